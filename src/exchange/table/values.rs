//! The amount, the date or the text in a single cell, in every form in which
//! files write them. Which column the cell stands in is not known here.

use rust_decimal::Decimal;

use crate::domain::date::{self, Date, Epoch, ReadDate};
use crate::domain::money::{BadMoney, Money, MoneyUnit};
use crate::domain::text;
use crate::exchange::record::Reason;
use crate::exchange::sheet::Cell;

/// A cell as cleaned text.
pub(crate) fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Empty | Cell::Uncomputed => String::new(),
        Cell::Text(t) => text::clean(t).trim_start_matches('\'').to_string(),
        Cell::Number { value, .. } => value.normalize().to_string(),
        Cell::Date(d) => d.to_string(),
        Cell::Bool(b) => if *b { "TRUE" } else { "FALSE" }.to_string(),
        Cell::Error(e) => text::clean(e),
    }
}

/// `#REF!`, `#N/A`, `#DIV/0!` as text, as a CSV or HTML file holds them.
pub(crate) fn is_error_text(t: &str) -> bool {
    let t = t.trim();
    t.starts_with('#') && (t.ends_with(['!', '?']) || t == "#N/A") && t.is_ascii()
}

/// The amount in a cell; `None` for an empty one.
pub(crate) fn money_in(cell: &Cell, unit: MoneyUnit) -> Result<Option<Money>, Reason> {
    let rounded = |value: Decimal, unit| match Money::from_decimal_rounded(value, unit) {
        Ok((money, false)) => Ok(Some(money)),
        Ok((_, true)) => Err(Reason::TooFine),
        Err(_) => Err(Reason::TooLarge),
    };
    match cell {
        Cell::Empty => Ok(None),
        Cell::Number { value, red, .. } => {
            rounded(if *red && value.is_sign_positive() { -*value } else { *value }, unit)
        }
        Cell::Text(t) if is_error_text(t) => Err(Reason::ErrorCell),
        Cell::Text(t) => match Money::parse_decimal(&text::clean(t), unit) {
            Ok((value, unit)) => rounded(value, unit),
            Err(BadMoney::Empty) => Ok(None),
            Err(BadMoney::TooLarge) => Err(Reason::TooLarge),
            Err(BadMoney::TooFine) => Err(Reason::TooFine),
            Err(BadMoney::NotANumber) => Err(Reason::BadAmount),
        },
        Cell::Error(_) => Err(Reason::ErrorCell),
        Cell::Uncomputed => Err(Reason::FormulaWithoutValue),
        Cell::Date(_) | Cell::Bool(_) => Err(Reason::BadAmount),
    }
}

/// The date in a cell; `None` for an empty one or a dash.
pub(crate) fn date_in(cell: &Cell, epoch: Epoch) -> Result<Option<ReadDate>, Reason> {
    let sane = |d: ReadDate| {
        if (1990..=2100).contains(&d.day.year()) { Ok(Some(d)) } else { Err(Reason::BadDate) }
    };
    let whole = |day: Date| ReadDate { day, month_only: false };
    match cell {
        Cell::Empty => Ok(None),
        Cell::Date(d) => sane(whole(*d)),
        Cell::Number { value, .. } => {
            // The fraction of a serial number is the time of day.
            date::parse(&value.trunc().normalize().to_string(), epoch).ok_or(Reason::BadDate).and_then(sane)
        }
        Cell::Text(t) if is_error_text(t) => Err(Reason::ErrorCell),
        Cell::Text(t) => {
            let t = text::clean(t);
            if t.is_empty() || t.chars().all(text::is_dash) {
                return Ok(None);
            }
            let serial = t
                .split_once('.')
                .filter(|(w, f)| w.len() == 5 && [w, f].iter().all(|s| s.bytes().all(|b| b.is_ascii_digit())));
            date::parse(serial.map_or(t.as_str(), |(w, _)| w), epoch).ok_or(Reason::BadDate).and_then(sane)
        }
        Cell::Error(_) => Err(Reason::ErrorCell),
        Cell::Uncomputed => Err(Reason::FormulaWithoutValue),
        Cell::Bool(_) => Err(Reason::BadDate),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: &str, red: bool) -> Cell {
        Cell::Number { value: value.parse().expect("a number"), exact: true, red }
    }

    #[track_caller]
    fn check_money(cell: Cell, unit: MoneyUnit, want: Result<Option<i64>, Reason>) {
        assert_eq!(money_in(&cell, unit).map(|m| m.map(Money::fen)), want, "{cell:?}");
    }

    #[test]
    fn amounts_in_cells_of_every_sort() {
        use MoneyUnit::{Wan, Yuan};
        check_money(number("0.30000000000000004", false), Yuan, Ok(Some(30)));
        check_money(number("89.974", false), Wan, Ok(Some(89_974_000)));
        check_money(number("12", true), Yuan, Ok(Some(-1_200)));
        check_money(number("-12", true), Yuan, Ok(Some(-1_200)));
        check_money(number("0.005", false), Yuan, Err(Reason::TooFine));
        check_money(number("1e25", false), Yuan, Err(Reason::TooLarge));
        check_money(Cell::Text("0.30000000000000004".into()), Yuan, Ok(Some(30)));
        check_money(Cell::Text(" — ".into()), Yuan, Ok(Some(0)));
        check_money(Cell::Text("\u{200b} ".into()), Yuan, Ok(None));
        check_money(Cell::Text("#DIV/0!".into()), Yuan, Err(Reason::ErrorCell));
        check_money(Cell::Text("#3".into()), Yuan, Err(Reason::BadAmount));
        check_money(Cell::Uncomputed, Yuan, Err(Reason::FormulaWithoutValue));
        check_money(Cell::Bool(true), Yuan, Err(Reason::BadAmount));
    }

    #[test]
    fn dates_in_cells_of_every_sort() {
        let read = |cell: Cell| date_in(&cell, Epoch::Y1900).map(|d| d.map(|d| d.day.to_string()));
        let day = || Ok(Some("2021-07-31".to_string()));
        for cell in [number("44408", false), number("44408.75", false), number("20210731", false)] {
            assert_eq!(read(cell), day());
        }
        for text in ["44408.58", "2021-07-31 00:00:00.0", " 2021年7月31日 "] {
            assert_eq!(read(Cell::Text(text.into())), day(), "{text}");
        }
        assert_eq!(read(Cell::Text("--".into())), Ok(None));
        assert_eq!(read(number("12", false)), Err(Reason::BadDate));
        assert_eq!(read(number("12345", false)), Err(Reason::BadDate));
        assert_eq!(read(Cell::Text("1921-07-31".into())), Err(Reason::BadDate));
    }
}
