//! Import from inside: what would happen, how far it is, what it did.
//!
//! Never here: reading a file. Cancelling leaves the store as it was.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::present::width::{columns, fit, pad, wrap};
use crate::present::{number, terms};
use crate::tui::app::App;
use crate::tui::effect::Slot;
use crate::tui::look::Role;
use crate::tui::parts::pane::pane;
use crate::tui::parts::sheet::{Sheet, Style};
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

/// What would happen.
pub struct PreviewPage {
    /// The files.
    pub preview: Preview,
    /// The tables found in them.
    pub sheet: Sheet,
}

impl PreviewPage {
    /// From an answer.
    pub fn new(mut preview: Preview) -> PreviewPage {
        let rows = std::mem::take(&mut preview.tables);
        PreviewPage { preview, sheet: Sheet::of(PREVIEW, rows) }
    }

    /// Lines above the list.
    pub fn lines_above(&self) -> usize {
        lines_above(self.preview.faults.len())
    }
}

/// What happened.
pub struct OutcomePage {
    /// What changed and what is wrong.
    pub outcome: Outcome,
    /// The batches.
    pub sheet: Sheet,
}

impl OutcomePage {
    /// From an answer.
    pub fn new(mut outcome: Outcome) -> OutcomePage {
        let rows = std::mem::take(&mut outcome.batches);
        OutcomePage { outcome, sheet: Sheet::of(PREVIEW, rows) }
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
    let title = format!("{}  {} {kind}  {} {unit}", s.import.preview_title, s.import.col_kind, s.import.col_unit);
    let inner = pane(body, &title, &figures, true, &app.look, buf);
    let lines: Vec<_> = faults(&page.preview.faults).collect();
    let rest = upper(app, &lines, inner, buf);
    if page.sheet.is_empty() {
        return note(app, s.import.nothing_usable, rest, buf);
    }
    page.sheet.draw(s, &app.look, Style { focus: true, below: None }, rest, buf);
}

/// Draws what happened.
pub fn draw_outcome(app: &App, page: &OutcomePage, body: Rect, buf: &mut Buffer) {
    let s = app.strings();
    let inner = pane(body, s.import.result_title, "", true, &app.look, buf);
    let mut lines = page.outcome.changes.clone();
    lines.extend(faults(&page.outcome.faults));
    let rest = upper(app, &lines, inner, buf);
    page.sheet.draw(s, &app.look, Style { focus: true, below: None }, rest, buf);
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
