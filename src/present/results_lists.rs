//! Lists of the end of the cycle as sheets of typed cells: the same for a
//! terminal, a CSV and a workbook. Never here: which rows a list holds.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::lists::{count, percent, sheet};
use super::results as words;
use super::strings::Strings;
use super::{number, target};
use crate::domain::assessment::item::{mean_gap, share};
use crate::domain::assessment::{Absent, Formula, Ladder, Row, Scheme};
use crate::domain::county::County;
use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::exchange::out::{SheetOut, Value};
use crate::service::assessment::{Sheet, SheetItem};
use crate::service::disclosure;
use crate::service::linkage::Line;
use crate::store::assessment::AppealRow;
use crate::store::batch::SetAsideRow;

fn money(value: Option<Money>) -> Value {
    value.map_or(Value::Empty, Value::wan)
}

/// Points with two places.
fn points(value: Option<Decimal>) -> Value {
    value.map_or(Value::Empty, |p| {
        let mut p = crate::domain::ratio::round_half_away(p, 2);
        p.rescale(2);
        Value::Number(p)
    })
}

/// A count as one, an amount or a score with its places.
fn figure(value: Decimal) -> Value {
    let count = value.scale() == 0;
    value.to_i64().filter(|_| count).map_or(Value::Number(value), Value::Integer)
}

fn whole(n: usize) -> Value {
    if n == 0 { Value::Empty } else { count(n) }
}

/// Findings closed of all, and how many are late.
pub fn findings(s: &Strings, line: &Line) -> String {
    let f = line.findings;
    if f.total == 0 { String::new() } else { (s.results.findings)(f.closed, f.total, f.overdue) }
}

/// Proposals, decisions and the draft budget beside them.
pub fn linkage(s: &Strings, rows: &[Line]) -> SheetOut {
    let r = &s.results;
    let heads = [
        r.col_outcome,
        r.col_code,
        r.col_name,
        r.col_department,
        r.col_source,
        r.col_grade,
        r.col_findings,
        r.col_budget,
        r.col_action,
        r.col_cut,
        r.col_verdict,
        r.col_decided,
        r.col_draft,
        r.col_change,
        r.col_missing,
        r.col_text,
        r.col_reason,
    ];
    let row = |l: &Line| {
        let p = l.proposal.as_ref();
        let d = l.decision.as_ref();
        let case = l.case();
        let grade = p.map_or(l.grade.map(|(_, g)| g), |p| p.grade);
        let source = p.map(|p| p.source).or(l.grade.map(|(source, _)| source));
        let reason = d.map(|d| d.reason.as_str()).or(p.map(|p| p.reason.as_str()));
        vec![
            Value::maybe_text(l.outcome().map(|o| words::outcome(s, o))),
            Value::text(&l.project.code),
            Value::text(&l.project.name),
            Value::text(&l.project.department),
            Value::maybe_text(source.map(|x| words::source(s, x))),
            Value::maybe_text(grade.map(|g| target::grade(s, g))),
            Value::text(findings(s, l)),
            Value::wan(p.map_or(l.budget, |p| p.budget)),
            Value::maybe_text(l.action().map(|a| words::action(s, a))),
            money(p.map(|p| p.cut)),
            Value::maybe_text(p.map(|_| words::verdict(s, d.map(|d| d.verdict.as_str())))),
            money(d.map(|d| d.cut)),
            money(l.draft),
            money(case.and_then(|c| c.reduced()).map(|m| -m)),
            money(case.and_then(|c| c.missing())),
            Value::maybe_text(p.map(|p| p.text.as_str())),
            Value::maybe_text(reason),
        ]
    };
    sheet(r.linkage, &heads, rows.iter().map(row).collect())
}

/// Items that stand in the open, or should.
pub fn disclosure(s: &Strings, rows: &[disclosure::Line], day: Date) -> SheetOut {
    let r = &s.results;
    let heads = [
        r.col_standing,
        r.col_kind,
        r.col_code,
        r.col_name,
        r.col_department,
        r.col_publisher,
        r.col_ready,
        r.col_due,
        r.col_days_over,
        r.col_published,
        r.col_where,
        r.col_shot,
    ];
    let row = |l: &disclosure::Line| {
        let e = l.event.as_ref();
        let place = e.map(|e| e.address.clone().unwrap_or_else(|| e.place.clone()));
        vec![
            Value::text(words::standing(s, l.standing)),
            Value::text(words::kind(s, l.kind)),
            Value::maybe_text(l.code.as_deref()),
            Value::text(&l.name),
            Value::text(&l.department),
            Value::text(words::publisher(s, l.publisher)),
            Value::Date(l.ready),
            Value::Date(l.due),
            Some(l.days_over(day)).filter(|n| *n > 0).map_or(Value::Empty, Value::Integer),
            e.map_or(Value::Empty, |e| Value::Date(e.published)),
            Value::maybe_text(place.as_deref()),
            Value::maybe_text(e.map(|e| e.file.as_str())),
        ]
    };
    sheet(r.disclosure, &heads, rows.iter().map(row).collect())
}

