//! The quality engine: what a careful reviewer objects to in a form
//! (domain.md §4.6). Pure: the same form and context give the same objections.
//!
//! Never here: a sentence (see `present::objection`), or what becomes of an
//! objection. A check whose figures the context lacks stays silent.

mod actual;
mod class;
mod facts;
mod funds;
mod general;
mod history;
mod kind;
mod measure;
mod name;
mod outcome;
mod peers;
mod propose;
mod recompute;
mod scene;
mod shape;
mod story;
mod sums;
mod target;
mod told;
mod weight;
#[rustfmt::skip] // lists, as many words to a line as fit
mod words;

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::objection::Objection;
use crate::domain::evaluation::Scheme;
use crate::domain::form::Form;
use crate::domain::indicator::{Level2, Reading, Taxonomy};
use crate::domain::money::Money;

pub use kind::{Actual, Check, Column, Part, UnitFault, Unmeasurable};
pub use outcome::Outcome;
pub use peers::{Peer, Peers};
pub use propose::{by_year_end, proposal};
pub use recompute::{Recomputed, recompute};

/// What is known beside the form. All of it may lack.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// The budget year the form is to speak of.
    pub year: Option<i16>,
    /// The taxonomy of the year.
    pub taxonomy: Option<Taxonomy>,
    /// What weights add up to without budget execution: 90 or 100. Where
    /// nothing is set, either will do.
    pub weight_base: Option<Decimal>,
    /// How many indicators a form has at least.
    pub least: Option<usize>,
    /// Which share of them can be measured, at least.
    pub measured: Option<Decimal>,
    /// In how many projects of a department the same indicators may stand.
    pub copies: Option<usize>,
    /// The project's name in the store.
    pub project: Option<&'a str>,
    /// The budget of the project in force.
    pub budget: Option<Money>,
    /// The same project a year before.
    pub last: Option<&'a LastYear>,
    /// How the year is scored, where an office chose.
    pub scheme: Option<&'a Scheme>,
    /// The other forms, and which of them this one is.
    pub peers: Option<(&'a Peers, usize)>,
}

impl Context<'_> {
    /// The usual limits, where nothing is set: 6 indicators, half of them
    /// measured, the same text in no more than 3 projects.
    pub fn usual() -> Context<'static> {
        Context { least: Some(6), measured: Some(Decimal::new(5, 1)), copies: Some(3), ..Context::default() }
    }
}

/// A project a year before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LastYear {
    /// Its budget.
    pub budget: Option<Money>,
    /// Its indicators.
    pub rows: Vec<LastRow>,
}

/// An indicator a year before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastRow {
    /// Its class.
    pub level2: Option<Level2>,
    /// As printed.
    pub name: String,
    /// Its target.
    pub target: Reading,
    /// What was achieved.
    pub actual: Option<Reading>,
}

/// All objections to a form, in its order: head, money, goals, indicators as a
/// whole, then row by row.
pub fn check(form: &Form, context: &Context) -> Vec<Objection<Check>> {
    let mut scene = scene::Scene::new(form, context);
    general::check(&mut scene);
    funds::check(&mut scene);
    shape::check(&mut scene);
    weight::check(&mut scene);
    name::check(&mut scene);
    target::check(&mut scene);
    measure::check(&mut scene);
    class::check(&mut scene);
    history::check(&mut scene);
    peers::check(&mut scene);
    actual::check(&mut scene);
    sums::check(&mut scene);
    story::check(&mut scene);
    facts::check(&mut scene);
    told::check(&mut scene);
    let mut found = scene.into_found();
    let places = places(form);
    found.sort_by_key(|o| places.get(o.at.cell.as_str()).copied().unwrap_or(0));
    found
}

/// The row whose name, target or result a cell is; what concerns the whole comes first.
fn places(form: &Form) -> HashMap<&str, usize> {
    let mut places = HashMap::new();
    for (n, r) in form.rows.iter().enumerate() {
        for cited in [&r.name, &r.target, &r.marks, &r.actual, &r.score, &r.reason].into_iter().filter(|c| c.is_there())
        {
            places.entry(cited.cell.as_str()).or_insert(n + 1);
        }
    }
    places
}

#[cfg(test)]
mod tests;
