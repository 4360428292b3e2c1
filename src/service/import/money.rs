//! Quota and payment rows into the store: each finds its project or waits in
//! the basket with the reason.

use std::collections::HashMap;

use super::keys;
use super::org::{Directory, Named};
use super::projects::put_aside;
use super::reconcile::{Incoming, reconcile};
use super::year::Known;
use super::{Call, Counts};
use crate::domain::money::Money;
use crate::domain::project::Project;
use crate::exchange::record::{Column, PaymentRow, Place, QuotaRow, Reason, Row, SetAside, Table, address};
use crate::service::{Fault, Progress};
use crate::store::WriteTx;
use crate::store::ledger::{Ledger, NewPayment, NewQuota};
use crate::store::project::ProjectVersion;

/// What a row says of its project.
#[derive(Debug, Clone, Copy)]
struct Asked<'a> {
    code: Option<&'a str>,
    name: Option<&'a str>,
    unit: Option<i64>,
    department: Option<i64>,
}

/// The projects of a year, for finding one by code or by name.
struct Finder {
    by_code: HashMap<String, i64>,
    by_name: HashMap<String, Vec<(i64, Option<i64>, i64)>>,
}

impl Finder {
    fn load(w: &WriteTx<'_>, year: i16) -> Result<Finder, Fault> {
        let mut finder = Finder { by_code: HashMap::new(), by_name: HashMap::new() };
        for row in w.projects(year)? {
            finder.add(&row.project, row.unit_id);
        }
        Ok(finder)
    }

    fn add(&mut self, project: &Project, unit: Option<i64>) {
        self.by_code.insert(project.code.clone(), project.id);
        let fold = crate::domain::text::fold(&project.name);
        self.by_name.entry(fold).or_default().push((project.id, unit, project.department_id));
    }

    fn find(&self, asked: Asked<'_>) -> Result<i64, Reason> {
        if let Some(code) = asked.code {
            return self.by_code.get(code).copied().ok_or(Reason::UnknownProject);
        }
        let Some(name) = asked.name else { return Err(Reason::NoProject) };
        let all = self.by_name.get(&crate::domain::text::fold(name)).map_or(&[][..], Vec::as_slice);
        let of_unit = |p: &&(i64, Option<i64>, i64)| asked.unit.is_some() && p.1 == asked.unit;
        let of_department = |p: &&(i64, Option<i64>, i64)| asked.department == Some(p.2);
        for fits in [&of_unit as &dyn Fn(&&(i64, Option<i64>, i64)) -> bool, &of_department, &|_| true] {
            let hits: Vec<_> = all.iter().filter(|p| fits(p)).collect();
            match hits.as_slice() {
                [] => {}
                [one] => return Ok(one.0),
                _ => return Err(Reason::Ambiguous),
            }
        }
        Err(Reason::UnknownProject)
    }

    /// Whether a project of this name stands under another code in the same department.
    fn is_namesake(&self, name: &str, department: i64) -> bool {
        self.by_name.get(&crate::domain::text::fold(name)).is_some_and(|all| all.iter().any(|p| p.2 == department))
    }
}

struct Finders<'w, 'a> {
    w: &'w WriteTx<'a>,
    by_year: HashMap<i16, Finder>,
}

impl Finders<'_, '_> {
    fn of(&mut self, year: i16) -> Result<&mut Finder, Fault> {
        Ok(match self.by_year.entry(year) {
            std::collections::hash_map::Entry::Occupied(e) => e.into_mut(),
            std::collections::hash_map::Entry::Vacant(e) => e.insert(Finder::load(self.w, year)?),
        })
    }
}

/// Where the pieces of an import meet.
pub(super) struct Desk<'a, 'w> {
    pub w: &'a WriteTx<'w>,
    pub call: &'a Call<'a>,
    pub table: &'a Table,
    pub batch: i64,
    pub directory: &'a mut Directory,
    pub aside: &'a mut Vec<SetAside>,
    pub counts: &'a mut Counts,
}

