//! Opinions on a draft, and what became of each.

use super::act::Ground;
use super::{KeyEvaluationFault, Walk, With, fresh, words};
use crate::domain::date::Date;
use crate::domain::evaluation::key::opinion::{Adoption, Party};
use crate::domain::evaluation::key::state::{Known, Step};
use crate::service::{Fault, Stamp};
use crate::store::Store;
use crate::store::audit::Entry;

/// Takes in an opinion; its number within the store.
///
/// # Errors
/// [`KeyEvaluationFault::Refused`]
pub fn take(
    store: &mut Store,
    stamp: &Stamp,
    id: i64,
    day: Date,
    (party, who): (Party, &str),
    said: &str,
) -> Result<i64, Fault> {
    let (who, said) = (words(who)?, words(said)?);
    let ground = Ground::load(store, day)?;
    store.write(stamp, |w| {
        let case = fresh(w, id, None)?;
        let mut walk = Walk::on(w, stamp, &case)?;
        let known = Known { reason: !said.is_empty(), ..ground.known(&case, day) };
        walk.step(Step::TakeOpinion, day, &known, With { note: &said, ..With::default() })?;
        let opinion = w.add_key_opinion(id, party, &who, &said, day, stamp)?;
        let detail = serde_json::json!({"opinion": opinion, "party": party.key(), "who": who, "text": said,
            "day": day.to_string()});
        Ok((opinion, Entry { action: "evaluation_opinion", subject: id.to_string(), detail }))
    })
}

/// Says what became of an opinion.
///
/// # Errors
/// [`KeyEvaluationFault::NoOpinion`], [`KeyEvaluationFault::NoReason`],
/// [`KeyEvaluationFault::NotNow`]
pub fn answer(
    store: &mut Store,
    stamp: &Stamp,
    id: i64,
    day: Date,
    (opinion, adoption): (i64, Adoption),
    reason: &str,
) -> Result<(), Fault> {
    let reason = words(reason)?;
    if adoption.needs_reason() && reason.is_empty() {
        return Err(KeyEvaluationFault::NoReason.into());
    }
    store.write(stamp, |w| {
        let case = super::scores::open(w, id)?;
        if case.opinions.iter().all(|o| o.id != opinion) {
            return Err(KeyEvaluationFault::NoOpinion(opinion).into());
        }
        w.answer_key_opinion(opinion, adoption, &reason, day, stamp)?;
        let detail = serde_json::json!({"opinion": opinion, "adoption": adoption.key(), "reason": reason});
        Ok(((), Entry { action: "evaluation_answer", subject: id.to_string(), detail }))
    })
}
