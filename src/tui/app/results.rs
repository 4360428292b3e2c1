//! What an operator does with the use of results and the statistics.
//!
//! Never here: what may be decided (the service says), or drawing.

use crate::domain::linkage::Verdict;
use crate::domain::money::{Money, MoneyUnit};
use crate::present::strings::Strings;
use crate::tui::effect::{Request, Slot, Which};
use crate::tui::keymap::Cmd;
use crate::tui::parts::form::Form;
use crate::tui::parts::sheet::Row;
use crate::tui::parts::value::Value;
use crate::tui::rows::results::{Ask, Stat, Told};
use crate::tui::screens::lists::ListPage;
use crate::tui::screens::results::{CODE, CUT, ITEM_KEY, NAME, PROPOSAL};
use crate::tui::screens::{Page, dossier::Tab};

use super::App;
use super::forms::FormFor;
use super::modal::Then;

fn text_of(row: &Row, column: usize) -> String {
    match row.cells.get(column) {
        Some(Value::Text(t)) => t.to_string(),
        _ => String::new(),
    }
}

impl App {
    /// The commands of these pages; says whether it was one there.
    pub(super) fn results_command(&mut self, cmd: Cmd) -> bool {
        match cmd {
            Cmd::TabApplication => self.open_first(Which::Linkage),
            Cmd::TabStatistics => self.open_first(Which::Statistics(Stat::Summary)),
            _ => return self.list_command(cmd),
        }
        true
    }

    fn open_first(&mut self, which: Which) {
        self.pages.clear();
        self.list(which);
    }

    fn list_command(&mut self, cmd: Cmd) -> bool {
        let Some(Page::List(ListPage { which, .. })) = self.pages.last() else { return false };
        let which = which.clone();
        match (cmd, &which) {
            (Cmd::Decide, Which::Linkage) => self.ask_decision(),
            (Cmd::Propose, Which::Linkage) => {
                let request = self.results(Ask::Propose);
                self.confirm(self.strings().results_screens.ask_propose.to_string(), Then::Ask(Slot::Write, request));
            }
            (Cmd::OpenProject | Cmd::Open, Which::Linkage) => self.open_cycle(),
            (Cmd::NextStatistic | Cmd::PreviousStatistic, Which::Statistics(stat)) => {
                let next = stat.step(cmd == Cmd::PreviousStatistic);
                self.pages.pop();
                self.list(Which::Statistics(next));
            }
            (Cmd::Open, Which::Statistics(stat)) => match (stat.ladder(), self.row_in_sight()) {
                (Some(ladder), Some(row)) => self.list(Which::Assessed(ladder, row.key, text_of(&row, 1))),
                _ => self.whole(),
            },
            (Cmd::Open, Which::Assessed(ladder, key, _)) => match self.row_in_sight() {
                Some(row) if matches!(row.cells.get(4), Some(Value::Count(_))) => {
                    self.list(Which::Evidence(*ladder, *key, text_of(&row, ITEM_KEY)));
                }
                _ => self.whole(),
            },
            _ => return false,
        }
        true
    }

    fn results(&self, ask: Ask) -> Request {
        Request::Results(self.lang, self.shown_when(), ask)
    }

    fn row_in_sight(&self) -> Option<Row> {
        self.sheet()?.current().cloned()
    }

    /// The project under the cursor, on the tab that tells its years.
    fn open_cycle(&mut self) {
        let Some(project) = self.row_in_sight().map(|r| r.key) else { return };
        self.bench.projects.go_to(project);
        self.open_dossier(project);
        if let Some(Page::Dossier(d)) = self.pages.last_mut() {
            d.tab = Tab::Application;
        }
        self.need_cycle();
    }

    /// Asks for the years of the project in sight, where its tab is.
    pub(super) fn need_cycle(&mut self) {
        let Some(Page::Dossier(d)) = self.pages.last() else { return };
        let (project, wanted) = (d.project, d.tab == Tab::Application && d.cycle.is_none());
        let code = self.project(project).map(|p| p.project.code.clone()).filter(|_| wanted);
        if let Some(code) = code {
            let request = self.results(Ask::Cycle(project, code));
            self.ask(Slot::Target, request);
        }
    }

