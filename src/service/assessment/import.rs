//! Tables of results of departments and counties: batches that can be taken
//! back; of a body's item the newest call counts.

use super::scheme::scheme;
use super::subject::{counties, department};
use crate::domain::assessment::{Item, Ladder, Scheme, Subject};
use crate::domain::county::{self, County};
use crate::domain::text;
use crate::exchange::record::{FileFault, Reason};
use crate::exchange::results::{self, Line};
use crate::exchange::sheet::{self, Limits, Source};
use crate::service::import::Input;
use crate::service::period::Period;
use crate::service::{Fault, Progress, Stamp};
use crate::store::assessment::ReportRow;
use crate::store::audit::Entry;
use crate::store::batch::{Batch, SetAsideRow};
use crate::store::{Store, WriteTx};

/// A file of results.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reported {
    /// As the store keeps it.
    pub batch: Batch,
    /// Lines that could not be used.
    pub set_aside: Vec<SetAsideRow>,
    /// How many bodies it speaks of.
    pub subjects: usize,
}

/// Imports tables of results for a ladder, all or none. `names` tells the name
/// of an item in the language of the table.
///
/// # Errors
/// [`Fault::Files`] names every file that is none, [`Fault::Cancelled`].
pub fn import(
    store: &mut Store,
    stamp: &Stamp,
    period: Period,
    ladder: Ladder,
    inputs: &[Input],
    names: &dyn Fn(&Item) -> Vec<String>,
    progress: Progress<'_>,
) -> Result<Vec<Reported>, Fault> {
    let mut files = Vec::new();
    let mut bad = Vec::new();
    for input in inputs {
        match open(input, progress) {
            Ok((source, lines)) => files.push((input.name(), source, lines)),
            Err(FileFault::Cancelled) => return Err(Fault::Cancelled),
            Err(fault) => bad.push((input.name(), fault)),
        }
    }
    if !bad.is_empty() {
        return Err(Fault::Files(bad));
    }
    let desk =
        Desk { period, scheme: scheme(store, period.year, ladder)?, counties: counties(store, period.year)?, names };
    // Departments are found before the write begins; a file names few of them.
    let mut found = Vec::new();
    for (_, _, lines) in &files {
        let all = lines.iter().map(|l| desk.understood(store, l)).collect::<Result<Vec<_>, Fault>>()?;
        found.push(all);
    }
    store.write(stamp, |w| {
        let run = w.next_run()?;
        let mut done = Vec::new();
        for ((name, source, lines), understood) in files.iter().zip(&found) {
            done.push(desk.file(w, stamp, run, (name, source), lines, understood)?);
        }
        let detail = serde_json::json!({"year": period.year, "ladder": ladder.key(),
            "batches": done.iter().map(|d| serde_json::json!({"batch": d.batch.id, "file": d.batch.file,
                "rows_imported": d.batch.rows_imported, "rows_set_aside": d.batch.rows_set_aside})).collect::<Vec<_>>()});
        Ok((done, Entry { action: "assess_import", subject: run.to_string(), detail }))
    })
}

fn open(input: &Input, progress: Progress<'_>) -> Result<(Source, Vec<Line>), FileFault> {
    let limits = Limits::default();
    let (book, source) = match input {
        Input::Path(path) => sheet::open(path, &limits, progress)?,
        Input::Bytes(bytes) => sheet::read(&input.name(), bytes.clone(), &limits, progress)?,
    };
    Ok((source, results::read(&book)?))
}

type Understood = Result<(Subject, String), (Reason, String)>;

struct Desk<'a> {
    period: Period,
    scheme: Scheme,
    counties: Vec<County>,
    names: &'a dyn Fn(&Item) -> Vec<String>,
}

