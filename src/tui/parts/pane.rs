//! A frame: its title at the left of the border, figures at the right.
//!
//! Never here: what stands inside.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Block, Clear, Widget};

use crate::present::width::{columns, fit};
use crate::tui::look::{Look, Role};

/// Draws a frame and gives the room inside.
pub fn pane(area: Rect, title: &str, figures: &str, focus: bool, look: &Look, buf: &mut Buffer) -> Rect {
    let style = look.style(if focus { Role::Focus } else { Role::Text });
    let block = Block::bordered().border_set(look.border()).border_style(look.style(Role::Text));
    let inner = block.inner(area);
    block.render(area, buf);
    if area.width < 6 || area.height == 0 {
        return inner;
    }
    let room = area.width as usize - 4;
    let left = fit(title, room);
    if !left.is_empty() {
        buf.set_stringn(area.x + 1, area.y, format!(" {left} "), room + 2, style);
    }
    let rest = room.saturating_sub(columns(&left) + 3);
    if !figures.is_empty() && rest >= columns(figures).min(8) {
        let right = fit(figures, rest);
        let x = area.right() - 3 - columns(&right) as u16;
        buf.set_stringn(x, area.y, format!(" {right} "), rest + 2, look.style(Role::Text));
    }
    inner
}

/// Blanks an area, and the left half of a wide character that its edge would
/// cut (ratatui's `Clear` leaves it, its issue 2526).
pub fn clear(area: Rect, buf: &mut Buffer) {
    let area = area.intersection(buf.area);
    for y in area.top()..area.bottom() {
        if area.x > buf.area.x && columns(buf[(area.x - 1, y)].symbol()) == 2 {
            buf[(area.x - 1, y)].set_symbol(" ");
        }
    }
    Clear.render(area, buf);
}
