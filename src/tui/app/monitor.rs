//! What an operator does with monitoring rounds: open one, read its forms,
//! accept and send back, write forms to fill in.
//!
//! Never here: what may be done with a form (the service says), or drawing.

use std::path::PathBuf;

use crate::domain::date;
use crate::domain::monitor::round::FormStep;
use crate::present::strings::Strings;
use crate::service::monitor::Seen;
use crate::tui::effect::{Request, Slot};
use crate::tui::keymap::Cmd;
use crate::tui::parts::form::Form;
use crate::tui::rows::monitor::{Ask, Told};
use crate::tui::screens::Page;
use crate::tui::screens::dossier::Tab;
use crate::tui::screens::monitor::form::{self, FormPage};

use super::App;
use super::forms::FormFor;
use super::modal::{Purpose, Then};

impl App {
    /// The commands of the pages of monitoring; says whether it was one there.
    pub(super) fn monitor_command(&mut self, cmd: Cmd) -> bool {
        if cmd == Cmd::TabMonitoring {
            self.open_monitoring();
            return true;
        }
        if !matches!(self.pages.last(), Some(Page::Monitoring | Page::MonitorForm(_))) {
            return false;
        }
        match cmd {
            Cmd::NextRound | Cmd::PreviousRound => {
                if let Some(months) = self.monitoring.beside(cmd == Cmd::PreviousRound) {
                    self.read_round(Some(months));
                }
            }
            Cmd::Pass => self.accept_forms(),
            Cmd::Return => self.ask_return(),
            Cmd::OpenRound => self.fill_in(FormFor::Round),
            Cmd::Forms => self.ask_monitor_forms(),
            Cmd::OpenProject => {
                if let Some(project) = self.form_in_sight().map(|(project, _)| project) {
                    self.bench.projects.go_to(project);
                    self.open_dossier(project);
                    if let Some(Page::Dossier(d)) = self.pages.last_mut() {
                        d.tab = Tab::Monitoring;
                    }
                    self.need_rounds_of_project();
                }
            }
            Cmd::WholeTarget => self.show_form(),
            _ => return false,
        }
        true
    }

    fn open_monitoring(&mut self) {
        self.pages.clear();
        self.pages.push(Page::Monitoring);
        self.read_round(self.monitoring.months());
    }

    /// Asks for a round with its forms.
    pub(super) fn read_round(&mut self, months: Option<u8>) {
        self.monitor(Slot::Round, Ask::Round(months));
    }

    fn monitor(&mut self, slot: Slot, ask: Ask) {
        self.ask(slot, Request::Monitor(self.lang, self.shown_when(), ask));
    }

    /// Opens the form under the cursor.
    pub(super) fn open_form(&mut self) {
        let Some(months) = self.monitoring.months() else { return };
        let Some(project) = self.monitoring.current().map(|i| i.project_id) else { return };
        self.pages.pop_if(|p| matches!(p, Page::MonitorForm(_)));
        self.pages.push(Page::MonitorForm(Box::new(FormPage::new(months, project))));
        self.read_form();
    }

    /// Asks for the form in sight.
    pub(super) fn read_form(&mut self) {
        let Some(Page::MonitorForm(page)) = self.pages.last() else { return };
        if let Some(item) = self.monitoring.known(page.project) {
            let ask = Ask::Form(page.months, item.code.clone());
            self.monitor(Slot::Target, ask);
        }
    }

    /// The next or previous form of the list.
    pub(super) fn next_form(&mut self, back: bool) {
        let before = self.monitoring.sheet.list.at();
        self.monitoring.sheet.list.command(if back { Cmd::Up } else { Cmd::Down });
        if self.monitoring.sheet.list.at() != before {
            self.open_form();
        }
    }

    /// The project of the form in sight, and the form as it was read.
    fn form_in_sight(&self) -> Option<(i64, Option<Seen>)> {
        match self.pages.last() {
            Some(Page::MonitorForm(p)) => Some((p.project, p.form.as_ref().map(|f| f.item.seen()))),
            _ => self.monitoring.current().map(|i| (i.project_id, Some(i.seen()))),
        }
    }

