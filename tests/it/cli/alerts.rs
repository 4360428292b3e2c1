//! Alerts, letters and the calendar by command.

use serde_json::{Value as Json, json};

use super::{Home, said, shown, status};

const IDLE: &str = "36110021T000000000002:no_spend";

/// The sample city in a home of its own.
fn sample() -> (Home, tempfile::TempDir, String) {
    let (folder, db) = crate::drive::bare_city_file();
    (Home::empty(), folder, db.display().to_string())
}

#[test]
fn forty_alerts_go_out_as_letters_in_one_call_and_count_down() {
    let (home, _folder, db) = sample();
    let with = |args: &[&str]| [&["--db", &db], args].concat().iter().map(ToString::to_string).collect::<Vec<_>>();
    let json = |args: &[&str]| {
        let args = with(args);
        home.json(&args.iter().map(String::as_str).collect::<Vec<_>>(), 0)
    };
    let list = json(&["alerts"]);
    let all = list["alerts"].as_array().expect("list");
    let text = |a: &Json, key: &str| a[key].as_str().expect("text").to_string();
    let names: Vec<String> = all
        .iter()
        .take(40)
        .map(|a| format!("{}:{}:{}", text(a, "project_code"), text(a, "rule"), text(a, "part")))
        .collect();
    let log = json(&["log"])["total"].as_u64().expect("total");
    let mut call = vec!["alerts", "send"];
    call.extend(names.iter().map(String::as_str));
    call.extend(["--date", "2021-09-24", "--delivered", "2021-09-24", "-o", "函"]);
    let sent = json(&call);
    assert_eq!(json!([sent["count"], sent["due"], sent["days"]]), json!([40, "2021-10-13", 10]), "over the holiday");
    let letters = sent["letters"].as_array().expect("letters");
    assert_eq!(letters[0]["number"], "饶财绩函〔2021〕1号");
    assert!(letters.iter().all(|l| home.path(l["file"].as_str().expect("file")).exists()));
    assert!(home.path(sent["list"].as_str().expect("list")).exists());
    let listed: usize = letters.iter().map(|l| l["alerts"].as_array().map_or(0, Vec::len)).sum();
    assert_eq!(listed, 40);
    let entries = json(&["log", "--limit", "1"]);
    assert_eq!(json!([entries["total"], entries["entries"][0]["action"]]), json!([log + 1, "alert_letters"]));
    assert!(entries["entries"][0]["detail"].to_string().len() < 4_000);

    let noticed = json(&["alerts", "--state", "noticed"]);
    let noticed = noticed["alerts"].as_array().expect("list");
    assert_eq!(noticed.len(), 40);
    assert_eq!(json!([noticed[0]["due"], noticed[0]["overdue"]]), json!(["2021-10-13", true]), "by the machine's day");
    let then = json(&["alerts", "--state", "noticed", "--as-of", "2021-10-08"]);
    assert_eq!(json!([then["alerts"][0]["days_left"], then["alerts"][0]["overdue"]]), json!([4, false]));
    let shown = shown(
        &home.run(
            &with(&["alerts", "--state", "noticed", "--as-of", "2021-10-08"])
                .iter()
                .map(String::as_str)
                .collect::<Vec<_>>(),
        ),
    );
    assert!(shown.contains("已发函") && shown.contains("还剩 4 个工作日"), "{shown}");
    let before = json(&["alerts", "--state", "noticed", "--as-of", "2021-07-30"]);
    assert_eq!(before["alerts"], json!([]), "nothing was sent on the figures of the day before");
    assert_eq!(json(&["letters"])["letters"].as_array().map(Vec::len), Some(letters.len()));
    assert!(json(&["brief"])["overdue"].as_u64().is_some_and(|n| n == 40));
}

