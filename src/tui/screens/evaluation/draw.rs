//! How a form looks while it is filled in or judged: rows above, below them
//! what they come to, always in sight.
//!
//! Never here: a change, or a score.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::present::number;
use crate::present::review as words;
use crate::present::strings::Strings;
use crate::present::width::{columns, fit, pad_left, wrap};
use crate::tui::app::App;
use crate::tui::look::Role;
use crate::tui::parts::grid::Spot;
use crate::tui::parts::pane::pane;
use crate::tui::parts::value::role_of_certainty;
use crate::tui::rows::evaluation::{EntryPage, Mode, Remark};
use crate::tui::screens::bench::note;

use super::entry::{ACTUAL, Entry, REASON, SCORE, WEIGHT};

/// Lines that the parts below the rows take.
struct Lines {
    rows: u16,
    explained: u16,
    remarks: u16,
    blank: bool,
}

/// Shares the height: rows first, then notes as far as there is room.
fn lines(height: u16, rows: usize, remarks: usize) -> Lines {
    let fixed = 1 + 1 + 1 + 4;
    let explained = 2;
    let left = height.saturating_sub(fixed + explained);
    let notes = (remarks as u16 + 1).min(if height >= 26 { 6 } else { 3 });
    let wanted = rows as u16;
    let (rows, notes) = if wanted + notes <= left {
        (wanted.max(1), notes)
    } else {
        let notes = notes.min(left.saturating_sub(wanted).max(2));
        (left.saturating_sub(notes).max(1), notes)
    };
    let blank = left > rows + notes + 2;
    Lines { rows, explained, remarks: notes, blank }
}

/// How many rows of indicators are in sight in a window.
pub fn height(body: Rect, page: &EntryPage) -> usize {
    lines(body.height.saturating_sub(2), page.rows.len(), page.remarks.len()).rows as usize
}

/// Draws it and says where the terminal's cursor goes.
pub fn draw(app: &App, entry: &Entry, body: Rect, buf: &mut Buffer) -> Option<Position> {
    let s = app.strings();
    let Some(page) = &entry.page else {
        let inner = pane(body, s.evaluating.entry, "", true, &app.look, buf);
        note(app, s.common.reading, inner, buf);
        return None;
    };
    let inner = pane(body, &page.title, &figures(s, entry, page), true, &app.look, buf);
    let lines = lines(inner.height, page.rows.len(), page.remarks.len());
    let mut y = inner.y;
    let mut take = |height: u16| {
        let height = height.min(inner.bottom().saturating_sub(y));
        let area = Rect { y, height, ..inner };
        y += height;
        area
    };
    let mut cursor = entry.grid.draw(s, &app.look, take(lines.rows + 1), buf);
    take(u16::from(lines.blank));
    cursor = execution(app, entry, page, take(1), buf).or(cursor);
    take(u16::from(lines.blank));
    explained(app, entry, page, take(lines.explained), buf);
    total(app, page, take(1), buf);
    remarks(app, entry, page, take(lines.remarks), buf);
    texts(app, page, take(4), buf);
    cursor
}

/// State, and what is kept.
fn figures(s: &'static Strings, entry: &Entry, page: &EntryPage) -> String {
    let e = &s.evaluating;
    let kept = match (entry.open(), &page.saved) {
        ((_, refused), _) if refused > 0 => (e.unsaved)(refused),
        ((1.., _), _) => e.saving.to_string(),
        (_, Some(time)) if page.mode == Mode::Fill => (e.saved_at)(time),
        _ => String::new(),
    };
    [page.state.as_str(), kept.as_str()].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("  ")
}

/// `预算执行  全年预算 6,000.00  全年执行 5,412.00  执行率 90.20%   10  9.02`
fn execution(app: &App, entry: &Entry, page: &EntryPage, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let (s, look) = (app.strings(), &app.look);
    let row = page.rows.len();
    let places = entry.grid.places(s, area.width);
    let place = |column: usize| places.iter().find(|p| p.0 == column).map(|p| (p.1, p.2));
    let (mut x, mut cursor) = (area.x, None);
    let end = area.x + place(WEIGHT).map_or(area.width, |p| p.0);
    let put = |x: &mut u16, text: &str, role: Role, buf: &mut Buffer| {
        let room = end.saturating_sub(*x) as usize;
        buf.set_stringn(*x, area.y, fit(text, room), room, look.style(role));
        *x += (columns(text) as u16 + 1).min(end.saturating_sub(*x));
    };
    put(&mut x, s.evaluating.execution, Role::Text, buf);
    let e = &s.evaluating;
    let roomy = end.saturating_sub(area.x) >= 64;
    let labels = if roomy { [e.budget, e.paid] } else { [e.budget_short, e.paid_short] };
    // What can be typed keeps its width, so that nothing moves while it is typed.
    let paid = Spot { row, column: ACTUAL };
    for (label, text) in labels.into_iter().zip([Some(page.execution.budget.as_str()), None]) {
        x += u16::from(x < end);
        put(&mut x, label, Role::Muted, buf);
        let width = 11.min(end.saturating_sub(x));
        let cell = Rect { x, width, ..area };
        match text {
            Some(text) => put(&mut x.clone(), text, Role::Text, buf),
            None => cursor = entry.grid.draw_cell(paid, cell, look, buf).or(cursor),
        }
        x += (width + 1).min(end.saturating_sub(x));
    }
    // Where room is short, the rate stands under the reasons.
    let rate = format!("{} {}", e.rate, page.execution.rate);
    match place(REASON).filter(|_| !roomy) {
        Some((at, w)) => {
            buf.set_stringn(area.x + at, area.y, fit(&rate, w as usize), w as usize, look.style(Role::Text));
        }
        None => put(&mut x, &rate, Role::Text, buf),
    }
    for column in [WEIGHT, SCORE] {
        if let (Some((at, w)), Some(cell)) = (place(column), entry.grid.cell(Spot { row, column })) {
            let text = pad_left(&cell.text, w as usize);
            buf.set_stringn(area.x + at, area.y, text, w as usize, look.style(Role::Text));
        }
    }
    cursor
}

