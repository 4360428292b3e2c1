//! `rectify add`: a finding by hand or from an alert. Never here: what makes one.

use serde_json::json;

use super::args::Add;
use super::choose;
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::stop::Stop;
use crate::domain::rectification::finding::{BudgetAction, Category, Source};
use crate::present::finding;
use crate::service::dossier;
use crate::service::rectification::add::{Draft, add as record, of_alert};
use crate::service::survey::RaisedAlert;

/// `rectify add`
pub(super) fn add(desk: &Desk, args: &Add) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let period = desk.period(&store)?;
    let mut draft = match (&args.alert, &args.project) {
        (Some(rule), Some(code)) => {
            let judged = dossier::open(&store, period, code)?.judged;
            let of = |a: &&RaisedAlert| {
                a.alert.rule == *rule && args.part.as_ref().is_none_or(|p| a.alert.identity().part == *p)
            };
            let none = || Stop::said((desk.s.cli.no_alert)(code, rule.key()), desk.s.cli.no_alert_hint);
            let raised = judged.alerts.iter().find(of).ok_or_else(none)?;
            of_alert(&judged.project, &raised.alert, &finding::explanation(desk.s, &raised.alert))
        }
        _ => Draft::new(Source::Inspection, Category::Execution, ""),
    };
    fill(&mut draft, args);
    let day = choose::day(period, args.on);
    let numbers = record(&mut store, &desk.stamp(), period, day, &[draft])?;
    let names: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    let said = (desk.s.rectify.recorded)(names.len(), &names.join(desk.s.common.semicolon));
    desk.tell(&[said], || json!({"findings": names, "day": day.to_string()}))?;
    Ok(DONE)
}

/// What the call says goes over what an alert says.
fn fill(draft: &mut Draft, args: &Add) {
    let words = |into: &mut String, said: &str| {
        if !said.is_empty() {
            *into = said.to_string();
        }
    };
    words(&mut draft.description, args.problem.as_deref().unwrap_or_default());
    words(&mut draft.about, &args.about);
    words(&mut draft.period, &args.period);
    words(&mut draft.figure, &args.figure);
    words(&mut draft.item, &args.item);
    words(&mut draft.requirement, &args.requirement);
    words(&mut draft.note, &args.note);
    if let Some(source) = args.source {
        draft.source = source;
    }
    draft.category = match args.category {
        Some(category) => category,
        None if args.alert.is_some() => draft.category,
        None => Category::guess(&draft.description),
    };
    draft.amount = args.amount.or(draft.amount);
    draft.action = args.action.unwrap_or(draft.action);
    draft.action_amount = args.action_amount.or(draft.action_amount.filter(|_| draft.action != BudgetAction::None));
    draft.project = args.project.clone().or(draft.project.take());
    draft.department = args.department.clone().or(draft.department.take());
    draft.unit = args.unit.clone().or(draft.unit.take());
    draft.source_document = args.source_doc.clone().or(draft.source_document.take());
    draft.copies.extend(args.copy.iter().cloned());
}
