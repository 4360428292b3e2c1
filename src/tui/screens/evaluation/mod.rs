//! The pages of evaluation: a form being filled in or judged, the lists.
//!
//! Never here: a rule of scoring, or what may be done with a form.

use crate::domain::evaluation::scheme::ZeroBudget;
use crate::present::strings::Strings;

pub mod case;
pub mod choose;
pub mod draw;
pub mod entry;
pub mod list;
/// What may be decided where nothing was budgeted.
pub fn zero(s: &'static Strings, way: ZeroBudget) -> &'static str {
    let e = &s.evaluating;
    match way {
        ZeroBudget::Ask => e.zero_ask,
        ZeroBudget::Zero => e.zero_none,
        ZeroBudget::Full => e.zero_full,
        ZeroBudget::Renormalize => e.zero_out,
    }
}

#[cfg(test)]
mod tests;
