//! Entering a self-evaluation here, cell by cell. Every committed cell is
//! saved at once and nothing is overwritten silently: a killed process loses
//! the cell that was being typed, and the next start goes on where it stopped.

use std::collections::HashMap;

use super::sheet::{Money12, asked, blank};
use super::year::{Year, in_force};
use super::{EvaluationFault, Seen};
use crate::domain::date::Date;
use crate::domain::evaluation::cell::{At, BadCell, Draft, Field, cleaned};
use crate::domain::evaluation::sheet::{Judged, Want, judge};
use crate::domain::evaluation::state::{self, State, Step};
use crate::domain::evaluation::{Scheme, scheme::ZeroBudget};
use crate::domain::form::Form;
use crate::service::period::Period;
use crate::service::target::Subject;
use crate::service::{Fault, Stamp};
use crate::store::audit::Entry as AuditEntry;
use crate::store::evaluation::{CellRow, EntryRow, EvidenceRow};
use crate::store::org::END_OF_TIME;
use crate::store::target::Owner;
use crate::store::{Store, WriteTx};

/// A self-evaluation while it is entered.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Row of the entry; nothing before the first cell where it is only looked at.
    pub id: Option<i64>,
    /// Row of the self-evaluation; 0 where there is none yet.
    pub evaluation_id: i64,
    /// How a face names it.
    pub subject: Subject,
    /// Name of the project or department.
    pub name: String,
    /// Its code.
    pub code: Option<String>,
    /// 主管部门
    pub department: String,
    /// Budget year.
    pub year: i16,
    /// Where it stands.
    pub state: State,
    /// Why it was sent back, where it was.
    pub returned: Option<String>,
    /// 年度总体目标
    pub goal: String,
    /// What stands in it.
    pub draft: Draft,
    /// The revision of each cell, for [`set`]; 0 where nothing was committed.
    pub revisions: HashMap<At, i64>,
    /// 佐证材料
    pub evidence: Vec<EvidenceRow>,
    /// When the last cell was committed.
    pub saved_at: Option<String>,
    /// The rules of the year.
    pub scheme: Scheme,
}

impl Entry {
    /// What the rules make of it now.
    pub fn judged(&self) -> Judged {
        judge(&self.draft.sheet, &self.scheme)
    }

    /// As the form that it will be.
    pub fn form(&self, judged: &Judged) -> Form {
        super::form::filled(self, judged)
    }

    /// Row of the entry.
    ///
    /// # Errors
    /// [`EvaluationFault::NothingEntered`]
    pub fn open_id(&self) -> Result<i64, Fault> {
        self.id.ok_or_else(|| EvaluationFault::NothingEntered(self.name.clone()).into())
    }

    /// The revision of a cell.
    pub fn revision(&self, at: At) -> i64 {
        self.revisions.get(&at).copied().unwrap_or_default()
    }
}

/// A cell that was committed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed {
    /// Which.
    pub at: At,
    /// What stands in it now.
    pub value: String,
    /// Its revision.
    pub revision: i64,
}

/// A cell to commit: what is to stand in it, and the revision that was seen.
pub type Change = (At, String, i64);

/// Looks at an entry; nothing is written.
///
/// # Errors
/// [`EvaluationFault::NoTarget`] and who is not known.
pub fn load(store: &Store, period: Period, subject: &Subject) -> Result<Entry, Fault> {
    let year = Year::load(store, period)?;
    let owner = year.owner(subject)?;
    let name = year.name(owner);
    let own = year.evaluations.get(&owner);
    let last = own.map(|e| store.last_entry(e.id)).transpose()?.flatten().filter(|e| !e.is_done);
    let target = match &last {
        Some(entry) => Some((entry.version_id, entry.target_content_id)),
        None => year.in_force(owner),
    };
    let (_, content) = target.ok_or_else(|| EvaluationFault::NoTarget(name.clone()))?;
    let (form, ids) = (store.target_form(content)?, store.target_indicator_ids(content)?);
    let money = Money12::load(store, period.year)?;
    let sheet = blank(period.year, &form, &ids, money.of(owner));
    let mut draft = Draft { sheet, ..Draft::default() };
    let cells = last.as_ref().map(|e| store.entry_cells(e.id)).transpose()?.unwrap_or_default();
    let revisions = fill(&mut draft, &cells);
    let (code, department) = named(&year, owner);
    let seen = own.map(|e| state::seen_on(&e.events, END_OF_TIME)).unwrap_or_default();
    let sent_back = own.and_then(|e| e.events.last()).filter(|e| e.to == State::Returned);
    Ok(Entry {
        id: last.as_ref().map(|e| e.id),
        evaluation_id: own.map_or(0, |e| e.id),
        subject: subject.clone(),
        name,
        code,
        department,
        year: period.year,
        state: seen.state,
        returned: sent_back.map(|e| e.note.clone()),
        goal: form.goals.annual.text,
        draft,
        revisions,
        evidence: own.map(|e| store.evidence(e.id)).transpose()?.unwrap_or_default(),
        saved_at: cells.iter().max_by_key(|c| c.id).map(|c| c.at.clone()),
        scheme: year.scheme,
    })
}

