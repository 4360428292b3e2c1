//! What an operator does: import, undo, change a threshold, export.
//!
//! Never here: going from page to page (see `commands`).

use crate::domain::money::MoneyUnit;
use crate::exchange::header;
use crate::exchange::record::Kind;
use crate::present::terms;
use crate::tui::effect::{How, Listing, Request, Slot};
use crate::tui::parts::menu::Menu;
use crate::tui::parts::sheet::{Row, Sheet};
use crate::tui::parts::value::Value;
use crate::tui::screens::bench::Pane;
use crate::tui::screens::picker::Picker;
use crate::tui::screens::{Page, lists};

use super::App;
use super::modal::{Modal, Purpose, Then};

impl App {
    pub(super) fn pick(&mut self) {
        self.pages.retain(|p| !p.belongs_to_import());
        self.pages.push(Page::Pick(Picker::new()));
        let folder = self.folder.clone();
        self.ask(Slot::Folder, Request::Folder(folder));
    }

    pub(super) fn open_entry(&mut self) {
        let Some(Page::Pick(p)) = self.pages.last() else { return };
        match p.current() {
            Some(entry) if entry.folder => {
                let path = entry.path.clone();
                self.ask(Slot::Folder, Request::Folder(path));
            }
            _ => {
                let files = p.files();
                if !files.is_empty() {
                    self.say(self.strings().common.reading);
                    self.ask(Slot::Preview, Request::Preview(self.lang, files, How::default()));
                }
            }
        }
    }

    pub(super) fn parent(&mut self) {
        let Some(Page::Pick(p)) = self.pages.last() else { return };
        if let Some(parent) = p.folder.as_ref().and_then(|f| f.parent()).map(std::path::Path::to_path_buf) {
            self.ask(Slot::Folder, Request::Folder(parent));
        }
    }

    pub(super) fn start_import(&mut self) {
        let Some(Page::Preview(p)) = self.pages.last() else { return };
        if p.preview.usable == 0 || self.waiting(Slot::Import).is_some() {
            return;
        }
        let (files, how) = (p.preview.files.clone(), p.preview.how.clone());
        self.notice = None;
        self.pages.push(Page::Running);
        self.ask(Slot::Import, Request::Import(self.lang, files, how));
    }

    /// What the tables are about, where their headers do not tell.
    pub(super) fn kind_menu(&mut self) {
        let Some(Page::Preview(p)) = self.pages.last() else { return };
        let s = self.strings();
        let mut items = vec![(s.import.by_header.to_string(), None)];
        items.extend(Kind::ALL.iter().map(|k| (terms::kind(s, *k).to_string(), Some(*k))));
        let at = items.iter().position(|(_, k)| *k == p.preview.how.kind).unwrap_or(0);
        self.modals.push(Modal::Kind(Menu::new(s.import.kind_question, items, at)));
    }

    /// By the header, yuan, 万元, and round again.
    pub(super) fn next_unit(&mut self) {
        let Some(Page::Preview(p)) = self.pages.last() else { return };
        let unit = match p.preview.how.unit {
            None => Some(MoneyUnit::Yuan),
            Some(MoneyUnit::Yuan) => Some(MoneyUnit::Wan),
            Some(_) => None,
        };
        let how = How { unit, ..p.preview.how.clone() };
        self.preview_again(how);
    }

    /// A header that is not known, and what it means.
    pub(super) fn ask_header(&mut self) {
        if matches!(self.pages.last(), Some(Page::Preview(_))) {
            self.prompt(Purpose::Header, "");
        }
    }

    /// `拨付数=支付金额`; says whether it could be understood.
    pub(super) fn header_means(&mut self, said: &str) -> bool {
        let Some(Page::Preview(p)) = self.pages.last() else { return false };
        let mut how = p.preview.how.clone();
        let Some((word, meaning)) = said.split_once(['=', '＝']) else { return false };
        let Some(column) = header::meaning_of(meaning.trim(), how.kind) else { return false };
        how.columns.push((word.trim().to_string(), column));
        self.preview_again(how);
        true
    }

    /// The same files, understood in another way.
    pub(super) fn preview_again(&mut self, how: How) {
        let Some(Page::Preview(p)) = self.pages.last() else { return };
        let files = p.preview.files.clone();
        self.ask(Slot::Preview, Request::Preview(self.lang, files, how));
    }

