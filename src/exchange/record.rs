//! What a file says once its table has been understood: typed rows, each with
//! its place, and everything that could not be used, with the reason.

pub use super::fault::{FileFault, Reason, TooLarge};
use crate::domain::date::Date;
use crate::domain::fund::{Defects, FundType, QuotaKind};
use crate::domain::money::{Money, MoneyUnit};
use crate::domain::project::Category;

/// What a table is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// 部门与单位
    Departments,
    /// 项目
    Projects,
    /// 预算指标
    Quotas,
    /// 支付明细
    Payments,
    /// 预算执行情况表, for control totals only.
    Execution,
}

impl Kind {
    /// All kinds, in the order in which a mixed batch is imported.
    pub const ALL: [Kind; 5] = [Kind::Departments, Kind::Projects, Kind::Quotas, Kind::Payments, Kind::Execution];

    /// The name used on the command line, in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Kind::Departments => "departments",
            Kind::Projects => "projects",
            Kind::Quotas => "quotas",
            Kind::Payments => "payments",
            Kind::Execution => "execution",
        }
    }

    /// The reverse of [`Kind::key`].
    pub fn from_key(key: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.key() == key)
    }
}

macro_rules! columns {
    ($($name:ident $key:literal),+ $(,)?) => {
        /// Canonical columns (domain.md §11.2 and contract "Header words").
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)] // each is named in domain.md §11.2
        pub enum Column {
            $($name,)+
        }

        impl Column {
            /// All of them.
            pub const ALL: &[Column] = &[$(Column::$name),+];

            /// The word used in JSON and in the store.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Column::$name => $key,)+
                }
            }

            /// The reverse of [`Column::key`].
            pub fn from_key(key: &str) -> Option<Column> {
                Column::ALL.iter().copied().find(|c| c.key() == key)
            }
        }
    };
}

columns! {
    ProjectCode "project_code",
    ProjectName "project_name",
    Department "department",
    DepartmentCode "department_code",
    Unit "unit",
    UnitCode "unit_code",
    LineDivision "line_division",
    FundType "fund_type",
    QuotaType "quota_type",
    QuotaDoc "quota_doc",
    QuotaLineNo "quota_line_no",
    Amount "amount",
    Declared "declared",
    IssueDate "issue_date",
    OriginYear "origin_year",
    Year "year",
    PayDate "pay_date",
    VoucherNo "voucher_no",
    VoucherLine "voucher_line",
    Payee "payee",
    PayeeAccount "payee_account",
    Purpose "purpose",
    RefundMark "refund_mark",
    RefundAmount "refund_amount",
    Status "status",
    Category "category",
    KeyMonitored "key_monitored",
    Start "start",
    End "end",
    Budget "budget",
    Paid "paid",
    ParentUnit "parent_unit",
    ValidFrom "valid_from",
    Remark "remark",
    Classified "classified",
}

/// Where a row stands: sheet by index in [`Table::sheet`]'s file, row counted from 1 as Excel does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Row number as Excel shows it.
    pub row: u32,
    /// Column index from 0 of the cell that names the row best (its amount or code).
    pub column: u16,
}

/// `C12` for column 2, row 12.
pub fn address(place: Place) -> String {
    let mut letters = Vec::new();
    let mut n = u32::from(place.column) + 1;
    while n > 0 {
        letters.push(b'A' + ((n - 1) % 26) as u8);
        n = (n - 1) / 26;
    }
    letters.reverse();
    format!("{}{}", String::from_utf8_lossy(&letters), place.row)
}

/// A typed row with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<T> {
    /// Where it stands.
    pub place: Place,
    /// What it says.
    pub data: T,
}

/// A department and, where the row is about one, a unit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct DepartmentRow {
    pub department_code: Option<String>,
    pub department: Option<String>,
    pub unit_code: Option<String>,
    pub unit: Option<String>,
    pub division: Option<String>,
    pub valid_from: Option<Date>,
}

/// A project of a year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ProjectRow {
    pub year: Option<i16>,
    pub code: Option<String>,
    pub name: Option<String>,
    pub department_code: Option<String>,
    pub department: Option<String>,
    pub unit_code: Option<String>,
    pub unit: Option<String>,
    pub division: Option<String>,
    pub category: Option<Category>,
    pub fund: Option<FundType>,
    /// 年初预算数
    pub declared: Option<Money>,
    /// `None`: the file has no such column.
    pub key_monitored: Option<bool>,
    pub start: Option<Date>,
    pub end: Option<Date>,
}

/// A budget quota line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct QuotaRow {
    pub year: Option<i16>,
    pub project_code: Option<String>,
    pub project_name: Option<String>,
    pub department_code: Option<String>,
    pub department: Option<String>,
    pub unit_code: Option<String>,
    pub unit: Option<String>,
    pub division: Option<String>,
    pub category: Option<Category>,
    pub kind: Option<QuotaKind>,
    pub fund: Option<FundType>,
    pub origin_year: Option<i16>,
    pub doc_no: Option<String>,
    pub line_no: Option<String>,
    /// Signed: an amount in a row marked as a cut is negative.
    pub amount: Money,
    pub issued: Option<Date>,
    pub purpose: Option<String>,
}

