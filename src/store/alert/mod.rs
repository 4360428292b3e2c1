//! The log of what happened to alerts. What its events come to on a day is
//! decided in `domain::monitor::life`.

use rusqlite::{Row, params};

use super::{Store, StoreError, WriteTx, get_date, get_day};
use crate::domain::date::{self, Date};
use crate::domain::letter::Serial;
use crate::domain::monitor::alert::AlertKey;
use crate::domain::monitor::life::{Act, Disposition, Event, Waiver};
use crate::domain::monitor::light::Level;
use crate::domain::monitor::rule::RuleId;

/// An event with who entered it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventRow {
    /// Order of entry.
    pub id: i64,
    /// Of which project.
    pub project_id: i64,
    /// Which of its alerts.
    pub key: AlertKey,
    /// What happened, and on which figures.
    pub event: Event,
    /// What was said.
    pub text: String,
    /// When the unit gave its disposition.
    pub answered: Option<Date>,
    /// The letter that it came with: its row and its number.
    pub letter: Option<(i64, Serial)>,
    /// The import that it came with.
    pub run: Option<i64>,
    /// Who.
    pub by: String,
    /// When it was entered.
    pub at: String,
}

impl EventRow {
    /// The real day on which it was entered.
    pub fn entered(&self) -> Option<Date> {
        self.at.get(..10).and_then(date::parse_iso)
    }
}

const EVENTS: &str = "
select e.id, e.project_id, e.rule, e.part, e.act, e.day, e.level, e.text, e.approver, e.until, e.due, e.disposition,
  e.answered, e.letter_id, l.word, l.year, l.number, e.run, e.by, e.at
from alert_event e left join letter l on l.id = e.letter_id";

/// Reads an event; nothing where this program does not know its rule or its act.
fn event(r: &Row<'_>) -> rusqlite::Result<Option<EventRow>> {
    let (rule, part): (String, String) = (r.get(2)?, r.get(3)?);
    let text: String = r.get(7)?;
    let act = act(r, &text)?;
    let (Some(rule), Some(act)) = (RuleId::from_key(&rule), act) else { return Ok(None) };
    let level: Option<String> = r.get(6)?;
    Ok(Some(EventRow {
        id: r.get(0)?,
        project_id: r.get(1)?,
        key: AlertKey { rule, part },
        event: Event { day: get_date(r, 5)?, level: level.as_deref().and_then(Level::from_key), act },
        text,
        answered: get_day(r, 12)?,
        letter: letter(r)?,
        run: r.get(17)?,
        by: r.get(18)?,
        at: r.get(19)?,
    }))
}

fn letter(r: &Row<'_>) -> rusqlite::Result<Option<(i64, Serial)>> {
    let Some(id) = r.get(13)? else { return Ok(None) };
    Ok(Some((id, Serial { word: r.get(14)?, year: r.get(15)?, number: r.get(16)? })))
}

fn act(r: &Row<'_>, text: &str) -> rusqlite::Result<Option<Act>> {
    Ok(Some(match r.get_ref(4)?.as_str()? {
        "appeared" => Act::Appeared,
        "vanished" => Act::Vanished,
        "note" => Act::Noted,
        "acknowledged" => Act::Acknowledged,
        "explained" => Act::Explained,
        "noticed" => Act::Noticed,
        "resolved" => Act::Resolved,
        "reopened" => Act::Reopened,
        "waived" => {
            let approver: Option<String> = r.get(8)?;
            let waiver = get_day(r, 9)?.map(|until| Waiver {
                reason: text.to_string(),
                approver: approver.unwrap_or_default(),
                until,
            });
            return Ok(waiver.map(Act::Waived));
        }
        "asked" => return Ok(get_day(r, 10)?.map(|due| Act::Asked { due })),
        "disposed" => {
            let said: Option<String> = r.get(11)?;
            return Ok(said.as_deref().and_then(Disposition::from_key).map(Act::Disposed));
        }
        _ => return Ok(None),
    }))
}

