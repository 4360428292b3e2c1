//! One key evaluation whole, as lines and sheets. Never here: its figures.

use rust_decimal::Decimal;

use super::lists::sheet;
use super::strings::Strings;
use super::{key_faults, key_lists, key_terms, number, rectification, target};
use crate::domain::evaluation::key::chapter::Chapter;
use crate::domain::evaluation::key::next::Next;
use crate::domain::evaluation::key::problem::Problem;
use crate::domain::evaluation::key::rates::Amounts;
use crate::domain::evaluation::key::state::Step;
use crate::domain::money::Money;
use crate::exchange::out::{SheetOut, Value};
use crate::service::key_evaluation::draft::Difference;
use crate::service::key_evaluation::institutions::Institution;
use crate::service::key_evaluation::{Page, draft, list};

fn share(s: Option<Decimal>) -> String {
    s.map_or("-".to_string(), |s| format!("{}%", number::percent(s)))
}

fn money(m: Option<Money>) -> String {
    m.map_or("-".to_string(), number::yuan)
}

/// Both execution rates, each with its formula.
pub fn rates(s: &Strings, a: &Amounts) -> [String; 2] {
    let t = &s.key_lists;
    let paid = number::yuan(a.paid);
    [
        (t.rate_framework)(&share(a.framework()), &paid, &money(a.received)),
        (t.rate_execution)(&share(a.execution()), &paid, &number::yuan(a.budget)),
    ]
}

/// What stands above the tables.
pub fn lines(s: &Strings, p: &Page) -> Vec<String> {
    let t = &s.key_lists;
    let mut lines = vec![(t.selected)(p.item.id, &p.item.name, key_terms::state(s, p.item.state))];
    if !p.item.reason.is_empty() {
        lines.push((t.reason_line)(&p.item.reason));
    }
    if let (Some(name), Some(fee), Some(e)) = (&p.item.institution, p.item.fee, p.case.engagement()) {
        lines.push((t.commissioned)(name, &number::yuan(fee), &e.due.to_string()));
    }
    lines.extend(rates(s, &p.item.amounts));
    if let Some(c) = p.compared.as_ref().filter(|_| p.differs) {
        lines.push((t.differs_paid)(&number::yuan(c.reported), &number::yuan(c.ours), &number::yuan(c.difference)));
    }
    if p.sample.0.is_some_and(|share| !share.is_zero()) {
        lines.push((t.sample)(&share(p.sample.0), &share(Some(p.sample.1))));
    }
    if let Some((due, day, points)) = p.timeliness {
        lines.push((t.timeliness)(&due.to_string(), &day.to_string(), &points.normalize().to_string()));
    }
    if let Some(sum) = &p.sum {
        let total = (t.scored)(&sum.total.normalize().to_string(), sum.missing);
        let grade = sum.grade.map(|g| target::grade(s, g));
        lines.push(grade.map_or(total.clone(), |g| [total.as_str(), g].join(s.common.semicolon)));
    }
    let rows = p.case.plan.as_ref().map_or(&[][..], |plan| &plan.rows);
    lines.extend(p.objections.iter().map(|o| key_lists::objection(s, rows, o)));
    if !p.next.is_empty() {
        let steps: Vec<String> = p.next.iter().map(|n| format!("{} {}", n.key(), key_terms::step(s, *n))).collect();
        lines.push((t.next)(&steps.join("、")));
    }
    lines
}

/// Its tables: what it is about, the scoring table, opinions, chapters,
/// problems, history; those without rows are left out.
pub fn sheets(s: &Strings, p: &Page) -> Vec<SheetOut> {
    let mut all = vec![key_lists::subjects(s, &p.item.about)];
    if let Some(plan) = &p.case.plan {
        all.push(key_lists::table(s, &plan.rows, &plan.scores));
    }
    all.extend([opinions(s, p), problems(s, &p.case.problems), chapters(s, p), events(s, p)]);
    all.retain(|sheet| !sheet.rows.is_empty());
    all
}

