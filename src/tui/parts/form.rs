//! A few lines to fill in, one under the other, in a box.
//!
//! Never here: what the lines mean, or whether what was typed is right.

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::present::width::{columns, fit, pad};
use crate::tui::keymap::Cmd;
use crate::tui::look::{Look, Role};

use super::dialog;
use super::field::Field;

/// The lines, and which one has the cursor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    /// What is filled in.
    pub title: &'static str,
    /// Label and text of each line.
    pub lines: Vec<(String, Field)>,
    /// What to type.
    pub hint: &'static str,
    /// What the lines come to, told while typing.
    pub result: String,
    /// Why it was not taken.
    pub problem: Option<&'static str>,
    at: usize,
}

impl Form {
    /// With the cursor on the first line.
    pub fn new(title: &'static str, hint: &'static str, lines: Vec<(String, String)>) -> Form {
        let lines = lines.into_iter().map(|(label, text)| (label, Field::new(&text))).collect();
        Form { title, lines, hint, ..Form::default() }
    }

    /// What was typed into a line.
    pub fn text(&self, line: usize) -> String {
        self.lines.get(line).map(|(_, f)| f.text().trim().to_string()).unwrap_or_default()
    }

    /// Goes from line to line; says whether the command was one of movement.
    pub fn command(&mut self, cmd: Cmd) -> bool {
        let count = self.lines.len().max(1);
        self.at = match cmd {
            Cmd::Down => (self.at + 1) % count,
            Cmd::Up => (self.at + count - 1) % count,
            _ => return false,
        };
        true
    }

    /// Puts the cursor on a line, with the reason.
    pub fn refuse(&mut self, line: usize, problem: &'static str) {
        self.at = line.min(self.lines.len().saturating_sub(1));
        self.problem = Some(problem);
    }

    /// Gives a key to the line under the cursor; says whether it took it.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        self.problem = None;
        self.lines.get_mut(self.at).is_some_and(|(_, field)| field.key(key))
    }

    /// Pasted text goes into the line under the cursor.
    pub fn paste(&mut self, text: &str) {
        if let Some((_, field)) = self.lines.get_mut(self.at) {
            field.paste(text);
        }
    }

    /// Draws it in the middle and says where the cursor goes.
    pub fn draw(&self, within: Rect, look: &Look, buf: &mut Buffer) -> Position {
        let label = self.lines.iter().map(|(l, _)| columns(l)).max().unwrap_or(0);
        let width = (columns(self.hint).max(label + 30) as u16 + 6).clamp(50, 76);
        let height = self.lines.len() as u16 + 5;
        let inner = dialog::frame(within, width, height, self.title, "", look, buf);
        let room = inner.width as usize;
        let mut cursor = inner.as_position();
        for (n, ((name, field), y)) in self.lines.iter().zip(inner.y..inner.bottom()).enumerate() {
            let here = n == self.at;
            let role = if here { Role::Key } else { Role::Text };
            buf.set_stringn(inner.x, y, pad(name, label), room, look.style(role));
            let x = inner.x + label as u16 + 2;
            let line = Rect { x, y, width: inner.right().saturating_sub(x), height: 1 };
            let at = field.draw(line, look.style(Role::Text), buf);
            if here {
                cursor = at;
            }
        }
        let y = inner.y + self.lines.len() as u16;
        buf.set_stringn(inner.x, y + 1, fit(&self.result, room), room, look.style(Role::Title));
        let (below, role) = match self.problem {
            Some(problem) => (format!("! {problem}"), Role::Bad),
            None => (self.hint.to_string(), Role::Muted),
        };
        buf.set_stringn(inner.x, y + 2, fit(&below, room), room, look.style(role));
        cursor
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyCode;

    #[test]
    fn the_cursor_goes_round_and_types_where_it_is() {
        let mut f = Form::new("等级", "", vec![("一".into(), String::new()), ("二".into(), "15".into())]);
        f.command(Cmd::Up);
        f.key(KeyEvent::from(KeyCode::Char('0')));
        f.command(Cmd::Down);
        f.key(KeyEvent::from(KeyCode::Char('良')));
        assert_eq!((f.text(0), f.text(1)), ("良".to_string(), "150".to_string()));
    }
}
