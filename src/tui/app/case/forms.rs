//! Boxes with lines to fill in for key evaluations: what usually stands in
//! them, and what follows from what was filled in.
//!
//! Never here: whether what was filled in may be done (the service says).

use crate::domain::date::Date;
use crate::domain::evaluation::key::chapter::Chapter;
use crate::domain::evaluation::key::opinion::{Adoption, Party};
use crate::domain::evaluation::key::problem::Problem;
use crate::domain::evaluation::key::state::Step;
use crate::domain::money::Money;
use crate::domain::rectification::finding::{BudgetAction, Category};
use crate::domain::text::narrow;
use crate::present::{key_terms, pinyin, rectification};
use crate::service::key_evaluation::{Commission, Doing};
use crate::tui::app::App;
use crate::tui::app::forms::FormFor;
use crate::tui::app::modal::Modal;
use crate::tui::case::{Ask, CasePage, What};
use crate::tui::parts::form::Form;

use super::lines::{Filled, L, Refused, hint, label, lines, title};

/// What is filled in about key evaluations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseForm {
    /// A step.
    Step(Step),
    /// Money received and paid.
    Money,
    /// The chapters that are there.
    Chapters,
    /// What becomes of an opinion.
    Answer(i64),
    /// A problem; a new one is 0.
    Problem(u32),
    /// How well the institution worked.
    Rate,
    /// Projects are chosen.
    Choose,
    /// Points for the public's interest.
    Mark,
    /// A new institution.
    Add,
    /// Work of an institution.
    Work,
    /// An institution is suspended or restored.
    Standing,
}

/// The institution that is meant: its number in the list, its name, or a part
/// of it that fits one only.
fn institution<'a>(known: &'a [(String, String)], typed: &str) -> Option<&'a (String, String)> {
    let typed = narrow(typed.trim());
    if let Some(exact) = known.iter().find(|(name, _)| *name == typed) {
        return Some(exact);
    }
    if let Ok(number) = typed.parse::<usize>() {
        return known.get(number.checked_sub(1)?);
    }
    let mut fitting = known.iter().filter(|(name, _)| !typed.is_empty() && pinyin::matches(&typed, name));
    fitting.next().filter(|_| fitting.next().is_none())
}

impl App {
    /// Opens a form with what usually stands in it.
    pub(super) fn case_form(&mut self, what: CaseForm) {
        let s = self.strings();
        let line = |l: &L| (label(&s.key_desk, *l).to_string(), self.usual(what, *l));
        let lines = lines(what).iter().map(line).collect();
        self.modals.push(Modal::Form(FormFor::Case(what), Form::new(title(s, what), hint(&s.key_desk, what), lines)));
        self.sum_up();
    }

