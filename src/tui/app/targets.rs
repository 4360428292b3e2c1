//! What an operator does with targets: review one after the other, pass and
//! return many, issue them with the budget, write lists and forms.
//!
//! Never here: what may be done with a target (the service says), or drawing.

use crate::domain::date::Date;
use crate::present::number;
use crate::tui::effect::{Grading, Request, Seen, Slot, Verdict, Which};
use crate::tui::keymap::Cmd;
use crate::tui::msg::Reply;
use crate::tui::parts::whole::Whole;
use crate::tui::rows::targets::{Decided, Issuing, Queue, Subject, TargetPage};
use crate::tui::screens::Page;
use crate::tui::screens::review::Review;

use super::App;
use super::forms::FormFor;
use super::modal::{Modal, Purpose, Then};

/// Whom a reason is written for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Those it is said of.
    pub of: Vec<Seen>,
    /// Whether they are rejected and not returned.
    pub reject: bool,
    /// Whether it is asked before it is sent.
    pub ask: bool,
}

impl App {
    /// The commands of the pages of targets; says whether it was one.
    pub(super) fn target_command(&mut self, cmd: Cmd) -> bool {
        match cmd {
            Cmd::TabTargets => self.open_targets(),
            Cmd::NextQueue | Cmd::PreviousQueue => self.targets.step(cmd == Cmd::PreviousQueue),
            Cmd::Pass => self.pass(),
            Cmd::Return | Cmd::Reject => self.write_reason(cmd == Cmd::Reject),
            Cmd::Grade => self.ask_grade(),
            Cmd::Diff => self.show_diff(),
            Cmd::UndoJudgement => self.undo_judgement(),
            Cmd::OnlyObjections => self.on_review(Review::only_objections),
            Cmd::OtherSide => self.on_review(Review::other_side),
            Cmd::WholeTarget => self.show_target(),
            Cmd::OpenProject => self.open_targets_project(),
            Cmd::Receipt => self.ask(Slot::Detail, Request::Receipt(self.lang, self.shown_when(), false)),
            Cmd::Coverage => self.list(Which::Coverage),
            Cmd::Unfunded => self.list(Which::Unfunded),
            Cmd::Library => self.list(Which::Library),
            Cmd::IssueTargets => self.ask_issue(),
            Cmd::Corrections => self.ask_corrections(),
            Cmd::Forms => self.ask_forms(),
            _ => return false,
        }
        true
    }

    fn on_review(&mut self, change: impl FnOnce(&mut Review)) {
        if let Some(Page::Review(r)) = self.pages.last_mut() {
            change(r);
        }
    }

    fn open_targets(&mut self) {
        self.pages.clear();
        self.pages.push(Page::Targets);
        self.read_targets();
    }

    /// Asks for all targets.
    pub(super) fn read_targets(&mut self) {
        self.ask(Slot::Targets, Request::Targets(self.lang, self.shown_when()));
    }

    /// Opens the target under the cursor.
    pub(super) fn open_review(&mut self) {
        if let Some(key) = self.targets.sheet().current().map(|r| r.key) {
            self.review(Subject::of(key));
        }
    }

    fn review(&mut self, subject: Subject) {
        self.pages.retain(|p| !matches!(p, Page::Review(_)));
        self.pages.push(Page::Review(Box::new(Review::new(subject))));
        self.ask(Slot::Target, Request::Target(self.lang, self.shown_when(), subject));
    }

    /// The next or previous target of the queue.
    pub(super) fn next_target(&mut self, back: bool) {
        let before = self.targets.sheet().list.at();
        self.targets.sheet_mut().list.command(if back { Cmd::Up } else { Cmd::Down });
        if self.targets.sheet().list.at() != before {
            self.open_review();
        }
    }

    /// After a decision: the next one, or the list and what was done.
    fn go_on(&mut self) {
        let before = self.targets.sheet().list.at();
        self.next_target(false);
        if self.targets.sheet().list.at() == before {
            self.pages.retain(|p| !matches!(p, Page::Review(_)));
            self.left_review();
        }
    }

    /// The list is in sight again: its lines are read anew, and the sitting is summed up.
    pub(super) fn left_review(&mut self) {
        self.read_targets();
        if std::mem::take(&mut self.judged) {
            self.ask(Slot::Detail, Request::Receipt(self.lang, self.shown_when(), true));
            self.read_city();
        }
    }