    pub(super) fn undo(&mut self) {
        let Some(Page::List(l)) = self.pages.last() else { return };
        let Some(row) = l.sheet.current().filter(|r| !r.muted) else { return };
        let s = self.strings();
        let file = row.cells.get(3).map(|v| v.text(s).into_owned()).unwrap_or_default();
        let question = (s.import.ask_undo)(&row.key.to_string(), &file);
        let then = Then::Ask(Slot::Write, Request::Undo(row.key));
        self.confirm(question, then);
    }

    pub(super) fn accept_suggestions(&mut self) {
        let Some(Page::List(l)) = self.pages.last() else { return };
        let chosen = l.sheet.chosen();
        let with_advice: Vec<i64> =
            l.sheet.rows().iter().filter(|r| r.flag && chosen.contains(&r.key)).map(|r| r.key).collect();
        if with_advice.is_empty() {
            return self.say(self.strings().import.no_suggestion);
        }
        let question = (self.strings().import.ask_accept)(with_advice.len());
        self.confirm(question, Then::Ask(Slot::Write, Request::Accept(with_advice)));
    }

    pub(super) fn edit_value(&mut self) {
        let Some(Page::List(l)) = self.pages.last() else { return };
        let s = self.strings();
        let cell = |n: usize| l.sheet.current().and_then(|r| r.cells.get(n)).map(|v| v.text(s).into_owned());
        if let (Some(key), Some(now)) = (cell(1), cell(2)) {
            self.prompt(Purpose::Value { key, now: now.clone() }, &now);
        }
    }

    /// What a threshold is now, as the list in sight says.
    pub(super) fn value_now(&self, key: &str) -> String {
        let Some(Page::List(l)) = self.pages.last() else { return String::new() };
        let is = |r: &&Row| r.cells.get(1).is_some_and(|v| v.text(self.strings()) == key);
        let row = l.sheet.rows().iter().find(is);
        row.and_then(|r| r.cells.get(2)).map(|v| v.text(self.strings()).into_owned()).unwrap_or_default()
    }

    pub(super) fn ask_export(&mut self) {
        if self.sheet().is_some() {
            let name = self.export_name();
            self.prompt(Purpose::Export, &self.folder.join(name).display().to_string());
        }
    }

    pub(super) fn export_name(&self) -> String {
        let s = self.strings();
        let title = match self.pages.last() {
            Some(Page::List(l)) => lists::title(self, &l.which),
            Some(Page::Targets) => {
                format!("{} {}", s.targets.title, crate::present::target::queue(s, self.targets.queue))
            }
            Some(Page::Monitor) => crate::tui::screens::monitor::title(s, &self.monitor),
            Some(Page::Review(r)) => {
                let name = r.page.as_ref().map_or("", |p| p.title.as_str());
                format!("{} {name}", s.targets.indicators)
            }
            None if self.bench.focus == Pane::Alerts => s.alerts.title.to_string(),
            None if self.bench.focus == Pane::Rectifications => s.rectify.ledger.to_string(),
            _ => s.bench.projects.to_string(),
        };
        self.file_name(&title, "xlsx")
    }

    /// A name with the day in it and no separators.
    pub(super) fn file_name(&self, title: &str, ending: &str) -> String {
        let day = self.city.as_ref().and_then(|c| c.as_of).map(|d| d.to_string()).unwrap_or_default();
        let plain: String = format!("{title} {day}").chars().filter(|c| !matches!(c, '/' | '\\' | ':')).collect();
        format!("{}.{ending}", plain.trim().replace(' ', "_"))
    }

    pub(super) fn export_to(&mut self, file: &str) {
        let s = self.strings();
        let Some(sheet) = self.sheet() else { return };
        let listing = Listing {
            title: self.export_name().trim_end_matches(".xlsx").to_string(),
            heads: sheet.columns.iter().map(|c| (c.title)(s).to_string()).collect(),
            rows: rows(sheet),
        };
        self.ask(Slot::Export, Request::Export(self.lang, file.into(), listing));
    }
}

/// The rows in sight of the operator's filter, in the order shown.
fn rows(sheet: &Sheet) -> Vec<Vec<Value<'static>>> {
    sheet.shown().map(|r| r.cells.clone()).collect()
}
