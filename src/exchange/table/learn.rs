//! What an operator says of a file's headers, as a layout to remember:
//! 「拨付数」 is the amount. Never here: where it is kept.

use crate::domain::money::MoneyUnit;
use crate::domain::text;
use crate::exchange::header;
use crate::exchange::record::{Column, Kind, Taught};
use crate::exchange::sheet::{Sheet, Workbook};

use super::locate;

/// Rows in which a header is looked for, and how many rows it may span.
const DEEPEST: u32 = 20;
const TALLEST: u32 = 3;

/// The layouts of a workbook in which every header that was spoken of stands;
/// what was not spoken of keeps the meaning it has by itself.
pub fn learn(book: &Workbook, kind: Option<Kind>, unit: Option<MoneyUnit>, said: &[(String, Column)]) -> Vec<Taught> {
    if said.is_empty() {
        return Vec::new();
    }
    book.sheets.iter().filter_map(|sheet| of_sheet(sheet, kind, unit, said)).collect()
}

fn of_sheet(sheet: &Sheet, kind: Option<Kind>, unit: Option<MoneyUnit>, said: &[(String, Column)]) -> Option<Taught> {
    let rows = (sheet.rows.len() as u32).min(DEEPEST);
    let spans = (0..TALLEST).flat_map(|span| (0..rows.saturating_sub(span)).map(move |first| (first, first + span)));
    spans.into_iter().find_map(|(first, last)| {
        let words = locate::flatten(sheet, first, last);
        let places: Option<Vec<(usize, Column)>> =
            said.iter().map(|(word, column)| Some((place(&words, word)?, *column))).collect();
        let places = places?;
        let kind = kind.or_else(|| header::guess(&spoken(&words, &places)))?;
        Some(Taught { layout: header::layout(&words), kind, columns: columns(&words, kind, &places), unit })
    })
}

/// The column under a header, by its whole text or by its last row alone.
fn place(words: &[String], word: &str) -> Option<usize> {
    let wanted = text::fold(word);
    let whole = words.iter().position(|w| text::fold(w) == wanted);
    whole.or_else(|| words.iter().position(|w| w.rsplit('_').next().is_some_and(|last| text::fold(last) == wanted)))
}

/// The headers as if the file had used our words, for telling the kind.
fn spoken(words: &[String], places: &[(usize, Column)]) -> Vec<String> {
    let mut words = words.to_vec();
    for (at, column) in places {
        words[*at] = header::usual_word(*column).to_string();
    }
    words
}

fn columns(words: &[String], kind: Kind, places: &[(usize, Column)]) -> Vec<(u16, Column)> {
    let said = |column| places.iter().any(|(_, c)| *c == column);
    let by_itself = header::resolve(words, kind).into_iter().filter_map(|m| Some((m.index, m.column?)));
    let spoken_of = |index: u16| places.iter().any(|(at, _)| *at == usize::from(index));
    // What was named takes the place of what would have been taken for the same.
    let kept = by_itself.filter(|(index, column)| !spoken_of(*index) && !said(*column));
    kept.chain(places.iter().map(|(at, c)| (*at as u16, *c))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::Epoch;
    use crate::exchange::sheet::Cell;

    #[test]
    fn strange_headers_are_learnt_beside_known_ones() {
        let text = |row: &[&str]| row.iter().map(|c| Cell::Text((*c).into())).collect::<Vec<_>>();
        let sheet = Sheet {
            name: "明细".into(),
            hidden: false,
            rows: vec![text(&["某市拨款表"]), text(&["序列", "项目代码", "划款日", "拨付数", "收方"])],
            merged: Vec::new(),
            hidden_rows: Vec::new(),
            hidden_columns: Vec::new(),
        };
        let book = Workbook { sheets: vec![sheet], epoch: Epoch::Y1900 };
        let said = [
            ("划款日".to_string(), Column::PayDate),
            ("拨付数".to_string(), Column::Amount),
            ("收方".to_string(), Column::Payee),
        ];
        let learnt = learn(&book, None, None, &said);
        assert_eq!(learnt.len(), 1);
        assert_eq!(learnt[0].kind, Kind::Payments);
        let mut columns = learnt[0].columns.clone();
        columns.sort_unstable();
        assert_eq!(columns, [(1, Column::ProjectCode), (2, Column::PayDate), (3, Column::Amount), (4, Column::Payee)]);
        assert!(learn(&book, None, None, &[("没有".into(), Column::Amount)]).is_empty());
    }
}
