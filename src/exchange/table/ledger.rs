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

/// The label in a text, if it is one. A name in front (`市林业局小计`) makes a
/// group's total; a number behind (`合计：12笔`) changes nothing.
pub(crate) fn label(cell: &str) -> Option<Label> {
    if !cell.contains('计') {
        return None;
    }
    let folded = text::fold(cell);
    let word = folded.trim_matches(|c: char| c.is_ascii_punctuation() || c.is_ascii_digit());
    match word {
        "合计" | "总计" | "共计" | "总合计" | "合计数" | "总计金额" | "合计金额" | "金额合计" | "全市合计"
        | "项目合计" | "支出合计" | "合计笔" | "合计大写" => {
            return Some(Label::Grand);
        }
        "小计" | "分计" => return Some(Label::Sub),
        "本页合计" | "本页小计" | "页合计" | "页小计" | "当页合计" => return Some(Label::Page),
        "本月合计" | "本月小计" | "月合计" | "当月合计" => return Some(Label::Month),
        "累计" | "本年累计" | "本月累计" | "本页累计" | "累计金额" | "本年合计" => {
            return Some(Label::RunningSum);
        }
        "借方合计" => return Some(Label::Debit),
        "贷方合计" => return Some(Label::Credit),
        _ => {}
    }
    let short = word.chars().count() <= 30;
    if short && ["小计", "合计", "总计"].iter().any(|tail| word.ends_with(tail)) {
        return Some(Label::Sub);
    }
    let counted = ["合计", "总计", "小计"].iter().find_map(|head| word.strip_prefix(head))?;
    let rest = counted.trim_matches(|c: char| c.is_ascii_digit() || c.is_ascii_punctuation());
    matches!(rest, "笔" | "条" | "项" | "个项目" | "人民币" | "人民币大写" | "元")
        .then_some(if word.starts_with('小') { Label::Sub } else { Label::Grand })
}

