//! What follows as a deadline draws near and passes (domain.md §7.3 "Overdue
//! ladder"): data, not code. A rung falls on a day counted from the deadline;
//! the office takes it on a working day: reminders before it, the rest after.

use crate::domain::calendar::Calendar;
use crate::domain::date::{self, Date};
use crate::domain::monitor::setting::RuleSet;

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// 到期提醒
    Remind,
    /// 第一次催办函
    Urge,
    /// 第二次催办函, copied to the bureau's leader in charge
    UrgeAgain,
    /// 建议暂缓安排或调减预算, and points off in the assessment
    Propose,
    /// 移送财政监督或纪检
    Transfer,
}

const MEASURES: [(Measure, &str, &str); 5] = [
    (Measure::Remind, "remind", "rectify.remind_before"),
    (Measure::Urge, "urge", "rectify.urge_days"),
    (Measure::UrgeAgain, "urge_again", "rectify.urge_again_days"),
    (Measure::Propose, "propose", "rectify.propose_days"),
    (Measure::Transfer, "transfer", "rectify.transfer_days"),
];

impl Measure {
    /// In the order of the ladder.
    pub fn all() -> impl Iterator<Item = Measure> {
        MEASURES.into_iter().map(|(m, _, _)| m)
    }

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        MEASURES[self as usize].1
    }

    /// The reverse of [`Measure::key`].
    pub fn from_key(key: &str) -> Option<Measure> {
        Measure::all().find(|m| m.key() == key)
    }

    /// The setting that says when.
    pub const fn setting(self) -> &'static str {
        MEASURES[self as usize].2
    }

    /// Whether a letter goes out.
    pub const fn is_letter(self) -> bool {
        matches!(self, Measure::Urge | Measure::UrgeAgain)
    }
}

/// A rung of the ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rung {
    /// Days from the deadline; negative before it.
    pub offset: i64,
    /// What is done.
    pub measure: Measure,
}

/// A rung with its days, for one deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// Which.
    pub rung: Rung,
    /// The day counted from the deadline.
    pub falls: Date,
    /// The working day on which the office takes it.
    pub act: Date,
}

/// A measure that was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// Which.
    pub measure: Measure,
    /// When.
    pub day: Date,
    /// The deadline it was about: an extension begins the ladder anew.
    pub due: Date,
}

/// The ladder in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ladder {
    /// In order of their offsets.
    rungs: Vec<Rung>,
    /// Whether rungs on a day off move to a working day.
    workdays: bool,
}

impl Ladder {
    /// As the settings have it.
    pub fn of(rules: &RuleSet) -> Ladder {
        let mut rungs: Vec<Rung> = Vec::new();
        for measure in Measure::all() {
            if measure == Measure::Remind {
                let before = rules.wholes(measure.setting()).iter();
                rungs.extend(before.map(|days| Rung { offset: -days, measure }));
            } else {
                rungs.push(Rung { offset: rules.whole(measure.setting()), measure });
            }
        }
        rungs.sort_by_key(|r| (r.offset, r.measure));
        Ladder { rungs, workdays: rules.flag("rectify.ladder_workdays") }
    }

    /// Every rung with its days.
    pub fn dated(&self, calendar: &Calendar, due: Date) -> Vec<Dated> {
        let dated = |rung: &Rung| {
            let falls = date::days_after(due, rung.offset);
            let act = match (self.workdays, rung.measure) {
                (false, _) => falls,
                (true, Measure::Remind) => calendar.last_workday(falls),
                (true, _) => calendar.next_workday(falls),
            };
            Dated { rung: *rung, falls, act }
        };
        self.rungs.iter().map(dated).collect()
    }

