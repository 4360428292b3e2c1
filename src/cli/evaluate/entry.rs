//! `evaluate open`, `set`, `undo`, `evidence` and `submit`: entering without
//! the grid. Never here: what may stand in a cell.

use std::io;
use std::path::Path;

use serde_json::{Value as Json, json};

use super::args::{Evidence, One, Open, Set, Submit};
use super::{choose, out};
use crate::cli::desk::Desk;
use crate::cli::stop::Stop;
use crate::cli::{ATTENTION, DONE};
use crate::domain::evaluation::Grade;
use crate::domain::evaluation::cell::At;
use crate::domain::text;
use crate::exchange::digest::sha256;
use crate::present::evaluation as words;
use crate::present::number::two_places;
use crate::service::Fault;
use crate::service::evaluation::entry::{self as entries, Entry};
use crate::service::evaluation::{self, EvaluationFault, Item, evidence};
use crate::service::period::Period;
use crate::store::Store;

fn find(desk: &Desk, store: &Store, typed: &str) -> Result<(Period, Vec<Item>, Item), Stop> {
    let period = desk.period(store)?;
    let items = evaluation::list(store, period)?;
    let item = choose::one(desk, &items, typed)?.clone();
    Ok((period, items, item))
}

/// `evaluate open`
pub(super) fn open(desk: &Desk, args: &Open) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let (period, items, item) = find(desk, &store, &args.code)?;
    let day = choose::acting_day(desk, period, args.on, &items);
    let entry = entries::open(&mut store, &desk.stamp(), period, &item.subject, day)?;
    desk.tell(&lines(desk, &entry), || answer(desk, &entry))?;
    Ok(DONE)
}

/// `evaluate set`
pub(super) fn set(desk: &Desk, args: &Set) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let (period, items, item) = find(desk, &store, &args.code)?;
    let day = choose::acting_day(desk, period, None, &items);
    let entry = entries::open(&mut store, &desk.stamp(), period, &item.subject, day)?;
    let id = entry.open_id()?;
    let at = At { line: line(desk, &entry, args.line.as_deref(), args.field.is_of_line())?, field: args.field };
    let done = entries::set(&mut store, &desk.stamp(), id, (at, args.value.clone(), entry.revision(at)))?;
    let entry = entries::load(&store, period, &item.subject)?;
    let e = &desk.s.evaluations;
    let mut said = vec![(e.saved)(words::field(desk.s, at.field), &done.value)];
    said.push(total(desk, &entry));
    desk.tell(&said, || answer(desk, &entry))?;
    Ok(DONE)
}

/// The row that a word names: its number from 1, or its indicator.
fn line(desk: &Desk, entry: &Entry, typed: Option<&str>, wanted: bool) -> Result<Option<usize>, Stop> {
    if !wanted {
        return Ok(None);
    }
    let e = &desk.s.evaluations;
    let lines = &entry.draft.sheet.lines;
    let missing = || Stop::said(e.bad_cell, e.no_line);
    let typed = typed.ok_or_else(missing)?;
    let by_number = typed.trim().parse::<usize>().ok().filter(|n| (1..=lines.len()).contains(n)).map(|n| n - 1);
    let folded = text::fold(typed);
    let by_name = || lines.iter().position(|(l, _)| text::fold(&l.name) == folded);
    by_number.or_else(by_name).map(Some).ok_or_else(missing)
}

/// `evaluate undo`
pub(super) fn undo(desk: &Desk, args: &One) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let (period, _, item) = find(desk, &store, &args.code)?;
    let entry = entries::load(&store, period, &item.subject)?;
    let id = entry.open_id()?;
    let done = entries::undo(&mut store, &desk.stamp(), id)?;
    let entry = entries::load(&store, period, &item.subject)?;
    let said = (desk.s.evaluations.saved)(words::field(desk.s, done.at.field), &done.value);
    desk.tell(&[said, total(desk, &entry)], || answer(desk, &entry))?;
    Ok(DONE)
}

/// `evaluate evidence`
pub(super) fn evidence(desk: &Desk, args: &Evidence) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let (period, items, item) = find(desk, &store, &args.code)?;
    let day = choose::acting_day(desk, period, None, &items);
    if let Some(id) = args.withdraw {
        evidence::withdraw_evidence(&mut store, &desk.stamp(), id)?;
    } else if let Some(file) = &args.file {
        let entry = entries::open(&mut store, &desk.stamp(), period, &item.subject, day)?;
        let id = entry.open_id()?;
        let sha256 = sha256(file).map_err(|e| unreadable(desk, file, &e))?;
        let of_row = args.line.is_some();
        let named = evidence::Evidence {
            line: line(desk, &entry, args.line.as_deref(), of_row)?,
            name: file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default(),
            sha256,
            note: args.note.clone(),
        };
        evidence::add_evidence(&mut store, &desk.stamp(), id, &named)?;
    }
    let entry = entries::load(&store, period, &item.subject)?;
    let said: Vec<String> = entry.evidence.iter().map(|v| format!("{} {} {}", v.id, v.name, v.sha256)).collect();
    desk.tell(&said, || answer(desk, &entry))?;
    Ok(DONE)
}

