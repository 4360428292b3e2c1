//! Which budget year a row belongs to, where no column says so.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Call;
use crate::domain::date::Date;
use crate::exchange::record::{ProjectRow, Records, Row, Table};
use crate::service::Fault;
use crate::store::WriteTx;

/// The years that the dated rows of a call speak of, the most frequent first;
/// of equally frequent ones the later.
pub(super) fn years<'a>(tables: impl Iterator<Item = &'a Table>) -> Vec<i16> {
    let mut votes: BTreeMap<i16, usize> = BTreeMap::new();
    let mut vote = |year: i16| *votes.entry(year).or_default() += 1;
    for table in tables {
        match &table.records {
            Records::Payments(rows) => rows.iter().for_each(|r| vote(r.data.year.unwrap_or(r.data.date.year()))),
            Records::Quotas(rows) => {
                rows.iter().filter_map(|r| r.data.year.or(r.data.issued.map(|d| d.year()))).for_each(&mut vote);
            }
            _ => {}
        }
    }
    let mut years: Vec<(usize, i16)> = votes.into_iter().map(|(year, n)| (n, year)).collect();
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.into_iter().map(|(_, year)| year).collect()
}

/// The year of a project list: named by the call, by the file, by what else
/// came with it, by the newest code in it, by the store.
pub(super) fn of_projects(
    w: &WriteTx<'_>,
    call: &Call<'_>,
    table: &Table,
    rows: &[Row<ProjectRow>],
) -> Result<Option<i16>, Fault> {
    let told = call.request.year.or(table.year).or(call.main_year);
    if told.is_some() {
        return Ok(told);
    }
    let by_code = rows.iter().filter_map(|r| r.data.code.as_deref()).filter_map(year_in_code).max();
    if by_code.is_some() {
        return Ok(by_code);
    }
    Ok(w.project_years()?.last().copied().or(Some(call.today.year())))
}

/// `36110021T…`: division, two digits of the year, a letter of the kind.
pub(in crate::service) fn year_in_code(code: &str) -> Option<i16> {
    let b = code.as_bytes();
    let shape = b.len() >= 15 && b[..8].iter().all(u8::is_ascii_digit) && b[8].is_ascii_uppercase();
    shape.then(|| 2000 + i16::from(b[6] - b'0') * 10 + i16::from(b[7] - b'0'))
}

/// Which codes stand in which year.
pub(super) struct Known {
    by_year: HashMap<i16, HashSet<String>>,
}

impl Known {
    pub(super) fn load(w: &WriteTx<'_>) -> Result<Known, Fault> {
        let mut by_year = HashMap::new();
        for year in w.project_years()? {
            by_year.insert(year, w.projects(year)?.into_iter().map(|r| r.project.code).collect());
        }
        Ok(Known { by_year })
    }

    pub(super) fn has(&self, year: i16, code: &str) -> bool {
        self.by_year.get(&year).is_some_and(|codes| codes.contains(code))
    }

    fn latest(&self, code: &str) -> Option<i16> {
        self.by_year.iter().filter(|(_, codes)| codes.contains(code)).map(|(year, _)| *year).max()
    }

    /// The year of a quota line. Money issued late in a year may be an advance
    /// on the next one's budget (提前下达): then only the next year knows the project.
    pub(super) fn of_quota(
        &self,
        call: &Call<'_>,
        table: &Table,
        code: Option<&str>,
        issued: Option<Date>,
    ) -> Option<i16> {
        let Some(day) = issued else {
            let told = call.request.year.or(table.year);
            return told.or_else(|| code.and_then(|c| self.latest(c))).or(call.main_year);
        };
        let year = day.year();
        if let Some(told) = call.request.year.or(table.year).filter(|t| (year - 1..=year + 1).contains(t)) {
            return Some(told);
        }
        let Some(code) = code else { return Some(year) };
        let candidates = if day.month() >= 11 { [year, year + 1] } else { [year, year] };
        let known = candidates.into_iter().find(|y| self.has(*y, code));
        Some(known.or_else(|| self.latest(code)).unwrap_or(year))
    }
}
