//! Folders for the picker, what an import would do and did, lists as files.
//!
//! Never here: reading a table; that is the exchange's work.

use std::path::{Path, PathBuf};

use crate::domain::date::Date;
use crate::domain::money::MoneyUnit;
use crate::exchange::out::{Existing, OutFault, SheetOut, Value as Out, csv, write_file, write_xlsx};
use crate::present::width::wrap;
use crate::present::{Lang, finding, notice, number};
use crate::service::import::{self, AlertRef, Imported};
use crate::service::{Fault, demo};
use crate::tui::effect::{How, Listing};
use crate::tui::msg::{Reply, Trouble};
use crate::tui::parts::value::Value;
use crate::tui::rows::{Entry, Outcome, Preview};

use super::StoreDesk;
use super::lists::{batch_brief, said};

/// What stands in a folder: folders first, then files, hidden ones left out.
pub fn folder(path: &Path) -> Result<Reply, Trouble> {
    let io = |e| Trouble::Io(path.to_path_buf(), e);
    let folder = path.canonicalize().map_err(io)?;
    let mut entries = Vec::new();
    for found in std::fs::read_dir(&folder).map_err(io)? {
        let Ok(found) = found else { continue };
        let name = found.file_name().to_string_lossy().into_owned();
        // A link counts as what it leads to.
        let Ok(meta) = std::fs::metadata(found.path()) else { continue };
        if name.starts_with('.') {
            continue;
        }
        let changed = meta.modified().ok().and_then(|t| jiff::Timestamp::try_from(t).ok());
        let changed = changed.map(|t| t.to_zoned_datetime(jiff::tz::TimeZone::system()).date());
        entries.push(Entry { name, path: found.path(), folder: meta.is_dir(), size: meta.len(), changed });
    }
    entries.sort_by(|a, b| b.folder.cmp(&a.folder).then_with(|| a.name.cmp(&b.name)));
    Ok(Reply::Folder(folder, entries))
}

/// Makes the sample city; its files pass through a folder that goes away.
pub fn sample(desk: &mut StoreDesk, step: &mut dyn FnMut(u64, u64) -> bool) -> Result<Imported, Fault> {
    let folder = std::env::temp_dir().join(format!("jixiao-sample-{}", std::process::id()));
    let write = |e: std::io::Error| Fault::Write { file: folder.display().to_string(), why: e.to_string() };
    std::fs::create_dir(&folder).map_err(write)?;
    let stamp = desk.stamp();
    let done = demo::make(&mut desk.store, &stamp, &folder, step);
    // Best effort: what is left in the temporary folder does no harm.
    let _ = std::fs::remove_dir_all(&folder);
    done
}

/// What fits on a line of the smallest screen, so that no reason is cut.
const NARROWEST: usize = 76;

/// What an import would do, as its rehearsal told.
pub fn preview(lang: Lang, files: Vec<PathBuf>, how: How, done: Result<Imported, Fault>) -> Preview {
    match done {
        Ok(done) => {
            let usable = done.batches.iter().map(|b| b.batch.rows_imported + b.batch.rows_changed).sum::<i64>();
            let known = done.batches.iter().map(|b| b.batch.rows_unchanged).sum::<i64>();
            Preview {
                files,
                how,
                tables: done.batches.iter().enumerate().map(|(i, b)| batch_brief(lang, &b.batch, i)).collect(),
                faults: notices(lang, &done),
                usable: usize::try_from(usable + known).unwrap_or(0),
                ..Preview::default()
            }
        }
        Err(fault) => Preview { files, how, faults: wrap(&said(lang, &fault), NARROWEST), ..Preview::default() },
    }
}

