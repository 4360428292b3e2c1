//! What may stand behind the verbs of key evaluation. Never here: doing anything.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Subcommand, ValueEnum};
use rust_decimal::Decimal;

use super::words::{action, adoption, category, chapter, money, party, role, state, step};
use crate::cli::args::day;
use crate::cli::evaluate::args::points;
use crate::domain::date::Date;
use crate::domain::evaluation::key::chapter::Chapter;
use crate::domain::evaluation::key::engage::Role;
use crate::domain::evaluation::key::opinion::{Adoption, Party};
use crate::domain::evaluation::key::state::{State, Step};
use crate::domain::money::Money;
use crate::domain::rectification::finding::{BudgetAction, Category};
use crate::domain::target::review::Grade;

/// The verbs, beside those of self-evaluation.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum KeyVerb {
    Candidates(Candidates),
    Mark(Mark),
    Select(Select),
    Institution(Institution),
    Commission(Commission),
    Framework(Framework),
    Plan(Plan),
    Step(StepArgs),
    Receive(Receive),
    Fieldwork(Fieldwork),
    Draft(Draft),
    Chapter(ChapterArgs),
    Scores(Scores),
    Opinion(Opinion),
    Problem(ProblemArgs),
    Key(Key),
    Letter(LetterArgs),
    Department(Department),
}

