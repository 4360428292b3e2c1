//! Idle money in words and lists: what could be given back, 收回建议表, what
//! became of it.
//!
//! Never here: an amount's arithmetic.

use crate::domain::monitor::idle::{Reason, Sum};
use crate::domain::monitor::lines::LineKey;
use crate::domain::monitor::rule::RuleId;
use crate::exchange::docx::{Block, Letter, Signature, Table, TableRow, letter_day};
use crate::exchange::out::{SheetOut, Value};
use crate::service::idle::{Idle, IdleFault, IdleLine, Proposal, Source, TrackedRow, Tracking};
use crate::store::idle::{ProposalRow, TailRow, TakenRow};

use super::lists::{count, sheet};
use super::monitor::reason;
use super::strings::Strings;
use super::{Lang, finding, number, terms};

/// Why a thing was not done, and what to do.
pub fn fault(lang: Lang, fault: &IdleFault) -> (String, &'static str) {
    let s = lang.strings();
    let t = &s.idle;
    match fault {
        IdleFault::WhichLine { code, lines } => {
            let lines: Vec<String> = lines.iter().map(|l| finding::line(s, l)).collect();
            let lines = terms::list(lang, lines.iter().map(String::as_str));
            ((t.which_line)(code, &lines), t.which_line_hint)
        }
        IdleFault::NoReason => (t.no_reason.to_string(), t.no_reason_hint),
        IdleFault::NoDocument => (t.no_document.to_string(), t.no_document_hint),
        IdleFault::NoAmount => (t.no_amount.to_string(), t.no_amount_hint),
        IdleFault::OneAmount => (t.one_amount.to_string(), t.which_line_hint),
        IdleFault::Until => (t.bad_until.to_string(), t.bad_until_hint),
        IdleFault::NotMarked(code) => ((t.not_marked)(code), t.not_marked_hint),
        IdleFault::NothingToPropose => (t.nothing_to_propose.to_string(), t.nothing_to_propose_hint),
        IdleFault::NoProposal(n) => ((t.no_proposal)(*n), t.no_proposal_hint),
        IdleFault::NoRow { number, code } => ((t.no_row)(*number, code), t.no_proposal_hint),
        IdleFault::NeverProposed(code) => ((t.never_proposed)(code), t.never_proposed_hint),
        IdleFault::Entered { code, document } => ((t.entered_before)(code, document), t.entered_hint),
        IdleFault::NoEntry(id) => ((t.no_entry)(*id), t.no_entry_hint),
    }
}

/// What the audit log calls what was done to idle money and to the list of key projects.
pub fn logged(s: &Strings, action: &str) -> Option<&'static str> {
    let n = &s.settings;
    Some(match action {
        "idle_tail" => n.log_tail,
        "idle_tail_off" => n.log_tail_off,
        "idle_propose" => n.log_idle_propose,
        "idle_withdraw" => n.log_idle_withdraw,
        "idle_taken" => n.log_idle_taken,
        "idle_untaken" => n.log_idle_untaken,
        "key_choose" => n.log_key_choose,
        "key_drop" => n.log_key_drop,
        "key_check" => n.log_key_check,
        _ => return None,
    })
}

/// The reason of a row that was kept by the name of its rule.
pub fn kept_reason<'a>(s: &Strings, kept: &'a str) -> &'a str
where
    'static: 'a,
{
    let known = RuleId::from_key(kept).and_then(|id| Reason::ALL.into_iter().find(|r| r.rule() == id));
    known.map_or(kept, |r| reason(s, r))
}

fn origin(line: &LineKey) -> Value {
    Value::text(line.origin.to_string())
}

