//! Progress, lights and rules of targets, straight from the documents: target
//! and value as they are printed, in exact fractions.

use super::fraction::Fraction;
use super::money::{self, InForce};
use super::rows::Day;

/// A unit's monitoring form of a round.
#[derive(Debug, Clone)]
pub struct Form {
    pub year: i64,
    pub code: String,
    pub months: i64,
    pub cutoff: Day,
    pub due: Day,
    pub filed: Option<Day>,
    pub rows: Vec<Row>,
}

/// A line of it, as printed.
#[derive(Debug, Clone)]
pub struct Row {
    pub class: String,
    pub target: String,
    pub actual: String,
    pub weight: Option<i128>,
    pub likely: String,
}

/// What the forms of a project tell on a day.
pub struct Told {
    pub progress: Option<Fraction>,
    pub pace: Fraction,
    pub cutoff: Day,
    lamps: Vec<(usize, Option<Fraction>)>,
    likely: Option<usize>,
}

const GREY: usize = 0;
const BLUE: usize = 1;
const GREEN: usize = 2;
const YELLOW: usize = 3;
const RED: usize = 4;

fn f(a: i128, b: i128) -> Fraction {
    Fraction::new(a, b)
}

/// A printed number and what stands behind it.
fn number(text: &str) -> Option<(Fraction, String)> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    let (digits, unit) = text.split_at(end);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let over = format!("{whole}{part}").parse().ok()?;
    Some((f(over, 10i128.pow(part.len() as u32)), unit.to_string()))
}

fn none_below(x: Fraction) -> Fraction {
    if x.below(&Fraction::zero()) { Fraction::zero() } else { x }
}

/// Light and progress of a row.
fn row(r: &Row, months: i64, cutoff: Day) -> (usize, Option<Fraction>) {
    if r.actual.is_empty() {
        return (GREY, None);
    }
    if let Some(day) = last_day(&r.target) {
        return by_day(&r.actual, day, cutoff);
    }
    let (sign, rest) = match r.target.chars().next() {
        Some(c) if "≥≤=".contains(c) => (Some(c), r.target.trim_start_matches(c)),
        _ => (None, r.target.as_str()),
    };
    let Some((target, unit)) = number(rest) else { return words(&r.actual) };
    let zero = target.over_is_zero();
    let up = match sign {
        Some('≥') => true,
        Some('≤') => false,
        Some(_) => !zero,
        None if zero || r.class.contains("成本") => false,
        None if r.class.contains("数量") || r.class.contains("满意度") => true,
        None if unit == "%" && target.cmp(&f(100, 1)).is_eq() => true,
        None => return (GREY, None),
    };
    let Some((value, own)) = number(&r.actual) else { return (GREY, None) };
    let value = match (own.as_str(), unit.as_str()) {
        (a, b) if a == b || a.is_empty() => value,
        ("元", "万元") => value.times(&f(1, 10_000)),
        ("万元", "元") => value.times(&f(10_000, 1)),
        _ => return (GREY, None),
    };
    if !up {
        let over = value.minus(&target);
        if !Fraction::zero().below(&over) {
            return (GREEN, Some(f(1, 1)));
        }
        let left = over.divided(&target).map_or(Fraction::zero(), |o| none_below(f(1, 1).minus(&o)));
        return (RED, Some(left));
    }
    let grows = (r.class.contains("数量") || r.class.contains("经济效益")) && unit != "%";
    let progress = value.divided(&target).unwrap_or(f(1, 1));
    let standard = if grows { target.times(&f(months.into(), 12)) } else { target.clone() };
    let met = !value.below(&target);
    let lamp = match value.divided(&standard) {
        None => GREEN,
        Some(q) if q.at_least(&f(12, 10)) && (grows || met) => BLUE,
        Some(q) if grows || months == 12 => match () {
            () if met => GREEN,
            () if q.below(&f(6, 10)) => RED,
            () if !grows || q.below(&f(8, 10)) => YELLOW,
            () => GREEN,
        },
        Some(_) => GREEN,
    };
    (lamp, Some(progress))
}

/// `2021-09-30`, or `2021年9月底前`: the last day on which it is in time.
fn last_day(target: &str) -> Option<Day> {
    let of_month = || {
        let (y, rest) = target.split_once('年')?;
        let m: i64 = rest.strip_suffix("月底前")?.parse().ok()?;
        let y = y.parse().ok()?;
        (28..=31).map(|d| Day::new(y, m, d)).find(|day| day.last_of_month())
    };
    Day::parse(target).or_else(of_month)
}

