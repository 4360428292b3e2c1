//! Monitoring forms through the commands: targets declared, passed and issued,
//! rounds opened, forms sent out, filled in, written as workbooks and imported;
//! what the commands then print, against the reference.

use std::path::Path;

use jixiao::domain::form::{Cited, Form as Filled};
use jixiao::exchange::form::read_file;
use jixiao::exchange::form::write::{Shape, workbook};
use jixiao::exchange::sheet::Limits;
use serde_json::{Value as Json, json};

use super::command::{commands_agree, jixiao, text};
use super::invent::Dice;
use super::*;
use crate::reference::attain::{Form, Row};
use crate::reference::rows;

/// 二级指标, 一级指标, units of its targets, marks.
const ASKED: [(&str, &str, &[&str], i128); 7] = [
    ("数量指标", "产出指标", &["个", "公里", "万元"], 20),
    ("质量指标", "产出指标", &["%"], 10),
    ("时效指标", "产出指标", &["天", "2021-06-30", "2021-09-30"], 10),
    ("成本指标", "产出指标", &["元", "万元"], 10),
    ("经济效益指标", "效益指标", &["万元", "%"], 15),
    ("社会效益指标", "效益指标", &["人次", "%"], 15),
    ("服务对象满意度指标", "满意度指标", &["%"], 10),
];
const LIKELY: [&str; 4] = ["确定能", "有可能", "完全不可能", ""];
/// N, cut-off, last day, and the days on which the units file.
type Called = (i64, (i64, i64), (i64, i64), [(i64, i64); 2]);
const ROUNDS: [Called; 2] = [(7, (7, 31), (8, 31), [(8, 20), (9, 14)]), (9, (9, 30), (10, 20), [(10, 11), (10, 21)])];

fn pick<'a>(dice: &mut Dice, words: &[&'a str]) -> &'a str {
    words[dice.below(words.len() as i64) as usize]
}

fn target(dice: &mut Dice, class: &str, unit: &str) -> String {
    if unit.len() == 10 {
        return unit.into();
    }
    let sign = if class == "成本指标" || unit == "天" { "≤" } else { pick(dice, &["≥", "≥", "="]) };
    format!("{sign}{}{unit}", 12 * (1 + dice.below(if unit == "%" { 8 } else { 40 })))
}

/// A value often exactly on a limit of the months, sometimes none or words.
fn actual(dice: &mut Dice, target: &str, months: i64) -> String {
    if target.len() == 10 {
        return pick(dice, &["2021-06-30", "2021-08-15", "已完成", "未完成", ""]).into();
    }
    let bare = target.trim_start_matches(['≥', '≤', '=']);
    let digits: String = bare.chars().take_while(char::is_ascii_digit).collect();
    let (whole, unit) = (digits.parse::<i64>().expect("a number"), &bare[digits.len()..]);
    match dice.below(9) {
        0 => String::new(),
        1 => "按计划推进".into(),
        n => {
            let part = [60, 80, 100, 120][dice.below(4) as usize];
            let asked = if n < 6 { whole * months * part / 12 * 10 } else { whole * part * 10 };
            let value = asked + [0, 0, 1, -1][dice.below(4) as usize];
            format!("{}.{:03}{unit}", value / 1000, value % 1000)
        }
    }
}

/// Projects with a quota, a payment and a form in some rounds, and what each
/// form was filed on.
fn city(seed: u64) -> Book {
    let mut dice = Dice::new(seed);
    let mut book = Book::default();
    for n in 0..24 {
        let code = format!("36110021T{:012}", n + 1);
        let amount = i128::from(1 + dice.below(50)) * 10_000_000;
        let category = pick(&mut dice, &["特定目标类", "其他运转类"]).to_string();
        book.projects.push(rows::Project { year: 2021, code: code.clone(), category, ..rows::Project::default() });
        book.quotas.push(rows::Quota {
            year: 2021,
            code: code.clone(),
            kind: "年初预算".into(),
            fund: "一般公共预算".into(),
            origin: None,
            issued: Some(Day::new(2021, 1 + dice.below(2), 1)),
            amount,
        });
        book.payments.push(rows::Payment {
            year: 2021,
            code: code.clone(),
            unit: String::new(),
            fund: "一般公共预算".into(),
            date: Day::new(2021, 7, 1),
            amount: amount * i128::from(1 + dice.below(21)) * 5 / 100,
            payee: format!("{n}号公司"),
            account: format!("6222{n:08}"),
            purpose: Some("项目款".into()),
            cutoff: None,
        });
        let asked: Vec<Row> = ASKED
            .iter()
            .map(|(class, _, units, weight)| {
                let unit = pick(&mut dice, units);
                let target = target(&mut dice, class, unit);
                Row {
                    class: (*class).into(),
                    target,
                    actual: String::new(),
                    weight: Some(*weight),
                    likely: String::new(),
                }
            })
            .collect();
        for (months, cutoff, due, days) in ROUNDS {
            let fill = |row: &Row, dice: &mut Dice| {
                let actual = actual(dice, &row.target, months);
                Row { actual, likely: pick(dice, &LIKELY).into(), ..row.clone() }
            };
            let rows = asked.iter().map(|row| fill(row, &mut dice)).collect();
            let day = |(m, d)| Day::new(2021, m, d);
            let filed = (dice.below(4) > 0).then(|| day(days[dice.below(2) as usize]));
            let (cutoff, due) = (day(cutoff), day(due));
            book.forms.push(Form { year: 2021, code: code.clone(), months, cutoff, due, filed, rows });
        }
    }
    book
}

