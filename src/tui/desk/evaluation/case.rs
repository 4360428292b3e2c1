//! One key evaluation: its page in words, and what is done to it.
//!
//! Never here: which step may be taken, or a sum.

use crate::domain::date::Date;
use crate::domain::evaluation::key::problem::Problem;
use crate::domain::evaluation::key::state::Step;
use crate::exchange::digest;
use crate::present::strings::Strings;
use crate::present::{Lang, key_lists, key_page, key_terms, number, rectification};
use crate::service::Fault;
use crate::service::import::Input;
use crate::service::key_evaluation::{
    self as evaluations, KeyEvaluationFault, act, commission, draft, institutions, opinions, plan, problems, scores,
    select, show, work,
};
use crate::service::rectification::{RectifyFault, add};
use crate::store::key_evaluation::OpinionRow;
use crate::tui::case::{Ask, CasePage, Way, What, rating};
use crate::tui::desk::StoreDesk;
use crate::tui::effect::When;
use crate::tui::evaluation::Told;
use crate::tui::msg::Trouble;
use crate::tui::parts::sheet::Row;
use crate::tui::parts::value::Value;

use super::key;

/// Does what is asked.
pub fn answer(desk: &mut StoreDesk, lang: Lang, when: When, ask: Ask) -> Result<Told, Trouble> {
    let (s, stamp) = (lang.strings(), desk.stamp());
    let t = &s.key_lists;
    let said = match ask {
        Ask::Open(id) => return Ok(Told::Case(Box::new(page(desk, s, when, id)?))),
        Ask::Do(id, day, what) => {
            let said = done(desk, s, when, (id, day), what)?;
            return Ok(Told::CaseDone(Some(Box::new(page(desk, s, when, id)?)), said));
        }
        Ask::Choose(wanted) => {
            let id = select(&mut desk.store, &stamp, &wanted)?;
            let name = desk.store.key_evaluation(id).map_err(Fault::from)?.name;
            (s.key_desk.chosen)(id, &name)
        }
        Ask::Mark(code, points, why) => {
            let period = desk.period(when)?;
            evaluations::mark(&mut desk.store, &stamp, period, &code, points, &why)?;
            (t.marked_done)(&code, &points.normalize().to_string())
        }
        Ask::Add(new, day) => {
            institutions::add(&mut desk.store, &stamp, day, &new)?;
            (t.institution_kept)(&new.name)
        }
        Ask::Work(name, code, year, role, note) => {
            let id = institutions::add_work(&mut desk.store, &stamp, &name, (&code, year), role, &note)?;
            (t.work_kept)(id)
        }
        Ask::Standing(name, suspended, note, day) => {
            institutions::suspend(&mut desk.store, &stamp, day, &name, suspended, &note)?;
            (t.institution_kept)(&name)
        }
    };
    Ok(Told::CaseDone(None, said))
}

