//! `doctor`: what of this machine bears on the program: terminal, locale, file
//! system, store. Never here: a change of anything.

use std::io::IsTerminal;
use std::path::Path;

use serde_json::{Value as Json, json};

use super::desk::{Desk, env};
use super::print::terminal_width;
use super::status::check_lines;
use super::stop::Stop;
use super::{ATTENTION, DONE};
use crate::present::{fault, width};
use crate::service::check;
use crate::store::{SCHEMA_VERSION, Store};

/// Characters that some terminals draw one column wide and others two. Each
/// line is built to end at the same column where they are drawn one wide.
const CARD: [(&str, &str); 4] = [("─│┌┐", "box"), ("·…—×", "marks"), ("“”‘’", "quotes"), ("①②℃±", "signs")];

/// File systems on which SQLite's locks cannot be relied on: their numbers by
/// statfs(2), and their names.
const NETWORK: [(i128, &str); 8] = [
    (0x6969, "NFS"),
    (0x517B, "SMB"),
    (0xFF53_4D42, "CIFS"),
    (0xFE53_4D42, "SMB2"),
    (0x5346_414F, "AFS"),
    (0x7375_7245, "Coda"),
    (0x0102_1997, "9P"),
    (0x00C3_6400, "Ceph"),
];

/// One finding: what was looked at, what it is, and a warning where one is due.
struct Line {
    key: &'static str,
    head: &'static str,
    what: String,
    warning: Option<String>,
}

/// `doctor`
pub(super) fn doctor(desk: &Desk) -> Result<u8, Stop> {
    let mut lines = machine(desk);
    lines.extend(place(desk));
    lines.extend(store(desk));
    let warned = lines.iter().any(|l| l.warning.is_some());
    let mut text: Vec<String> = Vec::new();
    for l in &lines {
        text.push(format!("{} {}", width::pad(l.head, 12), l.what));
        text.extend(l.warning.iter().map(|w| format!("{}! {w}", " ".repeat(13))));
    }
    text.push(String::new());
    text.extend(card(desk));
    desk.tell(&text, || {
        let found = lines.iter().map(|l| (l.key.to_string(), json!({"what": l.what, "warning": l.warning})));
        Json::Object(found.collect())
    })?;
    Ok(if warned { ATTENTION } else { DONE })
}

fn machine(desk: &Desk) -> Vec<Line> {
    let d = &desk.s.doctor;
    let term = env("TERM").unwrap_or_else(|| "-".into());
    let tty = std::io::stdout().is_terminal();
    let size = match terminal_width() {
        Some(width) if tty => (d.columns)(width),
        _ => d.no_terminal.to_string(),
    };
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(env).unwrap_or_else(|| "-".into());
    let folded = locale.to_ascii_lowercase().replace('-', "");
    let utf8 = folded.contains("utf8");
    // The workstation writes UTF-8 whatever the locale says; only the terminal must agree.
    let warning = (!utf8).then(|| d.not_utf8.to_string());
    vec![
        Line {
            key: "program",
            head: d.program,
            what: format!("{} ({})", env!("CARGO_PKG_VERSION"), std::env::consts::ARCH),
            warning: None,
        },
        Line {
            key: "terminal",
            head: d.terminal,
            what: format!("{term}, {size}"),
            warning: (term == "dumb").then(|| d.dumb.to_string()),
        },
        Line {
            key: "colour",
            head: d.colour,
            what: if desk.color { desk.s.common.yes } else { desk.s.common.no }.into(),
            warning: None,
        },
        Line { key: "locale", head: d.locale, what: locale, warning },
    ]
}

/// The folder of the store: whether it can be written to, and on what it lies.
fn place(desk: &Desk) -> Vec<Line> {
    let d = &desk.s.doctor;
    let Ok(path) = desk.path() else {
        return vec![Line {
            key: "folder",
            head: d.folder,
            what: "-".into(),
            warning: Some(desk.s.cli.no_home.to_string()),
        }];
    };
    let folder = nearest(path);
    let mut warning = None;
    let mut what = folder.display().to_string();
    if let Ok(fs) = rustix::fs::statfs(folder) {
        if let Some(name) = network(i128::from(fs.f_type)) {
            warning = Some((d.network)(name));
        }
        // These are of other types on other systems; this one takes them all.
        let free = i128::from(fs.f_bavail) * i128::from(fs.f_bsize) / (1024 * 1024);
        what = (d.free)(&what, &free.to_string());
        if free < 200 {
            warning = Some(d.little_room.to_string());
        }
    }
    if rustix::fs::access(folder, rustix::fs::Access::WRITE_OK).is_err() {
        warning = Some(d.not_writable.to_string());
    }
    vec![Line { key: "folder", head: d.folder, what, warning }]
}

/// The number is signed on some systems and not on others.
fn network(kind: i128) -> Option<&'static str> {
    NETWORK.iter().find(|(n, _)| *n == kind & 0xFFFF_FFFF).map(|(_, name)| *name)
}

/// The folder of the store, or the nearest one above it that is there.
fn nearest(path: &Path) -> &Path {
    let folders = path.ancestors().skip(1);
    folders.filter(|f| !f.as_os_str().is_empty()).find(|f| f.is_dir()).unwrap_or(Path::new("."))
}

fn store(desk: &Desk) -> Vec<Line> {
    let d = &desk.s.doctor;
    let Ok(path) = desk.path() else { return Vec::new() };
    let mut line = Line { key: "store", head: d.store, what: path.display().to_string(), warning: None };
    if !path.exists() {
        line.what = (d.none_yet)(&line.what);
        return vec![line];
    }
    let schema = format!("{SCHEMA_VERSION}");
    let report = Store::open(path).map_err(crate::service::Fault::from).and_then(|s| check::check(&s));
    match report {
        Err(e) => {
            let (what, hint) = fault::fault(desk.lang, &e);
            line.warning = Some([what, hint.unwrap_or_default()].join(" "));
            vec![line]
        }
        Ok(report) => {
            let warning = (!report.is_sound()).then(|| check_lines(desk, &report).join(" "));
            let what = if report.is_sound() { desk.s.cli.all_sound } else { desk.s.cli.not_sound };
            vec![
                line,
                Line { key: "schema", head: d.schema, what: schema, warning: None },
                Line { key: "integrity", head: d.integrity, what: what.into(), warning },
            ]
        }
    }
}

/// A card by which a person sees whether the terminal agrees with the program
/// on the width of characters.
fn card(desk: &Desk) -> Vec<String> {
    let d = &desk.s.doctor;
    let mut lines = vec![d.card.to_string()];
    lines.push(format!("{}|", width::pad("绩效工作站", 12)));
    lines.extend(CARD.iter().map(|(marks, name)| {
        let cell = format!("{marks} {name}");
        format!("{}|", width::pad(&cell, 12))
    }));
    lines.push(d.card_how.to_string());
    lines
}
