//! The indicator framework of an evaluation (domain.md §3.5): its rows, and
//! what a reviewer of the plan objects to.

use rust_decimal::Decimal;

use crate::domain::text;

/// 一级指标
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Block {
    /// 决策
    Decision,
    /// 过程
    Process,
    /// 产出
    Output,
    /// 效益
    Outcome,
}

impl Block {
    /// In the order of the framework.
    pub const ALL: [Block; 4] = [Block::Decision, Block::Process, Block::Output, Block::Outcome];

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Block::Decision => "decision",
            Block::Process => "process",
            Block::Output => "output",
            Block::Outcome => "outcome",
        }
    }

    /// As the framework writes it.
    pub const fn word(self) -> &'static str {
        match self {
            Block::Decision => "决策",
            Block::Process => "过程",
            Block::Output => "产出",
            Block::Outcome => "效益",
        }
    }

    /// The block that a table means: `A决策（20分）`, `项目产出`, `效果指标`.
    pub fn read(typed: &str) -> Option<Block> {
        const OTHERS: [(&str, Block); 3] =
            [("投入", Block::Decision), ("效果", Block::Outcome), ("满意度", Block::Outcome)];
        let plain = text::fold(typed);
        let words = Block::ALL.into_iter().map(|b| (b.word(), b)).chain(OTHERS);
        let found: Vec<Block> = words.filter(|(word, _)| plain.contains(word)).map(|(_, block)| block).collect();
        // `产出效益` names two blocks and so none.
        found.first().copied().filter(|first| found.iter().all(|b| b == first))
    }

    /// Whether it is one of the results, which weigh at least so much together.
    pub const fn is_result(self) -> bool {
        matches!(self, Block::Output | Block::Outcome)
    }
}

/// A row of the framework: an indicator of the third level.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// 一级指标 as written.
    pub level1: String,
    /// 二级指标
    pub level2: String,
    /// 三级指标
    pub level3: String,
    /// 分值; nothing where none can be read.
    pub weight: Option<Decimal>,
    /// 指标解释
    pub explanation: String,
    /// 指标说明 (评价要点)
    pub points: String,
    /// 评分标准
    pub rule: String,
    /// 数据来源
    pub source: String,
    /// Where the row stands in a file; empty for one made here.
    pub cell: String,
}

impl Row {
    /// Which block it is of.
    pub fn block(&self) -> Option<Block> {
        Block::read(&self.level1)
    }

    /// Where its figures come from: in a column of its own, else said in the
    /// explanation, the points or the rule (`数据来源：…`).
    pub fn has_source(&self) -> bool {
        const WORDS: [&str; 4] = ["数据来源", "资料来源", "证据来源", "取数"];
        let named = |t: &String| WORDS.iter().any(|w| t.contains(w));
        !self.source.trim().is_empty() || [&self.explanation, &self.points, &self.rule].into_iter().any(named)
    }
}

/// What is wrong with a framework. A number is the place of the row, from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Objection {
    /// It has no rows.
    Empty,
    /// The first level is none of the four.
    UnknownBlock(usize),
    /// The third level has no name.
    NoName(usize),
    /// No weight above zero, or one finer than hundredths.
    BadWeight(usize),
    /// No 评分标准.
    NoRule(usize),
    /// No 数据来源.
    NoSource(usize),
    /// The same indicator stands in an earlier row.
    Repeated(usize, usize),
    /// All weights together; they should make 100.
    Sum(Decimal),
    /// 产出 and 效益 together, and the least they should make.
    Results(Decimal, Decimal),
}

impl Objection {
    /// The word used in JSON.
    pub const fn key(&self) -> &'static str {
        match self {
            Objection::Empty => "empty",
            Objection::UnknownBlock(_) => "unknown_block",
            Objection::NoName(_) => "no_name",
            Objection::BadWeight(_) => "bad_weight",
            Objection::NoRule(_) => "no_rule",
            Objection::NoSource(_) => "no_source",
            Objection::Repeated(..) => "repeated",
            Objection::Sum(_) => "sum",
            Objection::Results(..) => "results",
        }
    }

    /// The row it is about.
    pub const fn row(&self) -> Option<usize> {
        match self {
            Objection::UnknownBlock(n)
            | Objection::NoName(n)
            | Objection::BadWeight(n)
            | Objection::NoRule(n)
            | Objection::NoSource(n)
            | Objection::Repeated(n, _) => Some(*n),
            Objection::Empty | Objection::Sum(_) | Objection::Results(..) => None,
        }
    }
}

