//! The form of evaluation by keys, without a store.

use super::entry::{ACTUAL, Entry};
use crate::domain::evaluation::cell::Field;
use crate::present::Lang;
use crate::service::target::Subject;
use crate::tui::parts::grid::Spot;
use crate::tui::rows::evaluation::{Clash, Edit, EntryPage, EntryRow, Execution, Unfinished, of, whole};
use crossterm::event::{KeyCode, KeyEvent};

fn subject() -> Subject {
    Subject::Project("36110021T000000000001".into())
}

/// Three indicators, nothing filled in.
fn page() -> EntryPage {
    let row =
        |name: &str| EntryRow { name: name.into(), target: "≥50".into(), weight: "30".into(), ..EntryRow::default() };
    EntryPage {
        subject: Some(subject()),
        rows: vec![row("新增航线条数"), row("航班正常率"), row("旅客满意度")],
        execution: Execution { budget: "520.00".into(), weight: "10".into(), ..Execution::default() },
        missing: vec![
            (of(0, Field::Actual), "x".into()),
            (of(2, Field::Actual), "y".into()),
            (whole(Field::ZeroBudget), "z".into()),
        ],
        ..EntryPage::default()
    }
}

/// With a value in the first row, kept under a revision.
fn answered(value: &str, revision: i64) -> EntryPage {
    let mut page = page();
    page.rows[0].actual = value.into();
    page.revisions.insert(of(0, Field::Actual), revision);
    page
}

fn open() -> Entry {
    let mut entry = Entry::new(subject());
    entry.fill(Lang::Zh.strings(), page());
    entry
}

/// Types a value and commits it; what is to be sent.
fn typed(entry: &mut Entry, text: &str) -> Vec<Edit> {
    for c in text.chars() {
        entry.grid.key(KeyEvent::from(KeyCode::Char(c)));
    }
    let changes = entry.grid.commit();
    entry.changed(changes).0
}

fn said(entry: &Entry, row: usize, column: usize) -> &str {
    &entry.grid.cell(Spot { row, column }).expect("cell").text
}

#[test]
fn what_follows_in_the_same_cell_waits_for_the_answer() {
    let (mut entry, s) = (open(), Lang::Zh.strings());
    let first = typed(&mut entry, "45");
    assert_eq!(first, [Edit { at: of(0, Field::Actual), value: "45".into(), seen: 0 }]);
    entry.sending(1, first);
    assert_eq!(typed(&mut entry, "46"), [], "its revision is not known yet");
    // A reload that was asked for before, or the answer to the first.
    entry.fill(s, answered("45", 11));
    assert_eq!((said(&entry, 0, ACTUAL), entry.open()), ("46", (2, 0)));
    assert!(entry.kept(1, &answered("45", 11)));
    assert_eq!(entry.waiting(), [Edit { at: of(0, Field::Actual), value: "46".into(), seen: 11 }]);
}

#[test]
fn an_older_answer_says_nothing_of_scores_while_a_newer_save_is_on_its_way() {
    let mut entry = open();
    let first = typed(&mut entry, "45");
    entry.sending(1, first);
    entry.go_to(of(1, Field::Actual));
    let second = typed(&mut entry, "88");
    entry.sending(2, second);
    assert!(!entry.kept(1, &answered("45", 11)));
    assert!(entry.kept(2, &answered("45", 11)));
    assert_eq!(entry.open(), (0, 0));
}

#[test]
fn what_was_refused_stays_and_goes_along_with_the_next() {
    let (mut entry, s) = (open(), Lang::Zh.strings());
    let first = typed(&mut entry, "45");
    entry.sending(1, first);
    entry.not_kept(1);
    entry.fill(s, page());
    assert_eq!((said(&entry, 0, ACTUAL), entry.open()), ("45", (0, 1)));
    entry.go_to(of(1, Field::Actual));
    let places: Vec<_> = typed(&mut entry, "88").into_iter().map(|e| e.at).collect();
    assert_eq!(places, [of(1, Field::Actual), of(0, Field::Actual)]);
    assert_eq!(entry.open(), (0, 0));
}

#[test]
fn a_colleagues_value_takes_nothing_away() {
    let (mut entry, s) = (open(), Lang::Zh.strings());
    let first = typed(&mut entry, "45");
    entry.sending(1, first);
    entry.kept(1, &answered("47", 12));
    entry.fill(s, answered("47", 12));
    let at = of(0, Field::Actual);
    let clash = Clash { at, ours: "45".into(), theirs: "47".into(), revision: 12, seen: 0, by: "王工".into() };
    entry.keep_ours(&clash);
    assert_eq!((said(&entry, 0, ACTUAL), entry.open()), ("45", (0, 1)), "ours is in sight until one is chosen");
    let again = typed(&mut entry, "46");
    assert_eq!(again, [Edit { at, value: "46".into(), seen: 0 }], "it is asked about once more");
    entry.forget(at);
    entry.fill(s, answered("47", 12));
    assert_eq!((said(&entry, 0, ACTUAL), entry.open()), ("47", (0, 0)));
}

#[test]
fn what_is_missing_is_gone_through_round_the_form() {
    let mut entry = open();
    assert_eq!(entry.next_missing(), Some(of(2, Field::Actual)), "the first one has the cursor already");
    entry.go_to(of(2, Field::Actual));
    assert_eq!(entry.next_missing(), Some(whole(Field::ZeroBudget)));
    entry.go_to(whole(Field::ZeroBudget));
    assert_eq!(entry.next_missing(), Some(of(0, Field::Actual)));
}

#[test]
fn the_next_start_goes_on_in_the_cell_or_the_text_where_it_was_left() {
    let s = Lang::Zh.strings();
    let left = |typed| Unfinished { subject: subject(), year: 2021, name: "x".into(), typed };
    let mut entry = Entry::new(subject());
    entry.resume = Some(left(Some((of(1, Field::Actual), "88.".into()))));
    assert_eq!(entry.fill(s, page()), None);
    assert_eq!((entry.place(), entry.grid.typed().as_deref()), (Some(of(1, Field::Actual)), Some("88.")));
    // Nothing was being typed: behind the cell that was kept last.
    let mut entry = Entry::new(subject());
    entry.resume = Some(left(None));
    entry.fill(s, EntryPage { last: Some(of(0, Field::Actual)), ..page() });
    assert_eq!((entry.grid.at(), entry.grid.is_typing()), (Spot { row: 1, column: ACTUAL }, false));
    let mut entry = Entry::new(subject());
    let text = (whole(Field::Problems), "写到一半".to_string());
    entry.resume = Some(left(Some(text.clone())));
    assert_eq!(entry.fill(s, page()), Some(text));
}
