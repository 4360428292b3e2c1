//! Text for people: two languages, columns, figures, faults in words.
//!
//! Never here: a decision of the field, a file or a screen. A storey below
//! hands up values and typed faults; here they become sentences.

pub mod alerts;
pub mod calendar;
pub mod changes;
pub mod checked;
pub mod corrections;
pub mod cycle;
pub mod evaluation;
pub mod evaluation_lists;
pub mod fault;
pub mod feedback;
pub mod finding;
pub mod idle;
pub mod key;
pub mod key_faults;
pub mod key_lists;
pub mod key_page;
pub mod key_paper;
pub mod key_terms;
pub mod ledger;
pub mod letters;
pub mod lists;
pub mod logged;
pub mod monitor;
pub mod notice;
pub mod number;
pub mod objection;
mod outcome;
pub mod pinyin;
pub mod quadrants;
pub mod reading;
pub mod reasons;
pub mod rectification;
pub mod register_lists;
pub mod results;
pub mod results_fault;
pub mod results_lists;
pub mod results_paper;
pub mod review;
pub mod round_lists;
pub mod round_report;
pub mod rounds;
pub mod score;
pub mod strings;
pub mod summary;
pub mod table;
pub mod target;
pub mod target_lists;
pub mod terms;
pub mod why;
pub mod width;

/// The language of the interface; data stays as it was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// 中文
    #[default]
    Zh,
    /// English
    En,
}

impl Lang {
    /// Both.
    pub const ALL: [Lang; 2] = [Lang::Zh, Lang::En];

    /// All sentences in this language.
    pub fn strings(self) -> &'static strings::Strings {
        match self {
            Lang::Zh => &strings::ZH,
            Lang::En => &strings::EN,
        }
    }

    /// The other one.
    pub fn other(self) -> Lang {
        match self {
            Lang::Zh => Lang::En,
            Lang::En => Lang::Zh,
        }
    }

    /// From `zh`, `zh_CN.UTF-8`, `en`; nothing for other words.
    pub fn from_locale(word: &str) -> Option<Lang> {
        match word.get(..2)? {
            "zh" => Some(Lang::Zh),
            "en" => Some(Lang::En),
            _ => None,
        }
    }
}
