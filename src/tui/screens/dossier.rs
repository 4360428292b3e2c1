//! A project's page: tabs over its years, its money, what was done.
//!
//! Never here: figures or their words.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::monitor::rule::RuleId;
use crate::present::number::{percent, percent_or_dash, wan, wan_or_dash};
use crate::present::strings::Strings;
use crate::present::width::{columns, fit, pad, wrap};
use crate::present::{alerts, finding, rectification, terms, why};
use crate::store::alert::EventRow;
use crate::tui::app::App;
use crate::tui::look::Role;
use crate::tui::parts::pane::pane;
use crate::tui::parts::sheet::{Sheet, Style};
use crate::tui::parts::table::{Column, figure, text};

use super::bench::note;
use super::why::curve;

/// Lines above the quota list: tabs, chart, a blank.
pub const MONEY_LINES: usize = 10;

/// Quota lines with the cell each came from.
pub const QUOTAS: &[Column] = &[
    text(|s| s.bench.col_issued, 10, 0, 0),
    text(|s| s.bench.col_quota_kind, 4, 0, 0),
    figure(|s| s.bench.col_amount, 12, 0),
    text(|s| s.bench.col_fund, 16, 1, 1),
    figure(|s| s.bench.col_origin, 4, 2),
    text(|s| s.bench.col_quota_doc, 20, 1, 0),
    text(|s| s.bench.col_purpose, 12, 1, 4),
    text(|s| s.bench.col_source, 18, 1, 3),
];

/// A tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Tab {
    Overview,
    Money,
    Targets,
    Monitoring,
    Evaluation,
    Rectification,
    Application,
    Log,
}

impl Tab {
    /// In the order of Tab.
    pub const ALL: [Tab; 8] = [
        Tab::Overview,
        Tab::Money,
        Tab::Targets,
        Tab::Monitoring,
        Tab::Evaluation,
        Tab::Rectification,
        Tab::Application,
        Tab::Log,
    ];

    fn name(self, s: &'static Strings) -> &'static str {
        let b = &s.bench;
        match self {
            Tab::Overview => b.tab_overview,
            Tab::Money => b.tab_money,
            Tab::Targets => b.tab_targets,
            Tab::Monitoring => b.tab_monitoring,
            Tab::Evaluation => b.tab_evaluation,
            Tab::Rectification => b.tab_rectification,
            Tab::Application => b.tab_application,
            Tab::Log => b.tab_log,
        }
    }
}

/// Which project, which tab.
pub struct Dossier {
    /// Row of the project.
    pub project: i64,
    /// The tab in sight.
    pub tab: Tab,
    /// Its quota lines.
    pub quotas: Sheet,
    /// The versions of its target, once they were asked for.
    pub targets: Option<Vec<(String, String)>>,
    /// Its years from the target to the next budget, once they were asked for.
    pub cycle: Option<Vec<(String, String)>>,
    /// What monitoring knows of it, once that was asked for.
    pub monitoring: Option<Vec<(String, String)>>,
    /// Its evaluations over the years, once they were asked for.
    pub evaluations: Option<Vec<(String, String)>>,
    /// First line in sight of a tab of text.
    pub top: usize,
}

impl Dossier {
    /// On its first tab.
    pub fn new(project: i64) -> Dossier {
        let quotas = Sheet::new(QUOTAS);
        let (targets, monitoring, evaluations, cycle) = (None, None, None, None);
        Dossier { project, tab: Tab::Overview, quotas, targets, monitoring, evaluations, cycle, top: 0 }
    }

