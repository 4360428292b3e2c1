//! Where the versions of a target stand on a day: read from events alone, so
//! that any day can be looked at again.

use super::state::{State, Step};
use crate::domain::date::Date;

/// Something that happened to a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Order of entry; the newest one tells whether a colleague was faster.
    pub id: i64,
    /// What was done.
    pub step: Step,
    /// From where; nothing where the version begins.
    pub from: Option<State>,
    /// To where.
    pub to: State,
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
    /// What was filled in by then.
    pub content_id: Option<i64>,
    /// The reviewer's decision it belongs to.
    pub decision_id: Option<i64>,
    /// The issue with the budget it belongs to.
    pub issue_id: Option<i64>,
    /// The import it came with.
    pub batch_id: Option<i64>,
}

/// A version with its events in order of entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Version {
    /// Row in the store.
    pub id: i64,
    /// 1, 2, …
    pub number: u32,
    /// Oldest first; never empty.
    pub events: Vec<Event>,
}

impl Version {
    /// The last word whose day has come; a later word wins over an earlier one.
    pub fn event_on(&self, day: Date) -> Option<&Event> {
        self.events.iter().rev().find(|e| e.day <= day)
    }

    /// Where it stands on a day; nothing before it began.
    pub fn state_on(&self, day: Date) -> Option<State> {
        self.event_on(day).map(|e| e.to)
    }

    /// The last word, whatever its day: from here the next step is taken.
    pub fn last(&self) -> Option<&Event> {
        self.events.last()
    }

    /// Tells the version from itself after any further event.
    pub fn revision(&self) -> i64 {
        self.last().map_or(0, |e| e.id)
    }

    /// The content that was filled in by a day.
    pub fn content_on(&self, day: Date) -> Option<i64> {
        self.events.iter().rev().filter(|e| e.day <= day).find_map(|e| e.content_id)
    }

    /// The day on which it was first filed.
    pub fn filed(&self) -> Option<Date> {
        self.events.first().map(|e| e.day)
    }

    /// Since when the last word of a day holds.
    pub fn since(&self, day: Date) -> Option<Date> {
        self.event_on(day).map(|e| e.day)
    }
}

/// The version whose text counts on a day: the newest one issued by then, if
/// it was not cancelled. An adjustment under way does not count yet; one that
/// was refused never does.
pub fn in_force(versions: &[Version], day: Date) -> Option<&Version> {
    let issued = versions.iter().rev().find(|v| v.state_on(day).is_some_and(State::is_locked))?;
    (issued.state_on(day) != Some(State::Cancelled)).then_some(issued)
}

/// The version that lists speak of on a day: the one in force (or cancelled),
/// else the newest.
pub fn standing(versions: &[Version], day: Date) -> Option<&Version> {
    let locked = versions.iter().rev().find(|v| v.state_on(day).is_some_and(State::is_locked));
    locked.or_else(|| versions.iter().rev().find(|v| v.state_on(day).is_some()))
}

/// The version that waits for a step on a day: an adjustment under way, else
/// the one that lists speak of.
pub fn open(versions: &[Version], day: Date) -> Option<&Version> {
    let newest = versions.iter().rev().find(|v| v.state_on(day).is_some());
    let adjusting = newest.filter(|v| matches!(v.state_on(day), Some(State::AdjustRequested | State::AdjustReview)));
    adjusting.or_else(|| standing(versions, day))
}

/// Whether there is an approved target on a day (invariant 1 of §2.5).
pub fn approved(versions: &[Version], day: Date) -> bool {
    standing(versions, day).and_then(|v| v.state_on(day)).is_some_and(State::is_approved)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(number: u32, events: &[(i64, Step, State, &str)]) -> Version {
        let event = |(id, step, to, day): &(i64, Step, State, &str)| Event {
            id: *id,
            step: *step,
            from: None,
            to: *to,
            day: crate::domain::date::parse_iso(day).expect("a day"),
            by: "李工".into(),
            at: String::new(),
            note: String::new(),
            document: None,
            content_id: Some(*id),
            decision_id: None,
            issue_id: None,
            batch_id: None,
        };
        Version { id: i64::from(number), number, events: events.iter().map(event).collect() }
    }

    fn on(day: &str) -> Date {
        crate::domain::date::parse_iso(day).expect("a day")
    }

    #[test]
    fn an_adjustment_counts_from_its_day_and_never_before() {
        let first =
            version(1, &[(1, Step::File, State::Draft, "2020-11-01"), (2, Step::Issue, State::Issued, "2021-02-10")]);
        let second = version(
            2,
            &[
                (3, Step::Request, State::AdjustRequested, "2021-06-01"),
                (4, Step::GrantAdjustment, State::Issued, "2021-07-15"),
            ],
        );
        let both = [first, second];
        let number = |day: &str| in_force(&both, on(day)).map(|v| v.number);
        assert_eq!(number("2020-12-31"), None);
        assert_eq!((number("2021-02-10"), number("2021-07-14"), number("2021-07-15")), (Some(1), Some(1), Some(2)));
        assert_eq!(open(&both, on("2021-06-30")).map(|v| v.number), Some(2), "the request waits for a word");
        assert_eq!(standing(&both, on("2021-06-30")).map(|v| v.number), Some(1), "the first still holds");
        assert!(approved(&both, on("2021-06-30")) && !approved(&both, on("2021-01-01")));
    }

    #[test]
    fn a_cancelled_project_has_no_target_in_force_though_an_older_version_was_issued() {
        let first = version(1, &[(1, Step::Issue, State::Issued, "2021-02-10")]);
        let second = version(
            2,
            &[
                (2, Step::GrantAdjustment, State::Issued, "2021-05-01"),
                (3, Step::Cancel, State::Cancelled, "2021-06-01"),
            ],
        );
        let both = [first, second];
        assert_eq!(in_force(&both, on("2021-06-01")), None);
        assert!(!approved(&both, on("2021-06-01")) && approved(&both, on("2021-05-31")));
    }

    #[test]
    fn the_later_word_holds_once_its_day_has_come() {
        let v = version(
            1,
            &[
                (1, Step::File, State::Draft, "2021-07-31"),
                (2, Step::Approve, State::Approved, "2021-07-31"),
                // A document of February, entered in July.
                (3, Step::Issue, State::Issued, "2021-02-10"),
            ],
        );
        assert_eq!(v.state_on(on("2021-01-31")), None);
        assert_eq!(v.state_on(on("2021-03-01")), Some(State::Issued));
        assert_eq!(v.state_on(on("2021-08-01")), Some(State::Issued));
    }
}
