//! `monitor form`: monitoring forms for the units. Never here: what stands in one.

use std::io::{self, IsTerminal};

use super::args::Form as Args;
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::form::into_folder;
use crate::cli::stop::Stop;
use crate::domain::org::fold_name;
use crate::domain::project::Project;
use crate::domain::text;
use crate::exchange::form::write::workbook;
use crate::service::DEFAULT_PLACE;
use crate::service::monitor::form::{self, SHAPE};

/// `monitor form`
pub(super) fn form(desk: &Desk, args: &Args) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    if args.all {
        let books = form::workbooks(&store, period, args.round, args.missing, |_| true)?;
        return into_folder(desk, books, SHAPE, period.as_of);
    }
    let forms = match (&args.project, &args.department) {
        (Some(code), _) => vec![form::project(&store, period, args.round, &text::clean(code))?],
        (None, typed) => {
            let typed = typed.as_deref().unwrap_or_default();
            let (code, name) = (text::clean(typed), fold_name(typed, DEFAULT_PLACE));
            let holds = |p: &Project| {
                p.department_code.as_deref() == Some(code.as_str()) || fold_name(&p.department, DEFAULT_PLACE) == name
            };
            let books = form::workbooks(&store, period, args.round, args.missing, holds)?;
            if books.is_empty() {
                let t = &desk.s.rounds;
                return Err(Stop::said((t.no_forms)(typed, args.round), t.no_forms_hint));
            }
            books.into_iter().flat_map(|b| b.forms).collect()
        }
    };
    if desk.output.is_none() && io::stdout().is_terminal() {
        return Err(Stop::said(desk.s.cli.xlsx_to_terminal, desk.s.cli.xlsx_to_terminal_hint));
    }
    desk.put(&workbook(&forms, SHAPE, period.as_of)?)?;
    Ok(DONE)
}
