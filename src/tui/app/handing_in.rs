//! What an operator does with a form as a whole: sets a score, names evidence,
//! reads the notes, hands in.
//!
//! Never here: typing into its cells (see `evaluation`), or what is missing.

use crate::domain::evaluation::cell::{Field, cleaned};
use crate::domain::evaluation::scheme::ZeroBudget;
use crate::domain::money::parse_number;
use crate::domain::text::clean;
use crate::present::number;
use crate::tui::effect::Slot;
use crate::tui::evaluation::Ask;
use crate::tui::parts::form::Form;
use crate::tui::parts::menu::Menu;
use crate::tui::parts::whole::Whole;
use crate::tui::rows::evaluation::{EntryRow, Mode, Remark, TEXTS, of, whole};
use crate::tui::screens::evaluation::entry::Entry;
use crate::tui::screens::evaluation::zero;

use super::App;
use super::forms::FormFor;
use super::modal::{Modal, Purpose, Then};

impl App {
    pub(super) fn ask_override(&mut self) {
        let e = &self.strings().evaluating;
        let Some((row, r)) = self.row_to_fill() else { return self.ask_zero_budget() };
        let score = r.score.map(number::two_places).unwrap_or_default();
        let name = (e.override_of)(&r.name, &r.weight);
        let lines = vec![
            (e.override_score.to_string(), score),
            (e.override_reason.to_string(), String::new()),
            (e.override_approver.to_string(), String::new()),
        ];
        let mut form = Form::new(e.override_title, e.override_hint, lines);
        form.result = name;
        self.modals.push(Modal::Form(FormFor::Override(row), form));
    }

    /// The row under the cursor, where it is being filled in.
    fn row_to_fill(&self) -> Option<(usize, &EntryRow)> {
        self.entry().filter(|x| x.mode() == Mode::Fill).and_then(Entry::row)
    }

    /// Nothing was budgeted and nothing spent: what is to count.
    fn ask_zero_budget(&mut self) {
        let s = self.strings();
        let wanted = |e: &Entry| e.mode() == Mode::Fill && e.page.as_ref().is_some_and(|p| p.execution.zero);
        if !self.entry().is_some_and(wanted) {
            return self.say(s.evaluating.not_able_here);
        }
        let ways = ZeroBudget::ALL.into_iter().filter(|w| *w != ZeroBudget::Ask);
        let items = ways.map(|w| (zero(s, w).to_string(), w)).collect();
        self.modals.push(Modal::ZeroBudget(Menu::new(s.evaluating.zero_title, items, 0)));
    }

    /// How a year without a budget counts was decided.
    pub(super) fn decide_zero_budget(&mut self, way: Option<ZeroBudget>) {
        if let Some(way) = way {
            self.save_texts(vec![(whole(Field::ZeroBudget), way.key().to_string())]);
        }
    }

    /// Points within the band that the words of the value tell.
    pub(super) fn ask_points(&mut self) {
        let e = &self.strings().evaluating;
        let Some((row, r)) = self.row_to_fill() else { return self.say(e.not_able_here) };
        let line = (e.override_score.to_string(), r.picked.map(number::two_places).unwrap_or_default());
        let mut form = Form::new(e.pick_title, e.pick_hint, vec![line]);
        form.result = (e.override_of)(&r.name, &r.weight);
        self.modals.push(Modal::Form(FormFor::Pick(row), form));
    }

    /// What the form of points says; the line and the reason where it does not.
    pub(super) fn points_picked(&mut self, row: usize, form: &Form) -> Option<(usize, &'static str)> {
        let text = form.text(0);
        if cleaned(Field::Points, &text).is_err() {
            return Some((0, self.strings().evaluating.override_bad));
        }
        self.save_texts(vec![(of(row, Field::Points), text)]);
        None
    }

    /// Marks a row, or takes the mark away.
    pub(super) fn toggle(&mut self, field: Field) {
        let e = &self.strings().evaluating;
        let Some((row, r)) = self.row_to_fill() else { return self.say(e.not_able_here) };
        let (on, said) = match field {
            Field::Objective => (!r.objective, if r.objective { e.objective_off } else { e.objective_on }),
            _ => (!r.not_applicable, if r.not_applicable { e.applicable_on } else { e.applicable_off }),
        };
        self.save_texts(vec![(of(row, field), if on { "1".into() } else { String::new() })]);
        self.say(said);
    }

