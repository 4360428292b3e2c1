//! What may stand on the command line. Never here: what a word means to the
//! reader (the help texts stand in `present`), or doing anything.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::domain::date::{self, Date};
use crate::domain::indicator::Level2;

#[derive(Debug, Parser)]
#[command(name = "jixiao", version, disable_help_subcommand = true)]
pub(super) struct Cli {
    #[command(flatten)]
    pub globals: Globals,
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// What every verb takes.
#[derive(Debug, Clone, Args)]
pub(super) struct Globals {
    #[arg(long, global = true, value_name = "FILE")]
    pub db: Option<PathBuf>,
    #[arg(long, global = true, value_name = "Y", value_parser = year)]
    pub year: Option<i16>,
    #[arg(long, global = true, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Date>,
    #[arg(long, global = true, value_name = "LANG")]
    pub lang: Option<LangWord>,
    #[arg(long, global = true, value_name = "FORMAT")]
    pub format: Option<Format>,
    #[arg(short, long, global = true, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: When,
    #[arg(long, global = true)]
    pub ascii: bool,
    #[arg(long, global = true, value_name = "NAME")]
    pub operator: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum LangWord {
    Zh,
    En,
}

/// How a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Table,
    Json,
    Csv,
    Xlsx,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    Demo(Demo),
    Import(Import),
    Imports(Imports),
    Projects(Projects),
    Project {
        code: String,
    },
    Departments(Departments),
    Alerts(super::alerts::args::Alerts),
    Letters(super::letters::Letters),
    Calendar(super::calendar::Calendar),
    Rules(Rules),
    Basket(Basket),
    Target(super::target::args::Target),
    Rectify(super::rectify::args::Rectify),
    Apply(super::results::args::Apply),
    Disclose(super::results::args::Disclose),
    Assess(super::results::assess_args::Assess),
    Register(super::results::args::Register),
    Monitor(super::monitor::args::Monitor),
    Idle(super::idle::args::Idle),
    Quadrants(super::quadrants::Quadrants),
    Changes(super::changes::Changes),
    Evaluate(super::evaluate::args::Evaluate),
    Form(Form),
    Brief,
    Check,
    Doctor,
    Log(Log),
    Backup {
        file: PathBuf,
    },
    Restore {
        file: PathBuf,
    },
    Completions {
        shell: clap_complete::Shell,
    },
    Help {
        #[arg(value_name = "COMMAND")]
        path: Vec<String>,
    },
}

#[derive(Debug, Args)]
pub(super) struct Demo {
    #[arg(long)]
    pub no_tui: bool,
}

#[derive(Debug, Args)]
pub(super) struct Import {
    #[arg(value_name = "FILE", required_unless_present = "undo")]
    pub files: Vec<PathBuf>,
    #[arg(long, value_name = "KIND")]
    pub kind: Option<KindWord>,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long)]
    pub strict: bool,
    #[arg(long, value_name = "UNIT")]
    pub unit: Option<UnitWord>,
    #[arg(long, value_name = "HEADER=MEANING")]
    pub column: Vec<String>,
    #[arg(long, value_name = "BATCH", conflicts_with_all = ["files", "kind", "dry_run", "strict", "unit", "column"])]
    pub undo: Option<i64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum KindWord {
    Departments,
    Projects,
    Quotas,
    Payments,
    Execution,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum UnitWord {
    Yuan,
    Wan,
}

#[derive(Debug, Args)]
pub(super) struct Imports {
    #[arg(long, value_name = "BATCH")]
    pub set_aside: Option<i64>,
}

#[derive(Debug, Args)]
pub(super) struct Projects {
    #[arg(long, value_name = "D")]
    pub department: Option<String>,
    #[arg(long, value_name = "LIGHT")]
    pub light: Option<LightWord>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum LightWord {
    Red,
    Yellow,
    Blue,
    Green,
    Grey,
}

#[derive(Debug, Args)]
pub(super) struct Departments {
    #[arg(long, value_name = "BY", default_value = "department")]
    pub by: ByWord,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ByWord {
    Department,
    Division,
    Fund,
    Category,
}

#[derive(Debug, Args)]
pub(super) struct Rules {
    #[command(subcommand)]
    pub then: Option<RuleVerb>,
}

#[derive(Debug, Subcommand)]
pub(super) enum RuleVerb {
    Set {
        key: String,
        value: String,
        #[command(flatten)]
        apart: Apart,
        #[arg(long, value_name = "DATE", value_parser = day)]
        until: Option<Date>,
        #[command(flatten)]
        when: From,
    },
    Unset {
        key: String,
        #[command(flatten)]
        apart: Apart,
        #[command(flatten)]
        when: From,
    },
    Simulate {
        key: String,
        value: String,
        #[command(flatten)]
        apart: Apart,
        #[arg(long)]
        history: bool,
    },
    Export,
    Import {
        file: PathBuf,
        #[command(flatten)]
        when: From,
    },
    History,
}

#[derive(Debug, Args)]
pub(super) struct From {
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub from: Option<Date>,
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
}

/// For whom a threshold is set apart; at most one of them.
#[derive(Debug, Args)]
#[group(multiple = false)]
pub(super) struct Apart {
    #[arg(long, value_name = "D")]
    pub department: Option<String>,
    #[arg(long, value_name = "C")]
    pub category: Option<String>,
    #[arg(long, value_name = "F")]
    pub fund: Option<String>,
    #[arg(long, value_name = "CODE")]
    pub project: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Basket {
    #[command(subcommand)]
    pub then: Option<BasketVerb>,
}

#[derive(Debug, Subcommand)]
pub(super) enum BasketVerb {
    Accept {
        #[arg(value_name = "ID", required_unless_present = "all")]
        ids: Vec<String>,
        #[arg(long, conflicts_with_all = ["ids", "project"])]
        all: bool,
        #[arg(long, value_name = "CODE")]
        project: Option<String>,
    },
}

#[derive(Debug, Args)]
pub(super) struct Form {
    pub kind: FormWord,
    #[arg(long, value_name = "CODE", required_unless_present_any = ["department", "all"])]
    pub project: Option<String>,
    #[arg(long, value_name = "D", conflicts_with = "project")]
    pub department: Option<String>,
    #[arg(long, conflicts_with_all = ["project", "department"])]
    pub all: bool,
}

/// Which official form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FormWord {
    Target,
    Evaluation,
}

#[derive(Debug, Args)]
pub(super) struct Log {
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: u64,
    #[arg(long, conflicts_with = "limit")]
    pub all: bool,
}

/// A day as the command line takes it. The words of the refusal are made by
/// `usage`, in the reader's language.
pub(super) fn day(typed: &str) -> Result<Date, String> {
    date::parse_iso(typed).ok_or_else(|| "YYYY-MM-DD".to_string())
}

/// A class by its word in JSON or by its name on a form.
pub(super) fn class(typed: &str) -> Result<Level2, String> {
    let keys = || Level2::ALL.map(Level2::key).join(" ");
    Level2::from_key(typed).or_else(|| Level2::parse(typed)).ok_or_else(keys)
}

fn year(typed: &str) -> Result<i16, String> {
    typed.parse().ok().filter(|y| (1990..=2199).contains(y)).ok_or_else(|| "1990-2199".to_string())
}
