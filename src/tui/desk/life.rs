//! What a project's page says of its target: versions with their days and
//! documents, what holds, what changed, who did what.
//!
//! Never here: which version holds.

use crate::domain::form::Form;
use crate::domain::target::diff::diff;
use crate::domain::target::history::Event;
use crate::domain::target::state::Step;
use crate::present::strings::Strings;
use crate::present::{Lang, target};
use crate::service::Fault;
use crate::service::target::show::VersionPage;
use crate::service::target::{self as service, Page, Subject};
use crate::tui::effect::When;

use super::StoreDesk;
use super::target::{changes, whole};

/// Head and text of each line; nothing where there is no target.
pub fn life(desk: &StoreDesk, lang: Lang, when: When, code: &str) -> Result<Vec<(String, String)>, Fault> {
    let s = lang.strings();
    let page = service::show(&desk.store, desk.period(when)?, &Subject::Project(code.to_string()))?;
    let mut out = Vec::new();
    for version in &page.versions {
        out.push(((s.targets.version)(i64::from(version.number)), standing(s, version)));
        out.extend(version.events.iter().rev().map(|e| event(s, e)));
    }
    for pair in page.versions.windows(2) {
        let [newer, older] = pair else { continue };
        let found = between(desk, older, newer)?;
        if !found.is_empty() {
            let head = (s.targets.between)(older.number, newer.number);
            out.push((String::new(), String::new()));
            out.push((head, String::new()));
            out.extend(changes(s, &found));
        }
    }
    if let Some((head, form)) = shown(s, &page) {
        out.push((String::new(), String::new()));
        out.push((head, String::new()));
        out.extend(whole(lang, form));
    }
    Ok(out)
}

/// What holds, else what is under way.
fn shown<'a>(s: &Strings, page: &'a Page) -> Option<(String, &'a Form)> {
    let holds = page.versions.iter().find(|v| v.in_force).map(|v| v.number);
    let of = |c: &'a service::show::Content| {
        let name = if holds == Some(c.version) { s.targets.in_force } else { s.targets.not_in_force };
        (format!("{name} {}", (s.targets.version)(i64::from(c.version))), &c.form)
    };
    page.in_force.as_ref().or(page.current.as_ref()).map(of)
}

/// `已批复 2021-02-10 饶财预〔2021〕12号 现行`
fn standing(s: &Strings, version: &VersionPage) -> String {
    let last = version.events.last();
    let mut parts = vec![target::state(s, version.state).to_string()];
    parts.extend(last.map(|e| e.day.to_string()));
    parts.extend(version.events.iter().rev().find_map(|e| e.document.clone()));
    if version.in_force {
        parts.push(s.targets.version_in_force.to_string());
    }
    parts.join("  ")
}

/// The day, what was done, who did it and what they wrote.
fn event(s: &Strings, e: &Event) -> (String, String) {
    let document = e.document.as_deref().filter(|_| e.step == Step::Issue).unwrap_or_default();
    let parts = [target::step(s, e.step), e.by.as_str(), document, e.note.as_str()];
    let said: Vec<&str> = parts.into_iter().filter(|p| !p.is_empty()).collect();
    (e.day.to_string(), said.join("  "))
}

fn between(
    desk: &StoreDesk,
    older: &VersionPage,
    newer: &VersionPage,
) -> Result<Vec<crate::domain::target::diff::Change>, Fault> {
    let (Some(before), Some(after)) = (older.contents.last(), newer.contents.last()) else { return Ok(Vec::new()) };
    Ok(diff(&desk.store.target_form(before.id)?, &desk.store.target_form(after.id)?))
}
