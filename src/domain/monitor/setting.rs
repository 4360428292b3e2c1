//! Thresholds as data: every key, its kind, its default, and the set in force.
//! Defaults are conventions of practice (domain.md §6.4), never a document's.

mod read;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::keys::ENABLED;
pub use super::keys::{KEYS, KeySpec};
use super::rule::{RULES, RuleId};
use super::scope::{Apart, Scope};
use crate::domain::date::{self, Date};
use crate::domain::money::Money;
pub use read::parse;

/// What kind of value a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A share from 0 to 10: `0.80`, `80%`.
    Ratio,
    /// Points of percentage from 0 to 100.
    Points,
    /// Whole days from 0 to 3,660.
    Days,
    /// A few of them, the largest first: `7,3,1`.
    DayList,
    /// A whole count from 1 to 10.
    Count,
    /// Yuan, not negative.
    Yuan,
    /// `MM-DD`
    MonthDay,
    /// true or false.
    Flag,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Some of these words, first wins.
    Order(&'static [&'static str]),
    /// Any words, with commas between.
    Words,
    /// A short text.
    Text,
}

/// What follows after a deadline, the mildest first: each later than the one before.
const LADDER: [&str; 4] =
    ["rectify.urge_days", "rectify.urge_again_days", "rectify.propose_days", "rectify.transfer_days"];

/// A typed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Ratios and points.
    Number(Decimal),
    /// Days and counts.
    Whole(i64),
    /// Several numbers of days.
    Wholes(Vec<i64>),
    /// Yuan.
    Amount(Money),
    /// Month and day.
    MonthDay(i8, i8),
    /// On or off.
    Flag(bool),
    /// A choice, or choices in order.
    Words(Vec<&'static str>),
    /// Words of the office's own.
    Texts(Vec<String>),
    /// A text, cleaned.
    Text(String),
}

/// Why a value does not fit a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadSetting {
    /// No such key; the nearest known ones.
    UnknownKey(Vec<&'static str>),
    /// Not of the key's shape.
    BadValue(Shape),
    /// The harsh limit would be milder than the mild one.
    Crossed(&'static str),
}

/// Who set a value, since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Nobody: the default that ships, a convention.
    Default,
    /// An operator of this office.
    Local {
        /// Who.
        by: String,
        /// The day from which it holds.
        from: Date,
        /// The last day on which it holds; only what is set apart has one.
        until: Option<Date>,
        /// For whom it is set apart; nothing: for all.
        scope: Option<Scope>,
        /// Why, in the operator's words.
        reason: Option<String>,
    },
}

/// A value with its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// What holds.
    pub value: Value,
    /// As it was written.
    pub text: String,
    /// Who said so.
    pub source: Source,
}

/// All settings in force on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSet {
    settings: BTreeMap<&'static str, Setting>,
    /// The widest scope first.
    pub(super) apart: Vec<Apart>,
}

impl Default for RuleSet {
    fn default() -> RuleSet {
        let plain = |text: &'static str, shape| Setting {
            value: parse(shape, text).expect("every default is of its shape; a test holds it"),
            text: text.to_string(),
            source: Source::Default,
        };
        let switches = ENABLED.iter().map(|(key, number)| {
            let on = RuleId::from_key(number).is_some_and(|r| r.info().default_on);
            (*key, plain(if on { "true" } else { "false" }, Shape::Flag))
        });
        let settings = KEYS.iter().map(|k| (k.key, plain(k.default, k.shape))).chain(switches).collect();
        RuleSet { settings, apart: Vec::new() }
    }
}

