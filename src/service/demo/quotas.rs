//! Quota lines of the three years and how much of each is spent by when.

use std::collections::{BTreeMap, BTreeSet};

use super::calendar::{pace, plus};
use super::departments::DIVISIONS;
use super::fates::Fate;
use super::model::{City, Project, ProjectYear, Quota};
use super::random::Random;
use super::{STANDS_ON, YEAR};
use crate::domain::date::Date;
use crate::domain::fund::{FundType, QuotaKind};

/// A fund line of a project-year: its quotas and what is paid from it.
pub(super) struct Line {
    pub(super) project: usize,
    pub(super) year: i16,
    pub(super) fund: FundType,
    /// Indices into the city's quotas, by date.
    pub(super) quotas: Vec<usize>,
    /// Net of refunds.
    pub(super) paid: i64,
    /// Last day of payments.
    pub(super) until: Date,
}

/// One line while it is being planned.
struct Plan {
    fund: FundType,
    origin: i16,
    parts: Vec<(QuotaKind, i64, Date)>,
    paid: i64,
}

impl Plan {
    fn new(fund: FundType, origin: i16, kind: QuotaKind, amount: i64, issued: Date) -> Plan {
        Plan { fund, origin, parts: vec![(kind, amount, issued)], paid: 0 }
    }

    fn net(&self) -> i64 {
        self.parts.iter().map(|(_, amount, _)| amount).sum()
    }

    /// What should be spent on the day the city stands on, at the weighted pace.
    fn expected(&self) -> i64 {
        let positive = || self.parts.iter().filter(|(_, amount, _)| *amount > 0);
        let sum: i64 = positive().map(|(_, amount, _)| amount / 100).sum();
        let gone: i64 = positive().map(|(_, amount, day)| amount / 100 * (pace(*day, YEAR, STANDS_ON) / 100)).sum();
        gone / sum.max(1) * (self.net() / 10_000)
    }

    /// Spends so many thousandths of the expected, whole hundreds of yuan.
    fn spend(&mut self, thousandths: i64) {
        let most = self.net() / 100 * 98;
        self.paid = (self.expected() / 1000 * thousandths).min(most) / 10_000 * 10_000;
    }
}

/// Makes all project-years and quotas; gives the lines to be paid.
pub(super) fn build(city: &mut City) -> Vec<Line> {
    let mut lines = Vec::new();
    for i in 0..city.projects.len() {
        for year in city.projects[i].first_year..=city.projects[i].last_year {
            let plans = if year == YEAR { this_year(&city.projects[i], i) } else { past(&city.projects[i], i, year) };
            let declared: i64 =
                plans.iter().flat_map(|p| &p.parts).filter(|p| p.0 == QuotaKind::Initial).map(|p| p.1).sum();
            city.years.push(ProjectYear { project: i, year, declared: (declared > 0).then_some(declared) });
            lines.extend(plans.into_iter().map(|plan| settle(city, i, year, plan)));
        }
    }
    city.years.sort_by_key(|y| (y.year, city.projects[y.project].department, y.project));
    number(city);
    lines
}

fn settle(city: &mut City, project: usize, year: i16, mut plan: Plan) -> Line {
    plan.parts.sort_by_key(|(_, _, day)| *day);
    let mut quotas = Vec::new();
    for (kind, amount, issued) in plan.parts {
        quotas.push(city.quotas.len());
        let fund = plan.fund.clone();
        city.quotas.push(Quota { project, year, kind, fund, origin: plan.origin, amount, issued, doc: String::new() });
    }
    let until = if year == YEAR { STANDS_ON } else { Date::constant(year, 12, 31) };
    Line { project, year, fund: plan.fund, quotas, paid: plan.paid, until }
}

/// The day the year's budget reached the unit.
fn approval(year: i16, random: &mut Random, early: i64) -> Date {
    if random.chance(early) {
        return Date::constant(year - 1, 12, 31);
    }
    let days = [(2, 22), (2, 26), (3, 2), (3, 5), (3, 10), (3, 16)];
    let (month, day) = *random.pick(&days);
    Date::constant(year, month, day)
}

/// So many percent of an amount, in whole thousands of yuan.
fn percent(amount: i64, of: i64) -> i64 {
    (amount / 100 * of / 100_000).max(1) * 100_000
}

