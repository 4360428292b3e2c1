//! Key evaluation on the command line. Never here: a rule of the field.

pub(super) mod args;
mod choose;
mod department;
mod institution;
mod list;
mod out;
mod paper;
mod report;
mod table;
mod words;

use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::stop::Stop;
use crate::domain::date::Date;
use crate::store::Store;
use args::{KeyVerb, On};

/// One of the verbs.
pub(super) fn run(desk: &Desk, verb: &KeyVerb) -> Result<u8, Stop> {
    match verb {
        KeyVerb::Candidates(a) => list::candidates(desk, a),
        KeyVerb::Mark(a) => choose::mark(desk, a),
        KeyVerb::Select(a) => choose::select(desk, a),
        KeyVerb::Institution(a) => institution::run(desk, &a.then),
        KeyVerb::Commission(a) => choose::commission(desk, a),
        KeyVerb::Framework(a) => table::framework(desk, a),
        KeyVerb::Plan(a) => table::plan(desk, a),
        KeyVerb::Step(a) => report::step(desk, a),
        KeyVerb::Receive(a) => report::receive(desk, a),
        KeyVerb::Fieldwork(a) => report::fieldwork(desk, a),
        KeyVerb::Draft(a) => report::draft(desk, a),
        KeyVerb::Chapter(a) => report::chapter(desk, a),
        KeyVerb::Scores(a) => table::scores(desk, a),
        KeyVerb::Opinion(a) => report::opinion(desk, a),
        KeyVerb::Problem(a) => report::problem(desk, a),
        KeyVerb::Key(a) => list::key(desk, a),
        KeyVerb::Letter(a) => paper::letter(desk, a),
        KeyVerb::Department(a) => department::run(desk, &a.then),
    }
}

impl On {
    /// The day that is meant: as given, else the day on which figures stand.
    fn day(self, desk: &Desk, store: &Store) -> Result<Date, Stop> {
        match self.on {
            Some(day) => Ok(day),
            None => Ok(desk.period(store)?.as_of),
        }
    }
}

/// Text that may be left out.
fn plain(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or_default()
}

/// Tells of one evaluation after something was done to it: a line, and the
/// whole of it as JSON.
fn answer(desk: &Desk, store: &Store, id: i64, day: Date, lines: &[String]) -> Result<u8, Stop> {
    let as_of = desk.as_of.unwrap_or(day).max(day);
    let page = crate::service::key_evaluation::show(store, id, as_of)?;
    desk.tell(lines, || out::page(&page))?;
    Ok(DONE)
}
