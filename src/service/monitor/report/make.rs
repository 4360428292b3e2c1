//! A round's report from the store as it is: figures as of the cut-off day,
//! forms as they stand on a later one.

use std::collections::HashMap;

use super::model::{
    AlertPart, DepartmentPart, Forecast, FormCounts, FormPart, IndicatorPart, LightCounts, ProblemPart, ProjectPart,
    Report, RuleCount, SumsOf,
};
use crate::domain::form::FundKind;
use crate::domain::money::Money;
use crate::domain::monitor::correction::corrections;
use crate::domain::monitor::light::{Level, Light};
use crate::domain::monitor::record::RoundRecord;
use crate::domain::monitor::rule::RULES;
use crate::service::monitor::show::{Line, lines};
use crate::service::monitor::status::{Counts, Item};
use crate::service::monitor::year::Year;
use crate::service::period::Period;
use crate::service::survey::{self, JudgedProject, LevelCounts};
use crate::service::{Fault, rules};
use crate::store::Store;
use crate::store::monitor::ContentRow;

/// The first shape of a snapshot.
const FORMAT: u32 = 1;

/// The report of a round, its forms as they stand on the day of the period.
pub(super) fn make(store: &Store, period: Period, months: u8) -> Result<Report, Fault> {
    let year = Year::load(store, period)?;
    let round = year.round(months)?;
    let opening = round.opening;
    let at_cutoff = Period { year: period.year, as_of: opening.cutoff };
    let rules = rules::in_force(store, opening.cutoff)?;
    let survey = survey::survey_known_by(store, at_cutoff, period.as_of, rules)?;
    let desk = Desk::open(store, &year, round)?;
    let projects: Vec<ProjectPart> = survey.projects.iter().map(|p| desk.project(p)).collect();
    let parts: Vec<(&JudgedProject, &ProjectPart)> = survey.projects.iter().zip(&projects).collect();
    Ok(Report {
        format: FORMAT,
        city: store.meta("city")?,
        year: period.year,
        round: months,
        cutoff: opening.cutoff,
        due: opening.due,
        stands_on: period.as_of,
        closed: None,
        data_as_of: survey.data_as_of,
        forms: counted(&year.line(round).counts),
        all: sums(parts.iter().map(|(p, _)| *p)),
        watched: sums(parts.iter().filter(|(_, part)| part.form.is_some()).map(|(p, _)| *p)),
        lights: lights(&projects),
        rules: by_rule(&survey.projects),
        forecast: forecast(&projects),
        departments: departments(&parts),
        projects,
    })
}

fn counted(c: &Counts) -> FormCounts {
    FormCounts {
        total: c.all(),
        not_filed: c.not_filed,
        filed: c.filed,
        returned: c.returned,
        accepted: c.accepted,
        noticed: c.noticed,
        late: c.late,
    }
}

fn sums<'a>(projects: impl Iterator<Item = &'a JudgedProject>) -> SumsOf {
    let s = survey::sums(projects);
    SumsOf { projects: s.projects, budget: s.budget, paid: s.paid, idle: s.idle, pace: s.pace() }
}

/// Red, yellow, blue, green, grey.
fn place(light: Light) -> usize {
    match light {
        Light::Red => 0,
        Light::Yellow => 1,
        Light::Blue => 2,
        Light::Green => 3,
        Light::Grey => 4,
    }
}

fn lights(projects: &[ProjectPart]) -> LightCounts {
    let mut counts = LightCounts::default();
    for p in projects {
        counts.worst[place(p.worst())] += 1;
        counts.spend[place(p.spend)] += 1;
        counts.target[place(p.target)] += 1;
        counts.outlook[place(p.outlook)] += 1;
        for row in p.form.iter().flat_map(|f| &f.indicators) {
            let light = Light::from_key(row.lamp.key()).unwrap_or_default();
            counts.indicators[place(light)] += 1;
        }
    }
    counts
}

fn by_rule(projects: &[JudgedProject]) -> Vec<RuleCount> {
    let alerts = || projects.iter().flat_map(|p| &p.alerts).map(|a| (a.alert.rule, a.alert.level));
    let count = |rule, level| alerts().filter(|a| *a == (rule, level)).count();
    let each = RULES.iter().map(|r| RuleCount {
        rule: r.id,
        red: count(r.id, Level::Red),
        yellow: count(r.id, Level::Yellow),
        blue: count(r.id, Level::Blue),
    });
    each.filter(|r| r.red + r.yellow + r.blue > 0).collect()
}

fn forecast(projects: &[ProjectPart]) -> Forecast {
    let told = projects.iter().filter_map(|p| Some((p.budget, p.form.as_ref()?.forecast?)));
    told.fold(Forecast::default(), |f, (budget, forecast)| Forecast {
        forms: f.forms + 1,
        budget: f.budget + budget,
        forecast: f.forecast + forecast,
    })
}

fn departments(parts: &[(&JudgedProject, &ProjectPart)]) -> Vec<DepartmentPart> {
    let mut by: Vec<(i64, Vec<(&JudgedProject, &ProjectPart)>)> = Vec::new();
    for (judged, part) in parts {
        let id = judged.project.department_id;
        match by.iter_mut().find(|(d, _)| *d == id) {
            Some((_, own)) => own.push((judged, part)),
            None => by.push((id, vec![(judged, part)])),
        }
    }
    let department = |(_, own): (i64, Vec<(&JudgedProject, &ProjectPart)>)| {
        let (first, levels) = (&own[0].0.project, levels(own.iter().map(|(p, _)| *p)));
        let mut forms = FormCounts::default();
        own.iter().filter_map(|(_, part)| part.form.as_ref()).for_each(|f| count_form(&mut forms, f));
        DepartmentPart {
            code: first.department_code.clone(),
            name: first.department.clone(),
            division: first.division.clone(),
            sums: sums(own.iter().map(|(p, _)| *p)),
            forms,
            red: levels.red,
            yellow: levels.yellow,
        }
    };
    let mut out: Vec<DepartmentPart> = by.into_iter().map(department).collect();
    out.sort_by(|a, b| (&a.code, &a.name).cmp(&(&b.code, &b.name)));
    out
}

