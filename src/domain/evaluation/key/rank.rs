//! Which projects to look at: an aid for the choice (domain.md §7.1). Every
//! point has its reason; a person chooses.

use rust_decimal::Decimal;

use crate::domain::monitor::setting::RuleSet;
use crate::domain::ratio::round_half_away;

/// What points are given for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Criterion {
    /// 金额
    Amount,
    /// 预警
    Alerts,
    /// 自评异常
    SelfEvaluation,
    /// 多年未评
    Unevaluated,
    /// 社会关注
    Attention,
    /// 新设或到期政策
    Policy,
}

impl Criterion {
    /// In the order of the list.
    pub const ALL: [Criterion; 6] = [
        Criterion::Amount,
        Criterion::Alerts,
        Criterion::SelfEvaluation,
        Criterion::Unevaluated,
        Criterion::Attention,
        Criterion::Policy,
    ];

    /// The word used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Criterion::Amount => "amount",
            Criterion::Alerts => "alerts",
            Criterion::SelfEvaluation => "self_evaluation",
            Criterion::Unevaluated => "unevaluated",
            Criterion::Attention => "attention",
            Criterion::Policy => "policy",
        }
    }
}

/// What points may be given, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weights {
    /// Full points, in the order of [`Criterion::ALL`].
    pub full: [Decimal; 6],
    /// Red alerts that make full points; a yellow one counts half.
    pub alerts_full: Decimal,
    /// Years within which an evaluation counts as recent.
    pub years: i16,
    /// Words in a name that tell of the people's interest.
    pub words: Vec<String>,
}

impl Weights {
    /// As the settings have it.
    pub fn of(rules: &RuleSet) -> Weights {
        let keys = [
            "evaluation.rank_amount",
            "evaluation.rank_alerts",
            "evaluation.rank_self",
            "evaluation.rank_unevaluated",
            "evaluation.rank_attention",
            "evaluation.rank_policy",
        ];
        Weights {
            full: keys.map(|k| rules.number(k)),
            alerts_full: Decimal::from(rules.whole("evaluation.alerts_full")),
            years: i16::try_from(rules.whole("evaluation.recent_years")).unwrap_or(5),
            words: words(rules.text("evaluation.attention_words")),
        }
    }

    /// Full points of a criterion.
    pub fn full(&self, criterion: Criterion) -> Decimal {
        self.full[criterion as usize]
    }

    /// The words of the people's interest that a name holds.
    pub fn heard<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        let name = name.to_string();
        self.words.iter().map(String::as_str).filter(move |w| name.contains(*w))
    }
}

/// Words as a person lists them: `教育、医疗 养老`.
fn words(typed: &str) -> Vec<String> {
    let cut = |c: char| c.is_whitespace() || matches!(c, '、' | '，' | ',' | '；' | ';');
    typed.split(cut).filter(|w| !w.is_empty()).map(str::to_string).collect()
}

/// How a policy stands in the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Policy {
    /// The project was not there the year before.
    New,
    /// Its last year is this one or the next.
    Expiring(i16),
}

/// What is known of a project.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Its budget, 分.
    pub amount: i64,
    /// Red alerts.
    pub red: usize,
    /// Yellow alerts.
    pub yellow: usize,
    /// Whether its self-evaluation contradicts itself or the money.
    pub anomaly: bool,
    /// The last year for which anybody but its unit evaluated it.
    pub evaluated: Option<i16>,
    /// Words of its name that tell of the people's interest.
    pub words: Vec<String>,
    /// Points an operator gave for attention, and why.
    pub marked: Option<(Decimal, String)>,
    /// How its policy stands.
    pub policy: Option<Policy>,
}

/// Why points were given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Larger than this share of the projects.
    LargerThan(Decimal),
    /// So many red and yellow alerts.
    Alerts(usize, usize),
    /// The self-evaluation contradicts itself.
    Anomaly,
    /// Never evaluated, as far as the store knows.
    Never,
    /// Last evaluated for that year.
    LastIn(i16),
    /// The name holds these words.
    Words(Vec<String>),
    /// An operator said so.
    Marked(String),
    /// A new policy.
    New,
    /// A policy that ends with that year.
    Expiring(i16),
}

/// Points for one criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// For what.
    pub criterion: Criterion,
    /// How many, two places.
    pub points: Decimal,
    /// Of how many.
    pub full: Decimal,
    /// Why; there is none where there are no points.
    pub reason: Reason,
}

/// A project with its points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// The place of the project in what was given.
    pub at: usize,
    /// Sum of the parts.
    pub total: Decimal,
    /// What gave points, in the order of the criteria.
    pub parts: Vec<Part>,
}

/// Ranks projects of a year, the one to look at first; equal points keep the
/// larger amount before the smaller, then the order given.
pub fn rank(weights: &Weights, year: i16, projects: &[Facts]) -> Vec<Ranked> {
    let mut amounts: Vec<i64> = projects.iter().map(|p| p.amount).collect();
    amounts.sort_unstable();
    let mut ranked: Vec<Ranked> = projects
        .iter()
        .enumerate()
        .map(|(at, p)| {
            let parts = parts(weights, year, &amounts, p);
            Ranked { at, total: parts.iter().map(|part| part.points).sum(), parts }
        })
        .collect();
    ranked.sort_by(|a, b| {
        let amount = |r: &Ranked| projects[r.at].amount;
        b.total.cmp(&a.total).then_with(|| amount(b).cmp(&amount(a))).then(a.at.cmp(&b.at))
    });
    ranked
}

