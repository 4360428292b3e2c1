//! Scores: invented rows, printed as a form prints them, scored by the product
//! and by the reference.

use jixiao::domain::evaluation::{Asked, Counted, Given, Scheme, execution, score, total};
use jixiao::domain::indicator::Reading;
use jixiao::domain::money::Money;
use jixiao::domain::monitor::setting::{RuleSet, Source};
use rust_decimal::Decimal;

use super::invent::Dice;
use super::shown;
use crate::reference::score::{self as reference, Row, Ways};

const OVERS: [&str; 4] = ["explain", "linear", "tier", "off"];

fn ways(dice: &mut Dice) -> (Ways, Scheme) {
    let mut coin = || dice.below(2) == 1;
    let (s2021, ratio, two_sided, late_zero, sum_then_round) = (coin(), coin(), coin(), coin(), coin());
    let ways = Ways { s2021, over: OVERS[dice.below(4) as usize], ratio, two_sided, late_zero, sum_then_round };
    let mut rules = RuleSet::default();
    for (key, value) in [
        ("score.scheme", if s2021 { "S2021" } else { "S2020" }),
        ("score.over", ways.over),
        ("score.negative", if ratio { "ratio" } else { "deviation" }),
        ("score.equal", if two_sided { "two_sided" } else { "as_positive" }),
        ("score.late", if late_zero { "zero" } else { "linear" }),
        ("score.rounding", if sum_then_round { "sum_then_round" } else { "row_then_sum" }),
    ] {
        rules.set(key, value, Source::Default).expect("a setting");
    }
    (ways, Scheme::of(&rules))
}

/// A number in thousandths as people write it.
fn number(n: i128) -> String {
    Decimal::from_i128_with_scale(n, 3).normalize().to_string()
}

/// A row with the words that a form prints for it.
fn invent(dice: &mut Dice) -> (Row, String, String) {
    let target = i128::from(dice.below(120)) * 1_000 + i128::from(dice.below(3) * 250);
    // Often on the target, on the threshold, on 60 %, on twice.
    let near = target * [50, 60, 95, 100, 100, 130, 150, 200, 240][dice.below(9) as usize] / 100;
    let actual =
        if dice.below(3) == 0 { i128::from(dice.below(300_000)) } else { near + i128::from(dice.below(3) - 1) };
    match dice.below(8) {
        0 => {
            let (low, high) = (target, target + i128::from(dice.below(40)) * 1_000);
            let row = Row::Range { low, high, actual: actual.max(0) };
            (row, format!("{}至{}个", number(low), number(high)), format!("{}个", number(actual.max(0))))
        }
        1 => {
            let band = dice.below(3) as u8 + 1;
            let words = ["达成", "部分达成", "未达成"][usize::from(band) - 1];
            (Row::Words { band, percent: None }, "效果明显".into(), words.into())
        }
        2 => {
            let percent = i128::from(dice.below(101));
            (Row::Words { band: 1, percent: Some(percent) }, "效果明显".into(), format!("完成{percent}%"))
        }
        3 => {
            let days = i128::from(dice.below(500)) - 60;
            let end = jiff::civil::date(2021, 12, 31);
            let done = end + jiff::Span::new().days(days as i64);
            (Row::Late { days }, "2021年12月31日前".into(), done.to_string())
        }
        _ => {
            let sign = ['≥', '≥', '=', '≤', '<', '>'][dice.below(6) as usize];
            let percent = dice.below(3) == 0;
            let unit = if percent { "%" } else { "个" };
            let row = Row::Number { sign, target, actual, percent };
            (row, format!("{sign}{}{unit}", number(target)), format!("{}{unit}", number(actual)))
        }
    }
}

#[test]
fn scores_agree_to_the_hundredth() {
    let mut dice = Dice::new(20_201_231);
    let mut asked_about = 0;
    for _ in 0..1_500 {
        let (ways, scheme) = ways(&mut dice);
        let mut product = Vec::new();
        let mut expected = Vec::new();
        for _ in 0..8 {
            let (row, target, actual) = invent(&mut dice);
            let marks = i128::from(1 + dice.below(3_000));
            let (t, a) = (Reading::parse_in(&target, Some(2021)), Reading::parse_in(&actual, Some(2021)));
            let weight = Decimal::from_i128_with_scale(marks, 2);
            let asked = Asked { target: &t, class: (None, None), direction: None, weight };
            match score(&asked, &Given::of(&a), &scheme) {
                Ok(scored) => {
                    let exact = reference::exact(row, marks, ways);
                    assert_eq!(shown(scored.points, 2), exact.print(2), "{target} {actual} of {weight} by {ways:?}");
                    product.push(Counted::of(weight, Some(&scored), false));
                    expected.push(exact);
                }
                // A share above 200 % is asked about as damaged; nothing else is.
                Err(why) => {
                    assert!(target.contains('%') || actual.contains('%'), "{target} {actual}: {why:?}");
                    asked_about += 1;
                }
            }
        }
        let (budget, spent) = (dice.below(1_000_000), dice.below(1_300_000));
        let e = execution(Money::from_fen(budget), Money::from_fen(spent), scheme.execution, None, &scheme);
        let executed = reference::execution(budget.into(), spent.into(), 1_000, ways);
        assert_eq!(e.points.map(|p| shown(p, 2)), executed.as_ref().map(|x| x.print(2)), "{spent} of {budget}");
        expected.extend(executed);
        let t = total(&product, Some(&e), &scheme);
        assert_eq!(shown(t.total, 2), reference::total(&expected, ways), "{ways:?}");
    }
    assert!(asked_about < 900, "{asked_about} of 12,000 rows were asked about");
}
