//! Projects as marks over two axes: what was paid to the right, how far the
//! work has come upward. A cell tells how many stand there.
//!
//! Never here: where a project stands.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::domain::monitor::quadrant::Quadrant;
use crate::present::quadrants as names;
use crate::present::width::{columns, fit};
use crate::tui::app::App;
use crate::tui::look::Role;
use crate::tui::monitor::QuadrantsTold;

/// Room for `100` and a blank.
const MARGIN: u16 = 4;

fn role(quadrant: Quadrant) -> Role {
    match quadrant {
        Quadrant::MoneyAhead => Role::Red,
        Quadrant::BothSlow => Role::Yellow,
        Quadrant::WorkAhead => Role::Blue,
        Quadrant::Normal => Role::Green,
    }
}

/// Which of `cells` a share falls into; what lies beyond stands in the last.
fn slot(share: Decimal, cells: u16) -> u16 {
    let share = share.clamp(Decimal::ZERO, Decimal::ONE);
    let at = (share * Decimal::from(cells.saturating_sub(1))).round();
    at.to_u16().unwrap_or(0)
}

/// Draws it; where one quadrant is chosen the others stand back.
pub fn draw(app: &App, told: &QuadrantsTold, chosen: Option<Quadrant>, area: Rect, buf: &mut Buffer) {
    if area.height < 6 || area.width < MARGIN + 12 {
        return;
    }
    let plot = Rect { x: area.x + MARGIN, y: area.y + 1, width: area.width - MARGIN, height: area.height - 3 };
    axes(app, told, plot, area, buf);
    let mut cells = std::collections::BTreeMap::new();
    for dot in &told.dots {
        let at = (slot(dot.progress, plot.height), slot(dot.rate, plot.width));
        let (count, worst): &mut (usize, Quadrant) = cells.entry(at).or_insert((0, dot.quadrant));
        *count += 1;
        *worst = if chosen == Some(dot.quadrant) { dot.quadrant } else { (*worst).min(dot.quadrant) };
    }
    for ((up, right), (count, quadrant)) in cells {
        let mark = char::from_digit(u32::try_from(count).unwrap_or(10).min(10), 11)
            .map_or('#', |c| if count > 9 { '#' } else { c });
        let back = chosen.is_some_and(|c| c != quadrant);
        let style = app.look.style(if back { Role::Muted } else { role(quadrant) });
        buf[(plot.x + right, plot.bottom() - 1 - up)].set_char(mark).set_style(style);
    }
    corners(app, told, plot, buf);
}

/// The scales, and lines where the pace of the day lies.
fn axes(app: &App, told: &QuadrantsTold, plot: Rect, area: Rect, buf: &mut Buffer) {
    let t = &app.strings().monitor_desk;
    let muted = app.look.style(Role::Muted);
    let (across, up) = if app.look.ascii { ('-', '|') } else { ('─', '│') };
    if let Some((money, work)) = told.pace {
        let (x, y) = (plot.x + slot(money, plot.width), plot.bottom() - 1 - slot(work, plot.height));
        for row in plot.top()..plot.bottom() {
            buf[(x, row)].set_char(up).set_style(muted);
        }
        for column in plot.left()..plot.right() {
            buf[(column, y)].set_char(across).set_style(muted);
        }
    }
    buf.set_stringn(area.x, area.y, fit(&format!("{}%", t.axis_work), area.width as usize), area.width as usize, muted);
    for (label, y) in [("100", plot.y), (" 50", plot.y + plot.height / 2), ("  0", plot.bottom() - 1)] {
        buf.set_stringn(area.x, y, label, 3, muted);
    }
    for column in plot.left()..plot.right() {
        buf[(column, plot.bottom())].set_char(across).set_style(muted);
    }
    let name = format!("{}%", t.axis_money);
    let y = plot.bottom() + 1;
    buf.set_stringn(plot.x, y, "0", 1, muted);
    buf.set_stringn(plot.x + plot.width / 2 - 1, y, "50", 2, muted);
    let end = format!("{name} 100");
    let x = plot.right().saturating_sub(columns(&end) as u16);
    buf.set_stringn(x, y, &end, plot.right().saturating_sub(x) as usize, muted);
}

/// The name of each quadrant in its corner, where no project stands.
fn corners(app: &App, told: &QuadrantsTold, plot: Rect, buf: &mut Buffer) {
    let s = app.strings();
    for (quadrant, right, low) in [
        (Quadrant::WorkAhead, false, false),
        (Quadrant::Normal, true, false),
        (Quadrant::BothSlow, false, true),
        (Quadrant::MoneyAhead, true, true),
    ] {
        let count = told.sums.iter().find(|(q, _)| *q == Some(quadrant)).map_or(0, |(_, sum)| sum.projects);
        let text = format!("{} {count}", names::name(s, Some(quadrant)));
        let wide = columns(&text) as u16;
        if wide + 1 > plot.width / 2 {
            continue;
        }
        let x = if right { plot.right() - wide } else { plot.x + 1 };
        let rows: Vec<u16> = if low {
            (plot.top() + plot.height / 2..plot.bottom()).rev().collect()
        } else {
            (plot.top()..plot.top() + plot.height / 2).collect()
        };
        // A blank on both sides, so that no count runs into the name.
        let span = x.saturating_sub(1)..(x + wide + 1).min(plot.right());
        let taken = |c: u16, y: u16| buf[(c, y)].symbol().chars().any(|c| c.is_ascii_digit() || c == '#');
        let free = |y: &u16| !span.clone().any(|c| taken(c, *y));
        if let Some(y) = rows.into_iter().find(free) {
            buf.set_stringn(x, y, &text, wide as usize, app.look.style(role(quadrant)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_fall_into_cells_and_never_beyond() {
        let d = |n: i64| Decimal::new(n, 2);
        assert_eq!([d(0), d(50), d(100), d(180), d(-20)].map(|s| slot(s, 21)), [0, 10, 20, 20, 0]);
        assert_eq!(slot(d(50), 0), 0);
    }
}
