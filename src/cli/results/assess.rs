//! `assess`: sheets, rankings, points by hand, appeals, frozen results. Never
//! here: what an item is worth.

use std::path::Path;

use rust_decimal::Decimal;
use serde_json::json;

use super::assess_args::{
    Answer, Appeal, Assess, AssessVerb, Bonus, Counties, CountyVerb, Freeze, Import, Rank, Scheme, SchemeVerb, Score,
    Show,
};
use super::{assess_out as out, on, open};
use crate::cli::desk::Desk;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::cli::watch::Watch;
use crate::cli::{ATTENTION, DONE};
use crate::domain::assessment::{Item, Ladder, Subject};
use crate::domain::money::parse_number;
use crate::exchange::out::{Existing, Value, write_xlsx};
use crate::present::{number, results as words, results_lists};
use crate::service::assessment::{self, Frozen, NewScore, Sheet};
use crate::service::period::Period;
use crate::service::{Fault, ResultsFault};
use crate::store::Store;
use crate::store::assessment::AppealRow;

/// `assess`
pub(in crate::cli) fn run(desk: &Desk, args: &Assess) -> Result<u8, Stop> {
    match &args.then {
        AssessVerb::Show(a) => show(desk, a),
        AssessVerb::Rank(a) => rank(desk, a),
        AssessVerb::Score(a) => score(desk, a),
        AssessVerb::Bonus(a) => bonus(desk, a),
        AssessVerb::Appeal(a) => appeal(desk, a),
        AssessVerb::Appeals(a) => appeals(desk, a.ladder()),
        AssessVerb::Answer(a) => answer(desk, a),
        AssessVerb::Import(a) => import(desk, a),
        AssessVerb::Freeze(a) => freeze(desk, a),
        AssessVerb::Announce(a) => {
            let (mut store, period) = open(desk)?;
            let (day, of) = (on(period, a.on), (period.year, a.of.ladder()));
            let s = assessment::announce(&mut store, &desk.stamp(), of, day, &a.url)?;
            let said = (desk.s.results.announced)(&day.to_string(), &a.url);
            desk.tell(&[said], || json!({"frozen": s.id, "announced": day.to_string(), "url": a.url}))?;
            Ok(DONE)
        }
        AssessVerb::Export(a) => export(desk, a),
        AssessVerb::Scheme(a) => scheme(desk, a),
        AssessVerb::Counties(a) => counties(desk, a),
        AssessVerb::Year => super::year::year(desk),
    }
}

/// The sheets of a call: frozen ones where there are any, else those of the day.
fn sheets(
    store: &Store,
    period: Period,
    ladder: Ladder,
    live: bool,
    number: Option<i64>,
) -> Result<(Option<Frozen>, Vec<Sheet>), Stop> {
    let frozen = if live { None } else { assessment::frozen(store, period.year, ladder, number)? };
    Ok(match frozen {
        Some(mut f) => {
            let sheets = std::mem::take(&mut f.sheets);
            (Some(f), sheets)
        }
        None => (None, assessment::sheets(store, period, ladder)?),
    })
}

fn above(desk: &Desk, frozen: Option<&Frozen>) -> Vec<String> {
    let r = &desk.s.results;
    let Some(f) = frozen else { return Vec::new() };
    let mut lines =
        vec![(r.frozen_heading)(f.snapshot.id, f.snapshot.at.get(..16).unwrap_or_default(), &f.snapshot.by)];
    if let Some(a) = &f.snapshot.announced {
        lines.push((r.announced)(&a.day.to_string(), &a.address));
    }
    lines
}

