//! What a header word means: folded text to canonical columns, and which kind
//! of table a set of headers makes. Where a header stands is not known here.

use sha2::{Digest, Sha256};

use crate::domain::money::MoneyUnit;
use crate::domain::text;
use crate::exchange::record::{Column, Kind, MappedColumn};

mod guess;
#[rustfmt::skip] // lists of words, as dense as a reader can bear
mod words;

pub use guess::{guess, missing};
pub use words::looked_for;

/// Rank from which columns of one meaning are added up instead of chosen from.
const PARTS: u16 = 5_000;

/// A meaning and how far down the list of preferences it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Meaning {
    pub column: Column,
    pub rank: u16,
}

/// Whether a header text is one that the finance systems print.
pub fn is_known(header: &str) -> bool {
    weight(header) > 0
}

/// A word of ours for a column, as a file would print it.
pub fn usual_word(column: Column) -> &'static str {
    match column {
        Column::Amount => "金额",
        Column::Declared => words::DECLARED[0],
        Column::Budget => words::BUDGET[0],
        Column::Paid => words::PAID[0],
        other => words::PLAIN.iter().find(|(c, _)| *c == other).and_then(|(_, list)| list.first()).unwrap_or(&""),
    }
}

/// The column that a word means, in a file of this kind or of any.
pub fn meaning_of(word: &str, kind: Option<Kind>) -> Option<Column> {
    let one = [word.to_string()];
    let kinds = Kind::ALL.into_iter().filter(|k| kind.is_none_or(|given| given == *k));
    Column::from_key(word).or_else(|| kinds.into_iter().find_map(|k| resolve(&one, k).first().and_then(|m| m.column)))
}

/// How well a header text is known: 2 for a word of ours, 1 for one that needs
/// others beside it to mean something, 0 for none.
pub fn weight(header: &str) -> usize {
    let money = |w: &str| {
        [words::QUOTA_AMOUNT, words::PAY_AMOUNT, words::DECLARED, words::BUDGET, words::PAID, words::EXECUTED_PARTS]
            .iter()
            .any(|list| list.contains(&w))
    };
    let loose = |w: &str| {
        w == "金额"
            || words::LOOSE_DATE.contains(&w)
            || words::LOOSE_CODE.contains(&w)
            || words::LOOSE_NAME.contains(&w)
    };
    let of = |w: &str| match w {
        w if loose(w) => 1,
        w if plain(w).is_some() || money(w) || words::OTHER.contains(&w) => 2,
        _ => 0,
    };
    let last_year =
        header.rsplit_once('_').is_some_and(|(group, last)| is_other_time(group) && of(&text::fold(last)) > 0);
    if last_year { 2 } else { readings(header).iter().map(|(w, _)| of(w)).max().unwrap_or(0) }
}

/// A group of columns about another time than the table's own.
fn is_other_time(group: &str) -> bool {
    ["上年", "去年", "同期", "上月", "本月", "本期", "上期", "比上"].iter().any(|w| group.contains(w))
}

/// Whether a header text names a department or a unit.
pub fn is_org(header: &str) -> bool {
    readings(header).iter().any(|(word, _)| {
        plain(word).is_some_and(|m| {
            matches!(
                m.column,
                Column::Department | Column::DepartmentCode | Column::Unit | Column::UnitCode | Column::ParentUnit
            )
        })
    })
}

/// The hash under which the mapping of these headers is remembered.
pub fn layout(headers: &[String]) -> String {
    let mut hash = Sha256::new();
    for header in headers {
        hash.update(text::fold(header).as_bytes());
        hash.update([0x1f]);
    }
    hash.finalize().iter().take(8).map(|b| format!("{b:02x}")).collect()
}

/// The unit of money that a header itself names: `指标金额（万元）`.
pub fn unit_of(header: &str) -> Option<MoneyUnit> {
    let plain: String = text::narrow(header).chars().filter(|c| !text::is_blank(*c)).collect();
    let parts: Vec<&str> = plain.split('_').collect();
    parts.iter().rev().find_map(|part| {
        let tail = part.trim_end_matches([')', ']', '】', '〕', ':', '*']);
        let (unit, rest) = MoneyUnit::at_end(tail)?;
        // 「单元」 and the like end in 元 too: a bare 元 needs something before it that sets it off.
        let set_off =
            rest.is_empty() || rest.ends_with(['(', '[', '【', '〔', ':', ',', '/', '-', '额', '数', '位', '币']);
        (unit != MoneyUnit::Yuan || set_off).then_some(unit)
    })
}

