//! What each command does on a page.
//!
//! Never here: boxes over a page (see `modal`) or drawing.

use crate::service::group::By;
use crate::tui::effect::{Effect, Request, Slot, Which};
use crate::tui::keymap::Cmd;
use crate::tui::parts::help;
use crate::tui::parts::palette::Palette;
use crate::tui::parts::sheet::{Keep, Row};
use crate::tui::parts::value::Value;
use crate::tui::screens::bench::Pane;
use crate::tui::screens::later::Stage;
use crate::tui::screens::lists::ListPage;
use crate::tui::screens::{Page, dossier, projects, why};

use super::App;
use super::modal::{Modal, Purpose, Then};

impl App {
    pub(super) fn page_command(&mut self, cmd: Cmd) {
        if self.evaluations_command(cmd) || self.entry_command(cmd) {
            return;
        }
        if self.moved(cmd) {
            self.relink();
            return;
        }
        if self.target_command(cmd) {
            return;
        }
        match cmd {
            Cmd::Quit => self.leave(),
            Cmd::Repaint => self.out.push(Effect::Repaint),
            Cmd::Help => self.modals.push(Modal::Help(help::help(self.strings(), &self.contexts()))),
            Cmd::Palette => self.modals.push(Modal::Palette(Palette::new(&self.contexts()))),
            Cmd::Back => self.back(),
            Cmd::Cancel => self.cancel(Slot::Import),
            Cmd::Find => {
                let needle = self.sheet().map(|s| s.needle().to_string()).unwrap_or_default();
                self.prompt(Purpose::Find, &needle);
            }
            Cmd::Sort => self.sort_menu(),
            Cmd::Filter => self.filter_menu(),
            Cmd::Mark => self.mark(),
            Cmd::MarkAll => match self.pages.last_mut() {
                Some(Page::Pick(p)) => p.mark_all(),
                _ => {
                    if let Some(sheet) = self.sheet_mut() {
                        sheet.mark_all();
                    }
                }
            },
            Cmd::Whole => self.whole(),
            Cmd::Export => self.ask_export(),
            Cmd::NextPane => self.bench.step(false),
            Cmd::PreviousPane => self.bench.step(true),
            Cmd::Zoom => self.bench.zoom = !self.bench.zoom,
            Cmd::Link => self.link(),
            Cmd::Reload => {
                self.detail = None;
                self.read_city();
                self.reload_pages();
            }
            Cmd::AsOf => {
                let day = self.city.as_ref().and_then(|c| c.as_of).map(|d| d.to_string()).unwrap_or_default();
                self.prompt(Purpose::AsOf, &day);
            }
            Cmd::Language => self.switch_language(),
            Cmd::Open => self.open(),
            Cmd::Next | Cmd::Previous => self.neighbour(cmd == Cmd::Previous),
            Cmd::NextTab | Cmd::PreviousTab => {
                if let Some(Page::Dossier(d)) = self.pages.last_mut() {
                    d.step(cmd == Cmd::PreviousTab);
                }
                self.need_target_life();
                self.need_evaluation_life();
            }
            Cmd::Vouchers => {
                if let Some(project) = self.selected_project() {
                    self.list(Which::Vouchers(project));
                }
            }
            Cmd::Verify => self.verify(),
            Cmd::Note => self.note(),
            Cmd::Import => self.pick(),
            Cmd::Parent => self.parent(),
            Cmd::Kind => self.kind_menu(),
            Cmd::Unit => self.next_unit(),
            Cmd::Header => self.ask_header(),
            Cmd::StartImport => self.start_import(),
            Cmd::UndoBatch => self.undo(),
            Cmd::AcceptSuggestion => self.accept_suggestions(),
            Cmd::EditValue => self.edit_value(),
            Cmd::NextGrouping => self.next_grouping(),
            Cmd::SampleCity => {
                let question = self.strings().bench.ask_sample.to_string();
                self.confirm(question, Then::Ask(Slot::Import, Request::Sample(self.lang)));
            }
            _ => self.go(cmd),
        }
    }

    /// Goes to another page.
    fn go(&mut self, cmd: Cmd) {
        match cmd {
            Cmd::TabBench => self.tab(None),
            Cmd::TabProjects => self.tab(Some(Pane::Projects)),
            Cmd::TabAlerts => self.tab(Some(Pane::Alerts)),
            Cmd::TabEvaluation => self.open_evaluations(),
            Cmd::TabRectification => self.tab(Some(Pane::Rectifications)),
            Cmd::TabMonitoring => self.later(Stage::Monitoring),
            Cmd::TabApplication => self.later(Stage::Application),
            Cmd::TabStatistics => self.later(Stage::Statistics),
            Cmd::Groups => self.list(Which::Groups(By::Department)),
            Cmd::Batches => self.list(Which::Batches),
            Cmd::Basket => self.list(Which::Basket),
            Cmd::Rules => self.list(Which::Rules),
            Cmd::Log => self.list(Which::Log),
            _ => {}
        }
    }

