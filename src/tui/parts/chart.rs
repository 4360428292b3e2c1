//! Two lines over the months of a year: what was paid and what was due.
//!
//! Never here: how the figures come about. Dots of braille where the terminal
//! may have them, letters otherwise.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::money::Money;
use crate::present::number;
use crate::present::width::{columns, pad_left};
use crate::tui::look::{Look, Role};

/// A line: its points from left to right, and what it is.
pub struct Series<'a> {
    /// Values in order.
    pub points: &'a [Money],
    /// Its name.
    pub name: &'a str,
    /// How it is drawn.
    pub role: Role,
    /// Its letter where dots are not to be used.
    pub letter: char,
}

/// Dots of a braille cell by column (0, 1) and row (0 to 3, from the top).
const DOTS: [[u32; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];

/// Draws the series over `slots` places in a year, with the top and zero named.
pub fn draw(series: &[Series<'_>], slots: usize, area: Rect, look: &Look, buf: &mut Buffer) {
    let top = series.iter().flat_map(|s| s.points).copied().max().unwrap_or(Money::ZERO);
    let label = number::wan(top);
    let margin = columns(&label) as u16 + 1;
    if area.height < 3 || area.width < margin + 8 || slots < 2 || !top.is_positive() {
        return;
    }
    let plot = Rect { x: area.x + margin, width: area.width - margin, height: area.height - 1, ..area };
    let muted = look.style(Role::Muted);
    buf.set_stringn(area.x, plot.y, &label, margin as usize, muted);
    buf.set_stringn(area.x, plot.bottom() - 1, pad_left("0.00", margin as usize - 1), margin as usize, muted);
    for s in series.iter().rev() {
        line(s, slots, top, plot, look, buf);
    }
    legend(series, area, margin, look, buf);
}

fn legend(series: &[Series<'_>], area: Rect, margin: u16, look: &Look, buf: &mut Buffer) {
    let mut x = area.x + margin;
    for s in series {
        let mark = if look.ascii { s.letter } else { '\u{28C0}' };
        let text = format!("{mark}{mark} {}   ", s.name);
        let room = area.right().saturating_sub(x) as usize;
        buf.set_stringn(x, area.bottom() - 1, &text, room, look.style(s.role));
        x = (x + columns(&text) as u16).min(area.right());
    }
}

fn line(s: &Series<'_>, slots: usize, top: Money, plot: Rect, look: &Look, buf: &mut Buffer) {
    let (sub_x, sub_y) = if look.ascii { (1, 1) } else { (2, 4) };
    let (wide, high) = (usize::from(plot.width) * sub_x, usize::from(plot.height) * sub_y);
    let spot = |i: usize| i * (wide - 1) / (slots - 1);
    let level = |m: Money| (i128::from(m.fen().max(0)) * (high as i128 - 1) / i128::from(top.fen())) as usize;
    for (i, pair) in s.points.windows(2).enumerate() {
        let (x0, x1, y0, y1) = (spot(i), spot(i + 1), level(pair[0]), level(pair[1]));
        for x in x0..=x1 {
            let part = |whole: usize| whole * (x - x0) / (x1 - x0).max(1);
            let y = if y1 >= y0 { y0 + part(y1 - y0) } else { y0 - part(y0 - y1) };
            dot(x, high - 1 - y, s, (sub_x, sub_y), plot, look, buf);
        }
    }
}

fn dot(x: usize, y: usize, s: &Series<'_>, sub: (usize, usize), plot: Rect, look: &Look, buf: &mut Buffer) {
    let (cx, cy) = (plot.x + (x / sub.0) as u16, plot.y + (y / sub.1) as u16);
    if cx >= plot.right() || cy >= plot.bottom() {
        return;
    }
    let cell = &mut buf[(cx, cy)];
    let drawn = if look.ascii {
        s.letter
    } else {
        let before = cell.symbol().chars().next().map_or(0, u32::from).checked_sub(0x2800).filter(|d| *d < 256);
        char::from_u32(0x2800 + (before.unwrap_or(0) | DOTS[x % 2][y % 4])).unwrap_or(s.letter)
    };
    cell.set_char(drawn).set_style(look.style(s.role));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::look::Depth;

    fn shown(ascii: bool) -> Vec<String> {
        let look = Look { depth: Depth::Mono, ascii };
        let paid: Vec<Money> = (0..=7).map(|n| Money::from_yuan(n * 1_000_000)).collect();
        let due: Vec<Money> = (0..=12).map(|n| Money::from_yuan(n * 1_500_000)).collect();
        let series = [
            Series { points: &paid, name: "支付", role: Role::Text, letter: '*' },
            Series { points: &due, name: "应达", role: Role::Expected, letter: '.' },
        ];
        let area = Rect::new(0, 0, 40, 6);
        let mut buf = Buffer::empty(area);
        draw(&series, 13, area, &look, &mut buf);
        (0..6).map(|y| (0..40).map(|x| buf[(x, y)].symbol().to_string()).collect()).collect()
    }

    #[test]
    fn the_higher_line_reaches_the_top() {
        let lines = shown(true);
        assert!(lines[0].starts_with("1,800.00") && lines[0].ends_with('.'), "{lines:#?}");
        assert!(lines[4].contains('*') && !lines[0].contains('*'), "{lines:#?}");
        assert!(lines[5].contains("支") && lines[5].contains("应"), "{lines:#?}");
    }

    #[test]
    fn dots_of_two_lines_share_a_cell() {
        let lines = shown(false);
        assert!(lines.concat().chars().any(|c| ('\u{2801}'..='\u{28FF}').contains(&c)), "{lines:#?}");
    }
}