fn yuan_of(fen: i128) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}

/// The treasury's files of a book, and the targets that its forms speak of.
fn import_all(db: &Path, dir: &Path, book: &Book) {
    let put = |name: &str, text: String| {
        let path = dir.join(name);
        std::fs::write(&path, text).expect("a file");
        path.to_str().expect("a path").to_string()
    };
    let line = |p: &rows::Project| format!("{0},项目{0},148,市民航局,148001,市民航局本级,{1}\n", p.code, p.category);
    let quota = |q: &rows::Quota| {
        let issued = q.issued.expect("a day");
        format!("{},一般公共预算,年初,{},{issued},饶财指〔2021〕1号\n", q.code, yuan_of(q.amount))
    };
    let payment = |(n, p): (usize, &rows::Payment)| {
        format!("{},{},{},{n},1,一般公共预算,{},{},项目款\n", p.code, p.date, yuan_of(p.amount), p.payee, p.account)
    };
    let projects = book.projects.iter().map(line).collect::<String>();
    let quotas = book.quotas.iter().map(quota).collect::<String>();
    let payments = book.payments.iter().enumerate().map(payment).collect::<String>();
    let files = [
        put("项目.csv", "项目代码,项目名称,部门代码,部门名称,单位代码,单位名称,项目类别\n".to_string() + &projects),
        put("指标.csv", "项目代码,资金性质,指标类型,指标金额（元）,下达日期,指标文号\n".to_string() + &quotas),
        put(
            "支付.csv",
            "项目代码,支付日期,支付金额（元）,凭证号,凭证明细号,资金性质,收款人,收款人账号,用途\n".to_string()
                + &payments,
        ),
    ];
    jixiao(db, &["import", &files[0], &files[1], &files[2], "--year", "2021"]);
    let records: Vec<Json> = book.projects.iter().map(|p| record(book, p)).collect();
    let targets = put("目标.json", json!(records).to_string());
    let done = jixiao(db, &["target", "import", &targets, "--on", "2021-02-01"]);
    assert_eq!(json!([done["summary"]["set_aside"], done["summary"]["blocked"]]), json!([0, 0]), "{done:#}");
    let codes: Vec<&str> = book.projects.iter().map(|p| p.code.as_str()).collect();
    jixiao(db, &[&["target", "review", "--pass", "--on", "2021-02-20"][..], &codes].concat());
    jixiao(db, &["target", "issue", "--all", "--doc", "饶财预〔2021〕6号", "--date", "2021-02-26"]);
    // The reference knows nothing of the targets' own life.
    for rule in ["rule.R12.enabled", "rule.R16.enabled"] {
        jixiao(db, &["rules", "set", rule, "false"]);
    }
}

fn record(book: &Book, p: &rows::Project) -> Json {
    let form = book.forms.iter().find(|f| f.code == p.code).expect("a form");
    let quota = book.quotas.iter().find(|q| q.code == p.code).expect("a quota");
    let wan = yuan_of(quota.amount / 10_000);
    let row = |(r, (class, level1, ..)): (&Row, &(&str, &str, &[&str], i128))| {
        json!({"level1": level1, "level2": class, "level3": format!("{class}事项"), "target": r.target,
            "full_marks": r.weight.expect("marks").to_string()})
    };
    let indicators: Vec<Json> = form.rows.iter().zip(&ASKED).map(row).collect();
    json!({
        "form_kind": "target", "form_title": "项目支出绩效目标申报表", "year": "2021",
        "project": format!("{}-项目{}", p.code, p.code), "goals": "按计划完成全年任务",
        "funds": {"unit": "万元", "rows": [
            {"label": "年度资金总额", "initial_budget": wan}, {"label": "其中：财政拨款", "initial_budget": wan}]},
        "indicators": indicators,
    })
}

