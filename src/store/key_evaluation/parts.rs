//! What belongs to one evaluation: commissions, the plan with its scores,
//! opinions, chapters, deliveries, problems.

use rusqlite::{Connection, OptionalExtension};
use rust_decimal::Decimal;

use super::{ChapterRow, DeliveryRow, EngagementRow, OpinionRow, PlanRow, bad, maybe_money, word};
use crate::domain::evaluation::key::chapter::Chapter;
use crate::domain::evaluation::key::engage::Role;
use crate::domain::evaluation::key::frame::Row;
use crate::domain::evaluation::key::opinion::{Adoption, Party};
use crate::domain::evaluation::key::problem::Problem;
use crate::domain::evaluation::key::scores::Score;
use crate::domain::rectification::finding::{BudgetAction, Category};
use crate::store::{StoreError, get_date, get_money};

pub(super) fn engagements(db: &Connection, id: i64) -> Result<Vec<EngagementRow>, StoreError> {
    let mut st = db.prepare_cached(
        "select g.id, g.institution_id, i.name, g.role, g.fee, g.start, g.due, g.contract, g.lead
         from key_engagement g join institution i on i.id = g.institution_id
         where g.evaluation_id = ?1 order by g.id",
    )?;
    let rows = st.query_map([id], |r| {
        Ok(EngagementRow {
            id: r.get(0)?,
            institution_id: r.get(1)?,
            institution: r.get(2)?,
            role: word(r, 3, "role", Role::from_key)?,
            fee: get_money(r, 4)?,
            start: get_date(r, 5)?,
            due: get_date(r, 6)?,
            contract: r.get(7)?,
            lead: r.get(8)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) fn plan(db: &Connection, id: i64) -> Result<Option<PlanRow>, StoreError> {
    let mut st = db.prepare_cached(
        "select id, file, sha256, sheet, day from key_plan where evaluation_id = ?1 order by id desc limit 1",
    )?;
    let found = st
        .query_row([id], |r| {
            Ok(PlanRow {
                id: r.get(0)?,
                file: r.get(1)?,
                sha256: r.get(2)?,
                sheet: r.get(3)?,
                day: get_date(r, 4)?,
                ids: Vec::new(),
                rows: Vec::new(),
                weights: Vec::new(),
                scores: Vec::new(),
            })
        })
        .optional()?;
    let Some(mut plan) = found else { return Ok(None) };
    let mut st = db.prepare_cached(include_str!("plan_rows.sql"))?;
    let mut rows = st.query([plan.id])?;
    while let Some(r) = rows.next()? {
        plan.ids.push(r.get(0)?);
        plan.rows.push(Row {
            level1: r.get(1)?,
            level2: r.get(2)?,
            level3: r.get(3)?,
            weight: r.get::<_, Option<i64>>(4)?.map(|w| Decimal::new(w, 2)),
            explanation: r.get(6)?,
            points: r.get(7)?,
            rule: r.get(8)?,
            source: r.get(9)?,
            cell: r.get(10)?,
        });
        plan.weights.push(r.get(5)?);
        let points: Option<i64> = r.get(11)?;
        let reason: Option<String> = r.get(12)?;
        plan.scores.push(points.map(|p| Score { points: Decimal::new(p, 2), reason: reason.unwrap_or_default() }));
    }
    Ok(Some(plan))
}

pub(super) fn opinions(db: &Connection, id: i64) -> Result<Vec<OpinionRow>, StoreError> {
    let mut st = db.prepare_cached(
        "select o.id, o.party, o.who, o.text, o.day, a.adoption, a.reason
         from key_opinion o left join key_opinion_answer a
           on a.id = (select max(b.id) from key_opinion_answer b where b.opinion_id = o.id)
         where o.evaluation_id = ?1 order by o.id",
    )?;
    let rows = st.query_map([id], |r| {
        let adoption: Option<String> = r.get(5)?;
        Ok(OpinionRow {
            id: r.get(0)?,
            party: word(r, 1, "party", Party::from_key)?,
            who: r.get(2)?,
            text: r.get(3)?,
            day: get_date(r, 4)?,
            adoption: adoption.map(|w| Adoption::from_key(&w).ok_or_else(|| bad(5, "adoption"))).transpose()?,
            reason: r.get::<_, Option<String>>(6)?.unwrap_or_default(),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) fn chapters(db: &Connection, id: i64) -> Result<Vec<ChapterRow>, StoreError> {
    let mut st = db.prepare_cached(
        "select c.chapter, c.present, c.note, c.file from key_chapter c
         where c.evaluation_id = ?1 and c.id = (
           select max(d.id) from key_chapter d where d.evaluation_id = c.evaluation_id and d.chapter = c.chapter)",
    )?;
    let rows = st.query_map([id], |r| {
        Ok(ChapterRow {
            chapter: word(r, 0, "chapter", Chapter::from_key)?,
            present: r.get(1)?,
            note: r.get(2)?,
            file: r.get(3)?,
        })
    })?;
    let mut found: Vec<ChapterRow> = rows.collect::<Result<_, _>>()?;
    found.sort_by_key(|c| c.chapter);
    Ok(found)
}

pub(super) fn deliveries(db: &Connection, id: i64) -> Result<Vec<DeliveryRow>, StoreError> {
    let mut st = db.prepare_cached(
        "select id, engagement_id, kind, file, sha256, due, day from key_delivery where evaluation_id = ?1 order by id",
    )?;
    let rows = st.query_map([id], |r| {
        Ok(DeliveryRow {
            id: r.get(0)?,
            engagement_id: r.get(1)?,
            kind: r.get(2)?,
            file: r.get(3)?,
            sha256: r.get(4)?,
            due: get_date(r, 5)?,
            day: get_date(r, 6)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) fn problems(db: &Connection, id: i64) -> Result<Vec<Problem>, StoreError> {
    let mut st = db.prepare_cached(
        "select p.number, p.category, p.finding, p.figure, p.item, p.amount, p.requirement, p.action, p.action_amount,
           p.copies
         from key_problem p
         where p.evaluation_id = ?1 and p.withdrawn = 0 and p.id = (
           select max(q.id) from key_problem q where q.evaluation_id = p.evaluation_id and q.number = p.number)
         order by p.number",
    )?;
    let rows = st.query_map([id], |r| {
        let copies: String = r.get(9)?;
        Ok(Problem {
            number: r.get(0)?,
            category: word(r, 1, "category", Category::from_key)?,
            finding: r.get(2)?,
            figure: r.get(3)?,
            item: r.get(4)?,
            amount: maybe_money(r, 5)?,
            requirement: r.get(6)?,
            action: word(r, 7, "action", BudgetAction::from_key)?,
            action_amount: maybe_money(r, 8)?,
            copies: serde_json::from_str(&copies).map_err(|_| bad(9, "copies"))?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
