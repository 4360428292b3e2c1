//! The commands themselves: what `import`, `alerts`, `projects` and
//! `departments` print as JSON, against the reference.

use std::path::Path;
use std::process::Command;

use serde_json::Value as Json;

use super::*;

/// Runs a command on a store; it must end well, or with rows set aside.
#[track_caller]
pub fn jixiao(db: &Path, args: &[&str]) -> Json {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jixiao"));
    command.arg("--db").arg(db).args(args).args(["--format", "json"]);
    let out = command.output().expect("the program runs");
    let heard = String::from_utf8_lossy(&out.stderr);
    assert!(matches!(out.status.code(), Some(0 | 1)), "{args:?}: {:?} {heard}", out.status);
    serde_json::from_slice(&out.stdout).unwrap_or_else(|e| panic!("{args:?}: {e}: {heard}"))
}

pub fn text(row: &Json, key: &str) -> String {
    row[key].as_str().unwrap_or_else(|| panic!("{key} in {row}")).to_string()
}

fn maybe(row: &Json, key: &str) -> Option<String> {
    row.get(key).unwrap_or_else(|| panic!("{key} in {row}")).as_str().map(String::from)
}

fn fen(row: &Json, key: &str) -> i128 {
    text(row, key).replace('.', "").parse().expect("an amount with two decimals")
}

/// A word that the reference knows.
fn word(row: &Json, key: &str, known: &'static [&'static str]) -> &'static str {
    let told = text(row, key);
    known.iter().find(|k| **k == told).unwrap_or_else(|| panic!("{key} is {told}"))
}

pub const RULES: &[&str] = &[
    "lagging_spend",
    "no_spend",
    "large_idle",
    "carryover_expiring",
    "carryover_expired",
    "budget_churn",
    "overspend",
    "yearend_rush",
    "refund_ratio",
    "data_quality",
    "duplicate_payment",
    "transfer_to_self",
    "forecast_carryover",
];
/// Those that read monitoring forms.
const OF_TARGETS: &[&str] =
    &["target_lag", "target_unlikely", "spent_without_output", "output_unpaid", "monitoring_overdue"];
const LIGHTS: &[&str] = &["red", "yellow", "blue", "green", "grey"];

fn as_alert(row: &Json) -> Alert {
    Alert {
        code: text(row, "project_code"),
        rule: if OF_TARGETS.iter().any(|r| row["rule"] == *r) {
            word(row, "rule", OF_TARGETS)
        } else {
            word(row, "rule", RULES)
        },
        level: word(row, "level", LIGHTS),
        budget: text(row, "budget"),
        paid: text(row, "paid"),
        unspent: text(row, "unspent"),
        rate: maybe(row, "execution_rate"),
        expected: text(row, "expected_progress"),
        basis: word(row, "pace_basis", &["plan", "weighted", "month"]),
        lag: maybe(row, "lag_points"),
    }
}

/// What the commands print for a day, in the reference's form.
fn printed(db: &Path, day: &str) -> Vec<Judged> {
    let period = ["--year", "2021", "--as-of", day];
    let alerts = jixiao(db, &[&["alerts"][..], &period].concat());
    assert_eq!((text(&alerts, "as_of"), alerts["year"].as_i64()), (day.to_string(), Some(2021)));
    let alerts_of = alerts["alerts"].as_array().expect("alerts");
    for level in ["red", "yellow", "blue"] {
        let n = alerts_of.iter().filter(|a| a["level"] == level).count();
        assert_eq!(alerts["summary"][level].as_u64(), Some(n as u64), "{level}");
    }
    let projects = jixiao(db, &[&["projects"][..], &period].concat());
    let rows = projects["projects"].as_array().expect("projects");
    assert_eq!(projects["total"].as_u64(), Some(rows.len() as u64));
    assert_eq!(alerts["projects"], projects["total"]);
    let judged = |row: &Json| {
        let code = text(row, "project_code");
        assert_eq!(fen(row, "budget") - fen(row, "paid"), fen(row, "unspent"), "{code}");
        let mut own: Vec<Alert> = alerts_of.iter().filter(|a| a["project_code"] == *code).map(as_alert).collect();
        own.sort();
        Judged {
            code,
            budget: fen(row, "budget"),
            paid: fen(row, "paid"),
            rate: maybe(row, "execution_rate"),
            expected: text(row, "expected_progress"),
            progress: maybe(row, "target_progress"),
            spend: word(row, "spend_light", LIGHTS),
            target: word(row, "target_light", LIGHTS),
            outlook: word(row, "outlook_light", LIGHTS),
            alerts: own,
        }
    };
    let mut all: Vec<Judged> = rows.iter().map(judged).collect();
    all.sort_by(|a, b| a.code.cmp(&b.code));
    groups_add_up(db, &period, &all);
    all
}

fn groups_add_up(db: &Path, period: &[&str], all: &[Judged]) {
    for by in ["department", "division", "fund", "category"] {
        let groups = jixiao(db, &[&["departments", "--by", by][..], period].concat());
        let groups = groups["groups"].as_array().expect("groups");
        let sum = |key| groups.iter().map(|g| fen(g, key)).sum::<i128>();
        assert_eq!(sum("budget"), all.iter().map(|j| j.budget).sum::<i128>(), "by {by}");
        assert_eq!(sum("paid"), all.iter().map(|j| j.paid).sum::<i128>(), "by {by}");
    }
}

pub fn commands_agree(what: &str, db: &Path, book: &Book, days: &[(i16, i8, i8)]) {
    for (y, m, d) in days {
        let day = Day::new((*y).into(), (*m).into(), (*d).into());
        let want = judge::judge(book, 2021, day);
        compare(&format!("{what} on {day}"), &printed(db, &day.to_string()), &want);
    }
}

#[test]
fn the_commands_agree_on_the_sample_city() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = demo::write_city(folder.path(), &mut |_, _| true).expect("files");
    let db = folder.path().join("city.db");
    let made = Command::new(env!("CARGO_BIN_EXE_jixiao")).args(["demo", "--no-tui", "--db"]).arg(&db).output();
    let made = made.expect("the program runs");
    assert!(made.status.code().is_some_and(|c| c <= 1), "{}", String::from_utf8_lossy(&made.stderr));
    // The reference reads the treasury's files and the monitoring forms; of targets and findings it knows nothing.
    for rule in ["rule.R12.enabled", "rule.R16.enabled", "rule.R21.enabled"] {
        jixiao(&db, &["rules", "set", rule, "false"]);
    }
    let mut book = book(&files);
    book.forms = super::filed::of_report(&jixiao(&db, &["monitor", "report", "--round", "7"]));
    assert!(book.forms.iter().filter(|f| f.filed.is_some()).count() > 200, "half of the city has filed");
    commands_agree("the sample city", &db, &book, &[(2021, 7, 31), (2021, 9, 5)]);
}

#[test]
fn the_commands_agree_on_invented_cities() {
    for seed in [1001, 1002, 1003] {
        let folder = tempfile::tempdir().expect("a folder");
        let files = invent::city(seed).write(folder.path());
        let db = folder.path().join("city.db");
        let paths: Vec<_> = files.iter().map(|f| f.to_str().expect("a path")).collect();
        let done = jixiao(&db, &[&["import"][..], &paths].concat());
        assert_eq!(done["batches"].as_array().map(Vec::len), Some(4), "{done}");
        let days = [(2021, 3, 31), (2021, 7, 31), (2021, 10, 1), (2022, 1, 15)];
        commands_agree(&format!("seed {seed}"), &db, &book(&files), &days);
    }
}
