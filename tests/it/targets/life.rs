//! The whole life of a target.
