//! `target list` and `target coverage`. Never here: what stands in a queue.

use serde_json::json;

use super::args::List;
use super::{choose, out};
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::json::yuan;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::domain::target::coverage::{MoneyShare, Share};
use crate::present::{target, target_lists};
use crate::service::target::{self as targets, Queue};

/// `target list`. The counts of the queues follow `--department`, not `--queue`.
pub(super) fn list(desk: &Desk, args: &List) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let mut items = targets::list(&store, period, Queue::All, &desk.operator)?;
    if let Some(department) = &args.department {
        choose::of_department(desk, &mut items, department)?;
    }
    let counts = Queue::ALL.map(|q| (q, items.iter().filter(|i| q.holds(i, &desk.operator)).count()));
    let queue = args.queue.queue();
    items.retain(|i| queue.holds(i, &desk.operator) && args.state.is_none_or(|s| i.state == Some(s)));
    let t = &desk.s.target_lists;
    let mut page = Page::of(target_lists::items(desk.s, &items, period.as_of), period.as_of);
    let (day, name) = (period.as_of.to_string(), target::queue(desk.s, queue));
    page.above.push((t.heading)(period.year, &day, name, items.len()));
    let said: Vec<String> = counts.iter().map(|(q, n)| (t.queue_count)(target::queue(desk.s, *q), *n)).collect();
    page.below.push((t.queues)(&said.join(desk.s.common.semicolon)));
    desk.show(&page, || {
        let counted = counts.iter().map(|(q, n)| (q.key().to_string(), json!(n)));
        json!({
            "year": period.year, "as_of": day, "queue": queue.key(), "total": items.len(),
            "queues": serde_json::Value::Object(counted.collect()),
            "targets": items.iter().map(|i| out::item(i, period.as_of)).collect::<Vec<_>>(),
        })
    })?;
    Ok(DONE)
}

/// `target coverage`
pub(super) fn coverage(desk: &Desk) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let c = targets::coverage(&store, period)?;
    let page = Page::of(target_lists::coverage(desk.s, &c), period.as_of);
    let count = |s: &Share| json!({"total": s.total, "approved": s.approved});
    let money = |m: &MoneyShare| json!({"total": yuan(m.total), "approved": yuan(m.approved)});
    desk.show(&page, || {
        let funds = c.by_fund.iter().map(|f| {
            json!({"fund": f.fund.name(), "fund_key": f.fund.key(), "projects": f.projects, "amount": yuan(f.amount.total),
                "approved_amount": yuan(f.amount.approved)})
        });
        json!({
            "year": period.year, "as_of": period.as_of.to_string(),
            "departments": count(&c.departments), "projects": count(&c.projects), "amount": money(&c.amount),
            "required": count(&c.required), "required_amount": money(&c.required_amount),
            "by_fund": funds.collect::<Vec<_>>(),
        })
    })?;
    Ok(DONE)
}
