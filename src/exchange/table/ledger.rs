//! The totals a file prints, held against its own detail rows. Knows amounts
//! and labels only.

use crate::domain::money::Money;
use crate::domain::text;
use crate::exchange::record::{ControlTotal, Place};

/// What a total's label says it is the total of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    /// 小计, 某单位小计, 某单位合计
    Sub,
    /// 合计, 总计
    Grand,
    /// 本页合计
    Page,
    /// 本月合计
    Month,
    /// 累计
    RunningSum,
    /// 借方合计
    Debit,
    /// 贷方合计
    Credit,
}

/// The label that a text is, and nothing besides; a number behind it
/// (`合计：12笔`) changes nothing.
pub(crate) fn bare_label(cell: &str) -> Option<Label> {
    if !cell.contains('计') {
        return None;
    }
    let folded = text::fold(cell);
    let trim = |w: &str| w.trim_matches(|c: char| c.is_ascii_punctuation() || c.is_ascii_digit()).to_string();
    let word = trim(&folded);
    let word = ["大写", "笔", "条", "项", "个项目", "人民币", "元"]
        .iter()
        .find_map(|tail| word.strip_suffix(tail).map(trim))
        .unwrap_or(word);
    match word.as_str() {
        "合计" | "总计" | "共计" | "总合计" | "合计数" | "总计金额" | "合计金额" | "金额合计" | "全市合计"
        | "项目合计" | "支出合计" => Some(Label::Grand),
        "小计" | "分计" => Some(Label::Sub),
        "本页合计" | "本页小计" | "页合计" | "页小计" | "当页合计" => Some(Label::Page),
        "本月合计" | "本月小计" | "月合计" | "当月合计" => Some(Label::Month),
        "累计" | "本年累计" | "本月累计" | "本页累计" | "累计金额" | "本年合计" => {
            Some(Label::RunningSum)
        }
        "借方合计" => Some(Label::Debit),
        "贷方合计" => Some(Label::Credit),
        _ => None,
    }
}

/// The label in a text, if it is one. A name in front (`市林业局小计`) makes a
/// group's total.
pub(crate) fn label(cell: &str) -> Option<Label> {
    let named = || {
        let folded = text::fold(cell);
        let ends = ["小计", "合计", "总计"].iter().any(|tail| folded.ends_with(tail));
        (ends && folded.chars().count() <= 30).then_some(Label::Sub)
    };
    bare_label(cell).or_else(|| cell.contains('计').then(named).flatten())
}

/// A total as the file prints it.
#[derive(Debug)]
pub(crate) struct Printed {
    pub place: Place,
    pub text: String,
    pub amount: Money,
}

/// Small, because a sheet may have a million leaves.
#[derive(Debug)]
enum Event {
    /// `level`: parents of this level and below it end here.
    Leaf {
        row: u32,
        level: u8,
        signed: Money,
        raw: Money,
    },
    Total(Label, Box<Printed>),
    /// A total above its rows: ends at the next of its level, or at a row.
    Parent {
        level: u8,
        until: Option<u32>,
        printed: Box<Printed>,
    },
}

/// All that bears on the totals of one money column, in the order of the rows.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    events: Vec<Event>,
}

/// Signed as imported, and as printed.
type Sums = (Money, Money);

impl Ledger {
    /// A detail row; `raw` is the amount with the sign it was printed with.
    pub fn leaf(&mut self, row: u32, level: u8, signed: Money, raw: Money) {
        self.events.push(Event::Leaf { row, level, signed, raw });
    }

    pub fn total(&mut self, label: Label, printed: Printed) {
        self.events.push(Event::Total(label, Box::new(printed)));
    }

    pub fn parent(&mut self, level: u8, until: Option<u32>, printed: Printed) {
        self.events.push(Event::Parent { level, until, printed: Box::new(printed) });
    }

    fn sum(&self, from: usize, to: usize) -> Sums {
        self.events[from..to].iter().fold((Money::ZERO, Money::ZERO), |sum, e| match e {
            Event::Leaf { signed, raw, .. } => (sum.0 + *signed, sum.1 + *raw),
            _ => sum,
        })
    }