/// Takes quota lines in. A line of a project that no list has told of yet
/// makes the project, if it names code, project and unit: money is added in
/// mid-year before any list knows of it.
pub(super) fn quotas(desk: Desk<'_, '_>, rows: Vec<Row<QuotaRow>>, progress: Progress<'_>) -> Result<(), Fault> {
    let Desk { w, call, table, batch, directory, aside, counts } = desk;
    let known = Known::load(w)?;
    let mut finders = Finders { w, by_year: HashMap::new() };
    let mut incoming = Vec::with_capacity(rows.len());
    for Row { place, data } in rows {
        let Some(year) = data.year.or_else(|| known.of_quota(call, table, data.project_code.as_deref(), data.issued))
        else {
            aside.push(put_aside(place, Reason::NoYear, data.project_code.as_deref().unwrap_or(""), Some(data.amount)));
            continue;
        };
        let named = Named {
            department_code: data.department_code.as_deref(),
            department: data.department.as_deref(),
            unit_code: data.unit_code.as_deref(),
            unit: data.unit.as_deref(),
            division: data.division.as_deref(),
        };
        let asked = Asked {
            code: data.project_code.as_deref(),
            name: data.project_name.as_deref(),
            unit: directory.known_unit(named),
            department: None,
        };
        let finder = finders.of(year)?;
        let mut project = finder.find(asked);
        if project == Err(Reason::UnknownProject)
            && let Some(made) = make_project(w, finder, directory, batch, year, place.row, &data, named)?
        {
            project = Ok(made);
        }
        if let Err(reason) = project {
            aside.push(basket(table, place, reason, asked, data.amount));
        }
        let keys = keys::quota(&data, year);
        let (date, amount) = (data.issued, data.amount);
        let row = new_quota(data, batch, address(place), year, project);
        incoming.push(Incoming { basket: row.project_id.is_none(), row, keys, date, amount });
    }
    let mut add = |w: &WriteTx<'_>, row: &NewQuota, keys| {
        w.add_quota(row, keys)?;
        Ok(())
    };
    reconcile(w, Ledger::Quota, batch, incoming, &mut add, counts, progress)
}

/// What is said of a row in the basket, at the cell that should name its project.
fn basket(table: &Table, place: Place, reason: Reason, asked: Asked<'_>, amount: Money) -> SetAside {
    let named = |column| table.columns.iter().find(|c| c.column == Some(column)).map(|c| c.index);
    let column = named(Column::ProjectCode).or_else(|| named(Column::ProjectName)).unwrap_or(place.column);
    put_aside(Place { column, ..place }, reason, asked.code.or(asked.name).unwrap_or(""), Some(amount))
}

#[allow(clippy::too_many_arguments)]
fn make_project(
    w: &WriteTx<'_>,
    finder: &mut Finder,
    directory: &mut Directory,
    batch: i64,
    year: i16,
    row: u32,
    data: &QuotaRow,
    named: Named<'_>,
) -> Result<Option<i64>, Fault> {
    let (Some(code), Some(name)) = (&data.project_code, &data.project_name) else { return Ok(None) };
    if named.unit.is_none()
        && named.unit_code.is_none()
        && named.department.is_none()
        && named.department_code.is_none()
    {
        return Ok(None);
    }
    let Some(body) = directory.resolve(w, named)? else { return Ok(None) };
    // The same name under another code is a slip of the pen or a new code: an operator decides.
    if finder.is_namesake(name, body.department) {
        return Ok(None);
    }
    let id = w.project_id(year, code)?;
    w.add_project_version(
        id,
        &ProjectVersion {
            batch_id: Some(batch),
            row: i64::from(row),
            name: name.clone(),
            department_id: body.department,
            unit_id: body.unit,
            category: data.category.clone(),
            fund: None,
            declared: None,
            key_monitored: false,
            starts: None,
            ends: None,
        },
    )?;
    finder.by_code.insert(code.clone(), id);
    finder.by_name.entry(crate::domain::text::fold(name)).or_default().push((id, body.unit, body.department));
    Ok(Some(id))
}

