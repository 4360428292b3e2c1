//! `target corrections`: what units are to correct, as a letter or a sheet.
//! Never here: what is objected to, or how it is said.

use serde_json::json;

use super::args::Corrections as Args;
use super::choose;
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::stop::Stop;
use crate::exchange::corrections::write;
use crate::exchange::out::Existing;
use crate::present::corrections::of_pages;
use crate::service::target::{self as targets, Item, Page, Queue};
use crate::service::{DEFAULT_PLACE, Fault};

/// `target corrections`
pub(super) fn corrections(desk: &Desk, args: &Args) -> Result<u8, Stop> {
    let t = &desk.s.target_lists;
    let path = desk.output.as_deref().ok_or_else(|| Stop::said(t.no_list_file, t.no_list_file_hint))?;
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let mut items = targets::list(&store, period, Queue::All, &desk.operator)?;
    if let Some(department) = &args.department {
        choose::of_department(desk, &mut items, department)?;
    }
    let chosen: Vec<&Item> =
        if args.codes.is_empty() { items.iter().collect() } else { choose::many(desk, &items, &args.codes)? };
    let pages = chosen.into_iter().map(|item| targets::show(&store, period, &item.subject));
    let pages: Vec<Page> = pages.collect::<Result<_, Fault>>()?;
    let place = store.meta("place")?.unwrap_or_else(|| DEFAULT_PLACE.to_string());
    let by = (desk.s.targets.bureau_of)(&place);
    let lists = of_pages(desk.s, &by, desk.today(), &pages);
    let files = write(path, &lists, Existing::Replace)?;
    let groups = lists.iter().flat_map(|l| &l.groups);
    let (count, cells) = groups.fold((0, 0), |(n, cells), g| (n + 1, cells + g.items.len()));
    let files: Vec<String> = files.iter().map(|f| f.display().to_string()).collect();
    let said = if count == 0 {
        t.nothing_to_correct.to_string()
    } else {
        (t.corrections_written)(cells, count, &files.join(desk.s.common.semicolon))
    };
    // The file is taken by the list; the answer goes to whoever called.
    desk.to_stdout().tell(&[said], || json!({"targets": count, "corrections": cells, "files": files}))?;
    Ok(DONE)
}
