//! `evaluate step`, `receive`, `fieldwork`, `draft`, `chapter`, `opinion`,
//! `problem`. Never here: which step may follow which.

use serde_json::json;

use super::args::{ChapterArgs, Draft, Fieldwork, Opinion, ProblemArgs, Receive, StepArgs};
use super::{answer, out, plain};
use crate::cli::desk::Desk;
use crate::cli::stop::Stop;
use crate::cli::{ATTENTION, DONE};
use crate::domain::evaluation::key::opinion::Party;
use crate::domain::evaluation::key::problem::Problem;
use crate::domain::rectification::finding::{BudgetAction, Category};
use crate::exchange::report_text;
use crate::exchange::sheet::{Limits, digest};
use crate::present::{key_page, key_terms};
use crate::service::Fault;
use crate::service::import::Input;
use crate::service::key_evaluation::{Doing, act, draft as drafts, opinions, problems, work};
use crate::service::rectification::add;

/// `evaluate step`
pub(super) fn step(desk: &Desk, args: &StepArgs) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let day = args.when.day(desk, &store)?;
    let file = match &args.file {
        None => None,
        Some(path) => {
            let name = Input::Path(path.clone()).name();
            let bytes = report_text::load(path, &Limits::default())
                .map_err(|fault| Fault::File { file: name.clone(), fault })?;
            Some((name, digest(&bytes)))
        }
    };
    let doing = Doing {
        document: args.doc.clone(),
        due: args.due,
        lead: args.lead.clone(),
        points: args.points,
        file,
        ..Doing::new(args.step, day, plain(&args.note))
    };
    let state = act(&mut store, &desk.stamp(), args.id, &doing)?;
    let line = (desk.s.key_lists.stepped)(key_terms::step(desk.s, args.step), key_terms::state(desk.s, state));
    answer(desk, &store, args.id, day, &[line])
}

/// `evaluate receive`
pub(super) fn receive(desk: &Desk, args: &Receive) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let day = desk.period(&store)?.as_of;
    let (whose, source) = (plain(&args.whose), plain(&args.source));
    work::receive(&mut store, &desk.stamp(), args.id, whose, args.received, args.paid, source)?;
    let page = crate::service::key_evaluation::show(&store, args.id, day)?;
    let mut lines = vec![(desk.s.key_lists.receipt_kept)(whose).trim_start().to_string()];
    lines.extend(key_page::rates(desk.s, &page.item.amounts));
    desk.tell(&lines, || out::page(&page))?;
    Ok(DONE)
}

/// `evaluate fieldwork`
pub(super) fn fieldwork(desk: &Desk, args: &Fieldwork) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let day = args.when.day(desk, &store)?;
    let looked_at = (plain(&args.whose), args.amount);
    work::sample(&mut store, &desk.stamp(), args.id, day, looked_at, plain(&args.note))?;
    let line = (desk.s.key_lists.receipt_kept)(plain(&args.whose)).trim_start().to_string();
    answer(desk, &store, args.id, day, &[line])
}

/// `evaluate draft`
pub(super) fn draft(desk: &Desk, args: &Draft) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let day = args.when.day(desk, &store)?;
    let input = args.file.clone().map(Input::Path);
    let filed = drafts::file_draft(&mut store, &desk.stamp(), args.id, day, input.as_ref(), plain(&args.note))?;
    desk.tell(&key_page::drafted(desk.s, &filed), || {
        json!({"evaluation": args.id, "file": filed.file, "read": filed.read,
            "chapters": filed.found.iter().map(|c| c.key()).collect::<Vec<_>>(),
            "total": crate::cli::json::fixed(filed.sum.total, 2), "unscored": filed.sum.missing,
            "differences": filed.differences().iter().map(|d| key_page::difference(desk.s, d)).collect::<Vec<_>>()})
    })?;
    Ok(if filed.differences().is_empty() { DONE } else { ATTENTION })
}

/// `evaluate chapter`
pub(super) fn chapter(desk: &Desk, args: &ChapterArgs) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let day = desk.period(&store)?.as_of;
    let there = drafts::mark(&mut store, &desk.stamp(), args.id, &args.chapters, !args.missing, plain(&args.note))?;
    answer(desk, &store, args.id, day, &[(desk.s.key_lists.chapters_now)(there)])
}

/// `evaluate opinion`
pub(super) fn opinion(desk: &Desk, args: &Opinion) -> Result<u8, Stop> {
    let t = &desk.s.key_lists;
    let mut store = desk.existing()?;
    let day = args.when.day(desk, &store)?;
    let stamp = desk.stamp();
    let line = match (args.answer, args.adoption) {
        (Some(id), Some(adoption)) => {
            opinions::answer(&mut store, &stamp, args.id, day, (id, adoption), plain(&args.reason))?;
            (t.answered)(id, key_terms::adoption(desk.s, Some(adoption)))
        }
        _ => {
            let party = args.party.unwrap_or(Party::Unit);
            let from = (party, plain(&args.who));
            let id = opinions::take(&mut store, &stamp, args.id, day, from, plain(&args.text))?;
            (t.received)(key_terms::party(desk.s, party), id)
        }
    };
    answer(desk, &store, args.id, day, &[line])
}

/// `evaluate problem`
pub(super) fn problem(desk: &Desk, args: &ProblemArgs) -> Result<u8, Stop> {
    let t = &desk.s.key_lists;
    let mut store = desk.existing()?;
    let day = args.when.day(desk, &store)?;
    let stamp = desk.stamp();
    let line = if args.to_ledger {
        let period = desk.period(&store)?;
        let drafts = problems::drafts(&store, args.id)?;
        let numbers = add::add(&mut store, &stamp, period, day, &drafts)?;
        let said: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        (t.to_ledger)(said.len(), &said.join(" "))
    } else if let Some(number) = args.withdraw {
        problems::withdraw(&mut store, &stamp, args.id, number)?;
        (t.problem_gone)(number)
    } else {
        let problem = Problem {
            number: args.number.unwrap_or(0),
            category: args.category.unwrap_or(Category::Outcome),
            finding: plain(&args.finding).into(),
            figure: plain(&args.figure).into(),
            item: plain(&args.item).into(),
            amount: args.amount,
            requirement: plain(&args.requirement).into(),
            action: args.action.unwrap_or(BudgetAction::None),
            action_amount: args.action_amount,
            copies: args.copy.clone(),
        };
        (t.problem_kept)(problems::put(&mut store, &stamp, args.id, day, &problem)?)
    };
    answer(desk, &store, args.id, day, &[line])
}
