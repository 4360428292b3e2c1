//! 佐证材料: what it is called and what its bytes were when it was named here.
//! Never here: the bytes.

use super::EvaluationFault;
use super::entry::open_entry;
use crate::domain::text;
use crate::service::{Fault, Stamp};
use crate::store::audit::Entry as AuditEntry;
use crate::store::evaluation::EvidenceRow;
use crate::store::{Store, StoreError};

/// A piece of evidence to name: the file's name and what its bytes are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The row it belongs to; nothing: the form as a whole.
    pub line: Option<usize>,
    /// 文件名, without its folders.
    pub name: String,
    /// SHA-256 of its bytes; empty where it is only named.
    pub sha256: String,
    /// What it shows.
    pub note: String,
}

/// Names a piece of evidence of a self-evaluation that is entered here.
///
/// # Errors
/// [`EvaluationFault::NoEntry`], [`Fault::EmptyText`] without a name.
pub fn add_evidence(store: &mut Store, stamp: &Stamp, entry: i64, evidence: &Evidence) -> Result<i64, Fault> {
    let name = text::clean(&evidence.name);
    if name.is_empty() {
        return Err(Fault::EmptyText);
    }
    store.write(stamp, |w| {
        let open = open_entry(w, entry)?;
        let row = EvidenceRow {
            id: 0,
            evaluation_id: open.evaluation_id,
            line: evidence.line.map(|n| n as i64),
            name: name.chars().take(200).collect(),
            sha256: evidence.sha256.clone(),
            note: text::clean(&evidence.note).chars().take(500).collect(),
            by: stamp.actor.clone(),
            at: stamp.at.clone(),
        };
        let id = w.add_evidence(&row)?;
        let detail = serde_json::json!({"name": row.name, "sha256": row.sha256, "line": row.line});
        Ok((id, AuditEntry { action: "evaluation_evidence", subject: entry.to_string(), detail }))
    })
}

/// Takes a piece of evidence back.
///
/// # Errors
/// [`EvaluationFault::NoEvidence`]
pub fn withdraw_evidence(store: &mut Store, stamp: &Stamp, id: i64) -> Result<(), Fault> {
    store.write(stamp, |w| {
        w.withdraw_evidence(id, &stamp.actor, &stamp.at).map_err(|e| match e {
            StoreError::NotFound => Fault::from(EvaluationFault::NoEvidence(id)),
            other => other.into(),
        })?;
        let detail = serde_json::json!({});
        Ok(((), AuditEntry { action: "evaluation_evidence_withdrawn", subject: id.to_string(), detail }))
    })
}
