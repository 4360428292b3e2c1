//! `evaluate framework`, `plan`, `scores`: the indicator table out, in, scored.
//! Never here: whether a weight or a score can stand.

use std::path::Path;

use serde_json::json;

use super::args::{Framework, Plan, Scores};
use super::{answer, out};
use crate::cli::desk::Desk;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::cli::watch::Watch;
use crate::cli::{ATTENTION, DONE};
use crate::domain::evaluation::key::scores::Sum;
use crate::domain::money::parse_number;
use crate::domain::text;
use crate::exchange::sheet::digest;
use crate::present::key_lists;
use crate::service::import::Input;
use crate::service::key_evaluation::scores::{self, Entered};
use crate::service::key_evaluation::{plan as plans, show};
use crate::store::org::END_OF_TIME;

/// `evaluate framework`: the table to fill in, the plan's own once there is one.
pub(super) fn framework(desk: &Desk, args: &Framework) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let day = desk.period(&store)?.as_of;
    let plan = match args.id {
        Some(id) => show(&store, id, END_OF_TIME)?.case.plan,
        None => None,
    };
    let (rows, scores) = match plan {
        Some(plan) => (plan.rows, plan.scores),
        None => (plans::shipped().lines.into_iter().map(|l| l.row).collect(), Vec::new()),
    };
    let page = Page::of(key_lists::table(desk.s, &rows, &scores), day);
    desk.show(&page, || json!({"rows": out::rows(&rows, &scores)}))?;
    Ok(DONE)
}

fn input(path: &Path) -> Input {
    Input::Path(path.to_path_buf())
}

/// `evaluate plan`
pub(super) fn plan(desk: &Desk, args: &Plan) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let day = args.when.day(desk, &store)?;
    let filed = match &args.file {
        None => {
            let shipped = plans::shipped();
            let sha256 = digest(format!("{shipped:?}").as_bytes());
            let name = desk.s.key_lists.sheet_framework;
            plans::file_rows(&mut store, &desk.stamp(), args.id, day, (name, &sha256, &shipped))?
        }
        Some(file) => {
            let mut watch = Watch::over(desk.s.import.running);
            if args.dry_run {
                plans::check(&store, day, &input(file), &mut |n, of| watch.step(n, of))?
            } else {
                let stamp = desk.stamp();
                plans::file_plan(&mut store, &stamp, args.id, day, &input(file), &mut |n, of| watch.step(n, of))?
            }
        }
    };
    let mut lines = vec![(desk.s.key_lists.plan_filed)(filed.rows.len(), filed.objections.len())];
    lines.extend(filed.objections.iter().map(|o| key_lists::objection(desk.s, &filed.rows, o)));
    desk.tell(&lines, || {
        let said = filed.objections.iter().map(|o| out::objection(desk.s, &filed.rows, o));
        json!({"evaluation": args.id, "file": filed.file, "kept": !args.dry_run,
            "rows": out::rows(&filed.rows, &[]), "objections": said.collect::<Vec<_>>()})
    })?;
    Ok(if filed.objections.is_empty() { DONE } else { ATTENTION })
}

/// `evaluate scores`
pub(super) fn scores(desk: &Desk, args: &Scores) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let day = desk.period(&store)?.as_of;
    let stamp = desk.stamp();
    let sum: Sum = match &args.file {
        Some(file) => {
            let mut watch = Watch::over(desk.s.import.running);
            scores::import(&mut store, &stamp, args.id, &input(file), &mut |n, of| watch.step(n, of))?
        }
        None => {
            let entered: Vec<Entered> = args.set.iter().map(|t| entered(desk, t)).collect::<Result<_, _>>()?;
            scores::enter(&mut store, &stamp, args.id, &entered)?
        }
    };
    let line = (desk.s.key_lists.scored)(&sum.total.normalize().to_string(), sum.missing);
    answer(desk, &store, args.id, day, &[line])
}

/// `INDICATOR=POINTS` or `INDICATOR=POINTS=REASON`.
fn entered(desk: &Desk, typed: &str) -> Result<Entered, Stop> {
    let bad = || Stop::said((desk.s.key_lists.bad_set)(typed), desk.s.key_lists.bad_set_hint);
    let (indicator, rest) = typed.split_once(['=', '＝']).ok_or_else(bad)?;
    let (points, reason) = rest.split_once(['=', '＝']).unwrap_or((rest, ""));
    let points = parse_number(text::narrow(points).trim()).ok_or_else(bad)?;
    Ok(Entered { indicator: indicator.trim().into(), points, reason: reason.trim().into() })
}