    /// What usually stands in a line.
    fn usual(&self, what: CaseForm, line: L) -> String {
        let s = self.strings();
        let page = self.case_page();
        let problem = match what {
            CaseForm::Problem(n) => page.and_then(|p| p.known.iter().find(|x| x.number == n)),
            _ => None,
        };
        let yuan = |m: Option<Money>| m.map(|m| m.yuan().normalize().to_string()).unwrap_or_default();
        match line {
            L::Day => self.usual_day().map(|d| d.to_string()).unwrap_or_default(),
            L::Lead => page.map(|p| p.lead.clone()).unwrap_or_default(),
            L::Chapters => s.key_desk.all_chapters.to_string(),
            L::Timeliness => page.and_then(|p| p.timeliness).map(|t| t.normalize().to_string()).unwrap_or_default(),
            L::Years | L::Year => self.city.as_ref().map(|c| c.year.to_string()).unwrap_or_default(),
            L::Name => match self.chosen_candidates().as_slice() {
                [(_, name)] => name.clone(),
                _ => String::new(),
            },
            L::Category => problem.map(|p| rectification::category(s, p.category).to_string()).unwrap_or_default(),
            L::Finding => problem.map(|p| p.finding.clone()).unwrap_or_default(),
            L::Figure => problem.map(|p| p.figure.clone()).unwrap_or_default(),
            L::Item => problem.map(|p| p.item.clone()).unwrap_or_default(),
            L::AmountOf => yuan(problem.and_then(|p| p.amount)),
            L::Requirement => problem.map(|p| p.requirement.clone()).unwrap_or_default(),
            L::Action => problem.map(|p| rectification::action(s, p.action).to_string()).unwrap_or_default(),
            L::ActionAmount => yuan(problem.and_then(|p| p.action_amount)),
            L::Copies => problem.map(|p| p.copies.join("、")).unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// What is told below the lines while they are filled in.
    pub(in crate::tui::app) fn case_sum(&self, what: CaseForm, form: &Form) -> String {
        let t = &self.strings().key_desk;
        let Some(page) = self.case_page() else { return String::new() };
        if what != CaseForm::Step(Step::Commission) {
            return if lines(what).contains(&L::Whose) { page.subjects.join("  ") } else { String::new() };
        }
        match institution(&page.institutions, &form.text(0)) {
            Some((name, record)) => format!("{name}  {record}"),
            None => {
                let told = page.institutions.iter().take(3).enumerate();
                told.map(|(n, (name, record))| (t.numbered)(n + 1, name, record)).collect::<Vec<_>>().join("  ")
            }
        }
    }

    /// Takes what was filled in; which line is not right, and why.
    pub(in crate::tui::app) fn case_filled(&mut self, what: CaseForm, form: &Form) -> Option<Refused> {
        let filled = Filled { t: &self.strings().key_desk, lines: lines(what), form };
        let asked = match what {
            CaseForm::Choose | CaseForm::Mark | CaseForm::Add | CaseForm::Work | CaseForm::Standing => {
                self.choosing(what, &filled)
            }
            _ => self.on_case(what, &filled),
        };
        match asked {
            Ok(Some(ask)) => {
                self.ask_case(ask);
                None
            }
            Ok(None) => None,
            Err(refused) => Some(refused),
        }
    }

    fn on_case(&self, what: CaseForm, f: &Filled<'_>) -> Result<Option<Ask>, Refused> {
        let (Some(page), Some(usual)) = (self.case_page(), self.usual_day()) else { return Ok(None) };
        let day = if f.lines.contains(&L::Day) { f.day(L::Day)? } else { usual };
        let done = match what {
            CaseForm::Step(step) => step_of(f, page, step, day)?,
            CaseForm::Money => {
                let (received, paid) = (f.money(L::Received)?, f.money(L::Paid)?);
                if received.is_none() && paid.is_none() {
                    return Err((0, f.t.e_reason));
                }
                What::Receive(f.text(L::Whose), received, paid, f.text(L::Source))
            }
            CaseForm::Chapters => What::Chapters(chapters(f)?),
            CaseForm::Answer(id) => {
                let s = self.strings();
                let word = |a| key_terms::adoption(s, Some(a));
                let adoption = f.one_of(L::Adoption, &Adoption::ALL, word, f.t.e_adoption)?;
                if adoption.needs_reason() {
                    f.need(L::Reason)?;
                }
                What::Answer(id, adoption, f.text(L::Reason))
            }
            CaseForm::Problem(number) => What::Problem(problem(f, number)?),
            CaseForm::Rate => {
                let given = f.points(L::Timeliness)?;
                if given.or(page.timeliness).is_none() {
                    return Err((f.at(L::Timeliness), f.t.e_points));
                }
                let need = |line: L| f.points(line)?.ok_or((f.at(line), f.t.e_points));
                What::Rate(given, need(L::Quality)?, need(L::Professional)?, f.text(L::Note))
            }
            _ => return Ok(None),
        };
        Ok(Some(Ask::Do(page.id, day, done)))
    }
}

/// A step with what goes with it.
fn step_of(f: &Filled<'_>, page: &CasePage, step: Step, day: Date) -> Result<What, Refused> {
    let file = |line| f.said(line).map(std::path::PathBuf::from);
    let seen = Some(page.seen);
    Ok(match step {
        Step::Commission => {
            let known = institution(&page.institutions, &f.text(L::Institution));
            What::Commission(Commission {
                institution: known.ok_or((f.at(L::Institution), f.t.e_institution))?.0.clone(),
                fee: f.money(L::Fee)?.ok_or((f.at(L::Fee), f.t.e_money))?,
                day,
                due: f.day(L::Deliver)?,
                contract: f.need(L::Contract)?,
                lead: f.text(L::Lead),
                reason: f.text(L::Low),
                seen,
            })
        }
        Step::FilePlan => What::Plan(file(L::Plan)),
        Step::Sample => {
            let amount = f.money(L::Amount)?.ok_or((f.at(L::Amount), f.t.e_money))?;
            What::Sample(f.text(L::Whose), amount, f.text(L::Note))
        }
        Step::FileDraft => What::Draft(file(L::File), f.text(L::SmallSample)),
        Step::TakeOpinion => {
            let party = f.one_of(L::Party, &Party::ALL, |p| p.key(), f.t.e_party)?;
            What::Opinion(party, f.text(L::Who), f.need(L::Words)?)
        }
        step => {
            let words = [L::Reason, L::Minutes, L::Note].into_iter().find(|l| f.lines.contains(l));
            let note = match words {
                Some(L::Note) | None => words.map(|l| f.text(l)).unwrap_or_default(),
                Some(line) => f.need(line)?,
            };
            let due = if f.text(L::Due).is_empty() { None } else { Some(f.day(L::Due)?) };
            if matches!(step, Step::FeedBack) {
                f.need(L::Document)?;
            }
            if matches!(step, Step::Finish) {
                f.need(L::Lead)?;
            }
            let doing = Doing {
                document: f.said(L::Document),
                due,
                lead: f.said(L::Lead),
                points: f.points(L::Points)?,
                seen,
                ..Doing::new(step, day, &note)
            };
            What::Act(doing, file(L::File))
        }
    })
}

/// Chapters by their numbers, however they are written one after the other.
fn chapters(f: &Filled<'_>) -> Result<Vec<Chapter>, Refused> {
    let mut found = Vec::new();
    for c in narrow(&f.text(L::Chapters)).chars().filter(|c| !matches!(c, ' ' | ',' | '、' | '，')) {
        let chapter = c.to_digit(10).and_then(|n| Chapter::ALL.get((n as usize).checked_sub(1)?));
        let chapter = *chapter.ok_or((0, f.t.e_chapters))?;
        if !found.contains(&chapter) {
            found.push(chapter);
        }
    }
    Ok(found)
}

fn problem(f: &Filled<'_>, number: u32) -> Result<Problem, Refused> {
    let action = match f.said(L::Action) {
        None => BudgetAction::None,
        Some(word) => BudgetAction::read(&word).ok_or((f.at(L::Action), f.t.e_action))?,
    };
    let copies = f.text(L::Copies);
    let copies = copies.split(['、', ',', '，', ';', '；']).map(str::trim).filter(|c| !c.is_empty());
    Ok(Problem {
        number,
        category: Category::read(&f.text(L::Category)).ok_or((0, f.t.e_category))?,
        finding: f.need(L::Finding)?,
        figure: f.text(L::Figure),
        item: f.text(L::Item),
        amount: f.money(L::AmountOf)?,
        requirement: f.need(L::Requirement)?,
        action,
        action_amount: f.money(L::ActionAmount)?,
        copies: copies.map(str::to_string).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_institution_is_known_by_number_name_part_or_initials() {
        let known: Vec<(String, String)> =
            ["江西赣信会计师事务所", "南昌绩效咨询公司"].map(|n| (n.to_string(), String::new())).to_vec();
        let found = |typed: &str| institution(&known, typed).map(|k| k.0.as_str());
        assert_eq!(found("1"), Some("江西赣信会计师事务所"));
        assert_eq!(found("咨询"), Some("南昌绩效咨询公司"));
        assert_eq!(found("gxkj"), Some("江西赣信会计师事务所"));
        assert_eq!((found(""), found("3"), found("司所")), (None, None, None));
    }
}
