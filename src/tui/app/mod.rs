//! The state of the program and how a message changes it.
//!
//! Never here: I/O, a clock, drawing. What the outside should do goes out as
//! effects; whether anything changed on the screen is remembered.

pub mod actions;
pub mod answers;
pub mod case;
pub mod commands;
pub mod evaluated;
pub mod evaluation;
pub mod evaluations;
pub mod forms;
pub mod handing_in;
pub mod handling;
pub mod judged;
pub mod listing;
pub mod modal;
pub mod monitor;
pub mod open;
pub mod rectify;
pub mod results;
pub mod selection;
pub mod targets;
pub mod typed;

use std::collections::BTreeSet;

use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

use crate::present::Lang;
use crate::present::strings::Strings;
use crate::service::evaluation::Seen;

use super::effect::{Effect, Request, Slot, When};
use super::evaluation::Ask;
use super::keymap::{self, Cmd, Context, Key};
use super::layout;
use super::look::Look;
use super::msg::{Job, Msg};
use super::parts::sheet::Sheet;
use super::rows::{City, Detail};
use super::screens::Page;
use super::screens::bench::Bench;
use super::screens::evaluation::list::EvaluationsPage;
use super::screens::monitor::MonitorPage;
use super::screens::targets::TargetsPage;
use modal::Modal;

/// Everything that is shown.
pub struct App {
    /// Language of the interface.
    pub lang: Lang,
    /// Colours and borders.
    pub look: Look,
    /// The window.
    pub size: Rect,
    /// Year and day that are asked for.
    pub when: When,
    /// What was read; nothing before the first answer.
    pub city: Option<City>,
    /// What explains the project that was opened last.
    pub detail: Option<Detail>,
    /// The workstation, under all other pages.
    pub bench: Bench,
    /// The list of targets with its queues.
    pub targets: TargetsPage,
    /// The monitoring screen with its views.
    pub monitor: MonitorPage,
    /// The lists of evaluation.
    pub evaluations: EvaluationsPage,
    /// Pages over it; the last one is seen.
    pub pages: Vec<Page>,
    /// Boxes over the page; the last one has the keys.
    pub modals: Vec<Modal>,
    /// One line for the reader.
    pub notice: Option<Notice>,
    /// The alerts that a box is filled in for.
    choice: handling::Chosen,
    /// A note that was begun and not saved.
    pub draft: Option<(i64, String)>,
    /// What was written to a unit and not sent.
    reason_draft: Option<(i64, String)>,
    /// What was decided in this session, to be taken back: sitting and decisions.
    judged: Vec<(i64, Vec<i64>)>,
    /// Targets that were opened and not decided on, by version.
    skipped: BTreeSet<i64>,
    /// What is written to a unit about its evaluation and not sent.
    return_draft: Option<(i64, String)>,
    /// Forms of evaluation that were judged in this session, to be taken back.
    forms_judged: Vec<Vec<Seen>>,
    waiting: Vec<Waiting>,
    last_job: u64,
    out: Vec<Effect>,
    changed: bool,
    folder: std::path::PathBuf,
}

/// A line for the reader; an error stays until a key acknowledges it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Notice {
    pub error: bool,
    pub text: String,
    pub hint: Option<String>,
}

/// A job that has not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Waiting {
    pub job: Job,
    pub done: usize,
    pub total: usize,
}

impl App {
    /// A program that has not asked for anything yet. `folder` is where the
    /// file picker begins.
    pub fn new(lang: Lang, look: Look, size: Rect, when: When, folder: std::path::PathBuf) -> App {
        let mut app = App {
            lang,
            look,
            size,
            when,
            city: None,
            detail: None,
            bench: Bench::new(),
            targets: TargetsPage::default(),
            monitor: MonitorPage::default(),
            evaluations: EvaluationsPage::default(),
            pages: Vec::new(),
            modals: Vec::new(),
            notice: None,
            choice: handling::Chosen::default(),
            draft: None,
            reason_draft: None,
            judged: Vec::new(),
            skipped: BTreeSet::new(),
            return_draft: None,
            forms_judged: Vec::new(),
            waiting: Vec::new(),
            last_job: 0,
            out: Vec::new(),
            changed: true,
            folder,
        };
        app.relayout();
        app
    }

