//! What the store thread does with a request: a call of the service, and its
//! answer as rows.
//!
//! Never here: a decision of the field, SQL, or drawing.

mod city;
pub mod evaluation;
mod files;
mod forms;
mod incoming;
mod letters;
mod life;
mod lists;
mod money;
mod monitor;
mod papers;
mod rectify;
mod results;
mod target;
mod targets;

use std::path::PathBuf;

use crate::domain::date::Date;
use crate::service::alerts::{self, Action, Handled};
use crate::service::draft::{self, Draft};
use crate::service::period::{self, Period};
use crate::service::rules;
use crate::service::{Fault, Stamp, basket, import};
use crate::store::Store;
use crate::store::ledger::Ledger;

use super::effect::{How, Request, When};
use super::jobs::Desk;
use super::msg::{Reply, Trouble};

/// Where the time comes from: faces may ask a clock, nothing below them does.
#[derive(Clone, Copy)]
pub struct Clock(fn() -> (String, Date));

impl Clock {
    /// The machine's.
    pub fn system() -> Clock {
        Clock(|| {
            let now = jiff::ZonedDateTime::now();
            (now.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(), now.date())
        })
    }

    /// One that always says the same, for tests.
    pub const fn fixed(says: fn() -> (String, Date)) -> Clock {
        Clock(says)
    }
}

/// The store and who works on it.
pub struct StoreDesk {
    store: Store,
    operator: String,
    clock: Clock,
    seen: i64,
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Trouble {
        match fault {
            Fault::Cancelled => Trouble::Cancelled,
            other => Trouble::Fault(other),
        }
    }
}

impl StoreDesk {
    /// A desk over a store.
    pub fn new(store: Store, operator: String, clock: Clock) -> StoreDesk {
        let seen = store.data_version().unwrap_or(0);
        StoreDesk { store, operator, clock, seen }
    }

    /// The store it works on.
    pub fn store(&self) -> &Store {
        &self.store
    }

    fn stamp(&self) -> Stamp {
        Stamp { actor: self.operator.clone(), at: (self.clock.0)().0 }
    }

    fn today(&self) -> Date {
        (self.clock.0)().1
    }

    fn period(&self, when: When) -> Result<Period, Fault> {
        period::resolve(&self.store, when.year, when.as_of)
    }

    fn set_rule(&mut self, when: When, key: &str, value: &str) -> Result<(), Fault> {
        let from = self.period(when)?.as_of;
        let change = rules::for_all(key, value, from);
        let stamp = self.stamp();
        rules::set(&mut self.store, &stamp, &[change])
    }

    fn handle(&mut self, when: When, chosen: &[Handled], action: Action) -> Result<Reply, Fault> {
        let (period, stamp) = (self.period(when)?, self.stamp());
        alerts::handle(&mut self.store, &stamp, period, chosen, action.clone())?;
        if matches!(action, Action::Note(_)) && draft::kept(&self.store, &self.operator)?.is_some() {
            draft::keep(&mut self.store, &stamp, None)?;
        }
        Ok(Reply::Handled(action, chosen.len()))
    }

    fn accept(&mut self, chosen: &[i64]) -> Result<usize, Fault> {
        let rows: Vec<(Ledger, i64, i64)> = basket::list(&self.store)?
            .into_iter()
            .filter(|w| chosen.contains(&lists::basket_key(w.row.ledger, w.row.id)))
            .filter_map(|w| w.suggestion.map(|s| (w.row.ledger, w.row.id, s.project_id)))
            .collect();
        let stamp = self.stamp();
        basket::accept(&mut self.store, &stamp, &rows)?;
        Ok(rows.len())
    }

