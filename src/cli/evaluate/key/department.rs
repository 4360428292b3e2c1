//! `evaluate department`: departments' own evaluations. Never here: which one
//! is drawn.

use serde_json::json;

use super::args::{DepartmentFile, DepartmentVerb, Draw, Recheck};
use super::{out, plain};
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::present::{key_lists, target};
use crate::service::import::Input;
use crate::service::key_evaluation::department::{self, Filing};

/// One of its verbs.
pub(super) fn run(desk: &Desk, verb: &DepartmentVerb) -> Result<u8, Stop> {
    match verb {
        DepartmentVerb::List => list(desk, None),
        DepartmentVerb::File(a) => file(desk, a),
        DepartmentVerb::Draw(a) => draw(desk, a),
        DepartmentVerb::Recheck(a) => recheck(desk, a),
    }
}

/// All that were filed, or those of a draw.
fn list(desk: &Desk, draw: Option<i64>) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let mut rows = department::list(&store, period)?;
    rows.retain(|r| draw.is_none() || r.row.draw == draw);
    let mut page = Page::of(key_lists::departments(desk.s, &rows), period.as_of);
    if let Some(id) = draw {
        page.above.push((desk.s.key_lists.drawn)(id, rows.len()));
    }
    desk.show(&page, || {
        json!({"year": period.year, "as_of": period.as_of.to_string(), "draw": draw,
            "evaluations": rows.iter().map(out::department).collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}

fn file(desk: &Desk, args: &DepartmentFile) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let period = desk.period(&store)?;
    let filing = Filing {
        code: args.code.clone(),
        points: args.points,
        grade: args.grade,
        evaluator: plain(&args.by).into(),
        file: args.file.clone().map(Input::Path),
        day: args.when.day(desk, &store)?,
        note: plain(&args.note).into(),
    };
    let grade = department::file(&mut store, &desk.stamp(), period, &filing)?;
    let line = (desk.s.key_lists.department_filed)(&args.code, target::grade(desk.s, grade));
    desk.tell(&[line], || json!({"project_code": args.code, "year": period.year, "grade": grade.key()}))?;
    Ok(DONE)
}

fn draw(desk: &Desk, args: &Draw) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let period = desk.period(&store)?;
    let (id, _) = department::draw(&mut store, &desk.stamp(), period, args.count.into(), args.seed)?;
    list(desk, Some(id))
}

fn recheck(desk: &Desk, args: &Recheck) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let period = desk.period(&store)?;
    let note = plain(&args.note);
    let grade = department::recheck(&mut store, &desk.stamp(), period, &args.code, args.points, note)?;
    let line = (desk.s.key_lists.department_filed)(&args.code, target::grade(desk.s, grade));
    desk.tell(&[line], || json!({"project_code": args.code, "year": period.year, "grade": grade.key()}))?;
    Ok(DONE)
}