impl Store {
    /// All that holds of the alerts of a year's projects, oldest first.
    ///
    /// # Errors
    /// What the file says.
    pub fn alert_events(&self, year: i16) -> Result<Vec<EventRow>, StoreError> {
        let sql =
            format!("{EVENTS} join project p on p.id = e.project_id where p.year = ?1 and e.live = 1 order by e.id");
        let mut st = self.db.prepare_cached(&sql)?;
        let rows = st.query_map([year], event)?.collect::<Result<Vec<_>, _>>()?;
        Ok(rows.into_iter().flatten().collect())
    }
}

impl WriteTx<'_> {
    /// What holds of one alert, oldest first, for telling whether a colleague
    /// was faster and whether an act may follow.
    ///
    /// # Errors
    /// What the file says.
    pub fn events_of(&self, project: i64, key: &AlertKey) -> Result<Vec<EventRow>, StoreError> {
        let sql =
            format!("{EVENTS} where e.project_id = ?1 and e.rule = ?2 and e.part = ?3 and e.live = 1 order by e.id");
        let mut st = self.tx.prepare_cached(&sql)?;
        let rows = st.query_map(params![project, key.rule.key(), key.part], event)?;
        Ok(rows.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    }

    /// What holds of the alerts that a letter speaks of: each that was asked by it.
    ///
    /// # Errors
    /// What the file says.
    pub fn asked_by(&self, letter: i64) -> Result<Vec<EventRow>, StoreError> {
        let mut st = self.tx.prepare_cached(&format!(
            "{EVENTS} where e.id in (select max(id) from alert_event
               where letter_id = ?1 and act = 'asked' and live = 1 group by project_id, rule, part) order by e.id"
        ))?;
        let rows = st.query_map([letter], event)?;
        Ok(rows.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    }

    /// Adds an event; nothing is overwritten. Its row.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_alert_event(&self, e: &EventRow) -> Result<i64, StoreError> {
        let (approver, until) = match &e.event.act {
            Act::Waived(w) => (Some(w.approver.as_str()), Some(w.until.to_string())),
            _ => (None, None),
        };
        let due = if let Act::Asked { due } = &e.event.act { Some(due.to_string()) } else { None };
        let disposition = if let Act::Disposed(d) = &e.event.act { Some(d.key()) } else { None };
        self.tx
            .prepare_cached(
                "insert into alert_event (project_id, rule, part, act, day, level, text, approver, until, due,
                   disposition, answered, letter_id, run, by, at)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
            )?
            .execute(params![
                e.project_id,
                e.key.rule.key(),
                e.key.part,
                e.event.act.key(),
                e.event.day.to_string(),
                e.event.level.map(Level::key),
                e.text,
                approver,
                until,
                due,
                disposition,
                e.answered.map(|d| d.to_string()),
                e.letter.as_ref().map(|(id, _)| id),
                e.run,
                e.by,
                e.at
            ])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// What an import made appear and vanish stops counting; the alerts it was about.
    ///
    /// # Errors
    /// What the file says.
    pub fn unrecord_alerts(&self, run: i64) -> Result<Vec<(i64, AlertKey)>, StoreError> {
        let sql = "select distinct project_id, rule, part from alert_event where run = ?1 and live = 1";
        let mut st = self.tx.prepare_cached(sql)?;
        let rows = st.query_map([run], |r| Ok((r.get(0)?, r.get::<_, String>(1)?, r.get(2)?)))?;
        let rows = rows.collect::<Result<Vec<_>, _>>()?;
        self.tx.execute("update alert_event set live = 0 where run = ?1 and live = 1", [run])?;
        let key = |(project, rule, part): (i64, String, String)| {
            Some((project, AlertKey { rule: RuleId::from_key(&rule)?, part }))
        };
        Ok(rows.into_iter().filter_map(key).collect())
    }
}
