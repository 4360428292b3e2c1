//! Key monitoring in words and lists.
//!
//! Never here: how many points a project gets.

use rust_decimal::Decimal;

use crate::domain::monitor::key::{AlertCount, Checked};
use crate::exchange::out::{SheetOut, Value};
use crate::service::key::{KeyFault, KeyProject, Suggestion};

use super::lists::{count, light, percent, sheet};
use super::strings::Strings;
use super::{Lang, number, terms};

/// Why a thing was not done, and what to do.
pub fn fault(lang: Lang, fault: &KeyFault) -> (String, &'static str) {
    let t = &lang.strings().watching;
    match fault {
        KeyFault::NoReason => (t.no_reason.to_string(), t.no_reason_hint),
        KeyFault::Chosen(code) => ((t.chosen_before)(code), t.list_hint),
        KeyFault::NotChosen(code) => ((t.not_chosen)(code), t.list_hint),
        KeyFault::NoItem { item, items } => {
            let all = terms::list(lang, items.iter().map(String::as_str));
            let comma = lang.strings().cli.comma;
            (format!("{}{comma}{}", (t.no_item)(item), (t.items)(&all)), "")
        }
        KeyFault::NoNote => (t.no_note.to_string(), t.no_note_hint),
    }
}

/// 合规, 有问题, 不适用.
pub fn checked(s: &Strings, checked: Checked) -> &'static str {
    let t = &s.watching;
    match checked {
        Checked::Compliant => t.compliant,
        Checked::Problem => t.problem,
        Checked::NotApplicable => t.not_applicable,
    }
}

/// A result as the store keeps it; 未检查 where there is none.
pub fn result(s: &Strings, kept: Option<&str>) -> &'static str {
    kept.and_then(Checked::from_key).map_or(s.watching.unchecked, |c| checked(s, c))
}

/// An item of the extended checks; one of the office's own stays as it is.
pub fn item<'a>(s: &Strings, item: &'a str) -> &'a str
where
    'static: 'a,
{
    let t = &s.watching;
    match item {
        "采购" => t.check_procurement,
        "招投标" => t.check_tender,
        "监理" => t.check_supervision,
        "验收" => t.check_acceptance,
        "公示" => t.check_disclosure,
        "资产" => t.check_assets,
        "会计核算" => t.check_accounting,
        own => own,
    }
}

/// What speaks for a project, in one line.
pub fn why(s: &Strings, of: &Suggestion) -> String {
    let (t, signs, p) = (&s.watching, &of.signs, &of.points);
    let points = |p: Decimal| number::two_places(p);
    let mut said = Vec::new();
    if let Some(above) = signs.above.filter(|_| !p.amount.is_zero()) {
        said.push((t.why_amount)(&points(p.amount), &number::percent_short(above)));
    }
    if !p.history.is_zero() {
        let counts = |c: AlertCount| (t.why_counts)(c.red, c.yellow);
        let told = match signs.past == AlertCount::default() {
            true => counts(signs.now),
            false => (t.why_past)(&counts(signs.now), &counts(signs.past)),
        };
        said.push((t.why_history)(&points(p.history), &told));
    }
    if let Some(word) = signs.word.as_ref().filter(|_| !p.attention.is_zero()) {
        said.push((t.why_word)(&points(p.attention), word));
    }
    if !p.new.is_zero() {
        let what = if signs.new { t.new } else { t.expiring };
        said.push((t.why_new)(&points(p.new), what));
    }
    said.join(s.common.semicolon)
}

/// The ranked suggestion.
pub fn suggestions(s: &Strings, rows: &[Suggestion]) -> SheetOut {
    let (t, b) = (&s.watching, &s.bench);
    let heads = [
        t.col_rank,
        t.col_points,
        t.col_chosen,
        b.col_light,
        b.col_code,
        b.col_project,
        b.col_department,
        b.col_budget,
        t.col_why,
    ];
    let row = |r: &Suggestion| {
        vec![
            count(r.rank),
            Value::Number(r.points.total()),
            Value::text(if r.project.key_monitored { s.common.yes } else { "" }),
            light(s, r.light),
            Value::text(r.project.code.as_str()),
            Value::text(r.project.name.as_str()),
            Value::text(r.project.department.as_str()),
            Value::wan(r.budget),
            Value::text(why(s, r)),
        ]
    };
    sheet(t.suggestion, &heads, rows.iter().map(row).collect())
}

/// The list of the year.
pub fn list(s: &Strings, rows: &[KeyProject]) -> SheetOut {
    let (t, b) = (&s.watching, &s.bench);
    let heads = [
        b.col_light,
        b.col_code,
        b.col_project,
        b.col_department,
        b.col_budget,
        b.col_rate,
        t.col_progress,
        t.col_done,
        t.col_problems,
        t.col_reason,
        t.col_since,
        t.col_by,
    ];
    let row = |k: &KeyProject| {
        let (p, f) = (&k.judged.project, &k.judged.figures);
        vec![
            light(s, k.judged.lights.worst()),
            Value::text(p.code.as_str()),
            Value::text(p.name.as_str()),
            Value::text(p.department.as_str()),
            Value::wan(f.budget),
            percent(f.rate),
            percent(k.judged.attainment.and_then(|a| a.progress)),
            Value::text((s.common.of)(k.done(), k.checks.len())),
            count(k.problems()),
            Value::text(k.choice.as_ref().map_or(t.listed, |c| c.reason.as_str())),
            k.choice.as_ref().map_or(Value::Empty, |c| Value::Date(c.day)),
            Value::maybe_text(k.choice.as_ref().map(|c| c.by.as_str())),
        ]
    };
    sheet(t.key_title, &heads, rows.iter().map(row).collect())
}

/// Every item of every key project with its result.
pub fn checks(s: &Strings, rows: &[KeyProject]) -> SheetOut {
    let (t, b) = (&s.watching, &s.bench);
    let heads = [b.col_code, b.col_project, t.col_item, t.col_result, t.col_note, t.col_day, t.col_by];
    let mut out = Vec::new();
    for k in rows {
        for (name, check) in &k.checks {
            out.push(vec![
                Value::text(k.judged.project.code.as_str()),
                Value::text(k.judged.project.name.as_str()),
                Value::text(item(s, name)),
                Value::text(result(s, check.as_ref().map(|c| c.result.as_str()))),
                Value::maybe_text(check.as_ref().map(|c| c.note.as_str())),
                check.as_ref().map_or(Value::Empty, |c| Value::Date(c.day)),
                Value::maybe_text(check.as_ref().map(|c| c.by.as_str())),
            ]);
        }
    }
    sheet(t.checks, &heads, out)
}
