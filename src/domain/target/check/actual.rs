//! Actual values, rates and scores of a self-evaluation: what arithmetic and
//! plain reading can object to.

use rust_decimal::Decimal;

use super::recompute::{execution_score, rate};
use super::scene::{Line, Scene, has, is_nothing, number};
use super::sums::brackets_filled;
use super::weight::brackets;
use super::{Actual, Check, words};
use crate::domain::evaluation::Scheme;
use crate::domain::evaluation::scheme::Family;
use crate::domain::form::{Cited, FormKind, FundKind};
use crate::domain::indicator::{Doubt, Level2, Operator, Reading};
use crate::domain::ratio::{points, round_half_away};
use crate::domain::target::objection::Certainty;
use crate::domain::text;

type Said = Vec<(Certainty, Actual, Cited)>;

/// Of a rate above it the score tells nothing: it is no rate.
const OVERSPENT: Decimal = Decimal::from_parts(2, 0, 0, false, 0);

/// What is written where a result belongs and reports none.
const STOCK: &[&str] = &[
    "达成预期指标",
    "达成年度指标",
    "达成预期目标",
    "完成",
    "已完成",
    "全部完成",
    "达成目标",
    "实现预期目标",
    "完成年度目标",
    "达到预期效果",
    "达到预期目标",
    "已达成",
    "按计划完成",
    "完成目标",
    "达成",
    "达到预期指标",
    "已完成100%",
];

pub(super) fn check(scene: &mut Scene) {
    let mut said = Said::new();
    match scene.form.kind {
        FormKind::ProjectTarget | FormKind::DepartmentTarget => return,
        FormKind::Monitoring => {
            forecast(scene, &mut said);
            slow(scene, &mut said);
        }
        FormKind::SelfEvaluation | FormKind::DepartmentEvaluation => {
            execution(scene, &mut said);
            execution_row(scene, &mut said);
            for line in &scene.lines {
                row(line, &mut said);
            }
            whole(scene, &mut said);
        }
    }
    said.into_iter().for_each(|(certainty, actual, at)| scene.say(certainty, Check::Actual(actual), &at));
}

fn forecast(scene: &Scene, said: &mut Said) {
    let total = scene.form.funds.iter().find(|f| f.kind == FundKind::Total);
    if let Some(row) = total.filter(|f| f.forecast.cited.is_there() && is_nothing(&f.forecast.cited.text)) {
        said.push((Certainty::Sure, Actual::ForecastBlank, row.forecast.cited.clone()));
    }
}

/// Money far behind the months gone by, and nobody says why.
fn slow(scene: &Scene, said: &mut Said) {
    let Some(months) = scene.form.months.filter(|m| (1..=12).contains(m)) else { return };
    let due = Decimal::from(months) / Decimal::from(12);
    let explained = scene.form.rows.iter().any(|r| !is_nothing(&r.reason.text) || !is_nothing(&r.note.text));
    let Some(row) = scene.score_row() else { return };
    if let Some(rate) = rate(scene).filter(|r| *r < due - Decimal::new(1, 1) && !explained) {
        let cell = row.executed.cited.clone();
        said.push((Certainty::Judgement, Actual::SlowProgress { rate, due }, cell));
    }
}

