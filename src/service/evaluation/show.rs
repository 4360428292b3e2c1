//! One self-evaluation: its rows with the way to each score, its filings, its
//! life, its evidence, what a reviewer objects to.

use super::list::{Item, items};
use super::year::Year;
use crate::domain::evaluation::sheet::{Filled, Judged, Line, Sheet, judge};
use crate::domain::evaluation::state::Event;
use crate::domain::evaluation::{Scheme, execution::Execution};
use crate::domain::form::{Form, FundKind};
use crate::domain::target::check::{self, Check, Context};
use crate::domain::target::objection::Objection;
use crate::service::Fault;
use crate::service::period::Period;
use crate::service::target::Subject;
use crate::store::Store;
use crate::store::evaluation::{Content, ContentHead, EvidenceRow};
use std::collections::HashMap;

/// A self-evaluation.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// As it stands in the list.
    pub item: Item,
    /// Row by row, of what counts of what was filed.
    pub rows: Vec<PageRow>,
    /// Budget execution.
    pub execution: Option<Execution>,
    /// The whole by the rules; nothing where nothing was filed.
    pub judged: Option<Judged>,
    /// As the form it came as.
    pub form: Option<Form>,
    /// What a reviewer objects to.
    pub objections: Vec<Objection<Check>>,
    /// All that was filed, oldest first.
    pub filings: Vec<Filing>,
    /// What happened to it.
    pub events: Vec<Event>,
    /// 佐证材料
    pub evidence: Vec<EvidenceRow>,
    /// The rules of the year.
    pub scheme: Scheme,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRow {
    /// What was asked.
    pub line: Line,
    /// What was reported.
    pub filled: Filled,
}

/// A filing.
pub type Filing = ContentHead;

/// Shows one.
///
/// # Errors
/// Who is not known.
pub fn show(store: &Store, period: Period, subject: &Subject) -> Result<Page, Fault> {
    let year = Year::load(store, period)?;
    let owner = year.owner(subject)?;
    let item = items(&year, &HashMap::new()).into_iter().find(|i| i.owner == owner);
    // One that need not file is shown all the same.
    let item = item.ok_or_else(|| super::EvaluationFault::NothingEntered(year.name(owner)))?;
    let own = year.evaluations.get(&owner);
    let content = item.content_id.map(|c| store.evaluation_content(c)).transpose()?;
    let (mut rows, mut judged, mut objections) = (Vec::new(), None, Vec::new());
    if let Some(content) = &content {
        let sheet = sheet_of(content, period.year);
        judged = Some(judge(&sheet, &year.scheme));
        rows = sheet.lines.into_iter().map(|(line, filled)| PageRow { line, filled }).collect();
        let context = Context { year: Some(period.year), ..Context::usual() };
        objections = check::check(&content.form, &context);
    }
    let events = own.map(|e| e.events.clone()).unwrap_or_default();
    Ok(Page {
        rows,
        execution: judged.as_ref().and_then(|j| j.execution),
        judged,
        form: content.map(|c| c.form),
        objections,
        filings: own.map(|e| store.filings(e.id)).transpose()?.unwrap_or_default(),
        events: events.into_iter().filter(|e| e.day <= year.day).collect(),
        evidence: own.map(|e| store.evidence(e.id)).transpose()?.unwrap_or_default(),
        scheme: year.scheme,
        item,
    })
}

/// The sheet that a filing was.
pub(super) fn sheet_of(content: &Content, year: i16) -> Sheet {
    let lines = content.rows.iter().map(|r| (Line::of(&r.row, r.indicator), r.filled.clone())).collect();
    let f = &content.head.figures;
    let initial = content.form.funds.iter().find(|f| f.kind == FundKind::Total).and_then(|f| f.initial.amount);
    Sheet {
        year,
        lines,
        initial,
        budget: f.budget,
        spent: f.spent,
        zero_budget: content.head.zero_budget,
        execution_marks: Some(f.execution_marks),
        own: (f.execution, f.own),
    }
}
