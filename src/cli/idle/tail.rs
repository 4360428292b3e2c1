//! `idle tail` and `idle tails`: lines that a contract still needs.

use serde_json::json;

use super::args::{Part, Tail};
use super::{key, look};
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::json::maybe_yuan;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::domain::money::{Money, MoneyUnit};
use crate::domain::monitor::lines::LineKey;
use crate::domain::text;
use crate::present::idle as words;
use crate::service::idle::{self, IdleFault, Mark};
use crate::service::{Fault, survey};

/// An amount as it was typed; yuan unless it says 万元.
pub(super) fn amount(typed: &str) -> Result<Money, Stop> {
    let read = Money::parse(&text::narrow(typed), MoneyUnit::Yuan).ok();
    read.ok_or_else(|| Fault::from(IdleFault::NoAmount).into())
}

/// `idle tail`
pub(super) fn tail(desk: &Desk, args: &Tail) -> Result<u8, Stop> {
    let amount = args.amount.as_deref().map(amount).transpose()?;
    let mut store = desk.existing()?;
    let (survey, found) = look(desk, &store, &Part { department: None, cause: None })?;
    let mut lines: Vec<(i64, String, LineKey)> = Vec::new();
    for code in &args.codes {
        let code = text::clean(code);
        for line in idle::lines_of(&survey, &found, &code, &args.line.which())? {
            let id = survey.project(&code).map_or(0, |p| p.project.id);
            if !lines.iter().any(|(other, _, l)| *other == id && *l == line) {
                lines.push((id, code.clone(), line));
            }
        }
    }
    let told: Vec<_> = lines.iter().map(|(_, code, line)| (code.clone(), line.clone())).collect();
    let said = if args.remove {
        let n = idle::unmark(&mut store, &desk.stamp(), survey.period, &lines, &args.reason)?;
        (desk.s.idle.unmarked)(n)
    } else {
        let (day, until, reason) = (survey.period.as_of, args.until, args.reason.clone());
        let n = idle::mark(&mut store, &desk.stamp(), &Mark { lines, amount, reason, day, until })?;
        (desk.s.idle.marked)(n)
    };
    let (_, after) = look(desk, &store, &Part { department: None, cause: None })?;
    let amount_after = after.sum();
    desk.tell(&[said, words::sums(desk.s, &amount_after)], || {
        let lines = told.iter().map(|(code, line)| {
            let mut out = key(line);
            out["project_code"] = json!(code);
            out
        });
        json!({"marked": !args.remove, "lines": lines.collect::<Vec<_>>(),
            "amount": crate::cli::json::yuan(amount_after.amount())})
    })?;
    Ok(DONE)
}

/// `idle tails`
pub(super) fn tails(desk: &Desk) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let survey = survey::survey(&store, desk.period(&store)?)?;
    let marks = idle::marks(&store, survey.period)?;
    let named = marks.into_iter().filter_map(|m| {
        let p = survey.projects.iter().find(|p| p.project.id == m.project_id)?;
        Some((p.project.code.as_str(), p.project.name.as_str(), m))
    });
    let rows: Vec<_> = named.collect();
    let mut page = Page::of(words::tails(desk.s, &rows), survey.period.as_of);
    if rows.is_empty() {
        page.below.push(desk.s.idle.no_tails.to_string());
    }
    desk.show(&page, || {
        let tails = rows.iter().map(|(code, name, m)| {
            let mut out = key(&m.line);
            out["project_code"] = json!(code);
            out["project"] = json!(name);
            out["amount"] = json!(maybe_yuan(m.amount));
            out["reason"] = json!(m.reason);
            out["from"] = json!(m.day.to_string());
            out["until"] = json!(m.until.map(|d| d.to_string()));
            out["by"] = json!(m.by);
            out["at"] = json!(m.at);
            out
        });
        json!({"year": survey.period.year, "as_of": survey.period.as_of.to_string(), "tails": tails.collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}
