//! Monitoring forms for the units to fill in: names, codes, money by the
//! cut-off day and the indicators of the target then in force. What was filed
//! before stands in the form again, with the reason why it was sent back.

use std::collections::HashMap;

use super::MonitorFault;
use super::money::{Amounts, amounts};
use super::year::Year;
use crate::domain::form::{Block, Cited, Figure, Form, FormKind, FundKind, FundRow, Mark, Row};
use crate::domain::money::Money;
use crate::domain::monitor::record::RoundRecord;
use crate::domain::monitor::reported::FormState;
use crate::domain::project::Project;
use crate::domain::ratio;
use crate::exchange::form::write::Shape;
use crate::service::Fault;
use crate::service::form::Workbook;
use crate::service::period::Period;
use crate::store::Store;
use crate::store::monitor::ContentRow;

/// Monitoring forms have no rows to add: the target is fixed.
pub const SHAPE: Shape = Shape::AS_IT_IS;

/// Words that the form prints beside what the store knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// Over the reason why it was sent back.
    pub returned: &'static str,
    /// Over the budget as first approved, where it has changed since.
    pub initial: &'static str,
}

/// The terms that official forms use, in every language of the interface.
pub const WORDS: Words = Words { returned: "退回意见", initial: "年初批复数（万元）" };

/// The form of one project in a round.
///
/// # Errors
/// [`Fault::NoProject`], [`MonitorFault::NoRound`], [`MonitorFault::NoPart`].
pub fn project(store: &Store, period: Period, months: u8, code: &str) -> Result<Form, Fault> {
    let desk = Desk::open(store, period, months, |p| p.code == code)?;
    let project = desk.year.project(code)?;
    if !desk.year.must_file(&desk.round, project) {
        return Err(MonitorFault::NoPart(project.name.clone()).into());
    }
    desk.form(project)
}

/// The forms of those who must file in a round, a workbook a department, by code;
/// `missing`: only what is not in.
///
/// # Errors
/// [`MonitorFault::NoRound`]
pub fn workbooks(
    store: &Store,
    period: Period,
    months: u8,
    missing: bool,
    holds: impl Fn(&Project) -> bool,
) -> Result<Vec<Workbook>, Fault> {
    let desk = Desk::open(store, period, months, &holds)?;
    let mut books: Vec<(i64, Workbook)> = Vec::new();
    let wanted = |p: &&Project| {
        let state = desk.year.form(&desk.round, p.id).map_or(FormState::NotFiled, |f| f.state_on(period.as_of));
        holds(p) && desk.year.must_file(&desk.round, p) && !(missing && state.stands())
    };
    for p in desk.year.projects.iter().filter(wanted) {
        if !books.iter().any(|(id, _)| *id == p.department_id) {
            let (code, department) = (p.department_code.clone(), p.department.clone());
            books.push((p.department_id, Workbook { code, department, forms: Vec::new() }));
        }
        if let Some((_, book)) = books.iter_mut().find(|(id, _)| *id == p.department_id) {
            book.forms.push(desk.form(p)?);
        }
    }
    let mut books: Vec<Workbook> = books.into_iter().map(|(_, book)| book).collect();
    books.sort_by(|a, b| (&a.code, &a.department).cmp(&(&b.code, &b.department)));
    Ok(books)
}

/// What forms are made from.
struct Desk<'a> {
    store: &'a Store,
    year: Year,
    round: RoundRecord,
    amounts: HashMap<i64, Amounts>,
    /// What was filed last, by project.
    filed: HashMap<i64, ContentRow>,
}

