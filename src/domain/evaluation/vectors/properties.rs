//! What holds for every row: points within the marks, more done is never worth less.

use proptest::prelude::*;

use super::*;
use crate::domain::evaluation::scheme::{Equal, Family, Late, Negative, Over};

fn schemes() -> impl Strategy<Value = Scheme> {
    let over = prop_oneof![Just(Over::Explain), Just(Over::Linear), Just(Over::Tier), Just(Over::Off)];
    (any::<[bool; 4]>(), over).prop_map(|([family, negative, equal, late], over)| Scheme {
        family: if family { Family::S2021 } else { Family::S2020 },
        negative: if negative { Negative::Ratio } else { Negative::Deviation },
        equal: if equal { Equal::TwoSided } else { Equal::AsPositive },
        late: if late { Late::Zero } else { Late::Linear },
        over,
        ..Scheme::default()
    })
}

fn targets() -> impl Strategy<Value = String> {
    let signed = ("[≥≤=><]", 0u32..2000, "[个%元]").prop_map(|(sign, n, unit)| format!("{sign}{n}{unit}"));
    let range = (0u32..50, 0u32..50).prop_map(|(a, b)| format!("{}至{}个", a.min(b), a.max(b)));
    prop_oneof![4 => signed, 1 => range, 1 => Just("效果明显".to_string()), 1 => Just("2021年12月底前".to_string())]
}

fn actuals() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (-50i64..500_000).prop_map(|n| Decimal::new(n, 2).to_string()),
        1 => "[0-9.,%至≥]{0,12}",
        1 => Just("部分达成".to_string()),
        1 => (1u8..=12, 1u8..=28).prop_map(|(m, d)| format!("2022-{m:02}-{d:02}")),
        1 => ".{0,20}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn points_lie_between_nought_and_the_marks(t in targets(), a in actuals(), w in 1i64..10_000, s in schemes()) {
        let marks = Decimal::new(w, 2);
        if let Ok(scored) = row(&t, &a, &marks.to_string(), &s) {
            prop_assert!(scored.points >= Decimal::ZERO && scored.points <= marks, "{t} {a}: {scored:?}");
            prop_assert!(scored.points.scale() <= 2);
            prop_assert!(scored.reason_required || scored.points == marks);
        }
    }

    #[test]
    fn doing_more_is_never_worth_less(t in 1u32..1_000, a in 0i64..200_000, more in 1i64..1_000, s in schemes()) {
        // A value far above its target may be worth less, where an office wants it so.
        let s = if matches!(s.over, Over::Linear | Over::Tier) { Scheme { over: Over::Explain, ..s } } else { s };
        let of = |n: i64| points(&format!("≥{t}个"), &Decimal::new(n, 2).to_string(), "15", &s);
        prop_assert!(of(a + more) >= of(a));
    }

    #[test]
    fn passing_a_bar_further_is_never_worth_more(t in 1u32..1_000, a in 0i64..200_000, more in 1i64..1_000, s in schemes()) {
        let of = |n: i64| points(&format!("≤{t}个"), &Decimal::new(n, 2).to_string(), "15", &s);
        prop_assert!(of(a + more) <= of(a));
    }

    #[test]
    fn a_total_is_the_sum_of_what_is_printed(points in proptest::collection::vec(0i64..1_000, 1..20)) {
        let rows: Vec<_> = points.iter().map(|p| crate::domain::evaluation::Counted::set(d("10"), Decimal::new(*p, 2))).collect();
        let t = crate::domain::evaluation::total(&rows, None, &Scheme::default());
        prop_assert_eq!(t.total, Decimal::new(points.iter().sum(), 2));
    }
}
