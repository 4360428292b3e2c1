//! The head of the form: names, year, period, goals.

use super::scene::{Scene, bare_name, has, is_nothing, is_whole_life};
use super::{Check, Part, words};
use crate::domain::form::{Cited, FormKind, Row};
use crate::domain::text;

pub(super) fn check(scene: &mut Scene) {
    let form = scene.form;
    let blank = |c: &Cited| c.is_there() && is_nothing(&c.text);
    if blank(&form.project) && !form.kind.is_department() {
        scene.sure(Check::ProjectBlank, &form.project);
    }
    if blank(&form.department) {
        scene.sure(Check::DepartmentBlank, &form.department);
    }
    years(scene);
    names(scene);
    goals(scene);
    whole_life(scene);
    dates(scene);
}

/// Years told by a text: four digits before 年, or standing alone with a dash.
pub(super) fn years_in(words: &str) -> Vec<i16> {
    let chars: Vec<char> = text::narrow_digits(words).collect();
    let year = |w: &[char]| {
        let told: String = w.iter().collect();
        told.parse::<i16>().ok().filter(|y| (1990..=2099).contains(y))
    };
    let mut out = Vec::new();
    for i in 0..chars.len().saturating_sub(3) {
        let digit = |at: Option<&char>| at.is_some_and(char::is_ascii_digit);
        let alone = !digit(i.checked_sub(1).and_then(|p| chars.get(p))) && !digit(chars.get(i + 4));
        if alone && chars[i..i + 4].iter().all(char::is_ascii_digit) {
            out.extend(year(&chars[i..i + 4]));
        }
    }
    out
}

fn years(scene: &mut Scene) {
    let form = scene.form;
    let titled = years_in(&form.title.text);
    let (first, last) = (titled.first().copied(), titled.last().copied());
    if let (Some(one), Some(other)) = (first, last)
        && one != other
        && !form.title.text.contains(['至', '-', '—', '～', '~'])
    {
        scene.sure(Check::YearMismatch { one, other }, &form.title);
        return;
    }
    let Some(year) = form.year.or(first) else { return };
    let beneath = form.texts.iter().find(|(label, _)| label.text == "年度").map(|(_, told)| told);
    if let Some((told, other)) = beneath.and_then(|told| Some((told, *years_in(&told.text).first()?)))
        && other != year
    {
        scene.sure(Check::YearMismatch { one: year, other }, &told.clone());
    } else if let Some(other) = first.filter(|t| *t != year) {
        scene.sure(Check::YearMismatch { one: year, other }, &form.title);
    } else if let Some(other) = scene.context.year.filter(|y| *y != year) {
        scene.sure(Check::YearMismatch { one: year, other }, &form.title);
    } else if let [other] = years_in(&form.project.text).as_slice()
        && *other > year
    {
        // A project named after an earlier year may well go on.
        scene.judge(Check::YearMismatch { one: year, other: *other }, &form.project);
    }
    period(scene, year);
}

/// The project's period holds the year, and the schedule keeps to the period.
fn period(scene: &mut Scene, year: i16) {
    let form = scene.form;
    let years = years_in(&form.period.text);
    let (Some(from), Some(to)) = (years.iter().min().copied(), years.iter().max().copied()) else { return };
    let open =
        form.period.text.contains("长期") || from == to && form.period.text.trim_end().ends_with(['-', '—', '起']);
    let held = (from..=to).contains(&year) || open && from <= year;
    if !held {
        scene.sure(Check::PeriodMismatch { from, to, year }, &form.period);
        return;
    }
    let scheduled = form.texts.iter().filter(|(label, _)| has(&label.text, &["进度", "实施计划", "阶段"]));
    let early = |words: &Cited| years_in(&words.text).into_iter().find(|y| *y < from);
    if let Some((text, year)) = scheduled.filter_map(|(_, text)| Some((text.clone(), early(text)?))).next() {
        scene.judge(Check::PeriodMismatch { from, to, year }, &text);
    }
}

fn names(scene: &mut Scene) {
    let form = scene.form;
    if let Some(stored) = scene.context.project {
        let (here, there) = (text::fold(&form.project.text), text::fold(stored));
        // A code before the name is no difference.
        if !here.is_empty() && !here.contains(&there) && !there.contains(&here) {
            scene.judge(Check::NameMismatch { other: stored.to_string() }, &form.project);
        }
    }
    if form.kind.is_department() || form.project.is_empty() {
        return;
    }
    let title = text::narrow(&form.title.text);
    if title.contains("省级部门") && is_municipal(&form.department.text) {
        scene.judge(Check::NameMismatch { other: form.department.text.clone() }, &form.title);
        return;
    }
    if !title.contains('表') {
        return;
    }
    let named = titled_project(&title);
    let elsewhere = [&form.project, &form.department, &form.unit].iter().any(|c| shares_words(&named, &c.text));
    if named.chars().count() >= 4 && !elsewhere {
        scene.judge(Check::NameMismatch { other: named }, &form.project);
    }
}

