//! One form: whose it is, for which round, what it says, what becomes of it.

use std::collections::HashMap;

use super::Request;
use super::known::Known;
use super::report::{FormReport, Outcome};
use crate::domain::form::{Block, Cited, Form, FormKind, Row};
use crate::domain::indicator::Lamp;
use crate::domain::monitor::attainment;
use crate::domain::monitor::filing::{self, Expected, Filing, Issued, Noted, Problem};
use crate::domain::monitor::record::{FormRecord, RoundAct, RoundRecord};
use crate::domain::monitor::reported::{FormState, MonitorForm, Round};
use crate::domain::monitor::round::{self, FormStep, RoundState};
use crate::domain::{code, text};
use crate::exchange::record::Reason;
use crate::exchange::sheet;
use crate::service::target::places::{Place, Places};
use crate::service::{Fault, Stamp};
use crate::store::WriteTx;
use crate::store::monitor::{NewContent, NewFormEvent, NewRoundEvent, NoteRow, ValueRow};
use crate::store::target::Owner;

/// What is at hand while the forms of a call are taken in.
pub(super) struct Desk<'w, 't> {
    w: &'w WriteTx<'t>,
    pub stamp: &'w Stamp,
    request: &'w Request,
    known: &'w Known,
    places: Places,
    rounds: Vec<RoundRecord>,
    forms: HashMap<(i64, i64), FormRecord>,
    /// Digests of the last content of each form.
    said: HashMap<i64, (u32, String)>,
    /// Forms of this call, by round and project.
    taken: HashMap<(i64, i64), String>,
    /// Rounds that this call has set collecting.
    begun: Vec<i64>,
}

/// Where a form came from.
struct Origin<'a> {
    batch: i64,
    file: &'a str,
    sha256: &'a str,
}

/// A form with its place.
struct Given<'a> {
    form: &'a Form,
    project: i64,
    round: &'a RoundRecord,
    /// The version in force on the cut-off day, and its content.
    version: i64,
    content: i64,
}

type Aside = (Reason, Cited);

impl<'w, 't> Desk<'w, 't> {
    pub fn open(
        w: &'w WriteTx<'t>,
        stamp: &'w Stamp,
        request: &'w Request,
        known: &'w Known,
    ) -> Result<Desk<'w, 't>, Fault> {
        let heads = w.monitor_heads(request.year)?;
        // Oldest first, so that the last one stays.
        let said = heads.into_iter().map(|h| (h.form_id, (h.filing, h.digest))).collect();
        Ok(Desk {
            w,
            stamp,
            request,
            known,
            places: Places::load(w, stamp, Some(request.year))?,
            rounds: w.monitor_rounds(request.year)?,
            forms: w.monitor_forms(request.year)?,
            said,
            taken: HashMap::new(),
            begun: Vec::new(),
        })
    }

    pub fn take(&mut self, batch: i64, file: &str, sha256: &str, mut form: Form) -> Result<FormReport, Fault> {
        form.months = form.months.or(form.mark.as_ref().and_then(|m| m.round));
        let mut report = blank(&form);
        let from = Origin { batch, file, sha256 };
        if let Some((reason, at)) = self.place(&from, &form, &mut report)? {
            report.outcome = Outcome::SetAside(reason, at);
        }
        Ok(report)
    }