    /// What was read of the target in sight; nothing while it is on its way,
    /// so that nobody decides on what was not seen.
    fn page_in_sight(&mut self) -> Option<&TargetPage> {
        if self.waiting(Slot::Write).is_some() {
            self.say(self.strings().targets.still_saving);
            return None;
        }
        match self.pages.last() {
            Some(Page::Review(r)) => r.page.as_ref(),
            _ => None,
        }
    }

    /// What an action on the list applies to: the marked lines, or the one under the cursor.
    fn seen_of_list(&self) -> Vec<Seen> {
        let seen = |key: i64| {
            let known = self.targets.known(key).filter(|l| l.version > 0)?;
            Some(Seen { subject: Subject::of(key), version: known.version })
        };
        self.targets.sheet().chosen().into_iter().filter_map(seen).collect()
    }

    fn pass(&mut self) {
        if matches!(self.pages.last(), Some(Page::Review(_))) {
            let Some(seen) = self.page_in_sight().map(|p| Seen { subject: p.subject, version: p.version }) else {
                return;
            };
            return self.judge(vec![seen], Verdict::Pass);
        }
        let (t, seen) = (&self.strings().targets, self.seen_of_list());
        let known = |s: &Seen| self.targets.known(s.subject.key());
        let sure = seen.iter().filter(|s| known(s).is_some_and(|l| l.sure)).count();
        let question = match seen.as_slice() {
            [] => return self.say(t.nothing_to_pass),
            [one] if sure == 0 => (t.ask_pass_one)(known(one).map_or("", |l| l.name.as_str())),
            many if sure == 0 => (t.ask_pass)(many.len()),
            many => (t.ask_pass_sure)(many.len(), sure),
        };
        let request = Request::Judge(self.lang, self.shown_when(), seen, Verdict::Pass, None);
        self.confirm(question, Then::Ask(Slot::Write, request));
    }

    fn judge(&mut self, seen: Vec<Seen>, verdict: Verdict) {
        let grading = match self.pages.last() {
            Some(Page::Review(r)) => r.grading,
            _ => None,
        };
        self.ask(Slot::Write, Request::Judge(self.lang, self.shown_when(), seen, verdict, grading));
    }

    /// Opens the text that goes back with a target; the objections stand in it already.
    fn write_reason(&mut self, reject: bool) {
        if matches!(self.pages.last(), Some(Page::Review(_))) {
            let kept = self.reason_draft.clone();
            let Some(page) = self.page_in_sight() else { return };
            let seen = Seen { subject: page.subject, version: page.version };
            let text = kept.filter(|(of, _)| *of == seen).map_or_else(|| page.note.clone(), |(_, text)| text);
            return self.reason(Reason { of: vec![seen], reject, ask: false }, &text);
        }
        let of = self.seen_of_list();
        if of.is_empty() {
            return self.say(self.strings().targets.nothing_to_pass);
        }
        self.reason(Reason { of, reject, ask: true }, "");
    }

    fn reason(&mut self, reason: Reason, text: &str) {
        let note = crate::tui::parts::note::Note::new(text);
        self.modals.push(Modal::Reason(reason, Box::new(note)));
    }

    /// What was written is kept for the next time it is opened.
    pub(super) fn keep_reason(&mut self, reason: &Reason, text: String) {
        if let [one] = reason.of.as_slice() {
            self.reason_draft = Some((*one, text));
        }
    }

    pub(super) fn send_reason(&mut self, reason: Reason, text: String) {
        let t = &self.strings().targets;
        // Many are returned each with its own objections; one alone needs words.
        if text.is_empty() && !reason.ask {
            self.say(t.reason_needed);
            return self.reason(reason, "");
        }
        self.reason_draft = None;
        let verdict = if reason.reject { Verdict::Reject(text) } else { Verdict::Return(text) };
        if !reason.ask {
            return self.judge(reason.of, verdict);
        }
        let question = (t.ask_return)(reason.of.len());
        let request = Request::Judge(self.lang, self.shown_when(), reason.of, verdict, None);
        self.confirm(question, Then::Ask(Slot::Write, request));
    }

