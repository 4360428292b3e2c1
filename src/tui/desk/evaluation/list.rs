//! The lists of evaluation and the pane of the workstation, through the service.
//!
//! Never here: where a form stands, or a sum.

use rust_decimal::Decimal;

use crate::domain::evaluation::Grade;
use crate::domain::evaluation::state::State;
use crate::domain::money::Money;
use crate::domain::monitor::light::Light;
use crate::domain::ratio::quotient;
use crate::present::strings::Strings;
use crate::present::{Lang, key_terms, number, target};
use crate::service::Fault;
use crate::service::evaluation::{Coverage, DepartmentCoverage, Item, Queue, coverage, gaps, list};
use crate::service::key_evaluation::Item as KeyItem;
use crate::service::key_evaluation::list::totals;
use crate::store::target::Owner;
use crate::tui::desk::StoreDesk;
use crate::tui::effect::When;
use crate::tui::parts::sheet::Row;
use crate::tui::parts::value::Value;
use crate::tui::rows::evaluation::{Evaluations, Listed, Pane};
use crate::tui::rows::targets::key_of;

use super::{key, remarks};

/// Where a self-evaluation stands, in a word.
pub fn state(s: &Strings, state: State) -> &'static str {
    let e = &s.evaluating;
    match state {
        State::NotFiled => e.queue_not_filed,
        State::Filed => e.state_filed,
        State::Returned => e.queue_returned,
        State::Accepted => e.queue_accepted,
        State::SpotChecked => e.state_checked,
        State::Published => e.state_published,
    }
}

/// All self-evaluations of a year, all key evaluations of the one in sight; an
/// empty store has none.
pub fn all(desk: &StoreDesk, lang: Lang, when: When, shown: When) -> Result<Evaluations, Fault> {
    let period = match desk.period(when) {
        Ok(period) => period,
        Err(Fault::EmptyStore) => return Ok(Evaluations::default()),
        Err(fault) => return Err(fault),
    };
    let s = lang.strings();
    let items = list(&desk.store, period)?;
    let covered = coverage(&desk.store, period)?;
    let mut out = Evaluations { year: period.year, summary: summary(s, &covered), ..Evaluations::default() };
    out.statistics = statistics(s, &covered, &gaps(&desk.store, period)?);
    let shown = desk.period(shown)?;
    let key_items = key::all(desk, shown)?;
    out.key = key_items.iter().map(|i| key::row(s, shown, i)).collect();
    out.pane = pane(s, (period.year, &items), &key_items, &covered);
    out.statistics.insert(2.min(out.statistics.len()), key_line(s, &key_items));
    for item in items {
        let listed = listed(s, &item);
        match item.owner {
            Owner::Project(_) => out.projects.push(listed),
            Owner::Department(_) => out.departments.push(listed),
        }
    }
    Ok(out)
}

fn listed(s: &Strings, item: &Item) -> Listed {
    Listed {
        row: row(s, item),
        queues: Queue::ALL.map(|q| q.holds(item)),
        waits: Queue::ToReview.holds(item),
        name: item.name.clone(),
        subject: item.subject.clone(),
        seen: item.seen(),
    }
}

fn row(s: &Strings, item: &Item) -> Row {
    let text = |t: &str| Value::Text(t.to_string().into());
    let points = |p: Option<Decimal>| p.map_or(Value::Empty, |p| Value::Points(Some(p)));
    let own = item.figures.as_ref().and_then(|f| f.own);
    let standing = match &item.entering {
        Some(_) if !item.state.stands() => s.evaluating.state_entering,
        _ if item.state == State::NotFiled && !item.has_target => s.evaluating.state_no_target,
        _ => state(s, item.state),
    };
    let odd: Vec<String> = item.anomalies.iter().map(|a| remarks::anomaly(s, *a).text).collect();
    let cells = vec![
        text(&item.name),
        text(&item.department),
        Value::Wan(Some(item.budget)),
        text(standing),
        points(own),
        points(item.computed()),
        points(item.gap()),
        text(item.grade().map_or("", |g| target::grade(s, g))),
        points(item.rechecked),
        item.filed.map_or(Value::Empty, |(_, last)| Value::Day(Some(last))),
        text(&odd.join("；")),
        text(item.division.as_deref().unwrap_or_default()),
        text(item.code.as_deref().unwrap_or_default()),
    ];
    let mut row = Row::new(key_of(item.owner), cells);
    row.light = match item.anomalies.first() {
        Some(a) if a.is_red() => Light::Red,
        Some(_) => Light::Yellow,
        None => Light::Grey,
    };
    row
}

/// `部门整体自评 92/92  项目自评 612/623，48.10/48.62 亿  优 410 良 150 中 40 差 12`
fn summary(s: &Strings, c: &Coverage) -> String {
    let e = &s.evaluating;
    let (departments, projects) = ((c.departments.1, c.departments.0), (c.projects.1, c.projects.0));
    let money = (&*number::yi(c.amounts.1), &*number::yi(c.amounts.0));
    format!("{}  {}", (e.summary)(departments, projects, money), grades(s, c.grades))
}

