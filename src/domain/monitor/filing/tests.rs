//! Forms as units send them back: filled in well, and in every wrong way.

use super::*;
use crate::domain::date::parse_iso;
use crate::domain::form::{Figure, FundRow};

fn cited(text: &str, cell: &str) -> Cited {
    Cited::new(text, cell)
}

fn row(level2: &str, name: &str, target: &str, line: usize) -> Row {
    Row {
        level1: cited("产出指标", &format!("A{line}")),
        level2: cited(level2, &format!("B{line}")),
        name: cited(name, &format!("C{line}")),
        target: cited(target, &format!("D{line}")),
        reading: Reading::parse_in(target, Some(2021)),
        marks: cited("10", &format!("E{line}")),
        ..Row::empty(Block::Annual)
    }
}

/// The same, filled in.
fn filled(row: Row, actual: &str, likelihood: &str, reason: &str) -> Row {
    let line = row.name.cell[1..].to_string();
    let cell = |text: &str, column: &str| cited(text, &format!("{column}{line}"));
    Row {
        actual: cell(actual, "F"),
        likelihood: cell(likelihood, "M"),
        reason: cell(reason, "L"),
        note: cell("", "N"),
        ..row
    }
}

fn targets() -> [Row; 3] {
    [
        row("数量指标", "硬化道路", "≥120公里", 10),
        row("质量指标", "验收合格率", "≥98%", 11),
        row("满意度指标", "群众满意度", "≥90%", 12),
    ]
}

fn opening() -> Opening {
    let on = |d| parse_iso(d).expect("a day");
    Opening { year: 2021, months: 7, cutoff: on("2021-07-31"), due: on("2021-08-31") }
}

fn form(rows: Vec<Row>) -> Form {
    Form {
        kind: FormKind::Monitoring,
        title: cited("项目支出绩效目标执行监控表（2021年度）", "A1"),
        year: Some(2021),
        months: Some(7),
        project: cited("农村道路硬化", "B3"),
        rows,
        ..Form::default()
    }
}

fn filing(form: &Form) -> Filing {
    let issued: Vec<Issued> = targets().iter().map(Issued::of).collect();
    let paid = Some(Money::from_yuan(1_234_567));
    file(
        form,
        &Expected {
            opening: opening(), code: "36110021T000000000001", name: "农村道路硬化", issued: &issued, paid
        },
    )
}

fn told(f: &Filing) -> Vec<(&'static str, &str)> {
    f.noted.iter().map(|n| (n.problem.key(), n.at.cell.as_str())).collect()
}

fn good() -> Vec<Row> {
    let [roads, quality, satisfied] = targets();
    vec![
        filled(roads, "70公里", "确定能", ""),
        filled(quality, "99%", "确定能", ""),
        filled(satisfied, "88%", "有可能", "安排回访，12月再测评"),
    ]
}

#[test]
fn a_form_filled_in_well_has_nothing_to_ask() {
    let f = filing(&form(good()));
    assert_eq!(told(&f), []);
    let values: Vec<_> = f.values.iter().map(|v| (v.name.as_str(), v.actual.value, v.possibility)).collect();
    assert_eq!(values[0], ("硬化道路", Some(Decimal::from(70)), Some(Possibility::Certain)));
    assert_eq!(f.values[2].reason, "安排回访，12月再测评");
    assert_eq!(f.values[0].weight, Some(Decimal::TEN));
}

#[test]
fn the_order_of_rows_makes_no_difference() {
    let mut rows = good();
    rows.reverse();
    assert_eq!(filing(&form(rows)).values, filing(&form(good())).values);
}

#[test]
fn a_form_of_another_round_year_or_project_is_refused() {
    let is = |f: Form, key: &str, cell: &str| {
        let filing = filing(&f);
        assert_eq!((told(&filing), filing.is_usable()), (vec![(key, cell)], false));
    };
    is(Form { months: Some(9), ..form(good()) }, "other_round", "A1");
    is(Form { year: Some(2020), ..form(good()) }, "other_year", "A1");
    is(Form { kind: FormKind::SelfEvaluation, ..form(good()) }, "other_kind", "A1");
    is(Form { project: cited("另一个项目", "B3"), ..form(good()) }, "other_project", "B3");
    is(Form { project_code: cited("36110021T000000000009", "B2"), ..form(good()) }, "other_project", "B2");
    // A form that does not say its round is taken for the one that is open.
    assert!(filing(&Form { months: None, year: None, ..form(good()) }).is_usable());
}

