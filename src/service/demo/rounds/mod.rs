//! The sample city's monitoring round 1~7月, half filed: forms as the program
//! sends them, filled in as units do, written as workbooks a department each,
//! taken in by the real importer, some accepted, some sent back.

mod answers;
mod tales;

use std::collections::HashMap;
use std::path::Path;

use super::model::City;
use super::random::Random;
use super::targets::files::{self, Parcel};
use super::{STANDS_ON, YEAR};
use crate::domain::date::Date;
use crate::domain::form::Form;
use crate::domain::monitor::reported::FormState;
use crate::domain::monitor::round::{FormStep, Opening};
use crate::service::form::Workbook;
use crate::service::import::Input;
use crate::service::monitor::import::{self, Request};
use crate::service::monitor::{self, Item, Step, form};
use crate::service::period::Period;
use crate::service::{Fault, Progress, Stamp};
use crate::store::Store;
use tales::Tale;

pub(super) use answers::written;

/// N of the round.
const MONTHS: u8 = 7;
/// The last day to file, as the ministry has it.
const DUE: Date = Date::constant(YEAR, 8, 31);
/// The day on which the office opened it.
const OPENED: Date = Date::constant(YEAR, 7, 26);
/// Where the forms lie, beside the treasury's files.
const FOLDER: &str = "绩效监控";
/// Everything so far happened by the day the city stands on.
const NOW: Period = Period { year: YEAR, as_of: STANDS_ON };

/// Opens the round and lets half of the city file.
///
/// # Errors
/// [`Fault::Cancelled`], [`Fault::Write`], or what the services say.
pub(super) fn make(
    store: &mut Store,
    stamp: &Stamp,
    city: &City,
    dir: &Path,
    progress: Progress<'_>,
) -> Result<(), Fault> {
    let opening = Opening { year: YEAR, months: MONTHS, cutoff: STANDS_ON, due: DUE };
    monitor::open(store, stamp, OPENED, opening, "")?;
    let dir = dir.join(FOLDER);
    std::fs::create_dir_all(&dir).map_err(|e| unwritable(&dir, &e.to_string()))?;
    let (parcels, tales) = filled(store, city)?;
    let paths = files::write(&parcels, &dir, STANDS_ON).map_err(|e| unwritable(&dir, &e.to_string()))?;
    let files = paths.into_iter().map(Input::Path).collect();
    let request = Request { files, year: YEAR, months: Some(MONTHS), day: STANDS_ON, dry_run: false };
    import::import(store, stamp, &request, progress)?;
    decide(store, stamp, &tales)
}

fn unwritable(dir: &Path, why: &str) -> Fault {
    Fault::Write { file: dir.display().to_string(), why: why.to_string() }
}

/// The workbooks that come back, and the stories they tell by code.
fn filled(store: &Store, city: &City) -> Result<(Vec<Parcel>, HashMap<String, Tale>), Fault> {
    let by_code: HashMap<&str, usize> = city.projects.iter().enumerate().map(|(i, p)| (p.code.as_str(), i)).collect();
    let of = |code: &str| by_code.get(code).map(|i| (*i, &city.projects[*i]));
    let files = |code: &str| of(code).is_some_and(|(i, p)| p.key_monitored || (p.department % 2 == 0 && !forgets(i)));
    let books = form::workbooks(store, NOW, MONTHS, false, |p| files(&p.code))?;
    let mut forms: Vec<&Form> = books.iter().flat_map(|b| &b.forms).collect();
    forms.sort_by(|a, b| a.project_code.text.cmp(&b.project_code.text));
    let tales = tales::assign(&forms);
    let tell = |form: &Form| {
        let code = form.project_code.text.as_str();
        let tale = tales.get(code).copied().unwrap_or(Tale::Plain);
        answers::fill(form.clone(), tale, by_code.get(code).copied().unwrap_or_default())
    };
    let name = |book: &Workbook| format!("1-{MONTHS}月绩效监控-{}", book.file_name());
    let parcels = books.iter().map(|b| Parcel { name: name(b), forms: b.forms.iter().map(tell).collect() });
    Ok((parcels.collect(), tales))
}

/// In every department that files, someone has not yet.
fn forgets(project: usize) -> bool {
    Random::of("forgets to file", project).chance(7)
}

/// What the office has said of the forms so far: those that cannot be judged
/// went back, most of the others were accepted, the rest wait.
fn decide(store: &mut Store, stamp: &Stamp, tales: &HashMap<String, Tale>) -> Result<(), Fault> {
    let filed = monitor::status(store, NOW, MONTHS)?.items;
    let filed: Vec<Item> = filed.into_iter().filter(|i| i.state == FormState::Filed).collect();
    for (tale, reason) in BACK {
        let of = |i: &&Item| tales.get(&i.code) == Some(&tale);
        let seen: Vec<_> = filed.iter().filter(of).map(Item::seen).collect();
        let step = Step { step: FormStep::Return, reason: reason.into(), document: None, day: STANDS_ON };
        monitor::step(store, stamp, (YEAR, MONTHS), &step, &seen)?;
    }
    let back = |i: &Item| tales.get(&i.code).is_some_and(|t| BACK.iter().any(|(b, _)| b == t));
    let draws = |i: &Item| Random::of("round decision", i.project_id.unsigned_abs() as usize).chance(62);
    let passes = |i: &&Item| !back(i) && (i.key_monitored || draws(i));
    let seen: Vec<_> = filed.iter().filter(passes).map(Item::seen).collect();
    let step = Step { step: FormStep::Accept, reason: String::new(), document: None, day: STANDS_ON };
    monitor::step(store, stamp, (YEAR, MONTHS), &step, &seen)
}

/// Whose forms go back, and why.
const BACK: [(Tale, &str); 2] = [
    (Tale::Sloppy, "完成情况请填数值，滞后的指标请说明偏差原因和改进措施"),
    (Tale::Retyped, "执行数以国库支付为准，指标值不得自行改动"),
];

#[cfg(test)]
mod tests;
