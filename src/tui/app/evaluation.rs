//! What an operator does in a form of evaluation: types, writes, sets a score,
//! names evidence, hands in.
//!
//! Never here: a score, what is missing (the service says), or drawing.

use crossterm::event::KeyEvent;

use crate::domain::evaluation::cell::{At, Field};
use crate::service::target::Subject;
use crate::tui::effect::{Request, Slot, When};
use crate::tui::evaluation::Ask;
use crate::tui::keymap::Cmd;
use crate::tui::parts::grid::{Change, Takes};
use crate::tui::parts::menu::Menu;
use crate::tui::parts::note::Note;
use crate::tui::rows::evaluation::{Clash, Edit, Mode, TEXTS, Unfinished, whole};
use crate::tui::screens::Page;
use crate::tui::screens::evaluation::entry::Entry;

use super::App;
use super::modal::Modal;

impl App {
    /// The form in sight.
    pub(super) fn entry(&self) -> Option<&Entry> {
        match self.pages.last() {
            Some(Page::Entry(e)) => Some(e),
            _ => None,
        }
    }

    pub(super) fn entry_mut(&mut self) -> Option<&mut Entry> {
        match self.pages.last_mut() {
            Some(Page::Entry(e)) => Some(e),
            _ => None,
        }
    }

    /// As a request for the year in sight.
    pub(super) fn evaluate(&self, ask: Ask) -> Request {
        let when = match ask {
            Ask::Case(_) | Ask::Life(..) => self.shown_when(),
            _ => self.evaluated_when(),
        };
        Request::Evaluation(self.lang, when, ask)
    }

    /// The year that is evaluated: with all that came of it, unless a day was asked for.
    pub(super) fn evaluated_when(&self) -> When {
        let shown = self.shown_when();
        let usual = self.city.as_ref().map(|c| c.evaluated);
        match self.evaluations.chosen_year.or(usual) {
            Some(year) if shown.year != Some(year) => When { year: Some(year), as_of: self.when.as_of },
            _ => shown,
        }
    }

    /// From the year that is evaluated to the one in sight, and back.
    pub(super) fn other_year(&mut self) {
        let (now, shown) = (self.evaluated_when().year, self.shown_when().year);
        let usual = self.city.as_ref().map(|c| c.evaluated);
        self.evaluations.chosen_year = if now == shown { usual } else { shown };
        self.evaluations.read = false;
        self.read_evaluations();
    }

    /// Opens a form; where the line dropped, on the cell it dropped at.
    pub(super) fn open_entry_of(&mut self, subject: Subject, resume: Option<Unfinished>) {
        let mut entry = Entry::new(subject);
        entry.resume = resume;
        self.pages.retain(|p| !matches!(p, Page::Entry(_)));
        self.pages.push(Page::Entry(Box::new(entry)));
        self.read_entry();
    }

    /// Asks for the form in sight.
    pub(super) fn read_entry(&mut self) {
        if let Some(subject) = self.entry().map(|e| e.subject.clone()) {
            let request = self.evaluate(Ask::Open(subject));
            self.ask(Slot::Entry, request);
        }
    }

    /// The form was left: the next start begins elsewhere, and the list tells
    /// what has become of it.
    pub(super) fn left_entry(&mut self) {
        self.stay(None);
        self.read_evaluations();
    }

    /// The commands of a form; says whether it was one.
    pub(super) fn entry_command(&mut self, cmd: Cmd) -> bool {
        let Some(entry) = self.entry_mut() else { return false };
        match cmd {
            Cmd::Down
            | Cmd::Up
            | Cmd::Left
            | Cmd::Right
            | Cmd::PageDown
            | Cmd::PageUp
            | Cmd::Top
            | Cmd::Bottom
            | Cmd::NextCell
            | Cmd::PreviousCell => {
                entry.grid.step(cmd);
            }
            Cmd::CommitDown => self.commit(Cmd::Down),
            Cmd::CommitUp => self.commit(Cmd::Up),
            Cmd::CommitNext => self.commit(Cmd::NextCell),
            Cmd::CommitPrevious => self.commit(Cmd::PreviousCell),
            Cmd::GiveBack => entry.grid.give_back(),
            Cmd::EditCell => self.edit_cell(),
            Cmd::ClearCell => {
                let changes = entry.grid.clear();
                self.save_cells(changes);
            }
            Cmd::UndoCell => self.undo_cell(),
            Cmd::NextMissing => self.next_missing(),
            Cmd::Problems => self.write_long(whole(Field::Problems)),
            Cmd::Measures => self.write_long(whole(Field::Measures)),
            Cmd::Achieved => self.write_long(whole(Field::GoalActual)),
            Cmd::Override => self.ask_override(),
            Cmd::PickPoints => self.ask_points(),
            Cmd::Objective => self.toggle(Field::Objective),
            Cmd::NotApplicable => self.toggle(Field::NotApplicable),
            Cmd::Evidence => self.show_evidence(),
            Cmd::Attach => self.ask_evidence(),
            Cmd::Remarks => self.show_remarks(),
            Cmd::WholeCell => self.show_cell(),
            Cmd::Submit => self.ask_submit(),
            _ => return false,
        }
        true
    }

