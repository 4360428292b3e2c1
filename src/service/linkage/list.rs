//! The list: grade, proposal, decision and draft of every project that one of
//! them speaks of.

use std::collections::{HashMap, HashSet};

use crate::domain::linkage::{self, Action, Basis, Case, Findings, Outcome, Policy, Source};
use crate::domain::money::Money;
use crate::domain::monitor::lines;
use crate::domain::org::fold_name;
use crate::domain::project::Project;
use crate::domain::target::review::Grade;
use crate::service::known::{Known, findings, known};
use crate::service::period::Period;
use crate::service::{DEFAULT_PLACE, Fault, rules};
use crate::store::Store;
use crate::store::linkage::{DecisionRow, DraftRow, ProposalRow};

/// A project with all that bears on its next budget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its master data.
    pub project: Project,
    /// This year's budget on the day.
    pub budget: Money,
    /// The grade on record on the day; the proposal may rest on another.
    pub grade: Option<(Source, Grade)>,
    /// What is to be rectified.
    pub findings: Findings,
    /// The newest proposal.
    pub proposal: Option<ProposalRow>,
    /// The newest word on it.
    pub decision: Option<DecisionRow>,
    /// What next year's draft arranges; nothing while the department's draft is
    /// not there.
    pub draft: Option<Money>,
}

impl Line {
    /// What is held against the draft; nothing without a proposal.
    pub fn case(&self) -> Option<Case> {
        let p = self.proposal.as_ref()?;
        let (cut, suspend) = self.decision.as_ref().map_or((p.cut, p.suspend), |d| (d.cut, d.suspend));
        Some(Case { budget: p.budget, cut, suspend, findings: self.findings, draft: self.draft })
    }

    /// What the draft makes of it.
    pub fn outcome(&self) -> Option<Outcome> {
        self.case().map(|c| linkage::compare(&c))
    }

    /// What is proposed, or decided since.
    pub fn action(&self) -> Option<Action> {
        let case = self.case()?;
        let grade = self.proposal.as_ref().and_then(|p| p.grade);
        Some(linkage::action(grade, case.cut, case.budget, case.suspend))
    }
}

/// Sums over lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Sums {
    pub proposals: usize,
    pub decided: usize,
    pub asked: Money,
    /// What the drafts arrange less, as far as it was asked for.
    pub reduced: Money,
    /// What is still to be taken out of the drafts.
    pub missing: Money,
    /// In the order of [`Outcome::ALL`].
    pub outcomes: [usize; 6],
}

/// Adds lines up.
pub fn sums<'a>(lines: impl Iterator<Item = &'a Line>) -> Sums {
    let mut out = Sums::default();
    for line in lines {
        let Some(case) = line.case() else { continue };
        out.proposals += 1;
        out.decided += usize::from(line.decision.is_some());
        out.asked += case.asked();
        let reduced = case.reduced().unwrap_or_default().max(Money::ZERO);
        out.reduced += reduced.min(case.asked());
        out.missing += case.missing().unwrap_or_default();
        out.outcomes[linkage::compare(&case) as usize] += 1;
    }
    out
}

/// A year as the use of results sees it.
pub(super) struct Year {
    pub policy: Policy,
    pub projects: Vec<(Project, Money)>,
    pub known: HashMap<String, Known>,
    classified: HashSet<String>,
}

impl Year {
    pub fn load(store: &Store, period: Period) -> Result<Year, Fault> {
        let policy = Policy::of(&rules::in_force(store, period.as_of)?);
        let mut projects = Vec::new();
        store.budgets(period.year, period.as_of, |row, facts| {
            let quotas = lines::quotas_in_force(&facts, period.year, period.as_of);
            projects.push((row.project, quotas.iter().map(|q| q.amount).sum()));
            true
        })?;
        projects.sort_by(|(a, _), (b, _)| a.code.cmp(&b.code));
        Ok(Year { policy, projects, known: known(store, period)?, classified: store.classified()? })
    }

    pub fn basis(&self, code: &str, budget: Money) -> Basis {
        let k = self.known.get(code).copied().unwrap_or_default();
        Basis {
            key_evaluation: k.key_evaluation,
            department_evaluation: k.department_evaluation,
            self_evaluation: k.self_evaluation,
            budget,
            findings: k.findings,
            suggested: if k.cancel { budget } else { k.suggested },
            hold: k.hold,
        }
    }

