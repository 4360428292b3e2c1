//! The tables of a round's report. Never here: its paragraphs.

use super::{Words, correction};
use crate::domain::indicator::Lamp;
use crate::domain::monitor::light::Light;
use crate::domain::monitor::reported::{FormState, Possibility};
use crate::domain::monitor::rule::RuleId;
use crate::exchange::out::{SheetOut, Value};
use crate::present::lists::{count, percent, sheet};
use crate::present::{finding, monitor, terms};
use crate::service::monitor::report::{DepartmentPart, IndicatorPart, LightCounts, ProjectPart};

impl Words<'_> {
    /// Departments whose forms are not all in, with the projects that lack one.
    pub(super) fn missing(&self) -> SheetOut {
        let (t, b, n) = (&self.s.round_report, &self.s.bench, &self.s.rounds);
        let state = |f| monitor::form_state(self.s, f);
        let heads = [
            b.col_department,
            n.col_must,
            state(FormState::NotFiled),
            state(FormState::Returned),
            self.s.target_lists.col_late,
            t.col_projects,
        ];
        let rows = self.r.departments.iter().filter(|d| d.forms.not_filed + d.forms.returned > 0).map(|d| {
            let own = self.formed().filter(|(p, _)| p.department_code == d.code && p.department == d.name);
            let missing: Vec<_> =
                own.filter(|(_, f)| matches!(f.state, FormState::NotFiled | FormState::Returned)).collect();
            let late = missing.iter().map(|(_, f)| f.days_late).max().unwrap_or_default();
            let named = missing.iter().map(|(p, _)| p.name.as_str());
            vec![
                Value::text(&d.name),
                count(d.forms.total),
                count(d.forms.not_filed),
                count(d.forms.returned),
                if late > 0 { Value::Integer(late) } else { Value::Empty },
                Value::text(terms::list(self.lang, named)),
            ]
        });
        sheet(t.tab_missing, &heads, rows.collect())
    }

    pub(super) fn lights(&self) -> SheetOut {
        let (t, b) = (&self.s.round_report, &self.s.bench);
        let LightCounts { worst, spend, target, outlook, indicators } = self.r.lights;
        let order = [Light::Red, Light::Yellow, Light::Blue, Light::Green, Light::Grey];
        let heads: Vec<&str> = std::iter::once(t.col_light).chain(order.map(|l| finding::light(self.s, l))).collect();
        let lines = [
            (t.row_worst, worst),
            (b.col_spend, spend),
            (b.col_target, target),
            (b.col_outlook, outlook),
            (t.row_indicators, indicators),
        ];
        let row =
            |(name, counts): (&str, [usize; 5])| std::iter::once(Value::text(name)).chain(counts.map(count)).collect();
        sheet(t.tab_lights, &heads, lines.into_iter().map(row).collect())
    }

    /// Projects with their lights, alerts and what their units say.
    pub(super) fn projects(&self, name: &str, rows: Vec<&ProjectPart>) -> SheetOut {
        let (t, b, n) = (&self.s.round_report, &self.s.bench, &self.s.rounds);
        let heads = [
            b.col_code,
            b.col_project,
            b.col_department,
            b.col_spend,
            b.col_target,
            b.col_outlook,
            b.col_budget,
            b.col_rate,
            t.col_whole_pace,
            n.col_progress,
            self.s.target_lists.col_state,
            t.col_alerts,
            n.col_causes,
            n.col_reason,
            t.col_correction,
        ];
        let row = |p: &ProjectPart| {
            let light = |l| Value::text(finding::light(self.s, l));
            let state = p.form.as_ref().map(|f| monitor::form_state(self.s, f.state));
            vec![
                Value::text(&p.code),
                Value::text(&p.name),
                Value::text(&p.department),
                light(p.spend),
                light(p.target),
                light(p.outlook),
                Value::wan(p.budget),
                percent(p.rate),
                Value::Percent(p.pace),
                percent(p.progress),
                Value::maybe_text(state),
                Value::text(self.alerts(p)),
                Value::text(self.causes(p)),
                Value::text(self.reasons(p)),
                Value::text(self.list(p.corrections.iter().map(|c| correction(self.s, *c)))),
            ]
        };
        sheet(name, &heads, rows.into_iter().map(row).collect())
    }

    fn list<'w>(&self, words: impl Iterator<Item = &'w str>) -> String {
        let mut once: Vec<&str> = Vec::new();
        for word in words {
            if !once.contains(&word) {
                once.push(word);
            }
        }
        once.join(self.s.common.semicolon)
    }

    fn alerts(&self, p: &ProjectPart) -> String {
        let said: Vec<String> = p.alerts.iter().map(|a| self.alert(a.rule, a.level.into())).collect();
        self.list(said.iter().map(String::as_str))
    }

    fn alert(&self, rule: RuleId, level: Light) -> String {
        (self.s.round_report.alert)(finding::rule(self.s, rule), finding::light(self.s, level))
    }

    /// The causes ticked for indicators that lie behind or are doubted.
    fn causes(&self, p: &ProjectPart) -> String {
        let causes = troubled_rows(p).flat_map(|i| i.causes.iter().map(|c| c.name()));
        let mut once: Vec<&str> = Vec::new();
        causes.for_each(|c| {
            if !once.contains(&c) {
                once.push(c);
            }
        });
        terms::list(self.lang, once.into_iter())
    }

    fn reasons(&self, p: &ProjectPart) -> String {
        self.list(troubled_rows(p).map(|i| i.reason.as_str()).filter(|r| !r.is_empty()))
    }

    pub(super) fn indicators<'b>(
        &self,
        name: &str,
        rows: impl Iterator<Item = (&'b ProjectPart, &'b IndicatorPart)>,
    ) -> SheetOut {
        let (l, b, n) = (&self.s.target_lists, &self.s.bench, &self.s.rounds);
        let heads = [
            b.col_code,
            b.col_project,
            l.col_level2,
            l.col_indicator,
            l.col_target,
            n.col_actual,
            n.col_progress,
            b.col_light,
            n.col_forecast,
            n.col_possibility,
            n.col_causes,
            n.col_reason,
        ];
        let row = |(p, i): (&ProjectPart, &IndicatorPart)| {
            vec![
                Value::text(&p.code),
                Value::text(&p.name),
                Value::text(&i.level2),
                Value::text(&i.name),
                Value::text(&i.target),
                Value::text(&i.actual),
                percent(i.progress),
                Value::text(finding::lamp(self.s, i.lamp)),
                Value::text(&i.forecast),
                i.possibility.map_or(Value::Empty, |p| Value::text(p.name())),
                Value::text(terms::list(self.lang, i.causes.iter().map(|c| c.name()))),
                Value::text(&i.reason),
            ]
        };
        sheet(name, &heads, rows.map(row).collect())
    }

    pub(super) fn departments(&self) -> SheetOut {
        let (t, b, n) = (&self.s.round_report, &self.s.bench, &self.s.rounds);
        let light = |l| finding::light(self.s, l);
        let state = |f| monitor::form_state(self.s, f);
        let heads = [
            b.col_code,
            b.col_department,
            t.col_number,
            b.col_budget,
            b.col_paid,
            b.col_rate,
            light(Light::Red),
            light(Light::Yellow),
            n.col_must,
            state(FormState::NotFiled),
            state(FormState::Returned),
            n.col_late,
        ];
        let row = |d: &DepartmentPart| {
            vec![
                Value::maybe_text(d.code.as_deref()),
                Value::text(&d.name),
                count(d.sums.projects),
                Value::wan(d.sums.budget),
                Value::wan(d.sums.paid),
                percent(d.sums.rate()),
                count(d.red),
                count(d.yellow),
                count(d.forms.total),
                count(d.forms.not_filed),
                count(d.forms.returned),
                count(d.forms.late),
            ]
        };
        sheet(t.tab_departments, &heads, self.r.departments.iter().map(row).collect())
    }
}

/// Indicators of a project that lie behind or are doubted by its unit.
fn troubled_rows(p: &ProjectPart) -> impl Iterator<Item = &IndicatorPart> {
    let rows = p.form.iter().flat_map(|f| &f.indicators);
    rows.filter(|i| i.lamp >= Lamp::Yellow || i.possibility.is_some_and(|p| p > Possibility::Certain))
}
