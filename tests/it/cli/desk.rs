//! `target` as an office works with it: forms in, the queues, the review, a
//! word taken back, the receipt, the coverage.

use super::*;

const AIR: &str = "36110021T000000000001";
const NET: &str = "36110021T000000000002";
const HOUSE: &str = "36110021T000000000003";

/// A target form of a project, as a record.
pub fn record(project: &str, amount: &str, target: &str) -> String {
    let row = |level1: &str, level2: &str, name: &str, target: &str, marks: &str| json!({"level1": level1, "level2": level2, "level3": name, "target": target, "full_marks": marks});
    json!({
        "form_kind": "target", "form_title": "项目支出绩效目标申报表", "year": "2021", "project": project,
        "goals": "保障航班正常运营，完成旅客运送任务",
        "funds": {"unit": "万元", "rows": [
            {"label": "年度资金总额", "initial_budget": amount}, {"label": "其中：财政拨款", "initial_budget": amount}]},
        "indicators": [
            row("产出指标", "数量指标", "保障航班班次", target, "20"),
            row("产出指标", "质量指标", "航班正常率", "≥85%", "10"),
            row("产出指标", "时效指标", "补贴拨付时间", "2021年12月底前", "10"),
            row("产出指标", "成本指标", "每班次补贴", "≤5万元", "10"),
            row("效益指标", "社会效益指标", "旅客吞吐量", "≥20万人次", "15"),
            row("效益指标", "经济效益指标", "带动旅游收入", "≥3000万元", "15"),
            row("满意度指标", "服务对象满意度指标", "旅客满意度", "≥90%", "10"),
        ],
    })
    .to_string()
}

/// The three projects with the targets of two of them filed.
pub fn office() -> Home {
    let home = Home::city();
    home.write("航线.json", record(&format!("{AIR}-三清山机场航线运营补贴"), "6000", "≥1200班次"));
    home.write("信息化.json", record(&format!("{NET}-信息化建设经费"), "100", "≥12个"));
    let done = home.json(&["target", "import", "航线.json", "信息化.json", "--on", "2020-09-20"], 0);
    assert_eq!(done["summary"]["imported"], 2, "{done:#}");
    home
}

fn codes(list: &Json) -> Vec<&str> {
    list["targets"].as_array().expect("list").iter().map(|t| t["code"].as_str().expect("code")).collect()
}

#[test]
fn queues_follow_the_review() {
    let home = office();
    let queue = |q: &str| {
        let list = home.json(&["target", "list", "--queue", q], 0);
        codes(&list).into_iter().filter(|c| c.len() > 6).map(str::to_string).collect::<Vec<_>>()
    };
    assert_eq!(queue("to-review"), [AIR, NET]);
    assert_eq!(queue("missing"), [HOUSE]);
    let passed = home.json(&["target", "review", AIR, "--pass", "--points", "18/27/26/17", "--on", "2020-10-20"], 0);
    let row = &passed["targets"][0];
    assert_eq!(json!([row["state"], row["points"], row["grade"]]), json!(["approved", "88.00", "good"]));
    home.json(&["target", "review", NET, "--return", "补充质量指标", "--on", "2020-10-20"], 0);
    assert_eq!(
        (queue("to-review"), queue("reviewed"), queue("returned")),
        (vec![], vec![AIR.into()], vec![NET.into()])
    );
    assert_eq!(queue("handled"), [AIR, NET]);
    let list = home.json(&["target", "list", "--state", "returned"], 0);
    assert_eq!(json!([list["total"], list["targets"][0]["note"]]), json!([1, "补充质量指标"]));
    assert_eq!(list["queues"]["to_review"], 0);
    // As of a day before the review both still wait.
    let past = home.json(&["target", "list", "--queue", "to-review", "--as-of", "2020-10-01", "--year", "2021"], 0);
    assert_eq!(past["total"], 2);
    let table = shown(&home.run(&["target", "list", "--department", "市民航局"]));
    assert!(table.contains("审核通过") && table.contains("各队列：待审 0"), "{table}");
    home.refused(&["target", "list", "--department", "没有局"], &["没有部门 没有局"]);
    home.refused(&["target", "list", "--state", "blue"], &["--state", "approved"]);
}

