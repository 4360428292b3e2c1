//! Monitoring forms of an import from inside: a line a form, and one a file
//! that gave none.
//!
//! Never here: reading a form, or whether it may come in.

use crate::domain::date::Date;
use crate::domain::form::FormKind;
use crate::domain::monitor::reported::FormState;
use crate::present::{Lang, monitor as terms, reasons, round_lists};
use crate::service::Fault;
use crate::service::monitor::import::{FormReport, Imported, Outcome, Request, take_in};
use crate::service::target::import::Source;
use crate::tui::msg::LATEST;
use crate::tui::parts::sheet::Row;
use crate::tui::parts::value::Value;

use super::words;
use crate::tui::desk::StoreDesk;

/// Whether a file holds monitoring forms.
pub fn is_of_round(source: &Source) -> bool {
    source.forms.as_ref().is_ok_and(|forms| forms.iter().any(|f| f.kind == FormKind::Monitoring))
}

/// Takes forms in, or only says what would happen.
pub fn take(
    desk: &mut StoreDesk,
    day: Date,
    sources: Vec<Source>,
    dry_run: bool,
    step: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Imported, Fault> {
    let (stamp, year) = (desk.stamp(), desk.period(LATEST)?.year);
    let request = Request { files: Vec::new(), year, months: None, day, dry_run };
    take_in(&mut desk.store, &stamp, sources, &request, step)
}

/// How many forms would bring something, or say what is known.
pub fn usable(done: &Imported) -> usize {
    done.count(|o| !matches!(o, Outcome::SetAside(..)))
}

/// In the columns of forms, what wants the operator's eye first; numbered on from `from`.
pub fn rows(lang: Lang, done: &Imported, from: usize) -> Vec<Row> {
    let mut lines: Vec<(u8, Vec<Value<'static>>)> = Vec::new();
    for file in &done.files {
        lines.extend(file.forms.iter().map(|f| (gravity(f), line(lang, &file.file, f))));
    }
    lines.sort_by_key(|(grave, _)| *grave);
    lines.into_iter().enumerate().map(|(n, (_, cells))| Row::new((from + n) as i64, cells)).collect()
}

fn gravity(form: &FormReport) -> u8 {
    match form.outcome {
        Outcome::SetAside(..) => 1,
        _ if !form.noted.is_empty() => 2,
        Outcome::Filed | Outcome::Again => 3,
        Outcome::Unchanged => 4,
    }
}

fn line(lang: Lang, file: &str, f: &FormReport) -> Vec<Value<'static>> {
    let s = lang.strings();
    let mut said = Vec::new();
    if let Outcome::SetAside(reason, at) = &f.outcome {
        let (why, todo) = reasons::reason(lang, *reason);
        said.push([at.cell.as_str(), &why].join(" ").trim().to_string());
        said.push(todo.to_string());
    }
    if f.other_name {
        said.push(s.target_lists.other_name.to_string());
    }
    said.extend(f.noted.iter().map(|n| format!("{} {}", n.at.cell, terms::problem(s, &n.problem)).trim().to_string()));
    said.retain(|x| !x.is_empty());
    let state = f.state.filter(|st| *st != FormState::NotFiled && !matches!(f.outcome, Outcome::SetAside(..)));
    let outcome = [round_lists::outcome(s, &f.outcome), state.map_or("", |st| terms::form_state(s, st))];
    vec![
        words(outcome.join(" ").trim().to_string()),
        words(f.name.clone()),
        words(file.to_string()),
        words(said.join(s.common.semicolon)),
        Value::Hints([0, f.noted.len(), 0]),
        Value::Empty,
        if f.filing > 0 { Value::Count(f.filing as usize) } else { Value::Empty },
        words(f.sheet.clone()),
    ]
}

/// What came of a call in one line.
pub fn summed(lang: Lang, done: &Imported) -> String {
    let t = &lang.strings().monitor_desk;
    let of = |which: fn(&Outcome) -> bool| done.count(which);
    (t.imported)(
        done.forms().count(),
        of(Outcome::is_new),
        of(|o| *o == Outcome::Unchanged),
        of(|o| matches!(o, Outcome::SetAside(..))),
    )
}
