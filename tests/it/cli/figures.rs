//! What the lists print, reckoned by hand for three projects.

use super::*;

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
fn a_threshold_set_apart_holds_for_those_alone_and_ends() {
    let home = Home::city();
    let level = |args: &[&str]| {
        let out = home.json(&[&["alerts", "--rule", "lagging_spend", "--department", "148"], args].concat(), 0);
        out["summary"].clone()
    };
    assert_eq!(level(&[]), json!({"red": 1, "yellow": 0, "blue": 0}), "市民航局's route subsidy");
    let apart = ["rules", "set", "rule.R01.red", "0.40", "--department", "148"];
    home.refused(&apart, &["单独设定须写明理由和截止日", "--until"]);
    let set = home.json(&[&apart[..], &["--until", "2021-08-31", "--reason", "航线暂停"]].concat(), 0);
    assert_eq!(set["scope"]["kind"], "department");
    assert_eq!(level(&[]), json!({"red": 0, "yellow": 1, "blue": 0}), "q = 46.75 % is above 40 % now");
    assert_eq!(level(&["--as-of", "2021-09-01"])["red"], 1, "after its last day all is as before");
    let others = home.json(&["alerts", "--rule", "lagging_spend"], 0);
    assert_eq!(others["summary"], json!({"red": 1, "yellow": 1, "blue": 0}), "another department's stays red");
    let why = home.json(&["alerts", "--rule", "lagging_spend", "--department", "148"], 0);
    let red = &why["alerts"][0]["thresholds"][1];
    assert_eq!(json!([red["key"], red["value"]]), json!(["rule.R01.red", "0.40"]), "the alert shows its own limit");
    let past = home.json(&["rules", "simulate", "R01.red", "0.60", "--department", "148", "--history"], 0);
    assert_eq!(
        past["history"][6]["after"]["red"].as_u64(),
        past["history"][6]["before"]["red"].as_u64().map(|n| n + 1)
    );
    home.json(&["rules", "unset", "rule.R01.red", "--department", "148"], 0);
    assert_eq!(level(&[])["red"], 1);
    home.refused(&["rules", "set", "R01.red", "0.4", "--department", "148", "--project", "x"], &["--project"]);
}
