//! Finding Chinese without an input method: by the first letters of its pinyin.
//!
//! Never here: which rows a screen shows. A character with several readings is
//! found under each of them (行 as h and as x).

use pinyin::ToPinyinMulti;

use crate::domain::text;

/// What a row is searched by, prepared once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Haystack {
    folded: String,
    /// For each letter or character the set of first letters it may begin with.
    initials: Vec<u64>,
}

impl Haystack {
    /// Prepares the texts of a row; a match never runs from one into the next.
    pub fn new<'a>(parts: impl IntoIterator<Item = &'a str>) -> Haystack {
        let mut hay = Haystack::default();
        for part in parts {
            hay.folded.push_str(&text::fold(part));
            hay.folded.push('\n');
            hay.initials.extend(part.chars().map(text::narrow_char).filter(|c| c.is_alphanumeric()).map(letters));
            hay.initials.push(0);
        }
        hay
    }

    /// Whether the row holds what was typed, as text or as first letters.
    pub fn holds(&self, needle: &Needle) -> bool {
        if needle.folded.is_empty() || self.folded.contains(&needle.folded) {
            return true;
        }
        // One letter would find nearly everything.
        needle.initials.len() > 1 && self.initials.split(|l| *l == 0).any(|part| in_words(part, &needle.initials))
    }
}

/// Whether the letters stand in `part` in their order, in one run or in several
/// runs of two and more: who types `hxbt` leaves words out and not single
/// characters, so 航线运营补贴 is found and 航空学校补助 is not.
fn in_words(part: &[u64], letters: &[u64]) -> bool {
    let fits = |at: usize, run: &[u64]| part[at..].iter().zip(run).all(|(have, want)| have & want != 0);
    let runs = (2..=letters.len()).rev().filter(|n| letters.len() - n != 1);
    runs.into_iter().any(|n| {
        let (run, rest) = letters.split_at(n);
        let places = (0..(part.len() + 1).saturating_sub(n)).filter(|at| fits(*at, run));
        places.into_iter().any(|at| rest.is_empty() || in_words(&part[at + n..], rest))
    })
}

/// What was typed, prepared once for all rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Needle {
    folded: String,
    initials: Vec<u64>,
}

impl Needle {
    /// Prepares what was typed; full-width letters count as ASCII.
    pub fn new(typed: &str) -> Needle {
        let folded = text::fold(typed);
        let plain = !folded.is_empty() && folded.chars().all(|c| c.is_ascii_alphanumeric());
        let initials = if plain { folded.chars().map(letters).collect() } else { Vec::new() };
        Needle { folded, initials }
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }
}

/// Whether `text` holds `needle`, as text or as first letters.
pub fn matches(needle: &str, text: &str) -> bool {
    Haystack::new([text]).holds(&Needle::new(needle))
}

/// What Chinese names are sorted by: the national code table stands in the
/// order of pinyin for all common characters.
pub fn order(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

/// The set of first letters (bits 0 to 25) or the digit (26 to 35) of a character.
fn letters(c: char) -> u64 {
    let bit = |l: char| match l {
        'a'..='z' => 1 << (l as u64 - 'a' as u64),
        '0'..='9' => 1 << (26 + l as u64 - '0' as u64),
        _ => 0,
    };
    if c.is_ascii() {
        return bit(c.to_ascii_lowercase());
    }
    let Some(readings) = c.to_pinyin_multi() else { return 0 };
    readings.into_iter().filter_map(|r| r.plain().chars().next()).fold(0, |set, l| set | bit(l))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_letters_find_names() {
        assert!(matches("hxbt", "航线补贴"));
        assert!(matches("smhj", "市民航局"));
        assert!(matches("hxyybt", "三清山机场航线运营补贴"));
        assert!(matches("hxbt", "三清山机场航线运营补贴"));
        assert!(matches("sqsbt", "三清山机场航线运营补贴"));
        assert!(!matches("hxbt", "航空学校补助"));
        assert!(!matches("bthx", "航线运营补贴"));
        assert!(matches("HXYY", "三清山机场航线运营补贴"));
        assert!(matches("ｈｘｙｙ", "三清山机场航线运营补贴"));
        assert!(!matches("hxbt", "科普经费"));
    }

    #[test]
    fn every_reading_counts() {
        assert!(matches("zgyh", "中国银行"));
        assert!(matches("zgyx", "中国银行"));
        assert!(matches("clxt", "重量系统") || matches("zlxt", "重量系统"));
    }

    #[test]
    fn names_stand_in_the_order_of_pinyin() {
        let mut names = ["张三", "李四", "王五", "阿强"];
        names.sort_by_cached_key(|n| order(n));
        assert_eq!(names, ["阿强", "李四", "王五", "张三"]);
    }

    #[test]
    fn text_and_codes_are_found_as_they_stand() {
        assert!(matches("补贴", "航线补贴"));
        assert!(matches("36110021t", "36110021T000000000001"));
        assert!(matches("", "科普经费"));
        assert!(!matches("机场", "航线补贴"));
    }

    #[test]
    fn a_match_does_not_run_from_one_cell_into_the_next() {
        let row = Haystack::new(["科普经费", "市科协"]);
        assert!(row.holds(&Needle::new("skx")));
        assert!(!row.holds(&Needle::new("jfskx")));
    }
}