fn parts(weights: &Weights, year: i16, sorted: &[i64], p: &Facts) -> Vec<Part> {
    let share = |criterion: Criterion| match criterion {
        Criterion::Amount => larger_than(sorted, p.amount).map(|s| (s, Reason::LargerThan(s))),
        Criterion::Alerts => alerts(weights, p),
        Criterion::SelfEvaluation => p.anomaly.then_some((Decimal::ONE, Reason::Anomaly)),
        Criterion::Unevaluated => match p.evaluated {
            None => Some((Decimal::ONE, Reason::Never)),
            Some(last) => (year - last >= weights.years).then_some((Decimal::ONE, Reason::LastIn(last))),
        },
        Criterion::Attention => None,
        Criterion::Policy => p.policy.map(|policy| match policy {
            Policy::New => (Decimal::ONE, Reason::New),
            Policy::Expiring(last) => (Decimal::ONE, Reason::Expiring(last)),
        }),
    };
    let part = |criterion: Criterion| {
        let full = weights.full(criterion);
        let (points, reason) = match criterion {
            Criterion::Attention => attention(full, p)?,
            other => share(other).map(|(share, reason)| (round_half_away(full * share, 2), reason))?,
        };
        (points > Decimal::ZERO).then_some(Part { criterion, points, full, reason })
    };
    Criterion::ALL.into_iter().filter_map(part).collect()
}

/// The share of the other projects that are smaller.
fn larger_than(sorted: &[i64], amount: i64) -> Option<Decimal> {
    if amount <= 0 {
        return None;
    }
    let smaller = sorted.partition_point(|a| *a < amount);
    Decimal::from(smaller).checked_div(Decimal::from(sorted.len().saturating_sub(1)))
}

fn alerts(weights: &Weights, p: &Facts) -> Option<(Decimal, Reason)> {
    let counted = Decimal::from(p.red) + Decimal::from(p.yellow) / Decimal::TWO;
    let share = counted.checked_div(weights.alerts_full)?.min(Decimal::ONE);
    (!share.is_zero()).then_some((share, Reason::Alerts(p.red, p.yellow)))
}

/// What an operator said wins over what the name says.
fn attention(full: Decimal, p: &Facts) -> Option<(Decimal, Reason)> {
    match &p.marked {
        Some((points, why)) => Some(((*points).min(full), Reason::Marked(why.clone()))),
        None => (!p.words.is_empty()).then(|| (full, Reason::Words(p.words.clone()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights() -> Weights {
        Weights::of(&RuleSet::default())
    }

    fn d(text: &str) -> Decimal {
        Decimal::from_str_exact(text).expect("a number")
    }

    #[test]
    fn the_criteria_make_a_hundred_and_stand_in_their_order() {
        assert_eq!(weights().full.iter().sum::<Decimal>(), Decimal::ONE_HUNDRED);
        for (n, criterion) in Criterion::ALL.into_iter().enumerate() {
            assert_eq!(criterion as usize, n);
        }
    }

    #[test]
    fn every_point_has_its_reason() {
        let airport = Facts {
            amount: 6_000_000_000,
            red: 1,
            yellow: 1,
            anomaly: true,
            words: vec!["医院".into()],
            policy: Some(Policy::Expiring(2021)),
            ..Facts::default()
        };
        let small = Facts { amount: 100, evaluated: Some(2019), ..Facts::default() };
        let ranked = rank(&weights(), 2020, &[small.clone(), airport, small]);
        assert_eq!(ranked[0].at, 1);
        assert_eq!(ranked[0].total, d("95"), "30 + 15 + 15 + 15 + 15 + 5");
        let reasons: Vec<&Reason> = ranked[0].parts.iter().map(|p| &p.reason).collect();
        assert_eq!(
            reasons,
            [
                &Reason::LargerThan(Decimal::ONE),
                &Reason::Alerts(1, 1),
                &Reason::Anomaly,
                &Reason::Never,
                &Reason::Words(vec!["医院".into()]),
                &Reason::Expiring(2021)
            ]
        );
        assert_eq!(ranked[0].parts[1].points, d("15"), "one red and one yellow of two red");
        assert!(ranked[1].parts.is_empty(), "evaluated a year ago, the smallest, quiet");
    }

    #[test]
    fn five_years_are_five_years() {
        let of = |last| rank(&weights(), 2021, &[Facts { evaluated: Some(last), ..Facts::default() }]);
        assert_eq!(of(2016)[0].total, d("15"));
        assert_eq!(of(2017)[0].total, Decimal::ZERO);
    }

    #[test]
    fn what_an_operator_said_wins_over_the_name_and_never_over_the_full_points() {
        let marked = |points: &str| Facts {
            words: vec!["教育".into()],
            marked: Some((d(points), "人大代表建议".into())),
            evaluated: Some(2021),
            ..Facts::default()
        };
        let of = |points: &str| rank(&weights(), 2021, &[marked(points)])[0].total;
        assert_eq!((of("8"), of("99"), of("0")), (d("8"), d("15"), Decimal::ZERO));
    }

    #[test]
    fn a_lone_project_and_one_without_money_have_no_place_by_amount() {
        let quiet = |amount| Facts { amount, evaluated: Some(2021), ..Facts::default() };
        assert_eq!(rank(&weights(), 2021, &[quiet(5)])[0].total, Decimal::ZERO);
        let two = rank(&weights(), 2021, &[quiet(0), quiet(5), quiet(5)]);
        assert_eq!((two[0].at, two[0].total), (1, d("15")), "larger than one of the two others");
        assert_eq!((two[1].at, two[2].at), (2, 0));
    }

    #[test]
    fn words_are_listed_as_people_list_them() {
        let all = words("教育、医疗 养老，救助;");
        assert_eq!(all, ["教育", "医疗", "养老", "救助"]);
        let weights = Weights { words: all, ..weights() };
        assert_eq!(weights.heard("城乡医疗救助资金").collect::<Vec<_>>(), ["医疗", "救助"]);
    }
}