    fn tab(&mut self, pane: Option<Pane>) {
        self.pages.clear();
        self.bench.zoom = pane.is_some();
        if let Some(pane) = pane {
            self.bench.go(pane);
        }
    }

    fn later(&mut self, stage: Stage) {
        self.pages.clear();
        self.pages.push(Page::Later(stage));
    }

    /// Movement in a list or a page of text.
    fn moved(&mut self, cmd: Cmd) -> bool {
        let down = |top: &mut usize| match cmd {
            Cmd::Down => *top += 1,
            Cmd::Up => *top = top.saturating_sub(1),
            Cmd::PageDown => *top += 10,
            Cmd::PageUp => *top = top.saturating_sub(10),
            _ => {}
        };
        let scrolls = matches!(cmd, Cmd::Down | Cmd::Up | Cmd::PageDown | Cmd::PageUp);
        match self.pages.last_mut() {
            Some(Page::Why(w)) if scrolls => {
                down(&mut w.top);
                // The end is known to the drawing only; far beyond it is never of use.
                w.top = w.top.min(60);
                true
            }
            Some(Page::Dossier(d)) if scrolls && d.tab != dossier::Tab::Money => {
                down(&mut d.top);
                d.top = d.top.min(60);
                true
            }
            Some(Page::Review(r)) => r.command(cmd),
            _ => self.sheet_mut().is_some_and(|s| s.list.command(cmd)),
        }
    }

    /// One step back; nothing typed is lost.
    fn back(&mut self) {
        if let Some(page) = self.pages.last() {
            if matches!(page, Page::Running) {
                return self.cancel(Slot::Import);
            }
            if let Some(sheet) = self.sheet_mut().filter(|s| s.narrowed()) {
                return sheet.widen();
            }
            match self.pages.pop() {
                Some(Page::Review(_)) => self.left_review(false),
                Some(Page::Targets) => self.sum_up_sitting(),
                Some(Page::Entry(_)) => self.left_entry(),
                _ => {}
            }
            return;
        }
        let only_filter = self.sheet_mut().filter(|s| s.narrowed());
        if let Some(sheet) = only_filter {
            sheet.widen();
        } else if self.bench.zoom {
            self.bench.zoom = false;
        } else {
            self.confirm(self.strings().common.quit_question.to_string(), Then::Quit);
        }
    }

    fn link(&mut self) {
        self.bench.linked = !self.bench.linked;
        self.relink();
        let s = self.strings();
        self.say(if self.bench.linked { s.common.link_on } else { s.common.link_off });
    }

    fn switch_language(&mut self) {
        self.lang = self.lang.other();
        self.detail = None;
        self.say(self.strings().common.language_now);
        // Words in the rows are of the language they were read in.
        self.read_city();
        self.reload_pages();
    }

    /// Opens what is selected.
    fn open(&mut self) {
        if let Some(page) = self.pages.last() {
            match page {
                Page::Pick(_) => self.open_entry(),
                Page::Targets => self.open_review(),
                Page::Review(_) => self.show_indicator(),
                // Forms alone lead to the queue they came into.
                Page::Outcome(p) if p.parts.only_forms() => self.open_targets(),
                Page::Outcome(_) => self.tab(Some(Pane::Alerts)),
                Page::Why(w) => self.open_dossier(w.project),
                Page::Dossier(d) => self.open_alerts_of(d.project),
                Page::List(l) => match (&l.which, l.sheet.current().map(|r| r.key)) {
                    (Which::Groups(by), Some(_)) => self.open_group(*by),
                    (Which::Batches, Some(key)) => self.list(Which::Aside(key)),
                    _ => self.whole(),
                },
                _ => {}
            }
            return;
        }
        match self.bench.focus {
            Pane::Projects => {
                if let Some(key) = self.bench.projects.current().map(|r| r.key) {
                    self.open_dossier(key);
                }
            }
            Pane::Alerts => self.open_alert(),
            Pane::Evaluations => self.open_from_pane(),
            _ => {}
        }
    }

