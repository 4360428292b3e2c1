//! Which quantity or moment a text is about. Never here: finding them.

use super::dates::{Grain, Moment};
use super::operators::{self, Before};
use super::quantities::{self, Quantity};
use super::typed::Typed;
use super::{Doubt, Operator, Reading, damage, numbers, units};
use rust_decimal::Decimal;

/// Words that say something is to be done by a time.
const DONE_BY: [&str; 23] = [
    "完成",
    "竣工",
    "完工",
    "结束",
    "支付",
    "发放",
    "到位",
    "验收",
    "交付",
    "拨付",
    "上报",
    "提交",
    "实施",
    "启动",
    "开工",
    "建成",
    "办结",
    "启用",
    "投入使用",
    "不晚于",
    "不迟于",
    "截止",
    "截至",
];

/// More words than this around a number tell a story.
const STORY: usize = 30;

/// Around a malformed number fewer other characters than this are no story.
const FEW: usize = 10;

/// What a text says; nothing where it is words alone, or several things at once.
pub(super) fn weigh(t: &Typed, year: Option<i16>) -> Option<Reading> {
    let found = quantities::find(t);
    if found.quantities.iter().any(|q| q.value.is_none()) || torn(t, &found.quantities) {
        let printed: usize = found.quantities.iter().map(|q| q.to - q.from).sum();
        return (t.len() - printed <= FEW).then(|| doubtful(t, Doubt::MalformedNumber));
    }
    if listed_months(t, &found) {
        return None;
    }
    if let Some(deadline) = deadline(t, &found, year) {
        return Some(deadline);
    }
    match found.quantities.as_slice() {
        [] => in_words(t).or_else(|| lost(t)),
        [one] => day_of_month(t, one).or_else(|| Some(single(t, one, 0))).filter(|r| !is_story(r)),
        many => several(t, many),
    }
}

/// `854万854万`, `1 000`: no one writes a number right behind another.
fn torn(t: &Typed, all: &[Quantity]) -> bool {
    all.windows(2).any(|w| {
        let touch = w[0].to == w[1].from || w[0].unit.name.is_empty() && t.skip(w[0].to) == w[1].from;
        touch && t.digit(w[1].from)
    })
}

/// `3、4月`: the first number is a month, too.
fn listed_months(t: &Typed, found: &quantities::Found) -> bool {
    let behind = |q: &Quantity| found.moments.iter().any(|m| t.at(q.to) == Some('、') && t.skip(q.to + 1) == m.from);
    found.quantities.iter().any(|q| q.unit.name.is_empty() && behind(q))
}

fn doubtful(t: &Typed, doubt: Doubt) -> Reading {
    Reading { text: t.written(0, t.len()), doubt: Some(doubt), ..Reading::nothing(String::new()) }
}

/// `>…`: a sign whose number is gone.
fn lost(t: &Typed) -> Option<Reading> {
    let (_, end) = operators::sign(t, 0)?;
    t.plain(end, t.len()).iter().all(|c| !c.is_alphanumeric()).then(|| doubtful(t, Doubt::MalformedNumber))
}

/// A text about a day. A number beside it must be the 100 % that is done by then.
fn deadline(t: &Typed, found: &quantities::Found, year: Option<i16>) -> Option<Reading> {
    let [moment] = found.moments.as_slice() else { return None };
    let whole = |q: &Quantity| {
        let bare = operators::before(t, 0, q.from).is_none() && operators::behind(t, q.to).is_none();
        bare && q.upper.is_none() && q.unit.name == "%" && q.value == Some(Decimal::ONE_HUNDRED)
    };
    let fits = match found.quantities.as_slice() {
        [] => is_deadline(t, moment),
        [q] => moment.grain == Grain::Deadline && whole(q) && is_deadline(t, moment),
        _ => false,
    };
    fits.then(|| Reading {
        operator: Operator::Date,
        date: moment.day(year),
        text: t.written(0, t.len()),
        ..Reading::nothing(String::new())
    })
}