    /// Asks for the city.
    pub fn start(&mut self) -> Vec<Effect> {
        self.read_city();
        std::mem::take(&mut self.out)
    }

    /// All sentences.
    pub fn strings(&self) -> &'static Strings {
        self.lang.strings()
    }

    /// Whether anything on the screen changed since it was last asked.
    pub fn take_changed(&mut self) -> bool {
        std::mem::take(&mut self.changed)
    }

    /// The only thing that changes the state.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Key(event) => self.key(event),
            Msg::Paste(text) => self.paste(&text),
            Msg::Resize(width, height) => {
                self.size = Rect::new(0, 0, width, height);
                self.changed = true;
            }
            Msg::Progress(job, done, total) => self.progress(job, done, total),
            Msg::Answer(job, reply) => self.answer(job, reply),
            // Someone else wrote: read again, quietly; cursor and marks stay.
            Msg::Changed => {
                self.read_city();
                if self.pages.iter().any(|p| matches!(p, Page::Targets)) {
                    self.read_targets();
                }
                if self.pages.iter().any(|p| matches!(p, Page::Monitor)) {
                    self.reread_monitor();
                }
                if self.pages.iter().any(|p| matches!(p, Page::Evaluations)) {
                    self.read_evaluations();
                }
                self.read_entry();
                self.read_case();
            }
            Msg::Hangup => self.leave(),
        }
        self.relayout();
        std::mem::take(&mut self.out)
    }

    /// Where a key is looked up, outermost first.
    pub fn contexts(&self) -> Vec<Context> {
        if let Some(modal) = self.modals.last() {
            return vec![Context::Anywhere, modal.context()];
        }
        // Digits are values in a form, not tabs.
        if let Some(entry) = self.entry() {
            return std::iter::once(Context::Anywhere).chain(entry.contexts()).collect();
        }
        if let Some(Page::Case(case)) = self.pages.last() {
            return std::iter::once(Context::Anywhere).chain(case.contexts()).collect();
        }
        let mut stack = vec![Context::Anywhere, Context::Places];
        match self.pages.last() {
            Some(Page::Monitor) => stack.extend([Context::List, Context::Monitor, self.monitor.context()]),
            Some(Page::Evaluations) => stack.extend(self.evaluations.contexts()),
            Some(page) => stack.extend(page.contexts()),
            None if self.is_first_run() => stack.extend([Context::Base, Context::First]),
            None => stack.extend(self.bench.contexts()),
        }
        stack
    }

    /// Whether the store is known to be empty.
    pub fn is_first_run(&self) -> bool {
        self.city.as_ref().is_some_and(|c| c.projects.is_empty())
    }

    fn key(&mut self, event: KeyEvent) {
        let typing = self.modals.last().map_or_else(|| self.page_takes_text(), Modal::takes_text);
        let Some(key) = Key::from_event(event, typing) else { return };
        // An error waits to be seen; the key that clears it does nothing else.
        if let Some(notice) = self.notice.take() {
            self.changed = true;
            if notice.error {
                return;
            }
        }
        if layout::too_small(self.size) && key != keymap::ctrl('c') {
            return;
        }
        match keymap::resolve(&self.contexts(), key) {
            Some(cmd) => {
                self.changed = true;
                self.command(cmd);
            }
            None => {
                if self.type_key(event) {
                    self.changed = true;
                }
            }
        }
    }

    /// Leaves; what was being written is kept for the next start.
    pub(super) fn leave(&mut self) {
        let open = self.modals.iter().find_map(|m| match m {
            Modal::Note(key, note) => Some((*key, note.text())),
            _ => None,
        });
        let unfinished = open.or_else(|| self.draft.take()).filter(|(_, text)| !text.is_empty());
        if let Some((alert, text)) = unfinished.and_then(|(key, text)| Some((self.handled(key)?, text))) {
            self.ask(Slot::Write, Request::KeepDraft(alert, text));
        }
        if let Some(unfinished) = self.unfinished() {
            self.ask_beside(Slot::Cell, Request::Evaluation(self.lang, self.shown_when(), Ask::Stay(Some(unfinished))));
        }
        self.out.push(Effect::Quit);
    }

    /// Says something that the next key clears.
    pub(super) fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { error: false, text: text.into(), hint: None });
        self.changed = true;
    }

    /// Says what was not done and what to do.
    pub(super) fn fail(&mut self, text: impl Into<String>, hint: Option<String>) {
        self.notice = Some(Notice { error: true, text: text.into(), hint });
        self.changed = true;
    }

    /// Hands work to the store thread; an older job of the slot no longer counts.
    pub(super) fn ask(&mut self, slot: Slot, request: Request) {
        self.last_job += 1;
        let job = Job { slot, id: self.last_job };
        self.waiting.retain(|w| w.job.slot != slot);
        self.waiting.push(Waiting { job, done: 0, total: 0 });
        self.out.push(Effect::Run(job, request));
    }

    /// The same for work of which every piece has its answer.
    pub(super) fn ask_beside(&mut self, slot: Slot, request: Request) -> Job {
        self.last_job += 1;
        let job = Job { slot, id: self.last_job };
        self.waiting.push(Waiting { job, done: 0, total: 0 });
        self.out.push(Effect::Run(job, request));
        job
    }

    /// The job of a slot that has not answered.
    pub fn waiting(&self, slot: Slot) -> Option<Waiting> {
        self.waiting.iter().find(|w| w.job.slot == slot).copied()
    }

    /// Stops the job of a slot.
    pub(super) fn cancel(&mut self, slot: Slot) {
        if let Some(w) = self.waiting(slot) {
            self.out.push(Effect::Cancel(w.job));
        }
    }

    pub(super) fn read_city(&mut self) {
        self.ask(Slot::City, Request::City(self.lang, self.when));
    }

    /// The year and day of what is on the screen.
    pub fn shown_when(&self) -> When {
        self.city.as_ref().map_or(self.when, |c| When { year: Some(c.year), as_of: c.as_of })
    }

    /// The list that movement, search and export apply to.
    pub fn sheet(&self) -> Option<&Sheet> {
        match self.pages.last() {
            Some(Page::Targets) => Some(self.targets.sheet()),
            Some(Page::Monitor) => Some(self.monitor.sheet()),
            Some(Page::Evaluations) => Some(self.evaluations.sheet()),
            Some(page) => page.sheet(),
            None => self.bench.sheet(),
        }
    }

    pub(super) fn sheet_mut(&mut self) -> Option<&mut Sheet> {
        match self.pages.last_mut() {
            Some(Page::Targets) => Some(self.targets.sheet_mut()),
            Some(Page::Monitor) => Some(self.monitor.sheet_mut()),
            Some(Page::Evaluations) => Some(self.evaluations.sheet_mut()),
            Some(page) => page.sheet_mut(),
            None => self.bench.sheet_mut(),
        }
    }

    /// Reads what explains a project, unless it is there.
    pub(super) fn need_detail(&mut self, project: i64) {
        if self.dossier(project).is_some() {
            return self.fill_dossier();
        }
        if let Some(code) = self.project(project).map(|p| p.project.code.clone()) {
            self.ask(Slot::Detail, Request::Detail(self.lang, self.shown_when(), code));
        }
    }

    /// The commands that the hint line shows.
    pub fn hints(&self) -> Vec<&'static keymap::Binding> {
        keymap::hints(&self.contexts())
    }

    fn command(&mut self, cmd: Cmd) {
        if self.modals.is_empty() { self.page_command(cmd) } else { self.modal_command(cmd) }
    }
}
