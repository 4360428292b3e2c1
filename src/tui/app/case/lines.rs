//! The lines of the boxes for key evaluations: which each form asks for, what
//! they are called, how what was typed into them is read.
//!
//! Never here: what is done with it.

use rust_decimal::Decimal;

use crate::domain::date::{self, Date};
use crate::domain::evaluation::key::state::Step;
use crate::domain::money::{Money, MoneyUnit, parse_number};
use crate::domain::text::narrow;
use crate::present::key_page;
use crate::present::strings::Strings;
use crate::present::strings::key_desk::KeyDesk;
use crate::tui::parts::form::Form;

use super::forms::CaseForm;

/// A line of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum L {
    Reason,
    Minutes,
    SmallSample,
    Document,
    Due,
    Deliver,
    Lead,
    Points,
    File,
    Plan,
    Institution,
    Fee,
    Planned,
    Contract,
    Low,
    Whose,
    Amount,
    Received,
    Paid,
    Source,
    Party,
    Who,
    Words,
    Adoption,
    Chapters,
    Category,
    Finding,
    Figure,
    Item,
    AmountOf,
    Requirement,
    Action,
    ActionAmount,
    Copies,
    Timeliness,
    Quality,
    Professional,
    Note,
    Name,
    Years,
    Interest,
    CreditCode,
    Kind,
    Contact,
    Project,
    Role,
    Year,
    Day,
}

/// The lines of each form, in the order in which they are asked.
pub(super) const fn lines(form: CaseForm) -> &'static [L] {
    match form {
        CaseForm::Step(step) => match step {
            Step::Nominate | Step::Select | Step::Release | Step::ReturnPlan | Step::ReturnDraft | Step::Cancel => {
                &[L::Reason, L::Day]
            }
            Step::Commission => &[L::Institution, L::Fee, L::Contract, L::Deliver, L::Lead, L::Low, L::Day],
            Step::Notify | Step::FeedBack => &[L::Document, L::Day],
            Step::FilePlan => &[L::Plan, L::Day],
            Step::ApprovePlan => &[L::Minutes, L::Day],
            Step::Begin | Step::Rectify | Step::Close => &[L::Note, L::Day],
            Step::Sample => &[L::Amount, L::Whose, L::Note, L::Day],
            Step::FileDraft => &[L::File, L::SmallSample, L::Day],
            Step::Consult => &[L::Document, L::Due, L::Day],
            Step::TakeOpinion => &[L::Party, L::Who, L::Words, L::Day],
            Step::Pass => &[L::Minutes, L::Points, L::Day],
            Step::Finish => &[L::Lead, L::Document, L::File, L::Day],
        },
        CaseForm::Money => &[L::Received, L::Paid, L::Whose, L::Source],
        CaseForm::Chapters => &[L::Chapters],
        CaseForm::Answer(_) => &[L::Adoption, L::Reason, L::Day],
        CaseForm::Problem(_) => &[
            L::Category,
            L::Finding,
            L::Figure,
            L::Item,
            L::AmountOf,
            L::Requirement,
            L::Action,
            L::ActionAmount,
            L::Copies,
        ],
        CaseForm::Rate => &[L::Timeliness, L::Quality, L::Professional, L::Note],
        CaseForm::Choose => &[L::Name, L::Years, L::Reason, L::Planned, L::Day],
        CaseForm::Mark => &[L::Interest, L::Reason],
        CaseForm::Add => &[L::Institution, L::Kind, L::CreditCode, L::Contact],
        CaseForm::Work => &[L::Project, L::Year, L::Role, L::Note],
        CaseForm::Standing => &[L::Reason],
    }
}

pub(super) const fn label(t: &KeyDesk, line: L) -> &'static str {
    match line {
        L::Reason => t.f_reason,
        L::Minutes => t.f_minutes,
        L::SmallSample => t.f_small_sample,
        L::Document => t.f_document,
        L::Due => t.f_due,
        L::Deliver => t.f_deliver,
        L::Lead => t.f_lead,
        L::Points => t.f_points,
        L::File => t.f_file,
        L::Plan => t.f_plan,
        L::Institution => t.f_institution,
        L::Fee => t.f_fee,
        L::Planned => t.f_planned,
        L::Contract => t.f_contract,
        L::Low => t.f_low,
        L::Whose => t.f_whose,
        L::Amount => t.f_amount,
        L::Received => t.f_received,
        L::Paid => t.f_paid,
        L::Source => t.f_source,
        L::Party => t.f_party,
        L::Who => t.f_who,
        L::Words => t.f_words,
        L::Adoption => t.f_adoption,
        L::Chapters => t.f_chapters,
        L::Category => t.f_category,
        L::Finding => t.f_finding,
        L::Figure => t.f_figure,
        L::Item => t.f_item,
        L::AmountOf => t.f_amount_of,
        L::Requirement => t.f_requirement,
        L::Action => t.f_action,
        L::ActionAmount => t.f_action_amount,
        L::Copies => t.f_copies,
        L::Timeliness => t.f_timeliness,
        L::Quality => t.f_quality,
        L::Professional => t.f_professional,
        L::Note => t.f_note,
        L::Name => t.f_name,
        L::Years => t.f_years,
        L::Interest => t.f_interest,
        L::CreditCode => t.f_code,
        L::Kind => t.f_kind,
        L::Contact => t.f_contact,
        L::Project => t.f_project,
        L::Role => t.f_role,
        L::Year => t.f_year,
        L::Day => t.f_day,
    }
}