    fn import(
        &mut self,
        files: &[PathBuf],
        how: How,
        dry_run: bool,
        step: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<import::Imported, Fault> {
        let request = import::Request {
            files: files.iter().cloned().map(import::Input::Path).collect(),
            kind: how.kind,
            unit: how.unit,
            columns: how.columns,
            dry_run,
            ..import::Request::default()
        };
        let (stamp, today) = (self.stamp(), self.today());
        import::import(&mut self.store, &stamp, today, &request, step)
    }
}

impl StoreDesk {
    /// Requests about targets.
    fn of_targets(&mut self, request: Request) -> Result<Reply, Trouble> {
        Ok(match request {
            Request::Targets(lang, when) => Reply::Targets(Box::new(targets::all(self, lang, when)?)),
            Request::Target(lang, when, subject) => Reply::Target(Box::new(target::page(self, lang, when, &subject)?)),
            Request::TargetLife(lang, when, project, code) => {
                Reply::TargetLife(project, life::life(self, lang, when, &code)?)
            }
            Request::Judge(lang, when, seen, said) => {
                Reply::Judged(said.verdict, targets::judge(self, lang, when, seen, &said)?)
            }
            Request::UndoJudgement(when, last) => Reply::JudgementUndone(targets::undo(self, when, last)?),
            Request::Receipt(lang, when) => Reply::Receipt(targets::receipt(self, lang, when, false)?, false),
            Request::EndSitting(lang, when) => Reply::Receipt(targets::receipt(self, lang, when, true)?, true),
            Request::IssuePreview(lang, when, seen, document, day) => {
                Reply::IssuePreview(targets::issue_of(self, lang, when, seen, document, day, false)?)
            }
            Request::IssueTargets(lang, when, seen, document, day) => {
                Reply::TargetsIssued(targets::issue_of(self, lang, when, seen, document, day, true)?)
            }
            Request::Corrections(lang, when, of, path) => papers::corrections(self, lang, when, &of, &path)?,
            Request::Forms(_, when, of, folder) => papers::forms(self, when, &of, &folder)?,
            _ => return Err(Trouble::Cancelled),
        })
    }
}

impl Desk for StoreDesk {
    fn answer(&mut self, request: Request, step: &mut dyn FnMut(usize, usize) -> bool) -> Result<Reply, Trouble> {
        let count = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
        let mut go_on = |done: u64, total: u64| step(count(done), count(total));
        Ok(match request {
            Request::City(lang, when) => Reply::City(Box::new(city::city(self, lang, when)?)),
            Request::Detail(lang, when, code) => Reply::Detail(Box::new(money::detail(self, lang, when, &code)?)),
            Request::Sheet(lang, when, which) => {
                let rows = lists::rows(self, lang, when, &which)?;
                Reply::Sheet(which, rows)
            }
            Request::Folder(path) => files::folder(&path)?,
            Request::Preview(lang, paths, how) => Reply::Preview(Box::new(self.preview(lang, paths, how, &mut go_on)?)),
            Request::Import(lang, paths, how) => {
                Reply::Imported(Box::new(self.import_all(lang, &paths, how, &mut go_on)?))
            }
            Request::Sample(lang) => {
                let done = files::sample(self, &mut go_on)?;
                Reply::Imported(Box::new(files::outcome(self, lang, &done)?))
            }
            Request::Export(lang, path, listing) => files::export(lang, &path, &listing, self.today())?,
            Request::Simulate(lang, when, key, value) => {
                let period = self.period(when)?;
                let simulation = rules::simulate(&self.store, period, &rules::for_all(&key, &value, period.as_of))?;
                Reply::Simulated { lines: lists::simulated(lang, &simulation), key, value }
            }
            Request::SetRule(when, key, value) => {
                self.set_rule(when, &key, &value)?;
                Reply::RuleSet(key, value)
            }
            Request::Handle(when, chosen, action) => self.handle(when, &chosen, action)?,
            Request::SendLetters(lang, when, alerts, order, folder) => {
                letters::send(self, lang, when, &alerts, *order, &folder)?
            }
            Request::KeepDraft(alert, text) => {
                let stamp = self.stamp();
                let (rule, part) = (alert.key.rule.key().to_string(), alert.key.part);
                let draft = Draft { project_id: alert.project_id, rule, part, text };
                draft::keep(&mut self.store, &stamp, Some(&draft))?;
                Reply::DraftKept
            }
            Request::Undo(batch) => {
                let stamp = self.stamp();
                import::undo(&mut self.store, &stamp, batch)?;
                Reply::Undone(batch)
            }
            Request::Accept(chosen) => Reply::Accepted(self.accept(&chosen)?),
            Request::Results(lang, when, ask) => Reply::Results(results::answer(self, lang, when, ask)?),
            Request::Rectify(lang, when, ask) => self.of_findings(lang, when, ask)?,
            Request::Monitor(lang, when, ask) => Reply::Monitor(Box::new(monitor::answer(self, lang, when, ask)?)),
            Request::Evaluation(lang, when, ask) => evaluation::answer(self, lang, when, ask)?,
            other => self.of_targets(other)?,
        })
    }

    fn moved(&mut self) -> bool {
        let Ok(now) = self.store.data_version() else { return false };
        std::mem::replace(&mut self.seen, now) != now
    }
}
