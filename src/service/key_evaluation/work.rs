//! What field work brings in: money received, what the report says was paid,
//! and how much of the money was looked at on site.

use super::act::{Ground, of_which};
use super::{KeyEvaluationFault, Walk, With, fresh, money, scores, words};
use crate::domain::date::Date;
use crate::domain::evaluation::key::rates::Amounts;
use crate::domain::evaluation::key::state::Step;
use crate::domain::money::Money;
use crate::domain::text;
use crate::service::{Fault, Stamp};
use crate::store::Store;
use crate::store::audit::Entry;
use crate::store::key_evaluation::{CaseRow, SubjectRow};

/// The project and year that is meant: `CODE:YEAR`, a code or a year alone
/// where that says enough, or nothing where there is only one.
fn subject<'a>(case: &'a CaseRow, typed: &str) -> Result<&'a SubjectRow, Fault> {
    let plain = text::narrow(typed.trim()).to_ascii_uppercase();
    let fits = |s: &&SubjectRow| {
        let names = [format!("{}:{}", s.code, s.year), s.code.clone(), s.year.to_string(), String::new()];
        names.contains(&plain)
    };
    let mut found = case.subjects.iter().filter(fits);
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one),
        _ => Err(KeyEvaluationFault::NoSubject(text::clean(typed)).into()),
    }
}

/// Keeps what was received for a project and year, and what the report says was paid.
///
/// # Errors
/// [`KeyEvaluationFault::Negative`], [`KeyEvaluationFault::NothingToDo`],
/// [`KeyEvaluationFault::NoSubject`], [`KeyEvaluationFault::NotNow`]
pub fn receive(
    store: &mut Store,
    stamp: &Stamp,
    id: i64,
    whose: &str,
    received: Option<Money>,
    reported_paid: Option<Money>,
    source: &str,
) -> Result<(), Fault> {
    let source = words(source)?;
    if [received, reported_paid].into_iter().flatten().any(Money::is_negative) {
        return Err(KeyEvaluationFault::Negative.into());
    }
    if received.is_none() && reported_paid.is_none() {
        return Err(KeyEvaluationFault::NothingToDo.into());
    }
    store.write(stamp, |w| {
        let case = scores::open(w, id)?;
        let one = subject(&case, whose)?;
        w.add_key_receipt(one.id, received, reported_paid, &source, stamp)?;
        let yuan = |m: Option<Money>| m.map(|m| m.yuan().to_string());
        let detail = serde_json::json!({"subject": format!("{}:{}", one.code, one.year), "received": yuan(received),
            "reported_paid": yuan(reported_paid), "source": source});
        Ok(((), Entry { action: "evaluation_receipt", subject: id.to_string(), detail }))
    })
}

/// Keeps how much of a project and year's money was looked at on site.
///
/// # Errors
/// [`KeyEvaluationFault::Negative`], [`KeyEvaluationFault::SampleAboveAll`],
/// [`KeyEvaluationFault::NoSubject`], [`KeyEvaluationFault::Refused`]
pub fn sample(
    store: &mut Store,
    stamp: &Stamp,
    id: i64,
    day: Date,
    (whose, amount): (&str, Money),
    note: &str,
) -> Result<(), Fault> {
    let note = words(note)?;
    if amount.is_negative() {
        return Err(KeyEvaluationFault::Negative.into());
    }
    let ground = Ground::load(store, day)?;
    let before = store.key_evaluation(id).map_err(|e| super::none(e, id))?;
    let purse = money::of_cases(store, std::iter::once(&before), day)?;
    store.write(stamp, |w| {
        let case = fresh(w, id, None)?;
        let one = subject(&case, whose)?;
        let all: Amounts = money::of_subject(&purse, one);
        let all = of_which(&all);
        if amount > all {
            return Err(KeyEvaluationFault::SampleAboveAll { looked_at: amount, all }.into());
        }
        let mut walk = Walk::on(w, stamp, &case)?;
        walk.step(Step::Sample, day, &ground.known(&case, day), With { note: &note, ..With::default() })?;
        w.add_key_sample(one.id, amount, &note, day, stamp)?;
        let detail = serde_json::json!({"subject": format!("{}:{}", one.code, one.year),
            "amount": amount.yuan().to_string(), "note": note, "day": day.to_string()});
        Ok(((), Entry { action: "evaluation_sample", subject: id.to_string(), detail }))
    })
}
