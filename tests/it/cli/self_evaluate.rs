//! `evaluate` for self-evaluations: forms in, what is wrong with each and in
//! which cell, sent back, accepted, drawn, scored anew; what other lists make of it.

use super::desk::{office, record};
use super::*;

const AIR: &str = "36110021T000000000001";
const NET: &str = "36110021T000000000002";

/// Two projects with targets in force; most of the airline's money is unspent.
fn home() -> Home {
    let home = office();
    home.json(&["target", "review", AIR, NET, "--pass", "--on", "2020-10-20"], 0);
    home.json(&["target", "issue", AIR, NET, "--doc", "饶财绩〔2021〕3号", "--date", "2021-03-10"], 0);
    home
}

/// What was achieved against [`record`], in the order of its rows, with the
/// unit's own scores.
const DONE: [(&str, &str); 7] = [
    ("1200班次", "20"),
    ("86%", "10"),
    ("2021年12月20日", "10"),
    ("5万元", "10"),
    ("20万人次", "15"),
    ("3000万元", "15"),
    ("92%", "10"),
];

/// The form of the airline's project as the unit sends it: its execution rate is 27.10 %.
fn filled(change: impl Fn(&mut Json)) -> String {
    let mut form: Json =
        serde_json::from_str(&record(&format!("{AIR}-三清山机场航线运营补贴"), "6000", "≥1200班次")).expect("record");
    form["form_kind"] = json!("self_evaluation");
    form["form_title"] = json!("项目支出绩效自评表（2021年度）");
    form["funds"] = json!({"unit": "万元", "rows": [{"label": "年度资金总额", "initial_budget": "6000",
        "adjusted_budget": "6000", "executed": "1626", "full_marks": "10", "execution_rate": "27.10%", "score": "2.71"}]});
    for (row, (actual, score)) in form["indicators"].as_array_mut().expect("rows").iter_mut().zip(DONE) {
        row["actual"] = json!(actual);
        row["score"] = json!(score);
    }
    form["total"] = json!("92.71");
    form["total_full"] = json!("100");
    change(&mut form);
    form.to_string()
}

fn import(home: &Home, on: &str, expected: i32, change: impl Fn(&mut Json)) -> Json {
    home.write("自评.json", filled(change));
    home.json(&["evaluate", "import", "自评.json", "--on", on], expected)["files"][0]["forms"][0].clone()
}

/// The cells that the unit is asked about, each with the problem.
fn asked(form: &Json) -> Vec<(&str, &str)> {
    let problems = form["problems"].as_array().expect("list").iter().filter(|p| p["asked"] == true);
    problems.map(|p| (p["problem"].as_str().expect("key"), p["cell"].as_str().expect("cell"))).collect()
}

#[test]
fn a_form_is_taken_in_and_scored_by_the_rules() {
    let home = home();
    let form = import(&home, "2022-03-31", 0, |_| {});
    assert_eq!(
        (&form["outcome"], &form["self_score"], &form["computed"]),
        (&json!("filed"), &json!("92.71"), &json!("92.71"))
    );
    assert_eq!((&form["grade"], &form["problems"]), (&json!("excellent"), &json!([])));
    let again = import(&home, "2022-04-01", 0, |_| {});
    assert_eq!(again["outcome"], "unchanged");
    let list = home.json(&["evaluate", "list", "--queue", "to-review"], 0);
    let row = &list["evaluations"][0];
    assert_eq!(
        (&row["project_code"], &row["state"], &row["execution_rate"]),
        (&json!(AIR), &json!("filed"), &json!("0.2710"))
    );
    let keys: Vec<&str> = row.as_object().expect("row").keys().map(String::as_str).collect();
    for key in [
        "self_score",
        "computed",
        "gap",
        "grade",
        "rescored",
        "rescore_gap",
        "anomalies",
        "entering",
        "filed",
        "times_returned",
    ] {
        assert!(keys.contains(&key), "{key}");
    }
    let shown = shown(&home.run(&["evaluate", "show", AIR]));
    assert!(shown.contains("实际值 86% 达到指标值 ≥85%，得满分 10.00 分"), "{shown}");
}

#[test]
fn what_is_damaged_is_asked_about_with_its_cell_and_scored_by_nobody() {
    let home = home();
    let total = import(&home, "2022-03-31", 1, |f| f["total"] = json!("98"));
    assert_eq!((asked(&total), &total["self_score"]), (vec![("total_off", "total")], &Json::Null));
    assert_eq!(
        home.json(&["evaluate", "list"], 0)["evaluations"].as_array().map(|l| {
            l.iter().filter(|e| e["project_code"] == AIR).map(|e| e["self_score"].clone()).collect::<Vec<_>>()
        }),
        Some(vec![Json::Null]),
        "a total that does not close is nobody's score"
    );
    let above = import(&home, "2022-03-31", 1, |f| f["indicators"][1]["score"] = json!("12"));
    assert_eq!(asked(&above)[0], ("score_over_marks", "indicators[1].score"));
    let number = import(&home, "2022-03-31", 1, |f| {
        f["indicators"][0]["actual"] = json!("7,00.0,77");
        f["indicators"][1]["score"] = json!("1.0.0");
    });
    assert_eq!(asked(&number), [("unclear", "indicators[0].actual"), ("not_a_number", "indicators[1].score")]);
    assert_eq!((&number["self_score"], &number["computed"], &number["grade"]), (&Json::Null, &Json::Null, &Json::Null));
    let empty = import(&home, "2022-03-31", 1, |f| f["indicators"][4]["actual"] = json!(""));
    assert_eq!(asked(&empty), [("no_value", "indicators[4].actual")]);
}

