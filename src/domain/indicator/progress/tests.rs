//! M17 to M19, every kind of target on, below and above its limits, and what
//! is asked about in place of being judged.

use proptest::prelude::*;

use super::*;
use crate::domain::date::parse_iso;
use crate::domain::indicator::Operator;
use crate::domain::indicator::taxonomy::Level1;

fn d(number: &str) -> Decimal {
    Decimal::from_str_exact(number).expect("a number")
}

/// A number with its unit, under an operator.
fn reading(operator: Operator, value: &str, unit: &str) -> Reading {
    let raw = format!("{}{value}{unit}", operator.sign());
    Reading {
        operator,
        value: Some(d(value)),
        unit: unit.into(),
        text: String::new(),
        doubt: None,
        ..Reading::parse(&raw)
    }
}

fn value(value: &str, unit: &str) -> Reading {
    reading(Operator::Unknown, value, unit)
}

fn words(text: &str) -> Reading {
    Reading { operator: Operator::Qualitative, ..Reading::parse(text) }
}

fn by(day: &str) -> Reading {
    Reading { operator: Operator::Date, date: parse_iso(day), ..Reading::parse(day) }
}

fn aim(target: Reading, level2: Level2) -> Aim {
    let class = (Some(level2.usual_level1()), Some(level2));
    Aim { target, class, direction: None, accumulates: None, planned_from: None }
}

fn at(month: u8) -> Moment {
    Moment { month, day: Date::constant(2021, i8::try_from(month.max(1)).expect("a month"), 1).last_of_month() }
}

fn stand(aim: &Aim, actual: &Reading, month: u8) -> Standing {
    standing(aim, actual, at(month), Bands::default())
}

fn percent(share: Decimal) -> String {
    format!("{:.2}", ratio::round_half_away(ratio::points(share), 2))
}

use Level2::{Cost, Quality, Quantity, Satisfaction, Social, Timeliness};
use Operator::{Eq, Ge, Gt, Le, Lt};

#[test]
fn m17_a_quantity_is_held_to_its_months() {
    let s = stand(&aim(reading(Ge, "120", "公里"), Quantity), &value("40", "公里"), 7);
    assert_eq!((s.lamp, s.standard), (Lamp::Red, Some(d("70"))));
    assert_eq!(s.against.map(percent), Some("57.14".into()));
    assert_eq!(s.progress.map(percent), Ok("33.33".into()));
}

#[test]
fn m18_a_satisfaction_is_asked_for_at_the_end_of_the_year() {
    let satisfied = aim(reading(Ge, "90", "%"), Satisfaction);
    let s = stand(&satisfied, &value("88", "%"), 7);
    assert_eq!((s.lamp, s.early), (Lamp::Green, true));
    assert_eq!(s.progress.map(|p| percent(p)[..4].to_string()), Ok("97.7".into()));
    let end = stand(&satisfied, &value("88", "%"), 12);
    assert_eq!((end.lamp, end.early), (Lamp::Yellow, false));
    assert_eq!(stand(&satisfied, &value("90", "%"), 12).lamp, Lamp::Green);
    assert_eq!(stand(&satisfied, &value("53.9", "%"), 12).lamp, Lamp::Red);
}

#[test]
fn m19_one_accident_too_many_is_red_at_once() {
    let few = aim(reading(Le, "5", "起"), Quality);
    let s = stand(&few, &value("6", "起"), 1);
    assert_eq!((s.lamp, s.progress), (Lamp::Red, Ok(d("0.8"))));
    assert_eq!(stand(&few, &value("5", "起"), 12).lamp, Lamp::Green);
    assert_eq!(stand(&few, &value("10", "起"), 7).progress, Ok(Decimal::ZERO));
    assert_eq!(stand(&few, &value("12", "起"), 7).progress, Ok(Decimal::ZERO), "never below nothing");
}