fn show(desk: &Desk, args: &Show) -> Result<u8, Stop> {
    let r = &desk.s.results;
    let (store, period) = open(desk)?;
    let ladder = args.of.ladder();
    let (subject, _) = assessment::subject(&store, period, ladder, &args.subject)?;
    let (frozen, all) = sheets(&store, period, ladder, args.live, args.frozen)?;
    let found = all.iter().find(|x| x.subject == subject);
    let x = found.ok_or(Fault::Results(ResultsFault::Nobody))?;
    let p = number::two_places;
    let mut page = Page::of(results_lists::items(desk.s, x), period.as_of);
    page.above = above(desk, frozen.as_ref());
    page.above.push((r.sheet_heading)(&x.name, &p(x.total.total), x.rank, words::level(desk.s, x.level)));
    if let Some(key) = &args.item {
        let known = || x.items.iter().map(|i| i.item.key.clone()).collect();
        let item = x.items.iter().find(|i| i.item.key == *key);
        let item = item.ok_or_else(|| Fault::from(ResultsFault::NoItem { key: key.clone(), known: known() }))?;
        page.sheets = vec![results_lists::evidence(desk.s, item)];
        let name = words::item(desk.s, ladder, &item.item);
        let given = item.points.map_or(words::origin(desk.s, item.origin).to_string(), p);
        page.above.push((r.item_heading)(&name, &given, &p(item.item.points)));
        page.below.extend(results_lists::formula(desk.s, item));
        if !item.reason.is_empty() {
            page.below.push((r.given)(&item.reason, &item.by));
        }
    } else {
        if args.evidence {
            let shown = x.items.iter().filter(|i| !i.rows.is_empty());
            page.sheets.extend(shown.map(|i| {
                let mut sheet = results_lists::evidence(desk.s, i);
                sheet.name = words::item(desk.s, ladder, &i.item);
                let said = results_lists::formula(desk.s, i).map(|f| vec![Value::Empty, Value::text(f)]);
                sheet.rows.extend(said);
                sheet
            }));
        }
        page.below.extend(x.bonuses.iter().map(|b| (r.bonus_line)(&p(b.points), &b.reason, &b.by)));
        page.below.push(results_lists::total(desk.s, x));
        page.below.extend(results_lists::absent(desk.s, x).map(String::from));
    }
    desk.show(&page, || {
        let mut json = out::sheet(desk, x, args.item.as_deref(), args.evidence);
        json["year"] = period.year.into();
        json["as_of"] = frozen.as_ref().map_or(period.as_of, |f| f.snapshot.as_of).to_string().into();
        json["ladder"] = ladder.key().into();
        json["snapshot"] = out::frozen(frozen.as_ref());
        json
    })?;
    Ok(DONE)
}

fn rank(desk: &Desk, args: &Rank) -> Result<u8, Stop> {
    let r = &desk.s.results;
    let (store, period) = open(desk)?;
    let ladder = args.of.ladder();
    let (frozen, all) = sheets(&store, period, ladder, args.live, args.frozen)?;
    let mut page = Page::of(results_lists::ranking(desk.s, &all), period.as_of);
    let day = frozen.as_ref().map_or(period.as_of, |f| f.snapshot.as_of).to_string();
    page.above.push((r.rank_heading)(period.year, words::ladder(desk.s, ladder), all.len(), &day));
    page.above.extend(above(desk, frozen.as_ref()));
    if frozen.is_some() {
        page.below.push(r.live_hint.to_string());
    } else if all.iter().any(|x| x.total.pending > 0) {
        page.below.push(r.open_note.to_string());
    }
    page.below.extend(all.iter().find_map(|x| results_lists::absent(desk.s, x)).map(String::from));
    desk.show(&page, || out::ranking(period, ladder, frozen.as_ref(), &all))?;
    Ok(DONE)
}

fn points(desk: &Desk, typed: &str) -> Result<Decimal, Stop> {
    let plain = crate::domain::text::narrow(typed.trim());
    let plain = plain.trim_end_matches('分');
    let (minus, body) = match plain.strip_prefix('-') {
        Some(body) => (true, body),
        None => (false, plain.strip_prefix('+').unwrap_or(plain)),
    };
    let points = parse_number(body).ok_or_else(|| Stop::said(desk.s.results.bad_points, ""))?;
    Ok(if minus { -points } else { points })
}

fn score(desk: &Desk, args: &Score) -> Result<u8, Stop> {
    let (mut store, period) = open(desk)?;
    let new = NewScore {
        ladder: args.of.ladder(),
        subject: args.subject.clone(),
        item: args.item.clone(),
        points: points(desk, &args.points)?,
        reason: args.reason.clone(),
    };
    let sheet = assessment::score(&mut store, &desk.stamp(), period, &new)?;
    told(desk, &sheet)
}

fn bonus(desk: &Desk, args: &Bonus) -> Result<u8, Stop> {
    let (mut store, period) = open(desk)?;
    let new = NewScore {
        ladder: args.of.ladder(),
        subject: args.subject.clone(),
        item: String::new(),
        points: points(desk, &args.points)?,
        reason: args.reason.clone(),
    };
    let sheet = assessment::bonus(&mut store, &desk.stamp(), period, &new)?;
    told(desk, &sheet)
}

