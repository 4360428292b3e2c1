//! `doctor`: what of this machine bears on the program.
//! Never here: a change of anything.

use super::desk::Desk;
use super::stop::Stop;

/// `doctor`
pub(super) fn doctor(desk: &Desk) -> Result<u8, Stop> {
    let _ = desk.path()?;
    Ok(super::DONE)
}
