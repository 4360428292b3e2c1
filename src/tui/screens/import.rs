//! Import from inside: what would happen, how far it is, what it did.
//!
//! Never here: reading a file. Cancelling leaves the store as it was.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::present::strings::Strings;
use crate::present::width::{columns, fit, pad, wrap};
use crate::present::{number, terms};
use crate::tui::app::App;
use crate::tui::effect::Slot;
use crate::tui::look::Role;
use crate::tui::parts::pane::pane;
use crate::tui::parts::sheet::{Row, Sheet, Style};
use crate::tui::parts::table::{Column, figure, text};
use crate::tui::rows::{Outcome, Preview};

use super::bench::note;

/// Columns of what would be imported.
pub const PREVIEW: &[Column] = &[
    text(|s| s.import.col_file, 22, 2, 0),
    text(|s| s.import.col_sheet, 10, 1, 3),
    text(|s| s.import.col_kind, 10, 0, 0),
    figure(|s| s.import.col_rows, 8, 2),
    figure(|s| s.import.col_imported, 8, 0),
    figure(|s| s.import.col_unchanged, 8, 1),
    figure(|s| s.import.col_aside, 6, 0),
    figure(|s| s.import.col_amount, 15, 1),
    figure(|s| s.import.col_control, 15, 4),
    text(|s| s.import.col_unit, 4, 0, 5),
];

/// Columns of target forms: what becomes of each, and why.
pub const FORMS: &[Column] = &[
    text(|s| s.targets.col_outcome, 13, 0, 0),
    text(|s| s.bench.col_project, 14, 1, 0),
    text(|s| s.targets.col_file, 10, 1, 1),
    text(|s| s.targets.col_said, 32, 4, 0),
    text(|s| s.targets.col_hints, 11, 0, 2),
    figure(|s| s.targets.col_amount, 11, 3),
    figure(|s| s.targets.col_round, 2, 5),
    text(|s| s.import.col_sheet, 8, 0, 6),
];

/// Tables and target forms of one import; one of the two lists is in sight.
pub struct Parts {
    tables: Sheet,
    forms: Sheet,
    on_forms: bool,
}

impl Parts {
    fn new(tables: Vec<Row>, forms: Vec<Row>) -> Parts {
        let on_forms = tables.is_empty() && !forms.is_empty();
        Parts { tables: Sheet::of(PREVIEW, tables), forms: Sheet::of(FORMS, forms), on_forms }
    }

    /// The list in sight.
    pub fn sheet(&self) -> &Sheet {
        if self.on_forms { &self.forms } else { &self.tables }
    }

    /// The same, to move in it.
    pub fn sheet_mut(&mut self) -> &mut Sheet {
        if self.on_forms { &mut self.forms } else { &mut self.tables }
    }

    /// The other one, where there are both.
    pub fn turn(&mut self) {
        if !self.tables.is_empty() && !self.forms.is_empty() {
            self.on_forms = !self.on_forms;
        }
    }

    /// Whether there are target forms and nothing else.
    pub fn only_forms(&self) -> bool {
        self.tables.is_empty() && self.has_forms()
    }

    /// Whether there are target forms.
    pub fn has_forms(&self) -> bool {
        !self.forms.is_empty()
    }

    /// `数据表 4 [目标表 23]`
    fn title(&self, s: &'static Strings) -> String {
        let part = |name: &str, sheet: &Sheet, here: bool| {
            let text = format!("{name} {}", sheet.len());
            if here { format!("[{text}]") } else { text }
        };
        let tables = part(s.targets.tables_part, &self.tables, !self.on_forms);
        format!("{tables} {}", part(s.targets.forms_part, &self.forms, self.on_forms))
    }
}

/// What would happen.
pub struct PreviewPage {
    /// The files.
    pub preview: Preview,
    /// The tables and forms found in them.
    pub parts: Parts,
}

impl PreviewPage {
    /// From an answer.
    pub fn new(mut preview: Preview) -> PreviewPage {
        let (tables, forms) = (std::mem::take(&mut preview.tables), std::mem::take(&mut preview.forms));
        PreviewPage { preview, parts: Parts::new(tables, forms) }
    }

    /// Lines above the list.
    pub fn lines_above(&self) -> usize {
        lines_above(self.preview.faults.len() + self.preview.forms_sum.len())
    }
}

/// What happened.
pub struct OutcomePage {
    /// What changed and what is wrong.
    pub outcome: Outcome,
    /// The batches and forms.
    pub parts: Parts,
}

