//! The first page of an empty store: import, or look at the sample city.
//!
//! Never here: making the sample.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::present::width::columns;
use crate::tui::app::App;
use crate::tui::look::Role;
use crate::tui::parts::dialog;

/// Draws it.
pub fn draw(app: &App, body: Rect, buf: &mut Buffer) {
    let s = app.strings();
    let b = &s.bench;
    let lines: [(&str, &str); 6] = [
        ("", b.welcome_empty),
        ("", ""),
        ("Enter", b.welcome_import),
        ("d", b.welcome_sample),
        ("", ""),
        ("?", s.common.help_title),
    ];
    let widest = lines.iter().map(|(_, l)| columns(l)).max().unwrap_or(0) as u16 + 14;
    let inner = dialog::frame(body, widest, lines.len() as u16 + 4, b.welcome, "", &app.look, buf);
    for ((key, text), y) in lines.iter().zip(inner.y + 1..inner.bottom()) {
        let room = inner.width as usize;
        buf.set_stringn(inner.x, y, key, room, app.look.style(Role::Key));
        let x = inner.x + if key.is_empty() { 0 } else { 8 };
        buf.set_stringn(x, y, text, (inner.right() - x) as usize, app.look.style(Role::Text));
    }
}
