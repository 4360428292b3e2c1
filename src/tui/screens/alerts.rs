//! The list of alerts: its columns, its filters, its rows.
//!
//! Never here: when there is an alert.

use crate::domain::calendar::Calendar;
use crate::domain::date::Date;
use crate::domain::monitor::life::{Answer, Life, State};
use crate::domain::monitor::light::Light;
use crate::domain::monitor::rule::{RULES, RuleId};
use crate::present::pinyin::Haystack;
use crate::present::strings::Strings;
use crate::present::{alerts, finding, monitor};
use crate::service::survey::{JudgedProject, PastAlert, RaisedAlert};
use crate::tui::parts::menu::Menu;
use crate::tui::parts::sheet::{Keep, Row};
use crate::tui::parts::table::{Column, figure, text};
use crate::tui::parts::value::Value;

/// 规则
pub const RULE: usize = 1;
/// The sentence of the finding; stands below in narrow panes.
pub const WHAT: usize = 3;
/// 状态
pub const STATE: usize = 4;
/// 项目代码
pub const CODE: usize = 10;

/// The columns.
pub const COLUMNS: &[Column] = &[
    text(|s| s.alerts.col_level, 2, 0, 0),
    text(|s| s.alerts.col_rule, 13, 0, 0),
    text(|s| s.alerts.col_project, 20, 1, 0),
    text(|s| s.alerts.col_what, 20, 3, 0),
    text(|s| s.alerts.col_state, 6, 0, 2),
    text(|s| s.alert_desk.col_term, 8, 0, 1),
    text(|s| s.alerts.col_department, 12, 0, 3),
    text(|s| s.alerts.col_fund, 18, 0, 5),
    figure(|s| s.bench.col_unspent, 12, 6),
    text(|s| s.alerts.note_of_alert, 16, 0, 7),
    text(|s| s.bench.col_code, 21, 0, 8),
];

/// On which day terms are looked at, with the days that are worked.
pub type Day<'a> = (&'a Calendar, Date);

/// A row of the list.
pub fn row(s: &'static Strings, day: Day<'_>, key: i64, p: &JudgedProject, raised: &RaisedAlert) -> Row {
    let alert = &raised.alert;
    let note = raised.acts().rev().find(|n| !n.text.is_empty()).map(|n| n.text.clone()).unwrap_or_default();
    let light = Light::from(alert.level);
    let cells = vec![
        Value::Light(light),
        Value::Text(finding::rule(s, alert.rule).into()),
        Value::Text(p.project.name.clone().into()),
        Value::Text(finding::headline(s, alert).into()),
        Value::Text(monitor::state(s, raised.state()).into()),
        term(s, day, &raised.life),
        Value::Text(p.project.department.clone().into()),
        Value::Text(alert.line.as_ref().map(|l| finding::line(s, l)).unwrap_or_default().into()),
        Value::Wan(Some(alert.figures.unspent())),
        Value::Text(note.into()),
        Value::Text(p.project.code.clone().into()),
    ];
    let mut row = Row::new(key, cells);
    row.hay = hay(s, p, alert.rule);
    row.light = light;
    row.flag = raised.state() == State::New;
    row.muted = !matches!(raised.state(), State::New | State::Noticed);
    row
}

/// A row of one that is no longer raised; shown where that state is asked for.
pub fn past(s: &'static Strings, key: i64, p: &JudgedProject, past: &PastAlert) -> Row {
    let note = past.acts().rev().find(|n| !n.text.is_empty()).map(|n| n.text.clone()).unwrap_or_default();
    let cells = vec![
        past.level.map_or(Value::Empty, |l| Value::Light(l.into())),
        Value::Text(finding::rule(s, past.key.rule).into()),
        Value::Text(p.project.name.clone().into()),
        Value::Text(s.alert_life.no_finding.into()),
        Value::Text(monitor::state(s, past.life.state).into()),
        Value::Empty,
        Value::Text(p.project.department.clone().into()),
        Value::Text(past.key.part.clone().into()),
        Value::Empty,
        Value::Text(note.into()),
        Value::Text(p.project.code.clone().into()),
    ];
    let mut row = Row::new(key, cells);
    row.hay = hay(s, p, past.key.rule);
    row.muted = true;
    row.aside = Some(STATE);
    row
}

fn hay(s: &'static Strings, p: &JudgedProject, rule: RuleId) -> Haystack {
    Haystack::new([p.project.name.as_str(), &p.project.department, &p.project.code, finding::rule(s, rule), rule.key()])
}

/// What is left of a term; what is over comes first.
fn term(s: &'static Strings, (calendar, today): Day<'_>, life: &Life) -> Value<'static> {
    let left = match alerts::answer_of(life, calendar, today) {
        Some(Answer::Open(left) | Answer::Over(left)) => Some(left.days),
        _ => None,
    };
    Value::Countdown(alerts::short(s, life, calendar, today).into(), left)
}

/// What may be shown.
pub fn filters(s: &'static Strings, rows: &[Row], now: &Keep) -> Menu<Keep> {
    let mut items = vec![
        (s.bench.filter_all.to_string(), Keep::All),
        (s.bench.filter_red.to_string(), Keep::Lights(vec![Light::Red])),
        (s.bench.filter_yellow.to_string(), Keep::Lights(vec![Light::Yellow])),
        (s.bench.filter_marked.to_string(), Keep::Marked),
    ];
    let says = |column: usize, text: &str| {
        let is = |r: &Row| matches!(r.cells.get(column), Some(Value::Text(t)) if t == text);
        rows.iter().any(is).then(|| (text.to_string(), Keep::Saying { column, text: text.to_string() }))
    };
    items.extend(State::ALL.iter().filter_map(|state| says(STATE, monitor::state(s, *state))));
    items.extend(RULES.iter().filter_map(|rule| says(RULE, finding::rule(s, rule.id))));
    let at = items.iter().position(|(_, k)| k == now).unwrap_or(0);
    Menu::new(s.common.filter_title, items, at)
}
