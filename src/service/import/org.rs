//! Who a row is about: departments and units by code, by name, by the names
//! people give them. New ones are made; a name that folds to a known one is
//! remembered as an alias.

use std::collections::HashMap;

use crate::domain::date::Date;
use crate::domain::org::{Department, Unit, fold_name};
use crate::exchange::record::DepartmentRow;
use crate::service::{Fault, Stamp};
use crate::store::WriteTx;
use crate::store::org::{AliasKind, OrgVersion};

/// The departments and units as they are known while an import runs.
pub(in crate::service) struct Directory {
    place: String,
    departments: Vec<Department>,
    units: Vec<(Unit, bool)>,
    department_by_fold: HashMap<String, i64>,
    unit_by_fold: HashMap<String, Vec<i64>>,
    batch: i64,
    stamp: Stamp,
}

/// What a row says of its body, in whatever columns.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::service) struct Named<'a> {
    pub department_code: Option<&'a str>,
    pub department: Option<&'a str>,
    pub unit_code: Option<&'a str>,
    pub unit: Option<&'a str>,
    pub division: Option<&'a str>,
}

/// A department, and the unit where one was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::service) struct Body {
    pub department: i64,
    pub unit: Option<i64>,
}

impl Directory {
    pub(in crate::service) fn load(w: &WriteTx<'_>, batch: i64, stamp: &Stamp) -> Result<Directory, Fault> {
        let place = w.meta("place")?.unwrap_or_else(|| crate::service::DEFAULT_PLACE.to_string());
        let mut directory = Directory {
            departments: w.departments()?,
            units: w.units()?,
            department_by_fold: w.aliases(AliasKind::Department)?,
            unit_by_fold: HashMap::new(),
            place,
            batch,
            stamp: stamp.clone(),
        };
        for d in &directory.departments {
            directory.department_by_fold.entry(fold_name(&d.name, &directory.place)).or_insert(d.id);
        }
        for (fold, id) in w.aliases(AliasKind::Unit)? {
            directory.unit_by_fold.entry(fold).or_default().push(id);
        }
        for (u, _) in &directory.units {
            let ids = directory.unit_by_fold.entry(fold_name(&u.name, &directory.place)).or_default();
            if !ids.contains(&u.id) {
                ids.push(u.id);
            }
        }
        Ok(directory)
    }

    /// The name as it is compared.
    pub(in crate::service) fn fold(&self, name: &str) -> String {
        fold_name(name, &self.place)
    }

    /// The department and unit a row names, made where they are new. `None`
    /// when the row names neither.
    pub(in crate::service) fn resolve(&mut self, w: &WriteTx<'_>, named: Named<'_>) -> Result<Option<Body>, Fault> {
        let known_unit = self.find_unit(named, None);
        let department = match self.find_department(named) {
            Some(id) => Some(id),
            None if named.department.is_none() && named.department_code.is_none() => {
                known_unit.and_then(|id| self.units.iter().find(|(u, _)| u.id == id)).map(|(u, _)| u.department_id)
            }
            None => None,
        };
        let department = match department {
            Some(id) => {
                self.learn_department(w, id, named)?;
                id
            }
            None => match self.make_department(w, named)? {
                Some(id) => id,
                None => return Ok(None),
            },
        };
        let unit = match self.find_unit(named, Some(department)) {
            Some(id) => {
                self.learn_unit(w, id, department, named)?;
                Some(id)
            }
            None => self.make_unit(w, department, named, None, false)?,
        };
        Ok(Some(Body { department, unit }))
    }

    /// The department a row names, only if it is known already.
    pub(in crate::service) fn known_department(&self, named: Named<'_>) -> Option<i64> {
        self.find_department(named)
    }

    /// The unit a payment names, only if it is known already.
    pub(in crate::service) fn known_unit(&self, named: Named<'_>) -> Option<i64> {
        self.find_unit(named, self.find_department(named))
    }

