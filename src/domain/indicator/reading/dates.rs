//! Days and periods in a text: `2021年12月31日前`, `12月底`, `2023.07-2024.01`,
//! `年底`. Never here: whether they are what the text is about.

use super::numbers;
use super::typed::Typed;
use crate::domain::date::{self, Date};

/// How much a word of time tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grain {
    /// 全年, 年内, a year alone: it may be an attribute of something else.
    Year,
    /// A quarter, a half, 年底, a month, a day: a deadline.
    Deadline,
}

/// A day or a period in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub grain: Grain,
    /// The year it names; nothing where the budget year is meant.
    year: Option<i16>,
    /// Years after the budget year: 次年, 上年.
    shift: i16,
    month: i8,
    /// Nothing: the last day of the month.
    day: Option<i8>,
    /// Whether it says itself that it is a limit: 前, 底, 止.
    pub limit: bool,
    /// Its first character.
    pub from: usize,
    /// Behind its last.
    pub to: usize,
}

impl Moment {
    /// Its day, or the last day of its period; nothing where the year is not known.
    pub fn day(&self, budget_year: Option<i16>) -> Option<Date> {
        let year = self.year.or(budget_year.and_then(|y| y.checked_add(self.shift)))?;
        let month = Date::new(year, self.month, 1).ok()?;
        match self.day {
            Some(day) => Date::new(year, self.month, day).ok(),
            None => Some(month.last_of_month()),
        }
    }
}

/// Words of time, with the month they end in; the last stands for the year.
const WORDS: [(&str, i8, Grain); 27] = [
    ("前三季度", 9, Grain::Deadline),
    ("第一季度", 3, Grain::Deadline),
    ("第二季度", 6, Grain::Deadline),
    ("第三季度", 9, Grain::Deadline),
    ("第四季度", 12, Grain::Deadline),
    ("第1季度", 3, Grain::Deadline),
    ("第2季度", 6, Grain::Deadline),
    ("第3季度", 9, Grain::Deadline),
    ("第4季度", 12, Grain::Deadline),
    ("一季度", 3, Grain::Deadline),
    ("二季度", 6, Grain::Deadline),
    ("三季度", 9, Grain::Deadline),
    ("四季度", 12, Grain::Deadline),
    ("上半年", 6, Grain::Deadline),
    ("下半年", 12, Grain::Deadline),
    ("年底", 12, Grain::Deadline),
    ("年末", 12, Grain::Deadline),
    ("年终", 12, Grain::Deadline),
    ("岁末", 12, Grain::Deadline),
    ("本年度", 12, Grain::Year),
    ("当年度", 12, Grain::Year),
    ("年度内", 12, Grain::Year),
    ("本年", 12, Grain::Year),
    ("当年", 12, Grain::Year),
    ("全年", 12, Grain::Year),
    ("今年", 12, Grain::Year),
    ("年内", 12, Grain::Year),
];

/// Words before a month or day that move it to another year.
const SHIFTS: [(&str, i16); 7] =
    [("下一年度", 1), ("下一年", 1), ("次年", 1), ("翌年", 1), ("下年", 1), ("上年", -1), ("去年", -1)];

/// What stands between the two ends of a period.
const TO: [&str; 5] = ["--", "-", "~", "至", "到"];

/// The moment that begins at `i`, a period up to its end.
pub(super) fn moment(t: &Typed, i: usize) -> Option<Moment> {
    let first = point(t, i, None).or_else(|| open(t, i))?;
    let Some((_, at)) = t.word(t.skip(first.to), &TO) else { return Some(first).filter(|m| closed(t, m)) };
    match point(t, t.skip(at), Some(&first)) {
        Some(last) => Some(Moment { from: i, year: last.year.or(first.year), ..last }),
        None => Some(first).filter(|m| closed(t, m)),
    }
}

/// A month or year that counts only as the beginning of a period: the 1 of
/// `1-12月`, the 2021 of `2021-2023年`, `2023.07` of `2023.07-2024.01`.
fn open(t: &Typed, i: usize) -> Option<Moment> {
    let (n, end) = small(t, i)?;
    let (_, at) = t.word(t.skip(end), &TO)?;
    let at = t.skip(at);
    let moment = |year, month, to| Moment { year, ..plain_month(month, i, to) };
    if year(n) && end - i == 4 {
        let (last, to) = small(t, at).filter(|(n, to)| year(*n) && to - at == 4)?;
        // 2000-2050元 is a range of amounts.
        let alone = matches!(t.at(to), None | Some('年' | ')' | ' ' | ',' | ';'));
        return (alone && last > n).then(|| moment(Some(n), 12, end));
    }
    let (_, to) = small(t, at).filter(|(n, _)| (1..=12).contains(n))?;
    ((1..=12).contains(&n) && t.at(to) == Some('月')).then(|| moment(None, n as i8, end))
}

