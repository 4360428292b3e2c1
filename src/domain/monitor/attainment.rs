//! How far the targets of a project have come: the light of each indicator
//! and the weighted progress P (domain.md §4.5, §6.2).
//!
//! `P = Σ w·min(1, p) / Σ w` over the indicators whose reported value could be
//! judged. What was not reported, is not yet due, or must be asked about first,
//! counts neither for nor against. Where no indicator has a weight, all weigh
//! the same; where some have, those without do not count.

use rust_decimal::Decimal;

use super::reported::{Cause, MonitorForm, MonitoringFacts, Possibility, Reported, Round};
use super::setting::RuleSet;
use crate::domain::date::Date;
use crate::domain::indicator::progress::{self, Bands, Moment};
use crate::domain::indicator::{Lamp, Open, Standing};
use crate::domain::project::Category;
use crate::domain::ratio;

/// What the weights of a target add up to (domain.md §2.5): each indicator's
/// share of it stands in where none has a weight.
const WEIGHTS: Decimal = Decimal::from_parts(90, 0, 0, false, 0);

/// Target attainment of a project on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attainment {
    /// N of the round "1—N月" that told it.
    pub months: u8,
    /// The round's cut-off day.
    pub cutoff: Date,
    /// P; nothing where no value could be judged.
    pub progress: Option<Decimal>,
    /// T on the cut-off day, against which P is held.
    pub pace: Decimal,
    /// The worst light of its indicators.
    pub lamp: Lamp,
    /// How many indicators there are.
    pub indicators: usize,
    /// How many of them count in P.
    pub judged: usize,
    /// How many have a value that must be asked about.
    pub asked: usize,
}

/// An indicator with what was made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured<'a> {
    /// As reported.
    pub reported: &'a Reported,
    /// What it weighs in P; nothing where it does not count.
    pub weight: Option<Decimal>,
    /// By the value reported.
    pub standing: Standing,
    /// By the full-year forecast, against the whole year's target.
    pub forecast: Standing,
}

/// What a monitoring round told of a project's targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// N of the round "1—N月".
    pub months: u8,
    /// Its cut-off day.
    pub cutoff: Date,
    /// P
    pub progress: Option<Decimal>,
}

/// An indicator that lies behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    /// 三级指标
    pub name: String,
    /// Its light.
    pub lamp: Lamp,
    /// What it weighs.
    pub weight: Option<Decimal>,
    /// As the target is written.
    pub target: String,
    /// As the value was reported.
    pub actual: String,
    /// What the month asks, where a number does.
    pub standard: Option<Decimal>,
    /// Actual over standard.
    pub against: Option<Decimal>,
    /// The causes the unit ticked.
    pub causes: Vec<Cause>,
}

/// An indicator of which its unit is not sure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubted {
    /// 三级指标
    pub name: String,
    /// 完成目标可能性
    pub possibility: Possibility,
    /// The unit's own forecast for the whole year, as written.
    pub forecast: String,
    /// The causes it ticked.
    pub causes: Vec<Cause>,
    /// The reason it gives.
    pub reason: String,
}

/// What came in of an overdue monitoring form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FiledSoFar {
    /// Nothing.
    Nothing,
    /// A form without a single value.
    Empty,
    /// A form that was sent back.
    Returned,
}

/// Whether the progress of projects of a category is not watched; they file no form.
pub fn is_exempt(rules: &RuleSet, category: Option<&Category>) -> bool {
    category.is_some_and(|c| rules.words("monitor.progress_exempt").contains(&c.key()))
}

/// The limits of an indicator's light.
pub fn bands(rules: &RuleSet) -> Bands {
    Bands {
        red: rules.number("rule.R08.red"),
        yellow: rules.number("rule.R08.yellow"),
        blue: rules.number("rule.R08.blue"),
    }
}