    fn find_department(&self, named: Named<'_>) -> Option<i64> {
        let by_code = |code: &str| self.departments.iter().find(|d| d.code.as_deref() == Some(code)).map(|d| d.id);
        let padded = |code: &str| {
            by_code(code).or_else(|| (code.len() < 3).then(|| format!("{code:0>3}")).and_then(|c| by_code(&c)))
        };
        if let Some(id) = named.department_code.and_then(padded) {
            return Some(id);
        }
        if let Some(id) = named.department.and_then(|n| self.department_by_fold.get(&self.fold(n)).copied()) {
            // Two codes are two departments, whatever they are called.
            let other = named.department_code.zip(self.department(id).and_then(|d| d.code.as_deref()));
            if other.is_none_or(|(given, known)| given == known) {
                return Some(id);
            }
        }
        if named.department.is_some() {
            return None;
        }
        let head = named.unit_code.filter(|c| c.len() >= 6).and_then(|c| c.get(..3));
        head.and_then(by_code)
    }

    fn department(&self, id: i64) -> Option<&Department> {
        self.departments.iter().find(|d| d.id == id)
    }

    fn find_unit(&self, named: Named<'_>, department: Option<i64>) -> Option<i64> {
        let by_code = |code: &str| self.units.iter().find(|(u, _)| u.code.as_deref() == Some(code)).map(|(u, _)| u.id);
        if let Some(code) = named.unit_code {
            // A spreadsheet that took the code for a number ate its leading zeros.
            let padded = || {
                let fits = |u: &&(Unit, bool)| {
                    u.0.code.as_deref().is_some_and(|c| c.len() > code.len() && c.trim_start_matches('0') == code)
                };
                let mut hits = self.units.iter().filter(fits);
                hits.next().filter(|_| hits.next().is_none()).map(|(u, _)| u.id)
            };
            if let Some(id) = by_code(code).or_else(padded) {
                return Some(id);
            }
        }
        let ids = self.unit_by_fold.get(&self.fold(named.unit?))?;
        let of_department =
            |id: &&i64| self.units.iter().any(|(u, _)| u.id == **id && department.is_none_or(|d| u.department_id == d));
        let mut hits = ids.iter().filter(of_department);
        let first = hits.next().copied();
        let unique = hits.next().is_none();
        let id = first.filter(|_| unique)?;
        let code = self.units.iter().find(|(u, _)| u.id == id).and_then(|(u, _)| u.code.as_deref());
        named.unit_code.zip(code).is_none_or(|(given, known)| given == known).then_some(id)
    }

    /// Fills in a code or a division that was not known before, and remembers a new name.
    fn learn_department(&mut self, w: &WriteTx<'_>, id: i64, named: Named<'_>) -> Result<(), Fault> {
        let Some(known) = self.department(id).cloned() else { return Ok(()) };
        let mut next = known.clone();
        next.code = next.code.or_else(|| named.department_code.map(String::from));
        next.division = next.division.or_else(|| named.division.map(String::from));
        if next != known {
            self.write_department(w, &next, None)?;
        }
        if let Some(name) = named.department {
            let fold = self.fold(name);
            if self.department_by_fold.get(&fold) != Some(&id) {
                w.add_alias(AliasKind::Department, &fold, id, Some(self.batch), &self.stamp.actor, &self.stamp.at)?;
                self.department_by_fold.insert(fold, id);
            }
        }
        Ok(())
    }

    fn learn_unit(&mut self, w: &WriteTx<'_>, id: i64, department: i64, named: Named<'_>) -> Result<(), Fault> {
        let Some((known, listed)) = self.units.iter().find(|(u, _)| u.id == id).cloned() else { return Ok(()) };
        if known.code.is_none()
            && let Some(code) = named.unit_code
        {
            let next = Unit { code: Some(code.into()), department_id: department, ..known.clone() };
            self.write_unit(w, &next, listed, None)?;
        }
        if let Some(name) = named.unit {
            let fold = self.fold(name);
            let ids = self.unit_by_fold.entry(fold.clone()).or_default();
            if !ids.contains(&id) {
                ids.push(id);
                w.add_alias(AliasKind::Unit, &fold, id, Some(self.batch), &self.stamp.actor, &self.stamp.at)?;
            }
        }
        Ok(())
    }

    fn make_department(&mut self, w: &WriteTx<'_>, named: Named<'_>) -> Result<Option<i64>, Fault> {
        let head = named.unit_code.filter(|c| c.len() >= 6).and_then(|c| c.get(..3));
        let code = named.department_code.or(head);
        let Some(name) = named.department.or(named.unit).or(code) else { return Ok(None) };
        let id = w.new_department()?;
        let department = Department {
            id,
            code: code.map(String::from),
            name: name.into(),
            division: named.division.map(String::from),
        };
        self.write_department(w, &department, None)?;
        Ok(Some(id))
    }