/// Whether a moment that is no period stands by itself.
fn closed(t: &Typed, m: &Moment) -> bool {
    t.at(m.to - 1).is_some_and(|c| !c.is_ascii_digit()) || m.day.is_some() || m.year.is_some_and(|_| dashed(t, m))
}

/// `2021-12` and `2021/12` are months; `2021.12` and `2021` may be numbers.
fn dashed(t: &Typed, m: &Moment) -> bool {
    t.plain(m.from, m.to).iter().any(|c| matches!(c, '-' | '/'))
}

/// One point in time. Of a period's second end, `first` is the other: it lends
/// its year and its shape.
fn point(t: &Typed, i: usize, first: Option<&Moment>) -> Option<Moment> {
    if let Some((to, (word, month, grain))) = word_of_time(t, i) {
        // 三年内 and 每一季度 are spans, not this year's.
        let span = |c: char| "一二三四五六七八九十两几数多半每".contains(c) || c.is_ascii_digit();
        let m = Moment { grain: *grain, limit: is_limit(word), ..plain_month(*month, i, to) };
        return (!t.before(i).is_some_and(span)).then(|| tail(t, m));
    }
    if let Some((shift, at)) = SHIFTS.iter().find_map(|(w, shift)| t.end(i, w).map(|end| (*shift, end))) {
        return month(t, t.skip(at)).map(|m| Moment { shift, from: i, ..m });
    }
    numbered(t, i, first).or_else(|| month(t, i)).or_else(|| same_month(t, i, first?))
}

fn word_of_time(t: &Typed, i: usize) -> Option<(usize, &'static (&'static str, i8, Grain))> {
    WORDS.iter().find_map(|word| t.end(i, word.0).map(|to| (to, word)))
}

/// The 15日 of `7月1日-15日`.
fn same_month(t: &Typed, i: usize, first: &Moment) -> Option<Moment> {
    first.day?;
    let (d, to) = small(t, i).filter(|(d, _)| (1..=31).contains(d))?;
    let day = matches!(t.at(to), Some('日' | '号')).then_some(Some(d as i8))?;
    Some(tail(t, Moment { day, from: i, to: to + 1, ..*first }))
}

fn plain_month(month: i8, from: usize, to: usize) -> Moment {
    Moment { grain: Grain::Deadline, year: None, shift: 0, month, day: None, limit: false, from, to }
}

/// The 上半年 of `2021年上半年`.
fn part_of_year(t: &Typed, i: usize) -> Option<Moment> {
    let (to, (word, month, _)) = word_of_time(t, i)?;
    Some(tail(t, Moment { limit: is_limit(word), ..plain_month(*month, i, to) }))
}

/// A date that begins with its year.
fn numbered(t: &Typed, i: usize, first: Option<&Moment>) -> Option<Moment> {
    if let Some(day) = eight(t, i, first) {
        return Some(day);
    }
    let (y, end) = small(t, i).filter(|(n, end)| year(*n) && end - i == 4).or_else(|| short_year(t, i))?;
    let named = |m: Moment| Moment { year: Some(y), from: i, ..m };
    let of = |month, day, to| Moment { year: Some(y), day, ..plain_month(month, i, to) };
    let behind = t.skip(end);
    if t.at(behind) == Some('年') {
        let after = t.skip(behind + 1);
        // 2021年1-12月, 2021年度, 2021年底
        let period = || open(t, after).and_then(|_| moment(t, after));
        let half = || WORDS[..14].iter().any(|(w, ..)| t.has(after, w)).then(|| part_of_year(t, after)).flatten();
        if let Some(m) = month(t, after).or_else(period).or_else(half) {
            return Some(named(m));
        }
        let whole = Moment { grain: Grain::Year, ..of(12, None, behind + 1) };
        let ended = matches!(t.at(after), Some('底' | '末'));
        return Some(if ended { tail(t, Moment { limit: true, ..of(12, None, after + 1) }) } else { tail(t, whole) });
    }
    let Some(mark @ ('-' | '/' | '.')) = t.at(end) else {
        return first.map(|_| Moment { grain: Grain::Year, ..of(12, None, end) });
    };
    let (m, to) = small(t, end + 1).filter(|(m, to)| (1..=12).contains(m) && to - end <= 3)?;
    if t.at(to) == Some(mark) && t.digit(to + 1) {
        let (d, to) = small(t, to + 1).filter(|(d, to2)| (1..=31).contains(d) && to2 - to <= 3)?;
        Date::new(y, m as i8, d as i8).ok()?;
        return (!matches!(t.at(to), Some('.')) || !t.digit(to + 1)).then(|| tail(t, of(m as i8, Some(d as i8), to)));
    }
    // 2021.5 is a number wherever no day follows and no period is made.
    let another = |at: usize| small(t, t.skip(at)).is_some_and(|(n, to)| year(n) && to - t.skip(at) == 4);
    let ranged = first.is_some() || t.word(t.skip(to), &TO).is_some_and(|(_, at)| another(at));
    (ranged || mark != '.' && !t.digit(to)).then(|| of(m as i8, None, to))
}

