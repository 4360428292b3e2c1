//! Everything tested through the public face of the library, as one program.

// A test may say what it measured.
#![allow(clippy::print_stdout)]

mod agree;
mod bytes;
mod city;
mod cli;
mod demo_city;
mod drive;
mod evaluating;
mod flows;
mod forms;
mod golden;
mod handling;
mod import_flow;
mod jobs;
mod key_evaluation;
mod keys;
mod layouts;
mod monitoring;
mod objections;
mod pty;
mod readme;
mod recomputed;
mod rectify;
mod reference;
mod review;
mod round_trip;
mod rounds;
mod screens;
mod sheet;
mod store;
mod tables;
mod targets;
mod tidy;
mod wire;
