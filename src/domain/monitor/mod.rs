//! Dual monitoring (双监控): from the facts of a project, the rules in force
//! and a day, to lights and alerts with their arithmetic (domain.md §6).

pub mod alert;
pub mod attainment;
pub mod cap;
pub mod change;
pub mod correction;
pub mod facts;
pub mod filing;
pub mod idle;
pub mod judge;
pub mod key;
mod keys;
pub mod life;
pub mod light;
pub mod lines;
pub mod pace;
pub mod quadrant;
pub mod record;
pub mod reported;
pub mod round;
pub mod rule;
pub mod scope;
pub mod setting;

mod rules;

#[cfg(test)]
mod vectors;