/// `每月5日前`: a day of no month in particular.
fn day_of_month(t: &Typed, q: &Quantity) -> Option<Reading> {
    let limit = t.word(t.skip(q.to), &["前", "之前", "以前"]).is_some();
    let recurring = t.written(0, q.from).ends_with('月');
    (q.unit.name == "日" && (limit || recurring) && operators::before(t, 0, q.from).is_none()).then(|| Reading {
        operator: Operator::Date,
        text: t.written(0, t.len()),
        ..Reading::nothing(String::new())
    })
}

/// Whether a number without an operator stands among so many words that it is
/// not what they are about.
fn is_story(read: &Reading) -> bool {
    read.operator == Operator::Unknown && read.text.chars().nth(STORY).is_some()
}

/// Whether a moment is what the text is about and not where or when something
/// else happened (以当年为主, 年终考核优秀).
fn is_deadline(t: &Typed, m: &Moment) -> bool {
    let words = [t.written(0, m.from), t.written(m.to, t.len())].concat();
    let count = words.chars().filter(|c| c.is_alphanumeric()).count();
    let done = DONE_BY.iter().any(|w| words.contains(w));
    match m.grain {
        _ if count == 0 => true,
        Grain::Deadline => count <= 24 && (m.limit || done) || count <= 2,
        Grain::Year => count <= 6 && (m.limit || done),
    }
}

/// One quantity, with the words around it. `from` is where its own part begins.
fn single(t: &Typed, q: &Quantity, from: usize) -> Reading {
    let before = operators::before(t, from, q.from);
    let behind = operators::behind(t, q.to);
    let words = around(t, q, before, behind.map_or(q.to, |(_, to)| to));
    let read = Reading {
        value: q.value,
        upper: q.upper,
        unit: q.unit.name.clone(),
        text: words,
        ..Reading::nothing(String::new())
    };
    if q.upper.is_some() {
        return Reading { operator: Operator::Range, ..read };
    }
    let spoilt = || before.is_none() && behind.is_none() && damage::spoilt_sign(t, q.from);
    let two = || before.is_none() && behind.is_none() && alone(t, q) && damage::two_for_ge(t, q);
    match (before.map(|b| b.operator), behind.map(|(op, _)| op)) {
        (None, None) if spoilt() || two() => {
            Reading { doubt: Some(Doubt::DamagedOperator), text: String::new(), ..read }
        }
        (None, None) => read,
        (Some(one), None) | (None, Some(one)) => Reading { operator: one, ..read },
        (Some(a), Some(b)) => match operators::joined(a, b) {
            Some(one) => Reading { operator: one, ..read },
            None => Reading { doubt: Some(Doubt::DamagedOperator), ..read },
        },
    }
}

/// Whether the quantity is all there is.
fn alone(t: &Typed, q: &Quantity) -> bool {
    t.skip(0) == q.from && t.skip(q.to) == t.len()
}

/// The words around a number, without its operators and loose punctuation.
fn around(t: &Typed, q: &Quantity, before: Option<Before>, to: usize) -> String {
    let (head, filler) = match before {
        Some(b) => (t.written(0, b.from), t.written(b.to, q.from)),
        None => (t.written(0, q.from), String::new()),
    };
    let tail = t.written(to, t.len());
    let tail = tail.strip_prefix("之间").unwrap_or(&tail);
    let loose = |c: char| c.is_whitespace() || "，,；;。.、：:￥¥[]【】".contains(c);
    let parts = [head.as_str(), filler.as_str(), q.unit.about, tail];
    let words: String = parts.iter().map(|p| p.trim_matches(loose)).collect();
    // What is left of brackets and quotes around the number says nothing.
    if words.chars().all(|c| "()（）“”\"'《》<>".contains(c)) { String::new() } else { words }
}

