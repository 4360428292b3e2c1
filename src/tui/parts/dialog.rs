//! A box in the middle of the screen.
//!
//! Never here: what it asks. What lies under it is blanked, half characters too.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::present::width::{columns, wrap};
use crate::tui::look::{Look, Role};

use super::pane::{clear, pane};

/// The area of a box of a size in the middle of another.
pub fn centered(within: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(within.width), height.min(within.height));
    Rect { x: within.x + (within.width - width) / 2, y: within.y + (within.height - height) / 2, width, height }
}

/// A box of a size, framed; gives the room inside, one blank off the frame.
pub fn frame(within: Rect, width: u16, height: u16, title: &str, figures: &str, look: &Look, buf: &mut Buffer) -> Rect {
    let area = centered(within, width, height);
    clear(area, buf);
    let inner = pane(area, title, figures, true, look, buf);
    Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner }
}

/// A box with text, as large as the text needs.
pub fn say(within: Rect, title: &str, text: &str, look: &Look, buf: &mut Buffer) {
    let widest = within.width.saturating_sub(8).clamp(10, 72) as usize;
    let lines = wrap(text, widest);
    let width = lines.iter().map(|l| columns(l)).chain([columns(title) + 2]).max().unwrap_or(0) as u16 + 4;
    let inner = frame(within, width, lines.len() as u16 + 2, title, "", look, buf);
    for (line, y) in lines.iter().zip(inner.y..inner.bottom()) {
        buf.set_stringn(inner.x, y, line, inner.width as usize, look.style(Role::Text));
    }
}
