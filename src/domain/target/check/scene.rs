//! A form laid out for the checks: rows that say something, with their class,
//! bare name and weight; what is known of the whole.

use std::collections::HashSet;

use rust_decimal::Decimal;

use super::{Check, Context, words};
use crate::domain::form::{Block, Cited, Form, FundKind, FundRow, Row};
use crate::domain::indicator::{Doubt, Level1, Level2, Operator, Reading};
use crate::domain::money::{Money, MoneyUnit};
use crate::domain::target::objection::{Certainty, Objection};
use crate::domain::text;

/// A row that says something.
pub(super) struct Line<'a> {
    pub row: &'a Row,
    /// Without the template's prefix, full-width forms narrowed.
    pub name: String,
    /// Name without trailing brackets: what it measures.
    pub stem: String,
    pub level1: Option<Level1>,
    pub level2: Option<Level2>,
    pub weight: Option<Decimal>,
}

/// A form as the checks look at it.
pub(super) struct Scene<'a> {
    pub form: &'a Form,
    pub context: &'a Context<'a>,
    /// Rows of the year; of a form that has only the whole life, those.
    pub lines: Vec<Line<'a>>,
    /// Rows of the whole life, where the year stands beside them.
    pub whole_life: Vec<Line<'a>>,
    /// The row of budget execution, where it stands among the indicators.
    pub execution: Option<&'a Row>,
    /// Rows of the year that the template left empty.
    pub blank: Vec<&'a Row>,
    /// 年度资金总额 as declared.
    pub amount: Option<Money>,
    /// Printed signs were damaged on the way: nothing of a bare number is sure.
    pub damaged: bool,
    found: Vec<Objection<Check>>,
    said: HashSet<(&'static str, String)>,
}

impl<'a> Scene<'a> {
    pub fn new(form: &'a Form, context: &'a Context<'a>) -> Scene<'a> {
        let has_annual = form.rows.iter().any(|r| r.block == Block::Annual && !is_blank(r));
        let in_year = |r: &&Row| r.block == Block::Annual || !has_annual;
        let mut lines: Vec<Line> = form.rows.iter().filter(in_year).filter(|r| !is_blank(r)).map(Line::new).collect();
        // Budget execution among the indicators is scored as what it is.
        let execution = lines.iter().position(Line::is_execution).map(|n| lines.remove(n).row);
        let whole_life = form.rows.iter().filter(|r| has_annual && r.block == Block::WholeLife && !is_blank(r));
        Scene {
            form,
            context,
            damaged: lines.iter().any(|l| l.looks_damaged() || l.row.reading.doubt == Some(Doubt::DamagedOperator)),
            lines,
            execution,
            whole_life: whole_life.map(Line::new).collect(),
            blank: form.rows.iter().filter(in_year).filter(|r| is_blank(r)).collect(),
            amount: annual_amount(form),
            found: Vec::new(),
            said: HashSet::new(),
        }
    }

    pub fn sure(&mut self, check: Check, at: &Cited) {
        self.say(Certainty::Sure, check, at);
    }

    pub fn judge(&mut self, check: Check, at: &Cited) {
        self.say(Certainty::Judgement, check, at);
    }

    pub fn ask(&mut self, check: Check, at: &Cited) {
        self.say(Certainty::Doubtful, check, at);
    }

    pub fn say(&mut self, certainty: Certainty, check: Check, at: &Cited) {
        let blocks = self.form.kind.is_target() && certainty != Certainty::Doubtful && check.is_blocking();
        // Once a cell; where a form names no cells each is its own.
        if at.cell.is_empty() || self.said.insert((check.key(), at.cell.clone())) {
            self.found.push(Objection { check, certainty, blocks, at: at.clone() });
        }
    }

    pub fn into_found(self) -> Vec<Objection<Check>> {
        self.found
    }

    /// Marks of budget execution, as the fund block prints them.
    pub fn execution_marks(&self) -> Option<Decimal> {
        let printed = self.score_row().and_then(|f| number(&f.marks.text));
        printed.or_else(|| self.execution.and_then(Row::weight))
    }

    /// The row of the fund block that scores: the total, else the only one with marks.
    pub fn score_row(&self) -> Option<&'a FundRow> {
        let funds = &self.form.funds;
        let marked = |f: &&FundRow| number(&f.marks.text).is_some();
        funds.iter().filter(|f| f.kind == FundKind::Total).find(marked).or_else(|| funds.iter().find(marked)).or_else(
            || {
                let of_year = |f: &&FundRow| !is_whole_life(f) && !f.label.text.starts_with("子项");
                let total = funds.iter().find(|f| f.kind == FundKind::Total && of_year(f));
                total.or_else(|| most(funds))
            },
        )
    }

