//! A grid typed into, cell by cell.

use super::*;
use crate::present::Lang;
use crate::tui::look::{Depth, Look};
use crate::tui::parts::table::{figure, text};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

const COLUMNS: &[Column] = &[
    text(|s| s.targets.col_indicator, 16, 1, 0),
    figure(|s| s.targets.col_target, 8, 0),
    text(|s| s.bench.col_purpose, 8, 0, 0),
    figure(|s| s.targets.col_weight, 6, 0),
    text(|s| s.targets.col_hints, 14, 0, 0),
];
/// 实际值 and 偏差原因.
const ACTUAL: usize = 2;
const REASON: usize = 4;

/// Eight indicators and, pinned below, the execution.
fn grid() -> Grid {
    let names = ["航线条数", "正常率", "按时拨付", "单座成本", "吞吐量", "带动就业", "可持续", "满意度"];
    let row =
        |name: &str| vec![Cell::shown(name), Cell::shown("≥6"), Cell::value(""), Cell::shown("10"), Cell::words("")];
    let mut rows: Vec<Vec<Cell>> = names.iter().map(|n| row(n)).collect();
    rows.push(vec![Cell::shown("执行"), Cell::value("520"), Cell::value("412.6"), Cell::shown("10"), Cell::shown("")]);
    let mut g = Grid::new(COLUMNS, 1);
    g.fill(rows);
    g.set_height(8);
    g
}

fn type_in(g: &mut Grid, text: &str) {
    for c in text.chars() {
        g.key(KeyEvent::from(KeyCode::Char(c)));
    }
}

fn said(g: &Grid, row: usize, column: usize) -> &str {
    &g.cell(Spot { row, column }).expect("cell").text
}

#[test]
fn eight_rows_take_their_values_and_one_key_a_move() {
    let mut g = grid();
    let values = ["5", "88.2", "是", "402.5", "41.3", "120", "好", "91.4"];
    let mut changes = 0;
    for value in values {
        type_in(&mut g, value);
        changes += g.commit().len();
        g.step(Cmd::Down);
    }
    assert_eq!(changes, 8);
    assert_eq!(values, std::array::from_fn::<&str, 8, _>(|r| said(&g, r, ACTUAL)));
    assert_eq!(g.at(), Spot { row: 8, column: ACTUAL }, "the execution follows the indicators");
}

#[test]
fn typing_replaces_and_editing_goes_on() {
    let mut g = grid();
    type_in(&mut g, "12");
    g.commit();
    type_in(&mut g, "7");
    assert_eq!(g.typed().as_deref(), Some("7"));
    g.give_back();
    assert_eq!(said(&g, 0, ACTUAL), "12", "Esc gives the old value back");
    g.edit();
    type_in(&mut g, ".5");
    assert_eq!(g.commit(), [Change { at: g.at(), before: "12".into(), after: "12.5".into() }]);
    g.edit();
    assert_eq!(g.commit(), [], "the same once more is no change");
    assert_eq!(g.clear().len(), 1);
    assert_eq!(said(&g, 0, ACTUAL), "");
}

#[test]
fn the_cursor_knows_only_cells_to_type_into() {
    let mut g = grid();
    assert_eq!(g.at(), Spot { row: 0, column: ACTUAL });
    assert!(g.step(Cmd::Right));
    assert_eq!(g.at().column, REASON);
    assert!(!g.step(Cmd::Right), "nothing beyond the reason");
    assert!(g.step(Cmd::NextCell));
    assert_eq!(g.at(), Spot { row: 1, column: ACTUAL });
    assert!(g.step(Cmd::PreviousCell) && g.step(Cmd::Bottom));
    assert_eq!(g.at(), Spot { row: 7, column: REASON }, "the execution has no reason to give");
    assert!(!g.go(Spot { row: 0, column: 1 }), "a target is not typed here");
    g.step(Cmd::Top);
    assert!(!g.step(Cmd::Up));
    assert!(g.step(Cmd::PageDown) && g.at().row == 7);
}

#[test]
fn full_width_digits_mean_numbers_and_letters_stay_commands() {
    let mut g = grid();
    type_in(&mut g, "８９．５％");
    assert_eq!(g.typed().as_deref(), Some("89.5%"));
    g.commit();
    assert!(!g.key(KeyEvent::from(KeyCode::Char('S'))), "a letter begins no value");
    assert!(!g.is_typing());
    type_in(&mut g, "已完成，共5条");
    assert_eq!(g.typed().as_deref(), Some("已完成，共5条"), "words keep their punctuation");
    g.give_back();
    g.step(Cmd::Right);
    assert!(!g.key(KeyEvent::from(KeyCode::Char('S'))), "nor a text");
    type_in(&mut g, "因S１");
    assert_eq!(g.typed().as_deref(), Some("因S１"), "words are left as they are typed");
}

