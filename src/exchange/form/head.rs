//! Labels with their values, goals, and what else stands around the blocks.
//!
//! Never here: the rows of the blocks themselves.

use crate::domain::code;
use crate::domain::form::{Cited, Form};
use crate::domain::text;

use super::Why;
use super::known::{self, inline, is_fund_row, is_note, key, label, ticked};
use super::take::{Take, is_amount, unit_in};
use super::words::Label;

/// A value with the place of its label in the list: earlier words win.
#[derive(Default)]
pub(super) struct Ranks(Vec<(Label, usize)>);

impl Ranks {
    /// Whether a word of this rank may set the value.
    fn wins(&mut self, label: Label, rank: usize) -> bool {
        match self.0.iter_mut().find(|(l, _)| *l == label) {
            Some((_, had)) if *had <= rank => false,
            Some((_, had)) => {
                *had = rank;
                true
            }
            None => {
                self.0.push((label, rank));
                true
            }
        }
    }
}

/// Reads the labels that begin in a row.
pub(super) fn labels(take: &mut Take<'_>, row: usize, to: usize, ranks: &mut Ranks, form: &mut Form) {
    let begun: Vec<usize> = take.page.begun(row);
    let stacked = is_stacked(take, row, to, &begun);
    for n in begun {
        if take.is_used(n) {
            continue;
        }
        let printed = take.area(n).text.as_str();
        match label(printed) {
            Some((Label::Block, _)) => take.use_up(n),
            Some((Label::Personal, _)) => personal(take, n),
            Some((Label::WholeLifeGoal | Label::AnnualGoal | Label::ActualGoal | Label::Goal, _)) => {
                goal(take, n, to, form)
            }
            Some((found, rank)) => {
                take.use_up(n);
                let value = if stacked { below(take, n) } else { beside(take, n) };
                let value = value.unwrap_or_else(|| take.nothing(row, take.area(n).right + 1));
                let name = take.area(n).cited();
                set(form, ranks, (found, rank), name, value);
            }
            None => within(take, n, ranks, form),
        }
    }
}

/// Whether a row holds nothing but labels and the next one their values.
fn is_stacked(take: &Take<'_>, row: usize, to: usize, begun: &[usize]) -> bool {
    let labelled =
        |n: &usize| label(&take.area(*n).text).is_some_and(|(l, _)| !matches!(l, Label::Block | Label::Goal));
    let below = if row + 1 < to { take.page.begun(row + 1) } else { Vec::new() };
    begun.len() >= 2
        && begun.iter().all(labelled)
        && !below.is_empty()
        && below.iter().all(|n| label(&take.area(*n).text).is_none() && !is_fund_row(&take.area(*n).text))
        && begun.iter().any(|n| below.iter().any(|b| take.area(*b).left == take.area(*n).left))
}

fn below(take: &mut Take<'_>, n: usize) -> Option<Cited> {
    let area = take.area(n);
    let under = take.page.number(area.bottom + 1, area.left)?;
    (!take.is_used(under)).then(|| take.cited(under))
}

/// The texts right of a label, up to the next one.
fn beside(take: &mut Take<'_>, n: usize) -> Option<Cited> {
    let found = following(take, n);
    let first = take.area(*found.first()?).address.clone();
    let mut texts: Vec<String> = found.iter().map(|n| take.cited(*n).text).collect();
    // A code behind its name goes before it, as in one cell.
    if let [name, code] = texts.as_slice()
        && code.len() >= 3
        && code.bytes().all(|b| b.is_ascii_digit())
        && !name.starts_with(|c: char| c.is_ascii_digit())
    {
        texts.reverse();
    }
    Some(Cited::new(texts.join(" "), first))
}

/// Areas right of a label, up to the next one.
fn following(take: &Take<'_>, n: usize) -> Vec<usize> {
    let area = take.area(n);
    let mut found = Vec::new();
    let mut at = area.right + 1;
    while at < take.page.columns {
        let Some(m) = take.page.number(area.top, at) else {
            at += 1;
            continue;
        };
        let next = take.area(m);
        at = next.right + 1;
        if next.text.is_empty() || take.is_used(m) {
            continue;
        }
        let other = label(&next.text).is_some()
            || is_fund_row(&next.text) && found.is_empty() && !is_amount(&next.text) && next.text.chars().count() < 12;
        let told = inline(&next.text).is_some_and(|(l, _)| label(l).is_some());
        if other || told {
            break;
        }
        found.push(m);
    }
    found
}

