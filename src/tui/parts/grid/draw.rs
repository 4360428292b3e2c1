//! How a grid is drawn, and where the terminal's own cursor goes.
//!
//! Never here: a change. Only the cell under the cursor is drawn apart, so
//! that a move costs two cells on the line.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::present::strings::Strings;
use crate::present::width::{columns, fit, harmless, pad, pad_left};
use crate::tui::look::{Look, Role};
use crate::tui::parts::table;

use super::{Grid, Spot};

impl Grid {
    /// Which columns are shown, where each begins, and how wide it is.
    pub fn places(&self, s: &'static Strings, width: u16) -> Vec<(usize, u16, u16)> {
        let mut x = 0;
        let placed = |(column, w): (usize, u16)| {
            let at = x;
            x += w + 1;
            (column, at, w)
        };
        table::arrange(self.columns, s, None, width).into_iter().map(placed).collect()
    }

    /// Draws heads and the rows in sight; says where the cursor goes, if it is among them.
    pub fn draw(&self, s: &'static Strings, look: &Look, area: Rect, buf: &mut Buffer) -> Option<Position> {
        if area.width == 0 || area.height == 0 {
            return None;
        }
        let places = self.places(s, area.width);
        for &(column, x, w) in &places {
            let c = &self.columns[column];
            let head = aligned((c.title)(s), w, c.right);
            self.text(area.x + x, area.y, &head, w, Role::Muted, area, look, buf);
        }
        let mut cursor = None;
        let scrolled = self.rows.len().saturating_sub(self.pinned);
        for (row, y) in (self.top..scrolled).zip(area.y + 1..area.bottom()) {
            for &(column, x, w) in &places {
                let line = Rect { x: area.x + x, y, width: w.min(area.width.saturating_sub(x)), height: 1 };
                cursor = self.draw_cell(Spot { row, column }, line, look, buf).or(cursor);
            }
        }
        let below = scrolled.saturating_sub(self.top + area.height.saturating_sub(1) as usize);
        if below > 0 {
            self.text(area.right() - 1, area.bottom() - 1, "~", 1, Role::Key, area, look, buf);
        }
        cursor
    }

    /// Draws one cell where its owner wants it; says where the cursor goes, if it stands there.
    pub fn draw_cell(&self, at: Spot, area: Rect, look: &Look, buf: &mut Buffer) -> Option<Position> {
        let cell = self.cell(at)?;
        let here = at == self.at && self.reachable(at);
        if let Some(field) = self.typing.as_ref().filter(|_| here) {
            buf.set_stringn(area.x, area.y, pad("", area.width as usize), area.width as usize, look.style(Role::Key));
            return Some(field.draw(area, look.style(Role::Key), buf));
        }
        let right = self.columns.get(at.column).is_some_and(|c| c.right);
        let said = if cell.text.is_empty() { cell.hint } else { &cell.text };
        let text = aligned(&said.replace('\n', " "), area.width, right);
        let role = if here { Role::Selected } else { cell.role };
        buf.set_stringn(area.x, area.y, &text, area.width as usize, look.style(role));
        // The first character typed stands where the cursor waits.
        here.then(|| {
            let x = if right { area.x + text_start(&text) } else { area.x };
            Position::new(x.min(area.right().saturating_sub(1)), area.y)
        })
    }

    #[allow(clippy::too_many_arguments)] // one call, and each part is named at it
    fn text(&self, x: u16, y: u16, text: &str, width: u16, role: Role, area: Rect, look: &Look, buf: &mut Buffer) {
        let room = width.min(area.right().saturating_sub(x)) as usize;
        buf.set_stringn(x, y, fit(text, room), room, look.style(role));
    }
}

fn aligned(text: &str, width: u16, right: bool) -> String {
    if right { pad_left(text, width as usize) } else { pad(text, width as usize) }
}

fn text_start(padded: &str) -> u16 {
    let blank = padded.len() - padded.trim_start_matches(' ').len();
    columns(&harmless(&padded[..blank])) as u16
}
