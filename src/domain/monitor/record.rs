//! Where monitoring rounds and forms stand on a day: read from events alone,
//! so that any day can be looked at again.

use super::reported::FormState;
use super::round::{FormStep, Opening, RoundState};
use crate::domain::date::Date;

/// What was done to a round as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoundAct {
    /// 开启
    Open,
    /// 调整日期
    Amend,
    /// The first form came in.
    Collect,
    /// 关闭
    Close,
    /// 报告
    Report,
}

impl RoundAct {
    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            RoundAct::Open => "open",
            RoundAct::Amend => "amend",
            RoundAct::Collect => "collect",
            RoundAct::Close => "close",
            RoundAct::Report => "report",
        }
    }

    /// The reverse of [`RoundAct::key`].
    pub fn from_key(key: &str) -> Option<RoundAct> {
        const ALL: [RoundAct; 5] =
            [RoundAct::Open, RoundAct::Amend, RoundAct::Collect, RoundAct::Close, RoundAct::Report];
        ALL.into_iter().find(|a| a.key() == key)
    }
}

/// Something that happened to a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundEvent {
    /// Order of entry.
    pub id: i64,
    /// What was done.
    pub act: RoundAct,
    /// From where; nothing where the round begins.
    pub from: Option<RoundState>,
    /// To where.
    pub to: RoundState,
    /// Cut-off day and last day to file, where it names them.
    pub days: Option<(Date, Date)>,
    /// The day it takes effect.
    pub day: Date,
    /// Who entered it.
    pub by: String,
    /// When it was entered.
    pub at: String,
    /// Reason or note.
    pub note: String,
}

/// A round with its life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundRecord {
    /// Row in the store.
    pub id: i64,
    /// N and the days that count.
    pub opening: Opening,
    /// Oldest first; never empty.
    pub events: Vec<RoundEvent>,
}

impl RoundRecord {
    /// Where it stands, whatever the day: from here the next step is taken.
    pub fn state(&self) -> RoundState {
        self.events.last().map_or(RoundState::Open, |e| e.to)
    }

    /// Tells the round from itself after any further event.
    pub fn revision(&self) -> i64 {
        self.events.last().map_or(0, |e| e.id)
    }

    /// The last time something was done to it.
    pub fn last(&self, act: RoundAct) -> Option<&RoundEvent> {
        self.events.iter().rev().find(|e| e.act == act)
    }
}

/// Something that happened to a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormEvent {
    /// Order of entry; the newest one tells whether a colleague was faster.
    pub id: i64,
    /// What was done.
    pub step: FormStep,
    /// From where.
    pub from: FormState,
    /// To where.
    pub to: FormState,
    /// The day it takes effect.
    pub day: Date,
    /// Who entered it.
    pub by: String,
    /// When it was entered.
    pub at: String,
    /// Reason or note.
    pub note: String,
    /// 文号
    pub document: Option<String>,
    /// What came in with it.
    pub content_id: Option<i64>,
    /// The import it came with.
    pub batch_id: Option<i64>,
}

/// A project's form in a round, with its life.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormRecord {
    /// Row in the store.
    pub id: i64,
    /// Of which round.
    pub round_id: i64,
    /// Of which project-year.
    pub project_id: i64,
    /// Oldest first; empty where everything was taken back.
    pub events: Vec<FormEvent>,
}

impl FormRecord {
    /// What happened up to a day.
    pub fn events_on(&self, day: Date) -> impl DoubleEndedIterator<Item = &FormEvent> {
        self.events.iter().filter(move |e| e.day <= day)
    }

    /// Where it stands on a day.
    pub fn state_on(&self, day: Date) -> FormState {
        self.events_on(day).next_back().map_or(FormState::NotFiled, |e| e.to)
    }

    /// Where it stands, whatever the day: from here the next step is taken.
    pub fn state(&self) -> FormState {
        self.events.last().map_or(FormState::NotFiled, |e| e.to)
    }

    /// What had come in last by a day.
    pub fn content_on(&self, day: Date) -> Option<i64> {
        self.events_on(day).rev().find_map(|e| e.content_id)
    }

