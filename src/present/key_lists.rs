//! Lists of key evaluation as sheets of typed cells. Never here: which rows a
//! list holds.

use rust_decimal::Decimal;

use super::lists::{count, percent, sheet};
use super::strings::Strings;
use super::{key_terms, number, target};
use crate::domain::evaluation::key::frame::{Objection, Row};
use crate::domain::evaluation::key::rank::{Part, Reason};
use crate::domain::evaluation::key::scores::Score;
use crate::domain::money::Money;
use crate::domain::target::review::Grade;
use crate::exchange::out::{SheetOut, Value};
use crate::service::key_evaluation::department::Filed;
use crate::service::key_evaluation::institutions::Institution;
use crate::service::key_evaluation::list::{About, Deadline};
use crate::service::key_evaluation::{Candidate, Item};

fn yuan(m: Option<Money>) -> Value {
    m.map_or(Value::Empty, Value::yuan)
}

fn wan(m: Option<Money>) -> Value {
    m.map_or(Value::Empty, Value::wan)
}

fn points(p: Option<Decimal>) -> Value {
    p.map_or(Value::Empty, |p| Value::Number(p.normalize()))
}

/// Why a part of the ranking has its points.
pub fn reason(s: &Strings, reason: &Reason) -> String {
    let t = &s.key_lists;
    match reason {
        Reason::LargerThan(share) => (t.larger)(&number::percent(*share)),
        Reason::Alerts(red, yellow) => (t.alerts)(*red, *yellow),
        Reason::Anomaly => t.anomaly.to_string(),
        Reason::Never => t.never.to_string(),
        Reason::LastIn(year) => (t.last_in)(*year),
        Reason::Words(words) => (t.words)(&words.join("、")),
        Reason::Marked(why) => (t.marked)(why),
        Reason::New => t.new_policy.to_string(),
        Reason::Expiring(year) => (t.expiring)(*year),
    }
}

/// A part of the ranking in words.
pub fn part(s: &Strings, p: &Part) -> String {
    let plain = |d: Decimal| d.normalize().to_string();
    (s.key_lists.part)(key_terms::criterion(s, p.criterion), &plain(p.points), &plain(p.full), &reason(s, &p.reason))
}

/// The ranked projects of a year.
pub fn candidates(s: &Strings, rows: &[Candidate]) -> SheetOut {
    let (t, b) = (&s.key_lists, &s.bench);
    let heads = [
        t.col_place,
        t.col_points,
        s.target_lists.col_code,
        b.col_project,
        b.col_department,
        b.col_budget,
        t.col_last,
        t.col_evaluation,
        t.col_reasons,
    ];
    let row = |c: &Candidate| {
        let why: Vec<String> = c.ranked.parts.iter().map(|p| part(s, p)).collect();
        vec![
            count(c.place),
            points(Some(c.ranked.total)),
            Value::text(&c.project.code),
            Value::text(&c.project.name),
            Value::text(&c.project.department),
            Value::wan(c.budget),
            c.evaluated.map_or(Value::Empty, |y| Value::text(y.to_string())),
            c.evaluation.map_or(Value::Empty, Value::Integer),
            Value::text(why.join(s.common.semicolon)),
        ]
    };
    sheet(t.candidates, &heads, rows.iter().map(row).collect())
}

/// What a deadline is for.
pub fn deadline(s: &Strings, what: Deadline) -> &'static str {
    let t = &s.key_lists;
    match what {
        Deadline::Report => t.for_report,
        Deadline::Opinions => t.for_opinions,
        Deadline::Feedback => t.for_feedback,
    }
}

/// Years of an evaluation: `2019、2020`.
pub fn years(about: &[About]) -> String {
    let mut years: Vec<i16> = about.iter().map(|a| a.year).collect();
    years.sort_unstable();
    years.dedup();
    years.iter().map(i16::to_string).collect::<Vec<_>>().join("、")
}

