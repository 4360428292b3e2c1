//! The seven chapters of an evaluation report (domain.md §3.5), and how a text
//! is searched for them.

use crate::domain::text;

/// A chapter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Chapter {
    /// 一、基本情况
    Basics,
    /// 二、绩效评价工作开展情况
    Work,
    /// 三、综合评价情况及评价结论
    Conclusion,
    /// 四、绩效评价指标分析
    Analysis,
    /// 五、主要经验及做法、存在的问题及原因分析
    Problems,
    /// 六、有关建议
    Advice,
    /// 七、其他需要说明的问题
    Other,
}

/// Word in JSON, heading, words that one of must stand in a heading.
const CHAPTERS: [(Chapter, &str, &str, &[&str]); 7] = [
    (Chapter::Basics, "basics", "基本情况", &["基本情况", "项目概况"]),
    (Chapter::Work, "work", "绩效评价工作开展情况", &["工作开展情况", "评价工作情况", "评价工作简述", "工作过程"]),
    (Chapter::Conclusion, "conclusion", "综合评价情况及评价结论", &["综合评价", "评价结论"]),
    (Chapter::Analysis, "analysis", "绩效评价指标分析", &["指标分析", "绩效分析", "指标完成情况"]),
    (
        Chapter::Problems,
        "problems",
        "主要经验及做法、存在的问题及原因分析",
        &["存在的问题", "存在问题", "主要问题", "问题及原因"],
    ),
    (Chapter::Advice, "advice", "有关建议", &["建议"]),
    (Chapter::Other, "other", "其他需要说明的问题", &["其他需要说明", "需要说明的问题"]),
];

impl Chapter {
    /// In the order of the report.
    pub const ALL: [Chapter; 7] = [
        Chapter::Basics,
        Chapter::Work,
        Chapter::Conclusion,
        Chapter::Analysis,
        Chapter::Problems,
        Chapter::Advice,
        Chapter::Other,
    ];

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        CHAPTERS[self as usize].1
    }

    /// The reverse of [`Chapter::key`]; also its number, 1 to 7.
    pub fn from_key(key: &str) -> Option<Chapter> {
        let number = key.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        number.map_or_else(|| Chapter::ALL.into_iter().find(|c| c.key() == key), |n| Chapter::ALL.get(n).copied())
    }

    /// Its heading as the published outline has it.
    pub const fn heading(self) -> &'static str {
        CHAPTERS[self as usize].2
    }

    /// The chapter that a line of text heads: `五、主要经验及做法、存在的问题
    /// 及原因分析`. Only a line numbered as a chapter is one.
    pub fn of_heading(line: &str) -> Option<Chapter> {
        let rest = heading(line)?;
        CHAPTERS.iter().find(|(.., words)| words.iter().any(|w| rest.contains(w))).map(|c| c.0)
    }
}

/// What a line says behind its chapter number: `五、`, `第五章`, `5.`. A line
/// of more than a heading's length is none.
fn heading(line: &str) -> Option<String> {
    let line = text::clean(line);
    if line.chars().count() > 40 {
        return None;
    }
    let bare = line.strip_prefix('第').unwrap_or(&line);
    let number = |c: char| "一二三四五六七八九十".contains(c) || c.is_ascii_digit();
    let rest = bare.trim_start_matches(number);
    let mark = |c: char| matches!(c, '、' | '.' | '．' | '，' | '章' | '部' | ' ');
    (rest.len() < bare.len() && rest.starts_with(mark)).then(|| rest.trim_start_matches(mark).to_string())
}

/// The chapters that the lines of a report head, each once, in its order.
pub fn found<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<Chapter> {
    let mut found: Vec<Chapter> = Vec::new();
    for chapter in lines.filter_map(Chapter::of_heading) {
        if !found.contains(&chapter) {
            found.push(chapter);
        }
    }
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_in_the_order_of_the_report() {
        for (n, chapter) in Chapter::ALL.into_iter().enumerate() {
            assert_eq!(CHAPTERS[n].0, chapter);
            assert_eq!(Chapter::from_key(chapter.key()), Some(chapter));
            assert_eq!(Chapter::from_key(&(n + 1).to_string()), Some(chapter));
            assert_eq!(Chapter::of_heading(&format!("一、{}", chapter.heading())), Some(chapter));
        }
        assert_eq!((Chapter::from_key("0"), Chapter::from_key("8")), (None, None));
    }

    #[test]
    fn headings_as_reports_write_them() {
        for (line, chapter) in [
            ("一、项目基本情况", Some(Chapter::Basics)),
            ("第二章 绩效评价工作开展情况", Some(Chapter::Work)),
            ("3. 综合评价情况及评价结论（附相关评分表）", Some(Chapter::Conclusion)),
            ("五、主要经验及做法、存在的问题及原因分析", Some(Chapter::Problems)),
            ("六、有关建议", Some(Chapter::Advice)),
            ("（一）项目概况", None),
            ("项目单位对存在的问题提出了建议。", None),
            ("2021年，评价组对项目基本情况、存在的问题做了调查，走访了三个县区，发放问卷五百份，回收四百余份。", None),
        ] {
            assert_eq!(Chapter::of_heading(line), chapter, "{line}");
        }
    }

    #[test]
    fn what_a_draft_lacks_is_what_is_not_found() {
        let draft = ["报告", "一、基本情况", "一、基本情况", "六、有关建议", "三、综合评价情况及评价结论"];
        assert_eq!(found(draft.into_iter()), [Chapter::Basics, Chapter::Conclusion, Chapter::Advice]);
    }
}
