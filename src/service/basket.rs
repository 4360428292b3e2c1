//! The 未匹配 basket: rows of money that name no known project, with a
//! suggestion for each where their unit, quota document and purpose point to one.

use std::collections::HashMap;

use super::{Fault, Stamp};
use crate::domain::text;
use crate::store::audit::Entry;
use crate::store::ledger::{BasketRow, Ledger};
use crate::store::project::ProjectRow;
use crate::store::{Store, org::END_OF_TIME};

/// A row that waits, with the project it probably belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The row.
    pub row: BasketRow,
    /// The likeliest project, if one stands out.
    pub suggestion: Option<Suggestion>,
}

/// A project that a row probably belongs to, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Row of the project.
    pub project_id: i64,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What speaks for it.
    pub grounds: Vec<Ground>,
}

/// What speaks for a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// The quota document is that of the project's quotas.
    Document,
    /// The unit is the project's.
    Unit,
    /// The purpose speaks of the project's name.
    Purpose,
    /// The name is the project's, under another code.
    Name,
}

/// The basket, newest year first.
///
/// # Errors
/// What the store says.
pub fn list(store: &Store) -> Result<Vec<Waiting>, Fault> {
    let mut projects: HashMap<i16, Vec<ProjectRow>> = HashMap::new();
    let mut waiting = Vec::new();
    for row in store.basket()? {
        let of_year = match projects.entry(row.year) {
            std::collections::hash_map::Entry::Occupied(e) => e.into_mut(),
            std::collections::hash_map::Entry::Vacant(e) => e.insert(store.projects(row.year, END_OF_TIME)?),
        };
        let suggestion = suggest(store, &row, of_year)?;
        waiting.push(Waiting { row, suggestion });
    }
    Ok(waiting)
}

fn suggest(store: &Store, row: &BasketRow, projects: &[ProjectRow]) -> Result<Option<Suggestion>, Fault> {
    let of_doc = match &row.doc_no {
        Some(doc) => store.projects_of_doc(row.year, doc)?,
        None => Vec::new(),
    };
    let words = row.purpose.as_deref().map(text::fold).unwrap_or_default();
    let name = row.given_name.as_deref().map(text::fold).unwrap_or_default();
    let scored = projects.iter().filter_map(|p| {
        let mut grounds = Vec::new();
        let folded = text::fold(&p.project.name);
        if of_doc.contains(&p.project.id) {
            grounds.push((Ground::Document, 4));
        }
        if is_unit(row, p) {
            grounds.push((Ground::Unit, 3));
        }
        if !name.is_empty() && name == folded {
            grounds.push((Ground::Name, 5));
        }
        if shares_words(&words, &folded) {
            grounds.push((Ground::Purpose, 2));
        }
        let score: i32 = grounds.iter().map(|(_, points)| points).sum();
        (score >= 5).then_some((score, p, grounds))
    });
    let mut scored: Vec<_> = scored.collect();
    scored.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.project.code.cmp(&b.1.project.code)));
    // Two that fit equally well are no suggestion.
    let stands_out = scored.len() == 1 || scored.len() > 1 && scored[0].0 > scored[1].0;
    Ok(scored.into_iter().next().filter(|_| stands_out).map(|(_, p, grounds)| Suggestion {
        project_id: p.project.id,
        code: p.project.code.clone(),
        name: p.project.name.clone(),
        grounds: grounds.into_iter().map(|(g, _)| g).collect(),
    }))
}

fn is_unit(row: &BasketRow, project: &ProjectRow) -> bool {
    let by_row = row.unit_id.is_some() && row.unit_id == project.unit_id;
    let by_name = row.given_unit.as_deref().is_some_and(|given| {
        let given = text::fold(given);
        let known = [&project.project.unit, &project.project.unit_code];
        known.into_iter().flatten().any(|k| text::fold(k) == given) || text::fold(&project.project.department) == given
    });
    by_row || by_name
}

/// Whether four characters in a row of the project's name stand in the purpose,
/// or the whole of a short name does.
fn shares_words(purpose: &str, name: &str) -> bool {
    let chars: Vec<char> = name.chars().collect();
    if purpose.is_empty() || chars.is_empty() {
        return false;
    }
    chars.windows(chars.len().min(4)).any(|w| purpose.contains(&w.iter().collect::<String>()))
}

/// Gives rows of the basket their projects, all or none.
///
/// # Errors
/// [`crate::store::StoreError::Stale`] when one is no longer in the basket.
pub fn accept(store: &mut Store, stamp: &Stamp, rows: &[(Ledger, i64, i64)]) -> Result<(), Fault> {
    store.write(stamp, |w| {
        for (ledger, id, project) in rows {
            w.assign(*ledger, *id, *project)?;
        }
        let subject = rows.len().to_string();
        let detail: Vec<_> = rows.iter().map(|(l, id, p)| serde_json::json!([l.table(), id, p])).collect();
        Ok(((), Entry { action: "basket_accept", subject, detail: detail.into() }))
    })
}
