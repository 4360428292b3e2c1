//! What a careful reviewer objects to in a form: which check, how sure, in
//! which cell. The words stand in `present`.

use crate::domain::form::Cited;

/// How sure an objection is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// The reading itself is doubtful: asked, never accused.
    Doubtful,
    /// A reviewer would ask.
    Judgement,
    /// Arithmetic or plain reading.
    Sure,
}

impl Certainty {
    /// The word used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Certainty::Sure => "sure",
            Certainty::Judgement => "judgement",
            Certainty::Doubtful => "doubtful",
        }
    }
}

/// An objection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection<C> {
    /// Which check, with what it found.
    pub check: C,
    /// How sure.
    pub certainty: Certainty,
    /// Whether it blocks submission (level B of §4.6).
    pub blocks: bool,
    /// The offending cell and its text.
    pub at: Cited,
}
