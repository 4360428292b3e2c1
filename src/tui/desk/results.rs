//! The use of results and the statistics, through the service, as rows.
//!
//! Never here: which columns they have (see `screens::results`).

use crate::domain::assessment::{Ladder, Subject};
use crate::domain::date::Date;
use crate::domain::linkage::Action;
use crate::domain::money::Money;
use crate::present::strings::Strings;
use crate::present::{Lang, cycle, number, results as words, results_lists, summary};
use crate::service::assessment::{self, Sheet, SheetItem};
use crate::service::linkage::{self, Line, Word};
use crate::service::period::Period;
use crate::service::{Fault, disclosure, summary as years};
use crate::tui::effect::When;
use crate::tui::parts::sheet::Row;
use crate::tui::parts::value::Value;
use crate::tui::rows::results::{Ask, Stat, Told};

use super::StoreDesk;

fn text(words: String) -> Value<'static> {
    Value::Text(words.into())
}

/// Proposals beside decisions and drafts.
pub fn linkage(desk: &StoreDesk, lang: Lang, when: When) -> Result<Vec<Row>, Fault> {
    let lines = linkage::list(&desk.store, desk.period(when)?)?;
    Ok(lines.iter().map(|l| line(lang, l)).collect())
}

fn line(lang: Lang, l: &Line) -> Row {
    let s = lang.strings();
    let (p, d) = (l.proposal.as_ref(), l.decision.as_ref());
    let case = l.case();
    let grade = p.map_or(l.grade.map(|(_, g)| g), |p| p.grade);
    let reason = d.map(|d| d.reason.clone()).or(p.map(|p| p.reason.clone())).unwrap_or_default();
    let said = |w: Option<&'static str>| Value::Text(w.unwrap_or_default().into());
    let cells = vec![
        said(l.outcome().map(|o| words::outcome(s, o))),
        text(l.project.name.clone()),
        text(l.project.department.clone()),
        said(grade.map(|g| words::short_grade(s, g))),
        text(results_lists::findings(s, l)),
        Value::Wan(Some(p.map_or(l.budget, |p| p.budget))),
        p.map_or(Value::Wan(None), |p| asked(s, p.suspend, p.cut)),
        said(p.map(|_| words::verdict(s, d.map(|d| d.verdict.as_str())))),
        d.map_or(Value::Wan(None), |d| asked(s, d.suspend, d.cut)),
        Value::Wan(l.draft),
        Value::Wan(case.and_then(|c| c.missing())),
        text(reason),
        text(p.map(|p| p.text.clone()).unwrap_or_default()),
        text(l.project.division.clone().unwrap_or_default()),
        text(l.project.code.clone()),
        // Beyond the columns: the proposal as it was seen.
        p.map_or(Value::Empty, |p| Value::Count(usize::try_from(p.id).unwrap_or_default())),
    ];
    let mut row = Row::new(l.project.id, cells);
    row.muted = l.action().is_none_or(|a| matches!(a, Action::Keep | Action::Prefer));
    row
}

/// A cut, or that nothing is to be arranged until it is put right.
fn asked(s: &Strings, suspend: bool, cut: Money) -> Value<'static> {
    if suspend && !cut.is_positive() { Value::Text(s.results.flag_frozen.into()) } else { Value::Wan(Some(cut)) }
}

/// A page of statistics.
pub fn statistics(desk: &StoreDesk, lang: Lang, when: When, stat: Stat) -> Result<Vec<Row>, Fault> {
    let period = desk.period(when)?;
    match stat {
        Stat::Summary => {
            let page = years::summary(&desk.store, period)?;
            let row = |(n, (a, b, c)): (usize, summary::Line)| {
                Row::new(n as i64, vec![text(a.to_string()), text(b), text(c)])
            };
            Ok(summary::lines(lang.strings(), &page).into_iter().enumerate().map(row).collect())
        }
        Stat::Disclosure => Ok(published(lang, &disclosure::list(&desk.store, period)?, period.as_of)),
        Stat::Departments => ranking(desk, lang, period, Ladder::Departments),
        Stat::Counties => ranking(desk, lang, period, Ladder::Counties),
    }
}

/// Frozen sheets where there are any, else those of the day.
fn sheets(desk: &StoreDesk, period: Period, ladder: Ladder) -> Result<Vec<Sheet>, Fault> {
    match assessment::frozen(&desk.store, period.year, ladder, None)? {
        Some(frozen) => Ok(frozen.sheets),
        None => assessment::sheets(&desk.store, period, ladder),
    }
}

/// A number by which a subject's line is found again.
fn key_of(subject: &Subject) -> i64 {
    match subject {
        Subject::Department(id) => *id,
        Subject::County(code) => code.parse().unwrap_or_default(),
    }
}