    /// Whether every indicator carries a weight.
    pub fn is_weighted(&self) -> bool {
        !self.lines.is_empty() && self.lines.iter().all(|l| l.weight.is_some())
    }

    /// Whether the indicators share 100 among them and execution has none.
    pub fn has_all_marks(&self) -> bool {
        self.execution_marks().is_none() && self.is_weighted() && self.weights() == Decimal::ONE_HUNDRED
    }

    /// Sum of the weights.
    pub fn weights(&self) -> Decimal {
        self.lines.iter().filter_map(|l| l.weight).sum()
    }

    /// Whether a class has an indicator.
    pub fn has(&self, level1: Level1) -> bool {
        self.lines.iter().any(|l| l.level1 == Some(level1))
    }

    /// Whether the indicators were seen to their end: their weights, or their
    /// scores, add up. What lacks here lacks in the form.
    pub fn is_whole(&self) -> bool {
        let full = Decimal::ONE_HUNDRED;
        let execution = self.execution_marks().unwrap_or(Decimal::TEN);
        let sum = self.weights();
        if self.is_weighted() && (sum == full || sum + execution == full) {
            return true;
        }
        let scores = self.lines.iter().map(|l| number(&l.row.score.text));
        let Some(sum) = scores.collect::<Option<Vec<_>>>().map(|s| s.into_iter().sum::<Decimal>()) else {
            return false;
        };
        let execution = self.score_row().and_then(|f| number(&f.score.text)).unwrap_or_default();
        !self.lines.is_empty() && number(&self.form.total_score.text).is_some_and(|total| total == sum + execution)
    }

    /// Whether the level-1 column is printed and reaches past the outputs.
    pub fn shows_classes(&self) -> bool {
        let printed = self.lines.iter().filter(|l| Level1::parse(&l.row.level1.text).is_some()).count();
        printed * 2 > self.lines.len()
    }

    /// The cell by which the indicators as a whole are quoted.
    pub fn head(&self) -> Cited {
        let first = self.lines.first().map(|l| l.row).or(self.blank.first().copied());
        let cells = first.into_iter().flat_map(|row| [&row.level1, &row.name, &row.target]);
        cells.into_iter().find(|c| c.is_there()).unwrap_or(&self.form.title).clone()
    }
}

