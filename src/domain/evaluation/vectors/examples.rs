//! TC-01 to TC-24.

use super::*;
use crate::domain::evaluation::execution::{ExecutionNote, execution};
use crate::domain::evaluation::scheme::ZeroBudget;
use crate::domain::evaluation::total::{Counted, total};
use crate::domain::evaluation::why::Note;
use crate::domain::evaluation::{Bands, Execution, Grade};
use crate::domain::indicator::Open;
use crate::domain::indicator::progress::Band;
use crate::domain::money::{Money, MoneyUnit};
use crate::domain::ratio::round_half_away;

fn wan(s: &str) -> Money {
    Money::parse(s, MoneyUnit::Wan).expect("amount")
}

fn executed(budget: &str, spent: &str, s: &Scheme) -> Execution {
    execution(wan(budget), wan(spent), s.execution, None, s)
}

#[test]
fn tc_01_on_the_target_all_points() {
    let s = row("≥50", "50", "8", &scheme(&[])).expect("scored");
    assert_eq!((s.points, s.reason_required), (d("8.00"), false));
}

#[test]
fn tc_02_short_of_it_in_proportion() {
    let s = row("≥50", "45", "8", &scheme(&[])).expect("scored");
    assert_eq!((s.points, s.completion, s.reason_required), (d("7.20"), d("0.9"), true));
}

#[test]
fn tc_03_far_above_it_all_points_and_a_reason() {
    let s = row("≥50", "72", "8", &scheme(&[])).expect("scored");
    assert_eq!((s.points, s.completion, s.reason_required), (d("8.00"), d("1.44"), true));
}

#[test]
fn tc_04_far_above_it_linear() {
    assert_eq!(points("≥50", "72", "8", &scheme(&[("score.over", "linear")])), d("6.88"));
}

#[test]
fn tc_05_far_above_it_in_tiers() {
    assert_eq!(points("≥50", "72", "8", &scheme(&[("score.over", "tier")])), d("7.20"));
}

#[test]
fn tc_06_a_bar_passed_by_a_tenth() {
    assert_eq!(points("≤100", "110", "10", &scheme(&[])), d("9.00"));
}

#[test]
fn tc_07_a_bar_passed_by_as_much_again() {
    assert_eq!(points("≤100", "200", "10", &scheme(&[])), d("0.00"));
}

#[test]
fn tc_08_deviation_or_ratio() {
    assert_eq!(points("≤90万元", "94.5", "8", &scheme(&[])), d("7.60"));
    assert_eq!(points("≤90万元", "94.5", "8", &scheme(&[("score.negative", "ratio")])), d("7.62"));
}

#[test]
fn tc_09_nothing_is_to_happen() {
    assert_eq!(points("=0起", "0", "5", &scheme(&[])), d("5.00"));
    assert_eq!(points("=0起", "1", "5", &scheme(&[])), d("0.00"));
}

#[test]
fn tc_10_points_picked_in_the_band_of_the_words() {
    assert_eq!(picked("部分达成", "20", "15.99").map(|s| s.points), Ok(d("15.99")));
    assert_eq!(
        picked("部分达成", "20", "16.00"),
        Err(Unscored::OutsideBand { band: Band::Part, belongs: Some(Band::Done) })
    );
    assert_eq!(picked("部分达成", "20", "12.00").map(|s| s.points), Ok(d("12.00")));
    assert_eq!(
        picked("部分达成", "20", "11.99"),
        Err(Unscored::OutsideBand { band: Band::Part, belongs: Some(Band::Undone) })
    );
}

#[test]
fn tc_11_full_only_by_rounding() {
    let e = executed("90", "89.974", &scheme(&[]));
    assert_eq!(e.rate.map(|r| round_half_away(r * Decimal::ONE_HUNDRED, 2)), Some(d("99.97")));
    assert_eq!((e.points, e.note), (Some(d("10.00")), Some(ExecutionNote::NotQuite)));
}

#[test]
fn tc_12_execution_in_proportion() {
    let e = executed("520.00", "412.60", &scheme(&[]));
    assert_eq!(e.rate.map(|r| round_half_away(r * Decimal::ONE_HUNDRED, 2)), Some(d("79.35")));
    assert_eq!(e.points, Some(d("7.93")));
}

#[test]
fn tc_13_nothing_budgeted_nothing_spent_somebody_decides() {
    let e = executed("0", "0", &scheme(&[]));
    assert_eq!((e.rate, e.points, e.note), (None, None, Some(ExecutionNote::NothingBudgeted)));
    let decided = |way| execution(Money::ZERO, Money::ZERO, d("10"), Some(way), &scheme(&[]));
    assert_eq!(decided(ZeroBudget::Zero).points, Some(d("0")));
    assert_eq!(decided(ZeroBudget::Full).points, Some(d("10")));
    // 按 90 分折算: 81 of 90 is 90 of 100.
    let rows = [Counted::set(d("90"), d("81"))];
    let t = total(&rows, Some(&decided(ZeroBudget::Renormalize)), &scheme(&[]));
    assert_eq!((t.total, t.grade), (d("90.00"), Some(Grade::Excellent)));
    let spent = execution(Money::ZERO, wan("1"), d("10"), Some(ZeroBudget::Full), &scheme(&[]));
    assert_eq!((spent.points, spent.note), (None, Some(ExecutionNote::WithoutBudget)));
}

#[test]
fn tc_14_more_spent_than_budgeted() {
    let e = executed("100", "103", &scheme(&[]));
    assert_eq!((e.rate, e.points, e.note), (Some(d("1.03")), Some(d("10.00")), Some(ExecutionNote::Overspent)));
}

