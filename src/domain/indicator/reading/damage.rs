//! Signs that a scan or a keyboard has spoilt. A damaged text is asked about;
//! no operator is ever made up for it.

use rust_decimal::Decimal;

use super::quantities::Quantity;
use super::typed::Typed;
use super::units;
use super::{Operator, Reading};

/// What a ≥, ≤ or = is read as by mistake, alone in front of a number.
const LOOKALIKES: &str = "工土士王三二一之乏己巳乙到Zz^∧Λ∨》《〉〈≌≅≡≒?□■�#*$&@!'\"`|\\_";

/// Whether the only thing before the number is a spoilt sign: `工5%`, `^80%`.
pub(super) fn spoilt_sign(t: &Typed, number: usize) -> bool {
    let before: Vec<char> = t.plain(0, number).iter().copied().filter(|c| *c != ' ').collect();
    matches!(before.as_slice(), [c] if LOOKALIKES.contains(*c))
}

/// Whether a ≥ may have been read as the digit 2: `290%` (no share is that
/// large), `2280次` (too exact for a plan). 200次 and 28 are never doubted on
/// sight: see [`against`].
pub(super) fn two_for_ge(t: &Typed, q: &Quantity) -> bool {
    let digits: String = t.plain(q.digits, q.to).iter().take_while(|c| c.is_ascii_digit() || **c == '.').collect();
    let Some(rest) = without_two(&digits) else { return false };
    if q.unit.name == "%" {
        return rest <= Decimal::ONE_HUNDRED && q.value.is_some_and(|v| v > Decimal::ONE_HUNDRED);
    }
    let counts = !q.unit.name.is_empty() && !units::is_money(&q.unit.name) && q.unit.name != "年";
    let figures = digits.trim_end_matches('0').len();
    // 2500 is as round as 500, 2735 was counted; 2280 is odd where 280 is a plan.
    counts && digits.len() == 4 && figures == 3 && digits.bytes().all(|b| b.is_ascii_digit())
}

/// What is left of a number without the 2 it begins with; nothing where that is
/// no number that one would write.
fn without_two(digits: &str) -> Option<Decimal> {
    let rest = digits.strip_prefix('2').filter(|r| !r.starts_with(['0', '.']))?;
    rest.parse().ok()
}

/// Whether a target whose direction nothing tells would fit the actual value
/// without the 2 it begins with: 28 against 8, 250 against 50.
pub(super) fn against(target: &Reading, actual: &Reading) -> bool {
    let (Operator::Unknown, Some(value), Some(actual)) = (target.operator, target.value, actual.value) else {
        return false;
    };
    let Some(rest) = without_two(&value.normalize().to_string()) else { return false };
    let half = Decimal::new(15, 1);
    let near = actual >= rest && rest.checked_mul(half).is_some_and(|most| actual <= most);
    near && actual.checked_mul(half).is_some_and(|a| a <= value)
}
