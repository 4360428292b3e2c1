//! Thresholds set apart for some: a department, a category, a fund type, a
//! single project, each with a reason and a last day (domain.md §6.4). The
//! narrower scope wins: project over fund type over category over department.

use std::borrow::Cow;

use super::setting::{BadSetting, RuleSet, Setting, Source, canonical, parse, shape_of};
use crate::domain::fund::FundType;
use crate::domain::project::{Category, Project};

/// For whom a threshold is set apart. Ordered from the widest to the narrowest.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// All projects of a department, by its row in the store.
    Department(i64),
    /// All projects of a category.
    Category(Category),
    /// Fund lines of a type; a whole project where all its lines are of it.
    Fund(FundType),
    /// One project by its code, in every year.
    Project(String),
}

impl Scope {
    /// The words under which the store keeps it: kind and value.
    pub fn key(&self) -> (&'static str, String) {
        match self {
            Scope::Department(id) => ("department", id.to_string()),
            Scope::Category(category) => ("category", category.key().to_string()),
            Scope::Fund(fund) => ("fund", fund.key().to_string()),
            Scope::Project(code) => ("project", code.clone()),
        }
    }

    /// The reverse of [`Scope::key`].
    pub fn from_key(kind: &str, value: &str) -> Option<Scope> {
        match kind {
            "department" => value.parse().ok().map(Scope::Department),
            "category" => Some(Scope::Category(Category::from_key(value))),
            "fund" => Some(Scope::Fund(FundType::from_key(value))),
            "project" => Some(Scope::Project(value.to_string())),
            _ => None,
        }
    }

    fn holds_for(&self, project: &Project) -> bool {
        match self {
            Scope::Department(id) => project.department_id == *id,
            Scope::Category(category) => project.category.as_ref() == Some(category),
            Scope::Project(code) => project.code == *code,
            Scope::Fund(_) => false,
        }
    }
}

/// A threshold set apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apart {
    /// For whom.
    pub scope: Scope,
    /// Canonical key.
    pub key: &'static str,
    /// What holds there.
    pub setting: Setting,
}

impl RuleSet {
    /// Sets a threshold apart for some.
    ///
    /// # Errors
    /// As [`RuleSet::set`]; red and yellow are held against each other as they
    /// stand for that scope.
    pub fn set_apart(&mut self, scope: Scope, key: &str, text: &str, source: Source) -> Result<(), BadSetting> {
        let key = canonical(key)?;
        let shape = shape_of(key);
        let value = parse(shape, text).ok_or(BadSetting::BadValue(shape))?;
        let mut there = self.under(|s| *s == scope).into_owned();
        there.set(key, text, source.clone())?;
        self.apart.retain(|a| !(a.scope == scope && a.key == key));
        self.apart.push(Apart { scope, key, setting: Setting { value, text: text.trim().to_string(), source } });
        self.apart.sort_by(|a, b| a.scope.cmp(&b.scope).then_with(|| a.key.cmp(b.key)));
        Ok(())
    }

    /// Takes back what was set apart.
    pub fn unset_apart(&mut self, scope: &Scope, key: &str) {
        self.apart.retain(|a| !(a.scope == *scope && a.key == key));
    }

    /// All that is set apart, the widest scope first.
    pub fn apart(&self) -> &[Apart] {
        &self.apart
    }

    /// The thresholds that hold for a project, or for what it has of a fund type.
    pub fn of(&self, project: &Project, fund: Option<&FundType>) -> Cow<'_, RuleSet> {
        self.under(|s| s.holds_for(project) || matches!((s, fund), (Scope::Fund(f), Some(fund)) if f == fund))
    }

    /// The same where `self` is what holds for the project already.
    pub fn of_fund(&self, fund: &FundType) -> Cow<'_, RuleSet> {
        self.under(|s| matches!(s, Scope::Fund(f) if f == fund))
    }

    /// With what is set apart for some scopes laid over the rest.
    fn under(&self, mut meant: impl FnMut(&Scope) -> bool) -> Cow<'_, RuleSet> {
        let mut over: Option<RuleSet> = None;
        for apart in &self.apart {
            if meant(&apart.scope) {
                over.get_or_insert_with(|| self.clone()).lay(apart);
            }
        }
        over.map_or(Cow::Borrowed(self), Cow::Owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::Date;
    use rust_decimal::Decimal;

    fn local(scope: Option<Scope>) -> Source {
        let from = Date::constant(2021, 1, 1);
        Source::Local { by: "李工".into(), from, until: None, scope, reason: None }
    }

    fn project() -> Project {
        Project {
            id: 1,
            year: 2021,
            code: "P1".into(),
            name: "航线补贴".into(),
            department_id: 7,
            department_code: None,
            department: "市民航局".into(),
            division: None,
            unit_code: None,
            unit: None,
            category: Some(Category::Specific),
            declared: None,
            key_monitored: false,
            start: None,
            end: None,
        }
    }

    fn apart(set: &mut RuleSet, scope: Scope, value: &str) {
        set.set_apart(scope.clone(), "R01.yellow", value, local(Some(scope))).expect("value");
    }

    #[test]
    fn the_narrower_scope_wins() {
        let mut set = RuleSet::default();
        let yellow = |set: &RuleSet, fund: Option<&FundType>| set.of(&project(), fund).number("rule.R01.yellow");
        apart(&mut set, Scope::Department(8), "0.61");
        assert_eq!(yellow(&set, None), Decimal::new(80, 2), "another department's");
        apart(&mut set, Scope::Department(7), "0.75");
        assert_eq!(yellow(&set, None), Decimal::new(75, 2));
        apart(&mut set, Scope::Category(Category::Specific), "0.74");
        assert_eq!(yellow(&set, None), Decimal::new(74, 2));
        apart(&mut set, Scope::Fund(FundType::SpecialBond), "0.70");
        assert_eq!(yellow(&set, Some(&FundType::SpecialBond)), Decimal::new(70, 2));
        assert_eq!(yellow(&set, Some(&FundType::GeneralPublic)), Decimal::new(74, 2));
        apart(&mut set, Scope::Project("P1".into()), "0.65");
        assert_eq!(yellow(&set, Some(&FundType::SpecialBond)), Decimal::new(65, 2));
        let own = set.of(&project(), None);
        assert_eq!(own.of_fund(&FundType::SpecialBond).number("rule.R01.yellow"), Decimal::new(65, 2));
    }

    #[test]
    fn limits_must_not_cross_where_they_are_set_apart() {
        let mut set = RuleSet::default();
        let scope = Scope::Project("P1".into());
        let crossed = set.set_apart(scope.clone(), "R01.yellow", "0.5", local(Some(scope.clone())));
        assert_eq!(crossed, Err(BadSetting::Crossed("red")));
        set.set_apart(scope.clone(), "R01.red", "0.3", local(Some(scope.clone()))).expect("value");
        assert_eq!(set.set_apart(scope.clone(), "R01.yellow", "0.5", local(Some(scope.clone()))), Ok(()));
        set.unset_apart(&scope, "rule.R01.yellow");
        assert_eq!(set.apart().len(), 1);
    }

    #[test]
    fn words_of_the_store_lead_back() {
        for scope in [
            Scope::Department(3),
            Scope::Category(Category::Other("基建类".into())),
            Scope::Fund(FundType::SpecialBond),
            Scope::Project("P1".into()),
        ] {
            let (kind, value) = scope.key();
            assert_eq!(Scope::from_key(kind, &value), Some(scope));
        }
        assert_eq!(Scope::from_key("city", "1"), None);
    }
}
