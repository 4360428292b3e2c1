//! `target library` and `target draft`: indicators to draft from. Never here:
//! what a sheet of indicators looks like.

use std::path::PathBuf;

use serde_json::json;

use super::adjust::Desktop;
use super::args::{Draft, Library};
use super::{choose, out};
use crate::cli::desk::Desk;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::cli::watch::Watch;
use crate::cli::{ATTENTION, DONE};
use crate::domain::org::{Department, fold_name};
use crate::domain::text;
use crate::exchange::out::Value;
use crate::present::lists;
use crate::present::pinyin::{Haystack, Needle};
use crate::service::DEFAULT_PLACE;
use crate::service::import::Input;
use crate::service::target::library as indicators;
use crate::store::org::END_OF_TIME;
use crate::store::target::LibraryRow;

/// `target library`
pub(super) fn list(desk: &Desk, args: &Library) -> Result<u8, Stop> {
    let t = &desk.s.target_lists;
    let store = desk.existing()?;
    let departments = store.departments(END_OF_TIME)?;
    let wanted = args.department.as_deref().map(|d| department(desk, &departments, d)).transpose()?;
    let needle = Needle::new(args.find.as_deref().unwrap_or_default());
    let mut rows = indicators::library(&store)?;
    rows.retain(|r| {
        let fits = wanted.is_none_or(|d| r.department_id.is_none_or(|own| own == d.id));
        let texts = [Some(r.name.as_str()), r.code.as_deref(), Some(r.explanation.as_str())];
        let found = Haystack::new(texts.into_iter().flatten()).holds(&needle);
        fits && found && args.class.is_none_or(|c| r.level2 == Some(c))
    });
    let of = |r: &LibraryRow| r.department_id.and_then(|id| departments.iter().find(|d| d.id == id));
    let heads = [
        desk.s.cli.col_id,
        t.col_scope,
        t.col_level1,
        t.col_level2,
        t.col_indicator,
        t.col_operator,
        t.col_unit,
        t.col_standard,
        t.col_explanation,
        t.col_source,
    ];
    let line = |r: &LibraryRow| {
        vec![
            Value::Integer(r.id),
            Value::text(of(r).map_or(t.common, |d| d.name.as_str())),
            Value::maybe_text(r.level1.map(|l| l.name())),
            Value::maybe_text(r.level2.map(|l| l.name())),
            Value::text(&r.name),
            Value::maybe_text(r.operator.as_deref()),
            Value::text(&r.unit),
            Value::text(&r.standard),
            Value::text(&r.explanation),
            Value::text(&r.source),
        ]
    };
    let day = desk.as_of.unwrap_or_else(|| desk.today());
    let page = Page::of(lists::sheet(t.library, &heads, rows.iter().map(line).collect()), day);
    desk.show(&page, || {
        let one = |r: &LibraryRow| {
            let d = of(r);
            json!({"id": r.id, "code": r.code, "scope": if d.is_some() { "department" } else { "common" },
                "department_code": d.and_then(|d| d.code.as_ref()), "department": d.map(|d| &d.name),
                "level1": r.level1.map(|l| l.key()), "level2": r.level2.map(|l| l.key()), "name": r.name,
                "operator": r.operator, "unit": out::some(&r.unit), "standard": out::some(&r.standard),
                "explanation": out::some(&r.explanation), "source": out::some(&r.source)})
        };
        json!({"total": rows.len(), "indicators": rows.iter().map(one).collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}

fn department<'a>(desk: &Desk, all: &'a [Department], typed: &str) -> Result<&'a Department, Stop> {
    let (code, name) = (text::clean(typed), fold_name(typed, DEFAULT_PLACE));
    let is = |d: &&Department| d.code.as_deref() == Some(code.as_str()) || fold_name(&d.name, DEFAULT_PLACE) == name;
    let none = || Stop::said((desk.s.cli.no_department)(typed), desk.s.cli.no_department_hint);
    all.iter().find(is).ok_or_else(none)
}

/// `target library import`
pub(super) fn import(desk: &Desk, files: &[PathBuf]) -> Result<u8, Stop> {
    let t = &desk.s.target_lists;
    let mut store = desk.store()?;
    let inputs: Vec<Input> = files.iter().cloned().map(Input::Path).collect();
    let stamp = desk.stamp();
    let mut watch = Watch::over(desk.s.import.running);
    let done = indicators::import(&mut store, &stamp, &inputs, &mut |n, of| watch.step(n, of));
    drop(watch);
    let done = done?;
    let heads = [desk.s.cli.col_file, t.col_cell, t.col_indicator, t.col_reason];
    let aside = done.iter().flat_map(|f| f.set_aside.iter().map(move |c| (f, c)));
    let rows = aside.map(|(f, c)| {
        let why = t.unknown_department;
        vec![Value::text(&f.file), Value::text(&c.cell), Value::text(&c.text), Value::text(why)]
    });
    let mut page = Page::of(lists::sheet(t.library, &heads, rows.collect()), desk.today());
    if page.sheets[0].rows.is_empty() {
        page.sheets.clear();
    }
    for f in &done {
        page.below
            .push([f.file.as_str(), &(t.library_sum)(f.imported, f.changed, f.unchanged, f.set_aside.len())].join(" "));
    }
    desk.show(&page, || {
        let file = |f: &indicators::LibraryFile| {
            let aside = f.set_aside.iter().map(|c| json!({"name": c.text, "cell": out::some(&c.cell)}));
            json!({"file": f.file, "batch": f.batch, "imported": f.imported, "changed": f.changed,
                "unchanged": f.unchanged, "set_aside": aside.collect::<Vec<_>>()})
        };
        json!({"files": done.iter().map(file).collect::<Vec<_>>()})
    })?;
    Ok(if done.iter().any(|f| !f.set_aside.is_empty()) { ATTENTION } else { DONE })
}

/// `target draft`
pub(super) fn draft(desk: &Desk, args: &Draft) -> Result<u8, Stop> {
    let t = &desk.s.target_lists;
    let mut at = Desktop::open(desk, args.on)?;
    let item = choose::one(desk, &at.items, &args.code)?.clone();
    let known = indicators::library(&at.store)?;
    if let Some(id) = args.ids.iter().find(|id| !known.iter().any(|r| r.id == **id)) {
        return Err(Stop::said((t.no_indicator)(*id), t.no_indicator_hint));
    }
    let drafted = indicators::insert(&mut at.store, &desk.stamp(), at.period, &item.subject, &args.ids)?;
    at.tell(desk, &item, (t.drafted)(&item.name, args.ids.len(), drafted.version))
}
