//! Assessment as it is called: points reckoned again from the rows they show,
//! points by hand, tables, appeals, frozen rankings.

use std::str::FromStr;

use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::{Value as Json, json};

use super::{Home, said, status};

fn d(v: &Json) -> Decimal {
    Decimal::from_str(v.as_str().expect("a text")).expect("a number")
}

fn round(v: Decimal) -> Decimal {
    v.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

/// Points of an item from what its JSON says of it and from nothing else: the
/// formula with its limits, full points, and the rows.
fn again(item: &Json) -> Option<Decimal> {
    let rows = item["rows"].as_array().expect("rows");
    let (should, done) =
        rows.iter().fold((Decimal::ZERO, Decimal::ZERO), |(s, t), r| (s + d(&r["should"]), t + d(&r["done"])));
    let full = d(&item["full"]);
    let mut formula = item["formula"].as_str().expect("a formula").split(' ');
    let word = formula.next();
    let limits: Vec<Decimal> = formula.map(|n| Decimal::from_str(n).expect("a limit")).collect();
    let part = match word {
        Some("share") => done.checked_div(should)?,
        Some("rate") => (done.checked_div(should)? - limits[1]) / (limits[0] - limits[1]),
        Some("gap") => {
            let gaps: Decimal = rows.iter().map(|r| (d(&r["should"]) - d(&r["done"])).abs()).sum();
            let beyond = (gaps.checked_div(Decimal::from(rows.len()))? - limits[0]).max(Decimal::ZERO);
            return Some(round((full - (beyond / limits[1]).floor()).max(Decimal::ZERO)));
        }
        _ => return None,
    };
    Some(round(full * part.clamp(Decimal::ZERO, Decimal::ONE)))
}

/// A sheet as shown with its evidence, reckoned again down to its total; how
/// many of its items rest on rows.
#[track_caller]
fn reckoned(sheet: &Json) -> usize {
    let (mut points, mut full, mut on_rows) = (Decimal::ZERO, Decimal::ZERO, 0);
    for item in sheet["items"].as_array().expect("items") {
        let key = &item["item"];
        match item["origin"].as_str() {
            Some("computed") => {
                assert_eq!(again(item), Some(d(&item["points"])), "{key} of {}", sheet["name"]);
                on_rows += 1;
            }
            Some("reported") if item["rows_counted"] != 0 => {
                assert_eq!(again(item), Some(d(&item["points"])), "{key} of {}", sheet["name"]);
                on_rows += 1;
            }
            Some("reported" | "hand" | "appeal") => assert!(item["reason"].is_string(), "{key} says why"),
            Some("absent") => {
                assert_eq!((&item["points"], &item["rows_counted"]), (&Json::Null, &json!(0)), "{key}");
                continue;
            }
            other => panic!("{key}: {other:?}"),
        }
        points += d(&item["points"]);
        full += d(&item["full"]);
    }
    assert_eq!((d(&sheet["points"]), d(&sheet["full"])), (points, full), "{}", sheet["name"]);
    assert!(matches!(sheet["absent"].as_str(), None | Some("scale")));
    let given: Decimal = sheet["bonuses"].as_array().expect("bonuses").iter().map(|b| d(&b["points"])).sum();
    assert_eq!(d(&sheet["bonus"]), given.clamp(Decimal::from(-5), Decimal::from(5)));
    assert_eq!(d(&sheet["total"]), round(points / full * Decimal::ONE_HUNDRED) + d(&sheet["bonus"]));
    on_rows
}

/// In the sample city: departments and counties, from their JSON alone.
pub(super) fn the_city_is_reckoned_again(home: &Home, db: &str) {
    let sheet = |args: &[&str]| home.json(&[&["assess", "show", "--evidence", "--db", db], args].concat(), 0);
    for (department, items) in [("148", 6), ("市科协", 6), ("170", 6)] {
        let on_rows = reckoned(&sheet(&[department]));
        assert!(on_rows >= items, "{department}: only {on_rows} items rest on rows");
    }
    for county in ["361103", "婺源县"] {
        reckoned(&sheet(&[county, "--county"]));
    }
}

const SCORES: &str = "部门代码,部门名称,考核项目,应完成,已完成,得分,依据\n\
    148,市民航局,organisation,,,4.5,专人负责\n\
    148,市民航局,evaluation.quality,,,3,报告复核\n\
    142,市交通运输局,组织保障,,,5,制度健全\n\
    142,市交通运输局,评价报告质量,,,2.25,缺成本分析\n\
    142,市交通运输局,部门评价开展,3,2,,两个项目\n\
    142,市交通运输局,事前评估,2,1,,新增项目\n";

fn scored() -> Home {
    let home = Home::city();
    home.write("评分.csv", SCORES);
    home.json(&["assess", "import", "评分.csv"], 0);
    home
}

#[test]
fn points_of_a_department_are_reckoned_again_from_the_rows_it_shows() {
    let home = scored();
    // 142: 410,000 of 1,500,000 paid is far below 60 %; a payment brings it to 1,210,000.
    home.write(
        "又付.csv",
        "项目代码,支付日期,支付金额,凭证号,资金性质,收款人\n36110021T000000000002,2021-07-31,800000.00,1009,一般公共预算,丙公司\n",
    );
    home.json(&["import", "又付.csv"], 0);
    home.json(&["assess", "bonus", "142", "1.5", "--reason", "省级通报表扬"], 0);
    home.json(&["assess", "bonus", "142", "-0.25", "--reason", "审计问题"], 0);
    assert!(reckoned(&home.json(&["assess", "show", "142", "--evidence"], 0)) >= 6);
    let sheet = home.json(&["assess", "show", "142"], 0);
    let mut points = Decimal::ZERO;
    let mut full = Decimal::ZERO;
    for item in sheet["items"].as_array().expect("items") {
        let key = item["item"].as_str().expect("a key");
        let shown = home.json(&["assess", "show", "市交通运输局", "--item", key], 0)["items"][0].clone();
        match item["origin"].as_str() {
            Some("computed" | "reported") if item["rows_counted"] != 0 => {
                assert_eq!(again(&shown), Some(d(&item["points"])), "{key}");
            }
            Some("absent") => {
                assert_eq!(item["points"], Json::Null, "{key}");
                continue;
            }
            Some("reported") => assert!(shown["reason"].is_string(), "{key}"),
            other => panic!("{key}: {other:?}"),
        }
        points += d(&item["points"]);
        full += d(&item["full"]);
    }
    assert_eq!((d(&sheet["points"]), d(&sheet["full"])), (points, full));
    assert_eq!(d(&sheet["total"]), round(points / full * Decimal::ONE_HUNDRED) + Decimal::new(125, 2));
    let of = |key: &str| {
        let items = sheet["items"].as_array().expect("items");
        let item = items.iter().find(|i| i["item"] == key).expect("an item");
        item["points"].as_str().map(String::from)
    };
    // By hand: (1,210,000 ÷ 1,500,000 - 0.60) ÷ 0.35 × 10 = 5.904…; 6 × 2 ÷ 3; 5 × 1 ÷ 2.
    assert_eq!(of("execution").as_deref(), Some("5.90"));
    assert_eq!((of("evaluation.share").as_deref(), of("appraisal").as_deref()), (Some("4.00"), Some("2.50")));
    assert_eq!(of("target.coverage").as_deref(), Some("0.00"), "no target was filed");
}

#[test]
fn a_frozen_ranking_stays_as_it_was_after_a_later_import() {
    let home = scored();
    let frozen = home.json(&["assess", "freeze", "--note", "年度考核"], 0);
    assert_eq!(frozen["ranking"].as_array().map(Vec::len), Some(2));
    let before = home.json(&["assess", "rank"], 0);
    let row = home.json(&["assess", "show", "142", "--item", "execution"], 0);
    home.write(
        "补.csv",
        "项目代码,支付日期,支付金额,凭证号,资金性质,收款人\n36110021T000000000002,2021-07-31,1000000.00,1010,一般公共预算,丙公司\n",
    );
    home.json(&["import", "补.csv"], 0);
    home.write("改.csv", SCORES.replace("5,制度健全", "1,制度缺失"));
    home.json(&["assess", "import", "改.csv"], 0);
    assert_eq!(home.json(&["assess", "rank"], 0), before);
    assert_eq!(home.json(&["assess", "show", "142", "--item", "execution"], 0), row);
    let live = home.json(&["assess", "rank", "--live"], 0);
    assert_ne!(live["ranking"], before["ranking"], "what would be frozen now is another thing");
    assert_eq!(live["snapshot"], Json::Null);
    home.json(&["assess", "announce", "--on", "2021-08-05", "--url", "https://www.zgsr.gov.cn/kh.shtml"], 0);
    home.refused(&["assess", "announce", "--on", "2021-08-06"], &["公布过"]);
    assert_eq!(home.json(&["assess", "rank"], 0)["snapshot"]["announced"], "2021-08-05");
    home.write("方案.toml", "[[item]]\nkey = \"all\"\npoints = 100\n");
    home.refused(&["assess", "scheme", "import", "方案.toml"], &["已定稿"]);
    let second = home.json(&["assess", "freeze"], 0);
    assert_eq!(home.json(&["assess", "rank", "--frozen", "1"], 0)["ranking"], before["ranking"]);
    assert_eq!(home.json(&["assess", "rank"], 0)["ranking"], second["ranking"]);
    home.refused(&["assess", "rank", "--frozen", "9"], &["没有定稿"]);
}

#[test]
fn points_by_hand_need_a_reason_and_stay_within_the_item() {
    let home = Home::city();
    let score = |args: &[&'static str]| [&["assess", "score", "148"][..], args].concat();
    home.refused(&score(&["target.coverage", "8", "--reason", "好"]), &["由佐证数据计算", "申诉"]);
    home.refused(&score(&["organisation", "5.01", "--reason", "好"]), &["5.01", "0 到 5"]);
    home.refused(&score(&["organisation", "1.005", "--reason", "好"]), &["1.005"]);
    home.refused(&score(&["organisation", "4", "--reason", " "]), &["内容"]);
    home.refused(&score(&["nothing", "4", "--reason", "好"]), &["没有 nothing", "organisation"]);
    home.refused(&["assess", "score", "999", "organisation", "4", "--reason", "好"], &["999"]);
    home.json(&score(&["organisation", "4.25", "--reason", "专人负责"]), 0);
    let item = &home.json(&["assess", "show", "148", "--item", "organisation"], 0)["items"][0];
    assert_eq!((&item["points"], &item["reason"], &item["by"]), (&json!("4.25"), &json!("专人负责"), &json!("李工")));
    home.refused(&["assess", "freeze"], &["不能定稿", "市民航局"]);

    let before = d(&home.json(&["assess", "show", "148"], 0)["total"]);
    home.json(&["assess", "bonus", "148", "3", "--reason", "省级通报表扬"], 0);
    home.json(&["assess", "bonus", "148", "4", "--reason", "创新"], 0);
    let with = home.json(&["assess", "show", "148"], 0);
    assert_eq!(d(&with["total"]), before + Decimal::from(5), "7 points of bonus are held to 5");
    home.json(&["assess", "bonus", "148", "-5", "--reason", "审计问题"], 0);
    assert_eq!(d(&home.json(&["assess", "show", "148"], 0)["bonus"]), Decimal::from(2));
    home.refused(&["assess", "bonus", "148", "6", "--reason", "多"], &["正负 5 分"]);
}

#[test]
fn an_appeal_that_is_granted_changes_the_item_and_says_why() {
    let home = scored();
    let appeal = ["assess", "appeal", "142", "target.coverage", "--reason", "目标已纸质报送", "--on", "2021-08-02"];
    assert_eq!(home.json(&appeal, 0)["appeal"], 1);
    home.refused(&["assess", "freeze"], &["申诉"]);
    assert_eq!(home.json(&["assess", "appeals"], 1)["appeals"][0]["answered"], Json::Null);
    let answer = |args: &[&'static str]| [&["assess", "answer", "1"][..], args].concat();
    home.refused(&answer(&["--points", "9", "--reason", "属实", "--on", "2021-08-03"]), &["0 到 8"]);
    home.refused(
        &answer(&["--points", "4", "--reason", "属实", "--on", "2021-08-01"]),
        &["2021-08-01 早于 2021-08-02"],
    );
    home.json(&answer(&["--points", "4", "--reason", "属实", "--on", "2021-08-03"]), 0);
    home.refused(&answer(&["--refuse", "--reason", "不属实", "--on", "2021-08-04"]), &["已经答复"]);
    home.refused(&["assess", "answer", "7", "--refuse", "--reason", "x"], &["没有第 7 号申诉"]);
    let item = &home.json(&["assess", "show", "142", "--item", "target.coverage"], 0)["items"][0];
    assert_eq!((&item["computed"], &item["points"]), (&json!("0.00"), &json!("4.00")), "both values are kept");
    assert_eq!((&item["origin"], &item["reason"]), (&json!("appeal"), &json!("属实")));
}

#[test]
fn counties_are_ranked_by_what_they_hand_in_and_ties_share_a_rank() {
    let home = Home::city();
    let items = ["组织领导", "事前评估", "目标管理", "运行监控", "绩效评价", "结果应用", "信息公开"];
    let basics = [("指标库建设", 3), ("第三方机构管理", 2), ("信息化", 2), ("培训", 3)];
    let mut text = "区划代码,县（市、区）,考核项目,应完成,已完成,得分,依据\n".to_string();
    for (code, done) in [("361102000", 9), ("361128", 9), ("361181", 10)] {
        for item in items {
            text.push_str(&format!("{code},,{item},10,{done},,抽查\n"));
        }
        for (item, full) in basics {
            text.push_str(&format!("{code},,{item},,,{full},材料\n"));
        }
    }
    text.push_str("361102,信州区,组织领导,10,一半,,\n,上饶县,组织领导,1,1,,\n361102,,心得体会,1,1,,\n361102,,培训,,,3.5,材料\n361102,,培训,,,3,\n");
    home.write("县区.csv", text);
    let done = home.json(&["assess", "import", "县区.csv", "--county"], 1);
    let aside = done["batches"][0]["set_aside"].as_array().expect("rows");
    let reasons: Vec<_> = aside.iter().map(|a| a["reason"].as_str().unwrap_or_default()).collect();
    assert_eq!(reasons, ["bad_score", "unknown_body", "unknown_item", "bad_score", "no_evidence"]);
    let rank = home.json(&["assess", "rank", "--county"], 0);
    let lines = rank["ranking"].as_array().expect("lines");
    assert_eq!(lines.len(), 12);
    // 90 % of 90 points and all of 10: 91; all: 100.
    let got: Vec<_> =
        lines.iter().take(4).map(|l| (l["rank"].as_i64(), l["name"].as_str(), l["total"].as_str())).collect();
    let line = |rank, name, total| (Some(rank), Some(name), Some(total));
    assert_eq!(got[..3], [line(1, "德兴市", "100.00"), line(2, "信州区", "91.00"), line(2, "鄱阳县", "91.00")]);
    assert_eq!(got[3].0, Some(4), "the next rank is left out");
    home.refused(&["assess", "freeze", "--county"], &["广丰区 11 项", "等 9 个"]);
    home.refused(&["assess", "show", "上饶县", "--county"], &["没有县（市、区）上饶县", "counties"]);
    home.json(&["assess", "counties", "add", "361198", "三清山风景名胜区"], 0);
    assert_eq!(home.json(&["assess", "rank", "--county"], 0)["total"], 13);
    home.refused(&["assess", "counties", "add", "36119", "经开区"], &["36119 不是区划代码"]);
}

#[test]
fn a_place_may_weigh_otherwise_but_the_sum_stays_a_hundred() {
    let home = Home::city();
    let toml = home.run(&["assess", "scheme", "export"]);
    let text = String::from_utf8(toml.stdout).expect("text");
    home.write("坏.toml", text.replace("points = \"8\"", "points = \"9\""));
    home.refused(&["assess", "scheme", "import", "坏.toml"], &["合计 101", "100"]);
    let moved = text.replace("points = \"8\"", "points = \"6\"").replacen("points = \"10\"", "points = \"12\"", 1);
    home.write("好.toml", moved);
    let done = home.run(&["assess", "scheme", "import", "好.toml"]);
    assert_eq!(status(&done), 0, "{}", said(&done));
    let scheme = home.json(&["assess", "scheme"], 0);
    let points = |key: &str| {
        let items = scheme["items"].as_array().expect("items");
        items.iter().find(|i| i["item"] == key).expect("an item")["points"].clone()
    };
    assert_eq!((points("target.coverage"), points("execution")), (json!("6.00"), json!("12.00")));
    assert_eq!(home.json(&["assess", "scheme", "--year", "2021", "--county"], 0)["items"][0]["points"], "10.00");
    home.write("乱.toml", "[[item\n");
    home.refused(&["assess", "scheme", "import", "乱.toml"], &["TOML"]);
    home.write("县.toml", "ladder = \"counties\"\n[[item]]\nkey = \"a\"\npoints = 100\nmeasure = \"execution\"\n");
    home.refused(&["assess", "scheme", "--county", "import", "县.toml"], &["manual 或 reported"]);
}
