//! The small file system inside old Office files: names of its streams and
//! their bytes, with every chain checked. What the streams hold is not known here.

use crate::exchange::record::FileFault;

const END: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;
/// Streams shorter than this live in the mini stream.
const MINI_BELOW: u64 = 4096;

/// An opened file.
pub(super) struct Ole<'a> {
    bytes: &'a [u8],
    shift: u32,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    size: u64,
}

fn damaged(what: &str) -> FileFault {
    FileFault::Damaged(what.to_owned())
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

impl<'a> Ole<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, FileFault> {
        let header = |at| u32_at(bytes, at).ok_or_else(|| damaged("its header"));
        let shift = u32::from(u16_at(bytes, 30).ok_or_else(|| damaged("its header"))?);
        if shift != 9 && shift != 12 {
            return Err(damaged("its block size"));
        }
        let mut ole =
            Ole { bytes, shift, fat: Vec::new(), mini_fat: Vec::new(), mini: Vec::new(), entries: Vec::new() };
        ole.fat = ole.load_fat(header(68)?)?;
        let folder = ole.chain(header(48)?, u64::MAX)?;
        ole.entries = folder.chunks_exact(128).filter_map(entry).collect();
        let root = ole.entries.first().ok_or_else(|| damaged("its list of streams"))?;
        if header(64)? > 0 {
            let (start, size) = (root.start, root.size);
            ole.mini = ole.chain(start, size)?;
            ole.mini_fat = words(&ole.chain(header(60)?, u64::MAX)?).collect();
        }
        Ok(ole)
    }

    fn load_fat(&self, first_more: u32) -> Result<Vec<u32>, FileFault> {
        let mut blocks: Vec<u32> = words(self.bytes.get(76..512).ok_or_else(|| damaged("its header"))?).collect();
        let mut next = first_more;
        let mut seen = 0;
        while next < END - 3 {
            seen += 1;
            let more = self.block(next).filter(|_| seen <= self.count()).ok_or_else(|| damaged("its block table"))?;
            blocks.extend(words(more));
            next = blocks.pop().unwrap_or(END);
        }
        let mut fat = Vec::new();
        for id in blocks.into_iter().filter(|id| *id < END - 3) {
            fat.extend(words(self.block(id).ok_or_else(|| damaged("cut off"))?));
            if fat.len() > self.count() + self.size() {
                return Err(damaged("its block table"));
            }
        }
        Ok(fat)
    }

    fn size(&self) -> usize {
        1 << self.shift
    }

    /// How many blocks there can be.
    fn count(&self) -> usize {
        self.bytes.len() / self.size() + 1
    }

    fn block(&self, id: u32) -> Option<&'a [u8]> {
        let start = (id as usize + 1).checked_mul(self.size())?;
        let end = (start + self.size()).min(self.bytes.len());
        self.bytes.get(start..end).filter(|block| !block.is_empty())
    }

    /// The bytes of a chain of blocks, at most `size` of them.
    fn chain(&self, start: u32, size: u64) -> Result<Vec<u8>, FileFault> {
        let mut out = Vec::new();
        let mut id = start;
        let mut seen = 0;
        while id != END && id != FREE && (out.len() as u64) < size {
            seen += 1;
            if seen > self.count() {
                return Err(damaged("blocks that go round in a circle"));
            }
            out.extend_from_slice(self.block(id).ok_or_else(|| damaged("cut off"))?);
            id = *self.fat.get(id as usize).ok_or_else(|| damaged("its block table"))?;
        }
        if size != u64::MAX && (out.len() as u64) < size {
            return Err(damaged("cut off"));
        }
        out.truncate(usize::try_from(size).unwrap_or(usize::MAX));
        Ok(out)
    }

    fn mini_chain(&self, start: u32, size: u64) -> Result<Vec<u8>, FileFault> {
        let mut out = Vec::new();
        let mut id = start;
        while id != END && (out.len() as u64) < size {
            let at = id as usize * 64;
            let block = self.mini.get(at..(at + 64).min(self.mini.len())).filter(|b| !b.is_empty());
            out.extend_from_slice(block.ok_or_else(|| damaged("cut off"))?);
            id = *self.mini_fat.get(id as usize).ok_or_else(|| damaged("its block table"))?;
        }
        out.truncate(usize::try_from(size).unwrap_or(usize::MAX));
        Ok(out)
    }

    /// Whether there is a stream or folder of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|e| e.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of the first of these streams that is there.
    pub(super) fn stream(&self, names: &[&str]) -> Result<Option<Vec<u8>>, FileFault> {
        let found = names.iter().find_map(|name| self.entries.iter().find(|e| e.name.eq_ignore_ascii_case(name)));
        let Some(entry) = found else { return Ok(None) };
        if entry.size < MINI_BELOW {
            self.mini_chain(entry.start, entry.size).map(Some)
        } else {
            self.chain(entry.start, entry.size).map(Some)
        }
    }
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let length = usize::from(u16_at(bytes, 64)?).clamp(2, 64);
    let letters = bytes.get(..length - 2)?.chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]]));
    let name = char::decode_utf16(letters).map(|c| c.unwrap_or('\u{fffd}')).collect();
    // Old writers leave rubbish in the upper half of the size.
    Some(Entry { name, start: u32_at(bytes, 116)?, size: u64::from(u32_at(bytes, 120)?) })
}
