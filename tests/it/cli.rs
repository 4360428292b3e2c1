//! The program as it is called: figures of a city small enough to reckon by
//! hand, exit statuses, and what it says when something is wrong.

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
fn alerts_are_as_reckoned_by_hand() {
    let home = Home::city();
    let out = home.json(&["alerts"], 0);
    let head = json!([out["year"], out["as_of"], out["data_as_of"], out["projects"], out["summary"]]);
    assert_eq!(head, json!([2021, "2021-07-31", "2021-07-31", 3, {"red": 2, "yellow": 1, "blue": 0}]));
    let alerts = out["alerts"].as_array().expect("list");
    // T = 211/364, r = 16.26/60; T − r = 30.8670… points.
    let airport = json!({
        "rule": "lagging_spend", "level": "red", "state": "new",
        "project_code": "36110021T000000000001", "project": "三清山机场航线运营补贴",
        "department_code": "148", "department": "市民航局", "fund": null,
        "budget": "60000000.00", "paid": "16260000.00", "unspent": "43740000.00",
        "execution_rate": "0.2710", "expected_progress": "0.5797", "pace_basis": "weighted",
        "lag_points": "30.87", "target_progress": null, "idle": "0.00", "origin_year": null, "part": "",
    });
    for (key, value) in airport.as_object().expect("object") {
        assert_eq!(&alerts[0][key], value, "{key}");
    }
    let words = alerts[0]["explanation"].as_str().expect("text");
    assert!(words.starts_with("执行率 27.10%，应达 57.97%，滞后 30.87 点"), "{words}");
    assert_eq!(alerts[0]["thresholds"][0]["key"], "rule.R01.yellow");
    // Issued on March 1 over 1,000,000 yuan and nothing paid for 152 days.
    let idle = &alerts[2];
    assert_eq!(
        json!([idle["rule"], idle["level"], idle["fund"], idle["origin_year"], idle["part"], idle["idle"]]),
        json!(["no_spend", "yellow", "一般公共预算", 2021, "2021:general_public", "1000000.00"])
    );
    assert_eq!(idle["inputs"], json!({"since": "2021-03-01", "days": 152}));
    assert_eq!(idle["expected_progress"], "0.4984");

    let of_airport = home.json(&["alerts", "--department", "上饶市民航局", "--level", "yellow"], 0);
    assert_eq!(of_airport["summary"], json!({"red": 1, "yellow": 0, "blue": 0}), "the counts do not follow --level");
    assert_eq!(of_airport["alerts"], json!([]));
    let by_rule = home.json(&["alerts", "--rule", "R03", "--fail-on", "yellow"], 1);
    assert_eq!(by_rule["alerts"].as_array().expect("list").len(), 1);
    home.json(&["alerts", "--rule", "no_spend", "--fail-on", "red"], 0);
    home.refused(&["alerts", "--department", "市林业局"], &["没有部门 市林业局", "jixiao departments"]);
    home.refused(&["alerts", "--rule", "R99"], &["R99", "lagging_spend"]);
}

#[test]
fn projects_and_groups_are_as_reckoned_by_hand() {
    let home = Home::city();
    let out = home.json(&["projects"], 0);
    assert_eq!(json!([out["year"], out["as_of"], out["total"]]), json!([2021, "2021-07-31", 3]));
    let row = json!({
        "project_code": "36110021T000000000003", "project": "办公楼维修经费", "department_code": "142",
        "department": "市交通运输局", "unit_code": "142001", "unit": "市交通运输局本级",
        "budget": "500000.00", "paid": "410000.00", "unspent": "90000.00", "execution_rate": "0.8200",
        "expected_progress": "0.5797", "target_progress": null, "spend_light": "green", "target_light": "grey",
        "outlook_light": "grey", "key_monitored": false, "target_state": null, "self_score": null, "grade": null,
        "open_findings": 0,
    });
    for (key, value) in row.as_object().expect("object") {
        assert_eq!(&out["projects"][2][key], value, "{key}");
    }
    let groups = home.json(&["departments"], 0);
    let traffic = json!({
        "code": "142", "name": "市交通运输局", "projects": 2, "budget": "1500000.00", "paid": "410000.00",
        "unspent": "1090000.00", "execution_rate": "0.2733", "expected_progress": "0.5255", "red": 1, "yellow": 0,
        "idle": "1000000.00",
    });
    assert_eq!(groups["groups"][0], traffic);
    let funds = home.json(&["departments", "--by", "fund"], 0);
    assert_eq!(funds["groups"][1]["code"], "government_fund");
    assert_eq!(funds["groups"][1]["name"], "政府性基金预算");
    let divisions = home.json(&["departments", "--by", "division"], 0);
    assert_eq!(json!([divisions["groups"][0]["code"], divisions["groups"][0]["projects"]]), json!([null, 3]));
}