    /// The rows a word is meant for that have a proposal: code, proposal, proposed cut.
    fn proposed(&self) -> Vec<Row> {
        let Some(sheet) = self.sheet() else { return Vec::new() };
        let keys = sheet.chosen();
        let has = |r: &&Row| matches!(r.cells.get(PROPOSAL), Some(Value::Count(_)));
        sheet.rows().iter().filter(|r| keys.contains(&r.key)).filter(has).cloned().collect()
    }

    fn ask_decision(&mut self) {
        if self.proposed().is_empty() {
            return self.say(self.strings().results_screens.nothing_proposed);
        }
        self.fill_in(FormFor::Decision);
    }

    /// The lines of the budget division's word.
    pub(super) fn decision_form(&self, s: &'static Strings) -> Form {
        let t = &s.results_screens;
        let rows = self.proposed();
        let cut = match rows.as_slice() {
            [one] => match one.cells.get(CUT) {
                Some(Value::Wan(Some(m))) => m.wan().normalize().to_string(),
                _ => String::new(),
            },
            _ => String::new(),
        };
        let lines = vec![
            (t.decide_word.to_string(), s.result_terms.verdict_adopt.to_string()),
            (t.decide_cut.to_string(), cut),
            (t.decide_reason.to_string(), String::new()),
        ];
        Form::new(t.decide_title, t.decide_hint, lines)
    }

    /// Takes the word, or says which line is not right.
    pub(super) fn decision_filled(&mut self, form: &Form) -> Option<(usize, &'static str)> {
        let s = self.strings();
        let t = &s.results_screens;
        let rows = self.proposed();
        let word = form.text(0);
        let verdict = match word.trim().to_lowercase() {
            w if w == s.result_terms.verdict_adopt || w == "adopt" || w == "采纳" => Verdict::Adopt,
            w if w == s.result_terms.verdict_decline || w == "decline" || w == "不采纳" => Verdict::Decline,
            w if w == s.result_terms.verdict_amend || w == "amend" || w == "调整" => {
                let Ok(cut) = Money::parse(&form.text(1), MoneyUnit::Wan) else { return Some((1, t.bad_cut)) };
                if rows.len() > 1 {
                    return Some((1, t.one_only));
                }
                Verdict::Amend { cut, suspend: false }
            }
            _ => return Some((0, t.bad_word)),
        };
        let reason = form.text(2);
        if reason.trim().is_empty() {
            return Some((2, t.no_reason));
        }
        let seen = |r: &Row| {
            let id = match r.cells.get(PROPOSAL) {
                Some(Value::Count(id)) => i64::try_from(*id).ok(),
                _ => None,
            };
            (text_of(r, CODE), id)
        };
        let request = self.results(Ask::Decide(rows.iter().map(seen).collect(), verdict, reason.clone()));
        match rows.as_slice() {
            [_] => self.ask(Slot::Write, request),
            many => {
                let question = (t.ask_decide)(many.len(), word.trim(), &reason);
                self.confirm(question, Then::Ask(Slot::Write, request));
            }
        }
        None
    }

    /// What became of a request of these pages.
    pub(super) fn take_results(&mut self, told: Told) {
        let t = &self.strings().results_screens;
        match told {
            Told::Proposed(made, same, kept) => self.written((t.proposed)(made, same, kept)),
            Told::Decided(n) => self.written((t.decided)(n)),
            Told::Cycle(project, lines) => {
                for page in &mut self.pages {
                    if let Page::Dossier(d) = page
                        && d.project == project
                    {
                        d.cycle = Some(lines.clone());
                    }
                }
            }
        }
    }

    /// The name of the line under the cursor, for a title.
    pub fn name_in_sight(&self) -> Option<String> {
        self.row_in_sight().map(|r| text_of(&r, NAME))
    }
}