    /// Takes what was typed and goes on; after the last cell of the column to
    /// what is still missing.
    fn commit(&mut self, then: Cmd) {
        let Some(entry) = self.entry_mut() else { return };
        let changes = entry.grid.commit();
        let moved = entry.grid.step(then);
        self.save_cells(changes);
        if !moved && then == Cmd::Down {
            self.go_to_missing();
        }
    }

    fn go_to_missing(&mut self) {
        let Some(entry) = self.entry_mut() else { return };
        let next = entry.next_missing();
        if let Some(at) = next.filter(|at| at.line.is_some()) {
            entry.go_to(at);
        }
    }

    /// A value is edited in its cell, a reason on a page of its own.
    fn edit_cell(&mut self) {
        let Some(entry) = self.entry_mut() else { return };
        match (entry.grid.takes(), entry.place()) {
            (Takes::Value, _) => entry.grid.edit(),
            (Takes::Words, Some(at)) => self.write_long(at),
            _ if entry.mode() == Mode::Fill => self.say(self.strings().evaluating.not_able_here),
            _ => self.show_cell(),
        }
    }

    /// Sends what was typed to be kept, at once.
    pub(super) fn save_cells(&mut self, changes: Vec<Change>) {
        let Some(entry) = self.entry_mut() else { return };
        let (edits, too_long) = entry.changed(changes);
        self.send_edits(edits);
        if let Some(most) = too_long {
            self.say((self.strings().evaluating.too_long)(most));
        }
    }

    pub(super) fn send_edits(&mut self, edits: Vec<Edit>) {
        let Some(subject) = self.entry().map(|e| e.subject.clone()).filter(|_| !edits.is_empty()) else { return };
        let request = self.evaluate(Ask::Set(subject, edits.clone()));
        let job = self.ask_beside(Slot::Cell, request);
        if let Some(entry) = self.entry_mut() {
            entry.sending(job.id, edits);
        }
    }

    /// Takes the last step of this session back, or the last one that was kept before it.
    fn undo_cell(&mut self) {
        let Some(entry) = self.entry_mut() else { return };
        if entry.mode() == Mode::Judge {
            return;
        }
        let (subject, changes) = (entry.subject.clone(), entry.grid.undo());
        let n = changes.len();
        if n > 0 {
            self.save_cells(changes);
            return self.say((self.strings().evaluating.taken_back)(n));
        }
        let request = self.evaluate(Ask::Undo(subject));
        self.ask(Slot::Write, request);
    }

    fn next_missing(&mut self) {
        let s = self.strings();
        let Some(entry) = self.entry_mut() else { return };
        match entry.next_missing() {
            None => self.say(s.evaluating.nothing_missing),
            Some(at) if TEXTS.contains(&at.field) => self.write_long(at),
            Some(at) => {
                entry.go_to(at);
            }
        }
    }

    /// Opens a page for a long text.
    pub(super) fn write_long(&mut self, at: At) {
        let Some(entry) = self.entry() else { return };
        if entry.page.is_none() {
            return;
        }
        let text = self.text_at(at);
        if entry.mode() != Mode::Fill {
            return self.show_cell();
        }
        self.modals.push(Modal::Long(at, Box::new(Note::new(&text))));
    }

    fn text_at(&self, at: At) -> String {
        let Some(entry) = self.entry() else { return String::new() };
        if TEXTS.contains(&at.field) {
            return entry.long_text(at.field);
        }
        entry.grid.cell(entry.grid.at()).map(|c| c.text.clone()).unwrap_or_default()
    }

