//! A text of several lines being written.
//!
//! Never here: where it is kept. The terminal's own cursor is shown.

use crossterm::event::{Event, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;
use tui_textarea::{CursorMove, TextArea, WrapMode};

use crate::tui::look::Look;

use super::dialog;

/// The text area.
pub struct Note {
    area: TextArea<'static>,
}

impl Note {
    /// With a text, the cursor behind it; on a line of its own where the text ends one.
    pub fn new(text: &str) -> Note {
        let mut area = TextArea::new(text.split('\n').map(|l| l.trim_end_matches('\r').to_string()).collect());
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        area.set_cursor_line_style(Style::new());
        // A drawn cursor would leave the input method's window elsewhere.
        area.set_cursor_style(Style::new());
        Note { area }
    }

    /// What was written.
    pub fn text(&self) -> String {
        self.area.lines().join("\n").trim().to_string()
    }

    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent) {
        self.area.input(Event::Key(key));
    }

    /// Pasted lines stay lines.
    pub fn paste(&mut self, text: &str) {
        let clean: String = text.replace("\r\n", "\n").chars().filter(|c| *c == '\n' || !c.is_control()).collect();
        self.area.insert_str(clean);
    }

    /// Draws it in the middle and says where the cursor goes.
    pub fn draw(&self, title: &str, within: Rect, look: &Look, buf: &mut Buffer) -> Position {
        // Room for what stands in it already, and to write on.
        let lines = self.area.lines().len() as u16 * 2;
        let height = (lines + 4).clamp(10, within.height.saturating_sub(2).max(10));
        let inner = dialog::frame(within, within.width.saturating_sub(8).min(84), height, title, "", look, buf);
        Widget::render(&self.area, inner, buf);
        let (at, (top, left)) = (self.area.screen_cursor(), self.area.scroll_offset());
        let x = inner.x + (at.col as u16).saturating_sub(left);
        let y = inner.y + (at.row as u16).saturating_sub(top);
        Position::new(x.min(inner.right().saturating_sub(1)), y.min(inner.bottom().saturating_sub(1)))
    }
}