/// `优4 良8 中3 差0`
fn grades(s: &Strings, counts: [usize; 4]) -> String {
    let part = |(g, n): (Grade, usize)| format!("{}{n}", target::grade(s, g));
    Grade::ALL.into_iter().zip(counts).map(part).collect::<Vec<_>>().join(" ")
}

/// A line of the statistics: counts, share, amounts, grades, mean, gap.
struct Counted {
    name: String,
    due: usize,
    filed: usize,
    sum: Money,
    grades: [usize; 4],
    mean: Option<Decimal>,
    gap: Option<Decimal>,
}

fn statistics(s: &Strings, c: &Coverage, gaps: &[crate::service::evaluation::DepartmentGap]) -> Vec<Row> {
    let e = &s.evaluating;
    let own = |g: Grade| c.by_department.iter().filter(|d| d.own_score.and_then(|(_, g)| g) == Some(g)).count();
    let whole = Counted {
        name: e.view_departments.to_string(),
        due: c.departments.0,
        filed: c.departments.1,
        sum: c.amounts.0,
        grades: Grade::ALL.map(own),
        mean: None,
        gap: None,
    };
    let projects = Counted {
        name: e.view_projects.to_string(),
        due: c.projects.0,
        filed: c.projects.1,
        sum: c.amounts.1,
        grades: c.grades,
        mean: None,
        gap: None,
    };
    let department = |d: &DepartmentCoverage| Counted {
        name: d.name.clone(),
        due: d.projects.0,
        filed: d.projects.1,
        sum: d.amounts.1,
        grades: d.grades,
        mean: d.mean,
        gap: gaps.iter().find(|g| g.code == d.code && g.name == d.name).map(|g| g.gap),
    };
    let lines = [whole, projects].into_iter().chain(c.by_department.iter().map(department));
    lines.enumerate().map(|(n, line)| counted(n as i64, line)).collect()
}

/// Key evaluations: chosen, finished, their money, their grades.
fn key_line(s: &Strings, items: &[KeyItem]) -> Row {
    let t = totals(items);
    let line = Counted {
        name: s.evaluating.view_key.to_string(),
        due: t.evaluations,
        filed: t.finished,
        sum: t.amount,
        grades: t.grades,
        mean: None,
        gap: None,
    };
    counted(-1, line)
}

fn counted(key: i64, c: Counted) -> Row {
    let points = |p: Option<Decimal>| p.map_or(Value::Empty, |p| Value::Points(Some(p)));
    let mut cells = vec![
        Value::Text(c.name.into()),
        Value::Count(c.due),
        Value::Count(c.filed),
        Value::Percent(quotient(c.filed.into(), c.due.into())),
        Value::Wan(Some(c.sum)),
    ];
    cells.extend(c.grades.map(Value::Count));
    cells.extend([points(c.mean), points(c.gap)]);
    Row::new(key, cells)
}

/// What is under way in the city, and what there is of each project.
fn pane(s: &Strings, (year, items): (i16, &[Item]), key_items: &[KeyItem], c: &Coverage) -> Pane {
    let e = &s.evaluating;
    let is_project = |i: &&Item| matches!(i.owner, Owner::Project(_));
    let count = |queue: Queue| {
        let of = |project: bool| items.iter().filter(|i| queue.holds(i) && is_project(i) == project).count();
        (of(false), of(true))
    };
    // What third parties are at comes first, nearest to its end.
    let under_way = key_items.iter().filter(|i| i.state.counts());
    let mut rows: Vec<Row> = under_way
        .map(|i| Row { flag: true, ..line(i.id, key_terms::state(s, i.state), &key::name(i), &key::how_far(s, i)) })
        .collect();
    for (key, queue, word) in [
        (0, Queue::NotFiled, e.pane_not_filed),
        (-1, Queue::Returned, e.queue_returned),
        (-2, Queue::ToReview, e.queue_filed),
    ] {
        let (departments, projects) = count(queue);
        if departments + projects > 0 {
            rows.push(line(key, word, &(e.pane_count)(year, departments, projects), ""));
        }
    }
    let of_projects = items.iter().filter(is_project).filter_map(|i| {
        let code = i.code.clone()?;
        let score = i.score().map(number::two_places).unwrap_or_default();
        let grade = i.grade().map_or("", |g| target::grade(s, g));
        Some((code, line(key_of(i.owner), state(s, i.state), e.entry, format!("{score} {grade}").trim())))
    });
    let count = key_items.len() + c.projects.1;
    let mut of_projects: Vec<(String, Row)> = of_projects.collect();
    for item in key_items {
        let row = Row {
            flag: true,
            ..line(item.id, key_terms::state(s, item.state), &key::name(item), &key::how_far(s, item))
        };
        let mut codes: Vec<&String> = item.about.iter().map(|a| &a.code).collect();
        codes.dedup();
        of_projects.extend(codes.into_iter().map(|code| (code.clone(), row.clone())));
    }
    Pane { grades: grades(s, c.grades), count, rows, of_projects }
}

fn line(key: i64, state: &str, what: &str, far: &str) -> Row {
    let text = |t: &str| Value::Text(t.to_string().into());
    Row::new(key, vec![text(state), text(what), text(far)])
}
