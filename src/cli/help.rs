//! The command line with its words in the reader's language; completions and
//! the written reference made from it. Never here: the words.

use clap::{Arg, ArgAction, Command, CommandFactory};

use super::DONE;
use super::args::Cli;
use super::desk::Desk;
use super::stop::Stop;
use crate::present::Lang;
use crate::present::strings::cli_help::{HEADS, HELP};
use crate::present::strings::{
    alert_help, cli_help_results, cli_help_watch, evaluate_help, key_help, monitor_help, rectify_help,
};

/// What every command says of itself, area by area.
const AREAS: &[&[(&str, &str, &str)]] = &[
    HELP,
    alert_help::HELP,
    alert_help::CHOSEN,
    rectify_help::HELP,
    monitor_help::HELP,
    cli_help_watch::HELP,
    evaluate_help::EVALUATE,
    key_help::KEY,
    cli_help_results::RESULTS,
];

/// Where options of every command stand in a list of options.
const AFTER_OWN: usize = 500;
const LAST: usize = 900;
const ORDER: [&str; 9] = ["db", "year", "as_of", "format", "output", "lang", "operator", "color", "ascii"];

/// The words of a path.
fn words(lang: Lang, path: &str) -> Option<&'static str> {
    let (_, zh, en) = AREAS.iter().copied().flatten().find(|(p, ..)| *p == path)?;
    Some(match lang {
        Lang::Zh => zh,
        Lang::En => en,
    })
}

fn head(lang: Lang, n: usize) -> &'static str {
    match lang {
        Lang::Zh => HEADS[n].0,
        Lang::En => HEADS[n].1,
    }
}

/// The whole command line in a language.
pub(super) fn command(lang: Lang) -> Command {
    localised(lang, "", Cli::command())
}

fn localised(lang: Lang, path: &str, command: Command) -> Command {
    let own = words(lang, path).unwrap_or_default();
    let command = command
        .about(own)
        .long_about(None::<&str>)
        .help_template(template(lang, &command_shape(path)))
        .mut_args(|a| argument(lang, path, a))
        .disable_help_flag(true);
    let command = command.arg(switch(lang, "help", 'h', ArgAction::Help));
    let command = if path.is_empty() {
        command.disable_version_flag(true).arg(switch(lang, "version", 'V', ArgAction::Version))
    } else {
        command
    };
    let command = usage(lang, path, command);
    command.mut_subcommands(|sub| {
        let path = [path, sub.get_name()].join(" ").trim().to_string();
        localised(lang, &path, sub)
    })
}

/// The usage line with its standing words in the reader's language.
fn usage(lang: Lang, path: &str, command: Command) -> Command {
    let name = ["jixiao", path].join(" ").trim().to_string();
    let shown = command.clone().bin_name(&name).disable_help_subcommand(true).render_usage().to_string();
    let line = shown.strip_prefix("Usage: ").unwrap_or(&shown).lines().next().unwrap_or_default().to_string();
    match lang {
        Lang::Zh => command.override_usage(
            line.replace("[OPTIONS]", "[选项]").replace("[COMMAND]", "[命令]").replace("<COMMAND>", "<命令>"),
        ),
        Lang::En => command.override_usage(line),
    }
}

fn switch(lang: Lang, id: &'static str, short: char, action: ArgAction) -> Arg {
    Arg::new(id)
        .display_order(LAST)
        .short(short)
        .long(id)
        .action(action)
        .help(words(lang, &format!(":{id}")).unwrap_or_default())
}

fn argument(lang: Lang, path: &str, arg: Arg) -> Arg {
    let id = arg.get_id().to_string();
    let help = words(lang, &format!("{path}:{id}")).or_else(|| words(lang, &format!(":{id}"))).unwrap_or_default();
    // Defaults, values and variables stand in the words, in the reader's language.
    let arg = arg.help(help).long_help(None::<&str>);
    // What every command takes comes after what is its own.
    let arg = match ORDER.iter().position(|o| *o == id) {
        Some(at) if arg.is_global_set() => arg.display_order(AFTER_OWN + at),
        _ => arg,
    };
    if arg.get_action().takes_values() { arg.hide_default_value(true).hide_possible_values(true) } else { arg }
}

