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

/// The most careless terminal there is: half of a wide character keeps its
/// style until it is written over.
struct Careless {
    width: usize,
    cells: Vec<(String, bool)>,
    at: usize,
    reversed: bool,
}

impl Careless {
    fn new(width: u16, height: u16) -> Careless {
        let cells = vec![(" ".to_string(), false); usize::from(width) * usize::from(height)];
        Careless { width: usize::from(width), cells, at: 0, reversed: false }
    }

    fn read(&mut self, bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let mut rest = text.as_str();
        while let Some(c) = rest.chars().next() {
            if let Some(tail) = rest.strip_prefix("\x1b[") {
                let end = tail.find(|c: char| c.is_ascii_alphabetic()).expect("an end");
                self.sequence(&tail[..end], tail.as_bytes()[end]);
                rest = &tail[end + 1..];
            } else {
                self.put(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }

    fn sequence(&mut self, numbers: &str, end: u8) {
        match end {
            b'H' => {
                let (row, column) = numbers.split_once(';').expect("row and column");
                let n = |s: &str| s.parse::<usize>().expect("number") - 1;
                self.at = n(row) * self.width + n(column);
            }
            b'm' => self.reversed = numbers.split(';').any(|n| n == "7"),
            _ => {}
        }
    }

    fn put(&mut self, c: char) {
        let wide = width::columns(&c.to_string()).max(1);
        if self.cells[self.at].0.is_empty() && self.at > 0 {
            self.cells[self.at - 1].0 = " ".into();
        }
        let halved = width::columns(&self.cells[self.at].0) == 2 && wide == 1;
        self.cells[self.at] = (c.to_string(), self.reversed);
        if wide == 2 {
            self.cells[self.at + 1] = (String::new(), self.reversed);
        } else if halved {
            self.cells[self.at + 1].0 = " ".into();
        }
        self.at += wide;
    }
}

#[derive(Clone, Default)]
struct Bytes(Rc<RefCell<Vec<u8>>>);

impl Write for Bytes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn no_old_ink_stays_behind_wide_characters() {
    let (w, h) = (80, 24);
    let bytes = Bytes::default();
    let viewport = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, w, h)) };
    let mut term = Terminal::with_options(Wire::new(bytes.clone()), viewport).expect("term");
    let mut careless = Careless::new(w, h);
    let mut d = Drive::new(Lang::Zh, (w, h));
    for step in [
        "", "j", "x", "<esc>", "jj", "?", "<esc>", "<tab>", "j", "x", "<esc>", "<enter>", "m", "<esc>", "q", "b", "j",
        "q", "3", "s", "<esc>",
    ] {
        d.keys(step);
        let meant = term.draw(|f| screens::view(&d.app, f)).expect("draw").buffer.clone();
        careless.read(&std::mem::take(&mut *bytes.0.borrow_mut()));
        for y in 0..h {
            let mut x = 0;
            while x < w {
                let (cell, at) = (&meant[(x, y)], usize::from(y) * usize::from(w) + usize::from(x));
                let (shown, reversed) = &careless.cells[at];
                let wanted = cell.modifier.contains(Modifier::REVERSED);
                assert_eq!((shown.as_str(), *reversed), (cell.symbol(), wanted), "after {step:?} at {x},{y}");
                x += width::columns(cell.symbol()).max(1) as u16;
            }
        }
    }
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
