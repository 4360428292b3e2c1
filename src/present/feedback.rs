//! Letters on findings as documents: feedback (§3.8) and urging.
//!
//! Never here: which findings a letter holds, or its deadline.

use crate::domain::rectification::deadline::Term;
use crate::domain::rectification::finding::{BudgetAction, Source};
use crate::domain::rectification::ladder::Measure;
use crate::exchange::docx::{Block, Letter as Paper, Signature, Table, TableRow, letter_day};
use crate::service::letters::Registered;
use crate::service::rectification::Item;
use crate::service::rectification::register::Sent;
use crate::service::rectification::send::Letter;
use crate::store::letter::LetterRow;

use super::strings::Strings;
use super::{number, rectification};

/// 一、二、三 …
const ORDER: [&str; 5] = ["一", "二", "三", "四", "五"];

/// The letter as a document; `by` signs it.
pub fn paper(s: &Strings, by: &str, letter: &Letter) -> Paper {
    let t = &s.feedback;
    Paper {
        number: Some(letter.document.clone()),
        title: title(s, letter),
        recipient: Some(letter.receiver.clone()),
        body: match letter.measure {
            Some(measure) => urging(s, letter, measure),
            None => feedback(s, letter),
        },
        attachments: attachments(s, letter),
        signature: Some(Signature { by: by.to_string(), day: letter.day }),
        copies: letter.copies.iter().map(|c| (t.bureau_division)(c)).collect(),
        ..Paper::default()
    }
}

/// The title of a letter, without its line break, as registers list it.
pub fn title_line(s: &Strings, letter: &Letter) -> String {
    title(s, letter).replace('\n', "")
}

fn source(letter: &Letter) -> Source {
    letter.items.first().map_or(Source::KeyEvaluation, |i| i.finding.source)
}

fn title(s: &Strings, letter: &Letter) -> String {
    titled(s, letter.measure, source(letter), &letter.about)
}

/// A letter as the register has it.
pub fn registered(s: &Strings, sent: Sent) -> Registered {
    let title = titled(s, sent.measure, sent.source, &sent.abouts.join("、")).replace('\n', "");
    Registered {
        letter: LetterRow {
            id: 0,
            kind: sent.measure.map_or("feedback", Measure::key).to_string(),
            serial: sent.serial,
            department_id: None,
            unit_id: None,
            addressee: sent.receiver,
            copies: sent.copies,
            title,
            issued: sent.issued,
            days: None,
            delivered: sent.delivered,
            due: sent.due,
            by: sent.by,
            at: sent.at,
        },
        items: sent.findings,
        projects: sent.projects,
    }
}

fn titled(s: &Strings, measure: Option<Measure>, source: Source, about: &str) -> String {
    let t = &s.feedback;
    let made = match (measure, source) {
        (Some(Measure::UrgeAgain), _) => t.title_urge_again,
        (Some(_), _) => t.title_urge,
        (None, Source::Monitoring) => t.title_monitoring,
        (None, Source::SelfEvaluation) => t.title_self,
        (None, Source::Inspection) => t.title_inspection,
        (None, Source::DepartmentEvaluation | Source::KeyEvaluation) => t.title_evaluation,
    };
    made(about)
}

fn attachments(s: &Strings, letter: &Letter) -> Vec<String> {
    let evaluated = matches!(source(letter), Source::KeyEvaluation | Source::DepartmentEvaluation);
    if evaluated && letter.measure.is_none() { vec![(s.feedback.attached_report)(&letter.about)] } else { Vec::new() }
}

/// 评价概况, 主要问题, 整改要求, 期限与报送方式.
fn feedback(s: &Strings, letter: &Letter) -> Vec<Block> {
    let t = &s.feedback;
    let mut body = vec![Block::Text(opening(s, letter))];
    let mut parts: Vec<(&str, Block)> = Vec::new();
    if !letter.summary.is_empty() {
        let evaluated = !matches!(source(letter), Source::Monitoring | Source::Inspection);
        parts.push((if evaluated { t.overview } else { t.overview_other }, Block::Text(letter.summary.clone())));
    }
    parts.push((t.problems, Block::Numbered(letter.items.iter().map(|i| problem(s, i)).collect())));
    parts.push((t.requirements, Block::Numbered(requirements(s, &letter.items))));
    let closing = [deadline(s, letter), t.report_how.to_string(), t.use_of_results.to_string()].join("\n");
    parts.push((t.deadline, Block::Text(closing)));
    for (n, (head, block)) in parts.into_iter().enumerate() {
        body.push(Block::Heading(1, format!("{}、{head}", ORDER[n.min(ORDER.len() - 1)])));
        body.push(block);
    }
    body
}

