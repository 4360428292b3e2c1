//! Rounds and their forms as rows; opening, accepting, sending back, writing.
//!
//! Never here: which step may be taken.

use std::path::Path;

use crate::domain::date::Date;
use crate::domain::indicator::Lamp;
use crate::domain::monitor::light::Light;
use crate::domain::monitor::reported::FormState;
use crate::domain::monitor::round::{FormStep, Opening};
use crate::exchange::form::write::write_workbook;
use crate::exchange::out::{Existing, OutFault, write_file};
use crate::exchange::paper::{self, Kind};
use crate::present::strings::Strings;
use crate::present::{Lang, finding, monitor as terms, number, round_report};
use crate::service::Fault;
use crate::service::form::Workbook;
use crate::service::monitor::{self as service, Closing, Item, Line, Opened, Page, Seen, Step};
use crate::tui::effect::When;
use crate::tui::monitor::{FormsTold, Told};
use crate::tui::msg::Trouble;
use crate::tui::parts::sheet::Row;
use crate::tui::parts::value::Value;

use super::words;
use crate::tui::desk::StoreDesk;

/// The forms of a round; of the latest where none is named.
pub fn all(desk: &StoreDesk, lang: Lang, when: When, months: Option<u8>) -> Result<FormsTold, Fault> {
    let period = match desk.period(when) {
        Ok(period) => period,
        Err(Fault::EmptyStore) => return Ok(FormsTold::default()),
        Err(fault) => return Err(fault),
    };
    let rounds = service::rounds(&desk.store, period)?;
    let known = |n: u8| rounds.iter().any(|r| r.opening.months == n);
    let months = months.filter(|n| known(*n)).or_else(|| rounds.last().map(|r| r.opening.months));
    let Some(months) = months else { return Ok(FormsTold { rounds, ..FormsTold::default() }) };
    let status = service::status(&desk.store, period, months)?;
    let mut items = status.items;
    // What waits for a word comes first, then who is latest; of equal ones by code.
    items.sort_by_key(|i| (i.state != FormState::Filed, std::cmp::Reverse(i.days_late)));
    let lines = items.into_iter().map(|i| (row(lang.strings(), &i), i)).collect();
    Ok(FormsTold { rounds, months: Some(months), lines })
}

/// A lamp as one of the five lights.
pub fn light_of(lamp: Lamp) -> Light {
    match lamp {
        Lamp::Grey => Light::Grey,
        Lamp::Blue => Light::Blue,
        Lamp::Green => Light::Green,
        Lamp::Yellow => Light::Yellow,
        Lamp::Red => Light::Red,
    }
}

fn row(s: &Strings, i: &Item) -> Row {
    let days = |n: i64| usize::try_from(n).ok().filter(|n| *n > 0).map_or(Value::Empty, Value::Count);
    let cells = vec![
        words(i.project.clone()),
        words(i.department.clone()),
        words(terms::form_state(s, i.state)),
        i.filed.map_or(Value::Empty, |d| Value::Day(Some(d))),
        days(i.days_late),
        i.progress.map_or(Value::Empty, |p| Value::Percent(Some(p))),
        Value::Light(light_of(i.lamp)),
        i.possibility.map_or(Value::Empty, |p| words(p.name())),
        if i.problems > 0 { Value::Count(i.problems) } else { Value::Empty },
        words(if i.is_missing() { i.note.clone() } else { String::new() }),
        words(i.division.clone().unwrap_or_default()),
        words(i.code.clone()),
    ];
    let mut row = Row::new(i.project_id, cells);
    row.light = light_of(i.lamp);
    row.flag = i.key_monitored;
    row.muted = !i.required;
    row
}

/// Opens a round, or gives it other days.
pub fn open(
    desk: &mut StoreDesk,
    lang: Lang,
    when: When,
    months: u8,
    cutoff: Date,
    due: Date,
) -> Result<Told, Trouble> {
    let period = desk.period(when)?;
    let (stamp, opening) = (desk.stamp(), Opening { year: period.year, months, cutoff, due });
    let t = &lang.strings().monitor_desk;
    let done = service::open(&mut desk.store, &stamp, period.as_of, opening, "")?;
    Ok(Told::Done(match done {
        Opened::Amended => (t.amended)(months),
        Opened::New | Opened::Same => (t.opened)(months),
    }))
}

