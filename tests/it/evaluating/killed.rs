//! A dropped line, a killed process: what is kept, and where the next start goes on.

use jixiao::tui::msg::Msg;

use super::{filling, kept, said};
use crate::drive::Drive;

#[test]
fn a_killed_process_loses_the_cell_being_typed_at_most() {
    let mut d = filling();
    d.keys("45<enter>96.5<enter>2021-12");
    // Nothing is told: the process is gone.
    let mut d = Drive::again(d);
    assert!(d.sees("上次正在填「单位自评 培训费 2021」，接着填？"), "{}", d.screen());
    d.keys("y");
    assert_eq!((said(&d, 0).0.as_str(), said(&d, 1).0.as_str()), ("45", "96.5"));
    d.keys("2021-12-20<enter>");
    assert_eq!(said(&d, 2).0, "2021-12-20", "the cursor stands behind what was kept last\n{}", d.screen());
}

#[test]
fn a_dropped_line_keeps_the_cell_being_typed_too() {
    let mut d = filling();
    d.keys("45<enter>96.");
    d.send(Msg::Hangup);
    let mut d = Drive::again(d);
    d.keys("y5<enter>");
    assert_eq!(said(&d, 1).0, "96.5", "{}", d.screen());
}

#[test]
fn a_dropped_line_keeps_a_long_text_being_written() {
    let mut d = filling();
    d.keys("w一是");
    d.send(Msg::Hangup);
    let mut d = Drive::again(d);
    d.keys("y");
    assert!(d.sees("主要问题"), "{}", d.screen());
    d.keys("计划偏晚<c-d>");
    assert_eq!(kept(&d).draft.problems, "一是计划偏晚");
}

#[test]
fn a_form_that_was_left_or_declined_is_not_offered_again() {
    let mut d = filling();
    d.keys("45<enter><esc>");
    let d = Drive::again(d);
    assert!(d.app.modals.is_empty());
    let mut d = filling();
    d.keys("45<enter>");
    let mut d = Drive::again(d);
    d.keys("n");
    let d = Drive::again(d);
    assert!(d.app.modals.is_empty());
}
