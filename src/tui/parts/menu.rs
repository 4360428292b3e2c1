//! A short list to choose one line from.
//!
//! Never here: what the choice does.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::present::width::{columns, fit, pad};
use crate::tui::look::{Look, Role};

use super::dialog;
use super::list::List;

/// Lines and what each stands for.
#[derive(Debug, Clone)]
pub struct Menu<T> {
    /// What is chosen.
    pub title: &'static str,
    /// Line and meaning.
    pub items: Vec<(String, T)>,
    /// The cursor.
    pub list: List,
}

impl<T: Clone> Menu<T> {
    /// A menu with the cursor on a line.
    pub fn new(title: &'static str, items: Vec<(String, T)>, at: usize) -> Menu<T> {
        let mut list = List::new(items.len());
        list.go(at);
        Menu { title, items, list }
    }

    /// What the cursor stands on.
    pub fn chosen(&self) -> Option<T> {
        self.list.at().map(|i| self.items[i].1.clone())
    }

    /// Draws it in the middle.
    pub fn draw(&self, within: Rect, look: &Look, buf: &mut Buffer) {
        let widest = self.items.iter().map(|(l, _)| columns(l)).chain([columns(self.title) + 4]).max().unwrap_or(0);
        let height = (self.items.len() as u16 + 2).min(within.height);
        let inner = dialog::frame(within, widest as u16 + 4, height, self.title, "", look, buf);
        let mut list = self.list.clone();
        list.set_height(inner.height as usize);
        for (row, y) in list.window().zip(inner.y..inner.bottom()) {
            let here = list.at() == Some(row);
            let line = pad(&fit(&self.items[row].0, inner.width as usize), inner.width as usize);
            let role = if here { Role::Selected } else { Role::Text };
            buf.set_stringn(inner.x, y, line, inner.width as usize, look.style(role));
        }
    }
}
