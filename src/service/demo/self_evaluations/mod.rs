//! The sample city's self-evaluations of the year before: forms as the program
//! sends them, filled in as units do, a workbook a department, taken in by the
//! real importer; then read, sent back, accepted, drawn for a check, published.
//! Every step is the service's own; nothing is written past it.

mod answers;
mod tales;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::path::Path;

use rust_decimal::Decimal;

use super::YEAR;
use super::random::Random;
use super::targets::files::{self, Parcel};
use crate::domain::date::Date;
use crate::domain::evaluation::cell::{At, Field};
use crate::domain::evaluation::state::{State, Step as Which};
use crate::domain::form::Form;
use crate::exchange::sheet::digest;
use crate::service::evaluation::import::{self, Request};
use crate::service::evaluation::step::{Step, step};
use crate::service::evaluation::{self, Item, Weighing, entry, form};
use crate::service::form::Workbook;
use crate::service::import::Input;
use crate::service::period::Period;
use crate::service::target::Subject;
use crate::service::target::import::{Source, read};
use crate::service::{Fault, Progress, Stamp};
use crate::store::Store;
use tales::Tale;

/// The year that is evaluated.
const OF: i16 = YEAR - 1;

const fn on(month: i8, day: i8) -> Date {
    Date::constant(YEAR, month, day)
}

/// Most forms came by the end of March.
const FILED: Date = on(3, 31);
/// What could not be accepted went back.
const RETURNED: Date = on(4, 15);
/// What went back came once more.
const ANEW: Date = on(4, 28);
/// What had come by then was read.
const ACCEPTED: Date = on(5, 14);
/// Spot checks.
const CHECKED: Date = on(6, 18);
/// Some departments published theirs with the final accounts.
const PUBLISHED: Date = on(7, 16);
/// Those that were forgotten.
const LATE: Date = on(7, 22);

/// Where the forms lie, beside the treasury's files.
const FOLDER: &str = "绩效自评";

/// How many are drawn for a check, and by which seed.
const DRAWN: (usize, u64) = (24, 20_210_618);

/// Departments that published theirs: every so many.
const PUBLISHING: u32 = 11;

/// Evaluates the year before.
///
/// # Errors
/// [`Fault::Cancelled`], [`Fault::Write`], or what the services say.
pub(super) fn make(store: &mut Store, stamp: &Stamp, dir: &Path, progress: Progress<'_>) -> Result<(), Fault> {
    let dir = dir.join(FOLDER);
    std::fs::create_dir_all(&dir).map_err(|e| unwritable(&dir, &e.to_string()))?;
    let books = form::workbooks(store, Period { year: OF, as_of: FILED }, |_| true)?;
    let tales = tales::assign(books.iter().flat_map(|b| &b.forms));
    let stamp = Stamp { actor: super::targets::OPERATOR.into(), at: stamp.at.clone() };
    let mut office = Office { store, stamp, dir: &dir, books, tales };
    office.hand_in("绩效自评", FILED, |t| t.came_in_time().then_some(t), progress)?;
    office.send_back()?;
    office.hand_in("绩效自评修改稿", ANEW, |t| t.comes_again().then_some(Tale::Plain), progress)?;
    office.accept()?;
    office.check()?;
    office.publish()?;
    office.hand_in("绩效自评补报", LATE, |t| (t == Tale::Late).then_some(t), progress)?;
    office.begin()
}

fn unwritable(dir: &Path, why: &str) -> Fault {
    Fault::Write { file: dir.display().to_string(), why: why.to_string() }
}

/// Who sits at the desk, with the forms as they were sent out.
struct Office<'a> {
    store: &'a mut Store,
    stamp: Stamp,
    dir: &'a Path,
    books: Vec<Workbook>,
    /// By code of the project or department.
    tales: HashMap<String, Tale>,
}