/// What could be given back, line by line.
pub fn lines(s: &Strings, rows: &[IdleLine]) -> SheetOut {
    let (t, b) = (&s.idle, &s.bench);
    let heads = [
        b.col_code,
        b.col_project,
        b.col_department,
        b.col_fund,
        b.col_origin,
        t.col_reason,
        t.col_idle,
        t.col_tail,
        t.col_amount,
        t.col_asked,
        t.col_why,
    ];
    let row = |l: &IdleLine| {
        vec![
            Value::text(l.project.code.as_str()),
            Value::text(l.project.name.as_str()),
            Value::text(l.project.department.as_str()),
            Value::text(finding::fund(&l.found.line.fund)),
            origin(&l.found.line),
            Value::text(reason(s, l.found.reason)),
            Value::wan(l.found.idle),
            Value::wan(l.found.tail),
            Value::wan(l.found.amount()),
            Value::wan(l.asked),
            Value::maybe_text(l.mark.as_ref().map(|m| m.reason.as_str())),
        ]
    };
    sheet(t.title, &heads, rows.iter().map(row).collect())
}

/// The same by department.
pub fn by_department(s: &Strings, idle: &Idle) -> SheetOut {
    let rows = idle.by_department().into_iter().map(|d| (d.code, d.name, d.sum));
    summed(s, s.idle.by_department, s.bench.col_department, rows)
}

/// The same by reason.
pub fn by_reason(s: &Strings, idle: &Idle) -> SheetOut {
    let rows = idle.by_reason().into_iter().map(|(r, sum)| (None, reason(s, r).to_string(), sum));
    let mut made = summed(s, s.idle.by_reason, s.idle.col_reason, rows);
    made.header.remove(0);
    made.rows.iter_mut().for_each(|r| drop(r.remove(0)));
    made
}

fn summed(s: &Strings, name: &str, head: &str, rows: impl Iterator<Item = (Option<String>, String, Sum)>) -> SheetOut {
    let t = &s.idle;
    let heads = [s.cli.col_code, head, t.col_lines, t.col_idle, t.col_tail, t.col_amount];
    let row = |(code, name, sum): (Option<String>, String, Sum)| {
        vec![
            Value::maybe_text(code.as_deref()),
            Value::text(name),
            count(sum.lines),
            Value::wan(sum.idle),
            Value::wan(sum.tail),
            Value::wan(sum.amount()),
        ]
    };
    sheet(name, &heads, rows.map(row).collect())
}

/// The line below a list: what lies idle, what of it could be given back.
pub fn sums(s: &Strings, sum: &Sum) -> String {
    (s.idle.sums)(sum.lines, &number::wan(sum.idle), &number::wan(sum.tail), &number::wan(sum.amount()))
}

/// Marks of contract tails, with the code and name of their projects.
pub fn tails(s: &Strings, rows: &[(&str, &str, TailRow)]) -> SheetOut {
    let (t, b) = (&s.idle, &s.bench);
    let heads =
        [b.col_code, b.col_project, b.col_fund, b.col_origin, t.col_tail, t.col_why, t.col_from, t.col_until, t.col_by];
    let row = |(code, name, m): &(&str, &str, TailRow)| {
        vec![
            Value::text(*code),
            Value::text(*name),
            Value::text(finding::fund(&m.line.fund)),
            origin(&m.line),
            m.amount.map_or_else(|| Value::text(t.whole_line), Value::wan),
            Value::text(m.reason.as_str()),
            Value::Date(m.day),
            m.until.map_or(Value::Empty, Value::Date),
            Value::text(m.by.as_str()),
        ]
    };
    sheet(t.tails, &heads, rows.iter().map(row).collect())
}

