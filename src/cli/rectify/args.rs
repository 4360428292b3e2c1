//! What may stand behind `rectify`. Never here: doing anything.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Subcommand, ValueEnum};

use crate::cli::args::day;
use crate::domain::calendar::Counting;
use crate::domain::date::Date;
use crate::domain::money::{Money, MoneyUnit};
use crate::domain::monitor::rule::RuleId;
use crate::domain::rectification::finding::{BudgetAction, Category, Conclusion, Source};
use crate::service::rectification::Queue;

#[derive(Debug, Args)]
pub(in crate::cli) struct Rectify {
    #[command(subcommand)]
    pub then: RectifyVerb,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum RectifyVerb {
    List(List),
    Show { number: String },
    Add(Add),
    Import(Import),
    Send(Send),
    Letter { document: String },
    Deliver(Deliver),
    Receive(Plain),
    Plan(Answer),
    Progress(Answer),
    Report(Answer),
    Take(Plain),
    Verify(Verify),
    Return(Reason),
    Close(Plain),
    Extend(Extend),
    Note(Plain),
    Reopen(Reason),
    Withdraw(Withdraw),
    Due(Due),
    Remind(Press),
    Urge(Urge),
    Escalate(Press),
    Export(Export),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct List {
    #[command(flatten)]
    pub which: Which,
}

/// Which part of the ledger.
#[derive(Debug, Args)]
pub(in crate::cli) struct Which {
    #[arg(long, value_name = "QUEUE", value_parser = queue)]
    pub queue: Option<Queue>,
    #[arg(long, value_name = "D")]
    pub department: Option<String>,
    #[arg(long, value_name = "CODE")]
    pub project: Option<String>,
    #[arg(long, value_name = "SOURCE", value_parser = source)]
    pub source: Option<Source>,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("what").required(true).args(["problem", "alert"]))]
pub(in crate::cli) struct Add {
    #[arg(long, value_name = "SOURCE", value_parser = source)]
    pub source: Option<Source>,
    #[arg(long, value_name = "CATEGORY", value_parser = category)]
    pub category: Option<Category>,
    #[arg(long, value_name = "TEXT")]
    pub problem: Option<String>,
    #[arg(long, value_name = "RULE", value_parser = rule, requires = "project")]
    pub alert: Option<RuleId>,
    #[arg(long, value_name = "P", requires = "alert")]
    pub part: Option<String>,
    #[arg(long, value_name = "CODE")]
    pub project: Option<String>,
    #[arg(long, value_name = "D")]
    pub department: Option<String>,
    #[arg(long, value_name = "U")]
    pub unit: Option<String>,
    #[arg(long, value_name = "NAME", default_value = "")]
    pub about: String,
    #[arg(long, value_name = "YEARS", default_value = "")]
    pub period: String,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub figure: String,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub item: String,
    #[arg(long, value_name = "YUAN", value_parser = yuan, allow_hyphen_values = true)]
    pub amount: Option<Money>,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub requirement: String,
    #[arg(long, value_name = "ACTION", value_parser = action)]
    pub action: Option<BudgetAction>,
    #[arg(long, value_name = "YUAN", value_parser = yuan, allow_hyphen_values = true)]
    pub action_amount: Option<Money>,
    #[arg(long, value_name = "NAME")]
    pub copy: Vec<String>,
    #[arg(long, value_name = "NUMBER")]
    pub source_doc: Option<String>,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub note: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Import {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[arg(long, value_name = "KIND")]
    pub kind: Option<KindWord>,
    #[arg(long, value_name = "SOURCE", value_parser = source)]
    pub source: Option<Source>,
    #[arg(long, value_name = "NUMBER")]
    pub source_doc: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
    #[arg(long)]
    pub dry_run: bool,
}

/// What a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum KindWord {
    Findings,
    Reports,
}

/// Findings by number, or all to which the step applies.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("whose").required(true).args(["numbers", "all"]))]
pub(in crate::cli) struct Send {
    #[arg(value_name = "NUMBER")]
    pub numbers: Vec<String>,
    #[arg(long)]
    pub all: bool,
    #[arg(long, value_name = "D", requires = "all")]
    pub department: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    pub doc: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub delivered: Option<Date>,
    #[command(flatten)]
    pub term: TermArgs,
    #[arg(long, value_name = "NAME")]
    pub to: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub copy: Vec<String>,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub summary: String,
}

/// How long a unit has.
#[derive(Debug, Args)]
pub(in crate::cli) struct TermArgs {
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=3660))]
    pub days: Option<u16>,
    #[arg(long, value_name = "KIND", value_parser = counting)]
    pub kind: Option<Counting>,
    #[arg(long, value_name = "DATE", value_parser = day, conflicts_with_all = ["days", "kind"])]
    pub due: Option<Date>,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("whose").required(true).multiple(false).args(["numbers", "doc"]))]
