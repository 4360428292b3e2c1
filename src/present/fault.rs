//! A fault in words: what was not done, where, and what to do.
//!
//! Never here: how it came about.

use crate::domain::monitor::setting::BadSetting;
use crate::service::Fault;
use crate::store::StoreError;

use super::{Lang, terms};

/// What happened, and what the reader can do.
pub fn fault(lang: Lang, fault: &Fault) -> (String, Option<String>) {
    let f = &lang.strings().faults;
    let (text, hint) = match fault {
        Fault::Store(e) => return store(lang, e),
        Fault::File { file, fault } => {
            let (what, todo) = terms::file_fault(lang, fault);
            return ((f.in_file)(file, &what), Some(todo.to_string()));
        }
        Fault::Files(bad) => {
            let said = bad.iter().map(|(file, fault)| (f.in_file)(file, &terms::file_fault(lang, fault).0));
            let said = said.collect::<Vec<_>>().join(lang.strings().common.semicolon);
            return ((f.files)(bad.len(), &said), Some(f.files_hint.to_string()));
        }
        Fault::Setting { key, bad } => return setting(lang, key, bad),
        Fault::Toml(why) => ((f.toml)(why), f.toml_hint),
        Fault::EmptyStore => (f.empty_store.to_string(), f.empty_store_hint),
        Fault::NoYear(year) => ((f.no_year)(*year), f.no_year_hint),
        Fault::NoProject { code, year } => ((f.no_project)(code, *year), f.no_project_hint),
        Fault::ApartIncomplete => (f.apart_incomplete.to_string(), f.apart_incomplete_hint),
        Fault::NoDepartment(typed) => ((f.no_department)(typed), f.no_department_hint),
        Fault::NoBatch(id) => ((f.no_batch)(*id), f.no_batch_hint),
        Fault::AlreadyUndone(id) => ((f.already_undone)(*id), ""),
        Fault::Strict(done) => ((f.strict)(done.set_aside()), f.strict_hint),
        Fault::Column(said) => ((f.column)(said), f.column_hint),
        Fault::EmptyText => (f.empty_text.to_string(), ""),
        Fault::Exists(file) => ((f.exists)(file), f.exists_hint),
        Fault::Write { file, why } => ((f.write)(file, why), f.write_hint),
        Fault::Monitor(fault) => super::rounds::fault(lang, fault),
        Fault::Alert(fault) => super::alerts::fault(lang, fault),
        Fault::Target(fault) => super::target::fault(lang, fault),
        Fault::Results(fault) => return super::results_fault::fault(lang, fault),
        Fault::Rectify(fault) => super::rectification::fault(lang, fault),
        Fault::Evaluation(fault) => super::evaluation::fault(lang, fault),
        Fault::Idle(fault) => super::idle::fault(lang, fault),
        Fault::Key(fault) => super::key::fault(lang, fault),
        Fault::KeyEvaluation(fault) => super::key_faults::fault(lang, fault),
        Fault::DaysCrossed { from, to } => super::changes::crossed(lang, *from, *to),
        Fault::Cancelled => (f.cancelled.to_string(), ""),
    };
    (text, Some(hint.to_string()).filter(|h| !h.is_empty()))
}

fn store(lang: Lang, e: &StoreError) -> (String, Option<String>) {
    let f = &lang.strings().faults;
    let (text, hint) = match e {
        StoreError::Busy => (f.busy.to_string(), f.busy_hint),
        StoreError::TooNew { file, program } => ((f.too_new)(*file, *program), f.too_new_hint),
        StoreError::NotAStore(path) => ((f.not_a_store)(&path.display().to_string()), f.not_a_store_hint),
        StoreError::CannotOpen { path, why } => ((f.cannot_open)(&path.display().to_string(), why), f.cannot_open_hint),
        StoreError::Full => (f.full.to_string(), f.full_hint),
        StoreError::ReadOnly => (f.read_only.to_string(), f.read_only_hint),
        StoreError::Corrupt(why) => ((f.corrupt)(why), f.corrupt_hint),
        StoreError::Stale => (f.stale.to_string(), f.stale_hint),
        StoreError::NotFound => (f.gone.to_string(), f.gone_hint),
        StoreError::Cancelled => (f.cancelled.to_string(), ""),
        StoreError::Sql(why) => ((f.internal)(&why.to_string()), f.internal_hint),
        StoreError::Io(why) => ((f.io)(&why.to_string()), f.io_hint),
    };
    (text, Some(hint.to_string()).filter(|h| !h.is_empty()))
}

fn setting(lang: Lang, key: &str, bad: &BadSetting) -> (String, Option<String>) {
    let f = &lang.strings().faults;
    match bad {
        BadSetting::UnknownKey(near) => {
            let near = terms::list(lang, near.iter().copied());
            let hint = if near.is_empty() { f.unknown_key_hint.to_string() } else { (f.unknown_key_near)(&near) };
            ((f.unknown_key)(key), Some(hint))
        }
        BadSetting::BadValue(shape) => ((f.bad_value)(key), Some((f.bad_value_hint)(&terms::shape(lang, *shape)))),
        BadSetting::Crossed(other) => ((f.crossed)(key, other), Some(f.crossed_hint.to_string())),
    }
}
