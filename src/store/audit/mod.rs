//! The audit log: append-only, each entry sealed with the SM3 hash of itself
//! and of the one before. Changing a byte of history breaks the chain.

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use sm3::{Digest, Sm3};

use super::{Store, StoreError};

/// Who writes, and when: given by the face.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Operator's name.
    pub actor: String,
    /// Civil date and time with offset.
    pub at: String,
}

/// What is said of a write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// A verb of the product: `import`, `import_undo`, `rule_set`.
    pub action: &'static str,
    /// What it was done to.
    pub subject: String,
    /// Particulars, before and after.
    pub detail: serde_json::Value,
}

/// An entry as the log keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Logged {
    pub id: i64,
    pub at: String,
    pub actor: String,
    pub action: String,
    pub subject: String,
    pub detail: String,
    pub previous: String,
    pub hash: String,
}

/// Where the chain is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// The entry's own content was changed.
    Content(i64),
    /// The entry does not follow the one before: something was removed or put in.
    Link(i64),
}

/// What the first entry follows.
const ORIGIN: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Fields are told apart by their lengths, so that no text can pass for another.
fn seal(previous: &str, fields: [&str; 5]) -> String {
    let mut hasher = Sm3::new();
    hasher.update(previous.as_bytes());
    for field in fields {
        hasher.update((field.len() as u64).to_be_bytes());
        hasher.update(field.as_bytes());
    }
    hasher.finalize().iter().map(|b| format!("{b:02x}")).collect()
}

pub(super) fn append(tx: &Transaction<'_>, stamp: &Stamp, entry: &Entry) -> Result<(), StoreError> {
    let previous = last_hash(tx)?;
    let detail = entry.detail.to_string();
    let hash = seal(&previous, [&stamp.at, &stamp.actor, entry.action, &entry.subject, &detail]);
    tx.execute(
        "insert into audit (at, actor, action, subject, detail, previous, hash) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![stamp.at, stamp.actor, entry.action, entry.subject, detail, previous, hash],
    )?;
    Ok(())
}

fn last_hash(db: &Connection) -> Result<String, StoreError> {
    let last = db.query_row("select hash from audit order by id desc limit 1", [], |r| r.get(0)).optional()?;
    Ok(last.unwrap_or_else(|| ORIGIN.to_string()))
}

fn row(r: &rusqlite::Row<'_>) -> rusqlite::Result<Logged> {
    Ok(Logged {
        id: r.get(0)?,
        at: r.get(1)?,
        actor: r.get(2)?,
        action: r.get(3)?,
        subject: r.get(4)?,
        detail: r.get(5)?,
        previous: r.get(6)?,
        hash: r.get(7)?,
    })
}

fn log_len(db: &rusqlite::Connection) -> Result<u64, StoreError> {
    Ok(db.query_row("select count(*) from audit", [], |r| r.get::<_, i64>(0))?.unsigned_abs())
}

impl super::WriteTx<'_> {
    /// How many entries there are: what was read before the write began still
    /// holds where no entry was added since.
    ///
    /// # Errors
    /// What the file says.
    pub fn log_len(&self) -> Result<u64, StoreError> {
        log_len(&self.tx)
    }
}

impl Store {
    /// Entries, newest first, a window of them.
    ///
    /// # Errors
    /// What the file says.
    pub fn log(&self, offset: u64, limit: u64) -> Result<Vec<Logged>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select id, at, actor, action, subject, detail, previous, hash from audit order by id desc limit ?2 offset ?1",
        )?;
        Ok(st.query_map([offset as i64, limit as i64], row)?.collect::<Result<_, _>>()?)
    }

    /// How many entries there are.
    ///
    /// # Errors
    /// What the file says.
    pub fn log_len(&self) -> Result<u64, StoreError> {
        log_len(&self.db)
    }

    /// Follows the chain from its first entry; the first break, if any, and
    /// how many entries hold.
    ///
    /// # Errors
    /// What the file says.
    pub fn verify_log(&self) -> Result<(u64, Option<Break>), StoreError> {
        let mut st =
            self.db.prepare("select id, at, actor, action, subject, detail, previous, hash from audit order by id")?;
        let mut rows = st.query([])?;
        let (mut previous, mut count, mut expected) = (ORIGIN.to_string(), 0, 1);
        while let Some(r) = rows.next()? {
            let e = row(r)?;
            if e.previous != previous || e.id != expected {
                return Ok((count, Some(Break::Link(e.id))));
            }
            if seal(&e.previous, [&e.at, &e.actor, &e.action, &e.subject, &e.detail]) != e.hash {
                return Ok((count, Some(Break::Content(e.id))));
            }
            previous = e.hash;
            count += 1;
            expected += 1;
        }
        Ok((count, None))
    }
}