/// A person's name and number: used, never kept.
fn personal(take: &mut Take<'_>, n: usize) {
    for m in following(take, n) {
        take.use_up(m);
    }
    take.leave(n, Why::Personal);
}

fn set(form: &mut Form, ranks: &mut Ranks, (found, rank): (Label, usize), name: Cited, value: Cited) {
    if found == Label::Text {
        form.texts.push((name, value));
        return;
    }
    // An empty value leaves the field to another label.
    let rank = if value.is_empty() { rank + 1000 } else { rank };
    if !ranks.wins(found, rank) {
        if !value.is_empty() {
            form.texts.push((name, value));
        }
        return;
    }
    match found {
        Label::Project => form.project = value,
        Label::ProjectCode => form.project_code = value,
        Label::Department => form.department = value,
        Label::Unit => form.unit = value,
        Label::Attribute => form.attribute = ticked(value),
        Label::Period => form.period = value,
        Label::Grade => form.grade = ticked(value),
        Label::Total => form.total_score = value,
        Label::Year => form.year = form.year.or_else(|| plain_year(&value.text)),
        _ => {}
    }
}

fn plain_year(printed: &str) -> Option<i16> {
    known::year(printed).or_else(|| printed.trim().parse().ok().filter(|y| (2000..=2100).contains(y)))
}

/// Labels inside a cell: `填报单位：市民政局 金额单位：万元`.
fn within(take: &mut Take<'_>, n: usize, ranks: &mut Ranks, form: &mut Form) {
    let printed = take.area(n).text.clone();
    if inline(&printed).is_none() || is_note(&printed) {
        return;
    }
    let mut parts: Vec<(String, String)> = Vec::new();
    for token in printed.split(' ') {
        match inline(token).or_else(|| token.strip_suffix([':', '：']).map(|l| (l, ""))) {
            Some((l, v)) if label(l).is_some() || unit_in(token).is_some() || parts.is_empty() => {
                parts.push((l.to_string(), v.to_string()));
            }
            _ => match parts.last_mut() {
                Some((_, value)) => *value = format!("{value} {token}").trim().to_string(),
                None => parts.push((token.to_string(), String::new())),
            },
        }
    }
    // One label that is known makes the cell one of labels.
    if !parts.iter().any(|(l, _)| label(l).is_some()) {
        return;
    }
    take.use_up(n);
    let cell = take.area(n).address.clone();
    let mut person = false;
    for (name, value) in parts {
        match label(&name) {
            Some((Label::Personal, _)) => person = true,
            Some((Label::WholeLifeGoal, _)) => form.goals.whole_life = Cited::new(value, &cell),
            Some((Label::AnnualGoal | Label::Goal, _)) => form.goals.annual = Cited::new(value, &cell),
            Some((Label::ActualGoal, _)) => form.goals.actual = Cited::new(value, &cell),
            Some(found) => set(form, ranks, found, Cited::new(name, &cell), Cited::new(value, &cell)),
            None if unit_in(&format!("{name}:{value}")).is_some() => {}
            None => form.texts.push((Cited::new(name, &cell), Cited::new(value, &cell))),
        }
    }
    if person {
        take.leave(n, Why::Personal);
    }
}