impl RuleSet {
    /// Every key with its setting, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Setting)> {
        self.settings.iter().map(|(k, s)| (*k, s))
    }

    /// The setting of a canonical key.
    pub fn setting(&self, key: &str) -> Option<&Setting> {
        self.settings.get(key)
    }

    /// Puts a value in force.
    ///
    /// # Errors
    /// [`BadSetting`] when the key is unknown, the value is not of its shape,
    /// or red would be milder than yellow.
    pub fn set(&mut self, key: &str, text: &str, source: Source) -> Result<(), BadSetting> {
        let key = canonical(key)?;
        let shape = shape_of(key);
        let value = parse(shape, text).ok_or(BadSetting::BadValue(shape))?;
        let setting = Setting { value, text: text.trim().to_string(), source };
        let before = self.settings.insert(key, setting);
        if let Err(crossed) = self.check_pair(key) {
            if let Some(before) = before {
                self.settings.insert(key, before);
            }
            return Err(crossed);
        }
        Ok(())
    }

    /// Lays what is set apart over what holds for all; a narrower scope's value stays.
    pub(super) fn lay(&mut self, apart: &Apart) {
        let own = |s: &Setting| matches!(&s.source, Source::Local { scope: Some(scope), .. } if *scope > apart.scope);
        if !self.settings.get(apart.key).is_some_and(own) {
            self.settings.insert(apart.key, apart.setting.clone());
        }
    }

    /// Yellow and red of one rule must stand in the right order, and so must
    /// the rungs of the ladder.
    fn check_pair(&self, key: &'static str) -> Result<(), BadSetting> {
        if let Some(at) = LADDER.iter().position(|k| *k == key) {
            let days = |k: &&'static str| self.whole(k);
            let below = at.checked_sub(1).map(|n| LADDER[n]).filter(|k| days(k) >= days(&key));
            let above = LADDER.get(at + 1).copied().filter(|k| days(k) <= days(&key));
            return below.or(above).map_or(Ok(()), |other| Err(BadSetting::Crossed(other)));
        }
        let (mild, harsh) = if key.contains(".yellow") {
            (key.to_string(), key.replace(".yellow", ".red"))
        } else if key.contains(".red") {
            (key.replace(".red", ".yellow"), key.to_string())
        } else {
            return Ok(());
        };
        let number = |k: &str| match self.settings.get(k).map(|s| &s.value) {
            Some(Value::Number(n)) => Some(*n),
            Some(Value::Whole(n)) => Some(Decimal::from(*n)),
            Some(Value::Amount(m)) => Some(m.yuan()),
            _ => None,
        };
        let (Some(yellow), Some(red)) = (number(&mild), number(&harsh)) else { return Ok(()) };
        let falls = key.starts_with("rule.R01.") || key.starts_with("rule.R08.");
        let right = if falls { red <= yellow } else { red >= yellow };
        if right { Ok(()) } else { Err(BadSetting::Crossed(if key == mild { "red" } else { "yellow" })) }
    }

    fn value(&self, key: &str) -> &Value {
        &self.settings.get(key).expect("the set holds every key of the registry").value
    }

    /// A ratio or points.
    pub fn number(&self, key: &str) -> Decimal {
        match self.value(key) {
            Value::Number(n) => *n,
            other => unreachable!("{key} is no number: {other:?}"),
        }
    }

    /// Days or a count.
    pub fn whole(&self, key: &str) -> i64 {
        match self.value(key) {
            Value::Whole(n) => *n,
            other => unreachable!("{key} is no whole number: {other:?}"),
        }
    }

    /// Several numbers of days.
    pub fn wholes(&self, key: &str) -> &[i64] {
        match self.value(key) {
            Value::Wholes(n) => n,
            other => unreachable!("{key} is no list of days: {other:?}"),
        }
    }

    /// On or off.
    pub fn flag(&self, key: &str) -> bool {
        matches!(self.value(key), Value::Flag(true))
    }

    /// An amount.
    pub fn amount(&self, key: &str) -> Money {
        match self.value(key) {
            Value::Amount(m) => *m,
            other => unreachable!("{key} is no amount: {other:?}"),
        }
    }

    /// A month and day of `year`.
    pub fn day_in(&self, key: &str, year: i16) -> Date {
        match self.value(key) {
            Value::MonthDay(m, d) => date::same_day_in(year, Date::constant(2024, *m, *d)),
            other => unreachable!("{key} is no day: {other:?}"),
        }
    }

    /// The chosen word, or the first of an order.
    pub fn word(&self, key: &str) -> &'static str {
        self.words(key).first().copied().unwrap_or_default()
    }

    /// The words of an order.
    pub fn words(&self, key: &str) -> &[&'static str] {
        match self.value(key) {
            Value::Words(w) => w,
            other => unreachable!("{key} is no choice: {other:?}"),
        }
    }

    /// Words of the office's own.
    pub fn texts(&self, key: &str) -> &[String] {
        match self.value(key) {
            Value::Texts(words) => words,
            other => unreachable!("{key} holds no words: {other:?}"),
        }
    }

    /// A text.
    pub fn text(&self, key: &str) -> &str {
        match self.value(key) {
            Value::Text(t) => t,
            other => unreachable!("{key} is no text: {other:?}"),
        }
    }

    /// Whether a rule number is on: `R01`.
    pub fn number_enabled(&self, number: &str) -> bool {
        let key = ENABLED.iter().find(|(_, n)| *n == number).map_or("", |(k, _)| *k);
        matches!(self.settings.get(key).map(|s| &s.value), Some(Value::Flag(true)))
    }

    /// Whether any number of a rule is on.
    pub fn enabled(&self, rule: RuleId) -> bool {
        rule.info().numbers.iter().any(|n| self.number_enabled(n))
    }
}