impl Office<'_> {
    fn tale(&self, code: &str) -> Tale {
        self.tales.get(code).copied().unwrap_or(Tale::Plain)
    }

    fn tale_of(&self, item: &Item) -> Tale {
        self.tale(item.code.as_deref().unwrap_or_default())
    }

    /// Forms of the stories that `as_told` names, filled in as it says, one
    /// workbook a department; nothing where there are none.
    fn hand_in(
        &mut self,
        what: &str,
        day: Date,
        as_told: impl Fn(Tale) -> Option<Tale>,
        progress: Progress<'_>,
    ) -> Result<(), Fault> {
        let scheme = evaluation::scheme(self.store, Some(OF))?;
        let fill = |form: &Form| {
            let tale = as_told(self.tale(tales::code(form)))?;
            Some(answers::fill(form.clone(), tale, &scheme))
        };
        let parcel = |b: &Workbook| Parcel {
            name: format!("{OF}年{what}-{}", b.file_name()),
            forms: b.forms.iter().filter_map(fill).collect(),
        };
        let parcels: Vec<Parcel> = self.books.iter().map(parcel).collect();
        let mut sources = Vec::new();
        for (n, parcel) in parcels.into_iter().filter(|p| !p.forms.is_empty()).enumerate() {
            if !n.is_multiple_of(AS_FILES) {
                sources.push(source(parcel));
                continue;
            }
            let written = files::write(&[parcel], self.dir, day).map_err(|e| unwritable(self.dir, &e.to_string()))?;
            for path in written {
                sources.push(read(&Input::Path(path), &mut |_, _| progress(0, 1))?);
            }
        }
        let request = Request { files: Vec::new(), year: OF, day, dry_run: false };
        import::take_in(self.store, &self.stamp, sources, &request, progress)?;
        Ok(())
    }

    /// What stands where on a day.
    fn standing(&self, day: Date, state: State) -> Result<Vec<Item>, Fault> {
        let mut items = evaluation::list(self.store, Period { year: OF, as_of: day })?;
        items.retain(|i| i.state == state);
        Ok(items)
    }

    fn take(&mut self, which: Which, day: Date, note: &str, items: &[&Item]) -> Result<(), Fault> {
        if items.is_empty() {
            return Ok(());
        }
        let all: Vec<_> = items.iter().map(|i| i.seen()).collect();
        step(self.store, &self.stamp, &Step { step: which, note: note.into(), score: None, day }, &all)
    }

    fn send_back(&mut self) -> Result<(), Fault> {
        let filed = self.standing(RETURNED, State::Filed)?;
        for (tale, why) in tales::BACK {
            let of: Vec<&Item> = filed.iter().filter(|i| self.tale_of(i) == tale).collect();
            self.take(Which::Return, RETURNED, why, &of)?;
        }
        Ok(())
    }

    /// All but those that still wait for somebody to read them.
    fn accept(&mut self) -> Result<(), Fault> {
        let filed = self.standing(ACCEPTED, State::Filed)?;
        let read: Vec<&Item> = filed.iter().filter(|i| !waits(i)).collect();
        self.take(Which::Accept, ACCEPTED, "", &read)
    }

    /// The drawn are scored once more: a little less than the units' own score,
    /// much less where that was too good to be true.
    fn check(&mut self) -> Result<(), Fault> {
        let period = Period { year: OF, as_of: CHECKED };
        let (drawn, _) = evaluation::sample(self.store, period, DRAWN.0, DRAWN.1, Weighing::ByAnomalies)?;
        for (n, drawn) in drawn.iter().enumerate() {
            let Some(own) = drawn.item.score() else { continue };
            let less = tales::found_less(self.tale_of(&drawn.item), n);
            let check = Step {
                step: Which::SpotCheck,
                note: tales::found(less).into(),
                score: Some((own - less).max(Decimal::ZERO)),
                day: CHECKED,
            };
            step(self.store, &self.stamp, &check, &[drawn.item.seen()])?;
        }
        Ok(())
    }

    fn publish(&mut self) -> Result<(), Fault> {
        let mut items = self.standing(PUBLISHED, State::Accepted)?;
        items.extend(self.standing(PUBLISHED, State::SpotChecked)?);
        let number = |i: &Item| i.department_code.as_deref().and_then(|c| c.parse::<u32>().ok());
        let turn = |i: &&Item| number(i).is_some_and(|n| n.is_multiple_of(PUBLISHING));
        let published: Vec<&Item> = items.iter().filter(turn).collect();
        self.take(Which::Publish, PUBLISHED, "", &published)
    }

    /// What is being filled in at the desk and not handed in.
    fn begin(&mut self) -> Result<(), Fault> {
        let period = Period { year: OF, as_of: super::STANDS_ON };
        let scheme = evaluation::scheme(self.store, Some(OF))?;
        let begun: Vec<Form> = self
            .books
            .iter()
            .flat_map(|b| &b.forms)
            .filter(|f| self.tale(tales::code(f)) == Tale::Begun)
            .cloned()
            .collect();
        for form in begun {
            let subject = Subject::Project(form.project_code.text.clone());
            let open = entry::open(self.store, &self.stamp, period, &subject, super::STANDS_ON)?;
            let filled = answers::fill(form, Tale::Begun, &scheme);
            let half = filled.rows.len() / 2;
            let cell = |(n, row): (usize, &crate::domain::form::Row)| {
                (At { line: Some(n), field: Field::Actual }, row.actual.text.clone(), 0)
            };
            let cells = filled.rows.iter().take(half).enumerate().map(cell).collect();
            entry::set_all(self.store, &self.stamp, open.open_id()?, cells)?;
        }
        Ok(())
    }
}

/// One department in so many sends a real file; the forms of the others are
/// taken in as they are, which is what reading their files would come to and
/// takes less time.
const AS_FILES: usize = 6;

fn source(parcel: Parcel) -> Source {
    let said = |f: &Form| [tales::code(f), &f.total_score.text, &f.goals.actual.text].join("\u{1f}");
    let said: Vec<String> = parcel.forms.iter().map(said).collect();
    Source {
        file: format!("{}.xlsx", parcel.name),
        sha256: digest(said.concat().as_bytes()),
        format: "xlsx".into(),
        forms: Ok(parcel.forms),
        left_out: Vec::new(),
    }
}

/// Whether nobody has read it yet.
fn waits(item: &Item) -> bool {
    let whole = matches!(item.subject, Subject::Department(_));
    Random::of("self-evaluation waits", item.evaluation_id.unsigned_abs() as usize).chance(if whole { 3 } else { 5 })
}
