mod keys;

use super::entry::{ACTUAL, Entry, REASON};
use crate::present::Lang;
use crate::tui::parts::grid::Spot;
use crate::tui::rows::evaluation::{Clash, EntryPage, EntryRow, Execution, LongText, Place};
use crossterm::event::{KeyCode, KeyEvent};

/// Three indicators, nothing filled in.
fn page() -> EntryPage {
    let row =
        |name: &str| EntryRow { name: name.into(), target: "≥50".into(), weight: "30".into(), ..EntryRow::default() };
    EntryPage {
        id: 7,
        rows: vec![row("新增航线条数"), row("航班正常率"), row("旅客满意度")],
        execution: Execution { budget: "520.00".into(), weight: "10".into(), ..Execution::default() },
        missing: vec![(Place::Actual(0), "x".into()), (Place::Actual(2), "y".into()), (Place::Paid, "z".into())],
        ..EntryPage::default()
    }
}

fn open() -> Entry {
    let mut entry = Entry::new(7);
    entry.fill(Lang::Zh.strings(), page());
    entry
}

/// Types a value, commits it, and sends it under a number.
fn send(entry: &mut Entry, text: &str, job: u64) {
    for c in text.chars() {
        entry.grid.key(KeyEvent::from(KeyCode::Char(c)));
    }
    let changes = entry.grid.commit();
    let edits = entry.edits(changes);
    entry.sending(job, edits);
}

fn said(entry: &Entry, row: usize, column: usize) -> &str {
    &entry.grid.cell(Spot { row, column }).expect("cell").text
}

#[test]
fn what_is_on_its_way_outlives_an_older_answer() {
    let (mut entry, s) = (open(), Lang::Zh.strings());
    send(&mut entry, "45", 1);
    send(&mut entry, "46", 2);
    // The answer to the first save, or a reload asked for before the second.
    assert!(!entry.kept(1), "a newer save is still on its way");
    let mut answer = page();
    answer.rows[0].actual = "45".into();
    entry.fill(s, answer.clone());
    assert_eq!(said(&entry, 0, ACTUAL), "46");
    assert!(entry.kept(2));
    answer.rows[0].actual = "46".into();
    entry.fill(s, answer);
    assert_eq!((said(&entry, 0, ACTUAL), entry.open()), ("46", (0, 0)));
}

#[test]
fn what_was_refused_stays_and_goes_along_with_the_next() {
    let (mut entry, s) = (open(), Lang::Zh.strings());
    send(&mut entry, "45", 1);
    entry.not_kept(1);
    entry.fill(s, page());
    assert_eq!((said(&entry, 0, ACTUAL), entry.open()), ("45", (0, 1)));
    entry.go_to(Place::Actual(1));
    for c in "88".chars() {
        entry.grid.key(KeyEvent::from(KeyCode::Char(c)));
    }
    let changes = entry.grid.commit();
    let edits = entry.edits(changes);
    let places: Vec<Place> = edits.iter().map(|e| e.at).collect();
    assert_eq!(places, [Place::Actual(1), Place::Actual(0)]);
    assert_eq!(entry.open(), (0, 0));
}

#[test]
fn a_colleagues_value_takes_nothing_away() {
    let (mut entry, s) = (open(), Lang::Zh.strings());
    send(&mut entry, "45", 1);
    entry.kept(1);
    let mut theirs = page();
    theirs.rows[0].actual = "47".into();
    entry.fill(s, theirs.clone());
    let clash = Clash { at: Place::Actual(0), ours: "45".into(), theirs: "47".into(), by: "王工".into() };
    entry.keep_ours(&clash);
    assert_eq!((said(&entry, 0, ACTUAL), entry.open()), ("45", (0, 1)), "ours is in sight until one is chosen");
    entry.forget(clash.at);
    entry.fill(s, theirs);
    assert_eq!((said(&entry, 0, ACTUAL), entry.open()), ("47", (0, 0)));
}

#[test]
fn what_is_missing_is_gone_through_round_the_form() {
    let mut entry = open();
    assert_eq!(entry.next_missing(), Some(Place::Actual(2)), "the first one has the cursor already");
    entry.go_to(Place::Actual(2));
    assert_eq!(entry.next_missing(), Some(Place::Paid));
    entry.go_to(Place::Paid);
    assert_eq!(entry.next_missing(), Some(Place::Actual(0)));
}

#[test]
fn the_next_start_goes_on_in_the_cell_or_the_text_where_it_was_left() {
    let s = Lang::Zh.strings();
    let mut entry = Entry::new(7);
    entry.resume = Some((Place::Actual(1), Some("88.".into())));
    assert_eq!(entry.fill(s, page()), None);
    assert_eq!((entry.place(), entry.grid.typed().as_deref()), (Some(Place::Actual(1)), Some("88.")));
    let mut entry = Entry::new(7);
    entry.resume = Some((Place::Reason(2), None));
    entry.fill(s, page());
    assert_eq!((entry.grid.at(), entry.grid.is_typing()), (Spot { row: 2, column: REASON }, false));
    let mut entry = Entry::new(7);
    let text = (Place::Text(LongText::Problems), "写到一半".to_string());
    entry.resume = Some((text.0, Some(text.1.clone())));
    assert_eq!(entry.fill(s, page()), Some(text));
}
