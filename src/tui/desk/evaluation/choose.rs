//! Whom and what to evaluate: the year's projects ranked, institutions with
//! their records.
//!
//! Never here: how a place in the ranking comes about.

use crate::domain::evaluation::key::rank::Part;
use crate::present::{Lang, key_lists, key_terms};
use crate::service::key_evaluation::institutions::{Institution, institutions};
use crate::service::key_evaluation::{Candidate, candidates as ranked};
use crate::service::{Fault, survey};
use crate::tui::desk::StoreDesk;
use crate::tui::effect::When;
use crate::tui::parts::sheet::Row;
use crate::tui::parts::value::Value;

fn text(t: impl Into<String>) -> Value<'static> {
    Value::Text(t.into().into())
}

/// The ranked projects of the year.
pub fn candidates(desk: &StoreDesk, lang: Lang, when: When) -> Result<Vec<Row>, Fault> {
    let s = lang.strings();
    let survey = survey::survey(&desk.store, desk.period(when)?)?;
    let row = |c: &Candidate| {
        let why: Vec<String> = c.ranked.parts.iter().map(|p| key_lists::part(s, p)).collect();
        let brief = |p: &Part| format!("{}{}", key_terms::criterion(s, p.criterion), p.points.normalize());
        let short: Vec<String> = c.ranked.parts.iter().map(brief).collect();
        let cells = vec![
            Value::Count(c.place),
            Value::Points(Some(c.ranked.total)),
            text(&c.project.name),
            text(&c.project.department),
            Value::Wan(Some(c.budget)),
            text(short.join(" ")),
            c.evaluated.map_or(Value::Empty, |y| text(y.to_string())),
            c.evaluation.map_or(Value::Empty, |id| text(id.to_string())),
            text(&c.project.code),
            text(why.join(s.common.semicolon)),
        ];
        let mut row = Row::new(c.project.id, cells);
        row.muted = c.evaluation.is_some();
        row
    };
    Ok(ranked(&desk.store, &survey)?.iter().map(row).collect())
}

/// Institutions, those that may be commissioned first, the best record first.
pub fn known(desk: &StoreDesk, lang: Lang) -> Result<Vec<Row>, Fault> {
    let s = lang.strings();
    let t = &s.key_lists;
    let row = |i: &Institution| {
        let work = i.row.work.iter().map(|w| format!("{} {} {}", w.project, w.year, key_terms::role(s, w.role)));
        let standing = match &i.suspended {
            Some(why) => format!("{} {why}", t.suspended),
            None => t.may.to_string(),
        };
        let points = |p: Option<_>| p.map_or(Value::Empty, |p| Value::Points(Some(p)));
        let cells = vec![
            text(&i.row.name),
            text(&i.row.kind),
            points(i.record.total),
            Value::Count(i.row.commissions),
            Value::Count(i.record.delivered),
            Value::Count(i.record.late),
            text(standing),
            text(work.collect::<Vec<_>>().join(s.common.semicolon)),
            text(&i.row.contact),
            text(&i.row.code),
        ];
        let mut row = Row::new(i.row.id, cells);
        row.muted = i.suspended.is_some();
        row
    };
    Ok(institutions(&desk.store)?.iter().map(row).collect())
}