/// A goal stands right of its label, or below it where labels stand side by side.
fn goal(take: &mut Take<'_>, n: usize, to: usize, form: &mut Form) {
    let area = take.area(n);
    take.use_up(n);
    let found = label(&area.text).map(|(l, _)| l);
    let next = (area.right + 1..take.page.columns).find_map(|c| take.page.number(area.top, c).filter(|m| *m != n));
    let headed = next.is_some_and(|m| label(&take.area(m).text).is_some());
    // 总体目标 over finer labels says nothing itself, unless its text stands below.
    if found == Some(Label::Goal) && headed && (area.height() > 1 || beneath(take, n, to).is_empty()) {
        return;
    }
    let side = next
        .filter(|m| !headed && !take.area(*m).text.is_empty() && !take.is_used(*m) && take.area(*m).top == area.top);
    let value = match side {
        Some(_) => joined(take, &following(take, n)),
        None => {
            let under = beneath(take, n, to);
            joined(take, &under)
        }
    };
    let value = value.unwrap_or_else(|| match (headed || next.is_none()) && area.bottom + 1 < to {
        true => take.nothing(area.bottom + 1, area.left),
        false => take.nothing(area.top, area.right + 1),
    });
    let slot = match found {
        Some(Label::WholeLifeGoal) => &mut form.goals.whole_life,
        Some(Label::ActualGoal) => &mut form.goals.actual,
        _ => &mut form.goals.annual,
    };
    if slot.is_empty() {
        *slot = value;
    }
}

/// The texts below a goal's header, down to the next row of labels.
fn beneath(take: &Take<'_>, n: usize, to: usize) -> Vec<usize> {
    let head = take.area(n);
    let mut found = Vec::new();
    for row in head.bottom + 1..to.min(head.bottom + 40) {
        let across = take.page.across(row);
        let ends = across.iter().any(|m| {
            let area = take.area(*m);
            // The block's own label reaches in from above.
            area.top == row && (label(&area.text).is_some() || super::header::find(take.page, row).is_some())
        });
        if ends {
            break;
        }
        let inside =
            |m: &usize| take.area(*m).left >= head.left && take.area(*m).left <= head.right && take.area(*m).top == row;
        found.extend(across.into_iter().filter(inside).filter(|m| !take.is_used(*m)));
    }
    found
}

fn joined(take: &mut Take<'_>, found: &[usize]) -> Option<Cited> {
    let first = take.area(*found.first()?).address.clone();
    let texts: Vec<String> = found.iter().map(|n| take.cited(*n).text).collect();
    Some(Cited::new(texts.join(" "), first))
}

/// What is left of a row: notes, a text beside its label, or nothing known.
pub(super) fn rest(take: &mut Take<'_>, row: usize, form: &mut Form) {
    for n in take.page.begun(row) {
        if take.is_used(n) {
            continue;
        }
        let printed = take.area(n).text.as_str();
        let short = printed.chars().count() <= 20 && !is_amount(printed);
        let goes_on = printed.starts_with(|c: char| c.is_ascii_digit())
            && printed.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(['.', '、', '．'])
            && form.texts.last().is_some_and(|(label, note)| !label.is_there() && !note.is_empty());
        if is_note(printed) || goes_on {
            let note = take.cited(n);
            form.texts.push((Cited::default(), note));
        } else if is_furniture(printed) {
            take.use_up(n);
        } else if short && let Some(value) = following(take, n).first().copied().filter(|m| take.area(*m).top == row) {
            let name = take.cited(n);
            let value = take.cited(value);
            form.texts.push((name, value));
        } else if let Some((name, value)) = inline(printed) {
            let cell = take.area(n).address.clone();
            form.texts.push((Cited::new(name, &cell), Cited::new(value, &cell)));
            take.use_up(n);
        } else {
            take.leave(n, Why::NotUnderstood);
        }
    }
}

/// `附件1`, a year alone, a unit of money, dots and boxes of the template.
fn is_furniture(printed: &str) -> bool {
    let word = key(printed);
    let attachment =
        (word.starts_with("附件") || word.starts_with("附表") || word.starts_with("公开")) && word.chars().count() <= 8;
    let alone = known::year(printed).is_some() && printed.chars().count() <= 14;
    attachment
        || alone
        || unit_in(printed).is_some() && printed.chars().count() <= 14
        || known::is_dots(printed)
        || printed.chars().all(text::is_dash)
        || word.is_empty()
        || word == "其中"
}

/// A project's code before its name, when it has no cell of its own.
pub(in crate::exchange::form) fn split_code(form: &mut Form) {
    if !form.project_code.is_empty() {
        return;
    }
    if let (Some(code), Some(name)) = code::split(&form.project.text)
        && code.len() >= 10
    {
        form.project_code = Cited::new(code, form.project.cell.clone());
        form.project.text = name;
    }
}
