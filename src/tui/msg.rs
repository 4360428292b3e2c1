//! Everything that can wake the loop. Plain data, so that a test can make it.
//!
//! Never here: what follows from it.

use crossterm::event::KeyEvent;

/// What happened.
#[derive(Debug)]
pub enum Msg {
    /// A key.
    Key(KeyEvent),
    /// Text pasted at once.
    Paste(String),
    /// The window has another size.
    Resize(u16, u16),
    /// The terminal went away or the program is asked to leave.
    Hangup,
}