impl<'a> Line<'a> {
    fn new(row: &'a Row) -> Line<'a> {
        let (printed, level2) = row.class();
        // Satisfaction filed under the benefits stays satisfaction.
        let level1 = if level2 == Some(Level2::Satisfaction) { Some(Level1::Satisfaction) } else { printed };
        let name = bare_name(&row.name.text);
        Line { row, stem: stem(&name), name, level1, level2, weight: row.weight() }
    }

    /// The value, where the reading is to be relied on.
    pub fn value(&self) -> Option<Decimal> {
        self.row.reading.value.filter(|_| self.row.reading.doubt.is_none())
    }

    /// The unit of its value.
    pub fn unit(&self) -> &str {
        &self.row.reading.unit
    }

    /// Whether the target says anything.
    pub fn has_target(&self) -> bool {
        !is_nothing(&self.row.target.text)
    }

    /// Whether the target is a number one can compare with.
    pub fn is_measured(&self) -> bool {
        let reading = &self.row.reading;
        reading.value.is_some() || reading.date.is_some() || reading.operator == Operator::Date
    }

    /// Whether it measures cost.
    pub fn is_cost(&self) -> bool {
        use Level2 as L;
        self.level1 == Some(Level1::Cost)
            || matches!(self.level2, Some(L::Cost | L::EconomicCost | L::SocialCost | L::EcologicalCost))
    }

    /// Whether it is budget execution, outside the classes of results.
    fn is_execution(&self) -> bool {
        let row = self.row;
        let headed = [&row.level1, &row.level2].iter().any(|c| c.text.contains("预算执行"));
        headed && self.name.contains("执行") || self.level1.is_none() && self.stem == "预算执行率"
    }

    /// Whether its name is only a number: said once, and nothing else of it.
    pub fn is_numbered(&self) -> bool {
        let sign = |c: char| c.is_ascii_digit() || ".,% ≥≤><=".contains(c);
        !self.name.is_empty() && self.name.chars().all(sign)
    }

    /// Whether its name measures a share.
    pub fn is_rate(&self) -> bool {
        ends(&self.stem, words::RATE) && !ends(&self.stem, words::NOT_A_RATE)
    }

    /// Whether its name counts things.
    pub fn is_count(&self) -> bool {
        ends(&self.stem, words::COUNT) && !ends(&self.stem, words::NOT_A_COUNT)
    }

    /// Whether less of it is better.
    pub fn is_negative(&self) -> bool {
        if self.is_rate() {
            // 差错率 is worse the higher; 违法行为责停率 is not.
            let of = self.stem.trim_end_matches(['率', '比', '例']).trim_end_matches("发生");
            // 达标排放率 neither.
            return (ends(of, words::NEGATIVE) || ends(&self.stem, words::NEGATIVE)) && !of.contains("达标");
        }
        has(&self.name, words::NEGATIVE) && !has(&self.name, words::REVERSED)
    }

    /// Whether it asks how satisfied people are.
    pub fn is_satisfaction(&self) -> bool {
        self.level1 == Some(Level1::Satisfaction) || self.name.contains("满意")
    }

    /// The direction in which it gets better.
    pub fn better(&self) -> Operator {
        // A rate of pay is kept, neither passed nor missed.
        if self.is_cost() && has(&self.name, &["标准", "单价", "定额"]) && !self.is_rate() {
            return Operator::Eq;
        }
        let limits = self.is_cost() && !self.is_rate() || self.is_negative();
        if limits { Operator::Le } else { Operator::Ge }
    }

    /// The target as money, where its unit or its name tells that it is.
    pub fn money(&self, form: &Form) -> Option<Money> {
        let told = money_unit(self.unit());
        let named =
            || self.name.rsplit(['(', '[']).next().and_then(|tail| money_unit(tail.trim_end_matches([')', ']'])));
        let bare = || (self.is_cost() && !self.is_rate()).then_some(form.money_unit.unwrap_or(MoneyUnit::Wan));
        let unit = if self.unit().is_empty() { named().or_else(bare)? } else { told? };
        let fen = self.value()?.checked_mul(Decimal::from(unit.fen()))?;
        i64::try_from(fen.round()).ok().map(Money::from_fen)
    }

    /// `28` against 8 with full marks: a ≥ that was read as a 2.
    pub fn looks_damaged(&self) -> bool {
        let reading = &self.row.reading;
        let Some(value) = reading.value.filter(|_| reading.operator == Operator::Unknown) else { return false };
        let full = self.weight.zip(number(&self.row.score.text)).is_some_and(|(w, s)| w == s);
        let digits = value.to_string();
        let rest = digits.strip_prefix('2').filter(|r| r.starts_with(|c: char| c.is_ascii_digit()));
        let exact = rest.is_some_and(|r| number(r).is_some_and(|r| leading(&self.row.actual.text) == Some(r)));
        let near = || reading.doubt_against(&Reading::parse(&self.row.actual.text)) == Some(Doubt::DamagedOperator);
        full && (exact || near())
    }
}

/// Without a total, the row of both columns that holds all others.
fn most(funds: &[FundRow]) -> Option<&FundRow> {
    let both = |f: &&FundRow| f.adjusted.amount.is_some() && f.executed.amount.is_some();
    let row = funds.iter().filter(both).max_by_key(|f| f.adjusted.amount)?;
    let first = funds.iter().find(|f| f.adjusted.amount == row.adjusted.amount).filter(both);
    first.or(Some(row))
}

/// The number that a text begins with.
fn leading(printed: &str) -> Option<Decimal> {
    let narrow = text::narrow(printed.trim());
    let end = narrow.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(narrow.len());
    crate::domain::money::parse_number(&narrow[..end])
}

/// `万元` and its like; `万` and `亿` alone mean money here.
fn money_unit(unit: &str) -> Option<MoneyUnit> {
    match unit {
        "万" => Some(MoneyUnit::Wan),
        "亿" => Some(MoneyUnit::Yi),
        _ => MoneyUnit::at_end(unit).filter(|(_, head)| head.is_empty()).map(|(unit, _)| unit),
    }
}

/// Whether a row of the fund block speaks of the whole life.
pub(super) fn is_whole_life(row: &FundRow) -> bool {
    ["中期", "长期", "总投资", "三年", "周期"].iter().any(|w| row.label.text.contains(w))
}

fn annual_amount(form: &Form) -> Option<Money> {
    let figure = |f: &FundRow| f.initial.amount.or(f.adjusted.amount).filter(|m| !m.is_zero());
    let total = form.funds.iter().filter(|f| f.kind == FundKind::Total);
    let annual = total.clone().filter(|f| !is_whole_life(f)).find_map(figure);
    let declared = || {
        let year = form.funds.iter().filter(|f| f.label.text.contains("本年") || f.label.text.contains("年度"));
        year.filter(|f| !is_whole_life(f)).find_map(figure)
    };
    let tasks = || Some(form.tasks.iter().filter_map(|t| t.total.amount).sum::<Money>()).filter(|m| !m.is_zero());
    annual.or_else(declared).or_else(|| total.clone().find_map(figure)).or_else(tasks)
}

fn is_blank(row: &Row) -> bool {
    let silent = |c: &Cited| is_nothing(&c.text);
    let name = bare_name(&row.name.text);
    let none = |words: &str| words::NOT_APPLICABLE.contains(&words.trim());
    let unused = (name.is_empty() || none(&name)) && (silent(&row.target) || none(&row.target.text));
    name.is_empty() && silent(&row.target) && silent(&row.actual) || unused && row.weight().is_none()
}

/// Empty, a dash, a slash, dots.
pub(super) fn is_nothing(words: &str) -> bool {
    words
        .chars()
        .all(|c| text::is_dash(c) || text::is_blank(c) || matches!(c, '/' | '／' | '\\' | '…' | '.' | '。' | '·'))
}

/// A name without `指标1：` and without what stands for an empty cell.
pub(super) fn bare_name(printed: &str) -> String {
    let narrow = text::narrow(printed.trim());
    let rest = narrow.strip_prefix("指标").map(|r| (r, r.trim_start_matches(|c: char| c.is_ascii_digit())));
    let bare = match rest {
        Some((r, after)) if r.len() > after.len() => after.trim_start_matches([':', '.', ',', ' ']),
        _ => narrow.as_str(),
    };
    if is_nothing(bare) { String::new() } else { bare.trim().to_string() }
}

/// A name without brackets, percent signs and dots at its end.
fn stem(name: &str) -> String {
    let mut rest = name.trim_end_matches(['%', ':', '.', ',', ' ', ';']);
    while let Some(open) = rest.strip_suffix([')', ']']).and_then(|r| r.rfind(['(', '['])) {
        rest = rest[..open].trim_end_matches(['%', ' ']);
    }
    rest.to_string()
}

/// A number as a cell of marks or scores prints it.
pub(super) fn number(printed: &str) -> Option<Decimal> {
    let narrow = text::narrow(printed.trim());
    let bare = narrow.trim_end_matches(['分', '%', ' ']).trim();
    match bare.strip_prefix(['-', '−']) {
        Some(rest) => crate::domain::money::parse_number(rest.trim()).map(|n| -n),
        None => crate::domain::money::parse_number(bare),
    }
}

/// Whether any of the words stands in the text.
pub(super) fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|w| text.contains(w))
}

/// Whether the text ends in any of the words.
pub(super) fn ends(text: &str, words: &[&str]) -> bool {
    words.iter().any(|w| text.ends_with(w))
}

/// The first of the words that stands in the text.
pub(super) fn first(text: &str, words: &[&'static str]) -> Option<&'static str> {
    words.iter().find(|w| text.contains(**w)).copied()
}
