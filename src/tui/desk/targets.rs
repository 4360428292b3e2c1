//! The list of targets and what a reviewer decides, through the service.
//!
//! Never here: which step may be taken, or a target's page (see `target`).

use crate::domain::date::{self, Date};
use crate::domain::monitor::setting::RuleSet;
use crate::domain::target::coverage::Coverage;
use crate::domain::target::objection::Certainty;
use crate::domain::target::review::Bands;
use crate::domain::target::state::State;
use crate::present::strings::Strings;
use crate::present::{Lang, review as words, target};
use crate::service::period::Period;
use crate::service::target::review::{self, Decision, Receipt, Verdict};
use crate::service::target::{Item, Queue, Seen, coverage, issue, list};
use crate::service::{Fault, rules};
use crate::store::target::Owner;
use crate::tui::effect::{Grading, Said, When};
use crate::tui::parts::sheet::Row;
use crate::tui::parts::value::Value;
use crate::tui::rows::targets::{Decided, Issuing, Listed, Targets, key_of};

use super::StoreDesk;

/// All targets of a year with their queues; an empty store has none.
pub fn all(desk: &StoreDesk, lang: Lang, when: When) -> Result<Targets, Fault> {
    let period = match desk.period(when) {
        Ok(period) => period,
        Err(Fault::EmptyStore) => return Ok(Targets::default()),
        Err(fault) => return Err(fault),
    };
    let items = list::list(&desk.store, period, Queue::All, &desk.operator)?;
    let listed = |item: Item| Listed {
        row: row(lang, period, &item),
        queues: Queue::ALL.map(|q| q.holds(&item, &desk.operator)),
        item,
    };
    Ok(Targets {
        rows: items.into_iter().map(listed).collect(),
        covered: Some(coverage(&desk.store, period)?),
        bands: Some(bands(&rules::in_force(&desk.store, period.as_of)?)),
    })
}

fn bands(set: &RuleSet) -> Bands {
    let from = |key| set.number(key);
    Bands { excellent: from("target.excellent"), good: from("target.good"), fair: from("target.fair") }
}

/// Days until an item must be filed, of one that is with the unit; what was
/// filed tells whether it came in time.
pub fn due(lang: Lang, period: Period, item: &Item) -> Value<'static> {
    let t = &lang.strings().targets;
    match item.state {
        _ if !item.required && item.state.is_none() => Value::Empty,
        None | Some(State::Draft | State::Returned) => Value::Due(Some(date::days_between(period.as_of, item.due))),
        Some(_) if item.days_late(period.as_of) > 0 => Value::Text((t.filed_late)(item.days_late(period.as_of)).into()),
        Some(_) => Value::Text(t.filed_in_time.into()),
    }
}

fn row(lang: Lang, period: Period, item: &Item) -> Row {
    let s = lang.strings();
    let words_of = |w: Option<String>| Value::Text(w.unwrap_or_default().into());
    let o = item.objections;
    let worst = match () {
        () if o.sure > 0 => Some(Certainty::Sure),
        () if o.judgement > 0 => Some(Certainty::Judgement),
        () if o.doubtful > 0 => Some(Certainty::Doubtful),
        () => None,
    };
    let (kind, name) = match item.owner {
        Owner::Project(_) => (s.targets.kind_project, item.name.clone()),
        Owner::Department(_) => (s.targets.kind_department, (s.targets.whole_department)(&item.name)),
    };
    let state = match item.state {
        None if !item.required => s.targets.not_required.to_string(),
        known => target::state_and_flag(s, known, item.frozen.is_some()),
    };
    let cells = vec![
        Value::Text(name.into()),
        Value::Text(item.department.clone().into()),
        Value::Wan(Some(item.budget)),
        Value::Text(state.into()),
        if item.version > 0 { Value::Count(item.version as usize) } else { Value::Empty },
        item.filed.map_or(Value::Empty, |d| Value::Day(Some(d))),
        due(lang, period, item),
        Value::Hints([o.sure, o.judgement, o.doubtful]),
        Value::Text(item.grade.map_or("", |g| target::grade(s, g)).into()),
        item.points.map_or(Value::Empty, |p| Value::Points(Some(p))),
        Value::Text(worst.map_or(s.targets.clean, |c| words::certainty(s, c)).into()),
        Value::Text(kind.into()),
        words_of(item.division.clone()),
        words_of(item.code.clone()),
    ];
    let mut row = Row::new(key_of(item.owner), cells);
    row.muted = item.state.is_none() && !item.required;
    row
}

