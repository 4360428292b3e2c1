//! How well an institution worked (domain.md §7.3 step 16): timeliness,
//! quality, professionalism, each rating one evaluation; the record feeds the
//! next choice.

use rust_decimal::Decimal;

use crate::domain::calendar::Calendar;
use crate::domain::date::Date;
use crate::domain::ratio::{quotient, round_half_away};

/// Points from 0 to 100 for one evaluation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rating {
    /// 及时性
    pub timeliness: Decimal,
    /// 报告质量
    pub quality: Decimal,
    /// 专业性
    pub professionalism: Decimal,
}

/// A point outside 0 to 100, or finer than hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadRating(pub Decimal);

impl Rating {
    /// Whether its points can be given.
    ///
    /// # Errors
    /// [`BadRating`] with the first that cannot.
    pub fn check(&self) -> Result<(), BadRating> {
        let fits = |p: Decimal| p >= Decimal::ZERO && p <= Decimal::ONE_HUNDRED && p.normalize().scale() <= 2;
        let bad = self.parts().into_iter().find(|p| !fits(*p));
        bad.map_or(Ok(()), |p| Err(BadRating(p)))
    }

    const fn parts(&self) -> [Decimal; 3] {
        [self.timeliness, self.quality, self.professionalism]
    }

    /// The mean of the three, two places.
    pub fn total(&self) -> Decimal {
        mean(&self.parts()).unwrap_or_default()
    }
}

/// What its evaluations make of an institution.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Record {
    /// How many evaluations were rated.
    pub rated: usize,
    /// Means of the three and of their totals; nothing before the first rating.
    pub means: Option<Rating>,
    /// The mean of the totals.
    pub total: Option<Decimal>,
    /// Reports delivered, and how many of them late.
    pub delivered: usize,
    /// 逾期交付
    pub late: usize,
}

/// Sums up ratings and deliveries (delivered, due).
pub fn record(ratings: &[Rating], deliveries: &[(Date, Date)]) -> Record {
    let of = |pick: fn(&Rating) -> Decimal| mean(&ratings.iter().map(pick).collect::<Vec<_>>());
    let means = of(|r| r.timeliness).zip(of(|r| r.quality)).zip(of(|r| r.professionalism));
    Record {
        rated: ratings.len(),
        means: means.map(|((timeliness, quality), professionalism)| Rating { timeliness, quality, professionalism }),
        total: of(Rating::total),
        delivered: deliveries.len(),
        late: deliveries.iter().filter(|(delivered, due)| delivered > due).count(),
    }
}

fn mean(points: &[Decimal]) -> Option<Decimal> {
    quotient(points.iter().sum(), Decimal::from(points.len())).map(|m| round_half_away(m, 2))
}

/// Timeliness proposed from the days themselves: full on time, `step` less for
/// every working day late, never below nought.
pub fn timeliness(calendar: &Calendar, due: Date, delivered: Date, step: Decimal) -> Decimal {
    let late = calendar.working_days_between(due, delivered).max(0);
    (Decimal::ONE_HUNDRED - step * Decimal::from(late)).max(Decimal::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse_iso;

    fn rating(t: i64, q: i64, p: i64) -> Rating {
        Rating { timeliness: t.into(), quality: q.into(), professionalism: p.into() }
    }

    fn on(day: &str) -> Date {
        parse_iso(day).expect("a day")
    }

    #[test]
    fn a_record_is_the_mean_of_its_ratings() {
        let one = record(&[rating(90, 80, 85), rating(70, 80, 90)], &[(on("2021-08-02"), on("2021-07-31"))]);
        assert_eq!((one.rated, one.delivered, one.late), (2, 1, 1));
        assert_eq!(one.means, Some(rating(80, 80, 87)).map(|r| Rating { professionalism: Decimal::new(875, 1), ..r }));
        assert_eq!(one.total, Some(Decimal::new(8250, 2)));
        assert_eq!(record(&[], &[]), Record::default());
    }

    #[test]
    fn points_lie_between_nought_and_a_hundred() {
        assert_eq!(rating(100, 0, 50).check(), Ok(()));
        assert_eq!(rating(100, 101, 50).check(), Err(BadRating(Decimal::from(101))));
        let fine = Rating { quality: Decimal::new(80_001, 3), ..rating(1, 1, 1) };
        assert!(fine.check().is_err());
        assert_eq!(rating(90, 80, 80).total(), Decimal::new(8333, 2));
    }

    #[test]
    fn being_late_costs_by_the_working_day() {
        let calendar = Calendar::default();
        let of = |delivered: &str| timeliness(&calendar, on("2021-09-30"), on(delivered), Decimal::from(5));
        assert_eq!(of("2021-09-30"), Decimal::ONE_HUNDRED);
        assert_eq!(of("2021-10-08"), Decimal::from(95), "the holiday is nobody's delay");
        assert_eq!(of("2022-09-30"), Decimal::ZERO);
    }
}