/// `嘉峪关市文化和旅游局`: of a city, not of the province.
fn is_municipal(department: &str) -> bool {
    let city = department.find('市').filter(|at| *at >= '市'.len_utf8());
    let market = has(department, &["市场", "市政", "城市", "市民"]);
    city.is_some() && !market && !department.contains('省')
}

/// What a title names beside year, place and the words of every form's title.
fn titled_project(title: &str) -> String {
    let mut rest: String = title.split(['(', ')']).next().unwrap_or_default().to_string();
    rest.retain(|c| !(c.is_ascii_digit() || matches!(c, ' ' | '年' | '-')));
    for word in words::TITLE {
        rest = rest.replace(word, "");
    }
    // A place before it: 黄石市, 岳阳县, 鄂州市市直.
    let place = rest.rfind(['省', '市', '县', '区', '州', '镇', '乡']).filter(|at| *at < 15);
    if let Some(at) = place {
        let end = at + rest[at..].chars().next().map_or(0, char::len_utf8);
        rest.drain(..end);
    }
    rest.trim_start_matches(['直', '级', '度']).to_string()
}

/// Whether two names have two neighbouring characters in common.
fn shares_words(one: &str, other: &str) -> bool {
    let one: Vec<char> = text::fold(one).chars().collect();
    let other = text::fold(other);
    one.windows(2).any(|w| other.contains(&w.iter().collect::<String>()))
}

fn goals(scene: &mut Scene) {
    let goals = &scene.form.goals;
    let annual = &goals.annual;
    if annual.is_there() && is_nothing(&annual.text) && is_nothing(&goals.whole_life.text) {
        scene.sure(Check::GoalMissing, annual);
    }
    let named = text::fold(&scene.form.project.text);
    if !named.is_empty() && !annual.is_empty() && text::fold(&annual.text) == named {
        scene.sure(Check::GoalIsName, annual);
    }
    for goal in [annual, &goals.whole_life] {
        let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | ' ' | '万' | '元' | '≥' | '≤' | '=');
        let told = text::narrow(&goal.text);
        if told.chars().any(|c| c.is_ascii_digit()) && told.chars().all(number) {
            scene.sure(Check::GoalIsNumber, goal);
        }
    }
}

fn whole_life(scene: &mut Scene) {
    let form = scene.form;
    let goals = &form.goals;
    let (life, year) = (text::fold(&goals.whole_life.text), text::fold(&goals.annual.text));
    if life == year && life.chars().count() > 3 {
        scene.sure(Check::LongTermEqualsAnnual(Part::Goal), &goals.whole_life);
        return;
    }
    let printed = |r: &Row| (text::fold(&bare_name(&r.name.text)), text::fold(&r.target.text));
    let annual: Vec<_> = scene.lines.iter().map(|l| printed(l.row)).collect();
    let repeated = scene.whole_life.iter().filter(|l| annual.contains(&printed(l.row))).count();
    if repeated > 1 && repeated == scene.whole_life.len() {
        let at = scene.whole_life[0].row.target.clone();
        scene.sure(Check::LongTermEqualsAnnual(Part::Indicators), &at);
        return;
    }
    let filled = |c: &&crate::domain::form::Figure| c.amount.is_some_and(|m| !m.is_zero());
    let rows = || form.funds.iter().filter(|f| is_whole_life(f) && !f.label.text.contains("总投资"));
    let life = form.funds.iter().map(|f| &f.whole_life).chain(rows().map(|f| &f.initial)).find(filled);
    if let Some(figure) = life.filter(|f| f.amount == scene.amount && form.kind == FormKind::ProjectTarget) {
        scene.judge(Check::LongTermEqualsAnnual(Part::Amount), &figure.cited);
    }
}

/// Days outside the year (V-DATE), and earlier years in the goal.
fn dates(scene: &mut Scene) {
    let form = scene.form;
    let Some(year) = form.year.or_else(|| years_in(&form.title.text).first().copied()) else { return };
    let mut sure = Vec::new();
    let mut asked = Vec::new();
    for line in &scene.lines {
        let Some(day) = line.row.reading.date.filter(|_| line.row.reading.doubt.is_none()) else { continue };
        let told = years_in(&line.row.target.text);
        // A day whose year the text does not tell was read as one of this year.
        if told.is_empty() || told.contains(&year) && day.year() <= year {
            continue;
        }
        let check = Check::DateOutsideYear { day: Some(day), year };
        if told.contains(&year) || day.year() == year {
            asked.push((check, line.row.target.clone()));
        } else {
            sure.push((check, line.row.target.clone()));
        }
    }
    let goal = &form.goals.annual;
    let told = years_in(&goal.text);
    if !told.is_empty() && told.iter().all(|y| *y != year) {
        asked.push((Check::DateOutsideYear { day: None, year }, goal.clone()));
    }
    sure.into_iter().for_each(|(check, at)| scene.sure(check, &at));
    asked.into_iter().for_each(|(check, at)| scene.judge(check, &at));
}
