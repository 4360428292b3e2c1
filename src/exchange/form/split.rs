//! Where one form of a page ends and the next begins.
//!
//! Never here: what a form says.

use super::header;
use super::known::{is_title, label};
use super::page::Page;
use super::words::Label;

/// The longest text that stands beside a title.
const BESIDE: usize = 20;

/// Rows of a form, from its title to before the next one's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub from: usize,
    pub to: usize,
}

/// Cuts a page at titles, and at a project's name where there is no title.
pub(super) fn spans(page: &Page) -> Vec<Span> {
    let mut starts = vec![0];
    // What the form so far has: its head, its indicators.
    let (mut named, mut listed) = (false, false);
    for row in 0..page.rows {
        let found = page.begun(row);
        if found.is_empty() {
            continue;
        }
        if title(page, row).is_some() {
            if named || listed {
                starts.push(row);
                (named, listed) = (false, false);
            }
        } else if found.iter().any(|n| names(&page.areas()[*n].text)) && header::find(page, row).is_none() {
            if listed {
                starts.push(row);
                listed = false;
            }
            named = true;
        } else if !listed && header::find(page, row).is_some() {
            listed = true;
        }
    }
    let ends = starts.iter().skip(1).copied().chain([page.rows]).collect::<Vec<_>>();
    starts.into_iter().zip(ends).map(|(from, to)| Span { from, to }).filter(|s| s.from < s.to).collect()
}

/// Whether a label names what the form is about.
fn names(printed: &str) -> bool {
    matches!(label(printed), Some((Label::Project, _)))
        || matches!(label(printed), Some((Label::Department, _)) if printed.contains("名称"))
}

/// The title that stands alone in a row.
pub(super) fn title(page: &Page, row: usize) -> Option<usize> {
    let found = page.begun(row);
    let mut titles = found.iter().copied().filter(|n| is_title(&page.areas()[*n].text));
    let one = titles.next()?;
    // Beside it nothing but a year or a unit of money: a goal's two texts stand side by side, too.
    let short = |n: &usize| *n == one || page.areas()[*n].text.chars().count() <= BESIDE;
    let alone = found.len() <= 2 && found.iter().all(short);
    (alone && found.iter().all(|n| label(&page.areas()[*n].text).is_none())).then_some(one)
}
