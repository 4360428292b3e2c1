//! Lists come in: findings of audits and inspections, and what units report.
//! Every row is answered for; what cannot be used is set aside with its cell.

use std::path::PathBuf;

use super::act::{self, Doing};
use super::add::{Clerk, Draft};
use super::fault::Field;
use super::list::Desk;
use super::{RectifyFault, Walk};
use crate::domain::date::Date;
use crate::domain::rectification::finding::{BudgetAction, Category, Number, Source};
use crate::domain::rectification::standing::Evidence;
use crate::domain::rectification::state::{Refusal, State, Step};
use crate::domain::text;
use crate::exchange::record::FileFault;
use crate::exchange::rectification::{self as sheets, Col, Kind, Listed, Row};
use crate::exchange::sheet::{self, Limits, digest};
use crate::service::period::Period;
use crate::service::{Fault, Progress, Stamp};
use crate::store::audit::Entry;
use crate::store::{Store, StoreError, WriteTx};

/// A call for an import.
#[derive(Debug, Clone)]
pub struct Request {
    /// The files.
    pub files: Vec<PathBuf>,
    /// What they hold, where the operator said so.
    pub kind: Option<Kind>,
    /// The day on which they came in.
    pub day: Date,
    /// Where findings come from that do not say it.
    pub source: Source,
    /// 来源文号 of findings that do not say it.
    pub source_document: Option<String>,
    /// Nothing is changed.
    pub dry_run: bool,
}

/// What became of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileReport {
    /// Its name.
    pub file: String,
    /// Of its bytes.
    pub sha256: String,
    /// Rows that say something.
    pub rows_read: usize,
    /// Findings that were recorded.
    pub added: Vec<Number>,
    /// Findings a step was taken on.
    pub advanced: Vec<(Number, Step)>,
    /// Rows that say what is known.
    pub unchanged: usize,
    /// Findings whose category was told from their words.
    pub guessed: usize,
    /// Rows that could not be used.
    pub aside: Vec<Aside>,
}

/// A row that could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Its sheet.
    pub sheet: String,
    /// The cell that says why.
    pub cell: String,
    /// What stands there.
    pub quote: String,
    /// Why.
    pub why: WhyAside,
}

/// Why a row could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyAside {
    /// The number is none of ours.
    UnknownFinding,
    /// The step may not be taken.
    NotItsTurn(Refusal),
    /// The report would lie before what happened last.
    BackDated(Date),
    /// No day.
    BadDay,
    /// No amount, or a negative one.
    BadAmount,
    /// 来源 or 结果应用 is no word of ours.
    UnknownWord,
    /// No project of that code.
    UnknownProject,
    /// The name fits several projects.
    Ambiguous,
    /// Neither department nor unit is known.
    UnknownBody,
    /// Names neither a project nor a department or unit.
    Nobody,
    /// A text is longer than a ledger holds.
    TooLong,
    /// An amount to cut, and no action.
    AmountWithoutAction,
}

/// Takes lists in, all or none.
///
/// # Errors
/// [`Fault::Files`] names every file that is no list;
/// [`RectifyFault::NothingTaken`] one of which no row could be used.
pub fn take_in(
    store: &mut Store,
    stamp: &Stamp,
    period: Period,
    request: &Request,
    progress: Progress<'_>,
) -> Result<Vec<FileReport>, Fault> {
    let files = open(request, progress)?;
    let desk = Desk::load(store, request.day)?;
    let work = |w: &WriteTx<'_>| -> Result<Vec<FileReport>, Fault> {
        files.iter().map(|f| take(w, stamp, period, &desk, request, f)).collect()
    };
    if request.dry_run {
        return store.rehearse(work);
    }
    store.write(stamp, |w| {
        let done = work(w)?;
        some_use(&done)?;
        let said = done.iter().map(|f| {
            let steps = f.advanced.iter().map(|(n, s)| serde_json::json!([n.to_string(), s.key()]));
            serde_json::json!({"file": f.file, "sha256": f.sha256, "rows": f.rows_read,
                "added": f.added.iter().map(ToString::to_string).collect::<Vec<_>>(),
                "advanced": steps.collect::<Vec<_>>(), "unchanged": f.unchanged, "set_aside": f.aside.len()})
        });
        let detail = serde_json::json!({"day": request.day.to_string(), "files": said.collect::<Vec<_>>()});
        let subject = done.iter().map(|f| f.file.as_str()).collect::<Vec<_>>().join(",");
        Ok((done, Entry { action: "rectify_import", subject, detail }))
    })
}

