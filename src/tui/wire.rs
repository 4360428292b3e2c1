//! How cells become bytes: few of them, for a slow line.
//!
//! Never here: what is drawn. Against ratatui's own backend it saves the jump
//! after each wide character whose width no terminal doubts, writes one style
//! sequence a change, and hides the cursor only when it is seen.

use std::collections::HashMap;
use std::io::{self, Write};

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::style::Print;
use crossterm::terminal::{Clear, ClearType as Area};
use crossterm::{queue, terminal};
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use crate::domain::text::is_han;
use crate::present::width::columns;

use super::look::Sgr;

/// A terminal behind a writer.
pub struct Wire<W: Write> {
    out: W,
    cursor_shown: bool,
    /// Where the left halves of wide characters stand, and in which style.
    wide: HashMap<(u16, u16), Sgr>,
}

impl<W: Write> Wire<W> {
    /// Nothing is known of the terminal yet, so that its cursor is taken as shown.
    pub fn new(out: W) -> Wire<W> {
        Wire { out, cursor_shown: true, wide: HashMap::new() }
    }
}

impl<W: Write> Write for Wire<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl<W: Write> Wire<W> {
    /// Puts a text at a place in a style; says where the cursor is then.
    fn put(&mut self, (x, y): (u16, u16), text: &str, wanted: Sgr, now: &mut Now) -> io::Result<()> {
        if now.at != Some((x, y)) {
            queue!(self.out, MoveTo(x, y))?;
        }
        if wanted != now.style {
            wanted.write(&mut self.out)?;
            now.style = wanted;
        }
        queue!(self.out, Print(text))?;
        now.at = sure_width(text).map(|w| (x + w, y));
        Ok(())
    }
}

/// Where the terminal's cursor surely is, and the style that is on.
#[derive(Default)]
struct Now {
    at: Option<(u16, u16)>,
    style: Sgr,
}

/// How far the terminal's cursor has surely moved; `None` where terminals differ.
fn sure_width(symbol: &str) -> Option<u16> {
    let mut chars = symbol.chars();
    let (first, rest) = (chars.next()?, chars.next());
    let wide = is_han(first) || matches!(first, '\u{3001}'..='\u{3002}' | '\u{FF01}'..='\u{FF5E}');
    match (rest, first.is_ascii(), wide) {
        (None, true, _) => Some(1),
        (None, _, true) => Some(2),
        // Box lines and dots of a chart: drawn one column wide here, and told so by ratatui too.
        (None, ..) if columns(symbol) == 1 && matches!(first, '\u{2500}'..='\u{257F}' | '\u{2800}'..='\u{28FF}') => {
            Some(1)
        }
        _ => None,
    }
}

impl<W: Write> Backend for Wire<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut now = Now::default();
        let mut half: Option<((u16, u16), Sgr)> = None;
        for (x, y, cell) in content {
            // The right half of a wide character that a narrow one took the place
            // of: most terminals blank it by themselves, and some leave ink. What
            // is not in the difference has the style that the whole had.
            if let Some((at, style)) = half.take().filter(|(at, _)| *at != (x, y)) {
                self.put(at, " ", style, &mut now)?;
            }
            let wanted = Sgr::of(cell);
            self.put((x, y), cell.symbol(), wanted, &mut now)?;
            let before = self.wide.remove(&(x, y));
            if columns(cell.symbol()) > 1 {
                self.wide.insert((x, y), wanted);
                half = self.wide.remove(&(x + 1, y)).map(|style| ((x + 2, y), style));
            } else {
                half = before.map(|style| ((x + 1, y), style));
            }
        }
        if let Some((at, style)) = half {
            self.put(at, " ", style, &mut now)?;
        }
        if now.style != Sgr::default() {
            Sgr::default().write(&mut self.out)?;
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.cursor_shown) { queue!(self.out, Hide) } else { Ok(()) }
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.cursor_shown, true) { Ok(()) } else { queue!(self.out, Show) }
    }

    /// The terminal is never asked: an answer may take seconds or not come at all.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(Position::ORIGIN)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let Position { x, y } = position.into();
        queue!(self.out, MoveTo(x, y))
    }

    fn clear(&mut self) -> io::Result<()> {
        self.wide.clear();
        queue!(self.out, Clear(Area::All))
    }

    fn clear_region(&mut self, area: ClearType) -> io::Result<()> {
        let area = match area {
            ClearType::All => Area::All,
            ClearType::AfterCursor => Area::FromCursorDown,
            ClearType::BeforeCursor => Area::FromCursorUp,
            ClearType::CurrentLine => Area::CurrentLine,
            ClearType::UntilNewLine => Area::UntilNewLine,
        };
        queue!(self.out, Clear(area))
    }

    fn size(&self) -> io::Result<Size> {
        let (width, height) = terminal::size()?;
        Ok(Size { width, height })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