fn named(year: &Year, owner: Owner) -> (Option<String>, String) {
    match owner {
        Owner::Project(id) => {
            let project = year.projects.iter().find(|(p, _)| p.id == id);
            project.map(|(p, _)| (Some(p.code.clone()), p.department.clone())).unwrap_or_default()
        }
        Owner::Department(id) => {
            let department = year.departments.iter().find(|d| d.id == id);
            department.map(|d| (d.code.clone(), d.name.clone())).unwrap_or_default()
        }
    }
}

/// Fills a draft with committed cells and gives their revisions.
fn fill(draft: &mut Draft, cells: &[CellRow]) -> HashMap<At, i64> {
    let at = |c: &CellRow| Some(At { line: usize::try_from(c.line).ok(), field: Field::from_key(&c.field)? });
    draft.put_all(cells.iter().filter_map(|c| Some((at(c)?, c.value.as_str()))));
    cells.iter().filter_map(|c| Some((at(c)?, c.id))).collect()
}

/// Opens an entry, or goes on with the one that was begun. One that was sent
/// back begins with what was filed before.
///
/// # Errors
/// [`EvaluationFault::NoTarget`]; [`EvaluationFault::Refused`] where it was
/// accepted already.
pub fn open(store: &mut Store, stamp: &Stamp, period: Period, subject: &Subject, day: Date) -> Result<Entry, Fault> {
    let now = load(store, period, subject)?;
    if now.id.is_some() {
        return Ok(now);
    }
    Step::File.from(now.state, true).map_err(|why| EvaluationFault::Refused(vec![(now.name.clone(), why)]))?;
    let year = Year::load(store, period)?;
    let owner = year.owner(subject)?;
    let before = store.filings(now.evaluation_id)?.pop().map(|head| store.evaluation_content(head.id)).transpose()?;
    store.write(stamp, |w| {
        let versions = w.target_of(period.year, owner)?.map(|t| t.versions).unwrap_or_default();
        let target = in_force(&versions, period.year).ok_or_else(|| EvaluationFault::NoTarget(now.name.clone()))?;
        let evaluation = w.evaluation_id(period.year, owner)?;
        // A colleague may have begun meanwhile.
        if let Some(entry) = w.last_entry(evaluation)?.filter(|e| !e.is_done) {
            return Ok::<_, Fault>(((), begun(&now, entry.id)));
        }
        let entry = w.add_entry(evaluation, target, day, &stamp.actor, &stamp.at)?;
        if let Some(content) = &before {
            let ids = w.target_indicator_ids(target.1)?;
            let form = w.target_form(target.1)?;
            let ids: Vec<i64> = asked(&form, &ids).into_iter().map(|(_, id)| id).collect();
            for (at, value) in cells_of(content, &ids) {
                let line = at.line.map_or(-1, |n| n as i64);
                w.add_cell(entry, (line, at.field.key()), &value, None, &stamp.actor, &stamp.at)?;
            }
        }
        Ok(((), begun(&now, entry)))
    })?;
    load(store, period, subject)
}

fn begun(now: &Entry, entry: i64) -> AuditEntry {
    let detail = serde_json::json!({"year": now.year, "name": now.name, "code": now.code});
    AuditEntry { action: "evaluation_entry", subject: entry.to_string(), detail }
}

