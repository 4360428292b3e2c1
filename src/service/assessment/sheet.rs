//! Sheets: every subject with every item, its points and where they come from,
//! the total, the rank.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::evidence::Evidence;
use super::scheme::scheme;
use super::subject::counties;
use crate::domain::assessment::{
    Absent, Formula, Item, Ladder, Level, Levels, Measure, Origin, Row, Scheme, Scored, Subject, Total, points, ranks,
    total,
};
use crate::domain::monitor::setting::RuleSet;
use crate::service::period::Period;
use crate::service::{Fault, rules};
use crate::store::Store;
use crate::store::assessment::{AppealRow, ReportRow, ScoreRow};

/// An item of a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetItem {
    /// As the scheme has it.
    pub item: Item,
    /// How its rows become points.
    pub formula: Formula,
    /// Its evidence.
    pub rows: Vec<Row>,
    /// What the rows give.
    pub computed: Option<Decimal>,
    /// What counts; nothing where it does not apply, or waits.
    pub points: Option<Decimal>,
    /// Where that comes from.
    pub origin: Origin,
    /// The reason of a person, or the evidence of a table.
    pub reason: String,
    /// Whose points they are.
    pub by: String,
}

/// A subject's sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Who.
    pub subject: Subject,
    /// Code of the department or county.
    pub code: Option<String>,
    /// Name.
    pub name: String,
    /// 业务科室
    pub division: Option<String>,
    /// In the order of the scheme.
    pub items: Vec<SheetItem>,
    /// Bonus and malus, oldest first.
    pub bonuses: Vec<ScoreRow>,
    /// Appeals, oldest first.
    pub appeals: Vec<AppealRow>,
    /// What it comes to.
    pub total: Total,
    /// Among all; equal totals share one.
    pub rank: usize,
    /// 考核等次
    pub level: Level,
}

impl Sheet {
    /// Appeals that wait for an answer.
    pub fn open_appeals(&self) -> usize {
        self.appeals.iter().filter(|a| a.answer.is_none()).count()
    }

    /// What became of items that do not apply, read from the total itself, so
    /// that it is true of frozen results too; nothing where all of them apply.
    pub fn absent(&self) -> Option<Absent> {
        self.items.iter().find(|i| i.origin == Origin::Absent)?;
        let all: Decimal = self.items.iter().map(|i| i.item.points).sum();
        let given: Decimal = self.items.iter().filter_map(|i| i.points).sum();
        Some(match self.total {
            t if t.full < all => Absent::Scale,
            t if t.points > given => Absent::Full,
            _ => Absent::Zero,
        })
    }
}

/// The sheets of a year as of a day, by rank, then by code.
///
/// # Errors
/// What the store says.
pub fn sheets(store: &Store, period: Period, ladder: Ladder) -> Result<Vec<Sheet>, Fault> {
    let desk = Desk::load(store, period, ladder)?;
    let mut evidence = match ladder {
        Ladder::Departments => Some(Evidence::load(store, period)?),
        Ladder::Counties => None,
    };
    let bodies = bodies(store, period, ladder)?;
    let mut out: Vec<Sheet> = bodies.into_iter().map(|b| desk.sheet(b, evidence.as_mut())).collect();
    place(&mut out);
    Ok(out)
}

/// Gives ranks and sorts by them.
fn place(sheets: &mut [Sheet]) {
    let totals: Vec<Decimal> = sheets.iter().map(|s| s.total.total).collect();
    for (sheet, rank) in sheets.iter_mut().zip(ranks(&totals)) {
        sheet.rank = rank;
    }
    sheets.sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| a.code.cmp(&b.code)).then_with(|| a.name.cmp(&b.name)));
}

type Body = (Subject, Option<String>, String, Option<String>);

/// Departments with projects in the year, or the year's counties.
fn bodies(store: &Store, period: Period, ladder: Ladder) -> Result<Vec<Body>, Fault> {
    if ladder == Ladder::Counties {
        let all = counties(store, period.year)?;
        return Ok(all.into_iter().map(|c| (Subject::County(c.code.clone()), Some(c.code), c.name, None)).collect());
    }
    let projects = store.projects(period.year, period.as_of)?;
    let has = |id: i64| projects.iter().any(|r| r.project.department_id == id);
    let all = store.departments(period.as_of)?;
    let own = all.into_iter().filter(|d| has(d.id));
    Ok(own.map(|d| (Subject::Department(d.id), d.code, d.name, d.division)).collect())
}

/// All that is not evidence of the store.
struct Desk {
    scheme: Scheme,
    rules: RuleSet,
    scores: HashMap<Subject, Vec<ScoreRow>>,
    reports: HashMap<(Subject, String), Vec<ReportRow>>,
    reported: Vec<String>,
    appeals: HashMap<Subject, Vec<AppealRow>>,
}

