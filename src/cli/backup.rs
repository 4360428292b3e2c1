//! `backup` and `restore`. Never here: how a copy is made or verified.

use std::path::Path;

use serde_json::json;

use super::DONE;
use super::desk::Desk;
use super::stop::Stop;
use super::watch::Watch;
use crate::service::{Fault, backup as service};
use crate::store::StoreError;

/// `backup`
pub(super) fn backup(desk: &Desk, file: &Path) -> Result<u8, Stop> {
    let path = desk.path()?;
    if !path.exists() {
        let why = std::io::Error::from(std::io::ErrorKind::NotFound).to_string();
        return Err(Fault::Store(StoreError::CannotOpen { path: path.into(), why }).into());
    }
    let store = desk.store()?;
    let mut watch = Watch::over(desk.s.cli.copying);
    service::backup(&store, file, &mut |n, of| watch.step(n, of))?;
    drop(watch);
    let name = file.display().to_string();
    desk.tell(&[(desk.s.cli.backed_up)(&name)], || json!({"backup": name}))?;
    Ok(DONE)
}

/// `restore`
pub(super) fn restore(desk: &Desk, file: &Path) -> Result<u8, Stop> {
    let path = desk.path()?;
    let stamp = desk.stamp();
    let mut watch = Watch::over(desk.s.cli.copying);
    let kept = service::restore(path, file, &stamp, &mut |n, of| watch.step(n, of))?;
    drop(watch);
    let kept = kept.map(|k| k.display().to_string());
    let mut lines = vec![(desk.s.cli.restored)(&file.display().to_string())];
    lines.extend(kept.as_deref().map(desk.s.cli.kept_as));
    desk.tell(&lines, || json!({"restored": file.display().to_string(), "kept": kept}))?;
    Ok(DONE)
}
