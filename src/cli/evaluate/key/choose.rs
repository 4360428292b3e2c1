//! `evaluate mark`, `select`, `commission`. Never here: why one may not be.

use serde_json::json;

use super::args::{Commission, Mark, Select};
use super::{answer, plain};
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::stop::Stop;
use crate::domain::evaluation::key::state::State;
use crate::present::{key_terms, number};
use crate::service::key_evaluation::{self as evaluations, Selection, select as choosing};

/// `evaluate mark`
pub(super) fn mark(desk: &Desk, args: &Mark) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let period = desk.period(&store)?;
    evaluations::mark(&mut store, &desk.stamp(), period, &args.code, args.points, &args.reason)?;
    let points = args.points.normalize().to_string();
    let line = (desk.s.key_lists.marked_done)(&args.code, &points);
    desk.tell(&[line], || json!({"project_code": args.code, "year": period.year, "points": points}))?;
    Ok(DONE)
}

/// `evaluate select`
pub(super) fn select(desk: &Desk, args: &Select) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let period = desk.period(&store)?;
    let mut subjects = Vec::new();
    for typed in &args.subjects {
        subjects.extend(choosing::subjects(typed, period.year)?);
    }
    let day = args.when.day(desk, &store)?;
    let wanted = Selection {
        year: period.year,
        name: plain(&args.name).to_string(),
        subjects,
        fee: args.fee,
        reason: args.reason.clone(),
        day,
    };
    let id = evaluations::select(&mut store, &desk.stamp(), &wanted)?;
    let state = if args.reason.is_some() { State::Selected } else { State::Candidate };
    let name = store.key_evaluation(id)?.name;
    let line = (desk.s.key_lists.selected)(id, &name, key_terms::state(desk.s, state));
    answer(desk, &store, id, day, &[line])
}

/// `evaluate commission`
pub(super) fn commission(desk: &Desk, args: &Commission) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let day = args.when.day(desk, &store)?;
    let wanted = evaluations::Commission {
        institution: args.institution.clone(),
        fee: args.fee,
        day,
        due: args.due,
        contract: args.contract.clone(),
        lead: plain(&args.lead).to_string(),
        reason: plain(&args.reason).to_string(),
        seen: None,
    };
    evaluations::commission(&mut store, &desk.stamp(), args.id, &wanted)?;
    let (fee, due) = (number::yuan(args.fee), args.due.to_string());
    let line = (desk.s.key_lists.commissioned)(&args.institution, &fee, &due);
    answer(desk, &store, args.id, day, &[line])
}
