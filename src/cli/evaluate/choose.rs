//! Which self-evaluations a call means, and on which day it acts. Never here:
//! what is done with them.

use crate::cli::desk::Desk;
use crate::cli::stop::Stop;
use crate::domain::date::Date;
use crate::domain::org::fold_name;
use crate::domain::text;
use crate::service::DEFAULT_PLACE;
use crate::service::evaluation::Item;
use crate::service::period::Period;
use crate::service::target::Subject;

/// The self-evaluation that a word names: the code of a project, the code or a
/// name of a department.
pub(super) fn one<'a>(desk: &Desk, items: &'a [Item], typed: &str) -> Result<&'a Item, Stop> {
    let word = text::clean(typed);
    let is_project = |i: &&Item| matches!(i.subject, Subject::Project(_));
    let coded = |project: bool| {
        items.iter().filter(move |i| is_project(i) == project).find(|i| i.code.as_deref() == Some(word.as_str()))
    };
    let folded = fold_name(&word, DEFAULT_PLACE);
    let named = || items.iter().filter(|i| !is_project(i)).find(|i| fold_name(&i.name, DEFAULT_PLACE) == folded);
    let found = coded(true).or_else(|| coded(false)).or_else(named);
    found.ok_or_else(|| Stop::said((desk.s.evaluations.no_such)(typed), desk.s.cli.no_department_hint))
}

/// The same of many words, each once.
pub(super) fn many<'a>(desk: &Desk, items: &'a [Item], typed: &[String]) -> Result<Vec<&'a Item>, Stop> {
    let mut chosen: Vec<&Item> = Vec::new();
    for word in typed {
        let item = one(desk, items, word)?;
        if !chosen.iter().any(|c| c.owner == item.owner) {
            chosen.push(item);
        }
    }
    Ok(chosen)
}

/// Keeps those of a department, its own among them.
pub(super) fn of_department(desk: &Desk, items: &mut Vec<Item>, typed: &str) -> Result<(), Stop> {
    let (code, name) = (text::clean(typed), fold_name(typed, DEFAULT_PLACE));
    let holds = |i: &Item| {
        i.department_code.as_deref() == Some(code.as_str()) || fold_name(&i.department, DEFAULT_PLACE) == name
    };
    if !items.iter().any(holds) {
        return Err(Stop::said((desk.s.cli.no_department)(typed), desk.s.cli.no_department_hint));
    }
    items.retain(holds);
    Ok(())
}

/// The day of an act: as the call says, else the day it looks at; never before
/// the last day on which anything happened to any of these.
pub(super) fn acting_day(desk: &Desk, period: Period, on: Option<Date>, items: &[Item]) -> Date {
    if let Some(day) = on.or(desk.as_of) {
        return day;
    }
    items.iter().filter_map(|i| i.last_day).max().map_or(period.as_of, |last| last.max(period.as_of))
}
