//! Use cases: what a person can do, one function each. A write is one
//! transaction with one audit entry. Nothing here prints or makes a sentence.

pub mod alerts;
pub mod assessment;
pub mod backup;
pub mod basket;
pub mod brief;
pub mod calendar;
pub mod changes;
pub mod check;
pub mod demo;
pub mod disclosure;
pub mod dossier;
pub mod draft;
pub mod evaluation;
mod fault;
pub mod form;
pub mod group;
pub mod idle;
pub mod import;
pub mod key;
pub mod key_evaluation;
pub mod known;
pub mod letters;
pub mod linkage;
pub mod monitor;
pub mod period;
pub mod quadrants;
pub mod rectification;
pub mod register;
mod results_fault;
pub mod rules;
pub mod summary;
pub mod survey;
pub mod target;

pub use crate::store::audit::Stamp;
pub use alerts::AlertFault;
pub use evaluation::EvaluationFault;
pub use fault::Fault;
pub use idle::IdleFault;
pub use key::KeyFault;
pub use key_evaluation::KeyEvaluationFault;
pub use monitor::MonitorFault;
pub use rectification::RectifyFault;
pub use results_fault::ResultsFault;
pub use target::TargetFault;

/// Told how far a long piece of work has come (done, of how many); the answer
/// says whether to go on.
pub type Progress<'a> = &'a mut dyn FnMut(u64, u64) -> bool;

/// The city whose name stands before its bodies' names, until the store says otherwise.
pub const DEFAULT_PLACE: &str = "上饶";
