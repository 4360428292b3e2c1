//! The forms of the city: what each project declares for a year, and each
//! department for the whole of its work.

use std::collections::BTreeMap;

use super::families::{Family, Seed, Span};
use super::ink::{Ink, times};
use crate::domain::form::{Block, Cited, Figure, Form, FormKind, FundKind, FundRow, Goals, Row, TaskRow};
use crate::domain::indicator::{Level1, Level2, Reading};
use crate::domain::money::{Money, MoneyUnit};
use crate::service::demo::YEAR;
use crate::service::demo::model::{City, Project, Quota};
use crate::service::demo::random::Random;

/// A text that stands nowhere yet.
pub(super) fn said(text: impl Into<String>) -> Cited {
    Cited::new(text, "")
}

/// An amount of 分 as forms print it.
pub(super) fn figure(fen: i64) -> Figure {
    let amount = Money::from_fen(fen);
    let mut wan = amount.of(MoneyUnit::Wan).normalize();
    if wan.scale() < 2 {
        wan.rescale(2);
    }
    Figure { cited: said(wan.to_string()), amount: Some(amount) }
}

/// An indicator without marks.
pub(super) fn row(block: Block, level2: Level2, name: impl Into<String>, target: impl Into<String>) -> Row {
    let target = target.into();
    Row {
        block,
        level1: said(level2.usual_level1().name()),
        level2: said(level2.name()),
        name: said(name),
        reading: Reading::parse(&target),
        target: said(target),
        direction: Cited::default(),
        marks: Cited::default(),
        standard: Cited::default(),
        explanation: Cited::default(),
        note: Cited::default(),
        actual: Cited::default(),
        forecast: Cited::default(),
        likelihood: Cited::default(),
        causes: Default::default(),
        score: Cited::default(),
        reason: Cited::default(),
    }
}

/// What a project asked for in a year by its quotas, in 分: the initial ones,
/// else what was added later.
pub(super) fn asked(city: &City, project: usize, year: i16) -> i64 {
    let declared = city.years.iter().find(|y| y.project == project && y.year == year).and_then(|y| y.declared);
    declared.unwrap_or_else(|| {
        let of = |q: &&Quota| q.project == project && q.year == year && q.amount > 0;
        city.quotas.iter().filter(of).map(|q| q.amount).sum()
    })
}

/// First and last year that the whole-life block speaks of; nothing where the
/// project lives within one year.
fn life(p: &Project, family: &Family, year: i16) -> Option<(i16, i16)> {
    match family.span {
        Span::Rolling => Some((year, year + 2)),
        Span::Once if p.first_year == YEAR => None,
        Span::Works | Span::Once => Some((p.first_year, p.first_year + 2)),
    }
}

/// What a project declares for a year, for so many 分.
pub(super) fn project(city: &City, index: usize, year: i16, fen: i64) -> Form {
    let p = &city.projects[index];
    let (department, unit) = city.unit(index);
    let family = Family::of(&p.name);
    let life = life(p, family, year);
    let mut ink = Ink {
        random: Random::of("indicators", index),
        yuan: fen / 100,
        year,
        before: year < YEAR,
        name: p.name.clone(),
        pieces: 1,
        first: String::new(),
        when: format!("{year}年"),
    };
    let rows = rows(family, &mut ink, life);
    let annual = goal(family, &mut ink);
    let period = life.map_or(format!("{year}年"), |(from, to)| format!("{from}-{to}年"));
    let whole_life = life.map(|(from, to)| {
        let first = rows.iter().find(|r| r.block == Block::WholeLife).map(in_words);
        ink.first = first.unwrap_or_default();
        ink.when = format!("{from}-{to}年");
        if family.is_named() {
            ink.fill("{when}持续实施{p}，{q}，各项指标逐年提升。")
        } else {
            ink.fill(family.goal)
        }
    });
    Form {
        kind: FormKind::ProjectTarget,
        title: said(format!("项目支出绩效目标申报表（{year}年度）")),
        year: Some(year),
        project_code: said(&p.code),
        project: said(&p.name),
        department: said(format!("{}-{}", department.code, department.name)),
        unit: said(&unit.name),
        attribute: said(if p.first_year < year { "延续项目" } else { "新增项目" }),
        period: said(if family.span == Span::Rolling { "长期".into() } else { period }),
        money_unit: Some(MoneyUnit::Wan),
        funds: funds(fen, life.is_some()),
        goals: Goals {
            whole_life: whole_life.map(said).unwrap_or_default(),
            annual: said(annual),
            actual: Cited::default(),
        },
        rows,
        ..Form::default()
    }
}

