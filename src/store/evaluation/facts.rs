//! The self-evaluations of a year as the rules and the next year see them.

use std::collections::HashMap;

use crate::domain::date::{Date, last_of_year};
use crate::domain::evaluation::state;
use crate::domain::monitor::facts::EvaluationFacts;
use crate::store::org::END_OF_TIME;
use crate::store::target::Owner;
use crate::store::{Store, StoreError};

/// Indicators by name, each with its actual value as written.
pub type Results = Vec<(String, String)>;

impl Store {
    /// The day for which self-evaluations hold when a year is looked at as of
    /// `as_of`. They are made after the year: who looks at its end sees what
    /// came of it, who looks at a day in its course sees none, who looks at a
    /// later day sees that day.
    ///
    /// # Errors
    /// What the file says.
    pub fn evaluation_day(&self, year: i16, as_of: Date) -> Result<Date, StoreError> {
        let end = last_of_year(year);
        if as_of > end {
            return Ok(as_of);
        }
        let last = self.last_payment_date(year, END_OF_TIME)?;
        let whole = as_of == end || last.is_some_and(|last| as_of >= last);
        Ok(if whole { END_OF_TIME } else { as_of })
    }

    /// What was achieved in a year by the self-evaluations that stand: by owner,
    /// the name of each indicator with its actual value as written.
    ///
    /// # Errors
    /// What the file says.
    pub fn evaluation_results(&self, year: i16) -> Result<HashMap<Owner, Results>, StoreError> {
        let mut standing: HashMap<i64, Owner> = HashMap::new();
        for e in self.evaluations(year)? {
            let seen = state::seen_on(&e.events, END_OF_TIME);
            standing.extend(seen.content_id.filter(|_| seen.state.stands()).map(|c| (c, e.owner)));
        }
        let sql = "select c.id, r.name, r.actual from evaluation v
          join evaluation_content c on c.evaluation_id = v.id and c.live = 1
          join evaluation_row r on r.content_id = c.id
          where v.year = ?1 and r.actual <> '' order by r.id";
        let mut st = self.db.prepare_cached(sql)?;
        let mut rows = st.query([year])?;
        let mut found: HashMap<Owner, Results> = HashMap::new();
        while let Some(r) = rows.next()? {
            if let Some(owner) = standing.get(&r.get(0)?) {
                found.entry(*owner).or_default().push((r.get(1)?, r.get(2)?));
            }
        }
        Ok(found)
    }

    /// The self-evaluations of projects that stand, by project.
    ///
    /// # Errors
    /// What the file says.
    pub(in crate::store) fn evaluation_facts(
        &self,
        year: i16,
        as_of: Date,
    ) -> Result<HashMap<i64, EvaluationFacts>, StoreError> {
        let evaluations = self.evaluations(year)?;
        if evaluations.is_empty() {
            return Ok(HashMap::new());
        }
        let day = self.evaluation_day(year, as_of)?;
        let mut heads = self.evaluation_heads(year)?;
        let mut found = HashMap::new();
        for e in evaluations {
            let Owner::Project(project) = e.owner else { continue };
            let seen = state::seen_on(&e.events, day);
            let Some(head) = seen.content_id.filter(|_| seen.state.stands()).and_then(|c| heads.remove(&c)) else {
                continue;
            };
            found.insert(project, EvaluationFacts { filed: head.figures, rechecked: seen.rechecked });
        }
        Ok(found)
    }
}
