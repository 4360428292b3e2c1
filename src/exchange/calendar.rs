//! A list of days off and of weekends worked in exchange (放假、调休上班), from
//! any table: a column of days with a column that says which, or a column of
//! days under each of the two heads. Never here: which days are off.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::ToSpan;

use crate::domain::calendar::DayKind;
use crate::domain::date::{self, Date, Epoch};
use crate::domain::text;
use crate::exchange::record::{FileFault, Place, address};
use crate::exchange::sheet::{self, Cell, Limits, Sheet};
use crate::exchange::table::values::{date_in, plain};

/// As many days as one row may name.
const LONGEST_SPAN: i64 = 31;

/// What a file says of days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Days {
    /// Each day once, how it differs (`None`: not at all), and its note.
    pub days: Vec<(Date, Option<DayKind>, String)>,
    /// Rows that cannot be used.
    pub bad: Vec<BadDay>,
}

/// A row that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct BadDay {
    pub sheet: String,
    pub cell: String,
    pub quote: String,
    pub why: DayFault,
}

/// Why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayFault {
    /// No day stands there.
    NoDay,
    /// It does not say whether the day is off or worked.
    NoKind,
    /// An earlier row says otherwise of the same day.
    Otherwise,
}

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Head {
    Day,
    Kind,
    Off,
    Work,
    Note,
}

fn head(words: &str) -> Option<Head> {
    Some(match text::fold(words).as_str() {
        "日期" | "date" | "day" | "时间" => Head::Day,
        "类型" | "性质" | "安排" | "类别" | "状态" | "kind" | "type" | "放假上班" => Head::Kind,
        "放假" | "休息" | "放假日期" | "休息日" | "off" => Head::Off,
        "上班" | "调休上班" | "上班日期" | "调休" | "工作" | "work" => Head::Work,
        "备注" | "说明" | "节日" | "名称" | "节日名称" | "note" | "name" => Head::Note,
        _ => return None,
    })
}

/// A word for how a day is; `Some(None)`: as its weekday says.
#[allow(clippy::option_option)] // no word at all, and the word for no difference, are two things
fn kind(words: &str) -> Option<Option<DayKind>> {
    Some(match text::fold(words).as_str() {
        "放假" | "休息" | "休" | "假" | "off" | "holiday" => Some(DayKind::Off),
        "上班" | "调休上班" | "班" | "补班" | "work" | "workday" => Some(DayKind::Work),
        "正常" | "照常" | "ordinary" => None,
        _ => return None,
    })
}

/// Whether a cell under 放假 or 上班 says yes.
fn is_mark(cell: &Cell) -> bool {
    matches!(
        text::fold(&plain(cell)).as_str(),
        "1" | "是" | "√" | "✓" | "v" | "x" | "y" | "yes" | "true" | "放假" | "上班"
    )
}

/// Reads a file.
///
/// # Errors
/// [`FileFault`] for a file that holds no such list.
pub fn read(path: &Path) -> Result<Days, FileFault> {
    let (book, _) = sheet::open(path, &Limits::default(), &mut |_, _| true)?;
    let mut found = Days::default();
    let mut known = BTreeMap::new();
    for sheet in book.sheets.iter().filter(|s| !s.hidden) {
        take(sheet, book.epoch, &mut known, &mut found);
    }
    if found.days.is_empty() && found.bad.is_empty() {
        let first = book.sheets.first();
        let texts = first.iter().flat_map(|s| &s.rows).flatten().map(plain).filter(|t| !t.is_empty());
        return Err(FileFault::NoHeader {
            sheet: first.map(|s| s.name.clone()).unwrap_or_default(),
            looked_for: vec!["日期", "放假", "上班"],
            found: texts.take(8).collect(),
        });
    }
    Ok(found)
}

fn take(sheet: &Sheet, epoch: Epoch, known: &mut BTreeMap<Date, Option<DayKind>>, out: &mut Days) {
    let mut heads: Vec<Option<Head>> = Vec::new();
    for (r, row) in sheet.rows.iter().enumerate() {
        let words: Vec<Option<Head>> = row.iter().map(|c| head(&plain(c))).collect();
        let is_head = words.iter().flatten().any(|h| matches!(h, Head::Day | Head::Off | Head::Work))
            && row.iter().all(|c| span(c, epoch).is_none());
        if is_head && heads.is_empty() {
            heads = words;
            continue;
        }
        let filled = row.iter().position(|c| !plain(c).is_empty());
        let Some(first) = filled else { continue };
        let read = of_row(row, &heads, epoch);
        // Titles stand above the list.
        if read.is_err() && heads.is_empty() && out.days.is_empty() {
            continue;
        }
        let bad = |column: usize, why: DayFault| BadDay {
            sheet: sheet.name.clone(),
            cell: address(Place { row: r as u32 + 1, column: column as u16 }),
            quote: row.get(column).map(plain).unwrap_or_default().chars().take(40).collect(),
            why,
        };
        match read {
            Err((column, why)) => out.bad.push(bad(column.unwrap_or(first), why)),
            Ok(days) => {
                for (column, day, kind, note) in days {
                    match known.insert(day, kind) {
                        None => out.days.push((day, kind, note)),
                        Some(before) if before == kind => {}
                        Some(before) => {
                            known.insert(day, before);
                            out.bad.push(bad(column, DayFault::Otherwise));
                        }
                    }
                }
            }
        }
    }
}

