//! Every kind of target, and what is asked instead of scored.

use super::*;
use crate::domain::evaluation::why::{Note, Why};
use crate::domain::indicator::{Doubt, Open};

#[track_caller]
fn open(target: &str, actual: &str) -> Unscored {
    row(target, actual, "10", &scheme(&[])).expect_err("nothing to score by")
}

#[test]
fn nothing_is_scored_on_a_guess() {
    let doubt = |d| Unscored::Open(Open::Doubtful(d));
    assert_eq!(open("290%", "95%"), doubt(Doubt::DamagedOperator));
    assert_eq!(open("2280次", "300"), doubt(Doubt::DamagedOperator));
    assert_eq!(open("28", "8"), doubt(Doubt::DamagedOperator), "28 against 8");
    assert_eq!(open("≥50", "7,00.0,77"), doubt(Doubt::MalformedNumber));
    assert_eq!(open("7,00.0,77", "50"), doubt(Doubt::MalformedNumber));
    assert_eq!(open("", "50"), Unscored::Open(Open::NoTarget));
    assert_eq!(open("1600元/亩", "1500"), Unscored::Open(Open::NoDirection));
    assert_eq!(open("≥50个", "完成"), Unscored::Open(Open::NoNumber));
    assert_eq!(open("≥50个", "50公里"), Unscored::Open(Open::OtherUnit));
    assert_eq!(open("≥90%", "0.92"), Unscored::Open(Open::PerhapsShare));
    assert_eq!(open("效果明显", "群众反响热烈"), Unscored::Open(Open::Words));
    assert_eq!(open("效果明显", "达成效果，收入增长15%"), Unscored::Open(Open::Words));
    assert_eq!(open("效果明显", "部分达成，95%"), Unscored::Contradiction);
    assert_eq!(open("2021年12月31日前", "逾期完成"), Unscored::NoDay);
    for weight in ["0", "-1", "101"] {
        assert_eq!(row("≥50", "50", weight, &scheme(&[])), Err(Unscored::Marks), "{weight}");
    }
}

#[test]
fn nought_as_a_target() {
    assert_eq!(points("≥0", "0", "5", &scheme(&[])), d("5"));
    let below = row("≥0", "-1", "5", &scheme(&[])).expect("scored");
    assert_eq!((below.points, below.note), (d("0"), Some(Note::NegativeActual)));
    assert_eq!(points("≤0", "0", "5", &scheme(&[])), d("5"));
    assert_eq!(points("≤0", "0.1", "5", &scheme(&[])), d("0"));
    assert_eq!(points("≤0", "0.1", "5", &scheme(&[("score.negative", "ratio")])), d("0"));
}

#[test]
fn below_nought_is_a_slip_and_no_points() {
    let s = row("≥50", "-5", "8", &scheme(&[])).expect("scored");
    assert_eq!((s.points, s.note), (d("0"), Some(Note::NegativeActual)));
    assert_eq!(points("≥-5%", "-5%", "8", &scheme(&[])), d("8"), "a fall that was planned");
    assert_eq!(points("≥-5%", "-6%", "8", &scheme(&[])), d("6.40"));
}

#[test]
fn bounds_are_kept_or_left_to_either_side() {
    assert_eq!(points("90至95%", "92%", "10", &scheme(&[])), d("10"));
    assert_eq!(points("90至95%", "81%", "10", &scheme(&[])), d("9.00"));
    assert_eq!(points("80至100个", "110个", "10", &scheme(&[])), d("9.00"));
    assert_eq!(points("±3%以内", "-3%", "10", &scheme(&[])), d("10"));
    assert_eq!(points("±3%以内", "-4%", "10", &scheme(&[])), d("6.67"));
}

#[test]
fn equal_is_a_bar_or_a_point() {
    let both = scheme(&[("score.equal", "two_sided"), ("score.equal_tolerance", "5%")]);
    assert_eq!(points("=100个", "120", "10", &scheme(&[])), d("10"));
    assert_eq!(points("=100个", "120", "10", &both), d("8.00"));
    assert_eq!(points("=100个", "80", "10", &both), d("8.00"));
    assert_eq!(points("=100个", "105", "10", &both), d("10"));
    assert_eq!(points("=100个", "250", "10", &both), d("0"));
    assert_eq!(points("≥100个", "120", "10", &both), d("10"));
}

#[test]
fn the_threshold_itself_is_not_beyond_it() {
    let tier = scheme(&[("score.over", "tier")]);
    for (actual, expected) in [("65", "10"), ("65.1", "9"), ("75", "9"), ("75.1", "8"), ("100", "8"), ("101", "7")] {
        assert_eq!(points("≥50", actual, "10", &tier), d(expected), "{actual}");
    }
    let linear = scheme(&[("score.over", "linear")]);
    for (actual, expected) in [("65", "10"), ("85", "6"), ("500", "6")] {
        assert_eq!(points("≥50", actual, "10", &linear), d(expected), "{actual}");
    }
    assert!(!row("≥50", "500", "10", &scheme(&[("score.over", "off")])).expect("scored").reason_required);
}

