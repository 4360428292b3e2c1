//! Terms that end on days off, worked weekends, years without a notice.

use super::*;
use proptest::prelude::*;

fn on(day: &str) -> Date {
    date::parse_iso(day).expect("a day")
}

fn due(delivered: &str, days: u16, counting: Counting) -> (String, Option<String>) {
    let due = Calendar::default().due(on(delivered), days, counting, true);
    (due.day.to_string(), due.rolled_from.map(|d| d.to_string()))
}

#[test]
fn a_term_that_ends_on_a_sunday_ends_on_monday() {
    let moved = ("2021-10-18".into(), Some("2021-10-17".into()));
    assert_eq!(due("2021-09-17", 30, Counting::Natural), moved);
    let calendar = Calendar::default();
    let stays = calendar.due(on("2021-09-17"), 30, Counting::Natural, false);
    assert_eq!((stays.day, stays.rolled_from), (on("2021-10-17"), None));
}

#[test]
fn a_term_that_ends_in_a_holiday_ends_after_it() {
    assert_eq!(due("2021-09-01", 30, Counting::Natural), ("2021-10-08".into(), Some("2021-10-01".into())));
    // A Sunday that is worked is a day like any other.
    assert_eq!(due("2021-08-27", 30, Counting::Natural), ("2021-09-26".into(), None));
    assert_eq!(due("2021-01-01", 0, Counting::Natural), ("2021-01-04".into(), Some("2021-01-01".into())));
}

#[test]
fn working_days_skip_the_holiday_and_count_the_worked_weekend() {
    // 09-18 is worked, 09-19 to 21 are off, 09-26 is worked, 10-01 to 07 are off.
    assert_eq!(due("2021-09-17", 10, Counting::Working), ("2021-10-08".into(), None));
    assert_eq!(due("2021-09-17", 1, Counting::Working), ("2021-09-18".into(), None));
    assert_eq!(due("2025-09-26", 3, Counting::Working), ("2025-09-30".into(), None));
}

#[test]
fn days_off_and_days_worked_of_every_notice() {
    let calendar = Calendar::default();
    let count = |year, kind| calendar.of_year(year).filter(|(_, k)| *k == kind).count();
    let counts = |year| (count(year, DayKind::Off), count(year, DayKind::Work));
    assert_eq!([2021, 2022, 2023, 2024, 2025].map(counts), [(31, 7), (31, 7), (26, 7), (28, 8), (28, 5)]);
    // A worked day is always a weekend; else the notice would not name it.
    for (day, kind) in (2021..=2025).flat_map(|year| calendar.of_year(year).collect::<Vec<_>>()) {
        let weekend = !Calendar::weekends_only().is_workday(day);
        assert!(kind == DayKind::Off || weekend, "{day}");
    }
}

#[test]
fn a_year_without_a_notice_counts_by_weekends_and_says_so() {
    let calendar = Calendar::default();
    assert!(calendar.is_charted(2025) && !calendar.is_charted(2026));
    let due = calendar.due(on("2025-12-25"), 10, Counting::Working, true);
    assert_eq!((due.day, due.uncharted), (on("2026-01-08"), vec![2026]));
    let due = calendar.due(on("2026-03-02"), 30, Counting::Natural, true);
    assert_eq!((due.day, due.uncharted), (on("2026-04-01"), vec![2026]));
    // Nothing was asked of the calendar.
    assert_eq!(calendar.due(on("2026-03-02"), 30, Counting::Natural, false).uncharted, Vec::<i16>::new());
}

#[test]
fn an_office_may_enter_days_and_take_them_back() {
    let mut calendar = Calendar::default();
    calendar.set(on("2026-10-01"), Some(DayKind::Off));
    assert!(calendar.is_charted(2026));
    calendar.set(on("2021-10-08"), Some(DayKind::Off));
    assert_eq!(calendar.due(on("2021-09-01"), 30, Counting::Natural, true).day, on("2021-10-09"));
    calendar.set(on("2021-10-08"), None);
    assert!(calendar.is_workday(on("2021-10-08")));
}

#[test]
fn time_left_and_time_over() {
    let left = |as_of: &str| Calendar::default().left(on(as_of), on("2021-10-08"));
    assert_eq!(left("2021-09-30"), Left { days: 8, working: 1 });
    assert_eq!(left("2021-10-08"), Left { days: 0, working: 0 });
    assert_eq!(left("2021-10-09"), Left { days: -1, working: -1 });
    assert!(left("2021-10-09").is_over() && !left("2021-10-08").is_over());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_working_term_ends_on_a_worked_day(offset in 0i64..2500, n in 1u16..300) {
        let calendar = Calendar::default();
        let start = on("2020-06-01").saturating_add(offset.days());
        let due = calendar.due(start, n, Counting::Working, true);
        prop_assert!(calendar.is_workday(due.day) && due.rolled_from.is_none());
        prop_assert_eq!(calendar.working_days_between(start, due.day), i64::from(n));
    }

    #[test]
    fn rolling_moves_over_days_off_only(offset in 0i64..2500, n in 0u16..400) {
        let calendar = Calendar::default();
        let start = on("2020-06-01").saturating_add(offset.days());
        let due = calendar.due(start, n, Counting::Natural, true);
        prop_assert!(calendar.is_workday(due.day));
        if let Some(end) = due.rolled_from {
            prop_assert!(end < due.day && !calendar.is_workday(end));
            prop_assert_eq!(calendar.working_days_between(end, due.day), 1);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn working_days_add_up_one_by_one(offset in 0i64..2500, span in -400i64..400) {
        let calendar = Calendar::default();
        let a = on("2020-06-01").saturating_add(offset.days());
        let b = a.saturating_add(span.days());
        let (first, last) = (a.min(b), a.max(b));
        let counted = first.series(1.day()).skip(1).take_while(|d| *d <= last);
        let n = counted.filter(|d| calendar.is_workday(*d)).count();
        prop_assert_eq!(calendar.working_days_between(a, b), span.signum() * i64::try_from(n).expect("few"));
    }
}

#[test]
fn the_end_of_time_is_no_panic() {
    let due = Calendar::default().due(Date::MAX, u16::MAX, Counting::Working, true);
    assert_eq!(due.day, Date::MAX);
    assert_eq!(Calendar::default().due(Date::MAX, u16::MAX, Counting::Natural, true).day, Date::MAX);
}
