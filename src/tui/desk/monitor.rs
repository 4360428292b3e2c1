//! Monitoring rounds through the service: their forms as lines, one form with
//! its values, what an operator does with them.
//!
//! Never here: which step may be taken, or what a value is worth.

use std::path::Path;

use rust_decimal::Decimal;

use crate::domain::date;
use crate::domain::indicator::Lamp;
use crate::domain::monitor::light::Light;
use crate::domain::monitor::reported::FormState;
use crate::domain::monitor::round::{FormStep, Opening};
use crate::exchange::form::write::write_workbook;
use crate::exchange::out::Existing;
use crate::present::pinyin::Haystack;
use crate::present::strings::Strings;
use crate::present::{Lang, finding, monitor as words, number, review, round_lists, terms};
use crate::service::Fault;
use crate::service::monitor::{self, Item, Line, Page, Seen, Step};
use crate::service::period::Period;
use crate::tui::effect::When;
use crate::tui::msg::Trouble;
use crate::tui::parts::sheet::Row;
use crate::tui::parts::value::Value;
use crate::tui::rows::monitor::{Ask, FormRows, RoundRows, Told};

use super::{StoreDesk, papers};

/// Answers what is wanted.
pub fn answer(desk: &mut StoreDesk, lang: Lang, when: When, ask: Ask) -> Result<Told, Trouble> {
    Ok(match ask {
        Ask::Round(months) => Told::Round(round(desk, lang, when, months)?),
        Ask::Form(months, code) => {
            let period = desk.period(when)?;
            Told::Form(Box::new(form(lang, &monitor::show(&desk.store, period, months, &code)?)))
        }
        Ask::Life(project, code) => {
            let period = desk.period(when)?;
            let pages = monitor::of_project(&desk.store, period, &code)?;
            Told::Life(project, pages.iter().flat_map(|p| life(lang, p)).collect())
        }
        Ask::Step(months, step, forms, reason) => {
            let period = desk.period(when)?;
            take(desk, period, months, step, &forms, reason)?;
            Told::Stepped(step, forms.len())
        }
        Ask::Open { months, cutoff, due } => {
            let period = desk.period(when)?;
            let opening = Opening { year: period.year, months, cutoff, due };
            let stamp = desk.stamp();
            monitor::open(&mut desk.store, &stamp, period.as_of, opening, "")?;
            Told::Opened(opening)
        }
        Ask::Write(months, codes, folder) => {
            let written = write(desk, when, months, &codes, &folder)?;
            Told::Written(written, folder)
        }
    })
}

fn take(
    desk: &mut StoreDesk,
    period: Period,
    months: u8,
    step: FormStep,
    forms: &[Seen],
    reason: String,
) -> Result<(), Fault> {
    let stamp = desk.stamp();
    let step = Step { step, reason, document: None, day: period.as_of };
    monitor::step(&mut desk.store, &stamp, (period.year, months), &step, forms)
}

/// Forms to fill in, a workbook a department.
fn write(desk: &StoreDesk, when: When, months: u8, codes: &[String], folder: &Path) -> Result<usize, Trouble> {
    let period = desk.period(when)?;
    let wanted = |code: &str| codes.iter().any(|c| c == code);
    let books = monitor::form::workbooks(&desk.store, period, months, false, |p| wanted(&p.code))?;
    let paths = papers::paths_in(folder, books.iter().map(|b| b.file_name()))?;
    for (book, path) in books.iter().zip(&paths) {
        let done = write_workbook(path, &book.forms, monitor::form::SHAPE, desk.today(), Existing::Refuse);
        done.map_err(|e| papers::out(e, path))?;
    }
    Ok(books.len())
}

/// A round with its forms; an empty store has none.
fn round(desk: &StoreDesk, lang: Lang, when: When, months: Option<u8>) -> Result<RoundRows, Fault> {
    let s = lang.strings();
    let period = match desk.period(when) {
        Ok(period) => period,
        Err(Fault::EmptyStore) => return Ok(RoundRows::default()),
        Err(fault) => return Err(fault),
    };
    let rounds = monitor::rounds(&desk.store, period)?;
    let named = months.and_then(|n| rounds.iter().position(|r| r.opening.months == n));
    let Some(at) = named.or(rounds.len().checked_sub(1)) else { return Ok(RoundRows::default()) };
    let opening = rounds[at].opening;
    let status = monitor::status(&desk.store, period, opening.months)?;
    let state = words::round_state(s, status.round.state);
    Ok(RoundRows {
        days: (s.monitoring.days)(&opening.cutoff.to_string(), &opening.due.to_string(), state),
        counts: round_lists::counts(s, &status.round.counts),
        rows: status.items.iter().map(|i| line(s, period, &opening, i)).collect(),
        at: Some(at),
        rounds,
        items: status.items,
    })
}