fn other_fund(fund: &FundType) -> FundType {
    if *fund == FundType::GeneralPublic { FundType::GovernmentFund } else { FundType::GeneralPublic }
}

/// The lines of 2021 by the project's fate.
fn this_year(p: &Project, index: usize) -> Vec<Plan> {
    let mut random = Random::of("lines", index);
    let early = if p.category.starts_with('3') { 18 } else { 38 };
    let issued = match p.fate {
        Fate::Idle | Fate::Airport => Date::constant(YEAR - 1, 12, 31),
        _ => approval(YEAR, &mut random, early),
    };
    let mut plans = vec![Plan::new(p.fund.clone(), YEAR, QuotaKind::Initial, p.budget, issued)];
    shape(&mut plans, p, &mut random);
    let good = random.between(935, 1_290);
    let pace_of = match p.fate {
        Fate::Slow => random.between(640, 745),
        Fate::Stuck => random.between(90, 470),
        Fate::Idle | Fate::Withdrawn | Fate::Airport => 0,
        Fate::LateMoney | Fate::LateAddition => random.between(920, 1_050),
        _ => good,
    };
    for plan in plans.iter_mut().filter(|plan| plan.paid == 0 && plan.origin == YEAR) {
        plan.spend(pace_of);
    }
    finish(&mut plans, p);
    plans
}

/// Cuts, additions and further lines that a fate brings.
fn shape(plans: &mut Vec<Plan>, p: &Project, random: &mut Random) {
    let whole = p.budget;
    let day = |random: &mut Random, month: i8| Date::constant(YEAR, month, random.between(6, 25) as i8);
    let part = |plans: &mut Vec<Plan>, kind, amount, on| plans[0].parts.push((kind, amount, on));
    match p.fate {
        Fate::TwoFunds | Fate::IdleLine | Fate::IdleLong | Fate::OldCarry | Fate::Carry => further(plans, p, random),
        Fate::LateMoney => {
            let month = if random.chance(60) { 6 } else { 7 };
            plans[0].parts = vec![(QuotaKind::Addition, whole, day(random, month))];
        }
        Fate::LateAddition => {
            let more = percent(whole, random.between(15, 22));
            plans[0].parts[0].1 -= more;
            let month = if random.chance(50) { 6 } else { 7 };
            part(plans, QuotaKind::Addition, more, day(random, month));
        }
        Fate::Withdrawn => part(plans, QuotaKind::Cut, -whole, day(random, 6)),
        Fate::Adjusted => part(plans, QuotaKind::Addition, percent(whole, random.between(33, 44)), day(random, 5)),
        Fate::AdjustedMuch => part(plans, QuotaKind::Addition, percent(whole, random.between(56, 80)), day(random, 4)),
        Fate::Steady if !p.named && random.chance(16) => {
            let more = percent(whole, random.between(5, 24));
            plans[0].parts[0].1 -= more;
            let month = random.between(4, 7) as i8;
            part(plans, QuotaKind::Addition, more, day(random, month));
        }
        Fate::Steady | Fate::Slow if !p.named && random.chance(7) => {
            let less = percent(whole, random.between(3, 12));
            let month = random.between(5, 7) as i8;
            part(plans, QuotaKind::Cut, -less, day(random, month));
        }
        _ => {}
    }
}

/// A second fund line, taken out of the project's budget.
fn further(plans: &mut Vec<Plan>, p: &Project, random: &mut Random) {
    let other = other_fund(&p.fund);
    let share = match p.fate {
        Fate::TwoFunds => random.between(20, 42),
        Fate::Carry => random.between(5, 14),
        _ => random.between(5, 8),
    };
    let amount = percent(p.budget, share);
    plans[0].parts[0].1 -= amount;
    let start = Date::constant(YEAR, 1, 15);
    plans.push(match p.fate {
        Fate::OldCarry => Plan::new(other, 2019, QuotaKind::CarryOver, old_carry(p), start),
        Fate::Carry => {
            let mut plan = Plan::new(p.fund.clone(), 2020, QuotaKind::CarryOver, carried(p), start);
            plan.paid = plan.net();
            plan
        }
        Fate::IdleLong => {
            let mut plan = Plan::new(other, YEAR, QuotaKind::Initial, amount, Date::constant(YEAR - 1, 12, 31));
            plan.paid = NOTHING;
            plan
        }
        Fate::IdleLine => {
            let on = plus(Date::constant(YEAR, 3, 8), random.between(0, 45));
            let mut plan = Plan::new(other, YEAR, QuotaKind::Addition, amount, on);
            plan.paid = NOTHING;
            plan
        }
        _ => Plan::new(other, YEAR, QuotaKind::Initial, amount, plans[0].parts[0].2),
    });
}

