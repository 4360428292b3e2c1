//! Operators in signs and words, before or behind a number. Never here: which
//! number of a text they belong to.

use super::Operator;
use super::typed::Typed;

use Operator::{Eq, Ge, Gt, Le, Lt};

/// Signs, longer ones before those they begin with.
const SIGNS: [(&str, Operator); 25] = [
    ("不<", Ge),
    ("不>", Le),
    ("≮", Ge),
    ("≯", Le),
    ("(≥)", Ge),
    ("(≤)", Le),
    ("(>)", Gt),
    ("(<)", Lt),
    ("(=)", Eq),
    ("&ge;", Ge),
    ("&le;", Le),
    ("&gt;", Gt),
    ("&lt;", Lt),
    (">=", Ge),
    ("=>", Ge),
    ("≥=", Ge),
    ("<=", Le),
    ("=<", Le),
    ("≤=", Le),
    ("==", Eq),
    ("≥", Ge),
    ("≤", Le),
    (">", Gt),
    ("<", Lt),
    ("=", Eq),
];

/// Words of comparison; each counts only where the number follows at once:
/// 超过去年水平5个百分点 compares with something else.
const NEAR: &[(&str, Operator)] = &[
    ("大于", Gt),
    ("超过", Gt),
    ("高于", Gt),
    ("多于", Gt),
    ("超出", Gt),
    ("突破", Gt),
    ("长于", Gt),
    ("小于", Lt),
    ("低于", Lt),
    ("少于", Lt),
    ("短于", Lt),
    ("不足", Lt),
    ("不到", Lt),
    ("不满", Lt),
    ("等于", Eq),
    ("最少", Ge),
    ("最低", Ge),
    ("最多", Le),
    ("最高", Le),
];

/// Words that hold over words between: 至少全年3次.
const FAR: &[(&str, Operator)] = &[("至少", Ge), ("起码", Ge), ("至多", Le), ("控制在", Le)];

/// What turns a word of comparison round: 不低于, 不得超过. These hold over words between.
const NOT: &[&str] = &["不得", "不能", "不应", "不可", "不宜", "没有", "不", "未"];

/// What is turned round besides the words of comparison: 不超预算的5%.
const TURNED: &[(&str, Operator)] = &[("超", Gt)];

/// What joins a word of comparison with equality: 大于等于.
const OR_EQUAL: &[&str] = &["或者等于", "或等于", "等于"];

/// Words behind a number.
const BEHIND: &[(&str, Operator)] = &[
    ("及其以上", Ge),
    ("(含)及以上", Ge),
    ("(含)以上", Ge),
    ("以上(含)", Ge),
    ("(及以上)", Ge),
    ("(以上)", Ge),
    ("(含以上)", Ge),
    ("或以上", Ge),
    ("及以上", Ge),
    ("含以上", Ge),
    ("以上", Ge),
    ("及其以下", Le),
    ("(含)及以下", Le),
    ("(含)以下", Le),
    ("以下(含)", Le),
    ("(含)以内", Le),
    ("以内(含)", Le),
    ("(及以下)", Le),
    ("(以下)", Le),
    ("(以内)", Le),
    ("(含)内", Le),
    ("或以下", Le),
    ("及以下", Le),
    ("及以内", Le),
    ("含以下", Le),
    ("以下", Le),
    ("以内", Le),
    ("之内", Le),
    ("内", Le),
];

/// What separates one statement from the next.
pub(super) fn separates(c: char) -> bool {
    matches!(c, ',' | ';' | '、' | '。' | '!' | '|')
}

/// The sign at `i` and its end.
pub(super) fn sign(t: &Typed, i: usize) -> Option<(Operator, usize)> {
    listed(t, i, &SIGNS)
}

/// An operator in front of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Before {
    pub operator: Operator,
    /// Its first character.
    pub from: usize,
    /// Behind its last.
    pub to: usize,
}

