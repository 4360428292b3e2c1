//! Which targets a call means. Never here: what is done with them.

use crate::cli::desk::Desk;
use crate::cli::stop::Stop;
use crate::domain::org::fold_name;
use crate::domain::text;
use crate::service::DEFAULT_PLACE;
use crate::service::target::{Item, Subject};

/// The target that a word names: the code of a project, the code or a name of
/// a department.
pub(super) fn one<'a>(desk: &Desk, items: &'a [Item], typed: &str) -> Result<&'a Item, Stop> {
    let word = text::clean(typed);
    let coded = |project: bool| {
        let of_kind = move |i: &&Item| matches!(i.subject, Subject::Project(_)) == project;
        items.iter().filter(of_kind).find(|i| i.code.as_deref() == Some(word.as_str()))
    };
    let folded = fold_name(&word, DEFAULT_PLACE);
    let named = || {
        let department = |i: &&Item| matches!(i.subject, Subject::Department(_));
        items.iter().filter(department).find(|i| fold_name(&i.name, DEFAULT_PLACE) == folded)
    };
    let found = coded(true).or_else(|| coded(false)).or_else(named);
    found.ok_or_else(|| Stop::said((desk.s.target_lists.no_such)(typed), desk.s.cli.no_department_hint))
}

/// The same of many words, each target once.
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

/// Keeps the targets of a department, its own among them.
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
