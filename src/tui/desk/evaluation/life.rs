//! The evaluations of a project over its years, line by line.
//!
//! Never here: a score.

use crate::domain::evaluation::state::{Event, Step};
use crate::present::strings::Strings;
use crate::present::{Lang, number, target};
use crate::service::evaluation::{Page, show};
use crate::service::target::Subject;
use crate::service::{Fault, period};
use crate::tui::desk::StoreDesk;

use super::{key, list, remarks};

/// Newest year first.
pub fn life(desk: &StoreDesk, lang: Lang, code: &str) -> Result<Vec<(String, String)>, Fault> {
    let s = lang.strings();
    let mut years: Vec<i16> = desk.store.project_rows_of(code)?.into_iter().map(|(year, _)| year).collect();
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    let latest = period::resolve(&desk.store, None, None)?;
    let mut lines = key::of_project(desk, s, code, latest)?;
    if !lines.is_empty() {
        lines.push((String::new(), String::new()));
    }
    for year in years {
        let period = period::resolve(&desk.store, Some(year), None)?;
        match show(&desk.store, period, &Subject::Project(code.to_string())) {
            Ok(page) => of_year(s, year, &page, &mut lines),
            // A project that need not be evaluated has nothing to show.
            Err(Fault::Evaluation(_)) => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(lines)
}

fn of_year(s: &'static Strings, year: i16, page: &Page, lines: &mut Vec<(String, String)>) {
    let (e, item) = (&s.evaluating, &page.item);
    let points = |p: Option<rust_decimal::Decimal>| p.map_or_else(|| number::NONE.to_string(), number::two_places);
    let grade = item.grade().map_or("", |g| target::grade(s, g));
    let own = points(item.figures.as_ref().and_then(|f| f.own));
    let said = (e.life_year)(list::state(s, item.state), &own, &points(item.computed()), grade);
    lines.push((year.to_string(), said));
    if let Some(checked) = item.rechecked {
        lines.push((String::new(), format!("{} {}", e.col_checked, number::two_places(checked))));
    }
    for odd in &item.anomalies {
        lines.push((String::new(), remarks::anomaly(s, *odd).text));
    }
    lines.extend(page.events.iter().rev().map(|event| happened(s, event)));
    lines.push((String::new(), String::new()));
}

fn happened(s: &Strings, event: &Event) -> (String, String) {
    let e = &s.evaluating;
    let what = match event.step {
        Step::File => e.step_file,
        Step::Return => e.step_return,
        Step::Accept => e.step_accept,
        Step::SpotCheck => e.check_title,
        Step::Publish => e.step_publish,
    };
    let score = event.score.map(|p| format!(" {}", number::two_places(p))).unwrap_or_default();
    (event.day.to_string(), format!("{what}{score}  {}  {}", event.by, event.note).trim_end().to_string())
}
