//! What an operator does on the monitoring screen.
//!
//! Never here: what may be done (the service says), or drawing.

mod fill;

pub use fill::Fill;

use crate::domain::money::Money;
use crate::present::number;
use crate::service::monitor::Seen;
use crate::tui::effect::{Request, Slot};
use crate::tui::keymap::Cmd;
use crate::tui::monitor::{Ask, Line, Told, View};
use crate::tui::parts::whole::Whole;
use crate::tui::screens::Page;
use crate::tui::screens::dossier::Tab;

use super::App;
use super::forms::FormFor;
use super::modal::{Behind, Modal, Purpose, Then};

/// What a file or folder is named for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// 收回建议表
    Proposal,
    /// Forms to fill in.
    Forms,
    /// 监控报告
    Report,
}

impl App {
    /// The commands of the monitoring screen; says whether it was one.
    pub(super) fn monitor_command(&mut self, cmd: Cmd) -> bool {
        if cmd == Cmd::TabMonitoring {
            self.open_monitor();
            return true;
        }
        if !matches!(self.pages.last(), Some(Page::Monitor)) {
            return false;
        }
        let view = self.monitor.view;
        match cmd {
            Cmd::NextView | Cmd::PreviousView => {
                self.monitor.step(cmd == Cmd::PreviousView);
                self.need_view();
            }
            Cmd::Open => self.open_in_monitor(),
            Cmd::OpenProject => self.open_its_project(),
            Cmd::Pass => self.accept_forms(),
            Cmd::Return => self.begin_return(),
            Cmd::OpenRound => self.fill_in(FormFor::Monitor(Fill::OpenRound)),
            Cmd::CloseRound => self.ask_close(),
            Cmd::RoundReport => self.ask_report(),
            Cmd::NextRound => self.next_round(),
            Cmd::Forms => self.ask_form_folder(),
            Cmd::NextGrouping if view == View::Idle => self.monitor.idle.next(),
            Cmd::NextQuadrant => {
                let s = self.strings();
                self.monitor.quadrants.next(s);
            }
            Cmd::MarkTail => self.begin_tail(),
            Cmd::UnmarkTail => self.begin_untail(),
            Cmd::Propose => self.ask_paper(),
            Cmd::ChooseKey => self.begin_choice(),
            Cmd::Checks => self.begin_checks(),
            Cmd::AskDays => self.fill_in(FormFor::Monitor(Fill::Days)),
            _ => return false,
        }
        true
    }

    /// Opens the screen; what it shows is read anew.
    pub(super) fn open_monitor(&mut self) {
        self.pages.clear();
        self.pages.push(Page::Monitor);
        self.reread_monitor();
    }

    /// Opens it on the forms.
    pub(super) fn open_round_forms(&mut self) {
        self.monitor.view = View::Forms;
        self.open_monitor();
    }

    /// Everything is read again as it comes in sight.
    pub(super) fn reread_monitor(&mut self) {
        self.monitor.stale();
        self.need_view();
    }

    pub(super) fn ask_monitor(&mut self, slot: Slot, ask: Ask) {
        self.ask(slot, Request::Monitor(self.lang, self.shown_when(), ask));
    }

    fn then_monitor(&self, ask: Ask) -> Then {
        Then::Ask(Slot::Write, Request::Monitor(self.lang, self.shown_when(), ask))
    }

    /// Asks for the view in sight, unless it is there.
    fn need_view(&mut self) {
        if self.monitor.read() {
            return;
        }
        let ask = match self.monitor.view {
            View::Forms => Ask::Forms(self.monitor.forms.months),
            View::Quadrants => Ask::Quadrants,
            View::Idle => Ask::Idle,
            View::Key => Ask::Key,
            View::Days => Ask::Days(self.monitor.days.days.filter(|_| self.monitor.days.asked)),
        };
        self.ask_monitor(Slot::Monitor, ask);
    }

