//! Taking a batch back whole.

use crate::service::alerts;
use crate::service::{EvaluationFault, Fault, MonitorFault, Stamp, TargetFault};
use crate::store::audit::Entry;
use crate::store::batch::Batch;
use crate::store::{Store, StoreError};

/// Takes a batch back: the figures are as if it had never come in, but the
/// batch and its rows stay in the store, marked.
///
/// # Errors
/// [`Fault::NoBatch`], [`Fault::AlreadyUndone`]; [`TargetFault::BatchInUse`] and
/// [`MonitorFault::BatchInUse`] when its targets or forms moved on since.
pub fn undo(store: &mut Store, stamp: &Stamp, id: i64) -> Result<Batch, Fault> {
    let batch =
        store.batch(id).map_err(|e| if matches!(e, StoreError::NotFound) { Fault::NoBatch(id) } else { e.into() })?;
    if batch.undone_at.is_some() {
        return Err(Fault::AlreadyUndone(id));
    }
    let standing = alerts::standing(store)?;
    let (batch, unrecorded) = store.write(stamp, |w| {
        // What a reviewer decided on, or a later file changed, stays.
        let moved = w.moved_on_since(id)?;
        if moved > 0 {
            return Err(TargetFault::BatchInUse { batch: id, moved }.into());
        }
        let moved = w.forms_moved_on_since(id)?;
        if moved > 0 {
            return Err(MonitorFault::BatchInUse { batch: id, moved }.into());
        }
        let moved = w.evaluations_moved_on_since(id)?;
        if moved > 0 {
            return Err(EvaluationFault::BatchInUse { batch: id, moved }.into());
        }
        w.undo_batch(id, &stamp.actor, &stamp.at)
            .map_err(|e| if matches!(e, StoreError::NotFound) { Fault::AlreadyUndone(id) } else { e.into() })?;
        let rematched = w.rematch()?;
        let unrecorded = w.unrecord_alerts(batch.run)?;
        let detail = serde_json::json!({"file": batch.file, "kind": batch.kind, "rows": batch.rows_imported, "rematched": rematched});
        Ok::<_, Fault>(((batch, unrecorded), Entry { action: "import_undo", subject: id.to_string(), detail }))
    })?;
    // What is left of the run keeps what it still brings about.
    let run = store.batches()?.iter().any(|b| b.run == batch.run && b.undone_at.is_none()).then_some(batch.run);
    alerts::record(store, stamp, &standing.without(&unrecorded), run)?;
    Ok(batch)
}
