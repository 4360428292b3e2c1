//! Files that are target forms, told apart from tables, and what an import of
//! them would do or did: a line a form, and one a file that gave none.
//!
//! Never here: reading a form, or whether it may come in.

use std::path::{Path, PathBuf};

use crate::domain::date::Date;
use crate::present::{Lang, reasons, target, target_lists, terms};
use crate::service::Fault;
use crate::service::import::Input;
use crate::service::target::import::{self, FormReport, Imported, Outcome, Request, Source};
use crate::tui::parts::sheet::Row;
use crate::tui::parts::value::Value;

use super::StoreDesk;
use super::target::changes;

/// A file beyond this is no form, and is not read twice to find out.
const LARGEST: u64 = 16 << 20;

/// Endings that no table has.
const FORMS_ONLY: [&str; 3] = ["docx", "doc", "json"];

/// Parts files into tables, and forms as they were read.
///
/// # Errors
/// [`Fault::Cancelled`]
pub fn parted(files: &[PathBuf], step: &mut dyn FnMut(u64, u64) -> bool) -> Result<(Vec<PathBuf>, Vec<Source>), Fault> {
    let (mut tables, mut forms) = (Vec::new(), Vec::new());
    for (n, path) in files.iter().enumerate() {
        let (at, of) = (n as u64, files.len() as u64);
        let mut go_on = |_: u64, _: u64| step(at, of);
        if !go_on(0, 0) {
            return Err(Fault::Cancelled);
        }
        let large = std::fs::metadata(path).is_ok_and(|m| m.len() > LARGEST);
        if large {
            tables.push(path.clone());
            continue;
        }
        let source = import::read(&Input::Path(path.clone()), &mut go_on)?;
        if source.forms.is_ok() || is_form_by_name(path) { forms.push(source) } else { tables.push(path.clone()) }
    }
    Ok((tables, forms))
}

fn is_form_by_name(path: &Path) -> bool {
    path.extension().is_some_and(|e| FORMS_ONLY.iter().any(|f| e.eq_ignore_ascii_case(f)))
}

/// Takes forms in, or only says what would happen.
pub fn take(
    desk: &mut StoreDesk,
    day: Date,
    sources: Vec<Source>,
    dry_run: bool,
    step: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Imported, Fault> {
    let stamp = desk.stamp();
    let request = Request { files: Vec::new(), year: None, day, dry_run };
    import::take_in(&mut desk.store, &stamp, sources, &request, step)
}

/// How many forms would bring or brought something, or say what is known.
pub fn usable(done: &Imported) -> usize {
    done.count(|o| !matches!(o, Outcome::SetAside(..)))
}

/// A line a form, and one a file that gave none: what went wrong first.
pub fn rows(lang: Lang, done: &Imported) -> Vec<Row> {
    let mut lines: Vec<(u8, Vec<Value<'static>>)> = Vec::new();
    for file in &done.files {
        if let Some(bad) = &file.fault {
            let (why, todo) = terms::file_fault(lang, bad);
            let said: Vec<&str> = [why.as_str(), todo].into_iter().filter(|x| !x.is_empty()).collect();
            lines.push((0, broken(lang, &file.file, &said.join(lang.strings().common.semicolon))));
        }
        lines.extend(file.forms.iter().map(|f| (gravity(f), form(lang, &file.file, f))));
    }
    lines.sort_by_key(|(grave, _)| *grave);
    lines.into_iter().enumerate().map(|(n, (_, cells))| Row::new(n as i64, cells)).collect()
}

/// What wants the operator's eye comes first.
fn gravity(form: &FormReport) -> u8 {
    match form.outcome {
        Outcome::SetAside(..) => 1,
        _ if form.blocking > 0 => 2,
        Outcome::Changed => 3,
        Outcome::Imported => 4,
        Outcome::Unchanged => 5,
    }
}

fn text(words: impl Into<String>) -> Value<'static> {
    Value::Text(words.into().into())
}

fn broken(lang: Lang, file: &str, why: &str) -> Vec<Value<'static>> {
    let name = Path::new(file).file_name().map_or(file.to_string(), |n| n.to_string_lossy().into_owned());
    let empty = || Value::Empty;
    vec![text(lang.strings().target_lists.broken), text(""), text(name), text(why), empty(), empty(), empty(), empty()]
}

fn form(lang: Lang, file: &str, f: &FormReport) -> Vec<Value<'static>> {
    let s = lang.strings();
    let t = &s.targets;
    let mut said = Vec::new();
    if let Outcome::SetAside(reason, at) = &f.outcome {
        let (why, todo) = reasons::reason(lang, *reason);
        said.push([at.cell.as_str(), &why].join(" ").trim().to_string());
        said.push(todo.to_string());
    }
    if f.blocking > 0 {
        said.push((t.stays_draft)(f.blocking));
    }
    if f.other_name {
        said.push(s.target_lists.other_name.to_string());
    }
    said.extend(changes(s, &f.changes).into_iter().map(|(part, what)| format!("{part} {what}")));
    said.retain(|x| !x.is_empty());
    let count = |c| f.objections.iter().filter(|o| o.certainty == c).count();
    use crate::domain::target::objection::Certainty as C;
    let outcome = match (&f.outcome, f.state) {
        (Outcome::SetAside(..), _) | (_, None) => target_lists::outcome(s, &f.outcome).to_string(),
        (outcome, Some(state)) => format!("{} {}", target_lists::outcome(s, outcome), target::state(s, state)),
    };
    vec![
        text(outcome),
        text(f.name.clone()),
        text(file.to_string()),
        text(said.join(s.common.semicolon)),
        Value::Hints([C::Sure, C::Judgement, C::Doubtful].map(count)),
        f.amount.map_or(Value::Empty, |m| Value::Wan(Some(m))),
        if f.round > 0 { Value::Count(f.round as usize) } else { Value::Empty },
        text(f.sheet.clone()),
    ]
}

/// What came of a call in one line, and how many stay drafts.
pub fn summed(lang: Lang, done: &Imported) -> Vec<String> {
    let t = &lang.strings().target_lists;
    let aside = done.count(|o| matches!(o, Outcome::SetAside(..)));
    let mut lines = vec![(t.import_sum)(
        done.files.len(),
        done.count(|o| *o == Outcome::Imported),
        done.count(|o| *o == Outcome::Changed),
        done.count(|o| *o == Outcome::Unchanged),
        aside,
        done.broken().count(),
    )];
    let blocked = done.forms().filter(|f| f.blocking > 0).count();
    if blocked > 0 {
        lines.push((t.blocked)(blocked));
    }
    lines
}