/// Does one thing to an evaluation; what to say of it.
fn done(
    desk: &mut StoreDesk,
    s: &'static Strings,
    when: When,
    (id, day): (i64, Date),
    what: What,
) -> Result<String, Trouble> {
    let (t, stamp) = (&s.key_lists, desk.stamp());
    let input = |path: std::path::PathBuf| Input::Path(path);
    Ok(match what {
        What::Act(mut doing, file) => {
            if let Some(path) = file {
                let sha256 = digest::sha256(&path).map_err(|why| Trouble::Io(path.clone(), why))?;
                doing.file = Some((Input::Path(path).name(), sha256));
            }
            let state = act(&mut desk.store, &stamp, id, &doing)?;
            let said = (t.stepped)(key_terms::step(s, doing.step), key_terms::state(s, state));
            match doing.step {
                // What is to be put right stands in the ledger from then on.
                Step::Rectify => format!("{said}{}{}", s.common.semicolon, to_ledger(desk, s, when, (id, day))?),
                _ => said,
            }
        }
        What::Commission(wanted) => {
            commission(&mut desk.store, &stamp, id, &wanted)?;
            (t.commissioned)(&wanted.institution, &number::yuan(wanted.fee), &wanted.due.to_string())
        }
        What::Plan(file) => {
            let filed = match file {
                Some(path) => plan::file_plan(&mut desk.store, &stamp, id, day, &input(path), &mut |_, _| true)?,
                None => {
                    let shipped = plan::shipped();
                    let sha256 = crate::exchange::sheet::digest(format!("{shipped:?}").as_bytes());
                    plan::file_rows(&mut desk.store, &stamp, id, day, (t.sheet_framework, &sha256, &shipped))?
                }
            };
            let mut lines = vec![(t.plan_filed)(filed.rows.len(), filed.objections.len())];
            lines.extend(filed.objections.iter().take(2).map(|o| key_lists::objection(s, &filed.rows, o)));
            lines.join(s.common.semicolon)
        }
        What::Sample(whose, amount, note) => {
            work::sample(&mut desk.store, &stamp, id, day, (&whose, amount), &note)?;
            (t.receipt_kept)(&whose).trim_start().to_string()
        }
        What::Draft(file, note) => {
            let filed = draft::file_draft(&mut desk.store, &stamp, id, day, file.map(input).as_ref(), &note)?;
            key_page::drafted(s, &filed).join(s.common.semicolon)
        }
        What::Receive(whose, received, paid, source) => {
            work::receive(&mut desk.store, &stamp, id, &whose, received, paid, &source)?;
            (t.receipt_kept)(&whose).trim_start().to_string()
        }
        What::Chapters(there) => {
            let all = crate::domain::evaluation::key::chapter::Chapter::ALL;
            let known = show(&desk.store, id, day)?.case.chapters;
            let gone: Vec<_> = all
                .into_iter()
                .filter(|c| !there.contains(c) && known.iter().any(|k| k.chapter == *c && k.present))
                .collect();
            if !gone.is_empty() {
                draft::mark(&mut desk.store, &stamp, id, &gone, false, "")?;
            }
            let count = if there.is_empty() { 0 } else { draft::mark(&mut desk.store, &stamp, id, &there, true, "")? };
            (t.chapters_now)(count)
        }
        What::Scores(entered) => {
            scores::enter(&mut desk.store, &stamp, id, &entered)?;
            String::new()
        }
        What::ScoresFrom(path) => {
            let sum = scores::import(&mut desk.store, &stamp, id, &input(path), &mut |_, _| true)?;
            (t.scored)(&sum.total.normalize().to_string(), sum.missing)
        }
        What::Opinion(party, who, text) => {
            let taken = opinions::take(&mut desk.store, &stamp, id, day, (party, &who), &text)?;
            (t.received)(key_terms::party(s, party), taken)
        }
        What::Answer(opinion, adoption, reason) => {
            opinions::answer(&mut desk.store, &stamp, id, day, (opinion, adoption), &reason)?;
            (t.answered)(opinion, key_terms::adoption(s, Some(adoption)))
        }
        What::Problem(problem) => (t.problem_kept)(problems::put(&mut desk.store, &stamp, id, day, &problem)?),
        What::Withdraw(number) => {
            problems::withdraw(&mut desk.store, &stamp, id, number)?;
            (t.problem_gone)(number)
        }
        What::ToLedger => to_ledger(desk, s, when, (id, day))?,
        What::Rate(given, quality, skill, note) => {
            let proposed = show(&desk.store, id, day)?.timeliness.map(|(.., points)| points);
            let known = rating(given, proposed, quality, skill);
            let known = known.ok_or_else(|| Fault::from(KeyEvaluationFault::NothingToDo))?;
            let total = institutions::rate(&mut desk.store, &stamp, id, known, &note)?;
            (t.rated)(&total.normalize().to_string())
        }
    })
}

