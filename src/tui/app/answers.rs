//! What follows when the store thread answers.
//!
//! Never here: an answer that came too late. Only the newest job of a slot counts.

use crate::present::number;
use crate::tui::effect::{Request, Slot, When};
use crate::tui::msg::{Job, Reply, Trouble};
use crate::tui::rows::City;
use crate::tui::screens::Page;
use crate::tui::screens::bench::Pane;

use super::modal::{Modal, Then};
use super::{App, Waiting};

impl App {
    pub(super) fn progress(&mut self, job: Job, done: usize, total: usize) {
        if let Some(w) = self.waiting.iter_mut().find(|w| w.job == job) {
            *w = Waiting { job, done, total };
            self.changed = true;
        }
    }

    pub(super) fn answer(&mut self, job: Job, reply: Result<Reply, Trouble>) {
        let Some(at) = self.waiting.iter().position(|w| w.job == job) else { return };
        self.waiting.remove(at);
        self.changed = true;
        if job.slot == Slot::Cell {
            return self.cell_answer(job, reply);
        }
        match reply {
            Ok(reply) => self.take(reply),
            Err(trouble) => self.trouble(job, trouble),
        }
    }

    fn take(&mut self, reply: Reply) {
        let s = self.strings();
        let Some(reply) = self.take_targets(reply).and_then(|r| self.take_evaluation(r)) else { return };
        match reply {
            Reply::City(city) => self.take_city(*city),
            Reply::Detail(detail) => {
                self.detail = Some(*detail);
                self.fill_dossier();
            }
            Reply::Sheet(which, rows) => {
                for page in &mut self.pages {
                    page.fill(&which, &rows);
                }
            }
            Reply::Folder(path, entries) => {
                self.folder.clone_from(&path);
                if let Some(Page::Pick(picker)) = self.pages.last_mut() {
                    picker.fill(path, entries);
                }
            }
            Reply::Preview(preview) => {
                self.notice = None;
                self.pages.retain(|p| !matches!(p, Page::Preview(_)));
                self.pages.push(Page::preview(*preview));
            }
            Reply::Imported(outcome) => {
                self.pages.retain(|p| !p.belongs_to_import());
                self.pages.push(Page::outcome(*outcome));
                self.detail = None;
                // An import may bring a newer year or day; the operator's own choice stays.
                self.read_city();
            }
            Reply::Exported(rows, path) => self.say((s.common.exported)(rows, &path.display().to_string())),
            Reply::Simulated { key, value, lines } => {
                let mut text = (s.rules.ask_set)(&key, &self.value_now(&key), &value);
                for (name, change) in &lines {
                    text.push_str(&format!("\n{name}  {change}"));
                }
                self.modals.push(Modal::Confirm {
                    question: text,
                    then: Then::Ask(Slot::Write, Request::SetRule(self.shown_when(), key, value)),
                });
            }
            Reply::RuleSet(key, value) => self.written((s.rules.set_done)(&key, &value)),
            Reply::Rectify(told) => self.take_rectify(told),
            Reply::Handled(action, n) => self.after_handling(&action, n),
            Reply::LettersSent(posted) => self.after_letters(&posted),
            Reply::DraftKept => {}
            Reply::Undone(batch) => self.written((s.import.undone_done)(&batch.to_string())),
            Reply::Accepted(n) => self.written((s.import.accepted)(n)),
            Reply::Results(told) => self.take_results(told),
            Reply::Monitor(told) => self.take_monitor(*told),
            // Taken above.
            _ => {}
        }
    }

    /// Something was written: say so and read again what it may have changed.
    pub(super) fn written(&mut self, text: String) {
        self.say(text);
        self.detail = None;
        self.read_city();
        self.reload_pages();
    }

    fn take_city(&mut self, mut city: City) {
        self.bench.projects.replace(std::mem::take(&mut city.project_rows));
        self.bench.alerts.replace(std::mem::take(&mut city.alert_rows));
        self.bench.findings.replace(std::mem::take(&mut city.finding_rows));
        let first = self.city.is_none();
        let moved = self.city.as_ref().is_some_and(|c| (c.year, c.as_of) != (city.year, city.as_of));
        let draft = city.draft.take().filter(|_| first);
        let unfinished = city.unfinished.take().filter(|_| first);
        self.city = Some(city);
        self.relink();
        if moved && matches!(self.pages.last(), Some(Page::Monitor)) {
            self.monitor.days.asked = false;
            self.reread_monitor();
        }
        // The line dropped while a note was being written: the start is where it was left.
        if let Some((key, text)) = draft.filter(|(key, _)| self.alert(*key).is_some()) {
            self.bench.alerts.go_to(key);
            self.bench.go(Pane::Alerts);
            self.draft = Some((key, text));
            self.say(self.strings().alerts.draft_found);
        }
        if let Some(unfinished) = unfinished {
            self.offer_resume(unfinished);
        }
        // Another day or year has other evaluations.
        if moved {
            self.evaluations.chosen_year = None;
        }
        if (first || moved) && !self.is_first_run() {
            self.read_evaluations();
        }
        if moved {
            self.evaluations.read = false;
            self.read_case();
        }
    }

    pub(super) fn trouble(&mut self, job: Job, trouble: Trouble) {
        let s = self.strings();
        if job.slot == Slot::Import {
            self.pages.retain(|p| !matches!(p, Page::Running));
        }
        // A page that never came is no page.
        if job.slot == Slot::Entry {
            self.pages.retain(|p| match p {
                Page::Entry(e) => e.page.is_some(),
                Page::Case(c) => c.page.is_some(),
                _ => true,
            });
        }
        if let (Slot::City, Some(city)) = (job.slot, &self.city) {
            // The year or day asked for is not to be had: what is shown still holds.
            self.when = When { year: Some(city.year), as_of: city.as_of };
        }
        match trouble {
            Trouble::Cancelled if job.slot == Slot::Import => self.say(s.import.cancelled),
            Trouble::Cancelled => {}
            Trouble::Io(path, why) if job.slot == Slot::Folder => {
                self.fail((s.common.cannot_read_dir)(&path.display().to_string(), &why.to_string()), None);
            }
            Trouble::Io(path, why) => {
                self.fail((s.common.cannot_write)(&path.display().to_string(), &why.to_string()), None);
            }
            Trouble::Fault(fault) => {
                let (text, hint) = crate::present::fault::fault(self.lang, &fault);
                self.fail(text, hint);
            }
            Trouble::Exists(path) => self.fail((s.common.fault_not_empty)(&path.display().to_string()), None),
        }
    }

    /// How far a job is, in words.
    pub fn progress_text(&self, waiting: Waiting) -> String {
        let s = self.strings();
        let what = match waiting.job.slot {
            Slot::Import => s.import.running,
            Slot::Write => s.common.saving,
            Slot::Export => s.common.working,
            _ => s.common.reading,
        };
        if waiting.total == 0 {
            return what.to_string();
        }
        (s.common.progress)(what, &number::count(waiting.done), &number::count(waiting.total))
    }
}
