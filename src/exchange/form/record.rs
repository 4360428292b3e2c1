//! A form as a JSON record: the shape in which published forms are collected.
//! Addresses are paths into the record (`indicators[3].target`).

use serde::Deserialize;

use crate::domain::form::{Block, Cited, Form, FormKind, FundKind, FundRow, Row};
use crate::domain::indicator::{Level2, Reading};
use crate::domain::money::MoneyUnit;
use crate::domain::text;
use crate::exchange::record::FileFault;

#[derive(Deserialize)]
struct Record {
    form_kind: String,
    #[serde(default)]
    form_title: Option<String>,
    #[serde(default)]
    year: Option<String>,
    #[serde(default)]
    project: Option<String>,
    #[serde(default)]
    department: Option<String>,
    #[serde(default)]
    implementing_unit: Option<String>,
    #[serde(default)]
    funds: Option<Funds>,
    #[serde(default)]
    indicators: Option<Vec<Indicator>>,
    #[serde(default)]
    goals: Option<String>,
    #[serde(default)]
    total: Option<String>,
    #[serde(default)]
    total_full: Option<String>,
    #[serde(default)]
    grade: Option<String>,
    #[serde(default)]
    fund_columns: Option<Vec<String>>,
    #[serde(default)]
    items: Option<Vec<Item>>,
}

/// A line of a list of spending.
#[derive(Deserialize)]
struct Item {
    #[serde(default)]
    item: String,
    #[serde(default)]
    amount: Option<String>,
}

#[derive(Deserialize)]
struct Funds {
    #[serde(default)]
    unit: Option<String>,
    #[serde(default)]
    rows: Vec<Fund>,
}

#[derive(Deserialize)]
struct Fund {
    label: String,
    initial_budget: Option<String>,
    adjusted_budget: Option<String>,
    executed: Option<String>,
    full_marks: Option<String>,
    execution_rate: Option<String>,
    score: Option<String>,
    #[serde(default)]
    expected_full_year: Option<String>,
    #[serde(default)]
    arrived: Option<String>,
    #[serde(default)]
    reason: Option<String>,
}

#[derive(Deserialize)]
struct Indicator {
    #[serde(default)]
    level1: String,
    #[serde(default)]
    level2: String,
    #[serde(default)]
    level3: String,
    target: Option<String>,
    /// The three columns of forms that have them; `unit` alone where only the unit stands apart.
    #[serde(default)]
    operator: Option<String>,
    #[serde(default)]
    value: Option<String>,
    #[serde(default)]
    unit: Option<String>,
    #[serde(default)]
    mid_term: Option<String>,
    actual: Option<String>,
    full_marks: Option<String>,
    score: Option<String>,
    deviation_reason: Option<String>,
    #[serde(default)]
    likelihood: Option<String>,
    #[serde(default)]
    block: Option<String>,
    #[serde(default)]
    achieved_to_date: Option<String>,
}

/// Reads a record.
///
/// # Errors
/// [`FileFault::NotATable`] when the text is no such record.
pub fn read_record(json: &str) -> Result<Form, FileFault> {
    let record: Record = serde_json::from_str(json).map_err(|_| FileFault::NotATable)?;
    let kind = match record.form_kind.as_str() {
        "target" => FormKind::ProjectTarget,
        "department_target" => FormKind::DepartmentTarget,
        "department_overall" => FormKind::DepartmentEvaluation,
        "monitoring" => FormKind::Monitoring,
        "self_evaluation" => FormKind::SelfEvaluation,
        _ => return Err(FileFault::NotATable),
    };
    let told = record.funds.as_ref().and_then(|f| f.unit.as_deref());
    let money_unit = told.and_then(|u| MoneyUnit::at_end(u.split(['/', '、', ' ']).next()?).map(|(unit, _)| unit));
    let unit = money_unit.unwrap_or(MoneyUnit::Wan);
    let funds = record.funds.map(|f| f.rows).unwrap_or_default();
    let rows = record.indicators.unwrap_or_default();
    let mut form = Form {
        kind,
        title: cited(record.form_title, "form_title"),
        year: record.year.and_then(|y| y.trim().get(..4)?.parse().ok()),
        project: cited(record.project, "project"),
        department: cited(record.department, "department"),
        unit: cited(record.implementing_unit, "implementing_unit"),
        months: record.fund_columns.iter().flatten().find_map(|c| super::known::months(c)),
        money_unit,
        funds: funds.into_iter().enumerate().map(|(n, fund)| fund_row(n, fund, unit)).collect(),
        total_score: cited(record.total, "total"),
        total_marks: cited(record.total_full, "total_full"),
        grade: cited(record.grade, "grade"),
        ..Form::default()
    };
    super::head::split_code(&mut form);
    super::pairs::pair_up(&mut form.funds);
    form.goals.annual = cited(record.goals, "goals");
    let spent = record.items.into_iter().flatten().enumerate().filter(|(_, i)| !i.item.is_empty());
    form.details = spent
        .map(|(n, i)| (cited(Some(i.item), format!("items[{n}].item")), cited(i.amount, format!("items[{n}].amount"))))
        .collect();
    for (n, row) in rows.into_iter().enumerate() {
        // The whole-life value beside the annual one is a row of the other block.
        if let Some(whole_life) = row.mid_term.clone() {
            let twin = Indicator { target: Some(whole_life), actual: None, score: None, ..copy(&row) };
            form.rows.push(Row { block: Block::WholeLife, ..indicator(n, twin, "mid_term", form.year) });
        }
        form.rows.push(indicator(n, row, "target", form.year));
    }
    super::rows::in_order(&mut form.rows);
    Ok(form)
}