/// Problems become findings; those that are findings already stay as they are.
fn to_ledger(desk: &mut StoreDesk, s: &Strings, when: When, (id, day): (i64, Date)) -> Result<String, Fault> {
    let (period, stamp) = (desk.period(when)?, desk.stamp());
    let drafts = problems::drafts(&desk.store, id)?;
    match add::add(&mut desk.store, &stamp, period, day, &drafts) {
        Ok(numbers) => {
            let said: Vec<String> = numbers.iter().map(ToString::to_string).collect();
            Ok((s.key_lists.to_ledger)(said.len(), &said.join(" ")))
        }
        Err(Fault::Rectify(RectifyFault::Already(number))) => Ok((s.key_desk.in_ledger)(&number.to_string())),
        Err(other) => Err(other),
    }
}

/// One in full as of the day in sight.
fn page(desk: &StoreDesk, s: &'static Strings, when: When, id: i64) -> Result<CasePage, Fault> {
    let as_of = desk.period(when)?.as_of;
    let page = show(&desk.store, id, as_of)?;
    let known = institutions::institutions(&desk.store)?;
    let (item, case) = (&page.item, &page.case);
    let (next, over) = (key_page::next(s, &page), item.due.is_some_and(|(.., left)| left.is_over()));
    let plan = case.plan.as_ref();
    let way = |(step, but): &(Step, Option<_>)| Way {
        step: *step,
        name: key_page::to_do(s, *step),
        but: but.map(|why| crate::present::key_faults::refusal(s, why)),
    };
    let may = known.iter().filter(|i| i.suspended.is_none());
    Ok(CasePage {
        id,
        name: key::name(item),
        state: key_terms::state(s, item.state),
        seen: item.revision,
        last: case.last().map(|e| e.day),
        ahead: page.ahead,
        next,
        due: key_page::due(s, &page),
        over,
        ways: page.ways.iter().map(way).collect(),
        overview: key::overview(s, &page),
        history: key::history(s, &page),
        frame: plan.map(|p| p.rows.clone()).unwrap_or_default(),
        scores: plan.map(|p| p.scores.clone()).unwrap_or_default(),
        scoring: plan.is_some() && item.state.takes_scores(),
        totals: key_page::totals_line(s, &page),
        rates: key_page::rates_short(s, &item.amounts).to_vec(),
        opinions: case.opinions.iter().map(|o| opinion(s, o)).collect(),
        problems: case.problems.iter().map(|p| problem(s, p)).collect(),
        known: case.problems.clone(),
        subjects: case.subjects.iter().map(|x| format!("{}:{}", x.code, x.year)).collect(),
        institutions: may.map(|i| (i.row.name.clone(), key_page::record(s, i))).collect(),
        lead: item.lead.clone().unwrap_or_default(),
        chapters: case.chapters.iter().filter(|c| c.present).map(|c| c.chapter).collect(),
        timeliness: page.timeliness.map(|(.., points)| points),
        code: case.subjects.last().map(|x| x.code.clone()).unwrap_or_default(),
    })
}

fn text(t: &str) -> Value<'static> {
    Value::Text(t.to_string().into())
}

fn opinion(s: &Strings, o: &OpinionRow) -> Row {
    let cells = vec![
        text(key_terms::party(s, o.party)),
        text(&o.who),
        text(&o.text),
        Value::Day(Some(o.day)),
        text(key_terms::adoption(s, o.adoption)),
        text(&o.reason),
    ];
    let mut row = Row::new(o.id, cells);
    row.flag = o.adoption.is_none();
    row
}

fn problem(s: &Strings, p: &Problem) -> Row {
    let wan = |m: Option<_>| m.map_or(Value::Empty, |m| Value::Wan(Some(m)));
    let cells = vec![
        Value::Count(p.number as usize),
        text(rectification::category(s, p.category)),
        text(&p.finding),
        text(&p.figure),
        text(&p.item),
        wan(p.amount),
        text(&p.requirement),
        text(rectification::action(s, p.action)),
        wan(p.action_amount),
        text(&p.copies.join("、")),
    ];
    Row::new(i64::from(p.number), cells)
}