    /// Finds out whose it is and takes it in, or says why not.
    fn place(&mut self, from: &Origin<'_>, form: &Form, report: &mut FormReport) -> Result<Option<Aside>, Fault> {
        if form.kind != FormKind::Monitoring {
            return Ok(Some((Reason::NotMonitoring, form.title.clone())));
        }
        let year = form.year.or(form.mark.as_ref().map(|m| m.year));
        if year.is_some_and(|y| y != self.request.year) {
            return Ok(Some((Reason::OtherYear, form.title.clone())));
        }
        let place = match self.places.find(self.w, form)? {
            Ok(place) => place,
            Err(aside) => return Ok(Some(aside)),
        };
        let Owner::Project(project) = place.owner else {
            return Ok(Some((Reason::FormNoProject, form.title.clone())));
        };
        report.code.clone_from(&place.code);
        report.name.clone_from(&place.name);
        report.other_name = other_name(form, &place.name);
        let marked = form.mark.as_ref().map(|m| m.code.as_str());
        if marked.is_some() && marked != place.code.as_deref() {
            return Ok(Some((Reason::OtherProject, head_cell(form))));
        }
        let round = match self.round(form) {
            Ok(round) => round.clone(),
            Err(aside) => return Ok(Some(aside)),
        };
        report.months = Some(round.opening.months);
        let version = self.known.year.in_force(&round, project);
        let content = version.and_then(|v| v.content_on(round.opening.cutoff));
        let Some((version, content)) = version.map(|v| v.id).zip(content) else {
            return Ok(Some((Reason::NoTargetInForce, head_cell(form))));
        };
        let given = Given { form, project, round: &round, version, content };
        self.file(from, &given, &place, report)
    }

    /// The round it is for.
    fn round(&self, form: &Form) -> Result<&RoundRecord, Aside> {
        let wanted = self.request.months.or(form.months);
        let takes = |r: &&RoundRecord| r.state().takes_forms();
        let found = match wanted {
            Some(months) => self.rounds.iter().find(|r| r.opening.months == months),
            // A form that names no month is for the only round that takes any.
            None => {
                let mut open = self.rounds.iter().filter(takes);
                open.next().filter(|_| open.next().is_none())
            }
        };
        let round = found.ok_or_else(|| (Reason::NoRound, form.title.clone()))?;
        if form.months.is_some_and(|m| m != round.opening.months) {
            return Err((Reason::OtherRound, form.title.clone()));
        }
        if takes(&round) { Ok(round) } else { Err((Reason::RoundClosed, form.title.clone())) }
    }

    /// Holds it against the target in force and keeps it.
    fn file(
        &mut self,
        from: &Origin<'_>,
        given: &Given<'_>,
        place: &Place,
        report: &mut FormReport,
    ) -> Result<Option<Aside>, Fault> {
        let target = self.w.target_form(given.content)?;
        let ids = self.w.target_indicator_ids(given.content)?;
        let asked = target.rows.iter().zip(ids).filter(|(r, _)| r.block == Block::Annual && !r.is_blank());
        let (asked, ids): (Vec<&Row>, Vec<i64>) = asked.unzip();
        let issued: Vec<Issued> = asked.iter().map(|r| Issued::of(r)).collect();
        let expected = Expected {
            opening: given.round.opening,
            code: place.code.as_deref().unwrap_or_default(),
            name: &place.name,
            issued: &issued,
            paid: self.known.paid(given.round.id, given.project),
        };
        let filing = filing::file(given.form, &expected);
        if let Some(aside) = unusable(given.form, &filing) {
            return Ok(Some(aside));
        }
        let values = lines(given.form, &filing, &asked, &ids);
        let digest = digest(given, &values);
        let key = (given.round.id, given.project);
        if let Some(before) = self.taken.get(&key) {
            // Twice in one call: the same once more, or nobody knows which holds.
            if *before == digest {
                report.outcome = Outcome::Unchanged;
                return Ok(None);
            }
            return Ok(Some((Reason::ConflictingTwice, head_cell(given.form))));
        }
        self.judge(given, &filing, report);
        let kept = self.keep(from, given, &filing, &values, &digest, report)?;
        if kept.is_none() {
            self.taken.insert(key, digest);
        }
        Ok(kept)
    }

    fn judge(&self, given: &Given<'_>, filing: &Filing, report: &mut FormReport) {
        let o = given.round.opening;
        let round = Round { months: o.months, cutoff: o.cutoff, due: o.due, form: None };
        let values = filing.values.clone();
        let form = MonitorForm { state: FormState::Filed, filed: self.request.day, returned: None, values };
        let measured = attainment::measure(&round, &form, self.known.bands(given.project));
        report.progress = attainment::weighted(&measured);
        report.lamp = measured.iter().map(|m| m.standing.lamp).max().unwrap_or_default();
        report.noted.clone_from(&filing.noted);
    }

