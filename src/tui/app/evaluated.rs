//! What follows when the store thread answers about evaluations.
//!
//! Never here: what an operator does (see `evaluation`).

use crate::tui::effect::{Request, Slot};
use crate::tui::evaluation::{Ask, Told};
use crate::tui::msg::{Job, Reply, Trouble};
use crate::tui::parts::note::Note;
use crate::tui::rows::evaluation::{Clash, EntryPage, Evaluations, Unfinished};
use crate::tui::screens::Page;

use super::App;
use super::modal::{Modal, Then};

impl App {
    /// Takes an answer about evaluations; gives back what is not about them.
    pub(super) fn take_evaluation(&mut self, reply: Reply) -> Option<Reply> {
        let Reply::Evaluation(told) = reply else { return Some(reply) };
        let e = &self.strings().evaluating;
        match told {
            Told::Form(page) => self.take_form(*page),
            // Taken where its job is known.
            Told::Kept(..) => {}
            Told::Done(page, said) => {
                self.take_form(*page);
                self.say(said);
            }
            Told::Submitted(page) => {
                self.say((e.submitted)(&page.title));
                self.take_form(*page);
                self.stay(None);
            }
            Told::Stays => {}
            Told::All(all) => self.take_evaluations(*all),
            Told::Life(project, lines) => {
                for page in &mut self.pages {
                    if let Page::Dossier(d) = page
                        && d.project == project
                    {
                        d.evaluations = Some(lines.clone());
                    }
                }
            }
            Told::Case(page) => self.take_case(*page),
            Told::CaseDone(page, said) => self.case_done(page.map(|p| *p), said),
            Told::Judged(accept, seen) => self.forms_were_judged(accept, seen),
            Told::JudgedUndone(n) => {
                self.forms_judged.pop();
                self.say((e.undone)(n));
                self.read_evaluations();
                self.read_entry();
            }
            Told::Checked(said) => {
                self.say(said);
                self.read_evaluations();
                self.read_entry();
            }
        }
        None
    }

    fn take_evaluations(&mut self, mut all: Evaluations) {
        self.bench.take_evaluations(std::mem::take(&mut all.pane));
        self.evaluations.fill(all);
        self.relink();
        // The form in sight keeps its place in the list.
        let line = self.entry().and_then(|e| self.evaluations.of_subject(&e.subject)).map(|l| l.row.key);
        if let Some(key) = line {
            self.evaluations.sheet_mut().go_to(key);
        }
    }

    fn take_form(&mut self, page: EntryPage) {
        let s = self.strings();
        let open = self.pages.iter_mut().find_map(|p| match p {
            Page::Entry(e) if Some(&e.subject) == page.subject.as_ref() => Some(e),
            _ => None,
        });
        if let Some((at, text)) = open.and_then(|e| e.fill(s, page)) {
            self.modals.push(Modal::Long(at, Box::new(Note::new(&text))));
        }
    }

    /// The answer to a save. Saves are answered one by one; only the newest
    /// tells what the scores are.
    pub(super) fn cell_answer(&mut self, job: Job, reply: Result<Reply, Trouble>) {
        let s = self.strings();
        let sent = self.pages.iter_mut().find_map(|p| match p {
            Page::Entry(e) if e.is_sent(job.id) => Some(e),
            _ => None,
        });
        // The form was left meanwhile, or the job kept where the operator is.
        let Some(entry) = sent else {
            match reply {
                Ok(reply) => self.scores_answer(reply),
                Err(trouble) => {
                    self.scores_refused();
                    self.trouble(job, trouble);
                }
            }
            return;
        };
        match reply {
            Ok(Reply::Evaluation(Told::Kept(page, clashes))) => {
                let newest = entry.kept(job.id, &page);
                if newest {
                    entry.fill(s, *page);
                }
                let waiting = entry.waiting();
                self.send_edits(waiting);
                self.clashes(clashes);
            }
            Ok(_) => {}
            Err(trouble) => {
                entry.not_kept(job.id);
                self.trouble(job, trouble);
            }
        }
    }

    /// A colleague was faster in these cells: each is asked about, the first one first.
    fn clashes(&mut self, clashes: Vec<Clash>) {
        for clash in clashes.into_iter().rev() {
            if let Some(entry) = self.entry_mut() {
                entry.keep_ours(&clash);
            }
            self.ask_clash(clash);
        }
    }

    /// Tells the store where this operator is, for the next start.
    pub(super) fn stay(&mut self, at: Option<Unfinished>) {
        self.ask_beside(Slot::Cell, Request::Evaluation(self.lang, self.shown_when(), Ask::Stay(at)));
    }

    /// Offers to go on where the line dropped.
    pub(super) fn offer_resume(&mut self, unfinished: Unfinished) {
        let question = (self.strings().evaluating.ask_resume)(&unfinished.name);
        self.modals.push(Modal::Confirm { question, then: Then::Resume(unfinished) });
    }

    /// Goes on exactly there.
    pub(super) fn resume(&mut self, unfinished: Unfinished) {
        self.evaluations.chosen_year = Some(unfinished.year);
        // Leaving the form leads to the list, as it would have done before.
        self.open_evaluations();
        self.open_entry_of(unfinished.subject.clone(), Some(unfinished));
    }
}
