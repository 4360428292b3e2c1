//! The airport's story by commands alone, and what may not be done.

use serde_json::{Value as Json, json};

use super::{Home, said, shown, status};

const AIR: &str = "36110021T000000000001";
const DOC: &str = "饶财绩函〔2021〕12号";

/// Three departments with their business divisions, and the report's two findings.
fn city() -> Home {
    let home = Home::city();
    home.write("部门.csv", "部门代码,部门名称,单位代码,单位名称,业务科室\n148,市民航局,148001,市民航局本级,经建科\n142,市交通运输局,142001,市交通运输局本级,经建科\n");
    let done = home.run(&["import", "部门.csv"]);
    assert_eq!(status(&done), 0, "{}", said(&done));
    let common = [
        "rectify",
        "add",
        "--source",
        "财政评价",
        "--project",
        AIR,
        "--period",
        "2019、2020年度",
        "--source-doc",
        "饶财绩评〔2021〕3号",
        "--on",
        "2021-09-10",
    ];
    let first = [
        "--category",
        "效益",
        "--problem",
        "上饶=北京大兴航线与昆明=上饶=哈尔滨航线财政补贴成本较高，性价比较差",
        "--item",
        "上饶=北京大兴；昆明=上饶=哈尔滨",
        "--requirement",
        "重新测算补贴标准",
        "--amount",
        "1860万元",
        "--action",
        "核减",
        "--action-amount",
        "3000000",
    ];
    let second = ["--problem", "北京（南苑）=上饶=佛山和上饶=北京大兴航线重复", "--requirement", "取消重复航线"];
    for (n, own) in [&first[..], &second[..]].into_iter().enumerate() {
        let args: Vec<&str> = common.iter().chain(own).copied().collect();
        let done = home.json(&args, 0);
        assert_eq!(done["findings"], json!([format!("2021-00{}", n + 1)]));
    }
    home
}

fn ok(home: &Home, args: &[&str]) -> String {
    let done = home.run(args);
    assert_eq!((status(&done), said(&done).as_str()), (0, ""), "{args:?}");
    shown(&done)
}

fn one(home: &Home, number: &str, as_of: &str) -> Json {
    home.json(&["rectify", "show", number, "--as-of", as_of], 0)
}