    fn show_diff(&mut self) {
        let t = &self.strings().targets;
        let Some(page) = self.page_in_sight() else { return };
        let parts =
            if page.diff.is_empty() { vec![(t.no_earlier.to_string(), String::new())] } else { page.diff.clone() };
        self.modals.push(Modal::Whole(Whole { title: t.diff_title.to_string(), parts, top: 0 }));
    }

    fn show_target(&mut self) {
        let title = self.strings().targets.target_text.to_string();
        let Some(parts) = self.page_in_sight().map(|p| p.whole.clone()) else { return };
        self.modals.push(Modal::Whole(Whole { title, parts, top: 0 }));
    }

    /// The texts of the row under the cursor.
    pub(super) fn show_indicator(&mut self) {
        let title = self.strings().targets.full_text.to_string();
        let Some(Page::Review(r)) = self.pages.last() else { return };
        let parts = r.whole();
        if !parts.is_empty() {
            self.modals.push(Modal::Whole(Whole { title, parts, top: 0 }));
        }
    }

    fn undo_judgement(&mut self) {
        if self.waiting(Slot::Write).is_some() {
            return self.say(self.strings().targets.still_saving);
        }
        self.ask(Slot::Write, Request::UndoJudgement(self.shown_when()));
    }

    fn open_targets_project(&mut self) {
        let subject = match self.pages.last() {
            Some(Page::Review(r)) => Some(r.subject),
            _ => self.targets.sheet().current().map(|r| Subject::of(r.key)),
        };
        if let Some(Subject::Project(id)) = subject {
            self.open_dossier(id);
        }
    }

    fn ask_corrections(&mut self) {
        if self.keys_chosen().is_empty() {
            return;
        }
        let name = self.file_name(self.strings().targets.list_prompt, "docx");
        self.prompt(Purpose::Corrections, &self.folder.join(name).display().to_string());
    }

    fn ask_forms(&mut self) {
        if self.keys_chosen().is_empty() {
            return;
        }
        let day = self.city.as_ref().map(|c| c.year.to_string()).unwrap_or_default();
        let name = format!("{}{day}", self.strings().targets.forms_folder);
        self.prompt(Purpose::Forms, &self.folder.join(name).display().to_string());
    }

    fn keys_chosen(&self) -> Vec<i64> {
        match self.pages.last() {
            Some(Page::Review(r)) => vec![r.subject.key()],
            Some(Page::Targets) => self.targets.sheet().chosen(),
            _ => Vec::new(),
        }
    }

    /// Where a typed name leads: the list of corrections, or forms in a folder.
    pub(super) fn write_targets(&mut self, purpose: &Purpose, to: &str) {
        let (keys, when) = (self.keys_chosen(), self.shown_when());
        let request = match purpose {
            Purpose::Corrections => Request::Corrections(self.lang, when, keys, to.into()),
            _ => Request::Forms(self.lang, when, keys, to.into()),
        };
        self.ask(Slot::Export, request);
    }

    /// Document and day of an issue.
    fn ask_issue(&mut self) {
        if self.targets.queue == Queue::Reviewed && !self.targets.sheet().is_empty() {
            return self.fill_in(FormFor::Issue);
        }
        self.say(self.strings().targets.issue_from_reviewed);
    }

    /// The lines an issue is about: the marked ones, else the whole queue.
    pub(super) fn preview_issue(&mut self, document: String, day: Date) {
        let sheet = self.targets.sheet();
        let keys: Vec<i64> =
            if sheet.marks.is_empty() { sheet.shown().map(|r| r.key).collect() } else { sheet.chosen() };
        self.ask(Slot::Issue, Request::IssuePreview(self.lang, self.shown_when(), keys, document, day));
    }

