//! A page's forms, block by block.
//!
//! Never here: how a block is read.

use crate::domain::form::{Cited, Form, FormKind};
use crate::domain::money::MoneyUnit;

use super::known::{header_key, key, label, months, year};
use super::page::{Page, squeeze};
use super::split::{self, Span};
use super::take::{Take, unit_in};
use super::words::{Col, Label};
use super::{LeftOut, Why, funds, head, header, mark, pairs, rows, tasks};

/// Reads every form of a page.
pub(super) fn forms(page: &Page, left_out: &mut Vec<LeftOut>) -> Vec<Form> {
    let mut forms = Vec::new();
    for span in split::spans(page) {
        let mut take = Take::new(page);
        if let Some(form) = one(&mut take, span) {
            forms.push(form);
            left_out.append(&mut take.left_out);
        }
    }
    forms
}

/// What the columns of the blocks say about the kind of the form.
#[derive(Default)]
struct Signs {
    actual: bool,
    score: bool,
    monitoring: bool,
}

fn one(take: &mut Take<'_>, span: Span) -> Option<Form> {
    let mut form = Form { sheet: take.page.name.clone(), ..Form::default() };
    let titled = title(take, span, &mut form);
    let mut signs = Signs::default();
    let mut taken = vec![false; span.to - span.from];
    let mut headed = false;
    let mut unit = notes(take, span, &mut form);
    let mut row = span.from;
    // Blocks under headers first: what is left are labels and their values.
    while row < span.to {
        let next = if let Some(found) = header::find(take.page, row) {
            headed = true;
            let columns = || found.groups.iter().flat_map(|g| &g.columns);
            signs.actual |= columns().any(|c| c.col == Col::Actual);
            signs.score |= columns().any(|c| c.col == Col::Score);
            signs.monitoring |=
                columns().any(|c| matches!(c.col, Col::Likelihood | Col::Tick(_) | Col::Cause(_) | Col::Forecast));
            form.months = form.months.or_else(|| columns().find_map(|c| months(&c.header)));
            rows::read(take, &found, span.to, &mut form)
        } else {
            let told = month_of_row(take, row);
            let sources = funds::sources(take, row, span.to, &mut unit, &mut form);
            match sources.or_else(|| funds::table(take, row, span.to, &mut unit, &mut form)) {
                Some(next) => {
                    form.months = form.months.or(told);
                    next
                }
                None => tasks::read(take, row, span.to, &mut unit, &mut form).unwrap_or(row),
            }
        };
        let next = next.min(span.to);
        taken[row - span.from..next.max(row) - span.from].fill(true);
        row = next.max(row + 1);
    }
    labels(take, span, &taken, &mut unit, &mut form);
    let named = !form.project.is_empty() || form.department.is_there() || form.project.is_there();
    if !(headed && (titled || named || !form.rows.is_empty())) && !(titled && named) {
        return None;
    }
    if form.rows.is_empty() {
        let cell = form.title.cell.clone();
        take.left_out.push(LeftOut::new(&take.page.name, cell, "", Why::NoIndicators));
    }
    // Every amount may name its unit itself.
    form.money_unit = unit.or_else(|| form.funds.iter().find_map(pairs::unit_of));
    form.kind = kind(&form, &signs);
    head::split_code(&mut form);
    pairs::pair_up(&mut form.funds);
    if form.kind.is_department() && form.department.is_empty() && !form.unit.is_empty() {
        form.department = form.unit.clone();
    }
    Some(form)
}

/// The title, and the year in it or in the row under it.
fn title(take: &mut Take<'_>, span: Span, form: &mut Form) -> bool {
    let found = (span.from..span.to.min(span.from + 30)).find_map(|row| split::title(take.page, row).map(|n| (row, n)));
    let Some((row, n)) = found else { return false };
    form.title = take.cited(n);
    form.year = year(&form.title.text);
    for row in row + 1..span.to.min(row + 3) {
        for n in take.page.begun(row) {
            let text = &take.area(n).text;
            let bare = squeeze(text);
            if year(text).is_some() && bare.chars().count() <= 12 && label(text).is_none() {
                let told = take.cited(n);
                if form.year.is_some_and(|titled| year(&told.text) != Some(titled)) {
                    form.texts.push((Cited::new("年度", &told.cell), told.clone()));
                }
                form.year = form.year.or(year(&told.text));
            }
        }
    }
    true
}