/// A file of which no row could be used is no list of ours.
fn some_use(done: &[FileReport]) -> Result<(), Fault> {
    let useless = |f: &&FileReport| f.added.is_empty() && f.advanced.is_empty() && f.unchanged == 0;
    let Some((f, first)) = done.iter().filter(useless).find_map(|f| Some((f, f.aside.first()?))) else { return Ok(()) };
    let first = Box::new(first.clone());
    Err(RectifyFault::NothingTaken { file: f.file.clone(), rows: f.aside.len(), first }.into())
}

/// A file that was read.
struct Opened {
    name: String,
    sha256: String,
    tables: Vec<Listed>,
}

fn open(request: &Request, progress: Progress<'_>) -> Result<Vec<Opened>, Fault> {
    let (mut files, mut bad) = (Vec::new(), Vec::new());
    for path in &request.files {
        let name = path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into());
        let read = sheet::open(path, &Limits::default(), progress);
        match read.and_then(|(book, source)| Ok((sheets::read(&book, request.kind)?, source))) {
            Ok((tables, source)) => files.push(Opened { name, sha256: source.sha256, tables }),
            Err(FileFault::Cancelled) => return Err(Fault::Cancelled),
            Err(fault) => bad.push((name, fault)),
        }
    }
    if bad.is_empty() { Ok(files) } else { Err(Fault::Files(bad)) }
}

fn take(
    w: &WriteTx<'_>,
    stamp: &Stamp,
    period: Period,
    desk: &Desk,
    request: &Request,
    file: &Opened,
) -> Result<FileReport, Fault> {
    let mut done = FileReport { file: file.name.clone(), sha256: file.sha256.clone(), ..FileReport::default() };
    let mut clerk = Clerk::load(w, stamp, period.year)?;
    for table in &file.tables {
        for row in &table.rows {
            done.rows_read += 1;
            let taken = match table.kind {
                Kind::Findings => finding(w, &mut clerk, request, table, row, &mut done)?,
                Kind::Reports => report(w, stamp, period, desk, request, row, &mut done)?,
            };
            if let Err((col, why)) = taken {
                let (cell, quote) = (row.cell(col).to_string(), row.said(col).chars().take(60).collect());
                done.aside.push(Aside { sheet: table.sheet.clone(), cell, quote, why });
            }
        }
    }
    Ok(done)
}

type Taken = Result<(), (Col, WhyAside)>;

/// A row of findings.
fn finding(
    w: &WriteTx<'_>,
    clerk: &mut Clerk<'_, '_>,
    request: &Request,
    table: &Listed,
    row: &Row,
    done: &mut FileReport,
) -> Result<Taken, Fault> {
    let draft = match draft(clerk, request, table, row)? {
        Ok(draft) => draft,
        Err(aside) => return Ok(Err(aside)),
    };
    if let Some(origin) = &draft.origin
        && w.finding_made_from(origin)?.is_some()
    {
        done.unchanged += 1;
        return Ok(Ok(()));
    }
    match clerk.record(request.day, &draft) {
        Ok(number) => {
            done.added.push(number);
            done.guessed += usize::from(Category::read(row.said(Col::Category)).is_none());
            Ok(Ok(()))
        }
        Err(fault) => aside(fault, row).map(Err),
    }
}

