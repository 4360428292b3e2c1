//! Every sentence the program can say, once, in both languages side by side.
//!
//! Never here: a decision about when to say it. A sentence that lacks a
//! language does not compile. Plain sentences come first in each area, those
//! with parts after them.

pub mod alert_desk;
pub mod alert_help;
pub mod alert_life;
pub mod alerts;
pub mod cli;
pub mod cli_help;
pub mod cli_help_results;
pub mod cli_help_watch;
pub mod commands;
pub mod common;
pub mod doctor;
pub mod evaluate_help;
pub mod evaluating;
pub mod evaluations;
pub mod faults;
pub mod feedback;
pub mod findings;
pub mod idle;
pub mod import;
pub mod key_desk;
pub mod key_faults;
pub mod key_help;
pub mod key_letters;
pub mod key_lists;
pub mod key_terms;
pub mod letters;
pub mod monitor_desk;
pub mod monitor_help;
pub mod monitor_terms;
pub mod objections;
pub mod reading;
pub mod rectify;
pub mod rectify_help;
pub mod result_terms;
pub mod results;
pub mod results_faults;
pub mod results_screens;
pub mod round_report;
pub mod rounds;
pub mod rules;
pub mod scores;
pub mod settings;
pub mod target_lists;
pub mod target_terms;
pub mod targets;
pub mod terms;
pub mod watching;
pub mod why;
pub mod workbench;

/// Declares an area: one line a sentence, Chinese before English.
macro_rules! sentences {
    ($(#[$doc:meta])* $name:ident {
        $($plain:ident: $zh:literal, $en:literal;)*
    } made {
        $($made:ident($($ty:ty),*): $zhf:expr, $enf:expr;)*
    }) => {
        $(#[$doc])*
        #[allow(missing_docs)] // a sentence says itself what it is
        pub struct $name {
            $(pub $plain: &'static str,)*
            $(pub $made: fn($($ty),*) -> String,)*
        }

        /// 中文
        pub const ZH: $name = $name { $($plain: $zh,)* $($made: $zhf,)* };
        /// English
        pub const EN: $name = $name { $($plain: $en,)* $($made: $enf,)* };
    };
}
use sentences;

/// All areas.
#[allow(missing_docs)] // each area is documented where it is declared
pub struct Strings {
    pub common: common::Common,
    pub commands: commands::Commands,
    pub terms: terms::Terms,
    pub bench: workbench::Workbench,
    pub alert_desk: alert_desk::AlertDesk,
    pub alert_life: alert_life::AlertLife,
    pub alerts: alerts::Alerts,
    pub cli: cli::Cli,
    pub doctor: doctor::Doctor,
    pub evaluating: evaluating::Evaluating,
    pub evaluations: evaluations::Evaluations,
    pub faults: faults::Faults,
    pub feedback: feedback::Feedback,
    pub findings: findings::Findings,
    pub idle: idle::Idle,
    pub import: import::Import,
    pub monitor_desk: monitor_desk::MonitorDesk,
    pub key_desk: key_desk::KeyDesk,
    pub key_faults: key_faults::KeyFaults,
    pub letters: letters::Letters,
    pub key_letters: key_letters::KeyLetters,
    pub key_lists: key_lists::KeyLists,
    pub key_terms: key_terms::KeyTerms,
    pub monitor_terms: monitor_terms::MonitorTerms,
    pub objections: objections::Objections,
    pub reading: reading::Reading,
    pub round_report: round_report::RoundReport,
    pub rectify: rectify::Rectify,
    pub rounds: rounds::Rounds,
    pub result_terms: result_terms::ResultTerms,
    pub results: results::Results,
    pub results_faults: results_faults::ResultsFaults,
    pub results_screens: results_screens::ResultsScreens,
    pub rules: rules::Rules,
    pub scores: scores::Scores,
    pub settings: settings::Settings,
    pub target_lists: target_lists::TargetLists,
    pub target_terms: target_terms::TargetTerms,
    pub targets: targets::Targets,
    pub watching: watching::Watching,
    pub why: why::Why,
}

/// 中文
pub const ZH: Strings = Strings {
    common: common::ZH,
    commands: commands::ZH,
    terms: terms::ZH,
    bench: workbench::ZH,
    alert_desk: alert_desk::ZH,
    alert_life: alert_life::ZH,
    alerts: alerts::ZH,
    cli: cli::ZH,
    doctor: doctor::ZH,
    evaluating: evaluating::ZH,
    evaluations: evaluations::ZH,
    faults: faults::ZH,
    feedback: feedback::ZH,
    findings: findings::ZH,
    idle: idle::ZH,
    import: import::ZH,
    monitor_desk: monitor_desk::ZH,
    key_desk: key_desk::ZH,
    key_faults: key_faults::ZH,
    letters: letters::ZH,
    key_letters: key_letters::ZH,
    key_lists: key_lists::ZH,
    key_terms: key_terms::ZH,
    monitor_terms: monitor_terms::ZH,
    objections: objections::ZH,
    reading: reading::ZH,
    round_report: round_report::ZH,
    rectify: rectify::ZH,
    rounds: rounds::ZH,
    result_terms: result_terms::ZH,
    results: results::ZH,
    results_faults: results_faults::ZH,
    results_screens: results_screens::ZH,
    rules: rules::ZH,
    scores: scores::ZH,
    settings: settings::ZH,
    target_lists: target_lists::ZH,
    target_terms: target_terms::ZH,
    targets: targets::ZH,
    watching: watching::ZH,
    why: why::ZH,
};

/// English
pub const EN: Strings = Strings {
    common: common::EN,
    commands: commands::EN,
    terms: terms::EN,
    bench: workbench::EN,
    alert_desk: alert_desk::EN,
    alert_life: alert_life::EN,
    alerts: alerts::EN,
    cli: cli::EN,
    doctor: doctor::EN,
    evaluating: evaluating::EN,
    evaluations: evaluations::EN,
    faults: faults::EN,
    feedback: feedback::EN,
    findings: findings::EN,
    idle: idle::EN,
    import: import::EN,
    monitor_desk: monitor_desk::EN,
    key_desk: key_desk::EN,
    key_faults: key_faults::EN,
    letters: letters::EN,
    key_letters: key_letters::EN,
    key_lists: key_lists::EN,
    key_terms: key_terms::EN,
    monitor_terms: monitor_terms::EN,
    objections: objections::EN,
    reading: reading::EN,
    round_report: round_report::EN,
    rectify: rectify::EN,
    rounds: rounds::EN,
    result_terms: result_terms::EN,
    results: results::EN,
    results_faults: results_faults::EN,
    results_screens: results_screens::EN,
    rules: rules::EN,
    scores: scores::EN,
    settings: settings::EN,
    target_lists: target_lists::EN,
    target_terms: target_terms::EN,
    targets: targets::EN,
    watching: watching::EN,
    why: why::EN,
};
