//! What may stand behind `alerts`. Never here: doing it.

use clap::{Args, Subcommand, ValueEnum};

use crate::cli::args::day;
use crate::domain::date::Date;
use crate::domain::monitor::life::{Disposition, State};
use crate::domain::monitor::rule::{RULES, RuleId};

#[derive(Debug, Args)]
pub(in crate::cli) struct Alerts {
    #[command(flatten)]
    pub filter: Filter,
    #[arg(long)]
    pub all: bool,
    #[arg(long, value_name = "LEVEL")]
    pub fail_on: Option<LevelWord>,
    #[command(subcommand)]
    pub then: Option<AlertVerb>,
}

/// Which alerts, by what they are.
#[derive(Debug, Clone, Default, Args)]
pub(in crate::cli) struct Filter {
    #[arg(long, value_name = "RULE", value_parser = rule)]
    pub rule: Option<RuleId>,
    #[arg(long, value_name = "LEVEL")]
    pub level: Option<LevelWord>,
    #[arg(long, value_name = "D")]
    pub department: Option<String>,
    #[arg(long, value_name = "STATE", value_parser = state)]
    pub state: Option<State>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum LevelWord {
    Red,
    Yellow,
    Blue,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum AlertVerb {
    Ack(Chosen),
    Note(Worded),
    Explain(Worded),
    Waive(Waive),
    Resolve(Reasoned),
    Reopen(MaybeReasoned),
    Dispose(Dispose),
    Send(Send),
}

/// Which alerts, by name or by what they are.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct Chosen {
    #[arg(value_name = "CODE[:RULE[:PART]]")]
    pub names: Vec<String>,
    #[command(flatten)]
    pub filter: Filter,
    #[arg(long, conflicts_with = "names")]
    pub all: bool,
    #[arg(long, value_name = "P", requires = "names")]
    pub part: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Worded {
    #[command(flatten)]
    pub which: Chosen,
    #[arg(long, value_name = "TEXT")]
    pub text: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Reasoned {
    #[command(flatten)]
    pub which: Chosen,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct MaybeReasoned {
    #[command(flatten)]
    pub which: Chosen,
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Waive {
    #[command(flatten)]
    pub which: Chosen,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    #[arg(long, value_name = "NAME")]
    pub approver: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub until: Date,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Dispose {
    #[command(flatten)]
    pub which: Chosen,
    #[arg(long, value_name = "DECISION", value_parser = decision)]
    pub decision: Disposition,
    #[arg(long, value_name = "TEXT")]
    pub text: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Send {
    #[command(flatten)]
    pub which: Chosen,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub date: Option<Date>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub delivered: Option<Date>,
    #[arg(long, value_name = "N")]
    pub days: Option<u16>,
    #[arg(long, value_name = "DATE", value_parser = day, conflicts_with = "days")]
    pub due: Option<Date>,
    #[arg(long, value_name = "CODE")]
    pub word: Option<String>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub number: Option<u32>,
    #[arg(long, value_name = "BY", default_value = "department")]
    pub by: ToWord,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ToWord {
    Department,
    Unit,
}

pub(in crate::cli) fn rule(typed: &str) -> Result<RuleId, String> {
    let keys = || RULES.iter().map(|r| r.key).collect::<Vec<_>>().join(" ");
    RuleId::from_key(typed).ok_or_else(keys)
}

/// A state by its word in JSON.
fn state(typed: &str) -> Result<State, String> {
    State::from_key(typed).ok_or_else(|| State::ALL.map(State::key).join(" "))
}

/// 继续, 调整, 取消, or the words of JSON.
fn decision(typed: &str) -> Result<Disposition, String> {
    const WORDS: [(&str, Disposition); 3] =
        [("继续", Disposition::Continue), ("调整", Disposition::Adjust), ("取消", Disposition::Cancel)];
    let by_word = WORDS.into_iter().find(|(word, _)| *word == typed).map(|(_, d)| d);
    by_word.or_else(|| Disposition::from_key(typed)).ok_or_else(|| Disposition::ALL.map(Disposition::key).join(" "))
}
