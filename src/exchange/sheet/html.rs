//! Tables of a web page, as treasury systems write them into files named .xls.
//! Every table is a sheet; one inside a cell of another is a sheet of its own.

use super::grid::{Grid, Watch, over};
use super::{Cell, Sheet, Workbook, number};
use crate::domain::date::Epoch;
use crate::domain::text::is_blank;
use crate::exchange::record::{FileFault, TooLarge};
use scraper::node::{Element, Node};
use scraper::{ElementRef, Html, Selector};
use std::collections::HashMap;

/// A page takes many times its size in memory while it is read; one that cannot
/// be cut into pieces may be no larger.
const LARGEST: u64 = 64 << 20;
/// A larger page is read in pieces of this size.
const PIECE: usize = 1 << 20;
/// Deeper nesting is an attack on the reader.
const DEEPEST: usize = 500;

pub(super) fn read(text: &str, watch: &mut Watch<'_>) -> Result<Workbook, FileFault> {
    if depth(text) > DEEPEST {
        return Err(FileFault::Damaged("elements nested without end".into()));
    }
    let mut sheets = if text.len() > PIECE { by_pieces(text, watch)? } else { None };
    if sheets.is_none() {
        over(TooLarge::FileBytes, text.len() as u64, LARGEST)?;
        sheets = Some(whole(text, watch)?);
    }
    let mut sheets = sheets.unwrap_or_default();
    if sheets.is_empty() {
        return Err(FileFault::NotATable);
    }
    if sheets.len() > 1 {
        for (n, sheet) in sheets.iter_mut().enumerate() {
            sheet.name = (n + 1).to_string();
        }
    }
    Ok(Workbook { sheets, epoch: Epoch::Y1900 })
}

fn whole(text: &str, watch: &mut Watch<'_>) -> Result<Vec<Sheet>, FileFault> {
    let page = Html::parse_document(text);
    let tables = Selector::parse("table").map_err(|_| FileFault::NotATable)?;
    let mut sheets = Vec::new();
    for found in page.select(&tables) {
        let mut table = Table::new();
        table.take(found, watch)?;
        sheets.extend(table.done());
    }
    Ok(sheets)
}

/// A large page, some rows at a time; `None` when its tables stand inside each
/// other and cannot be cut.
fn by_pieces(text: &str, watch: &mut Watch<'_>) -> Result<Option<Vec<Sheet>>, FileFault> {
    let Some(spans) = table_spans(text) else { return Ok(None) };
    let first = Selector::parse("table").map_err(|_| FileFault::NotATable)?;
    watch.expect(text.len() as u64);
    let mut sheets = Vec::new();
    for (start, end) in spans {
        let mut table = Table::new();
        let mut from = start;
        while from < end {
            let to = next_row(text, (from + PIECE).min(end), end);
            let piece = Html::parse_document(&format!("<table>{}</table>", &text[from..to]));
            if let Some(found) = piece.select(&first).next() {
                table.take(found, watch)?;
            }
            from = to;
            watch.tell(from as u64)?;
        }
        sheets.extend(table.done());
    }
    Ok(Some(sheets))
}

/// Where the insides of the tables begin and end, if none is inside another.
fn table_spans(text: &str) -> Option<Vec<(usize, usize)>> {
    let mut spans = Vec::new();
    let mut open = None;
    for (at, _) in text.match_indices('<') {
        if is_tag(text, at, "<table") {
            let inside = at + text[at..].find('>')? + 1;
            if open.replace(inside).is_some() {
                return None;
            }
        } else if is_tag(text, at, "</table")
            && let Some(start) = open.take()
        {
            spans.push((start, at));
        }
    }
    spans.extend(open.map(|start| (start, text.len())));
    Some(spans)
}

/// The beginning of the first row at or behind a byte.
fn next_row(text: &str, from: usize, end: usize) -> usize {
    let from = text.ceil_char_boundary(from);
    text[from..end].match_indices('<').map(|(at, _)| from + at).find(|at| is_tag(text, *at, "<tr")).unwrap_or(end)
}