    /// The project of a code, with its budget.
    pub fn project(&self, code: &str) -> Option<&(Project, Money)> {
        self.projects.iter().find(|(p, _)| p.code == code)
    }

    /// Whether a project is named nowhere.
    pub fn is_classified(&self, code: &str) -> bool {
        self.classified.contains(code)
    }
}

/// Every project of the year with a grade, a finding, a proposal or a word on
/// it: the weightiest cut first, then by code.
///
/// # Errors
/// What the store says.
pub fn list(store: &Store, period: Period) -> Result<Vec<Line>, Fault> {
    let year = Year::load(store, period)?;
    let mut proposals = newest(store.linkage_proposals(period.year, period.as_of)?, |p| p.project_id);
    let mut decisions = newest(store.linkage_decisions(period.year, period.as_of)?, |d| d.proposal_id);
    let drafts = Drafts::of(store.draft_budget(period.year + 1)?);
    let mut out = Vec::new();
    for (project, budget) in &year.projects {
        let basis = year.basis(&project.code, *budget);
        let grade = basis.grade(&year.policy);
        let proposal = proposals.remove(&project.id);
        let spoken_of = grade.is_some() || basis.findings.total > 0 || proposal.is_some();
        if !spoken_of || year.is_classified(&project.code) {
            continue;
        }
        let decision = proposal.as_ref().and_then(|p| decisions.remove(&p.id));
        let draft = drafts.of_project(project);
        let (project, budget, findings) = (project.clone(), *budget, basis.findings);
        out.push(Line { project, budget, grade, findings, proposal, decision, draft });
    }
    let weight = |l: &Line| l.case().map_or(Money::ZERO, |c| c.asked());
    out.sort_by(|a, b| weight(b).cmp(&weight(a)).then_with(|| a.project.code.cmp(&b.project.code)));
    Ok(out)
}

/// Of each key the last row.
pub(super) fn newest<T>(rows: Vec<T>, key: impl Fn(&T) -> i64) -> HashMap<i64, T> {
    rows.into_iter().map(|r| (key(&r), r)).collect()
}

/// Draft budgets by department, and there by code and by name.
struct Drafts {
    departments: HashSet<i64>,
    by_code: HashMap<(i64, String), Money>,
    by_name: HashMap<(i64, String), Money>,
}

impl Drafts {
    fn of(rows: Vec<DraftRow>) -> Drafts {
        let mut out = Drafts { departments: HashSet::new(), by_code: HashMap::new(), by_name: HashMap::new() };
        for row in rows {
            out.departments.insert(row.department_id);
            let name = fold_name(&row.name, DEFAULT_PLACE);
            *out.by_code.entry((row.department_id, row.code)).or_default() += row.amount;
            *out.by_name.entry((row.department_id, name)).or_default() += row.amount;
        }
        out
    }

    /// By its code, else by its name: a project may be given a new code with the
    /// year. What its department's draft leaves out is arranged nothing.
    fn of_project(&self, p: &Project) -> Option<Money> {
        if !self.departments.contains(&p.department_id) {
            return None;
        }
        let by_code = self.by_code.get(&(p.department_id, p.code.clone()));
        let by_name = || self.by_name.get(&(p.department_id, fold_name(&p.name, DEFAULT_PLACE)));
        Some(by_code.or_else(by_name).copied().unwrap_or_default())
    }
}

/// Project codes whose next budget is suspended on the day by a proposal or a
/// decision that holds, with its text: of this year or of the year before.
///
/// # Errors
/// What the store says.
pub fn frozen(store: &Store, period: Period) -> Result<HashMap<String, String>, Fault> {
    let mut out = HashMap::new();
    for year in [period.year - 1, period.year] {
        let of = Period { year, ..period };
        let proposals = newest(store.linkage_proposals(year, of.as_of)?, |p| p.project_id);
        if proposals.is_empty() {
            continue;
        }
        let decisions = newest(store.linkage_decisions(year, of.as_of)?, |d| d.proposal_id);
        let known = findings(store, of)?;
        for row in store.projects(year, of.as_of)? {
            let Some(p) = proposals.get(&row.project.id) else { continue };
            let suspend = decisions.get(&p.id).map_or(p.suspend, |d| d.suspend);
            let rectified = known.get(&row.project.code).is_some_and(|k| k.findings.rectified());
            if suspend && !rectified {
                out.insert(row.project.code, p.text.clone());
            }
        }
    }
    Ok(out)
}
