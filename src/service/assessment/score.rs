//! Points by hand, bonus and malus, appeals and their answers.

use rust_decimal::Decimal;

use super::scheme::scheme;
use super::sheet::{Sheet, sheets};
use super::subject::subject;
use crate::domain::assessment::{Item, Ladder, Origin, Scheme, Subject};
use crate::domain::date::Date;
use crate::service::period::Period;
use crate::service::results_fault::said;
use crate::service::{Fault, ResultsFault, Stamp};
use crate::store::Store;
use crate::store::assessment::{AnswerRow, AppealRow, ScoreRow};
use crate::store::audit::Entry;

/// Points for an item of a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewScore {
    /// On which ladder.
    pub ladder: Ladder,
    /// By code or name.
    pub subject: String,
    /// Key of the item.
    pub item: String,
    /// How many.
    pub points: Decimal,
    /// Why.
    pub reason: String,
}

/// Gives points for an item that a person judges.
///
/// # Errors
/// [`ResultsFault::NoItem`], [`ResultsFault::Computed`] for an item that the
/// store or a table computes, [`ResultsFault::Points`], [`Fault::EmptyText`]
/// without a reason.
pub fn score(store: &mut Store, stamp: &Stamp, period: Period, new: &NewScore) -> Result<Sheet, Fault> {
    let scheme = scheme(store, period.year, new.ladder)?;
    let item = find(&scheme, &new.item)?;
    let (subject, _) = subject(store, period, new.ladder, &new.subject)?;
    let reported = store.assessment_reports(period.year)?;
    let in_table = reported.iter().any(|r| r.subject == subject && r.item == item.key);
    if item.measure.is_automatic() || in_table {
        return Err(ResultsFault::Computed(item.key.clone()).into());
    }
    within(item, new.points)?;
    let reason = said(&new.reason)?;
    keep(store, stamp, period, (subject.clone(), item.key.clone()), new.points, reason)?;
    one(store, period, &subject)
}

/// Gives a bonus, or with points below nothing a malus.
///
/// # Errors
/// [`ResultsFault::Points`] beyond the scheme's limit, [`Fault::EmptyText`]
/// without a reason.
pub fn bonus(store: &mut Store, stamp: &Stamp, period: Period, new: &NewScore) -> Result<Sheet, Fault> {
    let scheme = scheme(store, period.year, new.ladder)?;
    let (subject, _) = subject(store, period, new.ladder, &new.subject)?;
    if new.points.is_zero() || new.points.abs() > scheme.bonus || new.points.normalize().scale() > 2 {
        let key = "bonus".to_string();
        return Err(ResultsFault::Points { key, points: new.points, full: scheme.bonus }.into());
    }
    let reason = said(&new.reason)?;
    keep(store, stamp, period, (subject.clone(), String::new()), new.points, reason)?;
    one(store, period, &subject)
}

fn keep(
    store: &mut Store,
    stamp: &Stamp,
    period: Period,
    (subject, item): (Subject, String),
    points: Decimal,
    reason: String,
) -> Result<(), Fault> {
    let action = if item.is_empty() { "assess_bonus" } else { "assess_score" };
    let name = name(&subject);
    let detail = serde_json::json!({"year": period.year, "item": item, "points": points.to_string(), "reason": reason});
    let (by, at) = (stamp.actor.clone(), stamp.at.clone());
    let row = ScoreRow { id: 0, year: period.year, subject, item, points, reason, by, at };
    store.write(stamp, |w| {
        w.add_assessment_score(&row)?;
        Ok(((), Entry { action, subject: name, detail }))
    })
}

fn name(subject: &Subject) -> String {
    match subject {
        Subject::Department(id) => format!("department {id}"),
        Subject::County(code) => code.clone(),
    }
}