/// Whether this tag stands here.
fn is_tag(text: &str, at: usize, tag: &str) -> bool {
    let here = &text.as_bytes()[at..];
    here.get(..tag.len()).is_some_and(|name| name.eq_ignore_ascii_case(tag.as_bytes()))
        && here.get(tag.len()).is_none_or(|next| !next.is_ascii_alphanumeric())
}

/// How deep elements may stand in each other: of every name, those not closed.
fn depth(text: &str) -> usize {
    let mut open: HashMap<String, usize> = HashMap::new();
    let (mut depth, mut deepest) = (0_usize, 0);
    for tag in text.split('<').skip(1) {
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        if is_left_open(&name) {
            continue;
        }
        let count = open.entry(name).or_default();
        if !tag.starts_with('/') {
            *count += 1;
            depth += 1;
        } else if *count > 0 {
            *count -= 1;
            depth -= 1;
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// Elements that have no end, or whose end need not be written.
fn is_left_open(name: &str) -> bool {
    matches!(
        name,
        "" | "td"
            | "th"
            | "tr"
            | "tbody"
            | "thead"
            | "tfoot"
            | "p"
            | "li"
            | "option"
            | "col"
            | "colgroup"
            | "br"
            | "hr"
            | "img"
            | "input"
            | "meta"
            | "link"
            | "base"
            | "html"
            | "head"
            | "body"
            | "x"
            | "o"
    )
}

/// One table being laid out.
struct Table {
    grid: Grid,
    /// For each column, how many further rows a cell from above reaches into.
    reaching: Vec<u64>,
    row: u64,
}

impl Table {
    fn new() -> Self {
        Table { grid: Grid::new("", false), reaching: Vec::new(), row: 0 }
    }

    /// Adds the rows of a table, or of a piece of one.
    fn take(&mut self, found: ElementRef<'_>, watch: &mut Watch<'_>) -> Result<(), FileFault> {
        let groups = found.child_elements().filter(|e| matches!(e.value().name(), "thead" | "tbody" | "tfoot"));
        for line in groups.flat_map(|group| group.child_elements()).filter(|e| e.value().name() == "tr") {
            self.lay(line, watch)?;
            for left in &mut self.reaching {
                *left = left.saturating_sub(1);
            }
            self.row += 1;
            if self.row.is_multiple_of(1_000) {
                watch.tell(0)?;
            }
        }
        Ok(())
    }

    /// Puts the cells of a row where spans from above leave room.
    fn lay(&mut self, line: ElementRef<'_>, watch: &mut Watch<'_>) -> Result<(), FileFault> {
        let mut column = 0_usize;
        for cell in line.child_elements().filter(|e| matches!(e.value().name(), "td" | "th")) {
            while self.reaching.get(column).is_some_and(|rows| *rows > 0) {
                column += 1;
            }
            let wide = span(cell.value(), "colspan").min(1_000) as usize;
            let high = span(cell.value(), "rowspan");
            let first = column as u64;
            self.grid.put(watch, self.row, first, value(cell))?;
            self.grid.merge(watch, (self.row, self.row + high - 1), (first, first + wide as u64 - 1));
            let end = (column + wide).min(usize::from(watch.limits.columns) + 1);
            if self.reaching.len() < end {
                self.reaching.resize(end, 0);
            }
            for rows in self.reaching.iter_mut().take(end).skip(column) {
                *rows = (*rows).max(high);
            }
            column += wide;
        }
        Ok(())
    }

    /// The sheet; `None` when the table only lays out others.
    fn done(self) -> Option<Sheet> {
        let sheet = self.grid.done();
        (!sheet.rows.is_empty()).then_some(sheet)
    }
}

fn span(element: &Element, name: &str) -> u64 {
    element.attr(name).and_then(|v| v.trim().parse().ok()).unwrap_or(1).clamp(1, 65_534)
}

/// What a cell holds: its text, or the number behind it where a program wrote
/// one that the text only rounds.
fn value(cell: ElementRef<'_>) -> Cell {
    let (text, mut red) = shown(cell);
    let element = cell.value();
    let behind = element.attr("x:num").or_else(|| element.attr("sdval")).filter(|v| !v.is_empty());
    let plain: String = text.chars().filter(|c| !is_blank(*c) && !matches!(c, ',' | '¥' | '￥' | '$')).collect();
    let amount = plain.trim_start_matches(['-', '(']).trim_end_matches(')');
    let is_amount = !amount.is_empty() && amount.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if !is_amount {
        // A date, a percentage or words: what is shown says more than the number.
        return Cell::Text(text);
    }
    if let Some(behind) = behind
        && let number @ Cell::Number { .. } = number::written(behind)
    {
        return number;
    }
    red |= element.attr("style").is_some_and(is_red) || element.attr("color").is_some_and(is_red);
    // Only a sum of money is turned into a number here; a code must keep its zeros.
    if red
        && amount.contains('.')
        && amount == plain
        && let Cell::Number { value, exact, .. } = number::written(amount)
    {
        return Cell::Number { value, exact, red: true };
    }
    Cell::Text(text)
}

/// A node still to be visited, or the end of one.
enum Step<N> {
    Node(N),
    LineEnd,
}

/// The text of a cell without that of tables inside it, and whether it is red.
fn shown(cell: ElementRef<'_>) -> (String, bool) {
    let (mut out, mut red) = (String::new(), false);
    let mut steps: Vec<_> = cell.children().rev().map(Step::Node).collect();
    while let Some(step) = steps.pop() {
        let Step::Node(node) = step else {
            out.push('\n');
            continue;
        };
        match node.value() {
            Node::Element(e) if is_foreign(e) => {}
            Node::Element(e) if e.name() == "br" => out.push('\n'),
            Node::Element(e) => {
                red |= e.attr("color").is_some_and(is_red) || e.attr("style").is_some_and(is_red);
                if matches!(e.name(), "p" | "div") {
                    steps.push(Step::LineEnd);
                }
                steps.extend(node.children().rev().map(Step::Node));
            }
            Node::Text(text) => add_folded(text, &mut out),
            _ => {}
        }
    }
    (out.trim_matches([' ', '\n']).to_owned(), red)
}

fn is_foreign(element: &Element) -> bool {
    matches!(element.name(), "table" | "style" | "script" | "comment")
}

/// Blanks and line ends of the page's source are one blank.
fn add_folded(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            ' ' | '\t' | '\n' | '\r' if out.is_empty() || out.ends_with([' ', '\n']) => {}
            ' ' | '\t' | '\n' | '\r' => out.push(' '),
            c => out.push(c),
        }
    }
}

/// `red`, `#ff0000`, `color:red` and the like; not a red background.
fn is_red(style: &str) -> bool {
    let style: String = style.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
    let colour = style.split(';').find_map(|part| part.strip_prefix("color:")).unwrap_or(&style);
    matches!(colour, "red" | "#ff0000" | "#f00" | "ff0000" | "rgb(255,0,0)")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::sheet::Limits;

    #[test]
    fn a_page_in_pieces_is_the_page_as_a_whole() {
        let line = "<TR><td rowspan=2>市林业局<td>1,234.50\n<tr><td>x</tr>";
        let page =
            format!("<body><table><thead><tr><th>单位</th></tr></thead>{}</table><table>{line}", line.repeat(40_000));
        assert!(page.len() > PIECE * 2);
        let limits = Limits::default();
        let mut go = |_, _| true;
        let mut watch = Watch::new(&limits, 0, &mut go);
        let cut = by_pieces(&page, &mut watch).unwrap().unwrap();
        assert_eq!(cut.len(), 2);
        assert_eq!(cut[0].rows.len(), 80_001);
        assert!(cut == whole(&page, &mut watch).unwrap());
        assert!(table_spans("<table><tr><td><table></table></table>").is_none());
    }
}
