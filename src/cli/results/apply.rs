//! `apply`: what is proposed for next year's budget, decided, and made of it.
//! Never here: what a grade means.

use serde_json::{Value as Json, json};

use super::args::{Apply, ApplyVerb, Decide, ImportDraft, ListLinkage, Propose};
use super::{on, open, some};
use crate::cli::desk::Desk;
use crate::cli::json::{maybe_yuan, yuan};
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::cli::watch::Watch;
use crate::cli::{ATTENTION, DONE};
use crate::domain::linkage::{Outcome, Source, Verdict};
use crate::domain::money::{Money, MoneyUnit};
use crate::domain::target::review::Grade;
use crate::exchange::docx::write_docx;
use crate::exchange::out::Existing;
use crate::present::{number, results as words, results_lists, results_paper};
use crate::service::assessment::department;
use crate::service::linkage::{self, Hand, Line, Sums, Word};
use crate::service::period::Period;
use crate::store::Store;

/// `apply`
pub(in crate::cli) fn run(desk: &Desk, args: &Apply) -> Result<u8, Stop> {
    match &args.then {
        ApplyVerb::Propose(a) => propose(desk, a),
        ApplyVerb::List(a) => list(desk, a, false),
        ApplyVerb::Decide(a) => decide(desk, a),
        ApplyVerb::ImportDraft(a) => import_draft(desk, a),
        ApplyVerb::Compare(a) => list(desk, a, true),
        ApplyVerb::Export(a) => export(desk, a),
    }
}

/// An amount as a person writes it: `12000000`, `1200万元`.
fn amount(desk: &Desk, typed: &str) -> Result<Money, Stop> {
    let r = &desk.s.results;
    Money::parse(typed, MoneyUnit::Yuan).map_err(|_| Stop::said(format!("{} {typed}", r.bad_amount), r.bad_amount_hint))
}

fn propose(desk: &Desk, args: &Propose) -> Result<u8, Stop> {
    let r = &desk.s.results;
    let (mut store, period) = open(desk)?;
    let said = |name: &str, suspend: bool, text: &str, cut: Money| {
        let what = if suspend || !text.is_empty() { text } else { desk.s.result_terms.action_cut };
        (r.proposed_line)(name, what, &number::wan(cut))
    };
    if let Some(code) = &args.code {
        let hand = Hand {
            code: code.clone(),
            grade: args.grade,
            cut: args.cut.as_deref().map(|c| amount(desk, c)).transpose()?,
            suspend: args.suspend,
            reason: args.reason.clone().unwrap_or_default(),
        };
        let p = linkage::by_hand(&mut store, &desk.stamp(), period, &hand)?;
        let line = said(code, p.suspend, &p.text, p.cut);
        desk.tell(&[line], || {
            json!({"project_code": code, "cut": yuan(p.cut), "budget": yuan(p.budget), "suspend": p.suspend,
                "grade": p.grade.map(Grade::key), "source": p.source.key(), "reason": p.reason})
        })?;
        return Ok(DONE);
    }
    let done = linkage::propose(&mut store, &desk.stamp(), period, args.dry_run)?;
    let mut lines: Vec<String> = done.made.iter().map(|(_, name, p)| said(name, p.suspend, &p.text, p.cut)).collect();
    lines.push((r.proposed)(done.made.len(), done.unchanged, done.kept));
    if args.dry_run {
        lines.push(r.dry_run.to_string());
    }
    desk.tell(&lines, || {
        let made = done.made.iter().map(|(code, name, p)| {
            json!({"project_code": code, "project": name, "cut": yuan(p.cut), "budget": yuan(p.budget),
                "suspend": p.suspend, "grade": p.grade.map(Grade::key), "source": p.source.key(), "text": p.text})
        });
        json!({"dry_run": args.dry_run, "proposed": made.collect::<Vec<_>>(), "unchanged": done.unchanged,
            "kept": done.kept})
    })?;
    Ok(DONE)
}

/// The lines that a call wants to see.
fn chosen(store: &Store, period: Period, args: &ListLinkage, asked: bool) -> Result<Vec<Line>, Stop> {
    let department = args.department.as_deref().map(|d| department(store, period, d)).transpose()?;
    let mut lines = linkage::list(store, period)?;
    lines.retain(|l| {
        let of = department.as_ref().is_none_or(|d| l.project.department_id == d.id);
        let fits = args.outcome.is_none_or(|o| l.outcome() == Some(o));
        let open = !args.undecided || (l.proposal.is_some() && l.decision.is_none());
        let asked = !asked || l.case().is_some_and(|c| c.asked().is_positive());
        of && fits && open && asked
    });
    Ok(lines)
}

