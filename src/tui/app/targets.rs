//! What an operator does with targets: review one after the other, pass and
//! return many, issue them with the budget.
//!
//! Never here: what may be done with a target (the service says), or drawing.

use crate::domain::date::Date;
use crate::domain::target::state::State;
use crate::present::number;
use crate::service::target::review::Verdict;
use crate::service::target::{Item, Queue, Seen, Subject};
use crate::store::target::Owner;
use crate::tui::effect::{Request, Said, Slot, Which};
use crate::tui::keymap::Cmd;
use crate::tui::parts::note::Note;
use crate::tui::parts::whole::Whole;
use crate::tui::rows::targets::{Issuing, TargetPage, key_of};
use crate::tui::screens::Page;
use crate::tui::screens::dossier::Tab;
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
    /// Said of the list: it is asked before it is sent, and each one's own objections go along.
    pub many: bool,
}

/// What was proposed, with a line below it to write on.
fn begun(note: &str) -> String {
    if note.is_empty() { String::new() } else { format!("{note}\n") }
}

impl App {
    /// The commands of the pages of targets; says whether it was one.
    pub(super) fn target_command(&mut self, cmd: Cmd) -> bool {
        let (lang, when) = (self.lang, self.shown_when());
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
            Cmd::OtherPart => match self.pages.last_mut() {
                Some(Page::Preview(p)) => p.parts.turn(),
                Some(Page::Outcome(p)) => p.parts.turn(),
                _ => {}
            },
            Cmd::WholeTarget => self.show_target(),
            Cmd::OpenProject => self.open_targets_project(),
            Cmd::Receipt => self.ask(Slot::Detail, Request::Receipt(lang, when)),
            Cmd::EndSitting => self.ask_end(),
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

    pub(super) fn open_targets(&mut self) {
        self.pages.clear();
        self.pages.push(Page::Targets);
        self.read_targets();
    }

    /// Asks for all targets.
    pub(super) fn read_targets(&mut self) {
        self.ask(Slot::Targets, Request::Targets(self.lang, self.shown_when()));
    }

    fn item_under_cursor(&self) -> Option<&Item> {
        self.targets.known(self.targets.sheet().current()?.key).map(|l| &l.item)
    }

    /// Opens the target under the cursor.
    pub(super) fn open_review(&mut self) {
        if let Some(subject) = self.item_under_cursor().map(|i| i.subject.clone()) {
            let review = match self.pages.pop_if(|p| matches!(p, Page::Review(_))) {
                Some(Page::Review(before)) => Review::after(subject, *before),
                _ => Review::new(subject),
            };
            self.pages.push(Page::Review(Box::new(review)));
            self.read_review();
        }
    }

    /// Asks for the target in sight.
    pub(super) fn read_review(&mut self) {
        if let Some(Page::Review(r)) = self.pages.last() {
            let subject = r.subject.clone();
            self.ask(Slot::Target, Request::Target(self.lang, self.shown_when(), subject));
        }
    }

    /// The next or previous target of the queue; says whether there was one.
    pub(super) fn next_target(&mut self, back: bool) -> bool {
        let before = self.targets.sheet().list.at();
        self.targets.sheet_mut().list.command(if back { Cmd::Up } else { Cmd::Down });
        let moved = self.targets.sheet().list.at() != before;
        if moved {
            self.open_review();
        }
        moved
    }

    /// What was read of the target in sight; nothing while it is on its way or
    /// a decision is being kept, so that nobody decides on what was not seen.
    pub(super) fn page_in_sight(&mut self) -> Option<&TargetPage> {
        if self.waiting(Slot::Write).is_some() {
            self.say(self.strings().targets.still_saving);
            return None;
        }
        match self.pages.last() {
            Some(Page::Review(r)) => r.page.as_ref(),
            _ => None,
        }
    }

    /// What an action on the list applies to: the marked lines, or the one
    /// under the cursor; those where nothing was filed are left out.
    fn seen_of_list(&self) -> Vec<Seen> {
        let seen = |key: i64| self.targets.known(key).and_then(|l| l.item.seen());
        self.targets.sheet().chosen().into_iter().filter_map(seen).collect()
    }

    fn pass(&mut self) {
        let said = Said { verdict: Verdict::Pass, note: String::new(), grading: None, with_objections: false };
        if matches!(self.pages.last(), Some(Page::Review(_))) {
            let Some(seen) = self.page_in_sight().map(|p| p.item.seen()) else { return };
            let Some(seen) = seen else { return self.say(self.strings().targets.nothing_to_pass) };
            return self.judge(vec![seen], said);
        }
        let (t, seen) = (&self.strings().targets, self.seen_of_list());
        let items = self.targets.sheet().chosen();
        let is_sure = |k: &&i64| self.targets.known(**k).is_some_and(|l| l.item.objections.sure > 0);
        let sure = items.iter().filter(is_sure).count();
        let question = match seen.as_slice() {
            [] => return self.say(t.nothing_to_pass),
            [one] if sure == 0 => (t.ask_pass_one)(&one.name),
            many if sure == 0 => (t.ask_pass)(many.len()),
            many => (t.ask_pass_sure)(many.len(), sure),
        };
        self.confirm(question, Then::Ask(Slot::Write, Request::Judge(self.lang, self.shown_when(), seen, said)));
    }

    fn judge(&mut self, seen: Vec<Seen>, mut said: Said) {
        if let Some(Page::Review(r)) = self.pages.last() {
            said.grading.clone_from(&r.grading);
        }
        self.ask(Slot::Write, Request::Judge(self.lang, self.shown_when(), seen, said));
    }

    /// Opens the text that goes back with a target; the objections stand in it already.
    fn write_reason(&mut self, reject: bool) {
        if matches!(self.pages.last(), Some(Page::Review(_))) {
            let kept = self.reason_draft.clone();
            let Some(page) = self.page_in_sight() else { return };
            let note = page.note.clone();
            let Some(seen) = page.item.seen() else { return self.say(self.strings().targets.nothing_to_pass) };
            let text =
                kept.filter(|(version, _)| *version == seen.version_id).map_or_else(|| begun(&note), |(_, text)| text);
            return self.reason(Reason { of: vec![seen], reject, many: false }, &text);
        }
        let of = self.seen_of_list();
        if of.is_empty() {
            return self.say(self.strings().targets.nothing_to_pass);
        }
        self.reason(Reason { of, reject, many: true }, "");
    }

    fn reason(&mut self, reason: Reason, text: &str) {
        self.modals.push(Modal::Reason(reason, Box::new(Note::new(text))));
    }

    /// What was written is kept for the next time it is opened.
    pub(super) fn keep_reason(&mut self, reason: &Reason, text: String) {
        if let ([one], false) = (reason.of.as_slice(), reason.many) {
            self.reason_draft = Some((one.version_id, text));
        }
    }

    pub(super) fn send_reason(&mut self, reason: Reason, note: String) {
        let t = &self.strings().targets;
        // Many are returned each with its own objections; one alone needs words.
        if note.is_empty() && !reason.many {
            self.say(t.reason_needed);
            return self.reason(reason, "");
        }
        self.reason_draft = None;
        let verdict = if reason.reject { Verdict::Reject } else { Verdict::Return };
        let said = Said { verdict, note, grading: None, with_objections: reason.many };
        if !reason.many {
            return self.judge(reason.of, said);
        }
        let question = (t.ask_return)(reason.of.len());
        let request = Request::Judge(self.lang, self.shown_when(), reason.of, said);
        self.confirm(question, Then::Ask(Slot::Write, request));
    }

    /// A box with named texts; where there are none, a sentence that says so.
    pub(super) fn show(&mut self, title: &str, parts: Vec<(String, String)>, none: &str) {
        let parts = if parts.is_empty() { vec![(none.to_string(), String::new())] } else { parts };
        self.modals.push(Modal::Whole(Whole { title: title.to_string(), parts, top: 0 }));
    }

    fn show_diff(&mut self) {
        let t = &self.strings().targets;
        let Some(page) = self.page_in_sight() else { return };
        let (diff, first) = (page.diff.clone(), page.item.version <= 1 && page.item.rounds <= 1);
        self.show(t.diff_title, diff, if first { t.no_earlier } else { t.same_as_earlier });
    }

    fn show_target(&mut self) {
        let t = &self.strings().targets;
        let Some(parts) = self.page_in_sight().map(|p| p.whole.clone()) else { return };
        self.show(t.target_text, parts, t.no_version);
    }

    /// The texts of the row under the cursor.
    pub(super) fn show_indicator(&mut self) {
        let t = &self.strings().targets;
        let Some(Page::Review(r)) = self.pages.last() else { return };
        let parts = r.whole();
        self.show(t.full_text, parts, t.no_version);
    }

    fn undo_judgement(&mut self) {
        if self.waiting(Slot::Write).is_some() {
            return self.say(self.strings().targets.still_saving);
        }
        let last = self.judged.last().cloned();
        self.ask(Slot::Write, Request::UndoJudgement(self.shown_when(), last));
    }

    /// Ends the sitting after one question: what was decided is handed on then.
    fn ask_end(&mut self) {
        let question = self.strings().targets.ask_end.to_string();
        self.confirm(question, Then::Ask(Slot::Write, Request::EndSitting(self.lang, self.shown_when())));
    }

    fn open_targets_project(&mut self) {
        let owner = match self.pages.last() {
            Some(Page::Review(r)) => r.page.as_ref().map(|p| p.item.owner),
            _ => self.item_under_cursor().map(|i| i.owner),
        };
        match owner {
            Some(Owner::Project(id)) => {
                self.bench.projects.go_to(id);
                self.open_dossier(id);
                if let Some(Page::Dossier(d)) = self.pages.last_mut() {
                    d.tab = Tab::Targets;
                }
                self.need_target_life();
            }
            Some(Owner::Department(_)) => self.say(self.strings().targets.a_department),
            None => {}
        }
    }

    fn ask_corrections(&mut self) {
        if !self.subjects_chosen().is_empty() {
            let name = self.file_name(self.strings().targets.list_prompt, "docx");
            self.prompt(Purpose::Corrections, &self.folder.join(name).display().to_string());
        }
    }

    fn ask_forms(&mut self) {
        if !self.subjects_chosen().is_empty() {
            let year = self.city.as_ref().map(|c| c.year.to_string()).unwrap_or_default();
            let name = format!("{}{year}", self.strings().targets.forms_folder);
            self.prompt(Purpose::Forms, &self.folder.join(name).display().to_string());
        }
    }

    fn subjects_chosen(&self) -> Vec<Subject> {
        let subject = |key: i64| self.targets.known(key).map(|l| l.item.subject.clone());
        match self.pages.last() {
            Some(Page::Review(r)) => vec![r.subject.clone()],
            Some(Page::Targets) if self.targets.sheet().marks.is_empty() => self.of_department(),
            Some(Page::Targets) => self.targets.sheet().chosen().into_iter().filter_map(subject).collect(),
            _ => Vec::new(),
        }
    }

    /// All lines of the queue that are of the department under the cursor.
    fn of_department(&self) -> Vec<Subject> {
        let Some(department) = self.item_under_cursor().map(|i| i.department.clone()) else { return Vec::new() };
        let items = self.targets.sheet().shown().filter_map(|r| self.targets.known(r.key)).map(|l| &l.item);
        items.filter(|i| i.department == department).map(|i| i.subject.clone()).collect()
    }

    /// Where a typed name leads: the list of corrections, or forms in a folder.
    pub(super) fn write_targets(&mut self, purpose: &Purpose, to: &str) {
        let (of, when) = (self.subjects_chosen(), self.shown_when());
        let request = match purpose {
            Purpose::Corrections => Request::Corrections(self.lang, when, of, to.into()),
            _ => Request::Forms(self.lang, when, of, to.into()),
        };
        self.ask(Slot::Export, request);
    }

    /// Document and day of an issue.
    fn ask_issue(&mut self) {
        if self.targets.queue == Queue::Reviewed && !self.to_issue().is_empty() {
            return self.fill_in(FormFor::Issue);
        }
        self.say(self.strings().targets.issue_from_reviewed);
    }

    /// The marked lines; without marks all of the queue that are approved.
    fn to_issue(&self) -> Vec<Seen> {
        let sheet = self.targets.sheet();
        if !sheet.marks.is_empty() {
            return self.seen_of_list();
        }
        let items = sheet.shown().filter_map(|r| self.targets.known(r.key)).map(|l| &l.item);
        items.filter(|i| i.state == Some(State::Approved)).filter_map(Item::seen).collect()
    }

    /// What an issue of them would do.
    pub(super) fn preview_issue(&mut self, document: String, day: Date) {
        let request = Request::IssuePreview(self.lang, self.shown_when(), self.to_issue(), document, day);
        self.ask(Slot::Issue, request);
    }

    pub(super) fn confirm_issue(&mut self, issuing: Issuing) {
        let t = &self.strings().targets;
        let Some(day) = issuing.day.filter(|_| issuing.count > 0) else {
            return self.show(t.issue_title, issuing.left_out, t.issue_nothing);
        };
        let mut text = (t.ask_issue)(issuing.count, &number::wan(issuing.sum), &issuing.document, &day.to_string());
        if !issuing.left_out.is_empty() {
            text.push_str(&format!("\n{}", (t.and_left_out)(issuing.left_out.len())));
            text.extend(issuing.left_out.iter().take(8).map(|(name, why)| format!("\n{name}  {why}")));
        }
        let request = Request::IssueTargets(self.lang, self.shown_when(), issuing.seen, issuing.document, day);
        self.confirm(text, Then::Ask(Slot::Write, request));
    }

    fn ask_grade(&mut self) {
        if self.page_in_sight().is_some() {
            self.fill_in(FormFor::Grade);
        }
    }

    /// Asks for the versions of the target of the project in sight, where its tab is.
    pub(super) fn need_target_life(&mut self) {
        let Some(Page::Dossier(d)) = self.pages.last() else { return };
        let (project, wanted) = (d.project, d.tab == Tab::Targets && d.targets.is_none());
        let code = self.project(project).map(|p| p.project.code.clone()).filter(|_| wanted);
        if let Some(code) = code {
            self.ask(Slot::Target, Request::TargetLife(self.lang, self.shown_when(), project, code));
        }
    }

    /// Puts the cursor of the list on the target in sight.
    pub(super) fn find_in_list(&mut self) {
        let owner = match self.pages.last() {
            Some(Page::Review(r)) => r.page.as_ref().map(|p| p.item.owner),
            _ => None,
        };
        if let Some(owner) = owner {
            self.targets.sheet_mut().go_to(key_of(owner));
        }
    }
}
