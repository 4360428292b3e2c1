//! Official forms out: a [`Form`] laid on the template of its kind, as pages
//! of a workbook. What the reader of forms takes from such a page is the form
//! again. Never here: drawing (see `exchange::out`), or what a form should say.

mod funds;
mod indicators;
mod lay;
mod slots;
mod template;
mod templates;

use std::path::Path;

use crate::domain::date::Date;
use crate::domain::form::Form;
use crate::domain::indicator::Taxonomy;
use crate::exchange::out::{Existing, OutFault, Page, pages_xlsx, write_pages};

/// What a form offers beyond what it already says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Classes of the empty rows.
    pub taxonomy: Taxonomy,
    /// Whether there is a column 分值 even if no row bears marks yet.
    pub weights: bool,
    /// Indicator rows that each class has at least, one of them empty; 0 prints
    /// the form as it is, without room for more.
    pub room: usize,
}

impl Shape {
    /// The form as it is.
    pub const AS_IT_IS: Shape = Shape { taxonomy: Taxonomy::T2015, weights: false, room: 0 };
}

/// A form as a page.
pub fn page(form: &Form, shape: Shape) -> Page {
    lay::page(form, shape)
}

/// Forms as a workbook, one to a sheet. `created` goes into its properties.
///
/// # Errors
/// See [`OutFault`].
pub fn workbook(forms: &[Form], shape: Shape, created: Date) -> Result<Vec<u8>, OutFault> {
    let pages: Vec<Page> = forms.iter().map(|form| page(form, shape)).collect();
    pages_xlsx(&pages, created)
}

/// The same, written to `path` whole or not at all.
///
/// # Errors
/// See [`OutFault`].
pub fn write_workbook(
    path: &Path,
    forms: &[Form],
    shape: Shape,
    created: Date,
    existing: Existing,
) -> Result<(), OutFault> {
    let pages: Vec<Page> = forms.iter().map(|form| page(form, shape)).collect();
    write_pages(path, &pages, created, existing)
}

#[cfg(test)]
mod tests;
