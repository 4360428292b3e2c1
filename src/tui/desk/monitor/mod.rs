//! The monitoring screen, through the service: one view or one action at a time.
//!
//! Never here: which step may be taken, or an amount's arithmetic.

mod days;
mod forms;
mod idle;
pub mod incoming;
mod key;
mod life;
mod quadrants;

use crate::present::Lang;
use crate::service::survey::{self, Survey};
use crate::service::{DEFAULT_PLACE, Fault};
use crate::tui::effect::When;
use crate::tui::monitor::{Ask, Told};
use crate::tui::msg::Trouble;
use crate::tui::parts::value::Value;

use super::StoreDesk;

/// What is asked, answered.
pub fn answer(desk: &mut StoreDesk, lang: Lang, when: When, ask: Ask) -> Result<Told, Trouble> {
    Ok(match ask {
        Ask::Forms(months) => Told::Forms(forms::all(desk, lang, when, months)?),
        Ask::Quadrants => Told::Quadrants(quadrants::all(desk, lang, when)?),
        Ask::Idle => Told::Idle(idle::all(desk, lang, when)?),
        Ask::Key => Told::Key(key::all(desk, lang, when)?),
        Ask::Days(days) => Told::Days(days::all(desk, lang, when, days)?),
        Ask::Form(months, code) => forms::whole(desk, lang, when, months, &code)?,
        Ask::Life(project, code) => Told::Life(project, life::life(desk, lang, when, &code)?),
        Ask::Open(months, cutoff, due) => forms::open(desk, lang, when, months, cutoff, due)?,
        Ask::Accept(months, seen) => forms::accept(desk, lang, when, months, &seen)?,
        Ask::Return(months, seen, reason) => forms::give_back(desk, lang, when, months, &seen, &reason)?,
        Ask::Notice(months, seen, document) => forms::notice(desk, lang, when, months, &seen, &document)?,
        Ask::Close(months, with_missing, seen) => forms::close(desk, lang, when, months, with_missing, seen)?,
        Ask::Report(months, path) => forms::report(desk, lang, when, months, &path)?,
        Ask::WriteForms(months, codes, folder) => forms::write(desk, lang, when, months, &codes, &folder)?,
        Ask::Mark(lines, amount, reason, until) => idle::mark(desk, lang, when, lines, amount, reason, until)?,
        Ask::Unmark(lines, reason) => idle::unmark(desk, lang, when, &lines, &reason)?,
        Ask::Propose(lines, path) => idle::propose(desk, lang, when, &lines, &path)?,
        Ask::Choose(codes, chosen, reason) => key::choose(desk, lang, when, &codes, chosen, &reason)?,
        Ask::Check(found) => key::check(desk, lang, when, &found)?,
    })
}

/// The year judged; nothing while the store is empty.
fn look(desk: &StoreDesk, when: When) -> Result<Option<Survey>, Fault> {
    match desk.period(when) {
        Ok(period) => survey::survey(&desk.store, period).map(Some),
        Err(Fault::EmptyStore) => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// The same where an action needs it.
fn looked(desk: &StoreDesk, when: When) -> Result<Survey, Fault> {
    survey::survey(&desk.store, desk.period(when)?)
}

/// The bureau that papers are signed by.
fn bureau(desk: &StoreDesk, lang: Lang) -> Result<String, Fault> {
    let place = desk.store.meta("place")?.unwrap_or_else(|| DEFAULT_PLACE.to_string());
    Ok((lang.strings().targets.bureau_of)(&place))
}

fn words(text: impl Into<String>) -> Value<'static> {
    Value::Text(text.into().into())
}
