//! What a terminal shows after a while of typing is what was meant: the bytes
//! of the differences, read by a terminal, give the cells of the last frame.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use crate::drive::Drive;
use jixiao::present::{Lang, width};
use jixiao::tui::screens;
use jixiao::tui::wire::Wire;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::{Terminal, TerminalOptions, Viewport};

#[derive(Clone)]
struct Line(Rc<RefCell<vt100::Parser>>);

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().process(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Cells of the frame against cells of the terminal: what they hold and whether they are reversed.
fn compare(step: &str, meant: &Buffer, shown: &vt100::Screen) {
    let mut wrong = Vec::new();
    for y in 0..meant.area.height {
        let mut x = 0;
        while x < meant.area.width {
            let cell = &meant[(x, y)];
            let wide = width::columns(cell.symbol()).max(1) as u16;
            let seen = shown.cell(y, x).expect("cell");
            let text = if seen.has_contents() { seen.contents() } else { " " };
            let reversed = cell.modifier.contains(Modifier::REVERSED);
            if text != cell.symbol() || seen.inverse() != reversed {
                wrong.push(format!("{x},{y}: {:?} {} shown as {text:?} {}", cell.symbol(), reversed, seen.inverse()));
            }
            x += wide;
        }
    }
    assert!(wrong.is_empty(), "after {step}:\n{}", wrong.join("\n"));
}

#[test]
fn what_is_shown_is_what_was_meant() {
    for (w, h) in [(80, 24), (120, 36)] {
        let rows = h.try_into().expect("rows");
        let parser = vt100::Parser::new(rows, w.try_into().expect("columns"), 0);
        let line = Line(Rc::new(RefCell::new(parser)));
        let viewport = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, w, h)) };
        let mut term = Terminal::with_options(Wire::new(line.clone()), viewport).expect("term");
        let mut d = Drive::new(Lang::Zh, (w, h));
        let steps = [
            "",
            "j",
            "jj",
            "x",
            "<esc>",
            "<tab>",
            "j",
            "<enter>",
            "n",
            "m",
            "核实意见",
            "<esc>",
            "p",
            "<enter>",
            "<tab>",
            "<esc>",
            "<esc>",
            "b",
            "jjj",
            "?",
            "<esc>",
            "<esc>",
            ":",
            "dc",
            "<esc>",
            "3",
            "j",
            " ",
            "s",
            "jj<enter>",
            "f",
            "j<enter>",
            "<esc>",
            "2",
            "G",
            "k",
            "/",
            "hxyy",
            "<esc>",
            "L",
            "1",
            "j",
            "L",
            "t",
            "<esc>",
            "R",
            "<pgdn>",
            "<esc>",
            "B",
            "q",
            "A",
            "q",
            "4",
            "q",
            "q",
            "n",
        ];
        for step in steps {
            d.keys(step);
            let meant = term.draw(|f| screens::view(&d.app, f)).expect("draw").buffer.clone();
            compare(step, &meant, line.0.borrow().screen());
        }
    }
}