/// Projects of an evaluation, each once.
pub fn projects(about: &[About]) -> usize {
    let mut codes: Vec<&str> = about.iter().map(|a| a.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes.len()
}

/// The score as lists show it: with how many rows it lacks while it is not whole.
fn score(i: &Item) -> Value {
    match (i.grade, i.points.is_zero()) {
        (None, true) => Value::Empty,
        _ => points(Some(i.points)),
    }
}

/// The evaluations of a plan.
pub fn items(s: &Strings, rows: &[Item]) -> SheetOut {
    let t = &s.key_lists;
    let heads = [
        t.col_id,
        t.col_state,
        t.col_name,
        t.col_about,
        t.col_years,
        t.col_budget,
        t.col_paid,
        t.col_framework,
        t.col_institution,
        t.col_fee,
        t.col_for,
        t.col_due,
        t.col_left,
        t.col_score,
        t.col_grade,
        t.col_problems,
    ];
    let row = |i: &Item| {
        vec![
            Value::Integer(i.id),
            Value::text(key_terms::state(s, i.state)),
            Value::text(&i.name),
            count(projects(&i.about)),
            Value::text(years(&i.about)),
            Value::wan(i.amounts.budget),
            Value::wan(i.amounts.paid),
            percent(i.amounts.framework()),
            Value::maybe_text(i.institution.as_deref()),
            yuan(i.fee),
            i.due.map_or(Value::Empty, |(what, ..)| Value::text(deadline(s, what))),
            i.due.map_or(Value::Empty, |(_, day, _)| Value::Date(day)),
            i.due.map_or(Value::Empty, |(.., left)| Value::Integer(left.days)),
            score(i),
            i.grade.map_or(Value::Empty, |g| Value::text(target::grade(s, g))),
            count(i.problems),
        ]
    };
    sheet(t.evaluations, &heads, rows.iter().map(row).collect())
}

/// What an evaluation is about, with both execution rates.
pub fn subjects(s: &Strings, rows: &[About]) -> SheetOut {
    let (t, b) = (&s.key_lists, &s.bench);
    let heads = [
        s.target_lists.col_code,
        b.col_project,
        t.col_year,
        b.col_department,
        t.col_budget,
        t.col_received,
        t.col_paid,
        t.col_framework,
        t.col_execution,
    ];
    let row = |a: &About| {
        vec![
            Value::text(&a.code),
            Value::text(&a.project),
            Value::text(a.year.to_string()),
            Value::text(&a.department),
            Value::wan(a.amounts.budget),
            wan(a.amounts.received),
            Value::wan(a.amounts.paid),
            percent(a.amounts.framework()),
            percent(a.amounts.execution()),
        ]
    };
    sheet(t.subjects, &heads, rows.iter().map(row).collect())
}

/// The indicator table with its scores, as institutions fill it in.
pub fn table(s: &Strings, rows: &[Row], scores: &[Option<Score>]) -> SheetOut {
    let t = &s.key_lists;
    let heads = [
        t.col_level1,
        t.col_level2,
        t.col_level3,
        t.col_full,
        t.col_explanation,
        t.col_essentials,
        t.col_rule,
        t.col_source,
        t.col_points,
        t.col_deduction,
    ];
    let row = |(n, r): (usize, &Row)| {
        let score = scores.get(n).and_then(Option::as_ref);
        vec![
            Value::text(&r.level1),
            Value::text(&r.level2),
            Value::text(&r.level3),
            points(r.weight),
            Value::text(&r.explanation),
            Value::text(&r.points),
            Value::text(&r.rule),
            Value::text(&r.source),
            points(score.map(|s| s.points)),
            Value::maybe_text(score.map(|s| s.reason.as_str()).filter(|r| !r.is_empty())),
        ]
    };
    sheet(t.table, &heads, rows.iter().enumerate().map(row).collect())
}

/// What a reviewer objects to in a plan.
pub fn objection(s: &Strings, rows: &[Row], o: &Objection) -> String {
    let t = &s.key_lists;
    let plain = |d: &Decimal| d.normalize().to_string();
    let why = match o {
        Objection::Empty => return t.objection_empty.to_string(),
        Objection::Sum(sum) => return (t.objection_sum)(&plain(sum)),
        Objection::Results(sum, least) => return (t.objection_results)(&plain(sum), &plain(least)),
        Objection::UnknownBlock(_) => t.objection_block.to_string(),
        Objection::NoName(_) => t.objection_name.to_string(),
        Objection::BadWeight(_) => t.objection_weight.to_string(),
        Objection::NoRule(_) => t.objection_rule.to_string(),
        Objection::NoSource(_) => t.objection_source.to_string(),
        Objection::Repeated(_, first) => {
            (t.objection_repeated)(rows.get(*first).map_or("", |r| if r.cell.is_empty() { &r.level3 } else { &r.cell }))
        }
    };
    let at = o.row().and_then(|n| rows.get(n));
    let (cell, name) = at.map_or(("", ""), |r| (r.cell.as_str(), r.level3.as_str()));
    (t.objection_at)(cell, name, &why).trim_start().to_string()
}

/// Third-party institutions with their records.
pub fn institutions(s: &Strings, rows: &[Institution]) -> SheetOut {
    let t = &s.key_lists;
    let heads = [
        t.col_institution,
        t.col_kind,
        t.col_code,
        t.col_contact,
        t.col_commissions,
        t.col_delivered,
        t.col_late,
        t.col_timeliness,
        t.col_quality,
        t.col_professionalism,
        t.col_rating,
        t.col_standing,
    ];
    let row = |i: &Institution| {
        let means = i.record.means;
        let standing = match &i.suspended {
            Some(why) => [t.suspended, why].join(s.common.semicolon),
            None => t.may.to_string(),
        };
        vec![
            Value::text(&i.row.name),
            Value::text(&i.row.kind),
            Value::text(&i.row.code),
            Value::text(&i.row.contact),
            count(i.row.commissions),
            count(i.record.delivered),
            count(i.record.late),
            points(means.map(|m| m.timeliness)),
            points(means.map(|m| m.quality)),
            points(means.map(|m| m.professionalism)),
            points(i.record.total),
            Value::text(standing),
        ]
    };
    sheet(t.institutions, &heads, rows.iter().map(row).collect())
}

/// What institutions did on projects: what a conflict is looked for in.
pub fn works(s: &Strings, rows: &[Institution]) -> SheetOut {
    let t = &s.key_lists;
    let heads =
        [t.col_id, t.col_institution, s.target_lists.col_code, s.bench.col_project, t.col_year, t.col_role, t.col_note];
    let of = |i: &Institution| {
        let row = |w: &crate::store::key_evaluation::WorkRow| {
            vec![
                w.id.map_or(Value::Empty, Value::Integer),
                Value::text(&i.row.name),
                Value::text(&w.code),
                Value::text(&w.project),
                Value::text(w.year.to_string()),
                Value::text(key_terms::role(s, w.role)),
                Value::text(&w.note),
            ]
        };
        i.row.work.iter().map(row).collect::<Vec<_>>()
    };
    sheet(t.works, &heads, rows.iter().flat_map(of).collect())
}

/// Evaluations that departments filed.
pub fn departments(s: &Strings, rows: &[Filed]) -> SheetOut {
    let (t, b) = (&s.key_lists, &s.bench);
    let heads = [
        s.target_lists.col_code,
        b.col_project,
        b.col_department,
        b.col_budget,
        t.col_points,
        t.col_grade,
        t.col_evaluator,
        t.col_filed,
        t.col_file,
        t.col_drawn,
        t.col_recheck,
        t.col_gap,
        t.col_note,
    ];
    let row = |f: &Filed| {
        vec![
            Value::text(&f.project.code),
            Value::text(&f.project.name),
            Value::text(&f.project.department),
            Value::wan(f.budget),
            points(Some(f.row.points)),
            Value::text(target::grade(s, f.row.grade)),
            Value::text(&f.row.evaluator),
            Value::Date(f.row.day),
            Value::text(&f.row.file),
            f.row.draw.map_or(Value::Empty, Value::Integer),
            points(f.row.recheck.as_ref().map(|r| r.0)),
            points(f.gap()),
            Value::text(&f.row.note),
        ]
    };
    sheet(t.departments, &heads, rows.iter().map(row).collect())
}

/// How many of each grade: `优 1、良 2、中 0、差 0`.
pub fn grades(s: &Strings, counts: &[usize; 4]) -> String {
    let said = Grade::ALL.iter().zip(counts).map(|(g, n)| (s.key_lists.grade_count)(target::grade(s, *g), *n));
    said.collect::<Vec<_>>().join("、")
}
