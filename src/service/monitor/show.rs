//! One form of a round with all that stands in it, and what is made of it.

use rust_decimal::Decimal;

use super::MonitorFault;
use super::status::{Item, RoundLine};
use super::year::Year;
use crate::domain::date::Date;
use crate::domain::form::{Block, Cited, FundRow, Row};
use crate::domain::indicator::{Reading, Standing};
use crate::domain::monitor::attainment;
use crate::domain::monitor::filing::Issued;
use crate::domain::monitor::record::{FormEvent, RoundRecord};
use crate::domain::monitor::reported::{FormState, MonitorForm, Reported, Round};
use crate::domain::project::Project;
use crate::service::Fault;
use crate::service::period::Period;
use crate::store::Store;
use crate::store::monitor::{ContentRow, NoteRow, ValueRow};

/// A form of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// For which year and day.
    pub period: Period,
    /// The round.
    pub round: RoundLine,
    /// As the list shows it.
    pub item: Item,
    /// Number of the target version in force on the cut-off day.
    pub version: Option<u32>,
    /// An indicator a line, in the order of the target; without values where
    /// nothing was filed.
    pub rows: Vec<Line>,
    /// 项目资金, as filed.
    pub funds: Vec<FundRow>,
    /// Goals and whatever else the form says, label first.
    pub texts: Vec<(Cited, Cited)>,
    /// What was wrong with it, and where.
    pub notes: Vec<NoteRow>,
    /// What happened to it up to the day, oldest first.
    pub events: Vec<FormEvent>,
    /// How often and from where it came in, oldest first.
    pub filings: Vec<Filing>,
}

/// An indicator of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What the unit says of it, with its cells.
    pub value: ValueRow,
    /// What it weighs in P; nothing where it does not count.
    pub weight: Option<Decimal>,
    /// Its progress and light by the value reported.
    pub standing: Standing,
    /// By the full-year forecast, against the whole year's target.
    pub forecast: Standing,
}

/// A time the form came in.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Filing {
    pub filing: u32,
    pub day: Date,
    pub file: String,
    pub sheet: String,
    pub batch_id: Option<i64>,
    pub by: String,
    pub at: String,
}

/// The form of a project in a round.
///
/// # Errors
/// [`MonitorFault::NoRound`], [`Fault::NoProject`], [`MonitorFault::NoPart`].
pub fn show(store: &Store, period: Period, months: u8, code: &str) -> Result<Page, Fault> {
    let year = Year::load(store, period)?;
    let project = year.project(code)?;
    let round = year.round(months)?;
    page(store, &year, round, project)
}

/// The forms of a project in all rounds of the year that it takes part in.
///
/// # Errors
/// [`Fault::NoProject`]
pub fn of_project(store: &Store, period: Period, code: &str) -> Result<Vec<Page>, Fault> {
    let year = Year::load(store, period)?;
    let project = year.project(code)?;
    let part = |r: &&RoundRecord| year.must_file(r, project) || year.form(r, project.id).is_some();
    year.rounds.iter().filter(part).map(|round| page(store, &year, round, project)).collect()
}

fn page(store: &Store, year: &Year, round: &RoundRecord, project: &Project) -> Result<Page, Fault> {
    let form = year.form(round, project.id);
    let version = year.in_force(round, project.id);
    if form.is_none() && version.is_none() {
        return Err(MonitorFault::NoPart(project.name.clone()).into());
    }
    let day = year.period.as_of;
    let content = form.and_then(|f| f.content_on(day));
    let content = match content {
        Some(id) => store.monitor_contents(&[id])?.remove(&id),
        None => None,
    };
    let values = match (&content, version.and_then(|v| v.content_on(round.opening.cutoff))) {
        (Some(content), _) => content.values.clone(),
        (None, Some(target)) => asked(&store.target_form(target)?.rows),
        (None, None) => Vec::new(),
    };
    let heads = store.monitor_heads(year.period.year)?;
    let own = heads.iter().filter(|h| form.is_some_and(|f| f.id == h.form_id) && h.day <= day);
    let reported = content.as_ref().map(|c| c.values.iter().map(|v| v.reported.clone()).collect());
    let problems = content.as_ref().map_or(0, |c| c.notes.len());
    let ContentRow { funds, texts, notes, .. } = content.unwrap_or_default();
    Ok(Page {
        period: year.period,
        round: year.line(round),
        item: year.item(round, project, reported.unwrap_or_default(), problems),
        version: version.map(|v| v.number),
        rows: lines(year, round, project, values),
        funds,
        texts,
        notes,
        events: form.into_iter().flat_map(|f| f.events_on(day)).cloned().collect(),
        filings: own.map(filing).collect(),
    })
}

fn filing(head: &ContentRow) -> Filing {
    Filing {
        filing: head.filing,
        day: head.day,
        file: head.file.clone(),
        sheet: head.sheet.clone(),
        batch_id: head.batch_id,
        by: head.by.clone(),
        at: head.at.clone(),
    }
}

/// The indicators of a target, with nothing said of any.
pub(super) fn asked(target: &[Row]) -> Vec<ValueRow> {
    let asked = target.iter().filter(|r| r.block == Block::Annual && !r.is_blank());
    asked
        .map(|row| {
            let Issued { name, weight, aim } = Issued::of(row);
            let none = || Reading::parse("");
            let (actual, forecast) = (none(), none());
            let reported = Reported {
                name,
                weight,
                aim,
                actual,
                forecast,
                possibility: None,
                causes: [false; 5],
                reason: String::new(),
            };
            ValueRow {
                indicator_id: 0,
                level1: row.level1.text.clone(),
                level2: row.level2.text.clone(),
                reported,
                actual_cell: String::new(),
                forecast_cell: String::new(),
                likelihood: Cited::default(),
                reason: Cited::default(),
                note: Cited::default(),
            }
        })
        .collect()
}

/// Each line measured.
pub(super) fn lines(year: &Year, round: &RoundRecord, project: &Project, values: Vec<ValueRow>) -> Vec<Line> {
    let o = round.opening;
    let form = MonitorForm {
        state: FormState::Filed,
        filed: o.cutoff,
        returned: None,
        values: values.iter().map(|v| v.reported.clone()).collect(),
    };
    let round = Round { months: o.months, cutoff: o.cutoff, due: o.due, form: None };
    let bands = attainment::bands(&year.rules.of(project, None));
    let measured = attainment::measure(&round, &form, bands);
    let line = |(value, m): (ValueRow, &attainment::Measured<'_>)| Line {
        value,
        weight: m.weight,
        standing: m.standing,
        forecast: m.forecast,
    };
    values.into_iter().zip(&measured).map(line).collect()
}
