//! `monitor key`, `quadrants`, `changes`: what the office watches closely, and
//! what changed between two days.

use super::*;

const AIR: &str = "36110021T000000000001";
const NETWORK: &str = "36110021T000000000002";

#[test]
fn the_list_of_key_projects_is_the_offices_choice() {
    let home = Home::city();
    let key = |home: &Home, code: &str| {
        let list = home.json(&["projects"], 0);
        let all = list["projects"].as_array().expect("projects").clone();
        all.into_iter().find(|p| p["project_code"] == code).expect("project")["key_monitored"].clone()
    };
    assert_eq!(key(&home, AIR), false);
    let suggested = home.json(&["monitor", "key", "suggest"], 0);
    let first = &suggested["suggestions"][0];
    assert_eq!(json!([first["rank"], first["project_code"], first["word"]]), json!([1, AIR, "航线"]));
    // The largest of three, one yellow or red alert, a word; the years before are not known.
    let points = ["amount_points", "history_points", "attention_points", "new_points"].map(|k| first[k].clone());
    assert_eq!(points[0], "40.00");
    assert_eq!((&points[2], &points[3]), (&json!("25.00"), &json!("0.00")));
    let why = first["why"].as_str().expect("words");
    assert!(why.contains("航线") && why.contains("40.00"), "{why}");
    home.refused(&["monitor", "key", "choose", AIR, "--reason", " "], &["理由"]);
    home.refused(&["monitor", "key", "choose", AIR, "X", "--reason", "关注度高"], &["没有项目 X"]);
    assert_eq!(key(&home, AIR), false, "all or none");
    assert_eq!(status(&home.run(&["monitor", "key", "choose", AIR, NETWORK, "--reason", "金额大、关注度高"])), 0);
    assert_eq!(key(&home, AIR), true);
    home.refused(&["monitor", "key", "choose", AIR, "--reason", "再选"], &["已在"]);
    let list = home.json(&["monitor", "key", "list"], 0);
    assert_eq!(json!([list["total"], list["projects"][0]["reason"]]), json!([2, "金额大、关注度高"]));
    // The same project list again changes nothing of it, and nothing of the list is changed by it.
    let again = home.json(&["import", "项目.csv"], 0);
    assert_eq!(again["batches"][0]["rows_unchanged"], 3);
    assert_eq!(status(&home.run(&["monitor", "key", "drop", NETWORK, "--reason", "年中取消"])), 0);
    assert_eq!((key(&home, AIR), key(&home, NETWORK)), (json!(true), json!(false)));
    home.refused(&["monitor", "key", "drop", NETWORK, "--reason", "再移"], &["不在"]);
    let past = home.json(&["projects", "--as-of", "2021-07-30"], 0);
    assert_eq!(past["projects"][0]["key_monitored"], false, "the day before had chosen none");
}

#[test]
fn extended_checks_are_entered_item_by_item() {
    let home = Home::city();
    let check = |item: &'static str, result: &'static str| ["monitor", "key", "check", AIR, item, result];
    home.refused(&check("采购", "合规"), &["不在重点监控清单"]);
    home.run(&["monitor", "key", "choose", AIR, "--reason", "关注度高"]);
    assert_eq!(status(&home.run(&check("采购", "合规"))), 0);
    home.refused(&check("验收", "有问题"), &["写明问题"]);
    home.refused(&check("天气", "合规"), &["天气", "采购"]);
    home.refused(&check("验收", "很好"), &["compliant"]);
    let told = [&check("验收", "problem")[..], &["--note", "未按合同组织验收"]].concat();
    assert_eq!(status(&home.run(&told)), 0);
    let list = home.json(&["monitor", "key", "checks"], 0);
    let checks = list["projects"][0]["checks"].as_array().expect("checks").clone();
    assert_eq!(checks.len(), 7, "every item stands, checked or not");
    let of = |item: &str| checks.iter().find(|c| c["item"] == item).expect("item").clone();
    assert_eq!((&of("采购")["result"], &of("监理")["result"]), (&json!("compliant"), &Json::Null));
    assert_eq!(of("验收")["note"], "未按合同组织验收");
    // The office may check other things; what was found stays.
    assert_eq!(status(&home.run(&["rules", "set", "key_checks", "采购,档案"])), 0);
    let list = home.json(&["monitor", "key", "checks"], 0);
    let items: Vec<_> =
        list["projects"][0]["checks"].as_array().expect("checks").iter().map(|c| c["item"].clone()).collect();
    assert_eq!(json!(items), json!(["采购", "档案", "验收"]));
}

#[test]
fn without_a_round_no_project_has_a_place() {
    let home = Home::city();
    let all = home.json(&["quadrants"], 0);
    assert_eq!(all["projects"], json!([]));
    let none = all["quadrants"].as_array().expect("five").last().expect("last").clone();
    assert_eq!(json!([none["quadrant"], none["projects"], none["budget"]]), json!(["unplaced", 3, "61500000.00"]));
    assert_eq!(home.json(&["quadrants", "--quadrant", "unplaced"], 0)["total"], 3);
    home.refused(&["quadrants", "--quadrant", "left"], &["money_ahead"]);
}

#[test]
fn two_days_side_by_side() {
    let home = Home::city();
    let days = home.json(&["changes", "--from", "2021-05-29", "--to", "2021-07-31"], 0);
    let (then, now) = (&days["totals"]["from"], &days["totals"]["to"]);
    assert_eq!(json!([then["paid"], now["paid"]]), json!(["400000.00", "16670000.00"]));
    assert_eq!(json!([then["idle"], now["idle"]]), json!(["60000000.00", "1000000.00"]));
    let air = days["projects"].as_array().expect("projects").iter().find(|p| p["project_code"] == AIR).cloned();
    let air = air.expect("its alerts changed");
    assert_eq!(json!([air["paid"], air["idle"]["to"]]), json!([{"from": "0.00", "to": "16260000.00"}, "0.00"]));
    let alerts = days["alerts"].as_array().expect("alerts");
    let of = |rule: &str, code: &str| alerts.iter().find(|a| a["rule"] == rule && a["project_code"] == code).cloned();
    assert_eq!(of("no_spend", AIR).expect("cleared")["change"], "cleared");
    assert_eq!(of("no_spend", NETWORK).expect("new")["change"], "new");
    let rules = days["rules"].as_array().expect("rules");
    let no_spend = rules.iter().find(|r| r["rule"] == "no_spend").expect("rule");
    assert_eq!(json!([no_spend["new"], no_spend["cleared"]]), json!([1, 1]));
    // A day against itself: nothing; the wrong way round: refused.
    let same = home.json(&["changes", "--from", "2021-07-31", "--to", "2021-07-31"], 0);
    assert_eq!(json!([same["total"], same["alerts"]]), json!([0, []]));
    home.refused(&["changes", "--from", "2021-07-31", "--to", "2021-07-01"], &["2021-07-31", "前一日"]);
    // Nobody named a day: the end of the month before, as there was no earlier import.
    assert_eq!(home.json(&["changes"], 0)["from"], "2021-06-30");
}
