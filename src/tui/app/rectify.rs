//! What an operator does with findings: open, feed back, take answers in,
//! verify, close, urge.
//!
//! Never here: what may be done with a finding (the service says), or drawing.

use crate::domain::date::{self, Date};
use crate::domain::rectification::finding::Conclusion;
use crate::domain::rectification::ladder::Measure;
use crate::domain::rectification::state::Step;
use crate::present::rectification as words;
use crate::service::rectification::send::Request as Letters;
use crate::service::rectification::{Doing, Item, Seen};
use crate::tui::effect::{Request, Slot};
use crate::tui::keymap::Cmd;
use crate::tui::parts::form::Form;
use crate::tui::rectify::{Ask, Told};
use crate::tui::screens::Page;
use crate::tui::screens::ledger::{FindingPage, key_of};

use super::App;
use super::forms::FormFor;
use super::modal::{Modal, Then};

/// What is filled in about findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is the step it fills in
pub enum RectifyForm {
    Send,
    Deliver,
    Answer,
    Verify,
    Return,
    Extend,
    Urge,
    Note,
}

/// Which line was not right, and why.
type Refused = (usize, &'static str);

impl App {
    /// The commands of the pages of findings; says whether it was one.
    pub(super) fn rectify_command(&mut self, cmd: Cmd) -> bool {
        use RectifyForm as F;
        match cmd {
            Cmd::FindingSend => self.rectify_form(F::Send),
            Cmd::FindingDeliver => self.rectify_form(F::Deliver),
            Cmd::FindingAnswer => self.rectify_form(F::Answer),
            Cmd::FindingVerify => self.rectify_form(F::Verify),
            Cmd::FindingReturn => self.rectify_form(F::Return),
            Cmd::FindingExtend => self.rectify_form(F::Extend),
            Cmd::FindingUrge => self.rectify_form(F::Urge),
            Cmd::FindingNote => self.rectify_form(F::Note),
            Cmd::FindingClose => self.close_findings(),
            Cmd::FindingPress => self.press_findings(),
            Cmd::FindingProject => self.finding_s_project(),
            _ => return false,
        }
        true
    }

    /// A finding by its key.
    pub(in crate::tui) fn finding(&self, key: i64) -> Option<&Item> {
        self.city.as_ref()?.findings.iter().find(|i| key_of(i.number()) == key)
    }

    /// What an action applies to: the one open, the marked ones, or the one under the cursor.
    fn findings_chosen(&self) -> Vec<&Item> {
        match self.pages.last() {
            Some(Page::Finding(f)) => self.finding(key_of(f.number)).into_iter().collect(),
            Some(_) => Vec::new(),
            None => self.bench.findings.chosen().into_iter().filter_map(|k| self.finding(k)).collect(),
        }
    }

    fn findings_seen(&self) -> Vec<Seen> {
        self.findings_chosen().into_iter().map(Item::seen).collect()
    }

    /// Opens the finding under the cursor.
    pub(super) fn open_finding(&mut self) {
        let Some(number) = self.bench.findings.current().and_then(|r| self.finding(r.key)).map(Item::number) else {
            return;
        };
        self.pages.push(Page::Finding(FindingPage { number, view: None, top: 0 }));
        self.read_finding();
    }

    /// Asks for the finding in sight.
    pub(super) fn read_finding(&mut self) {
        if let Some(Page::Finding(f)) = self.pages.last() {
            let ask = Ask::Open(f.number);
            self.ask(Slot::Target, Request::Rectify(self.lang, self.shown_when(), ask));
        }
    }

    /// The next or previous finding of the list.
    pub(super) fn next_finding(&mut self, back: bool) {
        self.bench.findings.list.command(if back { Cmd::Up } else { Cmd::Down });
        self.pages.pop();
        self.open_finding();
    }

    fn finding_s_project(&mut self) {
        let code = self.findings_chosen().first().and_then(|i| i.project_code.clone());
        let projects = self.city.iter().flat_map(|c| &c.projects);
        let id = projects.map(|p| &p.project).find(|p| Some(&p.code) == code.as_ref()).map(|p| p.id);
        match id {
            Some(id) => {
                self.bench.projects.go_to(id);
                self.open_dossier(id);
                if let Some(Page::Dossier(d)) = self.pages.last_mut() {
                    d.tab = crate::tui::screens::dossier::Tab::Rectification;
                }
            }
            None => self.say(self.strings().rectify.no_project_here),
        }
    }

    fn as_of(&self) -> Option<Date> {
        self.city.as_ref().and_then(|c| c.as_of)
    }

    fn close_findings(&mut self) {
        let (seen, t) = (self.findings_seen(), &self.strings().rectify);
        let (Some(day), false) = (self.as_of(), seen.is_empty()) else { return };
        let question = (t.ask_close)(seen.len(), &day.to_string());
        self.then(question, Ask::Act(seen, Box::new(Doing::new(Step::Close, day, ""))));
    }

    /// Reminders, proposals and hand-overs that are due of those chosen.
    fn press_findings(&mut self) {
        let t = &self.strings().rectify;
        let items = self.findings_chosen();
        let due: Vec<Measure> =
            items.iter().flat_map(|i| &i.to_do).map(|d| d.rung.measure).filter(|m| !m.is_letter()).collect();
        let Some(first) = due.first() else { return self.say(t.nothing_to_do) };
        let seen: Vec<Seen> = items.iter().map(|i| i.seen()).collect();
        let Some(day) = self.as_of() else { return };
        let question = (t.ask_press)(due.len(), words::measure(self.strings(), *first));
        self.then(question, Ask::Press(seen, day));
    }

    /// Asks once, then does it.
    fn then(&mut self, question: String, ask: Ask) {
        let request = Request::Rectify(self.lang, self.shown_when(), ask);
        self.confirm(question, Then::Ask(Slot::Write, request));
    }

    fn rectify_form(&mut self, what: RectifyForm) {
        let t = &self.strings().rectify;
        if self.findings_chosen().is_empty() {
            return self.say(t.none_chosen);
        }
        let day = self.as_of().map(|d| d.to_string()).unwrap_or_default();
        let line = |label: &str, text: &str| (label.to_string(), text.to_string());
        let document = self.city.as_ref().map(|c| c.letters.document.clone()).unwrap_or_default();
        let (title, hint, lines) = match what {
            RectifyForm::Send => (
                t.form_send,
                t.form_send_hint,
                vec![
                    line(t.f_document, &document),
                    line(t.f_day, &day),
                    line(t.f_delivered, ""),
                    line(t.f_days, ""),
                    line(t.f_summary, ""),
                    line(t.f_folder, ""),
                ],
            ),
            RectifyForm::Deliver => (t.form_deliver, t.form_deliver_hint, vec![line(t.f_delivered_day, &day)]),
            RectifyForm::Answer => (
                t.form_answer,
                t.form_answer_hint,
                vec![line(t.f_what, ""), line(t.f_words, ""), line(t.f_contact, ""), line(t.f_day, &day)],
            ),
            RectifyForm::Verify => (
                t.form_verify,
                t.form_verify_hint,
                vec![line(t.f_conclusion, ""), line(t.f_seen, ""), line(t.f_day, &day)],
            ),
            RectifyForm::Return => (t.form_return, t.form_reason_hint, vec![line(t.f_reason, ""), line(t.f_day, &day)]),
            RectifyForm::Extend => (
                t.form_extend,
                t.form_extend_hint,
                vec![line(t.f_due, ""), line(t.f_reason, ""), line(t.f_approver, ""), line(t.f_day, &day)],
            ),
            RectifyForm::Urge => (
                t.form_urge,
                t.form_urge_hint,
                vec![line(t.f_document, &document), line(t.f_day, &day), line(t.f_folder, "")],
            ),
            RectifyForm::Note => (t.form_note, t.form_note_hint, vec![line(t.f_words, ""), line(t.f_day, &day)]),
        };
        self.modals.push(Modal::Form(FormFor::Rectify(what), Form::new(title, hint, lines)));
    }

    /// Takes what was filled in; which line is not right, and why.
    pub(super) fn rectify_filled(&mut self, what: RectifyForm, form: &Form) -> Option<Refused> {
        let ask = match self.rectify_ask(what, form) {
            Ok(ask) => ask,
            Err(refused) => return Some(refused),
        };
        let (s, count) = (self.strings(), self.findings_chosen().len());
        let t = &s.rectify;
        let title = match (&ask, what) {
            (Ask::Act(_, doing), _) => words::step(s, doing.step),
            (_, RectifyForm::Urge) => t.form_urge,
            _ => t.form_send,
        };
        if count == 1 {
            self.ask(Slot::Write, Request::Rectify(self.lang, self.shown_when(), ask));
        } else {
            self.then((t.ask_many)(title, count), ask);
        }
        None
    }

    fn rectify_ask(&self, what: RectifyForm, form: &Form) -> Result<Ask, Refused> {
        let (t, seen) = (&self.strings().rectify, self.findings_seen());
        let day = |line: usize| {
            date::parse(&form.text(line), date::Epoch::default()).map(|r| r.day).ok_or((line, t.f_bad_day))
        };
        let maybe_day = |line: usize| if form.text(line).is_empty() { Ok(None) } else { day(line).map(Some) };
        let said = |line: usize| Some(form.text(line)).filter(|text| !text.is_empty());
        let folder = |line: usize| said(line).map(std::path::PathBuf::from);
        let act = |doing: Doing| Ok(Ask::Act(seen.clone(), Box::new(doing)));
        match what {
            RectifyForm::Send => {
                let document = said(0).ok_or((0, t.no_document))?;
                let days = match said(3) {
                    None => None,
                    Some(typed) => {
                        Some(typed.parse::<u16>().ok().filter(|n| (1..=3660).contains(n)).ok_or((3, t.f_bad_days))?)
                    }
                };
                let request = Letters {
                    document,
                    day: day(1)?,
                    delivered: maybe_day(2)?,
                    // Counting and rolling stay as the office has them.
                    term: days.and_then(|n| self.city.as_ref()?.term.map(|usual| usual.of_days(n))),
                    receiver: None,
                    copies: Vec::new(),
                    summary: form.text(4),
                };
                Ok(Ask::Send(seen, Box::new(request), folder(5)))
            }
            RectifyForm::Deliver => act(Doing::new(Step::Deliver, day(0)?, "")),
            RectifyForm::Answer => {
                let step = answer_typed(&form.text(0)).ok_or((0, t.f_bad_answer))?;
                let words = said(1).ok_or((1, t.no_words))?;
                act(Doing { contact: said(2), ..Doing::new(step, day(3)?, &words) })
            }
            RectifyForm::Verify => {
                let found = conclusion_typed(&form.text(0)).ok_or((0, t.f_bad_conclusion))?;
                let words = said(1).ok_or((1, t.no_words))?;
                act(Doing { conclusion: Some(found), ..Doing::new(Step::Verify, day(2)?, &words) })
            }
            RectifyForm::Return => {
                let words = said(0).ok_or((0, t.no_words))?;
                act(Doing::new(Step::Return, day(1)?, &words))
            }
            RectifyForm::Extend => {
                let due = day(0)?;
                let words = said(1).ok_or((1, t.no_words))?;
                let approver = Some(said(2).ok_or((2, t.no_approver))?);
                act(Doing { due: Some(due), approver, ..Doing::new(Step::Extend, day(3)?, &words) })
            }
            RectifyForm::Urge => Ok(Ask::Urge(seen, said(0).ok_or((0, t.no_document))?, day(1)?, folder(2))),
            RectifyForm::Note => {
                let words = said(0).ok_or((0, t.no_words))?;
                act(Doing::new(Step::Note, day(1)?, &words))
            }
        }
    }

    /// What the store thread told of findings.
    pub(super) fn take_rectify(&mut self, told: Told) {
        let (s, t) = (self.strings(), &self.strings().rectify);
        match told {
            Told::Page(view) => {
                if let Some(Page::Finding(f)) = self.pages.last_mut()
                    && f.number == view.item.number()
                {
                    f.view = Some(view);
                }
            }
            Told::Acted(step, count, state) => {
                self.bench.findings.marks = crate::tui::parts::list::Marks::none();
                self.written((t.acted_now)(words::step(s, step), count, words::state(s, state)));
            }
            Told::Letters(letters, findings, folder) => {
                self.bench.findings.marks = crate::tui::parts::list::Marks::none();
                let place = folder.map(|f| (t.written)(&f.display().to_string())).unwrap_or_default();
                self.written(format!("{} {place}", (t.letters_out)(letters, findings)).trim().to_string());
            }
            Told::Pressed(count) => self.written((t.acted)(t.step_press, count)),
        }
    }
}

/// 方案, 进展, 整改; their first letters, or 1 to 3.
fn answer_typed(text: &str) -> Option<Step> {
    match text.to_ascii_lowercase().as_str() {
        "方案" | "报方案" | "措施" | "f" | "1" | "plan" => Some(Step::Plan),
        "进展" | "报进展" | "j" | "2" | "progress" => Some(Step::Progress),
        "整改" | "报整改" | "整改报告" | "报告" | "z" | "3" | "report" => Some(Step::Report),
        _ => None,
    }
}

/// By the word, or 1 to 4 in the order of the ledger.
fn conclusion_typed(text: &str) -> Option<Conclusion> {
    match text {
        "1" => Some(Conclusion::Done),
        "2" => Some(Conclusion::Partly),
        "3" => Some(Conclusion::NotDone),
        "4" => Some(Conclusion::LongTerm),
        word => Conclusion::read(word),
    }
}
