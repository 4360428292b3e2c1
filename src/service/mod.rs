//! service

pub mod demo;