fn goal(family: &Family, ink: &mut Ink) -> String {
    // What was written for one year of a named project does not fit another.
    if family.is_named() && ink.before {
        ink.fill("{when}完成{p}年度任务，{q}，资金使用规范，群众和服务对象总体满意。")
    } else {
        ink.fill(family.goal)
    }
}

fn funds(fen: i64, with_life: bool) -> Vec<FundRow> {
    let line = |kind, label: &str, fen: i64| FundRow {
        kind,
        label: said(label),
        initial: figure(fen),
        whole_life: if with_life { figure(fen * 3) } else { Figure::default() },
        ..FundRow::default()
    };
    vec![
        line(FundKind::Total, "年度资金总额", fen),
        line(FundKind::Fiscal, "其中：财政拨款", fen),
        line(FundKind::Other, "其他资金", 0),
    ]
}

/// `≥86公里` of `实施道路里程` as a sentence says it.
fn in_words(row: &Row) -> String {
    const COUNTED: [&str; 9] = ["数量", "次数", "场次", "人次", "人数", "卷数", "条数", "套数", "数"];
    let name = row.name.text.as_str();
    let what = COUNTED.iter().find_map(|c| name.strip_suffix(c)).unwrap_or(name);
    format!("{what}{}", row.target.text.trim_start_matches(['≥', '≤', '=']))
}

fn rows(family: &Family, ink: &mut Ink, life: Option<(i16, i16)>) -> Vec<Row> {
    let seeds = family.drawn(ink);
    let mut annual = Vec::new();
    let mut whole = Vec::new();
    for seed in seeds {
        let name = ink.fill(seed.name);
        let mut target = ink.fill(seed.target);
        if family.is_named() && ink.before {
            target = eased(&target, ink.year);
        }
        if let Some((_, end)) = life {
            let told =
                seed.whole_life.map(String::from).unwrap_or_else(|| over_the_years(seed, &target, ink.year, end));
            whole.push(row(Block::WholeLife, seed.level2(), &name, told));
        }
        let filled = row(Block::Annual, seed.level2(), name, target);
        if annual.is_empty() {
            ink.first = in_words(&filled);
        }
        annual.push(filled);
    }
    weigh(&mut annual);
    annual.extend(whole);
    annual
}

/// The whole-life target that belongs to an annual one.
fn over_the_years(seed: Seed, target: &str, year: i16, end: i16) -> String {
    match seed.class {
        'n' => times(target, 3),
        't' => target.replace(&format!("{year}年"), &format!("{end}年")),
        'N' | 'c' => target.to_string(),
        _ => shifted(target, 1),
    }
}

/// A whole percentage to be reached, by so many points; else unchanged.
fn shifted(target: &str, points: i64) -> String {
    let number = target.strip_prefix('≥').and_then(|t| t.strip_suffix('%')).and_then(|n| n.parse::<i64>().ok());
    number.filter(|n| *n < 99).map_or_else(|| target.to_string(), |n| format!("≥{}%", n + points))
}

/// What was asked a year earlier: a little less.
fn eased(target: &str, year: i16) -> String {
    let dated = target.replace(&format!("{}年", year + 1), &format!("{year}年"));
    let eased = shifted(&dated, -1);
    let digits: String = eased.chars().skip(1).take_while(char::is_ascii_digit).collect();
    match digits.parse::<i64>() {
        Ok(n) if n >= 20 && eased.starts_with('≥') && !eased.contains(['%', '.']) => {
            eased.replacen(&digits, &(n * 93 / 100).to_string(), 1)
        }
        _ => eased,
    }
}

/// 产出 50, 效益 30, 满意度 10.
fn weigh(rows: &mut [Row]) {
    let level = |r: &Row| r.class().0.map(|l| l.name());
    let mut by: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
    for (i, r) in rows.iter().enumerate().filter(|(_, r)| r.block == Block::Annual) {
        by.entry(level(r).unwrap_or_default()).or_default().push(i);
    }
    for (name, rows_of) in by {
        let marks: i64 = match name {
            "产出指标" => 50,
            "效益指标" => 30,
            _ => 10,
        };
        let each = marks / rows_of.len() as i64;
        let more = marks % rows_of.len() as i64;
        for (n, i) in rows_of.into_iter().enumerate() {
            rows[i].marks = said((each + i64::from((n as i64) < more)).to_string());
        }
    }
}