    /// The next tab round, or the one before.
    pub fn step(&mut self, back: bool) {
        let at = Tab::ALL.iter().position(|t| *t == self.tab).unwrap_or(0);
        self.tab = Tab::ALL[(at + if back { 7 } else { 1 }) % 8];
        self.top = 0;
    }
}

/// Draws it.
pub fn draw(app: &App, page: &Dossier, body: Rect, buf: &mut Buffer) {
    let s = app.strings();
    let Some(judged) = app.project(page.project) else {
        let inner = pane(body, s.bench.dossier, "", true, &app.look, buf);
        return note(app, s.bench.no_selection, inner, buf);
    };
    let list = &app.bench.projects.list;
    let place = (s.common.of)(list.at().map_or(0, |i| i + 1), list.len());
    let title = format!("{}（{}）", judged.project.name, judged.project.department);
    let inner = pane(body, &title, &place, true, &app.look, buf);
    tabs(app, page.tab, Rect { height: 1, ..inner }, buf);
    let rest = Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
    match page.tab {
        Tab::Overview => lines(app, &overview(app, page), page.top, rest, buf),
        Tab::Money => money(app, page, Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner }, buf),
        Tab::Targets => match &page.targets {
            None => note(app, s.common.reading, rest, buf),
            Some(lines) if lines.is_empty() => note(app, s.targets.no_target_yet, rest, buf),
            Some(lines) => self::lines(app, lines, page.top, rest, buf),
        },
        Tab::Application => match &page.cycle {
            None => note(app, s.common.reading, rest, buf),
            Some(lines) if lines.is_empty() => note(app, s.results_screens.cycle_none, rest, buf),
            Some(lines) => self::lines(app, lines, page.top, rest, buf),
        },
        Tab::Rectification => {
            let findings = findings(app, page);
            if findings.is_empty() {
                note(app, s.rectify.none_here, rest, buf);
            } else {
                lines(app, &findings, page.top, rest, buf);
            }
        }
        Tab::Monitoring => match &page.monitoring {
            None => note(app, s.common.reading, rest, buf),
            Some(lines) if lines.is_empty() => note(app, s.monitor_desk.life_none, rest, buf),
            Some(lines) => self::lines(app, lines, page.top, rest, buf),
        },
        Tab::Evaluation => match &page.evaluations {
            None => note(app, s.common.reading, rest, buf),
            Some(lines) if lines.is_empty() => note(app, s.evaluating.none_yet, rest, buf),
            Some(lines) => self::lines(app, lines, page.top, rest, buf),
        },
        Tab::Log => {
            let log = log(app, page);
            if log.is_empty() {
                note(app, s.why.tab_empty_log, rest, buf);
            } else {
                lines(app, &log, page.top, rest, buf);
            }
        }
    }
}

fn tabs(app: &App, now: Tab, area: Rect, buf: &mut Buffer) {
    let s = app.strings();
    let mut x = area.x + 1;
    for tab in Tab::ALL {
        let name = tab.name(s);
        let role = if tab == now { Role::Selected } else { Role::Text };
        let room = area.right().saturating_sub(x) as usize;
        buf.set_stringn(x, area.y, fit(name, room), room, app.look.style(role));
        x = (x + columns(name) as u16 + 2).min(area.right());
    }
}

/// Heads and texts, from a line on.
pub fn lines(app: &App, pairs: &[(String, String)], top: usize, area: Rect, buf: &mut Buffer) {
    let head = pairs.iter().map(|(h, _)| columns(h)).max().unwrap_or(0);
    let room = (area.width as usize).saturating_sub(head + 5);
    let mut shown = Vec::new();
    for (name, text) in pairs {
        for (n, part) in wrap(text, room).into_iter().enumerate() {
            shown.push((if n == 0 { name.as_str() } else { "" }, part));
        }
        if text.is_empty() {
            shown.push((name.as_str(), String::new()));
        }
    }
    let top = top.min(shown.len().saturating_sub(area.height as usize));
    for ((name, text), y) in shown.iter().skip(top).zip(area.y..area.bottom()) {
        buf.set_stringn(area.x + 1, y, pad(name, head), head, app.look.style(Role::Muted));
        buf.set_stringn(area.x + head as u16 + 3, y, text, room + 1, app.look.style(Role::Text));
    }
}