/// A voucher line of the treasury.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct PaymentRow {
    /// Budget year where a column names it; else the year of `date`.
    pub year: Option<i16>,
    pub project_code: Option<String>,
    pub project_name: Option<String>,
    pub department_code: Option<String>,
    pub department: Option<String>,
    pub unit_code: Option<String>,
    pub unit: Option<String>,
    pub fund: Option<FundType>,
    pub doc_no: Option<String>,
    pub voucher_no: Option<String>,
    pub voucher_line: Option<String>,
    pub date: Date,
    /// Signed: a row marked as a refund is negative.
    pub amount: Money,
    pub payee: Option<String>,
    pub account: Option<String>,
    /// `None`: no such column; `Some("")`: the cell is empty.
    pub purpose: Option<String>,
    pub defects: Defects,
}

/// A line of the execution-status table: totals to compare with the details.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ExecutionRow {
    pub year: Option<i16>,
    pub project_code: Option<String>,
    pub project_name: Option<String>,
    pub department_code: Option<String>,
    pub department: Option<String>,
    pub unit_code: Option<String>,
    pub unit: Option<String>,
    pub fund: Option<FundType>,
    pub budget: Option<Money>,
    pub paid: Option<Money>,
}

/// The rows of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Records {
    Departments(Vec<Row<DepartmentRow>>),
    Projects(Vec<Row<ProjectRow>>),
    Quotas(Vec<Row<QuotaRow>>),
    Payments(Vec<Row<PaymentRow>>),
    Execution(Vec<Row<ExecutionRow>>),
}

impl Records {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        match self {
            Records::Departments(r) => r.len(),
            Records::Projects(r) => r.len(),
            Records::Quotas(r) => r.len(),
            Records::Payments(r) => r.len(),
            Records::Execution(r) => r.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A row that could not be used: its place, why, and what stood in the cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// The offending cell.
    pub place: Place,
    /// Why.
    pub reason: Reason,
    /// What the cell holds, cleaned, at most 80 characters.
    pub quote: String,
    /// The whole row, cells joined by tabs, so that nothing is lost.
    pub row_text: String,
    /// The amount, where it could be read: it still belongs to the control sum.
    pub amount: Option<Money>,
}

/// A total the file itself prints, against the details above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControlTotal {
    /// The cell of the total.
    pub place: Place,
    /// Its label (`合计`, a unit's name), cleaned.
    pub label: String,
    /// What the file prints.
    pub printed: Money,
    /// What its detail rows add up to.
    pub summed: Money,
    /// Whether it is the total of the whole sheet.
    pub grand: bool,
}

/// How the unit of money was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitSource {
    /// The call said so.
    Given,
    /// A header cell, `指标金额（万元）`.
    Header,
    /// A note beside the table, `单位：万元`.
    Note,
    /// The operator taught it for this layout.
    Taught,
    /// Nothing tells: yuan.
    Assumed,
}

/// One column as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappedColumn {
    /// Index from 0.
    pub index: u16,
    /// The header as printed, two rows joined by `_`.
    pub header: String,
    /// What it was taken for; `None`: not used.
    pub column: Option<Column>,
}

/// A table found in a sheet and understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Sheet name; empty for files without sheets.
    pub sheet: String,
    /// What it is about.
    pub kind: Kind,
    /// Row number of the (last) header row.
    pub header_row: u32,
    /// A hash of the folded header words, under which a mapping is remembered.
    pub layout: String,
    /// All columns, used or not.
    pub columns: Vec<MappedColumn>,
    /// Unit of the amounts.
    pub unit: MoneyUnit,
    /// How it was found.
    pub unit_source: UnitSource,
    /// A year in the title, the sheet's name or the file's name.
    pub year: Option<i16>,
    /// `截至2021年7月31日`, `打印时间`: the day up to which the file speaks.
    pub cutoff: Option<Date>,
    /// Detail rows seen: usable ones and those set aside.
    pub rows_read: u32,
    /// The usable rows.
    pub records: Records,
    /// Those that are not.
    pub set_aside: Vec<SetAside>,
    /// Printed totals with what the details add up to.
    pub controls: Vec<ControlTotal>,
    /// A hidden sheet (imported all the same, and said so).
    pub hidden: bool,
}

/// A layout the operator taught once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taught {
    /// [`Table::layout`]
    pub layout: String,
    /// What the table is.
    pub kind: Kind,
    /// Column index to meaning.
    pub columns: Vec<(u16, Column)>,
    /// Unit of the amounts, where it was asked.
    pub unit: Option<MoneyUnit>,
}

/// What a call says beforehand about a file.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions<'a> {
    /// The kind, where the operator named it.
    pub kind: Option<Kind>,
    /// The unit, where the operator named it.
    pub unit: Option<MoneyUnit>,
    /// Layouts taught before.
    pub taught: &'a [Taught],
}
