//! The suggestion beside the choice of key projects, and extended checks.
//!
//! Never here: how many points a project gets.

use std::collections::HashMap;

use crate::domain::monitor::key::Checked;
use crate::present::{Lang, key as names};
use crate::service::Fault;
use crate::service::key::{self as service, Found, KeyProject, Suggestion};
use crate::tui::effect::When;
use crate::tui::monitor::{KeyLine, KeyTold, Told};
use crate::tui::msg::Trouble;
use crate::tui::parts::sheet::Row;
use crate::tui::parts::value::Value;

use super::{look, looked, words};
use crate::tui::desk::StoreDesk;

/// Chosen ones first, then by points.
pub fn all(desk: &StoreDesk, lang: Lang, when: When) -> Result<KeyTold, Fault> {
    let Some(survey) = look(desk, when)? else { return Ok(KeyTold::default()) };
    let chosen = service::list(&desk.store, &survey)?;
    let mut chosen: HashMap<i64, KeyProject> = chosen.into_iter().map(|k| (k.judged.project.id, k)).collect();
    let suggested = service::suggest(&desk.store, &survey)?;
    let mut lines: Vec<KeyLine> = suggested.iter().map(|r| line(lang, r, chosen.remove(&r.project.id))).collect();
    lines.sort_by_key(|l| !l.chosen);
    Ok(KeyTold { lines })
}

fn line(lang: Lang, r: &Suggestion, chosen: Option<KeyProject>) -> KeyLine {
    let s = lang.strings();
    let state = match &chosen {
        Some(k) => words((s.common.of)(k.done(), k.checks.len())),
        None => Value::Empty,
    };
    let reason = chosen.as_ref().map(|k| k.choice.as_ref().map_or(s.watching.listed, |c| c.reason.as_str()));
    let cells = vec![
        words(if chosen.is_some() { s.common.yes } else { "" }),
        Value::Count(r.rank),
        words(r.project.name.clone()),
        Value::Points(Some(r.points.total())),
        Value::Lamp(r.light),
        words(r.project.department.clone()),
        Value::Wan(Some(r.budget)),
        state,
        words(names::why(s, r)),
        words(reason.unwrap_or_default()),
        words(r.project.code.clone()),
    ];
    let mut row = Row::new(r.project.id, cells);
    row.light = r.light;
    row.flag = chosen.is_some();
    let checks = chosen.as_ref().map(checks).unwrap_or_default();
    KeyLine { row, project: r.project.id, code: r.project.code.clone(), chosen: chosen.is_some(), checks }
}

type Checks = Vec<(String, Option<(Checked, String)>)>;

fn checks(k: &KeyProject) -> Checks {
    let newest = |c: &crate::store::key::CheckRow| Some((Checked::from_key(&c.result)?, c.note.clone()));
    k.checks.iter().map(|(item, c)| (item.clone(), c.as_ref().and_then(newest))).collect()
}

/// Puts projects into the list, or takes them out.
pub fn choose(
    desk: &mut StoreDesk,
    lang: Lang,
    when: When,
    codes: &[String],
    chosen: bool,
    reason: &str,
) -> Result<Told, Trouble> {
    let (survey, stamp) = (looked(desk, when)?, desk.stamp());
    let n = service::choose(&mut desk.store, &stamp, &survey, codes, chosen, reason)?;
    let t = &lang.strings().watching;
    Ok(Told::Done(if chosen { (t.chosen)(n) } else { (t.dropped)(n) }))
}

/// Enters results of extended checks.
pub fn check(desk: &mut StoreDesk, lang: Lang, when: When, found: &[Found]) -> Result<Told, Trouble> {
    let (survey, stamp) = (looked(desk, when)?, desk.stamp());
    service::check(&mut desk.store, &stamp, &survey, found)?;
    Ok(Told::Done((lang.strings().monitor_desk.checks_saved)(found.len())))
}
