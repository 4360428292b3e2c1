//! A line of text being typed, with the terminal's own cursor, so that an
//! input method opens its window in the right place.
//!
//! Never here: whether what was typed is right.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::present::width::columns;

/// What was typed and where the cursor stands, in characters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    text: Vec<char>,
    at: usize,
}

impl Field {
    /// With a text, the cursor behind it.
    pub fn new(text: &str) -> Field {
        let text: Vec<char> = text.chars().collect();
        Field { at: text.len(), text }
    }

    /// What was typed.
    pub fn text(&self) -> String {
        self.text.iter().collect()
    }

    /// Takes a key; says whether it changed anything.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Char('a') if control => self.at = 0,
            KeyCode::Char('e') if control => self.at = self.text.len(),
            KeyCode::Char('u') if control => {
                self.text.drain(..self.at);
                self.at = 0;
            }
            KeyCode::Char('w') if control => {
                let from = self.text[..self.at].iter().rposition(|c| *c == ' ' || *c == '/').unwrap_or(0);
                self.text.drain(from..self.at);
                self.at = from;
            }
            KeyCode::Char(c) if !control && !c.is_control() => {
                self.text.insert(self.at, c);
                self.at += 1;
            }
            KeyCode::Backspace if self.at > 0 => {
                self.at -= 1;
                self.text.remove(self.at);
            }
            KeyCode::Delete if self.at < self.text.len() => {
                self.text.remove(self.at);
            }
            KeyCode::Left if self.at > 0 => self.at -= 1,
            KeyCode::Right if self.at < self.text.len() => self.at += 1,
            KeyCode::Home => self.at = 0,
            KeyCode::End => self.at = self.text.len(),
            _ => return false,
        }
        true
    }

    /// Pasted newlines never submit: they become blanks.
    pub fn paste(&mut self, pasted: &str) {
        for c in pasted.chars() {
            let c = if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c };
            if !c.is_control() {
                self.text.insert(self.at, c);
                self.at += 1;
            }
        }
    }

    /// Draws the part around the cursor and says where the cursor goes.
    pub fn draw(&self, area: Rect, style: Style, buf: &mut Buffer) -> Position {
        let room = area.width.max(1) as usize;
        let mut from = 0;
        let wide = |from: usize| columns(&self.text[from..self.at].iter().collect::<String>());
        while wide(from) + 1 > room {
            from += 1;
        }
        let shown: String = self.text[from..].iter().collect();
        buf.set_stringn(area.x, area.y, shown, room, style);
        Position::new(area.x + wide(from) as u16, area.y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(f: &mut Field, code: KeyCode) {
        f.key(KeyEvent::from(code));
    }

    #[test]
    fn typing_and_correcting_chinese() {
        let mut f = Field::new("航线补");
        press(&mut f, KeyCode::Char('贴'));
        press(&mut f, KeyCode::Home);
        press(&mut f, KeyCode::Delete);
        press(&mut f, KeyCode::Right);
        press(&mut f, KeyCode::Backspace);
        assert_eq!(f.text(), "补贴");
    }

    #[test]
    fn a_pasted_newline_is_a_blank() {
        let mut f = Field::default();
        f.paste("航线\n补贴\u{1b}[31m");
        assert_eq!(f.text(), "航线 补贴[31m");
    }

    #[test]
    fn the_cursor_is_counted_in_columns_and_stays_inside() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 10, 1));
        let at = Field::new("航线").draw(buf.area, Style::new(), &mut buf);
        assert_eq!(at, Position::new(4, 0));
        let at = Field::new("航线补贴资金").draw(buf.area, Style::new(), &mut buf);
        assert!(at.x < 10, "{at:?}");
    }
}