fn light(lamp: Lamp) -> Light {
    match lamp {
        Lamp::Grey => Light::Grey,
        Lamp::Blue => Light::Blue,
        Lamp::Green => Light::Green,
        Lamp::Yellow => Light::Yellow,
        Lamp::Red => Light::Red,
    }
}

fn text(words: impl Into<String>) -> Value<'static> {
    Value::Text(words.into().into())
}

fn many(n: usize) -> Value<'static> {
    if n > 0 { Value::Count(n) } else { Value::Empty }
}

fn share(p: Option<Decimal>) -> Value<'static> {
    p.map_or(Value::Empty, |p| Value::Percent(Some(p)))
}

/// Days until a missing form must be in; of one that came in, whether in time.
fn filing(s: &Strings, period: Period, opening: &Opening, i: &Item) -> Value<'static> {
    match i.state {
        FormState::NotFiled if !i.required => Value::Empty,
        FormState::NotFiled | FormState::Returned if i.days_late > 0 => Value::Due(Some(-i.days_late)),
        FormState::NotFiled | FormState::Returned => {
            Value::Due(Some(date::days_between(period.as_of, opening.due).max(0)))
        }
        _ if i.days_late > 0 => text((s.targets.filed_late)(i.days_late)),
        _ => text(s.targets.filed_in_time),
    }
}

fn line(s: &'static Strings, period: Period, opening: &Opening, i: &Item) -> Row {
    let m = &s.monitoring;
    let lamp = light(i.lamp);
    let cells = vec![
        if i.filings > 0 { Value::Light(lamp) } else { Value::Empty },
        text(&*i.project),
        text(&*i.department),
        text(words::form_state(s, i.state)),
        filing(s, period, opening, i),
        share(i.progress),
        text(i.possibility.map_or("", |p| p.name())),
        many(i.problems + i.asked),
        many(i.filings),
        i.filed.map_or(Value::Empty, |d| Value::Day(Some(d))),
        text(if i.key_monitored { m.key } else { "" }),
        text(i.division.clone().unwrap_or_default()),
        text(i.note.lines().collect::<Vec<_>>().join(" ")),
        text(&*i.code),
    ];
    let mut row = Row::new(i.project_id, cells);
    row.hay = Haystack::new([i.project.as_str(), &i.department, &i.code]);
    row.light = lamp;
    row.flag = i.state == FormState::Accepted;
    row.muted = row.flag;
    row
}

/// A form as its page shows it.
fn form(lang: Lang, page: &Page) -> FormRows {
    let s = lang.strings();
    let (m, i) = (&s.monitoring, &page.item);
    let mut state = vec![words::form_state(s, i.state).to_string()];
    state.extend(i.filed.map(|d| (m.filed_on)(&d.to_string())));
    if i.filings > 0 {
        state.push((m.progress)(&number::percent_or_dash(i.progress), finding::lamp(s, i.lamp)));
    }
    state.extend(page.version.map(m.version));
    let mut lines = vec![state.join("  ")];
    let remark = page.events.last().map(|e| e.note.clone()).filter(|n| !n.is_empty());
    lines.extend(remark.map(|n| format!("{}：{n}", m.col_note)));
    FormRows {
        months: page.round.opening.months,
        title: (m.form_of)(&i.project, &i.department),
        state: lines,
        rows: page.rows.iter().enumerate().map(|(n, l)| indicator(lang, n, l, page)).collect(),
        wholes: page.rows.iter().map(|l| whole_indicator(lang, l, page)).collect(),
        whole: whole(lang, page),
        item: i.clone(),
    }
}

/// Causes and reason of an indicator in one text.
fn why(lang: Lang, l: &Line) -> String {
    let r = &l.value.reported;
    let causes = terms::list(lang, r.causes().map(|c| c.name()));
    let said = [causes, r.reason.clone()];
    said.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(lang.strings().common.semicolon)
}

/// What was noted of a row's cells.
fn noted<'a>(l: &'a Line, page: &'a Page) -> impl Iterator<Item = &'a crate::store::monitor::NoteRow> {
    let own = |n: &&crate::store::monitor::NoteRow| {
        let cell = &n.noted.at.cell;
        !cell.is_empty() && l.value.cells().any(|c| c == cell.as_str())
    };
    page.notes.iter().filter(own)
}

