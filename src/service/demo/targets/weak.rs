//! What is weak in a minority of the forms: the faults that reviewers know best.

use super::forms::said;
use crate::domain::form::{Block, Form, Row};
use crate::domain::indicator::{Level1, Level2, Reading};
use crate::service::demo::random::Random;

/// A fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fault {
    /// Benefits in words that nothing measures.
    Vague,
    /// The cost is just the budget.
    CostIsBudget,
    /// At least all: more than there can be.
    OverAll,
    /// The rows of another department's project.
    Copied,
    /// The whole-life targets are those of the year.
    SameForLife,
    /// Nobody is asked whether he is satisfied.
    NoSatisfaction,
    /// A quantity without a number.
    NoNumber,
    /// Well below what was asked a year before.
    BelowLastYear,
    /// The marks do not add up.
    MarksOff,
}

impl Fault {
    /// Those that stop no submission, in turn.
    pub(super) const PASSING: [Fault; 8] = [
        Fault::Vague,
        Fault::CostIsBudget,
        Fault::OverAll,
        Fault::Copied,
        Fault::SameForLife,
        Fault::NoSatisfaction,
        Fault::NoNumber,
        Fault::BelowLastYear,
    ];
}

impl Fault {
    /// What a reviewer writes to the unit.
    const fn note(self) -> &'static str {
        match self {
            Fault::Vague => "效益指标无法衡量，请写明数值和计量单位",
            Fault::CostIsBudget => "成本指标只是预算数，请按单位成本设定",
            Fault::OverAll => "比率不会超过100%，指标值请改为“=100%”或据实设定",
            Fault::Copied => "指标与其他部门项目雷同，请按本项目内容重新设定",
            Fault::SameForLife => "中期目标与年度目标相同，请按项目期分解",
            Fault::NoSatisfaction => "缺少服务对象满意度指标，请补充",
            Fault::NoNumber => "数量指标没有数值，请量化",
            Fault::BelowLastYear => "数量指标明显低于上年，请说明理由或调高",
            Fault::MarksOff => "分值合计不为90分，请核对",
        }
    }
}

/// What a reviewer writes who sends a form back.
pub(super) fn note(faults: &[Fault]) -> String {
    faults.iter().map(|f| f.note()).collect::<Vec<_>>().join("；")
}

/// What a reviewer has to measure himself.
const VAGUE: [(&str, &str); 6] = [
    ("工作水平进一步提升", "明显提升"),
    ("服务保障能力不断加强", "效果较好"),
    ("社会影响力持续扩大", "有所扩大"),
    ("促进事业健康发展", "促进作用明显"),
    ("长效机制逐步完善", "进一步完善"),
    ("群众获得感不断增强", "显著增强"),
];

/// Works the fault into a form. `other` is the form that it copies.
pub(super) fn work_in(fault: Fault, form: &mut Form, other: Option<&Form>, random: &mut Random) {
    match fault {
        Fault::Vague => vague(form, random),
        Fault::CostIsBudget => {
            let budget = form.funds.first().map(|f| f.initial.cited.text.clone()).unwrap_or_default();
            let is_cost = |r: &Row| r.class().1 == Some(Level2::Cost) && r.block == Block::Annual;
            for r in form.rows.iter_mut().filter(|r| is_cost(r)) {
                r.name = said("项目总成本");
                aim(r, format!("≤{}万元", budget.trim_end_matches(".00")));
            }
        }
        Fault::OverAll => {
            let rate =
                |r: &Row| r.block == Block::Annual && r.target.text.contains('%') && r.class().1 != Some(Level2::Cost);
            let rates: Vec<usize> = (0..form.rows.len()).filter(|i| rate(&form.rows[*i])).collect();
            let satisfied = |i: &&usize| form.rows[**i].class().0 == Some(Level1::Satisfaction);
            let last = rates.iter().rfind(satisfied).copied();
            for i in rates.iter().take(1).copied().chain(last) {
                aim(&mut form.rows[i], "≥100%".into());
            }
        }
        Fault::Copied => {
            if let Some(other) = other {
                form.rows.clone_from(&other.rows);
            }
        }
        Fault::SameForLife => same_for_life(form),
        Fault::NoSatisfaction => {
            form.rows.retain(|r| r.class().0 != Some(Level1::Satisfaction));
            // Its marks went to the outputs, where they do not belong.
            if let Some(r) = form.rows.first_mut() {
                r.marks = said("19");
            }
        }
        Fault::NoNumber => {
            let quantity = |r: &Row| r.class().1 == Some(Level2::Quantity) && r.block == Block::Annual;
            if let Some(r) = form.rows.iter_mut().filter(|r| quantity(r)).nth(1) {
                aim(r, "按计划完成".into());
            }
        }
        Fault::BelowLastYear => {
            let quantity = |r: &Row| r.class().1 == Some(Level2::Quantity) && r.block == Block::Annual;
            for r in form.rows.iter_mut().filter(|r| quantity(r)) {
                aim(r, lowered(&r.target.text));
            }
        }
        Fault::MarksOff => {
            if let Some(r) = form.rows.first_mut() {
                r.marks = said(format!("{}", random.between(14, 18)));
            }
        }
    }
}

fn aim(row: &mut Row, target: String) {
    row.reading = Reading::parse(&target);
    row.target = said(target);
}

fn vague(form: &mut Form, random: &mut Random) {
    let benefit = |r: &Row| r.class().0 == Some(Level1::Benefit) && r.block == Block::Annual;
    let mut words = VAGUE.to_vec();
    random.shuffle(&mut words);
    let count = random.between(1, 2) as usize;
    for (r, (name, target)) in form.rows.iter_mut().filter(|r| benefit(r)).take(count).zip(words) {
        r.name = said(name);
        aim(r, target.into());
    }
}

fn same_for_life(form: &mut Form) {
    form.goals.whole_life = form.goals.annual.clone();
    let annual: Vec<String> =
        form.rows.iter().filter(|r| r.block == Block::Annual).map(|r| r.target.text.clone()).collect();
    for (r, target) in form.rows.iter_mut().filter(|r| r.block == Block::WholeLife).zip(annual) {
        aim(r, target);
    }
}

/// About six tenths of a count.
fn lowered(target: &str) -> String {
    let digits: String = target.chars().skip(1).take_while(char::is_ascii_digit).collect();
    match digits.parse::<i64>() {
        Ok(n) if n > 4 => target.replacen(&digits, &(n * 6 / 10).to_string(), 1),
        _ => target.to_string(),
    }
}
