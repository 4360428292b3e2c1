//! What the store knows of a year before forms are taken in.

use std::collections::HashMap;

use super::Request;
use crate::domain::indicator::progress::Bands;
use crate::domain::money::Money;
use crate::domain::monitor::attainment;
use crate::service::Fault;
use crate::service::monitor::money::amounts;
use crate::service::monitor::year::Year;
use crate::service::period::Period;
use crate::store::Store;

/// The year, and what was paid by each cut-off day of a round that takes forms.
pub(super) struct Known {
    pub year: Year,
    paid: HashMap<(i64, i64), Money>,
}

impl Known {
    pub fn load(store: &Store, request: &Request) -> Result<Known, Fault> {
        let year = Year::load(store, Period { year: request.year, as_of: request.day })?;
        if let Some(months) = request.months {
            year.round(months)?;
        }
        let mut paid = HashMap::new();
        let asked = |months: u8| request.months.is_none_or(|m| m == months);
        for round in year.rounds.iter().filter(|r| r.state().takes_forms() && asked(r.opening.months)) {
            let by = amounts(store, &year.rules, request.year, round.opening.cutoff)?;
            paid.extend(by.into_iter().map(|(project, a)| ((round.id, project), a.paid)));
        }
        Ok(Known { year, paid })
    }

    /// Paid by the cut-off day of a round.
    pub fn paid(&self, round: i64, project: i64) -> Option<Money> {
        self.paid.get(&(round, project)).copied()
    }

    /// The limits of a light, of a project.
    pub fn bands(&self, project: i64) -> Bands {
        let found = self.year.projects.iter().find(|p| p.id == project);
        found.map_or_else(Bands::default, |p| attainment::bands(&self.year.rules.of(p, None)))
    }
}
