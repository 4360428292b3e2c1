//! A form laid on its template: which cell stands where and how far it goes.

use super::Shape;
use super::funds::{funds, tasks};
use super::indicators::{Pair, pairs};
use super::slots::{self, About};
use super::template::{Cell, Column, Each, Part, Put, Shown, Slot};
use super::templates;
use crate::domain::form::Form;
use crate::domain::money::MoneyUnit;
use crate::exchange::form::mark;
use crate::exchange::out::{Look, Page, Piece, Value, rows_for};

/// Wider pages are printed across.
const UPRIGHT: u16 = 112;

/// A form as a page.
pub(super) fn page(form: &Form, shape: Shape) -> Page {
    let template = templates::of(form.kind);
    let mut next = 0;
    let map = template.columns.iter().map(|c| {
        let shown = is_shown(c, form, shape);
        next += u16::from(shown);
        shown.then(|| next - 1)
    });
    let map: Vec<Option<u16>> = map.collect();
    let shown = template.columns.iter().zip(&map).filter(|(_, at)| at.is_some());
    let columns: Vec<u16> = shown.map(|(c, _)| c.width).collect();
    let unit = form.money_unit.unwrap_or(MoneyUnit::Wan);
    let mut lay = Lay { form, shape, map, columns, unit, row: 0, pieces: Vec::new() };
    lay.head(template.title);
    template.parts.iter().for_each(|part| lay.part(part));
    lay.texts();
    template.notes.iter().for_each(|note| lay.across(Value::text(*note), Look::Note));
    if let Some(mark) = &form.mark {
        lay.across(Value::text(mark::line(mark)), Look::Mark);
    }
    let landscape = lay.columns.iter().sum::<u16>() > UPRIGHT;
    Page { name: sheet_name(form), landscape, columns: lay.columns, pieces: lay.pieces, repeat: None }
}

fn sheet_name(form: &Form) -> String {
    let names = [&form.sheet, &form.project.text, &form.department.text];
    names.into_iter().find(|n| !n.is_empty()).cloned().unwrap_or_default()
}

fn is_shown(column: &Column, form: &Form, shape: Shape) -> bool {
    match column.shown {
        Shown::Always => true,
        Shown::Weights => shape.weights || form.rows.iter().any(|r| !r.marks.is_empty()),
        Shown::Filled(slot) => slots::filled(form, slot),
    }
}

struct Lay<'a> {
    form: &'a Form,
    shape: Shape,
    /// Where the template's columns stand.
    map: Vec<Option<u16>>,
    /// Widths of those that are there.
    columns: Vec<u16>,
    unit: MoneyUnit,
    row: u32,
    pieces: Vec<Piece>,
}