#[test]
fn an_accumulating_indicator_on_its_limits() {
    let roads = aim(reading(Ge, "120", "公里"), Quantity);
    // 7/12 of 120 is 70: 60 % is 42, 80 % is 56, 120 % is 84.
    for (done, lamp) in [
        ("0", Lamp::Red),
        ("41.9999", Lamp::Red),
        ("42", Lamp::Yellow),
        ("55.9999", Lamp::Yellow),
        ("56", Lamp::Green),
        ("83.9999", Lamp::Green),
        ("84", Lamp::Blue),
        ("150", Lamp::Blue),
    ] {
        assert_eq!(stand(&roads, &value(done, ""), 7).lamp, lamp, "{done}");
    }
    // A month that is no finite decimal of the year: 80 % of 100 × 1/12.
    let hundred = aim(reading(Ge, "100", "个"), Quantity);
    assert_eq!(stand(&hundred, &value("20", "个"), 3).lamp, Lamp::Green);
    let seventh = Aim { target: reading(Ge, "300", "个"), ..hundred };
    assert_eq!(stand(&seventh, &value("140", "个"), 7).lamp, Lamp::Green, "140 of 175 is 80 % exactly");
    assert_eq!(stand(&seventh, &value("105", "个"), 7).lamp, Lamp::Yellow, "105 of 175 is 60 % exactly");
    assert_eq!(stand(&seventh, &value("105", "个"), 0).lamp, Lamp::Grey, "no month is closed");
}

#[test]
fn what_accumulates_by_its_class_and_by_what_was_said() {
    let of = |level2, unit| aim(reading(Ge, "90", unit), level2).accumulates();
    assert!(of(Quantity, "公里") && of(Level2::Economic, "万元"));
    assert!(!of(Quantity, "%") && !of(Satisfaction, "%") && !of(Quality, "个") && !of(Social, "人"));
    let said = Aim { accumulates: Some(false), ..aim(reading(Ge, "120", "公里"), Quantity) };
    let s = stand(&said, &value("40", "公里"), 7);
    assert_eq!((s.lamp, s.early, s.standard), (Lamp::Green, true, Some(d("120"))));
}

#[test]
fn an_indicator_planned_for_later_is_grey_until_then() {
    let late = Aim { planned_from: Some(10), ..aim(reading(Ge, "120", "公里"), Quantity) };
    let before = stand(&late, &value("0", "公里"), 9);
    assert_eq!((before.lamp, before.progress, before.early), (Lamp::Grey, Err(Open::NotDue), true));
    // From October on a third of it is due each month.
    let october = stand(&late, &value("30", "公里"), 10);
    assert_eq!((october.standard, october.lamp), (Some(d("40")), Lamp::Yellow));
    assert_eq!(stand(&late, &value("120", "公里"), 12).standard, Some(d("120")));
}

#[test]
fn a_strict_sign_is_strict_in_its_light_only() {
    let over = aim(reading(Gt, "100", ""), Satisfaction);
    let s = stand(&over, &value("100", ""), 12);
    assert_eq!((s.lamp, s.progress), (Lamp::Yellow, Ok(Decimal::ONE)));
    let under = aim(reading(Lt, "5", "起"), Quality);
    assert_eq!(stand(&under, &value("5", "起"), 7).lamp, Lamp::Red);
    assert_eq!(stand(&under, &value("4", "起"), 7).lamp, Lamp::Green);
}

#[test]
fn a_target_of_nothing() {
    for (target, done, lamp, progress) in [
        (reading(Eq, "0", "起"), "0", Lamp::Green, "1"),
        (reading(Eq, "0", "起"), "1", Lamp::Red, "0"),
        (reading(Le, "0", "起"), "0", Lamp::Green, "1"),
        (reading(Le, "0", "起"), "1", Lamp::Red, "0"),
        (reading(Ge, "0", "起"), "0", Lamp::Green, "1"),
        (reading(Ge, "0", "起"), "7", Lamp::Green, "1"),
        // `0起` without a sign: nothing lies below it.
        (value("0", "起"), "0", Lamp::Green, "1"),
        (value("0", "起"), "2", Lamp::Red, "0"),
    ] {
        let s = stand(&aim(target.clone(), Quality), &value(done, "起"), 7);
        assert_eq!((s.lamp, s.progress), (lamp, Ok(d(progress))), "{} {done}", target.raw);
    }
}