fn ranking(desk: &StoreDesk, lang: Lang, period: Period, ladder: Ladder) -> Result<Vec<Row>, Fault> {
    let s = lang.strings();
    let row = |x: &Sheet| {
        let cells = vec![
            Value::Count(x.rank),
            text(x.name.clone()),
            text(x.division.clone().unwrap_or_default()),
            Value::Points(Some(x.total.total)),
            text(words::level(s, x.level).to_string()),
            Value::Points(Some(x.total.points)),
            Value::Points(Some(x.total.full)),
            Value::Points(Some(x.total.bonus)),
            if x.total.pending > 0 { Value::Count(x.total.pending) } else { Value::Empty },
            text(x.code.clone().unwrap_or_default()),
        ];
        Row::new(key_of(&x.subject), cells)
    };
    Ok(sheets(desk, period, ladder)?.iter().map(row).collect())
}

fn subject(desk: &StoreDesk, when: When, ladder: Ladder, key: i64) -> Result<Option<Sheet>, Fault> {
    let all = sheets(desk, desk.period(when)?, ladder)?;
    Ok(all.into_iter().find(|x| key_of(&x.subject) == key))
}

/// The items of one subject.
pub fn items(desk: &StoreDesk, lang: Lang, when: When, ladder: Ladder, key: i64) -> Result<Vec<Row>, Fault> {
    let s = lang.strings();
    let Some(x) = subject(desk, when, ladder, key)? else { return Ok(Vec::new()) };
    let row = |(n, i): (usize, &SheetItem)| {
        let note = match results_lists::formula(s, i) {
            Some(formula) if i.reason.is_empty() => formula,
            Some(formula) => [formula, i.reason.clone()].join(s.common.semicolon),
            None => i.reason.clone(),
        };
        let cells = vec![
            text(words::group(s, ladder, &i.item.group).to_string()),
            text(words::item(s, ladder, &i.item)),
            Value::Points(Some(i.item.points)),
            i.points.map_or(Value::Empty, |p| Value::Points(Some(p))),
            if i.rows.is_empty() { Value::Empty } else { Value::Count(i.rows.len()) },
            text(words::origin(s, i.origin).to_string()),
            text(note),
            text(i.item.key.clone()),
        ];
        Row::new(n as i64, cells)
    };
    Ok(x.items.iter().enumerate().map(row).collect())
}

/// The evidence rows of an item.
pub fn evidence(
    desk: &StoreDesk,
    lang: Lang,
    when: When,
    (ladder, key, item): (Ladder, i64, &str),
) -> Result<Vec<Row>, Fault> {
    let s = lang.strings();
    let Some(x) = subject(desk, when, ladder, key)? else { return Ok(Vec::new()) };
    let Some(i) = x.items.iter().find(|i| i.item.key == item) else { return Ok(Vec::new()) };
    let figure = |d: rust_decimal::Decimal| match d.scale() {
        0 => text(d.to_string()),
        _ => text(number::two_places(d)),
    };
    let row = |(n, r): (usize, &crate::domain::assessment::Row)| {
        let cells = vec![
            text(results_lists::row_name(s, r).to_string()),
            figure(r.should),
            figure(r.done),
            text(words::note(s, &r.note)),
            text(r.code.clone().unwrap_or_default()),
        ];
        let mut row = Row::new(n as i64, cells);
        row.flag = r.done < r.should;
        row.muted = !row.flag;
        row
    };
    Ok(i.rows.iter().enumerate().map(row).collect())
}

fn published(lang: Lang, lines: &[disclosure::Line], day: Date) -> Vec<Row> {
    let s = lang.strings();
    let row = |(n, l): (usize, &disclosure::Line)| {
        let e = l.event.as_ref();
        let place = e.map(|e| e.address.clone().unwrap_or_else(|| e.place.clone())).unwrap_or_default();
        let cells = vec![
            text(words::standing(s, l.standing).to_string()),
            text(words::kind(s, l.kind).to_string()),
            text(l.name.clone()),
            text(l.department.clone()),
            text(words::publisher(s, l.publisher).to_string()),
            Value::Day(Some(l.due)),
            usize::try_from(l.days_over(day)).ok().filter(|n| *n > 0).map_or(Value::Empty, Value::Count),
            e.map_or(Value::Empty, |e| Value::Day(Some(e.published))),
            text(place),
            text(l.code.clone().unwrap_or_default()),
        ];
        let mut row = Row::new(n as i64, cells);
        row.muted = l.standing.is_out();
        row
    };
    lines.iter().enumerate().map(row).collect()
}

/// What a page asks for.
pub fn answer(desk: &mut StoreDesk, lang: Lang, when: When, ask: Ask) -> Result<Told, Fault> {
    let period = desk.period(when)?;
    let stamp = desk.stamp();
    Ok(match ask {
        Ask::Propose => {
            let done = linkage::propose(&mut desk.store, &stamp, period, false)?;
            Told::Proposed(done.made.len(), done.unchanged, done.kept)
        }
        Ask::Decide(on, verdict, reason) => {
            let division = linkage::DECIDES.to_string();
            let word = Word { on, verdict, reason, division, day: period.as_of };
            Told::Decided(linkage::decide(&mut desk.store, &stamp, period, &word)?.len())
        }
        Ask::Cycle(project, code) => {
            let years = linkage::cycle(&desk.store, period, &code)?;
            Told::Cycle(project, cycle::lines(lang.strings(), &years))
        }
    })
}
