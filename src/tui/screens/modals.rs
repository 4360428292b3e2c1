//! How boxes over a page are drawn, and where the cursor goes.
//!
//! Never here: what follows from them.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::present::width::{columns, fit};
use crate::tui::app::App;
use crate::tui::app::modal::{Modal, Prompt, Purpose};
use crate::tui::app::monitor::Paper;
use crate::tui::layout::Areas;
use crate::tui::look::Role;
use crate::tui::parts::dialog;
use crate::tui::parts::pane::clear;

use super::bars;

/// Draws the last line and all boxes; says where the cursor goes, if anywhere.
pub fn draw(app: &App, areas: &Areas, f: &mut Frame<'_>) -> Option<Position> {
    bars::footer(app, areas.footer, f.buffer_mut());
    let mut cursor = None;
    for modal in &app.modals {
        cursor = one(app, modal, areas, f);
    }
    cursor
}

fn one(app: &App, modal: &Modal, areas: &Areas, f: &mut Frame<'_>) -> Option<Position> {
    let (s, look, buf) = (app.strings(), &app.look, f.buffer_mut());
    let within = areas.body;
    match modal {
        Modal::Help(w) | Modal::Whole(w) | Modal::OfRow(w, _) => w.draw(within, look, buf),
        Modal::Confirm { question, .. } => dialog::say(within, s.common.confirm_title, question, look, buf),
        Modal::Sort(m) => m.draw(within, look, buf),
        Modal::Filter(m) => m.draw(within, look, buf),
        Modal::Kind(m) => m.draw(within, look, buf),
        Modal::Palette(p) => return Some(p.draw(app.lang, within, look, buf)),
        Modal::Note(_, note) => return Some(note.draw(s.common.note_title, within, look, buf)),
        Modal::Reason(reason, note) => {
            let t = &s.targets;
            let title = match (reason.reject, reason.of.len()) {
                (true, _) => t.reject_title.to_string(),
                (false, 1) if !reason.many => t.return_title.to_string(),
                (false, n) => (t.return_many_title)(n),
            };
            return Some(note.draw(&title, within, look, buf));
        }
        Modal::Long(at, note) => return Some(note.draw(&app.long_title(*at), within, look, buf)),
        Modal::SendBack(seen, note) => {
            let e = &s.evaluating;
            let title = if seen.len() > 1 { (e.return_many_title)(seen.len()) } else { e.return_title.to_string() };
            return Some(note.draw(&title, within, look, buf));
        }
        Modal::ZeroBudget(m) => m.draw(within, look, buf),
        Modal::Steps(m) => m.draw(within, look, buf),
        Modal::Clash(_, m) => m.draw(within, look, buf),
        Modal::Form(_, form) => return Some(form.draw(within, look, buf)),
        Modal::Prompt(p) if p.purpose == Purpose::Find => return Some(find(app, p, areas.footer, f)),
        Modal::Prompt(p) => return Some(prompt(app, p, within, f)),
    }
    None
}

/// The line being typed stands in the last line, the list is in sight.
fn find(app: &App, p: &Prompt, line: Rect, f: &mut Frame<'_>) -> Position {
    let buf = f.buffer_mut();
    clear(line, buf);
    let found = app.sheet().map_or_else(String::new, |sh| (app.strings().common.found)(sh.list.len(), sh.len()));
    buf.set_stringn(line.x, line.y, " /", 2, app.look.style(Role::Key));
    let end = line.right().saturating_sub(columns(&found) as u16 + 1);
    buf.set_stringn(end, line.y, &found, columns(&found), app.look.style(Role::Muted));
    let area = Rect { x: line.x + 2, width: end.saturating_sub(line.x + 3), ..line };
    p.field.draw(area, app.look.style(Role::Text), buf)
}

fn prompt(app: &App, p: &Prompt, within: Rect, f: &mut Frame<'_>) -> Position {
    let s = app.strings();
    let (title, hint) = match &p.purpose {
        Purpose::Find => (s.common.find_prompt.to_string(), ""),
        Purpose::AsOf => (s.common.as_of_title.to_string(), s.common.as_of_hint),
        Purpose::Header => (s.import.header_title.to_string(), s.import.header_hint),
        Purpose::Export => (s.common.export_title.to_string(), s.common.export_hint),
        Purpose::Corrections => (s.targets.list_prompt.to_string(), s.targets.list_hint),
        Purpose::Evidence => (s.evaluating.evidence_prompt.to_string(), s.evaluating.evidence_hint),
        Purpose::Scores => (s.key_desk.scores_title.to_string(), s.key_desk.scores_hint),
        Purpose::Forms => (s.targets.forms_prompt.to_string(), s.targets.forms_hint),
        Purpose::Monitor(Paper::Proposal) => (s.monitor_desk.paper_title.to_string(), s.monitor_desk.paper_hint),
        Purpose::Monitor(Paper::Report) => (s.monitor_desk.report_title.to_string(), s.monitor_desk.report_hint),
        Purpose::Monitor(Paper::Forms) => (s.monitor_desk.forms_title.to_string(), s.targets.forms_hint),
        Purpose::Value { key, now } => (format!("{}  {key} = {now}", s.rules.new_value), ""),
    };
    let buf = f.buffer_mut();
    let width = (columns(hint).max(columns(&title)) as u16 + 6).clamp(50, 76);
    let inner = dialog::frame(within, width, 5, &title, "", &app.look, buf);
    let room = inner.width as usize;
    let (below, role) = match &p.problem {
        Some(problem) => (format!("! {problem}"), Role::Bad),
        None => (hint.to_string(), Role::Muted),
    };
    buf.set_stringn(inner.x, inner.y + 2, fit(&below, room), room, app.look.style(role));
    p.field.draw(Rect { height: 1, ..inner }, app.look.style(Role::Text), buf)
}