fn list(desk: &Desk, args: &ListLinkage, compare: bool) -> Result<u8, Stop> {
    let r = &desk.s.results;
    let (store, period) = open(desk)?;
    let lines = chosen(&store, period, args, compare)?;
    let sums = linkage::sums(lines.iter());
    let mut page = Page::of(results_lists::linkage(desk.s, &lines), period.as_of);
    let day = period.as_of.to_string();
    page.above.push((r.linkage_heading)(period.year, period.year + 1, &day, lines.len()));
    let wan = number::wan;
    let said = (r.linkage_sums)(sums.proposals, sums.decided, &wan(sums.asked), &wan(sums.reduced), &wan(sums.missing));
    page.below.push(said);
    page.below.push(outcomes(desk, &sums));
    if compare {
        page.below.push(r.definitions.to_string());
    } else {
        page.below.push(r.official.to_string());
    }
    desk.show(&page, || list_json(&lines, &sums, period))?;
    let attention = compare && lines.iter().any(|l| l.outcome().is_some_and(Outcome::wants_a_word));
    Ok(if attention { ATTENTION } else { DONE })
}

fn outcomes(desk: &Desk, sums: &Sums) -> String {
    let each = Outcome::ALL.into_iter().zip(sums.outcomes).filter(|(_, n)| *n > 0);
    let said: Vec<String> = each.map(|(o, n)| format!("{} {n}", words::outcome(desk.s, o))).collect();
    said.join(desk.s.common.semicolon)
}

fn list_json(lines: &[Line], sums: &Sums, period: Period) -> Json {
    let outcomes = Outcome::ALL.into_iter().zip(sums.outcomes).map(|(o, n)| (o.key().to_string(), json!(n)));
    json!({
        "year": period.year, "next_year": period.year + 1, "as_of": period.as_of.to_string(), "total": lines.len(),
        "summary": {"proposals": sums.proposals, "decided": sums.decided, "asked": yuan(sums.asked),
            "reduced": yuan(sums.reduced), "missing": yuan(sums.missing),
            "outcomes": Json::Object(outcomes.collect())},
        "linkage": lines.iter().map(line_json).collect::<Vec<_>>(),
    })
}

fn line_json(l: &Line) -> Json {
    let (p, d, case) = (l.proposal.as_ref(), l.decision.as_ref(), l.case());
    let grade = p.map_or(l.grade.map(|(_, g)| g), |p| p.grade);
    let source = p.map(|p| p.source).or(l.grade.map(|(s, _)| s));
    json!({
        "project_code": l.project.code, "project": l.project.name,
        "department_code": l.project.department_code, "department": l.project.department,
        "division": l.project.division, "unit": l.project.unit,
        "source": source.map(Source::key), "grade": grade.map(Grade::key),
        "findings": l.findings.total, "findings_closed": l.findings.closed, "findings_overdue": l.findings.overdue,
        "budget": yuan(p.map_or(l.budget, |p| p.budget)),
        "action": l.action().map(|a| a.key()), "proposed_cut": maybe_yuan(p.map(|p| p.cut)),
        "suspend": case.map(|c| c.suspend), "proposed_on": p.map(|p| p.day.to_string()),
        "text": p.and_then(|p| some(&p.text)), "proposal_reason": p.and_then(|p| some(&p.reason)),
        "decision": d.map(|d| d.verdict.clone()), "decided_cut": maybe_yuan(d.map(|d| d.cut)),
        "decided_on": d.map(|d| d.day.to_string()), "decided_by": d.map(|d| d.division.clone()),
        "reason": d.map(|d| d.reason.clone()),
        "draft": maybe_yuan(l.draft), "asked": maybe_yuan(case.map(|c| c.asked())),
        "reduced": maybe_yuan(case.and_then(|c| c.reduced())),
        "missing": maybe_yuan(case.and_then(|c| c.missing())), "outcome": l.outcome().map(Outcome::key),
    })
}

