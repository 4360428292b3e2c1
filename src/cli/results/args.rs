//! What may stand behind `apply`, `disclose`, `assess` and `register`. Never
//! here: doing anything.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Subcommand};

use crate::cli::args::{UnitWord, day};
use crate::domain::date::Date;
use crate::domain::disclosure::{Kind, Standing};
use crate::domain::linkage::Outcome;
use crate::domain::target::review::Grade;

#[derive(Debug, Args)]
pub(in crate::cli) struct Apply {
    #[command(subcommand)]
    pub then: ApplyVerb,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ApplyVerb {
    Propose(Propose),
    List(ListLinkage),
    Decide(Decide),
    ImportDraft(ImportDraft),
    Compare(ListLinkage),
    Export(ListLinkage),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Propose {
    pub code: Option<String>,
    #[arg(long, value_name = "GRADE", value_parser = grade, requires = "code")]
    pub grade: Option<Grade>,
    #[arg(long, value_name = "AMOUNT", requires = "code", allow_hyphen_values = true)]
    pub cut: Option<String>,
    #[arg(long, requires = "code")]
    pub suspend: bool,
    #[arg(long, value_name = "TEXT", requires = "code")]
    pub reason: Option<String>,
    #[arg(long, conflicts_with = "code")]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ListLinkage {
    #[arg(long, value_name = "D")]
    pub department: Option<String>,
    #[arg(long, value_name = "OUTCOME", value_parser = outcome)]
    pub outcome: Option<Outcome>,
    #[arg(long)]
    pub undecided: bool,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("verdict").required(true).args(["adopt", "cut", "decline"]))]
pub(in crate::cli) struct Decide {
    #[arg(value_name = "CODE", required = true)]
    pub codes: Vec<String>,
    #[arg(long)]
    pub adopt: bool,
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub cut: Option<String>,
    #[arg(long, requires = "cut")]
    pub suspend: bool,
    #[arg(long)]
    pub decline: bool,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    #[arg(long, value_name = "NAME", default_value = crate::service::linkage::DECIDES)]
    pub division: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ImportDraft {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[arg(long, value_name = "UNIT")]
    pub unit: Option<UnitWord>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Disclose {
    #[command(subcommand)]
    pub then: DiscloseVerb,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum DiscloseVerb {
    List(ListDisclosure),
    Missing(Missing),
    Publish(Publish),
    Add(AddItem),
    Withdraw(WithdrawPublication),
    Classify(Classify),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ListDisclosure {
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub kind: Option<Kind>,
    #[arg(long, value_name = "D")]
    pub department: Option<String>,
    #[arg(long, value_name = "STATE", value_parser = standing)]
    pub state: Option<Standing>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Missing {
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub kind: Option<Kind>,
    #[arg(long, value_name = "D")]
    pub department: Option<String>,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("which").required(true).multiple(true).args(["codes", "department"]))]
pub(in crate::cli) struct Publish {
    #[arg(value_name = "CODE")]
    pub codes: Vec<String>,
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub kind: Kind,
    #[arg(long, value_name = "D")]
    pub department: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub place: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub shot: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct AddItem {
    pub title: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub due: Date,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub ready: Option<Date>,
    #[arg(long, value_name = "D")]
    pub department: Option<String>,
    #[arg(long)]
    pub by_finance: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct WithdrawPublication {
    pub code: String,
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub kind: Kind,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Classify {
    pub code: String,
    #[arg(long)]
    pub lift: bool,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Register {
    #[command(subcommand)]
    pub then: RegisterVerb,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum RegisterVerb {
    Documents(Documents),
    Trainings(Trainings),
    Publicity(Publicity),
    Divisions(Divisions),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Divisions {
    #[command(subcommand)]
    pub then: Option<DivisionVerb>,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum DivisionVerb {
    List,
    Set {
        division: String,
        #[arg(value_name = "DEPARTMENT", required = true)]
        departments: Vec<String>,
        #[arg(long, value_name = "DATE", value_parser = day)]
        from: Option<Date>,
    },
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Documents {
    #[command(subcommand)]
    pub then: Option<DocumentVerb>,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum DocumentVerb {
    List,
    Add {
        title: String,
        #[arg(long, value_name = "NO", default_value = "")]
        number: String,
        #[arg(long, value_name = "NAME", default_value = "")]
        issuer: String,
        #[arg(long, value_name = "DATE", value_parser = day)]
        on: Option<Date>,
        #[arg(long, value_name = "TEXT", default_value = "")]
        note: String,
    },
    Withdraw(WithdrawEntry),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Trainings {
    #[command(subcommand)]
    pub then: Option<TrainingVerb>,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum TrainingVerb {
    List,
    Add {
        title: String,
        #[arg(long, value_name = "DATE", value_parser = day)]
        on: Date,
        #[arg(long, value_name = "N")]
        people: i64,
        #[arg(long, value_name = "LEVEL", default_value = "city", value_parser = ["province", "city", "county"])]
        level: String,
        #[arg(long, value_name = "WHOM", default_value = "departments",
            value_parser = ["departments", "units", "agencies", "counties", "bureau"])]
        audience: String,
        #[arg(long, value_name = "TEXT", default_value = "")]
        note: String,
    },
    Withdraw(WithdrawEntry),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Publicity {
    #[command(subcommand)]
    pub then: Option<PublicityVerb>,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum PublicityVerb {
    List,
    Add {
        title: String,
        #[arg(long, value_name = "NAME")]
        channel: String,
        #[arg(long, value_name = "DATE", value_parser = day)]
        on: Date,
        #[arg(long, value_name = "URL", default_value = "")]
        url: String,
        #[arg(long, value_name = "TEXT", default_value = "")]
        note: String,
    },
    Withdraw(WithdrawEntry),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct WithdrawEntry {
    pub id: i64,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

/// A grade by the word of the form or of JSON.
fn grade(typed: &str) -> Result<Grade, String> {
    const WORDS: [(&str, Grade); 4] =
        [("优", Grade::Excellent), ("良", Grade::Good), ("中", Grade::Fair), ("差", Grade::Poor)];
    let by_word = WORDS.into_iter().find(|(word, _)| *word == typed).map(|(_, grade)| grade);
    by_word.or_else(|| Grade::from_key(typed)).ok_or_else(|| WORDS.map(|(word, _)| word).join(" "))
}

fn outcome(typed: &str) -> Result<Outcome, String> {
    const WORDS: [(&str, Outcome); 4] = [
        ("提了没改", Outcome::Ignored),
        ("改了没用", Outcome::Unused),
        ("部分落实", Outcome::Partly),
        ("已落实", Outcome::Done),
    ];
    let by_word = WORDS.into_iter().find(|(word, _)| *word == typed).map(|(_, outcome)| outcome);
    let keys = || Outcome::ALL.map(Outcome::key).join(" ");
    by_word.or_else(|| Outcome::from_key(&typed.replace('-', "_"))).ok_or_else(keys)
}

fn kind(typed: &str) -> Result<Kind, String> {
    Kind::from_key(&typed.replace('-', "_")).ok_or_else(|| Kind::ALL.map(Kind::key).join(" "))
}

fn standing(typed: &str) -> Result<Standing, String> {
    Standing::ALL.into_iter().find(|s| s.key() == typed).ok_or_else(|| Standing::ALL.map(Standing::key).join(" "))
}