/// The operator for a number at `number`, looked for from `from` on. Of several
/// the last one counts.
pub(super) fn before(t: &Typed, from: usize, number: usize) -> Option<Before> {
    let mut found = None;
    let mut i = from;
    while i < number {
        if let Some((operator, to)) = sign(t, i).filter(|(_, to)| *to <= number) {
            found = Some((Before { operator, from: i, to }, true));
            i = to;
        } else if let Some((operator, to, near)) = word(t, i).filter(|(_, to, _)| *to <= number) {
            found = Some((Before { operator, from: i, to }, near));
            i = to;
        } else {
            if t.at(i).is_some_and(separates) {
                found = None;
            }
            i += 1;
        }
    }
    // 满意度≥ 90: a sign belongs to what follows it at once, as do the short words.
    found.filter(|(b, near)| !near || t.skip(b.to) == number).map(|(b, _)| b)
}

/// A word in front of a number: its operator, its end, whether it must stand close.
fn word(t: &Typed, i: usize) -> Option<(Operator, usize, bool)> {
    if let Some((operator, to)) = listed(t, i, FAR) {
        return Some((operator, to, false));
    }
    if let Some((_, to)) = t.word(i, NOT)
        && let Some((operator, to)) = listed(t, t.skip(to), NEAR).or_else(|| listed(t, t.skip(to), TURNED))
        && let Gt | Lt = operator
    {
        return Some((if operator == Gt { Le } else { Ge }, to, false));
    }
    let (operator, to) = listed(t, i, NEAR)?;
    match (operator, t.word(t.skip(to), OR_EQUAL)) {
        (Gt, Some((_, to))) => Some((Ge, to, false)),
        (Lt, Some((_, to))) => Some((Le, to, false)),
        _ => Some((operator, to, true)),
    }
}

fn listed(t: &Typed, i: usize, words: &[(&str, Operator)]) -> Option<(Operator, usize)> {
    words.iter().find_map(|(w, operator)| t.end(i, w).map(|end| (*operator, end)))
}

/// The operator behind a number and its unit, and its end.
pub(super) fn behind(t: &Typed, i: usize) -> Option<(Operator, usize)> {
    let at = t.skip(i);
    let (operator, end) = listed(t, at, BEHIND)?;
    // 15天内部审计, 5公里内河 are other words.
    let inner = end == at + 1;
    let other = inner && matches!(t.at(end), Some('部' | '河' | '容' | '地' | '控' | '审' | '科' | '外' | '涝'));
    (!other).then_some((operator, end))
}

/// The operator that a cell of its own names; a lone digit of some system's code
/// list names none.
pub(super) fn of_cell(cell: &str) -> Option<Operator> {
    let t = Typed::of(cell);
    let end = t.len();
    let whole = sign(&t, 0).filter(|(_, to)| t.skip(*to) == end).map(|(op, _)| op);
    whole
        .or_else(|| word(&t, 0).filter(|(_, to, _)| *to == end).map(|(op, ..)| op))
        .or_else(|| behind(&t, 0).filter(|(_, to)| *to == end).map(|(op, _)| op))
}

/// Two operators that say the same way: ≥90%以上. The one that says more is kept.
pub(super) fn joined(first: Operator, second: Operator) -> Option<Operator> {
    match (first, second) {
        (a, b) if a == b => Some(a),
        (Gt, Ge) | (Ge, Gt) => Some(Gt),
        (Lt, Le) | (Le, Lt) => Some(Lt),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_hides_behind_a_shorter_one() {
        for list in [FAR, NEAR, BEHIND] {
            for (n, (word, op)) in list.iter().enumerate() {
                let found = list.iter().position(|(w, _)| word.starts_with(w)).expect("itself");
                assert!(found == n || list[found].1 == *op, "{word} is hidden by {}", list[found].0);
            }
        }
    }

    #[test]
    fn cells_of_their_own() {
        for (cell, want) in [
            ("≥", Some(Ge)),
            ("≧", Some(Ge)),
            (">＝", Some(Ge)),
            ("═", Some(Eq)),
            ("大于等于", Some(Ge)),
            ("小于或等于", Some(Le)),
            ("以内", Some(Le)),
            ("不得小于", Some(Ge)),
            ("不超过", Some(Le)),
            ("等于", Some(Eq)),
            ("1", None),
            ("5", None),
            ("", None),
            ("定性", None),
        ] {
            assert_eq!(of_cell(cell), want, "{cell}");
        }
    }
}