/// What was filed before, as cells of the rows that are still asked.
fn cells_of(content: &crate::store::evaluation::Content, ids: &[i64]) -> Vec<(At, String)> {
    let mut cells = Vec::new();
    for row in &content.rows {
        let Some(line) = row.indicator.and_then(|id| ids.iter().position(|i| *i == id)) else { continue };
        let f = &row.filled;
        let told = |n: Option<rust_decimal::Decimal>| n.map(|n| n.normalize().to_string()).unwrap_or_default();
        let flag = |on: bool| if on { "1".to_string() } else { String::new() };
        let set = f.set.clone().unwrap_or_default();
        let own = [
            (Field::Actual, f.actual.clone()),
            (Field::Reason, f.reason.clone()),
            (Field::Points, told(f.points)),
            (Field::Objective, flag(f.objective)),
            (Field::NotApplicable, flag(f.not_applicable)),
            (Field::SetPoints, told(f.set.as_ref().map(|s| s.points))),
            (Field::SetReason, set.reason),
            (Field::SetBy, set.approver),
        ];
        let at = |field| At { line: Some(line), field };
        cells.extend(own.into_iter().filter(|(_, v)| !v.is_empty()).map(|(field, value)| (at(field), value)));
    }
    let whole = |field| At { line: None, field };
    let mut add = |field, value: String| {
        if !value.is_empty() {
            cells.push((whole(field), value));
        }
    };
    add(Field::GoalActual, content.form.goals.actual.text.clone());
    for (label, field) in [(PROBLEMS, Field::Problems), (MEASURES, Field::Measures)] {
        let told = content.form.texts.iter().find(|(l, _)| l.text.contains(label));
        add(field, told.map(|(_, t)| t.text.clone()).unwrap_or_default());
    }
    add(Field::ZeroBudget, content.head.zero_budget.map(|z: ZeroBudget| z.key().to_string()).unwrap_or_default());
    // A form may hold more than a cell does.
    cells.retain(|(at, value)| cleaned(at.field, value).is_ok());
    cells
}

/// The labels under which forms tell them, terms in every language of the interface.
pub(super) const PROBLEMS: &str = "主要问题";
pub(super) const MEASURES: &str = "改进措施";

/// Commits one cell; see [`set_all`].
///
/// # Errors
/// See [`set_all`].
pub fn set(store: &mut Store, stamp: &Stamp, entry: i64, change: Change) -> Result<Committed, Fault> {
    let committed = set_all(store, stamp, entry, vec![change])?;
    committed.into_iter().next().ok_or_else(|| EvaluationFault::NoEntry(entry).into())
}

/// Commits cells, all or none: a block that was pasted is one write. What
/// stands there already is not written again.
///
/// # Errors
/// [`EvaluationFault::NoEntry`], [`EvaluationFault::BadCell`];
/// [`EvaluationFault::CellStale`] where a colleague changed the cell meanwhile.
pub fn set_all(store: &mut Store, stamp: &Stamp, entry: i64, changes: Vec<Change>) -> Result<Vec<Committed>, Fault> {
    let mut wanted: Vec<Change> = Vec::new();
    for (at, value, seen) in changes {
        if at.line.is_some() != at.field.is_of_line() {
            return Err(EvaluationFault::BadCell(BadCell::NoSuchCell).into());
        }
        wanted.push((at, cleaned(at.field, &value).map_err(EvaluationFault::BadCell)?, seen));
    }
    let known = store.entry(entry)?.ok_or(EvaluationFault::NoEntry(entry))?;
    // A value that stands there already asks for no write and leaves no trace.
    let cells = store.entry_cells(entry)?;
    let standing = |at: At| cells.iter().find(|c| is_at(c, at));
    let idle =
        |(at, value, seen): &Change| standing(*at).map_or(value.is_empty(), |c| c.value == *value && c.id == *seen);
    if !known.is_done && wanted.iter().all(idle) {
        return Ok(wanted.into_iter().map(|(at, value, revision)| Committed { at, value, revision }).collect());
    }
    store.write(stamp, |w| {
        open_entry(w, entry)?;
        let lines = lines_of(w, &known)?;
        let mut done = Vec::new();
        for (at, value, seen) in wanted {
            if at.line.is_some_and(|n| n >= lines) {
                return Err(EvaluationFault::BadCell(BadCell::NoSuchCell).into());
            }
            done.push(commit(w, stamp, entry, at, value, seen)?);
        }
        let told =
            done.iter().map(|c| serde_json::json!({"line": c.at.line, "field": c.at.field.key(), "value": c.value}));
        let detail = serde_json::json!({"cells": told.collect::<Vec<_>>()});
        Ok((done, AuditEntry { action: "evaluation_cell", subject: entry.to_string(), detail }))
    })
}

fn is_at(c: &CellRow, at: At) -> bool {
    c.line == at.line.map_or(-1, |n| n as i64) && c.field == at.field.key()
}

pub(super) fn open_entry(w: &WriteTx<'_>, entry: i64) -> Result<EntryRow, Fault> {
    w.entry(entry)?.filter(|e| !e.is_done).ok_or_else(|| EvaluationFault::NoEntry(entry).into())
}

fn lines_of(w: &WriteTx<'_>, entry: &EntryRow) -> Result<usize, Fault> {
    let (form, ids) = (w.target_form(entry.target_content_id)?, w.target_indicator_ids(entry.target_content_id)?);
    Ok(asked(&form, &ids).len())
}