/// 收回建议表 as a workbook's sheet, in yuan.
pub fn paper_sheet(s: &Strings, by: &str, p: &Proposal) -> SheetOut {
    let t = &s.idle;
    let heads = [
        t.paper_number,
        t.paper_department,
        t.paper_code,
        t.paper_project,
        t.paper_fund,
        t.paper_origin,
        t.paper_reason,
        t.paper_idle,
        t.paper_tail,
        t.paper_asked,
        t.paper_amount,
        t.paper_reply,
    ];
    let mut rows: Vec<Vec<Value>> = p.rows.iter().enumerate().map(|(n, r)| paper_row(s, n, r)).collect();
    let sum = p.sum();
    let asked = p.rows.iter().map(|r| r.said.asked).sum();
    let mut total = vec![Value::Empty; 7];
    total[0] = Value::text(t.paper_total);
    total.extend([sum.idle, sum.tail, asked, p.amount()].map(Value::yuan));
    rows.push(total);
    let mut made = sheet(t.paper_title, &heads, rows);
    made.title = Some(t.paper_title.to_string());
    let day = (t.paper_as_of)(&p.head.as_of.to_string());
    made.notes = vec![by.to_string(), format!("{} {day}", paper_number(s, p)), t.paper_unit.to_string()];
    made
}

/// `2021 年第 1 号`
pub fn paper_number(s: &Strings, p: &Proposal) -> String {
    (s.idle.number)(p.head.year, p.head.number)
}

fn paper_row(s: &Strings, n: usize, r: &ProposalRow) -> Vec<Value> {
    let said = &r.said;
    vec![
        count(n + 1),
        Value::text(said.department.as_str()),
        Value::text(said.code.as_str()),
        Value::text(said.name.as_str()),
        Value::text(finding::fund(&said.line.fund)),
        origin(&said.line),
        Value::text(kept_reason(s, &said.reason)),
        Value::yuan(said.idle),
        Value::yuan(said.tail),
        Value::yuan(said.asked),
        Value::yuan(said.amount),
    ]
}

/// 收回建议表 as a Word file, in yuan, by department.
pub fn paper_letter(s: &Strings, by: &str, p: &Proposal) -> Letter {
    let t = &s.idle;
    let heads = [
        t.paper_number,
        t.paper_code,
        t.paper_project,
        t.paper_fund,
        t.paper_origin,
        t.paper_reason,
        t.paper_idle,
        t.paper_tail,
        t.paper_amount,
        t.paper_reply,
    ];
    let mut rows = Vec::new();
    let mut departments: Vec<&str> = Vec::new();
    for (n, r) in p.rows.iter().enumerate() {
        let name = r.said.department.as_str();
        if departments.last() != Some(&name) {
            departments.push(name);
            let own = || p.rows.iter().filter(|r| r.said.department == name);
            let amount = own().map(|r| r.said.amount).sum();
            rows.push(TableRow::Group((t.paper_group)(name, own().count(), &number::yuan(amount))));
        }
        rows.push(TableRow::Cells(vec![
            (n + 1).to_string(),
            r.said.code.clone(),
            r.said.name.clone(),
            finding::fund(&r.said.line.fund).to_string(),
            r.said.line.origin.to_string(),
            kept_reason(s, &r.said.reason).to_string(),
            number::yuan(r.said.idle),
            number::yuan(r.said.tail),
            number::yuan(r.said.amount),
            String::new(),
        ]));
    }
    let amount = number::yuan(p.amount());
    rows.push(TableRow::Group(format!("{} {amount}", t.paper_total)));
    let said = (t.paper_body)(&letter_day(p.head.as_of), departments.len(), p.rows.len(), &amount);
    let header = heads.iter().map(|h| (*h).to_string()).collect();
    let table = Table { widths: vec![4, 15, 18, 10, 6, 10, 12, 10, 12, 9], header, rows };
    Letter {
        landscape: true,
        number: Some(paper_number(s, p)),
        title: t.paper_title.to_string(),
        body: vec![Block::Text(said), Block::Table(table)],
        signature: Some(Signature { by: by.to_string(), day: p.head.as_of }),
        ..Letter::default()
    }
}

