//! A sheet while it is filled in.

use super::*;
use crate::domain::evaluation::sheet::{Filled, Judged, Line, Set, Sheet, Want, filed, judge};
use crate::domain::evaluation::{Grade, Unscored};
use crate::domain::form::{Block, Cited, Row};
use crate::domain::indicator::Open;
use crate::domain::money::{Money, MoneyUnit};

fn line(level2: Level2, target: &str, weight: &str) -> Line {
    let mut row = Row::empty(Block::Annual);
    row.level2 = Cited::new(level2.name(), "");
    row.reading = Reading::parse_in(target, Some(2021));
    row.marks = Cited::new(weight, "");
    Line::of(&row, Some(1))
}

/// The project of TC-20, nothing filled in.
fn empty() -> Sheet {
    let rows = [
        (Level2::Quantity, "≥50", "15"),
        (Level2::Quality, "≥98%", "15"),
        (Level2::Timeliness, "2021年12月31日前", "10"),
        (Level2::Cost, "≤520", "10"),
        (Level2::Social, "效果明显", "20"),
        (Level2::Sustainable, "影响长远", "10"),
        (Level2::Satisfaction, "≥90%", "10"),
    ];
    let wan = |s| Money::parse(s, MoneyUnit::Wan).ok();
    Sheet {
        year: 2021,
        lines: rows.map(|(c, t, w)| (line(c, t, w), Filled::default())).to_vec(),
        budget: wan("520.00"),
        spent: wan("412.60"),
        ..Sheet::default()
    }
}

fn now(sheet: &Sheet) -> Judged {
    judge(sheet, &Scheme::default())
}

#[test]
fn the_total_is_right_at_every_moment() {
    let mut sheet = empty();
    assert_eq!((now(&sheet).total.total, now(&sheet).total.missing), (d("7.93"), 7));
    let typed = [
        ("45", "21.43"),
        ("96.5", "36.20"),
        ("是", "46.20"),
        ("530", "56.01"),
        ("部分达成，70%", "70.01"),
        ("达成", "80.01"),
        ("86", "89.57"),
    ];
    for (n, (value, total)) in typed.into_iter().enumerate() {
        sheet.lines[n].1.actual = value.into();
        assert_eq!(now(&sheet).total.total, d(total), "after {value}");
    }
    assert_eq!(now(&sheet).total.grade, Some(Grade::Good));
    let missing: Vec<Want> = now(&sheet).wants;
    assert_eq!(missing, [Want::Reason(0), Want::Reason(1), Want::Reason(3), Want::Reason(4), Want::Reason(6)]);
    for n in [0, 1, 3, 4, 6] {
        sheet.lines[n].1.reason = "疫情影响".into();
    }
    assert_eq!(now(&sheet).wants, []);
    let kept = filed(&sheet, &now(&sheet), &Scheme::default());
    assert_eq!((kept.score(), kept.grade, kept.silent), (Some(d("89.57")), Some(Grade::Good), 0));
    assert_eq!((kept.indicators, kept.execution), (Some(d("81.64")), Some(d("7.93"))));
}

#[test]
fn a_score_against_the_rule_wants_a_reason_and_a_name() {
    let mut sheet = empty();
    sheet.lines[0].1.actual = "45".into();
    sheet.lines[0].1.reason = "部分延后".into();
    sheet.lines[0].1.set = Some(Set { points: d("15"), ..Set::default() });
    assert!(now(&sheet).wants.contains(&Want::Approval(0)));
    assert_eq!(now(&sheet).rows[0].points, Some(d("15")));
    sheet.lines[0].1.set = Some(Set { points: d("15"), reason: "政策调整".into(), approver: "王主任".into() });
    assert!(!now(&sheet).wants.iter().any(|w| w.line() == Some(0)));
    sheet.lines[0].1.set =
        Some(Set { points: d("15.01"), reason: "政策调整".into(), approver: "王主任".into() });
    assert!(now(&sheet).wants.contains(&Want::SetRange(0)));
    assert_eq!(now(&sheet).rows[0].points, Some(d("13.50")), "what cannot be is not counted");
}

#[test]
fn what_cannot_be_scored_is_asked_and_keeps_the_total_open() {
    let mut sheet = empty();
    sheet.lines[0].1.actual = "7,00.0,77".into();
    let wants = now(&sheet).wants;
    assert!(matches!(wants[0], Want::Clear(0, Unscored::Open(Open::Doubtful(_)))), "{wants:?}");
    sheet.budget = None;
    assert!(now(&sheet).wants.contains(&Want::Execution));
    let kept = filed(&sheet, &now(&sheet), &Scheme::default());
    assert_eq!((kept.computed, kept.grade, kept.asked), (None, None, 1));
}

#[test]
fn marks_that_do_not_add_up_are_told() {
    let mut sheet = empty();
    sheet.lines.pop();
    assert!(now(&sheet).wants.contains(&Want::Marks(d("90"))));
    assert_eq!(judge(&Sheet::default(), &Scheme::default()).wants[0], Want::NoLines);
}

#[test]
fn the_units_own_total_counts_only_where_it_closes() {
    let mut sheet = empty();
    let own = ["13.5", "14.77", "10", "9.81", "14", "10", "9.56"];
    for (n, o) in own.into_iter().enumerate() {
        sheet.lines[n].1.own = Some(d(o));
    }
    let kept = |s: &Sheet| filed(s, &now(s), &Scheme::default());
    sheet.own = (Some(d("7.93")), Some(d("89.57")));
    assert_eq!(kept(&sheet).own, Some(d("89.57")));
    sheet.own.1 = Some(d("98.57"));
    assert_eq!((kept(&sheet).own, kept(&sheet).grade), (None, None), "asked, never taken");
    sheet.own.1 = None;
    assert_eq!(kept(&sheet).own, Some(d("89.57")), "added up where no total is printed");
    sheet.lines[0].1.own = Some(d("15.5"));
    assert_eq!(kept(&sheet).own, None, "above its marks");
}
