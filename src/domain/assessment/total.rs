//! From items to a total: parts that do not apply, bonus and malus.

use rust_decimal::Decimal;

use crate::domain::ratio::round_half_away;

/// What becomes of an item that does not apply to a subject (不涉及).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Absent {
    /// The others are scaled to 100.
    #[default]
    Scale,
    /// It is given in full.
    Full,
    /// It is given nothing.
    Zero,
}

impl Absent {
    /// From the setting's word.
    pub fn from_word(word: &str) -> Absent {
        match word {
            "full" => Absent::Full,
            "zero" => Absent::Zero,
            _ => Absent::Scale,
        }
    }

    /// The word used in settings and in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Absent::Scale => "scale",
            Absent::Full => "full",
            Absent::Zero => "zero",
        }
    }
}

/// An item as it was scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scored {
    /// With points.
    Points(Decimal),
    /// It does not apply.
    Absent,
    /// A person has yet to give points.
    Pending,
}

/// Where an item's points come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// From evidence rows of the store.
    Computed,
    /// From a table that came in.
    Reported,
    /// From a person.
    Hand,
    /// From an appeal that was granted.
    Appeal,
    /// Nowhere: it does not apply.
    Absent,
    /// Nowhere yet.
    Pending,
}

impl Origin {
    /// All of them.
    pub const ALL: [Origin; 6] =
        [Origin::Computed, Origin::Reported, Origin::Hand, Origin::Appeal, Origin::Absent, Origin::Pending];

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Origin::Computed => "computed",
            Origin::Reported => "reported",
            Origin::Hand => "hand",
            Origin::Appeal => "appeal",
            Origin::Absent => "absent",
            Origin::Pending => "pending",
        }
    }

    /// The reverse of [`Origin::key`].
    pub fn from_key(key: &str) -> Option<Origin> {
        Origin::ALL.into_iter().find(|o| o.key() == key)
    }
}

/// A total, and what is still open of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Total {
    /// Sum of the points given.
    pub points: Decimal,
    /// Full points of the items that apply.
    pub full: Decimal,
    /// Bonus less malus, held within the limit.
    pub bonus: Decimal,
    /// What it comes to; of an open one, what it comes to so far.
    pub total: Decimal,
    /// Items that wait for a person's points.
    pub pending: usize,
}

/// Adds up `(full, scored)`. With [`Absent::Scale`] the total is points ÷ full ×
/// 100, rounded to 0.01, then bonus and malus; never below nothing. An item
/// that waits for its points counts as applying, without any.
pub fn total(items: &[(Decimal, Scored)], bonus: Decimal, limit: Decimal, absent: Absent) -> Total {
    let mut out = Total { bonus: bonus.clamp(-limit, limit), ..Total::default() };
    for (full, scored) in items {
        match (scored, absent) {
            (Scored::Points(p), _) => out.points += p,
            (Scored::Pending, _) => out.pending += 1,
            (Scored::Absent, Absent::Scale) => continue,
            (Scored::Absent, Absent::Full) => out.points += full,
            (Scored::Absent, Absent::Zero) => {}
        }
        out.full += full;
    }
    let scaled = (out.points * Decimal::ONE_HUNDRED).checked_div(out.full).unwrap_or_default();
    out.total = (round_half_away(scaled, 2) + out.bonus).max(Decimal::ZERO);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(s: &str) -> Decimal {
        Decimal::from_str_exact(s).expect("a number")
    }

    const ITEMS: [(&str, Option<&str>); 3] = [("60", Some("51.37")), ("30", Some("21")), ("10", None)];

    fn items() -> Vec<(Decimal, Scored)> {
        let scored = |p: Option<&str>| p.map_or(Scored::Absent, |p| Scored::Points(d(p)));
        ITEMS.iter().map(|(full, p)| (d(full), scored(*p))).collect()
    }

    #[test]
    fn what_does_not_apply_is_taken_out_and_the_rest_scaled() {
        // 72.37 of 90: 80.4111… → 80.41; with a bonus of 2: 82.41.
        let t = total(&items(), d("2"), d("5"), Absent::Scale);
        assert_eq!((t.points, t.full, t.total), (d("72.37"), d("90"), d("82.41")));
        assert_eq!(total(&items(), d("0"), d("5"), Absent::Full).total, d("82.37"));
        assert_eq!(total(&items(), d("0"), d("5"), Absent::Zero).total, d("72.37"));
    }

    #[test]
    fn bonus_and_malus_stay_within_their_limit() {
        assert_eq!(total(&items(), d("9"), d("5"), Absent::Zero).total, d("77.37"));
        assert_eq!(total(&items(), d("-7.5"), d("5"), Absent::Zero).total, d("67.37"));
        assert_eq!(total(&[(d("100"), Scored::Points(d("3")))], d("-5"), d("5"), Absent::Zero).total, d("0"));
    }

    #[test]
    fn what_waits_for_points_keeps_the_total_open() {
        let t = total(&[(d("50"), Scored::Points(d("40"))), (d("50"), Scored::Pending)], d("0"), d("5"), Absent::Scale);
        assert_eq!((t.total, t.pending), (d("40"), 1));
        assert_eq!(total(&[], d("0"), d("5"), Absent::Scale).total, d("0"));
    }
}