#[test]
fn an_equal_sign_is_a_bar_to_reach_unless_the_column_says_otherwise() {
    let equal = aim(reading(Eq, "8", "个"), Social);
    assert_eq!(stand(&equal, &value("6", "个"), 7).progress, Ok(d("0.75")));
    assert_eq!(stand(&equal, &value("10", "个"), 7).progress, Ok(d("1.25")), "may exceed 1");
    let reversed = Aim { direction: Some(Direction::Negative), ..equal };
    assert_eq!(stand(&reversed, &value("10", "个"), 7).lamp, Lamp::Red);
    assert_eq!(stand(&reversed, &value("10", "个"), 7).progress, Ok(d("0.75")));
}

#[test]
fn a_number_without_a_sign_is_judged_only_where_its_direction_is_plain() {
    let progress =
        |level2, target, unit, done| stand(&aim(value(target, unit), level2), &value(done, unit), 7).progress;
    assert_eq!(progress(Quantity, "10", "辆", "5"), Ok(d("0.5")));
    assert_eq!(progress(Satisfaction, "90", "%", "45"), Ok(d("0.5")));
    assert_eq!(progress(Cost, "200", "万元", "180"), Ok(d("1")));
    assert_eq!(progress(Cost, "200", "万元", "300"), Ok(d("0.5")));
    assert_eq!(progress(Quality, "100", "%", "95"), Ok(d("0.95")));
    assert_eq!(progress(Quality, "90", "%", "95"), Err(Open::NoDirection));
    assert_eq!(progress(Social, "2", "小时", "1"), Err(Open::NoDirection));
    let said = Aim { direction: Direction::parse("反向指标"), ..aim(value("2", "小时"), Social) };
    assert_eq!(stand(&said, &value("1", "小时"), 7).progress, Ok(d("1")));
    let by_level1 = Aim { class: (Some(Level1::Cost), None), ..aim(value("200", "万元"), Social) };
    assert_eq!(stand(&by_level1, &value("250", "万元"), 7).progress, Ok(d("0.75")));
}

#[test]
fn between_two_bounds() {
    let range = Reading { upper: Some(d("3")), ..reading(Operator::Range, "-3", "%") };
    let within = aim(range, Quality);
    for (done, lamp, progress) in
        [("-3", Lamp::Green, "1"), ("3", Lamp::Green, "1"), ("4.5", Lamp::Red, "0.5"), ("-4.5", Lamp::Red, "0.5")]
    {
        let s = stand(&within, &value(done, "%"), 7);
        assert_eq!((s.lamp, s.progress), (lamp, Ok(d(progress))), "{done}");
    }
    let staff = aim(Reading { upper: Some(d("30")), ..reading(Operator::Range, "24", "人") }, Quantity);
    assert_eq!(stand(&staff, &value("14", "人"), 7).lamp, Lamp::Green, "7/12 of 24 is 14");
    assert_eq!(stand(&staff, &value("6", "人"), 7).lamp, Lamp::Red);
    assert_eq!(stand(&staff, &value("31", "人"), 7).lamp, Lamp::Red);
    assert_eq!(stand(&staff, &value("30", "人"), 7).lamp, Lamp::Green, "nobody is far ahead between bounds");
}