#[test]
fn a_refused_review_changes_nothing() {
    let home = office();
    let on = "2020-10-20";
    home.refused(&["target", "review", AIR, HOUSE, "--pass", "--on", on], &["办公楼维修经费", "未报绩效目标"]);
    home.refused(&["target", "review", AIR, "--return", " ", "--on", on], &["缺理由"]);
    home.refused(&["target", "review", AIR, "--pass", "--grade", "差", "--on", on], &["评为差"]);
    home.refused(&["target", "review", AIR, "--pass", "--grade", "甲"], &["--grade", "优"]);
    home.refused(&["target", "review", AIR, "--pass", "--points", "18/27", "--on", on], &["四个数"]);
    home.refused(&["target", "review", AIR, "--pass", "--points", "21/27/26/17", "--on", on], &["规范完整性"]);
    home.refused(&["target", "review", AIR, "--pass", "--on", "2020-09-01"], &["未报绩效目标"]);
    home.refused(&["target", "review", AIR], &["缺少"]);
    home.refused(&["target", "review", AIR, "--pass", "--reject", "x"], &["不能与"]);
    home.refused(&["target", "review", "36110021T000000000009", "--pass"], &["没有项目或部门"]);
    assert_eq!(home.json(&["target", "list", "--queue", "to-review"], 0)["total"], 2);
    assert_eq!(home.json(&["target", "sittings"], 0)["sittings"], json!([]));
}

#[test]
fn a_word_is_taken_back_until_the_sitting_ends() {
    let home = office();
    home.refused(&["target", "undo", "--all"], &["没有可撤回的决定"]);
    home.json(&["target", "review", AIR, NET, "--pass", "--on", "2020-10-20"], 0);
    let back = home.json(&["target", "undo", AIR], 0);
    assert_eq!(back["undone"].as_array().map(Vec::len), Some(1));
    assert_eq!(codes(&home.json(&["target", "list", "--queue", "to-review"], 0)), [AIR]);
    // Another operator has no sitting of his own.
    home.refused(&["target", "undo", NET, "--operator", "王科"], &["没有可撤回的决定"]);
    let receipt = home.json(&["target", "receipt", "--end"], 0);
    assert_eq!(json!([receipt["counts"]["pass"], receipt["undone"], receipt["ended"]]), json!([1, 1, true]));
    assert_eq!(receipt["lines"][0]["name"], "信息化建设经费");
    home.refused(&["target", "undo", NET], &["没有可撤回的决定"]);
    home.refused(&["target", "receipt"], &["没有进行中的审核"]);
    let table = shown(&home.run(&["target", "receipt", "1"]));
    assert!(table.contains("通过 1，退回 0，不通过 0，略过 0，撤回 1"), "{table}");
    assert!(shown(&home.run(&["target", "sittings"])).contains("已结束"));
}

#[test]
fn every_file_of_a_folder_is_answered_for() {
    let home = Home::city();
    std::fs::create_dir_all(home.path("目标/民航")).expect("folder");
    home.write("目标/民航/航线.json", record(&format!("{AIR}-三清山机场航线运营补贴"), "6000", "≥1200班次"));
    home.write("目标/未知.json", record("36110021T000000000009-没有的项目", "10", "≥1个"));
    home.write("目标/坏.json", "{");
    home.write("目标/~$打开.json", "x");
    let dry = home.json(&["target", "import", "目标", "--dry-run", "--on", "2020-09-20"], 1);
    assert_eq!(json!([dry["dry_run"], dry["summary"]["imported"]]), json!([true, 1]));
    assert_eq!(home.json(&["target", "list", "--queue", "to-review"], 0)["total"], 0);
    let done = home.json(&["target", "import", "目标", "--on", "2020-09-20"], 1);
    let sum =
        json!({"files": 3, "broken": 1, "imported": 1, "changed": 0, "unchanged": 0, "set_aside": 1, "blocked": 0});
    assert_eq!(done["summary"], sum);
    let unknown = done["files"].as_array().expect("files").iter().find(|f| f["file"] == "目标/未知.json").expect("it");
    let aside = &unknown["forms"][0]["set_aside"];
    assert_eq!(json!([aside["reason"], aside["cell"]]), json!(["unknown_project", "project"]));
    // The second round says what changed.
    home.write("二.json", record(&format!("{AIR}-三清山机场航线运营补贴"), "6000", "≥1300班次"));
    let second = home.json(&["target", "import", "二.json", "--on", "2020-09-25"], 0);
    let form = &second["files"][0]["forms"][0];
    assert_eq!(json!([form["outcome"], form["round"]]), json!(["changed", 2]));
    let change = &form["changes"][0];
    assert_eq!(
        json!([change["row"], change["field"], change["before"], change["after"], change["cell"]]),
        json!(["保障航班班次", "target", "≥1200班次", "≥1300班次", "indicators[0].target"])
    );
    let again = home.json(&["target", "import", "二.json", "--on", "2020-09-26"], 0);
    assert_eq!(again["summary"]["unchanged"], 1);
    std::fs::create_dir(home.path("空")).expect("folder");
    home.refused(&["target", "import", "空"], &["没有可读的文件"]);
}

