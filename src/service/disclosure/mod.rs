//! Disclosure: what should stand in the open, what does, what is missing.
//! 谁评价，谁报告，谁公开. A classified project is named nowhere.

mod list;
mod publish;

pub(in crate::service) use list::Ready;
pub use list::{Line, Of, Sums, list, sums};
pub use publish::{NewItem, Publication, add, classify, publish, withdraw};