fn opinions(s: &Strings, p: &Page) -> SheetOut {
    let t = &s.key_lists;
    let heads = [t.col_id, t.col_party, t.col_who, t.col_opinion, t.col_day, t.col_adoption, t.col_reason];
    let rows = p.case.opinions.iter().map(|o| {
        vec![
            Value::Integer(o.id),
            Value::text(key_terms::party(s, o.party)),
            Value::text(&o.who),
            Value::text(&o.text),
            Value::Date(o.day),
            Value::text(key_terms::adoption(s, o.adoption)),
            Value::text(&o.reason),
        ]
    });
    sheet(t.opinions, &heads, rows.collect())
}

/// The numbered problems.
pub fn problems(s: &Strings, rows: &[Problem]) -> SheetOut {
    let t = &s.key_lists;
    let heads = [
        t.col_number,
        t.col_category,
        t.col_finding,
        t.col_figure,
        t.col_item,
        t.col_amount,
        t.col_requirement,
        t.col_action,
        t.col_action_amount,
        t.col_copies,
    ];
    let yuan = |m: Option<Money>| m.map_or(Value::Empty, Value::yuan);
    let row = |p: &Problem| {
        vec![
            Value::Integer(p.number.into()),
            Value::text(rectification::category(s, p.category)),
            Value::text(&p.finding),
            Value::text(&p.figure),
            Value::text(&p.item),
            yuan(p.amount),
            Value::text(&p.requirement),
            Value::text(rectification::action(s, p.action)),
            yuan(p.action_amount),
            Value::text(p.copies.join("、")),
        ]
    };
    sheet(t.problems, &heads, rows.iter().map(row).collect())
}

/// All seven chapters, once one of them was spoken of.
fn chapters(s: &Strings, p: &Page) -> SheetOut {
    let t = &s.key_lists;
    let heads = [t.col_number, t.col_chapter, t.col_present, t.col_file, t.col_note];
    let row = |(n, c): (usize, Chapter)| {
        let said = p.case.chapters.iter().find(|r| r.chapter == c);
        vec![
            Value::Integer(n as i64 + 1),
            Value::text(key_terms::chapter(s, c)),
            Value::text(if said.is_some_and(|r| r.present) { t.yes } else { t.no }),
            Value::text(said.map_or("", |r| r.file.as_str())),
            Value::text(said.map_or("", |r| r.note.as_str())),
        ]
    };
    let known = if p.case.chapters.is_empty() { &[][..] } else { &Chapter::ALL };
    sheet(t.chapters, &heads, known.iter().copied().enumerate().map(row).collect())
}

fn events(s: &Strings, p: &Page) -> SheetOut {
    let t = &s.key_lists;
    let heads = [t.col_day, t.col_step, t.col_state, t.col_by, t.col_document, t.col_due, t.col_note];
    let rows = p.events.iter().map(|e| {
        vec![
            Value::Date(e.day),
            Value::text(key_terms::step(s, e.step)),
            Value::text(key_terms::state(s, e.to)),
            Value::text(&e.by),
            Value::maybe_text(e.document.as_deref()),
            e.due.map_or(Value::Empty, Value::Date),
            Value::text(&e.note),
        ]
    });
    sheet(t.events, &heads, rows.collect())
}

/// What a draft says otherwise than its table and our payments.
pub fn difference(s: &Strings, d: &Difference) -> String {
    let t = &s.key_lists;
    let plain = |d: &Decimal| d.normalize().to_string();
    match d {
        Difference::Total(text, table) => (t.differs_total)(&plain(text), &plain(table)),
        Difference::Grade => t.differs_grade.to_string(),
        Difference::Execution(text, ours) => (t.differs_rate)(&number::percent(*text), &number::percent(*ours)),
    }
}

/// What is said of a draft that was taken in.
pub fn drafted(s: &Strings, filed: &draft::Filed) -> Vec<String> {
    let t = &s.key_lists;
    let mut lines = Vec::new();
    if filed.read {
        lines.push((t.drafted)(filed.found.len()));
    } else if !filed.file.is_empty() {
        lines.push(t.unread.to_string());
    }
    lines.push((t.scored)(&filed.sum.total.normalize().to_string(), filed.sum.missing));
    lines.extend(filed.differences().iter().map(|d| difference(s, d)));
    lines
}

/// What a list adds up to.
pub fn totals(s: &Strings, sums: &list::Totals) -> Vec<String> {
    let t = &s.key_lists;
    let amount = number::yi(sums.amount);
    vec![
        (t.totals)(sums.evaluations, sums.projects, &amount, &number::wan(sums.fees)),
        (t.finished)(sums.finished, &key_lists::grades(s, &sums.grades), sums.overdue),
    ]
}

