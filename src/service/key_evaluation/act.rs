//! The steps of an evaluation that need no more than a day, a word, a number.

use rust_decimal::Decimal;

use super::{KeyEvaluationFault, Walk, With, fresh, money, words};
use crate::domain::calendar::Counting;
use crate::domain::date::Date;
use crate::domain::evaluation::key::chapter::Chapter;
use crate::domain::evaluation::key::state::{Known, State, Step};
use crate::domain::evaluation::key::{frame, opinion, rates};
use crate::domain::money::Money;
use crate::domain::monitor::setting::RuleSet;
use crate::domain::ratio;
use crate::service::{Fault, Stamp, rules};
use crate::store::Store;
use crate::store::audit::Entry;
use crate::store::key_evaluation::CaseRow;

/// A step with what goes with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doing {
    /// What is done; [`Step::Commission`], [`Step::FilePlan`], [`Step::FileDraft`],
    /// [`Step::Sample`] and [`Step::TakeOpinion`] have calls of their own.
    pub step: Step,
    /// The day it takes effect.
    pub day: Date,
    /// Reason, minutes, note.
    pub note: String,
    /// 文号
    pub document: Option<String>,
    /// The last day for opinions; as the settings have it where none is given.
    pub due: Option<Date>,
    /// 主评人
    pub lead: Option<String>,
    /// Points of a review of the report.
    pub points: Option<Decimal>,
    /// A file that goes with it: its name and SHA-256.
    pub file: Option<(String, String)>,
    /// The evaluation as it was seen; nothing takes it as it is.
    pub seen: Option<i64>,
}

impl Doing {
    /// A step with a word and nothing else.
    pub fn new(step: Step, day: Date, note: &str) -> Doing {
        Doing {
            step,
            day,
            note: note.into(),
            document: None,
            due: None,
            lead: None,
            points: None,
            file: None,
            seen: None,
        }
    }
}

/// Takes a step; the state it led to.
///
/// # Errors
/// [`KeyEvaluationFault::Refused`], [`KeyEvaluationFault::BackDated`],
/// [`KeyEvaluationFault::DueBefore`], [`KeyEvaluationFault::BadPoints`]
pub fn act(store: &mut Store, stamp: &Stamp, id: i64, doing: &Doing) -> Result<State, Fault> {
    let note = words(&doing.note)?;
    let clean = |t: &Option<String>| t.as_deref().map(words).transpose().map(|t| t.filter(|t| !t.is_empty()));
    let (document, lead) = (clean(&doing.document)?, clean(&doing.lead)?);
    if let Some(p) =
        doing.points.filter(|p| *p < Decimal::ZERO || *p > Decimal::ONE_HUNDRED || p.normalize().scale() > 2)
    {
        return Err(KeyEvaluationFault::BadPoints(p).into());
    }
    let ground = Ground::load(store, doing.day)?;
    store.write(stamp, |w| {
        let case = fresh(w, id, doing.seen)?;
        let mut walk = Walk::on(w, stamp, &case)?;
        let due = ground.due(doing)?;
        let known = Known {
            reason: !note.is_empty(),
            due: due.is_some(),
            document: document.is_some(),
            lead_evaluator: lead.is_some() || case.engagement().is_some_and(|e| !e.lead.is_empty()),
            open_problems: super::problems::open(w, &case)?,
            ..ground.known(&case, doing.day)
        };
        let with = With {
            note: &note,
            document: document.as_deref(),
            due,
            lead: lead.as_deref(),
            points: doing.points.map(super::hundredths),
            ..With::default()
        };
        let to = walk.step(doing.step, doing.day, &known, with)?;
        if let (Step::Finish, Some(engagement)) = (doing.step, case.engagement()) {
            let (file, sha256) = doing.file.as_ref().map_or(("", None), |(f, s)| (f.as_str(), Some(s.as_str())));
            w.add_key_delivery((id, engagement.id), "final", (file, sha256), (engagement.due, doing.day), stamp)?;
        }
        let detail = serde_json::json!({"step": doing.step.key(), "state": to.key(), "day": doing.day.to_string(),
            "note": note, "document": document, "due": due.map(|d| d.to_string()), "lead": lead,
            "points": doing.points.map(|p| p.to_string()), "file": doing.file.as_ref().map(|f| &f.0)});
        Ok((to, Entry { action: "evaluation_step", subject: id.to_string(), detail }))
    })
}

