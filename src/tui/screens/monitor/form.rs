//! One monitoring form: its indicators with what the unit reports, their
//! lights and reasons.
//!
//! Never here: what a value is worth, or what a step does.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::monitor::reported::FormState;
use crate::domain::monitor::round::{FormStep, Known, RoundState};
use crate::present::width::{columns, fit, pad, wrap};
use crate::tui::app::App;
use crate::tui::look::Role;
use crate::tui::parts::pane::pane;
use crate::tui::parts::sheet::{Sheet, Style};
use crate::tui::parts::table::{Column, figure, text};
use crate::tui::rows::monitor::FormRows;

use crate::tui::screens::bench::note;

/// The columns.
pub const COLUMNS: &[Column] = &[
    text(|s| s.monitoring.col_light, 2, 0, 0),
    text(|s| s.monitoring.col_level, 8, 0, 5),
    text(|s| s.monitoring.col_indicator, 16, 2, 0),
    text(|s| s.monitoring.col_target, 10, 1, 0),
    text(|s| s.monitoring.col_actual, 9, 1, 0),
    figure(|s| s.monitoring.col_progress, 9, 2),
    text(|s| s.monitoring.col_forecast, 9, 1, 3),
    text(|s| s.monitoring.col_possibility, 10, 0, 1),
    figure(|s| s.monitoring.col_notes, 4, 4),
    text(|s| s.monitoring.col_reason, 14, 3, 0),
    figure(|s| s.monitoring.col_weight, 4, 6),
    text(|s| s.monitoring.col_cell, 6, 0, 7),
];

/// Lines above the list.
const HEAD: u16 = 3;

/// Whether a form may take a step while its round is open.
pub fn may(step: FormStep, from: FormState) -> bool {
    step.from(from, RoundState::Collecting, Known { has_reason: true, has_letter: true }).is_ok()
}

/// A form that is being read.
pub struct FormPage {
    /// N of its round.
    pub months: u8,
    /// Its project.
    pub project: i64,
    /// What was read; nothing before it has come.
    pub form: Option<FormRows>,
    /// Its indicators.
    pub sheet: Sheet,
}

impl FormPage {
    /// Not read yet.
    pub fn new(months: u8, project: i64) -> FormPage {
        FormPage { months, project, form: None, sheet: Sheet::new(COLUMNS) }
    }

    /// Takes what was read.
    pub fn fill(&mut self, form: FormRows) {
        if (form.months, form.item.project_id) == (self.months, self.project) {
            self.sheet.replace(form.rows.clone());
            self.form = Some(form);
        }
    }

    /// The indicator under the cursor, in full.
    pub fn whole(&self) -> Vec<(String, String)> {
        let row = self.sheet.current().and_then(|r| usize::try_from(r.key).ok());
        let form = self.form.as_ref();
        form.zip(row).and_then(|(f, n)| f.wholes.get(n)).cloned().unwrap_or_default()
    }

    /// Tells its list how many rows are in sight.
    pub fn relayout(&mut self, body: Rect) {
        self.sheet.list.set_height(body.height.saturating_sub(HEAD + 3) as usize);
    }
}

/// Draws it.
pub fn draw(app: &App, page: &FormPage, body: Rect, buf: &mut Buffer) {
    let s = app.strings();
    let head = Rect { height: HEAD.min(body.height), ..body };
    let Some(form) = &page.form else { return note(app, s.common.reading, head, buf) };
    let list = &app.monitoring.sheet.list;
    let place = (s.common.of)(list.at().map_or(0, |i| i + 1), list.len());
    let room = head.width.saturating_sub(2) as usize;
    let name = pad(&form.title, room.saturating_sub(columns(&place) + 2));
    let mut lines = vec![(format!("{name}  {place}"), Role::Title)];
    for (n, text) in form.state.iter().enumerate() {
        let role = if n == 0 { Role::Text } else { Role::Muted };
        lines.extend(wrap(text, room.saturating_sub(2)).into_iter().map(|l| (l, role)));
    }
    for ((line, role), y) in lines.iter().zip(head.y..head.bottom()) {
        buf.set_stringn(head.x + 1, y, fit(line, room), room, app.look.style(*role));
    }
    let rest = Rect { y: head.bottom(), height: body.height - head.height, ..body };
    let title = format!("{} {}", s.targets.indicators, form.rows.len());
    let inner = pane(rest, &title, &(s.monitoring.round)(page.months, 1), true, &app.look, buf);
    if form.rows.is_empty() {
        return note(app, s.monitoring.not_filed, inner, buf);
    }
    page.sheet.draw(s, &app.look, Style { focus: true, below: None }, inner, buf);
}
