//! What the program recomputes of every published form, against the same
//! figures worked out here from the printed cells alone, in exact fractions.
//! What the cells do not tell is nothing, never a guess.

use std::path::{Path, PathBuf};

use jixiao::domain::target::check::recompute;
use jixiao::exchange::form::read_record;
use serde_json::Value;

use crate::reference::fraction::Fraction;

/// A printed number, `100.00%` and `99.55分` among them.
fn printed(cell: &Value) -> Option<Fraction> {
    let text = cell.as_str()?.trim().trim_end_matches(['%', '分']);
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if text.is_empty() || !digits(whole) || !digits(part) {
        return None;
    }
    Some(Fraction::new(format!("{whole}{part}").parse().ok()?, 10_i128.pow(part.len() as u32)))
}

/// What the cells of a record give: rate, score of execution, total.
struct Worked {
    rate: Option<Fraction>,
    execution: Option<Fraction>,
    total: Option<Fraction>,
}

fn hundredths(value: &Fraction) -> Fraction {
    Fraction::new(value.print(2).replace('.', "").parse().expect("digits"), 100)
}

fn work(form: &Value) -> Worked {
    let funds = form["funds"]["rows"].as_array().cloned().unwrap_or_default();
    // The row was named by whoever collected the form.
    let row = funds.iter().find(|f| f["label"] == form["computed_checks"]["computed_rate_row"]);
    let rate = row.and_then(|f| {
        let budget = printed(&f["adjusted_budget"]).or_else(|| printed(&f["initial_budget"]))?;
        printed(&f["executed"])?.divided(&budget)
    });
    let share = printed(&form["execution"]["rate"]).map(|r| r.times(&Fraction::new(1, 100)));
    let one = Fraction::new(1, 1);
    let marks = printed(&form["execution"]["full_marks"]);
    let reached = rate.clone().or(share).map(|r| if one.below(&r) { one.clone() } else { r });
    let execution = reached.zip(marks.clone()).map(|(r, m)| hundredths(&r.times(&m)));
    let scored = execution.clone();
    let mut rows = form["indicators"].as_array().cloned().unwrap_or_default();
    // What the template left empty is no row.
    let said = |r: &Value, key: &str| r[key].as_str().is_some_and(|s| !s.is_empty());
    rows.retain(|r| said(r, "target") || said(r, "actual") || printed(&r["full_marks"]).is_some());
    let sum = |key: &str| rows.iter().filter_map(|r| printed(&r[key])).fold(Fraction::zero(), |a, b| a.plus(&b));
    let all = |key: &str| rows.iter().all(|r| printed(&r[key]).is_some());
    let execution = execution.or_else(|| marks.is_none().then(Fraction::zero)); // no marks, no points
    let full = sum("full_marks").plus(&marks.unwrap_or_else(Fraction::zero)).print(2) == "100.00";
    // Without marks beside the rows the printed total says whether all is seen.
    let close = execution.as_ref().map(|e| sum("score").plus(e).print(2));
    let bracketed = rows.iter().all(|r| printed(&r["full_marks"]).is_none());
    let ended = bracketed && printed(&form["total"]).map(|t| t.print(2)) == close;
    let seen = !rows.is_empty() && (full && all("full_marks") && all("score") || ended);
    let total = execution.clone().filter(|_| seen).map(|e| sum("score").plus(&e));
    Worked { rate, execution: scored, total }
}

fn published() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/forms");
    let mut paths: Vec<_> = std::fs::read_dir(folder).expect("folder").map(|e| e.expect("entry").path()).collect();
    paths.sort();
    paths
}

#[test]
fn what_is_recomputed_of_published_forms_is_right_or_nothing() {
    let (mut rates, mut totals) = (0, 0);
    for path in published() {
        let json = std::fs::read_to_string(&path).expect("record");
        let name = path.file_stem().expect("name").to_string_lossy().into_owned();
        let Ok(form) = read_record(&json) else { continue }; // lists of evaluations
        let (again, told) = (recompute(&form, None), work(&serde_json::from_str(&json).expect("json")));
        let shown = |value: Option<rust_decimal::Decimal>, places: u32| {
            value.map(|v| format!("{:.*}", places as usize, jixiao::domain::ratio::round_half_away(v, places)))
        };
        assert_eq!(shown(again.rate, 4), told.rate.as_ref().map(|r| r.print(4)), "{name}: rate");
        assert_eq!(shown(again.execution_score, 2), told.execution.as_ref().map(|e| e.print(2)), "{name}: execution");
        assert_eq!(shown(again.total, 2), told.total.as_ref().map(|t| t.print(2)), "{name}: total");
        let at_least = |limit: i128| told.total.as_ref().is_some_and(|t| t.at_least(&Fraction::new(limit, 1)));
        let grade = [(90, "优"), (80, "良"), (60, "中"), (0, "差")].into_iter().find(|(limit, _)| at_least(*limit));
        assert_eq!(again.grade.map(|g| g.name()), grade.map(|(_, word)| word), "{name}: grade");
        rates += usize::from(told.rate.is_some());
        totals += usize::from(told.total.is_some());
    }
    // Enough of them tell their figures for this to mean something.
    assert!(rates >= 18 && totals >= 5, "{rates} rates, {totals} totals");
}
