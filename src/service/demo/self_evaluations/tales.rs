//! Which story a self-evaluation tells: most say that the work went as the
//! money did, a minority shows every trouble that reviewers know.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::domain::form::{Form, FormKind, FundKind};
use crate::domain::ratio;
use crate::service::demo::random::Random;

/// A story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Tale {
    /// The work went about as the money did.
    Plain,
    /// Every target reached to the dot, whatever was spent.
    Flattering,
    /// Scored more kindly than the rules do.
    Kind,
    /// A good part was not done.
    Fair,
    /// Most was not done.
    Poor,
    /// Far above some targets, with reasons.
    Above,
    /// Nothing said of what was deducted; goes back.
    Silent,
    /// Words where numbers belong; goes back.
    Wordy,
    /// The total is not what the scores add up to; goes back, and stays out.
    TotalOff,
    /// Came when all the others had been read.
    Late,
    /// Being filled in at the desk.
    Begun,
    /// Nothing came.
    Missing,
}

impl Tale {
    /// Whether it came by the day.
    pub(super) const fn came_in_time(self) -> bool {
        !matches!(self, Tale::Late | Tale::Begun | Tale::Missing)
    }

    /// Whether it was mended after it went back.
    pub(super) const fn comes_again(self) -> bool {
        matches!(self, Tale::Silent | Tale::Wordy)
    }
}

/// Whose forms go back, and why.
pub(super) const BACK: [(Tale, &str); 3] = [
    (Tale::Silent, "扣分指标未说明偏差原因和改进措施，请补充后重报"),
    (Tale::Wordy, "实际完成值请填数值并附佐证材料，不得以“已完成”代替"),
    (Tale::TotalOff, "总分与各项得分之和不符，请核对后重报"),
];

/// Story, how many, and from which rate of execution to which, in hundredths.
const SHARES: [(Tale, usize, i64, i64); 11] = [
    (Tale::Flattering, 9, 60, 88),
    (Tale::Poor, 5, 60, 97),
    (Tale::Fair, 18, 70, 96),
    (Tale::Kind, 16, 80, 99),
    (Tale::Above, 6, 95, 100),
    (Tale::Silent, 7, 75, 96),
    (Tale::Wordy, 4, 80, 99),
    (Tale::TotalOff, 3, 80, 99),
    (Tale::Late, 4, 80, 99),
    (Tale::Begun, 2, 85, 99),
    (Tale::Missing, 6, 70, 97),
];

/// Code of the project or department that a form speaks of.
pub(super) fn code(form: &Form) -> &str {
    match form.kind {
        FormKind::DepartmentEvaluation => form.mark.as_ref().map_or("", |m| m.code.as_str()),
        _ => form.project_code.text.as_str(),
    }
}

/// What was spent of the budget, by the form itself.
pub(super) fn rate(form: &Form) -> Decimal {
    let total = form.funds.iter().find(|f| f.kind == FundKind::Total);
    total.and_then(|f| ratio::share(f.executed.amount?, f.adjusted.amount?)).unwrap_or(Decimal::ONE)
}

/// A story for each project that has one of its own, by its code. Departments
/// as a whole all file plainly.
pub(super) fn assign<'f>(forms: impl Iterator<Item = &'f Form>) -> HashMap<String, Tale> {
    let mut order: Vec<&Form> = forms.filter(|f| f.kind == FormKind::SelfEvaluation).collect();
    order.sort_by(|a, b| a.project_code.text.cmp(&b.project_code.text));
    Random::of("tales of self-evaluations", 0).shuffle(&mut order);
    let mut tales: HashMap<String, Tale> = HashMap::new();
    for (tale, count, low, high) in SHARES {
        let fits = |f: &&&Form| {
            let rate = rate(f);
            !tales.contains_key(code(f)) && rate >= Decimal::new(low, 2) && rate <= Decimal::new(high, 2)
        };
        let chosen: Vec<String> = order.iter().filter(fits).take(count).map(|f| code(f).to_string()).collect();
        tales.extend(chosen.into_iter().map(|code| (code, tale)));
    }
    tales
}

/// By how much a check came to less than the unit's own score.
pub(super) fn found_less(tale: Tale, n: usize) -> Decimal {
    let mut random = Random::of("spot check", n);
    let hundredths = match tale {
        Tale::Flattering => random.between(820, 1_780),
        Tale::Kind => random.between(420, 960),
        _ if random.chance(25) => 0,
        _ => random.between(30, 460),
    };
    Decimal::new(hundredths, 2)
}

/// What was found, by how far it lies off.
pub(super) fn found(less: Decimal) -> &'static str {
    match less {
        l if l.is_zero() => "佐证材料齐全，得分与自评一致",
        l if l <= Decimal::from(5) => "个别指标佐证材料不足，酌情扣分",
        l if l <= Decimal::from(10) => "部分指标完成值高于台账记录，按台账重新计分",
        _ => "产出、效益指标均填报全部完成，与支付进度和台账不符，重新计分",
    }
}
