//! Lists of corrections and forms to fill in, one file a department.
//!
//! Never here: how a list or a form is laid out.

use std::path::{Path, PathBuf};

use crate::domain::form::FormKind;
use crate::domain::target::state::State;
use crate::exchange::corrections::{Corrections, letter, page};
use crate::exchange::docx;
use crate::exchange::form::write::write_workbook;
use crate::exchange::out::{Existing, OutFault, write_file, write_pages};
use crate::present::Lang;
use crate::present::corrections::{Faulty, list};
use crate::service::survey::{self, JudgedProject};
use crate::service::target::{self as service, Page, Subject};
use crate::service::{DEFAULT_PLACE, Fault, form};
use crate::tui::effect::When;
use crate::tui::msg::{Reply, Trouble};

use super::StoreDesk;

fn out(fault: OutFault, path: &Path) -> Trouble {
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
    let mut departments: Vec<(String, Vec<Page>)> = Vec::new();
    for subject in subjects {
        let page = service::show(&desk.store, period, subject)?;
        let name = page.item.department.clone();
        match departments.iter_mut().find(|(d, _)| *d == name) {
            Some((_, pages)) => pages.push(page),
            None => departments.push((name, vec![page])),
        }
    }
    let place = desk.store.meta("place").map_err(Fault::from)?.unwrap_or_else(|| DEFAULT_PLACE.to_string());
    let by = (lang.strings().targets.bureau_of)(&place);
    let lists: Vec<Corrections> = departments
        .iter()
        .map(|(name, pages)| of_department(desk, lang, name, &by, pages))
        .filter(|l| !l.groups.is_empty())
        .collect();
    let count = |f: fn(&Corrections) -> usize| lists.iter().map(f).sum::<usize>();
    let many = lists.len() > 1;
    let paths: Vec<PathBuf> =
        lists.iter().map(|l| if many { beside(path, &l.recipient) } else { path.into() }).collect();
    refuse_existing(&paths)?;
    for (list, path) in lists.iter().zip(&paths) {
        write_list(desk, list, path)?;
    }
    let items = count(|l| l.groups.iter().map(|g| g.items.len()).sum());
    Ok(Reply::Corrections(items, count(|l| l.groups.len()), path.to_path_buf()))
}

fn of_department(desk: &StoreDesk, lang: Lang, name: &str, by: &str, pages: &[Page]) -> Corrections {
    let mut targets = Vec::new();
    for page in pages {
        let Some(current) = &page.current else { continue };
        // What came back without a finding of the checks came back for the reviewer's own words.
        let note = if page.item.state == Some(State::Returned) { page.item.note.as_str() } else { "" };
        if page.objections.is_empty() && note.is_empty() {
            continue;
        }
        let code = page.item.code.clone().unwrap_or_default();
        targets.push(Faulty {
            title: format!("{code} {}", page.item.name).trim().to_string(),
            source: current.head.file.clone(),
            form: &current.form,
            found: &page.objections,
            note,
        });
    }
    list(lang.strings(), name, by, desk.today(), &targets)
}

/// `清单.docx` and 市林业局 give `清单_市林业局.docx`.
fn beside(path: &Path, name: &str) -> PathBuf {
    let part = |p: Option<&std::ffi::OsStr>| p.map(|x| x.to_string_lossy().into_owned()).unwrap_or_default();
    let plain: String = name.chars().filter(|c| !matches!(c, '/' | '\\' | ':') && !c.is_control()).collect();
    path.with_file_name(format!("{}_{plain}.{}", part(path.file_stem()), part(path.extension())))
}

fn refuse_existing(paths: &[PathBuf]) -> Result<(), Trouble> {
    match paths.iter().find(|p| p.exists()) {
        Some(path) => Err(Trouble::Exists(path.clone())),
        None => Ok(()),
    }
}

fn write_list(desk: &StoreDesk, list: &Corrections, path: &Path) -> Result<(), Trouble> {
    let sheet = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xlsx"));
    let done = if sheet {
        write_pages(path, &[page(list)], desk.today(), Existing::Refuse)
    } else {
        docx::docx(&letter(list)).and_then(|bytes| write_file(path, &bytes, Existing::Refuse))
    };
    done.map_err(|e| out(e, path))
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
