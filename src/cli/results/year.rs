//! `assess year`: the year on one page. Never here: a figure's arithmetic.

use serde_json::{Value as Json, json};

use super::{assess_out, open};
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::json::{maybe_ratio, yuan};
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::domain::linkage::Outcome;
use crate::domain::target::review::Grade;
use crate::present::{lists, summary as words};
use crate::service::summary::{self, Grades, Summary};

/// `assess year`
pub(super) fn year(desk: &Desk) -> Result<u8, Stop> {
    let (store, period) = open(desk)?;
    let y = summary::summary(&store, period)?;
    let page = Page::of(words::sheet(desk.s, &y), period.as_of);
    desk.show(&page, || figures(desk, &y))?;
    Ok(DONE)
}

fn grades(of: &Grades) -> Json {
    let each = Grade::ALL.into_iter().zip(of).map(|(g, n)| (g.key().to_string(), json!(n)));
    Json::Object(each.collect())
}

fn figures(desk: &Desk, y: &Summary) -> Json {
    let (sums, c, alerts) = (y.survey.sums(), &y.coverage, y.survey.counts());
    let period = y.survey.period;
    let funds = y.funds.iter().map(|g| {
        let (_, name) = lists::group_name(desk.s, &g.key);
        json!({"fund": name, "budget": yuan(g.budget), "paid": yuan(g.paid), "execution_rate": maybe_ratio(g.rate())})
    });
    let rounds = y.rounds.iter().map(|r| {
        json!({"months": r.opening.months, "forms": r.counts.all(), "missing": r.counts.missing(),
            "accepted": r.counts.accepted, "late": r.counts.late})
    });
    let outcomes = Outcome::ALL.into_iter().zip(y.linkage.outcomes).map(|(o, n)| (o.key().to_string(), json!(n)));
    let rankings = y.ranking.iter().map(|(ladder, first, all, frozen)| {
        let first: Vec<Json> = first.iter().map(assess_out::line).collect();
        (ladder.key().to_string(), json!({"subjects": all, "frozen": frozen, "first": first}))
    });
    json!({
        "year": period.year, "as_of": period.as_of.to_string(), "departments": y.departments,
        "projects": sums.projects, "budget": yuan(sums.budget), "paid": yuan(sums.paid),
        "execution_rate": maybe_ratio(sums.rate()), "expected_progress": maybe_ratio(sums.pace()),
        "idle": yuan(sums.idle), "alerts": {"red": alerts.red, "yellow": alerts.yellow, "blue": alerts.blue},
        "by_fund": funds.collect::<Vec<_>>(),
        "coverage": {"departments": c.departments.approved, "projects": c.projects.approved,
            "required": c.required.total, "required_approved": c.required.approved,
            "amount": yuan(c.amount.approved)},
        "target_grades": grades(&y.reviewed), "self_evaluation_grades": grades(&y.self_evaluated),
        "evaluation_grades": grades(&y.evaluated), "rounds": rounds.collect::<Vec<_>>(),
        "findings": {"total": y.findings.total, "closed": y.findings.closed, "overdue": y.findings.overdue},
        "linkage": {"proposals": y.linkage.proposals, "decided": y.linkage.decided, "asked": yuan(y.linkage.asked),
            "reduced": yuan(y.linkage.reduced), "missing": yuan(y.linkage.missing),
            "outcomes": Json::Object(outcomes.collect())},
        "disclosure": {"published": y.disclosure.published, "late": y.disclosure.late,
            "missing": y.disclosure.missing, "waiting": y.disclosure.waiting},
        "rankings": Json::Object(rankings.collect()),
        "documents": y.registers.documents.len(), "trainings": y.registers.trainings.len(),
        "trained": y.registers.trainings.iter().map(|t| t.people).sum::<i64>(),
        "publicity": y.registers.publicity.len(),
    })
}