#[test]
fn a_form_that_is_not_the_one_asked_for_is_set_aside() {
    let home = home();
    let aside =
        |form: Json| (form["outcome"].clone(), form["set_aside"]["reason"].clone(), form["set_aside"]["cell"].clone());
    let year = import(&home, "2022-03-31", 1, |f| {
        f["year"] = json!("2019");
        f["form_title"] = json!("项目支出绩效自评表（2019年度）");
    });
    assert_eq!(aside(year), (json!("set_aside"), json!("other_year"), json!("form_title")));
    let blank = import(&home, "2022-03-31", 1, |f| {
        for row in f["indicators"].as_array_mut().expect("rows") {
            (row["actual"], row["score"]) = (json!(""), json!(""));
        }
    });
    assert_eq!(aside(blank).1, "form_blank");
    let stray = import(&home, "2022-03-31", 1, |f| {
        for row in f["indicators"].as_array_mut().expect("rows") {
            row["level3"] = json!(format!("另一个{}", row["level3"].as_str().expect("name")));
        }
    });
    assert_eq!(aside(stray), (json!("set_aside"), json!("no_indicator_fits"), json!("indicators[0].level3")));
    assert_eq!(home.json(&["evaluate", "coverage"], 0)["projects"]["filed"], 0);
    home.write("一.json", filled(|_| {}));
    home.write("二.json", filled(|f| f["total"] = json!("98")));
    let twice = home.json(&["evaluate", "import", "一.json", "二.json", "--on", "2022-03-31"], 1);
    assert_eq!(
        twice["files"][1]["forms"][0]["set_aside"]["reason"], "conflicting_twice",
        "nobody knows which total holds"
    );
}

#[test]
fn twenty_and_eighty_are_scored_as_the_form_has_them() {
    let home = home();
    let marks = ["18", "9", "9", "9", "13", "13", "9"];
    let form = import(&home, "2022-03-31", 0, |f| {
        let fund = &mut f["funds"]["rows"][0];
        (fund["full_marks"], fund["score"]) = (json!("20"), json!("5.42"));
        for (row, share) in f["indicators"]
            .as_array_mut()
            .expect("rows")
            .iter_mut()
            .zip(["17.78", "8.89", "8.89", "8.89", "13.33", "13.33", "8.89"])
        {
            (row["full_marks"], row["score"]) = (json!(share), json!(share));
        }
        f["total"] = json!("85.42");
    });
    assert_eq!((&form["self_score"], &form["computed"]), (&json!("85.42"), &json!("85.42")));
    let said: Vec<&Json> = form["problems"].as_array().expect("list").iter().map(|p| &p["problem"]).collect();
    assert_eq!(said, [&json!("marks_rebased")]);
    // Other marks without a rule are told one by one, and those issued count.
    let other = import(&home, "2022-03-31", 0, |f| {
        for (row, share) in f["indicators"].as_array_mut().expect("rows").iter_mut().zip(marks) {
            row["full_marks"] = json!(share);
        }
    });
    let said: Vec<&str> =
        other["problems"].as_array().expect("list").iter().filter_map(|p| p["problem"].as_str()).collect();
    assert_eq!(said, ["marks_changed"; 7]);
}

