//! Checks files of official forms: reads them all, looks for copies among
//! them, measures each against the store where there is one. Changes nothing.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::checks::Checks;
use super::year::Year;
use crate::domain::code;
use crate::domain::form::{Cited, Form};
use crate::domain::target::check::{self as engine, Check, Context, Outcome, Peers, Recomputed};
use crate::domain::target::objection::{Certainty, Objection};
use crate::domain::text;
use crate::exchange::form::{self, LeftOut, Why};
use crate::exchange::record::FileFault;
use crate::exchange::sheet::Limits;
use crate::service::import::Input;
use crate::service::period::Period;
use crate::service::{Fault, Progress};
use crate::store::Store;

/// Endings of files that may hold forms, of those in a folder.
const ENDINGS: [&str; 8] = ["xlsx", "xlsm", "xls", "ods", "docx", "csv", "html", "json"];
/// Folders within folders.
const DEPTH: usize = 8;
/// Files of one call.
const MANY: usize = 20_000;

/// A form with what there is to say of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The file as the operator named it.
    pub file: String,
    /// What it says.
    pub form: Form,
    /// What a reviewer objects to.
    pub objections: Vec<Objection<Check>>,
    /// What follows by arithmetic.
    pub recomputed: Recomputed,
}

/// What became of a call.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    /// Every form, in the order of the files.
    pub forms: Vec<Checked>,
    /// Files that hold no form that can be read, and why.
    pub broken: Vec<(String, FileFault)>,
    /// What was passed over in files that were read.
    pub left_out: Vec<(String, LeftOut)>,
}

impl Report {
    /// How many objections of a certainty.
    pub fn count(&self, certainty: Certainty) -> usize {
        self.forms.iter().flat_map(|f| &f.objections).filter(|o| o.certainty == certainty).count()
    }
}

/// Reads and checks. `known` is the store and its day, where there is one.
///
/// # Errors
/// [`Fault::Cancelled`], or what the store says.
pub fn check(inputs: &[Input], known: Option<(&Store, Period)>, progress: Progress) -> Result<Report, Fault> {
    let mut report = Report::default();
    let inputs = expanded(inputs, &mut report);
    let of = inputs.len() as u64;
    let mut read: Vec<(String, Form)> = Vec::new();
    for (n, (name, input)) in inputs.into_iter().enumerate() {
        let mut stopped = !progress(n as u64, of);
        let mut step = |_: u64, _: u64| {
            stopped |= !progress(n as u64, of);
            !stopped
        };
        let found = if step(0, 0) { forms(&name, input, &mut step) } else { Err(FileFault::Cancelled) };
        match found {
            Ok((forms, left_out)) => {
                read.extend(forms.into_iter().map(|form| (name.clone(), form)));
                report.left_out.extend(left_out.into_iter().map(|l| (name.clone(), l)));
            }
            Err(FileFault::Cancelled) => return Err(Fault::Cancelled),
            Err(fault) => report.broken.push((name, fault)),
        }
    }
    let known = known.map(|(store, period)| Known::load(store, period)).transpose()?;
    let mut peers = Peers::default();
    let ids: Vec<usize> = read.iter().map(|(_, form)| peers.add(form)).collect();
    let mut broken: Vec<(String, LeftOut)> = report.left_out.iter().filter(|(_, l)| is_broken(l)).cloned().collect();
    for ((file, form), me) in read.into_iter().zip(ids) {
        let beside = match known.as_ref().and_then(|k| k.beside(&form)) {
            Some(ours) => ours,
            None => Context::usual(),
        };
        let mut objections = engine::check(&form, &Context { peers: Some((&peers, me)), ..beside });
        let unread = unread(&mut broken, &file, &form);
        // What rests on such a cell is not said.
        objections.retain(|o| unread.iter().all(|u| u.at.cell != o.at.cell));
        objections.extend(unread);
        let recomputed = engine::recompute(&form, beside.scheme);
        report.forms.push(Checked { file, form, objections, recomputed });
    }
    Ok(report)
}

/// A cell of which a spreadsheet kept no value.
fn is_broken(left: &LeftOut) -> bool {
    matches!(left.why, Why::ErrorCell | Why::FormulaWithoutValue) && !left.cell.is_empty()
}

