//! What may stand behind `evaluate`. Never here: doing anything.

use clap::{Args, Subcommand};
use rust_decimal::Decimal;

use crate::cli::args::class;
use crate::domain::evaluation::scheme::{Family, Over};
use crate::domain::indicator::{Direction, Level2};
use crate::domain::money::parse_number;

#[derive(Debug, Args)]
pub(in crate::cli) struct Evaluate {
    #[command(subcommand)]
    pub then: EvaluateVerb,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum EvaluateVerb {
    Score(Score),
    Check(crate::cli::target::args::Check),
    #[command(flatten)]
    Key(super::key::args::KeyVerb),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Score {
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub target: String,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub actual: String,
    #[arg(long, value_name = "N", value_parser = marks)]
    pub weight: Decimal,
    #[arg(long, value_name = "S", value_parser = family)]
    pub scheme: Option<Family>,
    #[arg(long, value_name = "D", value_parser = direction)]
    pub direction: Option<Direction>,
    #[arg(long, value_name = "WAY", value_parser = over)]
    pub over: Option<Over>,
    #[arg(long, value_name = "CLASS", value_parser = class)]
    pub class: Option<Level2>,
    #[arg(long, value_name = "N", value_parser = points)]
    pub points: Option<Decimal>,
}

/// Full marks: above 0, at most 100.
fn marks(typed: &str) -> Result<Decimal, String> {
    points(typed).ok().filter(|n| *n > Decimal::ZERO).ok_or_else(|| "0-100".to_string())
}

/// Points: from 0 to 100.
pub(in crate::cli) fn points(typed: &str) -> Result<Decimal, String> {
    let n = parse_number(typed.trim()).filter(|n| *n >= Decimal::ZERO && *n <= Decimal::ONE_HUNDRED);
    n.ok_or_else(|| "0-100".to_string())
}

fn family(typed: &str) -> Result<Family, String> {
    Family::from_key(typed).ok_or_else(|| [Family::S2020, Family::S2021].map(Family::key).join(" "))
}

fn direction(typed: &str) -> Result<Direction, String> {
    Direction::from_key(typed).ok_or_else(|| [Direction::Positive, Direction::Negative].map(Direction::key).join(" "))
}

fn over(typed: &str) -> Result<Over, String> {
    Over::from_key(typed).ok_or_else(|| Over::ALL.map(Over::key).join(" "))
}
