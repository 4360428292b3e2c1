//! `idle propose`, `proposals`, `withdraw`: 收回建议表. Never here: which rows it has.

use std::path::Path;

use serde_json::{Value as Json, json};

use super::args::{Propose, Withdraw};
use super::{key, look};
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::json::yuan;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::domain::text;
use crate::exchange::docx::write_docx;
use crate::exchange::out::{Existing, OutFault, write_xlsx};
use crate::present::{idle as words, number};
use crate::service::idle::{self, Proposal, Tracking};
use crate::service::{DEFAULT_PLACE, Fault};
use crate::store::Store;

/// `idle propose`: the next proposal, or an earlier one printed again.
pub(super) fn propose(desk: &Desk, args: &Propose) -> Result<u8, Stop> {
    let t = &desk.s.idle;
    let file = desk.output.as_deref().ok_or_else(|| Stop::said(t.no_file, t.no_file_hint))?;
    let word = match file.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).as_deref() {
        Some("docx") => true,
        Some("xlsx") => false,
        _ => return Err(Stop::said(t.bad_ending, t.no_file_hint)),
    };
    let mut store = desk.existing()?;
    let place = store.meta("place")?.unwrap_or_else(|| DEFAULT_PLACE.to_string());
    let by = (desk.s.targets.bureau_of)(&place);
    let mut print = |p: &Proposal| write(desk, file, word, &by, p).map_err(|e| unwritten(file, &e));
    let proposal = match args.number {
        Some(number) => {
            let proposal = idle::proposal(&store, desk.period(&store)?.year, number)?;
            print(&proposal)?;
            proposal
        }
        None => {
            let (_, found) = look(desk, &store, &args.part)?;
            idle::propose(&mut store, &desk.stamp(), &found, &|_| true, &mut print)?
        }
    };
    let name = words::paper_number(desk.s, &proposal);
    let amount = number::wan(proposal.amount());
    let said = (t.proposed)(&name, proposal.rows.len(), &amount, &file.display().to_string());
    // The file is taken by the paper; the answer goes to whoever called.
    desk.to_stdout().tell(&[said], || {
        let mut out = head(&proposal);
        out["file"] = json!(file.display().to_string());
        out["rows"] = proposal.rows.iter().map(row).collect();
        out
    })?;
    Ok(DONE)
}

fn write(desk: &Desk, file: &Path, word: bool, by: &str, p: &Proposal) -> Result<(), OutFault> {
    if word {
        write_docx(file, &words::paper_letter(desk.s, by, p), Existing::Replace)
    } else {
        write_xlsx(file, &[words::paper_sheet(desk.s, by, p)], p.head.as_of, Existing::Replace)
    }
}

fn unwritten(file: &Path, e: &OutFault) -> Fault {
    let why = match e {
        OutFault::Io { source, .. } => source.to_string(),
        other => other.to_string(),
    };
    Fault::Write { file: file.display().to_string(), why }
}

fn head(p: &Proposal) -> Json {
    json!({"year": p.head.year, "number": p.head.number, "as_of": p.head.as_of.to_string(), "by": p.head.by,
        "at": p.head.at, "amount": yuan(p.amount())})
}

fn row(r: &crate::store::idle::ProposalRow) -> Json {
    let said = &r.said;
    let mut out = key(&said.line);
    out["project_code"] = json!(said.code);
    out["project"] = json!(said.name);
    out["department_code"] = json!(said.department_code);
    out["department"] = json!(said.department);
    out["reason"] = json!(said.reason);
    out["idle"] = json!(yuan(said.idle));
    out["tail"] = json!(yuan(said.tail));
    out["asked_before"] = json!(yuan(said.asked));
    out["amount"] = json!(yuan(said.amount));
    out
}

/// `idle proposals`
pub(super) fn proposals(desk: &Desk) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let made = idle::proposals(&store, period)?;
    let rows: Vec<(Proposal, Tracking)> =
        made.into_iter().map(|p| p.tracked(&store, period).map(|t| (p, t))).collect::<Result<_, Fault>>()?;
    let mut page = Page::of(words::proposals(desk.s, &rows), period.as_of);
    if rows.is_empty() {
        page.below.push(desk.s.idle.no_proposals.to_string());
    }
    desk.show(&page, || {
        let proposals = rows.iter().map(|(p, t)| {
            let mut out = head(p);
            out["rows"] = json!(p.rows.len());
            out["recovered"] = json!(yuan(t.recovered()));
            out["withdrawn"] = json!(yuan(t.withdrawn()));
            out["outstanding"] = json!(yuan(t.outstanding()));
            out
        });
        json!({"year": period.year, "as_of": period.as_of.to_string(), "proposals": proposals.collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}

/// `idle withdraw`
pub(super) fn withdraw(desk: &Desk, args: &Withdraw) -> Result<u8, Stop> {
    let mut store: Store = desk.existing()?;
    let period = desk.period(&store)?;
    let codes: Vec<String> = args.codes.iter().map(|c| text::clean(c)).collect();
    let n = idle::withdraw(&mut store, &desk.stamp(), period, args.number, &codes, &args.reason)?;
    let said = (desk.s.idle.rows_withdrawn)(args.number, n);
    desk.tell(&[said], || json!({"year": period.year, "number": args.number, "withdrawn": n}))?;
    Ok(DONE)
}