pub(super) fn title(s: &'static Strings, form: CaseForm) -> &'static str {
    let t = &s.key_desk;
    match form {
        CaseForm::Step(step) => key_page::to_do(s, step),
        CaseForm::Money => t.money_title,
        CaseForm::Chapters => t.chapters_title,
        CaseForm::Answer(_) => t.answer_title,
        CaseForm::Problem(_) => t.problem_title,
        CaseForm::Rate => t.rate_title,
        CaseForm::Choose => t.choose_title,
        CaseForm::Mark => t.mark_title,
        CaseForm::Add => t.add_title,
        CaseForm::Work => t.work_title,
        CaseForm::Standing => t.standing_title,
    }
}

pub(super) const fn hint(t: &KeyDesk, form: CaseForm) -> &'static str {
    match form {
        CaseForm::Step(Step::Commission) => t.h_commission,
        CaseForm::Step(Step::FilePlan) => t.h_plan,
        CaseForm::Step(Step::FileDraft) => t.h_draft,
        CaseForm::Step(Step::TakeOpinion) => t.h_party,
        CaseForm::Step(Step::Sample) | CaseForm::Money => t.h_whose,
        CaseForm::Answer(_) => t.h_adoption,
        CaseForm::Chapters => t.h_chapters,
        CaseForm::Problem(_) => t.h_problem,
        CaseForm::Rate => t.h_rate,
        CaseForm::Choose => t.h_choose,
        CaseForm::Mark => t.h_mark,
        CaseForm::Work => t.h_role,
        _ => t.h_plain,
    }
}

/// The line that is not right, and why.
pub(super) type Refused = (usize, &'static str);

/// What was typed, line by line.
pub(super) struct Filled<'a> {
    pub t: &'static KeyDesk,
    pub lines: &'static [L],
    pub form: &'a Form,
}

impl Filled<'_> {
    pub fn at(&self, line: L) -> usize {
        self.lines.iter().position(|l| *l == line).unwrap_or(0)
    }

    pub fn text(&self, line: L) -> String {
        self.lines.iter().position(|l| *l == line).map(|n| self.form.text(n)).unwrap_or_default()
    }

    pub fn said(&self, line: L) -> Option<String> {
        Some(self.text(line)).filter(|t| !t.is_empty())
    }

    pub fn need(&self, line: L) -> Result<String, Refused> {
        self.said(line).ok_or((self.at(line), self.t.e_reason))
    }

    pub fn day(&self, line: L) -> Result<Date, Refused> {
        let read = date::parse(&self.text(line), date::Epoch::default()).map(|r| r.day);
        read.ok_or((self.at(line), self.t.e_day))
    }

    pub fn money(&self, line: L) -> Result<Option<Money>, Refused> {
        let read = |typed: String| Money::parse(&narrow(&typed), MoneyUnit::Yuan).ok();
        self.said(line).map(|typed| read(typed).ok_or((self.at(line), self.t.e_money))).transpose()
    }

    pub fn points(&self, line: L) -> Result<Option<Decimal>, Refused> {
        let fits = |p: &Decimal| !p.is_sign_negative() && *p <= Decimal::ONE_HUNDRED && p.normalize().scale() <= 2;
        let read = |typed: String| parse_number(narrow(&typed).trim()).filter(fits);
        self.said(line).map(|typed| read(typed).ok_or((self.at(line), self.t.e_points))).transpose()
    }

    /// One of several by its number from 1, or by its word.
    pub fn one_of<T: Copy>(
        &self,
        line: L,
        all: &[T],
        word: impl Fn(T) -> &'static str,
        why: &'static str,
    ) -> Result<T, Refused> {
        let typed = narrow(&self.text(line)).trim().to_string();
        let numbered = typed.parse::<usize>().ok().and_then(|n| all.get(n.checked_sub(1)?)).copied();
        let named = || all.iter().copied().find(|x| word(*x) == typed);
        numbered.or_else(named).ok_or((self.at(line), why))
    }
}