/// What 产出 and 效益 weigh, and what everything weighs.
pub fn sums(rows: &[Row]) -> (Decimal, Decimal) {
    let weigh = |wanted: &dyn Fn(&Row) -> bool| rows.iter().filter(|r| wanted(r)).filter_map(|r| r.weight).sum();
    (weigh(&|r: &Row| r.block().is_some_and(Block::is_result)), weigh(&|_: &Row| true))
}

/// Everything wrong with a framework: what concerns rows first, in their
/// order, then its sums. `least` is what 产出 and 效益 weigh at least.
pub fn check(rows: &[Row], least: Decimal) -> Vec<Objection> {
    if rows.is_empty() {
        return vec![Objection::Empty];
    }
    let mut found: Vec<Objection> = rows.iter().enumerate().flat_map(|(n, row)| check_row(rows, n, row)).collect();
    let (results, all) = sums(rows);
    if all != Decimal::ONE_HUNDRED {
        found.push(Objection::Sum(all));
    }
    if results < least {
        found.push(Objection::Results(results, least));
    }
    found
}

fn check_row(rows: &[Row], n: usize, row: &Row) -> Vec<Objection> {
    let named = |r: &Row| [&r.level1, &r.level2, &r.level3].map(|t| text::fold(t));
    let first = rows[..n].iter().position(|r| named(r) == named(row));
    let weighs = row.weight.is_some_and(|w| w > Decimal::ZERO && w.normalize().scale() <= 2);
    [
        (row.block().is_none(), Objection::UnknownBlock(n)),
        (row.level3.trim().is_empty(), Objection::NoName(n)),
        (!weighs, Objection::BadWeight(n)),
        (row.rule.trim().is_empty(), Objection::NoRule(n)),
        (!row.has_source(), Objection::NoSource(n)),
    ]
    .into_iter()
    .filter_map(|(wrong, objection)| wrong.then_some(objection))
    .chain(first.filter(|_| !row.level3.trim().is_empty()).map(|first| Objection::Repeated(n, first)))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::evaluation::key::standard;

    const LEAST: Decimal = Decimal::from_parts(60, 0, 0, false, 0);

    #[test]
    fn the_framework_that_ships_is_sound() {
        let rows = standard::rows();
        assert_eq!(check(&rows, LEAST), []);
        assert_eq!(rows.len(), 17);
        assert_eq!(sums(&rows), (LEAST, Decimal::ONE_HUNDRED));
    }

    #[test]
    fn every_flaw_of_a_plan_is_found_once() {
        let mut rows = standard::rows();
        rows[0].weight = None;
        rows[2].rule = " ".into();
        rows[3].source.clear();
        rows[4].level1 = "其他".into();
        rows[16].level3 = rows[15].level3.clone();
        rows[16].level2 = rows[15].level2.clone();
        let found = check(&rows, LEAST);
        assert_eq!(
            found,
            [
                Objection::BadWeight(0),
                Objection::NoRule(2),
                Objection::NoSource(3),
                Objection::UnknownBlock(4),
                Objection::Repeated(16, 15),
                Objection::Sum(Decimal::from(97)),
            ]
        );
        assert_eq!(check(&[], LEAST), [Objection::Empty]);
    }

    #[test]
    fn results_weigh_at_least_sixty() {
        let mut rows = standard::rows();
        rows[0].weight = Some(Decimal::from(4));
        rows[16].weight = rows[16].weight.map(|w| w - Decimal::ONE);
        assert_eq!(check(&rows, LEAST), [Objection::Results(Decimal::from(59), LEAST)]);
        rows[0].weight = Some(Decimal::new(40_001, 4));
        assert_eq!(check(&rows, LEAST)[0], Objection::BadWeight(0), "finer than hundredths");
    }

    #[test]
    fn blocks_as_tables_write_them() {
        for (typed, block) in [
            ("决策", Block::Decision),
            ("A 决策（20分）", Block::Decision),
            ("项目过程", Block::Process),
            ("产出指标", Block::Output),
            ("项目效果", Block::Outcome),
            ("满意度", Block::Outcome),
        ] {
            assert_eq!(Block::read(typed), Some(block), "{typed}");
        }
        assert_eq!((Block::read("产出效益"), Block::read("其他")), (None, None));
    }

    #[test]
    fn a_source_may_stand_in_the_explanation() {
        let row = |explanation: &str| Row { explanation: explanation.into(), ..Row::default() };
        assert!(row("实际产出数。数据来源：航班计划执行台账").has_source());
        assert!(!row("实际产出数").has_source());
    }
}