#[test]
fn the_airport_s_findings_from_the_report_to_their_verification() {
    let home = city();
    let sent = home.json(
        &[
            "rectify",
            "send",
            "--all",
            "--doc",
            DOC,
            "--on",
            "2021-09-16",
            "--delivered",
            "2021-09-17",
            "--summary",
            "评价得分76.5分，等级为中。",
            "-o",
            "函.docx",
        ],
        0,
    );
    let letter = &sent["letters"][0];
    assert_eq!(letter["to"], "市民航局");
    assert_eq!(letter["copies"], json!(["预算科", "经建科"]));
    assert_eq!((&letter["due"], &letter["rolled_from"]), (&json!("2021-10-18"), &json!("2021-10-17")));
    assert_eq!(letter["findings"], json!(["2021-001", "2021-002"]));
    let words = docx_text(&home, "函.docx");
    for word in [
        "饶财绩函〔2021〕12号",
        "关于反馈三清山机场航线运营补贴项目",
        "绩效评价结果的函",
        "市民航局：",
        "评价得分76.5分",
        "1.上饶=北京大兴",
        "2.北京（南苑）=上饶=佛山",
        "顺延至2021年10月18日",
        "上饶市财政局",
        "抄送：局预算科，局经建科。",
    ] {
        assert!(words.contains(word), "{word} is not in the letter: {words}");
    }
    let item = one(&home, "1", "2021-10-13");
    assert_eq!(
        json!([item["state"], item["days_left"], item["working_days_left"], item["overdue"]]),
        json!(["issued", 5, 3, false])
    );
    home.write("方案.pdf", "plan");
    ok(
        &home,
        &[
            "rectify",
            "plan",
            "1",
            "2",
            "--text",
            "与航空公司谈判",
            "--contact",
            "周华 0793-8220000",
            "--evidence",
            "方案.pdf",
            "--on",
            "2021-09-24",
        ],
    );
    ok(&home, &["rectify", "progress", "1", "--text", "谈判两轮", "--on", "2021-10-08"]);
    ok(&home, &["rectify", "report", "1", "--text", "补贴标准降至320元/座", "--on", "2021-10-15"]);
    home.refused(
        &["rectify", "verify", "1", "--conclusion", "已完成", "--text", "查阅协议", "--on", "2021-10-19"],
        &["2021-001", "李工", "另一人核查"],
    );
    home.refused(&["rectify", "close", "1", "--on", "2021-10-19"], &["2021-001", "已报整改"]);
    let checked = [
        "rectify",
        "verify",
        "1",
        "--conclusion",
        "已完成",
        "--text",
        "查阅协议",
        "--on",
        "2021-10-19",
        "--operator",
        "王敏",
    ];
    assert!(ok(&home, &checked).contains("核查中"));
    assert!(ok(&home, &["rectify", "close", "1", "--on", "2021-10-20", "--operator", "王敏"]).contains("已销号"));

    let listed = home.json(&["rectify", "list", "--as-of", "2021-10-30"], 0);
    assert_eq!(listed["summary"], json!({"open": 1, "overdue": 1, "due_soon": 0, "to_verify": 0, "to_send": 0}));
    let (late, done) = (&listed["findings"][0], &listed["findings"][1]);
    assert_eq!(json!([late["finding"], late["days_over"], late["overdue"]]), json!(["2021-002", 12, true]));
    assert_eq!(json!([done["closed"], done["verifier"], done["conclusion"]]), json!(["2021-10-20", "王敏", "done"]));
    assert_eq!(late["evidence"][0]["sha256"].as_str().map(str::len), Some(64));
    // As it stood the day before the report.
    assert_eq!(one(&home, "2021-001", "2021-10-14")["state"], "in_progress");

    let due = home.json(&["rectify", "due", "--as-of", "2021-10-30"], 1);
    assert_eq!(due["findings"][0]["to_do"][0]["measure"], "urge");
    let urged =
        home.json(&["rectify", "urge", "--doc", "饶财绩函〔2021〕13号", "--as-of", "2021-10-30", "-o", "催办"], 0);
    assert_eq!(urged["letters"][0]["findings"], json!(["2021-002"]));
    let file = urged["letters"][0]["file"].as_str().expect("a file").to_string();
    assert!(docx_text(&home, &file).contains("关于催办三清山机场航线运营补贴"));
    home.refused(&["rectify", "urge", "--doc", "饶财绩函〔2021〕14号", "--as-of", "2021-10-30"], &["没有要办的事项"]);

    let log = shown(&home.run(&["log", "--format", "json"]));
    for action in [
        "finding_add",
        "rectify_send",
        "rectify_plan",
        "rectify_progress",
        "rectify_report",
        "rectify_verify",
        "rectify_close",
        "rectify_urge",
    ] {
        assert!(log.contains(&format!("\"{action}\"")), "{action} is not in the log");
    }
    assert_eq!(status(&home.run(&["check"])), 0);
}

/// The text of a Word file.
pub(super) fn docx_text(home: &Home, file: &str) -> String {
    let bytes = std::fs::read(home.path(file)).expect("file");
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a Word file");
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut zip.by_name("word/document.xml").expect("the document"), &mut xml)
        .expect("text");
    let mut text = String::new();
    let mut inside = false;
    for c in xml.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text
}

#[test]
fn deadlines_are_counted_without_a_store() {
    let home = Home::empty();
    let due = |args: &[&str]| home.json(&[&["rectify", "due"], args].concat(), 0);
    let natural = due(&["--delivered", "2021-09-17", "--days", "30"]);
    assert_eq!((&natural["due"], &natural["rolled_from"]), (&json!("2021-10-18"), &json!("2021-10-17")));
    let acts: Vec<&str> =
        natural["ladder"].as_array().expect("ladder").iter().filter_map(|r| r["act"].as_str()).collect();
    assert_eq!(
        acts,
        ["2021-10-11", "2021-10-15", "2021-10-15", "2021-10-19", "2021-11-02", "2021-11-17", "2021-12-17"]
    );
    // Ten working days through the National Day: September 26 and October 9 are worked.
    let working = due(&["--delivered", "2021-09-22", "--days", "10", "--kind", "working"]);
    assert_eq!((&working["due"], &working["rolled_from"]), (&json!("2021-10-11"), &Json::Null));
    assert_eq!(due(&["--delivered", "2027-05-01", "--days", "5"])["uncharted"], json!([2027]));
    home.refused(&["rectify", "due", "--delivered", "2021-09-31", "--days", "30"], &["2021-09-31"]);
    home.refused(&["rectify", "list"], &["库中还没有数据"]);
}

