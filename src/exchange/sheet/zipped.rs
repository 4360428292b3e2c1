//! Packed files (xlsx, ods) bounded before anything is unpacked, and their
//! parts streamed under the same bounds. What the parts say is not known here.

use super::Limits;
use super::grid::over;
use super::sniff::Format;
use crate::exchange::record::{FileFault, TooLarge};
use std::collections::HashMap;
use std::io::{BufReader, Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// A part this large that packs this well is no sheet of figures.
const LARGE: u64 = 100 << 20;
const RATIO: u64 = 200;
/// Nothing packed with deflate becomes larger than this many times.
const DEFLATE_MOST: u64 = 1032;
/// Below this a lie about a part's size does no harm.
const HARMLESS: u64 = 16 << 20;

/// A packed file that keeps the bounds.
pub(in crate::exchange) struct Parts {
    zip: ZipArchive<Cursor<Vec<u8>>>,
    /// Index by name; some writers get case and slashes wrong.
    names: HashMap<String, usize>,
}

impl Parts {
    /// Opens one, or says that it is damaged, encrypted or would burst.
    pub(in crate::exchange) fn open(bytes: Vec<u8>, limits: &Limits) -> Result<Self, FileFault> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(fault)?;
        let mut parts = Parts { zip, names: HashMap::new() };
        let mut total = 0_u64;
        let mut doubtful = Vec::new();
        for index in 0..parts.zip.len() {
            let entry = parts.zip.by_index_raw(index).map_err(fault)?;
            if entry.encrypted() {
                return Err(FileFault::Encrypted);
            }
            let (size, packed) = (entry.size(), entry.compressed_size());
            total = total.saturating_add(size);
            if size > LARGE && size / packed.max(1) > RATIO {
                return Err(FileFault::TooLarge { what: TooLarge::UnpackedBytes, found: size, limit: LARGE });
            }
            let name = plain(&String::from_utf8_lossy(entry.name_raw()));
            // Other parts are only ever streamed, up to the size they claim.
            let gathered = name.ends_with(".xml") && !name.starts_with("xl/worksheets/") && !is_streamed(&name);
            if gathered && packed.saturating_mul(DEFLATE_MOST) > HARMLESS.max(size) {
                doubtful.push((index, size));
            }
            drop(entry);
            parts.names.entry(name).or_insert(index);
        }
        over(TooLarge::UnpackedBytes, total, limits.unpacked_bytes)?;
        // The directory may lie; what could burst all the same is counted.
        for (index, size) in doubtful {
            parts.count(index, size)?;
        }
        Ok(parts)
    }

    /// Unpacks a part into nothing, to see that it is as large as it says.
    fn count(&mut self, index: usize, size: u64) -> Result<(), FileFault> {
        let entry = self.zip.by_index(index).map_err(fault)?;
        let mut entry = entry.take(size + 1);
        let found = std::io::copy(&mut entry, &mut std::io::sink()).map_err(|e| damaged(&e))?;
        if found > size {
            return Err(FileFault::TooLarge { what: TooLarge::UnpackedBytes, found, limit: size });
        }
        Ok(())
    }

    /// What the parts make together.
    pub(in crate::exchange) fn format(&mut self) -> Result<Format, FileFault> {
        if let Some(kind) = self.text("mimetype", 200)? {
            return match kind.trim() {
                "application/vnd.oasis.opendocument.spreadsheet"
                | "application/vnd.oasis.opendocument.spreadsheet-template" => Ok(Format::Ods),
                other => Err(FileFault::Unsupported(other.chars().take(80).collect())),
            };
        }
        let has = |name: &str| self.names.contains_key(name);
        let elsewhere = || has("_rels/.rels") && self.names.keys().any(|n| n.starts_with("xl/") && n.ends_with(".xml"));
        let workbook = has("xl/workbook.xml") || (!has("xl/workbook.bin") && elsewhere());
        if workbook {
            Ok(Format::Xlsx)
        } else if has("xl/workbook.bin") {
            Err(FileFault::Unsupported("xlsb".into()))
        } else if has("word/document.xml") {
            Err(FileFault::Unsupported("docx".into()))
        } else if has("ppt/presentation.xml") {
            Err(FileFault::Unsupported("pptx".into()))
        } else {
            Err(FileFault::Unsupported("zip".into()))
        }
    }

    /// A part as a stream, no longer than it claims to be. `None`: no such part.
    pub(in crate::exchange) fn part(
        &mut self,
        name: &str,
    ) -> Result<Option<(impl std::io::BufRead + '_, u64)>, FileFault> {
        let Some(index) = self.names.get(&plain(name)) else {
            return Ok(None);
        };
        let entry = self.zip.by_index(*index).map_err(fault)?;
        let size = entry.size();
        Ok(Some((BufReader::with_capacity(1 << 16, entry.take(size)), size)))
    }

    /// A short part as text.
    pub(in crate::exchange) fn text(&mut self, name: &str, most: u64) -> Result<Option<String>, FileFault> {
        let Some((part, _)) = self.part(name)? else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        part.take(most).read_to_end(&mut bytes).map_err(|e| damaged(&e))?;
        Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
    }

    /// The file again, for a reader of others.
    pub(in crate::exchange) fn into_bytes(self) -> Cursor<Vec<u8>> {
        let mut cursor = self.zip.into_inner();
        cursor.set_position(0);
        cursor
    }
}

/// A part's name as it is looked up.
fn plain(name: &str) -> String {
    name.replace('\\', "/").to_ascii_lowercase()
}

/// Large parts that are gone through before any reader gathers them.
fn is_streamed(name: &str) -> bool {
    matches!(name, "xl/sharedstrings.xml" | "xl/styles.xml" | "content.xml")
}

fn damaged(e: &std::io::Error) -> FileFault {
    FileFault::Damaged(e.to_string())
}

fn fault(e: ZipError) -> FileFault {
    match e {
        ZipError::InvalidPassword => FileFault::Encrypted,
        ZipError::UnsupportedArchive(why) if why == ZipError::PASSWORD_REQUIRED => FileFault::Encrypted,
        other => FileFault::Damaged(other.to_string()),
    }
}
