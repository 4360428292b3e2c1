//! The full-screen face: `Msg` in, `Effect` out, `view` draws.
//!
//! Never here: SQL, a formula of the field, a sentence (they stand in
//! `present`), a colour outside `look`, or a key outside `bindings`.

pub mod bindings;
pub mod input;
pub mod keymap;
pub mod look;
pub mod msg;
pub mod parts;
pub mod terminal;