    /// Takes an answer.
    pub(super) fn take_monitor(&mut self, told: Told) {
        match told {
            Told::Forms(told) => self.monitor.forms.fill(told),
            Told::Quadrants(told) => self.monitor.quadrants.fill(told),
            Told::Idle(told) => self.monitor.idle.fill(told),
            Told::Key(told) => self.monitor.key.fill(told),
            Told::Days(told) => self.monitor.days.fill(told),
            Told::Whole(title, parts) => {
                let whole = Whole { title, parts, top: 0 };
                match self.modals.last_mut() {
                    Some(Modal::OfRow(shown, Behind::RoundForm)) => *shown = whole,
                    _ => self.modals.push(Modal::OfRow(whole, Behind::RoundForm)),
                }
            }
            Told::Life(project, lines) => {
                for page in &mut self.pages {
                    if let Page::Dossier(d) = page
                        && d.project == project
                    {
                        d.monitoring = Some(lines.clone());
                    }
                }
            }
            Told::Done(text) => {
                self.monitor.sheet_mut().marks.clear();
                self.written(text);
            }
        }
    }

    /// What stands behind the line: a form's values, else the project.
    pub(super) fn open_in_monitor(&mut self) {
        if self.monitor.view != View::Forms {
            return self.open_its_project();
        }
        let Some(row) = self.monitor.forms.sheet.current() else { return };
        let code = self.monitor.forms.item(row.key).map(|i| i.code.clone());
        if let (Some(months), Some(code)) = (self.monitor.forms.months, code) {
            self.ask_monitor(Slot::Target, Ask::Form(months, code));
        }
    }

    fn open_its_project(&mut self) {
        if let Some(project) = self.monitor.project() {
            self.open_dossier(project);
        }
    }

    /// Forms of the marked lines, or of the one under the cursor, that `wanted` holds for.
    fn forms_chosen(&self, wanted: fn(crate::domain::monitor::reported::FormState) -> bool) -> Vec<Seen> {
        let view = &self.monitor.forms;
        let items = view.sheet.chosen().into_iter().filter_map(|k| view.item(k));
        items.filter(|i| wanted(i.state)).map(|i| i.seen()).collect()
    }

    fn accept_forms(&mut self) {
        use crate::domain::monitor::reported::FormState;
        let t = &self.strings().monitor_desk;
        let seen = self.forms_chosen(|s| s == FormState::Filed);
        let Some(months) = self.monitor.forms.months.filter(|_| !seen.is_empty()) else {
            return self.say(t.nothing_to_accept);
        };
        let (n, ask) = (seen.len(), Ask::Accept(months, seen));
        if n == 1 {
            return self.ask_monitor(Slot::Write, ask);
        }
        let then = self.then_monitor(ask);
        self.confirm((t.ask_accept)(n), then);
    }

    fn to_return(&self) -> Vec<Seen> {
        use crate::domain::monitor::reported::FormState;
        self.forms_chosen(|s| matches!(s, FormState::Filed | FormState::Accepted))
    }

    fn begin_return(&mut self) {
        if self.to_return().is_empty() {
            return self.say(self.strings().monitor_desk.nothing_to_return);
        }
        self.fill_in(FormFor::Monitor(Fill::Return));
    }

    fn next_round(&mut self) {
        if let Some(months) = self.monitor.forms.next_round() {
            self.ask_monitor(Slot::Monitor, Ask::Forms(Some(months)));
        }
    }

    fn ask_close(&mut self) {
        let t = &self.strings().monitor_desk;
        let Some(round) = self.monitor.forms.round() else { return self.say(t.no_round) };
        if !round.state.takes_forms() {
            return self.say(t.closed_already);
        }
        let (months, c) = (round.opening.months, round.counts);
        let missing = c.not_filed + c.returned;
        let question =
            if missing > 0 { (t.ask_close_missing)(months, missing) } else { (t.ask_close)(months, c.accepted) };
        let then = self.then_monitor(Ask::Close(months, missing > 0, round.revision));
        self.confirm(question, then);
    }

    fn ask_report(&mut self) {
        let t = &self.strings().monitor_desk;
        let Some(months) = self.monitor.forms.months else { return self.say(t.no_round) };
        let name = self.file_name(&format!("{} {}", t.report_name, (t.round)(months)), "docx");
        self.prompt(Purpose::Monitor(Paper::Report), &self.folder.join(name).display().to_string());
    }

    fn ask_form_folder(&mut self) {
        let Some(months) = self.monitor.forms.months else {
            return self.say(self.strings().monitor_desk.no_round);
        };
        let t = &self.strings().monitor_desk;
        let folder = self.folder.join(format!("{}_{}", t.form_title, (t.round)(months)));
        self.prompt(Purpose::Monitor(Paper::Forms), &folder.display().to_string());
    }