#[test]
fn a_self_evaluation_goes_its_way_and_the_gap_is_told_by_department() {
    let home = home();
    import(&home, "2022-03-31", 0, |_| {});
    home.refused(&["evaluate", "accept", NET], &["信息化建设经费"]);
    home.refused(&["evaluate", "return", AIR], &["--note"]);
    home.json(&["evaluate", "return", AIR, "--note", "补充佐证材料", "--on", "2022-04-10"], 0);
    assert_eq!(home.json(&["evaluate", "coverage", "--as-of", "2022-12-31"], 0)["returned"], 1);
    home.refused(&["evaluate", "accept", AIR, "--on", "2022-04-11"], &["退回"]);
    let late = import(&home, "2022-04-09", 1, |_| {});
    assert_eq!(late["set_aside"]["reason"], "form_back_dated");
    import(&home, "2022-04-20", 0, |_| {});
    home.json(&["evaluate", "accept", AIR, "--on", "2022-05-10"], 0);
    let kept = import(&home, "2022-05-11", 1, |f| f["indicators"][0]["actual"] = json!("1300班次"));
    assert_eq!(kept["set_aside"]["reason"], "form_accepted", "what was accepted is not overwritten");

    let drawn =
        |seed: &str, n: &str| home.json(&["evaluate", "sample", "-n", n, "--seed", seed, "--as-of", "2022-05-31"], 0);
    let one = drawn("20220531", "1");
    assert_eq!(
        (&one["of"], &one["sample"][0]["project_code"], &one["sample"][0]["lots"]),
        (&json!(1), &json!(AIR), &json!(1))
    );
    home.write(
        "信息化自评.json",
        filled(|f| {
            f["project"] = json!(format!("{NET}-信息化建设经费"));
            f["indicators"][0]["target"] = json!("≥12个");
            f["indicators"][0]["actual"] = json!("12个");
        }),
    );
    home.json(&["evaluate", "import", "信息化自评.json", "--on", "2022-05-12"], 0);
    home.json(&["evaluate", "accept", NET, "--on", "2022-05-13"], 0);
    let all = drawn("20220531", "2");
    assert_eq!((all["of"].clone(), all.clone()), (json!(2), drawn("20220531", "2")), "the same seed draws the same");
    assert_eq!(drawn("20220531", "1")["sample"][0], all["sample"][0], "fewer are the first of more");
    home.refused(&["evaluate", "rescore", AIR, "90.555"], &["最多两位小数"]);
    home.json(&["evaluate", "rescore", AIR, "80.2", "--note", "台账不符", "--on", "2022-06-01"], 0);
    let gaps = home.json(&["evaluate", "gaps", "--as-of", "2022-12-31"], 0);
    let row = &gaps["departments"][0];
    assert_eq!(
        (&row["rescored"], &row["self_score"], &row["rescore"], &row["gap"]),
        (&json!(1), &json!("92.71"), &json!("80.20"), &json!("12.51"))
    );
    // What was checked may still go back, and what was published may not.
    home.json(&["evaluate", "return", AIR, "--note", "重报", "--on", "2022-06-02"], 0);
    import(&home, "2022-06-03", 0, |_| {});
    for step in ["accept", "publish"] {
        home.json(&["evaluate", step, AIR, "--on", "2022-06-04"], 0);
    }
    home.refused(&["evaluate", "return", AIR, "--note", "x", "--on", "2022-06-05"], &["已公开"]);
    let page = home.json(&["evaluate", "show", AIR, "--as-of", "2022-12-31"], 0);
    let steps: Vec<&str> = page["events"].as_array().expect("list").iter().filter_map(|e| e["step"].as_str()).collect();
    assert_eq!(steps, ["file", "return", "file", "accept", "spot_check", "return", "file", "accept", "publish"]);
    let log = shown(&home.run(&["log"]));
    assert!(log.contains("办理自评") && log.contains("导入自评"), "{log}");
}

#[test]
fn a_high_score_on_low_spend_is_an_alert_and_the_score_has_a_cap() {
    let home = home();
    import(&home, "2022-03-31", 0, |_| {});
    let of = |rule: &str| home.json(&["alerts", "--rule", rule, "--as-of", "2022-06-30"], 0)["alerts"].clone();
    let odd = of("self_evaluation_inconsistent");
    assert_eq!((&odd[0]["project_code"], &odd[0]["level"]), (&json!(AIR), &json!("red")), "{odd:#}");
    assert_eq!(odd[0]["inputs"]["self_score"], "92.71");
    assert_eq!(of("score_cap"), json!([]), "X03 is off by default");
    home.json(&["rules", "set", "rule.X03.enabled", "true"], 0);
    let capped = of("score_cap");
    assert_eq!(
        (&capped[0]["level"], &capped[0]["inputs"]["self_score"]),
        (&json!("yellow"), &json!("92.71")),
        "{capped:#}"
    );
    let row = home.json(&["projects", "--as-of", "2022-06-30"], 0)["projects"][0].clone();
    assert_eq!((&row["self_score"], &row["grade"]), (&json!("92.71"), &json!("excellent")));
    assert_eq!(home.json(&["project", AIR, "--as-of", "2022-06-30"], 0)["evaluations"][0]["self_score"], "92.71");
    // In the course of the year nothing was known of it.
    assert_eq!(home.json(&["projects", "--as-of", "2021-06-30"], 0)["projects"][0]["self_score"], Json::Null);
}

#[test]
fn the_next_target_is_held_against_what_was_achieved() {
    let home = home();
    import(&home, "2022-03-31", 0, |_| {});
    home.write(
        "2022年项目.csv",
        format!("年度,项目代码,项目名称,主管部门,预算单位,项目类别,年初预算数\n2022,{AIR},三清山机场航线运营补贴,148-市民航局,148001-市民航局本级,特定目标类,60000000\n"),
    );
    let done = home.run(&["import", "2022年项目.csv"]);
    assert_eq!(status(&done), 0, "{}", said(&done));
    let next = record(&format!("{AIR}-三清山机场航线运营补贴"), "6000", "≥900班次").replace("\"2021\"", "\"2022\"");
    home.write("下年.json", next.replace("2021年12月底前", "2022年12月底前"));
    let done = home.json(&["target", "import", "下年.json", "--year", "2022", "--on", "2021-10-20"], 0);
    let objections = done["files"][0]["forms"][0]["objections"].as_array().cloned().unwrap_or_default();
    assert!(objections.iter().any(|o| o["check"] == "below_last_year"), "{done:#}");
}
