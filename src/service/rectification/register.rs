//! Letters on findings as the register of letters lists them.

use std::collections::HashSet;

use crate::domain::date::Date;
use crate::domain::letter::Serial;
use crate::domain::rectification::finding::Source;
use crate::domain::rectification::ladder::Measure;
use crate::domain::rectification::standing::Event;
use crate::domain::rectification::state::Step;
use crate::service::Fault;
use crate::store::Store;
use crate::store::rectification::FindingRow;

/// A letter that went out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// 发文字号
    pub serial: Serial,
    /// An urging letter of the ladder; nothing: feedback.
    pub measure: Option<Measure>,
    /// Where its findings come from.
    pub source: Source,
    /// What they concern, each once.
    pub abouts: Vec<String>,
    /// 主送
    pub receiver: String,
    /// 抄送
    pub copies: Vec<String>,
    /// 发文日期
    pub issued: Date,
    /// 送达日期 of a feedback letter, once it is known.
    pub delivered: Option<Date>,
    /// The deadline that delivery set.
    pub due: Option<Date>,
    /// How many findings it holds.
    pub findings: usize,
    /// How many projects they are about.
    pub projects: usize,
    /// Who entered it.
    pub by: String,
    /// When.
    pub at: String,
}

/// Every letter on findings, feedback and urging, in the order of entry.
///
/// # Errors
/// What the store says.
pub fn letters(store: &Store) -> Result<Vec<Sent>, Fault> {
    let mut out: Vec<Sent> = Vec::new();
    let mut seen: HashSet<(Serial, i64)> = HashSet::new();
    for row in store.all_findings()? {
        for (n, event) in row.events.iter().enumerate().filter(|(_, e)| e.receiver.is_some()) {
            let Some(serial) = event.document.as_deref().and_then(Serial::parse) else { continue };
            let at = out.iter().position(|l| l.serial == serial).unwrap_or_else(|| {
                out.push(letter(&row, event, &row.events[n..], serial.clone()));
                out.len() - 1
            });
            let l = &mut out[at];
            l.findings += 1;
            if !l.abouts.contains(&row.finding.about) {
                l.abouts.push(row.finding.about.clone());
            }
            let project = row.finding.project_id;
            l.projects += usize::from(project.is_some_and(|id| seen.insert((serial, id))));
        }
    }
    Ok(out)
}

fn letter(row: &FindingRow, event: &Event, since: &[Event], serial: Serial) -> Sent {
    // An urging letter asks for what is due already.
    let delivery = since.iter().find(|e| e.step == Step::Deliver).filter(|_| event.measure.is_none());
    Sent {
        serial,
        measure: event.measure,
        source: row.finding.source,
        abouts: Vec::new(),
        receiver: event.receiver.clone().unwrap_or_default(),
        copies: event.copies.clone(),
        issued: event.day,
        delivered: delivery.map(|e| e.day),
        due: delivery.and_then(|e| e.due),
        findings: 0,
        projects: 0,
        by: event.by.clone(),
        at: event.at.clone(),
    }
}
