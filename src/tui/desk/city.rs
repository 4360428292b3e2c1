//! The city as of a day: its projects and alerts as rows.
//!
//! Never here: judging them.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::present::{Lang, alerts as words};
use crate::service::alerts::{On, fresh};
use crate::service::evaluation::evaluated;
use crate::service::survey::{self, JudgedProject};
use crate::service::{DEFAULT_PLACE, Fault, draft, letters, rectification};
use crate::tui::effect::When;
use crate::tui::rows::{AlertAt, City, LettersUsual};
use crate::tui::screens::{alerts, ledger, projects};

use super::StoreDesk;

/// Reads and judges everything; an empty store gives an empty city.
pub fn city(desk: &StoreDesk, lang: Lang, when: When) -> Result<City, Fault> {
    let s = lang.strings();
    let place = desk.store.meta("place")?.unwrap_or_else(|| DEFAULT_PLACE.to_string());
    let mut city = City {
        place: desk.store.meta("city")?.unwrap_or_else(|| (s.bench.of_city)(&place)),
        operator: desk.operator.clone(),
        today: Some(desk.today()),
        sample: desk.store.meta("sample")?.is_some(),
        ..City::default()
    };
    let period = match desk.period(when) {
        Ok(period) => period,
        Err(Fault::EmptyStore) => return Ok(City { place: String::new(), ..city }),
        Err(fault) => return Err(fault),
    };
    let mut survey = survey::survey(&desk.store, period)?;
    survey.worst_first();
    let sums = survey.sums();
    city.year = period.year;
    city.evaluated = evaluated(&desk.store, period)?;
    city.as_of = Some(period.as_of);
    city.data_as_of = survey.data_as_of;
    city.stale = survey.stale;
    city.budget = sums.budget;
    city.rate = sums.rate();
    city.pace = sums.pace();
    city.project_rows = survey.projects.iter().map(|p| projects::row(s, p)).collect();
    // Another day that was asked for is looked at as it was then.
    let counting = when.as_of.unwrap_or_else(|| desk.today());
    let on = when.as_of.map_or_else(|| On::Entered(desk.today()), On::Figures);
    city.counting = Some(counting);
    city.fresh = words::sums(&fresh(&survey, on));
    let at = |p: &JudgedProject| survey.projects.iter().position(|x| std::ptr::eq(x, p));
    for (project, raised) in survey.alerts() {
        let identity = raised.alert.identity();
        let key = key(project.project.id, identity.rule.key(), &identity.part);
        let place = project.alerts.iter().position(|a| std::ptr::eq(a, raised));
        if let (Some(p), Some(a)) = (at(project), place) {
            city.alerts.push(AlertAt { key, project: p, alert: a });
            city.alert_rows.push(alerts::row(s, (&survey.calendar, counting), key, project, raised));
        }
    }
    let soon = survey.rules.whole("rule.R21.yellow_days");
    city.findings = super::rectify::items(desk, period)?;
    city.finding_rows = city.findings.iter().map(|i| ledger::row(s, i, soon)).collect();
    city.term = Some(rectification::term(&desk.store, period.as_of, None, None)?);
    for (project, past) in survey.past() {
        let key = key(project.project.id, past.key.rule.key(), &past.key.part);
        let place = project.past.iter().position(|a| std::ptr::eq(a, past));
        if let (Some(p), Some(a)) = (at(project), place) {
            city.past.push(AlertAt { key, project: p, alert: a });
            city.alert_rows.push(alerts::past(s, key, project, past));
        }
    }
    city.letters = LettersUsual {
        word: survey.rules.text("letter.code").to_string(),
        next: desk.store.next_letter(survey.rules.text("letter.code"), desk.today().year())?,
        document: letters::next_of_row(&desk.store, survey.rules.text("letter.code"), period.as_of)?,
        days: u16::try_from(survey.rules.whole("monitor.dispose_days")).unwrap_or(10),
    };
    let draft = draft::kept(&desk.store, &desk.operator)?;
    city.draft = draft.map(|d| (key(d.project_id, &d.rule, &d.part), d.text));
    city.unfinished = super::evaluation::unfinished(desk)?;
    city.calendar = survey.calendar;
    city.projects = survey.projects;
    Ok(city)
}

/// The same after every reading of this session.
fn key(project: i64, rule: &str, part: &str) -> i64 {
    let mut hasher = DefaultHasher::new();
    (project, rule, part).hash(&mut hasher);
    i64::from_ne_bytes(hasher.finish().to_ne_bytes())
}
