//! Idle money as rows: by line, department, reason, and what was taken back;
//! contract tails and proposals.
//!
//! Never here: how much a line could give.

use std::collections::HashMap;
use std::path::Path;

use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::domain::monitor::idle::Sum;
use crate::domain::monitor::lines::{FundLine, LineKey};
use crate::exchange::docx::write_docx;
use crate::exchange::out::{Existing, OutFault, write_xlsx};
use crate::present::{Lang, finding, idle as names, monitor as terms};
use crate::service::Fault;
use crate::service::idle::{self as service, IdleLine as Found, Mark, Proposal, TrackedRow};
use crate::tui::effect::When;
use crate::tui::monitor::{IdleLine, IdleTold, Line, Told};
use crate::tui::msg::Trouble;
use crate::tui::parts::sheet::Row;
use crate::tui::parts::value::Value;

use super::{bureau, look, looked, words};
use crate::tui::desk::StoreDesk;

/// What could be given back.
pub fn all(desk: &StoreDesk, lang: Lang, when: When) -> Result<IdleTold, Fault> {
    let Some(survey) = look(desk, when)? else { return Ok(IdleTold::default()) };
    let s = lang.strings();
    let idle = service::idle(&desk.store, &survey)?;
    let tracking = service::track(&desk.store, survey.period)?;
    // A line keeps its number while the project keeps its lines.
    let known: HashMap<i64, &[FundLine]> = survey.projects.iter().map(|p| (p.project.id, &p.lines[..])).collect();
    let place = |l: &Found| {
        let lines = known.get(&l.project.id).copied().unwrap_or_default();
        lines.iter().position(|x| x.key == l.found.line).unwrap_or(0) as i64
    };
    let departments = idle.by_department().into_iter().map(|d| summed(d.id, d.name, &d.sum));
    let reasons = idle.by_reason().into_iter().enumerate();
    let reasons = reasons.map(|(n, (r, sum))| summed(n as i64, terms::reason(s, r).to_string(), &sum));
    Ok(IdleTold {
        departments: departments.collect(),
        reasons: reasons.collect(),
        tracked: tracking.rows.iter().map(|r| tracked(lang, r)).collect(),
        tracking: names::tracked(s, &tracking),
        sum: idle.sum(),
        asked: idle.lines.iter().map(|l| l.asked).sum(),
        lines: idle.lines.iter().map(|l| line(lang, l, l.project.id * 64 + place(l))).collect(),
    })
}

fn line(lang: Lang, l: &Found, key: i64) -> IdleLine {
    let s = lang.strings();
    let (p, f) = (&l.project, &l.found);
    let cells = vec![
        words(p.name.clone()),
        words(p.department.clone()),
        words(terms::reason(s, f.reason)),
        Value::Wan(Some(f.idle)),
        Value::Wan(Some(f.tail)),
        Value::Wan(Some(f.amount())),
        Value::Wan(Some(l.asked)),
        words(finding::fund(&f.line.fund)),
        words(f.line.origin.to_string()),
        words(l.mark.as_ref().map(|m| m.reason.clone()).unwrap_or_default()),
        words(p.code.clone()),
    ];
    let mut row = Row::new(key, cells);
    row.flag = l.mark.is_some();
    row.muted = !l.open().is_positive();
    IdleLine {
        row,
        project: p.id,
        code: p.code.clone(),
        line: f.line.clone(),
        marked: l.mark.is_some(),
        open: l.open(),
    }
}

fn summed(key: i64, name: String, sum: &Sum) -> Row {
    let cells = vec![
        words(name),
        Value::Count(sum.lines),
        Value::Wan(Some(sum.idle)),
        Value::Wan(Some(sum.tail)),
        Value::Wan(Some(sum.amount())),
    ];
    Row::new(key, cells)
}

fn tracked(lang: Lang, r: &TrackedRow) -> Row {
    let s = lang.strings();
    let said = &r.row.said;
    let told = r.taken.iter().map(|t| {
        let document = t.document.clone().unwrap_or_default();
        format!("{document} {} {}", t.day, names::source(s, &t.source)).trim().to_string()
    });
    let cells = vec![
        Value::Count(usize::try_from(r.head.number).unwrap_or(0)),
        words(said.name.clone()),
        words(said.department.clone()),
        Value::Wan(Some(said.amount)),
        Value::Wan(Some(r.recovered())),
        Value::Wan(Some(r.difference())),
        words(if r.withdrawn { s.idle.withdrawn } else { "" }),
        words(told.collect::<Vec<_>>().join(s.common.semicolon)),
        words(finding::line(s, &said.line)),
        words(said.code.clone()),
    ];
    let mut row = Row::new(r.row.id, cells);
    row.muted = !r.outstanding().is_positive();
    row
}

/// Marks lines as contract tails.
pub fn mark(
    desk: &mut StoreDesk,
    lang: Lang,
    when: When,
    lines: Vec<Line>,
    amount: Option<Money>,
    reason: String,
    until: Option<Date>,
) -> Result<Told, Trouble> {
    let (day, stamp) = (desk.period(when)?.as_of, desk.stamp());
    let n = service::mark(&mut desk.store, &stamp, &Mark { lines, amount, reason, day, until })?;
    Ok(Told::Done((lang.strings().idle.marked)(n)))
}

/// Takes the marks off.
pub fn unmark(desk: &mut StoreDesk, lang: Lang, when: When, lines: &[Line], reason: &str) -> Result<Told, Trouble> {
    let (period, stamp) = (desk.period(when)?, desk.stamp());
    let n = service::unmark(&mut desk.store, &stamp, period, lines, reason)?;
    Ok(Told::Done((lang.strings().idle.unmarked)(n)))
}

/// Proposes to take back these lines, and prints that.
pub fn propose(
    desk: &mut StoreDesk,
    lang: Lang,
    when: When,
    lines: &[(i64, LineKey)],
    path: &Path,
) -> Result<Told, Trouble> {
    if path.exists() {
        return Err(Trouble::Exists(path.to_path_buf()));
    }
    let s = lang.strings();
    let survey = looked(desk, when)?;
    let idle = service::idle(&desk.store, &survey)?;
    let by = bureau(desk, lang)?;
    let scope = |l: &Found| lines.iter().any(|(id, line)| *id == l.project.id && *line == l.found.line);
    let stamp = desk.stamp();
    let mut print = |p: &Proposal| print(lang, &by, p, path);
    let made = service::propose(&mut desk.store, &stamp, &idle, &scope, &mut print)?;
    let number = names::paper_number(s, &made);
    Ok(Told::Done((s.monitor_desk.proposed)(&number, made.rows.len(), &path.display().to_string())))
}

fn print(lang: Lang, by: &str, p: &Proposal, path: &Path) -> Result<(), Fault> {
    let s = lang.strings();
    let word = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("docx"));
    let done = if word {
        write_docx(path, &names::paper_letter(s, by, p), Existing::Refuse)
    } else {
        write_xlsx(path, &[names::paper_sheet(s, by, p)], p.head.as_of, Existing::Refuse)
    };
    done.map_err(|e| match e {
        OutFault::Exists(path) => Fault::Exists(path.display().to_string()),
        other => Fault::Write { file: path.display().to_string(), why: other.to_string() },
    })
}
