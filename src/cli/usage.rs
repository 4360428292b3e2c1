//! A command line that could not be understood, said in the reader's language.
//! Never here: the sentences.

use std::io::{self, Write};
use std::num::ParseIntError;

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::stop::complain;
use super::{DONE, REFUSED};
use crate::present::Lang;
use crate::present::strings::Strings;

/// Prints help, version or what is wrong, and gives the exit status.
pub(super) fn say(lang: Lang, e: &Error) -> u8 {
    if matches!(e.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // A reader that went away has seen enough.
        let _ = write!(io::stdout().lock(), "{}", e.render());
        return DONE;
    }
    let (what, hint) = words(lang, e);
    complain(lang, &what, Some(&hint));
    REFUSED
}

fn words(lang: Lang, e: &Error) -> (String, String) {
    let c = &lang.strings().cli;
    let get = |kind| e.get(kind).map(text).unwrap_or_default();
    let usage = c.usage_hint.to_string();
    let near = |kind| match e.get(kind) {
        // The nearest stands last.
        Some(ContextValue::Strings(words)) => words.last().map_or(usage.clone(), |w| (c.nearest)(w)),
        Some(ContextValue::String(word)) => (c.nearest)(word),
        _ => usage.clone(),
    };
    match e.kind() {
        ErrorKind::UnknownArgument => {
            ((c.unknown)(c.bad_option, &get(ContextKind::InvalidArg)), near(ContextKind::SuggestedArg))
        }
        ErrorKind::InvalidSubcommand => {
            ((c.unknown)(c.bad_verb, &get(ContextKind::InvalidSubcommand)), near(ContextKind::SuggestedSubcommand))
        }
        ErrorKind::InvalidValue => {
            let (option, value) = (get(ContextKind::InvalidArg), get(ContextKind::InvalidValue));
            let values = get(ContextKind::ValidValue);
            let hint = if values.is_empty() { usage } else { (c.values)(&values) };
            if value.is_empty() { ((c.missing)(&option), hint) } else { ((c.bad_value)(&value, &option), hint) }
        }
        ErrorKind::ValueValidation => (
            (c.bad_value)(&get(ContextKind::InvalidValue), &get(ContextKind::InvalidArg)),
            (c.values)(&takes(lang.strings(), e)),
        ),
        ErrorKind::MissingRequiredArgument => ((c.missing)(&get(ContextKind::InvalidArg)), usage),
        ErrorKind::ArgumentConflict => {
            let (a, b) = (get(ContextKind::InvalidArg), get(ContextKind::PriorArg));
            (if a == b { (c.twice)(&a) } else { (c.conflict)(&a, &b) }, usage)
        }
        _ => {
            let first = e.to_string();
            let first = first.lines().next().unwrap_or_default().trim_start_matches("error: ").to_string();
            (first, usage)
        }
    }
}

/// What a value may be; of whole numbers the library speaks its own language.
fn takes(s: &Strings, e: &Error) -> String {
    let Some(why) = std::error::Error::source(e) else { return String::new() };
    let said = why.to_string();
    match said.split_once(" is not in ") {
        Some((_, range)) => (s.cli.whole_in)(range),
        None if why.is::<ParseIntError>() => s.cli.whole_number.to_string(),
        None => said,
    }
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(words) => words.join(" "),
        ContextValue::String(word) => word.clone(),
        ContextValue::None => String::new(),
        other => other.to_string(),
    }
}
