//! One form: whose it is, what it says, what becomes of it.

use std::collections::HashMap;

use super::Request;
use super::keep::{Kept, digest, keep};
use super::report::{FormReport, Outcome};
use crate::domain::date::last_of_year;
use crate::domain::evaluation::Scheme;
use crate::domain::evaluation::filing::{self, Filing, Known as Money, Problem};
use crate::domain::evaluation::sheet::{Filled, Line, judge};
use crate::domain::form::{Cited, Form, FormKind};
use crate::domain::target::check::{self, Context};
use crate::exchange::record::Reason;
use crate::service::evaluation::sheet::{Money12, asked};
use crate::service::evaluation::year::in_force;
use crate::service::evaluation::{EvaluationFault, Seen, scheme};
use crate::service::target::Subject;
use crate::service::target::places::{Place, Places};
use crate::service::{Fault, Stamp};
use crate::store::evaluation::RowRow;
use crate::store::target::Owner;
use crate::store::{Store, WriteTx};

/// What the store knows of the year of a call; read before the write begins.
pub(super) struct Known {
    scheme: Scheme,
    money: Money12,
    budget: HashMap<i64, crate::domain::money::Money>,
}

impl Known {
    pub fn load(store: &Store, request: &Request) -> Result<Known, Fault> {
        let end = last_of_year(request.year);
        let mut budget = HashMap::new();
        store.budgets(request.year, end, |row, facts| {
            let quotas = crate::domain::monitor::lines::quotas_in_force(&facts, request.year, end);
            budget.insert(row.project.id, quotas.iter().map(|q| q.amount).sum());
            true
        })?;
        Ok(Known { scheme: scheme(store, Some(request.year))?, money: Money12::load(store, request.year)?, budget })
    }

    fn of(&self, owner: Owner) -> Money {
        self.money.of(owner).map_or(Money::default(), |m| Money {
            initial: Some(m.initial),
            budget: Some(m.budget),
            spent: Some(m.paid),
        })
    }

    fn budget(&self, owner: Owner) -> Option<crate::domain::money::Money> {
        match owner {
            Owner::Project(id) => self.budget.get(&id).copied(),
            Owner::Department(_) => None,
        }
    }
}

/// What is at hand while the forms of a call are taken in.
pub(super) struct Desk<'w, 't> {
    w: &'w WriteTx<'t>,
    pub stamp: &'w Stamp,
    request: &'w Request,
    known: &'w Known,
    places: Places,
    /// Those whose form came with this call, and the digest of what it said.
    taken: HashMap<Owner, String>,
}

type Aside = (Reason, Cited);

impl<'w, 't> Desk<'w, 't> {
    pub fn open(
        w: &'w WriteTx<'t>,
        stamp: &'w Stamp,
        request: &'w Request,
        known: &'w Known,
    ) -> Result<Desk<'w, 't>, Fault> {
        let places = Places::load(w, stamp, Some(request.year))?;
        Ok(Desk { w, stamp, request, known, places, taken: HashMap::new() })
    }

    pub fn take(&mut self, batch: i64, file: &str, sha256: &str, form: Form) -> Result<FormReport, Fault> {
        let mut report = blank(&form);
        if let Some((reason, at)) = self.place((batch, file, sha256), &form, &mut report)? {
            report.outcome = Outcome::SetAside(reason, at);
        }
        Ok(report)
    }

    fn place(
        &mut self,
        (batch, file, sha256): (i64, &str, &str),
        form: &Form,
        report: &mut FormReport,
    ) -> Result<Option<Aside>, Fault> {
        if !matches!(form.kind, FormKind::SelfEvaluation | FormKind::DepartmentEvaluation) {
            return Ok(Some((Reason::NotAnEvaluation, form.title.clone())));
        }
        let year = form.year.or(form.mark.as_ref().map(|m| m.year));
        if year.is_some_and(|y| y != self.request.year) {
            return Ok(Some((Reason::OtherYear, form.title.clone())));
        }
        let place = match self.places.find(self.w, form)? {
            Ok(place) => place,
            Err(aside) => return Ok(Some(aside)),
        };
        report.subject = Some(subject(&place));
        report.name.clone_from(&place.name);
        let owner = place.owner;
        let versions = self.w.target_of(self.request.year, owner)?.map(|t| t.versions).unwrap_or_default();
        let target = in_force(&versions, self.request.year);
        let issued = target.map(|(_, content)| self.issued(content)).transpose()?;
        let known = self.known.of(owner);
        let filing = filing::file(form, self.request.year, issued.as_deref(), known, &self.known.scheme);
        report.noted.clone_from(&filing.noted);
        let context = Context { year: Some(self.request.year), budget: self.known.budget(owner), ..Context::usual() };
        report.objections = check::check(form, &context);
        let says = |f: &Filled| !f.actual.trim().is_empty() || f.own.is_some();
        if !filing.sheet.lines.iter().any(|(_, f)| says(f)) {
            // Rows that were filled in, none of which the target knows.
            let stray = filing.extra.iter().filter_map(|n| form.rows.get(*n));
            let stray = stray.into_iter().find(|r| !r.actual.is_empty() || !r.score.is_empty());
            return Ok(Some(match stray {
                Some(row) => (Reason::NoIndicatorFits, row.name.clone()),
                None => (Reason::FormBlank, head_cell(form)),
            }));
        }
        let rows = rows(form, &filing, &self.known.scheme);
        let form = noted_in(form, &filing);
        let digest = digest(&form, &rows);
        if let Some(before) = self.taken.get(&owner) {
            // Twice in one call: the same once more, or nobody knows which holds.
            if *before == digest {
                report.outcome = Outcome::Unchanged;
                return Ok(None);
            }
            return Ok(Some((Reason::ConflictingTwice, head_cell(&form))));
        }
        let kept = Kept {
            target,
            entry_id: None,
            batch: Some(batch),
            file,
            sha256,
            scheme: &self.known.scheme,
            day: self.request.day,
        };
        let evaluation_id = self.w.evaluation_id(self.request.year, owner)?;
        let seen = Seen { evaluation_id, revision: 0, name: place.name.clone() };
        match keep(self.w, self.stamp, &seen, &kept, &form, &filing.sheet, &rows) {
            Ok(written) => {
                report.outcome = match (written.unchanged, written.filing) {
                    (true, _) => Outcome::Unchanged,
                    (false, 1) => Outcome::Filed,
                    (false, _) => Outcome::Again,
                };
                report.filing = written.filing;
                (report.own, report.computed) = (written.figures.own, written.figures.computed);
                report.grade = written.figures.grade;
            }
            Err(Fault::Evaluation(EvaluationFault::Refused(_))) => {
                return Ok(Some((Reason::FormAccepted, head_cell(&form))));
            }
            Err(Fault::Evaluation(EvaluationFault::BackDated { .. })) => {
                return Ok(Some((Reason::FormBackDated, head_cell(&form))));
            }
            Err(other) => return Err(other),
        }
        report.state = self.w.evaluation_events(evaluation_id)?.last().map(|e| e.to);
        self.taken.insert(owner, digest);
        Ok(None)
    }

