//! Findings through the service: the ledger's rows, one page, steps, letters.
//!
//! Never here: which step may be taken, or drawing.

use std::path::Path;

use crate::domain::rectification::ladder::Measure;
use crate::exchange::docx::{docx, write_docx};
use crate::exchange::out::{Existing, OutFault};
use crate::present::strings::Strings;
use crate::present::{Lang, feedback, ledger, number, rectification as words};
use crate::service::rectification::send::{self, Letter};
use crate::service::rectification::{self as service, Item, act, press, show};
use crate::service::{DEFAULT_PLACE, Fault};
use crate::tui::effect::When;
use crate::tui::msg::{Reply, Trouble};
use crate::tui::rectify::{Ask, FindingView, Told};

use super::StoreDesk;

impl StoreDesk {
    /// Requests about findings.
    pub(super) fn of_findings(&mut self, lang: Lang, when: When, ask: Ask) -> Result<Reply, Trouble> {
        let stamp = self.stamp();
        let told = match ask {
            Ask::Open(number) => {
                let day = self.period(when)?.as_of;
                Told::Page(Box::new(view(lang.strings(), &show::show(&self.store, number, day)?)))
            }
            Ask::Act(seen, doing) => {
                let done = act(&mut self.store, &stamp, &seen, &doing)?;
                let state = done.first().map_or(crate::domain::rectification::state::State::Found, |d| d.state);
                Told::Acted(doing.step, done.len(), state)
            }
            Ask::Press(seen, day) => {
                let measures: Vec<Measure> = Measure::all().filter(|m| !m.is_letter()).collect();
                Told::Pressed(press::press(&mut self.store, &stamp, day, &seen, &measures, "")?.len())
            }
            Ask::Send(seen, request, folder) => {
                let planned = send::compose(&mut self.store, &stamp, &seen, &request)?;
                self.check_files(lang, &planned, folder.as_deref())?;
                let letters = send::send(&mut self.store, &stamp, &seen, &request)?;
                self.letters(lang, &letters, folder)?
            }
            Ask::Urge(seen, first, day, folder) => {
                let planned = press::compose(&mut self.store, &stamp, day, &seen, &first)?;
                self.check_files(lang, &planned, folder.as_deref())?;
                let letters = press::urge(&mut self.store, &stamp, day, &seen, &first)?;
                self.letters(lang, &letters, folder)?
            }
        };
        Ok(Reply::Rectify(told))
    }

    fn paper(&self, lang: Lang, letter: &Letter) -> Result<crate::exchange::docx::Letter, Fault> {
        let place = self.store.meta("place")?.unwrap_or_else(|| DEFAULT_PLACE.to_string());
        let s = lang.strings();
        Ok(feedback::paper(s, &(s.targets.bureau_of)(&place), letter))
    }

    /// What cannot be written is found before anything is recorded.
    fn check_files(&self, lang: Lang, letters: &[Letter], folder: Option<&Path>) -> Result<(), Trouble> {
        let Some(folder) = folder else { return Ok(()) };
        std::fs::create_dir_all(folder).map_err(|e| Trouble::Io(folder.into(), e))?;
        for letter in letters {
            let path = folder.join(name(letter));
            if path.exists() {
                return Err(Trouble::Exists(path));
            }
            docx(&self.paper(lang, letter)?).map_err(|e| out(&path, e))?;
        }
        Ok(())
    }

    fn letters(&self, lang: Lang, letters: &[Letter], folder: Option<std::path::PathBuf>) -> Result<Told, Trouble> {
        if let Some(folder) = &folder {
            for letter in letters {
                let path = folder.join(name(letter));
                write_docx(&path, &self.paper(lang, letter)?, Existing::Refuse).map_err(|e| out(&path, e))?;
            }
        }
        Ok(Told::Letters(letters.len(), letters.iter().map(|l| l.items.len()).sum(), folder))
    }
}

fn out(path: &Path, fault: OutFault) -> Trouble {
    match fault {
        OutFault::Exists(path) => Trouble::Exists(path),
        OutFault::Io { path, source } => Trouble::Io(path, source),
        other => Trouble::Io(path.into(), std::io::Error::other(other.to_string())),
    }
}