    /// Every printed total beside what its rows add up to.
    pub fn controls(&self) -> Vec<ControlTotal> {
        let is_leaf = |e: &Event| matches!(e, Event::Leaf { .. });
        let first_leaf = self.events.iter().position(is_leaf).unwrap_or(self.events.len());
        let last_leaf = self.events.iter().rposition(is_leaf).unwrap_or(0);
        let subs_lead = self.events[..first_leaf].iter().any(|e| matches!(e, Event::Total(Label::Sub, _)));
        let all = self.sum(0, self.events.len());
        let mut groups = Groups::default();
        let mut out = Vec::new();
        for (i, event) in self.events.iter().enumerate() {
            let (printed, summed, grand) = match event {
                Event::Leaf { signed, raw, .. } => {
                    groups.add((*signed, *raw));
                    continue;
                }
                Event::Parent { level, until, printed } => {
                    let end = self.parent_end(i, *level, *until);
                    (printed, choose(printed.amount, &[self.sum(i, end)]), false)
                }
                Event::Total(Label::Sub, printed) if subs_lead => {
                    (printed, choose(printed.amount, &[self.sum(i, self.sub_end(i))]), false)
                }
                Event::Total(Label::Grand, printed) => {
                    let group = groups.close_all();
                    // Above all rows, or below them; in between it closes a group.
                    let whole = i < first_leaf || i > last_leaf;
                    let candidates = if whole { [all, group] } else { [group, groups.all] };
                    let summed = choose(printed.amount, &candidates);
                    let only_group =
                        i > last_leaf && choose(printed.amount, &[all]) != printed.amount && summed == printed.amount;
                    (printed, summed, whole && !only_group)
                }
                Event::Total(label, printed) => {
                    let summed = choose(printed.amount, &groups.close(*label));
                    (printed, summed, *label == Label::RunningSum && i > last_leaf)
                }
            };
            let Printed { place, text, amount } = &**printed;
            out.push(ControlTotal { place: *place, label: text.clone(), printed: *amount, summed, grand });
        }
        out
    }

    fn parent_end(&self, i: usize, level: u8, until: Option<u32>) -> usize {
        let ends = |e: &Event| match e {
            Event::Parent { level: l, .. } => until.is_none() && *l <= level,
            Event::Leaf { row, level: l, .. } => until.map_or(*l <= level, |u| *row >= u),
            Event::Total(..) => false,
        };
        self.events[i + 1..].iter().position(ends).map_or(self.events.len(), |n| i + 1 + n)
    }

    fn sub_end(&self, i: usize) -> usize {
        let next = self.events[i + 1..].iter().position(|e| matches!(e, Event::Total(Label::Sub | Label::Grand, _)));
        next.map_or(self.events.len(), |n| i + 1 + n)
    }
}

/// Running sums since the last total of each sort.
#[derive(Default)]
struct Groups {
    all: Sums,
    page: Sums,
    month: Sums,
    grand: Sums,
    /// What was paid, and what came back, both positive.
    debit: Money,
    credit: Money,
    /// Since the last 小计, and since the last 小计 of 小计s.
    levels: [Sums; 3],
    counts: [u32; 3],
}

impl Groups {
    fn add(&mut self, sums: Sums) {
        for sum in [&mut self.all, &mut self.page, &mut self.month, &mut self.grand].into_iter().chain(&mut self.levels)
        {
            sum.0 += sums.0;
            sum.1 += sums.1;
        }
        self.counts.iter_mut().for_each(|c| *c = c.saturating_add(1));
        if sums.0.is_negative() {
            self.credit += sums.0.abs();
        } else {
            self.debit += sums.0;
        }
    }

    /// What a total of this sort may mean here, the likeliest first.
    fn close(&mut self, label: Label) -> Vec<Sums> {
        match label {
            Label::Page => vec![std::mem::take(&mut self.page)],
            Label::Month => vec![std::mem::take(&mut self.month)],
            // Some files print the whole sum on both sides.
            Label::Debit => vec![(self.debit, self.debit), self.all],
            Label::Credit => vec![(self.credit, self.credit), self.all],
            Label::RunningSum | Label::Grand => vec![self.all],
            Label::Sub => vec![self.close_group()],
        }
    }

    /// The group that a 小计 here closes: the innermost with rows in it.
    fn close_group(&mut self) -> Sums {
        let level = self.counts.iter().position(|c| *c > 0).unwrap_or(0);
        let sums = self.levels[level];
        self.levels[..=level].fill(Sums::default());
        self.counts[..=level].fill(0);
        sums
    }

    /// The rows since the last 合计, which ends all groups.
    fn close_all(&mut self) -> Sums {
        self.levels = Default::default();
        self.counts = Default::default();
        std::mem::take(&mut self.grand)
    }
}

/// The sum a printed total means: of the candidates the one that equals it,
/// signed or as printed; else the first, signed.
fn choose(printed: Money, candidates: &[Sums]) -> Money {
    let fits = candidates.iter().any(|(signed, raw)| *signed == printed || *raw == printed);
    if fits { printed } else { candidates.first().map_or(Money::ZERO, |(signed, _)| *signed) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_totals() {
        for (cell, want) in [
            ("合  计", Some(Label::Grand)),
            ("合计：12笔", Some(Label::Grand)),
            ("总计（大写）", Some(Label::Grand)),
            ("市林业局小计", Some(Label::Sub)),
            ("市林业局 合计", Some(Label::Sub)),
            ("本页合计", Some(Label::Page)),
            ("本年累计：", Some(Label::RunningSum)),
            ("贷方合计", Some(Label::Credit)),
            ("市审计局", None),
            ("小计量器具检定", None),
            ("会计核算中心", None),
            ("统计调查项目", None),
        ] {
            assert_eq!(label(cell), want, "{cell}");
        }
        assert_eq!((bare_label("市林业局小计"), bare_label("小计")), (None, Some(Label::Sub)));
    }
}
