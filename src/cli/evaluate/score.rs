//! `evaluate score`: one row by the rule in force. Never here: the rule.

use serde_json::json;

use super::args::Score;
use crate::cli::desk::Desk;
use crate::cli::json::{fixed, ratio};
use crate::cli::stop::Stop;
use crate::cli::{ATTENTION, DONE};
use crate::domain::evaluation::{Asked, Given, Scheme, score as judge};
use crate::domain::indicator::{Level2, Reading};
use crate::present::number::{percent, two_places};
use crate::present::score as words;
use crate::service::evaluation;

/// `evaluate score`
pub(super) fn score(desk: &Desk, args: &Score) -> Result<u8, Stop> {
    let store = desk.or_empty()?;
    let year = desk.year;
    let mut scheme: Scheme = evaluation::scheme(&store, year)?;
    scheme.family = args.scheme.unwrap_or(scheme.family);
    scheme.over = args.over.unwrap_or(scheme.over);
    let read = |text: &str| Reading::parse_in(text, year).with_class(args.class);
    let (target, actual) = (read(&args.target), read(&args.actual));
    let class = (args.class.map(Level2::usual_level1), args.class);
    let asked = Asked { target: &target, class, direction: args.direction, weight: args.weight };
    let given = Given { points: args.points, ..Given::of(&actual) };
    match judge(&asked, &given, &scheme) {
        Ok(scored) => {
            let said = words::explain(desk.s, &scored, &target, &scheme);
            let c = &desk.s.scores;
            let lines = [
                format!("{}  {}", c.col_score, two_places(scored.points)),
                format!("{}  {}", c.col_completion, percent(scored.completion)),
                said.clone(),
            ];
            desk.tell(&lines, || {
                json!({
                    "score": fixed(scored.points, 2), "completion": ratio(scored.completion),
                    "reason_required": scored.reason_required, "explanation": said,
                    "scheme": scheme.family.key(), "asked": null,
                })
            })?;
            Ok(DONE)
        }
        Err(why) => {
            let said = words::ask(desk.s, why, &target, &actual, args.weight, &scheme);
            desk.tell(std::slice::from_ref(&said), || {
                json!({
                    "score": null, "completion": null, "reason_required": false, "explanation": said,
                    "scheme": scheme.family.key(), "asked": why.key(),
                })
            })?;
            Ok(ATTENTION)
        }
    }
}
