//! The list of projects: its columns, its filters, its rows.
//!
//! Never here: figures; they come judged.

use crate::domain::monitor::light::Light;
use crate::present::finding;
use crate::present::pinyin::Haystack;
use crate::present::strings::Strings;
use crate::present::terms;
use crate::service::survey::JudgedProject;
use crate::tui::parts::menu::Menu;
use crate::tui::parts::sheet::{Keep, Row};
use crate::tui::parts::table::{Column, figure, text};
use crate::tui::parts::value::Value;

/// Columns that other code speaks of.
pub const DEPARTMENT: usize = 2;
/// 业务科室
pub const DIVISION: usize = 13;
/// 项目代码
pub const CODE: usize = 14;
/// 类别
pub const CATEGORY: usize = 15;
/// 资金性质
pub const FUND: usize = 16;

/// The columns, in order; those of high rank are seen in wide windows only.
pub const COLUMNS: &[Column] = &[
    text(|s| s.bench.col_light, 2, 0, 0),
    text(|s| s.bench.col_project, 28, 4, 0),
    text(|s| s.bench.col_department, 12, 1, 1),
    figure(|s| s.bench.col_budget, 11, 1),
    figure(|s| s.bench.col_paid, 11, 4),
    figure(|s| s.bench.col_rate, 7, 1),
    figure(|s| s.bench.col_pace, 6, 5),
    figure(|s| s.bench.col_lag, 7, 6),
    text(|s| s.bench.col_spend, 2, 0, 1),
    text(|s| s.bench.col_target, 2, 0, 1),
    text(|s| s.bench.col_outlook, 2, 0, 1),
    figure(|s| s.bench.col_unspent, 12, 8),
    figure(|s| s.bench.col_idle, 11, 7),
    text(|s| s.bench.col_division, 8, 0, 9),
    text(|s| s.bench.col_code, 21, 0, 10),
    text(|s| s.bench.col_category, 12, 0, 11),
    text(|s| s.bench.col_fund, 14, 0, 12),
    text(|s| s.bench.col_unit, 16, 0, 13),
    text(|s| s.bench.col_key, 4, 0, 14),
];

/// A row of the list.
pub fn row(s: &'static Strings, p: &JudgedProject) -> Row {
    let (project, figures) = (&p.project, &p.figures);
    let words = |w: &Option<String>| Value::Text(w.clone().unwrap_or_else(|| s.bench.none_told.to_string()).into());
    let mut funds: Vec<&str> = Vec::new();
    for line in &p.lines {
        let name = line.key.fund.name().unwrap_or(s.bench.none_told);
        if !funds.contains(&name) {
            funds.push(name);
        }
    }
    let category = project.category.as_ref().map(|c| terms::category(s, c).to_string());
    let worst = p.lights.worst();
    let cells = vec![
        Value::Lamp(worst),
        Value::Text(project.name.clone().into()),
        Value::Text(project.department.clone().into()),
        Value::Wan(Some(figures.budget)),
        Value::Wan(Some(figures.paid)),
        Value::Percent(figures.rate),
        Value::Percent(Some(figures.pace.expected)),
        Value::Points(figures.lag().map(crate::domain::ratio::points)),
        Value::Light(p.lights.spend),
        Value::Light(p.lights.target),
        Value::Light(p.lights.outlook),
        Value::Wan(Some(figures.unspent())),
        Value::Wan(Some(p.idle)),
        words(&project.division),
        Value::Text(project.code.clone().into()),
        words(&category),
        Value::Text(funds.join("、").into()),
        Value::Text(project.unit.clone().unwrap_or_default().into()),
        Value::Text(if project.key_monitored { s.common.yes } else { "" }.into()),
    ];
    let mut row = Row::new(project.id, cells);
    let unit = project.unit.as_deref().unwrap_or("");
    row.hay = Haystack::new([project.name.as_str(), &project.department, &project.code, unit]);
    row.light = worst;
    row.flag = project.key_monitored;
    row
}

/// What may be shown.
pub fn filters(s: &'static Strings, now: &Keep) -> Menu<Keep> {
    let b = &s.bench;
    let items = vec![
        (b.filter_all.to_string(), Keep::All),
        (b.filter_red.to_string(), Keep::Lights(vec![Light::Red])),
        (b.filter_yellow.to_string(), Keep::Lights(vec![Light::Yellow])),
        (b.filter_lit.to_string(), Keep::Lights(vec![Light::Red, Light::Yellow])),
        (b.filter_green.to_string(), Keep::Lights(vec![Light::Green, Light::Blue])),
        (b.filter_grey.to_string(), Keep::Lights(vec![Light::Grey])),
        (b.filter_key.to_string(), Keep::Flagged),
        (b.filter_marked.to_string(), Keep::Marked),
    ];
    let at = items.iter().position(|(_, k)| k == now).unwrap_or(0);
    Menu::new(s.common.filter_title, items, at)
}

/// What is shown, in words.
pub fn keep_name(s: &'static Strings, keep: &Keep) -> String {
    match keep {
        Keep::All => s.bench.filter_all.to_string(),
        Keep::Lights(lights) => lights.iter().map(|l| finding::light(s, *l)).collect(),
        Keep::Flagged => s.bench.filter_key.to_string(),
        Keep::Unflagged => s.alerts.state_new.to_string(),
        Keep::Marked => s.bench.filter_marked.to_string(),
        Keep::Saying { text, .. } => text.clone(),
    }
}