fn name(letter: &Letter) -> String {
    let bad = |c: &char| c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let plain: String =
        format!("{} {}", letter.document, letter.receiver).chars().filter(|c| !bad(c)).take(80).collect();
    format!("{plain}.docx")
}

/// A finding as its page shows it.
fn view(s: &'static Strings, page: &show::Page) -> FindingView {
    let (t, i, f) = (&s.rectify, &page.item, &page.item.finding);
    let mut lines: Vec<(String, String)> = Vec::new();
    let mut add = |head: &str, text: String| {
        if !text.trim().is_empty() {
            lines.push((head.to_string(), text.trim().to_string()));
        }
    };
    let wan = |m| (t.wan)(&number::wan(m));
    add(t.l_description, f.description.clone());
    add(t.l_item, f.item.clone());
    add(t.l_figure, f.figure.clone());
    add(t.l_requirement, f.requirement.clone());
    add(t.l_category, words::category(s, f.category).to_string());
    add(t.l_source, format!("{} {}", words::source(s, f.source), f.source_document.as_deref().unwrap_or_default()));
    add(t.l_project, format!("{} {}", f.about, f.period));
    add(t.l_unit, format!("{} {}", i.unit, i.division.as_deref().unwrap_or_default()));
    add(t.l_sum, f.amount.map(wan).unwrap_or_default());
    let amount = f.action_amount.map(wan).unwrap_or_default();
    add(t.l_action, format!("{} {amount}", words::action(s, f.action)));
    add(t.l_copies, i.copies.join("、"));
    add(t.l_term, i.standing.term.map(|term| words::term(s, term)).unwrap_or_default());
    add(t.l_due, i.standing.due.map(|d| d.to_string()).unwrap_or_default());
    add(t.l_contact, i.standing.contact.clone().unwrap_or_default());
    add(t.l_note, f.note.clone());
    lines.push((String::new(), String::new()));
    lines.push((t.history.to_string(), String::new()));
    lines.extend(page.events.iter().rev().map(|e| event(s, e)));
    if !page.ladder.is_empty() && i.state.waits_for_unit() {
        lines.push((String::new(), String::new()));
        lines.push((t.ladder.to_string(), String::new()));
        lines.extend(page.ladder.iter().map(|d| rung(s, i, d)));
    }
    let time = words::time_in_full(s, i.clock).unwrap_or_default();
    FindingView {
        title: format!("{} {}（{}）", i.number(), f.about, i.department),
        state: format!("{}  {time}", words::state(s, i.state)).trim().to_string(),
        item: i.clone(),
        lines,
    }
}

fn event(s: &'static Strings, e: &crate::domain::rectification::standing::Event) -> (String, String) {
    let said = ledger::said(s, e);
    let proofs = e.evidence.iter().map(|p| p.name.as_str()).collect::<Vec<_>>().join("、");
    // A step of the ladder is about the deadline and sets none.
    let due = e.due.filter(|_| e.measure.is_none());
    let due = due.map(|d| (s.rectify.due_is)(&d.to_string())).unwrap_or_default();
    let parts = [ledger::what(s, e), e.by.clone(), e.document.clone().unwrap_or_default(), said, due, proofs];
    let text: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
    (e.day.to_string(), text.join("  "))
}

/// A rung of the ladder: done, to be done, or still to come.
fn rung(s: &'static Strings, i: &Item, d: &crate::domain::rectification::ladder::Dated) -> (String, String) {
    let t = &s.rectify;
    let is = |x: &&crate::domain::rectification::ladder::Dated| x.rung == d.rung;
    let mark = if i.to_do.iter().any(|x| is(&x)) {
        t.rung_due
    } else if i.standing.was_taken(d.rung.measure) && d.rung.measure != Measure::Remind {
        t.rung_done
    } else {
        ""
    };
    (d.act.to_string(), format!("{}  {mark}", words::measure(s, d.rung.measure)).trim().to_string())
}

/// The ledger for the city's panes; an empty one where nothing was found.
pub(super) fn items(desk: &StoreDesk, when: crate::service::period::Period) -> Result<Vec<Item>, Fault> {
    service::list(&desk.store, when, service::Queue::All)
}
