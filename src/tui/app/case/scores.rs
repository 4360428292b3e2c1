//! What an operator does in the scoring table of a key evaluation.
//!
//! Never here: whether a score can stand, or what the table comes to.

use crossterm::event::KeyEvent;

use crate::present::key_faults;
use crate::tui::app::App;
use crate::tui::case::What;
use crate::tui::effect::Slot;
use crate::tui::evaluation::Told;
use crate::tui::keymap::Cmd;
use crate::tui::msg::Reply;
use crate::tui::parts::grid::{Change, Spot, Takes};
use crate::tui::screens::Page;
use crate::tui::screens::evaluation::case::{POINTS, Part, REASON, Taken};

impl App {
    /// The commands of the scoring table; says whether it was one.
    pub(super) fn table_command(&mut self, cmd: Cmd) -> bool {
        let Some(case) = self.case_mut() else { return false };
        match cmd {
            Cmd::CommitDown => self.commit_score(Cmd::Down),
            Cmd::CommitUp => self.commit_score(Cmd::Up),
            Cmd::CommitNext => self.commit_score(Cmd::NextCell),
            Cmd::CommitPrevious => self.commit_score(Cmd::PreviousCell),
            Cmd::GiveBack => case.grid.give_back(),
            Cmd::EditCell if case.grid.takes() == Takes::Nothing || case.grid.takes() == Takes::Look => {
                self.say(self.strings().key_desk.not_scored_now);
            }
            Cmd::EditCell => case.grid.edit(),
            Cmd::UndoCell => {
                let changes = case.grid.undo();
                self.keep_scores(&changes);
            }
            Cmd::WholeCell => self.show_frame_row(),
            _ => return case.grid.step(cmd) || moves(cmd),
        }
        true
    }

    /// Takes what was typed. A deduction asks for its reason at once; a reason
    /// leads on to the next row's points.
    fn commit_score(&mut self, then: Cmd) {
        let Some(case) = self.case_mut() else { return };
        let (at, changes) = (case.grid.at(), case.grid.commit());
        let wants = self.keep_scores(&changes);
        let Some(case) = self.case_mut() else { return };
        match (wants, then) {
            (Some(row), _) => {
                case.grid.go(Spot { row, column: REASON });
            }
            (None, Cmd::Down) if at.column == REASON => {
                case.grid.go(Spot { row: at.row + 1, column: POINTS });
            }
            (None, then) => {
                case.grid.step(then);
            }
        }
    }

    /// Sends scores to be kept; the row whose deduction still wants a reason.
    fn keep_scores(&mut self, changes: &[Change]) -> Option<usize> {
        let s = self.strings();
        let taken = self.case_mut()?.taken(s, changes);
        let mut wants = None;
        for one in taken {
            match one {
                Taken::Keep(entered) => {
                    if let Some(request) = self.doing(What::Scores(entered)) {
                        self.ask_beside(Slot::Cell, request);
                        if let Some(case) = self.case_mut() {
                            case.saving += 1;
                        }
                    }
                }
                Taken::Wants(row) => wants = wants.or(Some(row)),
                Taken::Bad(bad) => self.say(key_faults::score(s, &bad)),
                Taken::NoNumber => self.say(s.key_desk.bad_points),
                Taken::Emptied => self.say(s.key_desk.not_emptied),
            }
        }
        wants
    }

    fn show_frame_row(&mut self) {
        let t = &self.strings().key_lists;
        let Some((case, page)) = self.case().and_then(|c| Some((c, c.page.as_ref()?))) else { return };
        let Some(row) = page.frame.get(case.grid.at().row) else { return };
        let score = page.scores.get(case.grid.at().row).and_then(Option::as_ref);
        let parts = vec![
            (t.col_level3.to_string(), row.level3.clone()),
            (t.col_full.to_string(), row.weight.map(|w| w.normalize().to_string()).unwrap_or_default()),
            (t.col_points.to_string(), score.map(|x| x.points.normalize().to_string()).unwrap_or_default()),
            (t.col_deduction.to_string(), score.map(|x| x.reason.clone()).unwrap_or_default()),
            (t.col_explanation.to_string(), row.explanation.clone()),
            (t.col_essentials.to_string(), row.points.clone()),
            (t.col_rule.to_string(), row.rule.clone()),
            (t.col_source.to_string(), row.source.clone()),
        ];
        let parts = parts.into_iter().filter(|(_, text)| !text.is_empty()).collect();
        self.show(self.strings().evaluating.in_full, parts, "");
    }

    /// A key that is no command of the page: text for the cell under the cursor.
    pub(in crate::tui::app) fn type_in_case(&mut self, event: KeyEvent) -> bool {
        self.case_mut().filter(|c| c.part == Part::Table).is_some_and(|c| c.grid.key(event))
    }

    /// A pasted text: one cell, or a block of points and reasons.
    pub(in crate::tui::app) fn paste_in_case(&mut self, text: &str) {
        let e = &self.strings().evaluating;
        let Some(case) = self.case_mut().filter(|c| c.part == Part::Table) else { return };
        let pasted = case.grid.paste(text);
        if pasted.filled > 0 {
            self.say((e.pasted)(pasted.filled));
            self.keep_scores(&pasted.changes);
        }
    }

    /// The answer to scores that were sent to be kept: only the newest tells
    /// what the table comes to.
    pub(in crate::tui::app) fn scores_answer(&mut self, reply: Reply) {
        let Reply::Evaluation(Told::CaseDone(Some(page), said)) = reply else { return };
        let open = self.pages.iter_mut().find_map(|p| if let Page::Case(c) = p { Some(c) } else { None });
        if let Some(case) = open.filter(|c| c.id == page.id) {
            case.saving = case.saving.saturating_sub(1);
            if case.saving > 0 {
                return;
            }
        }
        self.take_case(*page);
        if !said.is_empty() {
            self.say(said);
        }
    }

    /// Scores were not kept: what the table says is read anew.
    pub(in crate::tui::app) fn scores_refused(&mut self) {
        if let Some(case) = self.case_mut().filter(|c| c.saving > 0) {
            case.saving -= 1;
            self.read_case();
        }
    }
}

/// Movement, whether it led anywhere or not.
fn moves(cmd: Cmd) -> bool {
    use Cmd as C;
    matches!(
        cmd,
        C::Down
            | C::Up
            | C::Left
            | C::Right
            | C::PageDown
            | C::PageUp
            | C::Top
            | C::Bottom
            | C::NextCell
            | C::PreviousCell
    )
}
