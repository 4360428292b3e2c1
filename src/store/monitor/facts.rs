//! The monitoring rounds of a year as the rules see them.

use std::collections::HashMap;

use super::value::all_reported;
use super::{forms, rounds};
use crate::domain::date::Date;
use crate::domain::monitor::record::{RoundRecord, Seen};
use crate::domain::monitor::reported::{MonitorForm, MonitoringFacts, Round};
use crate::domain::target::history;
use crate::store::target::{Owner, TargetRow};
use crate::store::{Store, StoreError};

impl Store {
    /// The rounds that a project with a target in force takes part in, with its
    /// forms as they stood on the day `known_by`; by project. Of the forms of a project only
    /// the one that tells its progress bears its values, and the last one.
    ///
    /// # Errors
    /// What the file says.
    pub(in crate::store) fn monitoring_facts(
        &self,
        year: i16,
        as_of: Date,
        known_by: Date,
        targets: &[TargetRow],
    ) -> Result<HashMap<i64, MonitoringFacts>, StoreError> {
        let mut rounds = rounds(&self.db, year)?;
        rounds.retain(|r| r.opening.cutoff <= as_of);
        rounds.sort_by_key(|r| (r.opening.cutoff, r.opening.months));
        if rounds.is_empty() {
            return Ok(HashMap::new());
        }
        let forms = forms(&self.db, year)?;
        let reported = self.reported_counts(year)?;
        let mut found: HashMap<i64, MonitoringFacts> = HashMap::new();
        let mut wanted: HashMap<i64, (i64, usize)> = HashMap::new();
        for target in targets {
            let Owner::Project(project) = target.owner else { continue };
            let mut facts = MonitoringFacts::default();
            let mut seen: Vec<Option<Seen>> = Vec::new();
            for round in &rounds {
                let form = forms.get(&(round.id, project)).and_then(|f| f.as_seen_on(known_by));
                if form.is_some() || history::in_force(&target.versions, round.opening.cutoff).is_some() {
                    facts.rounds.push(told(round, form));
                    seen.push(form);
                }
            }
            for (n, content) in telling(&seen, &reported) {
                wanted.insert(content, (project, n));
            }
            if !facts.rounds.is_empty() {
                found.insert(project, facts);
            }
        }
        let mut contents: Vec<i64> = wanted.keys().copied().collect();
        contents.sort_unstable();
        all_reported(&self.db, &contents, |content, value| {
            let place = wanted.get(&content).and_then(|(project, n)| found.get_mut(project)?.rounds.get_mut(*n));
            if let Some(form) = place.and_then(|round| round.form.as_mut()) {
                form.values.push(value);
            }
        })?;
        Ok(found)
    }

    /// How many indicators each content of a year has a value for.
    fn reported_counts(&self, year: i16) -> Result<HashMap<i64, i64>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select c.id, c.reported from monitor_round m
             join monitor_form f on f.round_id = m.id
             join monitor_content c on c.form_id = f.id and c.live = 1
             where m.year = ?1",
        )?;
        Ok(st.query_map([year], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<Result<_, _>>()?)
    }
}

fn told(round: &RoundRecord, form: Option<Seen>) -> Round {
    let o = round.opening;
    let form = form.map(|s| MonitorForm { state: s.state, filed: s.filed, returned: s.returned, values: Vec::new() });
    Round { months: o.months, cutoff: o.cutoff, due: o.due, form }
}

/// Which of a project's forms must bear their values: the last round's, and the
/// last that stands and says anything.
fn telling(seen: &[Option<Seen>], reported: &HashMap<i64, i64>) -> Vec<(usize, i64)> {
    let says = |s: &Seen| s.state.stands() && reported.get(&s.content_id).is_some_and(|n| *n > 0);
    let last = seen.iter().enumerate().next_back().and_then(|(n, s)| s.map(|s| (n, s.content_id)));
    let telling = seen.iter().enumerate().rev().find_map(|(n, s)| s.filter(says).map(|s| (n, s.content_id)));
    let mut both: Vec<(usize, i64)> = last.into_iter().chain(telling).collect();
    both.dedup();
    both
}