/// Every indicator of a form, measured.
pub fn measure<'a>(round: &Round, form: &'a MonitorForm, bands: Bands) -> Vec<Measured<'a>> {
    let at = Moment { month: round.months, day: round.cutoff };
    let end = Moment { month: 12, day: crate::domain::date::last_of_year(round.cutoff.year()) };
    let weighted = form.values.iter().any(|v| v.weight.is_some());
    let equal = ratio::quotient(WEIGHTS, Decimal::from(form.values.len()));
    let one = |reported: &'a Reported| Measured {
        reported,
        weight: if weighted { reported.weight.filter(|w| *w > Decimal::ZERO) } else { equal },
        standing: progress::standing(&reported.aim, &reported.actual, at, bands),
        forecast: progress::standing(&reported.aim, &reported.forecast, end, bands),
    };
    form.values.iter().map(one).collect()
}

impl Measured<'_> {
    /// Whether its value must be asked about before it can count.
    pub fn is_asked(&self) -> bool {
        !matches!(self.standing.progress, Ok(_) | Err(Open::Unreported | Open::NotDue | Open::NoTarget))
    }

    /// Whether the unit's own forecast falls short of the target.
    pub fn falls_short(&self) -> bool {
        self.forecast.progress.is_ok_and(|p| p < Decimal::ONE)
    }
}

/// Target attainment by the last round that tells it on the day, with its
/// indicators. `pace` gives T of a day.
pub fn attained<'a>(
    facts: &'a MonitoringFacts,
    rules: &RuleSet,
    as_of: Date,
    pace: impl Fn(Date) -> Decimal,
) -> Option<(Attainment, Vec<Measured<'a>>)> {
    let (round, form) = facts.told(as_of)?;
    let measured = measure(round, form, bands(rules));
    let attainment = Attainment {
        months: round.months,
        cutoff: round.cutoff,
        progress: weighted(&measured),
        pace: pace(round.cutoff),
        lamp: measured.iter().map(|m| m.standing.lamp).max().unwrap_or_default(),
        indicators: measured.len(),
        judged: measured.iter().filter(|m| m.weight.is_some() && m.standing.progress.is_ok()).count(),
        asked: measured.iter().filter(|m| m.is_asked()).count(),
    };
    Some((attainment, measured))
}

