//! The checks with all they want to know: the year's settings, the budget in
//! force, last year's target, the other forms.

use std::collections::HashMap;

use super::list::ObjectionCounts;
use super::year::{Held, Year};
use crate::domain::date;
use crate::domain::evaluation::Scheme;
use crate::domain::form::{Block, Form, Row};
use crate::domain::indicator::{Reading, Taxonomy};
use crate::domain::monitor::setting::RuleSet;
use crate::domain::target::check::{self, Check, Context, LastRow, LastYear, Peers};
use crate::domain::target::history;
use crate::domain::target::objection::{Certainty, Objection};
use crate::service::Fault;
use crate::service::evaluation;
use crate::service::period::Period;
use crate::store::Store;
use crate::store::evaluation::Results;
use crate::store::target::Owner;

/// What is known beside the forms of a year.
#[derive(Default)]
pub(super) struct Checks {
    /// Last year's targets by project code.
    last: HashMap<String, LastYear>,
    /// How the year is scored.
    scheme: Option<Scheme>,
    peers: Peers,
    /// Which of the peers a content is.
    numbers: HashMap<i64, usize>,
}

impl Checks {
    /// For the forms of a year that are in the store.
    pub fn load(store: &Store, year: &Year) -> Result<Checks, Fault> {
        let mut checks = Checks::before(store, year.period.year)?;
        let open = year.open_contents();
        store.each_target_form(year.period.year, |id, form| {
            if open.contains_key(&id) {
                checks.numbers.insert(id, checks.peers.add(&form));
            }
        })?;
        Ok(checks)
    }

    /// For forms that are on their way in: nothing is known of the others yet.
    pub fn before(store: &Store, year: i16) -> Result<Checks, Fault> {
        let scheme = Some(evaluation::scheme(store, Some(year))?);
        Ok(Checks { last: last_year(store, year)?, scheme, ..Checks::default() })
    }

    /// What the checks object to in a form; `content` is its row where it has one.
    pub fn of(&self, year: &Year, owner: Owner, form: &Form, content: Option<i64>) -> Vec<Objection<Check>> {
        let held = match owner {
            Owner::Project(id) => year.projects.iter().find(|p| p.project.id == id),
            Owner::Department(_) => None,
        };
        let number = content.and_then(|id| self.numbers.get(&id));
        let context = Context { peers: number.map(|n| (&self.peers, *n)), ..self.context(year, held) };
        check::check(form, &context)
    }

    /// What is known beside the form of a project of the year.
    pub fn context<'a>(&'a self, year: &'a Year, held: Option<&'a Held>) -> Context<'a> {
        let rules = &year.rules;
        Context {
            year: Some(year.period.year),
            taxonomy: Taxonomy::from_key(rules.word("target.taxonomy")),
            weight_base: rules.word("target.weight_base").parse().ok(),
            least: least(rules),
            measured: Some(rules.number("target.quantitative_share")),
            copies: usize::try_from(rules.whole("target.copy_limit")).ok(),
            project: held.map(|p| p.project.name.as_str()),
            budget: held.map(|p| p.budget),
            last: held.and_then(|p| self.last.get(&p.project.code)),
            scheme: self.scheme.as_ref(),
            peers: None,
        }
    }
}

fn least(rules: &RuleSet) -> Option<usize> {
    usize::try_from(rules.whole("target.min_indicators")).ok()
}

/// The budgets, and the targets in force, at the end of the year before, by project code.
fn last_year(store: &Store, year: i16) -> Result<HashMap<String, LastYear>, Fault> {
    let before = year - 1;
    let mut found = HashMap::new();
    if !store.years()?.contains(&before) {
        return Ok(found);
    }
    let end = date::last_of_year(before);
    let known = Year::load(store, Period { year: before, as_of: end })?;
    let mut in_force = HashMap::new();
    for held in &known.projects {
        let target = known.targets.get(&Owner::Project(held.project.id));
        let version = target.and_then(|t| history::in_force(&t.versions, end));
        let last = LastYear { budget: Some(held.budget), rows: Vec::new() };
        found.insert(held.project.code.clone(), last);
        let said = version.and_then(|v| v.content_on(end));
        in_force.extend(said.map(|id| (id, (held.project.code.as_str(), held.project.id))));
    }
    let results = store.evaluation_results(before)?;
    store.each_target_form(before, |id, form| {
        let Some((code, project)) = in_force.get(&id) else { return };
        if let Some(last) = found.get_mut(*code) {
            let told = results.get(&Owner::Project(*project));
            let rows = form.rows.into_iter().filter(|r| r.block == Block::Annual && !r.is_blank());
            last.rows = rows.map(|row| last_row(row, told, before)).collect();
        }
    })?;
    Ok(found)
}

/// Actual values come with the self-evaluations.
fn last_row(row: Row, told: Option<&Results>, year: i16) -> LastRow {
    let level2 = row.class().1;
    let actual = told.and_then(|all| all.iter().find(|(name, _)| *name == row.name.text));
    let actual = actual.map(|(_, said)| Reading::parse_in(said, Some(year)).with_class(level2));
    LastRow { level2, actual, name: row.name.text, target: row.reading }
}

/// How many of each certainty.
pub(super) fn counts(objections: &[Objection<Check>]) -> ObjectionCounts {
    let of = |c| objections.iter().filter(|o| o.certainty == c).count();
    ObjectionCounts {
        sure: of(Certainty::Sure),
        judgement: of(Certainty::Judgement),
        doubtful: of(Certainty::Doubtful),
        blocking: objections.iter().filter(|o| o.blocks).count(),
    }
}