#[test]
fn words_fall_into_three_bands_in_the_stated_order() {
    for (text, band) in [
        ("达成预期指标", Some(Band::Done)),
        ("达成年度指标", Some(Band::Done)),
        ("基本达成目标", Some(Band::Done)),
        ("已完成", Some(Band::Done)),
        ("部分达成年度指标并具有一定效果", Some(Band::Part)),
        ("部分实现目标", Some(Band::Part)),
        ("未达成年度指标且效果较差", Some(Band::Undone)),
        ("未完成部分工作", Some(Band::Undone)),
        ("没有完成", Some(Band::Undone)),
        ("尚未完成", Some(Band::Undone)),
        ("实现目标程度较低", Some(Band::Undone)),
        ("目前还不能完成", None),
        ("按计划推进", None),
        ("效果明显", None),
        ("", None),
    ] {
        assert_eq!(Band::parse(text), band, "{text}");
    }
    let better = aim(words("有所提升"), Social);
    for (text, lamp, progress) in [
        ("达成预期指标", Lamp::Green, Ok(d("1"))),
        ("部分达成目标并具有一定效果", Lamp::Yellow, Ok(d("0.7"))),
        ("未达成目标且效果较差", Lamp::Red, Ok(d("0.3"))),
        ("有所提升", Lamp::Grey, Err(Open::Words)),
    ] {
        let s = stand(&better, &words(text), 7);
        assert_eq!((s.lamp, s.progress), (lamp, progress), "{text}");
    }
    let partly = Reading { value: Some(d("60")), unit: "%".into(), ..words("完成60%") };
    assert_eq!(stand(&better, &partly, 7).progress, Err(Open::Words));
}

#[test]
fn done_by_a_day() {
    let done = aim(by("2021-08-31"), Timeliness);
    for (actual, month, want) in [
        (by("2021-06-30"), 7, Ok((Lamp::Green, d("1")))),
        (by("2021-08-31"), 9, Ok((Lamp::Green, d("1")))),
        (by("2021-09-01"), 9, Ok((Lamp::Red, d("0")))),
        (words("已完成"), 7, Ok((Lamp::Green, d("1")))),
        (words("未完成"), 7, Err(Open::NotDue)),
        (by("2021-12-20"), 7, Err(Open::NotDue)),
        (by("2021-12-20"), 9, Ok((Lamp::Red, d("0")))),
        (words("未完成"), 9, Ok((Lamp::Red, d("0")))),
        (words("未完成"), 8, Ok((Lamp::Red, d("0")))),
        (words("已完成"), 9, Ok((Lamp::Green, d("1")))),
        (words("延期完成"), 9, Ok((Lamp::Red, d("0")))),
        (words("推进中"), 7, Err(Open::Words)),
    ] {
        let s = stand(&done, &actual, month);
        assert_eq!(s.progress.map(|p| (s.lamp, p)), want, "{} {month}", actual.raw);
    }
}

#[test]
fn units_are_converted_exactly_or_asked_about() {
    let progress = |target: Reading, actual: Reading| stand(&aim(target, Quantity), &actual, 7).progress;
    assert_eq!(progress(reading(Ge, "200", "万元"), value("1500000", "元")), Ok(d("0.75")));
    assert_eq!(progress(reading(Ge, "2", "亿元"), value("5000", "万元")), Ok(d("0.25")));
    assert_eq!(progress(reading(Ge, "2", "公里"), value("500", "米")), Ok(d("0.25")));
    assert_eq!(progress(reading(Ge, "9", "‰"), value("0.45", "%")), Ok(d("0.5")));
    assert_eq!(progress(reading(Ge, "500", "人次"), value("510", "人")), Err(Open::OtherUnit));
    assert_eq!(progress(reading(Ge, "120", "公里"), value("50", "%")), Err(Open::OtherUnit));
    assert_eq!(progress(reading(Ge, "120", ""), value("50", "%")), Err(Open::OtherUnit));
    assert_eq!(progress(reading(Ge, "120", ""), value("60", "公里")), Ok(d("0.5")));
    assert_eq!(progress(reading(Ge, "90", "%"), value("0.92", "")), Err(Open::PerhapsShare));
    assert_eq!(progress(reading(Ge, "90", "%"), value("45", "")), Ok(d("0.5")));
    assert_eq!(progress(reading(Ge, "10", "百分点"), value("5", "%")), Err(Open::OtherUnit));
}

