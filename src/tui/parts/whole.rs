//! A whole text in a box that scrolls: a row with all its cells uncut, help.
//!
//! Never here: where the text comes from.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::present::width::{columns, pad, wrap};
use crate::tui::keymap::Cmd;
use crate::tui::look::{Look, Role};

use super::dialog;

/// Named texts, and how far it is scrolled.
#[derive(Debug, Clone, Default)]
pub struct Whole {
    /// What it is.
    pub title: String,
    /// Name and text of each part; an empty name stands for a line of its own.
    pub parts: Vec<(String, String)>,
    /// First line in sight.
    pub top: usize,
}

impl Whole {
    /// Scrolls; says whether the command was one of movement.
    pub fn command(&mut self, cmd: Cmd) -> bool {
        self.top = match cmd {
            Cmd::Down => self.top + 1,
            Cmd::Up => self.top.saturating_sub(1),
            Cmd::PageDown => self.top + 10,
            Cmd::PageUp => self.top.saturating_sub(10),
            _ => return false,
        };
        self.top = self.top.min(self.parts.len().saturating_sub(1));
        true
    }

    fn lines(&self, name: usize, room: usize) -> Vec<String> {
        let mut lines = Vec::new();
        for (head, text) in &self.parts {
            let mut first = true;
            for line in wrap(text, room) {
                let shown = if first { head.as_str() } else { "" };
                lines.push(if name > 0 { format!("{}  {line}", pad(shown, name)) } else { line });
                first = false;
            }
            if text.is_empty() {
                lines.push(head.clone());
            }
        }
        lines
    }

    /// Draws it in the middle.
    pub fn draw(&self, within: Rect, look: &Look, buf: &mut Buffer) {
        let name = self.parts.iter().map(|(n, _)| columns(n)).max().unwrap_or(0).min(24);
        let room = (within.width.saturating_sub(10) as usize).saturating_sub(name).clamp(10, 90);
        let lines = self.lines(name, room);
        let widest = lines.iter().map(|l| columns(l)).chain([columns(&self.title) + 2, 24]).max().unwrap_or(0);
        let height = (lines.len() as u16 + 2).min(within.height.saturating_sub(2));
        let inner = dialog::frame(within, widest as u16 + 4, height, &self.title, "", look, buf);
        let top = self.top.min(lines.len().saturating_sub(inner.height as usize));
        for (line, y) in lines.iter().skip(top).zip(inner.y..inner.bottom()) {
            buf.set_stringn(inner.x, y, line, inner.width as usize, look.style(Role::Text));
        }
    }
}
