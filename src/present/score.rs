//! A score in one sentence: what was held against what, and what came of it;
//! or what to ask where there is none. Never here: scoring.

use rust_decimal::Decimal;

use super::number::{percent, two_places, wan};
use super::reading::plain;
use super::strings::Strings;
use crate::domain::evaluation::execution::{Execution, ExecutionNote};
use crate::domain::evaluation::scheme::{Family, Late, Over, Scheme, ZeroBudget};
use crate::domain::evaluation::why::{Note, Why};
use crate::domain::evaluation::{Scored, Unscored, bounds};
use crate::domain::indicator::bar::Bar;
use crate::domain::indicator::progress::Band;
use crate::domain::indicator::{Doubt, Open, Reading};

/// The words of a band.
pub fn band(s: &Strings, band: Band) -> &'static str {
    let w = &s.scores;
    match band {
        Band::Done => w.done,
        Band::Part => w.part,
        Band::Undone => w.undone,
    }
}

fn share(value: Decimal) -> String {
    format!("{}%", percent(value))
}

/// A number with the unit of the target.
fn figure(value: Decimal, target: &Reading) -> String {
    format!("{}{}", plain(value), target.unit)
}

fn printed(r: &Reading) -> String {
    let said = r.written();
    if said.is_empty() { r.raw.clone() } else { said }
}

/// How a score came about.
pub fn explain(s: &Strings, scored: &Scored, target: &Reading, scheme: &Scheme) -> String {
    let w = &s.scores;
    let mut out = way(s, scored, target, scheme);
    match scored.note {
        Some(Note::NegativeActual) => out.push_str(w.negative_actual),
        Some(Note::OnStrictBar) => out.push_str(&(w.on_bar)(&printed(target))),
        Some(Note::CopiesTarget) => out.push_str(w.copies),
        None => {}
    }
    if scored.reason_required {
        out.push_str(w.reason);
    }
    out
}

fn way(s: &Strings, scored: &Scored, target: &Reading, scheme: &Scheme) -> String {
    let w = &s.scores;
    let (points, marks) = (two_places(scored.points), two_places(scored.marks));
    let of = |value: Decimal| figure(value, target);
    match scored.why {
        Why::Met { actual, bar } => {
            let sentence = match bar {
                Bar::Keep { .. } => w.kept,
                Bar::Within { low, high } if low != high => w.within,
                _ => w.met,
            };
            sentence(&of(actual), &printed(target), &marks)
        }
        Why::Over { actual, target: t, ratio, way: Over::Explain | Over::Off, .. } => {
            (w.over_full)(&of(actual), &of(t), &two_places(ratio), &marks)
        }
        Why::Over { actual, target: t, ratio, share: left, .. } => {
            (w.over_less)(&of(actual), &of(t), &two_places(ratio), &share(left), &points)
        }
        Why::Objective { actual, target: t, ratio } => (w.objective)(&of(actual), &of(t), &two_places(ratio), &marks),
        Why::Short { actual, target: t } => (w.short)(&of(actual), &of(t), &share(scored.completion), &marks, &points),
        Why::Off { actual, bound, by } => (w.off)(&of(actual), &of(bound), &share(by), &marks, &points),
        Why::Inverse { actual, bound } => {
            (w.inverse)(&of(bound), &of(actual), &share(scored.completion), &marks, &points)
        }
        Why::Lost { actual, bound } if bound.is_zero() => (w.lost_zero)(&of(actual)),
        Why::Lost { actual, bound } => (w.lost)(&of(actual), &of(bound)),
        Why::BelowZero { actual } => (w.below_zero)(&of(actual)),
        Why::Above60 { rate } => (w.above_60)(&share(rate), &marks, &points),
        Why::Below60 { rate } => (w.below_60)(&share(rate)),
        Why::Satisfaction { actual, tenths } => (w.satisfaction)(&of(actual), &share(Decimal::new(tenths, 1)), &points),
        Why::Words { band: told, share: left, picked: false } => (w.words)(band(s, told), &share(left), &points),
        Why::Words { band: told, .. } => (w.picked)(band(s, told), &points),
        Why::Answer { yes } => {
            let said = if yes { s.common.yes } else { s.common.no };
            if scored.points.is_zero() { (w.answered_no)(said) } else { (w.answered)(said, &points) }
        }
        Why::SameWords => (w.same_words)(&points),
        Why::OnTime { due, done: Some(done) } => (w.on_time)(&done.to_string(), &due.to_string(), &marks),
        Why::OnTime { due, done: None } => (w.on_time_plain)(&due.to_string(), &marks),
        Why::Late { due, done, months } => {
            let rest = match scheme.late {
                Late::Zero => (w.late_zero)(&due.to_string()),
                Late::Linear => (w.late)(&due.to_string(), &months.to_string(), &points),
            };
            done.map_or(rest.clone(), |day| (w.done_on)(&day.to_string(), &rest))
        }
        Why::NotDone { due } => (w.not_done)(&due.to_string()),
        Why::NotApplicable => w.not_applicable.to_string(),
    }
}