/// What is to be done first, and what it still lacks.
pub fn next(s: &Strings, p: &Page) -> String {
    let t = &s.key_desk;
    let what = match p.ahead {
        None => return t.over.to_string(),
        Some(Next::Take(step)) => to_do(s, step).to_string(),
        Some(Next::Score(n)) => (t.next_left)(t.next_score, n),
        Some(Next::Chapters(n)) => (t.next_left)(t.next_chapters, n),
        Some(Next::Answer(n)) => (t.next_left)(t.next_answer, n),
    };
    let why = p.ways.iter().find_map(|(step, why)| if p.ahead == Some(Next::Take(*step)) { *why } else { None });
    let mut line = (t.next)(&what);
    if let Some(why) = why {
        line = format!("{line}  {}", (t.but)(&key_faults::refusal(s, why)));
    }
    line
}

/// Until when, and who has it in hand.
pub fn due(s: &Strings, p: &Page) -> String {
    let t = &s.key_desk;
    let due = p.item.due.map_or_else(
        || t.no_due.to_string(),
        |(what, day, left)| (t.due)(key_lists::deadline(s, what), &day.to_string(), left.days),
    );
    match (&p.item.institution, p.item.fee) {
        (Some(name), Some(fee)) => format!("{due}   {}", (t.contract)(name, &number::wan(fee))),
        _ => due,
    }
}

/// `合计 83.50  良   决策 18/20  过程 16.5/20  产出 25/30  效益 24/30`
pub fn totals_line(s: &Strings, p: &Page) -> String {
    let Some(sum) = &p.sum else { return String::new() };
    let t = &s.key_desk;
    let plain = |d: Decimal| d.normalize().to_string();
    let blocks =
        sum.blocks.iter().map(|(b, points, full)| (t.block)(key_terms::block(s, *b), &plain(*points), &plain(*full)));
    let grade = sum.grade.map_or(t.grade_open, |g| target::grade(s, g));
    let total = (t.total)(&number::two_places(sum.total), grade);
    let open = if sum.missing > 0 { (t.open_rows)(sum.missing) } else { String::new() };
    [total, open, blocks.collect::<Vec<_>>().join("  ")].join("   ")
}

/// Both execution rates for a screen, 万元, the rate first.
pub fn rates_short(s: &Strings, a: &Amounts) -> [String; 2] {
    let t = &s.key_desk;
    let paid = number::wan(a.paid);
    let of_received = |m| (t.framework)(&share(a.framework()), &paid, &number::wan(m));
    [
        a.received.map_or_else(|| t.no_received.to_string(), of_received),
        (t.execution)(&share(a.execution()), &paid, &number::wan(a.budget)),
    ]
}

/// `92.50 可委托`
pub fn record(s: &Strings, i: &Institution) -> String {
    let t = &s.key_lists;
    let points = i.record.total.map_or_else(|| number::NONE.to_string(), number::two_places);
    (s.key_desk.record)(&points, if i.suspended.is_some() { t.suspended } else { t.may })
}

/// What is to be done, as a step.
pub fn to_do(s: &Strings, step: Step) -> &'static str {
    let t = &s.key_desk;
    match step {
        Step::Nominate => t.do_nominate,
        Step::Select => t.do_select,
        Step::Commission => t.do_commission,
        Step::Release => t.do_release,
        Step::Notify => t.do_notify,
        Step::FilePlan => t.do_file_plan,
        Step::ReturnPlan => t.do_return_plan,
        Step::ApprovePlan => t.do_approve_plan,
        Step::Begin => t.do_begin,
        Step::Sample => t.do_sample,
        Step::FileDraft => t.do_file_draft,
        Step::ReturnDraft => t.do_return_draft,
        Step::Consult => t.do_consult,
        Step::TakeOpinion => t.do_take_opinion,
        Step::Pass => t.do_pass,
        Step::Finish => t.do_finish,
        Step::FeedBack => t.do_feed_back,
        Step::Rectify => t.do_rectify,
        Step::Close => t.do_close,
        Step::Cancel => t.do_cancel,
    }
}
