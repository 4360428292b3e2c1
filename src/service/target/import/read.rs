//! A file to its forms.

use super::Source;
use crate::exchange::form;
use crate::exchange::record::FileFault;
use crate::exchange::sheet;
use crate::service::Fault;
use crate::service::import::Input;

/// Reads a file; what is wrong with it is part of the answer.
///
/// # Errors
/// [`Fault::Cancelled`]
pub fn read(input: &Input) -> Result<Source, Fault> {
    let bytes = match input {
        Input::Bytes(bytes) => Ok(bytes.clone()),
        Input::Path(path) => std::fs::read(path).map_err(|e| match e.kind() {
            std::io::ErrorKind::NotFound => FileFault::NotFound,
            std::io::ErrorKind::IsADirectory => FileFault::Directory,
            _ => FileFault::Unreadable(e.to_string()),
        }),
    };
    let sha256 = bytes.as_deref().map(sheet::digest).unwrap_or_default();
    let forms = bytes.and_then(|bytes| {
        let text = std::str::from_utf8(&bytes).map_err(|_| FileFault::NotATable)?;
        form::read_record(text).map(|form| vec![form])
    });
    if matches!(forms, Err(FileFault::Cancelled)) {
        return Err(Fault::Cancelled);
    }
    Ok(Source { file: input.name(), sha256, format: "json".into(), forms })
}
