//! `form evaluation`: self-evaluation forms for the units to fill in. Never
//! here: what stands in a form.

use std::io::{self, IsTerminal};

use super::choose;
use crate::cli::DONE;
use crate::cli::args::Form as Args;
use crate::cli::desk::Desk;
use crate::cli::form::into_folder;
use crate::cli::stop::Stop;
use crate::exchange::form::write::workbook;
use crate::service::evaluation::{self, form as forms};
use crate::service::target::Subject;
use crate::store::target::Owner;

/// `form evaluation`
pub(in crate::cli) fn form(desk: &Desk, args: &Args) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    if args.all {
        let books = forms::workbooks(&store, period, |_| true)?;
        return into_folder(desk, books, forms::SHAPE, period.as_of);
    }
    let out = match &args.project {
        Some(code) => vec![forms::one(&store, period, &Subject::Project(code.clone()))?],
        None => {
            let mut items = evaluation::list(&store, period)?;
            choose::of_department(desk, &mut items, args.department.as_deref().unwrap_or_default())?;
            let own = items.iter().find_map(|i| match i.owner {
                Owner::Department(id) => Some(id),
                Owner::Project(_) => None,
            });
            forms::workbooks(&store, period, |id| Some(id) == own)?.into_iter().flat_map(|b| b.forms).collect()
        }
    };
    if desk.output.is_none() && io::stdout().is_terminal() {
        return Err(Stop::said(desk.s.cli.xlsx_to_terminal, desk.s.cli.xlsx_to_terminal_hint));
    }
    desk.put(&workbook(&out, forms::SHAPE, period.as_of)?)?;
    Ok(DONE)
}
