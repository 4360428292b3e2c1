//! Beginning an evaluation: what it is about, why it was chosen, what it may cost.

use super::{KeyEvaluationFault, Walk, With, words};
use crate::domain::code::ProjectCode;
use crate::domain::date::Date;
use crate::domain::evaluation::key::state::{Known, Step};
use crate::domain::money::Money;
use crate::domain::text;
use crate::service::{Fault, Stamp};
use crate::store::Store;
use crate::store::audit::Entry;

/// What is to be evaluated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// Year of the plan.
    pub year: i16,
    /// How lists call it; the project's name where it is empty and there is one project.
    pub name: String,
    /// Project codes and budget years.
    pub subjects: Vec<(String, i16)>,
    /// 计划费用
    pub fee: Option<Money>,
    /// 入选理由; nothing leaves it on the short list (备选).
    pub reason: Option<String>,
    /// The day it was decided.
    pub day: Date,
}

/// Reads `CODE:YEAR`, `CODE:2019,2020`, `CODE:2019-2020`, or a code alone, which means `year`.
///
/// # Errors
/// [`KeyEvaluationFault::BadSubject`]
pub fn subjects(typed: &str, year: i16) -> Result<Vec<(String, i16)>, Fault> {
    let bad = || Fault::from(KeyEvaluationFault::BadSubject(text::clean(typed)));
    let plain = text::narrow(typed.trim());
    let (code, years) = plain.split_once(':').unwrap_or((&plain, ""));
    let code = ProjectCode::parse(code).map_err(|_| bad())?;
    if plain.contains(':') {
        let read = |y: &str| y.trim().parse::<i16>().ok().filter(|y| (1990..=2199).contains(y)).ok_or_else(bad);
        let mut found = Vec::new();
        for part in years.split(',') {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            let (first, last) = (read(first)?, read(last)?);
            if first > last || last - first > 9 {
                return Err(bad());
            }
            found.extend((first..=last).map(|y| (code.to_string(), y)));
        }
        return Ok(found);
    }
    Ok(vec![(code.to_string(), year)])
}

/// Begins an evaluation; with a reason it is selected at once.
///
/// # Errors
/// [`Fault::NoYear`], [`Fault::NoProject`], [`KeyEvaluationFault::SubjectTwice`],
/// [`KeyEvaluationFault::SubjectTaken`], [`KeyEvaluationFault::NoName`],
/// [`KeyEvaluationFault::Negative`]
pub fn select(store: &mut Store, stamp: &Stamp, wanted: &Selection) -> Result<i64, Fault> {
    let found = find(store, wanted)?;
    let name = match words(&wanted.name)? {
        name if !name.is_empty() => name,
        _ => one_name(&found).ok_or(KeyEvaluationFault::NoName)?,
    };
    if wanted.fee.is_some_and(|fee| !fee.is_positive()) {
        return Err(KeyEvaluationFault::Negative.into());
    }
    let reason = wanted.reason.as_deref().map(words).transpose()?;
    store.write(stamp, |w| {
        let with = With { fee: wanted.fee, ..With::default() };
        let mut walk = Walk::begin(w, stamp, (wanted.year, &name), wanted.day, with)?;
        for subject in &found {
            w.add_key_subject(walk.id, subject.id)?;
        }
        if let Some(reason) = &reason {
            let known = Known { reason: !reason.is_empty(), subjects: found.len(), ..Known::default() };
            walk.step(Step::Select, wanted.day, &known, With { note: reason, ..with })?;
        }
        let about = found.iter().map(|s| serde_json::json!({"code": s.code, "year": s.year}));
        let detail = serde_json::json!({"name": name, "year": wanted.year, "day": wanted.day.to_string(),
            "subjects": about.collect::<Vec<_>>(), "reason": reason, "fee": wanted.fee.map(|f| f.yuan().to_string()),
            "state": walk.at.key()});
        Ok((walk.id, Entry { action: "evaluation_select", subject: walk.id.to_string(), detail }))
    })
}

/// A project-year that was found.
struct Found {
    id: i64,
    code: String,
    name: String,
    year: i16,
}

fn find(store: &Store, wanted: &Selection) -> Result<Vec<Found>, Fault> {
    let years = store.years()?;
    let cases = store.key_evaluations(None)?;
    let mut found: Vec<Found> = Vec::new();
    for (code, year) in &wanted.subjects {
        let (code, year) = (code.clone(), *year);
        if !years.contains(&year) {
            return Err(Fault::NoYear(year));
        }
        if found.iter().any(|f| f.code == code && f.year == year) {
            return Err(KeyEvaluationFault::SubjectTwice { code, year }.into());
        }
        let rows = store.projects(year, crate::store::org::END_OF_TIME)?;
        let Some(row) = rows.into_iter().find(|r| r.project.code == code) else {
            return Err(Fault::NoProject { code, year });
        };
        let open = |c: &&crate::store::key_evaluation::CaseRow| c.last().is_some_and(|e| e.to.counts());
        let other = cases.iter().filter(open).find(|c| c.subjects.iter().any(|s| s.project_id == row.project.id));
        if let Some(other) = other {
            return Err(KeyEvaluationFault::SubjectTaken { code, year, other: other.id }.into());
        }
        found.push(Found { id: row.project.id, code, name: row.project.name, year });
    }
    if found.is_empty() { Err(KeyEvaluationFault::NothingToDo.into()) } else { Ok(found) }
}

/// The name of the only project, whatever its years.
fn one_name(found: &[Found]) -> Option<String> {
    let first = found.first()?;
    found.iter().all(|f| f.name == first.name).then(|| first.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_and_its_years_as_people_write_them() {
        let of = |typed: &str| subjects(typed, 2020).map_err(|_| ());
        let both = Ok(vec![("A1".to_string(), 2019), ("A1".to_string(), 2020)]);
        assert_eq!(of("A1:2019,2020"), both);
        assert_eq!(of("A1:2019-2020"), both);
        assert_eq!(of(" a1：２０１９，２０２０ "), both);
        assert_eq!(of("A1"), Ok(vec![("A1".to_string(), 2020)]));
        for bad in ["", "A1:", "A1:20", "A1:2019,", "A1:years", "A1:2020-2019", ":2019", "航线:2019"] {
            assert_eq!(of(bad), Err(()), "{bad:?}");
        }
    }
}