fn step(
    desk: &mut StoreDesk,
    when: When,
    months: u8,
    seen: &[Seen],
    (step, reason, document): (FormStep, &str, Option<&str>),
) -> Result<usize, Fault> {
    let period = desk.period(when)?;
    let stamp = desk.stamp();
    let document = document.map(str::to_string);
    let step = Step { step, reason: reason.to_string(), document, day: period.as_of };
    service::step(&mut desk.store, &stamp, (period.year, months), &step, seen)?;
    Ok(seen.len())
}

/// Accepts forms, all or none.
pub fn accept(desk: &mut StoreDesk, lang: Lang, when: When, months: u8, seen: &[Seen]) -> Result<Told, Trouble> {
    let n = step(desk, when, months, seen, (FormStep::Accept, "", None))?;
    Ok(Told::Done((lang.strings().monitor_desk.accepted)(n)))
}

/// Sends forms back, all or none.
pub fn give_back(
    desk: &mut StoreDesk,
    lang: Lang,
    when: When,
    months: u8,
    seen: &[Seen],
    reason: &str,
) -> Result<Told, Trouble> {
    let n = step(desk, when, months, seen, (FormStep::Return, reason, None))?;
    Ok(Told::Done((lang.strings().monitor_desk.returned)(n)))
}

/// A letter of rectification was sent about forms, all or none.
pub fn notice(
    desk: &mut StoreDesk,
    lang: Lang,
    when: When,
    months: u8,
    seen: &[Seen],
    document: &str,
) -> Result<Told, Trouble> {
    let n = step(desk, when, months, seen, (FormStep::Notice, "", Some(document)))?;
    Ok(Told::Done((lang.strings().monitor_desk.noticed)(n)))
}

/// Closes a round and keeps its snapshot.
pub fn close(
    desk: &mut StoreDesk,
    lang: Lang,
    when: When,
    months: u8,
    with_missing: bool,
    seen: i64,
) -> Result<Told, Trouble> {
    let (period, stamp) = (desk.period(when)?, desk.stamp());
    let done = service::close(&mut desk.store, &stamp, period, Closing { months, with_missing, seen: Some(seen) })?;
    let forms = done.forms;
    let missing = forms.not_filed + forms.returned;
    let said = lang.strings().rounds.closed;
    Ok(Told::Done(said(months, &period.as_of.to_string(), forms.total, missing)))
}

/// Writes the report of a round; of a closed one that is noted.
pub fn report(desk: &mut StoreDesk, lang: Lang, when: When, months: u8, path: &Path) -> Result<Told, Trouble> {
    let (period, stamp) = (desk.period(when)?, desk.stamp());
    let report = service::report(&desk.store, period, months)?;
    let unwritten = |e: OutFault| match e {
        OutFault::Exists(path) => Trouble::Exists(path),
        other => Trouble::Fault(Fault::Write { file: path.display().to_string(), why: other.to_string() }),
    };
    let kind = Kind::of(path).unwrap_or(Kind::Markdown);
    let bytes = paper::write(&round_report::paper(lang, &report), kind).map_err(unwritten)?;
    write_file(path, &bytes, Existing::Refuse).map_err(unwritten)?;
    if report.closed.is_some() {
        service::report::reported(&mut desk.store, &stamp, period, months)?;
    }
    Ok(Told::Done((lang.strings().monitor_desk.reported)(months, &path.display().to_string())))
}