/// The unit that a note of the form names, `单位：万元`, and the mark of a form
/// that this program wrote.
fn notes(take: &mut Take<'_>, span: Span, form: &mut Form) -> Option<MoneyUnit> {
    let mut found = None;
    for row in span.from..span.to {
        for n in take.page.begun(row) {
            if let Some(mark) = mark::parse(&take.area(n).text) {
                form.mark = Some(mark);
                take.use_up(n);
                continue;
            }
            let plain = squeeze(&take.area(n).text);
            if plain.chars().count() > 60 || !plain.contains("单位:") {
                continue;
            }
            let tail = plain.rsplit("单位:").next().unwrap_or_default();
            if let Some(unit) = unit_in(&format!("单位:{tail}")) {
                found = found.or(Some(unit));
                if plain.trim_start_matches('(').starts_with("单位:")
                    || plain.trim_start_matches('(').starts_with("金额单位:")
                {
                    take.use_up(n);
                }
            }
        }
    }
    found
}

fn month_of_row(take: &Take<'_>, row: usize) -> Option<u8> {
    take.page.begun(row).into_iter().find_map(|n| {
        let text = &take.area(n).text;
        (header_key(text).contains("执行")).then(|| months(text)).flatten()
    })
}

/// Labels, amounts beside their labels, goals, then what is left.
fn labels(take: &mut Take<'_>, span: Span, taken: &[bool], unit: &mut Option<MoneyUnit>, form: &mut Form) {
    let mut ranks = head::Ranks::default();
    let mut sides: Vec<(usize, pairs::Side)> = Vec::new();
    // Down to which row the label 项目资金 reaches.
    let mut block_to = None;
    let mut after_funds = false;
    let free = |row: usize| !taken[row - span.from];
    for row in (span.from..span.to).filter(|row| free(*row)) {
        for n in take.page.begun(row) {
            let area = take.area(n);
            let word = key(&area.text);
            if matches!(label(&area.text), Some((Label::Block, _))) && (word.contains("资金") || word.contains("预算"))
            {
                *unit = unit_in(&area.text).or(*unit);
                block_to = Some(area.bottom);
                take.use_up(n);
            }
        }
        let inside = after_funds || block_to.is_some_and(|to| row <= to);
        after_funds = pairs::read(take, row, inside, &mut sides, unit.unwrap_or(MoneyUnit::Wan), form);
        head::labels(take, row, span.to, &mut ranks, form);
    }
    for row in span.from..span.to {
        if free(row) {
            head::rest(take, row, form);
        }
    }
    // Inside the blocks nothing may be lost either.
    for row in (span.from..span.to).filter(|row| !free(*row)) {
        rows::leftovers(take, row, row + 1);
    }
}

/// The kind that the title names, else the one that the columns mean.
fn kind(form: &Form, signs: &Signs) -> FormKind {
    let title = squeeze(&form.title.text);
    let has = |w: &str| title.contains(w);
    let whole = has("整体") || (has("部门") && !has("项目") && !form.tasks.is_empty());
    let department = whole
        || (!form.project.is_there()
            && (!form.tasks.is_empty() || !has("项目") && form.department.is_there() && title.is_empty()));
    let evaluated = has("自评") || has("评价") || has("得分") || has("完成情况");
    let monitored = has("监控") || (!evaluated && signs.monitoring);
    if monitored {
        FormKind::Monitoring
    } else if evaluated || (!has("目标") || has("完成")) && (signs.actual || signs.score) {
        if department { FormKind::DepartmentEvaluation } else { FormKind::SelfEvaluation }
    } else if department {
        FormKind::DepartmentTarget
    } else {
        FormKind::ProjectTarget
    }
}
