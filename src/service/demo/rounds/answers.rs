//! What a unit writes into its form: a value an indicator, by its target and by
//! the story of the project.

use rust_decimal::Decimal;

use super::tales::{Tale, rate};
use crate::domain::form::{Cited, Form, FundKind, Row};
use crate::domain::indicator::{Level2, Operator};
use crate::domain::money::Money;
use crate::domain::monitor::filing::Issued;
use crate::domain::ratio;
use crate::service::demo::STANDS_ON;
use crate::service::demo::random::Random;

/// Months of twelve.
const PACE: Decimal = Decimal::from_parts(58, 0, 0, false, 2);

/// Why something lies behind: which cause, in the order of the form, and words.
const REASONS: [(usize, &str, &str); 8] = [
    (0, "上级补助资金到位较晚，开工推迟", "资金到位后抢抓进度，四季度完成"),
    (1, "招标采购程序用时较长，合同6月才签订", "已进场实施，按月调度"),
    (2, "经办人员调整，前期工作衔接不够", "已明确专人负责"),
    (3, "设备到货延迟，安装调试未完成", "督促供货单位9月底前交付"),
    (4, "疫情防控期间线下活动减少", "下半年集中组织"),
    (1, "实施方案调整后重新报批", "方案已批复，加快组织实施"),
    (4, "汛期影响施工", "汛后增加作业面"),
    (0, "配套资金尚未落实", "与有关县（市、区）衔接落实配套"),
];

/// The form as the unit sends it.
pub(super) fn fill(mut form: Form, tale: Tale, project: usize) -> Form {
    let mut random = Random::of("monitoring form", project);
    let rate = rate(&form);
    let mut unit = Unit { tale, rate, done: done(tale, rate, &mut random), random };
    let reason = *unit.random.pick(&REASONS);
    form.rows.iter_mut().for_each(|row| unit.row(row, reason));
    unit.retype(&mut form);
    for fund in &mut form.funds {
        fund.forecast.amount = fund.initial.amount.zip(fund.executed.amount).map(|(b, paid)| expected(tale, b, paid));
    }
    form
}

/// How much of a year's work is done.
fn done(tale: Tale, rate: Decimal, random: &mut Random) -> Decimal {
    let part = |low, high, random: &mut Random| Decimal::new(random.between(low, high), 2);
    match tale {
        Tale::Ahead => part(84, 98, random),
        Tale::Behind => part(37, 45, random),
        Tale::FarBehind | Tale::Hopeless => part(12, 30, random),
        Tale::SpentOnly => part(4, 12, random),
        Tale::Unpaid => part(88, 99, random),
        // Work goes on while bills wait, and stands still where nothing was paid at all.
        _ if rate < Decimal::new(5, 2) => part(0, 6, random),
        _ => (rate.min(Decimal::new(96, 2)) * part(96, 108, random)).max(Decimal::new(15, 2)),
    }
}

/// 全年预计执行数
fn expected(tale: Tale, budget: Money, paid: Money) -> Money {
    let share = match tale {
        Tale::Hopeless => Decimal::new(55, 2),
        Tale::Doubtful | Tale::FarBehind => Decimal::new(82, 2),
        _ => Decimal::new(97, 2),
    };
    let wan = ratio::round_half_away(budget.wan() * share, 2);
    let made = Money::from_decimal(wan, crate::domain::money::MoneyUnit::Wan);
    made.map_or(budget, |m| m.max(paid))
}

struct Unit {
    tale: Tale,
    rate: Decimal,
    done: Decimal,
    random: Random,
}

impl Unit {
    fn row(&mut self, row: &mut Row, (cause, reason, measure): (usize, &str, &str)) {
        let aim = Issued::of(row).aim;
        let grows = aim.accumulates() || counted(row);
        row.actual = said(&self.actual(row, grows));
        row.forecast = said(&self.forecast(row, grows));
        let lags = grows && self.done < PACE * Decimal::new(8, 1) && !row.actual.is_empty();
        let sure = match self.tale {
            Tale::Hopeless if grows => "完全不可能",
            Tale::Doubtful if grows => "有可能",
            _ => "确定能",
        };
        row.likelihood = said(sure);
        if (lags || sure != "确定能") && self.tale != Tale::Sloppy {
            row.causes[cause] = said("√");
            row.reason = said(reason);
            row.note = said(measure);
        }
    }