#[test]
fn what_cannot_be_relied_on_is_asked_about() {
    let target = reading(Ge, "120", "公里");
    let open = |target: Reading, actual: Reading| stand(&aim(target, Quantity), &actual, 7).progress.unwrap_err();
    assert_eq!(open(target.clone(), Reading::parse(" ")), Open::Unreported);
    assert_eq!(open(Reading::parse(""), value("5", "")), Open::NoTarget);
    assert_eq!(open(target.clone(), words("按计划推进")), Open::NoNumber);
    let damaged = Reading { doubt: Some(Doubt::DamagedOperator), ..value("290", "%") };
    assert_eq!(open(damaged, value("95", "%")), Open::Doubtful(Doubt::DamagedOperator));
    let malformed = Reading { doubt: Some(Doubt::MalformedNumber), ..value("7", "") };
    assert_eq!(open(target.clone(), malformed), Open::Doubtful(Doubt::MalformedNumber));
    // 44,561 people are people, where no day is asked for.
    // Nor has a plain count a sign that could be damaged; 290 % has.
    let count = Reading { doubt: Some(Doubt::DamagedOperator), ..value("2280", "公里") };
    assert!(stand(&aim(target.clone(), Quantity), &count, 7).progress.is_ok());
    let share = Reading { doubt: Some(Doubt::DamagedOperator), ..value("290", "%") };
    assert_eq!(open(reading(Ge, "90", "%"), share), Open::Doubtful(Doubt::DamagedOperator));
    let serial = Reading { doubt: Some(Doubt::DateSerial), ..value("44561", "公里") };
    assert!(stand(&aim(target.clone(), Quantity), &serial, 7).progress.is_ok());
    // The inequality printed as the result says something only on its own side.
    assert_eq!(stand(&aim(target.clone(), Quantity), &reading(Ge, "120", "公里"), 7).progress, Ok(d("1")));
    assert_eq!(open(target, reading(Le, "120", "公里")), Open::NoNumber);
}

fn any_number() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        (-1000i64..1000).prop_map(Decimal::from),
        (any::<i64>(), 0u32..28).prop_map(|(n, scale)| Decimal::new(n, scale)),
        Just(Decimal::MAX),
        Just(Decimal::MIN),
    ]
}

