//! What an operator does in the lists of evaluation: open, accept, send back,
//! one after the other or many at once.
//!
//! Never here: what may be done with a form (the service says), or drawing.

use rust_decimal::Decimal;

use crate::domain::money::parse_number;
use crate::domain::text::{clean, narrow};
use crate::service::evaluation::{Queue, Seen};
use crate::service::target::Subject;
use crate::tui::effect::{Request, Slot};
use crate::tui::evaluation::Ask;
use crate::tui::keymap::Cmd;
use crate::tui::parts::form::Form;
use crate::tui::parts::note::Note;
use crate::tui::rows::evaluation::{Listed, Mode, View};
use crate::tui::screens::Page;
use crate::tui::screens::dossier::Tab;

use super::App;
use super::forms::FormFor;
use super::modal::{Modal, Then};

impl App {
    /// The commands of the lists and of a form under review; says whether it was one.
    pub(super) fn evaluations_command(&mut self, cmd: Cmd) -> bool {
        if let (Cmd::SelfEvaluation, Some(Page::Dossier(d))) = (cmd, self.pages.last()) {
            if let Some(code) = self.project(d.project).map(|p| p.project.code.clone()) {
                self.open_entry_of(Subject::Project(code), None);
            }
            return true;
        }
        let judging = self.entry().is_some_and(|e| e.mode() == Mode::Judge);
        if !judging && !matches!(self.pages.last(), Some(Page::Evaluations)) {
            return false;
        }
        match cmd {
            Cmd::Pass => self.accept_evaluations(),
            Cmd::Return => self.ask_return_forms(),
            Cmd::Next | Cmd::Previous if judging => {
                self.next_form(cmd == Cmd::Previous);
            }
            Cmd::SpotCheck => self.ask_check(),
            Cmd::UndoJudgement => self.undo_judged(),
            Cmd::OpenProject => self.open_evaluated_project(),
            _ if judging => return false,
            Cmd::NextView | Cmd::PreviousView => self.evaluations.step_view(cmd == Cmd::PreviousView),
            Cmd::NextState | Cmd::PreviousState => self.evaluations.step_queue(cmd == Cmd::PreviousState),
            Cmd::Open => self.open_evaluation(),
            _ => return false,
        }
        true
    }

    /// The tab 评价.
    pub(super) fn open_evaluations(&mut self) {
        self.pages.clear();
        self.pages.push(Page::Evaluations);
        self.read_evaluations();
    }

    /// Asks for all evaluations of the year.
    pub(super) fn read_evaluations(&mut self) {
        self.ask(Slot::Evaluations, Request::Evaluation(self.lang, self.shown_when(), Ask::All));
    }

    fn under_cursor(&self) -> Option<&Listed> {
        self.evaluations.known(self.evaluations.sheet().current()?.key)
    }

    /// Opens the form under the cursor; one that was not begun is begun.
    fn open_evaluation(&mut self) {
        match self.evaluations.view {
            View::Projects | View::Departments => {
                if let Some(subject) = self.under_cursor().map(|l| l.subject.clone()) {
                    self.open_entry_of(subject, None);
                }
            }
            View::Key => {
                if let Some(key) = self.evaluations.sheet().current().map(|r| r.key) {
                    self.open_case(key);
                }
            }
            View::Statistics => self.whole(),
        }
    }

    /// From the pane of the workstation: the list, on the line that was meant.
    pub(super) fn open_from_pane(&mut self) {
        let Some((key, is_key)) = self.bench.evaluations.current().map(|r| (r.key, r.flag)) else { return };
        self.open_evaluations();
        self.evaluations.view = if is_key { View::Key } else { View::Projects };
        self.evaluations.queue = if key == 0 { Queue::NotFiled } else { Queue::All };
        self.evaluations.sheet_mut().go_to(key);
    }

    /// The next or previous form of the list; says whether there was one.
    pub(super) fn next_form(&mut self, back: bool) -> bool {
        let before = self.evaluations.sheet().list.at();
        self.evaluations.sheet_mut().list.command(if back { Cmd::Up } else { Cmd::Down });
        let moved = self.evaluations.sheet().list.at() != before;
        if let Some(subject) = self.under_cursor().map(|l| l.subject.clone()).filter(|_| moved) {
            self.open_entry_of(subject, None);
        }
        moved
    }

    /// What an action applies to: the form open, the marked lines, or the one under the cursor.
    fn evaluations_chosen(&self) -> Vec<Seen> {
        if let Some(entry) = self.entry() {
            return entry.page.as_ref().and_then(|p| p.seen.clone()).into_iter().collect();
        }
        let seen = |key: i64| self.evaluations.known(key).filter(|l| l.waits).map(|l| l.seen.clone());
        self.evaluations.sheet().chosen().into_iter().filter_map(seen).collect()
    }

    fn accept_evaluations(&mut self) {
        let e = &self.strings().evaluating;
        if self.waiting(Slot::Write).is_some() {
            return self.say(e.still_saving);
        }
        let seen = self.evaluations_chosen();
        let alone = self.entry().is_some();
        let (lang, when, n) = (self.lang, self.shown_when(), seen.len());
        let request = Request::Evaluation(lang, when, Ask::Judge { seen, accept: true, note: String::new() });
        match n {
            0 => self.say(e.nothing_to_judge),
            _ if alone => self.ask(Slot::Write, request),
            n => self.confirm((e.ask_accept)(n), Then::Ask(Slot::Write, request)),
        }
    }