/// What a reviewer says, of one or many: all or none of those that wait.
pub fn judge(desk: &mut StoreDesk, lang: Lang, when: When, seen: Vec<Seen>, said: &Said) -> Result<Decided, Fault> {
    let s = lang.strings();
    let period = desk.period(when)?;
    let mut decided = Decided { name: seen.first().map(|x| x.name.clone()).unwrap_or_default(), ..Decided::default() };
    let mut decisions = Vec::new();
    // One alone is refused with its reason; of many those that cannot be are left out.
    let items = if seen.len() > 1 { list::list(&desk.store, period, Queue::All, &desk.operator)? } else { Vec::new() };
    for one in seen {
        let state = items.iter().find(|i| i.version_id == Some(one.version_id)).map(|i| i.state);
        let waits = items.iter().any(|i| i.version_id == Some(one.version_id) && Queue::ToReview.holds(i, ""));
        if let Some(state) = state.filter(|_| !waits) {
            decided.left_out.push((one.name, target::state_or_none(s, state).to_string()));
            continue;
        }
        let mut note = said.note.clone();
        if said.with_objections {
            let own = super::target::note_of_version(desk, lang, period, &one)?;
            note = [note, own].into_iter().filter(|n| !n.is_empty()).collect::<Vec<_>>().join("\n");
            if note.is_empty() {
                decided.left_out.push((one.name, s.targets.no_words.to_string()));
                continue;
            }
        }
        decisions.push(decision(one, note, said));
    }
    if !decisions.is_empty() {
        let stamp = desk.stamp();
        let done = review::review(&mut desk.store, &stamp, period, &decisions)?;
        decided.count = done.decisions.len();
        decided.sitting = done.sitting;
        decided.decisions = done.decisions;
        decided.versions = decisions.iter().map(|d| d.seen.version_id).collect();
        decided.name = decisions.first().map(|d| d.seen.name.clone()).unwrap_or_default();
    }
    Ok(decided)
}

fn decision(seen: Seen, note: String, said: &Said) -> Decision {
    let (points, grade) = match &said.grading {
        Some(Grading::Points(points)) => (Some(points.clone()), None),
        Some(Grading::Grade(grade)) => (None, Some(*grade)),
        None => (None, None),
    };
    Decision { seen, verdict: said.verdict, note, points, grade }
}

/// Takes decisions back; without them the last one of the open sitting.
pub fn undo(desk: &mut StoreDesk, when: When, last: Option<(i64, Vec<i64>)>) -> Result<usize, Fault> {
    let stamp = desk.stamp();
    let last = match last {
        Some(last) => Some(last),
        None => open_receipt(desk, when)?.and_then(|r| Some((r.sitting, vec![r.lines.last()?.decision]))),
    };
    let Some((sitting, decisions)) = last else { return Ok(0) };
    review::undo(&mut desk.store, &stamp, sitting, &decisions)?;
    Ok(decisions.len())
}

fn open_receipt(desk: &StoreDesk, when: When) -> Result<Option<Receipt>, Fault> {
    let year = desk.period(when)?.year;
    let open = review::open_sitting(&desk.store, year, &desk.operator)?;
    open.map(|sitting| review::receipt(&desk.store, sitting)).transpose()
}

/// What the open sitting did, line by line; `end` ends it.
pub fn receipt(desk: &mut StoreDesk, lang: Lang, when: When, end: bool) -> Result<Vec<(String, String)>, Fault> {
    let s = lang.strings();
    let t = &s.targets;
    let Some(mut receipt) = open_receipt(desk, when)? else { return Ok(Vec::new()) };
    if end {
        let stamp = desk.stamp();
        receipt = review::end(&mut desk.store, &stamp, receipt.sitting)?;
    }
    let time = |at: &str| at.get(..16).unwrap_or(at).replace('T', " ");
    let mut lines = vec![
        (t.receipt_by.to_string(), receipt.by.clone()),
        (t.receipt_time.to_string(), (t.receipt)(&time(&receipt.from), &time(&receipt.to))),
    ];
    for verdict in [Verdict::Pass, Verdict::Return, Verdict::Reject] {
        lines.push((target::verdict(s, verdict).to_string(), (t.of_it)(receipt.count(verdict))));
    }
    if receipt.undone > 0 {
        lines.push((t.receipt_undone.to_string(), (t.of_it)(receipt.undone)));
    }
    Ok(lines)
}