/// Takes an appeal down.
///
/// # Errors
/// [`ResultsFault::NoItem`], [`Fault::EmptyText`] without a text.
pub fn appeal(store: &mut Store, stamp: &Stamp, period: Period, new: &NewScore, day: Date) -> Result<i64, Fault> {
    let scheme = scheme(store, period.year, new.ladder)?;
    let item = find(&scheme, &new.item)?.key.clone();
    let (subject, _) = subject(store, period, new.ladder, &new.subject)?;
    let row = AppealRow {
        id: 0,
        year: period.year,
        subject,
        item,
        text: said(&new.reason)?,
        day,
        by: stamp.actor.clone(),
        at: stamp.at.clone(),
        answer: None,
    };
    store.write(stamp, |w| {
        let id = w.add_assessment_appeal(&row)?;
        let detail = serde_json::json!({"subject": name(&row.subject), "item": row.item, "text": row.text});
        Ok((id, Entry { action: "assess_appeal", subject: id.to_string(), detail }))
    })
}

/// Answers an appeal: with points it is granted, without it is not.
///
/// # Errors
/// [`ResultsFault::NoAppeal`], [`ResultsFault::AppealAnswered`],
/// [`ResultsFault::Points`], [`ResultsFault::BackDated`], [`Fault::EmptyText`].
pub fn answer(
    store: &mut Store,
    stamp: &Stamp,
    period: Period,
    id: i64,
    points: Option<Decimal>,
    reason: &str,
    day: Date,
) -> Result<AppealRow, Fault> {
    let reason = said(reason)?;
    let schemes = [Ladder::Departments, Ladder::Counties].map(|l| scheme(store, period.year, l));
    store.write(stamp, |w| {
        let known = w.assessment_appeals(period.year)?.into_iter().find(|a| a.id == id);
        let mut appeal = known.ok_or(ResultsFault::NoAppeal(id))?;
        if appeal.answer.is_some() {
            return Err(ResultsFault::AppealAnswered(id).into());
        }
        if day < appeal.day {
            let name = appeal.item.clone();
            return Err(ResultsFault::BackDated { name, day, last: appeal.day }.into());
        }
        let [departments, counties] = schemes;
        let scheme = if appeal.subject.ladder() == Ladder::Departments { departments? } else { counties? };
        if let (Some(points), Some(item)) = (points, scheme.item(&appeal.item)) {
            within(item, points)?;
        }
        let answer = AnswerRow { points, reason, day, by: stamp.actor.clone(), at: stamp.at.clone() };
        w.add_assessment_answer(id, &answer)?;
        let detail = serde_json::json!({"points": points.map(|p| p.to_string()), "reason": answer.reason});
        appeal.answer = Some(answer);
        Ok((appeal, Entry { action: "assess_appeal_decided", subject: id.to_string(), detail }))
    })
}

fn find<'s>(scheme: &'s Scheme, key: &str) -> Result<&'s Item, Fault> {
    let known = || scheme.items.iter().map(|i| i.key.clone()).collect();
    let found = scheme.item(key.trim());
    found.ok_or_else(|| ResultsFault::NoItem { key: key.to_string(), known: known() }.into())
}

fn within(item: &Item, points: Decimal) -> Result<(), Fault> {
    let good = points >= Decimal::ZERO && points <= item.points && points.normalize().scale() <= 2;
    let (key, full) = (item.key.clone(), item.points);
    if good { Ok(()) } else { Err(ResultsFault::Points { key, points, full }.into()) }
}

fn one(store: &Store, period: Period, subject: &Subject) -> Result<Sheet, Fault> {
    let all = sheets(store, period, subject.ladder())?;
    let found = all.into_iter().find(|s| s.subject == *subject);
    found.ok_or_else(|| ResultsFault::Nobody.into())
}

/// Whether points wait for a person.
pub(super) fn is_open(sheet: &Sheet) -> bool {
    sheet.open_appeals() > 0 || sheet.items.iter().any(|i| i.origin == Origin::Pending)
}
