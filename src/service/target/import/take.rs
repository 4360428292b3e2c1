//! One form: whose it is, what it changes, which steps it takes.

use std::collections::HashMap;

use super::report::{FormReport, Outcome};
use super::{Request, Source};
use crate::domain::form::{Cited, Form};
use crate::domain::target::check::Check;
use crate::domain::target::diff::{self, Change};
use crate::domain::target::history::{self, Version};
use crate::domain::target::objection::Objection;
use crate::domain::target::state::{self, State, Step};
use crate::domain::text;
use crate::exchange::record::Reason;
use crate::service::period::Period;
use crate::service::target::checks::Checks;
use crate::service::target::places::{Place, Places};
use crate::service::target::year::Year;
use crate::service::target::{Subject, Walk, With};
use crate::service::{Fault, Stamp};
use crate::store::target::{NewContent, Owner};
use crate::store::{Store, WriteTx};

/// What the store knows of the years of a call, for the checks; read before
/// the write begins.
pub(super) struct Known {
    years: HashMap<i16, (Year, Checks)>,
}

impl Known {
    pub fn load(store: &Store, sources: &[Source], request: &Request) -> Result<Known, Fault> {
        let mut known = Known { years: HashMap::new() };
        let forms = sources.iter().flat_map(|s| s.forms.iter().flatten());
        let told = forms.filter_map(|f| f.year.or(f.mark.as_ref().map(|m| m.year)));
        let stored = store.years()?;
        let mut years: Vec<i16> = told.chain(request.year).chain(stored.last().copied()).collect();
        years.sort_unstable();
        years.dedup();
        for year in years.into_iter().filter(|y| stored.contains(y)) {
            let period = Period { year, as_of: request.day };
            known.years.insert(year, (Year::load(store, period)?, Checks::before(store, year)?));
        }
        Ok(known)
    }
}

/// What is at hand while the forms of a call are taken in.
pub(super) struct Desk<'w, 't> {
    w: &'w WriteTx<'t>,
    pub stamp: &'w Stamp,
    request: &'w Request,
    known: &'w Known,
    places: Places,
    /// Forms of this call, by whose they are.
    taken: HashMap<(i16, Owner), Form>,
}

/// A form with what is known of it.
struct Given<'a> {
    batch: i64,
    file: &'a str,
    sha256: &'a str,
    form: &'a Form,
}

impl<'w, 't> Desk<'w, 't> {
    pub fn open(
        w: &'w WriteTx<'t>,
        stamp: &'w Stamp,
        request: &'w Request,
        known: &'w Known,
    ) -> Result<Desk<'w, 't>, Fault> {
        let places = Places::load(w, stamp, request.year)?;
        Ok(Desk { w, stamp, request, known, places, taken: HashMap::new() })
    }

    pub fn take(&mut self, batch: i64, file: &str, sha256: &str, form: Form) -> Result<FormReport, Fault> {
        let mut report = blank(&form);
        if !form.kind.is_target() {
            report.outcome = Outcome::SetAside(Reason::NotATarget, form.title.clone());
            return Ok(report);
        }
        let place = match self.places.find(self.w, &form)? {
            Ok(place) => place,
            Err((reason, at)) => {
                report.outcome = Outcome::SetAside(reason, at);
                return Ok(report);
            }
        };
        report.year = Some(place.year);
        report.subject = Some(subject(&place));
        report.other_name = !form.kind.is_department() && other_name(&form, &place.name);
        report.name.clone_from(&place.name);
        if let Some(before) = self.taken.get(&(place.year, place.owner)) {
            // Twice in one call: the same once more, or nobody knows which holds.
            let same = diff::diff(before, &form).is_empty();
            report.outcome = if same {
                Outcome::Unchanged
            } else {
                Outcome::SetAside(Reason::ConflictingTwice, form.project.clone())
            };
            return Ok(report);
        }
        let given = Given { batch, file, sha256, form: &form };
        self.place(&given, &place, &mut report)?;
        self.taken.insert((place.year, place.owner), form);
        Ok(report)
    }

    fn place(&self, given: &Given<'_>, place: &Place, report: &mut FormReport) -> Result<(), Fault> {
        let target = self.w.target_of(place.year, place.owner)?;
        let versions = target.as_ref().map(|t| t.versions.as_slice()).unwrap_or_default();
        report.objections = self.objections(place, given.form);
        report.blocking = report.objections.iter().filter(|o| o.blocks).count();
        let Some(version) = versions.last() else {
            return self.first(given, place, report, 1);
        };
        (report.version, report.state) = (version.number, version.last().map(|e| e.to));
        let Some(state) = report.state else { return self.first(given, place, report, version.number + 1) };
        let changes = self.changes(version, given.form)?;
        report.round = self.w.target_contents(version.id)?.len() as u32;
        if changes.is_empty() {
            report.outcome = Outcome::Unchanged;
            return Ok(());
        }
        let aside = |reason| Outcome::SetAside(reason, cell_of(&changes, given.form));
        match state {
            State::Draft | State::Returned => self.again(given, place, version, changes, report),
            State::Submitted | State::Endorsed | State::InReview if report.blocking == 0 => {
                self.again(given, place, version, changes, report)
            }
            State::Submitted | State::Endorsed | State::InReview => {
                report.outcome = aside(Reason::WouldBlock);
                Ok(())
            }
            State::Rejected => self.first(given, place, report, version.number + 1),
            State::Approved => {
                report.outcome = aside(Reason::TargetApproved);
                Ok(())
            }
            State::Issued
            | State::Closed
            | State::Cancelled
            | State::AdjustRequested
            | State::AdjustReview
            | State::AdjustRefused => {
                // What is in force, sent once more beside an adjustment, is nothing new.
                let force = history::in_force(versions, crate::store::org::END_OF_TIME);
                let same = match force {
                    Some(force) if force.id != version.id => self.changes(force, given.form)?.is_empty(),
                    _ => false,
                };
                report.outcome = if same { Outcome::Unchanged } else { aside(Reason::TargetLocked) };
                Ok(())
            }
        }
    }