#[test]
fn what_may_not_be_done_is_refused_with_the_reason() {
    let home = city();
    fn send<'a>(more: &[&'a str]) -> Vec<&'a str> {
        [&["rectify", "send", "1", "--on", "2021-09-16"], more].concat()
    }
    home.refused(&send(&["--doc", DOC, "--to", " "]), &["没有主送单位"]);
    home.refused(&send(&["--doc", "12号"]), &["发文字号"]);
    home.refused(&send(&["--doc", DOC, "--due", "2021-09-01"]), &["到期日 2021-09-01 早于送达日 2021-09-16"]);
    home.refused(&["rectify", "report", "1", "--text", "好了", "--on", "2021-09-16"], &["还没有反馈给单位"]);
    home.refused(&["rectify", "show", "9"], &["没有编号为 2021-009 的问题"]);
    ok(&home, &send(&["--doc", DOC]));
    home.refused(&["rectify", "send", "2", "--doc", DOC, "--on", "2021-09-16"], &["已用于另一份函"]);
    home.refused(&["rectify", "report", "1", "--text", "好了", "--on", "2021-09-20"], &["未登记送达"]);
    home.refused(&["rectify", "deliver", "--doc", DOC, "--on", "2021-09-01"], &["早于上一事项"]);
    ok(&home, &["rectify", "deliver", "--doc", DOC, "--on", "2021-09-17"]);
    let extend = ["rectify", "extend", "1", "--to", "2021-11-30", "--on", "2021-09-20"];
    home.refused(&extend, &["须写明内容"]);
    home.refused(&[&extend[..], &["--reason", "换季"]].concat(), &["批准人"]);
    let early =
        ["rectify", "extend", "1", "--to", "2021-09-01", "--reason", "x", "--approver", "张局", "--on", "2021-09-20"];
    home.refused(&early, &["早于送达日"]);
    home.refused(&["rectify", "add", "--problem", "x", "--department", "市水产局"], &["市水产局"]);
    home.refused(&["rectify", "add", "--problem", "x", "--project", AIR, "--amount", "-5"], &["为负数"]);
    home.refused(&["rectify", "add", "--project", AIR], &["problem"]);
}

