//! The full-screen face: `Msg` in, `Effect` out, `view` draws.
//!
//! Never here: SQL, a formula of the field, a sentence (they stand in
//! `present`), a colour outside `look`, or a key outside `bindings`.

pub mod app;
pub mod bindings;
pub mod case;
pub mod contexts;
pub mod desk;
pub mod effect;
pub mod evaluation;
pub mod input;
pub mod jobs;
pub mod keymap;
pub mod layout;
pub mod look;
pub mod monitor;
pub mod msg;
pub mod parts;
pub mod rectify;
pub mod rows;
pub mod run;
pub mod screens;
pub mod terminal;
pub mod wire;
