//! A text in the two shapes the reader needs: as written, and with every sign
//! in its plain form, character for character. Never here: what it means.

use crate::domain::text;

/// A cleaned text and its plain twin of the same length.
pub(super) struct Typed {
    raw: Vec<char>,
    plain: Vec<char>,
}

impl Typed {
    /// Takes a text that has been cleaned.
    pub fn of(cleaned: &str) -> Typed {
        let raw: Vec<char> = cleaned.chars().collect();
        let mut plain: Vec<char> = text::narrow_digits(cleaned).collect();
        for (i, c) in raw.iter().enumerate() {
            match c {
                '、' => plain[i] = '、',
                '。' => plain[i] = '。',
                _ => plain[i] = sign(plain[i]),
            }
        }
        // `9。5` comes from a keyboard left in Chinese.
        for i in 1..plain.len().saturating_sub(1) {
            if plain[i] == '。' && plain[i - 1].is_ascii_digit() && plain[i + 1].is_ascii_digit() {
                plain[i] = '.';
            }
        }
        Typed { raw, plain }
    }

    /// How many characters.
    pub fn len(&self) -> usize {
        self.plain.len()
    }

    /// The plain character at a place.
    pub fn at(&self, i: usize) -> Option<char> {
        self.plain.get(i).copied()
    }

    /// The plain character before a place.
    pub fn before(&self, i: usize) -> Option<char> {
        i.checked_sub(1).and_then(|i| self.at(i))
    }

    /// Whether a digit stands there.
    pub fn digit(&self, i: usize) -> bool {
        self.at(i).is_some_and(|c| c.is_ascii_digit())
    }

    /// Where the word that begins there ends. A wrapped cell may have broken it:
    /// `不低 于`.
    pub fn end(&self, i: usize, word: &str) -> Option<usize> {
        let mut at = i;
        for c in word.chars() {
            if at > i {
                at = self.skip(at);
            }
            if self.at(at) != Some(c) {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// Whether a word begins there.
    pub fn has(&self, i: usize, word: &str) -> bool {
        self.end(i, word).is_some()
    }

    /// The first word of a list that begins there, and its end. Longer words
    /// stand before those they begin with.
    pub fn word<'a>(&self, i: usize, words: &[&'a str]) -> Option<(&'a str, usize)> {
        words.iter().find_map(|w| self.end(i, w).map(|end| (*w, end)))
    }

    /// The next place that is no blank.
    pub fn skip(&self, mut i: usize) -> usize {
        while self.at(i) == Some(' ') {
            i += 1;
        }
        i
    }

    /// The plain characters of a stretch.
    pub fn plain(&self, from: usize, to: usize) -> &[char] {
        &self.plain[from.min(to)..to.min(self.plain.len())]
    }

    /// A stretch as it was written, without blanks at its ends.
    pub fn written(&self, from: usize, to: usize) -> String {
        let to = to.min(self.raw.len());
        self.raw[from.min(to)..to].iter().collect::<String>().trim().to_string()
    }
}

/// A sign in any of its printed shapes.
fn sign(c: char) -> char {
    match c {
        '≧' | '⩾' | '≽' | '⪰' => '≥',
        '≦' | '⩽' | '≼' | '⪯' => '≤',
        '﹥' => '>',
        '﹤' => '<',
        '═' | '﹦' => '=',
        '﹪' => '%',
        '〜' | '∼' | '～' => '~',
        '﹙' => '(',
        '﹚' => ')',
        '•' | '・' => '·',
        c if text::is_dash(c) => '-',
        c => c,
    }
}