/// Sends the forms of a round out, fills them in and takes them in again.
fn file_round(db: &Path, dir: &Path, book: &Book, called: &Called) {
    let (months, cutoff, due, days) = *called;
    let n = months.to_string();
    let day = |(m, d): (i64, i64)| Day::new(2021, m, d).to_string();
    jixiao(db, &["monitor", "open", "--round", &n, "--cutoff", &day(cutoff), "--due", &day(due)]);
    let out = dir.join(format!("发出{n}"));
    jixiao(db, &["monitor", "form", "--round", &n, "--all", "-o", out.to_str().expect("a path")]);
    let file = std::fs::read_dir(&out).expect("a folder").next().expect("a workbook").expect("a file").path();
    let sent = read_file(&file, &Limits::default(), &mut |_, _| true).expect("forms").forms;
    assert_eq!(sent.len(), book.projects.len());
    for on in days {
        let on_day = Day::new(2021, on.0, on.1);
        let own = |form: &Filled| {
            let code = form.project_code.text.as_str();
            book.forms.iter().find(|f| f.code == code && f.months == months && f.filed == Some(on_day))
        };
        let filled: Vec<Filled> = sent.iter().filter_map(|form| Some(fill(form, own(form)?))).collect();
        let bytes = workbook(&filled, Shape::AS_IT_IS, Date::constant(2021, 8, 1)).expect("a workbook");
        let path = dir.join(format!("收到{n}-{on_day}.xlsx"));
        std::fs::write(&path, bytes).expect("a file");
        let path = path.to_str().expect("a path");
        let done = jixiao(db, &["monitor", "import", path, "--filed", &on_day.to_string()]);
        assert_eq!(done["summary"]["filed"], json!(filled.len()), "{done:#}");
    }
}

fn fill(sent: &Filled, own: &Form) -> Filled {
    let mut form = sent.clone();
    assert_eq!(form.rows.len(), own.rows.len());
    for (row, own) in form.rows.iter_mut().zip(&own.rows) {
        row.actual = Cited::new(own.actual.as_str(), "");
        row.likelihood = Cited::new(own.likely.as_str(), "");
    }
    // A form with nothing in it is not taken in; one that says why it has nothing is.
    form.rows[0].reason = Cited::new("见说明", "");
    form
}

#[test]
fn the_commands_agree_on_forms_that_came_in_as_files() {
    let mut spoke = std::collections::BTreeSet::new();
    for seed in [2001, 2002, 2003] {
        let folder = tempfile::tempdir().expect("a folder");
        let db = folder.path().join("city.db");
        let book = city(seed);
        import_all(&db, folder.path(), &book);
        for called in &ROUNDS {
            file_round(&db, folder.path(), &book, called);
        }
        let days = [(2021, 7, 31), (2021, 9, 1), (2021, 9, 14), (2021, 10, 31)];
        commands_agree(&format!("seed {seed}"), &db, &book, &days);
        for (y, m, d) in days {
            let want = judge::judge(&book, 2021, Day::new(y.into(), m.into(), d.into()));
            spoke.extend(want.iter().flat_map(|j| &j.alerts).map(|a| (a.rule, a.level)));
        }
    }
    for rule in ["target_lag", "target_unlikely", "spent_without_output", "output_unpaid", "monitoring_overdue"] {
        for level in ["yellow", "red"] {
            assert!(spoke.contains(&(rule, level)), "{rule} {level}");
        }
    }
}

/// The forms of the sample city as their report quotes them; those that were
/// sent back do not stand.
pub(super) fn of_report(report: &Json) -> Vec<Form> {
    let day = |key: &str| Day::parse(&text(report, key)).expect("a day");
    let form = |p: &Json| {
        let form = p["form"].as_object()?;
        let stands = matches!(form["state"].as_str(), Some("filed" | "accepted"));
        let row = |i: &Json| Row {
            class: text(i, "level2"),
            target: text(i, "target"),
            actual: text(i, "actual"),
            weight: i["weight"].as_str().map(|w| w.parse().expect("whole marks")),
            likely: match i["possibility"].as_str() {
                Some("certain") => LIKELY[0],
                Some("possible") => LIKELY[1],
                Some("impossible") => LIKELY[2],
                _ => "",
            }
            .into(),
        };
        Some(Form {
            year: 2021,
            code: text(p, "code"),
            months: 7,
            cutoff: day("cutoff"),
            due: day("due"),
            filed: stands.then(|| day("stands_on")),
            rows: form["indicators"].as_array()?.iter().map(row).collect(),
        })
    };
    report["projects"].as_array().expect("projects").iter().filter_map(form).collect()
}
