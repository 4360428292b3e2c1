//! Paragraphs in the fonts and sizes of GB/T 9704: 小标宋 2号 for the title,
//! 仿宋 3号 for the body, 黑体 and 楷体 for headings.

use docx_rs::{AlignmentType, BreakType, LineSpacing, LineSpacingType, Paragraph, Run, RunFonts, SpecialIndentType};

/// A font and its size in half-points.
#[derive(Clone, Copy)]
pub(super) struct Type {
    font: &'static str,
    size: usize,
}

/// 2号
pub(super) const TITLE: Type = Type { font: "方正小标宋简体", size: 44 };
/// 3号
pub(super) const BODY: Type = Type { font: "仿宋_GB2312", size: 32 };
pub(super) const HEADINGS: [Type; 3] =
    [Type { font: "黑体", size: 32 }, Type { font: "楷体_GB2312", size: 32 }, Type { font: "仿宋_GB2312", size: 32 }];
/// 5号
pub(super) const CELL: Type = Type { font: "仿宋_GB2312", size: 21 };
pub(super) const CELL_HEAD: Type = Type { font: "黑体", size: 21 };
/// 4号
pub(super) const COPIES: Type = Type { font: "仿宋_GB2312", size: 28 };
pub(super) const PAGE_NUMBER: Type = Type { font: "宋体", size: 28 };

impl Type {
    /// Twips that one Chinese character takes.
    pub(super) const fn character(self) -> i32 {
        self.size as i32 * 10
    }

    fn fonts(self) -> RunFonts {
        RunFonts::new().ascii(self.font).hi_ansi(self.font).east_asia(self.font).cs(self.font)
    }

    /// Text in this type; what no XML may hold is left out.
    pub(super) fn run(self, words: &str) -> Run {
        let run = self.empty();
        words.split('\n').enumerate().fold(run, |run, (n, line)| {
            let run = if n > 0 { run.add_break(BreakType::TextWrapping) } else { run };
            run.add_text(plain(line))
        })
    }

    pub(super) fn empty(self) -> Run {
        Run::new().fonts(self.fonts()).size(self.size)
    }
}

/// Without control characters and the two that XML forbids.
fn plain(words: &str) -> String {
    words.chars().filter(|c| (!c.is_control() || *c == '\t') && !matches!(c, '\u{FFFE}' | '\u{FFFF}')).collect()
}

/// 22 lines on a page.
fn pitch() -> LineSpacing {
    LineSpacing::new().line_rule(LineSpacingType::Exact).line(579)
}

/// A line of the letter.
pub(super) fn line(kind: Type, words: &str) -> Paragraph {
    Paragraph::new().add_run(kind.run(words)).line_spacing(pitch())
}

/// A line with nothing on it.
pub(super) fn gap() -> Paragraph {
    line(BODY, "")
}

/// The title, which takes more room than a line.
pub(super) fn title(words: &str) -> Paragraph {
    let spacing = LineSpacing::new().line_rule(LineSpacingType::Exact).line(640);
    Paragraph::new().add_run(TITLE.run(words)).line_spacing(spacing).align(AlignmentType::Center)
}

/// Indented by two characters.
pub(super) fn indented(kind: Type, words: &str) -> Paragraph {
    let two = SpecialIndentType::FirstLine(2 * kind.character());
    line(kind, words).indent(None, Some(two), None, None).first_line_chars(200)
}

/// To the right, with room behind.
pub(super) fn right(words: &str, room: i32) -> Paragraph {
    line(BODY, words).align(AlignmentType::Right).indent(None, None, Some(room), None)
}

/// A paragraph of a table's cell.
pub(super) fn cell(kind: Type, words: &str, align: AlignmentType) -> Paragraph {
    let spacing = LineSpacing::new().line_rule(LineSpacingType::AtLeast).line(300);
    Paragraph::new().add_run(kind.run(words)).line_spacing(spacing).align(align)
}

/// Characters a text takes, half-width ones counted as halves, in halves.
pub(super) fn halves(words: &str) -> i32 {
    words.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
