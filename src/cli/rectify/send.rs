//! `rectify send`, `urge`, `letter`: letters out, one document each. Never
//! here: whom a letter goes to, or what it says.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::args::{Send, Urge};
use super::{choose, due, out};
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::stop::Stop;
use crate::domain::rectification::deadline::Term;
use crate::exchange::docx::{docx, write_docx};
use crate::exchange::out::Existing;
use crate::present::feedback;
use crate::service::period::Period;
use crate::service::rectification::send::{self as desk_of, Letter, Request};
use crate::service::rectification::{self as ledger, Queue, Seen, press};
use crate::service::{DEFAULT_PLACE, Fault};
use crate::store::Store;

/// `rectify send`
pub(super) fn send(desk: &Desk, args: &Send) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let period = desk.period(&store)?;
    let day = choose::day(period, args.on);
    let seen = if args.all {
        let mut items = ledger::list(&store, Period { as_of: day, ..period }, Queue::ToSend)?;
        if let Some(typed) = &args.department {
            choose::of_department(desk, &store, &mut items, typed, period)?;
        }
        items.iter().map(ledger::Item::seen).collect()
    } else {
        choose::seen(&store, period.year, &args.numbers)?
    };
    let term = match args.term.due {
        Some(due) => Term::Until(due),
        None => ledger::term(&store, day, args.term.days, args.term.kind)?,
    };
    let request = Request {
        document: args.doc.clone(),
        day,
        delivered: args.delivered,
        term: Some(term),
        receiver: args.to.clone(),
        copies: args.copy.clone(),
        summary: args.summary.clone(),
    };
    // What cannot be written is found before anything is recorded.
    let planned = desk_of::compose(&mut store, &desk.stamp(), &seen, &request)?;
    let files = Files::plan(desk, &store, &planned)?;
    let letters = desk_of::send(&mut store, &desk.stamp(), &seen, &request)?;
    files.write(desk, &store, &letters)?;
    answer(desk, &letters, &files)
}

/// `rectify urge`
pub(super) fn urge(desk: &Desk, args: &Urge) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let period = desk.period(&store)?;
    let day = choose::day(period, args.on);
    let seen: Vec<Seen> = due::meant(&store, Period { as_of: day, ..period }, &args.numbers)?;
    let planned = press::compose(&mut store, &desk.stamp(), day, &seen, &args.doc)?;
    let files = Files::plan(desk, &store, &planned)?;
    let letters = press::urge(&mut store, &desk.stamp(), day, &seen, &args.doc)?;
    files.write(desk, &store, &letters)?;
    answer(desk, &letters, &files)
}

/// `rectify letter`: a letter that went out, printed again.
pub(super) fn letter(desk: &Desk, document: &str) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let letters = [desk_of::letter(&store, document)?];
    let files = Files::plan(desk, &store, &letters)?;
    files.write(desk, &store, &letters)?;
    answer(desk, &letters, &files)
}

fn answer(desk: &Desk, letters: &[Letter], files: &Files) -> Result<u8, Stop> {
    let t = &desk.s.rectify;
    let mut lines = Vec::new();
    for (n, l) in letters.iter().enumerate() {
        let copies = if l.copies.is_empty() { "-".to_string() } else { l.copies.join("、") };
        lines.push((t.sent)(&l.document, &l.receiver, l.items.len(), &copies));
        if let Some(path) = files.paths.get(n) {
            lines.push((t.written)(&path.display().to_string()));
        }
    }
    desk.to_stdout().tell(&lines, || {
        let file = |n: usize| files.paths.get(n).map(|p| p.display().to_string());
        let said: Vec<_> = letters.iter().enumerate().map(|(n, l)| out::letter(l, file(n).as_deref())).collect();
        json!({"letters": said})
    })?;
    Ok(DONE)
}

/// Where letters go: one to the file named with -o, several to files beside
/// it, or into the folder; nowhere without -o.
struct Files {
    paths: Vec<PathBuf>,
}

impl Files {
    fn plan(desk: &Desk, store: &Store, letters: &[Letter]) -> Result<Files, Stop> {
        let Some(output) = desk.output.as_deref() else { return Ok(Files { paths: Vec::new() }) };
        let paths: Vec<PathBuf> = letters.iter().map(|l| place(output, l, letters.len())).collect();
        for (letter, path) in letters.iter().zip(&paths) {
            if path.exists() {
                return Err(Fault::Exists(path.display().to_string()).into());
            }
            docx(&paper(desk, store, letter)?)?;
            let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
            if !folder.is_dir() {
                std::fs::create_dir_all(folder)
                    .map_err(|e| Fault::Write { file: folder.display().to_string(), why: e.to_string() })?;
            }
        }
        Ok(Files { paths })
    }

    fn write(&self, desk: &Desk, store: &Store, letters: &[Letter]) -> Result<(), Stop> {
        for (letter, path) in letters.iter().zip(&self.paths) {
            write_docx(path, &paper(desk, store, letter)?, Existing::Refuse)?;
        }
        Ok(())
    }
}

fn paper(desk: &Desk, store: &Store, letter: &Letter) -> Result<crate::exchange::docx::Letter, Stop> {
    let place = store.meta("place")?.unwrap_or_else(|| DEFAULT_PLACE.to_string());
    Ok(feedback::paper(desk.s, &(desk.s.targets.bureau_of)(&place), letter))
}

fn place(output: &Path, letter: &Letter, count: usize) -> PathBuf {
    let bad = |c: &char| c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let name = format!("{} {}", letter.document, letter.receiver);
    let name: String = name.chars().filter(|c| !bad(c)).take(80).collect();
    let is_file = output.extension().is_some_and(|e| e.eq_ignore_ascii_case("docx"));
    match (is_file, count) {
        (true, 1) => output.to_path_buf(),
        (true, _) => {
            let stem = output.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
            output.with_file_name(format!("{stem}_{name}.docx"))
        }
        (false, _) => output.join(format!("{name}.docx")),
    }
}
