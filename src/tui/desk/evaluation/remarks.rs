//! What a careful reviewer would ask of a form, with the row it is about.
//!
//! Never here: what is asked (see `domain::target::check`).

use crate::domain::evaluation::anomaly::Anomaly;
use crate::domain::evaluation::sheet::Judged;
use crate::domain::form::{Cited, Form, Row};
use crate::domain::target::check::{self, Check, Context};
use crate::domain::target::objection::{Certainty, Objection};
use crate::present::strings::Strings;
use crate::present::{Lang, number, objection, review};
use crate::tui::rows::evaluation::Remark;

/// How far a form is filled in.
pub enum Told<'a> {
    /// As far as this: what is still empty is no remark.
    SoFar(&'a Judged),
    /// Handed in.
    All,
}

/// What is asked of a form, surest first.
pub fn of(lang: Lang, form: &Form, year: i16, told: Told<'_>) -> Vec<Remark> {
    let s = lang.strings();
    let named = named(form);
    let context = Context { year: Some(year), ..Context::usual() };
    let found = check::check(&named, &context);
    let filled = |n: usize| named.rows.get(n).is_some_and(|r| !r.actual.is_empty());
    let counts = |row: Option<usize>| match (&told, row) {
        (Told::All, _) => true,
        (Told::SoFar(_), Some(n)) => filled(n),
        (Told::SoFar(judged), None) => judged.wants.is_empty(),
    };
    let remark = |o: &Objection<Check>| {
        let row = row_of(&o.at);
        let remark = Remark { certainty: o.certainty, row, text: objection::message(s, o) };
        counts(row).then_some(remark)
    };
    let mut all: Vec<Remark> = found.iter().filter_map(remark).collect();
    all.sort_by_key(|r| std::cmp::Reverse(r.certainty));
    all
}

/// The same form with a name for each cell of its rows: one that was entered
/// here has no sheet behind it.
fn named(form: &Form) -> Form {
    let mut form = form.clone();
    for (n, row) in form.rows.iter_mut().enumerate() {
        for (k, cell) in cells(row).into_iter().enumerate() {
            cell.cell = format!("{ROW}{n}.{k}");
        }
    }
    form
}

const ROW: char = '#';

fn cells(row: &mut Row) -> [&mut Cited; 9] {
    [
        &mut row.level1,
        &mut row.level2,
        &mut row.name,
        &mut row.target,
        &mut row.direction,
        &mut row.marks,
        &mut row.actual,
        &mut row.score,
        &mut row.reason,
    ]
}

fn row_of(at: &Cited) -> Option<usize> {
    at.cell.strip_prefix(ROW)?.split_once('.')?.0.parse().ok()
}

/// What looks odd about the whole, as a remark.
pub fn anomaly(s: &Strings, anomaly: Anomaly) -> Remark {
    let e = &s.evaluating;
    let share = |v| format!("{}%", number::percent(v));
    let text = match anomaly {
        Anomaly::HighScoreLowSpend(c) => (e.odd_high_low)(&share(c.gap)),
        Anomaly::Rechecked { own, checked, .. } => {
            (e.odd_rechecked)(&number::two_places(own), &number::two_places(checked))
        }
        Anomaly::Unspent(part) => (e.odd_unspent)(&share(part)),
        Anomaly::NoBudget => e.odd_no_budget.to_string(),
        Anomaly::Silent(n) => (e.odd_silent)(n),
        Anomaly::Copied(n) => (e.odd_copied)(n),
        Anomaly::Over(n, of) => (e.odd_over)(n, of),
    };
    let certainty = if anomaly.is_red() { Certainty::Sure } else { Certainty::Judgement };
    Remark { certainty, row: None, text }
}

/// One as a line of a letter.
pub fn line(s: &Strings, remark: &Remark) -> String {
    let row = remark.row.map(|n| (s.evaluating.remark_row)(n + 1)).unwrap_or_default();
    format!("{}：{row}{}", review::certainty(s, remark.certainty), remark.text)
}
