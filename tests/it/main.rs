//! Everything tested through the public face of the library, as one program.

mod sheet;
mod tables;