/// What an import did and what changed with it.
pub fn outcome(desk: &StoreDesk, lang: Lang, done: &Imported) -> Result<Outcome, Fault> {
    let s = lang.strings();
    let sum = |f: fn(&import::BatchReport) -> i64| {
        number::count(usize::try_from(done.batches.iter().map(f).sum::<i64>()).unwrap_or(0))
    };
    let new = sum(|b| b.batch.rows_imported + b.batch.rows_changed);
    let text = (s.import.imported)(&new, &sum(|b| b.batch.rows_unchanged), &sum(|b| b.batch.rows_set_aside));
    let mut changes = vec![(s.import.result_title.to_string(), text)];
    if let Some(change) = import::changes_since_last(&desk.store)? {
        let from_to = |a: String, b: String| format!("{a} -> {b}");
        changes.push((
            s.bench.projects.to_string(),
            from_to(number::count(change.projects.0), number::count(change.projects.1)),
        ));
        changes.push((
            s.bench.col_budget.to_string(),
            from_to(number::wan(change.budget.0), number::wan(change.budget.1)),
        ));
        changes.push((s.bench.col_paid.to_string(), from_to(number::wan(change.paid.0), number::wan(change.paid.1))));
        changes.push((s.import.new_alerts.to_string(), alerts(lang, &change.raised)));
        changes.push((s.import.cleared_alerts.to_string(), alerts(lang, &change.cleared)));
    }
    let batches = done.batches.iter().enumerate().map(|(i, b)| batch_brief(lang, &b.batch, i)).collect();
    Ok(Outcome { batches, changes, faults: notices(lang, done), ..Outcome::default() })
}

/// What an operator should know besides: as many as fit above the list.
fn notices(lang: Lang, done: &Imported) -> Vec<String> {
    let of_tables = done.batches.iter().flat_map(|b| notice::of_table(lang, b));
    let all = of_tables.chain(done.skipped.iter().map(|s| notice::of_sheet(lang, s)));
    all.flat_map(|line| wrap(&line, NARROWEST)).collect()
}

/// `12（支出滞后 8、下达未支出 4）`
fn alerts(lang: Lang, refs: &[AlertRef]) -> String {
    let s = lang.strings();
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for alert in refs {
        let name = finding::rule(s, alert.rule);
        match counts.iter_mut().find(|(n, _)| *n == name) {
            Some((_, n)) => *n += 1,
            None => counts.push((name, 1)),
        }
    }
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    // The commonest kinds; all of them stand in the list one key away.
    let parts: Vec<String> = counts.iter().take(4).map(|(name, n)| format!("{name} {n}")).collect();
    let total = number::count(refs.len());
    if parts.is_empty() {
        total
    } else {
        format!("{total}（{}）", crate::present::terms::list(lang, parts.iter().map(String::as_str)))
    }
}

/// Writes a list; the ending of the name decides the format.
pub fn export(lang: Lang, path: &Path, listing: &Listing, today: Date) -> Result<Reply, Trouble> {
    let s = lang.strings();
    let cell = |v: &Value<'static>| match v {
        Value::Text(t) => Out::text(t.as_ref()),
        Value::Wan(Some(m)) => Out::Money(*m, MoneyUnit::Wan),
        Value::Percent(Some(p)) => Out::Percent(*p),
        Value::Points(Some(p)) => Out::Number(crate::domain::ratio::round_half_away(*p, 2)),
        Value::Count(n) => Out::Integer(i64::try_from(*n).unwrap_or(i64::MAX)),
        Value::Day(Some(d)) => Out::Date(*d),
        Value::Light(l) | Value::Lamp(l) => Out::text(finding::light(s, *l)),
        Value::Due(_) | Value::Term(_) | Value::Countdown(..) | Value::Hints(_) | Value::Flag(_) => {
            Out::text(v.text(s))
        }
        _ => Out::Empty,
    };
    let sheet = SheetOut {
        name: listing.title.clone(),
        title: None,
        notes: Vec::new(),
        header: listing.heads.clone(),
        rows: listing.rows.iter().map(|r| r.iter().map(cell).collect()).collect(),
    };
    let is_csv = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv"));
    let done = if is_csv {
        write_file(path, &csv(&sheet), Existing::Refuse)
    } else {
        write_xlsx(path, std::slice::from_ref(&sheet), today, Existing::Refuse)
    };
    match done {
        Ok(()) => Ok(Reply::Exported(listing.rows.len(), path.to_path_buf())),
        Err(OutFault::Exists(path)) => Err(Trouble::Exists(path)),
        Err(other) => Err(Trouble::Fault(Fault::Write { file: path.display().to_string(), why: other.to_string() })),
    }
}