fn execution(scene: &Scene, said: &mut Said) {
    use Certainty::{Judgement, Sure};
    let Some(row) = scene.score_row() else { return };
    let computed = rate(scene);
    let parts = scene.form.funds.iter().filter(|f| f.kind != FundKind::Total);
    let spent = parts.clone().any(|f| f.executed.amount.is_some_and(|m| !m.is_zero()));
    let printed_share = printed_rate(&row.rate.text, computed);
    if let (Some(computed), Some(printed)) = (computed, printed_share) {
        let off = (points(printed) - points(computed)).abs();
        // 97.80 for 97.81 was cut, not rounded; 86 for 86.2 was rounded.
        let shown = if row.rate.text.contains('.') { Decimal::new(2, 2) } else { Decimal::ONE };
        // Some places measure by the budget at the year's beginning.
        let initial = crate::domain::ratio::share(
            row.executed.amount.unwrap_or_default(),
            row.initial.amount.unwrap_or_default(),
        );
        let off = initial.map_or(off, |i| off.min((points(printed) - points(i)).abs()));
        if off > shown {
            // Digits that ran together are asked about.
            let certainty = if row.rate.text.contains('.') && off > 10.into() { Certainty::Doubtful } else { Sure };
            said.push((certainty, Actual::ExecRateInconsistent { computed }, row.rate.clone()));
        }
    } else if computed.is_none() && row.executed.amount.is_some_and(|m| m.is_zero()) && spent {
        // The total row is zero while its parts are not.
        let sums = |f: fn(&crate::domain::form::FundRow) -> Option<crate::domain::money::Money>| {
            parts.clone().filter_map(f).sum::<crate::domain::money::Money>()
        };
        let of_parts = crate::domain::ratio::share(sums(|f| f.executed.amount), sums(|f| f.adjusted.amount));
        if let Some(computed) = of_parts.filter(|_| !row.rate.is_empty()) {
            said.push((Sure, Actual::ExecRateInconsistent { computed }, row.rate.clone()));
        }
    }
    let (marks, score) = (number(&row.marks.text), number(&row.score.text));
    // The score follows from the printed rate; what that is worth was said above.
    if let (Some(marks), Some(score)) = (marks, score) {
        let off = score_off(scene.context.scheme, &[printed_share, computed], marks, score);
        said.extend(off.map(|(certainty, what)| (certainty, what, row.score.clone())));
    }
    if row.rate.is_there() && is_nothing(&row.rate.text) && score.is_some() {
        said.push((Sure, Actual::RateBlank, row.rate.clone()));
    }
    if row.score.is_there() && row.score.is_empty() && !row.rate.is_empty() {
        said.push((Sure, Actual::ExecScoreBlank, row.score.clone()));
    }
    for fund in &scene.form.funds {
        let (Some(initial), Some(adjusted), Some(executed)) =
            (fund.initial.amount, fund.adjusted.amount, fund.executed.amount)
        else {
            continue;
        };
        if adjusted == executed && adjusted < initial {
            said.push((Sure, Actual::AdjustedEqualsExecuted { initial, adjusted }, fund.adjusted.cited.clone()));
            break;
        }
    }
    let blank = row.initial.cited.is_there() && row.initial.cited.is_empty();
    if blank && row.adjusted.amount.is_some_and(|m| !m.is_zero()) {
        said.push((Sure, Actual::InitialBudgetBlank, row.initial.cited.clone()));
    }
    let repeats =
        |f: &&crate::domain::form::FundRow| number(&f.marks.text).is_some() && number(&f.score.text).is_some();
    if row.kind == FundKind::Total
        && let Some(part) = parts.clone().find(repeats)
    {
        said.push((Sure, Actual::MarksRepeatedOnSubrow, part.score.clone()));
    }
    if let Some(rate) = computed.filter(|r| *r < Decimal::new(8, 1)) {
        said.push((Judgement, Actual::LowExecution { rate }, row.executed.cited.clone()));
    }
}

/// A score that follows from none of the rates. Where nobody says which rules
/// hold, one by the steps of §5.4 is asked about.
fn score_off(
    scheme: Option<&Scheme>,
    rates: &[Option<Decimal>],
    marks: Decimal,
    score: Decimal,
) -> Option<(Certainty, Actual)> {
    let rates: Vec<Decimal> = rates.iter().flatten().copied().filter(|r| *r <= OVERSPENT).collect();
    let family = scheme.map_or(Family::S2020, |s| s.family);
    // A score printed with one decimal was rounded to it; a whole one is a rule of its own.
    let places = score.normalize().scale().max(1);
    let fits = |r: &Decimal, family: Family| {
        let exact = execution_score(*r, marks, family);
        (exact - score).abs() <= Decimal::new(1, 2) || score.scale() > 0 && round_half_away(exact, places) == score
    };
    let computed = execution_score(*rates.first()?, marks, family);
    let stepped = scheme.is_none() && marks == Decimal::TEN && rates.iter().any(|r| fits(r, Family::S2021));
    let certainty = if stepped { Certainty::Judgement } else { Certainty::Sure };
    let what = Actual::ExecScoreInconsistent { computed, marks };
    (!rates.iter().any(|r| fits(r, family))).then_some((certainty, what))
}

