//! `target`: what target texts say.

use super::*;

#[test]
fn target_texts_are_read_without_a_store() {
    let home = Home::empty();
    let texts = ["≥100百分比", "不超过15万元", "±3%以内", "2021年12月31日前", "1600.00元/亩", "效果明显", "290%", "—"];
    let out = home.json(&[&["target", "parse"][..], &texts].concat(), 0);
    let of = |raw: &str, operator: &str, value: Option<&str>, upper: Option<&str>, unit: Option<&str>| {
        let date = value.filter(|_| operator == "date");
        let text = matches!(operator, "qualitative" | "date").then_some(raw);
        json!({"raw": raw, "operator": operator, "value": value, "upper": upper, "unit": unit, "text": text,
            "doubtful": false, "doubt": null, "date": date})
    };
    let mut damaged = of("290%", "unknown", Some("290"), None, Some("%"));
    damaged["doubtful"] = json!(true);
    damaged["doubt"] = json!("damaged_operator");
    let want = [
        of("≥100百分比", "ge", Some("100"), None, Some("%")),
        of("不超过15万元", "le", Some("15"), None, Some("万元")),
        of("±3%以内", "range", Some("-3"), Some("3"), Some("%")),
        of("2021年12月31日前", "date", Some("2021-12-31"), None, None),
        of("1600.00元/亩", "unknown", Some("1600"), None, Some("元/亩")),
        of("效果明显", "qualitative", None, None, None),
        damaged,
        of("—", "unknown", None, None, None),
    ];
    assert_eq!(out, json!({ "targets": want }));
    assert!(!home.path(".local").exists(), "reading makes no store");
}

#[test]
fn a_day_takes_the_year_of_the_call_and_a_serial_number_is_asked_about() {
    let home = Home::empty();
    let first = |args: &[&str]| home.json(args, 0)["targets"][0].clone();
    assert_eq!(first(&["target", "parse", "11月底完成100%"])["value"], Json::Null);
    assert_eq!(first(&["target", "parse", "11月底完成100%", "--year", "2021"])["value"], "2021-11-30");
    let serial = first(&["target", "parse", "44,561"]);
    assert_eq!(
        json!([serial["operator"], serial["value"], serial["doubt"], serial["date"]]),
        json!(["unknown", "44561", "date_serial", "2021-12-31"])
    );
    assert_eq!(first(&["target", "parse", "44,561", "--class", "数量"])["doubtful"], false);
    home.refused(&["target", "parse", "1", "--class", "颜色"], &["--class", "timeliness"]);
    home.refused(&["target", "parse"], &["缺少"]);
}

#[test]
fn readings_are_told_in_words() {
    let home = Home::empty();
    let table = shown(&home.run(&["target", "parse", "≥95%", "854万854万", "--", "-5%"]));
    assert!(table.contains("不低于 95%") && table.contains("数字不成立，请核对原件"), "{table}");
    assert!(table.contains("-5%，方向未写明"), "{table}");
    let english = shown(&home.run(&["target", "parse", "≥95%", "--lang", "en"]));
    assert!(english.contains("at least 95%"), "{english}");
    let csv = shown(&home.run(&["target", "parse", "0.0125万元", "--format", "csv"]));
    assert!(csv.contains("0.0125"), "a target keeps its places: {csv}");
}
