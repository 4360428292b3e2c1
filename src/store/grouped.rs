//! Several statements read side by side, so that memory does not grow with
//! their rows.

use super::StoreError;

/// Rows in order of their first column, handed out a group at a time.
pub(super) struct Grouped<'s, T> {
    rows: rusqlite::Rows<'s>,
    read: fn(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ahead: Option<(i64, T)>,
}

impl<'s, T> Grouped<'s, T> {
    pub(super) fn new(rows: rusqlite::Rows<'s>, read: fn(&rusqlite::Row<'_>) -> rusqlite::Result<T>) -> Grouped<'s, T> {
        Grouped { rows, read, ahead: None }
    }

    /// The rows of `id`; must be asked in ascending order. Groups in between are passed over.
    pub(super) fn of(&mut self, id: i64) -> Result<Vec<T>, StoreError> {
        let mut group = Vec::new();
        loop {
            match self.ahead.take() {
                Some((at, row)) if at == id => group.push(row),
                Some((at, row)) if at > id => {
                    self.ahead = Some((at, row));
                    return Ok(group);
                }
                _ => {}
            }
            match self.rows.next()? {
                Some(r) => self.ahead = Some((r.get(0)?, (self.read)(r)?)),
                None => return Ok(group),
            }
        }
    }
}