/// Budget execution as a row among the indicators.
fn execution_row(scene: &Scene, said: &mut Said) {
    let Some(row) = scene.execution else { return };
    let reached = Reading::parse(&row.actual.text);
    let rate =
        reached.value.filter(|_| reached.unit == "%" && reached.doubt.is_none()).map(|v| v / Decimal::ONE_HUNDRED);
    if let (Some(marks), Some(score)) = (row.weight(), number(&row.score.text)) {
        let off = score_off(scene.context.scheme, &[rate], marks, score);
        said.extend(off.map(|(certainty, what)| (certainty, what, row.score.clone())));
    }
}

/// `100%`, `97.80%`, and the bare `1` of a form that prints shares.
fn printed_rate(printed: &str, computed: Option<Decimal>) -> Option<Decimal> {
    let value = number(printed)?;
    let bare = !printed.contains(['%', '％']);
    // Beside amounts, the one of the two meanings that lies nearer: 1.0385 is no 1.0385 %.
    let nearer = |c: Decimal| (value - c).abs() < (value / Decimal::ONE_HUNDRED - c).abs();
    let share = bare && value <= Decimal::TWO && computed.map_or(value <= Decimal::ONE, nearer);
    Some(if share { value } else { value / Decimal::ONE_HUNDRED })
}

fn row(line: &Line, said: &mut Said) {
    use Certainty::{Judgement, Sure};
    let (row, actual) = (line.row, Reading::parse(&line.row.actual.text));
    let (marks, score) = (line.weight, number(&row.score.text));
    if let (Some(marks), Some(score)) = (marks, score) {
        if score > marks {
            said.push((Sure, Actual::ScoreOverMarks { marks, score }, row.score.clone()));
        } else if score < marks && row.reason.is_there() && is_nothing(&row.reason.text) {
            said.push((Sure, Actual::DeductionNoReason { marks, score }, row.score.clone()));
        }
        proportion(line, &actual, marks, score, said);
    }
    if tautological(line) {
        let damaged = row.reading.doubt.is_some() || actual.doubt.is_some();
        let certainty = if damaged { Certainty::Doubtful } else { Sure };
        said.push((certainty, Actual::TautologicalActual, row.actual.clone()));
    }
    let worded = row.reading.value.is_none() && row.reading.date.is_none() && line.has_target();
    if worded && actual.unit == "%" && actual.value.is_some() && actual.text.is_empty() {
        said.push((Judgement, Actual::ActualNotComparable, row.actual.clone()));
    }
    let lasting = matches!(line.level2, Some(Level2::Sustainable)) || line.name.contains("年限");
    if let Some(years) = actual.value.filter(|v| lasting && actual.unit == "年" && *v > Decimal::ONE && *v < 100.into())
    {
        said.push((Sure, Actual::NotObservable { years }, row.actual.clone()));
    }
    if matches!(row.reason.text.trim(), "0" | "1") {
        said.push((Sure, Actual::FieldMisuse, row.reason.clone()));
    }
}

