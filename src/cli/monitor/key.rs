//! `monitor key`: the list of key projects, its suggestion, extended checks.
//! Never here: how many points a project gets.

use clap::{Args, Subcommand};
use serde_json::{Value as Json, json};

use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::json::{fixed, maybe_ratio, yuan};
use crate::cli::print::Page;
use crate::cli::projects::heading;
use crate::cli::stop::Stop;
use crate::domain::monitor::key::Checked;
use crate::domain::text;
use crate::present::key as words;
use crate::service::key::{self, Found, KeyProject, Suggestion};
use crate::service::survey::{self, Survey};
use crate::store::Store;

#[derive(Debug, Args)]
pub(in crate::cli) struct Key {
    #[command(subcommand)]
    pub then: KeyVerb,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum KeyVerb {
    Suggest {
        #[arg(long, value_name = "N", default_value_t = 30)]
        limit: usize,
    },
    List,
    Checks,
    Choose(Choose),
    Drop(Choose),
    Check(Check),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Choose {
    #[arg(value_name = "CODE", required = true)]
    pub codes: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Check {
    pub code: String,
    pub item: String,
    #[arg(value_parser = result)]
    pub result: Checked,
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
}

/// A result by its word in JSON or in Chinese.
fn result(typed: &str) -> Result<Checked, String> {
    const WORDS: [(&str, Checked); 3] =
        [("合规", Checked::Compliant), ("有问题", Checked::Problem), ("不适用", Checked::NotApplicable)];
    let by_word = WORDS.into_iter().find(|(word, _)| *word == typed).map(|(_, c)| c);
    let keys = || Checked::ALL.map(Checked::key).join(" ");
    by_word.or_else(|| Checked::from_key(&typed.replace('-', "_"))).ok_or_else(keys)
}

/// `monitor key`
pub(super) fn run(desk: &Desk, verb: &KeyVerb) -> Result<u8, Stop> {
    match verb {
        KeyVerb::Suggest { limit } => suggest(desk, *limit),
        KeyVerb::List => list(desk),
        KeyVerb::Checks => checks(desk),
        KeyVerb::Choose(a) => choose(desk, a, true),
        KeyVerb::Drop(a) => choose(desk, a, false),
        KeyVerb::Check(a) => check(desk, a),
    }
}

fn look(desk: &Desk, store: &Store) -> Result<Survey, Stop> {
    Ok(survey::survey(store, desk.period(store)?)?)
}

fn suggest(desk: &Desk, limit: usize) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let survey = look(desk, &store)?;
    let mut rows = key::suggest(&store, &survey)?;
    let total = rows.len();
    rows.truncate(limit);
    let mut page = Page::of(words::suggestions(desk.s, &rows), survey.period.as_of);
    page.above = heading(desk, &survey);
    page.below.push((desk.s.cli.shown_of)(rows.len(), total));
    desk.show(&page, || {
        json!({"year": survey.period.year, "as_of": survey.period.as_of.to_string(), "total": total,
            "suggestions": rows.iter().map(|r| suggestion(desk, r)).collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}

fn suggestion(desk: &Desk, r: &Suggestion) -> Json {
    let (s, p) = (&r.signs, &r.points);
    json!({
        "rank": r.rank, "project_code": r.project.code, "project": r.project.name,
        "department_code": r.project.department_code, "department": r.project.department,
        "budget": yuan(r.budget), "light": r.light.key(), "key_monitored": r.project.key_monitored,
        "points": fixed(p.total(), 2), "amount_points": fixed(p.amount, 2), "history_points": fixed(p.history, 2),
        "attention_points": fixed(p.attention, 2), "new_points": fixed(p.new, 2),
        "budget_above": maybe_ratio(s.above), "red": s.now.red, "yellow": s.now.yellow,
        "red_last_year": s.past.red, "yellow_last_year": s.past.yellow, "word": s.word, "new": s.new,
        "expiring": s.expiring, "why": words::why(desk.s, r),
    })
}

fn list(desk: &Desk) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let survey = look(desk, &store)?;
    let rows = key::list(&store, &survey)?;
    let mut page = Page::of(words::list(desk.s, &rows), survey.period.as_of);
    page.above = heading(desk, &survey);
    page.below.push((desk.s.watching.key_count)(rows.len(), survey.projects.len()));
    desk.show(&page, || answer(&survey, &rows))?;
    Ok(DONE)
}

fn checks(desk: &Desk) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let survey = look(desk, &store)?;
    let rows = key::list(&store, &survey)?;
    let page = Page::of(words::checks(desk.s, &rows), survey.period.as_of);
    desk.show(&page, || answer(&survey, &rows))?;
    Ok(DONE)
}

fn answer(survey: &Survey, rows: &[KeyProject]) -> Json {
    json!({"year": survey.period.year, "as_of": survey.period.as_of.to_string(), "total": rows.len(),
        "projects": rows.iter().map(project).collect::<Vec<_>>()})
}

fn project(k: &KeyProject) -> Json {
    let (p, f) = (&k.judged.project, &k.judged.figures);
    let choice = k.choice.as_ref();
    let checks = k.checks.iter().map(|(item, c)| {
        let c = c.as_ref();
        json!({"item": item, "result": c.map(|c| &c.result), "note": c.map(|c| &c.note),
            "day": c.map(|c| c.day.to_string()), "by": c.map(|c| &c.by)})
    });
    json!({
        "project_code": p.code, "project": p.name, "department_code": p.department_code, "department": p.department,
        "budget": yuan(f.budget), "paid": yuan(f.paid), "execution_rate": maybe_ratio(f.rate),
        "target_progress": maybe_ratio(k.judged.attainment.and_then(|a| a.progress)),
        "light": k.judged.lights.worst().key(), "idle": yuan(k.judged.idle),
        "reason": choice.map(|c| &c.reason), "since": choice.map(|c| c.day.to_string()), "by": choice.map(|c| &c.by),
        "checks": checks.collect::<Vec<_>>(),
    })
}

fn choose(desk: &Desk, args: &Choose, chosen: bool) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let survey = look(desk, &store)?;
    let codes: Vec<String> = args.codes.iter().map(|c| text::clean(c)).collect();
    let n = key::choose(&mut store, &desk.stamp(), &survey, &codes, chosen, &args.reason)?;
    let t = &desk.s.watching;
    let said = if chosen { (t.chosen)(n) } else { (t.dropped)(n) };
    desk.tell(&[said], || json!({"chosen": chosen, "projects": codes}))?;
    Ok(DONE)
}

fn check(desk: &Desk, args: &Check) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let survey = look(desk, &store)?;
    let found = Found {
        code: text::clean(&args.code),
        item: text::clean(&args.item),
        result: args.result,
        note: args.note.clone().unwrap_or_default(),
    };
    key::check(&mut store, &desk.stamp(), &survey, std::slice::from_ref(&found))?;
    let name = words::checked(desk.s, found.result);
    let said = (desk.s.watching.checked)(&found.code, words::item(desk.s, &found.item), name);
    desk.tell(&[said], || json!({"project_code": found.code, "item": found.item, "result": found.result.key()}))?;
    Ok(DONE)
}
