//! Whose form it is: its project by code, else by name with department or
//! unit; its department by code or name. Nobody is made up: what is not known
//! is set aside with its reason.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::domain::code;
use crate::domain::form::{Cited, Form};
use crate::domain::text;
use crate::exchange::record::Reason;
use crate::service::import::org::{Directory, Named};
use crate::service::import::year::year_in_code;
use crate::service::{Fault, Stamp};
use crate::store::WriteTx;
use crate::store::project::ProjectRow;
use crate::store::target::Owner;

/// Whose a form is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::service) struct Place {
    pub year: i16,
    pub owner: Owner,
    pub code: Option<String>,
    pub name: String,
}

/// Why nobody's, and the cell that says so.
pub(in crate::service) type Nowhere = (Reason, Cited);

/// The projects and bodies that forms are held against.
pub(in crate::service) struct Places {
    directory: Directory,
    years: Vec<i16>,
    projects: HashMap<i16, Vec<ProjectRow>>,
    /// The year of forms that tell none.
    default: Option<i16>,
}

impl Places {
    pub fn load(w: &WriteTx<'_>, stamp: &Stamp, default: Option<i16>) -> Result<Places, Fault> {
        let years = w.project_years()?;
        let default = default.or_else(|| years.last().copied());
        // The directory is only read: no batch stands behind it.
        Ok(Places { directory: Directory::load(w, 0, stamp)?, years, projects: HashMap::new(), default })
    }

    /// Whose form it is.
    pub fn find(&mut self, w: &WriteTx<'_>, form: &Form) -> Result<Result<Place, Nowhere>, Fault> {
        let (printed, name) = code::split(&form.project.text);
        // What we wrote ourselves in the last line holds whatever was done to the names.
        let marked = form.mark.as_ref().map(|m| m.code.clone()).filter(|c| !c.is_empty());
        let code = match (form.project_code.is_empty(), marked) {
            (false, _) => Some(plain_code(&form.project_code.text)),
            (true, Some(marked)) => Some(marked),
            (true, None) => printed,
        };
        let by_code = code.as_deref().and_then(year_in_code).filter(|y| self.years.contains(y));
        let told = form.year.or(form.mark.as_ref().map(|m| m.year));
        let Some(year) = told.or(by_code).or(self.default) else {
            return Ok(Err((Reason::NoYear, form.title.clone())));
        };
        if form.kind.is_department() {
            return Ok(self.department(year, form));
        }
        let projects = match self.projects.entry(year) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(w.projects(year)?),
        };
        if let Some(code) = &code
            && let Some(row) = projects.iter().find(|r| r.project.code == *code)
        {
            return Ok(Ok(place(year, row)));
        }
        if !form.project_code.is_empty() {
            // A code was written, and it is none of ours: its name is not tried.
            return Ok(Err((Reason::UnknownProject, form.project_code.clone())));
        }
        // `5G基站建设` begins with what looks like a code: the whole is tried too.
        let names = [Some(form.project.text.as_str()), name.as_deref()];
        Ok(by_name(&self.directory, year, form, names.into_iter().flatten(), projects))
    }

    fn department(&self, year: i16, form: &Form) -> Result<Place, Nowhere> {
        let named = [&form.department, &form.unit, &form.project].into_iter().find(|c| !c.is_empty());
        if let Some(code) = form.mark.as_ref().map(|m| m.code.as_str()).filter(|c| !c.is_empty())
            && let Some(id) = self.directory.known_department(Named { department_code: Some(code), ..Named::default() })
        {
            let name = named.map(|c| split_body(&c.text).1.unwrap_or_else(|| c.text.clone())).unwrap_or_default();
            return Ok(Place { year, owner: Owner::Department(id), code: Some(code.to_string()), name });
        }
        let Some(cited) = named else { return Err((Reason::FormNoProject, form.title.clone())) };
        let Some(id) = known(&self.directory, cited, true) else { return Err((Reason::NoDepartment, cited.clone())) };
        let (code, name) = split_body(&cited.text);
        Ok(Place { year, owner: Owner::Department(id), code, name: name.unwrap_or_else(|| cited.text.clone()) })
    }
}

fn by_name<'n>(
    directory: &Directory,
    year: i16,
    form: &Form,
    names: impl Iterator<Item = &'n str>,
    projects: &[ProjectRow],
) -> Result<Place, Nowhere> {
    let folds: Vec<String> = names.map(text::fold).filter(|f| !f.is_empty()).collect();
    if folds.is_empty() {
        return Err((Reason::FormNoProject, form.project.clone()));
    }
    let named: Vec<&ProjectRow> = projects.iter().filter(|r| folds.contains(&text::fold(&r.project.name))).collect();
    if named.is_empty() {
        return Err((Reason::UnknownProject, form.project.clone()));
    }
    let (department, unit) = (known(directory, &form.department, true), known(directory, &form.unit, false));
    let fits = |r: &&&ProjectRow| {
        department.is_none_or(|d| r.project.department_id == d) && unit.is_none_or(|u| r.unit_id == Some(u))
    };
    let named_body = [&form.unit, &form.department].into_iter().find(|c| !c.is_empty());
    let fitting: Vec<&&ProjectRow> = named.iter().filter(fits).collect();
    match (fitting.as_slice(), named_body) {
        // A body was written and nobody knows it: the name alone decides nothing.
        (_, Some(body)) if department.is_none() && unit.is_none() => Err((Reason::OtherBody, body.clone())),
        ([row], _) => Ok(place(year, row)),
        ([], Some(body)) => Err((Reason::OtherBody, body.clone())),
        _ => Err((Reason::FormAmbiguous, form.project.clone())),
    }
}

/// A body that the store knows, as a department or as a unit.
fn known(directory: &Directory, cited: &Cited, as_department: bool) -> Option<i64> {
    if cited.is_empty() {
        return None;
    }
    let (code, name) = split_body(&cited.text);
    let (code, name) = (code.as_deref(), name.as_deref());
    if as_department {
        directory.known_department(Named { department_code: code, department: name, ..Named::default() })
    } else {
        directory.known_unit(Named { unit_code: code, unit: name, ..Named::default() })
    }
}

fn place(year: i16, row: &ProjectRow) -> Place {
    let p = &row.project;
    Place { year, owner: Owner::Project(p.id), code: Some(p.code.clone()), name: p.name.clone() }
}

fn plain_code(typed: &str) -> String {
    code::ProjectCode::parse(typed).map_or_else(|_| typed.to_string(), |c| c.as_str().to_string())
}

/// `148-市民航局`, `市民航局（148）`: code and name of a body.
fn split_body(typed: &str) -> (Option<String>, Option<String>) {
    let (code, name) = code::split(typed);
    let Some(whole) = name.as_deref().filter(|_| code.is_none()) else { return (code, name) };
    let closed = whole.trim_end().trim_end_matches([')', '）', ']', '】']);
    let tail = closed.rsplit_once(['(', '（', '[', '【']).filter(|_| closed.len() < whole.trim_end().len());
    match tail {
        Some((before, code)) if code.len() >= 3 && code.bytes().all(|b| b.is_ascii_digit()) => {
            (Some(code.to_string()), Some(before.trim_end().to_string()))
        }
        _ => (None, name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_and_its_code_in_one_cell() {
        let split = |s: &str| split_body(s);
        let both = (Some("148".to_string()), Some("市民航局".to_string()));
        assert_eq!(split("148-市民航局"), both);
        assert_eq!(split("市民航局（148）"), both);
        assert_eq!(split("市民航局(148)"), both);
        assert_eq!(split("市林业局（含下属）"), (None, Some("市林业局（含下属）".into())));
    }
}
