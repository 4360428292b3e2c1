//! A monitoring round's report in words: the same whether it comes from the
//! store or from the snapshot of a closed round. Never here: a figure's
//! arithmetic.

mod tables;

use rust_decimal::Decimal;

use super::lists::{count, sheet};
use super::number::{NONE, percent_short, wan, yi};
use super::strings::Strings;
use super::{Lang, finding, terms};
use crate::domain::indicator::Lamp;
use crate::domain::monitor::correction::Correction;
use crate::domain::monitor::light::Light;
use crate::domain::monitor::reported::Possibility;
use crate::domain::ratio;
use crate::exchange::out::Value;
use crate::exchange::paper::{Block, Paper};
use crate::service::monitor::report::{FormPart, IndicatorPart, ProjectPart, Report};

/// A report to be written.
pub fn paper(lang: Lang, r: &Report) -> Paper {
    let s = lang.strings();
    let t = &s.round_report;
    let words = Words { lang, s, r };
    let mut blocks = Vec::new();
    words.filing(&mut blocks);
    words.overall(&mut blocks);
    words.key(&mut blocks);
    words.troubled(&mut blocks);
    words.behind(&mut blocks);
    words.forecast(&mut blocks);
    words.proposals(&mut blocks);
    words.quality(&mut blocks);
    blocks.push(Block::Heading(1, t.by_department.into()));
    blocks.push(Block::Table(words.departments()));
    let head = (t.head)(&r.cutoff.to_string(), &r.stands_on.to_string());
    let standing = match &r.closed {
        Some(c) => (t.closed)(&c.day.to_string(), &c.by),
        None => t.provisional.to_string(),
    };
    Paper {
        title: (t.title)(r.city.as_deref().unwrap_or_default(), r.year, r.round),
        subtitle: [head, standing].join(t.gap),
        blocks,
        day: r.closed.as_ref().map_or(r.stands_on, |c| c.day),
    }
}

/// What is proposed, in words.
pub fn correction(s: &Strings, c: Correction) -> &'static str {
    let t = &s.round_report;
    match c {
        Correction::File => t.correction_file,
        Correction::Declare => t.correction_declare,
        Correction::Verify => t.correction_verify,
        Correction::Pay => t.correction_pay,
        Correction::Adjust => t.correction_adjust,
        Correction::CatchUp => t.correction_catch_up,
        Correction::Watch => t.correction_watch,
        Correction::Spend => t.correction_spend,
        Correction::Recover => t.correction_recover,
        Correction::Check => t.correction_check,
    }
}

struct Words<'a> {
    lang: Lang,
    s: &'static Strings,
    r: &'a Report,
}

/// A project with its form.
type Formed<'a> = (&'a ProjectPart, &'a FormPart);

