//! What stands in a cell: shown, sorted and exported from one value.
//!
//! Never here: how wide a column is.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::domain::monitor::light::Light;
use crate::domain::target::objection::Certainty;
use crate::present::strings::Strings;
use crate::present::{finding, number, pinyin, rectification, review};
use crate::tui::look::Role;

/// A value with the type it has in the field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// Words.
    Text(Cow<'a, str>),
    /// Shown in 万元.
    Wan(Option<Money>),
    /// A share, shown as a percentage.
    Percent(Option<Decimal>),
    /// Points of percentage, as points.
    Points(Option<Decimal>),
    /// A count.
    Count(usize),
    /// A day.
    Day(Option<Date>),
    /// A letter.
    Light(Light),
    /// A letter that is left out where all is well, so that the others stand out.
    Lamp(Light),
    /// Days left until a deadline; below zero it is over.
    Due(Option<i64>),
    /// Days left until a deadline of rectification; below zero it is over.
    Term(Option<i64>),
    /// What is left of a term in words, and in days to sort by; nothing comes last.
    Countdown(Cow<'a, str>, Option<i64>),
    /// The gravest objection to a row.
    Flag(Certainty),
    /// Objections that are sure, of judgement, doubtful.
    Hints([usize; 3]),
    /// Nothing.
    Empty,
}

/// What stands in a cell and as what.
pub type Cell<'a> = (Value<'a>, Role);

/// Words as a cell.
pub fn words<'a>(text: impl Into<Cow<'a, str>>) -> Cell<'a> {
    (Value::Text(text.into()), Role::Text)
}

/// Any value as a cell.
pub fn shown(value: Value<'_>) -> Cell<'_> {
    (value, Role::Text)
}

/// A light as a cell, in its colour.
pub fn lit(light: Light) -> Cell<'static> {
    (Value::Light(light), role_of(light))
}

/// The role of a light.
pub fn role_of(light: Light) -> Role {
    match light {
        Light::Red => Role::Red,
        Light::Yellow => Role::Yellow,
        Light::Blue => Role::Blue,
        Light::Green => Role::Green,
        Light::Grey => Role::Muted,
    }
}

/// The role of days left: over, or nearly.
fn role_of_due(left: Option<i64>) -> Role {
    match left {
        Some(..0) => Role::Red,
        Some(0..=3) => Role::Yellow,
        _ => Role::Text,
    }
}

/// The role of a certainty.
pub fn role_of_certainty(certainty: Certainty) -> Role {
    match certainty {
        Certainty::Sure => Role::Red,
        Certainty::Judgement => Role::Yellow,
        Certainty::Doubtful => Role::Blue,
    }
}

/// The role of objections: that of the gravest.
fn role_of_hints(counts: [usize; 3]) -> Role {
    match counts {
        [a, ..] if a > 0 => Role::Red,
        [_, b, _] if b > 0 => Role::Yellow,
        [.., c] if c > 0 => Role::Blue,
        _ => Role::Text,
    }
}

/// What a value is sorted by; absent ones come first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Order {
    Nothing,
    Number(Decimal),
    Day(Date),
    Light(Light),
    Text(Vec<u8>),
}

impl Value<'_> {
    /// The same without a copy of its words.
    pub fn borrowed(&self) -> Value<'_> {
        match self {
            Value::Text(t) => Value::Text(Cow::Borrowed(t.as_ref())),
            Value::Wan(m) => Value::Wan(*m),
            Value::Percent(p) => Value::Percent(*p),
            Value::Points(p) => Value::Points(*p),
            Value::Count(n) => Value::Count(*n),
            Value::Day(d) => Value::Day(*d),
            Value::Light(l) => Value::Light(*l),
            Value::Lamp(l) => Value::Lamp(*l),
            Value::Due(d) => Value::Due(*d),
            Value::Term(d) => Value::Term(*d),
            Value::Countdown(t, d) => Value::Countdown(Cow::Borrowed(t.as_ref()), *d),
            Value::Flag(c) => Value::Flag(*c),
            Value::Hints(h) => Value::Hints(*h),
            Value::Empty => Value::Empty,
        }
    }

    /// What it is drawn as, where the value itself tells.
    pub fn role(&self) -> Option<Role> {
        match self {
            Value::Light(light) | Value::Lamp(light) => Some(role_of(*light)),
            Value::Flag(certainty) => Some(role_of_certainty(*certainty)),
            Value::Due(left) | Value::Term(left) | Value::Countdown(_, left) => {
                Some(role_of_due(*left)).filter(|r| *r != Role::Text)
            }
            Value::Hints(counts) => Some(role_of_hints(*counts)).filter(|r| *r != Role::Text),
            _ => None,
        }
    }

    /// As it is read.
    pub fn text(&self, s: &Strings) -> Cow<'_, str> {
        match self {
            Value::Text(t) | Value::Countdown(t, _) => Cow::Borrowed(t.as_ref()),
            Value::Wan(m) => number::wan_or_dash(*m).into(),
            Value::Percent(p) => number::percent_or_dash(*p).into(),
            Value::Points(p) => p.map_or_else(|| number::NONE.to_string(), number::two_places).into(),
            Value::Count(n) => number::count(*n).into(),
            Value::Day(d) => d.map_or_else(|| number::NONE.to_string(), |d| d.to_string()).into(),
            Value::Lamp(Light::Green) => "".into(),
            Value::Light(l) | Value::Lamp(l) => finding::light(s, *l).into(),
            Value::Due(left) => review::days_left(s, *left).into(),
            Value::Term(left) => rectification::days_left(s, *left).into(),
            Value::Flag(certainty) => review::certainty_short(s, *certainty).into(),
            Value::Hints(counts) => review::hints(s, *counts).into(),
            Value::Empty => "".into(),
        }
    }

    /// What it is sorted by.
    pub fn order(&self) -> Order {
        let number = |n: Option<Decimal>| n.map_or(Order::Nothing, Order::Number);
        match self {
            Value::Text(t) => Order::Text(pinyin::order(t)),
            Value::Wan(m) => number(m.map(Money::yuan)),
            Value::Percent(p) | Value::Points(p) => number(*p),
            Value::Count(n) => Order::Number(Decimal::from(*n)),
            Value::Day(d) => d.map_or(Order::Nothing, Order::Day),
            Value::Light(l) | Value::Lamp(l) => Order::Light(*l),
            Value::Flag(certainty) => Order::Number(Decimal::from(*certainty as u8)),
            Value::Due(left) | Value::Term(left) => number(left.map(Decimal::from)),
            Value::Countdown(_, left) => Order::Number(Decimal::from(left.unwrap_or(i64::MAX))),
            // More of a graver kind before any number of a milder one.
            Value::Hints([a, b, c]) => Order::Number(Decimal::from(((a * 1000) + b) * 1000 + c)),
            Value::Empty => Order::Nothing,
        }
    }
}
