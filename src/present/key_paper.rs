//! Letters of key evaluation as documents: commission, notice, request for
//! opinions. Never here: whether one may be sent.

use crate::domain::date::Date;
use crate::exchange::docx::{Block, Letter, Signature, Table, TableRow, letter_day};
use crate::service::key_evaluation::Page;

use super::strings::Strings;
use super::{key_terms, number, target};

/// Which letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// 委托函, to the institution
    Commission,
    /// 评价通知书, to the units' departments
    Notice,
    /// 征求意见函, to the units' departments
    Opinions,
}

/// A letter; `by` signs it on `day`. Nothing where there is nobody to write to.
pub fn letter(s: &Strings, page: &Page, kind: Kind, number: &str, (by, day): (&str, Date)) -> Option<Letter> {
    let t = &s.key_letters;
    let (title, recipient, body, attachments) = match kind {
        Kind::Commission => (t.commission_title, page.item.institution.clone()?, commission(s, page)?, vec![]),
        Kind::Notice => (t.notice_title, departments(page)?, notice(s, page)?, vec![]),
        Kind::Opinions => {
            let attached = vec![t.attached_draft.to_string(), t.attached_table.to_string()];
            (t.opinions_title, departments(page)?, opinions(s, page)?, attached)
        }
    };
    Some(Letter {
        number: Some(number.to_string()).filter(|n| !n.is_empty()),
        title: title.to_string(),
        recipient: Some(recipient),
        body,
        attachments,
        signature: Some(Signature { by: by.to_string(), day }),
        copies: copies(s, page, kind),
        ..Letter::default()
    })
}

/// Units and their departments, each once, in order.
fn departments(page: &Page) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for about in &page.item.about {
        if !about.department.is_empty() && !names.contains(&about.department.as_str()) {
            names.push(&about.department);
        }
    }
    (!names.is_empty()).then(|| names.join("、"))
}

/// The business divisions that own the projects.
fn copies(s: &Strings, page: &Page, kind: Kind) -> Vec<String> {
    if kind == Kind::Commission {
        return Vec::new();
    }
    let mut names: Vec<String> = Vec::new();
    for division in page.item.about.iter().filter_map(|a| a.division.as_deref()) {
        let name = (s.key_letters.bureau_division)(division);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn subjects(s: &Strings, page: &Page) -> Block {
    let t = &s.key_letters;
    let row = |a: &crate::service::key_evaluation::list::About| {
        let unit = a.unit.clone().unwrap_or_else(|| a.department.clone());
        TableRow::Cells(vec![a.project.clone(), a.year.to_string(), unit, number::wan(a.amounts.budget)])
    };
    Block::Table(Table {
        widths: vec![42, 12, 28, 18],
        header: [t.head_project, t.head_year, t.head_unit, t.head_budget].map(String::from).to_vec(),
        rows: page.item.about.iter().map(row).collect(),
    })
}

fn head(text: &str) -> Block {
    Block::Heading(1, text.to_string())
}

fn commission(s: &Strings, page: &Page) -> Option<Vec<Block>> {
    let t = &s.key_letters;
    let e = page.case.engagement()?;
    let terms = (t.commission_terms)(&e.contract, &number::yuan(e.fee), &letter_day(e.start), &letter_day(e.due));
    let duties =
        [t.duty_team, t.duty_plan, t.duty_field, t.duty_report, t.duty_opinions, t.duty_integrity].map(String::from);
    Some(vec![
        Block::Text((t.commission_opening)(&page.item.name)),
        head(t.head_subjects),
        subjects(s, page),
        head(t.head_terms),
        Block::Text(terms),
        head(t.head_duties),
        Block::Numbered(duties.to_vec()),
    ])
}

fn notice(s: &Strings, page: &Page) -> Option<Vec<Block>> {
    let t = &s.key_letters;
    let e = page.case.engagement()?;
    let data = [t.data_basis, t.data_targets, t.data_money, t.data_rules, t.data_results, t.data_people];
    Some(vec![
        Block::Text((t.notice_opening)(&page.item.name)),
        head(t.head_subjects),
        subjects(s, page),
        head(t.head_institution),
        Block::Text((t.notice_institution)(&e.institution, &letter_day(e.due))),
        head(t.head_data),
        Block::Numbered(data.map(String::from).to_vec()),
        head(t.head_cooperation),
        Block::Text(t.cooperation.to_string()),
    ])
}

fn opinions(s: &Strings, page: &Page) -> Option<Vec<Block>> {
    let t = &s.key_letters;
    let sum = page.sum.as_ref()?;
    let grade = sum.grade.map_or("-", |g| target::grade(s, g));
    let plain = |d: rust_decimal::Decimal| d.normalize().to_string();
    let row = |(block, points, full): &(_, _, _)| {
        TableRow::Cells(vec![key_terms::block(s, *block).to_string(), plain(*full), plain(*points)])
    };
    let full: rust_decimal::Decimal = sum.blocks.iter().map(|b| b.2).sum();
    let total = TableRow::Cells(vec![t.total.to_string(), plain(full), plain(sum.total)]);
    let mut reply = t.reply_how.to_string();
    if let Some(due) = page.case.events.iter().rev().find_map(|e| e.due.filter(|_| is_consult(e.step))) {
        reply = (t.opinions_due)(&letter_day(due)) + &reply;
    }
    Some(vec![
        Block::Text((t.opinions_opening)(&page.item.name)),
        head(t.head_subjects),
        subjects(s, page),
        head(t.head_score),
        Block::Text((t.opinions_score)(&plain(sum.total), grade)),
        Block::Table(Table {
            widths: vec![40, 30, 30],
            header: [t.head_block, t.head_full, t.head_points].map(String::from).to_vec(),
            rows: sum.blocks.iter().map(row).chain([total]).collect(),
        }),
        head(t.head_reply),
        Block::Text(reply),
    ])
}

fn is_consult(step: crate::domain::evaluation::key::state::Step) -> bool {
    step == crate::domain::evaluation::key::state::Step::Consult
}