fn levels<'a>(projects: impl Iterator<Item = &'a JudgedProject>) -> LevelCounts {
    projects.fold(LevelCounts::default(), |mut c, p| {
        match p.lights.worst() {
            Light::Red => c.red += 1,
            Light::Yellow => c.yellow += 1,
            _ => {}
        }
        c
    })
}

fn count_form(counts: &mut FormCounts, form: &FormPart) {
    use crate::domain::monitor::reported::FormState as F;
    counts.total += 1;
    *match form.state {
        F::NotFiled => &mut counts.not_filed,
        F::Filed => &mut counts.filed,
        F::Returned => &mut counts.returned,
        F::Accepted => &mut counts.accepted,
        F::Noticed => &mut counts.noticed,
    } += 1;
    counts.late += usize::from(matches!(form.state, F::NotFiled | F::Returned) && form.days_late > 0);
}

/// The forms of the round.
struct Desk<'a> {
    year: &'a Year,
    round: &'a RoundRecord,
    contents: HashMap<i64, ContentRow>,
}

impl<'a> Desk<'a> {
    fn open(store: &Store, year: &'a Year, round: &'a RoundRecord) -> Result<Desk<'a>, Fault> {
        let content = |p| year.form(round, p)?.content_on(year.period.as_of);
        let ids: Vec<i64> = year.taking_part(round).filter_map(|p| content(p.id)).collect();
        Ok(Desk { year, round, contents: store.monitor_contents(&ids)? })
    }

    fn project(&self, judged: &JudgedProject) -> ProjectPart {
        let (p, f) = (&judged.project, &judged.figures);
        let form = self.form(judged);
        let alerts = || judged.alerts.iter().map(|a| &a.alert);
        let rows = || form.iter().flat_map(|f| &f.indicators);
        let possibility = rows().filter_map(|r| r.possibility).max();
        let asked = form.as_ref().is_some_and(|f| f.problems.iter().any(|p| p.problem == "unclear"));
        let state = form.as_ref().map(|f| f.state);
        ProjectPart {
            code: p.code.clone(),
            name: p.name.clone(),
            department_code: p.department_code.clone(),
            department: p.department.clone(),
            division: p.division.clone(),
            unit: p.unit.clone(),
            key_monitored: p.key_monitored,
            budget: f.budget,
            paid: f.paid,
            rate: f.rate,
            pace: f.pace.expected,
            idle: judged.idle,
            progress: judged.attainment.and_then(|a| a.progress),
            spend: judged.lights.spend,
            target: judged.lights.target,
            outlook: judged.lights.outlook,
            corrections: corrections(state, alerts().map(|a| (a.rule, a.level)), possibility, asked),
            alerts: alerts()
                .map(|a| AlertPart {
                    rule: a.rule,
                    level: a.level,
                    fund: a.line.as_ref().map(|l| l.fund.key().to_string()),
                    origin: a.line.as_ref().map(|l| l.origin),
                })
                .collect(),
            form,
        }
    }

    fn form(&self, judged: &JudgedProject) -> Option<FormPart> {
        // The master data of the day, of the project as it was listed on the cut-off day.
        let project = self.year.taking_part(self.round).find(|p| p.id == judged.project.id)?;
        let record = self.year.form(self.round, project.id);
        let content = record.and_then(|f| f.content_on(self.year.period.as_of)).and_then(|id| self.contents.get(&id));
        let values = content.map(|c| c.values.clone()).unwrap_or_default();
        let item = self.item(project, content);
        let total = content.and_then(|c| c.funds.iter().find(|f| f.kind == FundKind::Total));
        Some(FormPart {
            state: item.state,
            filed: item.filed,
            filings: item.filings,
            days_late: item.days_late,
            note: item.note,
            target_version: self.year.in_force(self.round, project.id).map(|v| v.number),
            forecast: total.and_then(|f| f.forecast.amount),
            indicators: lines(self.year, self.round, project, values).into_iter().map(indicator).collect(),
            problems: content.map(problems).unwrap_or_default(),
        })
    }

    fn item(&self, project: &crate::domain::project::Project, content: Option<&ContentRow>) -> Item {
        let values = content.map(|c| c.values.iter().map(|v| v.reported.clone()).collect()).unwrap_or_default();
        self.year.item(self.round, project, values, content.map_or(0, |c| c.notes.len()))
    }
}

fn indicator(line: Line) -> IndicatorPart {
    let r = line.value.reported;
    IndicatorPart {
        level1: line.value.level1,
        level2: line.value.level2,
        causes: r.causes().collect(),
        name: r.name,
        weight: r.weight,
        target: r.aim.target.raw,
        actual: r.actual.raw,
        forecast: r.forecast.raw,
        possibility: r.possibility,
        reason: r.reason,
        progress: line.standing.progress.ok(),
        lamp: line.standing.lamp,
        not_judged: line.standing.progress.err(),
    }
}

fn problems(content: &ContentRow) -> Vec<ProblemPart> {
    let one = |n: &crate::store::monitor::NoteRow| ProblemPart {
        problem: n.noted.problem.key().to_string(),
        cell: n.noted.at.cell.clone(),
        quote: n.noted.at.text.clone(),
    };
    content.notes.iter().map(one).collect()
}

impl Forecast {
    /// What would be left at the year's end.
    pub fn left(&self) -> Money {
        self.budget - self.forecast
    }
}
