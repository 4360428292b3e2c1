//! What an operator does with key evaluations: the next step, scores,
//! opinions, problems; candidates and institutions.
//!
//! Never here: which step may be taken (the service says), or drawing.

mod choose;
mod forms;
mod lines;
mod scores;

pub use forms::CaseForm;

use crate::domain::date::Date;
use crate::domain::evaluation::key::next::Next;
use crate::domain::evaluation::key::state::Step;
use crate::tui::case::{Ask as CaseAsk, CasePage, What};
use crate::tui::effect::{Slot, Which};
use crate::tui::evaluation::Ask;
use crate::tui::keymap::Cmd;
use crate::tui::parts::menu::Menu;
use crate::tui::screens::Page;
use crate::tui::screens::dossier::Tab;
use crate::tui::screens::evaluation::case::{Case, Part};
use crate::tui::screens::lists::ListPage;

use super::App;
use super::modal::{Modal, Purpose, Then};

impl App {
    /// The key evaluation in sight.
    pub(super) fn case(&self) -> Option<&Case> {
        match self.pages.last() {
            Some(Page::Case(c)) => Some(c),
            _ => None,
        }
    }

    pub(super) fn case_mut(&mut self) -> Option<&mut Case> {
        match self.pages.last_mut() {
            Some(Page::Case(c)) => Some(c),
            _ => None,
        }
    }

    fn case_page(&self) -> Option<&CasePage> {
        self.case()?.page.as_ref()
    }

    /// Opens a key evaluation.
    pub(super) fn open_case(&mut self, id: i64) {
        self.pages.retain(|p| !matches!(p, Page::Case(_)));
        self.pages.push(Page::Case(Box::new(Case::new(id))));
        self.read_case();
    }

    /// Asks for the one in sight.
    pub(super) fn read_case(&mut self) {
        if let Some(id) = self.case().map(|c| c.id) {
            let request = self.evaluate(Ask::Case(Box::new(CaseAsk::Open(id))));
            self.ask(Slot::Entry, request);
        }
    }

    /// The commands of its page and of what leads to it; says whether it was one.
    pub(super) fn case_command(&mut self, cmd: Cmd) -> bool {
        if self.case().is_some() {
            let table = self.case().is_some_and(|c| c.part == Part::Table);
            return (table && self.table_command(cmd)) || self.page_of_case(cmd);
        }
        match self.pages.last() {
            Some(Page::List(ListPage { which: Which::Candidates | Which::Institutions, .. })) => {
                self.choosing_command(cmd)
            }
            Some(Page::Evaluations) => match cmd {
                Cmd::Candidates => {
                    self.list(Which::Candidates);
                    true
                }
                Cmd::Institutions => {
                    self.list(Which::Institutions);
                    true
                }
                _ => false,
            },
            _ => false,
        }
    }

    fn page_of_case(&mut self, cmd: Cmd) -> bool {
        let Some(case) = self.case_mut() else { return false };
        match cmd {
            Cmd::NextTab | Cmd::PreviousTab => case.step(cmd == Cmd::PreviousTab),
            Cmd::CaseNext => self.next_step(),
            Cmd::CaseStep => self.other_steps(),
            Cmd::CaseMoney => self.case_form(CaseForm::Money),
            Cmd::CaseOpinion => self.case_form(CaseForm::Step(Step::TakeOpinion)),
            Cmd::CaseAnswer => self.answer_opinion(),
            Cmd::CaseProblem => self.case_form(CaseForm::Problem(0)),
            Cmd::CaseEdit | Cmd::CaseWithdraw => self.problem_under_cursor(cmd == Cmd::CaseWithdraw),
            Cmd::CaseLedger => self.ask_ledger(),
            Cmd::CaseChapters => self.case_form(CaseForm::Chapters),
            Cmd::CaseRate => self.case_form(CaseForm::Rate),
            Cmd::CaseScores => {
                let folder = format!("{}/", self.folder.display());
                self.prompt(Purpose::Scores, &folder);
            }
            Cmd::Next | Cmd::Previous => self.next_case(cmd == Cmd::Previous),
            Cmd::OpenProject => self.open_case_project(),
            other => return case.scroll(other),
        }
        true
    }

    /// What is to be done first: its form, or the part where it is done.
    fn next_step(&mut self) {
        let Some(ahead) = self.case_page().map(|p| p.ahead) else { return };
        match ahead {
            None => self.say(self.strings().key_desk.over),
            Some(Next::Take(step)) => self.case_form(CaseForm::Step(step)),
            Some(Next::Score(_)) => self.go_to_part(Part::Table),
            Some(Next::Answer(_)) => self.go_to_part(Part::Opinions),
            Some(Next::Chapters(_)) => self.case_form(CaseForm::Chapters),
        }
    }

    fn go_to_part(&mut self, part: Part) {
        let Some(case) = self.case_mut() else { return };
        case.part = part;
        match part {
            Part::Table => case.go_to_open(),
            _ => {
                // The first one that nobody has answered.
                let open = case.page.as_ref().and_then(|p| p.opinions.iter().find(|r| r.flag).map(|r| r.key));
                if let Some(key) = open {
                    case.opinions.go_to(key);
                }
            }
        }
    }