impl<'a> Desk<'a> {
    fn open(store: &'a Store, period: Period, months: u8, holds: impl Fn(&Project) -> bool) -> Result<Desk<'a>, Fault> {
        let year = Year::load(store, period)?;
        let round = year.round(months)?.clone();
        let amounts = amounts(store, &year.rules, period.year, round.opening.cutoff)?;
        let of = |p: &Project| Some((year.form(&round, p.id)?.content_on(period.as_of)?, p.id));
        let last: HashMap<i64, i64> = year.projects.iter().filter(|p| holds(p)).filter_map(of).collect();
        let ids: Vec<i64> = last.keys().copied().collect();
        let contents = store.monitor_contents(&ids)?;
        let filed = contents.into_iter().filter_map(|(id, c)| Some((*last.get(&id)?, c))).collect();
        Ok(Desk { store, year, round, amounts, filed })
    }

    fn form(&self, p: &Project) -> Result<Form, Fault> {
        let o = self.round.opening;
        let version = self.year.in_force(&self.round, p.id);
        let content = version.and_then(|v| v.content_on(o.cutoff));
        let none = || Fault::from(MonitorFault::NoPart(p.name.clone()));
        let target = self.store.target_form(content.ok_or_else(none)?)?;
        let amounts = self.amounts.get(&p.id).copied().unwrap_or_default();
        let mut form = Form {
            kind: FormKind::Monitoring,
            sheet: p.name.clone(),
            year: Some(o.year),
            months: Some(o.months),
            project_code: said(&p.code),
            project: said(&p.name),
            department: department(p),
            unit: said(p.unit.as_deref().unwrap_or_default()),
            funds: funds(&amounts),
            rows: target.rows.iter().filter(|r| r.block == Block::Annual && !r.is_blank()).map(asked).collect(),
            mark: Some(Mark {
                code: p.code.clone(),
                year: o.year,
                version: version.map_or(0, |v| v.number),
                round: Some(o.months),
            }),
            ..Form::default()
        };
        form.goals.annual = plain(&target.goals.annual);
        if amounts.initial != amounts.budget {
            form.texts.push((said(WORDS.initial), said(&wan(amounts.initial))));
        }
        self.with_what_was_filed(p, content, &mut form);
        Ok(form)
    }

    fn with_what_was_filed(&self, p: &Project, content: Option<i64>, form: &mut Form) {
        let Some(filed) = self.filed.get(&p.id).filter(|c| Some(c.target_content_id) == content) else { return };
        for (row, value) in form.rows.iter_mut().zip(&filed.values) {
            row.actual = said(&value.reported.actual.raw);
            row.forecast = said(&value.reported.forecast.raw);
            row.likelihood = said(&value.likelihood.text);
            row.causes = value.reported.causes.map(|ticked| said(if ticked { "√" } else { "" }));
            row.reason = said(&value.reason.text);
            row.note = said(&value.note.text);
        }
        for fund in &mut form.funds {
            if let Some(before) = filed.funds.iter().find(|f| f.kind == fund.kind) {
                fund.forecast.amount = before.forecast.amount;
            }
        }
        let record = self.year.form(&self.round, p.id);
        let last = record.and_then(|f| f.events_on(self.year.period.as_of).next_back());
        if let Some(returned) = last.filter(|e| e.to == FormState::Returned && !e.note.is_empty()) {
            form.texts.push((said(WORDS.returned), said(&returned.note)));
        }
    }
}

/// A row of the target as the unit finds it.
fn asked(target: &Row) -> Row {
    Row {
        level1: plain(&target.level1),
        level2: plain(&target.level2),
        name: plain(&target.name),
        target: plain(&target.target),
        reading: target.reading.clone(),
        direction: Cited::default(),
        ..Row::empty(Block::Annual)
    }
}

fn said(words: &str) -> Cited {
    Cited::new(words, "")
}

/// Without the cell of the target's own form.
fn plain(cited: &Cited) -> Cited {
    said(&cited.text)
}

/// `148-市民航局`
fn department(p: &Project) -> Cited {
    match &p.department_code {
        Some(code) => said(&format!("{code}-{}", p.department)),
        None => said(&p.department),
    }
}

fn funds(a: &Amounts) -> Vec<FundRow> {
    let figure = |amount| Figure { amount: Some(amount), ..Figure::default() };
    let row = |kind, (budget, paid): (Money, Money)| FundRow {
        kind,
        initial: figure(budget),
        executed: figure(paid),
        rate: said(&ratio::share(paid, budget).map(percent).unwrap_or_default()),
        ..FundRow::default()
    };
    let parts =
        a.fiscal.map(|f| row(FundKind::Fiscal, f)).into_iter().chain(a.other().map(|o| row(FundKind::Other, o)));
    std::iter::once(row(FundKind::Total, (a.budget, a.paid))).chain(parts).collect()
}

fn percent(share: rust_decimal::Decimal) -> String {
    format!("{:.2}%", ratio::round_half_away(ratio::points(share), 2))
}

fn wan(amount: Money) -> String {
    format!("{}", amount.wan().normalize())
}