fn decide(desk: &Desk, args: &Decide) -> Result<u8, Stop> {
    let r = &desk.s.results;
    let (mut store, period) = open(desk)?;
    let verdict = match (&args.cut, args.decline) {
        (Some(cut), _) => Verdict::Amend { cut: amount(desk, cut)?, suspend: args.suspend },
        (None, true) => Verdict::Decline,
        (None, false) => Verdict::Adopt,
    };
    let word = Word {
        on: args.codes.iter().map(|c| (c.clone(), None)).collect(),
        verdict,
        reason: args.reason.clone(),
        division: args.division.clone(),
        day: on(period, args.on),
    };
    let done = linkage::decide(&mut store, &desk.stamp(), period, &word)?;
    let each = || args.codes.iter().zip(&done);
    let said = |(code, d): (&String, &crate::store::linkage::DecisionRow)| {
        (r.decided_line)(code, words::verdict(desk.s, Some(&d.verdict)), &number::wan(d.cut))
    };
    let lines: Vec<String> = each().map(said).collect();
    desk.tell(&lines, || {
        let rows = each().map(|(code, d)| {
            json!({"project_code": code, "decision": d.verdict, "cut": yuan(d.cut), "suspend": d.suspend,
                "reason": d.reason, "division": d.division, "day": d.day.to_string()})
        });
        json!({"decided": rows.collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}

fn import_draft(desk: &Desk, args: &ImportDraft) -> Result<u8, Stop> {
    let r = &desk.s.results;
    let (mut store, period) = open(desk)?;
    let inputs = args.files.iter().map(|f| crate::cli::import::input(f)).collect::<Result<Vec<_>, _>>()?;
    let unit = args.unit.map(crate::cli::import::unit);
    let mut watch = Watch::over(desk.s.import.running);
    let done = linkage::import_draft(&mut store, &desk.stamp(), period, &inputs, unit, &mut |n, of| watch.step(n, of));
    drop(watch);
    let done = done?;
    let aside: Vec<_> = done.iter().flat_map(|d| &d.set_aside).collect();
    let mut page = Page::of(results_lists::set_aside(desk.lang, &aside), period.as_of);
    if aside.is_empty() {
        page.sheets.clear();
    }
    for d in &done {
        let (b, sum) = (&d.batch, d.batch.amount_imported.unwrap_or_default());
        let line = (r.draft_line)(&b.file, b.id, b.rows_imported, b.rows_set_aside, d.departments, &number::wan(sum));
        page.above.push(line);
        if let (Some(printed), Some(summed)) = (b.control_total, b.control_sum)
            && printed != summed
        {
            page.above.push((r.draft_control)(&number::wan(printed), &number::wan(summed)));
        }
    }
    desk.show(&page, || {
        let batches = done.iter().map(|d| {
            let b = &d.batch;
            json!({"batch": b.id, "file": b.file, "sha256": b.sha256, "sheet": b.sheet, "rows_read": b.rows_read,
                "rows_imported": b.rows_imported, "rows_set_aside": b.rows_set_aside, "departments": d.departments,
                "amount_imported": maybe_yuan(b.amount_imported), "control_total": maybe_yuan(b.control_total),
                "unit_assumed": d.unit_assumed, "set_aside": d.set_aside.iter().map(|a| json!({"cell": a.cell,
                "reason": a.reason, "quote": a.quote, "row": a.row_text})).collect::<Vec<_>>()})
        });
        json!({"year": period.year + 1, "batches": batches.collect::<Vec<_>>()})
    })?;
    Ok(if aside.is_empty() { DONE } else { ATTENTION })
}

/// `apply export`: the proposals as a paper for the budget division, or a workbook.
fn export(desk: &Desk, args: &ListLinkage) -> Result<u8, Stop> {
    let r = &desk.s.results;
    let path = desk.output.as_deref().ok_or_else(|| Stop::said(r.no_file, r.no_file_hint))?;
    let (store, period) = open(desk)?;
    let lines = chosen(&store, period, args, false)?;
    if path.extension().is_some_and(|x| x.eq_ignore_ascii_case("docx")) {
        let place = store.meta("place")?.unwrap_or_else(|| crate::service::DEFAULT_PLACE.to_string());
        let by = (desk.s.targets.bureau_of)(&place);
        let letter = results_paper::linkage(desk.s, &by, desk.today(), period, &lines);
        write_docx(path, &letter, Existing::Replace)?;
    } else {
        let sheet = results_lists::linkage(desk.s, &lines);
        crate::exchange::out::write_xlsx(path, &[sheet], period.as_of, Existing::Replace)?;
    }
    let file = path.display().to_string();
    desk.to_stdout().tell(&[(r.exported)(&file)], || json!({"file": file, "projects": lines.len()}))?;
    Ok(DONE)
}
