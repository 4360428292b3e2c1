//! Letters into a folder, a Word file each, with a list of what was sent.
//! All words come from the caller. Never here: what a letter says.

use std::path::{Path, PathBuf};

use crate::domain::date::Date;
use crate::exchange::docx::{Letter, write_docx};
use crate::exchange::out::{Existing, OutFault, SheetOut, write_xlsx};

/// A letter with the name of its file, without ending.
pub type Named = (String, Letter);

/// Characters that stay of a name.
const LONGEST_NAME: usize = 80;

/// Writes letters and their list into a folder, which is made where there is
/// none; no file is overwritten. What was written is gone again when one fails.
///
/// # Errors
/// See [`OutFault`].
pub fn write(folder: &Path, letters: &[Named], list: (&str, &SheetOut), day: Date) -> Result<Vec<PathBuf>, OutFault> {
    std::fs::create_dir_all(folder).map_err(|source| OutFault::Io { path: folder.to_path_buf(), source })?;
    let sheet = folder.join(format!("{}.xlsx", file_name(list.0)));
    let paths: Vec<PathBuf> =
        letters.iter().map(|(name, _)| folder.join(format!("{}.docx", file_name(name)))).collect();
    if let Some(there) = paths.iter().chain([&sheet]).find(|p| p.exists()) {
        return Err(OutFault::Exists(there.clone()));
    }
    let mut written = Vec::new();
    let mut all = || {
        for ((_, letter), path) in letters.iter().zip(&paths) {
            write_docx(path, letter, Existing::Refuse)?;
            written.push(path.clone());
        }
        write_xlsx(&sheet, std::slice::from_ref(list.1), day, Existing::Refuse)?;
        written.push(sheet.clone());
        Ok(())
    };
    match all() {
        Ok(()) => Ok(written),
        Err(fault) => {
            remove(&written);
            Err(fault)
        }
    }
}

/// Takes files away again that nothing tells of.
pub fn remove(files: &[PathBuf]) {
    for path in files {
        // Best effort: what is reported is why the letters did not go out.
        let _ = std::fs::remove_file(path);
    }
}

/// Without what no file system takes.
fn file_name(words: &str) -> String {
    let bad = |c: &char| c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    words.chars().filter(|c| !bad(c)).take(LONGEST_NAME).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_out_together_or_not_at_all() {
        let folder = tempfile::tempdir().expect("folder");
        let to = folder.path().join("函");
        let letter = |name: &str| (name.to_string(), Letter { title: "关于核实预警的函".into(), ..Letter::default() });
        let list = SheetOut { header: vec!["文号".into()], ..SheetOut::default() };
        let day = Date::constant(2021, 8, 2);
        let letters = [letter("1号_市林/业局"), letter("2号_市民航局")];
        let written = write(&to, &letters, ("发函清单", &list), day).expect("written");
        assert_eq!(written.len(), 3);
        assert!(to.join("1号_市林业局.docx").exists() && to.join("发函清单.xlsx").exists());
        remove(&written);
        std::fs::write(to.join("2号_市民航局.docx"), "旧").expect("there");
        assert!(matches!(write(&to, &letters, ("发函清单", &list), day), Err(OutFault::Exists(_))));
        assert!(!to.join("1号_市林业局.docx").exists(), "nothing is left of the others");
        assert_eq!(std::fs::read_to_string(to.join("2号_市民航局.docx")).expect("read"), "旧");
    }
}
