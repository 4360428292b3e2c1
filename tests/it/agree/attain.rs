//! Targets: forms invented as a unit would print them, read by the product's
//! own reader on one side and by the reference on the other.

use std::collections::BTreeSet;

use jixiao::domain::fund::{Defects, FundType, Payment, Quota, QuotaKind};
use jixiao::domain::indicator::{Aim, Level1, Level2, Reading};
use jixiao::domain::money::Money;
use jixiao::domain::monitor::facts::{Day as On, ProjectFacts};
use jixiao::domain::monitor::judge::judge as product;
use jixiao::domain::monitor::lines::Allocation;
use jixiao::domain::monitor::reported::{FormState, MonitorForm, MonitoringFacts, Possibility, Reported, Round};
use jixiao::domain::monitor::setting::RuleSet;
use jixiao::domain::project::Category;

use super::invent::Dice;
use super::*;
use crate::reference::attain::{Form, Row};
use crate::reference::rows;

const CLASSES: [&str; 7] =
    ["数量指标", "质量指标", "时效指标", "成本指标", "经济效益指标", "社会效益指标", "服务对象满意度指标"];
const LIKELY: [&str; 4] = ["确定能", "有可能", "完全不可能", ""];
const CATEGORIES: [&str; 4] = ["1 人员类", "21 公用经费", "22 其他运转类", "3 特定目标类"];

fn pick<'a>(dice: &mut Dice, words: &[&'a str]) -> &'a str {
    words[dice.below(words.len() as i64) as usize]
}

/// A target and a value, often exactly on a limit of the months.
fn line(dice: &mut Dice, class: &str, months: i64) -> (String, String) {
    let sign = pick(dice, &["≥", "≤", "=", "", "≥"]);
    let unit = if class.contains("满意") { "%" } else { pick(dice, &["个", "%", "万元", ""]) };
    // Shares above 200 % are doubted as damaged (290% for ≥90%), and are asked about.
    let scale = 12 * (1 + dice.below(if unit == "%" { 8 } else { 40 }));
    match dice.below(10) {
        0 => ("有所提升".into(), pick(dice, &["达成预期指标", "部分达成", "未达成", "有所提升", ""]).into()),
        1 => {
            let day = pick(dice, &["2021-06-30", "2021-09-30", "2021-12-31"]);
            (day.into(), pick(dice, &["2021-06-30", "2021-08-15", "2021-11-20", "已完成", "未完成", ""]).into())
        }
        2 => (format!("{sign}0{unit}"), format!("{}{unit}", dice.below(3))),
        3 => (format!("{sign}{scale}万元"), format!("{}元", dice.below(scale * 15_000))),
        4 => (format!("≥{scale}个"), String::new()),
        5 => (format!("{sign}{scale}{unit}"), "按计划推进".into()),
        6 => (format!("{sign}100%"), format!("{}.{:02}%", dice.below(130), dice.below(100))),
        n => {
            // 60, 80, 100 or 120 % of what the months ask, or of the whole; a little off now and then.
            let part = [60, 80, 100, 120][dice.below(4) as usize];
            let asked = if n == 7 { scale * months * part } else { scale * 12 * part };
            let off = [0, 0, 1, -1][dice.below(4) as usize];
            let value = asked * 10 / 12 + off;
            (format!("{sign}{scale}{unit}"), format!("{}.{:03}{unit}", value / 1000, value % 1000))
        }
    }
}

/// Projects with a quota, a payment and up to two rounds.
fn city(seed: u64) -> Book {
    let mut dice = Dice::new(seed);
    let mut book = Book::default();
    for n in 0..80 {
        let code = format!("36110021T{n:012}");
        let amount = i128::from(1 + dice.below(50)) * 10_000_000;
        let category = pick(&mut dice, &CATEGORIES).to_string();
        book.projects.push(rows::Project { year: 2021, code: code.clone(), category, ..rows::Project::default() });
        book.quotas.push(rows::Quota {
            year: 2021,
            code: code.clone(),
            kind: "年初预算".into(),
            fund: "一般公共预算".into(),
            origin: None,
            issued: Some(Day::new(2021, 1 + dice.below(6), 1)),
            amount,
        });
        book.payments.push(rows::Payment {
            year: 2021,
            code: code.clone(),
            unit: String::new(),
            fund: String::new(),
            date: Day::new(2021, 7, 1),
            amount: amount * i128::from(dice.below(22)) * 5 / 100,
            payee: String::new(),
            account: n.to_string(),
            purpose: None,
            cutoff: None,
        });
        for (months, cutoff, due) in [(7, (7, 31), (8, 31)), (9, (9, 30), (10, 20)), (12, (12, 31), (12, 31))] {
            if dice.below(3) == 0 {
                continue;
            }
            let weighed = dice.below(5) > 0;
            let rows = (0..dice.below(7)).map(|_| {
                let class = pick(&mut dice, &CLASSES);
                let (target, actual) = line(&mut dice, class, months);
                let weight = (weighed && dice.below(6) > 0).then(|| i128::from(dice.below(12)) * 3);
                let likely = pick(&mut dice, &LIKELY).into();
                Row { class: class.into(), target, actual, weight, likely }
            });
            let rows = rows.collect();
            let filed = (dice.below(4) > 0).then(|| Day::new(2021, due.0, due.1 - 15 + dice.below(14)));
            let day = |(m, d)| Day::new(2021, m, d);
            let (cutoff, due) = (day(cutoff), day(due));
            book.forms.push(Form { year: 2021, code: code.clone(), months, cutoff, due, filed, rows });
        }
    }
    book
}