    /// Writes it down, unless it says what is known or may not come in any more.
    fn keep(
        &mut self,
        from: &Origin<'_>,
        given: &Given<'_>,
        filing: &Filing,
        values: &[ValueRow],
        digest: &str,
        report: &mut FormReport,
    ) -> Result<Option<Aside>, Fault> {
        let standing = self.forms.get(&(given.round.id, given.project));
        let state = standing.map_or(FormState::NotFiled, FormRecord::state);
        let last = standing.and_then(|f| self.said.get(&f.id));
        report.filing = last.map_or(0, |(n, _)| *n);
        report.state = Some(state);
        // What was sent back and comes unchanged is the unit's answer all the same.
        if state.stands() && last.is_some_and(|(_, before)| before == digest) {
            report.outcome = Outcome::Unchanged;
            return Ok(None);
        }
        let to = match FormStep::File.from(state, given.round.state(), round::Known::default()) {
            Ok(to) => to,
            Err(_) => return Ok(Some((Reason::FormAccepted, head_cell(given.form)))),
        };
        if standing.and_then(FormRecord::last_day).is_some_and(|last| self.request.day < last) {
            return Ok(Some((Reason::FormBackDated, head_cell(given.form))));
        }
        let form_id = self.w.monitor_form_id(given.round.id, given.project)?;
        let of = NewContent {
            form_id,
            filing: report.filing + 1,
            version_id: given.version,
            target_content_id: given.content,
            digest,
            day: self.request.day,
            batch_id: Some(from.batch),
            file: from.file,
            sha256: from.sha256,
            by: &self.stamp.actor,
            at: &self.stamp.at,
        };
        let content = self.w.add_monitor_content(&of, given.form, values, &notes(given.form, &filing.noted))?;
        self.w.add_form_event(&NewFormEvent {
            form_id,
            content_id: Some(content),
            step: FormStep::File,
            from: state,
            to,
            day: self.request.day,
            by: &self.stamp.actor,
            at: &self.stamp.at,
            note: "",
            document: None,
            batch_id: Some(from.batch),
        })?;
        self.begin(given.round)?;
        report.outcome = if report.filing == 0 { Outcome::Filed } else { Outcome::Again };
        (report.filing, report.state) = (report.filing + 1, Some(to));
        Ok(None)
    }

    /// The first form of a round sets it collecting.
    fn begin(&mut self, round: &RoundRecord) -> Result<(), Fault> {
        if round.state() != RoundState::Open || self.begun.contains(&round.id) {
            return Ok(());
        }
        self.begun.push(round.id);
        self.w.add_round_event(&NewRoundEvent {
            round_id: round.id,
            act: RoundAct::Collect,
            from: Some(RoundState::Open),
            to: RoundState::Collecting,
            days: None,
            day: self.request.day,
            by: &self.stamp.actor,
            at: &self.stamp.at,
            note: "",
        })?;
        Ok(())
    }
}

/// Why a form cannot be used whatever it says of single indicators.
fn unusable(form: &Form, filing: &Filing) -> Option<Aside> {
    let blocking = filing.noted.iter().find(|n| n.problem.blocks());
    if let Some(noted) = blocking {
        let reason = match noted.problem {
            Problem::OtherYear(_) => Reason::OtherYear,
            Problem::OtherRound(_) => Reason::OtherRound,
            Problem::OtherProject => Reason::OtherProject,
            _ => Reason::NotMonitoring,
        };
        return Some((reason, noted.at.clone()));
    }
    let written = |r: &Row| {
        let cells = [&r.actual, &r.forecast, &r.likelihood, &r.reason, &r.note];
        cells.into_iter().chain(&r.causes).any(|c| !c.is_empty())
    };
    if !form.rows.iter().any(written) {
        return Some((Reason::FormBlank, form.rows.first().map_or_else(|| head_cell(form), |r| r.actual.clone())));
    }
    if filing.rows.iter().all(Option::is_none) {
        let row = form.rows.iter().find(|r| !r.is_blank());
        return Some((Reason::NoIndicatorFits, row.map_or_else(|| head_cell(form), |r| r.name.clone())));
    }
    None
}