impl<'a> Words<'a> {
    fn formed(&self) -> impl Iterator<Item = Formed<'a>> {
        self.r.projects.iter().filter_map(|p| Some((p, p.form.as_ref()?)))
    }

    fn rows(&self) -> impl Iterator<Item = (&'a ProjectPart, &'a IndicatorPart)> {
        self.formed().flat_map(|(p, f)| f.indicators.iter().map(move |i| (p, i)))
    }

    fn filing(&self, out: &mut Vec<Block>) {
        let t = &self.s.round_report;
        let f = self.r.forms;
        let missing = f.not_filed + f.returned;
        let share = ratio::quotient(Decimal::from(f.total - missing), Decimal::from(f.total));
        out.push(Block::Heading(1, t.filing.into()));
        out.push(Block::Text((t.forms)(f.total, f.total - missing, f.accepted + f.noticed, &shown(share))));
        if missing == 0 {
            out.push(Block::Text(t.all_in.into()));
            return;
        }
        let mut words = (t.missing)(f.not_filed, f.returned, f.late);
        if self.r.closed.as_ref().is_some_and(|c| c.with_missing) {
            words += t.with_missing;
        }
        out.push(Block::Text(words));
        out.push(Block::Table(self.missing()));
    }

    fn overall(&self, out: &mut Vec<Block>) {
        let (t, r) = (&self.s.round_report, self.r);
        let (a, w) = (&r.all, &r.watched);
        out.push(Block::Heading(1, t.overall.into()));
        out.push(Block::Text(
            (t.money)(a.projects, &yi(a.budget), &yi(a.paid), &shown(a.rate()), &shown(a.pace))
                + t.gap
                + &(t.watched)(w.projects, &yi(w.budget), &shown(w.rate()))
                + t.gap
                + &(t.idle)(&wan(a.idle)),
        ));
        out.push(Block::Table(self.lights()));
        let rows = r
            .rules
            .iter()
            .map(|c| vec![Value::text(finding::rule(self.s, c.rule)), count(c.red), count(c.yellow), count(c.blue)]);
        let light = |l| finding::light(self.s, l);
        let heads = [t.col_alerts, light(Light::Red), light(Light::Yellow), light(Light::Blue)];
        out.push(Block::Table(sheet(t.tab_rules, &heads, rows.collect())));
    }

    fn key(&self, out: &mut Vec<Block>) {
        let t = &self.s.round_report;
        let key: Vec<&ProjectPart> = self.r.projects.iter().filter(|p| p.key_monitored).collect();
        out.push(Block::Heading(1, t.key.into()));
        out.push(if key.is_empty() {
            Block::Text(t.no_key.into())
        } else {
            Block::Table(self.projects(t.tab_key, key))
        });
    }

    fn troubled(&self, out: &mut Vec<Block>) {
        let t = &self.s.round_report;
        let of = |light| self.r.projects.iter().filter(move |p| p.worst() == light);
        out.push(Block::Heading(1, t.troubled.into()));
        let (red, yellow) = (of(Light::Red).count(), of(Light::Yellow).count());
        if red + yellow == 0 {
            out.push(Block::Text(t.none_troubled.into()));
            return;
        }
        out.push(Block::Text((t.troubled_sum)(red, yellow)));
        let mut rows: Vec<&ProjectPart> = of(Light::Red).chain(of(Light::Yellow)).collect();
        let unspent = |p: &ProjectPart| p.budget - p.paid;
        // The largest first under each light; equal ones stay in the order of their codes.
        rows.sort_by(|a, b| b.worst().cmp(&a.worst()).then_with(|| unspent(b).cmp(&unspent(a))));
        out.push(Block::Table(self.projects(t.tab_troubled, rows)));
    }

    fn behind(&self, out: &mut Vec<Block>) {
        let t = &self.s.round_report;
        let of = |lamp| self.rows().filter(move |(_, i)| i.lamp == lamp);
        out.push(Block::Heading(1, t.behind.into()));
        let (red, yellow) = (of(Lamp::Red).count(), of(Lamp::Yellow).count());
        if red + yellow == 0 {
            out.push(Block::Text(t.none_behind.into()));
            return;
        }
        out.push(Block::Text((t.behind_sum)(red, yellow)));
        out.push(Block::Table(self.indicators(t.tab_behind, of(Lamp::Red).chain(of(Lamp::Yellow)))));
    }

    fn forecast(&self, out: &mut Vec<Block>) {
        let (t, f) = (&self.s.round_report, &self.r.forecast);
        out.push(Block::Heading(1, t.forecast.into()));
        if f.forms > 0 {
            out.push(Block::Text((t.expected)(f.forms, &wan(f.budget), &wan(f.forecast), &wan(f.left()))));
        }
        let of = |p| self.rows().filter(move |(_, i)| i.possibility == Some(p));
        let (possible, not) = (of(Possibility::Possible).count(), of(Possibility::Impossible).count());
        if possible + not == 0 {
            out.push(Block::Text(t.none_doubted.into()));
            return;
        }
        out.push(Block::Text((t.doubted)(possible, not)));
        let rows = of(Possibility::Impossible).chain(of(Possibility::Possible));
        out.push(Block::Table(self.indicators(t.tab_doubted, rows)));
    }

    fn proposals(&self, out: &mut Vec<Block>) {
        let (t, r) = (&self.s.round_report, self.r);
        out.push(Block::Heading(1, t.proposals.into()));
        let rows: Vec<Vec<Value>> = Correction::ALL
            .into_iter()
            .filter_map(|c| {
                let who: Vec<&str> =
                    r.projects.iter().filter(|p| p.corrections.contains(&c)).map(|p| p.name.as_str()).collect();
                let listed = c == Correction::File;
                let named = if listed { t.listed_above.into() } else { terms::list(self.lang, who.iter().copied()) };
                (!who.is_empty())
                    .then(|| vec![Value::text(correction(self.s, c)), count(who.len()), Value::text(named)])
            })
            .collect();
        out.push(if rows.is_empty() {
            Block::Text(t.no_proposal.into())
        } else {
            Block::Table(sheet(t.tab_proposals, &[t.col_correction, t.col_number, t.col_projects], rows))
        });
    }

    fn quality(&self, out: &mut Vec<Block>) {
        let (t, l, b) = (&self.s.round_report, &self.s.target_lists, &self.s.bench);
        out.push(Block::Heading(1, t.quality.into()));
        let noted: Vec<Formed<'_>> = self.formed().filter(|(_, f)| !f.problems.is_empty()).collect();
        if noted.is_empty() {
            out.push(Block::Text(t.no_problem.into()));
            return;
        }
        let all = noted.iter().map(|(_, f)| f.problems.len()).sum();
        out.push(Block::Text((t.problems)(noted.len(), all)));
        let found = || noted.iter().flat_map(|(p, f)| f.problems.iter().map(move |n| (*p, n)));
        let mut kinds: Vec<(&str, usize)> = Vec::new();
        for (_, n) in found() {
            match kinds.iter_mut().find(|(k, _)| *k == n.problem) {
                Some((_, count)) => *count += 1,
                None => kinds.push((&n.problem, 1)),
            }
        }
        kinds.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        let rows = kinds.into_iter().map(|(k, n)| vec![Value::text(problem_kind(self.s, k)), count(n)]);
        out.push(Block::Table(sheet(t.tab_kinds, &[self.s.rounds.col_problem, t.col_places], rows.collect())));
        let heads = [b.col_code, b.col_project, l.col_cell, l.col_quote, self.s.rounds.col_problem];
        // Values that are not there yet are many and need no list.
        let rows = found().filter(|(_, n)| n.problem != "no_value").map(|(p, n)| {
            vec![
                Value::text(&p.code),
                Value::text(&p.name),
                Value::text(&n.cell),
                Value::text(&n.quote),
                Value::text(problem_kind(self.s, &n.problem)),
            ]
        });
        let rows: Vec<Vec<Value>> = rows.collect();
        if !rows.is_empty() {
            out.push(Block::Table(sheet(t.tab_problems, &heads, rows)));
        }
    }
}

/// A kind of problem, by the word under which it is kept.
fn problem_kind<'k>(s: &'static Strings, key: &'k str) -> &'k str {
    let (t, m) = (&s.round_report, &s.monitor_terms);
    match key {
        "unknown_indicator" => m.unknown_indicator,
        "twice" => t.kind_twice,
        "missing_indicator" => t.kind_missing_indicator,
        "target_changed" => t.kind_target_changed,
        "no_value" => m.no_value,
        "unclear" => t.kind_unclear,
        "unclear_forecast" => t.kind_unclear_forecast,
        "unknown_possibility" => m.unknown_possibility,
        "no_cause" => m.no_cause,
        "no_measures" => m.no_measures,
        "other_paid" => t.kind_other_paid,
        // Kept by another version of the program.
        other => other,
    }
}

fn shown(share: Option<Decimal>) -> String {
    share.map_or_else(|| NONE.to_string(), |share| percent_short(share) + "%")
}
