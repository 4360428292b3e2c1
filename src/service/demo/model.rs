//! What the city is made of, before it is written. Amounts are in 分.

use crate::domain::date::Date;
use crate::domain::fund::{FundType, QuotaKind};

use super::fates::Fate;
use super::{fates, payments, projects, quotas, trouble};

/// The whole city.
pub(super) struct City {
    pub(super) departments: Vec<Department>,
    /// Of all years.
    pub(super) projects: Vec<Project>,
    /// Project-years: what the project lists print.
    pub(super) years: Vec<ProjectYear>,
    pub(super) quotas: Vec<Quota>,
    pub(super) payments: Vec<Payment>,
}

/// A first-level department with its units, its own (本级) first.
pub(super) struct Department {
    pub(super) code: String,
    pub(super) name: String,
    /// Index into the business divisions.
    pub(super) division: usize,
    pub(super) units: Vec<Unit>,
}

/// A budget unit.
pub(super) struct Unit {
    pub(super) code: String,
    pub(super) name: String,
}

/// A project through the years.
pub(super) struct Project {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) department: usize,
    pub(super) unit: usize,
    pub(super) category: &'static str,
    pub(super) fund: FundType,
    pub(super) key_monitored: bool,
    /// One of those the report names; its budget is not scaled.
    pub(super) named: bool,
    pub(super) first_year: i16,
    pub(super) last_year: i16,
    /// Full-year budget of its last year.
    pub(super) budget: i64,
    pub(super) fate: Fate,
}

/// A project in one year.
pub(super) struct ProjectYear {
    pub(super) project: usize,
    pub(super) year: i16,
    /// 年初预算数; none where the money came in the course of the year.
    pub(super) declared: Option<i64>,
}

/// A quota line.
pub(super) struct Quota {
    pub(super) project: usize,
    pub(super) year: i16,
    pub(super) kind: QuotaKind,
    pub(super) fund: FundType,
    pub(super) origin: i16,
    pub(super) amount: i64,
    pub(super) issued: Date,
    /// 指标文号, once all lines are known.
    pub(super) doc: String,
}

/// A voucher line.
#[derive(Clone)]
pub(super) struct Payment {
    pub(super) project: usize,
    pub(super) year: i16,
    pub(super) date: Date,
    pub(super) amount: i64,
    pub(super) fund: FundType,
    /// Index of the quota line it draws on.
    pub(super) quota: usize,
    pub(super) payee: String,
    pub(super) account: String,
    pub(super) purpose: String,
    /// 退款原因; empty for a payment.
    pub(super) refund: &'static str,
    /// The voucher leaves the project out.
    pub(super) unmatched: bool,
    /// Lines of one voucher share it; the number is given by date.
    pub(super) group: usize,
    pub(super) voucher: String,
    pub(super) line: u16,
}

impl City {
    /// The city, always the same.
    pub(super) fn build() -> City {
        let (departments, mut all) = projects::build();
        fates::assign(&mut all);
        let mut city = City { departments, projects: all, years: Vec::new(), quotas: Vec::new(), payments: Vec::new() };
        let lines = quotas::build(&mut city);
        payments::build(&mut city, &lines);
        trouble::stir(&mut city);
        payments::number(&mut city);
        city
    }

    /// The project-years of one year.
    pub(super) fn of_year(&self, year: i16) -> impl Iterator<Item = &ProjectYear> {
        self.years.iter().filter(move |y| y.year == year)
    }

    /// The unit that owns a project.
    pub(super) fn unit(&self, project: usize) -> (&Department, &Unit) {
        let p = &self.projects[project];
        let department = &self.departments[p.department];
        (department, &department.units[p.unit])
    }
}