#[test]
fn a_target_that_was_not_set_low_gives_the_points_back() {
    let (target, actual) = (Reading::parse("≥50"), Reading::parse("72"));
    let asked = Asked { target: &target, class: (None, None), direction: None, weight: d("8") };
    let given = Given { objective: true, ..Given::of(&actual) };
    let s = score(&asked, &given, &scheme(&[("score.over", "linear")])).expect("scored");
    assert_eq!((s.points, s.reason_required), (d("8"), true), "with full points, and the reason told");
}

#[test]
fn words_in_three_bands() {
    let s = scheme(&[]);
    for (actual, expected) in [
        ("达成年度指标", "20"),
        ("部分达成年度指标并具有一定效果", "14"),
        ("未达成年度指标且效果较差", "6"),
        ("实现目标程度较低", "6"),
        ("完成95%", "19"),
        ("95%", "19"),
        ("60%", "12"),
        ("59.99%", "12.00"),
        ("已完成100%", "20"),
        ("是", "20"),
        ("否", "0"),
    ] {
        assert_eq!(points("效果明显", actual, "20", &s), d(expected), "{actual}");
    }
    let copy = row("效果明显", "效果明显。", "20", &s).expect("scored");
    assert_eq!((copy.points, copy.note, copy.why), (d("20"), Some(Note::CopiesTarget), Why::SameWords));
    assert_eq!(points("否", "否", "5", &s), d("5"));
}

#[test]
fn picked_points_stay_within_the_marks() {
    assert_eq!(picked("达成", "20", "20").map(|s| s.points), Ok(d("20")));
    assert!(picked("达成", "20", "20.01").is_err());
    assert!(picked("未达成", "20", "-1").is_err());
    assert_eq!(picked("未达成", "20", "0").map(|s| s.points), Ok(d("0")));
}

#[test]
fn days_in_words() {
    let s = scheme(&[]);
    for (actual, expected) in [("按时完成", "10"), ("是", "10"), ("未完成", "0"), ("2021年12月", "10"), ("100%", "10")]
    {
        assert_eq!(points("2021年12月31日前", actual, "10", &s), d(expected), "{actual}");
    }
}

#[test]
fn s2021_steps() {
    let s = scheme(&[("score.scheme", "S2021")]);
    let satisfied = |actual| classed(Some(Level2::Satisfaction), "≥90%", actual, "10", &s).expect("scored").points;
    assert_eq!(["95%", "90%", "89.9%", "80%", "60%", "59%"].map(satisfied), ["10", "10", "8", "8", "5", "0"].map(d));
    assert_eq!(points("≤100", "120", "10", &s), d("5.00"), "80 % of it kept");
    assert_eq!(points("≥50", "29", "8", &s), d("0"));
    assert_eq!(points("≥50", "50", "8", &s), d("8"));
}

#[test]
fn what_does_not_apply_keeps_nought_or_is_left_out() {
    use crate::domain::evaluation::total::{Counted, total};
    let rows = [Counted::set(d("90"), d("81")), Counted { left_out: true, ..Counted::set(d("10"), d("0")) }];
    assert_eq!(total(&rows, None, &scheme(&[])).total, d("81.00"));
    assert_eq!(total(&rows, None, &scheme(&[("score.not_applicable", "left_out")])).total, d("90.00"));
}

#[test]
fn weights_of_a_hundred_beside_execution_are_brought_to_ninety() {
    use crate::domain::evaluation::total::{Counted, total};
    use crate::domain::money::Money;
    let s = scheme(&[("target.weight_base", "100")]);
    let e = crate::domain::evaluation::execution(Money::from_yuan(100), Money::from_yuan(80), d("10"), None, &s);
    let rows = [Counted::set(d("60"), d("60")), Counted::set(d("40"), d("35"))];
    let t = total(&rows, Some(&e), &s);
    assert_eq!((t.total, t.marks_off), (d("93.50"), None));
    let off = total(&rows[..1], Some(&e), &s);
    assert_eq!((off.marks_off, off.grade), (Some(d("70")), None), "marks that do not add up give no grade");
}

#[test]
fn a_low_rate_caps_the_total_where_an_office_wants_it() {
    use crate::domain::evaluation::total::{Counted, total};
    use crate::domain::money::Money;
    let s = scheme(&[("score_cap.enabled", "on")]);
    let e = crate::domain::evaluation::execution(Money::from_yuan(100), Money::from_yuan(65), d("10"), None, &s);
    let t = total(&[Counted::set(d("90"), d("90"))], Some(&e), &s);
    assert_eq!((t.total, t.exact, t.capped), (d("79.00"), d("96.50"), Some(d("79"))));
}