#[test]
fn a_dossier_leads_back_to_every_row() {
    let home = Home::city();
    let out = home.json(&["project", "36110021T000000000003"], 0);
    assert_eq!(out["budget"], "500000.00");
    let last = &out["payments"][1];
    assert_eq!(
        json!([last["date"], last["amount"], last["voucher_no"], last["file"], last["cell"]]),
        json!(["2021-07-31", "10000.00", "1003", "支付.csv", "C4"])
    );
    assert_eq!(json!([out["quotas"][0]["file"], out["quotas"][0]["cell"]]), json!(["指标.csv", "D4"]));
    let may = &out["monthly"][4];
    assert_eq!(json!([may["month"], may["paid"], may["expected"]]), json!(["2021-05", "400000.00", "0.4121"]));
    assert_eq!(may["expected_amount"], "206043.96");
    assert_eq!(out["monthly"][8]["paid"], Json::Null);
    // A past day tells only what was known then.
    let past = home.json(&["project", "36110021T000000000003", "--as-of", "2021-06-30"], 0);
    assert_eq!(past["payments"].as_array().expect("list").len(), 1);
    home.refused(&["project", "36110021T000000000009"], &["没有项目 36110021T000000000009", "jixiao projects"]);
}

#[test]
fn an_import_says_what_became_of_every_row() {
    let home = Home::city();
    home.write(
        "八月.csv",
        "项目代码,支付日期,支付金额,凭证号,资金性质,收款人\n\
         36110021T000000000002,2021-08-05,100.00,2001,一般公共预算,甲公司\n\
         36110021T000000000002,2021-08-06,十元,2002,一般公共预算,甲公司\n\
         ,2021-08-06,50.00,2003,一般公共预算,甲公司\n",
    );
    let before = home.json(&["imports"], 0);
    let tried = home.json(&["import", "八月.csv", "--dry-run"], 1);
    assert_eq!(tried["batches"][0]["rows_imported"], 1);
    assert_eq!(home.json(&["imports"], 0), before, "a dry run leaves nothing");
    let strict = home.run(&["import", "八月.csv", "--strict"]);
    assert_eq!(status(&strict), 2);
    assert!(said(&strict).contains("2 行会被搁置"), "{}", said(&strict));
    assert!(shown(&strict).contains("C3"), "the rows are named all the same");
    assert_eq!(home.json(&["imports"], 0), before, "a refused import leaves nothing");

    let done = home.json(&["import", "八月.csv"], 1);
    let b = &done["batches"][0];
    assert_eq!(
        json!([b["file"], b["kind"], b["rows_read"], b["rows_imported"], b["rows_unchanged"], b["rows_set_aside"]]),
        json!(["八月.csv", "payments", 3, 1, 0, 2])
    );
    assert_eq!(
        json!([b["amount_imported"], b["control_total"], b["control_difference"]]),
        json!(["100.00", null, null])
    );
    assert_eq!(b["sha256"].as_str().expect("hash").len(), 64);
    let aside: Vec<_> = b["set_aside"].as_array().expect("list").iter().map(|r| (&r["cell"], &r["code"])).collect();
    assert!(aside.contains(&(&json!("C3"), &json!("bad_amount"))), "{aside:?}");
    assert!(aside.iter().any(|(_, code)| **code == json!("no_project")), "{aside:?}");
    let again = home.json(&["import", "八月.csv"], 1);
    assert_eq!(json!([again["batches"][0]["rows_imported"], again["batches"][0]["same_as"]]), json!([0, b["batch"]]));

    // The row without a project waits in the basket and can be given one.
    let waiting = home.json(&["basket"], 0);
    let id = waiting["rows"][0]["id"].as_str().expect("id").to_string();
    home.refused(&["basket", "accept", &id], &["没有建议", "--project"]);
    home.refused(&["basket", "accept", "payment:99999"], &["没有 payment:99999"]);
    let given = home.json(&["basket", "accept", &id, "--project", "36110021T000000000002"], 0);
    assert_eq!(given["accepted"], 1);
    let project = home.json(&["project", "36110021T000000000002"], 0);
    assert_eq!(project["paid"], "150.00");

    let batch = b["batch"].to_string();
    home.json(&["import", "--undo", &batch], 0);
    home.refused(&["import", "--undo", &batch], &["早已撤销"]);
    home.refused(&["import", "--undo", "99"], &["没有批次 99", "jixiao imports"]);
}

#[test]
fn standard_input_is_a_file_too() {
    let home = Home::empty();
    home.write("项目.csv", PROJECTS);
    let mut c = home.command(&["import", "-", "--year", "2021", "--format", "json"]);
    let done = c.stdin(std::fs::File::open(home.path("项目.csv")).expect("file")).output().expect("starts");
    assert_eq!(status(&done), 0, "{}", said(&done));
    let out: Json = serde_json::from_slice(&done.stdout).expect("object");
    assert_eq!(json!([out["batches"][0]["file"], out["batches"][0]["rows_imported"]]), json!(["-", 3]));
}

