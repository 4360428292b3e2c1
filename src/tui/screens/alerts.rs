//! The list of alerts: its columns, its filters, its rows.
//!
//! Never here: when there is an alert.

use crate::domain::monitor::life::State;
use crate::domain::monitor::light::Light;
use crate::present::pinyin::Haystack;
use crate::present::strings::Strings;
use crate::present::{finding, monitor};
use crate::service::survey::{JudgedProject, RaisedAlert};
use crate::tui::parts::menu::Menu;
use crate::tui::parts::sheet::{Keep, Row};
use crate::tui::parts::table::{Column, figure, text};
use crate::tui::parts::value::Value;

/// The sentence of the finding; stands below in narrow panes.
pub const WHAT: usize = 3;
/// 项目代码
pub const CODE: usize = 9;

/// The columns.
pub const COLUMNS: &[Column] = &[
    text(|s| s.alerts.col_level, 2, 0, 0),
    text(|s| s.alerts.col_rule, 13, 0, 0),
    text(|s| s.alerts.col_project, 20, 1, 0),
    text(|s| s.alerts.col_what, 34, 3, 0),
    text(|s| s.alerts.col_state, 6, 0, 2),
    text(|s| s.alerts.col_department, 12, 0, 3),
    text(|s| s.alerts.col_fund, 18, 0, 5),
    figure(|s| s.bench.col_unspent, 12, 6),
    text(|s| s.alerts.note_of_alert, 16, 0, 7),
    text(|s| s.bench.col_code, 21, 0, 8),
];

/// A row of the list.
pub fn row(s: &'static Strings, key: i64, p: &JudgedProject, raised: &RaisedAlert) -> Row {
    let alert = &raised.alert;
    let note = raised.acts().rev().find(|n| !n.text.is_empty()).map(|n| n.text.clone()).unwrap_or_default();
    let light = Light::from(alert.level);
    let cells = vec![
        Value::Light(light),
        Value::Text(finding::rule(s, alert.rule).into()),
        Value::Text(p.project.name.clone().into()),
        Value::Text(finding::headline(s, alert).into()),
        Value::Text(monitor::state(s, raised.state()).into()),
        Value::Text(p.project.department.clone().into()),
        Value::Text(alert.line.as_ref().map(|l| finding::line(s, l)).unwrap_or_default().into()),
        Value::Wan(Some(alert.figures.unspent())),
        Value::Text(note.into()),
        Value::Text(p.project.code.clone().into()),
    ];
    let mut row = Row::new(key, cells);
    row.hay = Haystack::new([
        p.project.name.as_str(),
        &p.project.department,
        &p.project.code,
        finding::rule(s, alert.rule),
        alert.rule.key(),
    ]);
    row.light = light;
    row.flag = raised.state() == State::Acknowledged;
    row.muted = row.flag;
    row
}

/// What may be shown.
pub fn filters(s: &'static Strings, rows: &[Row], now: &Keep) -> Menu<Keep> {
    let mut items = vec![
        (s.bench.filter_all.to_string(), Keep::All),
        (s.bench.filter_red.to_string(), Keep::Lights(vec![Light::Red])),
        (s.bench.filter_yellow.to_string(), Keep::Lights(vec![Light::Yellow])),
        (s.alerts.filter_new.to_string(), Keep::Unflagged),
        (s.alerts.filter_verified.to_string(), Keep::Flagged),
        (s.bench.filter_marked.to_string(), Keep::Marked),
    ];
    let mut rules: Vec<&str> = Vec::new();
    for row in rows {
        if let Some(Value::Text(rule)) = row.cells.get(1)
            && !rules.contains(&rule.as_ref())
        {
            rules.push(rule);
        }
    }
    items.extend(rules.iter().map(|r| (r.to_string(), Keep::Saying { column: 1, text: r.to_string() })));
    let at = items.iter().position(|(_, k)| k == now).unwrap_or(0);
    Menu::new(s.common.filter_title, items, at)
}
