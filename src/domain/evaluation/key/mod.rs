//! Key evaluation (财政重点评价): projects that the bureau chooses and a third
//! party evaluates (domain.md §2.4, §3.5, §7).
//!
//! Never here: who is logged in, the wording of a letter, or a unit's own
//! evaluation of itself.

pub mod chapter;
pub mod engage;
pub mod frame;
pub mod institution;
pub mod next;
pub mod opinion;
pub mod problem;
pub mod rank;
pub mod rates;
pub mod said;
pub mod scores;
pub mod standard;
pub mod state;
