//! What the store thread does with requests about evaluations.
//!
//! Never here: a rule of scoring, or drawing.

mod case;
pub mod choose;
mod key;
mod life;
mod list;
mod remarks;
pub mod sheet;

use std::path::Path;

use crate::domain::evaluation::cell::{At, Field, cleaned};
use crate::domain::evaluation::sheet::Sheet;
use crate::domain::evaluation::state::{State, Step as Which};
use crate::exchange::digest;
use crate::present::Lang;
use crate::service::Fault;
use crate::service::draft::{self, Stay};
use crate::service::evaluation::entry;
use crate::service::evaluation::evidence::{self, Evidence};
use crate::service::evaluation::step::{Step, step, undo as undo_step};
use crate::service::evaluation::{Entry, EvaluationFault, Page, show};
use crate::service::period::Period;
use crate::service::target::Subject;
use crate::store::evaluation::EvidenceRow;
use crate::store::target::Owner;
use crate::tui::effect::When;
use crate::tui::evaluation::{Ask, Told};
use crate::tui::msg::{Reply, Trouble};
use crate::tui::rows::evaluation::{Clash, Edit, EntryPage, Mode, Proof, Remark, Unfinished};

use super::StoreDesk;

/// Does what is asked.
pub fn answer(desk: &mut StoreDesk, lang: Lang, when: When, ask: Ask) -> Result<Reply, Trouble> {
    let (stamp, today) = (desk.stamp(), desk.today());
    Ok(Reply::Evaluation(match ask {
        Ask::All(shown) => Told::All(Box::new(list::all(desk, lang, when, shown)?)),
        Ask::Life(project, code) => Told::Life(project, life::life(desk, lang, &code)?),
        Ask::Case(ask) => case::answer(desk, lang, when, *ask)?,
        Ask::Judge { seen, accept, note } => {
            let way = if accept { Which::Accept } else { Which::Return };
            step(&mut desk.store, &stamp, &Step { step: way, note, score: None, day: today }, &seen)?;
            Told::Judged(accept, seen)
        }
        Ask::UndoJudged(seen) => {
            undo_step(&mut desk.store, &stamp, &seen)?;
            Told::JudgedUndone(seen.len())
        }
        Ask::SpotCheck(seen, score, note) => {
            let check = Step { step: Which::SpotCheck, note, score: Some(score), day: today };
            step(&mut desk.store, &stamp, &check, &[seen])?;
            Told::Checked(lang.strings().evaluating.checked.to_string())
        }
        Ask::Open(subject) => Told::Form(Box::new(open(desk, lang, when, &subject)?)),
        Ask::Set(subject, edits) => set(desk, lang, when, &subject, edits)?,
        Ask::Attach(subject, path) => attach(desk, lang, when, &subject, &path)?,
        Ask::Undo(subject) => undo(desk, lang, when, &subject)?,
        Ask::Submit(subject) => {
            let filled = entry::load(&desk.store, desk.period(when)?, &subject)?;
            entry::submit(&mut desk.store, &stamp, &filled, today)?;
            Told::Submitted(Box::new(open(desk, lang, when, &subject)?))
        }
        Ask::Stay(at) => {
            let at = at.map(|u| stay(&u.subject, u.year, &u.name, u.typed));
            draft::stay(&mut desk.store, &stamp, at.as_ref())?;
            Told::Stays
        }
    }))
}

/// A form as it is filled in, or as it was handed in.
fn open(desk: &mut StoreDesk, lang: Lang, when: When, subject: &Subject) -> Result<EntryPage, Fault> {
    let period = desk.period(when)?;
    let page = show(&desk.store, period, subject)?;
    let begun = entry::load(&desk.store, period, subject);
    match (page.item.state, begun) {
        // What was sent back begins with what was filed before.
        (State::Returned, Ok(found)) if found.id.is_none() => {
            let (stamp, today) = (desk.stamp(), desk.today());
            let filled = entry::open(&mut desk.store, &stamp, period, subject, today)?;
            Ok(filling(lang, &page, &filled))
        }
        (State::NotFiled | State::Returned, found) => Ok(filling(lang, &page, &found?)),
        _ => Ok(judging(lang, &page, period.year)),
    }
}

/// The form once more after something was written.
fn again(desk: &StoreDesk, lang: Lang, period: Period, subject: &Subject) -> Result<EntryPage, Fault> {
    let page = show(&desk.store, period, subject)?;
    Ok(filling(lang, &page, &entry::load(&desk.store, period, subject)?))
}

