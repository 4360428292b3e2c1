//! The program as it is called: figures of a city small enough to reckon by
//! hand, exit statuses, and what it says when something is wrong.

mod airport;
mod alerts;
mod assess;
mod check;
mod desk;
mod evaluate;
mod figures;
mod form;
mod idle;
mod import;
mod issue;
mod ladder;
mod monitor;
mod rectify;
mod refused;
mod results;
mod self_evaluate;
mod target;
mod watching;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value as Json, json};

/// A home of its own for every test.
struct Home {
    dir: tempfile::TempDir,
}

const PROJECTS: &str = "项目代码,项目名称,部门代码,部门名称,单位代码,单位名称,项目类别\n\
36110021T000000000001,三清山机场航线运营补贴,148,市民航局,148001,市民航局本级,特定目标类\n\
36110021T000000000002,信息化建设经费,142,市交通运输局,142001,市交通运输局本级,特定目标类\n\
36110021T000000000003,办公楼维修经费,142,市交通运输局,142001,市交通运输局本级,其他运转类\n";

const QUOTAS: &str = "项目代码,资金性质,指标类型,指标金额,下达日期,指标文号\n\
36110021T000000000001,一般公共预算,年初,60000000.00,2021-01-01,饶财建指〔2021〕1号\n\
36110021T000000000002,一般公共预算,年初,1000000.00,2021-03-01,饶财建指〔2021〕9号\n\
36110021T000000000003,政府性基金预算,年初,500000.00,2021-01-01,饶财建指〔2021〕2号\n";

const PAYMENTS: &str = "项目代码,支付日期,支付金额,凭证号,资金性质,收款人\n\
36110021T000000000001,2021-06-30,16260000.00,1001,一般公共预算,甲公司\n\
36110021T000000000003,2021-05-10,400000.00,1002,政府性基金预算,乙公司\n\
36110021T000000000003,2021-07-31,10000.00,1003,政府性基金预算,乙公司\n";

impl Home {
    fn empty() -> Home {
        Home { dir: tempfile::tempdir().expect("folder") }
    }

    /// With the three projects imported.
    fn city() -> Home {
        let home = Home::empty();
        for (name, text) in [("项目.csv", PROJECTS), ("指标.csv", QUOTAS), ("支付.csv", PAYMENTS)] {
            home.write(name, text);
        }
        let done = home.run(&["import", "支付.csv", "指标.csv", "项目.csv"]);
        assert_eq!(status(&done), 0, "{}", said(&done));
        home
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), text).expect("file");
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut c = Command::new(env!("CARGO_BIN_EXE_jixiao"));
        c.env_clear().env("HOME", self.dir.path()).env("TMPDIR", self.dir.path()).env("USER", "李工");
        c.current_dir(self.dir.path()).args(args).stdin(Stdio::null());
        c
    }

    fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().expect("the program starts")
    }

    /// The answer as JSON, which must come with this status and nothing else said.
    #[track_caller]
    fn json(&self, args: &[&str], expected: i32) -> Json {
        let args: Vec<&str> = args.iter().copied().chain(["--format", "json"]).collect();
        let done = self.run(&args);
        assert_eq!((status(&done), said(&done).as_str()), (expected, ""), "{args:?}");
        serde_json::from_slice(&done.stdout).expect("one object")
    }

    /// Refused with status 2, saying each of these words; nothing on standard output.
    #[track_caller]
    fn refused(&self, args: &[&str], words: &[&str]) {
        let done = self.run(args);
        let said = said(&done);
        assert_eq!((status(&done), done.stdout.as_slice()), (2, &b""[..]), "{args:?}: {said}");
        for word in words {
            assert!(said.contains(word), "{args:?} says {said:?} and not {word:?}");
        }
        assert!(said.starts_with("jixiao: "), "{said}");
    }
}

fn status(done: &Output) -> i32 {
    done.status.code().expect("it ended by itself")
}

fn said(done: &Output) -> String {
    String::from_utf8_lossy(&done.stderr).into_owned()
}

fn shown(done: &Output) -> String {
    String::from_utf8_lossy(&done.stdout).into_owned()
}