#[test]
fn a_target_shows_its_indicators_and_its_life() {
    let home = office();
    home.json(&["target", "review", AIR, "--pass", "--on", "2020-10-20"], 0);
    let shown_ = home.json(&["target", "show", AIR], 0);
    assert_eq!(json!([shown_["state"], shown_["version"], shown_["declared"]]), json!(["approved", 1, "60000000.00"]));
    let first = &shown_["current"]["indicators"][0];
    assert_eq!(
        json!([
            first["name"],
            first["weight"],
            first["reading"]["operator"],
            first["reading"]["value"],
            first["reading"]["unit"]
        ]),
        json!(["保障航班班次", "20", "ge", "1200", "班次"])
    );
    assert_eq!(shown_["current"]["indicators"][2]["reading"]["value"], "2021-12-31");
    let steps: Vec<_> = shown_["versions"][0]["events"].as_array().expect("life").iter().map(|e| &e["step"]).collect();
    assert_eq!(json!(steps), json!(["file", "submit", "endorse", "take", "approve"]));
    let table = shown(&home.run(&["target", "show", AIR]));
    assert!(
        table.starts_with("三清山机场航线运营补贴，第1版，审核通过\n") && table.contains("不低于 1200 班次"),
        "{table}"
    );
    let none = home.json(&["target", "show", HOUSE], 0);
    assert_eq!(json!([none["state"], none["current"], none["versions"]]), json!(["not_filed", null, []]));
    assert_eq!(home.json(&["target", "show", "市民航局"], 0)["kind"], "department");
    home.refused(&["target", "show", "x"], &["没有项目或部门 x"]);
    home.refused(&["target", "diff", AIR], &["只报送过一次"]);
    home.refused(&["target", "diff", HOUSE], &["没有绩效目标"]);
}

#[test]
fn coverage_counts_departments_projects_and_money() {
    let home = office();
    let zero = home.json(&["target", "coverage"], 0);
    assert_eq!(zero["projects"], json!({"total": 3, "approved": 0}));
    home.json(&["target", "review", AIR, "--pass", "--on", "2020-10-20"], 0);
    let c = home.json(&["target", "coverage"], 0);
    assert_eq!(
        json!([c["departments"], c["projects"], c["amount"]]),
        json!([{"total": 2, "approved": 0}, {"total": 3, "approved": 1},
            {"total": "61500000.00", "approved": "60000000.00"}])
    );
    let funds = c["by_fund"].as_array().expect("funds");
    assert_eq!(
        funds[0],
        json!({"fund": "一般公共预算", "fund_key": "general_public", "projects": 2, "amount": "61000000.00",
            "approved_amount": "60000000.00"})
    );
    let table = shown(&home.run(&["target", "coverage"]));
    assert!(table.contains("6,000.00") && table.contains("97.56"), "{table}");
    let english = shown(&home.run(&["target", "coverage", "--lang", "en"]));
    assert!(english.contains("projects that need one"), "{english}");
}