pub(in crate::cli) struct Deliver {
    #[arg(value_name = "NUMBER")]
    pub numbers: Vec<String>,
    #[arg(long, value_name = "NUMBER")]
    pub doc: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

/// A step that needs no words.
#[derive(Debug, Args)]
pub(in crate::cli) struct Plain {
    #[arg(value_name = "NUMBER", required = true)]
    pub numbers: Vec<String>,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub text: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

/// What a unit answers.
#[derive(Debug, Args)]
pub(in crate::cli) struct Answer {
    #[arg(value_name = "NUMBER", required = true)]
    pub numbers: Vec<String>,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub text: String,
    #[arg(long, value_name = "NAME")]
    pub contact: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub evidence: Vec<PathBuf>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Verify {
    #[arg(value_name = "NUMBER", required = true)]
    pub numbers: Vec<String>,
    #[arg(long, value_name = "CONCLUSION", value_parser = conclusion)]
    pub conclusion: Conclusion,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub text: String,
    #[arg(long, value_name = "FILE")]
    pub evidence: Vec<PathBuf>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

/// A step with its reason.
#[derive(Debug, Args)]
pub(in crate::cli) struct Reason {
    #[arg(value_name = "NUMBER", required = true)]
    pub numbers: Vec<String>,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub reason: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Extend {
    #[arg(value_name = "NUMBER", required = true)]
    pub numbers: Vec<String>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub to: Date,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub reason: String,
    #[arg(long, value_name = "NAME")]
    pub approver: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    pub doc: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Withdraw {
    #[arg(value_name = "NUMBER", required = true)]
    pub numbers: Vec<String>,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub reason: String,
    #[arg(long, value_name = "NAME")]
    pub approver: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Due {
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub delivered: Option<Date>,
    #[arg(long, value_name = "N", requires = "delivered", value_parser = clap::value_parser!(u16).range(0..=3660))]
    pub days: Option<u16>,
    #[arg(long, value_name = "KIND", requires = "delivered", value_parser = counting)]
    pub kind: Option<Counting>,
}

/// A step of the ladder without a letter.
#[derive(Debug, Args)]
pub(in crate::cli) struct Press {
    #[arg(value_name = "NUMBER")]
    pub numbers: Vec<String>,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub text: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Urge {
    #[arg(value_name = "NUMBER")]
    pub numbers: Vec<String>,
    #[arg(long, value_name = "NUMBER")]
    pub doc: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Export {
    #[command(flatten)]
    pub which: Which,
    #[arg(long)]
    pub form: bool,
}

fn queue(typed: &str) -> Result<Queue, String> {
    Queue::from_key(&typed.replace('-', "_")).ok_or_else(|| Queue::ALL.map(Queue::key).join(" "))
}

fn source(typed: &str) -> Result<Source, String> {
    Source::read(&typed.replace('-', "_")).ok_or_else(|| Source::ALL.map(Source::key).join(" "))
}

fn category(typed: &str) -> Result<Category, String> {
    Category::read(typed).ok_or_else(|| Category::ALL.map(Category::key).join(" "))
}

fn action(typed: &str) -> Result<BudgetAction, String> {
    BudgetAction::read(&typed.replace('-', "_")).ok_or_else(|| BudgetAction::ALL.map(BudgetAction::key).join(" "))
}

fn conclusion(typed: &str) -> Result<Conclusion, String> {
    Conclusion::read(&typed.replace('-', "_")).ok_or_else(|| Conclusion::ALL.map(Conclusion::key).join(" "))
}

fn counting(typed: &str) -> Result<Counting, String> {
    let word = match typed {
        "自然日" => Some(Counting::Natural),
        "工作日" => Some(Counting::Working),
        word => Counting::from_key(word),
    };
    word.ok_or_else(|| "natural working".to_string())
}

fn rule(typed: &str) -> Result<RuleId, String> {
    use crate::domain::monitor::rule::RULES;
    RuleId::from_key(typed).ok_or_else(|| RULES.iter().map(|r| r.key).collect::<Vec<_>>().join(" "))
}

fn yuan(typed: &str) -> Result<Money, String> {
    Money::parse(typed, MoneyUnit::Yuan).map_err(|_| "60000000.00 3000万元".to_string())
}