fn by_day(actual: &str, day: Day, cutoff: Day) -> (usize, Option<Fraction>) {
    let early = day > cutoff;
    match (Day::parse(actual), words(actual).0) {
        (Some(done), _) if done <= cutoff && done <= day => (GREEN, Some(f(1, 1))),
        (Some(done), _) if done > cutoff && early => (GREY, None),
        (Some(_), _) => (RED, Some(Fraction::zero())),
        (None, GREEN) => (GREEN, Some(f(1, 1))),
        (None, GREY) => (GREY, None),
        (None, _) if early => (GREY, None),
        (None, _) => (RED, Some(Fraction::zero())),
    }
}

fn words(text: &str) -> (usize, Option<Fraction>) {
    if text.starts_with('未') || text.starts_with("没有") {
        (RED, Some(f(3, 10)))
    } else if text.contains("部分") {
        (YELLOW, Some(f(7, 10)))
    } else if ["达成", "达到", "实现", "完成"].iter().any(|w| text.contains(w)) {
        (GREEN, Some(f(1, 1)))
    } else {
        (GREY, None)
    }
}

/// What the last form with any value tells on the day.
pub fn told(forms: &[&Form], quotas: &[InForce], year: i64, d: Day) -> Option<Told> {
    let has_value = |form: &&&Form| form.filed.is_some() && form.rows.iter().any(|r| !r.actual.is_empty());
    let form = forms.iter().filter(|form| form.cutoff <= d).filter(has_value).max_by_key(|form| form.cutoff)?;
    let lamps: Vec<_> = form.rows.iter().map(|r| row(r, form.months, form.cutoff)).collect();
    let weighed = form.rows.iter().any(|r| r.weight.is_some());
    let equal = f(90, form.rows.len() as i128);
    let weights = form.rows.iter().map(|r| if weighed { r.weight.map(|w| f(w, 1)) } else { Some(equal.clone()) });
    let (mut done, mut whole) = (Fraction::zero(), Fraction::zero());
    let mut rows = Vec::new();
    for ((lamp, progress), weight) in lamps.into_iter().zip(weights) {
        if let (Some(p), Some(w)) = (progress, weight.as_ref().filter(|w| Fraction::zero().below(w))) {
            let p = if f(1, 1).below(&p) { f(1, 1) } else { p };
            done = done.plus(&p.times(w));
            whole = whole.plus(w);
        }
        rows.push((lamp, weight));
    }
    let likely = |r: &Row| ["确定能", "有可能", "完全不可能"].iter().position(|w| *w == r.likely);
    Some(Told {
        progress: done.divided(&whole),
        pace: money::pace(quotas, year, form.cutoff).0,
        cutoff: form.cutoff,
        lamps: rows,
        likely: form.rows.iter().filter_map(likely).max(),
    })
}

impl Told {
    /// R08: 0, 1 or 2; nothing where there is nothing to judge.
    pub fn lag(&self) -> Option<usize> {
        let worst = self.lamps.iter().map(|(lamp, _)| *lamp).max().unwrap_or(GREY);
        if worst == GREY && self.progress.is_none() {
            return None;
        }
        let heavy = |w: &Option<Fraction>| w.as_ref().is_some_and(|w| w.at_least(&f(5, 1)));
        let red = self.lamps.iter().any(|(lamp, w)| *lamp == RED && heavy(w));
        let share = self.progress.as_ref().and_then(|p| p.divided(&self.pace));
        let behind = share.is_some_and(|s| s.below(&f(6, 10)));
        Some(if red || behind { 2 } else { usize::from(worst >= YELLOW) })
    }

    /// R09
    pub fn unlikely(&self) -> Option<usize> {
        self.likely
    }

    /// R10, with the rate of the day.
    pub fn spent(&self, rate: Option<&Fraction>, d: Day) -> Option<usize> {
        let gap = rate?.minus(self.progress.as_ref()?);
        let fresh = d.number() - self.cutoff.number() <= 45;
        fresh.then(|| usize::from(gap.at_least(&f(20, 100))) + usize::from(gap.at_least(&f(40, 100))))
    }

    /// R11
    pub fn unpaid(&self, rate: Option<&Fraction>) -> Option<usize> {
        let gap = self.progress.as_ref()?.minus(rate?);
        Some(usize::from(gap.at_least(&f(30, 100))) + usize::from(gap.at_least(&f(50, 100))))
    }
}

/// R19: the last round's form is not there, or says nothing.
pub fn overdue(forms: &[&Form], d: Day) -> usize {
    let Some(last) = forms.iter().filter(|form| form.cutoff <= d).max_by_key(|form| form.cutoff) else { return 0 };
    let empty = !last.rows.is_empty() && last.rows.iter().all(|r| r.actual.is_empty());
    if last.filed.is_some_and(|day| day <= d) && !empty {
        return 0;
    }
    let days = d.number() - last.due.number();
    usize::from(days > 0) + usize::from(days > 10)
}
