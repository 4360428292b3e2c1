//! How high the rows of a page must be. A spreadsheet fits a row to its text
//! only where no cells are merged, and not at all before somebody edits it;
//! so the lines are counted here, with the widths a Chinese font has.

use unicode_width::UnicodeWidthChar;

use super::page::{Look, Page};

/// Points a line of the body takes, and what stands above and below it.
const LINE: u32 = 14;
const ROOM: u32 = 6;
/// Lines of an empty place for an essay.
const ESSAY: u32 = 6;
/// Of one row: the format allows no more.
const HIGHEST: u32 = 409;
const LOWEST: u32 = 20;

/// Heights of all rows of a page in points.
pub(super) fn heights(page: &Page) -> Vec<u32> {
    let count = page.pieces.iter().map(|p| p.row + p.tall).max().unwrap_or(0) as usize;
    let mut heights = vec![LOWEST; count];
    // Tall cells come last: they stretch only what the others left too low.
    let mut pieces: Vec<_> = page.pieces.iter().collect();
    pieces.sort_by_key(|p| p.tall);
    for piece in pieces {
        let words = piece.value.words();
        let room = capacity(page, piece.column, piece.wide);
        let needed = match piece.look {
            Look::Title => 32 * lines(&words, room * 5 / 8),
            Look::Subtitle | Look::Mark => LOWEST,
            Look::Essay => lines(&words, room).max(ESSAY) * LINE + ROOM,
            _ => lines(&words, room) * LINE + ROOM,
        };
        stretch(&mut heights[piece.row as usize..][..piece.tall as usize], needed);
    }
    heights
}

/// Rows that a cell over these columns must be merged from to show its text.
pub(super) fn rows_for(columns: &[u16], words: &str) -> u32 {
    let page = Page { columns: columns.to_vec(), ..Page::default() };
    let needed = lines(words, capacity(&page, 0, columns.len() as u16)) * LINE + ROOM;
    needed.div_ceil(HIGHEST).max(1)
}

/// Shares out what the rows lack, the last ones first where one cannot hold it all.
fn stretch(rows: &mut [u32], needed: u32) {
    let lacking = needed.saturating_sub(rows.iter().sum());
    let count = rows.len() as u32;
    for (n, row) in rows.iter_mut().enumerate() {
        let share = lacking / count + u32::from((n as u32) < lacking % count);
        *row = (*row + share).min(HIGHEST);
    }
}

/// Half-width characters of 10 points that a line of these columns holds. A
/// column of width w is 7w + 5 pixels, such a character 6.67.
fn capacity(page: &Page, column: u16, wide: u16) -> u32 {
    let columns = page.columns.iter().skip(usize::from(column)).take(usize::from(wide));
    let pixels: u32 = columns.map(|w| u32::from(*w) * 7 + 5).sum();
    (pixels.saturating_sub(8) * 3 / 20).max(2)
}

/// Lines that a text takes, one more where a long one may break early.
fn lines(words: &str, capacity: u32) -> u32 {
    let mut count = 0;
    for paragraph in words.split('\n') {
        let mut at = 0;
        let mut here = 1;
        for c in paragraph.chars() {
            let width = c.width().unwrap_or(0) as u32;
            if at + width > capacity {
                here += 1;
                at = 0;
            }
            at += width;
        }
        // Marks that may not begin a line and words that may not be cut.
        count += here + here / 10;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::out::{Piece, Value};

    fn page(words: &str, tall: u32) -> Page {
        let piece = |row, tall, words: &str| Piece {
            row,
            column: 0,
            tall,
            wide: 1,
            value: Value::text(words),
            look: Look::Prose,
        };
        let mut pieces = vec![piece(0, tall, words)];
        pieces.extend((1..tall).map(|row| piece(row, 1, "")));
        Page { columns: vec![20], pieces, ..Page::default() }
    }

    #[test]
    fn rows_are_as_high_as_their_text() {
        assert_eq!(heights(&page("一行", 1)), [20]);
        assert_eq!(heights(&page(&"字".repeat(31), 1)), [LINE * 4 + ROOM]);
        assert_eq!(heights(&page("1.甲\n2.乙\n3.丙", 1)), [LINE * 3 + ROOM]);
    }

    #[test]
    fn a_merged_cell_stretches_the_rows_it_covers() {
        let heights = heights(&page(&"字".repeat(60), 2));
        assert_eq!(heights.iter().sum::<u32>(), LINE * 6 + ROOM);
    }

    #[test]
    fn no_row_is_higher_than_the_format_allows() {
        assert_eq!(heights(&page(&"字".repeat(6_000), 1)), [HIGHEST]);
    }
}