/// The canonical form of a key as a person may write it: `rule.R01.yellow`,
/// `R01.yellow`, `lagging_spend.yellow`, `min_elapsed`.
///
/// # Errors
/// [`BadSetting::UnknownKey`] with the keys that come near.
pub fn canonical(typed: &str) -> Result<&'static str, BadSetting> {
    let typed = typed.trim();
    let bare = typed.strip_prefix("rule.").unwrap_or(typed);
    let (head, tail) = bare.split_once('.').unwrap_or(("", bare));
    fn plain(key: &str) -> &str {
        [
            "rule.",
            "monitor.",
            "target.",
            "linkage.",
            "disclosure.",
            "assess.",
            "rectify.",
            "score.",
            "evaluation.",
            "letter.",
        ]
        .into_iter()
        .find_map(|p| key.strip_prefix(p))
        .unwrap_or(key)
    }
    let exact = |key: &&str| key.eq_ignore_ascii_case(typed) || plain(key).eq_ignore_ascii_case(bare);
    if let Some(key) = all().find(exact) {
        return Ok(key);
    }
    // By the rule's name; `lagging_spend` has two numbers, and a tail that both
    // know (`enabled`) does not say which is meant.
    let numbers = RULES.iter().find(|r| r.key == head).map_or(&[][..], |r| r.numbers);
    let named = |key: &&str| numbers.iter().any(|n| plain(key).eq_ignore_ascii_case(&format!("{n}.{tail}")));
    let found: Vec<_> = all().filter(named).collect();
    if let [key] = found[..] {
        return Ok(key);
    }
    Err(if found.is_empty() { BadSetting::UnknownKey(near(head, tail)) } else { BadSetting::UnknownKey(found) })
}

/// Keys that come near to one that is not there.
fn near(head: &str, tail: &str) -> Vec<&'static str> {
    let near = |key: &&'static str| {
        (!head.is_empty() && key.to_ascii_lowercase().contains(&head.to_ascii_lowercase()))
            || RuleId::from_key(head).is_some_and(|r| r.info().numbers.iter().any(|n| key.contains(n)))
            || (head.is_empty() && key.ends_with(tail))
    };
    all().filter(near).take(6).collect()
}

fn all() -> impl Iterator<Item = &'static str> {
    KEYS.iter().map(|k| k.key).chain(ENABLED.iter().map(|(k, _)| *k))
}

/// The shape of a canonical key.
pub fn shape_of(key: &str) -> Shape {
    KEYS.iter().find(|k| k.key == key).map_or(Shape::Flag, |k| k.shape)
}

/// The rule a canonical key belongs to.
pub fn rule_of(key: &str) -> Option<RuleId> {
    let number = key.strip_prefix("rule.")?.split('.').next()?;
    RULES.iter().find(|r| r.numbers.contains(&number)).map(|r| r.id)
}

/// The longest text, in characters.
pub const LONGEST_TEXT: usize = 40;

#[cfg(test)]
mod tests;