#[test]
fn a_store_that_is_none_of_ours_is_left_alone() {
    let home = Home::empty();
    home.refused(&["alerts"], &["库中还没有数据", "导入"]);
    assert!(!home.path(".local").exists(), "looking does not make a store");
    home.refused(&["check"], &["jixiao.db"]);
    home.write("text.db", "this is a text of more than a hundred bytes, so that it is no short file: ".repeat(20));
    let text = std::fs::read(home.path("text.db")).expect("file");
    home.refused(&["projects", "--db", "text.db"], &["text.db", "不是绩效工作站的库"]);
    home.refused(&["import", "x.csv", "--db", "text.db"], &["不是绩效工作站的库"]);
    assert_eq!(std::fs::read(home.path("text.db")).expect("file"), text);
    home.refused(&["demo", "--no-tui", "--db", "text.db"], &["text.db", "已存在"]);
    std::fs::create_dir(home.path("folder")).expect("folder");
    home.refused(&["projects", "--db", "folder"], &["folder"]);

    let city = Home::city();
    let db = city.path(".local/share/jixiao/jixiao.db");
    // The version stands at byte 60 of the file, the application's number at 68.
    let mut bytes = std::fs::read(&db).expect("store");
    bytes[60..64].copy_from_slice(&99u32.to_be_bytes());
    city.write("newer.db", &bytes);
    city.refused(&["projects", "--db", "newer.db"], &["版本 99", "升级"]);
    bytes[60..64].copy_from_slice(&1u32.to_be_bytes());
    bytes[68..72].copy_from_slice(&7u32.to_be_bytes());
    city.write("foreign.db", &bytes);
    city.refused(&["projects", "--db", "foreign.db"], &["foreign.db", "不是绩效工作站的库"]);
}

#[test]
fn thresholds_are_tried_set_and_taken_back() {
    let home = Home::city();
    let tried = home.json(&["rules", "simulate", "no_spend.red_days", "150"], 0);
    assert_eq!(tried["before"]["summary"], json!({"red": 2, "yellow": 1, "blue": 0}));
    assert_eq!(tried["after"]["summary"], json!({"red": 3, "yellow": 0, "blue": 0}));
    assert_eq!(tried["moved"], json!([]), "the project is red already");
    let set = home.run(&["rules", "set", "no_spend.red_days", "150", "--reason", "局长办公会", "--operator", "王科"]);
    assert_eq!(shown(&set), "rule.R03.red_days = 150，2021-01-01 起\n");
    assert_eq!(home.json(&["alerts"], 0)["summary"]["red"], 3);
    let used = &home.json(&["alerts", "--rule", "no_spend"], 0)["alerts"][0]["thresholds"];
    let own = used.as_array().expect("list").iter().find(|t| t["key"] == "rule.R03.red_days").expect("the limit");
    assert_eq!(
        json!([own["value"], own["source"], own["set_by"], own["from"]]),
        json!(["150", "local", "王科", "2021-01-01"])
    );
    let toml = shown(&home.run(&["rules", "export"]));
    home.run(&["rules", "unset", "no_spend.red_days"]);
    assert_eq!(home.json(&["alerts"], 0)["summary"]["red"], 2);
    home.write("rules.toml", &toml);
    let taken = home.json(&["rules", "import", "rules.toml"], 0);
    assert_eq!(taken["changed"], json!([{"key": "rule.R03.red_days", "value": "150", "from": "2021-01-01"}]));
    assert_eq!(home.json(&["rules", "history"], 0)["changes"].as_array().expect("list").len(), 3);
    home.write("bad.toml", "rule = [");
    home.refused(&["rules", "import", "bad.toml"], &["规则文件有误"]);
}

#[test]
fn alerts_are_verified_and_noted() {
    let home = Home::city();
    let code = "36110021T000000000002";
    home.json(&["alerts", "ack", code, "no_spend"], 0);
    home.json(&["alerts", "note", code, "no_spend", "单位反馈：合同已签"], 0);
    let alert = &home.json(&["alerts", "--rule", "no_spend"], 0)["alerts"][0];
    assert_eq!(json!([alert["state"], alert["notes"][1]["text"]]), json!(["acknowledged", "单位反馈：合同已签"]));
    home.json(&["alerts", "reopen", code, "no_spend"], 0);
    assert_eq!(home.json(&["alerts", "--rule", "no_spend"], 0)["alerts"][0]["state"], "new");
    home.refused(&["alerts", "ack", code, "overspend"], &["没有「超预算支付」预警"]);
    home.refused(&["alerts", "note", code, "no_spend", " "], &["空"]);
    let log = home.json(&["log"], 0);
    assert_eq!(
        json!([log["total"], log["entries"][0]["action"], log["entries"][0]["actor"]]),
        json!([5, "alert_reopen", "李工"])
    );
    assert_eq!(home.json(&["check"], 0)["audit"]["entries"], 5);
}