    /// All steps that may follow, each with what stands in its way.
    fn other_steps(&mut self) {
        let t = &self.strings().key_desk;
        let Some(page) = self.case_page() else { return };
        let line = |w: &crate::tui::case::Way| match &w.but {
            None => (w.name.to_string(), w.step),
            Some(why) => ((t.not_yet)(w.name, &(t.but)(why)), w.step),
        };
        let items: Vec<(String, Step)> = page.ways.iter().map(line).collect();
        match items.is_empty() {
            true => self.say(t.over),
            false => self.modals.push(Modal::Steps(Menu::new(t.steps_title, items, 0))),
        }
    }

    /// A step was chosen.
    pub(super) fn step_chosen(&mut self, step: Step) {
        self.case_form(CaseForm::Step(step));
    }

    fn answer_opinion(&mut self) {
        match self.case().and_then(|c| c.opinions.current()).map(|r| r.key) {
            Some(id) => self.case_form(CaseForm::Answer(id)),
            None => self.say(self.strings().key_desk.no_opinion),
        }
    }

    fn problem_under_cursor(&mut self, withdraw: bool) {
        let t = &self.strings().key_desk;
        let number = self.case().and_then(|c| c.problems.current()).and_then(|r| u32::try_from(r.key).ok());
        let Some(number) = number else { return self.say(t.no_problem) };
        if !withdraw {
            return self.case_form(CaseForm::Problem(number));
        }
        if let Some(request) = self.doing(What::Withdraw(number)) {
            self.confirm((t.ask_withdraw)(number), Then::Ask(Slot::Write, request));
        }
    }

    fn ask_ledger(&mut self) {
        let t = &self.strings().key_desk;
        let count = self.case_page().map_or(0, |p| p.known.len());
        match (count, self.doing(What::ToLedger)) {
            (1.., Some(request)) => self.confirm((t.ask_ledger)(count), Then::Ask(Slot::Write, request)),
            _ => self.say(t.no_problem),
        }
    }

    /// The day that a step takes effect as a rule: the one in sight, not before the last step.
    fn usual_day(&self) -> Option<Date> {
        let shown = self.city.as_ref().and_then(|c| c.as_of)?;
        Some(self.case_page().and_then(|p| p.last).map_or(shown, |last| last.max(shown)))
    }

    /// As a request, on the usual day.
    fn doing(&self, what: What) -> Option<crate::tui::effect::Request> {
        let (id, day) = (self.case()?.id, self.usual_day()?);
        Some(self.evaluate(Ask::Case(Box::new(CaseAsk::Do(id, day, what)))))
    }

    /// Asks for something with what goes with key evaluations.
    fn ask_case(&mut self, ask: CaseAsk) {
        let request = self.evaluate(Ask::Case(Box::new(ask)));
        self.ask(Slot::Write, request);
    }

    /// The file of a scoring table was named.
    pub(super) fn scores_from(&mut self, path: &str) {
        if let Some(request) = self.doing(What::ScoresFrom(path.into())) {
            self.ask(Slot::Write, request);
        }
    }

    fn next_case(&mut self, back: bool) {
        let before = self.evaluations.sheet().list.at();
        self.evaluations.sheet_mut().list.command(if back { Cmd::Up } else { Cmd::Down });
        let part = self.case().map(|c| c.part).unwrap_or_default();
        let key = self.evaluations.sheet().current().map(|r| r.key);
        if let Some(key) = key.filter(|_| self.evaluations.sheet().list.at() != before) {
            self.open_case(key);
            if let Some(case) = self.case_mut() {
                case.part = part;
            }
        }
    }

    fn open_case_project(&mut self) {
        let Some(code) = self.case_page().map(|p| p.code.clone()) else { return };
        let projects = self.city.iter().flat_map(|c| &c.projects);
        let id = projects.map(|p| &p.project).find(|p| p.code == code).map(|p| p.id);
        let Some(id) = id else { return self.say(self.strings().rectify.no_project_here) };
        self.bench.projects.go_to(id);
        self.open_dossier(id);
        if let Some(Page::Dossier(d)) = self.pages.last_mut() {
            d.tab = Tab::Evaluation;
        }
        self.need_evaluation_life();
    }

    /// What was read or done.
    pub(super) fn take_case(&mut self, page: CasePage) {
        let s = self.strings();
        let open = self.pages.iter_mut().find_map(|p| match p {
            Page::Case(c) if c.id == page.id => Some(c),
            _ => None,
        });
        if let Some(case) = open {
            case.fill(s, page);
        }
    }

    /// Something was done: the page with it, and what lists tell of it.
    pub(super) fn case_done(&mut self, page: Option<CasePage>, said: String) {
        if let Some(page) = page {
            self.take_case(page);
        }
        self.say(said);
        self.reload_pages();
        self.read_evaluations();
    }
}
