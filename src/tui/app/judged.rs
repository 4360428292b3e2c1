//! What follows when the store thread answers about targets.
//!
//! Never here: what an operator does (see `targets`).

use crate::service::target::review::Verdict;
use crate::tui::effect::{Request, Slot};
use crate::tui::msg::Reply;
use crate::tui::rows::targets::{Decided, Issuing, TargetPage};
use crate::tui::screens::Page;

use super::App;

impl App {
    /// Takes an answer about targets; gives back what is not about them.
    pub(super) fn take_targets(&mut self, reply: Reply) -> Option<Reply> {
        let t = &self.strings().targets;
        match reply {
            Reply::Targets(targets) => {
                self.targets.fill(*targets);
                self.find_in_list();
            }
            Reply::Target(page) => self.take_target(*page),
            Reply::TargetLife(project, lines) => {
                for page in &mut self.pages {
                    if let Page::Dossier(d) = page
                        && d.project == project
                    {
                        d.targets = Some(lines.clone());
                    }
                }
            }
            Reply::Judged(verdict, decided) => self.judged(verdict, decided),
            Reply::JudgementUndone(0) => self.say(t.nothing_to_undo),
            Reply::JudgementUndone(n) => {
                self.judged.pop();
                self.say((t.undone)(n));
                self.after_decision();
                self.read_review();
            }
            Reply::Receipt(mut lines, ended) => {
                if !lines.is_empty() && !self.skipped.is_empty() {
                    lines.push((t.receipt_skipped.to_string(), (t.of_it)(self.skipped.len())));
                }
                if ended {
                    self.judged.clear();
                    self.skipped.clear();
                    lines.push((t.receipt_ended.to_string(), String::new()));
                } else if !lines.is_empty() {
                    lines.push((t.receipt_hint.to_string(), String::new()));
                }
                self.show(t.receipt_title, lines, t.receipt_empty);
            }
            Reply::IssuePreview(issuing) => self.confirm_issue(issuing),
            Reply::TargetsIssued(issuing) => self.issued(issuing),
            Reply::Corrections(0, ..) => self.say(t.list_nothing),
            Reply::Corrections(n, of, file) => self.say((t.list_written)(n, of, &file.display().to_string())),
            Reply::Forms(n, folder) => self.say((t.forms_written)(n, &folder.display().to_string())),
            other => return Some(other),
        }
        None
    }

    fn take_target(&mut self, page: TargetPage) {
        if page.item.seen().is_some_and(|_| page.is_open()) {
            self.skipped.insert(page.item.version_id.unwrap_or_default());
        }
        for open in &mut self.pages {
            if let Page::Review(r) = open
                && r.subject == page.item.subject
            {
                r.fill(page);
                return;
            }
        }
    }

    fn judged(&mut self, verdict: Verdict, decided: Decided) {
        let t = &self.strings().targets;
        let (n, out) = (decided.count, decided.left_out.len());
        let one = out == 0 && n == 1;
        self.say(match verdict {
            Verdict::Pass if one => (t.passed)(&decided.name),
            Verdict::Pass => (t.passed_many)(n, out),
            Verdict::Return if one => (t.returned)(&decided.name),
            Verdict::Return => (t.returned_many)(n, out),
            _ if one => (t.rejected)(&decided.name),
            _ => (t.rejected_many)(n, out),
        });
        for version in &decided.versions {
            self.skipped.remove(version);
        }
        if n > 0 {
            self.judged.push((decided.sitting, decided.decisions));
        }
        if !decided.left_out.is_empty() {
            self.show(t.left_out, decided.left_out, "");
        }
        if matches!(self.pages.last(), Some(Page::Review(_))) {
            // The list keeps its lines while it is gone through, so that the place in it holds.
            if n > 0 && !self.next_target(false) {
                self.pages.retain(|p| !matches!(p, Page::Review(_)));
                self.say(t.last_one);
                self.left_review(true);
            }
        } else {
            self.targets.sheet_mut().marks.clear();
            self.after_decision();
        }
    }

    /// The list is in sight again: its lines are read anew, and after the last
    /// of them what was done is summed up.
    pub(super) fn left_review(&mut self, done: bool) {
        self.after_decision();
        if done {
            self.sum_up_sitting();
        }
    }

    /// Says what was decided in this session, where anything was.
    pub(super) fn sum_up_sitting(&mut self) {
        if !self.judged.is_empty() {
            self.ask(Slot::Detail, Request::Receipt(self.lang, self.shown_when()));
        }
    }

    /// What a decision may have changed is read again.
    fn after_decision(&mut self) {
        self.detail = None;
        self.read_targets();
        self.read_city();
    }

    fn issued(&mut self, issuing: Issuing) {
        let t = &self.strings().targets;
        self.say((t.issued)(issuing.count, &issuing.document));
        self.targets.sheet_mut().marks.clear();
        if !issuing.left_out.is_empty() {
            self.show(t.left_out, issuing.left_out, "");
        }
        self.after_decision();
    }
}
