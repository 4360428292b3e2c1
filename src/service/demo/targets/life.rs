//! What the office did with the targets: took the forms in, sent some back,
//! passed most, issued them with the budget, and adjusted a few in the year.
//! Every step is the service's own; nothing is written past it.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use rust_decimal::Decimal;

use super::course::Course;
use super::files::{self, Parcel};
use super::{BEFORE, Declared, SENT_BACK, Targets, weak};
use crate::domain::date::Date;
use crate::domain::form::Form;
use crate::domain::target::review::{Grade, Item as Point, Points};
use crate::service::demo::YEAR;
use crate::service::demo::calendar::plus;
use crate::service::demo::model::City;
use crate::service::import::Input;
use crate::service::period::Period;
use crate::service::target::import::{self, Request};
use crate::service::target::list::{self, Item};
use crate::service::target::review::{self, Decision, Verdict};
use crate::service::target::{Queue, Subject, adjust, issue};
use crate::service::{Fault, Progress, Stamp};
use crate::store::Store;

/// A day of the year before the sample's, and of the sample's own.
const fn autumn(month: i8, day: i8) -> Date {
    Date::constant(YEAR - 1, month, day)
}
const fn within(month: i8, day: i8) -> Date {
    Date::constant(YEAR, month, day)
}

/// Last year's: declared, passed, issued.
const OLD_DAYS: [Date; 3] = [Date::constant(2019, 10, 28), Date::constant(2019, 12, 6), Date::constant(2020, 3, 20)];
const OLD_DOCUMENT: &str = "饶财预〔2020〕9号";

/// The targets of the year: declared, sent back, passed, rejected.
const DECLARED: Date = autumn(10, 26);
const RETURNED: Date = autumn(11, 16);
const PASSED: Date = autumn(11, 27);
const REJECTED: Date = autumn(12, 18);

/// The budget reached the units in two batches.
const ISSUES: [(Date, &str); 2] = [(within(2, 26), "饶财预〔2021〕6号"), (within(3, 17), "饶财预〔2021〕11号")];

/// Targets of money that came in early summer.
const LATE: Date = within(7, 12);

/// What had been sent back comes once more, now that the money is to be spent.
const ANEW: Date = within(7, 26);

/// The city with its targets while they go their way.
pub(super) struct Life<'a> {
    pub(super) store: &'a mut Store,
    pub(super) stamp: Stamp,
    pub(super) city: &'a City,
    pub(super) targets: &'a Targets,
    /// Where the files go.
    pub(super) dir: &'a Path,
}

impl<'a> Life<'a> {
    /// From the first form to the day on which the city stands.
    pub(super) fn live(&mut self, progress: Progress<'_>) -> Result<(), Fault> {
        self.the_year_before(progress)?;
        self.declare(progress)?;
        self.first_review()?;
        for (day, document) in ISSUES {
            self.issue(YEAR, day, document)?;
        }
        self.adjust()?;
        self.cancel()?;
        self.late(progress)?;
        self.ask(Course::AdjustmentWaits, ANEW)?;
        self.anew(progress)
    }

    fn of(&self, course: Course) -> impl Iterator<Item = &'a Declared> + use<'a> {
        self.targets.projects.iter().filter(move |d| d.course == course)
    }

