//! Units behind a number: where one ends, and the one way to write a percentage.
//! Never here: what a unit is worth.

use super::typed::Typed;

/// Percentages and their like, in every way they are written.
const SHARES: [(&str, &str); 8] = [
    ("百分比", "%"),
    ("百分率", "%"),
    ("百分数", "%"),
    ("%", "%"),
    ("千分比", "‰"),
    ("千分率", "‰"),
    ("‰", "‰"),
    ("‱", "‱"),
];

/// Words before a number that say the same.
pub(super) const SHARES_BEFORE: [(&str, &str); 2] = [("百分之", "%"), ("千分之", "‰")];

/// Units of Chinese words, longer ones before those they begin with.
const WORDS: &[&str] = &[
    "个工作日",
    "个自然日",
    "个百分点",
    "平方公里",
    "平方千米",
    "千瓦时",
    "平方米",
    "立方米",
    "工作日",
    "自然日",
    "百分点",
    "个小时",
    "个季度",
    "张床位",
    "摄氏度",
    "个学时",
    "个课时",
    "人次",
    "人天",
    "人日",
    "人月",
    "人份",
    "架次",
    "车次",
    "辆次",
    "艘次",
    "班次",
    "台次",
    "户次",
    "场次",
    "批次",
    "件次",
    "例次",
    "床日",
    "亩次",
    "课次",
    "项次",
    "点位",
    "床位",
    "标段",
    "公里",
    "千米",
    "厘米",
    "毫米",
    "海里",
    "公顷",
    "千瓦",
    "兆瓦",
    "小时",
    "分钟",
    "个月",
    "季度",
    "美元",
    "欧元",
    "千克",
    "公斤",
    "毫升",
    "分贝",
    "平米",
    "立方",
    "平方",
    "课时",
    "学时",
    "周岁",
    "街道",
    "社区",
    "角",
    "元",
    "克",
    "吨",
    "斤",
    "升",
    "度",
    "次",
    "个",
    "名",
    "人",
    "户",
    "家",
    "场",
    "期",
    "项",
    "批",
    "件",
    "套",
    "台",
    "部",
    "份",
    "类",
    "种",
    "处",
    "条",
    "辆",
    "座",
    "所",
    "册",
    "篇",
    "天",
    "日",
    "年",
    "月",
    "周",
    "季",
    "时",
    "分",
    "秒",
    "株",
    "棵",
    "头",
    "只",
    "匹",
    "尾",
    "羽",
    "亩",
    "米",
    "里",
    "尺",
    "间",
    "栋",
    "幢",
    "层",
    "楼",
    "宗",
    "起",
    "例",
    "班",
    "节",
    "课",
    "位",
    "组",
    "队",
    "支",
    "枚",
    "张",
    "块",
    "片",
    "本",
    "卷",
    "盒",
    "瓶",
    "袋",
    "箱",
    "桶",
    "根",
    "段",
    "道",
    "门",
    "口",
    "眼",
    "盏",
    "面",
    "幅",
    "点",
    "站",
    "村",
    "镇",
    "乡",
    "县",
    "市",
    "区",
    "校",
    "院",
    "床",
    "标",
    "款",
    "笔",
    "单",
    "剂",
    "粒",
    "岁",
    "届",
    "轮",
    "版",
    "集",
    "遍",
    "趟",
    "档",
    "盘",
    "艘",
    "架",
    "具",
    "副",
    "双",
    "对",
    "顶",
    "顷",
    "方",
    "兆",
    "颗",
    "艇",
    "样",
    "票",
    "倍",
    "折",
    "封",
    "幕",
    "曲",
    "首",
    "尊",
    "扇",
];

/// Multiples that stand before a unit or alone.
const MULTIPLES: [char; 5] = ['十', '百', '千', '万', '亿'];

/// What words about nearness stand between a number and its unit: `1000余人`.
const ABOUT: [&str; 3] = ["余", "多", "来"];

/// A unit behind a number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Unit {
    /// As written, percentages in one form; empty where there is none.
    pub name: String,
    /// 余 or 多 between number and unit.
    pub about: &'static str,
    /// Behind its last character.
    pub end: usize,
}

/// The unit that stands at `i`, behind a number.
pub(super) fn unit(t: &Typed, i: usize) -> Unit {
    let at = t.skip(i);
    if let Some((name, end)) = SHARES.iter().find_map(|(w, name)| t.end(at, w).map(|end| (*name, end))) {
        return Unit { name: name.to_string(), about: "", end };
    }
    if let Some(unit) = bracketed(t, at) {
        return unit;
    }
    let (about, from) = t.word(at, &ABOUT).unwrap_or(("", at));
    let Some(mut end) = part(t, from) else { return Unit { end: i, ..Unit::default() } };
    // 元/亩, 元/人·月, 次/季度
    while matches!(t.at(end), Some('/' | '·' | '每')) {
        match part(t, end + 1) {
            Some(further) => end = further,
            None => break,
        }
    }
    Unit { name: t.plain(from, end).iter().filter(|c| **c != ' ').collect(), about, end }
}

/// `50(个)`: a unit alone in brackets.
fn bracketed(t: &Typed, i: usize) -> Option<Unit> {
    if t.at(i) != Some('(') {
        return None;
    }
    let inner = unit(t, i + 1);
    (t.at(inner.end) == Some(')') && !inner.name.is_empty() && inner.about.is_empty())
        .then(|| Unit { end: inner.end + 1, ..inner })
}

/// One part of a unit: a word of the table behind its multiple, or Latin letters.
fn part(t: &Typed, i: usize) -> Option<usize> {
    let letters = latin(t, i);
    if letters > i {
        return Some(letters);
    }
    let mut behind = i;
    while t.at(behind).is_some_and(|c| MULTIPLES.contains(&c)) {
        behind += 1;
    }
    match t.word(behind, WORDS) {
        Some((_, end)) => Some(end),
        None => (behind > i).then_some(behind),
    }
}

/// Letters and signs of a unit such as TB, mg, m2, ℃, ㎡.
fn latin(t: &Typed, i: usize) -> usize {
    let sign = |c: char| {
        c.is_ascii_alphabetic()
            || matches!(c, 'μ' | 'µ' | 'Ω' | '°' | '℃' | '℉' | '²' | '³')
            || ('\u{3371}'..='\u{33DF}').contains(&c)
    };
    let mut end = i;
    while t.at(end).is_some_and(sign) {
        end += 1;
    }
    // Longer words are no units.
    if end - i > 6 {
        return i;
    }
    // m2 and m3 end in a digit of their own.
    if end > i && t.before(end) == Some('m') && matches!(t.at(end), Some('2' | '3')) && !t.digit(end + 1) {
        end += 1;
    }
    end
}

/// A unit that stands in a cell of its own.
pub(super) fn of_cell(cell: &str) -> String {
    let t = Typed::of(cell);
    let plain: String = t.plain(0, t.len()).iter().filter(|c| **c != ' ').collect();
    let plain = plain.trim_matches(['(', ')']);
    SHARES.into_iter().find(|(word, _)| *word == plain).map_or_else(|| plain.to_string(), |(_, name)| name.to_string())
}

/// Whether the unit counts money.
pub(super) fn is_money(unit: &str) -> bool {
    let head = unit.split('/').next().unwrap_or_default();
    head.ends_with(['元', '万', '亿'])
}
