//! The key list, read from the table that dispatches.
//!
//! Never here: a key written by hand.

use crate::present::strings::Strings;
use crate::tui::bindings::{BINDINGS, context_name};
use crate::tui::keymap::{Binding, Context};

use super::whole::Whole;

/// All keys of a binding: `j Down`.
pub fn key_names(b: &Binding) -> String {
    b.keys.iter().map(|k| k.label()).collect::<Vec<_>>().join(" ")
}

/// The keys that work in these contexts, nearest first.
pub fn help(s: &'static Strings, stack: &[Context]) -> Whole {
    let mut parts = Vec::new();
    for context in stack.iter().rev() {
        if !parts.is_empty() {
            parts.push((String::new(), String::new()));
        }
        parts.push((format!("[{}]", context_name(s, *context)), String::new()));
        for b in BINDINGS.iter().filter(|b| b.context == *context) {
            parts.push((key_names(b), (b.label)(s).to_string()));
        }
    }
    Whole { title: s.common.help_title.to_string(), parts, top: 0 }
}