#[test]
fn rows_that_are_no_indicators_and_indicators_without_rows() {
    let mut rows = good();
    rows[1] = filled(row("质量指标", "合格率", "≥98%", 11), "99%", "", "");
    rows.push(filled(row("数量指标", "硬化道路", "≥120公里", 13), "80", "", ""));
    let f = filing(&form(rows));
    assert_eq!(told(&f), [("unknown_indicator", "C11"), ("twice", "C13"), ("missing_indicator", "")]);
    assert!(f.is_usable());
    assert_eq!(f.values[0].actual.value, Some(Decimal::from(70)), "the first counts");
    assert!(!f.values[1].is_reported());
}

#[test]
fn a_target_changed_in_the_form_does_not_count() {
    let mut rows = good();
    rows[0] = filled(row("数量指标", "硬化道路", "≥70公里", 10), "70公里", "确定能", "");
    let f = filing(&form(rows));
    assert_eq!(f.noted[0].problem, Problem::TargetChanged { issued: "≥120公里".into() });
    assert_eq!(f.values[0].aim.target.raw, "≥120公里");
    // Spaces and full-width signs are no change.
    let mut rows = good();
    rows[0] = filled(row("数量指标", "硬化道路", "≥ １２０ 公里", 10), "70公里", "确定能", "");
    assert_eq!(told(&filing(&form(rows))), []);
}

#[test]
fn what_the_unit_must_be_asked() {
    let [roads, quality, satisfied] = targets();
    let rows = vec![
        filled(roads, "按计划推进", "确定能", ""),
        filled(quality, "", "也许", ""),
        filled(satisfied, "0.92", "完全不可能", ""),
    ];
    let want = [
        ("unclear", "F10"),
        ("no_value", "F11"),
        ("unknown_possibility", "M11"),
        ("unclear", "F12"),
        ("no_measures", "N12"),
    ];
    assert_eq!(told(&filing(&form(rows))), want);
}

#[test]
fn what_lies_behind_must_be_explained() {
    let mut rows = good();
    rows[0].actual.text = "40公里".into();
    assert_eq!(told(&filing(&form(rows.clone()))), [("no_cause", "L10")]);
    rows[0].causes[0] = cited("√", "G10");
    let f = filing(&form(rows.clone()));
    assert_eq!(told(&f), []);
    assert_eq!(f.values[0].causes().collect::<Vec<_>>(), [Cause::Money]);
    // The unit's own forecast falls short, and it says nothing of it.
    rows[0].forecast = cited("100公里", "G10");
    assert_eq!(told(&filing(&form(rows))), [("no_measures", "N10")]);
}

#[test]
fn the_amount_paid_is_the_treasurys() {
    let with = |amount: Money| {
        let executed = Figure { cited: cited("123.46", "D6"), amount: Some(amount) };
        Form { funds: vec![FundRow { kind: FundKind::Total, executed, ..FundRow::default() }], ..form(good()) }
    };
    // 123.4567 万元 printed as 123.46.
    assert_eq!(told(&filing(&with(Money::from_yuan(1_234_600)))), []);
    let other = filing(&with(Money::from_yuan(1_235_000)));
    assert_eq!((told(&other), other.is_usable()), (vec![("other_paid", "D6")], true));
}

#[test]
fn questions_of_a_form_are_counted() {
    let f = filing(&form(good()));
    let of = |values| MonitorForm {
        state: crate::domain::monitor::reported::FormState::Filed,
        filed: opening().due,
        returned: None,
        values,
    };
    assert!(!of(f.values.clone()).has_questions(&opening(), Bands::default()));
    let mut odd = f.values;
    odd[0].actual = Reading::parse("按计划推进");
    assert!(of(odd).has_questions(&opening(), Bands::default()));
}
