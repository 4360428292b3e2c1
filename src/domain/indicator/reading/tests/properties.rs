//! What holds for any text at all.

use proptest::prelude::*;

use crate::domain::indicator::reading::*;

/// Full-width twins of what has one.
fn wide(s: &str) -> String {
    s.chars()
        .map(|c| match c {
            '!'..='~' => char::from_u32(c as u32 + 0xFEE0).expect("every one of them has a twin"),
            c => c,
        })
        .collect()
}

/// Pieces that targets are made of, so that random texts come near the field.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "≥",
        "≤",
        "=",
        ">",
        "<",
        "±",
        "不低于",
        "不超过",
        "至少",
        "控制在",
        "以上",
        "以内",
        "内",
        "%",
        "‰",
        "百分比",
        "万元",
        "次",
        "人次",
        "个",
        "元/亩",
        "TB",
        "0",
        "1",
        "2",
        "9",
        "90",
        "100",
        "280",
        "2021",
        "12",
        "31",
        ".",
        ",",
        "-",
        "~",
        "至",
        "年",
        "月",
        "日",
        "底",
        "前",
        "[",
        "]",
        "(",
        ")",
        "；",
        "、",
        "。",
        " ",
        "完成",
        "满意度",
        "三",
        "十",
        "百分之",
        "全年",
        "年底",
        "季度",
        "第",
        "次年",
        "E+",
        "M",
        "…",
        "〔",
        "〕",
        "号",
        "A",
        "级",
        "：",
    ]);
    prop::collection::vec(piece, 0..14).prop_map(|p| p.concat())
}

fn reading() -> impl Strategy<Value = Reading> {
    let comparison = prop::sample::select(vec![
        Operator::Ge,
        Operator::Gt,
        Operator::Eq,
        Operator::Lt,
        Operator::Le,
        Operator::Range,
    ]);
    let unit = prop::sample::select(vec![
        "",
        "%",
        "‰",
        "个",
        "次",
        "万元",
        "人次",
        "元/亩",
        "TB",
        "天",
        "个工作日",
        "年",
        "平方米",
        "元/人·月",
        "km2",
    ]);
    (comparison, -1_000_000_i64..100_000_000, 0_i64..1_000_000, 0_u32..4, unit).prop_map(
        |(operator, n, more, scale, unit)| {
            let value = Decimal::new(n, scale);
            let upper = (operator == Operator::Range).then(|| value + Decimal::new(more, scale));
            Reading { operator, value: Some(value), upper, unit: unit.to_string(), ..Reading::nothing(String::new()) }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1500) })]

    #[test]
    fn no_text_stops_the_reader(s in "\\PC{0,60}") {
        let read = Reading::parse_in(&s, Some(2021)).with_class(None);
        prop_assert_eq!(read.raw, text::clean(&s));
    }

    #[test]
    fn no_likely_text_stops_the_reader(s in pieces()) {
        let read = Reading::parse_in(&s, Some(2021)).with_class(Some(Level2::Timeliness));
        prop_assert_eq!(&read.raw, &text::clean(&s));
        let comparable = read.value.is_some();
        prop_assert!(comparable || !matches!(read.operator, Operator::Ge | Operator::Gt | Operator::Eq | Operator::Lt | Operator::Le | Operator::Range));
        prop_assert_eq!(read.upper.is_some(), read.operator == Operator::Range);
        prop_assert!(read.doubt.is_none() || read.operator == Operator::Unknown, "no operator is made up for a doubtful text");
    }

    #[test]
    fn three_cells_never_stop_the_reader(a in pieces(), b in pieces(), c in pieces()) {
        let read = Reading::from_columns(&a, &b, &c);
        prop_assert!(read.doubt.is_none() || read.operator == Operator::Unknown);
    }

    #[test]
    fn what_is_written_reads_back(r in reading()) {
        let back = Reading::parse(&r.written());
        prop_assert_eq!((back.operator, back.value, back.upper, &back.unit), (r.operator, r.value, r.upper, &r.unit), "{}", r.written());
        prop_assert_eq!(back.doubt, None);
    }

    #[test]
    fn the_full_width_twin_reads_the_same(s in pieces()) {
        let (one, two) = (Reading::parse(&s), Reading::parse(&wide(&s)));
        prop_assert_eq!((one.operator, one.value, one.upper, one.unit, one.date, one.doubt),
            (two.operator, two.value, two.upper, two.unit, two.date, two.doubt));
    }
}