#[test]
fn check_finds_a_changed_log() {
    let home = Home::city();
    let db = home.path(".local/share/jixiao/jixiao.db");
    let mut bytes = std::fs::read(&db).expect("store");
    let at = bytes.windows(6).position(|w| w == "李工".as_bytes()).expect("the actor is in the file");
    bytes[at..at + 6].copy_from_slice("王科".as_bytes());
    // Every copy of the name, so that it does not matter which table it was in.
    while let Some(at) = bytes.windows(6).position(|w| w == "李工".as_bytes()) {
        bytes[at..at + 6].copy_from_slice("王科".as_bytes());
    }
    std::fs::write(&db, bytes).expect("store");
    let out = home.json(&["check"], 1);
    assert_eq!(json!([out["sound"], out["audit"]["broken"]]), json!([false, {"entry": 1, "what": "content"}]));
}

#[test]
fn check_finds_a_broken_file() {
    let home = Home::city();
    let mut bytes = std::fs::read(home.path(".local/share/jixiao/jixiao.db")).expect("store");
    let middle = bytes.len() / 2;
    bytes[middle..].fill(0x5A);
    home.write("broken.db", &bytes);
    let out = home.json(&["check", "--db", "broken.db"], 1);
    assert_eq!(out["sound"], false);
    assert_ne!(out["database"], json!([]));
}

#[test]
fn lists_leave_in_every_form() {
    let home = Home::city();
    let table = shown(&home.run(&["projects"]));
    assert!(table.lines().nth(1).expect("heads").starts_with("灯  项目代码"), "{table}");
    assert!(!table.contains('\u{1b}'), "no colour where the output is no terminal");
    assert!(shown(&home.run(&["projects", "--color", "always"])).contains("\u{1b}[31m红"));
    let csv = shown(&home.run(&["projects", "--format", "csv"]));
    assert!(csv.starts_with("灯,项目代码,"), "a pipe gets no mark: {csv}");
    home.run(&["projects", "-o", "清单.csv"]);
    assert!(std::fs::read(home.path("清单.csv")).expect("file").starts_with(b"\xEF\xBB\xBF"));
    home.run(&["alerts", "-o", "预警.xlsx"]);
    assert!(std::fs::read(home.path("预警.xlsx")).expect("file").starts_with(b"PK"));
    let first = std::fs::read(home.path("预警.xlsx")).expect("file");
    home.run(&["alerts", "-o", "预警.xlsx"]);
    assert_eq!(std::fs::read(home.path("预警.xlsx")).expect("file"), first, "the same call gives the same bytes");
    home.refused(&["projects", "-o", "没有/清单.csv"], &["没有/清单.csv"]);
    if Path::new("/dev/full").exists() {
        home.refused(&["projects", "--format", "csv", "-o", "/dev/full"], &["磁盘已满"]);
    }
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let home = Home::city();
    let mut child = home.command(&["projects"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts");
    drop(child.stdout.take());
    let done = child.wait_with_output().expect("ends");
    assert_eq!((status(&done), said(&done).as_str()), (0, ""));
}

#[test]
fn help_is_in_the_reader_s_language() {
    let home = Home::empty();
    assert!(shown(&home.run(&["--help"])).contains("用法：jixiao [选项] [命令]"));
    assert!(shown(&home.run(&["help", "rules", "set"])).contains("设定一个阈值"));
    let english = home.command(&["alerts", "--help"]).env("LANG", "en_US.UTF-8").output().expect("starts");
    assert!(shown(&english).contains("Usage: jixiao alerts"), "{}", shown(&english));
    let chinese = home.command(&["alerts", "--help"]).env("LANG", "C.UTF-8").output().expect("starts");
    assert!(shown(&chinese).contains("双监控预警"));
    let refused = home.run(&["--lang", "en", "alerts"]);
    assert!(said(&refused).contains("the store is empty"), "{}", said(&refused));
    assert!(shown(&home.run(&["completions", "bash"])).contains("_jixiao"));
    assert_eq!(status(&home.run(&["--version"])), 0);
}

#[test]
fn brief_and_doctor_answer() {
    let home = Home::city();
    let brief = shown(&home.run(&["brief"]));
    assert!(brief.contains("2 个部门，3 个项目"), "{brief}");
    assert!(brief.lines().count() >= 10, "{brief}");
    let out = home.json(&["brief"], 0);
    assert_eq!(json!([out["budget"], out["paid"], out["idle"]]), json!(["61500000.00", "16670000.00", "1000000.00"]));
    assert_eq!(out["lights"], json!({"red": 2, "yellow": 0, "blue": 0, "green": 1, "grey": 0}));
    let doctor = shown(&home.run(&["doctor", "--db", "none.db"]));
    assert!(doctor.contains("none.db（尚未建立）"), "{doctor}");
    assert!(!home.path("none.db").exists());
}

/// The reference is made from the program; `UPDATE=1 cargo test` writes it anew.
#[test]
fn the_written_reference_is_the_program_s_own() {
    let head = "# jixiao：命令\n\n由程序的帮助生成，勿手工修改。每个命令都接受最前面所列的通用选项。\n\
                退出状态：0 完成；1 完成但有事要处理；2 调用或输入有误，未作改动。\n";
    let text = format!("{head}{}", jixiao::cli::reference(jixiao::present::Lang::Zh));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/CLI.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &text).expect("docs");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "docs/CLI.md is old: UPDATE=1 cargo test --test it written_reference");
}