/// How much of the city has approved targets, as lines of the report.
pub fn covered(desk: &StoreDesk, lang: Lang, when: When) -> Result<Vec<Row>, Fault> {
    let s = lang.strings();
    let c: Coverage = coverage(&desk.store, desk.period(when)?)?;
    let share = |a: usize, all: usize| Value::Percent(crate::domain::ratio::quotient(a.into(), all.into()));
    let money = |total, approved| {
        [
            Value::Wan(Some(total)),
            Value::Wan(Some(approved)),
            Value::Percent(crate::domain::ratio::share(approved, total)),
        ]
    };
    let line = |name: &str, counts: crate::domain::target::coverage::Share, rest: [Value<'static>; 3]| {
        let mut cells = vec![
            Value::Text(name.to_string().into()),
            Value::Count(counts.total),
            Value::Count(counts.approved),
            share(counts.approved, counts.total),
        ];
        cells.extend(rest);
        cells
    };
    let empty = [Value::Empty, Value::Empty, Value::Empty];
    let mut rows = vec![
        line(s.targets.all_departments, c.departments, empty),
        line(s.targets.all_projects, c.projects, money(c.amount.total, c.amount.approved)),
        line(s.targets.required_projects, c.required, money(c.required_amount.total, c.required_amount.approved)),
    ];
    for f in &c.by_fund {
        let name = format!("  {}", f.fund.name().unwrap_or(s.bench.none_told));
        let mut cells = vec![Value::Text(name.into()), Value::Count(f.projects), Value::Empty, Value::Empty];
        cells.extend(money(f.amount.total, f.amount.approved));
        rows.push(cells);
    }
    Ok(rows.into_iter().enumerate().map(|(i, cells)| Row::new(i as i64, cells)).collect())
}

/// What stands in the way: the reviewer's word, else the state.
fn why_unfunded(s: &Strings, item: &Item) -> String {
    let t = &s.targets;
    match item.state {
        None => t.why_not_filed.to_string(),
        Some(State::Returned) if item.note.is_empty() => t.why_returned.to_string(),
        Some(State::Rejected) if item.note.is_empty() => t.why_rejected.to_string(),
        Some(State::Returned | State::Rejected) => item.note.lines().collect::<Vec<_>>().join(" "),
        Some(_) => t.why_not_reviewed.to_string(),
    }
}

/// Projects whose money may not be arranged: they must have an approved target
/// and have none.
pub fn unfunded(desk: &StoreDesk, lang: Lang, when: When) -> Result<Vec<Row>, Fault> {
    let s = lang.strings();
    let period = desk.period(when)?;
    let row = |i: &Item| {
        let cells = vec![
            Value::Text(i.name.clone().into()),
            Value::Text(i.department.clone().into()),
            Value::Wan(Some(i.budget)),
            Value::Text(target::state_or_none(s, i.state).into()),
            due(lang, period, i),
            Value::Text(why_unfunded(s, i).into()),
            Value::Text(i.code.clone().unwrap_or_default().into()),
        ];
        Row::new(key_of(i.owner), cells)
    };
    Ok(issue::withheld(&desk.store, period)?.iter().map(row).collect())
}

/// The indicator library: common indicators and those of departments.
pub fn library(desk: &StoreDesk, lang: Lang, when: When) -> Result<Vec<Row>, Fault> {
    let s = lang.strings();
    let departments = desk.store.departments(desk.period(when)?.as_of)?;
    let owner = |id: Option<i64>| match id {
        None => s.targets.common_indicator.to_string(),
        Some(id) => departments.iter().find(|d| d.id == id).map(|d| d.name.clone()).unwrap_or_default(),
    };
    let row = |r: crate::store::target::LibraryRow| {
        let class = r.level2.map(|l| l.name()).or(r.level1.map(|l| l.name())).unwrap_or_default();
        let target = format!("{}{}", r.operator.unwrap_or_default(), r.unit);
        let cells = vec![
            Value::Text(class.to_string().into()),
            Value::Text(r.name.into()),
            Value::Text(target.into()),
            Value::Text(owner(r.department_id).into()),
            Value::Text(r.standard.into()),
        ];
        Row::new(r.id, cells)
    };
    Ok(desk.store.indicator_library()?.into_iter().map(row).collect())
}

/// What an issue of these would do, or does.
pub fn issue_of(
    desk: &mut StoreDesk,
    lang: Lang,
    when: When,
    seen: Vec<Seen>,
    document: String,
    day: Date,
    really: bool,
) -> Result<Issuing, Fault> {
    let s = lang.strings();
    let period = desk.period(when)?;
    let stamp = desk.stamp();
    let request = issue::Request { which: issue::Which::These(seen.clone()), document, day };
    let act = if really { issue::issue } else { issue::rehearse };
    let done = act(&mut desk.store, &stamp, period, &request)?;
    let ids: Vec<i64> = done.issued.iter().filter_map(|i| i.version_id).collect();
    Ok(Issuing {
        count: done.issued.len(),
        sum: done.issued.iter().filter(|i| matches!(i.owner, Owner::Project(_))).map(|i| i.budget).sum(),
        document: request.document,
        day: Some(day),
        seen: seen.into_iter().filter(|x| ids.contains(&x.version_id)).collect(),
        left_out: done.left_out.into_iter().map(|(i, why)| (i.name, words::why_not(s, why))).collect(),
    })
}
