//! `target` from the issue with the budget on: locked, adjusted, compared,
//! closed; whose money may not be arranged.

use super::desk::{office, record};
use super::*;

const AIR: &str = "36110021T000000000001";
const NET: &str = "36110021T000000000002";
const HOUSE: &str = "36110021T000000000003";
const DOC: [&str; 4] = ["--doc", "饶财绩〔2021〕3号", "--date", "2021-02-10"];

/// The airline's target passed and issued; the others were not.
fn issued() -> Home {
    let home = office();
    home.json(&["target", "review", AIR, "--pass", "--on", "2020-10-20"], 0);
    let done = home.json(&[&["target", "issue", AIR][..], &DOC].concat(), 0);
    assert_eq!(done["issued"], json!([{"code": AIR, "name": "三清山机场航线运营补贴", "budget": "60000000.00"}]));
    home
}

fn state(home: &Home, code: &str) -> Json {
    home.json(&["target", "show", code], 0)["state"].clone()
}

#[test]
fn targets_are_issued_with_the_budget_and_what_is_left_out_is_named() {
    let home = office();
    home.json(&["target", "review", AIR, "--pass", "--on", "2020-10-20"], 0);
    home.refused(&["target", "issue", AIR, "--doc", "1号"], &["--date"]);
    home.refused(&["target", "issue", "--doc", "1号", "--date", "2021-02-10"], &["缺少"]);
    home.refused(&["target", "issue", AIR, "--doc", " ", "--date", "2021-02-10"], &["文号"]);
    let done = home.json(&[&["target", "issue", "--department", "市交通运输局"][..], &DOC].concat(), 1);
    assert_eq!(json!([done["issue"], done["issued"]]), json!([null, []]));
    let left = done["left_out"].as_array().expect("list");
    let reasons: Vec<_> = left.iter().map(|l| json!([l["name"], l["state"]])).collect();
    assert!(reasons.contains(&json!(["信息化建设经费", "endorsed"])), "{left:?}");
    assert!(reasons.contains(&json!(["办公楼维修经费", "not_filed"])), "{left:?}");
    let all = home.json(&[&["target", "issue", "--all"][..], &DOC].concat(), 1);
    assert_eq!(all["issued"].as_array().map(Vec::len), Some(1));
    let row = home.json(&["target", "show", AIR], 0);
    assert_eq!(json!([row["state"], row["document"], row["approved"]]), json!(["issued", "饶财绩〔2021〕3号", true]));
    let held = home.json(&["target", "withheld"], 1);
    assert_eq!(json!([held["total"], held["budget"]]), json!([2, "1500000.00"]));
    let table = shown(&home.run(&["target", "withheld"]));
    assert!(table.contains("2 个项目没有批准的绩效目标，预算 150.00 万元"), "{table}");
}

#[test]
fn an_issued_target_is_locked_and_only_an_adjustment_changes_it() {
    let home = issued();
    home.write("再报.json", record(&format!("{AIR}-三清山机场航线运营补贴"), "6000", "≥900班次"));
    let again = home.json(&["target", "import", "再报.json"], 1);
    assert_eq!(again["files"][0]["forms"][0]["set_aside"]["reason"], "target_locked");
    home.refused(&["target", "review", AIR, "--return", "重报"], &["已锁定"]);
    home.refused(&["target", "adjust", AIR, "再报.json"], &["--reason"]);
    home.refused(&["target", "adjust", AIR, "再报.json", "--reason", " "], &["缺理由"]);
    home.refused(&["target", "adjust", NET, "再报.json", "--reason", "航线停飞"], &["再报.json"]);
    let asked = home.json(&["target", "adjust", AIR, "再报.json", "--reason", "航线停飞", "--on", "2021-06-01"], 0);
    assert_eq!(json!([asked["version"], asked["changes"][0]["after"]]), json!([2, "≥900班次"]));
    assert_eq!(state(&home, AIR), "adjust_requested");
    home.refused(&["target", "adjust", AIR, "--grant", "--on", "2021-07-01"], &["--doc"]);
    let granted =
        home.json(&["target", "adjust", AIR, "--grant", "--doc", "饶财绩〔2021〕9号", "--on", "2021-07-01"], 0);
    assert_eq!(json!([granted["state"], granted["version"]]), json!(["issued", 2]));
    let diff = home.json(&["target", "diff", AIR], 0);
    assert_eq!(json!([diff["from"]["version"], diff["to"]["version"]]), json!([1, 2]));
    assert_eq!(diff["changes"].as_array().map(Vec::len), Some(1));
    home.refused(&["target", "diff", AIR, "--from", "7"], &["7"]);
    // The days before the adjustment still show what held then.
    let past = home.json(&["target", "show", AIR, "--as-of", "2021-06-30"], 0);
    assert_eq!(past["in_force"]["indicators"][0]["target"], "≥1200班次");
    let table = shown(&home.run(&["target", "diff", AIR]));
    assert!(table.contains("≥1200班次") && table.contains("≥900班次") && table.contains("第2版"), "{table}");
}