#[test]
fn the_life_of_an_alert_by_command() {
    let home = Home::city();
    let state = || {
        let list = home.json(&["alerts", "--rule", "no_spend"], 0);
        let a = &list["alerts"][0];
        json!([a["state"], a["disposition"], a["letter"], a["waived_until"]])
    };
    home.json(&["alerts", "explain", IDLE, "--text", "等批复"], 0);
    assert_eq!(state(), json!(["explained", null, null, null]));
    home.refused(&["alerts", "ack", IDLE], &["已说明", "不能这样处理"]);
    home.refused(&["alerts", "dispose", IDLE, "--decision", "继续"], &["尚未要求单位处置"]);
    home.refused(&["alerts", "dispose", IDLE, "--decision", "也许"], &["也许", "continue"]);
    home.refused(&["alerts", "send", IDLE], &["目录", "-o"]);
    home.json(&["alerts", "send", IDLE, "--date", "2021-08-02", "--word", "饶财绩督", "--number", "7", "-o", "函"], 0);
    assert_eq!(state(), json!(["noticed", null, "饶财绩督〔2021〕7号", null]));
    home.refused(&["letters", "deliver", "饶财绩督〔2021〕8号", "--date", "2021-08-03"], &["没有 饶财绩督〔2021〕8号"]);
    home.refused(
        &["letters", "deliver", "饶财绩督〔2021〕7号", "--date", "2021-08-01"],
        &["送达日早于发函日 2021-08-02"],
    );
    let delivered = home.json(&["letters", "deliver", "饶财绩督[2021]7", "--date", "2021-08-04"], 0);
    assert_eq!(delivered["letters"][0]["due"], "2021-08-18");
    home.refused(&["alerts", "dispose", IDLE, "--decision", "adjust", "--on", "2199-01-01"], &["2199-01-01 还没有到"]);
    home.json(&["alerts", "dispose", IDLE, "--decision", "调整", "--text", "=1+1", "--on", "2021-08-10"], 0);
    assert_eq!(state(), json!(["noticed", "adjust", "饶财绩督〔2021〕7号", null]));
    home.json(&["alerts", "waive", IDLE, "--reason", "已调减", "--approver", "王局", "--until", "2021-12-31"], 0);
    assert_eq!(state()[3], "2021-12-31");
    home.json(&["alerts", "--rule", "no_spend", "--fail-on", "blue"], 0);
    home.json(&["alerts", "reopen", IDLE], 0);
    home.json(&["alerts", "resolve", IDLE, "--reason", "已支付"], 0);
    assert_eq!(state()[0], "resolved");
    let log = home.json(&["project", "36110021T000000000002"], 0);
    let notes = log["alerts"].as_array().expect("list").iter().find(|a| a["rule"] == "no_spend").expect("alert");
    assert_eq!(notes["notes"].as_array().map(Vec::len), Some(8), "{notes}");
    // Words go into a workbook as words.
    let csv = shown(&home.run(&["alerts", "--state", "resolved", "--format", "csv"]));
    assert!(csv.contains("已消除"), "{csv}");
}

#[test]
fn filters_choose_what_can_be_done_and_names_choose_all_or_none() {
    let home = Home::city();
    home.refused(&["alerts", "ack"], &["没有指明预警"]);
    home.refused(&["alerts", "ack", "36110021T000000000009"], &["36110021T000000000009"]);
    home.refused(&["alerts", "ack", "36110021T000000000002:no_such"], &["no_such"]);
    let all = home.json(&["alerts"], 0)["alerts"].as_array().map_or(0, Vec::len);
    home.json(&["alerts", "ack", IDLE], 0);
    let done = home.json(&["alerts", "ack", "--all"], 0);
    assert_eq!(json!([done["count"], done["left_out"]]), json!([all - 1, 1]));
    home.refused(&["alerts", "ack", "--all"], &["不能这样处理"]);
    home.refused(&["alerts", "ack", IDLE, "36110021T000000000001"], &["全部未处理"]);
    assert_eq!(home.json(&["alerts", "--state", "new"], 0)["alerts"], json!([]));
    let today = &home.json(&["brief", "--as-of", "2021-07-31"], 0)["today"];
    assert!(today["new"].as_u64().is_some_and(|n| n >= 3), "{today}");
}

