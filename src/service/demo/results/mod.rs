//! The end of the cycle in the sample city: proposals for the six projects that
//! third parties evaluate, a first draft of next year's budget, targets
//! published here and there, figures of departments and counties, registers.
//! All figures are invented.

mod figures;
mod tables;

use std::path::Path;

use super::{STANDS_ON, YEAR, model};
use crate::domain::assessment::{Item, Ladder};
use crate::domain::date::Date;
use crate::domain::disclosure::{Kind, Standing};
use crate::domain::linkage::Verdict;
use crate::domain::money::{Money, MoneyUnit};
use crate::exchange::out::{Existing, write_xlsx};
use crate::service::disclosure::{self, Publication};
use crate::service::import::Input;
use crate::service::linkage::{self, Hand, Word};
use crate::service::period::Period;
use crate::service::register::{self, DocumentRow, PublicityRow, TrainingRow};
use crate::service::{Fault, Progress, Stamp, assessment};
use crate::store::Store;

const PERIOD: Period = Period { year: YEAR, as_of: STANDS_ON };

/// Where the tables lie, beside the treasury's files.
const FOLDER: &str = "结果应用和考核";

/// Makes the end of the cycle.
pub(super) fn make(
    store: &mut Store,
    stamp: &Stamp,
    city: &model::City,
    folder: &Path,
    progress: Progress<'_>,
) -> Result<(), Fault> {
    let stamp = &Stamp { actor: "示例操作员".into(), at: stamp.at.clone() };
    let folder = folder.join(FOLDER);
    std::fs::create_dir_all(&folder)
        .map_err(|e| Fault::Write { file: folder.display().to_string(), why: e.to_string() })?;
    let folder = folder.as_path();
    proposals(store, stamp)?;
    draft(store, stamp, city, folder, progress)?;
    published(store, stamp)?;
    assessed(store, stamp, city, folder, progress)?;
    registers(store, stamp)
}

fn proposals(store: &mut Store, stamp: &Stamp) -> Result<(), Fault> {
    for (code, grade, cut, reason) in figures::PROPOSALS {
        let cut = cut.map(Money::from_yuan);
        let hand = Hand { code: code.into(), grade, cut, suspend: false, reason: reason.into() };
        linkage::by_hand(store, stamp, PERIOD, &hand)?;
    }
    for (code, cut, reason) in figures::DECISIONS {
        let verdict = match cut {
            None => Verdict::Adopt,
            Some(0) => Verdict::Decline,
            Some(cut) => Verdict::Amend { cut: Money::from_yuan(cut), suspend: false },
        };
        let word = Word {
            on: vec![(code.into(), None)],
            verdict,
            reason: reason.into(),
            division: linkage::DECIDES.into(),
            day: STANDS_ON,
        };
        linkage::decide(store, stamp, PERIOD, &word)?;
    }
    Ok(())
}

fn draft(
    store: &mut Store,
    stamp: &Stamp,
    city: &model::City,
    folder: &Path,
    progress: Progress<'_>,
) -> Result<(), Fault> {
    let path = folder.join("2022年部门预算一上项目草案.xlsx");
    write(&path, tables::draft(city))?;
    let unit = Some(MoneyUnit::Wan);
    linkage::import_draft(store, stamp, PERIOD, &[Input::Path(path)], unit, progress)?;
    Ok(())
}

/// Most departments published their targets in time, some late, some not yet.
fn published(store: &mut Store, stamp: &Stamp) -> Result<(), Fault> {
    let lines = disclosure::list(store, PERIOD)?;
    let due: Vec<_> = lines.iter().filter(|l| l.standing == Standing::Missing).collect();
    let turn = |code: &Option<String>| code.as_deref().and_then(|c| c.parse::<u32>().ok()).unwrap_or_default() % 10;
    for (turns, day, address) in figures::PUBLICATIONS {
        let of = |l: &&&disclosure::Line| turns.contains(&turn(&l.department_code)) && l.ready <= day;
        let codes: Vec<String> = due.iter().filter(of).filter_map(|l| l.code.clone()).collect();
        if codes.is_empty() {
            continue;
        }
        let call = Publication {
            kind: Kind::Target,
            codes,
            department: None,
            on: day,
            address: Some(address.into()),
            place: String::new(),
            file: String::new(),
        };
        disclosure::publish(store, stamp, PERIOD, &call)?;
    }
    Ok(())
}

fn assessed(
    store: &mut Store,
    stamp: &Stamp,
    city: &model::City,
    folder: &Path,
    progress: Progress<'_>,
) -> Result<(), Fault> {
    let files = [
        (Ladder::Counties, "2021年县（市、区）考核数据.xlsx", tables::counties()),
        (Ladder::Departments, "2021年市直部门考核评分.xlsx", tables::departments(city)),
    ];
    // The tables name items by their keys' names here.
    let names = |i: &Item| figures::NAMES.iter().filter(|(key, _)| *key == i.key).map(|(_, n)| n.to_string()).collect();
    for (ladder, name, sheet) in files {
        let path = folder.join(name);
        write(&path, sheet)?;
        assessment::import(store, stamp, PERIOD, ladder, &[Input::Path(path)], &names, progress)?;
    }
    Ok(())
}

fn write(path: &Path, sheet: crate::exchange::out::SheetOut) -> Result<(), Fault> {
    write_xlsx(path, &[sheet], STANDS_ON, Existing::Refuse)
        .map_err(|e| Fault::Write { file: path.display().to_string(), why: e.to_string() })
}

fn registers(store: &mut Store, stamp: &Stamp) -> Result<(), Fault> {
    for (title, issuer, day) in figures::DOCUMENTS {
        let row = DocumentRow {
            title: title.into(),
            issuer: issuer.into(),
            day,
            note: "示例日期".into(),
            ..DocumentRow::default()
        };
        register::add_document(store, stamp, &row)?;
    }
    for (title, audience, people, day) in figures::TRAININGS {
        let row = TrainingRow {
            id: 0,
            title: title.into(),
            level: "city".into(),
            audience: audience.into(),
            people,
            day,
            note: String::new(),
            by: String::new(),
            at: String::new(),
        };
        register::add_training(store, stamp, &row)?;
    }
    for (title, channel, day) in figures::PUBLICITY {
        let row = PublicityRow {
            id: 0,
            title: title.into(),
            channel: channel.into(),
            address: String::new(),
            day,
            note: String::new(),
            by: String::new(),
            at: String::new(),
        };
        register::add_publicity(store, stamp, &row)?;
    }
    Ok(())
}

/// A day of the city's year.
const fn day(month: i8, day: i8) -> Date {
    Date::constant(YEAR, month, day)
}
