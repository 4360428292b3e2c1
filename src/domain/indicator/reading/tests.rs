//! Targets by family, as forms print them, and what holds for any text at all.

mod families;
mod properties;