impl Lay<'_> {
    fn head(&mut self, printed: &str) {
        let title = &self.form.title.text;
        let title = if title.is_empty() { printed } else { title };
        self.across(Value::text(title), Look::Title);
        if let Some(year) = self.form.year.filter(|y| !title.contains(&y.to_string())) {
            self.across(Value::text(format!("（{year}年度）")), Look::Subtitle);
        }
    }

    /// A line over the whole width.
    fn across(&mut self, value: Value, look: Look) {
        let wide = self.columns.len() as u16;
        self.pieces.push(Piece { row: self.row, column: 0, tall: 1, wide, value, look });
        self.row += 1;
    }

    fn part(&mut self, part: &Part) {
        let first = self.row;
        for line in part.head {
            line.iter().for_each(|cell| self.put(*cell, cell.tall.into(), &About::Form));
            self.row += 1;
        }
        match part.each {
            Each::Once => self.once(part.body),
            Each::Fund => funds(self.form, self.shape).iter().for_each(|row| self.line(part.body, &About::Fund(row))),
            Each::Task => tasks(self.form, self.shape).iter().for_each(|row| self.line(part.body, &About::Task(row))),
            Each::Indicator => self.indicators(part.body),
        }
        if let Some(side) = part.side {
            let tall = self.row - first;
            let below = std::mem::replace(&mut self.row, first);
            self.put(side, tall, &About::Form);
            self.row = below;
        }
    }

    /// A line that may hold an essay, which one row cannot show.
    fn once(&mut self, body: &[Cell]) {
        let tall = body.iter().filter_map(|cell| match cell.put {
            Put::Slot(slot) => {
                let columns = self.at(*cell).map(|at| self.columns[usize::from(at)]).collect::<Vec<_>>();
                Some(rows_for(&columns, &slots::value(self.form, &About::Form, slot, self.unit).words()))
            }
            Put::Words(_) => None,
        });
        let tall = tall.max().unwrap_or(1);
        body.iter().for_each(|cell| self.put(*cell, tall, &About::Form));
        self.row += tall;
    }

    /// The columns of a cell that the form has.
    fn at(&self, cell: Cell) -> impl Iterator<Item = u16> + '_ {
        self.map[usize::from(cell.from)..=usize::from(cell.to)].iter().flatten().copied()
    }

    fn line(&mut self, body: &[Cell], about: &About<'_>) {
        body.iter().for_each(|cell| self.put(*cell, cell.tall.into(), about));
        self.row += 1;
    }

    /// Indicator rows; a level that goes on in the next row keeps its cell.
    fn indicators(&mut self, body: &[Cell]) {
        // Where there is none, an empty row keeps the block in the form.
        let lines = pairs(self.form, self.shape);
        if lines.is_empty() {
            let none = Pair { group: 0, level1: String::new(), left: None, right: None };
            return self.line(body, &About::Pair(&none));
        }
        for (n, pair) in lines.iter().enumerate() {
            for cell in body {
                let Put::Slot(slot) = cell.put else { continue };
                let goes_on = |a: &Pair, b: &Pair| same_cell(slot, a, b);
                if n > 0 && goes_on(&lines[n - 1], pair) {
                    continue;
                }
                let more = lines[n..].windows(2).take_while(|w| goes_on(&w[0], &w[1])).count();
                self.put(*cell, more as u32 + 1, &About::Pair(pair));
            }
            self.row += 1;
        }
    }

    /// Puts a cell at the current row, as far as the form has its columns.
    fn put(&mut self, cell: Cell, tall: u32, about: &About<'_>) {
        let (first, wide) = (self.at(cell).next(), self.at(cell).count() as u16);
        let Some(column) = first else { return };
        let (value, look) = match cell.put {
            Put::Words(words) => (self.words(words), Look::Label),
            Put::Slot(slot) => (slots::value(self.form, about, slot, self.unit), self.look(slot)),
        };
        self.pieces.push(Piece { row: self.row, column, tall, wide, value, look });
    }

    fn look(&self, slot: Slot) -> Look {
        match slot {
            _ if slots::is_essay(slot) && self.shape.room > 0 => Look::Essay,
            _ => slots::look(slot),
        }
    }

    fn words(&self, words: &str) -> Value {
        let unit = match self.unit {
            MoneyUnit::Yuan => "元",
            MoneyUnit::Qian => "千元",
            MoneyUnit::Wan => "万元",
            MoneyUnit::BaiWan => "百万元",
            MoneyUnit::Yi => "亿元",
        };
        let months = self.form.months.map_or_else(|| "1—N月".to_string(), |n| format!("1—{n}月"));
        let words = words.replace("{unit}", unit).replace("{months}", &months);
        if words.is_empty() { Value::Empty } else { Value::Text(words) }
    }

    /// What the form says beyond its blocks, label and text.
    fn texts(&mut self) {
        for (label, text) in &self.form.texts {
            if label.is_empty() {
                self.across(Value::text(&text.text), Look::Note);
                continue;
            }
            let row = self.row;
            let tall = rows_for(&self.columns[2..], &text.text);
            let piece = |column, wide, words: &str, look| {
                let value = Value::text(words);
                Piece { row, column, tall, wide, value, look }
            };
            // Every template begins with two columns for labels.
            self.pieces.push(piece(0, 2, &label.text, Look::Label));
            self.pieces.push(piece(2, self.columns.len() as u16 - 2, &text.text, Look::Prose));
            self.row += tall;
        }
    }
}

/// Whether two lines, one below the other, share the cell of a slot.
fn same_cell(slot: Slot, above: &Pair, below: &Pair) -> bool {
    let same_group = above.group == below.group;
    match slot {
        Slot::Level1 => same_group,
        Slot::Level2(block) => {
            let level2 = |pair: &Pair| pair.of(block).map(|(row, _)| row.level2.text.clone());
            same_group && level2(above).is_some() && level2(above) == level2(below)
        }
        _ => false,
    }
}
