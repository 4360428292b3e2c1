//! The worked examples of domain.md §5.5, by number, and what holds for all.

mod examples;
mod kinds;
mod properties;
mod sheets;

use rust_decimal::Decimal;

use super::scheme::Scheme;
use super::{Asked, Given, Scored, Unscored, score};
use crate::domain::indicator::{Level1, Level2, Reading};
use crate::domain::monitor::setting::{RuleSet, Source};

fn d(s: &str) -> Decimal {
    Decimal::from_str_exact(s).expect("number")
}

/// The default scheme with some settings changed.
fn scheme(changes: &[(&str, &str)]) -> Scheme {
    let mut rules = RuleSet::default();
    for (key, value) in changes {
        rules.set(key, value, Source::Default).expect("setting");
    }
    Scheme::of(&rules)
}

/// A row of a class.
fn classed(level2: Option<Level2>, target: &str, actual: &str, weight: &str, s: &Scheme) -> Result<Scored, Unscored> {
    let target = Reading::parse_in(target, Some(2021)).with_class(level2);
    let actual = Reading::parse_in(actual, Some(2021)).with_class(level2);
    let class = (level2.map(Level2::usual_level1), level2);
    score(&Asked { target: &target, class, direction: None, weight: d(weight) }, &Given::of(&actual), s)
}

/// A row of no class in particular.
fn row(target: &str, actual: &str, weight: &str, s: &Scheme) -> Result<Scored, Unscored> {
    classed(None, target, actual, weight, s)
}

/// Its points.
#[track_caller]
fn points(target: &str, actual: &str, weight: &str, s: &Scheme) -> Decimal {
    row(target, actual, weight, s).unwrap_or_else(|e| panic!("{target} {actual}: {e:?}")).points
}

/// A row of words with points that somebody picked.
fn picked(words: &str, weight: &str, points: &str) -> Result<Scored, Unscored> {
    let (target, actual) = (Reading::parse("效果明显"), Reading::parse(words));
    let asked = Asked { target: &target, class: (Some(Level1::Benefit), None), direction: None, weight: d(weight) };
    let given = Given { points: Some(d(points)), ..Given::of(&actual) };
    score(&asked, &given, &Scheme::default())
}
