//! What a number format adds to a number on the screen: the percent sign, words
//! before and after it, a month without its day. Values are not read here.

use std::collections::HashMap;
use std::io::BufRead;

use quick_xml::events::Event;

use super::xlsx_parts::{place, sheet_parts};
use super::xml::{Xml, attribute, count};
use super::zipped::Parts;
use crate::exchange::record::FileFault;
use rust_decimal::Decimal;

/// No form is longer.
const MOST_ROWS: u64 = 20_000;
/// More formats than a workbook has.
const MOST_FORMATS: usize = 100_000;

/// How a cell shows its number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::exchange) struct Dress {
    /// Times a hundred, with a sign behind it.
    pub percent: bool,
    /// Year and month only.
    pub month: bool,
    pub before: String,
    pub after: String,
}

impl Dress {
    /// The number as it is shown, with all its digits.
    pub fn number(&self, value: Decimal) -> String {
        let shown = if self.percent { value.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(value) } else { value };
        let sign = if self.percent { "%" } else { "" };
        format!("{}{}{sign}{}", self.before, shown.normalize(), self.after)
    }

    /// What a format code adds; nothing where it adds nothing.
    pub fn parse(code: &str) -> Option<Dress> {
        if code.eq_ignore_ascii_case("general") {
            return None;
        }
        let mut dress = Dress::default();
        let (mut number, mut year, mut day) = (false, false, false);
        let mut chars = code.chars();
        while let Some(c) = chars.next() {
            let literal = match c {
                // Other sections are for negatives and texts.
                ';' => break,
                '"' => chars.by_ref().take_while(|c| *c != '"').collect(),
                '\\' => chars.next().into_iter().collect(),
                '[' => {
                    let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    inside.strip_prefix('$').and_then(|s| s.split('-').next()).unwrap_or_default().to_string()
                }
                '_' | '*' => {
                    chars.next();
                    String::new()
                }
                '0' | '#' | '?' | '.' | ',' => {
                    number = true;
                    String::new()
                }
                '%' => {
                    dress.percent = true;
                    String::new()
                }
                'y' | 'Y' | 'e' => {
                    year = true;
                    String::new()
                }
                'd' | 'D' | 'h' | 'H' | 's' => {
                    day = true;
                    String::new()
                }
                'A'..='Z' | 'a'..='z' | '@' | '/' | ':' | '-' | '(' | ')' | ' ' | '+' => String::new(),
                other => other.to_string(),
            };
            if number { dress.after.push_str(&literal) } else { dress.before.push_str(&literal) }
        }
        if year {
            return (!day).then(|| Dress { month: true, ..Dress::default() });
        }
        // A comma behind the digits divides by a thousand: what is shown is not the number.
        let scaled = code.split(';').next().is_some_and(|first| first.contains(",\"") || first.ends_with(','));
        let adds = dress.percent || !dress.before.trim().is_empty() || !dress.after.trim().is_empty();
        (number && adds && !scaled).then_some(dress)
    }

    /// Of the formats that every program knows by number.
    fn built_in(id: u64) -> Option<Dress> {
        match id {
            9 | 10 => Some(Dress { percent: true, ..Dress::default() }),
            17 | 27 | 36 | 50 | 52 | 57 => Some(Dress { month: true, ..Dress::default() }),
            _ => None,
        }
    }
}

/// Dressed cells of every sheet by its name, rows and columns from 0.
pub(in crate::exchange) type Wardrobe = HashMap<String, HashMap<(u32, u16), Dress>>;

/// The dressed cells of an Excel 2007 workbook.
pub(in crate::exchange) fn of_xlsx(parts: &mut Parts) -> Result<Wardrobe, FileFault> {
    let styles = match parts.part("xl/styles.xml")? {
        Some((part, _)) => styles(part)?,
        None => return Ok(HashMap::new()),
    };
    let mut all = HashMap::new();
    if styles.iter().all(Option::is_none) {
        return Ok(all);
    }
    for (name, path) in sheet_parts(parts)? {
        if let Some((part, _)) = parts.part(&path)? {
            all.insert(name, cells(part, &styles)?);
        }
    }
    Ok(all)
}

/// What every cell style adds, by its number.
fn styles(part: impl BufRead) -> Result<Vec<Option<Dress>>, FileFault> {
    let mut codes: HashMap<u64, Option<Dress>> = HashMap::new();
    let mut styles = Vec::new();
    let mut inside = false;
    let mut xml = Xml::new(part);
    while let Some(event) = xml.next()? {
        match event {
            Event::Start(e) => match e.local_name().as_ref() {
                "numFmt" if codes.len() < MOST_FORMATS => {
                    if let (Some(id), Some(code)) = (count(&e, "numFmtId"), attribute(&e, "formatCode")) {
                        codes.insert(id, Dress::parse(&code));
                    }
                }
                "cellXfs" => inside = true,
                "xf" if inside && styles.len() < MOST_FORMATS => {
                    let id = count(&e, "numFmtId").unwrap_or(0);
                    styles.push(codes.get(&id).cloned().unwrap_or_else(|| Dress::built_in(id)));
                }
                _ => {}
            },
            Event::End(e) if e.local_name().as_ref() == "cellXfs" => inside = false,
            _ => {}
        }
    }
    Ok(styles)
}

fn cells(part: impl BufRead, styles: &[Option<Dress>]) -> Result<HashMap<(u32, u16), Dress>, FileFault> {
    let mut found = HashMap::new();
    let mut xml = Xml::new(part);
    while let Some(event) = xml.next()? {
        let Event::Start(e) = event else { continue };
        if e.local_name().as_ref() != "c" {
            continue;
        }
        let style = count(&e, "s").and_then(|s| styles.get(usize::try_from(s).ok()?)?.as_ref());
        let Some(dress) = style else { continue };
        if let Some((row, column)) = attribute(&e, "r").and_then(|r| place(&r))
            && row < MOST_ROWS
            && column < 1024
        {
            // In range by the line above.
            found.insert((row as u32, column as u16), dress.clone());
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_formats_add() {
        let shown = |code: &str| Dress::parse(code).map(|d| d.number(Decimal::new(975, 3)));
        assert_eq!(shown("0.00%"), Some("97.5%".into()));
        assert_eq!(shown("\"≥\"0\"个\""), Some("≥0.975个".into()));
        assert_eq!(shown("≥0%"), Some("≥97.5%".into()));
        assert_eq!(shown("[$¥-804]#,##0.00"), Some("¥0.975".into()));
        assert_eq!(shown("0.00\"万元\";[Red]-0.00"), Some("0.975万元".into()));
        for plain in ["General", "0.00", "#,##0.00_);(#,##0.00)", "@", "[Red]0", "0,\"千\""] {
            assert_eq!(Dress::parse(plain), None, "{plain}");
        }
        assert!(Dress::parse("yyyy\"年\"m\"月\"").is_some_and(|d| d.month));
        assert_eq!(Dress::parse("yyyy\"年\"m\"月\"d\"日\""), None);
    }
}
