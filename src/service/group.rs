//! The figures of a survey grouped by department, division, fund or category.

use std::collections::BTreeMap;

use super::survey::{JudgedProject, Survey};
use crate::domain::fund::FundType;
use crate::domain::money::Money;
use crate::domain::monitor::light::Light;
use crate::domain::project::Category;
use rust_decimal::Decimal;

/// What lines are made by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum By {
    /// 部门
    #[default]
    Department,
    /// 业务科室
    Division,
    /// 资金性质
    Fund,
    /// 项目类别
    Category,
}

impl By {
    /// All of them, in the order in which a key goes round.
    pub const ALL: [By; 4] = [By::Department, By::Division, By::Fund, By::Category];

    /// The word used on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            By::Department => "department",
            By::Division => "division",
            By::Fund => "fund",
            By::Category => "category",
        }
    }
}

/// What a line stands for; `present` names the parts that are no text of the data.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupKey {
    /// Code, name and row of a department.
    Department {
        /// 部门代码
        code: Option<String>,
        /// 名称
        name: String,
        /// Row in the store.
        id: i64,
    },
    /// 业务科室; `None` where no file told one.
    Division(Option<String>),
    /// 资金性质
    Fund(FundType),
    /// 项目类别; `None` where no file told one.
    Category(Option<Category>),
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What it stands for.
    pub key: GroupKey,
    /// How many projects are behind it.
    pub projects: usize,
    /// Sum of budgets.
    pub budget: Money,
    /// Sum of payments.
    pub paid: Money,
    /// Σ budget × pace, in 分.
    pub expected: Decimal,
    /// Projects whose worst light is red.
    pub red: usize,
    /// Projects whose worst light is yellow.
    pub yellow: usize,
    /// Idle money; a project of several funds counts under its largest.
    pub idle: Money,
}

impl Group {
    /// Paid over budget.
    pub fn rate(&self) -> Option<Decimal> {
        crate::domain::ratio::share(self.paid, self.budget)
    }

    /// The pace of its projects together.
    pub fn pace(&self) -> Option<Decimal> {
        crate::domain::ratio::quotient(self.expected, Decimal::from(self.budget.fen()))
    }
}

/// Makes the lines, in order of code or name.
pub fn group(survey: &Survey, by: By) -> Vec<Group> {
    let mut groups: BTreeMap<GroupKey, Group> = BTreeMap::new();
    for project in &survey.projects {
        for part in parts(project, by) {
            let group = groups.entry(part.key.clone()).or_insert_with(|| Group {
                key: part.key.clone(),
                projects: 0,
                budget: Money::ZERO,
                paid: Money::ZERO,
                expected: Decimal::ZERO,
                red: 0,
                yellow: 0,
                idle: Money::ZERO,
            });
            let light = project.lights.worst();
            group.projects += 1;
            group.budget += part.budget;
            group.paid += part.paid;
            group.expected += Decimal::from(part.budget.fen()) * project.figures.pace.expected;
            group.red += usize::from(light == Light::Red);
            group.yellow += usize::from(light == Light::Yellow);
            group.idle += part.idle;
        }
    }
    groups.into_values().collect()
}

/// Whether a project stands behind a line.
pub fn is_behind(project: &JudgedProject, key: &GroupKey) -> bool {
    let by = match key {
        GroupKey::Department { .. } => By::Department,
        GroupKey::Division(_) => By::Division,
        GroupKey::Fund(_) => By::Fund,
        GroupKey::Category(_) => By::Category,
    };
    parts(project, by).iter().any(|p| p.key == *key)
}

struct Part {
    key: GroupKey,
    budget: Money,
    paid: Money,
    idle: Money,
}

fn parts(judged: &JudgedProject, by: By) -> Vec<Part> {
    let project = &judged.project;
    let key = match by {
        By::Department => GroupKey::Department {
            code: project.department_code.clone(),
            name: project.department.clone(),
            id: project.department_id,
        },
        By::Division => GroupKey::Division(project.division.clone()),
        By::Category => GroupKey::Category(project.category.clone()),
        By::Fund => return fund_parts(judged),
    };
    vec![Part { key, budget: judged.figures.budget, paid: judged.figures.paid, idle: judged.idle }]
}

/// One part a fund type; what no line bears (payments without any budget)
/// stands under the unknown fund, so that the parts add up to the project.
fn fund_parts(judged: &JudgedProject) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for line in &judged.lines {
        let key = GroupKey::Fund(line.key.fund.clone());
        match parts.iter_mut().find(|p| p.key == key) {
            Some(part) => {
                part.budget += line.budget;
                part.paid += line.paid;
            }
            None => parts.push(Part { key, budget: line.budget, paid: line.paid, idle: Money::ZERO }),
        }
    }
    if parts.is_empty() {
        let key = GroupKey::Fund(FundType::Unknown);
        parts.push(Part { key, budget: judged.figures.budget, paid: judged.figures.paid, idle: Money::ZERO });
    }
    if let Some(largest) = parts.iter_mut().max_by_key(|p| p.budget) {
        largest.idle = judged.idle;
    }
    parts
}