/// Proposals with what became of them.
pub fn proposals(s: &Strings, rows: &[(Proposal, Tracking)]) -> SheetOut {
    let t = &s.idle;
    let heads = [
        t.col_number,
        t.col_day,
        t.col_rows,
        t.col_proposed,
        t.col_recovered,
        t.col_withdrawn,
        t.col_difference,
        t.col_by,
    ];
    let row = |(p, k): &(Proposal, Tracking)| {
        vec![
            Value::Integer(p.head.number),
            Value::Date(p.head.as_of),
            count(p.rows.len()),
            Value::wan(p.amount()),
            Value::wan(k.recovered()),
            Value::wan(k.withdrawn()),
            Value::wan(k.outstanding()),
            Value::text(p.head.by.as_str()),
        ]
    };
    sheet(t.proposals, &heads, rows.iter().map(row).collect())
}

/// Every proposed row with what was taken back and where that is told.
pub fn tracking(s: &Strings, rows: &[TrackedRow]) -> SheetOut {
    let (t, b) = (&s.idle, &s.bench);
    let heads = [
        t.col_number,
        b.col_code,
        b.col_project,
        b.col_department,
        b.col_fund,
        b.col_origin,
        t.col_proposed,
        t.col_recovered,
        t.col_difference,
        t.col_withdrawn,
        t.col_documents,
        b.col_source,
    ];
    let row = |r: &TrackedRow| {
        let said = &r.row.said;
        vec![
            Value::Integer(r.head.number),
            Value::text(said.code.as_str()),
            Value::text(said.name.as_str()),
            Value::text(said.department.as_str()),
            Value::text(finding::fund(&said.line.fund)),
            origin(&said.line),
            Value::wan(said.amount),
            Value::wan(r.recovered()),
            Value::wan(r.difference()),
            Value::text(if r.withdrawn { t.withdrawn } else { "" }),
            Value::text(documents(s, r)),
            Value::text(sources(s, r)),
        ]
    };
    sheet(t.tracking, &heads, rows.iter().map(row).collect())
}

/// Documents by which it was taken back, each with its day.
fn documents(s: &Strings, row: &TrackedRow) -> String {
    let told = row.taken.iter().map(|t| format!("{} {}", t.document.as_deref().unwrap_or(number::NONE), t.day));
    told.collect::<Vec<_>>().join(s.common.semicolon)
}

/// Where that is told.
fn sources(s: &Strings, row: &TrackedRow) -> String {
    let told = row.taken.iter().map(|t| source(s, &t.source));
    told.collect::<Vec<_>>().join(s.common.semicolon)
}

/// A cell of a file, or the entry by hand.
pub fn source(s: &Strings, source: &Source) -> String {
    match source {
        Source::File { file, sheet, cell } => super::lists::source(file, sheet, cell),
        Source::Entry(id) => format!("{} {id}", s.idle.by_hand),
    }
}

/// What was asked for, what came, what did not.
pub fn tracked(s: &Strings, t: &Tracking) -> String {
    let wan = number::wan;
    (s.idle.tracked)(&wan(t.proposed()), &wan(t.recovered()), &wan(t.withdrawn()), &wan(t.outstanding()))
}

/// Entries by hand, with the code and name of their projects.
pub fn entries(s: &Strings, rows: &[(&str, &str, TakenRow)]) -> SheetOut {
    let (t, b) = (&s.idle, &s.bench);
    let heads = [
        t.col_id,
        t.col_day,
        b.col_code,
        b.col_project,
        b.col_fund,
        b.col_origin,
        b.col_amount,
        t.col_document,
        t.col_note,
        t.col_by,
    ];
    let row = |(code, name, e): &(&str, &str, TakenRow)| {
        let note = if e.reversed.is_some() { t.reversed } else { e.note.as_str() };
        vec![
            Value::Integer(e.id),
            Value::Date(e.day),
            Value::text(*code),
            Value::text(*name),
            Value::text(finding::fund(&e.line.fund)),
            origin(&e.line),
            Value::wan(e.amount),
            Value::text(e.document.as_str()),
            Value::text(note),
            Value::text(e.by.as_str()),
        ]
    };
    sheet(t.entries, &heads, rows.iter().map(row).collect())
}
