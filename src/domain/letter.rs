//! 发文字号: 机关代字, the year in six-cornered brackets, the number without
//! leading zeros (GB/T 9704-2012); and the ones that follow it.

use std::fmt;

use super::text;

/// `饶财绩函〔2021〕12号`
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Serial {
    /// 机关代字
    pub word: String,
    /// The year.
    pub year: i16,
    /// 1, 2, …
    pub number: u32,
}

/// No office's own word is longer.
const LONGEST: usize = 20;

impl Serial {
    /// As people type it, with whatever brackets.
    pub fn parse(typed: &str) -> Option<Serial> {
        let plain: String = text::narrow(typed).chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
        let open = plain.find(['〔', '[', '(', '【', '〖'])?;
        let (word, rest) = plain.split_at(open);
        let mut inner = rest.chars();
        inner.next();
        let (year, number) = inner.as_str().split_once(['〕', ']', ')', '】', '〗'])?;
        let number = number.strip_suffix('号').unwrap_or(number);
        let number = number.strip_prefix('第').unwrap_or(number);
        let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        if word.is_empty() || word.chars().count() > LONGEST || year.len() != 4 || !digits(year) || !digits(number) {
            return None;
        }
        let serial = Serial { word: word.to_string(), year: year.parse().ok()?, number: number.parse().ok()? };
        (serial.number > 0 && (1949..=2199).contains(&serial.year)).then_some(serial)
    }

    /// The one that comes so many later.
    pub fn later(&self, by: usize) -> Option<Serial> {
        let number = u32::try_from(by).ok().and_then(|by| self.number.checked_add(by))?;
        Some(Serial { number, ..self.clone() })
    }
}

impl fmt::Display for Serial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}〔{}〕{}号", self.word, self.year, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_whatever_its_brackets_and_written_as_the_standard_has_it() {
        for typed in ["饶财绩函〔2021〕12号", "饶财绩函[2021]12号", "饶财绩函（2021） 第012号", "饶财绩函【2021】12"]
        {
            let serial = Serial::parse(typed).expect(typed);
            assert_eq!(serial.to_string(), "饶财绩函〔2021〕12号", "{typed}");
        }
        let next = Serial::parse("饶财绩函〔2021〕12号").and_then(|s| s.later(2)).expect("number");
        assert_eq!(next.to_string(), "饶财绩函〔2021〕14号");
        for typed in
            ["", "12号", "〔2021〕12号", "饶财〔21〕1号", "饶财〔2021〕号", "饶财〔2021〕0号", "饶财〔2021〕x号"]
        {
            assert_eq!(Serial::parse(typed), None, "{typed}");
        }
    }
}
