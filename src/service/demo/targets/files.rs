//! The forms as files: a workbook a department, its own form first and then
//! those of its projects, as departments send them.

use std::path::{Path, PathBuf};

use crate::domain::date::Date;
use crate::domain::form::Form;
use crate::exchange::form::write::{Shape, write_workbook};
use crate::exchange::out::{Existing, OutFault};

/// What is sent in one file.
pub(in crate::service::demo) struct Parcel {
    /// The file's name without its ending.
    pub(in crate::service::demo) name: String,
    pub(in crate::service::demo) forms: Vec<Form>,
}

/// Writes each parcel that is not empty into `dir`.
pub(in crate::service::demo) fn write(parcels: &[Parcel], dir: &Path, sent: Date) -> Result<Vec<PathBuf>, OutFault> {
    let mut written: Vec<PathBuf> = Vec::new();
    for parcel in parcels.iter().filter(|p| !p.forms.is_empty()) {
        let path = dir.join(format!("{}.xlsx", parcel.name));
        let done = write_workbook(&path, &parcel.forms, Shape::AS_IT_IS, sent, Existing::Refuse);
        if let Err(fault) = done {
            for path in written {
                // Best effort: what is reported is why they were not finished.
                let _ = std::fs::remove_file(path);
            }
            return Err(fault);
        }
        written.push(path);
    }
    Ok(written)
}
