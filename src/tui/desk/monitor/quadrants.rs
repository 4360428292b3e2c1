//! Money against results as rows and dots.
//!
//! Never here: where a project stands.

use rust_decimal::Decimal;

use crate::domain::ratio::quotient;
use crate::present::{Lang, quadrants as names};
use crate::service::Fault;
use crate::service::quadrants::{Placed, quadrants};
use crate::tui::effect::When;
use crate::tui::monitor::{Dot, QuadrantsTold};
use crate::tui::parts::sheet::Row;
use crate::tui::parts::value::Value;

use super::{look, words};
use crate::tui::desk::StoreDesk;

/// Every project that has a place.
pub fn all(desk: &StoreDesk, lang: Lang, when: When) -> Result<QuadrantsTold, Fault> {
    let Some(survey) = look(desk, when)? else { return Ok(QuadrantsTold::default()) };
    let all = quadrants(&survey);
    let placed: Vec<&Placed<'_>> = all.projects.iter().filter(|p| p.place.is_some()).collect();
    let weigh = |of: fn(&Placed<'_>) -> Decimal| {
        let budget = |p: &Placed<'_>| Decimal::from(p.judged.figures.budget.fen());
        let whole: Decimal = placed.iter().map(|p| budget(p)).sum();
        quotient(placed.iter().map(|p| budget(p) * of(p)).sum(), whole)
    };
    let money = weigh(|p| p.place.map(|x| x.money_pace).unwrap_or_default());
    let work = weigh(|p| p.place.map(|x| x.work_pace).unwrap_or_default());
    let dot = |p: &&Placed<'_>| p.place.map(|x| Dot { quadrant: x.quadrant, rate: x.rate, progress: x.progress });
    Ok(QuadrantsTold {
        rows: placed.iter().map(|p| row(lang, p)).collect(),
        dots: placed.iter().filter_map(dot).collect(),
        sums: names::all().map(|q| (q, all.sum(q))).collect(),
        pace: money.zip(work),
    })
}

fn row(lang: Lang, p: &Placed<'_>) -> Row {
    let s = lang.strings();
    let (project, f) = (&p.judged.project, &p.judged.figures);
    let cells = vec![
        words(names::name(s, p.quadrant())),
        words(project.name.clone()),
        words(project.department.clone()),
        Value::Wan(Some(p.judged.idle)),
        Value::Percent(f.rate),
        Value::Percent(p.place.map(|x| x.progress)),
        Value::Wan(Some(f.budget)),
        Value::Percent(Some(f.pace.expected)),
        words(project.code.clone()),
    ];
    let mut row = Row::new(project.id, cells);
    row.light = p.judged.lights.worst();
    row.flag = project.key_monitored;
    row
}
