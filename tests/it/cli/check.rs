//! `target check`: forms judged from files, with and without a store.

use super::*;

fn published(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/data/forms/{name}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect("fixture")
}

#[test]
fn a_form_is_judged_cell_by_cell() {
    let home = Home::empty();
    home.write("自评.json", published("08_yongde_minglang_yingyang_2022"));
    let out = home.json(&["target", "check", "自评.json"], 1);
    let file = &out["files"][0];
    assert_eq!((&file["file"], &file["form"]), (&json!("自评.json"), &json!("self_evaluation")));
    assert_eq!(file["project"], "义务教育营养改善计划专项资金");
    assert_eq!(
        file["recomputed"],
        json!({"execution_rate": "1.0000", "execution_score": "10.00", "total": "96.00", "grade": "优"})
    );
    let objections = file["objections"].as_array().expect("list");
    let ge = objections.iter().find(|o| o["check"] == "ge_100_percent").expect("found");
    assert_eq!(
        *ge,
        json!({
            "check": "ge_100_percent", "certainty": "sure", "blocks": false, "cell": "indicators[1].target",
            "quote": "≧ 100 %", "message": "「≧ 100 %」比率不可能超过 100%，「≥100%」无从判断超额",
            "suggestion": "改为：＝100%",
        })
    );
    assert_eq!(out["broken"], json!([]));
}

#[test]
fn of_many_files_the_broken_ones_are_named_and_the_others_checked() {
    let home = Home::empty();
    std::fs::create_dir(home.path("表")).expect("folder");
    home.write("表/a.json", published("12_daying_yanglao_2020"));
    home.write("表/b.json", published("36_dongguan_lianwanglu_target_2019"));
    home.write("表/坏.xlsx", b"PK\x03\x04 no workbook");
    home.write("表/~$a.xlsx", b"a lock");
    home.write("表/说明.txt", b"no form");
    let done = home.run(&["target", "check", "表", "--format", "json"]);
    assert_eq!(status(&done), 1);
    assert!(said(&done).contains("坏.xlsx"), "{}", said(&done));
    let out: Json = serde_json::from_slice(&done.stdout).expect("one object");
    assert_eq!(out["files"].as_array().map(Vec::len), Some(2));
    assert_eq!(out["broken"].as_array().map(Vec::len), Some(1));
    assert_eq!(out["summary"]["forms"], 2);
    // Nothing could be read.
    home.refused(&["target", "check", "表/坏.xlsx"], &["坏.xlsx"]);
    home.refused(&["target", "check", "无.xlsx"], &["无.xlsx"]);
}

#[test]
fn a_pre_filled_form_lacks_what_the_unit_is_to_fill_in() {
    let home = Home::city();
    let done = home.run(&["form", "target", "--project", "36110021T000000000001", "-o", "表.xlsx"]);
    assert_eq!(status(&done), 0, "{}", said(&done));
    let out = home.json(&["target", "check", "表.xlsx"], 1);
    let checks: Vec<&str> =
        out["files"][0]["objections"].as_array().expect("list").iter().filter_map(|o| o["check"].as_str()).collect();
    assert_eq!(checks, ["goal_missing", "too_few_indicators"]);
}

#[test]
fn objections_leave_as_a_table_and_as_a_list() {
    let home = Home::empty();
    home.write("表.json", published("36_dongguan_lianwanglu_target_2019"));
    let text = String::from_utf8(home.run(&["target", "check", "表.json"]).stdout).expect("text");
    assert!(text.contains("项目支出绩效目标申报表 镇际联网路升级改造工程一期"), "{text}");
    assert!(text.contains("改为：2019年12月31日前完成") && text.contains("共 1 张表"), "{text}");
    let list = String::from_utf8(home.run(&["target", "check", "表.json", "--format", "csv"]).stdout).expect("text");
    assert!(list.starts_with("文件,工作表,表,项目或部门,把握,单元格,原文,问题,改法,须改正,代码"), "{list}");
    let english = home.run(&["target", "check", "表.json", "--lang", "en"]);
    assert!(String::from_utf8_lossy(&english.stdout).contains("write: 2019年12月31日前完成"));
}
