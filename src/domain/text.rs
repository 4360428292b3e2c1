//! Foreign text made harmless and comparable.

use unicode_normalization::UnicodeNormalization;

/// Full-width forms to their ASCII twins, one character for one.
pub fn narrow(s: &str) -> String {
    s.chars().map(narrow_char).collect()
}

/// One full-width character to its ASCII twin; any other stays.
pub fn narrow_char(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        '。' => '.',
        '、' => ',',
        _ => c,
    }
}

/// Digits of every script a title is set in, as ASCII: full-width forms and
/// the Chinese digits of a year (`二〇二一`).
pub fn narrow_digits(s: &str) -> impl Iterator<Item = char> + '_ {
    // Chinese digits only where four stand together: 第一 and 十二 are words.
    let chars: Vec<char> = s.chars().map(narrow_char).collect();
    let value = |c: char| "〇一二三四五六七八九".chars().position(|d| d == c || (c == '零' || c == '○') && d == '〇');
    let mut out = chars.clone();
    for i in 0..chars.len().saturating_sub(3) {
        if chars[i..i + 4].iter().all(|c| value(*c).is_some()) {
            for j in i..i + 4 {
                out[j] = value(chars[j]).and_then(|v| char::from_digit(v as u32, 10)).unwrap_or(chars[j]);
            }
        }
    }
    out.into_iter()
}

/// Blanks of every kind, the invisible ones too.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}' | '\u{180E}')
}

/// Every dash a typist or a word processor makes.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FF0D}' | '\u{FE63}' | '\u{2500}')
}

/// A cell's text as it may be kept and shown: control characters, direction
/// marks and invisible blanks gone, inner blanks folded to one, ends trimmed.
/// Text after a newline is kept behind a blank.
pub fn clean(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    let mut gap = false;
    for c in s.chars() {
        if c.is_whitespace() || matches!(c, '\u{2028}' | '\u{2029}') {
            gap = !out.is_empty();
        } else if !(c.is_control() || is_invisible(c)) {
            if gap {
                out.push(' ');
                gap = false;
            }
            out.push(c);
        }
    }
    out
}

/// Whether a character takes no room and may turn what follows.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}' | '\u{00AD}' | '\u{180E}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// The form in which header words and names are compared (domain.md §11.2):
/// NFKC, no blanks, no brackets, slashes or colons, lower case.
pub fn fold(s: &str) -> String {
    s.nfkc()
        .filter(|c| !is_blank(*c) && !is_invisible(*c) && !c.is_control())
        .filter(|c| {
            !matches!(
                c,
                '(' | ')' | '[' | ']' | '【' | '】' | '〔' | '〕' | '、' | '/' | ':' | '*' | '"' | '\'' | '“' | '”'
            )
        })
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether a character is a Chinese one.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3134F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_loses_its_teeth() {
        assert_eq!(clean("  三清山\u{1b}[31m机场\u{202e}\r\n 补贴\u{0}\u{200b} "), "三清山[31m机场 补贴");
    }

    #[test]
    fn digits_of_titles() {
        let narrowed = |s: &str| narrow_digits(s).collect::<String>();
        assert_eq!(narrowed("二〇二一年度"), "2021年度");
        assert_eq!(narrowed("二零二一年"), "2021年");
        assert_eq!(narrowed("２０２１年第一批"), "2021年第一批");
    }

    #[test]
    fn headers_compare_by_their_words() {
        assert_eq!(fold("项目　名称（元）："), "项目名称元");
        assert_eq!(fold("ＡＢＣ 指标/文号"), "abc指标文号");
    }
}