impl Desk {
    fn load(store: &Store, period: Period, ladder: Ladder) -> Result<Desk, Fault> {
        let mut scores: HashMap<Subject, Vec<ScoreRow>> = HashMap::new();
        for row in store.assessment_scores(period.year)? {
            scores.entry(row.subject.clone()).or_default().push(row);
        }
        let mut appeals: HashMap<Subject, Vec<AppealRow>> = HashMap::new();
        for row in store.assessment_appeals(period.year)? {
            appeals.entry(row.subject.clone()).or_default().push(row);
        }
        let mut reports: HashMap<(Subject, String), Vec<ReportRow>> = HashMap::new();
        let mut reported: Vec<String> = Vec::new();
        for row in store.assessment_reports(period.year)?.into_iter().filter(|r| r.subject.ladder() == ladder) {
            if !reported.contains(&row.item) {
                reported.push(row.item.clone());
            }
            reports.entry((row.subject.clone(), row.item.clone())).or_default().push(row);
        }
        let (scheme, rules) = (scheme(store, period.year, ladder)?, rules::in_force(store, period.as_of)?);
        Ok(Desk { scheme, rules, scores, reports, reported, appeals })
    }

    fn sheet(&self, body: Body, mut evidence: Option<&mut Evidence>) -> Sheet {
        let (subject, code, name, division) = body;
        let scores = self.scores.get(&subject).map_or(&[][..], Vec::as_slice);
        let appeals = self.appeals.get(&subject).cloned().unwrap_or_default();
        let items: Vec<SheetItem> = self
            .scheme
            .items
            .iter()
            .map(|item| {
                let rows = match (&subject, evidence.as_deref_mut()) {
                    (Subject::Department(id), Some(e)) => e.take(*id, item.measure),
                    _ => Vec::new(),
                };
                self.item(item, &subject, rows, scores, &appeals)
            })
            .collect();
        let bonuses: Vec<ScoreRow> = scores.iter().filter(|s| s.item.is_empty()).cloned().collect();
        let bonus = bonuses.iter().map(|b| b.points).sum();
        let scored: Vec<(Decimal, Scored)> = items.iter().map(|i| (i.item.points, scored(i))).collect();
        let absent = Absent::from_word(self.rules.word("assess.absent"));
        let total = total(&scored, bonus, self.scheme.bonus, absent);
        let level = Levels::of(&self.rules).level(total.total);
        Sheet { subject, code, name, division, items, bonuses, appeals, total, rank: 0, level }
    }

    fn item(
        &self,
        item: &Item,
        subject: &Subject,
        rows: Vec<Row>,
        scores: &[ScoreRow],
        appeals: &[AppealRow],
    ) -> SheetItem {
        let mut out = SheetItem {
            item: item.clone(),
            formula: Formula::of(item.measure, &self.rules),
            rows,
            computed: None,
            points: None,
            origin: Origin::Pending,
            reason: String::new(),
            by: String::new(),
        };
        match item.measure {
            Measure::Manual | Measure::Reported => self.reported(&mut out, subject, scores),
            _ => {
                out.computed = points(out.formula, item.points, &out.rows);
                out.origin = if out.computed.is_some() { Origin::Computed } else { Origin::Absent };
                out.points = out.computed;
            }
        }
        let answered = appeals.iter().rev().filter(|a| a.item == item.key);
        if let Some((answer, points)) = answered.filter_map(|a| a.answer.as_ref()).find_map(|a| Some((a, a.points?))) {
            out.points = Some(points.min(item.points));
            out.origin = Origin::Appeal;
            (out.reason, out.by) = (answer.reason.clone(), answer.by.clone());
        }
        out
    }

    /// What a table says: points of its own, or should and done; else a person's
    /// word. Where a table of an item came in that leaves a department out, the
    /// item does not apply to it; a county must be there, and so must a judgement.
    fn reported(&self, out: &mut SheetItem, subject: &Subject, scores: &[ScoreRow]) {
        let key = (subject.clone(), out.item.key.clone());
        let Some(rows) = self.reports.get(&key) else {
            by_hand(out, scores);
            let came = self.reported.contains(&out.item.key) && matches!(subject, Subject::Department(_));
            if out.origin == Origin::Pending && came && out.item.measure == Measure::Reported {
                out.origin = Origin::Absent;
            }
            return;
        };
        let counted = |r: &ReportRow| {
            Some(Row { code: None, name: r.name.clone(), should: r.should?, done: r.done?, note: r.evidence.clone() })
        };
        out.rows = rows.iter().filter_map(counted).collect();
        let given = rows.iter().rev().find_map(|r| r.points.map(|p| (r, p)));
        out.computed = points(out.formula, out.item.points, &out.rows);
        out.points = given.map(|(_, p)| p.min(out.item.points)).or(out.computed);
        out.origin = if out.points.is_some() { Origin::Reported } else { Origin::Absent };
        out.reason = given.map_or(String::new(), |(r, _)| r.evidence.clone());
    }
}

fn by_hand(out: &mut SheetItem, scores: &[ScoreRow]) {
    if let Some(s) = scores.iter().rev().find(|s| s.item == out.item.key) {
        out.points = Some(s.points.min(out.item.points));
        out.origin = Origin::Hand;
        (out.reason, out.by) = (s.reason.clone(), s.by.clone());
    }
}

fn scored(i: &SheetItem) -> Scored {
    match (i.points, i.origin) {
        (Some(p), _) => Scored::Points(p),
        (None, Origin::Absent) => Scored::Absent,
        (None, _) => Scored::Pending,
    }
}