    /// What came in last.
    pub fn content(&self) -> Option<i64> {
        self.events.iter().rev().find_map(|e| e.content_id)
    }

    /// Tells the form from itself after any further event.
    pub fn revision(&self) -> i64 {
        self.events.last().map_or(0, |e| e.id)
    }

    /// The day of the last event, before which nothing may be entered.
    pub fn last_day(&self) -> Option<Date> {
        self.events.iter().map(|e| e.day).max()
    }

    /// As the rules see it on a day: by what had happened by then. Of what came
    /// in only later, the values still hold on the days from the cut-off on, as
    /// a late voucher counts on its own day: then all that happened counts.
    pub fn as_seen_on(&self, day: Date) -> Option<Seen> {
        let mut seen: Vec<&FormEvent> = self.events_on(day).collect();
        if seen.is_empty() {
            seen = self.events.iter().collect();
        }
        let last = seen.last()?;
        let on = |step| seen.iter().rev().find(|e| e.step == step).map(|e| e.day);
        let first_came = self.events.iter().find(|e| e.step == FormStep::File).map(|e| e.day);
        let filed = if last.day <= day { on(FormStep::File) } else { first_came };
        Some(Seen {
            state: last.to,
            filed: filed?,
            returned: on(FormStep::Return),
            content_id: seen.iter().rev().find_map(|e| e.content_id)?,
        })
    }
}

/// A form as the rules see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Where it stands.
    pub state: FormState,
    /// When it came in.
    pub filed: Date,
    /// When it was last sent back.
    pub returned: Option<Date>,
    /// What it says.
    pub content_id: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(events: &[(FormStep, FormState, &str, Option<i64>)]) -> FormRecord {
        let mut from = FormState::NotFiled;
        let event = |(n, (step, to, day, content_id)): (usize, &(FormStep, FormState, &str, Option<i64>))| FormEvent {
            id: n as i64 + 1,
            step: *step,
            from: std::mem::replace(&mut from, *to),
            to: *to,
            day: on(day),
            by: "李工".into(),
            at: String::new(),
            note: String::new(),
            document: None,
            content_id: *content_id,
            batch_id: None,
        };
        FormRecord { id: 1, round_id: 1, project_id: 1, events: events.iter().enumerate().map(event).collect() }
    }

    fn on(day: &str) -> Date {
        crate::domain::date::parse_iso(day).expect("a day")
    }

    #[test]
    fn a_form_stands_on_a_day_where_its_events_up_to_that_day_have_brought_it() {
        let life = form(&[
            (FormStep::File, FormState::Filed, "2021-08-10", Some(1)),
            (FormStep::Return, FormState::Returned, "2021-08-16", None),
            (FormStep::File, FormState::Filed, "2021-09-03", Some(2)),
        ]);
        let at = |day: &str| (life.state_on(on(day)), life.content_on(on(day)));
        assert_eq!(at("2021-08-09"), (FormState::NotFiled, None));
        assert_eq!(at("2021-08-10"), (FormState::Filed, Some(1)));
        assert_eq!(at("2021-08-31"), (FormState::Returned, Some(1)));
        assert_eq!(at("2021-09-03"), (FormState::Filed, Some(2)));
        assert_eq!((life.state(), life.content(), life.revision()), (FormState::Filed, Some(2), 3));
        let seen = life.as_seen_on(on("2021-08-20")).expect("seen");
        assert_eq!((seen.state, seen.returned, seen.content_id), (FormState::Returned, Some(on("2021-08-16")), 1));
    }

    #[test]
    fn what_came_in_later_holds_from_the_cut_off_on() {
        let life = form(&[(FormStep::File, FormState::Filed, "2021-08-20", Some(1))]);
        let seen = life.as_seen_on(on("2021-07-31")).expect("seen");
        assert_eq!((seen.state, seen.filed, seen.content_id), (FormState::Filed, on("2021-08-20"), 1));
        assert_eq!(life.state_on(on("2021-07-31")), FormState::NotFiled, "though it was not there yet");
        assert_eq!(form(&[]).as_seen_on(on("2021-07-31")), None);
    }
}
