//! What every list can do: be sorted, filtered, marked, told in full.
//!
//! Never here: what its rows are about.

use crate::tui::parts::menu::Menu;
use crate::tui::parts::whole::Whole;
use crate::tui::screens::bench::Pane;
use crate::tui::screens::evaluation::list;
use crate::tui::screens::{Page, alerts, ledger, monitor, projects, results, targets};

use super::App;
use super::modal::{Behind, Modal};

impl App {
    pub(super) fn sort_menu(&mut self) {
        let s = self.strings();
        let Some(sheet) = self.sheet() else { return };
        let mut items: Vec<(String, Option<usize>)> = vec![(s.common.as_read.to_string(), None)];
        items.extend(sheet.columns.iter().enumerate().map(|(i, c)| ((c.title)(s).to_string(), Some(i))));
        let at = sheet.sorted().map_or(0, |x| x.column + 1);
        self.modals.push(Modal::Sort(Menu::new(s.common.sort_title, items, at)));
    }

    pub(super) fn filter_menu(&mut self) {
        let s = self.strings();
        if matches!(self.pages.last(), Some(Page::Evaluations)) {
            return self.modals.push(Modal::Filter(list::filters(s, &self.evaluations)));
        }
        if matches!(self.pages.last(), Some(Page::Monitor)) {
            return self.modals.push(Modal::Filter(monitor::filters(s, &self.monitor)));
        }
        if matches!(self.pages.last(), Some(Page::Targets)) {
            let sheet = self.targets.sheet();
            return self.modals.push(Modal::Filter(targets::filters(s, sheet.rows(), sheet.keep())));
        }
        if let Some(Page::List(l)) = self.pages.last() {
            if let Some(menu) = results::filters(s, &l.which, l.sheet.rows(), l.sheet.keep()) {
                self.modals.push(Modal::Filter(menu));
            }
            return;
        }
        let menu = match self.bench.focus {
            Pane::Projects => projects::filters(s, self.bench.projects.keep()),
            Pane::Alerts => alerts::filters(s, self.bench.alerts.rows(), self.bench.alerts.keep()),
            Pane::Rectifications => ledger::filters(s, self.bench.findings.rows(), self.bench.findings.keep()),
            _ => return,
        };
        self.modals.push(Modal::Filter(menu));
    }

    pub(super) fn mark(&mut self) {
        match self.pages.last_mut() {
            Some(Page::Pick(p)) => p.mark(),
            _ => {
                if let Some(sheet) = self.sheet_mut() {
                    sheet.mark();
                }
            }
        }
        self.relink();
    }

    pub(super) fn whole(&mut self) {
        let s = self.strings();
        let Some(parts) = self.sheet().map(|sh| sh.whole(s)).filter(|p| !p.is_empty()) else { return };
        let whole = Whole { title: s.common.whole_title.to_string(), parts, top: 0 };
        self.modals.push(Modal::OfRow(whole, Behind::Cells));
    }
}