    fn issued(&self, content: i64) -> Result<Vec<Line>, Fault> {
        let (form, ids) = (self.w.target_form(content)?, self.w.target_indicator_ids(content)?);
        Ok(asked(&form, &ids).into_iter().map(|(row, id)| Line::of(row, Some(id))).collect())
    }
}

/// The rows as they are kept: those of the target in its order, then the form's own.
fn rows(form: &Form, filing: &Filing, scheme: &Scheme) -> Vec<RowRow> {
    let judged = judge(&filing.sheet, scheme);
    let mut out: Vec<RowRow> = Vec::new();
    for (((line, filled), at), judged) in filing.sheet.lines.iter().zip(&filing.rows).zip(&judged.rows) {
        let printed = at.and_then(|n| form.rows.get(n)).cloned();
        let mut row = printed.unwrap_or_else(|| crate::domain::form::Row {
            level1: Cited::new(&line.levels.0, ""),
            level2: Cited::new(&line.levels.1, ""),
            name: Cited::new(&line.name, ""),
            ..crate::domain::form::Row::empty(crate::domain::form::Block::Annual)
        });
        // The target and the marks in force count, whatever the form says of them.
        row.target.text.clone_from(&line.target.raw);
        if let Some(weight) = line.weight {
            row.marks.text = weight.normalize().to_string();
        }
        let computed = judged.scored.as_ref().ok().map(|s| s.points);
        out.push(RowRow { indicator: line.indicator, row, filled: filled.clone(), computed });
    }
    out
}

/// The form as it is kept: what differs from the target as issued, and rows
/// that are none of its indicators, stand among its texts.
fn noted_in(form: &Form, filing: &Filing) -> Form {
    let mut kept = form.clone();
    for n in &filing.noted {
        if matches!(
            n.problem,
            Problem::TargetChanged { .. }
                | Problem::MarksChanged { .. }
                | Problem::Rebased { .. }
                | Problem::UnknownIndicator
        ) {
            kept.texts.push((Cited::new(DIFFERS, ""), n.at.clone()));
        }
    }
    for row in filing.extra.iter().filter_map(|n| form.rows.get(*n)) {
        let cells = [&row.name, &row.target, &row.actual, &row.score].map(|c| c.text.as_str());
        kept.texts.push((Cited::new(DIFFERS, ""), Cited::new(cells.join("  "), row.name.cell.clone())));
    }
    kept
}

/// The label under which differences from the target are kept, a term in every
/// language of the interface.
const DIFFERS: &str = "与批复目标不符";

fn subject(place: &Place) -> Subject {
    match place.owner {
        Owner::Project(_) => Subject::Project(place.code.clone().unwrap_or_default()),
        Owner::Department(_) => Subject::Department(place.code.clone().unwrap_or_else(|| place.name.clone())),
    }
}

fn head_cell(form: &Form) -> Cited {
    let cells = [&form.project, &form.department, &form.title];
    cells.into_iter().find(|c| c.is_there() && !c.is_empty()).unwrap_or(&form.title).clone()
}

fn blank(form: &Form) -> FormReport {
    let named = if form.kind.is_department() { &form.department } else { &form.project };
    FormReport {
        sheet: form.sheet.clone(),
        kind: form.kind,
        subject: None,
        name: named.text.clone(),
        outcome: Outcome::Unchanged,
        filing: 0,
        state: None,
        own: None,
        computed: None,
        grade: None,
        noted: Vec::new(),
        objections: Vec::new(),
    }
}
