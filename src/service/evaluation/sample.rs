//! Who is drawn for a spot check. Changes nothing: the seed is the record, and
//! anybody who names it draws the same.

use super::list::{Item, items};
use super::year::Year;
use crate::domain::evaluation::sample::{Lot, draw};
use crate::domain::evaluation::state::State;
use crate::service::Fault;
use crate::service::period::Period;
use crate::store::Store;
use crate::store::target::Owner;
use std::collections::HashMap;

/// Who has how many lots.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Weighing {
    /// One each.
    #[default]
    Plain,
    /// One more for each thing that looks odd, three for what is red.
    ByAnomalies,
}

/// Who was drawn, in the order of the draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// The self-evaluation.
    pub item: Item,
    /// How many lots it had.
    pub lots: u64,
}

/// Draws among the projects whose self-evaluations were accepted, those that
/// were checked too: the same seed draws the same before and after the checks.
///
/// # Errors
/// What the store says.
pub fn sample(
    store: &Store,
    period: Period,
    n: usize,
    seed: u64,
    weighing: Weighing,
) -> Result<(Vec<Drawn>, usize), Fault> {
    let year = Year::load(store, period)?;
    let mut waiting = items(&year, &HashMap::new());
    waiting.retain(|i| matches!(i.owner, Owner::Project(_)) && matches!(i.state, State::Accepted | State::SpotChecked));
    let lots: Vec<Lot> =
        waiting.iter().map(|i| Lot { key: i.code.clone().unwrap_or_default(), weight: weight(i, weighing) }).collect();
    let of = waiting.len();
    let drawn = draw(&lots, n, seed).into_iter();
    Ok((drawn.map(|i| Drawn { item: waiting[i].clone(), lots: lots[i].weight }).collect(), of))
}

fn weight(item: &Item, weighing: Weighing) -> u64 {
    match weighing {
        Weighing::Plain => 1,
        // What a check found itself is no reason to be drawn.
        Weighing::ByAnomalies => 1 + item.anomalies.iter().map(|a| if a.is_red() { 3 } else { 1 }).sum::<u64>(),
    }
}
