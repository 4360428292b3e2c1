//! What a file's bytes are, without holding them: evidence is named by it.
//!
//! Never here: what stands in the file.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

/// No evidence is larger; a device or a pipe never ends.
const LARGEST: u64 = 2 << 30;

/// SHA-256 of a file, in hexadecimal.
///
/// # Errors
/// What the file system says; what is no file, or too large.
pub fn sha256(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let meta = file.metadata()?;
    if !meta.is_file() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    if meta.len() > LARGEST {
        return Err(io::Error::from(io::ErrorKind::FileTooLarge));
    }
    let (mut hash, mut bytes) = (Sha256::new(), vec![0; 1 << 16]);
    loop {
        let n = file.read(&mut bytes)?;
        if n == 0 {
            break;
        }
        hash.update(&bytes[..n]);
    }
    Ok(hash.finalize().iter().fold(String::with_capacity(64), |mut out, b| {
        // A String takes whatever is written to it.
        let _ = write!(out, "{b:02x}");
        out
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_from_a_folder() {
        let folder = tempfile::tempdir().expect("folder");
        let file = folder.path().join("问卷.txt");
        std::fs::write(&file, "abc").expect("write");
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256(&file).expect("hash"), known);
        assert!(sha256(folder.path()).is_err());
        assert!(sha256(&folder.path().join("没有")).is_err());
    }
}