    /// Those that a step is meant for: the form in sight, else the chosen lines.
    fn meant_for(&self, step: FormStep) -> Vec<(Seen, usize)> {
        match self.pages.last() {
            Some(Page::MonitorForm(p)) => {
                let form = p.form.iter().filter(|f| form::may(step, f.item.state));
                form.map(|f| (f.item.seen(), f.item.problems + f.item.asked)).collect()
            }
            _ => self.monitoring.ready_for(step),
        }
    }

    fn accept_forms(&mut self) {
        let m = &self.strings().monitoring;
        let forms = self.meant_for(FormStep::Accept);
        let Some(months) = self.monitoring.months().filter(|_| !forms.is_empty()) else {
            return self.say(m.nothing_chosen);
        };
        let noted = forms.iter().filter(|(_, problems)| *problems > 0).count();
        let seen: Vec<Seen> = forms.into_iter().map(|(seen, _)| seen).collect();
        let count = seen.len();
        let ask = Ask::Step(months, FormStep::Accept, seen, String::new());
        let request = Request::Monitor(self.lang, self.shown_when(), ask);
        match (count, noted) {
            // One that was read and has nothing against it needs no question.
            (1, 0) => self.ask(Slot::Write, request),
            (n, 0) => self.confirm((m.ask_accept)(n), Then::Ask(Slot::Write, request)),
            (n, bad) => self.confirm((m.ask_accept_noted)(n, bad), Then::Ask(Slot::Write, request)),
        }
    }

    fn ask_return(&mut self) {
        if self.meant_for(FormStep::Return).is_empty() {
            return self.say(self.strings().monitoring.nothing_chosen);
        }
        self.fill_in(FormFor::ReturnForms);
    }

    fn return_forms(&mut self, reason: String) {
        let Some(months) = self.monitoring.months() else { return };
        let seen: Vec<Seen> = self.meant_for(FormStep::Return).into_iter().map(|(seen, _)| seen).collect();
        let question = (self.strings().monitoring.ask_return)(seen.len(), &reason);
        let count = seen.len();
        let ask = Ask::Step(months, FormStep::Return, seen, reason);
        let request = Request::Monitor(self.lang, self.shown_when(), ask);
        if count == 1 {
            self.ask(Slot::Write, request)
        } else {
            self.confirm(question, Then::Ask(Slot::Write, request))
        }
    }

    fn ask_monitor_forms(&mut self) {
        let m = &self.strings().monitoring;
        let Some(months) = self.monitoring.months().filter(|_| !self.monitoring.missing().is_empty()) else {
            return self.say(m.no_missing);
        };
        let year = self.city.as_ref().map(|c| c.year.to_string()).unwrap_or_default();
        let folder = self.folder.join(format!("{}{year}-{months:02}", m.folder));
        self.prompt(Purpose::MonitorForms, &folder.display().to_string());
    }

    /// Writes the forms that are missing into a folder.
    pub(super) fn write_monitor_forms(&mut self, folder: &str) {
        let Some(months) = self.monitoring.months() else { return };
        let ask = Ask::Write(months, self.monitoring.missing(), PathBuf::from(folder));
        self.monitor(Slot::Export, ask);
    }

    fn show_form(&mut self) {
        let Some(Page::MonitorForm(page)) = self.pages.last() else { return };
        let parts = page.form.as_ref().map(|f| f.whole.clone()).unwrap_or_default();
        let m = &self.strings().monitoring;
        self.show(m.form_title, parts, m.not_filed);
    }

    /// The indicator under the cursor, in full.
    pub(super) fn show_reported(&mut self) {
        let Some(Page::MonitorForm(page)) = self.pages.last() else { return };
        let (parts, m) = (page.whole(), &self.strings().monitoring);
        self.show(m.form_title, parts, m.not_filed);
    }

    /// Asks for the rounds of the project in sight, where its tab is.
    pub(super) fn need_rounds_of_project(&mut self) {
        let Some(Page::Dossier(d)) = self.pages.last() else { return };
        let (project, wanted) = (d.project, d.tab == Tab::Monitoring && d.rounds.is_none());
        let code = self.project(project).map(|p| p.project.code.clone()).filter(|_| wanted);
        if let Some(code) = code {
            self.monitor(Slot::Target, Ask::Life(project, code));
        }
    }