    fn actual(&mut self, row: &Row, grows: bool) -> String {
        let r = &row.reading;
        let idle = self.rate < Decimal::new(5, 2) || self.tale == Tale::SpentOnly;
        match (r.operator, r.value) {
            _ if self.tale == Tale::Sloppy && self.random.chance(45) => "按计划推进".into(),
            // Shares and satisfaction are mostly found out at the year's end.
            _ if !grows && found_late(row) && self.random.chance(76) => String::new(),
            (Operator::Date, _) => if r.date.is_some_and(|d| d <= STANDS_ON) { "已完成" } else { "未完成" }.into(),
            (Operator::Qualitative, _) => "达成预期指标".into(),
            // What has not begun has no quality yet.
            (_, Some(_)) if !grows && idle => String::new(),
            (Operator::Le | Operator::Lt, Some(v)) => written(row, v, Decimal::new(self.random.between(86, 100), 2)),
            (Operator::Eq, Some(v)) => written(row, v, Decimal::ONE),
            (_, Some(v)) if grows => written(row, v, self.done),
            (_, Some(v)) => {
                let over = Decimal::new(self.random.between(100, 103), 2);
                let most = if r.unit == "%" { Decimal::ONE_HUNDRED / v.max(Decimal::ONE) } else { over };
                written(row, v, over.min(most.max(Decimal::ONE)))
            }
            _ => String::new(),
        }
    }

    fn forecast(&self, row: &Row, grows: bool) -> String {
        let r = &row.reading;
        let part = match self.tale {
            Tale::Hopeless if grows => Decimal::new(60, 2),
            Tale::Doubtful if grows => Decimal::new(92, 2),
            _ => Decimal::ONE,
        };
        match r.value {
            Some(v) => written(row, v, part),
            None if r.operator == Operator::Date => "按期完成".into(),
            None => "达成预期指标".into(),
        }
    }

    /// What nobody asked to be changed.
    fn retype(&mut self, form: &mut Form) {
        if self.tale != Tale::Retyped {
            return;
        }
        if let Some(total) = form.funds.iter_mut().find(|f| f.kind == FundKind::Total) {
            total.executed.amount = total.executed.amount.map(|a| a + Money::from_yuan(50_000));
        }
        let number = form.rows.iter_mut().find(|r| r.reading.operator == Operator::Ge && r.reading.value.is_some());
        if let Some(row) = number {
            row.target = said(&row.target.text.replace('≥', "≥0.9×"));
        }
    }
}

/// Quality, effect and satisfaction; costs and days are known as they come.
fn found_late(row: &Row) -> bool {
    let known = matches!(row.class().1, Some(Level2::Timeliness | Level2::Cost));
    !known && matches!(row.reading.operator, Operator::Ge | Operator::Eq)
}

/// A part of a target value with its unit, as finely as the target is written.
pub(in crate::service::demo) fn written(row: &Row, value: Decimal, part: Decimal) -> String {
    // Things and people come whole; shares and amounts do not.
    let fine = matches!(row.reading.unit.as_str(), "%" | "‰") || row.reading.unit.starts_with(['万', '亿']);
    let n = ratio::round_half_away(value * part, value.normalize().scale().max(u32::from(fine)));
    let unit = row.target.text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let unit = unit.trim_start_matches(|c: char| c.is_ascii_digit() || ".,".contains(c));
    format!("{}{unit}", n.normalize())
}

/// A number of things or people, which grows over the year whatever its class.
fn counted(row: &Row) -> bool {
    !matches!(row.reading.unit.as_str(), "%" | "‰" | "分" | "天" | "分钟" | "小时")
        && row.class().1 == Some(Level2::Social)
        && row.reading.operator == Operator::Ge
}

fn said(words: &str) -> Cited {
    Cited::new(words, "")
}
