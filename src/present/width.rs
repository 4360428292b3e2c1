//! Columns on the screen: the only place that measures, cuts or pads text.
//!
//! Never here: what a text says. The measure is the one ratatui uses, so that a
//! column computed here is the column drawn there.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::domain::text;

/// The mark of a cut; one column wide in every terminal.
pub const CUT: char = '~';

/// How many columns a text takes.
pub fn columns(s: &str) -> usize {
    s.width()
}

/// Foreign text made harmless once more on its way to the screen. Blanks stay:
/// what comes here may be a whole row, padded already.
pub fn harmless(s: &str) -> Cow<'_, str> {
    let odd = |c: char| c.is_control() || text::is_invisible(c) || matches!(c, '\u{2028}' | '\u{2029}');
    // What holds only ordinary characters is not copied: lists are long.
    if !s.chars().any(odd) {
        return Cow::Borrowed(s);
    }
    let plain = |c: char| if c.is_whitespace() { Some(' ') } else { Some(c).filter(|c| !odd(*c)) };
    Cow::Owned(s.chars().filter_map(plain).collect())
}

/// Cuts to at most `max` columns; a cut is marked.
pub fn fit(s: &str, max: usize) -> Cow<'_, str> {
    let s = harmless(s);
    if s.width() <= max {
        return s;
    }
    let mut out = String::with_capacity(s.len().min(max * 3));
    let mut used = 0;
    for c in s.chars() {
        let w = c.width().unwrap_or(0);
        if used + w + 1 > max {
            break;
        }
        out.push(c);
        used += w;
    }
    if max > 0 {
        out.push(CUT);
    }
    Cow::Owned(out)
}

/// Exactly `n` columns, text at the left.
pub fn pad(s: &str, n: usize) -> String {
    let cut = fit(s, n);
    let gap = n - cut.width();
    let mut out = String::with_capacity(cut.len() + gap);
    out.push_str(&cut);
    out.extend(std::iter::repeat_n(' ', gap));
    out
}

/// Exactly `n` columns, text at the right, as figures stand.
pub fn pad_left(s: &str, n: usize) -> String {
    let cut = fit(s, n);
    let gap = n - cut.width();
    let mut out = String::with_capacity(cut.len() + gap);
    out.extend(std::iter::repeat_n(' ', gap));
    out.push_str(&cut);
    out
}

/// Breaks a text into lines of at most `max` columns. Chinese breaks between
/// any two characters, other scripts at blanks; a closing mark never begins a line.
pub fn wrap(s: &str, max: usize) -> Vec<String> {
    let max = max.max(2);
    let mut lines = Vec::new();
    for paragraph in s.lines() {
        let (mut line, mut used, mut blank) = (String::new(), 0, None);
        for c in harmless(paragraph).chars() {
            let w = c.width().unwrap_or(0);
            if used + w > max && !(closes(c) && used < max + 2) {
                let rest = match blank.filter(|_| c.is_ascii() && c != ' ') {
                    Some(at) => line.split_off(at),
                    None => String::new(),
                };
                lines.push(std::mem::take(&mut line).trim_end().to_string());
                line = rest.trim_start().to_string();
                (used, blank) = (line.width(), None);
                if c == ' ' && line.is_empty() {
                    continue;
                }
            }
            if c == ' ' {
                blank = Some(line.len());
            }
            line.push(c);
            used += w;
        }
        lines.push(line);
    }
    lines
}

/// Marks that belong to what stands before them; they may hang over the edge by one.
fn closes(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '：' | '）' | '」' | '》' | '、' | '？' | '！')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_is_marked_and_never_splits_a_character() {
        assert_eq!(fit("三清山机场", 10), "三清山机场");
        assert_eq!(fit("三清山机场", 9), "三清山机~");
        assert_eq!(fit("三清山机场", 8), "三清山~");
        assert_eq!(fit("三清山", 1), "~");
        assert_eq!(fit("三清山", 0), "");
    }

    #[test]
    fn padding_counts_columns() {
        assert_eq!(pad("项目", 6), "项目  ");
        assert_eq!(pad("三清山机场", 6), "三清~ ");
        assert_eq!(pad_left("6,000.00", 10), "  6,000.00");
    }

    #[test]
    fn escape_sequences_of_a_file_stay_harmless() {
        assert_eq!(fit("红\u{1b}[2J字", 20), "红[2J字");
        assert_eq!(fit("右\u{202e}左", 20), "右左");
    }

    #[test]
    fn a_row_keeps_its_blanks_whatever_stands_in_it() {
        let row = "规划“十四五”—试点        7.20  未报";
        assert_eq!(fit(row, 80), row);
        assert_eq!(fit("名\u{200b}称     1\t2", 80), "名称     1 2");
    }

    #[test]
    fn wrapping_keeps_every_character() {
        let lines = wrap("支出滞后，再支付 954.00 万元即可转绿。", 12);
        assert!(lines.iter().all(|l| columns(l) <= 14), "{lines:?}");
        let joined: String = lines.concat();
        assert_eq!(joined.replace(' ', ""), "支出滞后，再支付954.00万元即可转绿。");
    }
}