/// What a department declares for all its work in a year.
pub(super) fn department(city: &City, index: usize, year: i16, projects: &[(usize, &Form)]) -> Form {
    let d = &city.departments[index];
    let mut by_size: Vec<(i64, usize, &Form)> =
        projects.iter().map(|(i, form)| (asked(city, *i, year), *i, *form)).collect();
    by_size.sort_by_key(|(fen, i, _)| (std::cmp::Reverse(*fen), *i));
    let sum: i64 = by_size.iter().map(|(fen, ..)| fen).sum();
    let mut tasks: Vec<TaskRow> = by_size.iter().take(5).map(|(fen, _, form)| task(form, *fen)).collect();
    let rest: i64 = by_size.iter().skip(5).map(|(fen, ..)| fen).sum();
    if rest > 0 {
        tasks.push(TaskRow {
            name: said("其他履职任务"),
            content: said(format!("实施其余{}个项目，保障部门职能正常履行", by_size.len() - 5)),
            total: figure(rest),
            fiscal: figure(rest),
            other: figure(0),
        });
    }
    let names: Vec<&str> = by_size.iter().take(3).map(|(.., f)| f.project.text.as_str()).collect();
    let mut rows = department_rows(index, year, &by_size);
    weigh(&mut rows);
    let total =
        FundRow {
            kind: FundKind::Total, label: said("年度资金总额"), initial: figure(sum), ..FundRow::default()
        };
    Form {
        kind: FormKind::DepartmentTarget,
        title: said(format!("部门整体支出绩效目标申报表（{year}年度）")),
        year: Some(year),
        project_code: Cited::default(),
        department: said(format!("{}-{}", d.code, d.name)),
        money_unit: Some(MoneyUnit::Wan),
        funds: vec![total],
        tasks,
        goals: Goals {
            annual: said(format!(
                "{year}年围绕部门职责，实施{}等{}个项目，重点工作任务按期办结，预算执行规范，服务对象满意。",
                names.join("、"),
                by_size.len(),
            )),
            ..Goals::default()
        },
        rows,
        ..Form::default()
    }
}

fn task(form: &Form, fen: i64) -> TaskRow {
    TaskRow {
        name: form.project.clone(),
        content: said(form.rows.first().map(in_words).unwrap_or_default()),
        total: figure(fen),
        fiscal: figure(fen),
        other: figure(0),
    }
}

/// The usual indicators of a department beside the first ones of its largest projects.
fn department_rows(index: usize, year: i16, projects: &[(i64, usize, &Form)]) -> Vec<Row> {
    let mut random = Random::of("department indicators", index);
    let less = i64::from(year < YEAR);
    let mut rows: Vec<Row> = Vec::new();
    let mut add = |new: Row| {
        // Two projects of one kind share their words; the larger one's count.
        if !rows.iter().any(|r| r.name.text == new.name.text) {
            rows.push(new);
        }
    };
    let annual = |r: &&Row| r.block == Block::Annual;
    for (.., form) in projects.iter().take(2) {
        form.rows.iter().find(annual).cloned().into_iter().for_each(&mut add);
    }
    let usual = [
        (Level2::Quantity, "年度重点工作任务完成项数", format!("≥{}项", projects.len())),
        (Level2::Quality, "重点工作办结率", format!("≥{}%", random.between(95, 99) - less)),
        (Level2::Quality, "预决算信息公开率", "=100%".into()),
        (Level2::Timeliness, "重点工作按期完成率", format!("≥{}%", random.between(92, 97) - less)),
        (Level2::Cost, "“三公经费”控制率", format!("≤{}%", random.between(94, 99))),
        (Level2::Cost, "在职人员控制率", format!("≤{}%", random.between(95, 99))),
    ];
    usual.into_iter().map(|(level2, name, target)| row(Block::Annual, level2, name, target)).for_each(&mut add);
    for (.., form) in projects.iter().take(3) {
        let benefit = |r: &&Row| annual(r) && r.class().0 == Some(Level1::Benefit);
        form.rows.iter().find(benefit).cloned().into_iter().for_each(&mut add);
    }
    let content = format!("≥{}%", random.between(88, 95) - less);
    add(row(Block::Annual, Level2::Satisfaction, "服务对象和社会公众满意度", content));
    rows
}