    fn tail_lines(&self, marked: bool) -> Vec<Line> {
        let chosen = self.monitor.idle.chosen();
        chosen.iter().filter(|l| !marked || l.marked).map(|l| (l.project, l.code.clone(), l.line.clone())).collect()
    }

    fn begin_tail(&mut self) {
        if !self.tail_lines(false).is_empty() {
            self.fill_in(FormFor::Monitor(Fill::Tail));
        }
    }

    fn begin_untail(&mut self) {
        if self.tail_lines(true).is_empty() {
            return self.say(self.strings().monitor_desk.nothing_to_unmark);
        }
        self.fill_in(FormFor::Monitor(Fill::Untail));
    }

    /// What a proposal would ask for: the marked lines, else every line shown.
    fn to_propose(&self) -> Vec<(i64, crate::domain::monitor::lines::LineKey, Money)> {
        let idle = &self.monitor.idle;
        let lines = if idle.any_marked() { idle.chosen() } else { idle.shown() };
        let open = lines.into_iter().filter(|l| l.open.is_positive());
        open.map(|l| (l.project, l.line.clone(), l.open)).collect()
    }

    fn ask_paper(&mut self) {
        let s = self.strings();
        if self.to_propose().is_empty() {
            return self.say(s.monitor_desk.nothing_to_propose);
        }
        let name = self.file_name(s.idle.paper_title, "xlsx");
        self.prompt(Purpose::Monitor(Paper::Proposal), &self.folder.join(name).display().to_string());
    }

    /// Takes the name of a file or folder; says what is wrong with it.
    pub(super) fn named_paper(&mut self, paper: Paper, typed: &str) -> Option<&'static str> {
        let t = &self.strings().monitor_desk;
        match paper {
            Paper::Forms if typed.is_empty() => Some(t.bad_folder),
            Paper::Forms => {
                let view = &self.monitor.forms;
                let marked = !view.sheet.marks.is_empty();
                let codes = view.sheet.chosen().into_iter().filter_map(|k| view.item(k)).map(|i| i.code.clone());
                let codes = if marked { codes.collect() } else { Vec::new() };
                if let Some(months) = view.months {
                    self.ask_monitor(Slot::Export, Ask::WriteForms(months, codes, typed.into()));
                }
                None
            }
            Paper::Report => {
                if crate::exchange::paper::Kind::of(std::path::Path::new(typed)).is_none() {
                    return Some(t.report_hint);
                }
                if let Some(months) = self.monitor.forms.months {
                    self.ask_monitor(Slot::Write, Ask::Report(months, typed.into()));
                }
                None
            }
            Paper::Proposal => {
                let ending = typed.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase());
                if !matches!(ending.as_deref(), Some("docx" | "xlsx")) {
                    return Some(t.paper_hint);
                }
                let lines = self.to_propose();
                let sum: Money = lines.iter().map(|(.., m)| *m).sum();
                let question = (t.ask_propose)(lines.len(), &number::wan(sum));
                let lines = lines.into_iter().map(|(id, line, _)| (id, line)).collect();
                let then = self.then_monitor(Ask::Propose(lines, typed.into()));
                self.confirm(question, then);
                None
            }
        }
    }

    /// Chooses the projects, or drops them where all of them are chosen.
    fn begin_choice(&mut self) {
        let t = &self.strings().monitor_desk;
        let lines = self.monitor.key.chosen();
        let fill = match (lines.iter().filter(|l| l.chosen).count(), lines.len()) {
            (_, 0) => return,
            (0, _) => Fill::Choose,
            (n, all) if n == all => Fill::Drop,
            _ => return self.say(t.mixed_choice),
        };
        self.fill_in(FormFor::Monitor(fill));
    }

    fn begin_checks(&mut self) {
        let t = &self.strings().monitor_desk;
        match self.monitor.key.current() {
            Some(line) if line.chosen => self.fill_in(FormFor::Monitor(Fill::Checks)),
            Some(_) => self.say(t.not_key),
            None => {}
        }
    }

    /// Asks for what monitoring knows of the project in sight, where its tab is.
    pub(super) fn need_monitor_life(&mut self) {
        let Some(Page::Dossier(d)) = self.pages.last() else { return };
        let (project, wanted) = (d.project, d.tab == Tab::Monitoring && d.monitoring.is_none());
        let code = self.project(project).map(|p| p.project.code.clone()).filter(|_| wanted);
        if let Some(code) = code {
            self.ask_monitor(Slot::Life, Ask::Life(project, code));
        }
    }
}