/// What the form says of each indicator asked, with its cells.
fn lines(form: &Form, filing: &Filing, asked: &[&Row], ids: &[i64]) -> Vec<ValueRow> {
    let lines = filing.values.iter().zip(&filing.rows).zip(asked.iter().zip(ids));
    let one = |((value, row), (asked, id)): ((_, &Option<usize>), (&&Row, &i64))| {
        let row = row.and_then(|n| form.rows.get(n));
        let cited = |of: fn(&Row) -> &Cited| row.map(of).cloned().unwrap_or_default();
        ValueRow {
            indicator_id: *id,
            level1: asked.level1.text.clone(),
            level2: asked.level2.text.clone(),
            reported: Clone::clone(value),
            actual_cell: cited(|r| &r.actual).cell,
            forecast_cell: cited(|r| &r.forecast).cell,
            likelihood: cited(|r| &r.likelihood),
            reason: cited(|r| &r.reason),
            note: cited(|r| &r.note),
        }
    };
    lines.map(one).collect()
}

/// Of all a unit fills in, whatever file and cells it stands in.
fn digest(given: &Given<'_>, values: &[ValueRow]) -> String {
    let mut said = vec![given.content.to_string()];
    for v in values {
        let r = &v.reported;
        let causes = r.causes.iter().map(|c| if *c { '1' } else { '0' }).collect();
        said.extend([v.indicator_id.to_string(), r.actual.raw.clone(), r.forecast.raw.clone(), causes]);
        said.extend([&v.likelihood, &v.reason, &v.note].map(|c| c.text.clone()));
    }
    for f in &given.form.funds {
        said.push(f.label.text.clone());
        for figure in [&f.initial, &f.executed, &f.forecast] {
            said.push(figure.amount.map_or_else(|| figure.cited.text.clone(), |a| a.fen().to_string()));
        }
    }
    said.push(given.form.goals.actual.text.clone());
    said.extend(given.form.texts.iter().map(|(_, text)| text.text.clone()));
    sheet::digest(said.join("\u{1f}").as_bytes())
}

fn notes(form: &Form, noted: &[Noted]) -> Vec<NoteRow> {
    let row_text = |n: &Noted| match n.problem {
        Problem::UnknownIndicator | Problem::Twice(_) => {
            form.rows.iter().find(|r| r.name.cell == n.at.cell).map(told).unwrap_or_default()
        }
        _ => String::new(),
    };
    noted.iter().map(|n| NoteRow { noted: n.clone(), row_text: row_text(n) }).collect()
}

/// All that a row says.
fn told(row: &Row) -> String {
    let cells = [&row.name, &row.target, &row.actual, &row.forecast, &row.likelihood, &row.reason, &row.note];
    cells.into_iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join(" | ")
}

fn other_name(form: &Form, name: &str) -> bool {
    let (_, printed) = code::split(&form.project.text);
    let folds = [printed.unwrap_or_default(), form.project.text.clone()].map(|n| text::fold(&n));
    !form.project.is_empty() && !folds.contains(&text::fold(name))
}

/// The cell that names the project.
fn head_cell(form: &Form) -> Cited {
    let cells = [&form.project_code, &form.project, &form.title];
    cells.into_iter().find(|c| c.is_there()).cloned().unwrap_or_default()
}

fn blank(form: &Form) -> FormReport {
    FormReport {
        sheet: form.sheet.clone(),
        kind: form.kind,
        code: None,
        name: form.project.text.clone(),
        months: form.months,
        outcome: Outcome::Unchanged,
        filing: 0,
        state: None,
        progress: None,
        lamp: Lamp::Grey,
        noted: Vec::new(),
        other_name: false,
    }
}
