//! Money against results: every project in its quadrant. Where it stands is
//! told by `domain::monitor::quadrant`.

use super::period::Period;
use super::survey::{JudgedProject, Survey};
use crate::domain::money::Money;
use crate::domain::monitor::quadrant::{Boundaries, Place, Quadrant, place};

/// A project with its place.
#[derive(Debug, Clone, Copy)]
pub struct Placed<'s> {
    /// As judged.
    pub judged: &'s JudgedProject,
    /// Nothing without a budget or before a round told how far its targets have come.
    pub place: Option<Place>,
}

impl Placed<'_> {
    /// Its quadrant.
    pub fn quadrant(&self) -> Option<Quadrant> {
        self.place.map(|p| p.quadrant)
    }
}

/// What stands in a quadrant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct QuadrantSum {
    pub projects: usize,
    pub budget: Money,
    pub paid: Money,
    pub idle: Money,
}

/// All projects of a survey by quadrant.
#[derive(Debug, Clone)]
pub struct Quadrants<'s> {
    /// For which year and day.
    pub period: Period,
    /// The most idle money first, then the largest budget, then by code.
    pub projects: Vec<Placed<'s>>,
}

/// Places all projects of a survey.
pub fn quadrants(survey: &Survey) -> Quadrants<'_> {
    let mut projects: Vec<Placed<'_>> = survey.projects.iter().map(|p| placed(survey, p)).collect();
    projects.sort_by(|a, b| {
        let (x, y) = (a.judged, b.judged);
        y.idle
            .cmp(&x.idle)
            .then_with(|| y.figures.budget.cmp(&x.figures.budget))
            .then_with(|| x.project.code.cmp(&y.project.code))
    });
    Quadrants { period: survey.period, projects }
}

fn placed<'s>(survey: &Survey, judged: &'s JudgedProject) -> Placed<'s> {
    // As the judge has it: a project all of one fund type is held to what is set apart for that type.
    let first = judged.lines.first().map(|l| &l.key.fund);
    let whole = first.filter(|f| judged.lines.iter().all(|l| l.key.fund == **f));
    let boundaries = Boundaries::of(&survey.rules.of(&judged.project, whole));
    Placed { judged, place: place(&judged.figures, judged.attainment.as_ref(), &boundaries) }
}

impl Quadrants<'_> {
    /// What stands in a quadrant; `None` for those that have no place.
    pub fn sum(&self, quadrant: Option<Quadrant>) -> QuadrantSum {
        let own = self.projects.iter().filter(|p| p.quadrant() == quadrant);
        own.fold(QuadrantSum::default(), |s, p| QuadrantSum {
            projects: s.projects + 1,
            budget: s.budget + p.judged.figures.budget,
            paid: s.paid + p.judged.figures.paid,
            idle: s.idle + p.judged.idle,
        })
    }
}
