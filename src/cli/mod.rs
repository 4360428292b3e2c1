//! The commands: every screen has one that gives the same figures, for cron,
//! re-runs and pipes. Never here: a formula of the field, SQL, a sentence.

mod alerts;
mod args;
mod backup;
mod basket;
mod calendar;
mod changes;
mod demo;
mod desk;
mod doctor;
mod dossier;
mod evaluate;
mod form;
mod help;
mod idle;
mod import;
mod json;
mod letters;
mod monitor;
mod print;
mod projects;
mod quadrants;
mod rectify;
mod results;
mod rules;
mod status;
mod stop;
mod target;
mod usage;
mod watch;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::FromArgMatches;

use crate::domain::date::Date;
use crate::present::Lang;
use crate::service::Fault;
use args::{BasketVerb, Cli, RuleVerb, Verb};
use desk::Desk;
use stop::Stop;

pub use help::reference;

/// What the program is to do after the command line has been read.
#[derive(Debug)]
pub enum Outcome {
    /// It is done: the exit status.
    Done(u8),
    /// Open the workstation.
    Workstation(Session),
}

/// How the workstation is to be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The store.
    pub db: PathBuf,
    /// Budget year, where the call named one.
    pub year: Option<i16>,
    /// As-of day, where the call named one.
    pub as_of: Option<Date>,
    /// Language of the interface.
    pub lang: Lang,
    /// Who writes.
    pub operator: String,
    /// Frames in ASCII.
    pub ascii: bool,
    /// Colour, where the call decided.
    pub color: Option<bool>,
    /// A folder that goes away with the session: a sample city nobody named a store for.
    pub temporary: Option<PathBuf>,
}

/// Done, and nothing needs attention.
const DONE: u8 = 0;
/// Done, but something needs attention.
const ATTENTION: u8 = 1;
/// The call or the input is wrong; nothing was changed.
const REFUSED: u8 = 2;

/// Reads the command line (with the program's name before it) and does what it says.
pub fn run(args: Vec<OsString>) -> Outcome {
    let lang = desk::language(&args);
    let command = help::command(lang);
    let parsed = command.clone().try_get_matches_from(&args).and_then(|m| Cli::from_arg_matches(&m));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(refusal) => return Outcome::Done(usage::say(lang, &refusal)),
    };
    let desk = Desk::new(lang, &cli.globals);
    match go(&desk, cli.verb, command) {
        Ok(outcome) => outcome,
        Err(stop) => Outcome::Done(stop.say(lang)),
    }
}

/// Says why the workstation could not be opened and gives the exit status.
pub fn refuse(lang: Lang, fault: Fault) -> u8 {
    Stop::from(fault).say(lang)
}

fn go(desk: &Desk, verb: Option<Verb>, command: clap::Command) -> Result<Outcome, Stop> {
    let Some(verb) = verb else {
        return Ok(Outcome::Workstation(desk.session()?));
    };
    let code = match verb {
        Verb::Demo(a) => return demo::demo(desk, &a, desk.named.as_deref()),
        Verb::Import(a) => match a.undo {
            Some(batch) => import::undo(desk, batch),
            None => import::import(desk, &a),
        },
        Verb::Imports(a) => match a.set_aside {
            Some(batch) => import::set_aside(desk, batch),
            None => import::imports(desk),
        },
        Verb::Projects(a) => projects::projects(desk, &a),
        Verb::Project { code } => dossier::project(desk, &code),
        Verb::Departments(a) => projects::departments(desk, a.by),
        Verb::Alerts(a) => alerts::run(desk, &a),
        Verb::Letters(a) => letters::run(desk, &a),
        Verb::Calendar(a) => calendar::run(desk, &a),
        Verb::Rules(a) => match &a.then {
            None => rules::list(desk),
            Some(RuleVerb::Set { key, value, apart, until, when }) => {
                rules::set(desk, key, Some(value), apart, *until, when)
            }
            Some(RuleVerb::Unset { key, apart, when }) => rules::set(desk, key, None, apart, None, when),
            Some(RuleVerb::Simulate { key, value, apart, history }) => {
                rules::simulate(desk, key, value, apart, *history)
            }
            Some(RuleVerb::Export) => rules::export(desk),
            Some(RuleVerb::Import { file, when }) => rules::import(desk, file, when),
            Some(RuleVerb::History) => rules::history(desk),
        },
        Verb::Basket(a) => match &a.then {
            None => basket::list(desk),
            Some(BasketVerb::Accept { ids, all, project }) => basket::accept(desk, ids, *all, project.as_deref()),
        },
        Verb::Target(a) => target::run(desk, &a.then),
        Verb::Rectify(a) => rectify::run(desk, &a.then),
        Verb::Apply(a) => results::apply(desk, &a),
        Verb::Disclose(a) => results::disclose(desk, &a),
        Verb::Assess(a) => results::assess(desk, &a),
        Verb::Register(a) => results::register(desk, &a),
        Verb::Monitor(a) => monitor::run(desk, &a.then),
        Verb::Idle(a) => idle::run(desk, &a),
        Verb::Quadrants(a) => quadrants::run(desk, &a),
        Verb::Changes(a) => changes::run(desk, &a),
        Verb::Evaluate(a) => evaluate::run(desk, &a.then),
        Verb::Form(a) => form::form(desk, &a),
        Verb::Brief => status::brief(desk),
        Verb::Check => status::check(desk),
        Verb::Doctor => doctor::doctor(desk),
        Verb::Log(a) => status::log(desk, &a),
        Verb::Backup { file } => backup::backup(desk, &file),
        Verb::Restore { file } => backup::restore(desk, &file),
        Verb::Completions { shell } => help::completions(desk, command, shell),
        Verb::Help { path } => help::page(desk, command, &path),
    };
    code.map(Outcome::Done)
}