/// What a step is judged by beside the evaluation itself: settings and money.
pub(super) struct Ground {
    pub rules: RuleSet,
    /// Money by our payments; only where a step asks for it, since it takes a
    /// pass over every year of the evaluation.
    pub amounts: Option<rates::Amounts>,
    pub calendar: crate::domain::calendar::Calendar,
}

impl Ground {
    pub fn load(store: &Store, day: Date) -> Result<Ground, Fault> {
        Ok(Ground { rules: rules::in_force(store, day)?, amounts: None, calendar: super::calendar(store)? })
    }

    /// The same with the money of an evaluation.
    pub fn with_money(store: &Store, case: &CaseRow, day: Date) -> Result<Ground, Fault> {
        let purse = money::of_cases(store, std::iter::once(case), day)?;
        Ok(Ground { amounts: Some(money::of_case(&purse, case)), ..Ground::load(store, day)? })
    }

    /// The last day for opinions: as given, else by the settings.
    fn due(&self, doing: &Doing) -> Result<Option<Date>, Fault> {
        if doing.step != Step::Consult {
            return Ok(doing.due);
        }
        let days = u16::try_from(self.rules.whole("evaluation.opinion_days")).unwrap_or(u16::MAX);
        let due = doing.due.unwrap_or_else(|| self.calendar.due(doing.day, days, Counting::Working, true).day);
        if due < doing.day {
            return Err(KeyEvaluationFault::DueBefore { due, day: doing.day }.into());
        }
        Ok(Some(due))
    }

    /// What the evaluation itself answers of what a step needs.
    pub fn known(&self, case: &CaseRow, day: Date) -> Known {
        let least = self.rules.number("evaluation.least_results");
        let filed = case.since_commission().any(|e| e.step == Step::FilePlan);
        let plan = case.plan.as_ref().filter(|_| filed);
        let present = case.chapters.iter().filter(|c| c.present).count();
        let consulted = case.events.iter().rev().find(|e| e.step == Step::Consult).and_then(|e| e.due);
        let parties: Vec<_> = case.opinions.iter().map(|o| o.party).collect();
        Known {
            reason: false,
            subjects: case.subjects.len(),
            engagement: case.engagement().is_some(),
            notice: case.since_commission().any(|e| e.step == Step::Notify),
            plan: plan.is_some(),
            plan_objections: plan.map_or(0, |p| frame::check(&p.rows, least).len()),
            sample: self.sample_reaches(case),
            unscored: plan.map_or(1, |p| p.scores.iter().filter(|s| s.is_none()).count()),
            missing_chapters: Chapter::ALL.len() - present,
            due: false,
            heard: opinion::heard(consulted, &parties, day),
            unanswered: case.opinions.iter().filter(|o| o.adoption.is_none()).count(),
            lead_evaluator: false,
            document: false,
            problems: case.problems.len(),
            open_problems: 0,
        }
    }

    /// The share of the money that field work looked at.
    pub fn sample_share(&self, case: &CaseRow) -> Option<Decimal> {
        sample_share(case, self.amounts.as_ref()?)
    }

    fn sample_reaches(&self, case: &CaseRow) -> bool {
        let least = self.rules.number("evaluation.sample_share");
        self.sample_share(case).is_some_and(|share| ratio::at_least(share, least))
    }
}

/// Looked at on site over what was spent, or over the budget where nothing was.
pub(super) fn sample_share(case: &CaseRow, amounts: &rates::Amounts) -> Option<Decimal> {
    let looked_at: Money = case.subjects.iter().filter_map(|s| s.sampled).sum();
    rates::sample_share(looked_at, of_which(amounts))
}

/// The money that field work looks at.
pub(super) fn of_which(amounts: &rates::Amounts) -> Money {
    if amounts.paid.is_positive() { amounts.paid } else { amounts.budget }
}
