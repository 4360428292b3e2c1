//! Flat lists: one indicator a row, with its project beside it. In, they make
//! one form a project; out, the forms make one list.
//!
//! Never here: which project of the store a row means.

use crate::domain::code::{BadCode, ProjectCode};
use crate::domain::form::{Block, Cited, Form, FormKind, Row};
use crate::domain::indicator::Operator;
use crate::exchange::out::{SheetOut, Value};

use super::header::{self, Header};
use super::known::{label, year};
use super::page::Page;
use super::take::Take;
use super::words::{Col, Label};
use super::{LeftOut, Why, head, rows};

/// Rows above which the header stands.
const DEEPEST: usize = 20;

/// Header words of the list that goes out, understood when it comes in.
const HEADS: [&str; 14] = [
    "项目代码",
    "项目名称",
    "主管部门",
    "实施单位",
    "一级指标",
    "二级指标",
    "三级指标",
    "指标性质",
    "指标值",
    "计量单位",
    "指标方向",
    "分值",
    "评分标准",
    "备注",
];

/// The columns that say whose a row is.
#[derive(Default)]
struct Whose {
    code: Option<usize>,
    name: Option<usize>,
    department: Option<usize>,
    unit: Option<usize>,
    year: Option<usize>,
}

/// The forms of a page that is a flat list, in the order of their first rows;
/// nothing where it is none.
pub(super) fn forms(page: &Page, left_out: &mut Vec<LeftOut>) -> Option<Vec<Form>> {
    let mut header = (0..page.rows.min(DEEPEST)).find_map(|row| header::find(page, row))?;
    let whose = whose(page, &header);
    if whose.code.is_none() && whose.name.is_none() {
        return None;
    }
    header.unknown.retain(|n| label(&page.areas()[*n].text).is_none());
    let of_title = (0..header.top).flat_map(|row| page.begun(row)).find_map(|n| year(&page.areas()[n].text));
    let lost = lost(page, whose.code, header.bottom + 1, left_out);
    let mut take = Take::new(page);
    let mut forms: Vec<Form> = Vec::new();
    let mut row = header.bottom + 1;
    while row < page.rows {
        let mut form = named(page, &whose, row, &lost);
        let same = |other: usize| key(&named(page, &whose, other, &lost)) == key(&form);
        let end = (row + 1..page.rows).find(|next| !same(*next)).unwrap_or(page.rows);
        if key(&form).is_empty() {
            for row in row..end {
                nobody(&mut take, row, &lost);
            }
        } else {
            form.year = form.year.or(of_title);
            run(&mut take, &header, (row, end), &mut form);
            add(&mut forms, form);
        }
        row = end;
    }
    left_out.append(&mut take.left_out);
    Some(forms)
}

fn whose(page: &Page, header: &Header) -> Whose {
    let mut whose = Whose::default();
    let unknown = header.unknown.iter().map(|n| (page.areas()[*n].left, page.areas()[*n].text.as_str()));
    let columns = header.groups.iter().flat_map(|g| &g.columns);
    let owners = columns.filter(|c| matches!(c.col, Col::Project | Col::Owner)).map(|c| (c.left, c.header.as_str()));
    for (at, words) in unknown.chain(owners) {
        let place = match label(words).map(|(label, _)| label) {
            Some(Label::ProjectCode) => &mut whose.code,
            Some(Label::Project) => &mut whose.name,
            Some(Label::Department) => &mut whose.department,
            Some(Label::Unit) => &mut whose.unit,
            Some(Label::Year) => &mut whose.year,
            _ if words == "项目" => &mut whose.name,
            _ => continue,
        };
        place.get_or_insert(at);
    }
    whose
}

/// Cells whose code a spreadsheet took for a number; each is told.
fn lost(page: &Page, code: Option<usize>, from: usize, left_out: &mut Vec<LeftOut>) -> Vec<String> {
    let mut lost: Vec<String> = left_out.iter().filter(|l| l.why == Why::DigitsLost).map(|l| l.cell.clone()).collect();
    let cells = code.into_iter().flat_map(|at| (from..page.rows).filter_map(move |row| page.area(row, at)));
    for area in cells.filter(|a| ProjectCode::parse(&a.text) == Err(BadCode::DigitsLost)) {
        if !lost.contains(&area.address) {
            left_out.push(LeftOut::new(&page.name, area.address.clone(), &area.text, Why::DigitsLost));
            lost.push(area.address.clone());
        }
    }
    lost
}

