//! Boxes with several lines: marks of a review, document and day of an issue.
//!
//! Never here: a rule of the field beyond the bands of points (domain.md §5.1).

use crate::domain::date;
use crate::domain::money::parse_number;
use crate::domain::target::review::{Grade, Item, Points};
use crate::present::strings::Strings;
use crate::present::target;
use crate::tui::effect::Grading;
use crate::tui::parts::form::Form;
use crate::tui::screens::Page;

use super::App;
use super::case::CaseForm;
use super::handling::Doing;
use super::modal::Modal;
use super::monitor::Fill;
use super::rectify::RectifyForm;

/// What is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormFor {
    /// 等级 or points.
    Grade,
    /// 批复文号, 批复日期.
    Issue,
    /// 决定, 核减金额, 理由.
    Decision,
    /// A step on findings.
    Rectify(RectifyForm),
    /// Something that is done with alerts.
    Alerts(Doing),
    /// Something on the monitoring screen.
    Monitor(Fill),
    /// Something with a key evaluation.
    Case(CaseForm),
    /// The score of a spot check.
    SpotCheck,
    /// Points within the band, for a row of an evaluation, from 0.
    Pick(usize),
    /// Another score for a row of an evaluation, from 0.
    Override(usize),
}

/// By the word, its letter, or the first letter of its pinyin.
fn grade_typed(text: &str) -> Option<Grade> {
    match text.to_ascii_lowercase().as_str() {
        "优" | "y" | "a" | "1" => Some(Grade::Excellent),
        "良" | "l" | "b" | "2" => Some(Grade::Good),
        "中" | "z" | "c" | "3" => Some(Grade::Fair),
        "差" | "d" | "4" => Some(Grade::Poor),
        _ => None,
    }
}

/// What the lines of the form of marks say; the line and the reason where they do not.
fn read_grade(form: &Form, s: &Strings) -> Result<Option<Grading>, (usize, &'static str)> {
    let t = &s.targets;
    if (1..=Item::ALL.len()).all(|line| form.text(line).is_empty()) {
        let word = form.text(0);
        return match grade_typed(&word) {
            Some(grade) => Ok(Some(Grading::Grade(grade))),
            None if word.is_empty() => Ok(None),
            None => Err((0, t.grade_bad)),
        };
    }
    let mut points = Points::default();
    for (n, item) in Item::ALL.into_iter().enumerate() {
        let typed = parse_number(&form.text(n + 1)).ok_or((n + 1, t.points_bad))?;
        points.give(item, typed).map_err(|_| (n + 1, t.points_bad))?;
    }
    Ok(Some(Grading::Points(points)))
}

/// Full marks beside the name: `规范完整性 10`.
fn item_lines(s: &'static Strings, given: Option<&Points>) -> Vec<(String, String)> {
    let line = |item: Item| {
        let label = format!("{} {} {}", target::dimension(s, item.dimension()), target::item(s, item), item.full());
        (label, given.and_then(|p| p.of(item)).map(|p| p.normalize().to_string()).unwrap_or_default())
    };
    Item::ALL.map(line).to_vec()
}

impl App {
    pub(super) fn fill_in(&mut self, what: FormFor) {
        let s = self.strings();
        let t = &s.targets;
        let form = match what {
            FormFor::Grade => {
                let kept = match self.pages.last() {
                    Some(Page::Review(r)) => r.grading.as_ref(),
                    _ => None,
                };
                let word = match kept {
                    Some(Grading::Grade(g)) => target::grade(s, *g).to_string(),
                    _ => String::new(),
                };
                let points = match kept {
                    Some(Grading::Points(p)) => Some(p),
                    _ => None,
                };
                let mut lines = vec![(t.col_grade.to_string(), word)];
                lines.extend(item_lines(s, points));
                Form::new(t.grade_title, t.grade_hint, lines)
            }
            // Its own opens it.
            FormFor::Rectify(_) | FormFor::Case(_) => return,
            // Opened where the row or the form is known.
            FormFor::Override(_) | FormFor::Pick(_) | FormFor::SpotCheck => return,
            FormFor::Issue => {
                let day = self.city.as_ref().and_then(|c| c.today).map(|d| d.to_string()).unwrap_or_default();
                let lines = vec![(t.issue_document.to_string(), String::new()), (t.issue_date.to_string(), day)];
                Form::new(t.issue_title, t.issue_hint, lines)
            }
            FormFor::Decision => self.decision_form(s),
            FormFor::Monitor(fill) => self.monitor_form(fill),
            FormFor::Alerts(doing) => self.alert_form(doing),
        };
        self.modals.push(Modal::Form(what, form));
        self.sum_up();
    }

    /// What the lines come to so far.
    pub(super) fn sum_up(&mut self) {
        let (s, Some(Modal::Form(what, form))) = (self.strings(), self.modals.last()) else { return };
        let result = match (what, read_grade(form, s)) {
            (FormFor::Grade, Ok(Some(grading))) => self.graded(&grading),
            (FormFor::Override(_) | FormFor::Pick(_), _) => form.result.clone(),
            (FormFor::Alerts(doing), _) => self.alert_sum(*doing, form),
            (FormFor::Case(what), _) => self.case_sum(*what, form),
            _ => String::new(),
        };
        if let Some(Modal::Form(_, form)) = self.modals.last_mut() {
            form.result = result;
        }
    }

    /// Takes what was filled in, or says which line is not right.
    pub(super) fn filled(&mut self, what: FormFor, mut form: Form) {
        let s = self.strings();
        let refused = match what {
            FormFor::Grade => match read_grade(&form, s) {
                Ok(grading) => {
                    if let Some(Page::Review(r)) = self.pages.last_mut() {
                        r.grading = grading;
                    }
                    None
                }
                Err(refused) => Some(refused),
            },
            FormFor::Rectify(step) => self.rectify_filled(step, &form),
            FormFor::Monitor(fill) => self.monitor_filled(fill, &form),
            FormFor::Alerts(doing) => self.alert_filled(doing, &form),
            FormFor::Case(what) => self.case_filled(what, &form),
            FormFor::Override(row) => self.overridden(row, &form),
            FormFor::Pick(row) => self.points_picked(row, &form),
            FormFor::SpotCheck => self.checked(&form),
            FormFor::Issue => {
                let day = date::parse(&form.text(1), date::Epoch::default()).map(|r| r.day);
                match (form.text(0), day) {
                    (document, _) if document.is_empty() => Some((0, s.targets.issue_no_document)),
                    (_, None) => Some((1, s.targets.issue_bad_date)),
                    (document, Some(day)) => {
                        self.preview_issue(document, day);
                        None
                    }
                }
            }
            FormFor::Decision => self.decision_filled(&form),
        };
        if let Some((line, problem)) = refused {
            form.refuse(line, problem);
            self.modals.push(Modal::Form(what, form));
        }
    }

    /// `等级 良 86.5`
    pub fn graded(&self, grading: &Grading) -> String {
        let s = self.strings();
        let (grade, points) = match grading {
            Grading::Grade(grade) => (Some(*grade), None),
            Grading::Points(points) => {
                let total = points.total().ok();
                (total.zip(self.targets.bands).map(|(t, bands)| bands.grade(t)), total)
            }
        };
        let word = grade.map_or("", |g| target::grade(s, g));
        let points = points.map(|p| p.normalize().to_string()).unwrap_or_default();
        (s.targets.graded)(word, &points)
    }
}