/// `单位自评 三清山机场航线运营补贴 2021`
fn title(lang: Lang, page: &Page, year: i16) -> String {
    let e = &lang.strings().evaluating;
    let kind = match page.item.owner {
        Owner::Project(_) => e.entry,
        Owner::Department(_) => e.entry_department,
    };
    format!("{kind} {} {year}", page.item.name)
}

fn project_of(page: &Page) -> Option<i64> {
    match page.item.owner {
        Owner::Project(id) => Some(id),
        Owner::Department(_) => None,
    }
}

fn filling(lang: Lang, page: &Page, found: &Entry) -> EntryPage {
    let s = lang.strings();
    let judged = found.judged();
    let draft = &found.draft;
    let remarks = remarks::of(lang, &found.form(&judged), found.year, remarks::Told::SoFar(&judged));
    EntryPage {
        subject: Some(found.subject.clone()),
        title: title(lang, page, found.year),
        state: list::state(s, found.state).to_string(),
        mode: Mode::Fill,
        goal: found.goal.clone(),
        texts: [draft.goal_actual.clone(), draft.problems.clone(), draft.measures.clone()],
        proofs: found.evidence.iter().map(proof).collect(),
        saved: found.saved_at.as_deref().and_then(|at| at.get(11..19)).map(str::to_string),
        returned: found.returned.clone(),
        project: project_of(page),
        last: found.revisions.iter().max_by_key(|(_, revision)| **revision).map(|(at, _)| *at),
        revisions: found.revisions.clone(),
        ..remarked(sheet::page(s, &draft.sheet, &judged, &found.scheme), remarks)
    }
}

fn judging(lang: Lang, page: &Page, year: i16) -> EntryPage {
    let s = lang.strings();
    let figures = page.item.figures.as_ref();
    let lines = page.rows.iter().map(|r| (r.line.clone(), r.filled.clone())).collect();
    let (budget, spent) = (figures.and_then(|f| f.budget), figures.and_then(|f| f.spent));
    let sheet = Sheet { year, lines, budget, spent, ..Sheet::default() };
    let form = page.form.clone().unwrap_or_default();
    let told = |label: &str| {
        let found = form.texts.iter().find(|(l, _)| l.text.contains(label));
        found.map(|(_, t)| t.text.clone()).unwrap_or_default()
    };
    let words = page.judged.as_ref().map(|judged| {
        let words = sheet::page(s, &sheet, judged, &page.scheme);
        remarked(words, remarks::of(lang, &form, year, remarks::Told::All))
    });
    let mut words = words.unwrap_or_default();
    words.remarks.splice(0..0, page.item.anomalies.iter().map(|a| remarks::anomaly(s, *a)));
    let proposed = words.remarks.iter().map(|r| remarks::line(s, r)).collect::<Vec<_>>().join("\n");
    EntryPage {
        subject: Some(page.item.subject.clone()),
        title: title(lang, page, year),
        state: list::state(s, page.item.state).to_string(),
        mode: Mode::Judge,
        texts: [form.goals.actual.text.clone(), told(PROBLEMS), told(MEASURES)],
        goal: form.goals.annual.text,
        missing: Vec::new(),
        other_total: figures.and_then(|f| f.own).map(|own| (s.evaluating.col_own.to_string(), own)),
        proofs: page.evidence.iter().map(proof).collect(),
        project: project_of(page),
        seen: Some(page.item.seen()),
        proposed,
        ..words
    }
}

/// The labels under which forms tell them, terms in every language of the interface.
const PROBLEMS: &str = "主要问题";
const MEASURES: &str = "改进措施";

/// The same with notes, each row with its gravest.
fn remarked(mut page: EntryPage, remarks: Vec<Remark>) -> EntryPage {
    for (n, row) in page.rows.iter_mut().enumerate() {
        row.flag = remarks.iter().filter(|r| r.row == Some(n)).map(|r| r.certainty).max();
    }
    EntryPage { remarks, ..page }
}

fn proof(e: &EvidenceRow) -> Proof {
    let day = e.at.get(..16).unwrap_or(&e.at).replace('T', " ");
    Proof { name: e.name.clone(), hash: e.sha256.clone(), by: format!("{} {day}", e.by) }
}