fn any_reading() -> impl Strategy<Value = Reading> {
    let operators = [Ge, Gt, Eq, Lt, Le, Operator::Range, Operator::Qualitative, Operator::Date, Operator::Unknown];
    let text = prop_oneof![Just("完成"), Just("未达成"), Just("部分"), Just(""), Just("别的")];
    let unit = prop_oneof![Just(""), Just("%"), Just("万元"), Just("元"), Just("百亿"), Just("‰")];
    (proptest::sample::select(operators.to_vec()), proptest::option::of(any_number()), any_number(), text, unit)
        .prop_map(|(operator, value, upper, text, unit)| Reading {
            operator,
            value,
            upper: Some(upper),
            unit: unit.into(),
            date: Some(Date::constant(2021, 9, 30)).filter(|_| operator == Operator::Date),
            ..Reading::parse(&format!("{text}{}", value.unwrap_or_default()))
        })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn progress_is_never_negative_and_judging_never_panics(
        target in any_reading(), actual in any_reading(), month in 0u8..=14, from in proptest::option::of(0u8..=15),
        accumulates in proptest::option::of(any::<bool>()), level2 in prop_oneof![Just(Quantity), Just(Cost), Just(Social)],
    ) {
        let aim = Aim { accumulates, planned_from: from, ..aim(target, level2) };
        let day = at(month.clamp(1, 12));
        let s = standing(&aim, &actual, Moment { month, ..day }, Bands::default());
        prop_assert!(s.progress.is_ok_and(|p| p >= Decimal::ZERO) || s.progress.is_err());
        prop_assert_eq!(s.progress.is_err(), s.lamp == Lamp::Grey && s.standard.is_none());
    }

    #[test]
    fn more_is_never_worse_where_more_is_asked_for(
        target in 1i64..10_000, less in 0i64..10_000, more in 0i64..10_000, month in 1u8..=12,
    ) {
        let aim = aim(reading(Ge, &target.to_string(), "个"), Quantity);
        let of = |done: i64| stand(&aim, &value(&done.to_string(), "个"), month);
        let (low, high) = (of(less.min(more)), of(less.max(more)));
        prop_assert!(low.progress.ok() <= high.progress.ok() && low.lamp >= high.lamp);
    }

    #[test]
    fn less_is_never_worse_where_less_is_asked_for(target in 0i64..1000, a in 0i64..3000, b in 0i64..3000) {
        let aim = aim(reading(Le, &target.to_string(), "起"), Quality);
        let of = |done: i64| stand(&aim, &value(&done.to_string(), "起"), 7);
        let (low, high) = (of(a.min(b)), of(a.max(b)));
        prop_assert!(low.progress.ok() >= high.progress.ok() && low.lamp <= high.lamp);
    }
}

#[test]
fn as_the_cells_of_a_form_are_read() {
    for (target, level2, actual, month, lamp, progress) in [
        ("≥120公里", Quantity, "40", 7, Lamp::Red, Ok("0.3333")),
        ("≥90%", Satisfaction, "88%", 7, Lamp::Green, Ok("0.9778")),
        ("≤5起", Quality, "6起", 7, Lamp::Red, Ok("0.8000")),
        ("不低于95%", Quality, "98.5%", 12, Lamp::Green, Ok("1.0368")),
        ("200万元", Cost, "180.5万元", 7, Lamp::Green, Ok("1.0000")),
        ("2021年12月31日前", Timeliness, "未完成", 7, Lamp::Grey, Err(Open::NotDue)),
        ("2021年6月30日前", Timeliness, "已完成", 7, Lamp::Green, Ok("1.0000")),
        ("2021年6月30日前", Timeliness, "2021年6月28日", 7, Lamp::Green, Ok("1.0000")),
        ("每月5日前", Timeliness, "达成预期指标", 7, Lamp::Green, Ok("1.0000")),
        ("有所提升", Social, "部分达成", 7, Lamp::Yellow, Ok("0.7000")),
        ("290%", Satisfaction, "92%", 7, Lamp::Grey, Err(Open::Doubtful(Doubt::DamagedOperator))),
        ("28", Quantity, "8", 7, Lamp::Red, Ok("0.2857")),
        ("28", Quantity, "8", 12, Lamp::Grey, Err(Open::Doubtful(Doubt::DamagedOperator))),
        ("≥120公里", Quantity, "无", 7, Lamp::Grey, Err(Open::Unreported)),
        ("≥120公里", Quantity, "-", 7, Lamp::Grey, Err(Open::Unreported)),
        ("", Quantity, "40", 7, Lamp::Grey, Err(Open::NoTarget)),
        ("15小时", Social, "12小时", 7, Lamp::Grey, Err(Open::NoDirection)),
    ] {
        let aim = aim(Reading::parse_in(target, Some(2021)).with_class(Some(level2)), level2);
        let s = stand(&aim, &Reading::parse_in(actual, Some(2021)).with_class(Some(level2)), month);
        let shown = s.progress.map(|p| format!("{:.4}", ratio::round_half_away(p, 4)));
        assert_eq!((s.lamp, shown), (lamp, progress.map(String::from)), "{target} {actual} {month}");
    }
}