    fn open_alert(&mut self) {
        let Some(key) = self.bench.alerts.current().map(|r| r.key) else { return };
        let Some(project) = self.alert(key).map(|(p, _)| p.project.id) else { return };
        self.pages.push(Page::Why(why::Why { key, project, top: 0 }));
        self.need_detail(project);
    }

    /// The first alert of a project, and the others behind it.
    fn open_alerts_of(&mut self, project: i64) {
        let of = |r: &&Row| self.alert(r.key).is_some_and(|(p, _)| p.project.id == project);
        let Some(key) = self.bench.alerts.rows().iter().find(of).map(|r| r.key) else {
            return self.say(self.strings().bench.no_alert_here);
        };
        self.bench.alerts.widen();
        self.bench.alerts.go_to(key);
        self.open_alert();
    }

    pub(super) fn open_dossier(&mut self, project: i64) {
        self.pages.push(Page::Dossier(dossier::Dossier::new(project)));
        self.need_detail(project);
    }

    /// The projects behind a line of figures.
    fn open_group(&mut self, by: By) {
        let Some(Page::List(l)) = self.pages.last() else { return };
        let Some(Value::Text(text)) = l.sheet.current().and_then(|r| r.cells.first()).cloned() else { return };
        let column = match by {
            By::Department => projects::DEPARTMENT,
            By::Division => projects::DIVISION,
            By::Fund => projects::FUND,
            By::Category => projects::CATEGORY,
        };
        self.bench.projects.set_needle("");
        self.bench.projects.set_keep(Keep::Saying { column, text: text.into_owned() });
        self.tab(Some(Pane::Projects));
        self.bench.projects.list.go(0);
    }

    fn next_grouping(&mut self) {
        let Some(Page::List(ListPage { which: Which::Groups(by), .. })) = self.pages.last() else { return };
        let at = By::ALL.iter().position(|b| b == by).unwrap_or(0);
        let next = By::ALL[(at + 1) % By::ALL.len()];
        self.pages.pop();
        self.list(Which::Groups(next));
    }

    /// The next or previous item without leaving the open one.
    fn neighbour(&mut self, back: bool) {
        let step = if back { Cmd::Up } else { Cmd::Down };
        match self.pages.last() {
            Some(Page::Review(_)) => {
                self.next_target(back);
            }
            Some(Page::Why(_)) => {
                self.bench.alerts.list.command(step);
                self.pages.pop();
                self.open_alert();
            }
            Some(Page::Dossier(d)) => {
                let tab = d.tab;
                self.bench.projects.list.command(step);
                self.pages.pop();
                if let Some(key) = self.bench.projects.current().map(|r| r.key) {
                    self.open_dossier(key);
                }
                if let Some(Page::Dossier(d)) = self.pages.last_mut() {
                    d.tab = tab;
                }
                self.need_target_life();
                self.need_evaluation_life();
                self.relink();
            }
            _ => {}
        }
    }

    /// Opens a list and asks for its rows.
    pub(in crate::tui) fn list(&mut self, which: Which) {
        // The same list twice over itself would be two steps back.
        let same = |p: &Page| matches!(p, Page::List(l) if l.which == which);
        self.pages.retain(|p| !same(p));
        self.pages.push(Page::List(ListPage::new(which.clone())));
        self.ask(Slot::Sheet, Request::Sheet(self.lang, self.shown_when(), which));
    }

    /// Asks once more for the rows of the list in sight.
    pub(super) fn reload_pages(&mut self) {
        match self.pages.last() {
            Some(Page::List(l)) => {
                let which = l.which.clone();
                self.ask(Slot::Sheet, Request::Sheet(self.lang, self.shown_when(), which));
            }
            Some(Page::Targets) => self.read_targets(),
            Some(Page::Evaluations) => self.read_evaluations(),
            Some(Page::Entry(_)) => self.read_entry(),
            Some(Page::Review(_)) => self.read_review(),
            Some(page @ (Page::Why(_) | Page::Dossier(_))) => {
                if let Some(project) = page.project() {
                    self.need_detail(project);
                }
                if let Some(Page::Dossier(d)) = self.pages.last_mut() {
                    d.targets = None;
                    d.evaluations = None;
                }
                self.need_target_life();
                self.need_evaluation_life();
            }
            _ => {}
        }
    }

    /// Gives the quota lines that were read to the page that shows them.
    pub(super) fn fill_dossier(&mut self) {
        let Some(detail) = &self.detail else { return };
        let id = detail.dossier.judged.project.id;
        if let Some(Page::Dossier(d)) = self.pages.last_mut()
            && d.project == id
        {
            d.quotas.replace(detail.quota_rows.clone());
        }
    }
}
