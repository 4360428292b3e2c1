//! What a unit writes into its self-evaluation: a value an indicator, its
//! scores by the rules of the year, and why something lies short.

use rust_decimal::Decimal;

use super::tales::{self, Tale, rate};
use crate::domain::date::Date;
use crate::domain::evaluation::Scheme;
use crate::domain::evaluation::filing::{self, Known};
use crate::domain::evaluation::sheet::{Judged, judge};
use crate::domain::form::{Cited, Form, FundKind, Row};
use crate::domain::indicator::{Level2, Operator};
use crate::domain::ratio;
use crate::service::demo::random::Random;
use crate::service::demo::rounds::written;

/// Why something lies short, and what is done about it.
const REASONS: [&str; 10] = [
    "受疫情影响，上半年线下工作推迟；已调整计划，下年度一季度补齐",
    "招标采购程序用时较长，合同签订晚于计划；今后提前启动采购",
    "年初指标值测算偏高，实际需求减少；编制下年目标时按实际测算",
    "上级资金下达较晚，年底未完成验收；已督促施工单位加快进度",
    "项目实施方案调整后重新报批；方案已批复，正在组织实施",
    "服务对象变动较大，实际受益人数低于预期；加强前期摸底",
    "部分设备到货延迟，安装调试未完成；已与供货单位约定交付时间",
    "汛期影响施工，工程量后移；汛后增加作业面",
    "调查样本偏少，个别服务对象对时效不满意；优化办理流程",
    "配套资金未及时到位，压减部分工作量；与县（市、区）衔接落实配套",
];

/// Why something lies far above.
const ABOVE: &str = "新增任务由上级临时下达，实际工作量高于年初预期，年初指标值按上年水平设定";

/// The form as the unit sends it.
pub(super) fn fill(mut form: Form, tale: Tale, scheme: &Scheme) -> Form {
    let code = tales::code(&form).to_string();
    let random = Random::of(&format!("self-evaluation {code}"), 0);
    let mut unit = Unit { tale, done: Decimal::ONE, random };
    unit.done = unit.done(rate(&form));
    form.rows.iter_mut().for_each(|row| unit.row(row));
    form.goals.actual = Cited::new(unit.goal(), "");
    let filing = filing::file(&form, form.year.unwrap_or_default(), None, Known::default(), scheme);
    unit.score(&mut form, &judge(&filing.sheet, scheme), scheme);
    form
}

struct Unit {
    tale: Tale,
    /// How much of the work was done.
    done: Decimal,
    random: Random,
}

impl Unit {
    fn part(&mut self, low: i64, high: i64) -> Decimal {
        Decimal::new(self.random.between(low, high), 2)
    }

    /// How much of a year's work was done: what was spent, and a little more.
    fn done(&mut self, rate: Decimal) -> Decimal {
        match self.tale {
            Tale::Flattering | Tale::Above => Decimal::ONE,
            Tale::Fair => self.part(62, 76),
            Tale::Poor => self.part(30, 48),
            _ => (rate.min(Decimal::ONE) + self.part(-6, 3)).clamp(Decimal::new(55, 2), Decimal::ONE),
        }
    }

    fn row(&mut self, row: &mut Row) {
        let short = Decimal::ONE - self.done;
        // What lies short lies short in some of the rows.
        let share = (short * Decimal::from(4)).clamp(Decimal::new(25, 2), Decimal::new(85, 2));
        let draws = Decimal::new(self.random.between(0, 99), 2) < share;
        let part = match ratio::quotient(short, share) {
            Some(less) if draws && !short.is_zero() => (Decimal::ONE - less).max(Decimal::new(12, 2)),
            _ => Decimal::ONE,
        };
        row.actual = Cited::new(self.actual(row, part), "");
    }