/// How the score under the cursor came about.
fn explained(app: &App, entry: &Entry, page: &EntryPage, area: Rect, buf: &mut Buffer) {
    let text = entry.row().map_or(page.execution.explanation.as_str(), |(_, r)| r.explanation.as_str());
    let room = area.width.saturating_sub(2) as usize;
    let mut told = wrap(text, room.saturating_sub(1));
    if told.len() > area.height as usize {
        let tail = told.split_off((area.height as usize).saturating_sub(1)).concat();
        told.push(fit(&tail, room).into_owned());
    }
    for (line, y) in told.iter().zip(area.y..area.bottom()) {
        buf.set_stringn(area.x + 1, y, line, room, app.look.style(Role::Muted));
    }
}

/// `合计 83.92  良  还差 2 项`
fn total(app: &App, page: &EntryPage, area: Rect, buf: &mut Buffer) {
    let s = app.strings();
    let e = &s.evaluating;
    let sum = page.total.map_or_else(|| e.no_total.to_string(), number::two_places);
    let mut parts = vec![(format!("{} {sum}  {}", e.sum, page.grade), Role::Title)];
    if page.mode == Mode::Fill {
        parts.push(match page.missing.len() {
            0 => (e.nothing_missing.to_string(), Role::Good),
            n => ((e.missing_count)(n), Role::Yellow),
        });
    }
    if let Some((who, theirs)) = &page.other_total {
        parts.push(((e.other_total)(who, &number::two_places(*theirs)), Role::Text));
    }
    if let Some(why) = &page.returned {
        parts.push(((e.returned_because)(why), Role::Yellow));
    }
    let mut x = area.x + 1;
    for (text, role) in parts {
        let room = area.right().saturating_sub(x) as usize;
        let shown = fit(&text, room);
        buf.set_stringn(x, area.y, &shown, room, app.look.style(role));
        x += columns(&shown) as u16 + 3;
        if x >= area.right() {
            break;
        }
    }
}

/// Notes, those on the row under the cursor first.
fn remarks(app: &App, entry: &Entry, page: &EntryPage, area: Rect, buf: &mut Buffer) {
    let s = app.strings();
    let e = &s.evaluating;
    if area.height == 0 {
        return;
    }
    let here = entry.row().map(|(at, _)| at);
    let (mut first, rest): (Vec<&Remark>, Vec<&Remark>) =
        page.remarks.iter().partition(|r| r.row.is_some() && r.row == here);
    first.extend(rest);
    let head = match first.len() {
        0 => format!("{} {}", e.remarks, e.no_remark),
        n => (e.remark_count)(n),
    };
    let indent = columns(&head) as u16 + 2;
    let room = area.width.saturating_sub(indent + 2) as usize;
    buf.set_stringn(area.x + 1, area.y, &head, area.width as usize, app.look.style(Role::Text));
    let height = area.height as usize;
    for (n, (remark, y)) in first.iter().zip(area.y..area.bottom()).enumerate() {
        let x = area.x + indent;
        if n + 1 == height && first.len() > height {
            let text = (e.more_remarks)(first.len() - n);
            buf.set_stringn(x, y, fit(&text, room), room, app.look.style(Role::Muted));
            return;
        }
        let word = words::certainty(s, remark.certainty);
        let row = remark.row.map(|r| (e.remark_row)(r + 1)).unwrap_or_default();
        let role = if remark.row.is_some() && remark.row == here { Role::Key } else { Role::Text };
        buf.set_stringn(x, y, fit(&format!("{word} {row}{}", remark.text), room), room, app.look.style(role));
        let tint = Rect { x, y, width: columns(word) as u16, height: 1 };
        buf.set_style(tint.intersection(buf.area), app.look.style(role_of_certainty(remark.certainty)));
    }
}

/// The texts below the rows, a line each, and how much evidence there is.
fn texts(app: &App, page: &EntryPage, area: Rect, buf: &mut Buffer) {
    let s = app.strings();
    let e = &s.evaluating;
    let proofs = match page.proofs.as_slice() {
        [] => String::new(),
        some => {
            let name = |p: &crate::tui::rows::evaluation::Proof| {
                format!("{} {}", p.name, p.hash.chars().take(8).collect::<String>())
            };
            format!("{}  {}", (e.proof_count)(some.len()), some.iter().map(name).collect::<Vec<_>>().join("  "))
        }
    };
    let [achieved, problems, measures] = &page.texts;
    let all = [(e.achieved, achieved), (e.problems, problems), (e.measures, measures), (e.evidence, &proofs)];
    let head = all.iter().map(|(h, _)| columns(h)).max().unwrap_or(0);
    let room = (area.width as usize).saturating_sub(head + 4);
    for ((name, text), y) in all.iter().zip(area.y..area.bottom()) {
        buf.set_stringn(area.x + 1, y, name, head, app.look.style(Role::Muted));
        let (text, role) = match text.trim() {
            "" => (e.not_written.to_string(), Role::Muted),
            some => (some.replace('\n', " "), Role::Text),
        };
        buf.set_stringn(area.x + head as u16 + 3, y, fit(&text, room), room, app.look.style(role));
    }
}