#[test]
fn what_is_gone_stays_listed_on_request() {
    let home = Home::city();
    let before = home.json(&["alerts"], 0)["alerts"].as_array().map_or(0, Vec::len);
    home.write(
        "续.csv",
        "项目代码,支付日期,支付金额,凭证号,资金性质\n36110021T000000000002,2021-07-31,1000000.00,2001,一般公共预算\n",
    );
    assert_eq!(status(&home.run(&["import", "续.csv"])), 0);
    let cleared = home.json(&["alerts", "--state", "cleared"], 0);
    let cleared = cleared["alerts"].as_array().expect("list");
    assert!(cleared.iter().any(|a| a["rule"] == "no_spend" && a["state"] == "cleared"), "{cleared:?}");
    let all = home.json(&["alerts", "--all"], 0)["alerts"].as_array().map_or(0, Vec::len);
    assert!(all >= before, "nothing is deleted: {all} of {before}");
    let brief = home.json(&["brief"], 0);
    assert_eq!(brief["today"]["cleared"], 0, "what came and went on the same day is neither");
    let by_rule = brief["change"]["by_rule"].as_array().expect("rules");
    assert!(by_rule.iter().any(|r| r["rule"] == "no_spend" && r["cleared"] == 1), "{by_rule:?}");
    let text = shown(&home.run(&["brief"]));
    assert!(text.contains("解除"), "{text}");
}

#[test]
fn the_calendar_is_set_and_imported_and_counts_at_once() {
    let home = Home::empty();
    let due = |args: &[&str]| home.json(&[&["rectify", "due"], args].concat(), 0);
    let rolled = due(&["--delivered", "2021-09-17", "--days", "30"]);
    assert_eq!(json!([rolled["due"], rolled["rolled_from"]]), json!(["2021-10-18", "2021-10-17"]));
    let working = due(&["--delivered", "2021-09-24", "--days", "10", "--kind", "working"]);
    assert_eq!(json!([working["due"], working["rolled_from"]]), json!(["2021-10-13", null]));
    let far = due(&["--delivered", "2030-09-24", "--days", "10", "--kind", "working"]);
    assert_eq!(json!([far["due"], far["uncharted"]]), json!(["2030-10-08", [2030]]));
    home.json(&["calendar", "set", "2021-10-08", "off", "--note", "=调休"], 0);
    assert_eq!(due(&["--delivered", "2021-09-24", "--days", "10", "--kind", "working"])["due"], "2021-10-14");
    home.json(&["calendar", "set", "2021-10-08", "ordinary"], 0);
    assert_eq!(due(&["--delivered", "2021-09-24", "--days", "10", "--kind", "working"])["due"], "2021-10-13");

    home.write(
        "2030.csv",
        "日期,安排,节日\n2030-10-01至2030-10-07,放假,国庆\n2030-10-12,上班,\n2030-13-01,放假,\n2030-10-08,不知道,\n",
    );
    let taken = home.json(&["calendar", "import", "2030.csv"], 1);
    assert_eq!(json!([taken["days"], taken["bad"][0]["cell"], taken["bad"][1]["cell"]]), json!([8, "A4", "B5"]));
    let far = due(&["--delivered", "2030-09-24", "--days", "10", "--kind", "working"]);
    assert_eq!(json!([far["due"], far["uncharted"]]), json!(["2030-10-14", []]));
    let year = home.json(&["calendar", "--year", "2030"], 0);
    assert_eq!(
        json!([year["charted"], year["days"][0]["note"], year["days"][0]["set_by"]]),
        json!([true, "国庆", "李工"])
    );
    let again = home.json(&["calendar", "import", "2030.csv"], 1);
    assert_eq!(json!([again["days"], again["unchanged"]]), json!([0, 8]));
    home.refused(&["calendar", "set", "2021-02-30", "off"], &["2021-02-30"]);
    home.write("乱.csv", "科目,金额\n办公费,12\n");
    home.refused(&["calendar", "import", "乱.csv"], &["乱.csv", "日期"]);
    let shipped = home.json(&["calendar", "--year", "2021"], 0);
    assert_eq!(shipped["days"].as_array().map(Vec::len), Some(31 + 7 + 1), "{}", said(&home.run(&["calendar"])));
}
