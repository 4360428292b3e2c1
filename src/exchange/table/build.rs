//! The rows below a header, one after the other: records, rows set aside, and
//! the totals that the file prints.

use crate::exchange::kind::{self, Org, Reader, says_yes};
use crate::exchange::record::{Column, ControlTotal, Kind, Place, Reason, Row, SetAside};

use super::Progress;
use super::grid::{Line, Trouble};
use super::ledger::{self, Label, Ledger, Printed};
use super::lines::{Class, Sorter};
use super::tree::{self, Context, Shape};
use super::values::{money_in, plain};
use crate::domain::money::Money;

/// What the rows gave.
pub(crate) struct Built<T> {
    pub records: Vec<Row<T>>,
    pub set_aside: Vec<SetAside>,
    pub controls: Vec<ControlTotal>,
}

/// Reads all rows from `first` on; `None` when the caller wants no more.
pub(crate) fn build<R: Reader>(
    mut reader: R,
    sorter: &Sorter,
    shape: Shape,
    first: u32,
    classes: &[Class],
    progress: &mut Progress,
) -> Option<Built<R::Data>> {
    let mut out = Built { records: Vec::new(), set_aside: Vec::new(), controls: Vec::new() };
    let mut ledgers: Vec<Ledger> = R::MONEY.iter().map(|_| Ledger::default()).collect();
    let mut context = Context::default();
    let mut open: Vec<tree::Parent> = Vec::new();
    for (i, class) in classes.iter().enumerate() {
        if !progress.step() {
            return None;
        }
        let line = sorter.line(first + i as u32);
        match class {
            Class::Nothing | Class::Footer => {}
            Class::Total(label) => total::<R>(&line, *label, &mut ledgers),
            Class::Body => {
                let main = R::MONEY.first().and_then(|c| line.money(*c).ok().flatten());
                if let Some(parent) = tree::parent(sorter, shape, first, classes, i, main) {
                    head::<R>(&line, &parent, &mut ledgers);
                    context.enter(&parent);
                    open.retain(|p| p.level < parent.level);
                    open.push(parent);
                } else {
                    let level = tree::leaf_level(&line, shape, &open);
                    open.retain(|p| p.level < level);
                    detail(
                        &mut reader,
                        &line,
                        shape,
                        &mut context,
                        &mut Books { ledgers: &mut ledgers, level },
                        &mut out,
                    );
                }
            }
        }
    }
    out.controls = ledgers.iter().flat_map(Ledger::controls).collect();
    out.controls.sort_by_key(|c| c.place);
    Some(out)
}

/// Where a detail row's amounts are entered, and how deep it stands.
struct Books<'a> {
    ledgers: &'a mut [Ledger],
    level: u8,
}

fn detail<R: Reader>(
    reader: &mut R,
    line: &Line,
    shape: Shape,
    context: &mut Context,
    books: &mut Books,
    out: &mut Built<R::Data>,
) {
    let own = |n: usize| line.money(R::MONEY[n]).ok().flatten();
    // What comes back stands in a column of its own and has no part in this one's total.
    let beside =
        |n: usize| (n == 0 && own(n).is_none() && line.columns.has(Column::RefundAmount)).then_some(Money::ZERO);
    let raw = |n: usize| own(n).or(beside(n));
    let classified = line.text(Column::Classified).is_some_and(|t| is_classified(&t));
    let read = match kind::org(line, context, shape) {
        _ if classified => Err(line.fault(Column::Classified, Reason::Classified)),
        Ok(org) => reader.read(line, org),
        // A table about money can do without its department's name.
        Err(_) if sorter_can_do_without(line) => reader.read(line, Org::default()),
        Err(trouble) => Err(trouble),
    };
    match read {
        Ok(data) => {
            for (n, signed) in R::amounts(&data).into_iter().enumerate() {
                if let Some(signed) = signed {
                    books.ledgers[n].leaf(line.row, books.level, signed, raw(n).unwrap_or(signed));
                }
            }
            out.records.push(Row { place: line.place_of(R::FACE), data });
        }
        Err(trouble) => {
            let amount = if R::MONEY.is_empty() { None } else { own(0) };
            for (n, ledger) in books.ledgers.iter_mut().enumerate() {
                // A voided voucher is printed, and counts or not as the file's author pleased.
                if let Some(m) = raw(n) {
                    ledger.leaf(
                        line.row,
                        books.level,
                        m,
                        if trouble.reason == Reason::Voided { Money::ZERO } else { m },
                    );
                }
            }
            out.set_aside.push(set_aside(line, trouble, amount));
        }
    }
}

/// A project code is enough to know whose money it is.
fn sorter_can_do_without(line: &Line) -> bool {
    matches!(line.project(), Ok((Some(_), _))) && line.columns.kind != Some(Kind::Projects)
}

fn set_aside(line: &Line, trouble: Trouble, amount: Option<Money>) -> SetAside {
    let Trouble { place, reason, quote } = trouble;
    // What is classified is not kept, not even here.
    if reason == Reason::Classified {
        return SetAside { place, reason, quote: String::new(), row_text: String::new(), amount: None };
    }
    SetAside { place, reason, quote, row_text: line.row_text(), amount }
}

/// 是, or a degree of secrecy.
fn is_classified(cell: &str) -> bool {
    let no = ["否", "非", "无", "不", "公开"].iter().any(|w| cell.starts_with(w));
    !no && (says_yes(cell) || ["涉密", "秘密", "机密", "绝密"].iter().any(|w| cell.contains(w)))
}

/// A row labelled 合计 and its like.
fn total<R: Reader>(line: &Line, label: Label, ledgers: &mut [Ledger]) {
    let text = line.grid.row(line.row).iter().map(plain).find(|t| ledger::label(t).is_some()).unwrap_or_default();
    for (n, column) in R::MONEY.iter().enumerate() {
        let Some(index) = line.columns.first(*column) else {
            continue;
        };
        if let Some((place, amount)) = printed(line, *column, index, n == 0) {
            ledgers[n].total(label, Printed { place, text: text.clone(), amount });
        }
    }
}

/// The amount of a total: in its column, else the only number in the row.
fn printed(line: &Line, column: Column, index: u16, main: bool) -> Option<(Place, Money)> {
    if let Ok(Some(money)) = line.money(column) {
        return Some((line.place(index), money));
    }
    let unit = line.columns.unit_at(index);
    let mut numbers = line.grid.row(line.row).iter().enumerate().filter_map(|(i, cell)| {
        let money = money_in(cell, unit).ok().flatten()?;
        plain(cell).chars().any(|c| c.is_ascii_digit()).then_some((line.place(i as u16), money))
    });
    let only = numbers.next().filter(|_| main)?;
    numbers.next().is_none().then_some(only)
}

/// A row that is the total of those below it.
fn head<R: Reader>(line: &Line, parent: &tree::Parent, ledgers: &mut [Ledger]) {
    let text = parent.org.1.clone().or_else(|| parent.org.0.clone()).unwrap_or_default();
    for (n, column) in R::MONEY.iter().enumerate() {
        if let (Some(index), Ok(Some(amount))) = (line.columns.first(*column), line.money(*column)) {
            let printed = Printed { place: line.place(index), text: text.clone(), amount };
            ledgers[n].parent(parent.level, parent.until, printed);
        }
    }
}