fn copy(row: &Indicator) -> Indicator {
    Indicator {
        level1: row.level1.clone(),
        level2: row.level2.clone(),
        level3: row.level3.clone(),
        target: None,
        operator: None,
        value: None,
        unit: None,
        mid_term: None,
        actual: None,
        full_marks: None,
        score: None,
        deviation_reason: None,
        likelihood: None,
        block: None,
        achieved_to_date: None,
    }
}

fn cited(words: Option<String>, path: impl Into<String>) -> Cited {
    words.map_or_else(Cited::default, |w| Cited::new(text::clean(&w), path))
}

fn fund_row(n: usize, fund: Fund, unit: MoneyUnit) -> FundRow {
    let figure =
        |words: Option<String>, key: &str| super::take::figure(cited(words, format!("funds[{n}].{key}")), unit);
    let label = text::clean(&fund.label);
    let mut row = FundRow {
        kind: FundKind::parse(&label),
        label: Cited::new(label, format!("funds[{n}].label")),
        initial: figure(fund.initial_budget, "initial_budget"),
        adjusted: figure(fund.adjusted_budget, "adjusted_budget"),
        executed: figure(fund.executed, "executed"),
        forecast: figure(fund.expected_full_year, "expected_full_year"),
        marks: cited(fund.full_marks, format!("funds[{n}].full_marks")),
        rate: cited(fund.execution_rate, format!("funds[{n}].execution_rate")),
        score: cited(fund.score, format!("funds[{n}].score")),
        received: figure(fund.arrived, "arrived"),
        reason: cited(fund.reason, format!("funds[{n}].reason")),
        ..FundRow::default()
    };
    if super::header::block_of(&row.label.text) == Some(Block::WholeLife) {
        row.whole_life = std::mem::take(&mut row.initial);
    }
    row
}

/// What the target says, from one cell or three.
fn reading(row: &Indicator, year: Option<i16>) -> Reading {
    let target = row.target.as_deref().unwrap_or_default();
    let (operator, unit) = (row.operator.as_deref().unwrap_or_default(), row.unit.as_deref().unwrap_or_default());
    let read = Reading::from_columns_in(operator, row.value.as_deref().unwrap_or(target), unit, year);
    match Level2::parse(&row.level2) {
        Some(class) => read.with_class(Some(class)),
        None => read,
    }
}

fn indicator(n: usize, row: Indicator, target_key: &str, year: Option<i16>) -> Row {
    let read = reading(&row, year);
    let at = |words: Option<String>, key: &str| cited(words, format!("indicators[{n}].{key}"));
    let mut target = at(row.target, target_key);
    // Operator, value and unit in three columns make one target.
    let parts = [row.operator, row.value.or_else(|| Some(target.text.clone())), row.unit]
        .map(|p| text::clean(&p.unwrap_or_default()));
    if parts.iter().any(|p| !p.is_empty()) && (!parts[0].is_empty() || !parts[2].is_empty()) {
        target.text = parts.iter().filter(|p| !p.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ");
    }
    let whole_life = row.block.as_deref().is_some_and(|b| b.contains('长') || b.contains('中'));
    Row {
        block: if whole_life { Block::WholeLife } else { Block::Annual },
        level1: at(Some(row.level1), "level1"),
        level2: at(Some(row.level2), "level2"),
        name: at(Some(super::without_prefix(&row.level3).to_string()), "level3"),
        reading: read,
        target,
        direction: Cited::default(),
        marks: at(row.full_marks, "full_marks"),
        standard: Cited::default(),
        explanation: Cited::default(),
        note: Cited::default(),
        actual: at(row.actual.or(row.achieved_to_date), "actual"),
        forecast: Cited::default(),
        likelihood: at(row.likelihood, "likelihood"),
        causes: Default::default(),
        score: at(row.score, "score"),
        reason: at(row.deviation_reason, "deviation_reason"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Money;

    fn form(name: &str) -> Form {
        let path = format!("{}/tests/data/forms/{name}.json", env!("CARGO_MANIFEST_DIR"));
        read_record(&std::fs::read_to_string(path).expect("fixture")).expect("record")
    }

    #[test]
    fn a_published_self_evaluation_is_read() {
        let form = form("08_yongde_minglang_yingyang_2022");
        assert_eq!(
            (form.kind, form.year, form.money_unit),
            (FormKind::SelfEvaluation, Some(2022), Some(MoneyUnit::Yuan))
        );
        assert_eq!(form.funds[0].kind, FundKind::Total);
        assert_eq!(form.funds[0].executed.amount, Some(Money::from_fen(38_766_462)));
        assert_eq!(form.rows[0].actual, Cited::new("735", "indicators[0].actual"));
    }

    #[test]
    fn two_blocks_side_by_side_are_told_apart() {
        let form = form("36_dongguan_lianwanglu_target_2019");
        let whole_life = form.rows.iter().filter(|r| r.block == Block::WholeLife).count();
        assert_eq!((whole_life, form.rows.len()), (5, 11));
    }
}
