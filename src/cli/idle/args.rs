//! What may stand behind `idle`. Never here: doing anything.

use clap::{ArgGroup, Args, Subcommand, ValueEnum};

use crate::cli::args::day;
use crate::domain::date::Date;
use crate::domain::fund::FundType;
use crate::domain::monitor::idle::Reason;
use crate::domain::monitor::rule::RuleId;
use crate::service::idle::Which;

#[derive(Debug, Args)]
pub(in crate::cli) struct Idle {
    #[arg(long, value_name = "BY")]
    pub by: Option<By>,
    #[command(flatten)]
    pub part: Part,
    #[command(subcommand)]
    pub then: Option<IdleVerb>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum By {
    Department,
    Reason,
}

/// Which part of the idle money.
#[derive(Debug, Args)]
pub(in crate::cli) struct Part {
    #[arg(long, value_name = "D")]
    pub department: Option<String>,
    #[arg(long = "reason", value_name = "RULE", value_parser = reason)]
    pub cause: Option<Reason>,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum IdleVerb {
    Tail(Tail),
    Tails,
    Propose(Propose),
    Proposals,
    Withdraw(Withdraw),
    Taken(Taken),
    Track(Track),
}

/// Which line of a project.
#[derive(Debug, Args)]
pub(in crate::cli) struct Line {
    #[arg(long, value_name = "F", value_parser = fund)]
    pub fund: Option<FundType>,
    #[arg(long, value_name = "Y")]
    pub origin: Option<i16>,
}

impl Line {
    pub fn which(&self) -> Which {
        Which { fund: self.fund.clone(), origin: self.origin }
    }
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Tail {
    #[arg(value_name = "CODE", required = true)]
    pub codes: Vec<String>,
    #[command(flatten)]
    pub line: Line,
    #[arg(long, value_name = "YUAN", allow_negative_numbers = true, conflicts_with = "remove")]
    pub amount: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    #[arg(long, value_name = "DATE", value_parser = day, conflicts_with = "remove")]
    pub until: Option<Date>,
    #[arg(long)]
    pub remove: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Propose {
    #[command(flatten)]
    pub part: Part,
    #[arg(long, value_name = "N", conflicts_with_all = ["department", "cause"])]
    pub number: Option<i64>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Withdraw {
    #[arg(value_name = "N")]
    pub number: i64,
    #[arg(value_name = "CODE")]
    pub codes: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("what").args(["code", "reverse"]))]
pub(in crate::cli) struct Taken {
    #[arg(value_name = "CODE", requires_all = ["amount", "document", "on"])]
    pub code: Option<String>,
    #[arg(long, value_name = "YUAN", allow_negative_numbers = true, requires = "code")]
    pub amount: Option<String>,
    #[arg(long, value_name = "NO", requires = "code")]
    pub document: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = day, requires = "code")]
    pub on: Option<Date>,
    #[command(flatten)]
    pub line: Line,
    #[arg(long, value_name = "TEXT", requires = "code")]
    pub note: Option<String>,
    #[arg(long, value_name = "ID", requires = "reason")]
    pub reverse: Option<i64>,
    #[arg(long, value_name = "TEXT", requires = "reverse")]
    pub reason: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Track {
    #[arg(long, value_name = "N")]
    pub number: Option<i64>,
    #[arg(long)]
    pub open: bool,
}

fn reason(typed: &str) -> Result<Reason, String> {
    let keys = || Reason::ALL.map(|r| r.rule().key()).join(" ");
    let rule = RuleId::from_key(typed);
    Reason::ALL.into_iter().find(|r| Some(r.rule()) == rule).ok_or_else(keys)
}

fn fund(typed: &str) -> Result<FundType, String> {
    let known = FundType::from_key(typed);
    let keyed = !matches!(known, FundType::Named(_) | FundType::Unknown);
    Some(known).filter(|_| keyed).or_else(|| FundType::parse(typed)).ok_or_else(|| "general_public".to_string())
}
