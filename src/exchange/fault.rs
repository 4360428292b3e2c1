//! Why a row was set aside and why a file gave no table: small enums, no words.

use super::record::{Column, Kind};

/// Why a row was set aside, or a figure doubted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// A needed cell is empty.
    Missing(Column),
    /// The amount is no number, or a malformed one.
    BadAmount,
    /// The amount is finer than one 分 and rounding would change it.
    TooFine,
    /// Larger than any budget.
    TooLarge,
    /// The cell holds no date.
    BadDate,
    /// The code lost its digits in a spreadsheet (`3.6E+20`).
    DigitsLost,
    /// The code has characters that no code has, or is too long.
    BadCode,
    /// `#REF!`, `#DIV/0!` and their like.
    ErrorCell,
    /// A formula whose value was never computed.
    FormulaWithoutValue,
    /// The same strong key stands twice in one file with different content.
    ConflictingTwice,
    /// A classified project, which must not be stored.
    Classified,
    /// A voucher that was voided or never paid.
    Voided,
    /// Names no project (payments and quotas): kept in the 未匹配 basket.
    NoProject,
    /// Names a project that the store does not know: kept in the basket.
    UnknownProject,
    /// The text fits several projects: kept in the basket.
    Ambiguous,
    /// Names neither a department nor a unit.
    NoDepartment,
    /// No year can be told for the row.
    NoYear,
    /// A form, but none that declares targets.
    NotATarget,
    /// A form that names no project and no department.
    FormNoProject,
    /// A form whose project's name fits several.
    FormAmbiguous,
    /// The form names another department or unit than the project's.
    OtherBody,
    /// The target is issued and locked; the form says something else.
    TargetLocked,
    /// The target is approved and not issued yet; the form says something else.
    TargetApproved,
    /// The form would replace one that was submitted, and may not be submitted itself.
    WouldBlock,
    /// No department or county of that name or code is assessed.
    UnknownBody,
    /// The scheme has no such item.
    UnknownItem,
    /// The item's points are computed from the store.
    ComputedItem,
    /// No figure, negative, or more than the item's full points.
    BadScore,
    /// Points without the evidence on which they rest.
    NoEvidence,
    /// A form, but no monitoring form.
    NotMonitoring,
    /// A form, but no self-evaluation.
    NotAnEvaluation,
    /// A form of another budget year.
    OtherYear,
    /// A form of another monitoring round.
    OtherRound,
    /// No open monitoring round that the form could be for.
    NoRound,
    /// Its monitoring round is closed.
    RoundClosed,
    /// Its mark names another project than its head.
    OtherProject,
    /// Its project has no target in force on the cut-off day.
    NoTargetInForce,
    /// Nothing was filled in.
    FormBlank,
    /// The form was accepted; this one says something else.
    FormAccepted,
    /// It would come in before what happened to the form last.
    FormBackDated,
    /// None of its rows is an indicator of the target in force.
    NoIndicatorFits,
}

impl Reason {
    /// The code used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Reason::Missing(_) => "missing",
            Reason::BadAmount => "bad_amount",
            Reason::TooFine => "too_fine",
            Reason::TooLarge => "too_large",
            Reason::BadDate => "bad_date",
            Reason::DigitsLost => "digits_lost",
            Reason::BadCode => "bad_code",
            Reason::ErrorCell => "error_cell",
            Reason::FormulaWithoutValue => "formula_without_value",
            Reason::ConflictingTwice => "conflicting_twice",
            Reason::Classified => "classified",
            Reason::Voided => "voided",
            Reason::NoProject => "no_project",
            Reason::UnknownProject => "unknown_project",
            Reason::Ambiguous => "ambiguous",
            Reason::NoDepartment => "no_department",
            Reason::NoYear => "no_year",
            Reason::NotATarget => "not_a_target",
            Reason::FormNoProject => "form_no_project",
            Reason::FormAmbiguous => "form_ambiguous",
            Reason::OtherBody => "other_body",
            Reason::TargetLocked => "target_locked",
            Reason::TargetApproved => "target_approved",
            Reason::WouldBlock => "would_block",
            Reason::UnknownBody => "unknown_body",
            Reason::UnknownItem => "unknown_item",
            Reason::ComputedItem => "computed_item",
            Reason::BadScore => "bad_score",
            Reason::NoEvidence => "no_evidence",
            Reason::NotMonitoring => "not_monitoring",
            Reason::NotAnEvaluation => "not_an_evaluation",
            Reason::OtherYear => "other_year",
            Reason::OtherRound => "other_round",
            Reason::NoRound => "no_round",
            Reason::RoundClosed => "round_closed",
            Reason::OtherProject => "other_project",
            Reason::NoTargetInForce => "no_target_in_force",
            Reason::FormBlank => "form_blank",
            Reason::FormAccepted => "form_accepted",
            Reason::FormBackDated => "form_back_dated",
            Reason::NoIndicatorFits => "no_indicator_fits",
        }
    }
}

/// Why a file gave no table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs)]
pub enum FileFault {
    #[error("no such file")]
    NotFound,
    #[error("a directory")]
    Directory,
    /// A pipe, a device, a socket.
    #[error("not a regular file")]
    NotAFile,
    #[error("cannot be read: {0}")]
    Unreadable(String),
    #[error("empty")]
    Empty,
    #[error("password-protected")]
    Encrypted,
    #[error("damaged or cut off: {0}")]
    Damaged(String),
    #[error("not a table")]
    NotATable,
    /// A Word file or another kind that is known and not read here.
    #[error("unsupported: {0}")]
    Unsupported(String),
    #[error("too large: {what} {found} over {limit}")]
    TooLarge { what: TooLarge, found: u64, limit: u64 },
    /// No header row was recognised: what was looked for and what was found.
    #[error("no header")]
    NoHeader { sheet: String, looked_for: Vec<&'static str>, found: Vec<String> },
    /// A header row of this kind, but a needed column is missing.
    #[error("missing column")]
    MissingColumns { sheet: String, row: u32, kind: Kind, missing: Vec<Column>, found: Vec<String> },
    /// No official form was recognised: the first texts of what was looked at.
    #[error("no form")]
    NoForm { found: Vec<String> },
    #[error("cancelled")]
    Cancelled,
}

/// Which bound a file breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum TooLarge {
    FileBytes,
    UnpackedBytes,
    Rows,
    Columns,
    Cells,
}

impl std::fmt::Display for TooLarge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            TooLarge::FileBytes => "file bytes",
            TooLarge::UnpackedBytes => "unpacked bytes",
            TooLarge::Rows => "rows",
            TooLarge::Columns => "columns",
            TooLarge::Cells => "cells",
        })
    }
}
