//! `lagging_spend` (R01 and R02), `node_rate` (R04) and the optional
//! `spend_timetable` (X01).

use rust_decimal::Decimal;

use super::{Case, Verdict, level};
use crate::domain::date::{self, Date};
use crate::domain::money::Money;
use crate::domain::monitor::alert::{Figures, Finding, Remedy};
use crate::domain::monitor::light::Level;
use crate::domain::monitor::pace;
use crate::domain::monitor::rule::RuleId;
use crate::domain::monitor::setting::RuleSet;
use crate::domain::ratio;

const LIMITS: [&str; 6] = [
    "rule.R01.yellow",
    "rule.R01.red",
    "rule.R02.yellow_pp",
    "rule.R02.red_pp",
    "monitor.combine",
    "monitor.min_elapsed",
];

/// R01 and R02 joined. The project as a whole, and each fund line that holds
/// enough of its budget and stands worse than the whole does: so the light
/// cannot be better than such a line, and nothing is said twice.
pub(super) fn lagging_spend(case: &Case<'_>) -> Verdict {
    let elapsed = pace::by_month(case.day.year, case.day.as_of);
    if case.total.budget <= Money::ZERO || ratio::below(elapsed, case.rules.number("monitor.min_elapsed")) {
        return Verdict::Grey;
    }
    let whole = judge(case.rules, case.total).filter(|_| case.rules.enabled(RuleId::LaggingSpend));
    let mut alerts = Vec::new();
    if let Some((level, finding)) = whole.clone() {
        alerts.push(case.alert(RuleId::LaggingSpend, level, finding, &LIMITS, remedy(case.rules, case.total)));
    }
    if case.lines.len() > 1 {
        for (at, figures) in case.by_line.iter().enumerate() {
            let rules = &case.line_rules[at];
            if rules.enabled(RuleId::LaggingSpend)
                && let Some((level, finding)) = judge(rules, figures)
                && counts(case, figures)
                && whole.as_ref().is_none_or(|(worst, _)| level > *worst)
            {
                let remedy = remedy(rules, figures);
                alerts.push(case.line_alert(at, RuleId::LaggingSpend, level, finding, &LIMITS, remedy));
            }
        }
    }
    Verdict::Judged(alerts)
}

/// A fund line below a tenth of the budget does not speak for the project.
fn counts(case: &Case<'_>, line: &Figures) -> bool {
    ratio::share(line.budget, case.total.budget)
        .is_some_and(|share| ratio::at_least(share, case.rules.number("monitor.line_share")))
}

fn judge(rules: &RuleSet, figures: &Figures) -> Option<(Level, Finding)> {
    let rate = figures.rate.filter(|_| figures.budget.is_positive())?;
    let pace_ratio = ratio::quotient(rate, figures.pace.expected)?;
    let lag = figures.pace.expected - rate;
    let limit = |key| rules.number(key);
    let on = |number| rules.number_enabled(number);
    let by_ratio =
        level(ratio::below(pace_ratio, limit("rule.R01.yellow")), ratio::below(pace_ratio, limit("rule.R01.red")));
    let lag_points = ratio::points(lag);
    let by_points = level(
        ratio::at_least(lag_points, limit("rule.R02.yellow_pp")),
        ratio::at_least(lag_points, limit("rule.R02.red_pp")),
    );
    let joined = match (on("R01"), on("R02"), rules.word("monitor.combine")) {
        (true, false, _) | (true, true, "ratio") => by_ratio,
        (false, true, _) | (true, true, "pp") => by_points,
        (true, true, "either") => by_ratio.max(by_points),
        _ => by_ratio.min(by_points),
    };
    joined.map(|level| (level, Finding::Lagging { pace_ratio, lag, by_ratio, by_points }))
}

/// The least payment after which the rule is green. The formulae say nearly
/// where it lies; the rule itself says on which 分.
fn remedy(rules: &RuleSet, figures: &Figures) -> Remedy {
    let budget = Decimal::from(figures.budget.fen());
    let needed = |rate: Decimal| {
        let fen = ratio::settle(budget * rate).ceil();
        i64::try_from(fen).map_or(Money::ZERO, Money::from_fen) - figures.paid
    };
    let for_ratio = needed(figures.pace.expected * rules.number("rule.R01.yellow"));
    let for_points = needed(figures.pace.expected - rules.number("rule.R02.yellow_pp") / Decimal::ONE_HUNDRED);
    let on = |number| rules.number_enabled(number);
    let near = match (on("R01"), on("R02"), rules.word("monitor.combine")) {
        (true, false, _) | (true, true, "ratio") => for_ratio,
        (false, true, _) | (true, true, "pp") => for_points,
        (true, true, "either") => for_ratio.max(for_points),
        _ => for_ratio.min(for_points),
    };
    let green = |more: Money| {
        let paid = figures.paid + more;
        judge(rules, &Figures { paid, rate: ratio::share(paid, figures.budget), ..figures.clone() }).is_none()
    };
    // Exactly on a limit of points is still behind it, and the last digit of a
    // great budget's product may lie on the wrong side of a whole 分.
    let steps = (-2..=2).map(|step| near + Money::from_fen(step));
    Remedy::Pay(steps.into_iter().find(|more| green(*more)).unwrap_or(near))
}

/// R04: the rate against the last node passed.
pub(super) fn node_rate(case: &Case<'_>) -> Verdict {
    let day = |m, d| date::same_day_in(case.day.year, Date::constant(2024, m, d));
    let nodes =
        [(day(6, 30), "rule.R04.rate_0630"), (day(9, 30), "rule.R04.rate_0930"), (day(11, 30), "rule.R04.rate_1130")];
    at_node(case, RuleId::NodeRate, &nodes, "rule.R04.red_share")
}

/// X01: the same by the timetable of another office, every two months.
pub(super) fn timetable(case: &Case<'_>) -> Verdict {
    let day = |m, d| date::same_day_in(case.day.year, Date::constant(2024, m, d));
    let nodes = [
        (day(4, 30), "rule.X01.rate_0430"),
        (day(6, 30), "rule.X01.rate_0630"),
        (day(8, 31), "rule.X01.rate_0831"),
        (day(10, 31), "rule.X01.rate_1031"),
    ];
    at_node(case, RuleId::SpendTimetable, &nodes, "rule.X01.red_share")
}

/// Yellow below the rate of the last node passed, red below a share of it.
fn at_node(case: &Case<'_>, rule: RuleId, nodes: &[(Date, &'static str)], red_key: &'static str) -> Verdict {
    let passed = nodes.iter().rev().find(|(node, _)| *node <= case.day.as_of);
    let (Some((node, key)), Some(rate)) = (passed, case.total.rate.filter(|_| case.total.budget.is_positive())) else {
        return Verdict::Grey;
    };
    let required = case.rules.number(key);
    let red = required * case.rules.number(red_key);
    let found = level(ratio::below(rate, required), ratio::below(rate, red));
    Verdict::one(found.map(|level| {
        let fen = ratio::settle(Decimal::from(case.total.budget.fen()) * required).ceil();
        let pay = i64::try_from(fen).map_or(Money::ZERO, Money::from_fen) - case.total.paid;
        let finding = Finding::Node { node: *node, required };
        case.alert(rule, level, finding, &[key, red_key], Remedy::Pay(pay))
    }))
}