#[test]
fn tc_15_half_a_hundredth_goes_up() {
    assert_eq!(points("≥1000", "700.5", "10", &scheme(&[])), d("7.01"));
    assert_eq!(points("≥1000", "267.5", "10", &scheme(&[])), d("2.68"));
}

#[test]
fn tc_16_rows_or_the_sum_are_rounded() {
    let add = |s: &Scheme| {
        let one = row("≥3", "2", "10", s).expect("scored");
        let rows = [Counted::of(d("10"), Some(&one), false); 3];
        (one.points, total(&rows, None, s).total)
    };
    assert_eq!(add(&scheme(&[])), (d("6.67"), d("20.01")));
    assert_eq!(add(&scheme(&[("score.rounding", "sum_then_round")])), (d("6.67"), d("20.00")));
}

fn graded(exact: &str, s: &Scheme) -> (Decimal, Option<Grade>) {
    let t = total(&[Counted::set(d("100"), d(exact))], None, s);
    (t.total, t.grade)
}

#[test]
fn tc_17_the_grade_looks_at_hundredths_unless_set_otherwise() {
    assert_eq!(graded("89.995", &scheme(&[])), (d("90.00"), Some(Grade::Excellent)));
    assert_eq!(graded("89.995", &scheme(&[("score.grade_on", "raw")])), (d("90.00"), Some(Grade::Good)));
}

#[test]
fn tc_18_just_below() {
    assert_eq!(graded("89.994", &scheme(&[])), (d("89.99"), Some(Grade::Good)));
}

#[test]
fn tc_19_s2021_spreads_what_lies_above_sixty() {
    let s = scheme(&[("score.scheme", "S2021")]);
    assert_eq!(points("≥50", "45", "8", &s), d("6.00"));
    assert_eq!(points("≥50", "30", "8", &s), d("0.00"));
}

/// The rows of TC-20: class, target, actual, marks.
const PROJECT: [(Level2, &str, &str, &str); 7] = [
    (Level2::Quantity, "≥50", "45", "15"),
    (Level2::Quality, "≥98%", "96.5%", "15"),
    (Level2::Timeliness, "2021年12月31日前", "2021-12-20", "10"),
    (Level2::Cost, "≤520", "530", "10"),
    (Level2::Social, "效果明显", "部分达成，70%", "20"),
    (Level2::Sustainable, "影响长远", "达成年度指标", "10"),
    (Level2::Satisfaction, "≥90%", "86%", "10"),
];

fn project(s: &Scheme) -> (Vec<Decimal>, Execution, crate::domain::evaluation::Total) {
    let scored: Vec<Scored> =
        PROJECT.iter().map(|(c, t, a, w)| classed(Some(*c), t, a, w, s).expect("scored")).collect();
    let rows: Vec<Counted> = scored.iter().map(|r| Counted::of(r.marks, Some(r), false)).collect();
    let e = executed("520.00", "412.60", s);
    let t = total(&rows, Some(&e), s);
    (scored.iter().map(|s| s.points).collect(), e, t)
}

#[test]
fn tc_20_a_whole_project() {
    let (rows, e, t) = project(&scheme(&[]));
    assert_eq!(e.points, Some(d("7.93")));
    assert_eq!(rows, ["13.50", "14.77", "10.00", "9.81", "14.00", "10.00", "9.56"].map(d));
    assert_eq!((t.total, t.grade, t.missing, t.marks_off), (d("89.57"), Some(Grade::Good), 0, None));
    let bands = Bands { excellent: d("80"), good: d("70"), fair: d("60") };
    assert_eq!(bands.grade(t.total), Grade::Excellent);
}

#[test]
fn tc_21_high_score_on_low_spend() {
    let (.., t) = project(&scheme(&[]));
    assert_eq!((t.indicators, t.indicator_marks), (d("81.64"), d("90")));
    let consistency = crate::domain::evaluation::consistency::of(t.indicators, t.indicator_marks, d("7.93"), d("10"));
    assert_eq!(consistency.map(|c| round_half_away(c.gap * Decimal::ONE_HUNDRED, 2)), Some(d("12.58")));
}

#[test]
fn tc_22_a_share_near_the_whole_has_no_far_above() {
    let s = row("≥95%", "98%", "10", &scheme(&[("score.over_threshold", "1.01")])).expect("scored");
    assert_eq!((s.points, s.reason_required), (d("10.00"), false));
}

#[test]
fn tc_23_an_empty_value_is_not_scored() {
    assert_eq!(row("≥50", "", "8", &scheme(&[])), Err(Unscored::Open(Open::Unreported)));
    let t = total(&[Counted::of(d("90"), None, false)], Some(&executed("1", "1", &scheme(&[]))), &scheme(&[]));
    assert_eq!((t.missing, t.grade), (1, None));
}

#[test]
fn tc_24_ten_days_late() {
    assert_eq!(points("2021年12月31日前", "2022-01-10", "10", &scheme(&[])), d("8.00"));
    assert_eq!(points("2021年12月31日前", "2022-02-01", "10", &scheme(&[])), d("6.00"));
    assert_eq!(points("2021年12月31日前", "2022-01-10", "10", &scheme(&[("score.late", "zero")])), d("0.00"));
    assert_eq!(points("2021年12月31日前", "2031-01-10", "10", &scheme(&[])), d("0.00"));
}

#[test]
fn a_strict_bar_is_met_by_standing_on_it_with_a_warning() {
    let s = row(">92%", "92%", "10", &scheme(&[])).expect("scored");
    assert_eq!((s.points, s.note), (d("10.00"), Some(Note::OnStrictBar)));
}