    fn actual(&mut self, row: &Row, part: Decimal) -> String {
        let r = &row.reading;
        let full = part == Decimal::ONE;
        let quantity = row.class().1 == Some(Level2::Quantity);
        match (r.operator, r.value) {
            (Operator::Date, _) => r.date.map_or_else(String::new, |d| self.day(d, part)),
            (Operator::Qualitative, _) | (_, None) => {
                if full { "达成预期指标" } else { "部分达成预期指标" }.into()
            }
            _ if self.tale == Tale::Wordy && self.random.chance(45) => "已完成".into(),
            (_, Some(v)) if self.tale == Tale::Flattering => written(row, v, Decimal::ONE),
            (_, Some(v)) if self.tale == Tale::Above && quantity => written(row, v, self.part(136, 168)),
            (Operator::Eq, Some(v)) => written(row, v, if v.is_zero() { Decimal::ONE } else { part }),
            (Operator::Le | Operator::Lt, Some(v)) if full => written(row, v, self.part(93, 100)),
            (Operator::Le | Operator::Lt, Some(v)) => written(row, v, Decimal::TWO - part),
            (_, Some(v)) if full && r.unit == "%" => {
                let most = ratio::quotient(Decimal::ONE_HUNDRED, v).unwrap_or(Decimal::ONE);
                written(row, v, self.part(100, 102).min(most.max(Decimal::ONE)))
            }
            (_, Some(v)) if full => written(row, v, self.part(100, 108)),
            (_, Some(v)) => written(row, v, part),
        }
    }

    /// On time, or a month or two late.
    fn day(&mut self, asked: Date, part: Decimal) -> String {
        let late = match part {
            p if p == Decimal::ONE => -self.random.between(2, 25),
            p if p > Decimal::new(7, 1) => self.random.between(8, 26),
            _ => self.random.between(35, 80),
        };
        let day = crate::service::demo::calendar::plus(asked, late);
        format!("{}年{}月{}日", day.year(), day.month(), day.day())
    }

    /// Scores as the rules have them, or as the unit would like them.
    fn score(&mut self, form: &mut Form, judged: &Judged, scheme: &Scheme) {
        let mut total = Decimal::ZERO;
        for (row, judged) in form.rows.iter_mut().zip(&judged.rows) {
            let marks = row.weight().unwrap_or_default();
            let by_rule = judged.points.unwrap_or(marks);
            // Kindness gives back half of what was lost.
            let kind = ratio::round_half_away(by_rule + (marks - by_rule) / Decimal::TWO, 2);
            let points = if self.tale == Tale::Kind { kind } else { by_rule };
            total += points;
            row.score = fixed(points);
            let asked = judged.scored.as_ref().is_ok_and(|s| s.reason_required);
            if self.tale != Tale::Silent && (points < marks || by_rule < marks || asked) {
                let why = if asked && by_rule == marks { ABOVE } else { *self.random.pick(&REASONS) };
                row.reason = Cited::new(why, "");
            }
        }
        let execution = judged.execution.as_ref().and_then(|e| e.points).unwrap_or(scheme.execution);
        if let Some(fund) = form.funds.iter_mut().find(|f| f.kind == FundKind::Total) {
            fund.score = fixed(execution);
        }
        total += execution;
        if self.tale == Tale::TotalOff {
            total = (total + Decimal::from(3)).min(Decimal::ONE_HUNDRED - Decimal::new(5, 1));
        }
        form.total_score = fixed(total);
    }

    fn goal(&self) -> &'static str {
        match self.done {
            d if d >= Decimal::new(97, 2) => "年度总体目标全部完成，各项指标达到预期",
            d if d >= Decimal::new(85, 2) => "年度总体目标基本完成，个别指标未达到预期",
            d if d >= Decimal::new(6, 1) => "年度总体目标部分完成，部分任务结转下年继续实施",
            _ => "受前期工作影响，年度主要任务未按计划完成",
        }
    }
}

/// As forms print points.
fn fixed(points: Decimal) -> Cited {
    let mut shown = ratio::round_half_away(points, 2);
    shown.rescale(2);
    Cited::new(shown.to_string(), "")
}
