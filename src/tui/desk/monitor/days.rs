//! Two days side by side as rows and lines.
//!
//! Never here: what changed.

use crate::domain::date::Date;
use crate::present::changes as names;
use crate::present::{Lang, finding, number};
use crate::service::Fault;
use crate::service::changes::{self, Moved, TwoDays, lights};
use crate::tui::effect::When;
use crate::tui::monitor::DaysTold;
use crate::tui::parts::sheet::Row;
use crate::tui::parts::value::Value;

use super::words;
use crate::tui::desk::StoreDesk;

/// Two days; without a wish the one before the last import, and the day in sight.
pub fn all(desk: &StoreDesk, lang: Lang, when: When, days: Option<(Date, Date)>) -> Result<DaysTold, Fault> {
    let period = desk.period(when)?;
    let (from, to) = match days {
        Some(days) => days,
        None => (changes::usual_start(&desk.store, period)?, period.as_of),
    };
    let two = changes::two_days(&desk.store, period.year, from, to)?;
    let rows = two.moved().iter().map(|m| row(lang, m)).collect();
    Ok(DaysTold { from, to, rows, totals: totals(lang, &two), rules: rules(lang, &two) })
}

fn row(lang: Lang, m: &Moved<'_>) -> Row {
    let s = lang.strings();
    let (then, now) = (m.before, m.after);
    let said: Vec<String> = m.alerts.iter().map(|(key, how)| names::turn(s, key, *how)).collect();
    let of = |pick: fn(&crate::domain::monitor::light::Lights) -> crate::domain::monitor::light::Light| {
        words(names::light(s, (pick(&then.lights), pick(&now.lights))))
    };
    let cells = vec![
        words(names::light(s, m.light())),
        words(now.project.name.clone()),
        words(now.project.department.clone()),
        words(said.join(s.common.semicolon)),
        Value::Wan(Some(now.figures.paid - then.figures.paid)),
        Value::Wan(Some(now.idle - then.idle)),
        of(|l| l.spend),
        of(|l| l.target),
        of(|l| l.outlook),
        Value::Wan(Some(now.figures.budget - then.figures.budget)),
        words(now.project.code.clone()),
    ];
    let mut row = Row::new(now.project.id, cells);
    row.light = now.lights.worst();
    row.flag = now.project.key_monitored;
    row
}

/// Figures of both days, each with its name.
fn totals(lang: Lang, two: &TwoDays) -> Vec<String> {
    let s = lang.strings();
    let (t, w) = (&s.monitor_desk, &s.watching);
    let (a, b) = (two.before.sums(), two.after.sums());
    let pair = |name: &str, then: String, now: String| (t.from_to)(name, &then, &now);
    let mut out = vec![
        pair(w.figure_budget, number::wan(a.budget), number::wan(b.budget)),
        pair(w.figure_paid, number::wan(a.paid), number::wan(b.paid)),
        pair(w.figure_rate, number::percent_or_dash(a.rate()), number::percent_or_dash(b.rate())),
        pair(w.figure_idle, number::wan(a.idle), number::wan(b.idle)),
    ];
    let (x, y) = (lights(&two.before), lights(&two.after));
    for (name, n) in [(w.figure_red, 0), (w.figure_yellow, 1), (w.figure_green, 3)] {
        out.push(pair(name, number::count(x[n]), number::count(y[n])));
    }
    out
}

fn rules(lang: Lang, two: &TwoDays) -> Vec<String> {
    let s = lang.strings();
    let w = &s.watching;
    let line = |(rule, c): (crate::domain::monitor::rule::RuleId, crate::domain::monitor::change::Count)| {
        let counts = [(w.col_new, c.new), (w.col_worse, c.worse), (w.col_better, c.better), (w.col_cleared, c.cleared)];
        let told = counts.into_iter().filter(|(_, n)| *n > 0).map(|(name, n)| (s.monitor_desk.count)(name, n));
        std::iter::once(finding::rule(s, rule).to_string()).chain(told).collect::<Vec<_>>().join(" ")
    };
    two.by_rule().into_iter().map(line).collect()
}
