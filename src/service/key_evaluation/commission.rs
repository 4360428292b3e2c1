//! Giving an evaluation to an institution, and why not.

use super::{KeyEvaluationFault, Walk, With, fresh, institutions, words};
use crate::domain::date::Date;
use crate::domain::evaluation::key::engage::{self, Role, Subject, Terms};
use crate::domain::evaluation::key::state::{Known, Step};
use crate::domain::money::Money;
use crate::domain::monitor::setting::RuleSet;
use crate::service::{Fault, Stamp, rules};
use crate::store::Store;
use crate::store::audit::Entry;
use crate::store::key_evaluation::{CaseRow, NewEngagement};
use crate::store::org::END_OF_TIME;

/// A commission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commission {
    /// Name of the institution.
    pub institution: String,
    /// 委托费用
    pub fee: Money,
    /// The day it begins.
    pub day: Date,
    /// The day on which the report is due.
    pub due: Date,
    /// 合同编号
    pub contract: String,
    /// 主评人; may be named later.
    pub lead: String,
    /// Why an institution with a low record is taken all the same.
    pub reason: String,
    /// The evaluation as it was seen; nothing takes it as it is.
    pub seen: Option<i64>,
}

/// Commissions an institution.
///
/// # Errors
/// [`KeyEvaluationFault::Terms`] (fee above plan, deadline before start),
/// [`KeyEvaluationFault::NoContract`], [`KeyEvaluationFault::NoInstitution`],
/// [`KeyEvaluationFault::Suspended`], [`KeyEvaluationFault::LowRecord`],
/// [`KeyEvaluationFault::Conflict`], [`KeyEvaluationFault::Refused`]
pub fn commission(store: &mut Store, stamp: &Stamp, id: i64, wanted: &Commission) -> Result<(), Fault> {
    let (contract, lead, reason) = (words(&wanted.contract)?, words(&wanted.lead)?, words(&wanted.reason)?);
    if contract.is_empty() {
        return Err(KeyEvaluationFault::NoContract.into());
    }
    let set = rules::in_force(store, wanted.day)?;
    let known = institutions::names(store)?;
    let before = store.key_evaluation(id).map_err(|e| super::none(e, id))?;
    let subjects = subjects(store, &before)?;
    store.write(stamp, |w| {
        let case = fresh(w, id, wanted.seen)?;
        let mut walk = Walk::on(w, stamp, &case)?;
        let is_known = Known { subjects: case.subjects.len(), engagement: true, ..Known::default() };
        // What stands out of order is said before anything about the terms.
        walk.may(Step::Commission, wanted.day, &is_known)?;
        let planned = case.events.iter().rev().find_map(|e| e.fee);
        let terms = Terms { fee: wanted.fee, planned, start: wanted.day, due: wanted.due };
        engage::terms(&terms).map_err(KeyEvaluationFault::Terms)?;
        let institution = institutions::by_name(w, &known, &wanted.institution)?;
        suits(&institution, &subjects, &set, &reason)?;
        let engagement = NewEngagement {
            evaluation_id: id,
            institution_id: institution.row.id,
            role: Role::Evaluation,
            fee: wanted.fee,
            start: wanted.day,
            due: wanted.due,
            contract: &contract,
            lead: &lead,
        };
        let engagement_id = Some(w.add_key_engagement(&engagement, stamp)?);
        let with = With { engagement_id, due: Some(wanted.due), note: &reason, ..With::default() };
        walk.step(Step::Commission, wanted.day, &is_known, with)?;
        let detail = serde_json::json!({"institution": institution.row.name, "fee": wanted.fee.yuan().to_string(),
            "planned": planned.map(|p| p.yuan().to_string()), "day": wanted.day.to_string(),
            "due": wanted.due.to_string(), "contract": contract, "lead": lead, "reason": reason});
        Ok(((), Entry { action: "evaluation_commission", subject: id.to_string(), detail }))
    })
}

/// What an evaluation is about, with the names of its projects.
pub(super) fn subjects(store: &Store, case: &CaseRow) -> Result<Vec<Subject>, Fault> {
    let mut found = Vec::new();
    for s in &case.subjects {
        let rows = store.projects(s.year, END_OF_TIME)?;
        let row = rows.into_iter().find(|r| r.project.id == s.project_id);
        let project = row.map(|r| r.project.name).unwrap_or_default();
        found.push(Subject { code: s.code.clone(), project, year: s.year });
    }
    Ok(found)
}

/// Whether an institution may be given the evaluation.
fn suits(
    institution: &institutions::Institution,
    subjects: &[Subject],
    set: &RuleSet,
    reason: &str,
) -> Result<(), Fault> {
    let name = institution.row.name.clone();
    if let Some(note) = &institution.suspended {
        return Err(KeyEvaluationFault::Suspended { name, note: note.clone() }.into());
    }
    let conflicting: Vec<Role> =
        set.words("evaluation.conflicting_roles").iter().filter_map(|w| Role::from_key(w)).collect();
    let works = institution.works();
    let found = engage::conflicts(&works, subjects, &conflicting);
    if !found.is_empty() {
        let works = found.into_iter().cloned().collect();
        return Err(KeyEvaluationFault::Conflict { name, works }.into());
    }
    let floor = set.number("evaluation.rating_floor");
    match institution.record.total {
        Some(total) if total < floor && reason.is_empty() => {
            Err(KeyEvaluationFault::LowRecord { name, total, floor }.into())
        }
        _ => Ok(()),
    }
}