/// On which day.
#[derive(Debug, Clone, Copy, Args)]
pub(in crate::cli) struct On {
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Candidates {
    #[arg(long, value_name = "N", default_value_t = 30)]
    pub top: usize,
    #[arg(long, conflicts_with = "top")]
    pub all: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Mark {
    pub code: String,
    #[arg(long, value_name = "N", value_parser = points)]
    pub points: Decimal,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("why").required(true).args(["reason", "shortlist"]))]
pub(in crate::cli) struct Select {
    #[arg(value_name = "CODE:YEAR", required = true)]
    pub subjects: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    pub name: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    #[arg(long)]
    pub shortlist: bool,
    #[arg(long, value_name = "YUAN", value_parser = money, allow_negative_numbers = true)]
    pub fee: Option<Money>,
    #[command(flatten)]
    pub when: On,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Institution {
    #[command(subcommand)]
    pub then: InstitutionVerb,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum InstitutionVerb {
    List,
    Add(InstitutionAdd),
    Suspend(Standing),
    Restore(Standing),
    Work(Work),
    Withdraw(Withdraw),
    Rate(Rate),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct InstitutionAdd {
    pub name: String,
    #[arg(long, value_name = "CODE")]
    pub code: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub kind: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub contact: Option<String>,
    #[command(flatten)]
    pub when: On,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Standing {
    pub name: String,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    #[command(flatten)]
    pub when: On,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Work {
    pub name: String,
    #[arg(long, value_name = "CODE")]
    pub project: String,
    #[arg(long = "for", value_name = "Y", value_parser = clap::value_parser!(i16).range(1990..=2199))]
    pub of: i16,
    #[arg(long, value_name = "ROLE", value_parser = role)]
    pub role: Role,
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Withdraw {
    #[arg(value_name = "N")]
    pub work: i64,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Rate {
    pub id: i64,
    #[arg(long, value_name = "N", value_parser = points)]
    pub timeliness: Option<Decimal>,
    #[arg(long, value_name = "N", value_parser = points)]
    pub quality: Decimal,
    #[arg(long, value_name = "N", value_parser = points)]
    pub professionalism: Decimal,
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Commission {
    pub id: i64,
    #[arg(long, value_name = "NAME")]
    pub institution: String,
    #[arg(long, value_name = "YUAN", value_parser = money, allow_negative_numbers = true)]
    pub fee: Money,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub due: Date,
    #[arg(long, value_name = "NO")]
    pub contract: String,
    #[arg(long, value_name = "NAME")]
    pub lead: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    #[command(flatten)]
    pub when: On,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Framework {
    pub id: Option<i64>,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("what").required(true).args(["file", "shipped"]))]
pub(in crate::cli) struct Plan {
    pub id: i64,
    pub file: Option<PathBuf>,
    #[arg(long)]
    pub shipped: bool,
    #[arg(long, conflicts_with = "shipped")]
    pub dry_run: bool,
    #[command(flatten)]
    pub when: On,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct StepArgs {
    pub id: i64,
    #[arg(value_parser = step)]
    pub step: Step,
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    #[arg(long, value_name = "NO")]
    pub doc: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub due: Option<Date>,
    #[arg(long, value_name = "NAME")]
    pub lead: Option<String>,
    #[arg(long, value_name = "N", value_parser = points)]
    pub points: Option<Decimal>,
    #[arg(long, value_name = "FILE")]
    pub file: Option<PathBuf>,
    #[command(flatten)]
    pub when: On,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("money").required(true).multiple(true).args(["received", "paid"]))]
pub(in crate::cli) struct Receive {
    pub id: i64,
    #[arg(value_name = "CODE:YEAR")]
    pub whose: Option<String>,
    #[arg(long, value_name = "YUAN", value_parser = money, allow_negative_numbers = true)]
    pub received: Option<Money>,
    #[arg(long, value_name = "YUAN", value_parser = money, allow_negative_numbers = true)]
    pub paid: Option<Money>,
    #[arg(long, value_name = "TEXT")]
    pub source: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Fieldwork {
    pub id: i64,
    #[arg(value_name = "CODE:YEAR")]
    pub whose: Option<String>,
    #[arg(long, value_name = "YUAN", value_parser = money, allow_negative_numbers = true)]
    pub amount: Money,
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    #[command(flatten)]
    pub when: On,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Draft {
    pub id: i64,
    pub file: Option<PathBuf>,
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    #[command(flatten)]
    pub when: On,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ChapterArgs {
    pub id: i64,
    #[arg(value_name = "N", required = true, value_parser = chapter)]
    pub chapters: Vec<Chapter>,
    #[arg(long)]
    pub missing: bool,
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("what").required(true).args(["file", "set"]))]
pub(in crate::cli) struct Scores {
    pub id: i64,
    pub file: Option<PathBuf>,
    #[arg(long, value_name = "INDICATOR=N[=REASON]")]
    pub set: Vec<String>,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("what").required(true).args(["text", "answer"]))]
pub(in crate::cli) struct Opinion {
    pub id: i64,
    #[arg(long, value_name = "TEXT", requires = "party")]
    pub text: Option<String>,
    #[arg(long, value_name = "PARTY", value_parser = party, requires = "text")]
    pub party: Option<Party>,
    #[arg(long, value_name = "NAME", requires = "text")]
    pub who: Option<String>,
    #[arg(long, value_name = "N", requires = "adoption")]
    pub answer: Option<i64>,
    #[arg(long, value_name = "WORD", value_parser = adoption, requires = "answer")]
    pub adoption: Option<Adoption>,
    #[arg(long, value_name = "TEXT", requires = "answer")]
    pub reason: Option<String>,
    #[command(flatten)]
    pub when: On,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("what").required(true).args(["finding", "withdraw", "to_ledger"]))]
pub(in crate::cli) struct ProblemArgs {
    pub id: i64,
    #[arg(long, value_name = "TEXT", requires_all = ["category", "requirement"])]
    pub finding: Option<String>,
    #[arg(long, value_name = "N", requires = "finding")]
    pub number: Option<u32>,
    #[arg(long, value_name = "WORD", value_parser = category, requires = "finding")]
    pub category: Option<Category>,
    #[arg(long, value_name = "TEXT", requires = "finding")]
    pub figure: Option<String>,
    #[arg(long, value_name = "TEXT", requires = "finding")]
    pub item: Option<String>,
    #[arg(long, value_name = "YUAN", value_parser = money, allow_negative_numbers = true, requires = "finding")]
    pub amount: Option<Money>,
    #[arg(long, value_name = "TEXT", requires = "finding")]
    pub requirement: Option<String>,
    #[arg(long, value_name = "WORD", value_parser = action, requires = "finding")]
    pub action: Option<BudgetAction>,
    #[arg(long, value_name = "YUAN", value_parser = money, allow_negative_numbers = true, requires = "finding")]
    pub action_amount: Option<Money>,
    #[arg(long, value_name = "NAME", requires = "finding")]
    pub copy: Vec<String>,
    #[arg(long, value_name = "N")]
    pub withdraw: Option<u32>,
    #[arg(long)]
    pub to_ledger: bool,
    #[command(flatten)]
    pub when: On,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Key {
    pub id: Option<i64>,
    #[arg(long, value_name = "STATE", value_parser = state, conflicts_with = "id")]
    pub state: Option<State>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum LetterWord {
    Commission,
    Notice,
    Opinions,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct LetterArgs {
    pub id: i64,
    pub kind: LetterWord,
    #[arg(long, value_name = "NO")]
    pub doc: Option<String>,
    #[command(flatten)]
    pub when: On,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Department {
    #[command(subcommand)]
    pub then: DepartmentVerb,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum DepartmentVerb {
    List,
    File(DepartmentFile),
    Draw(Draw),
    Recheck(Recheck),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct DepartmentFile {
    pub code: String,
    pub file: Option<PathBuf>,
    #[arg(long, value_name = "N", value_parser = points)]
    pub points: Decimal,
    #[arg(long, value_name = "GRADE", value_parser = crate::cli::target::args::grade)]
    pub grade: Option<Grade>,
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    #[command(flatten)]
    pub when: On,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Draw {
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub count: u16,
    #[arg(long, value_name = "N")]
    pub seed: u64,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Recheck {
    pub code: String,
    #[arg(long, value_name = "N", value_parser = points)]
    pub points: Decimal,
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
}
