//! The lines above and below every page: whose budget, which year, as of which
//! day; how old the data is; which keys work here.
//!
//! Never here: a page.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::date;
use crate::present::strings::Strings;
use crate::present::width::{columns, fit};
use crate::tui::app::App;
use crate::tui::bindings::KEEP;
use crate::tui::effect::{Slot, Which};
use crate::tui::keymap::Binding;
use crate::tui::look::Role;

use super::Page;
use super::bench::Pane;

/// From this width on words are written out.
const ROOMY: u16 = 120;

impl App {
    /// Says that the payments are old, when they are.
    pub fn banner(&self) -> Option<String> {
        let city = self.city.as_ref().filter(|c| c.stale)?;
        let (data, as_of) = (city.data_as_of?, city.as_of?);
        let days = date::days_between(data, as_of);
        Some((self.strings().bench.stale)(days, &data.to_string()))
    }

    /// Which tab of the title is the present one.
    fn present_tab(&self) -> usize {
        match self.pages.first() {
            Some(Page::List(l)) if l.which == Which::Linkage => 7,
            Some(Page::List(l)) if matches!(l.which, Which::Statistics(_)) => 8,
            Some(Page::Targets) => 3,
            Some(Page::Monitor) => 4,
            Some(Page::Evaluations | Page::Entry(_) | Page::Case(_)) => 5,
            _ => match (self.bench.zoom, self.bench.focus) {
                (false, _) => 0,
                (true, Pane::Projects) => 1,
                (true, Pane::Alerts) => 2,
                (true, Pane::Evaluations) => 5,
                (true, Pane::Rectifications) => 6,
            },
        }
    }
}

fn tabs(s: &'static Strings) -> [&'static str; 9] {
    let c = &s.commands;
    [
        c.tab_bench,
        c.tab_projects,
        c.tab_alerts,
        c.tab_targets,
        c.tab_monitoring,
        c.tab_evaluation,
        c.tab_rectification,
        c.tab_application,
        c.tab_statistics,
    ]
}

/// Whose budget, which year, as of which day, the tabs, who works here.
pub fn title(app: &App, area: Rect, buf: &mut Buffer) {
    let s = app.strings();
    let roomy = area.width >= ROOMY;
    let mut left = format!(" {}", if roomy { s.common.program } else { s.common.program_short });
    if let Some(city) = &app.city {
        let gap = if roomy { "  " } else { " " };
        if !city.place.is_empty() {
            left.push_str(&format!("{gap}{} {}", city.place, city.year));
        }
        if let Some(day) = city.as_of {
            let day = day.to_string();
            left.push_str(&format!("{gap}{}", (s.bench.upto)(if roomy { &day } else { &day[5..] })));
        }
        if city.sample {
            left.push_str(&format!("{gap}{}", s.common.sample));
        }
    }
    let operator = app.city.as_ref().map_or("", |c| c.operator.as_str());
    let right = format!("  {operator} ");
    let room = area.width as usize;
    let end = room.saturating_sub(columns(&right));
    buf.set_stringn(area.x, area.y, fit(&left, room), room, app.look.style(Role::Title));
    let mut x = columns(&left) + if roomy { 3 } else { 2 };
    for (n, name) in tabs(s).into_iter().enumerate() {
        let label = format!("{}{name}", n + 1);
        let last = n == 8;
        if x + columns(&label) + usize::from(!last) * 2 > end {
            buf.set_stringn(area.x + x as u16, area.y, "~", end.saturating_sub(x), app.look.style(Role::Text));
            break;
        }
        let role = if n == app.present_tab() { Role::Selected } else { Role::Text };
        buf.set_stringn(area.x + x as u16, area.y, &label, room, app.look.style(role));
        x += columns(&label) + 1;
    }
    buf.set_stringn(area.x + end as u16, area.y, &right, room - end, app.look.style(Role::Text));
}

/// How old the data is.
pub fn banner(app: &App, area: Rect, buf: &mut Buffer) {
    if let Some(text) = app.banner().filter(|_| area.height > 0) {
        let text = format!(" ! {text}");
        buf.set_stringn(
            area.x,
            area.y,
            fit(&text, area.width as usize),
            area.width as usize,
            app.look.style(Role::Yellow),
        );
    }
}

/// A notice, how far a job is, or the keys that work here.
pub fn footer(app: &App, area: Rect, buf: &mut Buffer) {
    let room = area.width as usize;
    if let Some(n) = &app.notice {
        let mark = if n.error { " ! " } else { " " };
        let hint = n.hint.as_deref().map(|h| format!("  {h}")).unwrap_or_default();
        let role = if n.error { Role::Bad } else { Role::Good };
        let text = format!("{mark}{}{hint}", n.text);
        buf.set_stringn(area.x, area.y, fit(&text, room), room, app.look.style(role));
        return;
    }
    // What takes long enough to have reported is told; the rest comes before it could be read.
    let slow = [Slot::Import, Slot::Preview, Slot::Write, Slot::Export, Slot::City, Slot::Targets]
        .into_iter()
        .find_map(|slot| app.waiting(slot).filter(|w| w.total > 0));
    if let Some(w) = slow {
        let text = format!(" {}", app.progress_text(w));
        buf.set_stringn(area.x, area.y, fit(&text, room), room, app.look.style(Role::Muted));
        return;
    }
    let s = app.strings();
    let mut x = area.x + 1;
    for b in fitting(app.hints(), s, room.saturating_sub(2)) {
        let key = b.keys[0].label();
        buf.set_stringn(x, area.y, &key, room, app.look.style(Role::Key));
        let label = (b.label)(s);
        buf.set_stringn(x + columns(&key) as u16 + 1, area.y, label, room, app.look.style(Role::Text));
        x += (columns(&key) + columns(label) + 3) as u16;
    }
}

/// The hints that fit; the last ones go first, help and quit stay.
fn fitting(mut hints: Vec<&'static Binding>, s: &'static Strings, room: usize) -> Vec<&'static Binding> {
    let width = |b: &Binding| columns(&b.keys[0].label()) + 1 + columns((b.label)(s)) + 2;
    while hints.iter().map(|b| width(b)).sum::<usize>() > room + 2 {
        let Some(at) = hints.iter().rposition(|b| b.hint < KEEP) else { break };
        hints.remove(at);
    }
    hints
}
