//! What a frame costs on the wire.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use crate::drive::Drive;
use jixiao::present::Lang;
use jixiao::tui::screens;
use jixiao::tui::wire::Wire;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

#[derive(Clone, Default)]
struct Counted(Rc<RefCell<usize>>);

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        *self.0.borrow_mut() += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_key_costs_little_and_idling_nothing() {
    let mut d = Drive::new(Lang::Zh, (120, 40));
    let wire = Counted::default();
    let viewport = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, 120, 40)) };
    let mut term = Terminal::with_options(Wire::new(wire.clone()), viewport).expect("term");
    let mut cost = |d: &mut Drive| {
        *wire.0.borrow_mut() = 0;
        // The loop draws only what changed; so does this.
        if d.app.take_changed() {
            term.draw(|f| screens::view(&d.app, f)).expect("draw");
        }
        *wire.0.borrow()
    };
    let first = cost(&mut d);
    let idle = cost(&mut d);
    let downs: Vec<usize> = (0..30).map(|_| cost(d.keys("j"))).collect();
    let worst = downs.iter().max().copied().unwrap_or(0);
    assert!(first <= 12_000, "first {first}");
    assert_eq!(idle, 0);
    assert!(worst <= 600, "{downs:?}");
}

#[test]
fn a_move_and_a_value_in_a_form_cost_little() {
    let mut d = crate::evaluating::filling();
    let wire = Counted::default();
    let viewport = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, 80, 24)) };
    let mut term = Terminal::with_options(Wire::new(wire.clone()), viewport).expect("term");
    let mut cost = |d: &mut Drive| {
        *wire.0.borrow_mut() = 0;
        if d.app.take_changed() {
            term.draw(|f| screens::view(&d.app, f)).expect("draw");
        }
        *wire.0.borrow()
    };
    cost(&mut d);
    let moves: Vec<usize> = ["<down>", "<down>", "<up>", "<up>"].iter().map(|k| cost(d.keys(k))).collect();
    // A value: its first character changes the hint line, the others the cell alone.
    let typed: Vec<usize> = ["4", "5"].iter().map(|k| cost(d.keys(k))).collect();
    let kept = cost(d.keys("<enter>"));
    println!("moves {moves:?}, typed {typed:?}, kept {kept}");
    assert!(moves.iter().all(|n| *n <= 300), "{moves:?}");
    assert!(typed[0] <= 400 && typed[1] <= 60, "{typed:?}");
    assert!(kept <= 1_100, "score, total, notes and what is missing: {kept}");
}