impl OutcomePage {
    /// From an answer.
    pub fn new(mut outcome: Outcome) -> OutcomePage {
        let (tables, forms) = (std::mem::take(&mut outcome.batches), std::mem::take(&mut outcome.forms));
        OutcomePage { outcome, parts: Parts::new(tables, forms) }
    }

    /// Lines above the list.
    pub fn lines_above(&self) -> usize {
        lines_above(self.outcome.changes.len() + self.outcome.faults.len())
    }
}

fn lines_above(lines: usize) -> usize {
    if lines == 0 { 0 } else { lines.min(10) + 1 }
}

fn upper(app: &App, lines: &[(String, String)], area: Rect, buf: &mut Buffer) -> Rect {
    let name = lines.iter().map(|(n, _)| columns(n)).max().unwrap_or(0).min(24);
    for ((head, text), y) in lines.iter().take(10).zip(area.y..area.bottom()) {
        let role = if head.is_empty() { Role::Bad } else { Role::Text };
        let line = if head.is_empty() { text.clone() } else { format!("{}  {text}", pad(head, name)) };
        let room = area.width.saturating_sub(2) as usize;
        buf.set_stringn(area.x + 1, y, fit(&line, room), room, app.look.style(role));
    }
    let used = lines_above(lines.len()) as u16;
    Rect { y: (area.y + used).min(area.bottom()), height: area.height.saturating_sub(used), ..area }
}

fn faults(faults: &[String]) -> impl Iterator<Item = (String, String)> + '_ {
    faults.iter().map(|f| (String::new(), f.clone()))
}

/// Draws what would happen.
pub fn draw_preview(app: &App, page: &PreviewPage, body: Rect, buf: &mut Buffer) {
    let s = app.strings();
    let usable = number::count(page.preview.usable);
    let figures = format!("{} {usable}", s.import.col_usable);
    let how = &page.preview.how;
    let kind = how.kind.map_or(s.import.by_header, |k| terms::kind(s, k));
    let unit = how.unit.map_or(s.import.by_header, |u| terms::unit(s, u));
    let title = if page.parts.has_forms() {
        format!("{}  {}", s.import.preview_title, page.parts.title(s))
    } else {
        format!("{}  {} {kind}  {} {unit}", s.import.preview_title, s.import.col_kind, s.import.col_unit)
    };
    let inner = pane(body, &title, &figures, true, &app.look, buf);
    let sums = page.preview.forms_sum.iter().map(|line| (s.targets.forms_part.to_string(), line.clone()));
    let lines: Vec<_> = sums.chain(faults(&page.preview.faults)).collect();
    let rest = upper(app, &lines, inner, buf);
    if page.parts.sheet().is_empty() {
        return note(app, s.import.nothing_usable, rest, buf);
    }
    page.parts.sheet().draw(s, &app.look, Style { focus: true, below: None }, rest, buf);
}

/// Draws what happened.
pub fn draw_outcome(app: &App, page: &OutcomePage, body: Rect, buf: &mut Buffer) {
    let s = app.strings();
    let title = if page.parts.has_forms() {
        format!("{}  {}", s.import.result_title, page.parts.title(s))
    } else {
        s.import.result_title.to_string()
    };
    let inner = pane(body, &title, "", true, &app.look, buf);
    let mut lines = page.outcome.changes.clone();
    lines.extend(faults(&page.outcome.faults));
    let rest = upper(app, &lines, inner, buf);
    page.parts.sheet().draw(s, &app.look, Style { focus: true, below: None }, rest, buf);
}

/// Draws how far it is.
pub fn draw_running(app: &App, body: Rect, buf: &mut Buffer) {
    let s = app.strings();
    let inner = pane(body, s.import.running, "", true, &app.look, buf);
    let Some(w) = app.waiting(Slot::Import) else { return };
    let room = inner.width.saturating_sub(4).min(60) as usize;
    let text = app.progress_text(w);
    buf.set_stringn(inner.x + 2, inner.y + 1, fit(&text, room), room, app.look.style(Role::Text));
    if w.total > 0 && inner.height > 3 {
        let full = room.saturating_sub(2) * w.done.min(w.total) / w.total;
        let bar = format!("[{}{}]", "#".repeat(full), " ".repeat(room.saturating_sub(2) - full));
        buf.set_stringn(inner.x + 2, inner.y + 2, bar, room, app.look.style(Role::Text));
    }
    for (line, y) in wrap(s.import.running_hint, room).iter().zip(inner.y + 4..inner.bottom()) {
        buf.set_stringn(inner.x + 2, y, line, room, app.look.style(Role::Muted));
    }
}
