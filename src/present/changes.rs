//! Two days side by side in words and lists.
//!
//! Never here: what changed.

use crate::domain::date::Date;
use crate::domain::monitor::alert::AlertKey;
use crate::domain::monitor::light::Light;
use crate::exchange::out::{SheetOut, Value};
use crate::service::changes::{Moved, Turn, TwoDays, lights};
use crate::service::survey::Survey;

use super::lists::{count, percent, sheet};
use super::strings::Strings;
use super::{Lang, finding};

/// Two days that stand the wrong way round.
pub fn crossed(lang: Lang, from: Date, to: Date) -> (String, &'static str) {
    let t = &lang.strings().watching;
    ((t.days_crossed)(&from.to_string(), &to.to_string()), t.days_crossed_hint)
}

/// What happened to an alert: `新增支出滞后红`.
pub fn turn(s: &Strings, key: &AlertKey, turn: Turn) -> String {
    let t = &s.watching;
    let (rule, level) = (finding::rule(s, key.rule), |l| finding::level(s, l));
    match turn {
        Turn::New(now) => (t.turn_new)(rule, level(now)),
        Turn::Cleared(then) => (t.turn_cleared)(rule, level(then)),
        Turn::Worse(then, now) | Turn::Better(then, now) => (t.turn_moved)(rule, level(then), level(now)),
    }
}

/// A light before and after, or the one it still has.
pub fn light(s: &Strings, (then, now): (Light, Light)) -> String {
    let word = |l| finding::light(s, l);
    if then == now { word(now).to_string() } else { (s.watching.moved)(word(then), word(now)) }
}

/// The figures of both days, a row a figure.
pub fn totals(s: &Strings, days: &TwoDays) -> SheetOut {
    let t = &s.watching;
    let (from, to) = (days.before.period.as_of.to_string(), days.after.period.as_of.to_string());
    let both = |f: &dyn Fn(&Survey) -> Value| [f(&days.before), f(&days.after)];
    let money = |f: fn(&crate::service::survey::Sums) -> crate::domain::money::Money| {
        both(&move |d: &Survey| Value::wan(f(&d.sums())))
    };
    let worst = |n: usize| both(&move |d: &Survey| count(lights(d)[n]));
    let alerts = both(&|d: &Survey| {
        let c = d.counts();
        count(c.red + c.yellow + c.blue)
    });
    let figures = [
        (t.figure_projects, both(&|d: &Survey| count(d.projects.len()))),
        (t.figure_budget, money(|s| s.budget)),
        (t.figure_paid, money(|s| s.paid)),
        (t.figure_rate, both(&|d: &Survey| percent(d.sums().rate()))),
        (t.figure_pace, both(&|d: &Survey| percent(d.sums().pace()))),
        (t.figure_idle, money(|s| s.idle)),
        (t.figure_red, worst(0)),
        (t.figure_yellow, worst(1)),
        (t.figure_blue, worst(2)),
        (t.figure_green, worst(3)),
        (t.figure_grey, worst(4)),
        (t.figure_alerts, alerts),
    ];
    let row = |(name, [then, now]): (&str, [Value; 2])| vec![Value::text(name), then, now];
    sheet(t.changes, &[t.col_figure, &from, &to], figures.into_iter().map(row).collect())
}

/// How many alerts of each rule changed.
pub fn rules(s: &Strings, days: &TwoDays) -> SheetOut {
    let t = &s.watching;
    let heads = [s.alerts.col_rule, t.col_new, t.col_worse, t.col_better, t.col_cleared];
    let rows = days.by_rule().into_iter().map(|(rule, c)| {
        vec![Value::text(finding::rule(s, rule)), count(c.new), count(c.worse), count(c.better), count(c.cleared)]
    });
    sheet(t.changed_rules, &heads, rows.collect())
}

/// The projects whose lights or alerts changed.
pub fn moved(s: &Strings, rows: &[Moved<'_>]) -> SheetOut {
    let (t, b) = (&s.watching, &s.bench);
    let heads = [
        t.col_lights,
        b.col_spend,
        b.col_target,
        b.col_outlook,
        b.col_code,
        b.col_project,
        b.col_department,
        t.col_paid,
        t.col_budget,
        t.col_idle,
        t.col_changes,
    ];
    let row = |m: &Moved<'_>| {
        let (then, now) = (m.before, m.after);
        let (x, y) = (&then.lights, &now.lights);
        let said: Vec<String> = m.alerts.iter().map(|(key, how)| turn(s, key, *how)).collect();
        vec![
            Value::text(light(s, m.light())),
            Value::text(light(s, (x.spend, y.spend))),
            Value::text(light(s, (x.target, y.target))),
            Value::text(light(s, (x.outlook, y.outlook))),
            Value::text(now.project.code.as_str()),
            Value::text(now.project.name.as_str()),
            Value::text(now.project.department.as_str()),
            Value::wan(now.figures.paid - then.figures.paid),
            Value::wan(now.figures.budget - then.figures.budget),
            Value::wan(now.idle - then.idle),
            Value::text(said.join(s.common.semicolon)),
        ]
    };
    sheet(t.changed_projects, &heads, rows.iter().map(row).collect())
}