/// A form with nothing but what the row says of its project.
fn named(page: &Page, whose: &Whose, row: usize, lost: &[String]) -> Form {
    let cited = |at: Option<usize>| {
        let area = at.and_then(|at| page.area(row, at));
        area.map(|a| Cited::new(a.text.clone(), a.address.clone())).unwrap_or_default()
    };
    let code = Some(cited(whose.code)).filter(|c| !lost.contains(&c.cell));
    let mut form = Form {
        kind: FormKind::ProjectTarget,
        sheet: page.name.clone(),
        project_code: code.unwrap_or_default(),
        project: cited(whose.name),
        department: cited(whose.department),
        unit: cited(whose.unit),
        year: cited(whose.year).text.get(..4).and_then(|y| y.parse().ok()),
        ..Form::default()
    };
    head::split_code(&mut form);
    form
}

/// What tells one project of a list from another.
fn key(form: &Form) -> String {
    let name = if form.project_code.is_empty() { &form.project } else { &form.project_code };
    name.text.clone()
}

/// Rows of one project, one below the other.
fn run(take: &mut Take<'_>, header: &Header, (from, to): (usize, usize), form: &mut Form) {
    // Their header is what stands above; nothing is filled down from another project.
    let mut own = header.clone();
    (own.top, own.bottom) = (from - 1, from - 1);
    let read = rows::read(take, &own, to, form);
    rows::leftovers(take, read, to);
}

/// Tells of a row that names nobody, unless its code was told as lost.
fn nobody(take: &mut Take<'_>, row: usize, lost: &[String]) {
    let begun: Vec<usize> = take.page.begun(row).into_iter().filter(|n| !take.is_used(*n)).collect();
    let told = begun.iter().any(|n| lost.contains(&take.area(*n).address));
    if let Some(first) = begun.first().filter(|_| !told) {
        take.leave(*first, Why::NoProject);
    }
    begun.into_iter().for_each(|n| take.use_up(n));
}

/// Joins what a list says of one project in several places.
fn add(forms: &mut Vec<Form>, form: Form) {
    match forms.iter_mut().find(|f| key(f) == key(&form)) {
        Some(before) => {
            before.rows.extend(form.rows);
            rows::in_order(&mut before.rows);
        }
        None => forms.push(form),
    }
}

/// The annual indicators of forms as a list; whole-life ones have no place in it.
pub fn sheet(name: &str, forms: &[Form]) -> SheetOut {
    let lines = forms.iter().flat_map(|form| {
        let rows = form.rows.iter().filter(|r| r.block == Block::Annual && !r.is_blank());
        rows.map(move |row| line(form, row))
    });
    SheetOut {
        name: name.to_string(),
        header: HEADS.map(str::to_string).to_vec(),
        rows: lines.collect(),
        ..SheetOut::default()
    }
}

fn line(form: &Form, row: &Row) -> Vec<Value> {
    let (operator, value, unit) = parts(row);
    let cells = [
        &form.project_code.text,
        &form.project.text,
        &form.department.text,
        &form.unit.text,
        &row.level1.text,
        &row.level2.text,
        &row.name.text,
        &operator,
        &value,
        &unit,
        &row.direction.text,
        &row.marks.text,
        &row.standard.text,
        &row.note.text,
    ];
    cells.map(|words| if words.is_empty() { Value::Empty } else { Value::text(words.as_str()) }).to_vec()
}

/// A target as sign, value and unit, where it is no more than these; else all
/// of it stands in the middle, and no sign says what the text does not.
fn parts(row: &Row) -> (String, String, String) {
    let reading = &row.reading;
    let plain = reading.doubt.is_none() && reading.text.is_empty() && !reading.operator.sign().is_empty();
    match reading.value.filter(|_| plain && reading.upper.is_none()) {
        Some(value) => (reading.operator.sign().to_string(), value.to_string(), reading.unit.clone()),
        None if reading.operator == Operator::Qualitative => ("定性".into(), row.target.text.clone(), String::new()),
        None => (String::new(), row.target.text.clone(), String::new()),
    }
}

#[cfg(test)]
mod tests;
