//! A file to its forms.

use super::Source;
use crate::exchange::form;
use crate::exchange::record::FileFault;
use crate::exchange::sheet::{self, Limits};
use crate::service::import::Input;
use crate::service::{Fault, Progress};

/// Reads a file; what is wrong with it is part of the answer.
///
/// # Errors
/// [`Fault::Cancelled`]
pub fn read(input: &Input, progress: Progress<'_>) -> Result<Source, Fault> {
    let limits = Limits::default();
    let name = input.name();
    let bytes = match input {
        Input::Bytes(bytes) => Ok(bytes.clone()),
        Input::Path(path) => sheet::load(path, &limits),
    };
    let sha256 = bytes.as_deref().map(sheet::digest).unwrap_or_default();
    let failed = |fault| match fault {
        FileFault::Cancelled => Err(Fault::Cancelled),
        fault => Ok(Source {
            file: name.clone(),
            sha256: sha256.clone(),
            format: String::new(),
            forms: Err(fault),
            left_out: Vec::new(),
        }),
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(fault) => return failed(fault),
    };
    if let Some(record) = record(&bytes) {
        let forms = form::read_record(record).map(|form| vec![form]);
        return Ok(Source { file: name, sha256, format: "json".into(), forms, left_out: Vec::new() });
    }
    match form::read(&name, bytes, &limits, progress) {
        Ok(file) => Ok(Source {
            file: name,
            sha256,
            format: file.source.format.key().into(),
            forms: Ok(file.forms),
            left_out: file.left_out,
        }),
        Err(fault) => failed(fault),
    }
}

/// A JSON record begins with a brace.
fn record(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    text.trim_start_matches('\u{feff}').trim_start().starts_with('{').then_some(text.trim_start_matches('\u{feff}'))
}
