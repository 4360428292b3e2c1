//! What becomes of each target of 2021: most are issued with the budget; every
//! other way that a target can go occurs more than once.

use super::families::Family;
use super::weak::Fault;
use crate::domain::date::Date;
use crate::service::demo::fates::Fate;
use crate::service::demo::model::{City, Project};
use crate::service::demo::random::Random;
use crate::service::demo::{YEAR, model};

/// The course of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Course {
    /// Passed in the autumn and issued with the budget.
    Issued,
    /// Never declared.
    Missing,
    /// Stopped by its own marks; the unit has not yet filled it in anew.
    Draft,
    /// Sent back; nothing came since.
    Returned,
    /// Not good enough; the money may not be arranged.
    Rejected,
    /// Sent back, filled in anew, and waiting for review.
    Waiting,
    /// The money came in the year; so did the target, which passed.
    IssuedLate,
    /// The money came in the year; the target waits for review.
    WaitingLate,
    /// Adjusted in the year: a second version is in force.
    Adjusted,
    /// The department asks for an adjustment.
    AdjustmentWaits,
    /// An adjustment was refused: the first version stays.
    AdjustmentRefused,
    /// The budget was taken back, and the target with it.
    Cancelled,
}

impl Course {
    /// Whether there is a form at all.
    pub(super) fn is_declared(self) -> bool {
        self != Course::Missing
    }

    /// Whether the money came in the course of the year.
    pub(super) fn is_late(self) -> bool {
        matches!(self, Course::IssuedLate | Course::WaitingLate)
    }

    /// Whether a second version is asked for.
    pub(super) fn asks_again(self) -> bool {
        matches!(self, Course::Adjusted | Course::AdjustmentWaits | Course::AdjustmentRefused)
    }

    /// Whether the reviewer found something in it.
    fn draws_faults(self) -> bool {
        matches!(self, Course::Returned | Course::Rejected | Course::Waiting | Course::WaitingLate)
    }
}

/// Course, how many, and of which fate.
const SHARES: [(Course, usize, Fate); 11] = [
    (Course::Missing, 2, Fate::LateMoney),
    (Course::WaitingLate, 3, Fate::LateMoney),
    (Course::Adjusted, 3, Fate::Adjusted),
    (Course::AdjustmentWaits, 2, Fate::Adjusted),
    (Course::AdjustmentRefused, 1, Fate::AdjustedMuch),
    (Course::Cancelled, 1, Fate::Withdrawn),
    (Course::Missing, 4, Fate::Steady),
    (Course::Draft, 2, Fate::Steady),
    (Course::Returned, 3, Fate::Steady),
    (Course::Rejected, 2, Fate::Steady),
    (Course::Waiting, 6, Fate::Steady),
];

/// 分; from here on nobody lets a target go astray.
const LARGE: i64 = 1_500_000_000;

/// So many of a hundred forms that passed are weak all the same.
const WEAK: i64 = 8;

/// A project of 2021 and what becomes of its target.
pub(super) struct Lot {
    pub(super) project: usize,
    pub(super) course: Course,
    pub(super) faults: Vec<Fault>,
}

/// One lot a project of 2021, in the order of its list.
pub(super) fn assign(city: &City) -> Vec<Lot> {
    let mut lots: Vec<Lot> =
        city.of_year(YEAR).map(|y| Lot { project: y.project, course: Course::Issued, faults: Vec::new() }).collect();
    let mut order: Vec<usize> = (0..lots.len()).filter(|i| ordinary(&city.projects[lots[*i].project])).collect();
    Random::of("courses", 0).shuffle(&mut order);
    for (course, count, fate) in SHARES {
        let fits = |i: &usize| lots[*i].course == Course::Issued && city.projects[lots[*i].project].fate == fate;
        let mut chosen: Vec<usize> = order.iter().copied().filter(fits).collect();
        if fate == Fate::LateMoney {
            // Those whose money came first are late by now, the last ones still wait.
            chosen.sort_by_key(|i| first_money(city, lots[*i].project));
            if course == Course::WaitingLate {
                chosen.reverse();
            }
        }
        chosen.truncate(count);
        debug_assert_eq!(chosen.len(), count, "{course:?}");
        for i in chosen {
            lots[i].course = course;
        }
    }
    let late = |l: &&mut Lot| l.course == Course::Issued && city.projects[l.project].fate == Fate::LateMoney;
    for lot in lots.iter_mut().filter(late) {
        let exempt = is_exempt(&city.projects[lot.project]);
        lot.course = if exempt { Course::Missing } else { Course::IssuedLate };
    }
    find_faults(city, &mut lots);
    lots
}

/// Whether its target may go astray: neither large nor one that the report
/// names, and not of the kind that needs no target.
fn ordinary(p: &Project) -> bool {
    !p.named && p.budget < LARGE && !is_exempt(p)
}

/// 人员类 needs no target.
fn is_exempt(p: &Project) -> bool {
    p.category.starts_with('1')
}

/// The day on which a project's first money of the year was issued.
fn first_money(city: &City, project: usize) -> Option<Date> {
    let of = |q: &&model::Quota| q.project == project && q.year == YEAR;
    city.quotas.iter().filter(of).map(|q| q.issued).min()
}

fn find_faults(city: &City, lots: &mut [Lot]) {
    let mut turn = Fault::PASSING.iter().cycle().copied();
    for lot in lots.iter_mut() {
        let project = &city.projects[lot.project];
        let mut random = Random::of("faults", lot.project);
        let weak = ordinary(project) && random.chance(WEAK);
        match lot.course {
            Course::Draft => lot.faults.push(Fault::MarksOff),
            course if course.draws_faults() || (weak && course == Course::Issued) => {
                lot.faults.extend(turn.next());
                if course.draws_faults() || random.chance(25) {
                    lot.faults.extend(turn.next());
                }
            }
            _ => {}
        }
        let can = |f: Fault| match f {
            // Nothing was asked a year before of what did not yet exist.
            Fault::BelowLastYear => project.first_year < YEAR,
            Fault::Copied => has_look_alike(city, lot.project),
            _ => true,
        };
        lot.faults.iter_mut().filter(|f| !can(**f)).for_each(|f| *f = Fault::Vague);
        lot.faults.dedup();
    }
}

/// Whether another department has a project of the same family.
fn has_look_alike(city: &City, project: usize) -> bool {
    let p = &city.projects[project];
    let family = Family::of(&p.name);
    let others = || city.projects.iter().filter(|o| o.last_year == YEAR && o.department != p.department);
    others().any(|o| std::ptr::eq(Family::of(&o.name), family))
}
