//! The forms as files: a workbook a department, its own form first and then
//! those of its projects, as departments send them.

use std::path::{Path, PathBuf};

use super::super::model::City;
use crate::domain::date::Date;
use crate::domain::form::{Form, Mark};
use crate::exchange::form::write::{Shape, write_workbook};
use crate::exchange::out::{Existing, OutFault};

/// What one department sends.
pub(super) struct Parcel {
    pub(super) department: usize,
    pub(super) forms: Vec<Form>,
}

/// Writes each parcel that is not empty; `what` stands in the names of the files.
pub(super) fn write(
    city: &City,
    parcels: &[Parcel],
    dir: &Path,
    what: &str,
    sent: Date,
) -> Result<Vec<PathBuf>, OutFault> {
    let mut written = Vec::new();
    for parcel in parcels.iter().filter(|p| !p.forms.is_empty()) {
        let d = &city.departments[parcel.department];
        let path = dir.join(format!("{what}-{}-{}.xlsx", d.code, d.name));
        let done = write_workbook(&path, &parcel.forms, Shape::AS_IT_IS, sent, Existing::Refuse);
        if let Err(fault) = done {
            for path in written {
                // Best effort: what is reported is why they were not finished.
                let _ = std::fs::remove_file::<PathBuf>(path);
            }
            return Err(fault);
        }
        written.push(path);
    }
    Ok(written)
}

/// The form bears the line by which the office finds its project again.
pub(super) fn marked(mut form: Form, code: &str, year: i16, version: u32) -> Form {
    form.mark = Some(Mark { code: code.into(), year, version });
    form
}
