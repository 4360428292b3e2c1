//! `form`: official forms for the units to fill in, one project's, one
//! department's, or all. Never here: what stands in a form.

use std::io::{self, IsTerminal};
use std::path::Path;

use serde_json::json;

use super::DONE;
use super::args::{Form as Args, FormWord};
use super::desk::Desk;
use super::projects::InDepartment;
use super::stop::Stop;
use crate::domain::date::Date;
use crate::domain::form::FormKind;
use crate::exchange::form::write::{Shape, workbook, write_workbook};
use crate::exchange::out::Existing;
use crate::service::form::Workbook;
use crate::service::survey;
use crate::service::{Fault, form};

/// `form`
pub(super) fn form(desk: &Desk, args: &Args) -> Result<u8, Stop> {
    if args.kind == FormWord::Evaluation {
        return super::evaluate::form(desk, args);
    }
    let store = desk.existing()?;
    let survey = survey::survey(&store, desk.period(&store)?)?;
    let kind = FormKind::ProjectTarget;
    if args.all {
        let books = form::workbooks(&store, &survey, kind, |_| true)?;
        return into_folder(desk, books, form::shape(&survey), survey.period.as_of);
    }
    let forms = match &args.project {
        Some(code) => vec![form::project(&store, &survey, kind, code)?],
        None => {
            let wanted = InDepartment::find(desk, &survey, args.department.as_deref())?;
            let books = form::workbooks(&store, &survey, kind, |p| wanted.as_ref().is_none_or(|w| w.holds(p)))?;
            books.into_iter().flat_map(|b| b.forms).collect()
        }
    };
    if desk.output.is_none() && io::stdout().is_terminal() {
        return Err(Stop::said(desk.s.cli.xlsx_to_terminal, desk.s.cli.xlsx_to_terminal_hint));
    }
    desk.put(&workbook(&forms, form::shape(&survey), survey.period.as_of)?)?;
    Ok(DONE)
}

/// One workbook a department, into the folder of `-o`.
pub(super) fn into_folder(desk: &Desk, books: Vec<Workbook>, shape: Shape, day: Date) -> Result<u8, Stop> {
    let c = &desk.s.cli;
    let folder = desk.output.as_deref().ok_or_else(|| Stop::said(c.no_folder, c.no_folder_hint))?;
    std::fs::create_dir_all(folder).map_err(|e| unwritable(folder, &e))?;
    let mut names: Vec<String> = Vec::new();
    let mut files = Vec::new();
    for book in books {
        let mut name = book.file_name();
        // Two departments of one name and no code; rare, but no file may eat another.
        while names.contains(&name) {
            name.push('_');
        }
        names.push(name.clone());
        let path = folder.join(format!("{name}.xlsx"));
        write_workbook(&path, &book.forms, shape, day, Existing::Replace)?;
        files.push((path.display().to_string(), book.forms.len()));
    }
    let forms = files.iter().map(|f| f.1).sum();
    let said = (c.forms_written)(forms, files.len(), &folder.display().to_string());
    // The folder is no file to write the answer to.
    desk.to_stdout().tell(&[said], || {
        json!({"forms": forms, "files": files.iter().map(|(f, n)| json!({"file": f, "forms": n})).collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}

fn unwritable(folder: &Path, e: &io::Error) -> Stop {
    Fault::Write { file: folder.display().to_string(), why: e.to_string() }.into()
}
