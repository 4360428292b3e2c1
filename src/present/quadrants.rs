//! Money against results as a list.
//!
//! Never here: where a project stands.

use crate::domain::monitor::quadrant::Quadrant;
use crate::exchange::out::{SheetOut, Value};
use crate::service::quadrants::{Placed, QuadrantSum, Quadrants};

use super::lists::{count, percent, sheet};
use super::strings::Strings;
use super::{monitor, number};

/// Its name; 无法定位 where there is none.
pub fn name(s: &Strings, quadrant: Option<Quadrant>) -> &'static str {
    quadrant.map_or(s.watching.no_place, |q| monitor::quadrant(s, q))
}

/// The four, and those that have no place.
pub fn all() -> impl Iterator<Item = Option<Quadrant>> {
    Quadrant::ALL.into_iter().map(Some).chain([None])
}

/// How many stand in each.
pub fn sums(s: &Strings, of: &Quadrants<'_>) -> SheetOut {
    let (t, b) = (&s.watching, &s.bench);
    let heads = [t.col_quadrant, b.col_projects, b.col_budget, b.col_paid, b.col_idle];
    let row = |q: Option<Quadrant>| {
        let sum = of.sum(q);
        vec![
            Value::text(name(s, q)),
            count(sum.projects),
            Value::wan(sum.budget),
            Value::wan(sum.paid),
            Value::wan(sum.idle),
        ]
    };
    sheet(t.quadrants, &heads, all().map(row).collect())
}

/// One of them in a line.
pub fn line(s: &Strings, quadrant: Option<Quadrant>, sum: &QuadrantSum) -> String {
    let (budget, idle) = (number::wan(sum.budget), number::wan(sum.idle));
    (s.watching.quadrant_line)(name(s, quadrant), sum.projects, &budget, &idle)
}

/// Projects with their places.
pub fn projects(s: &Strings, rows: &[Placed<'_>]) -> SheetOut {
    let (t, b) = (&s.watching, &s.bench);
    let heads = [
        t.col_quadrant,
        b.col_code,
        b.col_project,
        b.col_department,
        b.col_budget,
        b.col_idle,
        b.col_rate,
        b.col_pace,
        t.col_progress,
        t.col_progress_pace,
    ];
    let row = |p: &Placed<'_>| {
        let (project, f) = (&p.judged.project, &p.judged.figures);
        vec![
            Value::text(name(s, p.quadrant())),
            Value::text(project.code.as_str()),
            Value::text(project.name.as_str()),
            Value::text(project.department.as_str()),
            Value::wan(f.budget),
            Value::wan(p.judged.idle),
            percent(f.rate),
            Value::Percent(f.pace.expected),
            percent(p.place.map(|p| p.progress)),
            percent(p.place.map(|p| p.work_pace)),
        ]
    };
    sheet(t.quadrants, &heads, rows.iter().map(row).collect())
}
