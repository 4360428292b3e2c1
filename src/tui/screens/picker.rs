//! Choosing files: folders, sizes, days; several may be marked.
//!
//! Never here: reading a folder (the store thread does) or a file.

use std::collections::BTreeMap;
use std::path::PathBuf;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::present::number;
use crate::tui::app::App;
use crate::tui::parts::pane::pane;
use crate::tui::parts::sheet::{Row, Sheet, Style};
use crate::tui::parts::table::{Column, figure, text};
use crate::tui::parts::value::Value;
use crate::tui::rows::Entry;

use super::bench::{narrowing, note};

const COLUMNS: &[Column] = &[
    text(|s| s.import.col_name, 40, 1, 0),
    figure(|s| s.import.col_size, 12, 1),
    text(|s| s.import.col_date, 10, 0, 2),
];

/// A folder and what is marked, in it or in another.
pub struct Picker {
    /// Which folder; `None` before it was read.
    pub folder: Option<PathBuf>,
    /// What stands in it.
    pub sheet: Sheet,
    entries: Vec<Entry>,
    marked: BTreeMap<PathBuf, ()>,
}

impl Default for Picker {
    fn default() -> Picker {
        Picker::new()
    }
}

impl Picker {
    /// Nothing read yet.
    pub fn new() -> Picker {
        Picker { folder: None, sheet: Sheet::new(COLUMNS), entries: Vec::new(), marked: BTreeMap::new() }
    }

    /// What stands in a folder.
    pub fn fill(&mut self, folder: PathBuf, entries: Vec<Entry>) {
        let rows = entries.iter().enumerate().map(|(i, e)| {
            let name = if e.folder { format!("{}/", e.name) } else { e.name.clone() };
            let size = if e.folder { String::new() } else { bytes(e.size) };
            Row::new(i as i64, vec![Value::Text(name.into()), Value::Text(size.into()), day(e)])
        });
        self.sheet = Sheet::of(COLUMNS, rows.collect());
        for (i, e) in entries.iter().enumerate() {
            if self.marked.contains_key(&e.path) {
                self.sheet.marks.toggle(i as i64);
            }
        }
        self.entries = entries;
        self.folder = Some(folder);
    }

    /// The file or folder under the cursor.
    pub fn current(&self) -> Option<&Entry> {
        self.entries.get(usize::try_from(self.sheet.current()?.key).ok()?)
    }

    /// Marks or unmarks a file.
    pub fn mark(&mut self) {
        let Some(entry) = self.current().filter(|e| !e.folder) else { return };
        let path = entry.path.clone();
        if self.marked.remove(&path).is_none() {
            self.marked.insert(path, ());
        }
        self.sheet.mark();
    }

    /// Marks all files in sight, or none of them.
    pub fn mark_all(&mut self) {
        let at = |key: i64| usize::try_from(key).ok().and_then(|i| self.entries.get(i));
        let files: Vec<(i64, PathBuf)> =
            self.sheet.shown().filter_map(|r| Some((r.key, at(r.key).filter(|e| !e.folder)?.path.clone()))).collect();
        let all = files.iter().all(|(_, f)| self.marked.contains_key(f));
        for (key, file) in files {
            if self.marked.contains_key(&file) == all {
                self.sheet.marks.toggle(key);
                if all {
                    self.marked.remove(&file)
                } else {
                    self.marked.insert(file, ())
                };
            }
        }
    }

    /// The marked files; without marks the one under the cursor.
    pub fn files(&self) -> Vec<PathBuf> {
        if self.marked.is_empty() {
            return self.current().filter(|e| !e.folder).map(|e| e.path.clone()).into_iter().collect();
        }
        self.marked.keys().cloned().collect()
    }

    /// How many are marked.
    pub fn marked(&self) -> usize {
        self.marked.len()
    }
}

fn day(e: &Entry) -> Value<'static> {
    if e.changed.is_some() { Value::Day(e.changed) } else { Value::Empty }
}

/// `12.3 KB`, in whole tenths.
fn bytes(n: u64) -> String {
    let scaled = |unit: u64, name: &str| format!("{}.{} {name}", n / unit, n % unit * 10 / unit);
    match n {
        0..1024 => format!("{n} B"),
        1024..1_048_576 => scaled(1024, "KB"),
        _ => scaled(1_048_576, "MB"),
    }
}

/// Draws it.
pub fn draw(app: &App, picker: &Picker, body: Rect, buf: &mut Buffer) {
    let s = app.strings();
    let folder = picker.folder.as_ref().map(|f| f.display().to_string()).unwrap_or_default();
    let title = format!(
        "{}  {folder}{}",
        s.import.pick_title,
        if picker.sheet.needle().is_empty() { String::new() } else { narrowing(app, &picker.sheet) }
    );
    let figures =
        if picker.marked() > 0 { (s.import.files_marked)(picker.marked()) } else { number::count(picker.sheet.len()) };
    let inner = pane(body, &title, &figures, true, &app.look, buf);
    if picker.folder.is_none() {
        return note(app, s.common.reading, inner, buf);
    }
    picker.sheet.draw(s, &app.look, Style { focus: true, below: None }, inner, buf);
    if picker.sheet.list.is_empty() {
        let below = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
        note(app, s.common.nothing_here, below, buf);
    }
}