    /// Opens the text that goes back with a form; the notes stand in it already.
    fn ask_return_forms(&mut self) {
        let e = &self.strings().evaluating;
        let seen = self.evaluations_chosen();
        if seen.is_empty() {
            return self.say(e.nothing_to_judge);
        }
        let proposed = self.entry().and_then(|x| x.page.as_ref()).map(|p| p.proposed.clone()).unwrap_or_default();
        let text = self.sent_back_draft(&seen).unwrap_or(proposed);
        self.modals.push(Modal::SendBack(seen, Box::new(Note::new(&text))));
    }

    fn sent_back_draft(&self, seen: &[Seen]) -> Option<String> {
        let kept = self.return_draft.as_ref()?;
        (seen.first().map(|s| s.evaluation_id) == Some(kept.0)).then(|| kept.1.clone())
    }

    /// What was written is kept for the next time it is opened.
    pub(super) fn keep_return(&mut self, seen: &[Seen], text: String) {
        self.return_draft = seen.first().map(|s| (s.evaluation_id, text));
    }

    pub(super) fn send_return(&mut self, seen: Vec<Seen>, note: String) {
        let e = &self.strings().evaluating;
        if note.is_empty() {
            self.modals.push(Modal::SendBack(seen, Box::new(Note::new(""))));
            return self.say(e.reason_needed);
        }
        self.return_draft = None;
        let n = seen.len();
        let alone = self.entry().is_some();
        let ask = Ask::Judge { seen, accept: false, note };
        let request = Request::Evaluation(self.lang, self.shown_when(), ask);
        if alone {
            return self.ask(Slot::Write, request);
        }
        self.confirm((e.ask_return)(n), Then::Ask(Slot::Write, request));
    }

    /// Takes back what was said last in this session.
    fn undo_judged(&mut self) {
        let e = &self.strings().evaluating;
        if self.waiting(Slot::Write).is_some() {
            return self.say(e.still_saving);
        }
        match self.forms_judged.last().cloned() {
            Some(seen) => {
                let request = self.evaluate(Ask::UndoJudged(seen));
                self.ask(Slot::Write, request);
            }
            None => self.say(e.undo_nothing),
        }
    }

    /// The score of a spot check of the form in sight.
    fn ask_check(&mut self) {
        let e = &self.strings().evaluating;
        let lines = vec![(e.override_score.to_string(), String::new()), (e.check_note.to_string(), String::new())];
        if self.seen_in_sight().is_some() {
            self.modals.push(Modal::Form(FormFor::SpotCheck, Form::new(e.check_title, e.check_hint, lines)));
        }
    }

    fn seen_in_sight(&self) -> Option<Seen> {
        match self.entry() {
            Some(entry) => entry.page.as_ref().and_then(|p| p.seen.clone()),
            None => self.under_cursor().map(|l| l.seen.clone()),
        }
    }

    /// What the form of a spot check says; the line and the reason where it does not.
    pub(super) fn checked(&mut self, form: &Form) -> Option<(usize, &'static str)> {
        let fits = |n: &Decimal| *n >= Decimal::ZERO && *n <= Decimal::ONE_HUNDRED && n.normalize().scale() <= 2;
        let Some(score) = parse_number(&narrow(&form.text(0))).filter(fits) else {
            return Some((0, self.strings().evaluating.check_bad));
        };
        if let Some(seen) = self.seen_in_sight() {
            let request = self.evaluate(Ask::SpotCheck(seen, score, clean(&form.text(1))));
            self.ask(Slot::Write, request);
        }
        None
    }

    /// The project's page, on its tab of evaluations.
    fn open_evaluated_project(&mut self) {
        let project = match self.entry() {
            Some(entry) => entry.page.as_ref().and_then(|p| p.project),
            None => self.under_cursor().map(|l| l.row.key).filter(|k| *k > 0),
        };
        if let Some(id) = project {
            self.bench.projects.go_to(id);
            self.open_dossier(id);
            if let Some(Page::Dossier(d)) = self.pages.last_mut() {
                d.tab = Tab::Evaluation;
            }
            self.need_evaluation_life();
        }
    }

    /// What was judged: the list is read anew, and the next form opened where
    /// one was open.
    pub(super) fn forms_were_judged(&mut self, accept: bool, seen: Vec<Seen>) {
        let e = &self.strings().evaluating;
        let n = seen.len();
        self.forms_judged.push(seen);
        self.say(if accept { (e.accepted)(n) } else { (e.returned)(n) });
        if self.entry().is_none() {
            self.evaluations.sheet_mut().marks.clear();
            return self.read_evaluations();
        }
        // The list keeps its lines while it is gone through, so that the place in it holds.
        if !self.next_form(false) {
            self.pages.retain(|p| !matches!(p, Page::Entry(_)));
            self.read_evaluations();
            self.say(e.last_one);
        }
    }

    /// Asks for the evaluations of the project in sight, where its tab is.
    pub(super) fn need_evaluation_life(&mut self) {
        let Some(Page::Dossier(d)) = self.pages.last() else { return };
        let (project, wanted) = (d.project, d.tab == Tab::Evaluation && d.evaluations.is_none());
        let code = self.project(project).map(|p| p.project.code.clone()).filter(|_| wanted);
        if let Some(code) = code {
            let ask = Ask::Life(project, code);
            self.ask(Slot::Entry, Request::Evaluation(self.lang, self.shown_when(), ask));
        }
    }
}