fn draft(
    clerk: &mut Clerk<'_, '_>,
    request: &Request,
    table: &Listed,
    row: &Row,
) -> Result<Result<Draft, (Col, WhyAside)>, Fault> {
    let source = match row.said(Col::Source) {
        "" => Some(request.source),
        typed => Source::read(typed),
    };
    let Some(source) = source else { return Ok(Err((Col::Source, WhyAside::UnknownWord))) };
    let Some(action) = BudgetAction::read(row.said(Col::Action)) else {
        return Ok(Err((Col::Action, WhyAside::UnknownWord)));
    };
    let (Ok(amount), Ok(action_amount)) = (table.amount(row, Col::Amount), table.amount(row, Col::ActionAmount)) else {
        let col = if table.amount(row, Col::Amount).is_err() { Col::Amount } else { Col::ActionAmount };
        return Ok(Err((col, WhyAside::BadAmount)));
    };
    let said = |col| row.said(col).to_string();
    let mut project = row.some(Col::Code);
    if project.is_none() && !row.said(Col::Project).is_empty() {
        let named = clerk.named(row.said(Col::Project))?;
        project = match named.as_slice() {
            [one] => Some(one.project.code.clone()),
            // A body decides; else nobody does.
            [] => None,
            _ if row.some(Col::Department).or_else(|| row.some(Col::Unit)).is_some() => None,
            _ => return Ok(Err((Col::Project, WhyAside::Ambiguous))),
        };
    }
    let words = [said(Col::Category), said(Col::Description)].join(" ");
    let category = Category::read(row.said(Col::Category)).unwrap_or_else(|| Category::guess(&words));
    let document = row.some(Col::SourceDocument).or_else(|| request.source_document.clone());
    let subject = [said(Col::Code), said(Col::Project), said(Col::Department), said(Col::Unit)].join("|");
    let mark =
        format!("{}|{}|{subject}|{}", source.key(), document.clone().unwrap_or_default(), said(Col::Description));
    Ok(Ok(Draft {
        source_document: document,
        // The same problem of the same paper is the same finding.
        origin: Some(format!("list:{}", digest(text::fold(&mark).as_bytes()))),
        project,
        department: row.some(Col::Department),
        unit: row.some(Col::Unit),
        about: said(Col::Project),
        period: said(Col::Period),
        problem: row.said(Col::Problem).parse().unwrap_or(0),
        figure: said(Col::Figure),
        item: said(Col::Item),
        amount,
        requirement: said(Col::Requirement),
        action,
        action_amount,
        copies: row.said(Col::Copies).split(['、', '，', ',', ';', '；']).map(String::from).collect(),
        note: said(Col::Note),
        ..Draft::new(source, category, row.said(Col::Description))
    }))
}

/// A row that cannot be used is set aside; anything else stops the call.
fn aside(fault: Fault, row: &Row) -> Result<(Col, WhyAside), Fault> {
    let body = if row.said(Col::Unit).is_empty() { Col::Department } else { Col::Unit };
    Ok(match fault {
        Fault::NoProject { .. } => (Col::Code, WhyAside::UnknownProject),
        Fault::NoDepartment(_) => (Col::Department, WhyAside::UnknownBody),
        Fault::Rectify(RectifyFault::NoUnit(_)) => (body, WhyAside::UnknownBody),
        Fault::Rectify(RectifyFault::Nobody) => (Col::Project, WhyAside::Nobody),
        Fault::Rectify(RectifyFault::TooLong { field: Field::Requirement, .. }) => {
            (Col::Requirement, WhyAside::TooLong)
        }
        Fault::Rectify(RectifyFault::TooLong { .. }) => (Col::Description, WhyAside::TooLong),
        Fault::Rectify(RectifyFault::Negative(Field::ActionAmount)) => (Col::ActionAmount, WhyAside::BadAmount),
        Fault::Rectify(RectifyFault::Negative(_)) => (Col::Amount, WhyAside::BadAmount),
        Fault::Rectify(RectifyFault::AmountWithoutAction) => (Col::ActionAmount, WhyAside::AmountWithoutAction),
        other => return Err(other),
    })
}

