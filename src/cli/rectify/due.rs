//! `rectify due`: when a term ends that began with delivery. Never here: the
//! arithmetic.

use clap::{Args, ValueEnum};
use serde_json::json;

use crate::cli::DONE;
use crate::cli::alerts::years;
use crate::cli::args::day;
use crate::cli::desk::Desk;
use crate::cli::stop::Stop;
use crate::domain::calendar::Counting;
use crate::domain::date::Date;
use crate::service::{calendar, rules};

/// No term is longer than ten years.
const LONGEST: i64 = 3_660;

#[derive(Debug, Args)]
pub(in crate::cli) struct Due {
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub delivered: Date,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(0..=LONGEST))]
    pub days: u16,
    #[arg(long, value_name = "KIND")]
    pub kind: Option<CountWord>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum CountWord {
    Natural,
    Working,
}

/// `rectify due`
pub(super) fn due(desk: &Desk, args: &Due) -> Result<u8, Stop> {
    let t = &desk.s.letters;
    let store = desk.or_empty()?;
    let rules = rules::in_force(&store, args.delivered)?;
    let counting = match args.kind {
        Some(CountWord::Natural) => Counting::Natural,
        Some(CountWord::Working) => Counting::Working,
        None => Counting::from_key(rules.word("rectify.day_kind")).unwrap_or_default(),
    };
    let roll = rules.flag("rectify.roll_to_workday");
    let due = calendar::in_force(&store)?.due(args.delivered, args.days, counting, roll);
    let mut lines = vec![due.day.to_string()];
    lines.extend(due.rolled_from.map(|from| (t.rolled)(&from.to_string())));
    if !due.uncharted.is_empty() {
        lines.push((t.uncharted)(&years(&due.uncharted)));
    }
    desk.tell(&lines, || {
        json!({
            "due": due.day.to_string(), "rolled_from": due.rolled_from.map(|d| d.to_string()),
            "kind": counting.key(), "uncharted": due.uncharted,
        })
    })?;
    Ok(DONE)
}