    /// A long text was written.
    pub(super) fn written_long(&mut self, at: At, text: &str) {
        let same = self.text_at(at) == text;
        let Some(entry) = self.entry_mut() else { return };
        if !TEXTS.contains(&at.field) {
            let changes = entry.write(at, text);
            return self.save_cells(changes);
        }
        if !same {
            entry.set_long(at.field, text);
            self.save_texts(vec![(at, text.to_string())]);
        }
    }

    /// Sends texts of cells to be kept.
    pub(super) fn save_texts(&mut self, texts: Vec<(At, String)>) {
        if let Some(entry) = self.entry_mut() {
            let edits = entry.edits(texts);
            self.send_edits(edits);
        }
    }

    /// What the title of a page for a long text says.
    pub fn long_title(&self, at: At) -> String {
        let e = &self.strings().evaluating;
        let name = match at.field {
            Field::GoalActual => e.achieved.to_string(),
            Field::Problems => e.problems.to_string(),
            Field::Measures => e.measures.to_string(),
            _ => {
                let row = self.entry().and_then(Entry::row).map(|(_, r)| r.name.clone()).unwrap_or_default();
                format!("{} {row}", e.col_reason)
            }
        };
        format!("{name}  {}", e.write_hint)
    }

    /// Whether a character is text on the page in sight.
    pub(super) fn page_takes_text(&self) -> bool {
        self.entry().is_some_and(|e| e.grid.is_typing()) || self.case().is_some_and(|c| c.grid.is_typing())
    }

    /// A key that is no command of the page: text for the cell under the cursor.
    pub(super) fn type_in_entry(&mut self, event: KeyEvent) -> bool {
        self.entry_mut().is_some_and(|e| e.grid.key(event))
    }

    /// A pasted text: one cell, or a block from a spreadsheet.
    pub(super) fn paste_in_entry(&mut self, text: &str) {
        let e = &self.strings().evaluating;
        let Some(entry) = self.entry_mut() else { return };
        let pasted = entry.grid.paste(text);
        if pasted.filled == 0 {
            return;
        }
        let mut said = (e.pasted)(pasted.filled);
        if pasted.passed_over > 0 {
            said.push_str(&(e.passed_over)(pasted.passed_over));
        }
        if pasted.beyond != (0, 0) {
            said.push_str(&(e.beyond)(pasted.beyond.0, pasted.beyond.1));
        }
        self.say(said);
        // What could not be taken is said instead.
        self.save_cells(pasted.changes);
    }

    /// Where the operator is, with the text that was not committed.
    pub(super) fn unfinished(&self) -> Option<Unfinished> {
        let entry = self.pages.iter().rev().find_map(|p| if let Page::Entry(e) = p { Some(e) } else { None })?;
        let page = entry.page.as_ref().filter(|p| p.mode == Mode::Fill)?;
        let writing = self.modals.iter().find_map(|m| match m {
            Modal::Long(at, note) => Some((*at, note.text())),
            _ => None,
        });
        let typed = writing.or_else(|| entry.place().zip(entry.grid.typed()));
        let year = self.shown_when().year?;
        Some(Unfinished { subject: entry.subject.clone(), year, name: page.title.clone(), typed })
    }

    /// Both values of a cell that a colleague changed too, to choose from.
    pub(super) fn ask_clash(&mut self, clash: Clash) {
        let e = &self.strings().evaluating;
        let shown = |text: &str| if text.is_empty() { e.not_written.to_string() } else { text.replace('\n', " ") };
        let items = vec![
            ((e.clash_ours)(&shown(&clash.ours)), true),
            ((e.clash_theirs)(&clash.by, &shown(&clash.theirs)), false),
        ];
        self.modals.push(Modal::Clash(clash, Menu::new(e.clash_title, items, 0)));
    }

    /// One of both values was chosen.
    pub(super) fn settle_clash(&mut self, clash: Clash, ours: bool) {
        let Some(entry) = self.entry_mut() else { return };
        entry.forget(clash.at);
        if ours {
            return self.send_edits(vec![Edit { at: clash.at, value: clash.ours, seen: clash.revision }]);
        }
        self.read_entry();
    }
}