/// Such cells of a form's sheet, each asked about once.
fn unread(broken: &mut Vec<(String, LeftOut)>, file: &str, form: &Form) -> Vec<Objection<Check>> {
    let own = |(of, left): &mut (String, LeftOut)| of == file && left.sheet == form.sheet;
    let ask = |(_, left): (String, LeftOut)| Objection {
        check: Check::Outcome(Outcome::CellUnread),
        certainty: Certainty::Doubtful,
        blocks: false,
        at: Cited::new(left.quote, left.cell),
    };
    broken.extract_if(.., own).map(ask).collect()
}

/// Files named, and those in the folders named, each with the name to call it by.
pub(in crate::service) fn expanded(inputs: &[Input], report: &mut Report) -> Vec<(String, Input)> {
    let mut out = Vec::new();
    for input in inputs {
        match input {
            Input::Path(path) if path.is_dir() => {
                let mut files = Vec::new();
                walk(path, DEPTH, &mut files);
                files.sort();
                if files.is_empty() {
                    report.broken.push((path.display().to_string(), FileFault::NoForm { found: Vec::new() }));
                }
                out.extend(files.into_iter().map(|f| (f.display().to_string(), Input::Path(f))));
            }
            Input::Path(path) => out.push((path.display().to_string(), input.clone())),
            Input::Bytes(_) => out.push(("-".to_string(), input.clone())),
        }
    }
    out
}

/// Lock files of a word processor and hidden files are no forms.
fn walk(folder: &Path, depth: usize, out: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let kind = entry.file_type();
        if name.starts_with(['.', '~']) || out.len() >= MANY {
            continue;
        }
        if kind.is_ok_and(|k| k.is_dir()) {
            if depth > 0 {
                walk(&path, depth - 1, out);
            }
        } else if path.extension().is_some_and(|x| ENDINGS.iter().any(|e| x.eq_ignore_ascii_case(e))) {
            out.push(path);
        }
    }
}

type Found = (Vec<Form>, Vec<LeftOut>);

fn forms(name: &str, input: Input, progress: Progress) -> Result<Found, FileFault> {
    let limits = Limits::default();
    let bytes = match input {
        Input::Bytes(bytes) => bytes,
        Input::Path(path) => crate::exchange::sheet::load(&path, &limits)?,
    };
    // A record of a form begins as no sheet does.
    let record = bytes.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'{');
    if record && !bytes.starts_with(b"{\\rtf") {
        // Whatever else it is, it is no form.
        let json = String::from_utf8(bytes).map_err(|_| FileFault::NotATable)?;
        let form = form::read_record(&json).map_err(|_| FileFault::NoForm { found: vec![beginning(&json)] })?;
        return Ok((vec![form], Vec::new()));
    }
    let file = form::read(name, bytes, &limits, progress)?;
    Ok((file.forms, file.left_out))
}

/// The first words of a text.
fn beginning(json: &str) -> String {
    text::clean(&json.chars().take(60).collect::<String>()).chars().take(24).collect()
}

/// What the store knows of a year's projects.
struct Known {
    year: Year,
    checks: Checks,
    by_code: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
}

impl Known {
    fn load(store: &Store, period: Period) -> Result<Known, Fault> {
        let year = Year::load(store, period)?;
        let (mut by_code, mut by_name) = (HashMap::new(), HashMap::<_, Vec<_>>::new());
        for (n, held) in year.projects.iter().enumerate() {
            by_code.insert(held.project.code.clone(), n);
            by_name.entry(text::fold(&held.project.name)).or_default().push(n);
        }
        Ok(Known { checks: Checks::before(store, period.year)?, year, by_code, by_name })
    }

    /// What is known beside a form of ours: one whose project is told by its
    /// code, else by a name that only one has. The settings of this city are
    /// none of a stranger's.
    fn beside(&self, form: &Form) -> Option<Context<'_>> {
        if form.kind.is_department() || form.year.is_some_and(|y| y != self.year.period.year) {
            return None;
        }
        let (printed, name) = code::split(&form.project.text);
        let codes = [Some(form.project_code.text.trim()), printed.as_deref()];
        let by_code = codes.into_iter().flatten().find_map(|c| self.by_code.get(c));
        let names = [Some(form.project.text.as_str()), name.as_deref()];
        let one = |name: &str| self.by_name.get(&text::fold(name)).filter(|all| all.len() == 1).map(|all| &all[0]);
        let n = by_code.or_else(|| names.into_iter().flatten().find_map(one))?;
        Some(self.checks.context(&self.year, self.year.projects.get(*n)))
    }
}