/// A row of a unit: measures are its plan, what was done its progress, and
/// with a day of report its report.
fn report(
    w: &WriteTx<'_>,
    stamp: &Stamp,
    period: Period,
    desk: &Desk,
    request: &Request,
    row: &Row,
    done: &mut FileReport,
) -> Result<Taken, Fault> {
    let Some(number) = Number::read(row.said(Col::Number), period.year) else {
        return Ok(Err((Col::Number, WhyAside::UnknownFinding)));
    };
    let found = match w.finding(number) {
        Ok(found) => found,
        Err(StoreError::NotFound) => return Ok(Err((Col::Number, WhyAside::UnknownFinding))),
        Err(other) => return Err(other.into()),
    };
    let Ok(reported) = row.day(Col::Reported) else { return Ok(Err((Col::Reported, WhyAside::BadDay))) };
    let mut walk = Walk::on(w, stamp, found);
    let before = walk.row.events.len();
    match answer(&mut walk, desk, request, row, reported) {
        Ok(()) => {}
        Err(Fault::Rectify(RectifyFault::Refused(why))) => {
            let why = why.into_iter().next().map_or(Refusal::NoWords, |(_, why)| why);
            return Ok(Err((Col::Number, WhyAside::NotItsTurn(why))));
        }
        Err(Fault::Rectify(RectifyFault::BackDated { last, .. })) => {
            return Ok(Err((Col::Reported, WhyAside::BackDated(last))));
        }
        Err(Fault::Rectify(RectifyFault::TooLong { .. })) => return Ok(Err((Col::Progress, WhyAside::TooLong))),
        Err(other) => return Err(other),
    }
    let steps: Vec<Step> = walk.row.events[before..].iter().map(|e| e.step).filter(|s| *s != Step::Receive).collect();
    if steps.is_empty() {
        done.unchanged += 1;
    }
    done.advanced.extend(steps.into_iter().map(|s| (number, s)));
    Ok(Ok(()))
}

fn answer(
    walk: &mut Walk<'_, '_>,
    desk: &Desk,
    request: &Request,
    row: &Row,
    reported: Option<Date>,
) -> Result<(), Fault> {
    let contact = row.some(Col::Contact);
    let evidence: Vec<Evidence> = row
        .said(Col::Evidence)
        .split(['、', ';', '；', ','])
        .filter(|n| !n.trim().is_empty())
        .map(|n| Evidence { name: text::clean(n), sha256: None, size: None })
        .collect();
    let (measures, progress) = (row.said(Col::Measures), row.said(Col::Progress));
    let known = |now: Option<&str>, said: &str| said.is_empty() || now == Some(said);
    let standing = walk.standing.clone();
    let day = reported.unwrap_or(request.day);
    // Measures that come with a second report are part of it.
    if !known(standing.measures.as_deref(), measures) && walk.state() != State::Reported {
        let doing = Doing { contact: contact.clone(), ..Doing::new(Step::Plan, day, measures) };
        act::take(walk, desk, &act::tidy(&doing)?)?;
    }
    let last = standing.reported.as_ref();
    match reported {
        Some(day) if last.is_some_and(|r| r.day == day && r.words == progress) => Ok(()),
        Some(day) => {
            let words = if progress.is_empty() { measures } else { progress };
            let doing = Doing { contact, evidence, ..Doing::new(Step::Report, day, words) };
            act::take(walk, desk, &act::tidy(&doing)?)
        }
        None if known(standing.progress.as_deref(), progress) || last.is_some_and(|r| r.words == progress) => Ok(()),
        None => {
            let doing = Doing { contact, evidence, ..Doing::new(Step::Progress, request.day, progress) };
            act::take(walk, desk, &act::tidy(&doing)?)
        }
    }
}
