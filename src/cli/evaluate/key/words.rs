//! How a word on the command line of key evaluation is read. Never here: what it does.

use crate::domain::evaluation::key::chapter::Chapter;
use crate::domain::evaluation::key::engage::Role;
use crate::domain::evaluation::key::opinion::{Adoption, Party};
use crate::domain::evaluation::key::state::{State, Step};
use crate::domain::money::{Money, MoneyUnit};
use crate::domain::rectification::finding::{BudgetAction, Category};
/// Yuan, or with a unit: `85000`, `8.5万元`.
pub(super) fn money(typed: &str) -> Result<Money, String> {
    Money::parse(typed, MoneyUnit::Yuan).map_err(|_| "85000 8.5万元".to_string())
}

/// A step of those that need no file of their own.
pub(super) fn step(typed: &str) -> Result<Step, String> {
    const OWN: [Step; 6] =
        [Step::Nominate, Step::Commission, Step::FilePlan, Step::FileDraft, Step::Sample, Step::TakeOpinion];
    let plain = || Step::ALL.into_iter().filter(|s| !OWN.contains(s));
    let keys = || plain().map(Step::key).collect::<Vec<_>>().join(" ");
    plain().find(|s| s.key() == typed.replace('-', "_")).ok_or_else(keys)
}

pub(super) fn state(typed: &str) -> Result<State, String> {
    State::from_key(&typed.replace('-', "_")).ok_or_else(|| State::ALL.map(State::key).join(" "))
}

pub(super) fn role(typed: &str) -> Result<Role, String> {
    Role::from_key(&typed.replace('-', "_")).ok_or_else(|| Role::ALL.map(Role::key).join(" "))
}

pub(super) fn party(typed: &str) -> Result<Party, String> {
    Party::from_key(typed).ok_or_else(|| Party::ALL.map(Party::key).join(" "))
}

pub(super) fn adoption(typed: &str) -> Result<Adoption, String> {
    Adoption::from_key(typed).ok_or_else(|| Adoption::ALL.map(Adoption::key).join(" "))
}

pub(super) fn chapter(typed: &str) -> Result<Chapter, String> {
    Chapter::from_key(typed).ok_or_else(|| "1-7".to_string())
}

pub(super) fn category(typed: &str) -> Result<Category, String> {
    Category::read(typed).ok_or_else(|| Category::ALL.map(Category::key).join(" "))
}

pub(super) fn action(typed: &str) -> Result<BudgetAction, String> {
    BudgetAction::read(typed).ok_or_else(|| BudgetAction::ALL.map(BudgetAction::key).join(" "))
}