/// Takes every header for what it most likely is in a table of this kind.
pub fn resolve(headers: &[String], kind: Kind) -> Vec<MappedColumn> {
    let meanings: Vec<Option<Meaning>> = headers.iter().map(|h| meaning(h, kind)).collect();
    let best = |column: Column| meanings.iter().flatten().filter(|m| m.column == column).map(|m| m.rank).min();
    // The same amount in 万元 and in 元: the finer column has all its digits.
    let fineness = |i: usize| unit_of(&headers[i]).unwrap_or(MoneyUnit::Yuan).fen();
    let finer = |i: usize, m: Meaning| (0..headers.len()).any(|o| meanings[o] == Some(m) && fineness(o) < fineness(i));
    let mut taken = Vec::new();
    let mut mapped = Vec::with_capacity(headers.len());
    for (i, header) in headers.iter().enumerate() {
        let column = meanings[i].and_then(|m| {
            let several = matches!(m.column, Column::QuotaType | Column::RefundMark | Column::Status | Column::Remark);
            let part = m.rank >= PARTS && best(m.column).is_some_and(|b| b >= PARTS);
            if several || part {
                return Some(m.column);
            }
            if best(m.column) == Some(m.rank) && !taken.contains(&m.column) && !finer(i, m) {
                taken.push(m.column);
                return Some(m.column);
            }
            // A 摘要 beside a 用途 still tells of refunds.
            (m.column == Column::Purpose).then_some(Column::Remark)
        });
        mapped.push(MappedColumn { index: i as u16, header: header.clone(), column });
    }
    mapped
}

/// What one header means in a table of this kind.
fn meaning(header: &str, kind: Kind) -> Option<Meaning> {
    if header.is_empty() {
        return None;
    }
    let found = readings(header).into_iter().find_map(|(word, penalty)| {
        let m = money(&word, kind).or_else(|| plain(&word)).or_else(|| loose(&word, kind))?;
        Some(Meaning { column: m.column, rank: m.rank + penalty })
    })?;
    // 明细号 is a voucher's line among payments and the quota's own number among quotas.
    let column = match (kind, found.column) {
        (Kind::Quotas, Column::VoucherLine) => Column::QuotaLineNo,
        (_, column) => column,
    };
    Some(Meaning { column, rank: found.rank })
}

/// A header in the forms in which it may be known, the truest first, each with
/// a penalty that keeps a truer match of another column ahead.
fn readings(header: &str) -> Vec<(String, u16)> {
    let mut forms: Vec<String> = vec![header.to_string()];
    if let Some((group, last)) = header.rsplit_once('_') {
        forms.push(header.replace('_', ""));
        let neutral = ["小计", "合计", "金额", "总额", "数", "总计"].contains(&text::fold(last).as_str());
        if neutral {
            forms.push(group.to_string());
            if let Some((_, inner)) = group.rsplit_once('_') {
                forms.push(inner.to_string());
            }
        } else if !is_other_time(group) {
            forms.push(last.to_string());
        }
    }
    let mut out: Vec<(String, u16)> = Vec::new();
    for (i, form) in forms.iter().enumerate() {
        for word in [text::fold(form), text::fold(&without_brackets(form))] {
            let word = word.trim_start_matches("其中");
            for candidate in [word, strip_unit(word)] {
                if !candidate.is_empty() && !out.iter().any(|(w, _)| w == candidate) {
                    out.push((candidate.to_string(), i as u16 * 200));
                }
            }
        }
    }
    out
}

fn strip_unit(word: &str) -> &str {
    let Some(rest) = word.strip_suffix('元') else {
        return word;
    };
    let rest = rest.trim_end_matches(['十', '百', '千', '万', '亿']);
    let rest = rest.strip_suffix("人民币").unwrap_or(rest);
    rest.strip_suffix("单位").unwrap_or(rest).trim_end_matches([',', '-', '_', '，'])
}

