//! What an operator does with candidates and institutions.
//!
//! Never here: how a place in the ranking comes about, or drawing.

use crate::domain::evaluation::key::engage::Role;
use crate::present::key_terms;
use crate::service::key_evaluation::institutions::NewInstitution;
use crate::service::key_evaluation::{Selection, select};
use crate::tui::app::App;
use crate::tui::case::Ask;
use crate::tui::effect::Which;
use crate::tui::keymap::Cmd;
use crate::tui::parts::sheet::Row;
use crate::tui::parts::value::Value;
use crate::tui::screens::Page;
use crate::tui::screens::evaluation::choose::{CODE, NAME, PROJECT, TAKEN};

use super::forms::CaseForm;
use super::lines::{Filled, L, Refused};

impl App {
    /// Candidates that a form is about: code and name.
    pub(super) fn chosen_candidates(&self) -> Vec<(String, String)> {
        let Some(Page::List(l)) =
            self.pages.last().filter(|p| matches!(p, Page::List(l) if l.which == Which::Candidates))
        else {
            return Vec::new();
        };
        let keys = l.sheet.chosen();
        let said = |r: &Row, column: usize| match r.cells.get(column) {
            Some(Value::Text(t)) => t.to_string(),
            _ => String::new(),
        };
        let free = |r: &&Row| matches!(r.cells.get(TAKEN), Some(Value::Empty));
        let rows = l.sheet.rows().iter().filter(|r| keys.contains(&r.key)).filter(free);
        rows.map(|r| (said(r, CODE), said(r, PROJECT))).collect()
    }

    /// The institution under the cursor.
    fn institution_in_sight(&self) -> Option<String> {
        match self.sheet()?.current()?.cells.get(NAME)? {
            Value::Text(name) => Some(name.to_string()),
            _ => None,
        }
    }

    /// The commands of the lists of candidates and institutions.
    pub(super) fn choosing_command(&mut self, cmd: Cmd) -> bool {
        let t = &self.strings().key_desk;
        match cmd {
            Cmd::ChooseCandidate | Cmd::MarkAttention if self.chosen_candidates().is_empty() => {
                self.say(if self.sheet().is_some_and(|s| s.list.is_empty()) { t.none_marked } else { t.already });
            }
            Cmd::ChooseCandidate => self.case_form(CaseForm::Choose),
            Cmd::MarkAttention => self.case_form(CaseForm::Mark),
            Cmd::AddInstitution => self.case_form(CaseForm::Add),
            Cmd::InstitutionWork | Cmd::InstitutionStanding if self.institution_in_sight().is_none() => {
                self.say(t.no_institution);
            }
            Cmd::InstitutionWork => self.case_form(CaseForm::Work),
            Cmd::InstitutionStanding => self.case_form(CaseForm::Standing),
            _ => return false,
        }
        true
    }

    pub(super) fn choosing(&self, what: CaseForm, f: &Filled<'_>) -> Result<Option<Ask>, Refused> {
        let s = self.strings();
        let (Some(day), Some(city)) = (self.usual_day(), &self.city) else { return Ok(None) };
        let candidates = self.chosen_candidates();
        Ok(Some(match what {
            CaseForm::Choose => {
                let years = f.need(L::Years)?;
                let mut subjects = Vec::new();
                for (code, _) in &candidates {
                    let read = select::subjects(&format!("{code}:{years}"), city.year);
                    subjects.extend(read.map_err(|_| (f.at(L::Years), f.t.e_years))?);
                }
                if candidates.len() > 1 {
                    f.need(L::Name)?;
                }
                Ask::Choose(Selection {
                    year: city.year,
                    name: f.text(L::Name),
                    subjects,
                    fee: f.money(L::Planned)?,
                    reason: f.said(L::Reason),
                    day: f.day(L::Day)?,
                })
            }
            CaseForm::Mark => {
                let points = f.points(L::Interest)?.ok_or((0, f.t.e_points))?;
                let Some((code, _)) = candidates.into_iter().next() else { return Ok(None) };
                Ask::Mark(code, points, f.need(L::Reason)?)
            }
            CaseForm::Add => {
                let new = NewInstitution {
                    name: f.need(L::Institution)?,
                    code: f.text(L::CreditCode),
                    kind: f.text(L::Kind),
                    contact: f.text(L::Contact),
                };
                Ask::Add(new, day)
            }
            CaseForm::Work => {
                let Some(name) = self.institution_in_sight() else { return Ok(None) };
                let year = f.need(L::Year)?.parse().ok().filter(|y| (1990..=2199).contains(y));
                let year = year.ok_or((f.at(L::Year), f.t.e_years))?;
                let role = f.one_of(L::Role, &Role::ALL, |r| key_terms::role(s, r), f.t.e_role)?;
                Ask::Work(name, f.need(L::Project)?, year, role, f.text(L::Note))
            }
            _ => {
                let Some(name) = self.institution_in_sight() else { return Ok(None) };
                let suspended = self.sheet().and_then(|x| x.current()).is_some_and(|r| !r.muted);
                Ask::Standing(name, suspended, f.need(L::Reason)?, day)
            }
        }))
    }
}