/// P
pub fn weighted(measured: &[Measured<'_>]) -> Option<Decimal> {
    let (mut weights, mut done) = (Decimal::ZERO, Decimal::ZERO);
    for m in measured {
        let (Some(weight), Ok(progress)) = (m.weight, m.standing.progress) else { continue };
        weights = weights.checked_add(weight)?;
        done = done.checked_add(weight.checked_mul(progress.min(Decimal::ONE))?)?;
    }
    ratio::quotient(done, weights)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse_iso;
    use crate::domain::indicator::{Aim, Level1, Level2, Operator, Reading};
    use crate::domain::monitor::reported::FormState;
    use proptest::prelude::*;

    fn number(value: i64) -> Reading {
        Reading { value: Some(Decimal::from(value)), ..Reading::parse(&value.to_string()) }
    }

    fn reported(weight: Option<i64>, target: i64, actual: Option<i64>) -> Reported {
        Reported {
            name: "硬化道路".into(),
            weight: weight.map(Decimal::from),
            aim: Aim {
                target: Reading { operator: Operator::Ge, ..number(target) },
                class: (Some(Level1::Output), Some(Level2::Quantity)),
                direction: None,
                accumulates: None,
                planned_from: None,
            },
            actual: actual.map_or(Reading::parse(""), number),
            forecast: Reading::parse(""),
            possibility: None,
            causes: [false; 5],
            reason: String::new(),
        }
    }

    fn told(values: Vec<Reported>) -> MonitoringFacts {
        let day = |d| parse_iso(d).expect("a day");
        let form = MonitorForm { state: FormState::Filed, filed: day("2021-08-20"), returned: None, values };
        let round = Round { months: 7, cutoff: day("2021-07-31"), due: day("2021-08-31"), form: Some(form) };
        MonitoringFacts { rounds: vec![round] }
    }

    fn attainment(values: Vec<Reported>) -> Option<Attainment> {
        let as_of = parse_iso("2021-09-01").expect("a day");
        attained(&told(values), &RuleSet::default(), as_of, |_| Decimal::ONE).map(|(a, _)| a)
    }

    fn progress(values: Vec<Reported>) -> Option<String> {
        let p = attainment(values)?.progress?;
        Some(format!("{:.2}", ratio::round_half_away(ratio::points(p), 2)))
    }

    #[test]
    fn p_of_m13_is_weighted() {
        let m13 = || vec![reported(Some(30), 100, Some(20)), reported(Some(20), 1000, Some(575))];
        assert_eq!(progress(m13()), Some("35.00".into()));
        // What was not reported counts neither for nor against.
        let mut more = m13();
        more.push(reported(Some(40), 10, None));
        assert_eq!(progress(more.clone()), Some("35.00".into()));
        let a = attainment(more).expect("an attainment");
        assert_eq!((a.indicators, a.judged, a.asked, a.lamp), (3, 2, 0, Lamp::Red));
        assert_eq!((a.months, a.cutoff.to_string().as_str()), (7, "2021-07-31"));
    }

    #[test]
    fn more_than_the_target_counts_as_the_target() {
        assert_eq!(
            progress(vec![reported(Some(10), 10, Some(30)), reported(Some(10), 10, Some(0))]),
            Some("50.00".into())
        );
    }

    #[test]
    fn without_weights_all_weigh_the_same_and_with_some_the_others_do_not_count() {
        let done = |w| reported(w, 10, Some(10));
        let half = |w| reported(w, 10, Some(5));
        assert_eq!(progress(vec![done(None), half(None)]), Some("75.00".into()));
        assert_eq!(progress(vec![done(Some(20)), half(None)]), Some("100.00".into()));
        assert_eq!(progress(vec![done(None), half(Some(0))]), None, "nothing weighs anything");
    }

    #[test]
    fn a_value_to_be_asked_about_does_not_count() {
        let mut doubtful = reported(Some(50), 10, Some(1));
        doubtful.actual = Reading::parse("按计划推进");
        let a = attainment(vec![reported(Some(10), 10, Some(5)), doubtful]).expect("an attainment");
        assert_eq!((a.progress, a.judged, a.asked), (Some(Decimal::new(5, 1)), 1, 1));
    }

    #[test]
    fn values_hold_from_their_cut_off_day_on_and_not_once_they_are_sent_back() {
        let mut facts = told(vec![reported(Some(10), 10, Some(5))]);
        let on = |facts: &MonitoringFacts, d| {
            let pace = |_| Decimal::ONE;
            attained(facts, &RuleSet::default(), parse_iso(d).expect("a day"), pace).map(|(a, _)| a.months)
        };
        assert_eq!((on(&facts, "2021-07-30"), on(&facts, "2021-07-31")), (None, Some(7)));
        let mut later = facts.rounds[0].clone();
        (later.months, later.cutoff) = (9, parse_iso("2021-09-30").expect("a day"));
        if let Some(form) = &mut later.form {
            form.values[0].actual = Reading::parse("");
        }
        facts.rounds.push(later);
        assert_eq!(on(&facts, "2021-10-15"), Some(7), "the later form says nothing");
        if let Some(form) = &mut facts.rounds[0].form {
            form.state = FormState::Returned;
        }
        assert_eq!(on(&facts, "2021-10-15"), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn p_lies_between_nothing_and_one_and_no_order_changes_it(
            rows in proptest::collection::vec((proptest::option::of(0i64..60), 1i64..500, proptest::option::of(0i64..900)), 0..9),
        ) {
            let values: Vec<_> = rows.iter().map(|(w, t, a)| reported(*w, *t, *a)).collect();
            let turned: Vec<_> = values.iter().rev().cloned().collect();
            let (a, b) = (attainment(values), attainment(turned));
            if let Some(p) = a.and_then(|a| a.progress) {
                prop_assert!(p >= Decimal::ZERO && p <= Decimal::ONE);
            }
            let shown = |a: Option<Attainment>| a.map(|a| (a.progress.map(ratio::settle), a.lamp, a.judged));
            prop_assert_eq!(shown(a), shown(b));
        }
    }
}
