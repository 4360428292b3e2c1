//! A year on one page, in words: part, item, figure. Never here: a figure's
//! arithmetic.

use super::number::{self, percent_or_dash, wan, yi};
use super::results as words;
use super::strings::Strings;
use super::{lists, target};
use crate::domain::linkage::Outcome;
use crate::domain::ratio::{quotient, share};
use crate::domain::target::review::Grade;
use crate::exchange::out::{SheetOut, Value};
use crate::service::summary::{Grades, Summary};

/// Part of the page, what is told, what it is.
pub type Line = (&'static str, String, String);

/// The page's lines; a part is named once, before its first line.
pub fn lines(s: &'static Strings, y: &Summary) -> Vec<Line> {
    let mut out = Vec::new();
    money(s, y, &mut out);
    targets(s, y, &mut out);
    course(s, y, &mut out);
    results(s, y, &mut out);
    out
}

fn money(s: &'static Strings, y: &Summary, out: &mut Vec<Line>) {
    let t = &s.results_screens;
    let sums = y.survey.sums();
    out.push((t.part_money, t.size.into(), (t.size_of)(y.departments, sums.projects, &yi(sums.budget))));
    let rate = (t.rate_of)(&yi(sums.paid), &percent_or_dash(sums.rate()), &percent_or_dash(sums.pace()));
    out.push(("", t.execution.into(), rate));
    for g in &y.funds {
        let (_, name) = lists::group_name(s, &g.key);
        let text = (t.fund_of)(&yi(g.budget), &yi(g.paid), &percent_or_dash(g.rate()));
        out.push(("", (t.execution_of)(&name), text));
    }
    let c = y.survey.counts();
    out.push(("", t.alerts.into(), (t.alerts_of)(c.red, c.yellow, c.blue, &wan(sums.idle))));
}

fn targets(s: &'static Strings, y: &Summary, out: &mut Vec<Line>) {
    let t = &s.results_screens;
    let c = &y.coverage;
    let of = |a: usize, b: usize| (t.share_of)(a, b, &percent_or_dash(quotient(a.into(), b.into())));
    out.push((t.part_targets, t.covered_departments.into(), of(c.departments.approved, c.departments.total)));
    out.push(("", t.covered_projects.into(), of(c.projects.approved, c.projects.total)));
    out.push(("", t.covered_required.into(), of(c.required.approved, c.required.total)));
    let rate = percent_or_dash(share(c.amount.approved, c.amount.total));
    out.push(("", t.covered_amount.into(), (t.money_of)(&yi(c.amount.approved), &yi(c.amount.total), &rate)));
    for f in &c.by_fund {
        let name = f.fund.name().unwrap_or(s.bench.none_told);
        let rate = percent_or_dash(share(f.amount.approved, f.amount.total));
        let text = (t.money_of)(&yi(f.amount.approved), &yi(f.amount.total), &rate);
        out.push(("", (t.covered_of)(name), text));
    }
    out.push(("", t.reviewed.into(), grades(s, &y.reviewed)));
}

/// `优 3  良 12  中 2  差 0`, with its sum; a dash where nothing was graded.
fn grades(s: &'static Strings, of: &Grades) -> String {
    let all: usize = of.iter().sum();
    if all == 0 {
        return number::NONE.into();
    }
    let each = Grade::ALL.into_iter().zip(of).map(|(g, n)| format!("{} {n}", target::grade(s, g)));
    format!("{}  {}", each.collect::<Vec<_>>().join("  "), (s.results_screens.in_all)(all))
}

fn course(s: &'static Strings, y: &Summary, out: &mut Vec<Line>) {
    let t = &s.results_screens;
    let mut part = t.part_course;
    for r in &y.rounds {
        let c = r.counts;
        let text = (t.round_of)(c.all(), c.filed + c.accepted + c.noticed, c.accepted, c.late);
        out.push((part, (t.round)(r.opening.months), text));
        part = "";
    }
    if y.rounds.is_empty() {
        out.push((part, t.rounds.into(), number::NONE.into()));
        part = "";
    }
    out.push((part, t.self_evaluated.into(), grades(s, &y.self_evaluated)));
    out.push(("", t.evaluated.into(), grades(s, &y.evaluated)));
    let f = y.findings;
    out.push(("", t.findings.into(), (t.findings_of)(f.total, f.closed, f.overdue)));
}

fn results(s: &'static Strings, y: &Summary, out: &mut Vec<Line>) {
    let t = &s.results_screens;
    let l = &y.linkage;
    let said = (s.results.linkage_sums)(l.proposals, l.decided, &wan(l.asked), &wan(l.reduced), &wan(l.missing));
    out.push((t.part_results, s.results.linkage.into(), said));
    let each = Outcome::ALL.into_iter().zip(l.outcomes).filter(|(_, n)| *n > 0);
    let each: Vec<String> = each.map(|(o, n)| format!("{} {n}", words::outcome(s, o))).collect();
    let each = if each.is_empty() { number::NONE.into() } else { each.join(s.common.semicolon) };
    out.push(("", s.results.col_outcome.into(), each));
    let d = &y.disclosure;
    let said = (s.results.disclosure_sums)(d.published, d.late, d.missing, d.waiting);
    out.push(("", s.results.disclosure.into(), said));
    for (ladder, first, all, frozen) in &y.ranking {
        let named = first.iter().map(|x| format!("{} {} {}", x.rank, x.name, number::two_places(x.total.total)));
        let text = named.collect::<Vec<_>>().join(s.common.semicolon);
        let head = (t.ranking_of)(words::ladder(s, *ladder), *all);
        out.push(("", if *frozen { format!("{head}{}", s.results.frozen_suffix) } else { head }, text));
    }
    let r = &y.registers;
    let people = r.trainings.iter().map(|x| x.people).sum();
    out.push((
        "",
        t.registers.into(),
        (t.registers_of)(r.documents.len(), r.trainings.len(), people, r.publicity.len()),
    ));
}

/// The page as a sheet.
pub fn sheet(s: &'static Strings, y: &Summary) -> SheetOut {
    let t = &s.results_screens;
    let rows = lines(s, y).into_iter().map(|(a, b, c)| vec![Value::text(a), Value::text(b), Value::text(c)]);
    lists::sheet(t.summary, &[t.col_part, t.col_told, t.col_figure], rows.collect())
}
