//! What may stand behind `evaluate`. Never here: doing anything.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Subcommand, ValueEnum};
use rust_decimal::Decimal;

use crate::cli::args::{class, day};
use crate::domain::date::Date;
use crate::domain::evaluation::cell::Field;
use crate::domain::evaluation::scheme::{Family, Over};
use crate::domain::indicator::{Direction, Level2};
use crate::domain::money::parse_number;
use crate::service::evaluation::Queue;

#[derive(Debug, Args)]
pub(in crate::cli) struct Evaluate {
    #[command(subcommand)]
    pub then: EvaluateVerb,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum EvaluateVerb {
    Score(Score),
    Check(crate::cli::target::args::Check),
    List(List),
    Show(One),
    Import(Import),
    Return(Return),
    Accept(Accept),
    Publish(Publish),
    Sample(Sample),
    Rescore(Rescore),
    Gaps,
    Coverage,
    Open(Open),
    Set(Set),
    Undo(One),
    Evidence(Evidence),
    Submit(Submit),
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

#[derive(Debug, Args)]
pub(in crate::cli) struct List {
    #[arg(long, value_name = "QUEUE", default_value = "all")]
    pub queue: QueueWord,
    #[arg(long, value_name = "D")]
    pub department: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum QueueWord {
    All,
    ToReview,
    Returned,
    Accepted,
    Missing,
    Odd,
}

impl QueueWord {
    pub const fn queue(self) -> Queue {
        match self {
            QueueWord::All => Queue::All,
            QueueWord::ToReview => Queue::ToReview,
            QueueWord::Returned => Queue::Returned,
            QueueWord::Accepted => Queue::Accepted,
            QueueWord::Missing => Queue::NotFiled,
            QueueWord::Odd => Queue::Odd,
        }
    }
}

#[derive(Debug, Args)]
pub(in crate::cli) struct One {
    pub code: String,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Import {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Return {
    #[arg(value_name = "CODE", required = true)]
    pub codes: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    pub note: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("whose").required(true).args(["codes", "all"]))]
pub(in crate::cli) struct Accept {
    #[arg(value_name = "CODE")]
    pub codes: Vec<String>,
    #[arg(long)]
    pub all: bool,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub note: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("whom").required(true).args(["codes", "all"]))]
pub(in crate::cli) struct Publish {
    #[arg(value_name = "CODE")]
    pub codes: Vec<String>,
    #[arg(long)]
    pub all: bool,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub note: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Sample {
    #[arg(short, long, value_name = "N")]
    pub n: usize,
    #[arg(long, value_name = "S")]
    pub seed: u64,
    #[arg(long)]
    pub weighted: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Rescore {
    pub code: String,
    #[arg(value_name = "SCORE", value_parser = points)]
    pub score: Decimal,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub note: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Open {
    pub code: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Set {
    pub code: String,
    #[arg(value_name = "FIELD", value_parser = field)]
    pub field: Field,
    #[arg(allow_hyphen_values = true)]
    pub value: String,
    #[arg(long, value_name = "ROW")]
    pub line: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Evidence {
    pub code: String,
    #[arg(value_name = "FILE", required_unless_present = "withdraw")]
    pub file: Option<PathBuf>,
    #[arg(long, value_name = "ROW")]
    pub line: Option<String>,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub note: String,
    #[arg(long, value_name = "ID", conflicts_with = "file")]
    pub withdraw: Option<i64>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Submit {
    pub code: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

fn field(typed: &str) -> Result<Field, String> {
    Field::from_key(&typed.replace('-', "_")).ok_or_else(|| Field::ALL.map(Field::key).join(" "))
}

/// Full marks: above 0, at most 100.
fn marks(typed: &str) -> Result<Decimal, String> {
    points(typed).ok().filter(|n| *n > Decimal::ZERO).ok_or_else(|| "0.01-100".to_string())
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
