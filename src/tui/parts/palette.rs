//! Every command by name, with its key: found by Chinese, English or pinyin.
//!
//! Never here: what a command does.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::present::Lang;
use crate::present::pinyin::{Haystack, Needle};
use crate::present::width::{columns, pad, pad_left};
use crate::tui::bindings::{BINDINGS, context_name};
use crate::tui::keymap::{Binding, Cmd, Context, active, resolve};
use crate::tui::look::{Look, Role};

use super::field::Field;
use super::help::key_names;
use super::list::List;
use super::pane::{clear, pane};

/// What is typed and what fits it.
pub struct Palette {
    /// What is typed.
    pub field: Field,
    /// The cursor over what fits.
    pub list: List,
    entries: Vec<Entry>,
    shown: Vec<usize>,
}

struct Entry {
    binding: &'static Binding,
    /// Works here and now.
    here: bool,
    hay: Haystack,
}

impl Palette {
    /// All commands: first those that work in these contexts.
    pub fn new(stack: &[Context]) -> Palette {
        let mut entries: Vec<Entry> = Vec::new();
        let elsewhere = BINDINGS.iter().filter(|b| !modal(b.context) && !stack.contains(&b.context));
        for (here, b) in active(stack).map(|b| (true, b)).chain(elsewhere.map(|b| (false, b))) {
            let known = entries.iter().any(|e| e.binding.cmd == b.cmd);
            let hidden = here && resolve(stack, b.keys[0]) != Some(b.cmd);
            if !known && !hidden && b.cmd != Cmd::Palette {
                let [zh, en] = Lang::ALL.map(|l| (b.label)(l.strings()));
                entries.push(Entry { binding: b, here, hay: Haystack::new([zh, en]) });
            }
        }
        let mut palette = Palette { field: Field::default(), list: List::default(), entries, shown: Vec::new() };
        palette.refilter();
        palette
    }

    /// Looks again after typing.
    pub fn refilter(&mut self) {
        let needle = Needle::new(&self.field.text());
        self.shown = (0..self.entries.len()).filter(|&i| self.entries[i].hay.holds(&needle)).collect();
        self.list = List::new(self.shown.len());
    }

    /// The command under the cursor; `Err` names where it works when not here.
    pub fn chosen(&self) -> Option<Result<Cmd, Context>> {
        let entry = &self.entries[self.shown[self.list.at()?]];
        Some(if entry.here { Ok(entry.binding.cmd) } else { Err(entry.binding.context) })
    }

    /// Draws it and says where the cursor goes.
    pub fn draw(&self, lang: Lang, within: Rect, look: &Look, buf: &mut Buffer) -> Position {
        let s = lang.strings();
        let width = within.width.saturating_sub(8).min(64);
        let height = within.height.saturating_sub(4).min(20);
        let area = Rect { x: within.x + (within.width - width) / 2, y: within.y + 1, width, height };
        clear(area, buf);
        let inner =
            pane(area, s.common.palette_title, &(s.common.of)(self.shown.len(), self.entries.len()), true, look, buf);
        if inner.height < 2 || inner.width < 6 {
            return inner.as_position();
        }
        buf.set_stringn(inner.x, inner.y, "> ", 2, look.style(Role::Key));
        let line = Rect { x: inner.x + 2, width: inner.width - 2, height: 1, ..inner };
        let cursor = self.field.draw(line, look.style(Role::Text), buf);
        let mut list = self.list.clone();
        list.set_height(inner.height as usize - 1);
        for (row, y) in list.window().zip(inner.y + 1..inner.bottom()) {
            let entry = &self.entries[self.shown[row]];
            let keys = key_names(entry.binding);
            let place =
                if entry.here { String::new() } else { format!("({}) ", context_name(s, entry.binding.context)) };
            let keys = format!("{place}{keys}");
            let room = inner.width as usize;
            let label = pad((entry.binding.label)(s), room.saturating_sub(columns(&keys) + 1));
            let text = format!("{label} {}", pad_left(&keys, columns(&keys)));
            let role = match (list.at() == Some(row), entry.here) {
                (true, _) => Role::Selected,
                (false, true) => Role::Text,
                (false, false) => Role::Muted,
            };
            buf.set_stringn(inner.x, y, text, room, look.style(role));
        }
        cursor
    }
}

/// Contexts of boxes over a page; their commands are no use outside them.
fn modal(context: Context) -> bool {
    use Context::{Confirm, Filling, Help, Menu, Palette, Typing, Whole, Writing};
    matches!(context, Help | Palette | Confirm | Menu | Whole | Typing | Writing | Filling)
}
