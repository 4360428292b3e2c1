//! What monitoring knows of one project: its rounds with values and causes,
//! what was checked, how its alerts went.
//!
//! Never here: how it is drawn.

use crate::present::strings::Strings;
use crate::present::{Lang, alerts, finding, key as checks, monitor as terms, number};
use crate::service::{Fault, key, monitor, survey};
use crate::store::alert::EventRow;
use crate::tui::effect::When;

use super::forms::indicator;
use crate::tui::desk::StoreDesk;

/// Heads and texts, the newest round first; nothing before the first round.
pub fn life(desk: &StoreDesk, lang: Lang, when: When, code: &str) -> Result<Vec<(String, String)>, Fault> {
    let s = lang.strings();
    let t = &s.monitor_desk;
    let period = desk.period(when)?;
    let mut out: Vec<(String, String)> = Vec::new();
    for page in monitor::of_project(&desk.store, period, code)?.iter().rev() {
        let i = &page.item;
        let mut said = vec![terms::form_state(s, i.state).to_string()];
        said.extend(i.filed.map(|d| d.to_string()));
        if i.filings > 0 {
            said.push((t.progress)(&number::percent_or_dash(i.progress), finding::lamp(s, i.lamp)));
        }
        said.push(i.note.clone());
        said.retain(|x| !x.is_empty());
        out.push(((t.round)(page.round.opening.months), said.join("  ")));
        if i.filings > 0 {
            out.extend(page.rows.iter().map(|line| (format!("  {}", line.value.reported.name), indicator(lang, line))));
        }
        out.push((String::new(), String::new()));
    }
    let year = survey::survey(&desk.store, period)?;
    for k in key::list(&desk.store, &year)?.iter().filter(|k| k.judged.project.code == code) {
        for (item, check) in &k.checks {
            let Some(c) = check else { continue };
            let said = [checks::item(s, item), checks::result(s, Some(&c.result)), &c.note];
            let said: Vec<&str> = said.into_iter().filter(|x| !x.is_empty()).collect();
            out.push((t.life_check.to_string(), format!("{}  {}", c.day, said.join("  "))));
        }
    }
    if let Some(judged) = year.project(code) {
        for raised in &judged.alerts {
            let a = &raised.alert;
            let said = [finding::level(s, a.level), finding::rule(s, a.rule), terms::state(s, raised.state())];
            out.push((t.life_alerts.to_string(), format!("{}  {}", said.join(" "), finding::headline(s, a))));
            out.extend(raised.events.iter().map(|e| happened(s, e)));
        }
        for past in &judged.past {
            let said = [finding::rule(s, past.key.rule), terms::state(s, past.life.state)];
            out.push((t.life_alerts.to_string(), said.join(" ")));
            out.extend(past.events.iter().map(|e| happened(s, e)));
        }
    }
    Ok(out)
}

/// What happened to an alert, under its line.
fn happened(s: &Strings, e: &EventRow) -> (String, String) {
    (String::new(), format!("{} {}", e.event.day, alerts::done(s, e)))
}