    /// What the form of an override says; the line and the reason where it does not.
    pub(super) fn overridden(&mut self, row: usize, form: &Form) -> Option<(usize, &'static str)> {
        let e = &self.strings().evaluating;
        let entry = self.entry()?;
        let marks = entry.page.as_ref()?.rows.get(row).and_then(|r| parse_number(&r.weight)).unwrap_or_default();
        let (typed, reason, approver) = (form.text(0), clean(&form.text(1)), clean(&form.text(2)));
        let score = match parse_number(&typed) {
            _ if typed.is_empty() => None,
            Some(points) if !points.is_sign_negative() && points <= marks => Some(points),
            _ => return Some((0, e.override_bad)),
        };
        if score.is_some() && reason.is_empty() {
            return Some((1, e.override_no_reason));
        }
        if score.is_some() && approver.is_empty() {
            return Some((2, e.override_no_approver));
        }
        let points = score.map(|p| p.normalize().to_string()).unwrap_or_default();
        let words = if score.is_some() { (reason, approver) } else { (String::new(), String::new()) };
        self.save_texts(vec![
            (of(row, Field::SetPoints), points),
            (of(row, Field::SetReason), words.0),
            (of(row, Field::SetBy), words.1),
        ]);
        None
    }

    pub(super) fn show_evidence(&mut self) {
        let e = &self.strings().evaluating;
        let Some(page) = self.entry().and_then(|x| x.page.as_ref()) else { return };
        let parts = page.proofs.iter().map(|p| (p.name.clone(), format!("{}\n{}", p.hash, p.by))).collect();
        self.show(e.evidence, parts, e.evidence_empty);
    }

    pub(super) fn ask_evidence(&mut self) {
        if self.entry().is_some_and(|e| e.mode() == Mode::Fill) {
            let folder = format!("{}/", self.folder.display());
            self.prompt(Purpose::Evidence, &folder);
        }
    }

    /// A file was named.
    pub(super) fn attach(&mut self, file: &str) {
        if let Some(subject) = self.entry().map(|e| e.subject.clone()) {
            let request = self.evaluate(Ask::Attach(subject, file.into()));
            self.ask(Slot::Write, request);
        }
    }

    pub(super) fn show_remarks(&mut self) {
        let s = self.strings();
        let Some(page) = self.entry().and_then(|x| x.page.as_ref()) else { return };
        let line = |r: &Remark| {
            let row = r.row.map(|n| (s.evaluating.remark_row)(n + 1)).unwrap_or_default();
            (crate::present::review::certainty(s, r.certainty).to_string(), format!("{row}{}", r.text))
        };
        let parts = page.remarks.iter().map(line).collect();
        self.show(s.evaluating.remarks, parts, s.evaluating.no_remark);
    }

    /// The row under the cursor in full.
    pub(super) fn show_cell(&mut self) {
        let e = &self.strings().evaluating;
        let Some((_, r)) = self.entry().and_then(Entry::row) else { return };
        let parts = vec![
            (e.col_name.to_string(), r.name.clone()),
            (e.col_target.to_string(), r.target.clone()),
            (e.col_actual.to_string(), r.actual.clone()),
            (e.col_weight.to_string(), r.weight.clone()),
            (e.col_score.to_string(), r.score.map(number::two_places).unwrap_or_default()),
            (String::new(), r.explanation.clone()),
            (e.col_reason.to_string(), r.reason.clone()),
        ];
        let parts = parts.into_iter().filter(|(_, text)| !text.is_empty()).collect();
        self.modals.push(Modal::Whole(Whole { title: e.in_full.to_string(), parts, top: 0 }));
    }

    /// Hands in, or goes to what is missing and says what it is.
    pub(super) fn ask_submit(&mut self) {
        let e = &self.strings().evaluating;
        let Some(entry) = self.entry_mut() else { return };
        let changes = entry.grid.commit();
        self.save_cells(changes);
        let Some(entry) = self.entry_mut() else { return };
        let Some(page) = entry.page.as_ref() else { return };
        if page.mode != Mode::Fill {
            return self.say(e.read_only);
        }
        // What is missing is known for certain once all that was typed has been answered.
        if entry.open() != (0, 0) {
            return self.say(e.saving);
        }
        if let Some((at, what)) = page.missing.first().cloned() {
            let text = (e.missing_is)(&what, page.missing.len());
            if TEXTS.contains(&at.field) {
                self.write_long(at);
            } else if let Some(entry) = self.entry_mut() {
                entry.go_to(at);
            }
            return self.say(text);
        }
        let total = page.total.map(number::two_places).unwrap_or_default();
        let question = (e.ask_submit)(&page.title, &total, &page.grade);
        let subject = entry.subject.clone();
        let then = Then::Ask(Slot::Write, self.evaluate(Ask::Submit(subject)));
        self.confirm(question, then);
    }
}