#[test]
fn the_sample_city_is_made_once() {
    let home = Home::empty();
    let made = home.run(&["demo", "--no-tui", "--db", "city.db"]);
    assert_eq!((status(&made), said(&made).as_str()), (0, ""));
    let text = shown(&made);
    assert!(text.starts_with("示例数据，库在 city.db\n"), "{text}");
    assert!(text.contains("92 个部门，623 个项目"), "{text}");
    assert_eq!(home.json(&["projects", "--db", "city.db"], 0)["total"], 623);
    assert_eq!(home.json(&["check", "--db", "city.db"], 0)["sound"], true);
    assess::the_city_is_reckoned_again(&home, "city.db");
    let one_fits = home.json(&["basket", "accept", "--all", "--db", "city.db"], 0);
    assert_eq!(one_fits["accepted"], 5);
    let left: Vec<_> =
        std::fs::read_dir(home.path("")).expect("folder").map(|e| e.expect("entry").file_name()).collect();
    assert!(left.iter().all(|n| n.to_string_lossy().starts_with("city.db")), "the city's files are gone: {left:?}");
    home.refused(&["demo", "--no-tui", "--db", "city.db"], &["city.db", "已存在"]);
}

/// Examples written for readers are run as they stand.
#[test]
fn written_examples_are_true() {
    let home = Home::empty();
    let cases = trycmd::TestCases::new();
    for (name, value) in [("HOME", home.dir.path()), ("XDG_DATA_HOME", home.dir.path())] {
        cases.env(name, value.to_string_lossy());
    }
    cases.env("LC_ALL", "C").env("JIXIAO_DB", "").env("NO_COLOR", "1");
    cases.case("tests/data/cli/*.trycmd").case("README.md");
    cases.run();
}

#[test]
fn a_copy_is_verified_and_can_be_gone_back_to() {
    let home = Home::city();
    home.refused(&["backup", "项目.csv"], &["项目.csv", "已存在"]);
    assert_eq!(status(&home.run(&["backup", "备份.db"])), 0);
    let before = home.json(&["projects"], 0);
    home.json(&["import", "--undo", "1"], 0);
    assert_ne!(home.json(&["projects", "--as-of", "2021-07-31"], 0)["projects"], before["projects"]);
    let back = home.json(&["restore", "备份.db"], 0);
    assert_eq!(home.json(&["projects"], 0), before);
    assert_eq!(home.json(&["check"], 0)["sound"], true);
    let kept = back["kept"].as_str().expect("the former store is kept");
    assert_eq!(home.json(&["imports", "--db", kept], 0)["batches"][2]["undone_by"], "李工");

    let mut bytes = std::fs::read(home.path("备份.db")).expect("copy");
    bytes[60..64].copy_from_slice(&99u32.to_be_bytes());
    home.write("newer.db", &bytes);
    home.write("half.db", &bytes[..bytes.len() / 2]);
    home.refused(&["restore", "newer.db"], &["版本 99"]);
    home.refused(&["restore", "half.db"], &["jixiao: "]);
    home.refused(&["restore", "项目.csv"], &["项目.csv", "不是绩效工作站的库"]);
    home.refused(&["restore", "无.db"], &["无.db"]);
    assert_eq!(home.json(&["projects"], 0), before);
}
