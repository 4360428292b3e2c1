//! The office's registers as sheets of typed cells. Never here: which entries
//! a register holds.

use super::lists::sheet;
use super::results as words;
use super::strings::Strings;
use crate::domain::org::Department;
use crate::exchange::out::{SheetOut, Value};
use crate::service::register::{DocumentRow, PublicityRow, TrainingRow};

/// 制度文件
pub fn documents(s: &Strings, rows: &[DocumentRow]) -> SheetOut {
    let r = &s.results;
    let heads = [r.col_no, r.col_title, r.col_number, r.col_issuer, r.col_day, r.col_note];
    let row = |d: &DocumentRow| {
        vec![
            Value::Integer(d.id),
            Value::text(&d.title),
            Value::text(&d.number),
            Value::text(&d.issuer),
            d.day.map_or(Value::Empty, Value::Date),
            Value::text(&d.note),
        ]
    };
    sheet(r.documents, &heads, rows.iter().map(row).collect())
}

/// 培训
pub fn trainings(s: &Strings, rows: &[TrainingRow]) -> SheetOut {
    let r = &s.results;
    let heads = [r.col_no, r.col_day, r.col_title, r.col_training_level, r.col_audience, r.col_people, r.col_note];
    let row = |t: &TrainingRow| {
        vec![
            Value::Integer(t.id),
            Value::Date(t.day),
            Value::text(&t.title),
            Value::text(words::training_level(s, &t.level)),
            Value::text(words::audience(s, &t.audience)),
            Value::Integer(t.people),
            Value::text(&t.note),
        ]
    };
    sheet(r.trainings, &heads, rows.iter().map(row).collect())
}

/// 宣传
pub fn publicity(s: &Strings, rows: &[PublicityRow]) -> SheetOut {
    let r = &s.results;
    let heads = [r.col_no, r.col_day, r.col_title, r.col_channel, r.col_address, r.col_note];
    let row = |p: &PublicityRow| {
        vec![
            Value::Integer(p.id),
            Value::Date(p.day),
            Value::text(&p.title),
            Value::text(&p.channel),
            Value::text(&p.address),
            Value::text(&p.note),
        ]
    };
    sheet(r.publicity, &heads, rows.iter().map(row).collect())
}

/// 业务科室归口
pub fn divisions(s: &Strings, rows: &[Department]) -> SheetOut {
    let r = &s.results;
    let heads = [r.col_division, r.col_code, r.col_department];
    let row = |d: &Department| {
        vec![
            Value::text(d.division.as_deref().unwrap_or(r.no_division)),
            Value::maybe_text(d.code.as_deref()),
            Value::text(&d.name),
        ]
    };
    sheet(r.divisions, &heads, rows.iter().map(row).collect())
}
