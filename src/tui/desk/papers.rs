//! Lists of corrections and forms to fill in, one file a department.
//!
//! Never here: how a list or a form is laid out.

use std::path::{Path, PathBuf};

use crate::domain::form::FormKind;
use crate::exchange::corrections::{Corrections, write};
use crate::exchange::form::write::write_workbook;
use crate::exchange::out::{Existing, OutFault};
use crate::present::Lang;
use crate::present::corrections::of_pages;
use crate::service::survey::{self, JudgedProject};
use crate::service::target::{self as service, Page, Subject};
use crate::service::{DEFAULT_PLACE, Fault, form};
use crate::tui::effect::When;
use crate::tui::msg::{Reply, Trouble};

use super::StoreDesk;

pub(super) fn out(fault: OutFault, path: &Path) -> Trouble {
    match fault {
        OutFault::Exists(path) => Trouble::Exists(path),
        other => Trouble::Fault(Fault::Write { file: path.display().to_string(), why: other.to_string() }),
    }
}

/// Writes what is to be corrected of these targets; more than one department
/// gets a file each, its name behind that of the file.
pub fn corrections(
    desk: &StoreDesk,
    lang: Lang,
    when: When,
    subjects: &[Subject],
    path: &Path,
) -> Result<Reply, Trouble> {
    let period = desk.period(when)?;
    let pages = subjects.iter().map(|subject| service::show(&desk.store, period, subject));
    let pages: Vec<Page> = pages.collect::<Result<_, Fault>>()?;
    let place = desk.store.meta("place").map_err(Fault::from)?.unwrap_or_else(|| DEFAULT_PLACE.to_string());
    let by = (lang.strings().targets.bureau_of)(&place);
    let lists = of_pages(lang.strings(), &by, desk.today(), &pages);
    let count = |f: fn(&Corrections) -> usize| lists.iter().map(f).sum::<usize>();
    write(path, &lists, Existing::Refuse).map_err(|e| out(e, path))?;
    let items = count(|l| l.groups.iter().map(|g| g.items.len()).sum());
    Ok(Reply::Corrections(items, count(|l| l.groups.len()), path.to_path_buf()))
}

fn refuse_existing(paths: &[PathBuf]) -> Result<(), Trouble> {
    match paths.iter().find(|p| p.exists()) {
        Some(path) => Err(Trouble::Exists(path.clone())),
        None => Ok(()),
    }
}

/// Writes forms to fill in, a workbook a department, into a folder.
pub fn forms(desk: &StoreDesk, when: When, subjects: &[Subject], folder: &Path) -> Result<Reply, Trouble> {
    let survey = survey::survey(&desk.store, desk.period(when)?)?;
    let named = |p: &JudgedProject, s: &Subject| match s {
        Subject::Project(code) => *code == p.project.code,
        Subject::Department(of) => p.project.department_code.as_ref() == Some(of) || p.project.department == *of,
    };
    let holds = |p: &JudgedProject| subjects.iter().any(|s| named(p, s));
    let books = form::workbooks(&desk.store, &survey, FormKind::ProjectTarget, holds)?;
    std::fs::create_dir_all(folder).map_err(|e| Trouble::Io(folder.to_path_buf(), e))?;
    let paths: Vec<PathBuf> = books.iter().map(|b| folder.join(format!("{}.xlsx", b.file_name()))).collect();
    refuse_existing(&paths)?;
    for (book, path) in books.iter().zip(&paths) {
        let done = write_workbook(path, &book.forms, form::shape(&survey), desk.today(), Existing::Refuse);
        done.map_err(|e| out(e, path))?;
    }
    Ok(Reply::Forms(books.len(), folder.to_path_buf()))
}
