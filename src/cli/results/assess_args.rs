//! What may stand behind `assess`. Never here: doing anything.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Subcommand};

use crate::cli::args::day;
use crate::domain::assessment::Ladder;
use crate::domain::date::Date;

#[derive(Debug, Args)]
pub(in crate::cli) struct Assess {
    #[command(subcommand)]
    pub then: AssessVerb,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum AssessVerb {
    Show(Show),
    Rank(Rank),
    Score(Score),
    Bonus(Bonus),
    Appeal(Appeal),
    Appeals(Of),
    Answer(Answer),
    Import(Import),
    Freeze(Freeze),
    Announce(Announce),
    Export(Rank),
    Scheme(Scheme),
    Counties(Counties),
    Year,
}

/// Which ladder.
#[derive(Debug, Args)]
pub(in crate::cli) struct Of {
    #[arg(long)]
    pub county: bool,
}

impl Of {
    pub const fn ladder(&self) -> Ladder {
        if self.county { Ladder::Counties } else { Ladder::Departments }
    }
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Show {
    #[arg(value_name = "SUBJECT")]
    pub subject: String,
    #[arg(long, value_name = "KEY")]
    pub item: Option<String>,
    #[arg(long, conflicts_with = "item")]
    pub evidence: bool,
    #[command(flatten)]
    pub of: Of,
    #[arg(long)]
    pub live: bool,
    #[arg(long, value_name = "N", conflicts_with = "live")]
    pub frozen: Option<i64>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Rank {
    #[command(flatten)]
    pub of: Of,
    #[arg(long)]
    pub live: bool,
    #[arg(long, value_name = "N", conflicts_with = "live")]
    pub frozen: Option<i64>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Score {
    #[arg(value_name = "SUBJECT")]
    pub subject: String,
    #[arg(value_name = "KEY")]
    pub item: String,
    #[arg(value_name = "POINTS")]
    pub points: String,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    #[command(flatten)]
    pub of: Of,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Bonus {
    #[arg(value_name = "SUBJECT")]
    pub subject: String,
    #[arg(value_name = "POINTS", allow_hyphen_values = true)]
    pub points: String,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    #[command(flatten)]
    pub of: Of,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Appeal {
    #[arg(value_name = "SUBJECT")]
    pub subject: String,
    #[arg(value_name = "KEY")]
    pub item: String,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
    #[command(flatten)]
    pub of: Of,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("word").required(true).args(["points", "refuse"]))]
pub(in crate::cli) struct Answer {
    #[arg(value_name = "N")]
    pub id: i64,
    #[arg(long, value_name = "POINTS")]
    pub points: Option<String>,
    #[arg(long)]
    pub refuse: bool,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Import {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub of: Of,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Freeze {
    #[command(flatten)]
    pub of: Of,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub note: String,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Announce {
    #[command(flatten)]
    pub of: Of,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
    #[arg(long, value_name = "URL", default_value = "")]
    pub url: String,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Scheme {
    #[command(flatten)]
    pub of: Of,
    #[command(subcommand)]
    pub then: Option<SchemeVerb>,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum SchemeVerb {
    Export(Of),
    Import {
        file: PathBuf,
        #[command(flatten)]
        of: Of,
    },
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Counties {
    #[command(subcommand)]
    pub then: Option<CountyVerb>,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum CountyVerb {
    List,
    Add {
        code: String,
        name: String,
        #[arg(long, value_name = "DATE", value_parser = day)]
        from: Option<Date>,
        #[arg(long, value_name = "DATE", value_parser = day)]
        until: Option<Date>,
    },
}