    /// What the store thread says of targets; gives back what is not about them.
    pub(super) fn take_targets(&mut self, reply: Reply) -> Option<Reply> {
        let t = &self.strings().targets;
        match reply {
            Reply::Targets(targets) => {
                self.targets.fill(*targets);
                if let Some(Page::Review(r)) = self.pages.last() {
                    let key = r.subject.key();
                    self.targets.sheet_mut().go_to(key);
                }
            }
            Reply::Target(page) => {
                for open in &mut self.pages {
                    if let Page::Review(r) = open
                        && r.subject == page.subject
                    {
                        r.fill(*page);
                        break;
                    }
                }
            }
            Reply::Judged(verdict, decided) => self.judged(&verdict, &decided),
            Reply::JudgementUndone(None) => self.say(t.nothing_to_undo),
            Reply::JudgementUndone(Some((subject, name))) => {
                self.judged = true;
                self.say((t.undone)(&name));
                if matches!(self.pages.last(), Some(Page::Review(_))) {
                    self.targets.sheet_mut().go_to(subject.key());
                    self.review(subject);
                } else {
                    self.read_targets();
                }
            }
            Reply::Receipt(lines) => {
                let parts = if lines.is_empty() { vec![(t.receipt_empty.to_string(), String::new())] } else { lines };
                self.modals.push(Modal::Whole(Whole { title: t.receipt_title.to_string(), parts, top: 0 }));
            }
            Reply::IssuePreview(issuing) => self.confirm_issue(issuing),
            Reply::TargetsIssued(issuing) => self.issued(&issuing),
            Reply::Corrections(n, of, file) => self.say((t.list_written)(n, of, &file.display().to_string())),
            Reply::Forms(n, folder) => self.say((t.forms_written)(n, &folder.display().to_string())),
            other => return Some(other),
        }
        None
    }

    fn judged(&mut self, verdict: &Verdict, decided: &Decided) {
        let t = &self.strings().targets;
        let (n, out) = (decided.done.len(), decided.left_out.len());
        self.judged |= n > 0;
        let one = out == 0 && n == 1;
        let text = match verdict {
            Verdict::Pass if one => (t.passed)(&decided.name),
            Verdict::Pass => (t.passed_many)(n, out),
            Verdict::Return(_) if one => (t.returned)(&decided.name),
            Verdict::Return(_) => (t.returned_many)(n, out),
            Verdict::Reject(_) if one => (t.rejected)(&decided.name),
            Verdict::Reject(_) => (t.rejected_many)(n, out),
        };
        self.say(text);
        if !decided.left_out.is_empty() {
            let title = t.left_out.to_string();
            self.modals.push(Modal::Whole(Whole { title, parts: decided.left_out.clone(), top: 0 }));
        }
        match self.pages.last() {
            Some(Page::Review(_)) if n > 0 => self.go_on(),
            Some(Page::Review(_)) => {}
            _ => {
                self.targets.sheet_mut().marks.clear();
                self.judged = false;
                self.read_targets();
                self.read_city();
            }
        }
    }

    fn confirm_issue(&mut self, issuing: Issuing) {
        let t = &self.strings().targets;
        let Some(day) = issuing.day.filter(|_| issuing.count > 0) else {
            let mut parts = vec![(t.issue_nothing.to_string(), String::new())];
            parts.extend(issuing.left_out);
            return self.modals.push(Modal::Whole(Whole { title: t.issue_title.to_string(), parts, top: 0 }));
        };
        let mut text = (t.ask_issue)(issuing.count, &number::wan(issuing.sum), &issuing.document, &day.to_string());
        if !issuing.left_out.is_empty() {
            text.push_str(&format!("\n{}", (t.and_left_out)(issuing.left_out.len())));
            let lines = issuing.left_out.iter().take(8).map(|(name, why)| format!("\n{name}  {why}"));
            text.extend(lines);
        }
        let request = Request::IssueTargets(self.lang, self.shown_when(), issuing.keys, issuing.document, day);
        self.confirm(text, Then::Ask(Slot::Write, request));
    }

    fn issued(&mut self, issuing: &Issuing) {
        let t = &self.strings().targets;
        self.say((t.issued)(issuing.count, &issuing.document));
        self.targets.sheet_mut().marks.clear();
        if !issuing.left_out.is_empty() {
            let title = t.left_out.to_string();
            self.modals.push(Modal::Whole(Whole { title, parts: issuing.left_out.clone(), top: 0 }));
        }
        self.detail = None;
        self.read_targets();
        self.read_city();
    }

    fn ask_grade(&mut self) {
        if self.page_in_sight().is_some() {
            self.fill_in(FormFor::Grade);
        }
    }

    /// `等级 良 86.5`
    pub fn graded(&self, grading: &Grading) -> String {
        let (grade, points) = super::forms::grade_of(grading);
        let points = points.map(|p| p.normalize().to_string()).unwrap_or_default();
        (self.strings().targets.graded)(super::forms::grade_word(self.strings(), grade), &points)
    }
}
