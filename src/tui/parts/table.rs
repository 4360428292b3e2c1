//! A list drawn as columns: what fits is shown, the least needed column goes first.
//!
//! Never here: what stands in a cell. One text a row, so that a moved cursor
//! costs few bytes on the line.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::present::strings::Strings;
use crate::present::width::{columns, fit, pad, pad_left};
use crate::tui::look::{Look, Role};

use super::list::List;
use super::value::Cell;

/// A column.
#[derive(Debug)]
pub struct Column {
    /// Its head.
    pub title: fn(&'static Strings) -> &'static str,
    /// Least width; a head that is wider widens it.
    pub width: u16,
    /// Share of the room that is left over.
    pub grow: u16,
    /// Figures stand at the right.
    pub right: bool,
    /// 0 is always shown; the greatest goes first when room is short.
    pub rank: u8,
}

/// A column of text.
pub const fn text(title: fn(&'static Strings) -> &'static str, width: u16, grow: u16, rank: u8) -> Column {
    Column { title, width, grow, right: false, rank }
}

/// A column of figures.
pub const fn figure(title: fn(&'static Strings) -> &'static str, width: u16, rank: u8) -> Column {
    Column { title, width, grow: 0, right: true, rank }
}

/// How a list is sorted: by which column, and whether from the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Sorted {
    pub column: usize,
    pub down: bool,
}

/// A table ready to be drawn.
pub struct Table<'a> {
    /// Its columns.
    pub columns: &'a [Column],
    /// Cursor and window.
    pub list: &'a List,
    /// The cell of a row and column, rows as in `list`.
    pub cell: &'a dyn Fn(usize, usize) -> Cell<'a>,
    /// Whether a row is marked; `None` where nothing is marked at all.
    pub marked: Option<&'a dyn Fn(usize) -> bool>,
    /// Shown at the head of its column.
    pub sorted: Option<Sorted>,
    /// Whether the cursor is shown.
    pub focus: bool,
    /// A column that stands on a second line of each row; then there are no heads.
    pub below: Option<usize>,
}

/// Which columns are shown, and how wide each is.
pub fn arrange(cols: &[Column], s: &'static Strings, sorted: Option<Sorted>, width: u16) -> Vec<(usize, u16)> {
    let least = |i: usize| {
        let mark = u16::from(sorted.is_some_and(|x| x.column == i));
        cols[i].width.max(columns((cols[i].title)(s)) as u16 + mark)
    };
    let mut shown: Vec<usize> = (0..cols.len()).collect();
    let need = |shown: &[usize]| shown.iter().map(|&i| least(i) + 1).sum::<u16>().saturating_sub(1);
    while need(&shown) > width {
        let worst = shown.iter().copied().filter(|&i| cols[i].rank > 0).max_by_key(|&i| cols[i].rank);
        let Some(worst) = worst else { break };
        shown.retain(|&i| i != worst);
    }
    let spare = width.saturating_sub(need(&shown));
    let shares = shown.iter().map(|&i| cols[i].grow).sum::<u16>().max(1);
    shown.into_iter().map(|i| (i, least(i) + spare * cols[i].grow / shares)).collect()
}

impl Table<'_> {
    /// Draws head and rows; the first line of the area is the head.
    pub fn draw(&self, s: &'static Strings, look: &Look, area: Rect, buf: &mut Buffer) {
        if area.width == 0 || area.height == 0 {
            return;
        }
        // Marks need a column of their own only while there are any.
        let gutter = if self.marked.is_some() { 2 } else { 0 };
        let shown = self.arranged(s, area.width.saturating_sub(gutter));
        let heads = u16::from(self.below.is_none());
        if heads > 0 {
            self.head(&shown, gutter, s, look, area, buf);
        }
        let height = 2 - heads;
        for (n, row) in self.list.window().enumerate() {
            let y = area.y + heads + n as u16 * height;
            if y >= area.bottom() {
                break;
            }
            let here = self.focus && self.list.at() == Some(row);
            self.row(row, &shown, gutter, here, s, look, Rect { y, height: 1, ..area }, buf);
            if let Some(column) = self.below.filter(|_| y + 1 < area.bottom()) {
                self.second(row, column, here, s, look, Rect { y: y + 1, height: 1, ..area }, buf);
            }
        }
    }

    fn arranged(&self, s: &'static Strings, width: u16) -> Vec<(usize, u16)> {
        let Some(below) = self.below else { return arrange(self.columns, s, self.sorted, width) };
        // Above stands what names the row; the rest is one key away.
        arrange(&self.columns[..below], s, None, width)
    }

