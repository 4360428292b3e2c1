//! Asks all rules about one project-year and makes its lights.

use super::alert::{Alert, Figures};
use super::attainment::{self, Attainment};
use super::facts::{Day, ProjectFacts};
use super::light::{Light, Lights};
use super::lines::{self, FundLine};
use super::pace;
use super::rule::{RULES, Side};
use super::rules::{self, Case, Verdict};
use super::setting::RuleSet;
use crate::domain::fund::Quota;
use crate::domain::money::Money;

/// What the rules say of a project-year on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// Of the project as a whole.
    pub figures: Figures,
    /// Its fund lines with what they bear.
    pub lines: Vec<FundLine>,
    /// Quota lines in force, kinds settled.
    pub quotas: Vec<Quota>,
    /// The three lights.
    pub lights: Lights,
    /// Harshest first, then in the order of the registry.
    pub alerts: Vec<Alert>,
    /// Idle money, counted once however many alerts speak of it.
    pub idle: Money,
    /// How far its targets have come; nothing before a round told it.
    pub attainment: Option<Attainment>,
}

/// Judges one project-year.
pub fn judge(facts: &ProjectFacts, rules: &RuleSet, day: Day) -> Judgement {
    let quotas = lines::quotas_in_force(facts, day.year, day.as_of);
    let lines = lines::fund_lines(&quotas, &facts.payments, day.year, day.as_of, day.allocation);
    let order = rules.words("monitor.time_base");
    let paid = facts.payments.iter().filter(|p| p.date <= day.as_of).map(|p| p.amount).sum();
    let total = figures(order, facts, &quotas, quotas.iter().map(|q| q.amount).sum(), paid, day);
    let by_line: Vec<Figures> = lines.iter().map(|line| line_figures(order, &quotas, line, day)).collect();
    let line_rules: Vec<_> = lines.iter().map(|line| rules.of_fund(&line.key.fund)).collect();
    // A project all of one fund type is judged by what is set apart for that type.
    let one_fund = lines.first().filter(|first| lines.iter().all(|l| l.key.fund == first.key.fund)).is_some();
    let rules = if one_fund { &line_rules[0] } else { rules };
    let monitoring = facts.monitoring.as_ref();
    let pace = |d| pace::choose(order, &facts.plan, &quotas, day.year, d).expected;
    let attained = monitoring.and_then(|m| attainment::attained(m, rules, day.as_of, pace));
    let case = Case {
        facts,
        rules,
        line_rules: &line_rules,
        day,
        quotas: &quotas,
        lines: &lines,
        total: &total,
        by_line: &by_line,
        attained: attained.as_ref(),
    };

    let mut lights = Lights::default();
    let mut alerts: Vec<Alert> = Vec::new();
    // Nothing budgeted and nothing paid: there is nothing to judge and nothing to say.
    let judged: &[_] = if case.has_money() { &RULES } else { &[] };
    for rule in judged {
        let Verdict::Judged(found) = rules::ask(rule.id, &case) else { continue };
        let worst = found.iter().map(|a| Light::from(a.level)).max().unwrap_or(Light::Green);
        match rule.side {
            Side::Spend => lights.spend = lights.spend.max(worst),
            Side::Target => lights.target = lights.target.max(worst),
            Side::Outlook => lights.outlook = lights.outlook.max(worst),
            Side::Aside => {}
        }
        alerts.extend(found);
    }
    alerts.sort_by(|a, b| b.level.cmp(&a.level).then_with(|| a.rule.cmp(&b.rule)).then_with(|| a.line.cmp(&b.line)));
    let idle = idle(&alerts);
    let attainment = attained.map(|(a, _)| a);
    Judgement { figures: total, lines, quotas, lights, alerts, idle, attainment }
}

fn figures(order: &[&str], facts: &ProjectFacts, quotas: &[Quota], budget: Money, paid: Money, day: Day) -> Figures {
    Figures {
        budget,
        paid,
        rate: crate::domain::ratio::share(paid, budget),
        pace: pace::choose(order, &facts.plan, quotas, day.year, day.as_of),
    }
}

/// A cash-use plan is made for a project, so a line is paced by its own quotas.
fn line_figures(order: &[&str], quotas: &[Quota], line: &FundLine, day: Day) -> Figures {
    let own: Vec<Quota> = quotas
        .iter()
        .filter(|q| q.fund == line.key.fund && q.origin_year.unwrap_or(day.year) == line.key.origin)
        .cloned()
        .collect();
    Figures {
        budget: line.budget,
        paid: line.paid,
        rate: crate::domain::ratio::share(line.paid, line.budget),
        pace: pace::choose(order, &[], &own, day.year, day.as_of),
    }
}

/// Alerts on lines add up, each line once; an alert on the whole may exceed them.
fn idle(alerts: &[Alert]) -> Money {
    let mut by_line: Vec<(&lines::LineKey, Money)> = Vec::new();
    let mut whole = Money::ZERO;
    for alert in alerts.iter().filter(|a| a.rule.info().idle) {
        match &alert.line {
            None => whole = whole.max(alert.idle),
            Some(line) => match by_line.iter_mut().find(|(l, _)| *l == line) {
                Some((_, most)) => *most = (*most).max(alert.idle),
                None => by_line.push((line, alert.idle)),
            },
        }
    }
    whole.max(by_line.into_iter().map(|(_, m)| m).sum())
}