#[test]
fn lists_come_in_and_units_answer_by_sheet() {
    let home = city();
    home.write(
        "审计.csv",
        "2021年度审计发现问题清单,,,,\n序号,被审计单位,审计发现问题,金额（万元）,审计建议\n\
         1,市交通运输局,部分资金闲置未用,\"1,234.50\",收回财政\n2,市水产局,账目不清,,\n3,市交通运输局,采购程序不规范,很多,整改\n",
    );
    let list = ["rectify", "import", "审计.csv", "--source-doc", "饶审报〔2021〕8号", "--on", "2021-09-12"];
    let done = home.json(&list, 1);
    assert_eq!(done["summary"], json!({"added": 1, "advanced": 0, "unchanged": 0, "set_aside": 2}));
    let aside = done["files"][0]["set_aside"].as_array().expect("rows");
    let told: Vec<_> = aside.iter().map(|a| (a["cell"].as_str(), a["reason"].as_str())).collect();
    assert_eq!(told, [(Some("B4"), Some("unknown_body")), (Some("D5"), Some("bad_amount"))]);
    assert_eq!(home.json(&list, 1)["summary"]["unchanged"], 1, "the same list again brings nothing twice");
    assert_eq!(one(&home, "3", "2021-09-12")["amount"], "12345000.00");

    ok(&home, &["rectify", "send", "--all", "--doc", DOC, "--on", "2021-09-16", "--delivered", "2021-09-17"]);
    let form = ok(
        &home,
        &["rectify", "export", "--form", "--department", "市民航局", "--as-of", "2021-09-20", "--format", "csv"],
    );
    let mut lines: Vec<String> = form.lines().map(String::from).collect();
    assert!(lines[0].starts_with(
        "问题编号,项目名称,问题描述,整改要求和建议,到期日,责任人/电话,整改措施,整改进展,报告日期,佐证材料"
    ));
    assert!(lines[1].ends_with(",,,,,"), "{}", lines[1]);
    let filled = lines[1].trim_end_matches(',').to_string() + ",周华,谈判,已签补充协议,2021-10-15,补充协议.pdf";
    lines[1] = filled;
    home.write("回报.csv", lines.join("\n"));
    let done = home.json(&["rectify", "import", "回报.csv", "--on", "2021-10-16"], 0);
    assert_eq!(done["summary"], json!({"added": 0, "advanced": 2, "unchanged": 0, "set_aside": 0}));
    let number = lines[1].split(',').next().expect("number").to_string();
    let item = one(&home, &number, "2021-10-16");
    assert_eq!(json!([item["state"], item["reported"], item["contact"]]), json!(["reported", "2021-10-15", "周华"]));
    assert_eq!(home.json(&["rectify", "import", "回报.csv", "--on", "2021-10-16"], 0)["summary"]["unchanged"], 1);

    let ledger = ok(&home, &["rectify", "export", "--as-of", "2021-10-16", "--format", "csv"]);
    let heads: Vec<&str> = ledger.lines().next().expect("head").split(',').collect();
    for column in [
        "序号",
        "年度",
        "来源",
        "来源文号",
        "项目代码",
        "业务科室",
        "问题类别",
        "涉及金额（元）",
        "整改期限",
        "到期日",
        "责任人/电话",
        "整改措施",
        "整改进展",
        "佐证材料",
        "核查人",
        "核查结论",
        "销号日期",
        "逾期天数",
        "催办次数",
        "末次催办",
        "结果应用",
        "核减或收回金额（元）",
        "抄送",
        "备注",
    ] {
        assert!(heads.contains(&column), "{column}");
    }
    assert_eq!(ledger.lines().count(), 4);
}

#[test]
fn an_alert_becomes_a_finding_once() {
    let home = city();
    let args =
        ["rectify", "add", "--project", AIR, "--alert", "lagging_spend", "--on", "2021-08-05", "--as-of", "2021-07-31"];
    assert_eq!(home.json(&args, 0)["findings"], json!(["2021-003"]));
    let item = one(&home, "3", "2021-08-05");
    assert_eq!(json!([item["source"], item["category"]]), json!(["monitoring", "funds"]));
    assert!(item["description"].as_str().is_some_and(|d| d.contains("27.10")), "{}", item["description"]);
    home.refused(&args, &["已登记为问题 2021-003"]);
    ok(&home, &["rectify", "withdraw", "3", "--reason", "重复登记", "--approver", "王科", "--on", "2021-08-06"]);
    assert_eq!(home.json(&args, 0)["findings"], json!(["2021-004"]));
}

#[test]
fn the_project_s_list_and_page_show_what_is_open_and_the_alert_its_days() {
    let home = city();
    ok(&home, &["rectify", "send", "--all", "--doc", DOC, "--on", "2021-09-16", "--delivered", "2021-09-17"]);
    let alert = |day: &str| {
        let found = home.json(&["alerts", "--rule", "rectification_overdue", "--as-of", day], 0);
        found["alerts"][0].clone()
    };
    assert_eq!(alert("2021-10-10"), Json::Null);
    assert_eq!(alert("2021-10-11")["level"], "yellow");
    let red = alert("2021-10-30");
    assert_eq!(json!([red["level"], red["inputs"]["findings"][0]["days_over"]]), json!(["red", 12]));
    assert!(red["explanation"].as_str().is_some_and(|e| e.contains("2 个问题整改逾期，最长 12 天（2021-001")), "{red}");
    let projects = home.json(&["projects", "--as-of", "2021-10-30"], 0);
    assert_eq!(projects["projects"][0]["open_findings"], 2);
    let page = home.json(&["project", AIR, "--as-of", "2021-10-30"], 0);
    assert_eq!(page["findings"][1]["finding"], "2021-002");
}
