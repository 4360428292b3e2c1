//! Letters on alerts in words, the list of what was sent, the register.
//!
//! Never here: to whom a letter goes, or by when it is to be answered.

use crate::domain::date::Date;
use crate::exchange::docx::{Block, Letter, Signature, Table, TableRow, letter_day};
use crate::exchange::letters::Named;
use crate::exchange::out::{SheetOut, Value};
use crate::service::alerts::{Plan, Sent};
use crate::service::letters::Registered;
use crate::service::survey::{JudgedProject, RaisedAlert};

use super::finding;
use super::lists::sheet;
use super::strings::Strings;

/// An alert in its survey.
type Found<'a> = (&'a JudgedProject, &'a RaisedAlert);

/// Each letter with the name of its file.
pub fn papers(s: &Strings, by: &str, as_of: Date, plan: &Plan, sent: &[Sent], alerts: &[Found<'_>]) -> Vec<Named> {
    let named = |one: &Sent| {
        let name = format!("{}_{}", one.letter.serial, one.letter.addressee);
        (name, paper(s, by, as_of, plan, one, alerts))
    };
    sent.iter().map(named).collect()
}

fn paper(s: &Strings, by: &str, as_of: Date, plan: &Plan, sent: &Sent, alerts: &[Found<'_>]) -> Letter {
    let t = &s.letters;
    let own: Vec<Found<'_>> = sent.alerts.iter().filter_map(|n| alerts.get(*n).copied()).collect();
    let mut projects: Vec<i64> = own.iter().map(|(p, _)| p.project.id).collect();
    projects.sort_unstable();
    projects.dedup();
    let term = match plan.days {
        Some(days) => (t.within)(days, &letter_day(plan.due)),
        None => (t.before)(&letter_day(plan.due)),
    };
    let rows = own.iter().enumerate().map(|(n, (p, a))| {
        TableRow::Cells(vec![
            (n + 1).to_string(),
            format!("{}\n{}", p.project.name, p.project.code),
            p.project.unit.clone().unwrap_or_default(),
            format!("{}\n{}", finding::rule(s, a.alert.rule), finding::level(s, a.alert.level)),
            finding::headline(s, &a.alert),
            String::new(),
        ])
    });
    let header = [t.col_number, t.col_project, t.col_unit, t.col_alert, t.col_what, t.col_decision];
    let table = Table {
        widths: vec![5, 24, 17, 14, 26, 14],
        header: header.map(str::to_string).to_vec(),
        rows: rows.collect(),
    };
    Letter {
        number: Some(sent.letter.serial.to_string()),
        title: sent.letter.title.clone(),
        recipient: Some(sent.letter.addressee.clone()),
        body: vec![
            Block::Text((t.opening)(&letter_day(as_of), projects.len(), own.len())),
            Block::Table(table),
            Block::Text((t.asking)(&term)),
            Block::Text(t.closing.to_string()),
        ],
        signature: Some(Signature { by: by.to_string(), day: sent.letter.issued }),
        copies: sent.letter.copies.clone(),
        ..Letter::default()
    }
}

/// The list of what was sent, an alert a line.
pub fn sent_list(s: &Strings, sent: &[Sent], alerts: &[Found<'_>]) -> SheetOut {
    let (t, a, b) = (&s.letters, &s.alerts, &s.bench);
    let heads = [
        t.col_serial,
        t.col_addressee,
        b.col_code,
        a.col_project,
        a.col_rule,
        a.col_level,
        a.col_what,
        t.col_issued,
        t.col_due,
        t.col_copies,
    ];
    let lines = sent.iter().flat_map(|one| one.alerts.iter().filter_map(|n| alerts.get(*n)).map(move |x| (one, x)));
    let row = |(one, (p, x)): (&Sent, &Found<'_>)| {
        vec![
            Value::text(one.letter.serial.to_string()),
            Value::text(one.letter.addressee.as_str()),
            Value::text(p.project.code.as_str()),
            Value::text(p.project.name.as_str()),
            Value::text(finding::rule(s, x.alert.rule)),
            Value::text(finding::level(s, x.alert.level)),
            Value::text(finding::headline(s, &x.alert)),
            Value::Date(one.letter.issued),
            one.letter.due.map_or(Value::Empty, Value::Date),
            Value::text(one.letter.copies.join(s.common.separator)),
        ]
    };
    sheet(t.sent_list, &heads, lines.map(row).collect())
}

/// The name of that list's file.
pub fn list_name(s: &Strings, sent: &[Sent]) -> String {
    let first = sent.first().map(|one| one.letter.serial.to_string()).unwrap_or_default();
    format!("{}_{first}", s.letters.sent_list)
}

/// The register.
pub fn register(s: &Strings, letters: &[Registered]) -> SheetOut {
    let t = &s.letters;
    let heads = [
        t.col_serial,
        t.col_addressee,
        t.col_title,
        t.col_issued,
        t.col_delivered,
        t.col_due,
        t.col_items,
        t.col_copies,
        t.col_by,
    ];
    let day = |d: Option<Date>| d.map_or(Value::Empty, Value::Date);
    let row = |r: &Registered| {
        vec![
            Value::text(r.letter.serial.to_string()),
            Value::text(r.letter.addressee.as_str()),
            Value::text(r.letter.title.as_str()),
            Value::Date(r.letter.issued),
            day(r.letter.delivered),
            day(r.letter.due),
            Value::Integer(i64::try_from(r.items).unwrap_or(i64::MAX)),
            Value::text(r.letter.copies.join(s.common.separator)),
            Value::text(r.letter.by.as_str()),
        ]
    };
    sheet(t.register, &heads, letters.iter().map(row).collect())
}
