//! What the checks find in published forms, against what a careful reader
//! recorded beside each: recall, and every accusation nobody recorded.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use jixiao::domain::form::Form;
use jixiao::domain::target::check::{Check, Context, check};
use jixiao::domain::target::objection::{Certainty, Objection};
use jixiao::exchange::form::read_record;
use jixiao::present::{Lang, objection};

use crate::golden::golden;

/// What is recorded beside a form: code, certainty, where.
struct Recorded {
    key: String,
    sure: bool,
    /// Not to be told without the original.
    doubtful: bool,
    place: String,
}

struct Published {
    name: String,
    form: Form,
    recorded: Vec<Recorded>,
}

fn published() -> Vec<Published> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/forms");
    let mut paths: Vec<_> = std::fs::read_dir(folder).expect("folder").map(|e| e.expect("entry").path()).collect();
    paths.retain(|p| p.extension().is_some_and(|x| x == "json"));
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let json = std::fs::read_to_string(path).expect("text");
        // Lists of evaluations are no forms.
        let form = read_record(&json).ok()?;
        let value: serde_json::Value = serde_json::from_str(&json).expect("json");
        let of = |a: &serde_json::Value, key: &str| a[key].as_str().unwrap_or_default().to_string();
        let recorded = value["anomalies"].as_array().into_iter().flatten().map(|a| Recorded {
            key: of(a, "code").to_lowercase(),
            sure: of(a, "certainty") == "sure",
            doubtful: of(a, "certainty") == "ocr-dependent",
            place: of(a, "where"),
        });
        let name = path.file_stem().expect("name").to_string_lossy().into_owned();
        Some(Published { name, form, recorded: recorded.collect() })
    };
    paths.iter().filter_map(read).collect()
}

fn objections(form: &Form) -> Vec<Objection<Check>> {
    check(form, &Context::usual())
}

/// Recorded faults that the cells of a record do not show: narratives that were
/// shortened away, columns that were left out, knowledge of the world.
const NOT_IN_THE_RECORD: &[(&str, &str)] = &[
    ("03_qingshen_fagai_gongzi_2023", "template_text_left"),
    ("23_langfang_nuantong_2019", "goal_is_number"),
    ("32_zunhua_canlian_2019", "name_mismatch"),
    ("33_ningxiang_batang_target_2021", "long_term_equals_annual"),
    ("33_ningxiang_batang_target_2021", "period_mismatch"),
    ("33_ningxiang_batang_target_2021", "non_measurable_target"),
    ("34_ezhou_bangonglou_target_2022", "goal_vs_budget"),
    ("39_jinzhai_sifa_target_2024", "non_measurable_target"),
    ("40_huangshi_shenyi_monitoring_2019", "target_progress_mixed"),
    ("14_yueyangxian_senlinfanghuo_2021", "no_subsource"),
    ("20_guangshui_xiangcundaolu_2021", "late_filing"),
    ("20_guangshui_xiangcundaolu_2021", "review_blank"),
    ("24_tianchang_fangyu_2022", "goal_repeated"),
    ("27_nanchong_tuigeng_2023", "goal_partly_unreported"),
    ("27_nanchong_tuigeng_2023", "stale_goal"),
    ("29_huangshi_haimian_2022", "contradiction_with_text"),
    ("31_mingshan_lincao_2024", "late_release_counted_as_arrived"),
    ("31_mingshan_lincao_2024", "contradiction_with_text"),
    ("32_zunhua_canlian_2019", "evaluated_before_end"),
    ("39_jinzhai_sifa_target_2024", "name_vs_content"),
    ("39_jinzhai_sifa_target_2024", "typo"),
    ("40_huangshi_shenyi_monitoring_2019", "checkbox_unclear"),
    ("46_sichuan_unknown_overall_2017", "total_missing"),
];

/// Codes of the target side: what is declared, not what came of it.
const TARGET_SIDE: &[&str] = &[
    "non_measurable_target",
    "ge_100_percent",
    "wrong_level2",
    "cost_is_budget",
    "operator_missing",
    "equality_target",
    "unit_odd",
    "long_term_equals_annual",
    "indicator_is_number",
    "name_is_value",
    "budget_as_output",
    "weights_not_50_30_10",
    "no_satisfaction",
    "no_cost",
    "no_benefit",
    "too_few_indicators",
    "duplicate_indicator",
    "compound_indicator",
    "date_in_indicator_name",
    "name_holds_target",
    "unit_in_name",
    "funds_total_mismatch",
    "target_blank",
    "template_text_left",
    "unit_missing",
    "goal_is_number",
    "low_target",
    "no_physical_output",
    "period_mismatch",
    "year_mismatch",
    "name_mismatch",
    "goal_vs_budget",
    "fractional_weights",
    "department_blank",
    "marks_for_nothing",
    "target_progress_mixed",
];

#[test]
fn every_objection_to_the_published_forms_is_the_kept_one() {
    let mut out = String::new();
    let mut recall: BTreeMap<bool, (usize, usize)> = BTreeMap::new();
    let mut missed = String::new();
    for Published { name, form, recorded } in published() {
        let found = objections(&form);
        let _ = writeln!(out, "== {name} {}", form.kind.key());
        for o in &found {
            let known = recorded.iter().any(|r| r.key == o.check.key());
            let s = Lang::Zh.strings();
            let _ = writeln!(
                out,
                "{} {:<9} {} [{}] {} -> {}",
                if known { ' ' } else { '+' },
                o.certainty.key(),
                o.check.key(),
                o.at.cell,
                objection::message(s, o),
                objection::suggestion(s, &form, o)
            );
        }
        for r in recorded.iter().filter(|r| r.sure) {
            let target = TARGET_SIDE.contains(&r.key.as_str());
            let hidden = NOT_IN_THE_RECORD.contains(&(name.as_str(), r.key.as_str()));
            let hit = found.iter().any(|o| o.check.key() == r.key);
            let (hits, all) = recall.entry(target).or_default();
            *hits += usize::from(hit);
            *all += 1;
            if !hit {
                let _ = writeln!(
                    missed,
                    "{} {name} {} ({}){}",
                    if target { "target" } else { "actual" },
                    r.key,
                    r.place,
                    if hidden { " not in the record" } else { "" }
                );
            }
            assert!(hit || hidden, "{name}: {} ({}) was not found", r.key, r.place);
        }
        for r in recorded.iter().filter(|r| r.doubtful) {
            let accused = found.iter().any(|o| o.check.key() == r.key && o.certainty == Certainty::Sure);
            assert!(!accused, "{name}: {} ({}) cannot be told without the original", r.key, r.place);
        }
    }
    let count = |side| recall.get(&side).copied().unwrap_or_default();
    let ((hits, all), (other, others)) = (count(true), count(false));
    let head = format!(
        "Objections to the published forms. Made by a test; read every line that changed.\n\
         `+` marks what nobody recorded beside the form.\n\
         Recorded as sure and found: {hits} of {all} of targets, {other} of {others} of results.\n\nNot found:\n{missed}\n"
    );
    golden("tests/data/golden/objections.txt", &(head + &out));
}