    /// What is to be done on `day`, or was to be done before and was not. Of
    /// reminders only the latest; of letters only the next, never two on one
    /// day; proposal and transfer as the days come.
    pub fn to_do(&self, calendar: &Calendar, due: Date, taken: &[Taken], day: Date) -> Vec<Dated> {
        let is_before = day <= due;
        let is_reached = |d: &Dated| d.act <= day && is_before == (d.rung.measure == Measure::Remind);
        let reached: Vec<Dated> = self.dated(calendar, due).into_iter().filter(is_reached).collect();
        let done = |measure: Measure| taken.iter().filter(move |t| t.due == due && t.measure == measure);
        let open = |d: &&Dated| done(d.rung.measure).next().is_none();
        let mut to_do: Vec<Dated> = Vec::new();
        // A reminder sent for an earlier rung does not stand for a later one.
        let reminder = reached.iter().rev().find(|d| d.rung.measure == Measure::Remind);
        to_do.extend(reminder.filter(|r| done(Measure::Remind).all(|t| t.day < r.act)));
        let written_today = taken.iter().any(|t| t.due == due && t.measure.is_letter() && t.day >= day);
        let letter = reached.iter().filter(|d| d.rung.measure.is_letter()).find(open);
        to_do.extend(letter.filter(|_| !written_today));
        to_do.extend(
            reached.iter().filter(|d| matches!(d.rung.measure, Measure::Propose | Measure::Transfer)).filter(open),
        );
        to_do
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::Counting;
    use crate::domain::date::parse_iso;
    use crate::domain::monitor::setting::Source;
    use crate::domain::rectification::deadline::Term;
    use Measure::{Propose, Remind, Transfer, Urge, UrgeAgain};

    fn on(day: &str) -> Date {
        parse_iso(day).expect("a day")
    }

    fn due(delivered: &str) -> Date {
        let term = Term::Days { days: 30, counting: Counting::Natural, roll: true };
        term.due(&Calendar::default(), on(delivered)).day
    }

    #[track_caller]
    fn check(ladder: &Ladder, due: Date, taken: &[Taken], day: &str, want: &[Measure]) {
        let to_do = ladder.to_do(&Calendar::default(), due, taken, on(day));
        let measures: Vec<Measure> = to_do.iter().map(|d| d.rung.measure).collect();
        assert_eq!(measures, want, "on {day}, due {due}");
    }

    #[test]
    fn words_go_out_and_come_back() {
        for (n, measure) in Measure::all().enumerate() {
            assert_eq!(measure as usize, n, "the table stands in the order of the enum");
            assert_eq!(Measure::from_key(measure.key()), Some(measure));
        }
    }

    #[test]
    fn thirty_days_from_september_17_end_on_monday_october_18() {
        let term = Term::Days { days: 30, counting: Counting::Natural, roll: true };
        let due = term.due(&Calendar::default(), on("2021-09-17"));
        assert_eq!((due.day, due.rolled_from), (on("2021-10-18"), Some(on("2021-10-17"))));
        let rungs = Ladder::of(&RuleSet::default()).dated(&Calendar::default(), due.day);
        let days: Vec<_> = rungs.iter().map(|d| (d.rung.measure, d.falls.to_string(), d.act.to_string())).collect();
        let want = [
            (Remind, "2021-10-11", "2021-10-11"),
            (Remind, "2021-10-15", "2021-10-15"),
            // A Sunday: the Friday before.
            (Remind, "2021-10-17", "2021-10-15"),
            (Urge, "2021-10-19", "2021-10-19"),
            (UrgeAgain, "2021-11-02", "2021-11-02"),
            (Propose, "2021-11-17", "2021-11-17"),
            (Transfer, "2021-12-17", "2021-12-17"),
        ];
        assert_eq!(days, want.map(|(m, f, a)| (m, f.to_string(), a.to_string())));
    }

    /// Delivered on September 3: the term ends in the holiday and rolls to
    /// Friday, October 8; the Saturday after is worked (调休).
    #[test]
    fn through_the_october_holiday() {
        let due = due("2021-09-03");
        assert_eq!(due, on("2021-10-08"));
        let ladder = Ladder::of(&RuleSet::default());
        check(&ladder, due, &[], "2021-09-29", &[]);
        // D−7, D−3 and D−1 lie in the holiday: one reminder on its eve.
        check(&ladder, due, &[], "2021-09-30", &[Remind]);
        let reminded = [Taken { measure: Remind, day: on("2021-09-30"), due }];
        check(&ladder, due, &reminded, "2021-10-08", &[]);
        check(&ladder, due, &reminded, "2021-10-09", &[Urge]);
        let plain = Ladder { workdays: false, ..ladder };
        check(&plain, due, &reminded, "2021-10-01", &[Remind]);
    }

    #[test]
    fn a_letter_follows_a_letter_on_another_day_and_an_extension_begins_anew() {
        let due = due("2021-09-17");
        let ladder = Ladder::of(&RuleSet::default());
        check(&ladder, due, &[], "2021-10-18", &[Remind]);
        check(&ladder, due, &[], "2021-10-19", &[Urge]);
        // Nobody wrote for three weeks: the first letter goes first.
        check(&ladder, due, &[], "2021-11-09", &[Urge]);
        let first = Taken { measure: Urge, day: on("2021-11-09"), due };
        check(&ladder, due, &[first], "2021-11-09", &[]);
        check(&ladder, due, &[first], "2021-11-10", &[UrgeAgain]);
        check(&ladder, due, &[first], "2021-11-17", &[UrgeAgain, Propose]);
        let second = Taken { measure: UrgeAgain, day: on("2021-11-17"), due };
        let proposed = Taken { measure: Propose, ..second };
        check(&ladder, due, &[first, second, proposed], "2021-12-16", &[]);
        check(&ladder, due, &[first, second, proposed], "2021-12-17", &[Transfer]);
        let extended = on("2021-12-31");
        check(&ladder, extended, &[first, second, proposed], "2021-12-17", &[]);
        check(&ladder, extended, &[first, second, proposed], "2021-12-24", &[Remind]);
    }

    #[test]
    fn an_office_sets_its_own_ladder() {
        let mut rules = RuleSet::default();
        for (key, text) in [("rectify.remind_before", "10"), ("rectify.urge_days", "3")] {
            rules.set(key, text, Source::Default).expect("a setting");
        }
        let ladder = Ladder::of(&rules);
        let due = due("2021-09-17");
        check(&ladder, due, &[], "2021-10-07", &[]);
        check(&ladder, due, &[], "2021-10-08", &[Remind]);
        check(&ladder, due, &[], "2021-10-20", &[]);
        check(&ladder, due, &[], "2021-10-21", &[Urge]);
    }
}