fn opening(s: &Strings, letter: &Letter) -> String {
    let t = &s.feedback;
    let from = source(letter);
    if from == Source::Inspection {
        return (t.opening_inspection)(&letter.about);
    }
    let years = letter.items.first().map(|i| i.finding.period.as_str()).filter(|y| !y.is_empty());
    let years = years.map(|y| (t.years)(y)).unwrap_or_default();
    (t.opening)(&letter.about, &years, rectification::source(s, from))
}

fn problem(s: &Strings, item: &Item) -> String {
    let t = &s.feedback;
    let f = &item.finding;
    let number = item.number().to_string();
    let mut words = (t.problem)(rectification::category(s, f.category), f.description.trim_end_matches('。'), &number);
    words.push_str(if words.is_ascii() { "." } else { "。" });
    for (text, made) in [(&f.item, t.item), (&f.figure, t.figure)] {
        if !text.is_empty() {
            words.push_str(&made(text.trim_end_matches('。')));
        }
    }
    if let Some(amount) = f.amount {
        words.push_str(&(t.amount)(&number::wan(amount)));
    }
    if f.action != BudgetAction::None {
        let action = rectification::action(s, f.action);
        let action = f.action_amount.map_or(action.to_string(), |m| (t.action_amount)(action, &number::wan(m)));
        words.push_str(&(t.action)(&action));
    }
    words
}

fn requirements(s: &Strings, items: &[Item]) -> Vec<String> {
    let t = &s.feedback;
    let of = |i: &Item| {
        let words = i.finding.requirement.as_str();
        (t.requirement)(&i.number().to_string(), if words.is_empty() { t.no_requirement } else { words })
    };
    items.iter().map(of).chain([t.general.to_string()]).collect()
}

/// Until when, with the day reckoned from delivery.
fn deadline(s: &Strings, letter: &Letter) -> String {
    let t = &s.feedback;
    let words = match letter.term {
        Term::Until(day) => (t.term_until)(&letter_day(day)),
        Term::Days { days, counting, .. } => {
            let delivered = letter_day(letter.delivered.unwrap_or(letter.day));
            let due = letter_day(letter.due.day);
            let reckoned = match letter.due.rolled_from {
                Some(from) => (t.reckoned_rolled)(&delivered, &due, &letter_day(from)),
                None => (t.reckoned)(&delivered, &due),
            };
            (t.term_days)(days, rectification::counting(s, counting)) + &reckoned
        }
    };
    let stop = if words.is_ascii() { "." } else { "。" };
    words + stop
}

fn urging(s: &Strings, letter: &Letter, measure: Measure) -> Vec<Block> {
    let t = &s.feedback;
    let mut documents: Vec<&str> = Vec::new();
    for document in letter.items.iter().filter_map(|i| i.standing.document.as_deref()) {
        if !documents.contains(&document) {
            documents.push(document);
        }
    }
    let row = |i: &Item| {
        TableRow::Cells(vec![
            i.number().to_string(),
            i.finding.description.clone(),
            i.finding.requirement.clone(),
            i.standing.due.map(|d| d.to_string()).unwrap_or_default(),
            i.clock.days_over().to_string(),
        ])
    };
    let header = [t.head_number, t.head_problem, t.head_requirement, t.head_due, t.head_late];
    let table = Table {
        widths: vec![12, 38, 28, 14, 8],
        header: header.map(String::from).to_vec(),
        rows: letter.items.iter().map(row).collect(),
    };
    let closing = if measure == Measure::UrgeAgain { t.urge_again_closing } else { t.urge_closing };
    vec![
        Block::Text((t.urge_opening)(&documents.join("、"), &letter_day(letter.day))),
        Block::Table(table),
        Block::Text(closing.to_string()),
    ]
}
