//! The office's registers: documents, trainings, publicity. An entry made in
//! error is withdrawn with its reason; the row stays.

use rusqlite::params;

use super::{Store, StoreError, WriteTx, get_date, get_day};
use crate::domain::date::Date;

/// Which register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Register {
    /// 制度文件
    Documents,
    /// 培训
    Trainings,
    /// 宣传
    Publicity,
}

impl Register {
    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Register::Documents => "documents",
            Register::Trainings => "trainings",
            Register::Publicity => "publicity",
        }
    }
}

/// 制度文件
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct DocumentRow {
    pub id: i64,
    pub title: String,
    /// 文号
    pub number: String,
    pub issuer: String,
    pub day: Option<Date>,
    pub note: String,
    pub by: String,
    pub at: String,
}

/// 培训
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct TrainingRow {
    pub id: i64,
    pub title: String,
    /// `province`, `city`, `county`
    pub level: String,
    /// `departments`, `units`, `agencies`, `counties`, `bureau`
    pub audience: String,
    pub people: i64,
    pub day: Date,
    pub note: String,
    pub by: String,
    pub at: String,
}

/// 宣传
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct PublicityRow {
    pub id: i64,
    pub title: String,
    /// 报纸、网站、公众号
    pub channel: String,
    pub address: String,
    pub day: Date,
    pub note: String,
    pub by: String,
    pub at: String,
}

impl Store {
    /// Documents in force of the register, oldest first.
    ///
    /// # Errors
    /// What the file says.
    pub fn documents(&self) -> Result<Vec<DocumentRow>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select id, title, number, issuer, day, note, by, at from register_document
             where id not in (select entry_id from register_withdrawn where register = 'documents')
             order by coalesce(day, ''), id",
        )?;
        let rows = st.query_map([], |r| {
            Ok(DocumentRow {
                id: r.get(0)?,
                title: r.get(1)?,
                number: r.get(2)?,
                issuer: r.get(3)?,
                day: get_day(r, 4)?,
                note: r.get(5)?,
                by: r.get(6)?,
                at: r.get(7)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Trainings, oldest first.
    ///
    /// # Errors
    /// What the file says.
    pub fn trainings(&self) -> Result<Vec<TrainingRow>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select id, title, level, audience, people, day, note, by, at from register_training
             where id not in (select entry_id from register_withdrawn where register = 'trainings') order by day, id",
        )?;
        let rows = st.query_map([], |r| {
            Ok(TrainingRow {
                id: r.get(0)?,
                title: r.get(1)?,
                level: r.get(2)?,
                audience: r.get(3)?,
                people: r.get(4)?,
                day: get_date(r, 5)?,
                note: r.get(6)?,
                by: r.get(7)?,
                at: r.get(8)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Publicity, oldest first.
    ///
    /// # Errors
    /// What the file says.
    pub fn publicity(&self) -> Result<Vec<PublicityRow>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select id, title, channel, address, day, note, by, at from register_publicity
             where id not in (select entry_id from register_withdrawn where register = 'publicity') order by day, id",
        )?;
        let rows = st.query_map([], |r| {
            Ok(PublicityRow {
                id: r.get(0)?,
                title: r.get(1)?,
                channel: r.get(2)?,
                address: r.get(3)?,
                day: get_date(r, 4)?,
                note: r.get(5)?,
                by: r.get(6)?,
                at: r.get(7)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl WriteTx<'_> {
    /// Adds a document.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_document(&self, d: &DocumentRow) -> Result<i64, StoreError> {
        self.tx.execute(
            "insert into register_document (title, number, issuer, day, note, by, at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![d.title, d.number, d.issuer, d.day.map(|d| d.to_string()), d.note, d.by, d.at],
        )?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Adds a training.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_training(&self, t: &TrainingRow) -> Result<i64, StoreError> {
        self.tx.execute(
            "insert into register_training (title, level, audience, people, day, note, by, at)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![t.title, t.level, t.audience, t.people, t.day.to_string(), t.note, t.by, t.at],
        )?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Adds a piece of publicity.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_publicity(&self, p: &PublicityRow) -> Result<i64, StoreError> {
        self.tx.execute(
            "insert into register_publicity (title, channel, address, day, note, by, at)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![p.title, p.channel, p.address, p.day.to_string(), p.note, p.by, p.at],
        )?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Withdraws an entry.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for one that is not there, or was withdrawn before.
    pub fn withdraw_entry(&self, of: Register, id: i64, reason: &str, by: &str, at: &str) -> Result<(), StoreError> {
        let table = match of {
            Register::Documents => "register_document",
            Register::Trainings => "register_training",
            Register::Publicity => "register_publicity",
        };
        let n = self.tx.execute(
            &format!(
                "insert or ignore into register_withdrawn (register, entry_id, reason, by, at)
                 select ?1, id, ?3, ?4, ?5 from {table} where id = ?2"
            ),
            params![of.key(), id, reason, by, at],
        )?;
        if n == 0 { Err(StoreError::NotFound) } else { Ok(()) }
    }
}