fn commit(w: &WriteTx<'_>, stamp: &Stamp, entry: i64, at: At, value: String, seen: i64) -> Result<Committed, Fault> {
    let (line, field) = (at.line.map_or(-1, |n| n as i64), at.field.key());
    let standing = w.entry_cell(entry, line, field)?;
    let revision = standing.as_ref().map_or(0, |c| c.id);
    match standing {
        Some(c) if c.value == value => return Ok(Committed { at, value, revision }),
        None if value.is_empty() => return Ok(Committed { at, value, revision: 0 }),
        Some(c) if c.id != seen => {
            let CellRow { value: theirs, id: revision, by, .. } = c;
            return Err(EvaluationFault::CellStale { theirs, revision, by, mine: value }.into());
        }
        _ => {}
    }
    let revision = w.add_cell(entry, (line, field), &value, None, &stamp.actor, &stamp.at)?;
    Ok(Committed { at, value, revision })
}

/// Takes back the operator's last commit that was not taken back yet, and gives
/// the cell as it stands then.
///
/// # Errors
/// [`EvaluationFault::NoEntry`], [`EvaluationFault::NothingToUndo`];
/// [`EvaluationFault::CellStale`] where a colleague wrote over it meanwhile.
pub fn undo(store: &mut Store, stamp: &Stamp, entry: i64) -> Result<Committed, Fault> {
    store.write(stamp, |w| {
        open_entry(w, entry)?;
        let (last, before) = w.last_commit(entry, &stamp.actor)?.ok_or(EvaluationFault::NothingToUndo)?;
        let standing = w.entry_cell(entry, last.line, &last.field)?;
        if let Some(now) = standing.filter(|c| c.id != last.id && c.undoes.is_none()) {
            let (theirs, revision, by) = (now.value, now.id, now.by);
            return Err(EvaluationFault::CellStale { theirs, revision, by, mine: before }.into());
        }
        let revision = w.add_cell(entry, (last.line, &last.field), &before, Some(last.id), &stamp.actor, &stamp.at)?;
        let field = Field::from_key(&last.field).ok_or(EvaluationFault::NothingToUndo)?;
        let at = At { line: usize::try_from(last.line).ok(), field };
        let detail = serde_json::json!({"line": at.line, "field": field.key(), "value": before});
        let audit = AuditEntry { action: "evaluation_cell_undo", subject: entry.to_string(), detail };
        Ok((Committed { at, value: before, revision }, audit))
    })
}

/// Hands an entry in.
///
/// # Errors
/// [`EvaluationFault::Incomplete`] names all that lacks;
/// [`EvaluationFault::NothingEntered`], [`EvaluationFault::Stale`] where a
/// colleague took a step meanwhile, [`EvaluationFault::BackDated`].
pub fn submit(store: &mut Store, stamp: &Stamp, entry: &Entry, day: Date) -> Result<Judged, Fault> {
    let id = entry.open_id()?;
    let judged = entry.judged();
    if !judged.wants.is_empty() {
        let row = |w: &Want| w.line().and_then(|n| entry.draft.sheet.lines.get(n)).map(|(l, _)| l.name.clone());
        let wants = judged.wants.iter().map(|w| (*w, row(w).unwrap_or_default())).collect();
        return Err(EvaluationFault::Incomplete { name: entry.name.clone(), wants }.into());
    }
    let form = super::form::filled(entry, &judged);
    let rows = super::form::rows(entry, &form, &judged);
    store.write(stamp, |w| {
        let open = open_entry(w, id)?;
        let cells = w.entry_cells(id)?;
        let newest: HashMap<At, i64> = fill(&mut entry.draft.clone(), &cells);
        if newest != entry.revisions {
            return Err(EvaluationFault::Stale(vec![entry.name.clone()]).into());
        }
        let kept = super::import::Kept {
            target: Some((open.version_id, open.target_content_id)),
            entry_id: Some(id),
            batch: None,
            file: "",
            sha256: "",
            scheme: &entry.scheme,
            day,
        };
        let seen = Seen { evaluation_id: open.evaluation_id, revision: 0, name: entry.name.clone() };
        super::import::keep(w, stamp, &seen, &kept, &form, &entry.draft.sheet, &rows)?;
        let detail = serde_json::json!({"year": entry.year, "name": entry.name, "code": entry.code,
            "total": judged.total.total.to_string(), "day": day.to_string()});
        Ok((judged, AuditEntry { action: "evaluation_file", subject: open.evaluation_id.to_string(), detail }))
    })
}