fn date(d: Day) -> Date {
    Date::constant(d.y as i16, d.m as i8, d.d as i8)
}

fn reported(row: &Row) -> Reported {
    let level2 = Level2::parse(&row.class);
    let read = |text: &str| Reading::parse_in(text, Some(2021)).with_class(level2);
    Reported {
        name: row.class.clone(),
        weight: row.weight.map(|w| rust_decimal::Decimal::from(w as i64)),
        aim: Aim {
            target: read(&row.target),
            class: (level2.map(Level2::usual_level1).or(Some(Level1::Output)), level2),
            direction: None,
            accumulates: None,
            planned_from: None,
        },
        actual: read(&row.actual),
        forecast: read(""),
        possibility: Possibility::parse(&row.likely),
        causes: [false; 5],
        reason: String::new(),
    }
}

fn facts(book: &Book, project: &rows::Project) -> ProjectFacts {
    let own = |code: &str| code == project.code;
    let fen = |amount: i128| Money::from_fen(i64::try_from(amount).expect("an amount"));
    let quota = |q: &rows::Quota| Quota {
        id: 1,
        kind: Some(QuotaKind::Initial),
        fund: FundType::GeneralPublic,
        origin_year: None,
        amount: fen(q.amount),
        issued: q.issued.map(date),
        doc_no: None,
    };
    let payment = |p: &rows::Payment| Payment {
        id: 1,
        date: date(p.date),
        amount: fen(p.amount),
        fund: None,
        defects: Defects::default(),
    };
    let round = |f: &Form| Round {
        months: f.months as u8,
        cutoff: date(f.cutoff),
        due: date(f.due),
        form: f.filed.map(|day| MonitorForm {
            state: FormState::Filed,
            filed: date(day),
            returned: None,
            values: f.rows.iter().map(reported).collect(),
        }),
    };
    let rounds: Vec<Round> = book.forms.iter().filter(|f| own(&f.code)).map(round).collect();
    ProjectFacts {
        quotas: book.quotas.iter().filter(|q| own(&q.code)).map(quota).collect(),
        payments: book.payments.iter().filter(|p| own(&p.code)).map(payment).collect(),
        category: Category::parse(&project.category),
        monitoring: (!rounds.is_empty()).then_some(MonitoringFacts { rounds }),
        ..ProjectFacts::default()
    }
}

/// What the product says of a book, in the reference's form.
fn judged(book: &Book, as_of: Date) -> Vec<Judged> {
    let day = On { year: 2021, as_of, allocation: Allocation::Fifo };
    let one = |project: &rows::Project| {
        let j = product(&facts(book, project), &RuleSet::default(), day);
        let code = &project.code;
        let mut alerts: Vec<Alert> =
            j.alerts.iter().map(|a| alert(code, a.rule.key(), a.level.key(), &a.figures)).collect();
        alerts.sort();
        Judged {
            code: code.clone(),
            budget: j.figures.budget.fen().into(),
            paid: j.figures.paid.fen().into(),
            rate: j.figures.rate.map(|r| shown(r, 4)),
            expected: shown(j.figures.pace.expected, 4),
            progress: j.attainment.and_then(|a| a.progress).map(|p| shown(p, 4)),
            spend: j.lights.spend.key(),
            target: j.lights.target.key(),
            outlook: j.lights.outlook.key(),
            alerts,
        }
    };
    book.projects.iter().map(one).collect()
}

#[test]
fn progress_lights_and_rules_of_targets_agree_with_the_reference() {
    let mut spoke = BTreeSet::new();
    for seed in 1..=15 {
        let book = city(seed);
        for (m, d) in [(6, 30), (7, 31), (8, 31), (9, 1), (9, 11), (9, 14), (9, 15), (10, 31), (12, 31)] {
            let as_of = Date::constant(2021, m, d);
            let want = judge::judge(&book, 2021, Day::new(2021, m.into(), d.into()));
            compare(&format!("seed {seed} on {as_of}"), &judged(&book, as_of), &want);
            spoke.extend(want.iter().flat_map(|j| &j.alerts).map(|a| (a.rule, a.level)));
        }
    }
    for rule in ["target_lag", "target_unlikely", "spent_without_output", "output_unpaid", "monitoring_overdue"] {
        for level in ["yellow", "red"] {
            assert!(spoke.contains(&(rule, level)), "{rule} {level}");
        }
    }
}