/// Marks a line that stays unpaid while its siblings are planned.
const NOTHING: i64 = -1;

/// Figures that a fate fixes after the rest is known.
fn finish(plans: &mut [Plan], p: &Project) {
    match p.fate {
        Fate::Overpaid => plans[0].paid = percent(plans[0].net(), 103),
        Fate::CutBelowPaid => {
            plans[0].paid = percent(p.budget, 46);
            plans[0].parts =
                vec![plans[0].parts[0], (QuotaKind::Cut, -percent(p.budget, 62), Date::constant(YEAR, 7, 9))];
        }
        Fate::Airport => plans[0].paid = 1_626_000_000,
        _ => {}
    }
    plans.iter_mut().for_each(|plan| plan.paid = plan.paid.max(0));
}

/// What an old line of 2019 still holds, the same in each year.
fn old_carry(p: &Project) -> i64 {
    percent(p.budget, 6) + 34_500
}

/// What of 2020 was carried into 2021.
fn carried(p: &Project) -> i64 {
    percent(p.budget, 9) + 61_780
}

/// The lines of an earlier year, nearly all of it spent by its end.
fn past(p: &Project, index: usize, year: i16) -> Vec<Plan> {
    let mut random = Random::of("past lines", index * 4 + (2021 - year) as usize);
    let share = match p.name.as_str() {
        // What is left of the two years' subsidy in 2021 is only its clearing.
        "三清山机场2019和2020年度航线运营补贴" => 220,
        _ => random.between(72, 108),
    };
    let whole = percent(p.budget, share);
    let mut plans = vec![Plan::new(p.fund.clone(), year, QuotaKind::Initial, whole, approval(year, &mut random, 20))];
    if random.chance(24) {
        let more = percent(whole, random.between(5, 28));
        let (month, day) = (random.between(4, 10) as i8, random.between(6, 25) as i8);
        plans[0].parts.push((QuotaKind::Addition, more, Date::constant(year, month, day)));
    }
    let net = plans[0].net();
    // Most is spent; what is not was taken back at the year's end or carried over.
    let share = match random.between(1, 10) {
        1 => random.between(70, 88),
        2..=4 => random.between(89, 97),
        _ => random.between(98, 100),
    };
    plans[0].paid = percent(net, share).min(net);
    match p.fate {
        Fate::OldCarry => {
            let (kind, on) = if year == 2019 {
                (QuotaKind::Initial, Date::constant(2019, 9, 20))
            } else {
                (QuotaKind::CarryOver, Date::constant(year, 1, 15))
            };
            plans.push(Plan::new(other_fund(&p.fund), 2019, kind, old_carry(p), on));
        }
        Fate::Carry if year == 2020 => plans[0].paid = net - carried(p),
        _ => {}
    }
    plans
}

/// One document a division and day, numbered in the order of days.
fn number(city: &mut City) {
    let division = |city: &City, q: &Quota| city.departments[city.projects[q.project].department].division;
    let days: BTreeSet<(usize, Date)> = city.quotas.iter().map(|q| (division(city, q), q.issued)).collect();
    let mut next: BTreeMap<(usize, i16), i64> = BTreeMap::new();
    let mut docs = BTreeMap::new();
    for (d, day) in days {
        let n = next.entry((d, day.year())).or_insert(0);
        // Documents on other matters stand between.
        *n += Random::of("documents", d * 100_000 + day.day_of_year() as usize).between(1, 3);
        docs.insert((d, day), format!("饶财{}指〔{}〕{n}号", DIVISIONS[d].1, day.year()));
    }
    for i in 0..city.quotas.len() {
        let key = (division(city, &city.quotas[i]), city.quotas[i].issued);
        city.quotas[i].doc.clone_from(&docs[&key]);
    }
}
