//! `evaluate coverage`, `sample` and `gaps`. Never here: counting or drawing.

use serde_json::json;

use super::args::Sample;
use super::list::grades_json;
use super::out;
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::json::{fixed, yuan};
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::domain::evaluation::Grade;
use crate::present::evaluation_lists as lists;
use crate::present::number::wan;
use crate::service::evaluation::{self, Weighing};

/// `evaluate coverage`
pub(super) fn coverage(desk: &Desk) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let c = evaluation::coverage(&store, period)?;
    let e = &desk.s.evaluations;
    let mut page = Page::of(lists::coverage(desk.s, &c), period.as_of);
    let (of, filed, accepted) = c.departments;
    page.below.push((e.coverage_departments)(of, filed, accepted));
    let (of, filed, accepted) = c.projects;
    page.below.push((e.coverage_projects)(of, filed, accepted));
    page.below.push((e.coverage_amounts)(&wan(c.amounts.1), &wan(c.amounts.0)));
    page.below.push((e.grades)(c.grades[0], c.grades[1], c.grades[2], c.grades[3]));
    desk.show(&page, || {
        let three = |(total, filed, accepted): (usize, usize, usize)| json!({"total": total, "filed": filed, "accepted": accepted});
        let departments = c.by_department.iter().map(|d| {
            json!({
                "department_code": d.code, "department": d.name, "state": d.own.key(),
                "self_score": out::points(d.own_score.map(|(s, _)| s)),
                "grade": d.own_score.and_then(|(_, g)| g).map(Grade::key),
                "projects": {"total": d.projects.0, "filed": d.projects.1},
                "amount": {"total": yuan(d.amounts.0), "filed": yuan(d.amounts.1)},
                "grades": grades_json(d.grades), "mean": out::points(d.mean),
            })
        });
        json!({
            "year": period.year, "as_of": period.as_of.to_string(), "departments": three(c.departments),
            "projects": three(c.projects), "amount": {"total": yuan(c.amounts.0), "filed": yuan(c.amounts.1)},
            "grades": grades_json(c.grades), "returned": c.returned, "rescored": c.checked,
            "by_department": departments.collect::<Vec<_>>(),
        })
    })?;
    Ok(DONE)
}

/// `evaluate sample`
pub(super) fn sample(desk: &Desk, args: &Sample) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let weighing = if args.weighted { Weighing::ByAnomalies } else { Weighing::Plain };
    let (drawn, of) = evaluation::sample(&store, period, args.n, args.seed, weighing)?;
    let mut page = Page::of(lists::sample(desk.s, &drawn), period.as_of);
    page.below.push((desk.s.evaluations.sampled)(drawn.len(), of, args.seed));
    desk.show(&page, || {
        let row = |d: &evaluation::Drawn| {
            let mut row = out::item(desk, &d.item);
            if let Some(row) = row.as_object_mut() {
                row.insert("lots".into(), json!(d.lots));
            }
            row
        };
        json!({"year": period.year, "seed": args.seed, "weighted": args.weighted, "of": of,
            "sample": drawn.iter().map(row).collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}

/// `evaluate gaps`
pub(super) fn gaps(desk: &Desk) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let gaps = evaluation::gaps(&store, period)?;
    let page = Page::of(lists::gaps(desk.s, &gaps), period.as_of);
    desk.show(&page, || {
        let row = |g: &evaluation::DepartmentGap| {
            json!({"department_code": g.code, "department": g.name, "rescored": g.checked,
                "self_score": fixed(g.own, 2), "rescore": fixed(g.rechecked, 2), "gap": fixed(g.gap, 2),
                "widest": fixed(g.widest, 2)})
        };
        json!({"year": period.year, "departments": gaps.iter().map(row).collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}
