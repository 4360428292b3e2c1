//! Opinions on a draft, and what became of each (意见采纳情况).

use crate::domain::date::Date;

/// Who was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// 项目单位
    Unit,
    /// 主管部门
    Department,
    /// 业务科室
    Division,
    /// 专家
    Expert,
}

impl Party {
    /// In the order of the table.
    pub const ALL: [Party; 4] = [Party::Unit, Party::Department, Party::Division, Party::Expert];

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Party::Unit => "unit",
            Party::Department => "department",
            Party::Division => "division",
            Party::Expert => "expert",
        }
    }

    /// The reverse of [`Party::key`].
    pub fn from_key(key: &str) -> Option<Party> {
        Party::ALL.into_iter().find(|p| p.key() == key)
    }
}

/// What became of an opinion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Adoption {
    /// 采纳
    Adopted,
    /// 部分采纳
    Partly,
    /// 不采纳
    Declined,
}

impl Adoption {
    /// In the order of the table.
    pub const ALL: [Adoption; 3] = [Adoption::Adopted, Adoption::Partly, Adoption::Declined];

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Adoption::Adopted => "adopted",
            Adoption::Partly => "partly",
            Adoption::Declined => "declined",
        }
    }

    /// The reverse of [`Adoption::key`].
    pub fn from_key(key: &str) -> Option<Adoption> {
        Adoption::ALL.into_iter().find(|a| a.key() == key)
    }

    /// Whether a reason goes with it: whoever is not followed is told why.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Adoption::Partly | Adoption::Declined)
    }
}

/// Whether the draft may be reviewed: the last day has passed, or everybody
/// who is asked as a rule (unit, department, division) has answered.
pub fn heard(due: Option<Date>, answered: &[Party], day: Date) -> bool {
    let all = [Party::Unit, Party::Department, Party::Division].iter().all(|p| answered.contains(p));
    all || due.is_some_and(|due| day > due)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse_iso;

    #[test]
    fn a_review_waits_for_the_last_day_or_for_everybody() {
        let on = |s: &str| parse_iso(s).expect("a day");
        let due = Some(on("2021-08-13"));
        assert!(!heard(due, &[Party::Unit], on("2021-08-13")), "the last day is still theirs");
        assert!(heard(due, &[Party::Unit], on("2021-08-14")), "who said nothing by then agrees");
        assert!(heard(due, &[Party::Unit, Party::Division, Party::Department], on("2021-08-02")));
        assert!(!heard(None, &[], on("2021-08-02")));
    }

    #[test]
    fn whoever_is_not_followed_is_told_why() {
        assert_eq!(Adoption::ALL.map(Adoption::needs_reason), [false, true, true]);
        for adoption in Adoption::ALL {
            assert_eq!(Adoption::from_key(adoption.key()), Some(adoption));
        }
        for party in Party::ALL {
            assert_eq!(Party::from_key(party.key()), Some(party));
        }
    }
}