#[test]
fn a_refused_adjustment_leaves_the_target_as_it_was() {
    let home = issued();
    home.write("调整.json", record(&format!("{AIR}-三清山机场航线运营补贴"), "6000", "≥900班次"));
    home.json(&["target", "adjust", AIR, "调整.json", "--reason", "航线停飞", "--on", "2021-06-01"], 0);
    home.refused(&["target", "adjust", AIR, "--refuse", " ", "--on", "2021-06-10"], &["缺理由"]);
    let table = shown(&home.run(&["target", "adjust", AIR, "--refuse", "理由不充分", "--on", "2021-06-10"]));
    assert_eq!(table, "三清山机场航线运营补贴 的调整未同意，原目标不变\n");
    let now = home.json(&["target", "show", AIR], 0);
    assert_eq!(json!([now["state"], now["version"]]), json!(["issued", 1]));
}

#[test]
fn targets_end_closed_or_cancelled() {
    let home = issued();
    home.refused(&["target", "cancel", AIR, "--reason", "停办"], &["三清山机场航线运营补贴"]);
    home.refused(&["target", "close", NET], &["信息化建设经费"]);
    home.refused(&["target", "close", AIR, NET, "--on", "2021-07-31"], &["信息化建设经费"]);
    assert_eq!(state(&home, AIR), "issued");
    let done = home.json(&["target", "close", AIR, "--on", "2021-07-31"], 0);
    assert_eq!(done["targets"][0]["state"], "closed");
    assert_eq!(home.json(&["check"], 0)["sound"], true);
}

const LIBRARY: &str = "指标编码,一级指标,二级指标,三级指标,指标性质,计量单位,适用部门,评分标准\n\
A01,产出指标,数量指标,培训人数,≥,人,,按比例得分\n\
A02,产出指标,质量指标,航班正常率,≥,%,148-市民航局,\n\
A03,效益指标,社会效益指标,旅客吞吐量,≥,万人次,没有的局,\n";

#[test]
fn a_target_is_drafted_from_the_library_and_not_submitted_unfinished() {
    let home = Home::city();
    home.write("指标库.csv", LIBRARY);
    let done = home.json(&["target", "library", "import", "指标库.csv"], 1);
    let file = &done["files"][0];
    assert_eq!(json!([file["imported"], file["set_aside"][0]["name"]]), json!([2, "旅客吞吐量"]));
    let names = |args: &[&str]| {
        let list = home.json(&[&["target", "library"][..], args].concat(), 0);
        list["indicators"].as_array().expect("list").iter().map(|i| i["name"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(json!(names(&["--find", "pxrs"])), json!(["培训人数"]));
    assert_eq!(json!(names(&["--class", "质量"])), json!(["航班正常率"]));
    assert_eq!(json!(names(&["--department", "142"])), json!(["培训人数"]));
    home.refused(&["target", "library", "--department", "没有局"], &["没有部门"]);
    let ids: Vec<String> = home.json(&["target", "library"], 0)["indicators"]
        .as_array()
        .expect("list")
        .iter()
        .map(|i| i["id"].to_string())
        .collect();
    home.refused(&["target", "draft", HOUSE, "99"], &["指标库中没有 99"]);
    let args: Vec<&str> = ["target", "draft", HOUSE]
        .into_iter()
        .chain(ids.iter().map(String::as_str))
        .chain(["--on", "2020-09-10"])
        .collect();
    let drafted = home.json(&args, 0);
    assert_eq!(json!([drafted["state"], drafted["version"]]), json!(["draft", 1]));
    let page = home.json(&["target", "show", HOUSE], 0);
    assert_eq!(page["current"]["indicators"].as_array().map(Vec::len), Some(2));
    assert_ne!(page["found"], json!([]), "an unfinished draft is objected to");
    home.refused(&["target", "submit", HOUSE], &["办公楼维修经费", "须先改正"]);
    home.refused(&["target", "endorse", HOUSE], &["办公楼维修经费"]);
    let table = shown(&home.run(&["target", "library"]));
    assert!(table.contains("共性") && table.contains("市民航局"), "{table}");
    home.refused(&["target", "library", "import", "支付.csv"], &["支付.csv"]);
}
