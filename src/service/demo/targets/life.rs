//! What the office did with the targets: took the forms in, sent some back,
//! passed most, issued them with the budget, and adjusted a few in the year.
//! Every step is the service's own; nothing is written past it.

use std::collections::HashMap;
use std::path::Path;

use rust_decimal::Decimal;

use super::super::model::City;
use super::super::{STANDS_ON, YEAR};
use super::course::Course;
use super::files::{self, Parcel};
use super::weak::Fault as Weak;
use super::{BEFORE, Declared, Targets};
use crate::domain::date::Date;
use crate::domain::form::Form;
use crate::domain::target::review::{Grade, Item as Point, Points};
use crate::service::import::Input;
use crate::service::period::Period;
use crate::service::target::import::{self, Imported, Request};
use crate::service::target::list::Item;
use crate::service::target::review::{self, Decision, Verdict};
use crate::service::target::{Queue, list};
use crate::service::{Fault, Progress, Stamp};
use crate::store::Store;

const BEFORE_DECLARED: Date = Date::constant(2019, 10, 28);
const BEFORE_PASSED: Date = Date::constant(2019, 12, 6);

/// The autumn in which the targets of 2021 were declared, and what followed.
const DECLARED: Date = Date::constant(2020, 10, 26);
const SENT_BACK: Date = Date::constant(2020, 11, 16);
const PASSED: Date = Date::constant(2020, 11, 27);
const REJECTED: Date = Date::constant(2020, 12, 18);
/// What had been sent back came once more when money was to be spent.
const ANEW: Date = Date::constant(2021, 7, 26);

/// Tells the files of one call from those of another.
const FIRST: &str = "绩效目标申报";

/// The city with its targets while they go their way.
pub(super) struct Life<'a> {
    pub store: &'a mut Store,
    pub stamp: Stamp,
    pub city: &'a City,
    pub targets: &'a Targets,
    /// Where the files go.
    pub dir: &'a Path,
}

impl Life<'_> {
    /// From the first form to the day on which the city stands.
    pub(super) fn live(&mut self, progress: Progress<'_>) -> Result<(), Fault> {
        self.the_year_before(progress)?;
        self.declare(progress)?;
        self.first_review()?;
        Ok(())
    }

    fn period(&self, year: i16, as_of: Date) -> Period {
        Period { year, as_of }
    }

    /// Writes the forms as departments send them and takes them in.
    fn hand_in(
        &mut self,
        what: &str,
        forms: impl Iterator<Item = (usize, Form)>,
        day: Date,
        progress: Progress<'_>,
    ) -> Result<Imported, Fault> {
        let mut parcels: Vec<Parcel> =
            (0..self.city.departments.len()).map(|department| Parcel { department, forms: Vec::new() }).collect();
        forms.for_each(|(department, form)| parcels[department].forms.push(form));
        let written = files::write(self.city, &parcels, self.dir, what, day)
            .map_err(|e| Fault::Write { file: self.dir.display().to_string(), why: e.to_string() })?;
        let request =
            Request { files: written.into_iter().map(Input::Path).collect(), year: None, day, dry_run: false };
        import::import(self.store, &self.stamp, &request, progress)
    }

    fn department_of(&self, project: usize) -> usize {
        self.city.projects[project].department
    }

    /// Decides on what waits for review on a day and `verdict` has a word for.
    fn review(
        &mut self,
        year: i16,
        day: Date,
        verdict: impl Fn(&Item) -> Option<(Verdict, String, Grade)>,
    ) -> Result<(), Fault> {
        let period = self.period(year, day);
        let waiting = list(self.store, period, Queue::ToReview, &self.stamp.actor)?;
        let decisions: Vec<Decision> = waiting
            .iter()
            .filter_map(|item| {
                let (verdict, note, grade) = verdict(item)?;
                let points = (item.key_monitored && verdict == Verdict::Pass).then(|| points(item));
                let grade = points.is_none().then_some(grade);
                Some(Decision { seen: item.seen()?, verdict, note, points, grade })
            })
            .collect();
        if decisions.is_empty() {
            return Ok(());
        }
        let done = review::review(self.store, &self.stamp, period, &decisions)?;
        review::end(self.store, &self.stamp, done.sitting)?;
        Ok(())
    }

    /// Last year's went without trouble.
    fn the_year_before(&mut self, progress: Progress<'_>) -> Result<(), Fault> {
        let forms: Vec<(usize, Form)> =
            self.targets.before.iter().map(|(p, form)| (self.department_of(*p), form.clone())).collect();
        self.hand_in(&format!("{BEFORE}年{FIRST}"), forms.into_iter(), BEFORE_DECLARED, progress)?;
        self.review(BEFORE, BEFORE_PASSED, |_| Some((Verdict::Pass, String::new(), Grade::Good)))
    }

    /// Forms of 2021 whose money was known in autumn, each department's own first.
    fn declare(&mut self, progress: Progress<'_>) -> Result<(), Fault> {
        let own = self.targets.departments.iter().enumerate().filter(|(d, _)| *d != NEVER_CAME);
        let mut forms: Vec<(usize, Form)> = own.map(|(d, form)| (d, form.clone())).collect();
        let early = self.targets.projects.iter().filter(|d| !d.course.is_late());
        forms.extend(early.filter_map(|d| d.form.clone().map(|form| (self.department_of(d.project), form))));
        self.hand_in(&format!("{YEAR}年{FIRST}"), forms.into_iter(), DECLARED, progress)?;
        Ok(())
    }

    fn first_review(&mut self) -> Result<(), Fault> {
        let targets = self.targets;
        let city = self.city;
        let by_code: HashMap<&str, &Declared> =
            targets.projects.iter().map(|d| (city.projects[d.project].code.as_str(), d)).collect();
        let of = |item: &Item| item.code.as_deref().and_then(|c| by_code.get(c).copied());
        self.review(YEAR, SENT_BACK, |item| {
            let d = of(item)?;
            matches!(d.course, Course::Returned | Course::Waiting)
                .then(|| (Verdict::Return, note(&d.faults), Grade::Fair))
        })?;
        self.review(YEAR, PASSED, |item| match of(item) {
            Some(d) if d.course == Course::Rejected => None,
            Some(d) if d.faults.is_empty() => Some((Verdict::Pass, String::new(), Grade::Excellent)),
            _ => Some((Verdict::Pass, String::new(), Grade::Good)),
        })?;
        self.review(YEAR, REJECTED, |item| {
            let d = of(item)?;
            (d.course == Course::Rejected).then(|| (Verdict::Reject, note(&d.faults), Grade::Poor))
        })
    }
}

/// The department whose own form never came.
const NEVER_CAME: usize = 84;

/// What a reviewer writes who sends a form back.
fn note(faults: &[Weak]) -> String {
    faults.iter().map(|f| f.note()).collect::<Vec<_>>().join("；")
}

/// Points of one who looks closely: nearly full, by the item's own lot.
fn points(item: &Item) -> Points {
    let mut points = Points::default();
    for (n, of) in Point::ALL.into_iter().enumerate() {
        let less = i64::from((item.name.len() + n * 7).is_multiple_of(3));
        // One less than the full marks is within range: all are 10 or 15.
        let _ = points.give(of, of.full() - Decimal::from(less));
    }
    points
}