/// The ranking.
pub fn ranking(s: &Strings, rows: &[Sheet]) -> SheetOut {
    let r = &s.results;
    let heads = [
        r.col_rank,
        r.col_code,
        r.col_name,
        r.col_division,
        r.col_total,
        r.col_level,
        r.col_points,
        r.col_full,
        r.col_bonus,
        r.col_pending,
    ];
    let row = |x: &Sheet| {
        vec![
            count(x.rank),
            Value::maybe_text(x.code.as_deref()),
            Value::text(&x.name),
            Value::maybe_text(x.division.as_deref()),
            points(Some(x.total.total)),
            Value::text(words::level(s, x.level)),
            points(Some(x.total.points)),
            points(Some(x.total.full)),
            points(Some(x.total.bonus)),
            whole(x.total.pending),
        ]
    };
    sheet(r.ranking, &heads, rows.iter().map(row).collect())
}

/// The items of one sheet.
pub fn items(s: &Strings, x: &Sheet) -> SheetOut {
    let r = &s.results;
    let heads = [
        r.col_part,
        r.col_item,
        r.col_key,
        r.col_full,
        r.col_points,
        r.col_share,
        r.col_rows,
        r.col_origin,
        r.col_note,
    ];
    let row = |i: &SheetItem| {
        vec![
            Value::text(words::group(s, x.subject.ladder(), &i.item.group)),
            Value::text(words::item(s, x.subject.ladder(), &i.item)),
            Value::text(&i.item.key),
            points(Some(i.item.points)),
            points(i.points),
            percent(share(&i.rows).filter(|_| !matches!(i.formula, Formula::Gap { .. }))),
            whole(i.rows.len()),
            Value::text(words::origin(s, i.origin)),
            Value::text(if i.by.is_empty() { i.reason.clone() } else { (r.given)(&i.reason, &i.by) }),
        ]
    };
    sheet(r.items, &heads, x.items.iter().map(row).collect())
}

/// A row's name; what is classified counts and is not named.
pub fn row_name<'a>(s: &'a Strings, row: &'a Row) -> &'a str {
    if row.name.is_empty() { s.results.hidden_row } else { &row.name }
}

/// The evidence rows of an item.
pub fn evidence(s: &Strings, i: &SheetItem) -> SheetOut {
    let r = &s.results;
    let heads = [r.col_code, r.col_name, r.col_should, r.col_done, r.col_note];
    let rows = i.rows.iter().map(|row| {
        vec![
            Value::maybe_text(row.code.as_deref()),
            Value::text(row_name(s, row)),
            figure(row.should),
            figure(row.done),
            Value::text(words::note(s, &row.note)),
        ]
    });
    sheet(r.evidence, &heads, rows.collect())
}

/// All items of all sheets, for a workbook.
pub fn all_items(s: &Strings, rows: &[Sheet]) -> SheetOut {
    let mut out = SheetOut::default();
    for x in rows {
        let mut own = items(s, x);
        own.rows.iter_mut().for_each(|row| row.insert(0, Value::text(&x.name)));
        own.header.insert(0, s.results.col_name.to_string());
        out.rows.append(&mut own.rows);
        (out.name, out.header) = (own.name, own.header);
    }
    out
}

/// All evidence of all sheets, for a workbook.
pub fn all_evidence(s: &Strings, rows: &[Sheet]) -> SheetOut {
    let r = &s.results;
    let heads = [r.col_name, r.col_item, r.col_points, r.col_code, r.col_name, r.col_should, r.col_done, r.col_note];
    let mut out = Vec::new();
    for x in rows {
        for i in &x.items {
            for row in &i.rows {
                out.push(vec![
                    Value::text(&x.name),
                    Value::text(words::item(s, x.subject.ladder(), &i.item)),
                    points(i.points),
                    Value::maybe_text(row.code.as_deref()),
                    Value::text(row_name(s, row)),
                    figure(row.should),
                    figure(row.done),
                    Value::text(words::note(s, &row.note)),
                ]);
            }
        }
    }
    sheet(r.evidence, &heads, out)
}