fn new_quota(data: QuotaRow, batch_id: i64, cell: String, year: i16, project: Result<i64, Reason>) -> NewQuota {
    NewQuota {
        batch_id,
        cell,
        year,
        project_id: project.ok(),
        given_code: data.project_code,
        given_name: data.project_name,
        given_unit: data.unit.or(data.unit_code),
        kind: data.kind,
        fund: data.fund.unwrap_or(crate::domain::fund::FundType::Unknown),
        origin_year: data.origin_year,
        amount: data.amount,
        issued: data.issued,
        doc_no: data.doc_no,
        line_no: data.line_no,
        purpose: data.purpose,
        basket_reason: project.err().map(|r| r.key().to_string()),
    }
}

/// Takes payments in.
pub(super) fn payments(desk: Desk<'_, '_>, rows: Vec<Row<PaymentRow>>, progress: Progress<'_>) -> Result<(), Fault> {
    let Desk { w, call, table, batch, directory, aside, counts } = desk;
    let cutoff = call.request.cutoff.or(table.cutoff).unwrap_or(call.today);
    let mut finders = Finders { w, by_year: HashMap::new() };
    let mut payees: HashMap<(String, String), i64> = HashMap::new();
    let mut incoming = Vec::with_capacity(rows.len());
    for Row { place, data } in rows {
        let year = data.year.unwrap_or(data.date.year());
        let named = Named {
            department_code: data.department_code.as_deref(),
            department: data.department.as_deref(),
            unit_code: data.unit_code.as_deref(),
            unit: data.unit.as_deref(),
            division: None,
        };
        let unit = directory.known_unit(named);
        let asked =
            Asked { code: data.project_code.as_deref(), name: data.project_name.as_deref(), unit, department: None };
        let project = finders.of(year)?.find(asked);
        if let Err(reason) = project {
            aside.push(basket(table, place, reason, asked, data.amount));
        }
        let payee = payee(w, directory, &mut payees, &data)?;
        let keys = keys::payment(&data, year);
        let (date, amount) = (Some(data.date), data.amount);
        let mut defects = data.defects;
        defects.future_dated |= data.date > cutoff;
        let row = NewPayment {
            batch_id: batch,
            cell: address(place),
            year,
            project_id: project.ok(),
            given_code: data.project_code,
            given_name: data.project_name,
            given_unit: data.unit.or(data.unit_code),
            date: data.date,
            amount: data.amount,
            fund: data.fund,
            unit_id: unit,
            payee_id: payee,
            voucher_no: data.voucher_no,
            voucher_line: data.voucher_line,
            doc_no: data.doc_no,
            purpose: data.purpose,
            defects,
            basket_reason: project.err().map(|r| r.key().to_string()),
        };
        incoming.push(Incoming { basket: row.project_id.is_none(), row, keys, date, amount });
    }
    let mut add = |w: &WriteTx<'_>, row: &NewPayment, keys| {
        w.add_payment(row, keys)?;
        Ok(())
    };
    reconcile(w, Ledger::Payment, batch, incoming, &mut add, counts, progress)
}

fn payee(
    w: &WriteTx<'_>,
    directory: &Directory,
    seen: &mut HashMap<(String, String), i64>,
    data: &PaymentRow,
) -> Result<Option<i64>, Fault> {
    let (name, account) = (data.payee.as_deref().unwrap_or(""), data.account.as_deref().unwrap_or(""));
    if name.is_empty() && account.is_empty() {
        return Ok(None);
    }
    let key = (name.to_string(), account.to_string());
    if let Some(id) = seen.get(&key) {
        return Ok(Some(*id));
    }
    let id = w.payee_id(name, &directory.fold(name), account)?;
    seen.insert(key, id);
    Ok(Some(id))
}
