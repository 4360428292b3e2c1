//! What opens a page: the selected line, its neighbour, a list by name.
//!
//! Never here: what stands on a page, or its own commands.

use crate::service::group::By;
use crate::tui::effect::{Request, Slot, Which};
use crate::tui::keymap::Cmd;
use crate::tui::parts::sheet::{Keep, Row};
use crate::tui::parts::value::Value;
use crate::tui::screens::bench::Pane;
use crate::tui::screens::lists::ListPage;
use crate::tui::screens::{Page, dossier, projects, why};

use super::App;

impl App {
    /// Opens what is selected.
    pub(super) fn open(&mut self) {
        if let Some(page) = self.pages.last() {
            match page {
                Page::Pick(_) => self.open_entry(),
                Page::Targets => self.open_review(),
                Page::Review(_) => self.show_indicator(),
                // Forms alone lead to the queue they came into.
                Page::Outcome(p) if p.parts.only_forms() && p.outcome.of_round => self.open_round_forms(),
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
            Pane::Rectifications => self.open_finding(),
            Pane::Evaluations => self.open_from_pane(),
        }
    }

    fn open_alert(&mut self) {
        let Some(key) = self.bench.alerts.current().map(|r| r.key) else { return };
        let Some(project) = self.project_of_alert(key) else { return };
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

    pub(super) fn next_grouping(&mut self) {
        let Some(Page::List(ListPage { which: Which::Groups(by), .. })) = self.pages.last() else { return };
        let at = By::ALL.iter().position(|b| b == by).unwrap_or(0);
        let next = By::ALL[(at + 1) % By::ALL.len()];
        self.pages.pop();
        self.list(Which::Groups(next));
    }

    /// The next or previous item without leaving the open one.
    pub(super) fn neighbour(&mut self, back: bool) {
        let step = if back { Cmd::Up } else { Cmd::Down };
        match self.pages.last() {
            Some(Page::Review(_)) => {
                self.next_target(back);
            }
            Some(Page::Finding(_)) => self.next_finding(back),
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
                self.need_cycle();
                self.need_monitor_life();
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
            Some(Page::Monitor) => self.reread_monitor(),
            Some(Page::Evaluations) => self.read_evaluations(),
            Some(Page::Entry(_)) => self.read_entry(),
            Some(Page::Case(_)) => self.read_case(),
            Some(Page::Review(_)) => self.read_review(),
            Some(Page::Finding(_)) => self.read_finding(),
            Some(page @ (Page::Why(_) | Page::Dossier(_))) => {
                if let Some(project) = page.project() {
                    self.need_detail(project);
                }
                if let Some(Page::Dossier(d)) = self.pages.last_mut() {
                    (d.targets, d.cycle) = (None, None);
                    d.monitoring = None;
                    d.evaluations = None;
                }
                self.need_target_life();
                self.need_monitor_life();
                self.need_evaluation_life();
                self.need_cycle();
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