/// Whether a path has commands below it and arguments of its own.
fn command_shape(path: &str) -> (bool, bool) {
    let mut all = Cli::command();
    let mut at = &mut all;
    for name in path.split_whitespace() {
        at = at.find_subcommand_mut(name).expect("the path comes from the command itself");
    }
    (at.has_subcommands(), at.get_positionals().next().is_some())
}

fn template(lang: Lang, (commands, positionals): &(bool, bool)) -> String {
    let mut t = format!("{{about}}\n\n{}{{usage}}\n", head(lang, 0));
    if *commands {
        t.push_str(&format!("\n{}\n{{subcommands}}\n", head(lang, 1)));
    }
    if *positionals {
        t.push_str(&format!("\n{}\n{{positionals}}\n", head(lang, 2)));
    }
    t.push_str(&format!("\n{}\n{{options}}\n", head(lang, 3)));
    t
}

/// `completions`
pub(super) fn completions(desk: &Desk, mut command: Command, shell: clap_complete::Shell) -> Result<u8, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "jixiao", &mut script);
    desk.put(&script)?;
    Ok(DONE)
}

/// `help`
pub(super) fn page(desk: &Desk, mut command: Command, path: &[String]) -> Result<u8, Stop> {
    let c = &desk.s.cli;
    command.build();
    let mut at = &mut command;
    for word in path {
        at = at.find_subcommand_mut(word).ok_or_else(|| Stop::said((c.unknown)(c.bad_verb, word), c.usage_hint))?;
    }
    let page = at.render_help().to_string();
    desk.put(page.as_bytes())?;
    Ok(DONE)
}

/// Every command with its help, as the reference in `docs/CLI.md` has it.
pub fn reference(lang: Lang) -> String {
    let mut out = String::new();
    pages(&mut command(lang).term_width(100), "jixiao", true, &mut out);
    out
}

fn pages(command: &mut Command, name: &str, top: bool, out: &mut String) {
    command.build();
    let mut shown = command.clone().bin_name(name).term_width(100);
    if !top {
        // What every command takes is said once, at the top.
        shown = shown.mut_args(|a| if a.is_global_set() || a.get_id() == "help" { a.hide(true) } else { a });
    }
    let help = shown.render_help().to_string();
    let lines: Vec<&str> = help.lines().map(str::trim_end).collect();
    out.push_str(&format!("\n## {name}\n\n```\n{}\n```\n", lines.join("\n").trim_end()));
    let names: Vec<String> = command.get_subcommands().map(|s| s.get_name().to_string()).collect();
    for sub in names.iter().filter(|n| *n != "help") {
        if let Some(below) = command.find_subcommand_mut(sub) {
            pages(below, &format!("{name} {sub}"), false, out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(path: &str, command: &Command, out: &mut Vec<String>) {
        out.push(path.to_string());
        out.extend(command.get_arguments().map(|a| {
            let id = a.get_id();
            if a.is_global_set() { format!(":{id}") } else { format!("{path}:{id}") }
        }));
        for sub in command.get_subcommands() {
            paths([path, sub.get_name()].join(" ").trim(), sub, out);
        }
    }

    #[test]
    fn everything_has_its_words_and_no_words_are_left_over() {
        let mut all = Vec::new();
        paths("", &Cli::command(), &mut all);
        all.extend([":help".to_string(), ":version".to_string()]);
        let lacking: Vec<_> = all.iter().filter(|p| words(Lang::Zh, p).is_none()).collect();
        assert!(lacking.is_empty(), "{lacking:?}");
        let unused: Vec<_> =
            AREAS.iter().copied().flatten().map(|h| h.0).filter(|p| !all.iter().any(|a| a == p)).collect();
        assert!(unused.is_empty(), "{unused:?}");
    }

    #[test]
    fn the_command_line_is_in_order() {
        for lang in Lang::ALL {
            command(lang).debug_assert();
        }
    }
}