    fn code(&self, d: &Declared) -> &'a str {
        &self.city.projects[d.project].code
    }

    /// One parcel a department, named after it.
    fn by_department(&self, what: &str, forms: impl Iterator<Item = (usize, Form)>) -> Vec<Parcel> {
        let mut by: BTreeMap<usize, Vec<Form>> = BTreeMap::new();
        forms.for_each(|(department, form)| by.entry(department).or_default().push(form));
        let name = |d: usize| format!("{what}-{}{}", self.city.departments[d].code, self.city.departments[d].name);
        by.into_iter().map(|(d, forms)| Parcel { name: name(d), forms }).collect()
    }

    fn with_department(&self, d: &Declared, form: &Form) -> (usize, Form) {
        (self.city.projects[d.project].department, form.clone())
    }

    fn write(&self, parcels: &[Parcel], day: Date) -> Result<Vec<PathBuf>, Fault> {
        files::write(parcels, self.dir, day)
            .map_err(|e| Fault::Write { file: self.dir.display().to_string(), why: e.to_string() })
    }

    /// Writes the forms as they are sent and takes them in.
    fn hand_in(&mut self, parcels: &[Parcel], day: Date, progress: Progress<'_>) -> Result<(), Fault> {
        let files = self.write(parcels, day)?.into_iter().map(Input::Path).collect();
        let request = Request { files, year: None, day, dry_run: false };
        import::import(self.store, &self.stamp, &request, progress)?;
        Ok(())
    }

    /// What stands in a queue on a day.
    fn queue(&self, year: i16, day: Date, queue: Queue) -> Result<Vec<Item>, Fault> {
        let mut items = list::unjudged(self.store, Period { year, as_of: day })?;
        items.retain(|i| queue.holds(i, &self.stamp.actor));
        Ok(items)
    }

    /// What stands in a queue on a day, of projects of a course.
    fn queue_of(&self, course: Course, day: Date, queue: Queue) -> Result<Vec<Item>, Fault> {
        let codes: Vec<&str> = self.of(course).map(|d| self.code(d)).collect();
        let mut items = self.queue(YEAR, day, queue)?;
        items.retain(|i| i.code.as_deref().is_some_and(|c| codes.contains(&c)));
        Ok(items)
    }

    /// Decides on what waits for review on a day and `verdict` has a word for.
    fn review(
        &mut self,
        year: i16,
        day: Date,
        verdict: impl Fn(&Item) -> Option<(Verdict, String, Grade)>,
    ) -> Result<(), Fault> {
        let decide = |item: &Item| {
            let (verdict, note, grade) = verdict(item)?;
            let points = (item.key_monitored && verdict == Verdict::Pass).then(|| points(item));
            let grade = points.is_none().then_some(grade);
            Some(Decision { seen: item.seen()?, verdict, note, points, grade })
        };
        let decisions: Vec<Decision> = self.queue(year, day, Queue::ToReview)?.iter().filter_map(decide).collect();
        if decisions.is_empty() {
            return Ok(());
        }
        let done = review::review(self.store, &self.stamp, Period { year, as_of: day }, &decisions)?;
        review::end(self.store, &self.stamp, done.sitting)?;
        Ok(())
    }

    fn issue(&mut self, year: i16, day: Date, document: &str) -> Result<(), Fault> {
        let request = issue::Request { which: issue::Which::Approved, document: document.into(), day };
        issue::issue(self.store, &self.stamp, Period { year, as_of: day }, &request)?;
        Ok(())
    }

    /// Last year's went without trouble and lie in one file, as an archive keeps them.
    fn the_year_before(&mut self, progress: Progress<'_>) -> Result<(), Fault> {
        let [declared, passed, issued] = OLD_DAYS;
        let own = self.targets.departments_before.iter();
        let forms = own.chain(self.targets.before.iter().map(|(_, form)| form)).cloned().collect();
        let archive = Parcel { name: format!("{BEFORE}年绩效目标汇总"), forms };
        self.hand_in(&[archive], declared, progress)?;
        self.review(BEFORE, passed, |_| Some((Verdict::Pass, String::new(), Grade::Good)))?;
        self.issue(BEFORE, issued, OLD_DOCUMENT)
    }

    /// Forms whose money was known in autumn, each department's own first.
    fn declare(&mut self, progress: Progress<'_>) -> Result<(), Fault> {
        let targets = self.targets;
        let own = targets.departments.iter().enumerate().filter_map(|(d, form)| Some((d, form.clone()?)));
        let early = targets.projects.iter().filter(|d| !d.course.is_late());
        let forms = early.filter_map(|d| Some(self.with_department(d, d.first.as_ref().or(d.form.as_ref())?)));
        let parcels = self.by_department(&format!("{YEAR}年绩效目标"), own.chain(forms));
        self.hand_in(&parcels, DECLARED, progress)
    }

    fn first_review(&mut self) -> Result<(), Fault> {
        let by_code: HashMap<&str, &Declared> = self.targets.projects.iter().map(|d| (self.code(d), d)).collect();
        let of = |item: &Item| item.code.as_deref().and_then(|c| by_code.get(c).copied());
        let weak_department: Vec<&str> = SENT_BACK.iter().map(|d| self.city.departments[*d].code.as_str()).collect();
        self.review(YEAR, RETURNED, |item| {
            let back = |note: String| (Verdict::Return, note, Grade::Fair);
            match of(item) {
                Some(d) => matches!(d.course, Course::Returned | Course::Waiting).then(|| back(weak::note(&d.faults))),
                None => {
                    let code = item.code.as_deref().unwrap_or_default();
                    weak_department.contains(&code).then(|| back(weak::note(&[weak::Fault::Vague])))
                }
            }
        })?;
        self.review(YEAR, PASSED, |item| match of(item) {
            Some(d) if d.course == Course::Rejected => None,
            Some(d) if !d.faults.is_empty() => Some((Verdict::Pass, String::new(), Grade::Good)),
            _ => Some((Verdict::Pass, String::new(), Grade::Excellent)),
        })?;
        self.review(YEAR, REJECTED, |item| {
            let d = of(item).filter(|d| d.course == Course::Rejected)?;
            Some((Verdict::Reject, weak::note(&d.faults), Grade::Poor))
        })
    }

    /// Asks for a second version of each project of a course.
    fn ask(&mut self, course: Course, day: Date) -> Result<(), Fault> {
        for d in self.of(course) {
            let Some(form) = &d.second else { continue };
            let parcel = Parcel { name: format!("目标调整-{}", form.project.text), forms: vec![form.clone()] };
            for path in self.write(&[parcel], day)? {
                let source = import::read(&Input::Path(path), &mut |_, _| true)?;
                let subject = Subject::Project(self.code(d).into());
                let period = Period { year: YEAR, as_of: day };
                adjust::request(self.store, &self.stamp, period, &subject, source, ADJUST_REASON)?;
            }
        }
        Ok(())
    }

    /// Second versions: granted, or refused.
    fn adjust(&mut self) -> Result<(), Fault> {
        self.ask(Course::Adjusted, within(5, 31))?;
        let day = within(6, 11);
        for (n, item) in self.queue_of(Course::Adjusted, day, Queue::ToReview)?.iter().enumerate() {
            let Some(seen) = item.seen() else { continue };
            adjust::grant(self.store, &self.stamp, YEAR, &seen, &format!("饶财绩〔2021〕{}号", 14 + n), day)?;
        }
        self.ask(Course::AdjustmentRefused, within(6, 7))?;
        let day = within(6, 18);
        for item in self.queue_of(Course::AdjustmentRefused, day, Queue::ToReview)? {
            let Some(seen) = item.seen() else { continue };
            adjust::refuse(self.store, &self.stamp, YEAR, &seen, REFUSE_REASON, day)?;
        }
        Ok(())
    }

    /// No money, no target.
    fn cancel(&mut self) -> Result<(), Fault> {
        let day = within(7, 5);
        for item in self.queue_of(Course::Cancelled, day, Queue::Reviewed)? {
            let Some(seen) = item.seen() else { continue };
            adjust::cancel(self.store, &self.stamp, YEAR, &seen, CANCEL_REASON, day)?;
        }
        Ok(())
    }

    /// Money that came in the year, and the targets that followed it.
    fn late(&mut self, progress: Progress<'_>) -> Result<(), Fault> {
        for (course, day) in [(Course::IssuedLate, LATE), (Course::WaitingLate, ANEW)] {
            let named = |form: &Form| format!("追加项目绩效目标-{}", form.project.text);
            let forms = self.of(course).filter_map(|d| d.form.as_ref());
            let parcels: Vec<Parcel> =
                forms.map(|form| Parcel { name: named(form), forms: vec![form.clone()] }).collect();
            self.hand_in(&parcels, day, progress)?;
            if course == Course::IssuedLate {
                self.review(YEAR, plus(day, 3), |_| Some((Verdict::Pass, String::new(), Grade::Good)))?;
                self.issue(YEAR, plus(day, 5), "饶财预〔2021〕31号")?;
            }
        }
        Ok(())
    }

    /// The second round of what was sent back in autumn.
    fn anew(&mut self, progress: Progress<'_>) -> Result<(), Fault> {
        let forms = self.of(Course::Waiting).filter_map(|d| Some(self.with_department(d, d.form.as_ref()?)));
        let parcels = self.by_department(&format!("{YEAR}年绩效目标修改稿"), forms);
        self.hand_in(&parcels, ANEW, progress)
    }
}

const ADJUST_REASON: &str = "年中追加预算，工作量相应增加，申请同步调整绩效目标";
const REFUSE_REASON: &str = "预算调整幅度与指标调整幅度不匹配，维持原目标";
const CANCEL_REASON: &str = "项目预算已全部收回";

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
