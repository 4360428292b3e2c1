//! What may stand behind `target`. Never here: doing anything.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Subcommand, ValueEnum};

use crate::cli::args::{class, day};
use crate::domain::date::Date;
use crate::domain::indicator::Level2;
use crate::domain::target::review::Grade;
use crate::domain::target::state::State;
use crate::service::target::Queue;

#[derive(Debug, Args)]
pub(in crate::cli) struct Target {
    #[command(subcommand)]
    pub then: TargetVerb,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum TargetVerb {
    List(List),
    Show { code: String },
    Import(Import),
    Draft(Draft),
    Submit(Step),
    Endorse(Step),
    Review(Review),
    Undo(Undo),
    Sittings,
    Receipt(Receipt),
    Issue(Issue),
    Adjust(Adjust),
    Close(Step),
    Cancel(Cancel),
    Diff(Diff),
    Coverage,
    Withheld,
    Library(Library),
    Check(Check),
    Corrections(Corrections),
    Parse(Parse),
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("whose").required(true).multiple(true).args(["codes", "department"]))]
pub(in crate::cli) struct Corrections {
    #[arg(value_name = "CODE")]
    pub codes: Vec<String>,
    #[arg(long, value_name = "D")]
    pub department: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct List {
    #[arg(long, value_name = "QUEUE", default_value = "all")]
    pub queue: QueueWord,
    #[arg(long, value_name = "STATE", value_parser = state)]
    pub state: Option<State>,
    #[arg(long, value_name = "D")]
    pub department: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum QueueWord {
    All,
    ToReview,
    Reviewed,
    Returned,
    Handled,
    Missing,
}

impl QueueWord {
    pub const fn queue(self) -> Queue {
        match self {
            QueueWord::All => Queue::All,
            QueueWord::ToReview => Queue::ToReview,
            QueueWord::Reviewed => Queue::Reviewed,
            QueueWord::Returned => Queue::Returned,
            QueueWord::Handled => Queue::Mine,
            QueueWord::Missing => Queue::NotFiled,
        }
    }
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
#[command(group = ArgGroup::new("verdict").required(true).args(["pass", "back", "reject"]))]
pub(in crate::cli) struct Review {
    #[arg(value_name = "CODE", required = true)]
    pub codes: Vec<String>,
    #[arg(long)]
    pub pass: bool,
    #[arg(long = "return", value_name = "NOTE")]
    pub back: Option<String>,
    #[arg(long, value_name = "NOTE")]
    pub reject: Option<String>,
    #[arg(long, value_name = "GRADE", value_parser = grade)]
    pub grade: Option<Grade>,
    #[arg(long, value_name = "POINTS")]
    pub points: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Undo {
    #[arg(value_name = "CODE", required_unless_present = "all")]
    pub codes: Vec<String>,
    #[arg(long, conflicts_with = "codes")]
    pub all: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Receipt {
    #[arg(value_name = "N")]
    pub sitting: Option<i64>,
    #[arg(long)]
    pub end: bool,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("which").required(true).args(["codes", "all", "department"]))]
pub(in crate::cli) struct Issue {
    #[arg(value_name = "CODE")]
    pub codes: Vec<String>,
    #[arg(long)]
    pub all: bool,
    #[arg(long, value_name = "D")]
    pub department: Option<String>,
    #[arg(long, value_name = "NO")]
    pub doc: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub date: Date,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("what").required(true).args(["file", "grant", "refuse"]))]
pub(in crate::cli) struct Adjust {
    pub code: String,
    #[arg(value_name = "FILE", requires = "reason")]
    pub file: Option<PathBuf>,
    #[arg(long, value_name = "TEXT", requires = "file")]
    pub reason: Option<String>,
    #[arg(long, requires = "doc")]
    pub grant: bool,
    #[arg(long, value_name = "NO", requires = "grant")]
    pub doc: Option<String>,
    #[arg(long, value_name = "NOTE")]
    pub refuse: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

/// Targets that take one step together.
#[derive(Debug, Args)]
pub(in crate::cli) struct Step {
    #[arg(value_name = "CODE", required = true)]
    pub codes: Vec<String>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Draft {
    pub code: String,
    #[arg(value_name = "ID", required = true)]
    pub ids: Vec<i64>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Library {
    #[arg(long, value_name = "TEXT")]
    pub find: Option<String>,
    #[arg(long, value_name = "D")]
    pub department: Option<String>,
    #[arg(long, value_name = "CLASS", value_parser = class)]
    pub class: Option<Level2>,
    #[command(subcommand)]
    pub then: Option<LibraryVerb>,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum LibraryVerb {
    Import {
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Cancel {
    pub code: String,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Diff {
    pub code: String,
    #[arg(long, value_name = "V")]
    pub from: Option<u32>,
    #[arg(long, value_name = "V")]
    pub to: Option<u32>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Check {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Parse {
    #[arg(value_name = "TEXT", required = true)]
    pub texts: Vec<String>,
    #[arg(long, value_name = "CLASS", value_parser = class)]
    pub class: Option<Level2>,
}

fn state(typed: &str) -> Result<State, String> {
    let keys = || State::ALL.map(State::key).join(" ");
    State::from_key(&typed.replace('-', "_")).ok_or_else(keys)
}

/// A grade by the word of the form or of JSON.
pub(in crate::cli) fn grade(typed: &str) -> Result<Grade, String> {
    const WORDS: [(&str, Grade); 4] =
        [("优", Grade::Excellent), ("良", Grade::Good), ("中", Grade::Fair), ("差", Grade::Poor)];
    let by_word = WORDS.into_iter().find(|(word, _)| *word == typed).map(|(_, grade)| grade);
    by_word.or_else(|| Grade::from_key(typed)).ok_or_else(|| WORDS.map(|(word, _)| word).join(" "))
}