fn overview(app: &App, page: &Dossier) -> Vec<(String, String)> {
    let (s, Some(j)) = (app.strings(), app.project(page.project)) else { return Vec::new() };
    let (b, p, f) = (&s.bench, &j.project, &j.figures);
    let mut out: Vec<(String, String)> = Vec::new();
    let mut add = |head: &str, text: String| out.push((head.to_string(), text));
    let told = |w: Option<&str>| w.unwrap_or(b.none_told).to_string();
    add(b.col_code, p.code.clone());
    add(b.col_unit, told(p.unit.as_deref()));
    add(b.col_division, told(p.division.as_deref()));
    add(b.col_category, told(p.category.as_ref().map(|c| terms::category(s, c))));
    add(b.col_key, if p.key_monitored { s.common.yes } else { s.common.no }.to_string());
    if let (Some(start), Some(end)) = (p.start, p.end) {
        add(b.period, (s.why.period)(&start.to_string(), &end.to_string()));
    }
    add(b.declared, format!("{} {}", wan_or_dash(p.declared), s.why.wan));
    add("", String::new());
    add(s.why.budget, format!("{} {}", wan(f.budget), s.why.wan));
    add(s.why.paid, format!("{} {}", wan(f.paid), s.why.wan));
    add(s.why.unspent, format!("{} {}", wan(f.unspent()), s.why.wan));
    add(s.why.rate, format!("{}%", percent_or_dash(f.rate)));
    add(s.why.expected, format!("{}%（{}）", percent(f.pace.expected), finding::basis(s, f.pace.basis)));
    if let Some(lag) = f.lag() {
        let (head, lag) = why::lag_words(s, lag);
        add(head, format!("{lag} {}", s.why.points_unit));
    }
    let lights = [j.lights.spend, j.lights.target, j.lights.outlook].map(|l| finding::light(s, l));
    add(s.why.lights, lights.join(" "));
    add("", String::new());
    let mut head = s.why.alerts;
    for raised in &j.alerts {
        let a = &raised.alert;
        let text = format!("{} {}  {}", finding::level(s, a.level), finding::rule(s, a.rule), finding::headline(s, a));
        add(head, text);
        head = "";
    }
    if let Some(d) = app.dossier(page.project) {
        let mut head = s.why.other_years;
        for y in &d.other_years {
            add(head, (s.why.year)(y.year, &wan(y.budget), &wan(y.paid)));
            head = "";
        }
    }
    out
}

/// The findings on the project, a line each with what is asked below it.
fn findings(app: &App, page: &Dossier) -> Vec<(String, String)> {
    let (s, Some(j)) = (app.strings(), app.project(page.project)) else { return Vec::new() };
    let mut out = Vec::new();
    let items = app.city.iter().flat_map(|c| &c.findings);
    for i in items.filter(|i| i.project_code.as_deref() == Some(j.project.code.as_str())) {
        let f = &i.finding;
        let time = rectification::time(s, i);
        let state = rectification::state(s, i.state);
        let head = if time == state { time } else { format!("{state}  {time}") };
        out.push((i.number().to_string(), format!("{head}  {}", f.description)));
        let mut add = |head: &str, text: String| {
            if !text.is_empty() {
                out.push((head.to_string(), text));
            }
        };
        add(s.rectify.l_requirement, f.requirement.clone());
        add(s.rectify.l_letter, i.standing.document.clone().unwrap_or_default());
        add(s.rectify.l_due, i.standing.due.map(|d| d.to_string()).unwrap_or_default());
        add(s.rectify.l_measures, i.standing.measures.clone().unwrap_or_default());
        add(s.rectify.l_progress, i.standing.progress.clone().unwrap_or_default());
        add(s.rectify.l_reported, i.standing.reported.as_ref().map(|r| r.words.clone()).unwrap_or_default());
        out.push((String::new(), String::new()));
    }
    out
}

fn log(app: &App, page: &Dossier) -> Vec<(String, String)> {
    let (s, Some(j)) = (app.strings(), app.project(page.project)) else { return Vec::new() };
    let raised = j.alerts.iter().flat_map(|a| a.acts().map(move |e| (a.alert.rule, e)));
    let mut acts: Vec<_> = raised.chain(j.past.iter().flat_map(|a| a.acts().map(move |e| (a.key.rule, e)))).collect();
    acts.sort_by(|(_, a), (_, b)| b.at.cmp(&a.at).then(b.id.cmp(&a.id)));
    let line = |(rule, e): &(RuleId, &EventRow)| {
        let when = e.at.get(..16).unwrap_or(&e.at).replace('T', " ");
        (when, format!("{} {}", finding::rule(s, *rule), alerts::done(s, e)))
    };
    acts.iter().map(line).collect()
}

fn money(app: &App, page: &Dossier, area: Rect, buf: &mut Buffer) {
    let s = app.strings();
    if app.dossier(page.project).is_none() {
        return note(app, s.common.reading, area, buf);
    }
    let high = MONEY_LINES as u16 - 2;
    curve(app, Rect { x: area.x + 1, y: area.y + 1, width: area.width.saturating_sub(2), height: high }, buf);
    let rest = Rect { y: area.y + high + 1, height: area.height.saturating_sub(high + 1), ..area };
    if page.quotas.is_empty() {
        return note(app, s.why.nothing_issued, rest, buf);
    }
    page.quotas.draw(s, &app.look, Style { focus: true, below: None }, rest, buf);
}