#[test]
fn a_column_copied_from_a_spreadsheet_fills_down() {
    let mut g = grid();
    let pasted = g.paste("5\r\n88.2%\r\n是\r\n402.5\r\n");
    assert_eq!((pasted.filled, pasted.passed_over, pasted.beyond), (4, 0, (0, 0)));
    assert_eq!([0, 1, 2, 3].map(|r| said(&g, r, ACTUAL)), ["5", "88.2%", "是", "402.5"]);
    assert_eq!(g.undo().len(), 4, "a block is taken back as one");
    assert!((0..4).all(|r| said(&g, r, ACTUAL).is_empty()));
}

#[test]
fn columns_that_are_not_typed_are_passed_over_and_bounds_are_told() {
    let mut g = grid();
    g.go(Spot { row: 7, column: ACTUAL });
    let pasted = g.paste("91.4\t10\t\"问卷 120 份\n回收 118 份\"\t多出\n不\t能\t填");
    assert_eq!(pasted.filled, 2);
    assert_eq!(pasted.passed_over, 1, "the marks are not typed here");
    assert_eq!(pasted.beyond, (1, 1), "one row and one column reach beyond");
    assert_eq!(said(&g, 7, REASON), "问卷 120 份\n回收 118 份");
    assert_eq!(said(&g, 8, ACTUAL), "412.6", "a block never runs into the execution");
}

#[test]
fn empty_cells_of_a_block_delete_nothing() {
    let mut g = grid();
    g.paste("5\n6\n7");
    let pasted = g.paste("\n8\n\n");
    assert_eq!([0, 1, 2].map(|r| said(&g, r, ACTUAL)), ["5", "8", "7"]);
    assert_eq!(pasted.changes.len(), 1);
    assert_eq!(g.paste("\n\n"), Pasted::default());
}

#[test]
fn one_cell_pasted_while_typing_goes_into_the_line() {
    let mut g = grid();
    type_in(&mut g, "1");
    g.paste("２5\r\n");
    assert_eq!(g.commit()[0].after, "125");
    type_in(&mut g, "9");
    g.paste("1\t2");
    assert!(!g.is_typing(), "a block takes the place of what was begun");
    assert_eq!(said(&g, 0, ACTUAL), "1");
}

#[test]
fn hostile_pastes_stay_text() {
    let mut g = grid();
    g.paste("\u{1b}[31m5\u{7}");
    assert_eq!(said(&g, 0, ACTUAL), "[31m5");
    g.paste(&"9".repeat(100_000));
    assert_eq!(said(&g, 0, ACTUAL).len(), LONGEST);
    let pasted = g.paste(&"1\n".repeat(10_000));
    assert_eq!(pasted.filled, 8);
    assert_eq!(g.paste("他说\"好\t二").filled, 1);
    assert_eq!(said(&g, 0, ACTUAL), "他说\"好");
    assert_eq!(g.paste("\"没有结尾\t二\n三").filled, 2, "a quote that nothing ends is a character");
}

#[test]
fn steps_are_taken_back_one_by_one_and_the_cursor_goes_there() {
    let mut g = grid();
    type_in(&mut g, "1");
    g.commit();
    g.step(Cmd::Down);
    type_in(&mut g, "2");
    g.commit();
    g.step(Cmd::Down);
    let back = g.undo();
    assert_eq!((back[0].after.as_str(), g.at().row), ("", 1));
    g.undo();
    assert_eq!((said(&g, 0, ACTUAL), g.at().row), ("", 0));
    assert_eq!(g.undo(), []);
}

#[test]
fn a_text_that_is_being_typed_outlives_a_reload() {
    let mut g = grid();
    g.step(Cmd::Down);
    type_in(&mut g, "88.");
    let rows = (0..9).map(|r| (0..5).map(|c| g.cell(Spot { row: r, column: c }).expect("cell").clone()).collect());
    g.fill(rows.collect());
    assert_eq!((g.typed().as_deref(), g.at().row), (Some("88."), 1));
}

#[test]
fn the_terminals_cursor_waits_where_the_text_begins() {
    let (mut g, s) = (grid(), Lang::Zh.strings());
    let look = Look { depth: Depth::Mono, ascii: false };
    let area = Rect::new(0, 0, 60, 10);
    let mut buf = Buffer::empty(area);
    let cell = g.places(s, 60).iter().find(|p| p.0 == ACTUAL).copied().expect("column");
    assert_eq!(g.draw(s, &look, area, &mut buf), Some(Position::new(cell.1, 1)));
    type_in(&mut g, "按时");
    let at = g.draw(s, &look, area, &mut buf);
    assert_eq!(at, Some(Position::new(cell.1 + 4, 1)), "behind two wide characters");
    let mut narrow = Buffer::empty(Rect::new(0, 0, 20, 3));
    g.draw(s, &look, narrow.area, &mut narrow);
}