fn indicator(lang: Lang, n: usize, l: &Line, page: &Page) -> Row {
    let s = lang.strings();
    let r = &l.value.reported;
    let judged = l.standing.progress;
    let open = judged.err().filter(|_| page.item.filings > 0);
    let mut said = why(lang, l);
    // What keeps a value from being judged matters more than its reason.
    if let Some(open) = open {
        let why = words::open(s, open);
        said = if said.is_empty() { why.to_string() } else { format!("{why}{}{said}", s.common.semicolon) };
    }
    let cells = vec![
        if page.item.filings > 0 { Value::Light(light(l.standing.lamp)) } else { Value::Empty },
        text(&*l.value.level2),
        text(&*r.name),
        text(&*r.aim.target.raw),
        text(&*r.actual.raw),
        share(judged.ok()),
        text(&*r.forecast.raw),
        text(r.possibility.map_or("", |p| p.name())),
        many(noted(l, page).count()),
        text(said),
        r.weight.map_or(Value::Empty, |w| text(w.normalize().to_string())),
        text(&*l.value.actual_cell),
    ];
    Row::new(n as i64, cells)
}

fn whole_indicator(lang: Lang, l: &Line, page: &Page) -> Vec<(String, String)> {
    let s = lang.strings();
    let (m, r) = (&s.monitoring, &l.value.reported);
    let mut parts = vec![
        (m.col_level.to_string(), l.value.level2.clone()),
        (m.col_indicator.to_string(), r.name.clone()),
        (m.col_target.to_string(), r.aim.target.raw.clone()),
        (m.col_actual.to_string(), r.actual.raw.clone()),
        (m.col_forecast.to_string(), r.forecast.raw.clone()),
        (m.col_possibility.to_string(), r.possibility.map_or("", |p| p.name()).to_string()),
        (m.col_reason.to_string(), why(lang, l)),
    ];
    parts.extend(noted(l, page).map(|n| (m.problems.to_string(), problem(s, n))));
    parts.retain(|(_, text)| !text.is_empty());
    parts
}

/// `G12 「约三条」：应填数值或日期`
fn problem(s: &Strings, n: &crate::store::monitor::NoteRow) -> String {
    let at = &n.noted.at;
    let cell = if at.cell.is_empty() { String::new() } else { (s.monitoring.at_cell)(&at.cell) };
    let quote = if at.text.is_empty() { String::new() } else { format!("「{}」", at.text) };
    format!("{cell}{quote}{}", words::problem(s, &n.noted.problem))
}

fn whole(lang: Lang, page: &Page) -> Vec<(String, String)> {
    let s = lang.strings();
    let m = &s.monitoring;
    let mut parts: Vec<(String, String)> = Vec::new();
    parts.extend(page.texts.iter().filter(|(_, t)| !t.is_empty()).map(|(l, t)| (l.text.clone(), t.text.clone())));
    parts.extend(page.notes.iter().map(|n| (m.problems.to_string(), problem(s, n))));
    parts.extend(page.filings.iter().map(|f| ((m.filed_on)(&f.day.to_string()), format!("{} {}", f.file, f.sheet))));
    parts.extend(page.events.iter().map(|e| {
        let step = words::form_step(s, e.step);
        (format!("{} {step}", e.day), [e.by.as_str(), &e.note].join(" ").trim().to_string())
    }));
    parts
}

/// A project's round for its dossier.
fn life(lang: Lang, page: &Page) -> Vec<(String, String)> {
    let s = lang.strings();
    let m = &s.monitoring;
    let shown = form(lang, page);
    let mut lines = vec![((m.round)(page.round.opening.months, 1), shown.state.join("  "))];
    if page.item.filings > 0 {
        for l in &page.rows {
            let r = &l.value.reported;
            let p = l.standing.progress.map(|p| format!(" {}%", number::percent(p))).unwrap_or_default();
            let reason = Some(why(lang, l)).filter(|w| !w.is_empty()).map(|w| format!("  {w}")).unwrap_or_default();
            let lamp = finding::lamp(s, l.standing.lamp);
            let likely = r.possibility.map_or("", |p| p.name());
            let text = format!("{lamp} {} {}：{}{p}  {likely}{reason}", r.name, r.aim.target.raw, r.actual.raw);
            lines.push((String::new(), text));
        }
    } else {
        let left = filing(s, page.period, &page.round.opening, &page.item);
        let due = match left {
            Value::Due(left) => review::days_left(s, left),
            _ => m.not_filed.to_string(),
        };
        lines.push((String::new(), due));
    }
    lines.extend(page.notes.iter().map(|n| (m.problems.to_string(), problem(s, n))));
    lines.push((String::new(), String::new()));
    lines
}
