//! The rules of dual monitoring a second time, written from the documents
//! alone: raw rows in, alerts out, in whole numbers and exact fractions. It
//! shares no line with the product, so that both have to be right to agree.

pub mod attain;
pub mod fraction;
pub mod judge;
pub mod money;
pub mod rows;
pub mod score;