fn told(desk: &Desk, x: &Sheet) -> Result<u8, Stop> {
    let total = number::two_places(x.total.total);
    let line = (desk.s.results.sheet_heading)(&x.name, &total, x.rank, words::level(desk.s, x.level));
    desk.tell(&[line], || out::line(x))?;
    Ok(DONE)
}

fn appeal(desk: &Desk, args: &Appeal) -> Result<u8, Stop> {
    let (mut store, period) = open(desk)?;
    let new = NewScore {
        ladder: args.of.ladder(),
        subject: args.subject.clone(),
        item: args.item.clone(),
        points: Decimal::ZERO,
        reason: args.reason.clone(),
    };
    let id = assessment::appeal(&mut store, &desk.stamp(), period, &new, on(period, args.on))?;
    desk.tell(&[(desk.s.results.appeal_taken)(id)], || json!({"appeal": id}))?;
    Ok(DONE)
}

fn names(store: &Store, period: Period) -> Result<impl Fn(&AppealRow) -> String, Stop> {
    let departments = store.departments(period.as_of)?;
    let counties = assessment::counties(store, period.year)?;
    Ok(move |a: &AppealRow| {
        match &a.subject {
            Subject::Department(id) => departments.iter().find(|d| d.id == *id).map(|d| d.name.clone()),
            Subject::County(code) => counties.iter().find(|c| c.code == *code).map(|c| c.name.clone()),
        }
        .unwrap_or_default()
    })
}

fn appeals(desk: &Desk, ladder: Ladder) -> Result<u8, Stop> {
    let (store, period) = open(desk)?;
    let mut rows = store.assessment_appeals(period.year)?;
    rows.retain(|a| a.subject.ladder() == ladder);
    let name = names(&store, period)?;
    let page = Page::of(results_lists::appeals(desk.s, &rows, &name), period.as_of);
    desk.show(&page, || {
        let rows = rows.iter().map(|a| out::appeal(a, &name(a)));
        json!({"year": period.year, "ladder": ladder.key(), "appeals": rows.collect::<Vec<_>>()})
    })?;
    Ok(if rows.iter().any(|a| a.answer.is_none()) { ATTENTION } else { DONE })
}

fn answer(desk: &Desk, args: &Answer) -> Result<u8, Stop> {
    let r = &desk.s.results;
    let (mut store, period) = open(desk)?;
    let granted = args.points.as_deref().map(|p| points(desk, p)).transpose()?;
    let day = on(period, args.on);
    let done = assessment::answer(&mut store, &desk.stamp(), period, args.id, granted, &args.reason, day)?;
    let word = if granted.is_some() { r.granted } else { r.not_granted };
    desk.tell(&[(r.appeal_answered)(args.id, word)], || out::appeal(&done, ""))?;
    Ok(DONE)
}

fn import(desk: &Desk, args: &Import) -> Result<u8, Stop> {
    let (mut store, period) = open(desk)?;
    let ladder = args.of.ladder();
    let inputs = args.files.iter().map(|f| crate::cli::import::input(f)).collect::<Result<Vec<_>, _>>()?;
    let names = |i: &Item| results_lists::names(ladder, i);
    let mut watch = Watch::over(desk.s.import.running);
    let mut step = |n, of| watch.step(n, of);
    let done = assessment::import(&mut store, &desk.stamp(), period, ladder, &inputs, &names, &mut step);
    drop(watch);
    let done = done?;
    let aside: Vec<_> = done.iter().flat_map(|d| &d.set_aside).collect();
    let mut page = Page::of(results_lists::set_aside(desk.lang, &aside), period.as_of);
    if aside.is_empty() {
        page.sheets.clear();
    }
    for d in &done {
        let b = &d.batch;
        let line = (desk.s.results.reported)(&b.file, b.id, b.rows_imported, b.rows_set_aside, d.subjects);
        page.above.push(line);
    }
    desk.show(&page, || {
        let batches = done.iter().map(|d| {
            let b = &d.batch;
            json!({"batch": b.id, "file": b.file, "sha256": b.sha256, "rows_read": b.rows_read,
                "rows_imported": b.rows_imported, "rows_set_aside": b.rows_set_aside, "subjects": d.subjects,
                "set_aside": d.set_aside.iter().map(|a| json!({"cell": a.cell, "reason": a.reason,
                "quote": a.quote, "row": a.row_text})).collect::<Vec<_>>()})
        });
        json!({"year": period.year, "ladder": ladder.key(), "batches": batches.collect::<Vec<_>>()})
    })?;
    Ok(if aside.is_empty() { DONE } else { ATTENTION })
}

