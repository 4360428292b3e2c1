//! Everything tested through the public face of the library, as one program.

mod agree;
mod city;
mod demo_city;
mod golden;
mod import_flow;
mod reference;
mod sheet;
mod store;
mod tables;
mod tidy;
