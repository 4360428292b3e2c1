//! Which story a project's form tells: most go as their money goes, a few show
//! every trouble that the rules know.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::domain::form::{Form, FundKind};
use crate::domain::ratio;

/// A story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Tale {
    /// As far as the money.
    Plain,
    /// Far ahead of the months.
    Ahead,
    /// Behind the months, explained.
    Behind,
    /// Far behind, explained.
    FarBehind,
    /// The money is spent, and little is done.
    SpentOnly,
    /// The work is done, and little is paid.
    Unpaid,
    /// The unit is not sure of the year's end.
    Doubtful,
    /// The unit says that it cannot be reached.
    Hopeless,
    /// Words where numbers belong, nothing explained.
    Sloppy,
    /// The executed amount and a target were changed.
    Retyped,
}

/// Story, how many, and from which rate of execution to which, in hundredths.
const SHARES: [(Tale, usize, i64, i64); 9] = [
    (Tale::SpentOnly, 4, 62, 130),
    (Tale::Ahead, 5, 66, 130),
    (Tale::Unpaid, 4, 8, 34),
    (Tale::Hopeless, 3, 0, 45),
    (Tale::FarBehind, 4, 44, 58),
    (Tale::Behind, 9, 45, 60),
    (Tale::Doubtful, 7, 40, 60),
    (Tale::Sloppy, 5, 45, 65),
    (Tale::Retyped, 3, 45, 65),
];

/// What is paid of what is planned, by the form itself.
pub(super) fn rate(form: &Form) -> Decimal {
    let total = form.funds.iter().find(|f| f.kind == FundKind::Total);
    let share = total.and_then(|f| ratio::share(f.executed.amount?, f.initial.amount?));
    share.unwrap_or_default()
}

/// A story for each form that has one of its own, by the code of its project.
pub(super) fn assign(forms: &[&Form]) -> HashMap<String, Tale> {
    let mut tales: HashMap<String, Tale> = HashMap::new();
    for (tale, count, low, high) in SHARES {
        let fits = |form: &&&Form| {
            let rate = rate(form);
            let known = tales.contains_key(&form.project_code.text);
            !known && rate >= Decimal::new(low, 2) && rate <= Decimal::new(high, 2) && named(form).is_none()
        };
        // Spread over the city: not the first, but one in so many.
        let all: Vec<String> = forms.iter().filter(fits).map(|f| f.project_code.text.clone()).collect();
        let every = (all.len() / count).max(1);
        let chosen: Vec<String> = all.into_iter().step_by(every).take(count).collect();
        chosen.into_iter().for_each(|code| {
            tales.insert(code, tale);
        });
    }
    for form in forms {
        tales.extend(named(form).map(|tale| (form.project_code.text.clone(), tale)));
    }
    tales
}

/// Those that the office watches closely have stories of their own.
fn named(form: &Form) -> Option<Tale> {
    match form.project.text.as_str() {
        "三清山机场航线运营补贴" | "农产品广告宣传费" => Some(Tale::Behind),
        "等级保护测评" => Some(Tale::Doubtful),
        "松线虫专项治理" => Some(Tale::Unpaid),
        "科普经费" => Some(Tale::Ahead),
        "卫生健康专项经费" | "金融监管" | "特保人员经费" => Some(Tale::Plain),
        _ => None,
    }
}