fn unreadable(desk: &Desk, file: &Path, why: &io::Error) -> Stop {
    let (what, hint) = (desk.s.evaluations.unreadable, desk.s.evaluations.unreadable_hint);
    Stop::said(what(&file.display().to_string(), &why.to_string()), hint)
}

/// `evaluate submit`
pub(super) fn submit(desk: &Desk, args: &Submit) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let (period, items, item) = find(desk, &store, &args.code)?;
    let day = choose::acting_day(desk, period, args.on, &items);
    let entry = entries::load(&store, period, &item.subject)?;
    match entries::submit(&mut store, &desk.stamp(), &entry, day) {
        Ok(judged) => {
            let t = judged.total;
            let grade = t.grade.map_or("-", |g| words::grade(desk.s, g));
            desk.tell(&[(desk.s.evaluations.submitted)(&two_places(t.total), grade)], || {
                json!({"submitted": true, "day": day.to_string(), "name": entry.name, "recomputed": out::total(&judged)})
            })?;
            Ok(DONE)
        }
        // What lacks is an answer, not a fault of the call.
        Err(Fault::Evaluation(EvaluationFault::Incomplete { wants, .. })) => {
            let said: Vec<String> = wants.iter().map(|(w, name)| words::want_of(desk.s, *w, name)).collect();
            desk.tell(&said, || {
                json!({"submitted": false, "name": entry.name,
                    "wants": wants.iter().map(|(w, name)| out::want(desk, *w, name)).collect::<Vec<_>>()})
            })?;
            Ok(ATTENTION)
        }
        Err(other) => Err(other.into()),
    }
}

fn total(desk: &Desk, entry: &Entry) -> String {
    let t = entry.judged().total;
    let grade = t.grade.map_or("", |g| words::grade(desk.s, g));
    (desk.s.evaluations.live)(&two_places(t.total), grade, t.missing)
}

fn lines(desk: &Desk, entry: &Entry) -> Vec<String> {
    let judged = entry.judged();
    let mut said = vec![format!("{}  {}", entry.name, entry.year)];
    for (n, ((line, filled), row)) in entry.draft.sheet.lines.iter().zip(&judged.rows).enumerate() {
        let marks = line.weight.map(two_places).unwrap_or_default();
        let points = row.points.map(two_places).unwrap_or_default();
        said.push(format!("{:>2} {}  {}  {}  {points}/{marks}", n + 1, line.name, line.target.raw, filled.actual));
    }
    said.push(total(desk, entry));
    said
}

fn answer(desk: &Desk, entry: &Entry) -> Json {
    let judged = entry.judged();
    let rows = entry.draft.sheet.lines.iter().zip(&judged.rows);
    let wants = judged.wants.iter().map(|w| {
        let name = w.line().and_then(|n| entry.draft.sheet.lines.get(n)).map_or("", |(l, _)| l.name.as_str());
        out::want(desk, *w, name)
    });
    let evidence = entry
        .evidence
        .iter()
        .map(|v| json!({"id": v.id, "row": v.line.map(|n| n + 1), "file": v.name, "sha256": v.sha256, "note": v.note}));
    json!({
        "entry": entry.id, "year": entry.year, "name": entry.name, "project_code": entry.code,
        "department": entry.department, "state": entry.state.key(), "returned": entry.returned,
        "saved_at": entry.saved_at, "scheme": entry.scheme.family.key(),
        "rows": rows.map(|((l, f), r)| out::row(desk, l, f, r, &entry.scheme)).collect::<Vec<_>>(),
        "execution": judged.execution.as_ref().map(|x| out::execution(desk, x, &entry.scheme)),
        "total": crate::cli::json::fixed(judged.total.total, 2), "grade": judged.total.grade.map(Grade::key),
        "wants": wants.collect::<Vec<_>>(), "evidence": evidence.collect::<Vec<_>>(),
        "goal_actual": entry.draft.goal_actual, "problems": entry.draft.problems, "measures": entry.draft.measures,
    })
}
