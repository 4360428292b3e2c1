//! Disclosure (公开): 谁评价，谁报告，谁公开. What should stand in the open, by
//! whom and until when, and what does (domain.md §2.3 J). A classified project
//! is no item at all: the services leave it out before anything here sees it.

use super::date::{self, Date};
use super::monitor::setting::RuleSet;

/// What is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// 绩效目标, with the budget.
    Target,
    /// 自评结果, with the final accounts.
    SelfEvaluation,
    /// 评价报告
    Report,
    /// Anything else that the office keeps an eye on.
    Other,
}

impl Kind {
    /// In the order of the year.
    pub const ALL: [Kind; 4] = [Kind::Target, Kind::SelfEvaluation, Kind::Report, Kind::Other];

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Kind::Target => "target",
            Kind::SelfEvaluation => "self_evaluation",
            Kind::Report => "report",
            Kind::Other => "other",
        }
    }

    /// The reverse of [`Kind::key`].
    pub fn from_key(key: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.key() == key)
    }
}

/// Who publishes: who evaluated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Publisher {
    /// The department, its own targets, self-evaluations and evaluations.
    Department,
    /// The finance bureau, its key evaluations.
    Finance,
}

impl Publisher {
    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Publisher::Department => "department",
            Publisher::Finance => "finance",
        }
    }

    /// The reverse of [`Publisher::key`].
    pub fn from_key(key: &str) -> Option<Publisher> {
        [Publisher::Department, Publisher::Finance].into_iter().find(|p| p.key() == key)
    }
}

/// When an item is due. The 20 days after the budget's approval are the Budget
/// Law's (§14); the others are settings of the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// Days after the target was issued with the budget.
    pub target_days: i64,
    /// Month and day of the year after, of self-evaluations.
    pub self_evaluation: Date,
    /// Days after a report is final.
    pub report_days: i64,
}

impl Terms {
    /// Of a budget year.
    pub fn of(rules: &RuleSet, year: i16) -> Terms {
        Terms {
            target_days: rules.whole("disclosure.target_days"),
            self_evaluation: rules.day_in("disclosure.self_due", year + 1),
            report_days: rules.whole("disclosure.report_days"),
        }
    }

    /// Until when; `ready` is the day on which there was something to publish.
    pub fn due(&self, kind: Kind, ready: Date) -> Date {
        match kind {
            Kind::Target => date::days_after(ready, self.target_days),
            // What was accepted after the day is given the term of a report.
            Kind::SelfEvaluation if ready <= self.self_evaluation => self.self_evaluation,
            Kind::SelfEvaluation | Kind::Report | Kind::Other => date::days_after(ready, self.report_days),
        }
    }
}

/// Where an item stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// 逾期未公开
    Missing,
    /// 待公开: its day has not come.
    Waiting,
    /// 逾期公开
    Late,
    /// 已公开
    Published,
}

impl Standing {
    /// What wants a word first.
    pub const ALL: [Standing; 4] = [Standing::Missing, Standing::Waiting, Standing::Late, Standing::Published];

    /// The word used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Standing::Missing => "missing",
            Standing::Waiting => "waiting",
            Standing::Late => "late",
            Standing::Published => "published",
        }
    }

    /// On a day, of an item due on `due` that was published on `published`.
    pub fn on(day: Date, due: Date, published: Option<Date>) -> Standing {
        match published.filter(|p| *p <= day) {
            Some(p) if p > due => Standing::Late,
            Some(_) => Standing::Published,
            None if day > due => Standing::Missing,
            None => Standing::Waiting,
        }
    }

    /// Whether it stands in the open.
    pub const fn is_out(self) -> bool {
        matches!(self, Standing::Late | Standing::Published)
    }
}

/// Why a publication is not taken down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadPublication {
    /// Neither an address nor a place.
    Nowhere,
    /// An address that is none.
    BadAddress,
    /// Before there was anything to publish, on this day.
    TooEarly(Date),
}

/// The longest address that is kept.
const LONGEST_ADDRESS: usize = 500;

/// An address of the web as it may be kept: of http or https, without blanks.
///
/// # Errors
/// [`BadPublication::BadAddress`]
pub fn address(typed: &str) -> Result<String, BadPublication> {
    let plain = super::text::clean(typed);
    let rest = plain.strip_prefix("https://").or_else(|| plain.strip_prefix("http://"));
    let host = rest.and_then(|r| r.split(['/', '?', '#']).next()).unwrap_or_default();
    let good = host.contains('.')
        && !host.starts_with('.')
        && plain.len() <= LONGEST_ADDRESS
        && !plain.contains([' ', '"', '<', '>', '\\'])
        && !host.contains('@');
    if good { Ok(plain) } else { Err(BadPublication::BadAddress) }
}

/// Whether a publication can be as it is said to be.
///
/// # Errors
/// See [`BadPublication`].
pub fn check(ready: Date, on: Date, address: Option<&str>, place: &str) -> Result<(), BadPublication> {
    if address.is_none() && place.trim().is_empty() {
        Err(BadPublication::Nowhere)
    } else if on < ready {
        Err(BadPublication::TooEarly(ready))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(s: &str) -> Date {
        date::parse_iso(s).expect("a day")
    }

    #[test]
    fn a_target_is_due_twenty_days_after_the_budget_was_approved() {
        let terms = Terms::of(&RuleSet::default(), 2021);
        assert_eq!(terms.due(Kind::Target, day("2021-02-10")), day("2021-03-02"));
        assert_eq!(terms.due(Kind::SelfEvaluation, day("2022-04-20")), day("2022-09-30"));
        assert_eq!(terms.due(Kind::SelfEvaluation, day("2022-10-10")), day("2022-11-09"), "accepted too late for it");
        assert_eq!(terms.due(Kind::Report, day("2021-08-31")), day("2021-09-30"));
    }

    #[test]
    fn an_item_is_missing_from_the_day_after_its_day() {
        let due = day("2021-03-02");
        let on = |d, p: Option<&str>| Standing::on(day(d), due, p.map(day));
        assert_eq!(on("2021-03-02", None), Standing::Waiting);
        assert_eq!(on("2021-03-03", None), Standing::Missing);
        assert_eq!(on("2021-03-03", Some("2021-03-02")), Standing::Published);
        assert_eq!(on("2021-03-10", Some("2021-03-03")), Standing::Late);
        assert_eq!(on("2021-03-02", Some("2021-03-10")), Standing::Waiting, "not yet on this day");
    }

    #[test]
    fn an_address_is_one_that_a_reader_can_open() {
        for good in ["https://www.zgsr.gov.cn/czj/", "http://czj.example.cn/a.html?x=1"] {
            assert_eq!(address(good), Ok(good.to_string()));
        }
        for bad in ["", "官网", "ftp://a.cn/", "https://", "https://.cn", "https://a.cn/ b", "javascript:alert(1)"] {
            assert_eq!(address(bad), Err(BadPublication::BadAddress), "{bad}");
        }
        let (ready, early) = (day("2021-02-10"), day("2021-02-09"));
        assert_eq!(check(ready, ready, None, " "), Err(BadPublication::Nowhere));
        assert_eq!(check(ready, early, None, "局公示栏"), Err(BadPublication::TooEarly(ready)));
        assert_eq!(check(ready, ready, None, "局公示栏"), Ok(()));
    }
}