/// The 21 of `21年12月`: a year in two digits, with its month behind it.
fn short_year(t: &Typed, i: usize) -> Option<(i16, usize)> {
    let (n, end) = small(t, i).filter(|(n, end)| (10..=49).contains(n) && end - i == 2)?;
    let after = t.skip(t.skip(end) + 1);
    (t.at(t.skip(end)) == Some('年') && month(t, after).is_some()).then_some((2000 + n, end))
}

/// The ends of `20210101-20211231`; alone, eight digits are a number.
fn eight(t: &Typed, i: usize, first: Option<&Moment>) -> Option<Moment> {
    let day = |i: usize| {
        let digits: String = t.plain(i, i + 8).iter().collect();
        let whole = digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_digit()) && !t.digit(i + 8);
        whole.then(|| date::parse(&digits, date::Epoch::Y1900)).flatten().filter(|d| year(d.day.year()))
    };
    let read = day(i)?.day;
    let ranged = || t.word(t.skip(i + 8), &TO).is_some_and(|(_, at)| day(t.skip(at)).is_some());
    (first.is_some_and(|f| f.day.is_some()) || ranged()).then(|| Moment {
        year: Some(read.year()),
        day: Some(read.day()),
        ..plain_month(read.month(), i, i + 8)
    })
}

/// A month, with its day where one stands: `12月31日`, `12月底`, `6月份`, `十二月`.
fn month(t: &Typed, i: usize) -> Option<Moment> {
    let (m, end) = small(t, i).or_else(|| numbers::numeral(t, i).map(|(n, end)| (n as i16, end)))?;
    let end = t.skip(end);
    if !((1..=12).contains(&m) && t.at(end) == Some('月')) {
        return None;
    }
    let behind = t.skip(end + 1);
    let of = |day, to| Moment { day, ..plain_month(m as i8, i, to) };
    if let Some((d, to)) = small(t, behind).filter(|(d, _)| (1..=31).contains(d))
        && matches!(t.at(t.skip(to)), Some('日' | '号'))
    {
        return Some(tail(t, of(Some(d as i8), t.skip(to) + 1)));
    }
    let (part, to) = t.word(behind, &["上旬", "中旬", "下旬", "初", "中", "份", "底", "末"]).unwrap_or(("", end + 1));
    let day = match part {
        "上旬" => Some(10),
        "中旬" => Some(20),
        _ => None,
    };
    // 6月中 and 6月初 are no days; they end with their month at the latest.
    Some(tail(t, Moment { limit: is_limit(part), ..of(day, to) }))
}

/// The words behind a moment that belong to it: 底前, 之前, 以内, 止.
fn tail(t: &Typed, m: Moment) -> Moment {
    const TAILS: [&str; 16] = [
        "底之前",
        "底以前",
        "末之前",
        "底前",
        "末前",
        "之前",
        "以前",
        "以内",
        "度内",
        "前",
        "内",
        "止",
        "度",
        "底",
        "末",
        "份",
    ];
    match t.word(t.skip(m.to), &TAILS) {
        Some((word, to)) => Moment { to, limit: m.limit || is_limit(word), ..m },
        None => m,
    }
}

/// Whether a word of time says that it is a limit.
fn is_limit(word: &str) -> bool {
    word.ends_with(['底', '末', '前', '止']) || word.ends_with("以内")
}

/// A number of at most four digits, and its end.
fn small(t: &Typed, i: usize) -> Option<(i16, usize)> {
    let mut end = i;
    while t.digit(end) {
        end += 1;
    }
    let digits: String = t.plain(i, end).iter().collect();
    (end > i && end - i <= 4).then(|| digits.parse().ok().map(|n| (n, end))).flatten()
}

fn year(n: i16) -> bool {
    (1949..=2099).contains(&n)
}

/// A bare number that a date of an indicator 时效 may be written as: `20211231`,
/// `202112`, `2021.12`, `2021`.
pub(super) fn of_digits(t: &Typed) -> Option<Date> {
    let whole: String = t.plain(0, t.len()).iter().collect();
    if let Some((n, 4)) = small(t, 0)
        && year(n)
    {
        return match whole.split_once('.') {
            None if t.len() == 4 => Some(date::last_of_year(n)),
            Some((_, m)) => Date::new(n, m.parse().ok()?, 1).ok().map(Date::last_of_month),
            None => None,
        };
    }
    let long = matches!(whole.len(), 6 | 8) && whole.bytes().all(|b| b.is_ascii_digit());
    let read = long.then(|| date::parse(&whole, date::Epoch::Y1900)).flatten()?;
    year(read.day.year()).then_some(read.day)
}

/// The day of a spreadsheet's serial number: a whole number from 40,000 to 55,000.
pub(super) fn of_serial(value: rust_decimal::Decimal) -> Option<Date> {
    let serial = i64::try_from(value).ok().filter(|_| value.fract().is_zero())?;
    (40_000..=55_000).contains(&serial).then(|| date::from_serial(serial, date::Epoch::Y1900)).flatten()
}