/// What to ask where there is no score.
pub fn ask(s: &Strings, why: Unscored, target: &Reading, actual: &Reading, marks: Decimal, scheme: &Scheme) -> String {
    let w = &s.scores;
    let (t, a) = (target.raw.as_str(), actual.raw.as_str());
    match why {
        Unscored::Marks => w.marks.to_string(),
        Unscored::Contradiction => w.contradiction.to_string(),
        Unscored::NoDay => w.no_day.to_string(),
        Unscored::OutsideBand { band: told, .. } => {
            let (low, high) = bounds(marks, told, scheme.words);
            let sentence = if told == Band::Done { w.outside_band } else { w.below };
            sentence(band(s, told), &two_places(low), &two_places(high))
        }
        Unscored::Open(open) => match open {
            Open::Unreported => w.unreported.to_string(),
            Open::NotDue => w.not_due.to_string(),
            Open::NoTarget => w.no_target.to_string(),
            Open::NoDirection => (w.no_direction)(t),
            Open::NoNumber => (w.no_number)(a, t),
            Open::OtherUnit => (w.other_unit)(a, t),
            Open::PerhapsShare => (w.perhaps_share)(a, t),
            Open::Words => (w.words_open)(a),
            Open::Doubtful(doubt) => {
                let spoilt = if target.doubt_against(actual) == Some(doubt) { t } else { a };
                match doubt {
                    Doubt::DamagedOperator => (w.damaged)(spoilt),
                    Doubt::MalformedNumber => (w.malformed)(spoilt),
                    Doubt::DateSerial => (w.serial)(spoilt),
                }
            }
        },
    }
}

/// How the score of budget execution came about, amounts in 万元.
pub fn execution(s: &Strings, e: &Execution, scheme: &Scheme) -> String {
    let w = &s.scores;
    match e.note {
        Some(ExecutionNote::NothingBudgeted) => return w.execution_open.to_string(),
        Some(ExecutionNote::WithoutBudget) => return w.execution_without.to_string(),
        Some(ExecutionNote::NegativeBudget) => return w.execution_negative.to_string(),
        Some(ExecutionNote::Decided(ZeroBudget::Full)) => return w.execution_full.to_string(),
        Some(ExecutionNote::Decided(ZeroBudget::Renormalize)) => return w.execution_out.to_string(),
        Some(ExecutionNote::Decided(_)) => return w.execution_zero.to_string(),
        _ => {}
    }
    let rate = e.rate.map(share).unwrap_or_default();
    let points = two_places(e.points.unwrap_or_default());
    let mut out = (w.execution)(&wan(e.spent), &wan(e.budget), &rate, &two_places(e.marks), &points);
    if scheme.family == Family::S2021 {
        out.push_str(w.execution_step);
    }
    out.push_str(match e.note {
        Some(ExecutionNote::NegativeSpent) => w.execution_refunds,
        Some(ExecutionNote::Overspent) => w.execution_over,
        Some(ExecutionNote::NotQuite) => w.execution_not_quite,
        _ => "",
    });
    out
}

/// What a setting of scoring decides.
pub fn setting(s: &Strings, key: &str) -> Option<&'static str> {
    let w = &s.scores;
    Some(match key.strip_prefix("score.")? {
        "scheme" => w.set_scheme,
        "execution" => w.set_execution,
        "excellent" => w.set_excellent,
        "good" => w.set_good,
        "fair" => w.set_fair,
        "rounding" => w.set_rounding,
        "grade_on" => w.set_grade_on,
        "over" => w.set_over,
        "over_threshold" => w.set_over_threshold,
        "over_floor" => w.set_over_floor,
        "negative" => w.set_negative,
        "equal" => w.set_equal,
        "equal_tolerance" => w.set_equal_tolerance,
        "late" => w.set_late,
        "late_step" => w.set_late_step,
        "words_done" => w.set_words_done,
        "words_part" => w.set_words_part,
        "usual_part" => w.set_usual_part,
        "usual_undone" => w.set_usual_undone,
        "zero_budget" => w.set_zero_budget,
        "not_applicable" => w.set_not_applicable,
        _ => return None,
    })
}