#[derive(Debug)]
enum Event {
    Leaf {
        row: u32,
        signed: Money,
        raw: Money,
    },
    Total {
        label: Label,
        place: Place,
        text: String,
        printed: Money,
    },
    /// A total above its rows: ends at the next of its level, or at a row.
    Parent {
        level: u8,
        until: Option<u32>,
        place: Place,
        text: String,
        printed: Money,
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
    pub fn leaf(&mut self, row: u32, signed: Money, raw: Money) {
        self.events.push(Event::Leaf { row, signed, raw });
    }

    pub fn total(&mut self, label: Label, place: Place, text: String, printed: Money) {
        self.events.push(Event::Total { label, place, text, printed });
    }

    pub fn parent(&mut self, level: u8, until: Option<u32>, place: Place, text: String, printed: Money) {
        self.events.push(Event::Parent { level, until, place, text, printed });
    }

    fn sum(&self, from: usize, to: usize) -> Sums {
        self.events[from..to].iter().fold((Money::ZERO, Money::ZERO), |sum, e| match e {
            Event::Leaf { signed, raw, .. } => (sum.0 + *signed, sum.1 + *raw),
            _ => sum,
        })
    }

    fn has_leaf(&self, from: usize, to: usize) -> bool {
        self.events[from..to].iter().any(|e| matches!(e, Event::Leaf { .. }))
    }

    /// Every printed total beside what its rows add up to.
    pub fn controls(&self) -> Vec<ControlTotal> {
        let first_leaf = self.events.iter().position(|e| matches!(e, Event::Leaf { .. })).unwrap_or(self.events.len());
        let subs_lead = self.events[..first_leaf].iter().any(|e| matches!(e, Event::Total { label: Label::Sub, .. }));
        let all = self.sum(0, self.events.len());
        let mut groups = Groups::default();
        let mut out = Vec::new();
        for (i, event) in self.events.iter().enumerate() {
            let control = match event {
                Event::Leaf { signed, raw, .. } => {
                    groups.add((*signed, *raw));
                    continue;
                }
                Event::Parent { level, until, place, text, printed } => {
                    let end = self.parent_end(i, *level, *until);
                    (*place, text, *printed, choose(*printed, &[self.sum(i, end)]), false)
                }
                Event::Total { label, place, text, printed } => {
                    let (summed, grand) = match label {
                        Label::Sub if subs_lead => (choose(*printed, &[self.sum(i, self.sub_end(i))]), false),
                        Label::Sub => (choose(*printed, &[groups.close()]), false),
                        Label::Page => (choose(*printed, &[take(&mut groups.page)]), false),
                        Label::Month => (choose(*printed, &[take(&mut groups.month)]), false),
                        Label::RunningSum => (choose(*printed, &[groups.all]), !self.has_leaf(i, self.events.len())),
                        Label::Debit | Label::Credit => (self.one_side(i, *label, *printed), false),
                        Label::Grand => {
                            // Above all rows, or below them; in between it closes a group.
                            let ends = i < first_leaf || !self.has_leaf(i, self.events.len());
                            let group = take(&mut groups.grand);
                            let so_far = groups.all;
                            groups.close_all();
                            if ends {
                                let whole = choose(*printed, &[all]);
                                let fits_group =
                                    whole != *printed && choose(*printed, &[group]) == *printed && i >= first_leaf;
                                (if fits_group { *printed } else { whole }, !fits_group)
                            } else {
                                (choose(*printed, &[group, so_far]), false)
                            }
                        }
                    };
                    (*place, text, *printed, summed, grand)
                }
            };
            let (place, label, printed, summed, grand) = control;
            out.push(ControlTotal { place, label: label.clone(), printed, summed, grand });
        }
        out
    }

    fn parent_end(&self, i: usize, level: u8, until: Option<u32>) -> usize {
        let ends = |e: &Event| match e {
            Event::Parent { level: l, .. } => until.is_none() && *l <= level,
            Event::Leaf { row, .. } => until.is_some_and(|u| *row >= u),
            Event::Total { .. } => false,
        };
        self.events[i + 1..].iter().position(ends).map_or(self.events.len(), |n| i + 1 + n)
    }

    fn sub_end(&self, i: usize) -> usize {
        let next = self.events[i + 1..]
            .iter()
            .position(|e| matches!(e, Event::Total { label: Label::Sub | Label::Grand, .. }));
        next.map_or(self.events.len(), |n| i + 1 + n)
    }

    /// Debits are what was paid, credits what came back; some files print the whole sum on both sides.
    fn one_side(&self, i: usize, label: Label, printed: Money) -> Money {
        let whole = self.sum(0, i);
        let side = self.events[..i].iter().filter_map(|e| match e {
            Event::Leaf { signed, .. } if signed.is_negative() == (label == Label::Credit) => Some(signed.abs()),
            _ => None,
        });
        let side: Money = side.sum();
        choose(printed, &[(side, side), whole])
    }
}

/// Running sums since the last total of each sort.
#[derive(Default)]
struct Groups {
    all: Sums,
    page: Sums,
    month: Sums,
    grand: Sums,
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
    }

    /// The group that a 小计 here closes: the innermost with rows in it.
    fn close(&mut self) -> Sums {
        let level = self.counts.iter().position(|c| *c > 0).unwrap_or(0);
        let sums = self.levels[level];
        for i in 0..=level {
            self.levels[i] = Sums::default();
            self.counts[i] = 0;
        }
        sums
    }

    fn close_all(&mut self) {
        self.levels = Default::default();
        self.counts = Default::default();
    }
}

fn take(sums: &mut Sums) -> Sums {
    std::mem::take(sums)
}

/// The sum a printed total means: of the candidates the one that equals it,
/// signed or as printed; else the first, signed.
fn choose(printed: Money, candidates: &[Sums]) -> Money {
    let fits = candidates.iter().any(|(signed, raw)| *signed == printed || *raw == printed);
    if fits { printed } else { candidates.first().map_or(Money::ZERO, |(signed, _)| *signed) }
}
