//! A cursor over a long list and the window of rows in sight.
//!
//! Never here: rows. Nothing is built for a row that nobody sees.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::tui::keymap::Cmd;

/// Where the cursor stands and what is in sight.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    len: usize,
    at: usize,
    top: usize,
    height: usize,
}

impl List {
    /// A list of so many rows.
    pub fn new(len: usize) -> List {
        List { len, ..List::default() }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The row under the cursor.
    pub fn at(&self) -> Option<usize> {
        (self.at < self.len).then_some(self.at)
    }

    /// Puts the cursor on a row.
    pub fn go(&mut self, at: usize) {
        self.at = at.min(self.len.saturating_sub(1));
        self.scroll();
    }

    /// Another count of rows; the cursor stays where it can.
    pub fn set_len(&mut self, len: usize) {
        self.len = len;
        self.go(self.at);
    }

    /// How many rows are in sight; told by the layout before drawing.
    pub fn set_height(&mut self, height: usize) {
        self.height = height;
        self.scroll();
    }

    /// The rows in sight.
    pub fn window(&self) -> Range<usize> {
        self.top..(self.top + self.height).min(self.len)
    }

    /// Moves by a command; says whether it was one of movement.
    pub fn command(&mut self, cmd: Cmd) -> bool {
        let page = self.height.max(2) - 1;
        let to = match cmd {
            Cmd::Down => self.at + 1,
            Cmd::Up => self.at.saturating_sub(1),
            Cmd::PageDown => self.at + page,
            Cmd::PageUp => self.at.saturating_sub(page),
            Cmd::Top => 0,
            Cmd::Bottom => self.len,
            _ => return false,
        };
        self.go(to);
        true
    }

    fn scroll(&mut self) {
        let height = self.height.max(1);
        self.top = self.top.clamp((self.at + 1).saturating_sub(height), self.at);
        self.top = self.top.min(self.len.saturating_sub(height));
    }
}

/// Rows chosen for an action, by their identity and not by their place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks<K: Ord>(BTreeSet<K>);

impl<K: Ord + Clone> Marks<K> {
    /// No mark.
    pub fn none() -> Marks<K> {
        Marks(BTreeSet::new())
    }

    /// Marks or unmarks.
    pub fn toggle(&mut self, key: K) {
        if !self.0.remove(&key) {
            self.0.insert(key);
        }
    }

    /// Marks all, or none where all are marked.
    pub fn toggle_all(&mut self, keys: impl Iterator<Item = K> + Clone) {
        if keys.clone().all(|k| self.0.contains(&k)) {
            self.0.clear();
        } else {
            self.0.extend(keys);
        }
    }

    /// Whether it is marked.
    pub fn has(&self, key: &K) -> bool {
        self.0.contains(key)
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &K> {
        self.0.iter()
    }

    /// Unmarks all.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_stays_in_sight() {
        let mut l = List::new(100);
        l.set_height(10);
        l.command(Cmd::Bottom);
        assert_eq!((l.at(), l.window()), (Some(99), 90..100));
        l.command(Cmd::PageUp);
        assert_eq!((l.at(), l.window()), (Some(90), 90..100));
        l.command(Cmd::Up);
        assert_eq!((l.at(), l.window()), (Some(89), 89..99));
        l.set_len(5);
        assert_eq!((l.at(), l.window()), (Some(4), 0..5));
    }

    #[test]
    fn an_empty_list_has_no_cursor() {
        let mut l = List::new(0);
        l.set_height(3);
        l.command(Cmd::Down);
        assert_eq!((l.at(), l.window()), (None, 0..0));
    }

    #[test]
    fn marks_are_kept_by_identity() {
        let mut m = Marks::none();
        m.toggle(3);
        m.toggle_all([1, 2, 3].into_iter());
        assert_eq!(m.len(), 3);
        m.toggle_all([1, 2, 3].into_iter());
        assert!(m.is_empty());
    }
}
