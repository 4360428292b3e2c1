//! Quota and payment rows: taken in once however often files repeat them,
//! superseded and never overwritten, kept in a basket while no project is known.

mod read;
mod write;

pub use read::{BasketRow, ExecutionLine, PaymentLine, QuotaLine, Total};
pub use write::{NewPayment, NewQuota};

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ledger {
    /// 预算指标
    Quota,
    /// 支付
    Payment,
}

impl Ledger {
    /// The table's name.
    pub const fn table(self) -> &'static str {
        match self {
            Ledger::Quota => "quota",
            Ledger::Payment => "payment",
        }
    }

    /// The reverse of [`Ledger::table`].
    pub fn from_key(key: &str) -> Option<Ledger> {
        [Ledger::Quota, Ledger::Payment].into_iter().find(|l| l.table() == key)
    }

    const fn date(self) -> &'static str {
        match self {
            Ledger::Quota => "issued",
            Ledger::Payment => "date",
        }
    }
}

/// How a row is told from others when files repeat each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keys {
    /// Hash of all that the row says.
    pub content: i64,
    /// Hash of a number that is unique by itself (voucher and line, 指标明细号).
    pub strong: Option<i64>,
    /// Hash of a number that several rows may share (voucher alone).
    pub weak: Option<i64>,
}