impl Desk<'_> {
    /// Whose line it is, and of which item; or why it cannot be used.
    fn understood(&self, store: &Store, line: &Line) -> Result<Understood, Fault> {
        if let Some(bad) = &line.bad {
            return Ok(Err((Reason::BadScore, bad.clone())));
        }
        let typed = if line.code.is_empty() { &line.body } else { &line.code };
        let subject = match self.scheme.ladder {
            Ladder::Counties => {
                let by_code = county::find(&self.counties, typed);
                let found = by_code.or_else(|| county::find(&self.counties, &line.body));
                found.map(|c| Subject::County(c.code.clone()))
            }
            Ladder::Departments => {
                let found = match department(store, self.period, typed) {
                    Err(Fault::NoDepartment(_)) => department(store, self.period, &line.body),
                    other => other,
                };
                match found {
                    Ok(d) => Some(Subject::Department(d.id)),
                    Err(Fault::NoDepartment(_)) => None,
                    Err(other) => return Err(other),
                }
            }
        };
        let Some(subject) = subject else { return Ok(Err((Reason::UnknownBody, typed.clone()))) };
        let Some(item) = self.item(&line.item) else { return Ok(Err((Reason::UnknownItem, line.item.clone()))) };
        if item.measure.is_automatic() {
            return Ok(Err((Reason::ComputedItem, line.item.clone())));
        }
        let fits = line.points.is_none_or(|p| !p.is_sign_negative() && p <= item.points && p.normalize().scale() <= 2);
        let counts = line.should.zip(line.done).is_none_or(|(s, d)| !s.is_sign_negative() && !d.is_sign_negative());
        let said = line.points.is_some() || (line.should.is_some() && line.done.is_some());
        if !fits || !counts || !said {
            let quote = line.points.or(line.should).map(|p| p.to_string()).unwrap_or_default();
            return Ok(Err((Reason::BadScore, quote)));
        }
        // Points that a person gave need the reason for them.
        if line.points.is_some() && line.evidence.is_empty() {
            return Ok(Err((Reason::NoEvidence, line.item.clone())));
        }
        Ok(Ok((subject, item.key.clone())))
    }

    fn item(&self, typed: &str) -> Option<&Item> {
        let fold = text::fold(typed);
        let named = |i: &&Item| text::fold(&i.key) == fold || (self.names)(i).iter().any(|n| text::fold(n) == fold);
        self.scheme.items.iter().find(named)
    }

    fn file(
        &self,
        w: &WriteTx<'_>,
        stamp: &Stamp,
        run: i64,
        (name, source): (&str, &Source),
        lines: &[Line],
        understood: &[Understood],
    ) -> Result<Reported, Fault> {
        let mut batch = Batch {
            run,
            kind: "assessment".into(),
            file: name.into(),
            sha256: source.sha256.clone(),
            format: source.format.key().into(),
            unit: "yuan".into(),
            imported_at: stamp.at.clone(),
            imported_by: stamp.actor.clone(),
            ..Batch::default()
        };
        batch.id = w.open_batch(&batch)?;
        let mut done = Reported::default();
        let mut subjects: Vec<&Subject> = Vec::new();
        for (line, found) in lines.iter().zip(understood) {
            match found {
                Ok((subject, item)) => {
                    w.add_assessment_report(&row(batch.id, self.period.year, subject, item, line))?;
                    batch.rows_imported += 1;
                    if !subjects.contains(&subject) {
                        subjects.push(subject);
                    }
                }
                Err((reason, quote)) => {
                    let aside = aside(batch.id, line, *reason, quote);
                    w.add_set_aside(&aside)?;
                    done.set_aside.push(aside);
                }
            }
        }
        batch.rows_read = lines.len() as i64;
        batch.rows_set_aside = done.set_aside.len() as i64;
        w.close_batch(&batch)?;
        (done.subjects, done.batch) = (subjects.len(), batch);
        Ok(done)
    }
}

fn row(batch_id: i64, year: i16, subject: &Subject, item: &str, line: &Line) -> ReportRow {
    ReportRow {
        id: 0,
        batch_id,
        cell: line.cell.clone(),
        year,
        subject: subject.clone(),
        item: item.to_string(),
        name: if line.name.is_empty() { line.item.clone() } else { line.name.clone() },
        should: line.should,
        done: line.done,
        points: line.points,
        evidence: line.evidence.clone(),
    }
}

fn aside(batch_id: i64, line: &Line, reason: Reason, quote: &str) -> SetAsideRow {
    let body = if line.body.is_empty() { &line.code } else { &line.body };
    SetAsideRow {
        batch_id,
        cell: line.cell.clone(),
        reason: reason.key().into(),
        column: None,
        quote: quote.to_string(),
        row_text: [body.as_str(), &line.item, &line.evidence].join("\t"),
        amount: None,
    }
}