/// A share achieved in part and scored by another share.
fn proportion(line: &Line, actual: &Reading, marks: Decimal, score: Decimal, said: &mut Said) {
    // `2850株` is a count: there is no sign in it that could be damaged.
    let sound = !matches!(actual.doubt, Some(Doubt::MalformedNumber)) && (actual.doubt.is_none() || actual.unit != "%");
    // `0.93` beside `≥90%` is asked about.
    let bare = actual.unit.is_empty() && line.unit() == "%" && actual.value.is_some_and(|v| v <= Decimal::ONE);
    let comparable = sound && !bare && (actual.unit == line.unit() || actual.unit.is_empty());
    let upward = matches!(line.row.reading.operator, Operator::Ge | Operator::Gt | Operator::Eq);
    let (Some(target), Some(reached)) = (line.value(), actual.value) else { return };
    if !comparable || !upward || target <= Decimal::ZERO || reached < Decimal::ZERO || line.is_negative() {
        return;
    }
    let rate = (reached / target).min(Decimal::ONE);
    let computed = round_half_away(marks * rate, 2);
    // Another scheme may be in force (§5.4).
    let least = Decimal::new(6, 1);
    let spread = round_half_away(marks * ((rate - least) / (Decimal::ONE - least)).max(Decimal::ZERO), 2);
    let near = |points: Decimal| (points - score).abs() <= Decimal::new(1, 2);
    // Steps of satisfaction (§5.4): 90 % earns all of the marks.
    let tenths = [(90, 10), (80, 8), (60, 5)].into_iter().find(|(from, _)| reached >= Decimal::from(*from));
    let stepped = line.is_satisfaction() && tenths.is_some_and(|(_, n)| near(marks * Decimal::new(n, 1)));
    if reached < target && !near(computed) && !near(spread) && !stepped {
        said.push((Certainty::Judgement, Actual::ScoreNotProportional { computed, score }, line.row.score.clone()));
    }
}

/// A stock phrase, the words of the target, or its inequality.
fn tautological(line: &Line) -> bool {
    let actual = text::narrow(line.row.actual.text.trim());
    let plain = actual.trim_end_matches(['.', ',', ';', ' ']);
    if plain.is_empty() || !line.has_target() {
        return false;
    }
    let checkable = |t: &str| words::CHECKABLE.contains(&t) || has(t, words::NAMED_STANDARD);
    if STOCK.contains(&plain) {
        return !checkable(line.row.target.text.trim());
    }
    let signed = plain.starts_with(['≥', '≧', '>', '≤', '≦', '<']);
    let copied = text::fold(plain) == text::fold(&line.row.target.text);
    let words = line.row.reading.value.is_none() && line.row.reading.date.is_none();
    let answered = checkable(plain) || has(plain, words::COMPARED);
    signed || copied && words && !answered
}