    fn make_unit(
        &mut self,
        w: &WriteTx<'_>,
        department: i64,
        named: Named<'_>,
        from: Option<Date>,
        listed: bool,
    ) -> Result<Option<i64>, Fault> {
        let Some(name) = named.unit.or(named.unit_code) else { return Ok(None) };
        let id = w.new_unit()?;
        let unit = Unit { id, code: named.unit_code.map(String::from), name: name.into(), department_id: department };
        self.write_unit(w, &unit, listed, from)?;
        Ok(Some(id))
    }

    fn write_department(&mut self, w: &WriteTx<'_>, d: &Department, from: Option<Date>) -> Result<(), Fault> {
        let fold = self.fold(&d.name);
        w.add_department_version(
            d.id,
            &OrgVersion {
                batch_id: Some(self.batch),
                code: d.code.as_deref(),
                name: &d.name,
                fold: &fold,
                division: d.division.as_deref(),
                listed: false,
                valid_from: from,
            },
        )?;
        self.departments.retain(|known| known.id != d.id);
        self.departments.push(d.clone());
        self.department_by_fold.insert(fold, d.id);
        Ok(())
    }

    fn write_unit(&mut self, w: &WriteTx<'_>, u: &Unit, listed: bool, from: Option<Date>) -> Result<(), Fault> {
        let fold = self.fold(&u.name);
        w.add_unit_version(
            u.id,
            u.department_id,
            &OrgVersion {
                batch_id: Some(self.batch),
                code: u.code.as_deref(),
                name: &u.name,
                fold: &fold,
                division: None,
                listed,
                valid_from: from,
            },
        )?;
        self.units.retain(|(known, _)| known.id != u.id);
        self.units.push((u.clone(), listed));
        let ids = self.unit_by_fold.entry(fold).or_default();
        if !ids.contains(&u.id) {
            ids.push(u.id);
        }
        Ok(())
    }

    /// A row of a directory file. Says whether it told anything new; `None`
    /// when it names nobody.
    pub(in crate::service) fn list(&mut self, w: &WriteTx<'_>, row: &DepartmentRow) -> Result<Option<bool>, Fault> {
        let named = Named {
            department_code: row.department_code.as_deref(),
            department: row.department.as_deref(),
            unit_code: row.unit_code.as_deref(),
            unit: row.unit.as_deref(),
            division: row.division.as_deref(),
        };
        let (departments, units) = (self.departments.len(), self.units.len());
        let Some(body) = self.resolve(w, named)? else { return Ok(None) };
        let mut changed = self.departments.len() != departments || self.units.len() != units;
        changed |= self.rename_department(w, body.department, row)?;
        if let Some(unit) = body.unit {
            changed |= self.rename_unit(w, unit, body.department, row)?;
        }
        Ok(Some(changed))
    }

    /// The directory is the place where a new name or division counts as such.
    fn rename_department(&mut self, w: &WriteTx<'_>, id: i64, row: &DepartmentRow) -> Result<bool, Fault> {
        let Some(known) = self.department(id).cloned() else { return Ok(false) };
        let mut next = known.clone();
        if let Some(name) = &row.department {
            next.name.clone_from(name);
        }
        if row.division.is_some() {
            next.division.clone_from(&row.division);
        }
        let changed = next != known;
        if changed {
            self.write_department(w, &next, row.valid_from)?;
        }
        Ok(changed)
    }

    fn rename_unit(&mut self, w: &WriteTx<'_>, id: i64, department: i64, row: &DepartmentRow) -> Result<bool, Fault> {
        let Some((known, listed)) = self.units.iter().find(|(u, _)| u.id == id).cloned() else { return Ok(false) };
        let mut next = Unit { department_id: department, ..known.clone() };
        if let Some(name) = &row.unit {
            next.name.clone_from(name);
        }
        let changed = next != known || !listed;
        if changed {
            self.write_unit(w, &next, true, row.valid_from)?;
        }
        Ok(changed)
    }
}