fn freeze(desk: &Desk, args: &Freeze) -> Result<u8, Stop> {
    let (mut store, period) = open(desk)?;
    let ladder = args.of.ladder();
    let done = assessment::freeze(&mut store, &desk.stamp(), period, ladder, &args.note)?;
    let said = (desk.s.results.frozen)(done.snapshot.id, done.sheets.len());
    desk.tell(&[said], || out::ranking(period, ladder, Some(&done), &done.sheets))?;
    Ok(DONE)
}

/// `assess export`: ranking, every item, every evidence row, in one workbook.
fn export(desk: &Desk, args: &Rank) -> Result<u8, Stop> {
    let r = &desk.s.results;
    let path = desk.output.as_deref().ok_or_else(|| Stop::said(r.no_file, r.no_file_hint))?;
    let (store, period) = open(desk)?;
    let (frozen, all) = sheets(&store, period, args.of.ladder(), args.live, args.frozen)?;
    let day = frozen.as_ref().map_or(period.as_of, |f| f.snapshot.as_of);
    let pages = [
        results_lists::ranking(desk.s, &all),
        results_lists::all_items(desk.s, &all),
        results_lists::all_evidence(desk.s, &all),
    ];
    write_xlsx(path, &pages, day, Existing::Replace)?;
    let file = path.display().to_string();
    desk.to_stdout().tell(&[(r.exported)(&file)], || json!({"file": file, "subjects": all.len()}))?;
    Ok(DONE)
}

fn scheme(desk: &Desk, args: &Scheme) -> Result<u8, Stop> {
    let r = &desk.s.results;
    match &args.then {
        None => {
            let (store, period) = open(desk)?;
            let scheme = assessment::scheme(&store, period.year, args.of.ladder())?;
            let mut page = Page::of(results_lists::scheme(desk.s, &scheme), period.as_of);
            let (who, bonus) = (words::ladder(desk.s, scheme.ladder), scheme.bonus.normalize().to_string());
            page.above.push((r.scheme_heading)(period.year, who, &bonus));
            desk.show(&page, || {
                let items = scheme.items.iter().map(|i| {
                    json!({"item": i.key, "group": i.group, "name": words::item(desk.s, scheme.ladder, i),
                        "points": crate::cli::json::fixed(i.points, 2), "measure": i.measure.key()})
                });
                json!({"year": period.year, "ladder": scheme.ladder.key(), "bonus": bonus,
                    "items": items.collect::<Vec<_>>()})
            })?;
        }
        Some(SchemeVerb::Export(of)) => {
            let (store, period) = open(desk)?;
            let ladder = if args.of.county { Ladder::Counties } else { of.ladder() };
            desk.put(assessment::to_toml(&assessment::scheme(&store, period.year, ladder)?).as_bytes())?;
        }
        Some(SchemeVerb::Import { file, of }) => {
            let text = read(file)?;
            let (mut store, period) = open(desk)?;
            let ladder = if args.of.county { Ladder::Counties } else { of.ladder() };
            let scheme = assessment::from_toml(&text, ladder)?;
            assessment::set_scheme(&mut store, &desk.stamp(), period.year, &scheme)?;
            let n = scheme.items.len();
            desk.tell(&[(r.scheme_set)(period.year, n)], || json!({"year": period.year, "items": n}))?;
        }
    }
    Ok(DONE)
}

fn read(file: &Path) -> Result<String, Stop> {
    crate::cli::rules::read(file)
}

fn counties(desk: &Desk, args: &Counties) -> Result<u8, Stop> {
    let r = &desk.s.results;
    match &args.then {
        None | Some(CountyVerb::List) => {
            let (store, period) = open(desk)?;
            let rows = assessment::counties(&store, period.year)?;
            let page = Page::of(results_lists::counties(desk.s, &rows), period.as_of);
            desk.show(&page, || {
                let rows = rows.iter().map(|c| json!({"code": c.code, "name": c.name}));
                json!({"year": period.year, "counties": rows.collect::<Vec<_>>()})
            })?;
        }
        Some(CountyVerb::Add { code, name, from, until }) => {
            let mut store = desk.existing()?;
            let c = assessment::add_county(&mut store, &desk.stamp(), code, name, (*from, *until))?;
            desk.tell(&[(r.county_added)(&c.code, &c.name)], || json!({"code": c.code, "name": c.name}))?;
        }
    }
    Ok(DONE)
}