    #[allow(clippy::too_many_arguments)] // one call, and each part is named at it
    fn second(
        &self,
        row: usize,
        column: usize,
        here: bool,
        s: &'static Strings,
        look: &Look,
        area: Rect,
        buf: &mut Buffer,
    ) {
        let (value, _) = (self.cell)(row, column);
        let room = area.width.saturating_sub(5) as usize;
        let (text, style) = (value.text(s), look.style(if here { Role::Selected } else { Role::Text }));
        let line = if here { format!("     {}", pad(&text, room)) } else { format!("     {}", fit(&text, room)) };
        buf.set_stringn(area.x, area.y, line, area.width as usize, style);
    }

    fn head(
        &self,
        shown: &[(usize, u16)],
        gutter: u16,
        s: &'static Strings,
        look: &Look,
        area: Rect,
        buf: &mut Buffer,
    ) {
        let mut text = " ".repeat(gutter as usize);
        for (n, &(i, w)) in shown.iter().enumerate() {
            let column = &self.columns[i];
            let mark = self.sorted.filter(|x| x.column == i).map_or("", |x| if x.down { "v" } else { "^" });
            let title = format!("{}{mark}", (column.title)(s));
            push(&mut text, n, &title, w, column.right);
        }
        buf.set_stringn(area.x, area.y, fit(&text, area.width as usize), area.width as usize, look.style(Role::Muted));
    }

    #[allow(clippy::too_many_arguments)] // one call, and each part is named at it
    fn row(
        &self,
        row: usize,
        shown: &[(usize, u16)],
        gutter: u16,
        here: bool,
        s: &'static Strings,
        look: &Look,
        area: Rect,
        buf: &mut Buffer,
    ) {
        let mut text = String::with_capacity(area.width as usize * 2);
        let mut tints = Vec::new();
        if gutter > 0 {
            text.push_str(if self.marked.is_some_and(|m| m(row)) { "* " } else { "  " });
        }
        for (n, &(i, w)) in shown.iter().enumerate() {
            let (cell, role) = (self.cell)(row, i);
            push(&mut text, n, &cell.text(s), w, self.columns[i].right);
            if role != Role::Text && !here {
                tints.push((columns(&text) as u16 - w, w, role));
            }
        }
        let room = area.width as usize;
        let style = if here { look.style(Role::Selected) } else { look.style(Role::Text) };
        let line = if here { pad(&text, room) } else { fit(&text, room).into_owned() };
        buf.set_stringn(area.x, area.y, line, room, style);
        for (x, w, role) in tints {
            let part = Rect { x: area.x + x, width: w.min(area.width.saturating_sub(x)), ..area };
            buf.set_style(part, look.style(role));
        }
    }
}

fn push(text: &mut String, n: usize, cell: &str, width: u16, right: bool) {
    if n > 0 {
        text.push(' ');
    }
    text.push_str(&if right { pad_left(cell, width as usize) } else { pad(cell, width as usize) });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::Lang;

    const COLS: &[Column] = &[
        text(|s| s.bench.col_project, 10, 1, 0),
        text(|s| s.bench.col_department, 8, 0, 1),
        figure(|s| s.bench.col_budget, 12, 2),
    ];

    #[test]
    fn the_least_needed_column_goes_first() {
        let s = Lang::Zh.strings();
        assert_eq!(arrange(COLS, s, None, 40), [(0, 18), (1, 8), (2, 12)]);
        assert_eq!(arrange(COLS, s, None, 20), [(0, 11), (1, 8)]);
        assert_eq!(arrange(COLS, s, None, 12), [(0, 12)]);
        assert_eq!(arrange(COLS, s, None, 3), [(0, 10)]);
    }

    #[test]
    fn figures_end_in_the_same_column() {
        let s = Lang::Zh.strings();
        let look = Look { depth: crate::tui::look::Depth::Mono, ascii: false };
        let rows = [["三清山机场航线运营补贴", "市民航局", "6,000.00"], ["科普经费", "市科协", "210.00"]];
        let mut list = List::new(2);
        list.set_height(2);
        let cell = |r: usize, c: usize| crate::tui::parts::value::words(rows[r][c]);
        let table =
            Table { columns: COLS, list: &list, cell: &cell, marked: None, sorted: None, focus: true, below: None };
        let area = Rect::new(0, 0, 40, 3);
        let mut buf = Buffer::empty(area);
        table.draw(s, &look, area, &mut buf);
        let line = |y: u16| (0..40).map(|x| buf[(x, y)].symbol().to_string()).collect::<String>();
        assert!(line(1).ends_with("6,000.00") && line(2).ends_with("  210.00"), "{}\n{}", line(1), line(2));
        assert!(line(1).contains('~'), "a cut is marked: {}", line(1));
    }
}
