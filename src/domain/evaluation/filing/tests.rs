//! Forms that came back, good and bad.

use super::*;
use crate::domain::evaluation::sheet;
use crate::domain::form::Figure;
use crate::domain::indicator::Level2;
use crate::domain::money::MoneyUnit;

fn d(s: &str) -> Decimal {
    Decimal::from_str_exact(s).expect("number")
}

fn at(text: &str, cell: &str) -> Cited {
    Cited::new(text, cell)
}

fn row(n: usize, level2: Level2, name: &str, target: &str, marks: &str, actual: &str, score: &str) -> Row {
    let cell = |column: &str| format!("{column}{}", n + 10);
    Row {
        level2: at(level2.name(), &cell("B")),
        name: at(name, &cell("C")),
        target: at(target, &cell("D")),
        reading: Reading::parse_in(target, Some(2020)),
        marks: at(marks, &cell("F")),
        actual: at(actual, &cell("E")),
        score: at(score, &cell("G")),
        reason: at("", &cell("H")),
        ..Row::empty(Block::Annual)
    }
}

fn form() -> Form {
    let wan = |s: &str, cell: &str| Figure { cited: at(s, cell), amount: Money::parse(s, MoneyUnit::Wan).ok() };
    let total = FundRow {
        kind: FundKind::Total,
        initial: wan("100", "C5"),
        adjusted: wan("100", "D5"),
        executed: wan("90", "E5"),
        marks: at("10", "F5"),
        score: at("9", "H5"),
        ..FundRow::default()
    };
    Form {
        year: Some(2020),
        funds: vec![total],
        rows: vec![
            row(0, Level2::Quantity, "培训场次", "≥50场", "60", "50", "60"),
            row(1, Level2::Satisfaction, "满意度", "≥90%", "30", "95%", "30"),
        ],
        total_score: at("99", "G20"),
        ..Form::default()
    }
}

fn lines(form: &Form) -> Vec<Line> {
    form.rows.iter().zip(1..).map(|(r, id)| Line::of(r, Some(id))).collect()
}

fn keys(form: &Form, issued: &[Line]) -> Vec<(&'static str, String)> {
    let filing = file(form, 2020, Some(issued), Known::default(), &Scheme::default());
    filing.noted.into_iter().map(|n| (n.problem.key(), n.at.cell)).collect()
}

#[test]
fn a_good_form_has_nothing_to_note() {
    let form = form();
    let filing = file(&form, 2020, Some(&lines(&form)), Known::default(), &Scheme::default());
    assert_eq!(filing.noted, []);
    assert_eq!((filing.rows, filing.sheet.own), (vec![Some(0), Some(1)], (Some(d("9")), Some(d("99")))));
    assert_eq!(filing.sheet.spent, Money::parse("90", MoneyUnit::Wan).ok());
}

#[test]
fn rows_find_their_indicator_whatever_their_order() {
    let mut form = form();
    let issued = lines(&form);
    form.rows.reverse();
    let filing = file(&form, 2020, Some(&issued), Known::default(), &Scheme::default());
    assert_eq!((filing.rows, filing.noted), (vec![Some(1), Some(0)], Vec::new()));
}

#[test]
fn what_is_wrong_is_named_with_its_cell() {
    let issued = lines(&form());
    let with = |change: fn(&mut Form)| {
        let mut form = form();
        change(&mut form);
        keys(&form, &issued)
    };
    let one = |key, cell: &str| vec![(key, cell.to_string())];
    assert_eq!(with(|f| f.total_score.text = "95".into()), one("total_off", "G20"));
    assert_eq!(
        with(|f| f.rows[0].score.text = "61".into()),
        [("score_over_marks", "G10".into()), ("total_off", "G20".into())]
    );
    assert_eq!(with(|f| f.rows[0].actual.text = "7,00.0,77".into()), one("unclear", "E10"));
    assert_eq!(with(|f| f.rows[0].actual.text = String::new()), one("no_value", "E10"));
    assert_eq!(
        with(|f| f.rows[0].score.text = "6,0.0".into()),
        [("not_a_number", "G10".to_string())],
        "without it the total is nobody's to judge"
    );
    assert_eq!(with(|f| f.rows[0].target.text = "≥40场".into()), one("target_changed", "D10"));
    assert_eq!(with(|f| f.rows[0].marks.text = "50".into()), one("marks_changed", "F10"));
    assert_eq!(
        with(|f| f.rows[0].actual.text = "45".into()),
        [("no_reason", "H10".to_string()), ("score_differs", "G10".to_string())]
    );
    assert_eq!(
        with(|f| f.rows[0].name.text = "印刷手册".into()),
        [("unknown_indicator", "C10".to_string()), ("missing_indicator", String::new())]
    );
    assert_eq!(with(|f| f.funds[0].executed.cited.text = "9,0.00,1".into()), Vec::new(), "an amount stands beside");
}

#[test]
fn the_treasury_knows_better() {
    let form = form();
    let known = Known {
        budget: Money::parse("120", MoneyUnit::Wan).ok(),
        spent: Money::parse("90", MoneyUnit::Wan).ok(),
        ..Known::default()
    };
    let filing = file(&form, 2020, Some(&lines(&form)), known, &Scheme::default());
    assert_eq!(filing.noted.iter().map(|n| n.problem.key()).collect::<Vec<_>>(), ["other_budget"]);
    assert_eq!(filing.sheet.budget, known.budget);
}

#[test]
fn without_a_target_the_forms_own_rows_count() {
    let form = form();
    let filing = file(&form, 2020, None, Known::default(), &Scheme::default());
    assert_eq!(filing.sheet.lines.len(), 2);
    assert_eq!(filing.noted.iter().map(|n| n.problem.key()).collect::<Vec<_>>(), ["no_target"]);
}

#[test]
fn marks_on_another_base_are_those_of_the_form() {
    let issued = lines(&form());
    let mut other = form();
    (other.funds[0].marks, other.funds[0].score) = (at("20", "F5"), at("18", "H5"));
    for (row, marks) in other.rows.iter_mut().zip(["53.33", "26.67"]) {
        (row.marks.text, row.score.text) = (marks.into(), marks.into());
    }
    other.total_score.text = "98".into();
    assert_eq!(keys(&other, &issued), [("marks_rebased", "F5".into())]);
    let filing = file(&other, 2020, Some(&issued), Known::default(), &Scheme::default());
    assert_eq!(filing.sheet.lines[0].0.weight, Some(d("53.33")));
    // One row that does not follow the others is a change like any other.
    other.rows[0].marks.text = "50".into();
    assert!(keys(&other, &issued).iter().all(|(key, _)| *key != "marks_rebased"));
}

#[test]
fn marks_may_stand_behind_the_name() {
    let issued = lines(&form());
    let mut bracketed = form();
    bracketed.rows[0].name.text = "培训场次（60分）".into();
    bracketed.rows[1].name.text = "满意度(30 分)".into();
    assert_eq!(keys(&bracketed, &issued), []);
    assert_eq!(unmarked("补贴（元/年）"), "补贴（元/年）");
}

#[test]
fn a_total_beside_a_score_that_cannot_be_read_is_nobodys() {
    let issued = lines(&form());
    let mut torn = form();
    torn.rows[0].score.text = "6..0".into();
    let filing = file(&torn, 2020, Some(&issued), Known::default(), &Scheme::default());
    let judged = sheet::judge(&filing.sheet, &Scheme::default());
    assert_eq!(sheet::filed(&filing.sheet, &judged, &Scheme::default()).own, None);
    assert_eq!(keys(&torn, &issued), [("not_a_number", "G10".into())]);
}