#[test]
fn a_sheet_left_out_is_told_and_wants_attention() {
    let home = Home::city();
    let sheet = |name: &str, rows: &str| {
        let cell = |c: &str| format!("<Cell><Data ss:Type=\"String\">{c}</Data></Cell>");
        let row = |r: &str| format!("<Row>{}</Row>", r.split(',').map(cell).collect::<String>());
        format!(
            "<Worksheet ss:Name=\"{name}\"><Table>{}</Table></Worksheet>",
            rows.lines().map(row).collect::<String>()
        )
    };
    let book = format!(
        "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
         xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">{}{}</Workbook>",
        sheet("七月", "凭证号,支付日期,项目代码,支付金额\n9,2021-07-01,36110021T000000000001,5"),
        sheet("八月", "凭证号,项目代码,支付金额,收款人\n10,36110021T000000000001,5,甲")
    );
    home.write("支付.xls", book);
    let done = home.json(&["import", "支付.xls", "--dry-run"], 1);
    let told = &done["notices"][0];
    assert_eq!(json!([told["notice"], told["sheet"], told["missing"]]), json!(["sheet_skipped", "八月", ["pay_date"]]));
    let done = home.run(&["import", "支付.xls"]);
    assert_eq!(status(&done), 1);
    assert!(shown(&done).contains("工作表「八月」") && shown(&done).contains("支付日期"), "{}", shown(&done));
}

#[test]
fn bad_input_is_refused_and_nothing_changes() {
    let home = Home::city();
    let before = home.json(&["imports"], 0);
    home.write("空.csv", "");
    home.write("缺列.csv", "项目代码,支付日期,收款人\n36110021T000000000001,2021-08-01,甲\n");
    home.write("好.csv", PAYMENTS);
    home.write("坏.xlsx", b"PK\x03\x04 this is cut off");
    home.refused(&["import", "无.xlsx"], &["无.xlsx", "没有这个文件"]);
    home.refused(&["import", "."], &["这是目录"]);
    home.refused(&["import", "空.csv"], &["空.csv", "是空的"]);
    home.refused(&["import", "缺列.csv"], &["缺列.csv", "第 1 行", "缺：", "金额", "收款人"]);
    home.refused(&["import", "好.csv", "坏.xlsx", "空.csv"], &["坏.xlsx", "空.csv：文件是空的", "提示"]);
    let done = home.run(&["import", "无\u{1b}[31m\u{202e}此.xlsx"]);
    assert!(said(&done).contains("此.xlsx") && !said(&done).contains(['\u{1b}', '\u{202e}']), "{:?}", said(&done));
    home.refused(&["import", "好.csv", "--kind", "vouchers"], &["--kind", "vouchers", "payments"]);
    home.refused(&["import"], &["缺少"]);
    home.refused(&["projects", "--as-of", "2021-02-30"], &["--as-of", "2021-02-30", "YYYY-MM-DD"]);
    home.refused(&["projects", "--year", "2018"], &["没有 2018 年"]);
    home.refused(&["rules", "set", "lagging_spend.green", "1"], &["没有参数 lagging_spend.green", "rule.R01.yellow"]);
    home.refused(&["rules", "set", "lagging_spend.yellow", "many"], &["值不对", "0.80"]);
    home.refused(&["rules", "set", "lagging_spend.yellow", "0.5"], &["界限颠倒"]);
    home.refused(&["projcts"], &["projcts", "projects"]);
    home.refused(&["projects", "--yaer", "2021"], &["--yaer", "--year"]);
    home.refused(&["brief", "--format", "xlsx"], &["不是列表"]);
    home.refused(&[], &["终端"]);
    assert_eq!(home.json(&["imports"], 0), before);
    assert_eq!(home.json(&["rules", "history"], 0)["changes"], json!([]));
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
        json!([4, "alert_reopen", "李工"])
    );
    assert_eq!(home.json(&["check"], 0)["audit"]["entries"], 4);
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
fn ctrl_c_in_the_middle_leaves_the_store_as_it_was() {
    let home = Home::city();
    let before = home.json(&["imports"], 0);
    let mut rows = String::from("项目代码,支付日期,支付金额,凭证号,资金性质,收款人\n");
    for n in 0..60_000 {
        rows.push_str(&format!("36110021T000000000001,2021-08-0{},{n}.00,V{n},一般公共预算,甲公司\n", n % 9 + 1));
    }
    home.write("大.csv", rows);
    let queue = home.path("new.db.queue");
    let child = home
        .command(&["import", "大.csv", "--db", "new.db"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    // The side file appears when the store is opened, which is after signals are heard.
    for _ in 0..2_000 {
        if queue.exists() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let id = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(id, rustix::process::Signal::INT).expect("it runs");
    let done = child.wait_with_output().expect("ends");
    assert_eq!(status(&done), 2, "{}", said(&done));
    assert!(said(&done).contains("已取消"), "{}", said(&done));
    assert_eq!(home.json(&["imports", "--db", "new.db"], 0)["batches"], json!([]));
    assert_eq!(home.json(&["imports"], 0), before);
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