type Read = (usize, Date, Option<DayKind>, String);

/// The days of a row; where not, the column at fault.
fn of_row(row: &[Cell], heads: &[Option<Head>], epoch: Epoch) -> Result<Vec<Read>, (Option<usize>, DayFault)> {
    let under = |h: Head| (0..row.len()).filter(move |c| heads.get(*c) == Some(&Some(h)));
    let cell_of = |h: Head| under(h).find(|c| !plain(&row[*c]).is_empty());
    let note = match cell_of(Head::Note) {
        Some(c) => plain(&row[c]),
        None => String::new(),
    };
    let sides = [(Head::Off, DayKind::Off), (Head::Work, DayKind::Work)];
    // Days stand under the two heads themselves.
    let mut both: Vec<Read> = Vec::new();
    for (head, kind) in sides {
        for c in under(head) {
            both.extend(span(&row[c], epoch).into_iter().flatten().map(|day| (c, day, Some(kind), note.clone())));
        }
    }
    if !both.is_empty() {
        return Ok(both);
    }
    let day_at = match cell_of(Head::Day) {
        Some(c) => Some(c),
        None if heads.contains(&Some(Head::Day)) => None,
        None => (0..row.len()).find(|c| span(&row[*c], epoch).is_some()),
    };
    let at = day_at.ok_or((None, DayFault::NoDay))?;
    let days = span(&row[at], epoch).ok_or((Some(at), DayFault::NoDay))?;
    let told = match cell_of(Head::Kind) {
        Some(c) => kind(&plain(&row[c])).ok_or((Some(c), DayFault::NoKind))?,
        None => {
            let mark = sides.into_iter().find(|(h, _)| under(*h).any(|c| is_mark(&row[c])));
            let word = || (0..row.len()).filter(|c| *c != at).find_map(|c| kind(&plain(&row[c])));
            mark.map(|(_, kind)| Some(kind)).or_else(word).ok_or((Some(at), DayFault::NoKind))?
        }
    };
    Ok(days.into_iter().map(|day| (at, day, told, note.clone())).collect())
}

/// The day in a cell, or all days from one to another (`10月1日至7日` needs both whole).
fn span(cell: &Cell, epoch: Epoch) -> Option<Vec<Date>> {
    if let Ok(Some(day)) = date_in(cell, epoch) {
        return (!day.month_only).then(|| vec![day.day]);
    }
    let Cell::Text(words) = cell else { return None };
    let (from, to) = words.split_once(['至', '~', '～', '到'])?;
    let day = |typed: &str| date::parse(typed, epoch).filter(|d| !d.month_only).map(|d| d.day);
    let (from, to) = (day(from)?, day(to)?);
    let length = date::days_between(from, to);
    (0..LONGEST_SPAN).contains(&length).then(|| from.series(1.day()).take_while(|d| *d <= to).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(text: &str) -> Result<Days, FileFault> {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("放假.csv");
        std::fs::write(&path, text).expect("written");
        read(&path)
    }

    fn said(days: &Days) -> Vec<String> {
        days.days.iter().map(|(d, k, n)| format!("{d} {} {n}", k.map_or("ordinary", DayKind::key))).collect()
    }

    #[test]
    fn a_column_of_days_and_one_of_words() {
        let days =
            from("2026年放假安排\n日期,类型,节日\n2026-10-01,放假,国庆\n2026/10/10,上班,\n2026年10月8日,正常,\n");
        assert_eq!(said(&days.expect("days")), ["2026-10-01 off 国庆", "2026-10-10 work ", "2026-10-08 ordinary "]);
    }

    #[test]
    fn days_under_both_heads_marks_under_them_and_spans() {
        let days = from("节日,放假,上班\n国庆,2026-10-01至2026-10-03,2026-10-10\n").expect("days");
        assert_eq!(
            said(&days),
            ["2026-10-01 off 国庆", "2026-10-02 off 国庆", "2026-10-03 off 国庆", "2026-10-10 work 国庆"]
        );
        let days = from("日期,放假,上班\n2026-10-01,1,\n2026-10-10,,√\n").expect("days");
        assert_eq!(said(&days), ["2026-10-01 off ", "2026-10-10 work "]);
        assert_eq!(said(&from("2026-10-01,休\n2026-10-10,班\n").expect("days")).len(), 2, "no head is needed");
    }

    #[test]
    fn rows_that_cannot_be_used_are_named() {
        let days =
            from("日期,类型\n2026-02-30,放假\n2026-10-01,也许\n2026-10-02,放假\n2026-10-02,上班\n2026-10,放假\n");
        let days = days.expect("days");
        assert_eq!(said(&days), ["2026-10-02 off "]);
        let bad: Vec<_> = days.bad.iter().map(|b| (b.cell.as_str(), b.why)).collect();
        let want =
            [("A2", DayFault::NoDay), ("B3", DayFault::NoKind), ("A5", DayFault::Otherwise), ("A6", DayFault::NoDay)];
        assert_eq!(bad, want);
        assert!(matches!(from("科目,金额\n办公费,12\n"), Err(FileFault::NoHeader { .. })));
    }
}