/// How an item's rows become its points, with the figures in place.
pub fn formula(s: &Strings, i: &SheetItem) -> Option<String> {
    let r = &s.results;
    let computed = number::two_places(i.computed?);
    let sums = || i.rows.iter().fold((Decimal::ZERO, Decimal::ZERO), |(a, b), x| (a + x.should, b + x.done));
    let plain = |d: Decimal| d.normalize().to_string();
    Some(match i.formula {
        Formula::Share => {
            let (should, done) = sums();
            (r.formula_share)(&plain(i.item.points), &plain(done), &plain(should), &computed)
        }
        Formula::Rate { full, zero } => {
            let rate = share(&i.rows).unwrap_or_default();
            (r.formula_rate)(&number::percent(rate), &number::percent(full), &number::percent(zero), &computed)
        }
        Formula::Gap { free, step } => {
            let gap = number::two_places(mean_gap(&i.rows).unwrap_or_default());
            (r.formula_gap)(&gap, &plain(free), &plain(step), &computed)
        }
        Formula::Given => return None,
    })
}

/// What a total is made of.
pub fn total(s: &Strings, x: &Sheet) -> String {
    let t = x.total;
    let p = number::two_places;
    (s.results.total_line)(&p(t.points), &p(t.full), &p(t.bonus), &p(t.total))
}

/// What became of items that do not apply; nothing where all of them apply.
pub fn absent(s: &Strings, x: &Sheet) -> Option<&'static str> {
    let r = &s.results;
    Some(match x.absent()? {
        Absent::Scale => r.absent_scaled,
        Absent::Full => r.absent_full,
        Absent::Zero => r.absent_zero,
    })
}

/// Appeals with their answers; `name` tells whose.
pub fn appeals(s: &Strings, rows: &[AppealRow], name: impl Fn(&AppealRow) -> String) -> SheetOut {
    let r = &s.results;
    let heads =
        [r.col_no, r.col_name, r.col_key, r.col_day, r.col_reason, r.col_answer, r.col_points, r.col_note, r.col_by];
    let row = |a: &AppealRow| {
        let answer = a.answer.as_ref();
        let word = match answer {
            None => r.no_answer,
            Some(w) if w.points.is_some() => r.granted,
            Some(_) => r.not_granted,
        };
        vec![
            Value::Integer(a.id),
            Value::text(name(a)),
            Value::text(&a.item),
            Value::Date(a.day),
            Value::text(&a.text),
            Value::text(word),
            points(answer.and_then(|w| w.points)),
            Value::maybe_text(answer.map(|w| w.reason.as_str())),
            Value::text(answer.map_or(a.by.as_str(), |w| w.by.as_str())),
        ]
    };
    sheet(r.appeals, &heads, rows.iter().map(row).collect())
}

/// The items of a scheme.
pub fn scheme(s: &Strings, scheme: &Scheme) -> SheetOut {
    let r = &s.results;
    let heads = [r.col_part, r.col_item, r.col_key, r.col_full, r.col_measure];
    let rows = scheme.items.iter().map(|i| {
        vec![
            Value::text(words::group(s, scheme.ladder, &i.group)),
            Value::text(words::item(s, scheme.ladder, i)),
            Value::text(&i.key),
            points(Some(i.points)),
            Value::text(i.measure.key()),
        ]
    });
    sheet(r.scheme, &heads, rows.collect())
}

/// Counties.
pub fn counties(s: &Strings, rows: &[County]) -> SheetOut {
    let r = &s.results;
    let row = |c: &County| vec![Value::text(&c.code), Value::text(&c.name)];
    sheet(r.counties, &[r.col_code, r.col_name], rows.iter().map(row).collect())
}

/// Rows of a file that were set aside.
pub fn set_aside(lang: super::Lang, rows: &[&SetAsideRow]) -> SheetOut {
    let s = lang.strings();
    let r = &s.results;
    let row = |a: &&SetAsideRow| {
        let (what, todo) = super::reasons::reason_of_key(lang, &a.reason, a.column.as_deref());
        vec![Value::text(&a.cell), Value::text(what), Value::text(&a.quote), Value::text(todo)]
    };
    let t = &s.target_lists;
    sheet(r.set_aside, &[t.col_cell, t.col_reason, t.col_quote, t.col_todo], rows.iter().map(row).collect())
}

/// The names by which a table may call an item: both languages.
pub fn names(ladder: Ladder, item: &crate::domain::assessment::Item) -> Vec<String> {
    super::Lang::ALL.iter().map(|l| words::item(l.strings(), ladder, item)).collect()
}
