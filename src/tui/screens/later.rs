//! Stages of the cycle that a later version brings: a page that says so.
//!
//! Never here: anything that pretends.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::present::strings::Strings;
use crate::tui::app::App;
use crate::tui::parts::pane::pane;

use super::bench::note;

/// A stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Stage {
    Application,
    Statistics,
}

impl Stage {
    /// Its place among the tabs, from 0.
    pub fn tab(self) -> usize {
        match self {
            Stage::Application => 7,
            Stage::Statistics => 8,
        }
    }

    /// What it is called.
    pub fn name(self, s: &'static Strings) -> &'static str {
        let c = &s.commands;
        match self {
            Stage::Application => c.tab_application,
            Stage::Statistics => c.tab_statistics,
        }
    }
}

/// Says that it is not there yet.
pub fn draw(app: &App, stage: Stage, body: Rect, buf: &mut Buffer) {
    let s = app.strings();
    let name = stage.name(s);
    let inner = pane(body, name, "", true, &app.look, buf);
    note(app, &(s.common.not_yet)(name), Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner }, buf);
}