/// Keeps what was typed. A cell that a colleague changed meanwhile is not
/// written over: it is told with both values, and the others are kept.
fn set(desk: &mut StoreDesk, lang: Lang, when: When, subject: &Subject, mut edits: Vec<Edit>) -> Result<Told, Fault> {
    let (period, stamp, today) = (desk.period(when)?, desk.stamp(), desk.today());
    let found = entry::open(&mut desk.store, &stamp, period, subject, today)?;
    let id = found.id.ok_or_else(|| EvaluationFault::NothingEntered(found.name.clone()))?;
    let mut clashes = Vec::new();
    while !edits.is_empty() {
        let changes = edits.iter().map(|e| (e.at, e.value.clone(), e.seen)).collect();
        match entry::set_all(&mut desk.store, &stamp, id, changes) {
            Err(Fault::Evaluation(EvaluationFault::CellStale { theirs, revision, by, mine })) => {
                let now = entry::load(&desk.store, period, subject)?;
                let stale = |e: &Edit| {
                    let kept = cleaned(e.at.field, &e.value);
                    now.revision(e.at) == revision && kept.is_ok_and(|k| k == mine)
                };
                let Some(at) = edits.iter().position(stale) else {
                    return Err(EvaluationFault::CellStale { theirs, revision, by, mine }.into());
                };
                let edit = edits.remove(at);
                clashes.push(Clash { at: edit.at, ours: edit.value, theirs, revision, seen: edit.seen, by });
            }
            done => {
                done?;
                break;
            }
        }
    }
    let page = again(desk, lang, period, subject)?;
    // Where this operator works is kept with the first cell, for the next start.
    let here = stay(subject, period.year, &page.title, None);
    let known = draft::stays(&desk.store, &desk.operator)?;
    if known.is_none_or(|k| k.typed.is_some() || (k.name != here.name)) {
        draft::stay(&mut desk.store, &stamp, Some(&here))?;
    }
    Ok(Told::Kept(Box::new(page), clashes))
}

fn undo(desk: &mut StoreDesk, lang: Lang, when: When, subject: &Subject) -> Result<Told, Fault> {
    let (period, stamp) = (desk.period(when)?, desk.stamp());
    let found = entry::load(&desk.store, period, subject)?;
    let id = found.id.ok_or(EvaluationFault::NothingToUndo)?;
    entry::undo(&mut desk.store, &stamp, id)?;
    let said = (lang.strings().evaluating.taken_back)(1);
    Ok(Told::Done(Box::new(again(desk, lang, period, subject)?), said))
}

fn attach(desk: &mut StoreDesk, lang: Lang, when: When, subject: &Subject, path: &Path) -> Result<Told, Trouble> {
    let sha256 = digest::sha256(path).map_err(|why| Trouble::Io(path.to_path_buf(), why))?;
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let (period, stamp, today) = (desk.period(when)?, desk.stamp(), desk.today());
    let found = entry::open(&mut desk.store, &stamp, period, subject, today)?;
    let id = found.id.ok_or_else(|| Fault::from(EvaluationFault::NothingEntered(found.name.clone())))?;
    let named = Evidence { line: None, name: name.clone(), sha256, note: String::new() };
    evidence::add_evidence(&mut desk.store, &stamp, id, &named)?;
    let said = (lang.strings().evaluating.attached)(&name);
    Ok(Told::Done(Box::new(again(desk, lang, period, subject)?), said))
}

fn stay(subject: &Subject, year: i16, name: &str, typed: Option<(At, String)>) -> Stay {
    let (project, department) = match subject {
        Subject::Project(code) => (Some(code.clone()), None),
        Subject::Department(name) => (None, Some(name.clone())),
    };
    let typed = typed.map(|(at, text)| (at.line, at.field.key().to_string(), text));
    Stay { project, department, year, name: name.to_string(), typed }
}

/// Where this operator was filling in a form, for the start.
pub fn unfinished(desk: &StoreDesk) -> Result<Option<Unfinished>, Fault> {
    let Some(kept) = draft::stays(&desk.store, &desk.operator)? else { return Ok(None) };
    let subject = match (kept.project, kept.department) {
        (Some(code), _) => Subject::Project(code),
        (None, Some(name)) => Subject::Department(name),
        (None, None) => return Ok(None),
    };
    let typed = kept.typed.and_then(|(line, field, text)| Some((At { line, field: Field::from_key(&field)? }, text)));
    Ok(Some(Unfinished { subject, year: kept.year, name: kept.name, typed }))
}
