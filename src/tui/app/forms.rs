//! Boxes with several lines: marks of a review, document and day of an issue.
//!
//! Never here: a rule of the field beyond the bands of points (domain.md §5.1).

use rust_decimal::Decimal;

use crate::domain::date;
use crate::domain::money::parse_number;
use crate::present::strings::Strings;
use crate::tui::effect::Grading;
use crate::tui::parts::form::Form;
use crate::tui::rows::targets::Grade;
use crate::tui::screens::Page;

use super::App;
use super::modal::Modal;

/// What is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormFor {
    /// 等级 or points.
    Grade,
    /// 批复文号, 批复日期.
    Issue,
}

/// Most points of each item, in the order of the form.
const MOST: [i64; 8] = [10, 10, 15, 15, 15, 15, 10, 10];

/// The word and the points of marks.
pub fn grade_of(grading: &Grading) -> (Grade, Option<Decimal>) {
    match grading {
        Grading::Grade(grade) => (*grade, None),
        Grading::Points(points) => {
            let sum: Decimal = points.iter().sum();
            let at_least = |n: i64| sum >= Decimal::from(n);
            let grade = match () {
                () if at_least(90) => Grade::Excellent,
                () if at_least(80) => Grade::Good,
                () if at_least(60) => Grade::Fair,
                () => Grade::Poor,
            };
            (grade, Some(sum))
        }
    }
}

/// 优, 良, 中, 差.
pub fn grade_word(s: &Strings, grade: Grade) -> &'static str {
    let t = &s.targets;
    match grade {
        Grade::Excellent => t.grade_excellent,
        Grade::Good => t.grade_good,
        Grade::Fair => t.grade_fair,
        Grade::Poor => t.grade_poor,
    }
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
    let texts: [String; 8] = std::array::from_fn(|i| form.text(i + 1));
    if texts.iter().all(String::is_empty) {
        let word = form.text(0);
        return match grade_typed(&word) {
            Some(grade) => Ok(Some(Grading::Grade(grade))),
            None if word.is_empty() => Ok(None),
            None => Err((0, t.grade_bad)),
        };
    }
    let mut points = [Decimal::ZERO; 8];
    for (i, text) in texts.iter().enumerate() {
        let most = Decimal::from(MOST[i]);
        let typed = parse_number(text).filter(|p| (Decimal::ZERO..=most).contains(p));
        points[i] = typed.ok_or((i + 1, t.points_bad))?;
    }
    Ok(Some(Grading::Points(points)))
}

impl App {
    pub(super) fn fill_in(&mut self, what: FormFor) {
        let t = &self.strings().targets;
        let form = match what {
            FormFor::Grade => {
                let kept = match self.pages.last() {
                    Some(Page::Review(r)) => r.grading,
                    _ => None,
                };
                let text = |i: usize| match kept {
                    Some(Grading::Points(p)) => p[i].normalize().to_string(),
                    _ => String::new(),
                };
                let word = match kept {
                    Some(Grading::Grade(g)) => grade_word(self.strings(), g).to_string(),
                    _ => String::new(),
                };
                let lines = vec![
                    (t.col_grade, word),
                    (t.item_form, text(0)),
                    (t.item_clarity, text(1)),
                    (t.item_goals, text(2)),
                    (t.item_indicators, text(3)),
                    (t.item_performance, text(4)),
                    (t.item_money, text(5)),
                    (t.item_likelihood, text(6)),
                    (t.item_conditions, text(7)),
                ];
                Form::new(t.grade_title, t.grade_hint, lines)
            }
            FormFor::Issue => {
                let day = self.city.as_ref().and_then(|c| c.today).map(|d| d.to_string()).unwrap_or_default();
                let lines = vec![(t.issue_document, String::new()), (t.issue_date, day)];
                Form::new(t.issue_title, t.issue_hint, lines)
            }
        };
        self.modals.push(Modal::Form(what, form));
        self.sum_up();
    }

    /// What the lines come to so far.
    pub(super) fn sum_up(&mut self) {
        let (s, Some(Modal::Form(what, form))) = (self.strings(), self.modals.last()) else { return };
        let result = match (what, read_grade(form, s)) {
            (FormFor::Grade, Ok(Some(grading))) => self.graded(&grading),
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
        };
        if let Some((line, problem)) = refused {
            form.refuse(line, problem);
            self.modals.push(Modal::Form(what, form));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_give_the_word() {
        let points = |p: [i64; 8]| Grading::Points(p.map(Decimal::from));
        for (grading, grade) in [
            (points([10, 10, 15, 15, 15, 15, 5, 5]), Grade::Excellent),
            (points([10, 10, 10, 10, 15, 15, 5, 5]), Grade::Good),
            (points([5, 5, 10, 10, 10, 10, 5, 5]), Grade::Fair),
            (points([4, 5, 10, 10, 10, 10, 5, 5]), Grade::Poor),
        ] {
            assert_eq!(grade_of(&grading).0, grade, "{grading:?}");
        }
    }
}
