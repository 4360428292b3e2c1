//! What each command does on a page.
//!
//! Never here: boxes over a page (see `modal`) or drawing.

use crate::service::group::By;
use crate::tui::effect::{Effect, Request, Slot, Which};
use crate::tui::keymap::Cmd;
use crate::tui::parts::help;
use crate::tui::parts::palette::Palette;
use crate::tui::screens::bench::Pane;
use crate::tui::screens::{Page, dossier};

use super::App;
use super::modal::{Modal, Purpose, Then};

impl App {
    pub(super) fn page_command(&mut self, cmd: Cmd) {
        if self.case_command(cmd) || self.evaluations_command(cmd) || self.entry_command(cmd) {
            return;
        }
        if self.moved(cmd) {
            self.relink();
            return;
        }
        if self.monitor_command(cmd)
            || self.target_command(cmd)
            || self.results_command(cmd)
            || self.rectify_command(cmd)
            || self.alert_command(cmd)
        {
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
                self.need_cycle();
                self.need_monitor_life();
                self.need_evaluation_life();
            }
            Cmd::Vouchers => {
                if let Some(project) = self.selected_project() {
                    self.list(Which::Vouchers(project));
                }
            }
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
            Cmd::Groups => self.list(Which::Groups(By::Department)),
            Cmd::Batches => self.list(Which::Batches),
            Cmd::Basket => self.list(Which::Basket),
            Cmd::Rules => self.list(Which::Rules),
            Cmd::Log => self.list(Which::Log),
            _ => {}
        }
    }

    pub(super) fn tab(&mut self, pane: Option<Pane>) {
        self.pages.clear();
        self.bench.zoom = pane.is_some();
        if let Some(pane) = pane {
            self.bench.go(pane);
        }
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
            Some(Page::Finding(f)) if scrolls => {
                down(&mut f.top);
                f.top = f.top.min(60);
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
                Some(Page::Case(_)) => self.read_evaluations(),
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
}
