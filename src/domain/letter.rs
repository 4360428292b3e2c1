//! 发文字号: how letters are numbered (GB/T 9704: 机关代字, the year in
//! six-cornered brackets, a number without leading zeros). Data, no sentence.

use std::fmt;

use super::text;

/// The number of a letter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number {
    /// 机关代字
    pub code: String,
    /// The year of the letter.
    pub year: i16,
    /// Which one of the year, from 1.
    pub serial: i64,
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}〔{}〕{}号", self.code, self.year, self.serial)
    }
}

impl Number {
    /// Reads a number as people type it, with any brackets, with 第, without 号.
    pub fn parse(typed: &str) -> Option<Number> {
        let plain: String = text::narrow(&text::clean(typed)).chars().filter(|c| !c.is_whitespace()).collect();
        let open = plain.find(['〔', '[', '(', '【', '﹝'])?;
        let (code, rest) = plain.split_at(open);
        let mut rest = rest.chars();
        rest.next();
        let (year, serial) = rest.as_str().split_once(['〕', ']', ')', '】', '﹞'])?;
        let serial = serial.strip_prefix('第').unwrap_or(serial);
        let serial: i64 = serial.strip_suffix('号').unwrap_or(serial).parse().ok()?;
        let year: i16 = year.parse().ok()?;
        let fits = !code.is_empty() && (1990..=2199).contains(&year) && serial > 0;
        fits.then(|| Number { code: code.to_string(), year, serial })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_as_the_standard_writes_it() {
        let number = Number { code: "饶财绩函".into(), year: 2021, serial: 12 };
        assert_eq!(number.to_string(), "饶财绩函〔2021〕12号");
        for typed in ["饶财绩函〔2021〕12号", "饶财绩函[2021]12", "饶财绩函（2021）第012号", " 饶财绩函 〔2021〕 12 号 "] {
            assert_eq!(Number::parse(typed), Some(number.clone()), "{typed}");
        }
        for bad in ["", "12", "〔2021〕12号", "饶财绩函〔2021〕0号", "饶财绩函〔21〕3号", "饶财绩函〔2021〕-3号"] {
            assert_eq!(Number::parse(bad), None, "{bad}");
        }
    }
}