/// Writes forms to fill in, a workbook a department.
pub fn write(
    desk: &StoreDesk,
    lang: Lang,
    when: When,
    months: u8,
    codes: &[String],
    folder: &Path,
) -> Result<Told, Trouble> {
    let period = desk.period(when)?;
    let holds = |p: &crate::domain::project::Project| codes.is_empty() || codes.contains(&p.code);
    let books = service::form::workbooks(&desk.store, period, months, false, holds)?;
    std::fs::create_dir_all(folder).map_err(|e| Trouble::Io(folder.to_path_buf(), e))?;
    let path = |b: &Workbook| folder.join(format!("{}.xlsx", b.file_name()));
    if let Some(there) = books.iter().map(path).find(|p| p.exists()) {
        return Err(Trouble::Exists(there));
    }
    for book in &books {
        let path = path(book);
        let done = write_workbook(&path, &book.forms, service::form::SHAPE, period.as_of, Existing::Refuse);
        done.map_err(|e| match e {
            OutFault::Exists(path) => Trouble::Exists(path),
            other => Trouble::Fault(Fault::Write { file: path.display().to_string(), why: other.to_string() }),
        })?;
    }
    let t = &lang.strings().monitor_desk;
    Ok(Told::Done((t.forms_written)(books.len(), &folder.display().to_string())))
}

/// One form with its values, to be read.
pub fn whole(desk: &StoreDesk, lang: Lang, when: When, months: u8, code: &str) -> Result<Told, Trouble> {
    let page = service::show(&desk.store, desk.period(when)?, months, code)?;
    let t = &lang.strings().monitor_desk;
    let title = format!("{} {} {}", t.form_title, (t.round)(months), page.item.project);
    Ok(Told::Whole(title, lines(lang, &page)))
}

/// Heads and texts of a form.
pub fn lines(lang: Lang, page: &Page) -> Vec<(String, String)> {
    let s = lang.strings();
    let (t, i) = (&s.monitor_desk, &page.item);
    let mut out: Vec<(String, String)> = Vec::new();
    let mut add = |head: &str, text: String| out.push((head.to_string(), text));
    let state = [terms::form_state(s, i.state), i.note.as_str()];
    add(t.form_state, state.into_iter().filter(|x| !x.is_empty()).collect::<Vec<_>>().join("  "));
    if i.filings > 0 {
        add(t.form_progress, (t.progress)(&number::percent_or_dash(i.progress), finding::lamp(s, i.lamp)));
    }
    for fund in page.funds.iter().filter(|f| f.initial.amount.is_some() || f.executed.amount.is_some()) {
        let of = |f: &crate::domain::form::Figure| number::wan_or_dash(f.amount);
        add(t.form_funds, format!("{}  {} / {}", fund.label.text, of(&fund.executed), of(&fund.initial)));
    }
    for line in &page.rows {
        add(&line.value.reported.name, indicator(lang, line));
    }
    for note in &page.notes {
        let cell = note.noted.at.cell.as_str();
        add(t.form_notes, format!("{cell} {}", terms::problem(s, &note.noted.problem)).trim().to_string());
    }
    for e in &page.events {
        let step = terms::form_step(s, e.step);
        let said = [e.day.to_string().as_str(), step, &e.by, e.document.as_deref().unwrap_or_default(), &e.note]
            .into_iter()
            .filter(|x| !x.is_empty())
            .collect::<Vec<_>>()
            .join("  ");
        add(t.form_history, said);
    }
    out
}

/// What was asked, what was done, its light, the forecast, causes and reason.
pub fn indicator(lang: Lang, line: &Line) -> String {
    let s = lang.strings();
    let (t, r) = (&s.monitor_desk, &line.value.reported);
    if r.actual.raw.is_empty() {
        return format!("{}  {}", r.aim.target.raw, t.not_filed_yet);
    }
    let mut said = vec![(t.value)(&r.aim.target.raw, &r.actual.raw)];
    said.push(match line.standing.progress {
        Ok(p) => (t.progress)(&number::percent(p), finding::lamp(s, line.standing.lamp)),
        Err(open) => terms::open(s, open).to_string(),
    });
    if !r.forecast.raw.is_empty() {
        said.push((t.forecast)(&r.forecast.raw));
    }
    said.extend(r.possibility.map(|p| p.name().to_string()));
    let causes = crate::present::terms::list(lang, r.causes().map(|c| c.name()));
    if !causes.is_empty() {
        said.push((t.causes)(&causes));
    }
    if !r.reason.is_empty() {
        said.push(r.reason.clone());
    }
    said.join("  ")
}