fn whole(scene: &Scene, said: &mut Said) {
    use Certainty::{Judgement, Sure};
    let lines: Vec<&Line> = scene.lines.iter().filter(|l| !l.name.is_empty()).collect();
    if lines.is_empty() {
        return;
    }
    let head = scene.head();
    let scored: Vec<(Decimal, Decimal)> =
        lines.iter().filter_map(|l| Some((l.weight?, number(&l.row.score.text)?))).collect();
    let any_score = lines.iter().any(|l| number(&l.row.score.text).is_some());
    let weighted = lines.iter().any(|l| l.weight.is_some());
    let reported = lines.iter().any(|l| !is_nothing(&l.row.actual.text));
    if !any_score && weighted {
        let at = lines.iter().map(|l| &l.row.score).find(|c| c.is_there()).cloned().unwrap_or_else(|| head.clone());
        said.push((Sure, Actual::ScoresBlank, at));
    } else if !any_score && scene.execution_marks().is_none() && reported && scene.form.total_score.is_empty() {
        said.push((Sure, Actual::NoScoresInForm, head.clone()));
    }
    let full = scored.len() >= 3 && scored.iter().all(|(w, s)| w == s);
    let total = number(&scene.form.total_score.text);
    if full || total == Some(Decimal::ONE_HUNDRED) && any_score || scores_fill(scene, &lines) {
        let indicators = if full { scored.len() } else { lines.len() };
        said.push((Sure, Actual::AllFullMarks { indicators }, head.clone()));
        let printed = || scene.score_row().and_then(|f| printed_rate(&f.rate.text, None));
        if let Some(rate) = rate(scene).or_else(printed).filter(|r| *r < Decimal::new(8, 1) && !r.is_zero()) {
            said.push((Judgement, Actual::LowExecutionFullOutput { rate }, head.clone()));
        }
    }
    let form = scene.form;
    if let (Some(total), Some(sum)) = (total, sum_of_scores(scene))
        && (total - sum).abs() > Decimal::new(1, 2)
    {
        let whole = scene.is_weighted() && scene.weights() >= 80.into() || brackets_filled(scene);
        let certainty = if whole { Sure } else { Certainty::Doubtful };
        said.push((certainty, Actual::TotalNotSum { sum, total }, form.total_score.clone()));
    }
    if form.total_score.is_there() && form.total_score.is_empty() && any_score {
        said.push((Sure, Actual::TotalMissing, form.total_score.clone()));
    }
    let silent = |l: &&Line| matches!(l.row.reason.text.trim(), "无" | "暂无");
    let unspent = rate(scene).is_some_and(|r| r < Decimal::ONE);
    if unspent && lines.len() > 2 && lines.iter().filter(|l| l.row.reason.is_there()).all(silent) {
        let first = lines.iter().find(|l| l.row.reason.is_there()).map(|l| l.row.reason.clone());
        said.extend(first.map(|at| (Judgement, Actual::FieldMisuse, at)));
    }
    let exact = |l: &&&Line| {
        let actual = Reading::parse(&l.row.actual.text);
        let minimum = matches!(l.row.reading.operator, Operator::Ge | Operator::Gt) && l.value().is_some();
        minimum && actual.value == l.value() && !(l.unit() == "%" && l.value() == Some(Decimal::ONE_HUNDRED))
    };
    let exact: Vec<&&Line> = lines.iter().filter(exact).collect();
    if let Some(first) = exact.first().filter(|_| exact.len() > 2) {
        said.push((Judgement, Actual::ActualEqualsTarget { rows: exact.len() }, first.row.actual.clone()));
    }
    let goals = &form.goals;
    let same =
        text::fold(&goals.actual.text) == text::fold(&goals.annual.text) && goals.annual.text.chars().count() > 3;
    if same {
        said.push((Sure, Actual::TautologicalActual, goals.actual.clone()));
    }
}

/// Scores of all rows and of execution; nothing where one of them lacks.
fn sum_of_scores(scene: &Scene) -> Option<Decimal> {
    let bracketed = brackets_filled(scene);
    let merged = |l: &&Line| bracketed && l.weight.is_none() && l.row.score.is_empty();
    let rows = scene.lines.iter().filter(|l| !merged(l));
    let rows = rows.map(|l| number(&l.row.score.text)).collect::<Option<Vec<_>>>()?;
    let alone = scene.has_all_marks().then_some(Decimal::ZERO);
    let execution = scene.score_row().and_then(|f| number(&f.score.text)).or(alone)?;
    Some(rows.into_iter().sum::<Decimal>() + execution)
}

/// Without marks beside the rows: the scores come to all that is left beside
/// execution, or to what every class has in its brackets.
fn scores_fill(scene: &Scene, lines: &[&Line]) -> bool {
    let score = |l: &&Line| number(&l.row.score.text);
    if lines.iter().any(|l| l.weight.is_some()) {
        return false;
    }
    let sum: Decimal = lines.iter().filter_map(score).sum();
    let of = |level1| lines.iter().filter(|l| l.level1 == level1).filter_map(score).sum::<Decimal>();
    // A class whose scores are not seen tells nothing.
    let printed = brackets(scene);
    let seen: Vec<_> = printed.iter().filter(|(level1, ..)| !of(*level1).is_zero()).collect();
    let by_class = seen.len() > 1 && seen.iter().all(|(level1, marks, _)| of(*level1) == *marks);
    by_class || scene.execution_marks().is_some_and(|e| e + sum == Decimal::ONE_HUNDRED)
}