    /// The box for a round: the month of the figures, its last day, a month to file.
    pub(super) fn round_form(&self, s: &'static Strings) -> Form {
        let m = &s.monitoring;
        let known = self.monitoring.round().filter(|r| r.state.takes_forms()).map(|r| r.opening);
        let day = self.city.as_ref().and_then(|c| c.as_of);
        let months = known.map(|o| i8::try_from(o.months).unwrap_or(12)).or(day.map(|d| d.month()));
        let cutoff = known.map(|o| o.cutoff).or(day.map(|d| d.last_of_month()));
        let due = known.map(|o| o.due).or(cutoff.and_then(|d| d.tomorrow().ok()).map(|d| d.last_of_month()));
        let text = |d: Option<date::Date>| d.map(|d| d.to_string()).unwrap_or_default();
        let months = months.map(|n| n.to_string()).unwrap_or_default();
        let lines = [(m.months, months), (m.cutoff, text(cutoff)), (m.due, text(due))];
        Form::new(m.open_title, m.open_hint, lines.map(|(label, text)| (label.to_string(), text)).to_vec())
    }

    /// Takes what was typed into it, or says which line is not right.
    pub(super) fn round_filled(&mut self, form: &Form) -> Option<(usize, &'static str)> {
        let m = &self.strings().monitoring;
        let day = |line: usize| date::parse(&form.text(line), date::Epoch::default()).map(|r| r.day);
        let Some(months) = form.text(0).parse().ok().filter(|n| (1..=12).contains(n)) else {
            return Some((0, m.bad_months));
        };
        let Some(cutoff) = day(1) else { return Some((1, m.bad_date)) };
        let Some(due) = day(2) else { return Some((2, m.bad_date)) };
        self.monitor(Slot::Write, Ask::Open { months, cutoff, due });
        None
    }

    /// Takes the reason for sending forms back.
    pub(super) fn return_filled(&mut self, form: &Form) -> Option<(usize, &'static str)> {
        let reason = form.text(0);
        if reason.is_empty() {
            return Some((0, self.strings().monitoring.reason_needed));
        }
        self.return_forms(reason);
        None
    }

    /// Takes an answer about monitoring.
    pub(super) fn take_monitor(&mut self, told: Told) {
        let m = &self.strings().monitoring;
        match told {
            Told::Round(round) => self.monitoring.fill(round),
            Told::Form(form) => {
                for page in &mut self.pages {
                    if let Page::MonitorForm(p) = page {
                        p.fill((*form).clone());
                    }
                }
            }
            Told::Life(project, lines) => {
                for page in &mut self.pages {
                    if let Page::Dossier(d) = page
                        && d.project == project
                    {
                        d.rounds = Some(lines.clone());
                    }
                }
            }
            Told::Stepped(step, n) => {
                let said = if step == FormStep::Return { (m.returned)(n) } else { (m.accepted)(n) };
                self.after_monitoring(said, None);
            }
            Told::Opened(opening) => self.after_monitoring((m.opened)(opening.months), Some(opening.months)),
            Told::Written(n, folder) => {
                let said = (self.strings().targets.forms_written)(n, &folder.display().to_string());
                self.say(said);
            }
        }
    }

    /// Something was written: what it may have changed is read again, and the
    /// next form comes into sight.
    fn after_monitoring(&mut self, said: String, months: Option<u8>) {
        self.monitoring.sheet.marks.clear();
        self.detail = None;
        self.read_city();
        self.read_round(months.or(self.monitoring.months()));
        if matches!(self.pages.last(), Some(Page::MonitorForm(_))) {
            let before = self.monitoring.sheet.list.at();
            self.next_form(false);
            if self.monitoring.sheet.list.at() == before {
                self.read_form();
            }
        }
        self.say(said);
    }

    /// The box for the reason that goes back with forms.
    pub(super) fn return_form(&self, s: &'static Strings) -> Form {
        let m = &s.monitoring;
        Form::new(m.return_title, m.return_hint, vec![(m.reason.to_string(), String::new())])
    }
}