/// Several quantities: one of them only where the text itself says which.
fn several(t: &Typed, all: &[Quantity]) -> Option<Reading> {
    if let Some(spoilt) = sign_between(t, all) {
        return Some(spoilt);
    }
    if let Some(range) = bounds(t, all) {
        return Some(range);
    }
    // What stands in brackets is a remark on the one outside.
    let mut outside = all.iter().filter(|q| !q.aside);
    if let (Some(one), None) = (outside.next(), outside.next()) {
        return Some(single(t, one, 0));
    }
    // 6小时内扑灭率不低于95%: the last is the target, those before it name the indicator.
    let (last, rest) = all.split_last()?;
    let from = rest.last()?.to;
    let own = operators::before(t, from, last.from)?;
    let parted = t.plain(rest[0].from, last.from).iter().any(|c| operators::separates(*c));
    let others = rest.iter().any(|q| q.upper.is_none() && operators::before(t, 0, q.from).is_some());
    let named = t.plain(from, own.from).iter().any(|c| c.is_alphanumeric());
    (!parted && !others && named).then(|| single(t, last, from))
}

/// `5=50%`: a sign read as a digit and a sign.
fn sign_between(t: &Typed, all: &[Quantity]) -> Option<Reading> {
    let [first, second] = all else { return None };
    let (_, to) = operators::sign(t, first.to)?;
    let whole = t.skip(0) == first.from && first.unit.name.is_empty() && t.skip(to) == second.from;
    whole.then(|| Reading {
        value: second.value,
        unit: second.unit.name.clone(),
        doubt: Some(Doubt::DamagedOperator),
        ..Reading::nothing(String::new())
    })
}

/// `≥90%且≤95%`, `90%≤满意度≤95%`: a range in two comparisons.
fn bounds(t: &Typed, all: &[Quantity]) -> Option<Reading> {
    let [first, second] = all else { return None };
    let low = matches!(operators::before(t, 0, first.from).map(|b| b.operator), Some(Operator::Ge | Operator::Gt))
        || matches!(operators::behind(t, first.to).map(|(op, _)| op), Some(Operator::Ge))
        || matches!(operators::sign(t, t.skip(first.to)).map(|(op, _)| op), Some(Operator::Le | Operator::Lt));
    let upper = operators::before(t, first.to, second.from);
    let high = matches!(upper.map(|b| b.operator), Some(Operator::Le | Operator::Lt))
        || matches!(operators::behind(t, second.to).map(|(op, _)| op), Some(Operator::Le));
    let same = first.unit.name.is_empty() || first.unit.name == second.unit.name;
    let (a, b) = (first.value?, second.value?);
    let ends = first.upper.is_none() && second.upper.is_none() && t.skip(second.to) == t.len() || high && low;
    (low && high && same && ends && a < b).then(|| Reading {
        operator: Operator::Range,
        value: Some(a),
        upper: Some(b),
        unit: second.unit.name.clone(),
        ..Reading::nothing(String::new())
    })
}

/// `至少一次`, `两次以上`: a number in Chinese digits, where an operator shows
/// that it is meant to count.
fn in_words(t: &Typed) -> Option<Reading> {
    let mut i = 0;
    while i < t.len() {
        let Some((n, end)) = numbers::numeral(t, i) else {
            i += 1;
            continue;
        };
        let unit = units::unit(t, end);
        let counts = !unit.name.is_empty()
            && !matches!(unit.name.as_str(), "分" | "点" | "面" | "度" | "道" | "时" | "层" | "类");
        let q = Quantity {
            value: Some(Decimal::from(n)),
            upper: None,
            from: i,
            digits: i,
            to: unit.end,
            unit,
            aside: false,
        };
        let told =
            operators::before(t, 0, i).is_some_and(|b| t.skip(b.to) == i) || operators::behind(t, q.to).is_some();
        if counts && told {
            return Some(single(t, &q, 0));
        }
        i = end;
    }
    None
}