/// Without what stands in brackets: `指标金额（含上年结转）`.
fn without_brackets(header: &str) -> String {
    let mut depth = 0u32;
    let mut out = String::new();
    for c in text::narrow(header).chars() {
        match c {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// Words that mean the same in every kind.
pub(crate) fn plain(word: &str) -> Option<Meaning> {
    for (column, list) in words::PLAIN {
        if let Some(i) = list.iter().position(|w| *w == word) {
            return Some(Meaning { column: *column, rank: i as u16 * 4 });
        }
    }
    let suffixes =
        [(Part::Both, words::SUFFIX_BOTH), (Part::Code, words::SUFFIX_CODE), (Part::Name, words::SUFFIX_NAME)];
    let stemmed = suffixes
        .iter()
        .flat_map(|(part, list)| list.iter().map(move |s| (*part, *s)))
        .find_map(|(part, suffix)| word.strip_suffix(suffix).and_then(|stem| family(stem, part)));
    stemmed.or_else(|| family(word, Part::Both))
}

/// Which half of a code and name a header speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Both,
    Code,
    Name,
}

fn family(stem: &str, part: Part) -> Option<Meaning> {
    let families: [(&[&str], Column, Column); 8] = [
        (words::PROJECT, Column::ProjectCode, Column::ProjectName),
        (words::DEPARTMENT, Column::DepartmentCode, Column::Department),
        (words::UNIT, Column::UnitCode, Column::Unit),
        (words::DIVISION, Column::LineDivision, Column::LineDivision),
        (words::FUND, Column::FundType, Column::FundType),
        (words::QUOTA_TYPE, Column::QuotaType, Column::QuotaType),
        (words::CATEGORY, Column::Category, Column::Category),
        (words::PARENT, Column::ParentUnit, Column::ParentUnit),
    ];
    let (i, code, name) = families
        .iter()
        .find_map(|(list, code, name)| list.iter().position(|w| *w == stem).map(|i| (i as u16, *code, *name)))?;
    let column = if part == Part::Code { code } else { name };
    // One column for code and name: the name tells more; of a parent the code does.
    let last_choice = code == name && (part == Part::Code) != (code == Column::ParentUnit);
    let rank = i * 4 + if part == Part::Both { 1 } else { 0 } + if last_choice { 100 } else { 0 };
    Some(Meaning { column, rank })
}

/// Words for money, which mean different things in different kinds.
fn money(word: &str, kind: Kind) -> Option<Meaning> {
    let lists: &[(Column, &[&str])] = match kind {
        Kind::Departments => &[],
        Kind::Projects => &[(Column::Declared, words::DECLARED)],
        Kind::Quotas => &[(Column::Amount, words::QUOTA_AMOUNT)],
        Kind::Payments => &[(Column::Amount, words::PAY_AMOUNT)],
        Kind::Execution => &[(Column::Paid, words::PAID), (Column::Budget, words::BUDGET)],
    };
    for (column, list) in lists {
        if let Some(i) = list.iter().position(|w| *w == word) {
            return Some(Meaning { column: *column, rank: i as u16 * 4 });
        }
    }
    let column = match kind {
        Kind::Payments => Column::Amount,
        Kind::Execution => Column::Paid,
        _ => return None,
    };
    words::EXECUTED_PARTS.contains(&word).then_some(Meaning { column, rank: PARTS })
}

/// Words that say something only once the kind is known.
fn loose(word: &str, kind: Kind) -> Option<Meaning> {
    let rank = 3_000 + words::LOOSE_DATE.iter().position(|w| *w == word).unwrap_or(0) as u16;
    let column = match (word, kind) {
        (w, Kind::Projects) if words::LOOSE_CODE.contains(&w) => Column::ProjectCode,
        (w, Kind::Projects) if words::LOOSE_NAME.contains(&w) => Column::ProjectName,
        (w, Kind::Departments | Kind::Execution) if words::LOOSE_CODE.contains(&w) => Column::UnitCode,
        (w, Kind::Departments | Kind::Execution) if words::LOOSE_NAME.contains(&w) => Column::Unit,
        (w, Kind::Payments) if words::LOOSE_DATE.contains(&w) => Column::PayDate,
        (w, Kind::Quotas) if words::LOOSE_DATE.contains(&w) => Column::IssueDate,
        _ => return None,
    };
    Some(Meaning { column, rank })
}

#[cfg(test)]
mod tests;