    /// A version begins.
    fn first(&self, given: &Given<'_>, place: &Place, report: &mut FormReport, number: u32) -> Result<(), Fault> {
        let target = self.w.target_id(place.year, place.owner)?;
        let version = self.w.add_target_version(target, number, Some(given.batch))?;
        let content = self.content(given, version, 1)?;
        let with = With { content_id: Some(content), batch_id: Some(given.batch), ..With::default() };
        let walk = Walk::begin(self.w, self.stamp, version, &place.name, Step::File, self.request.day, with)?;
        self.submit(walk, place.year, with, report)?;
        (report.outcome, report.version, report.round) = (Outcome::Imported, number, 1);
        Ok(())
    }

    /// A further round of a version that is not decided on.
    fn again(
        &self,
        given: &Given<'_>,
        place: &Place,
        version: &Version,
        changes: Vec<Change>,
        report: &mut FormReport,
    ) -> Result<(), Fault> {
        let round = report.round + 1;
        let content = self.content(given, version.id, round)?;
        let with = With { content_id: Some(content), batch_id: Some(given.batch), ..With::default() };
        let Some(mut walk) = Walk::on(self.w, self.stamp, version, &place.name) else { return Ok(()) };
        walk.step(Step::File, self.request.day, &state::Known::default(), with)?;
        self.submit(walk, place.year, with, report)?;
        // The second round asks only of what is new.
        report.objections.retain(|o| o.blocks || changes.iter().any(|c| c.speaks_of(&o.at.cell)));
        (report.outcome, report.round, report.changes) = (Outcome::Changed, round, changes);
        Ok(())
    }

    /// Forms come to the bureau through the department: one that passes the
    /// blocking checks is submitted and, where the office takes that for
    /// granted, endorsed.
    fn submit(&self, mut walk: Walk<'_, '_>, year: i16, with: With<'_>, report: &mut FormReport) -> Result<(), Fault> {
        let known = state::Known { blocking: report.blocking, ..state::Known::default() };
        if matches!(walk.at, State::Draft | State::Returned) && known.blocking == 0 {
            walk.step(Step::Submit, self.request.day, &known, with)?;
        }
        let assumed = self.known.years.get(&year).is_none_or(|(y, _)| y.rules.word("target.endorsement") == "assumed");
        if walk.at == State::Submitted && assumed {
            walk.step(Step::Endorse, self.request.day, &known, with)?;
        }
        report.state = Some(walk.at);
        Ok(())
    }

    fn content(&self, given: &Given<'_>, version_id: i64, round: u32) -> Result<i64, Fault> {
        let of = NewContent {
            version_id,
            round,
            day: self.request.day,
            batch_id: Some(given.batch),
            file: given.file,
            sha256: given.sha256,
            by: &self.stamp.actor,
            at: &self.stamp.at,
        };
        Ok(self.w.add_target_content(&of, given.form)?)
    }

    fn changes(&self, version: &Version, form: &Form) -> Result<Vec<Change>, Fault> {
        let last = self.w.target_contents(version.id)?.pop();
        let Some(last) = last else { return Ok(Vec::new()) };
        Ok(diff::diff(&self.w.target_form(last.id)?, form))
    }

    fn objections(&self, place: &Place, form: &Form) -> Vec<Objection<Check>> {
        let known = self.known.years.get(&place.year);
        known.map(|(year, checks)| checks.of(year, place.owner, form, None)).unwrap_or_default()
    }
}

fn subject(place: &Place) -> Subject {
    match place.owner {
        Owner::Project(_) => Subject::Project(place.code.clone().unwrap_or_default()),
        Owner::Department(_) => Subject::Department(place.code.clone().unwrap_or_else(|| place.name.clone())),
    }
}

fn other_name(form: &Form, name: &str) -> bool {
    let (_, printed) = crate::domain::code::split(&form.project.text);
    let folds = [printed.unwrap_or_default(), form.project.text.clone()].map(|n| text::fold(&n));
    !form.project.is_empty() && !folds.contains(&text::fold(name))
}

/// The first cell that says something else.
fn cell_of(changes: &[Change], form: &Form) -> Cited {
    let first = changes.iter().find_map(|c| match c {
        Change::Added { label, .. } => Some(label.clone()),
        Change::Changed { after, .. } => Some(after.clone()),
        Change::Removed { .. } => None,
    });
    first.unwrap_or_else(|| form.project.clone())
}

fn blank(form: &Form) -> FormReport {
    let named = if form.kind.is_department() { &form.department } else { &form.project };
    FormReport {
        sheet: form.sheet.clone(),
        kind: form.kind,
        subject: None,
        name: named.text.clone(),
        year: form.year,
        amount: form.amount(),
        outcome: Outcome::Unchanged,
        version: 0,
        round: 0,
        state: None,
        changes: Vec::new(),
        blocking: 0,
        objections: Vec::new(),
        other_name: false,
    }
}
