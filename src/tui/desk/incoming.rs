//! An import from inside: tables, target forms and monitoring forms, each by its
//! own way.
//!
//! Never here: reading either.

use std::path::PathBuf;

use crate::domain::date::Date;
use crate::present::Lang;
use crate::service::Fault;
use crate::service::target::import::Source;
use crate::tui::effect::How;
use crate::tui::msg::{LATEST, Trouble};
use crate::tui::rows::{Outcome, Preview};

use super::monitor::incoming as monitor;
use super::{StoreDesk, files, forms};

impl StoreDesk {
    /// The day on which forms count as handed in: that of the figures, else today.
    fn day_of_forms(&self) -> Result<Date, Fault> {
        match self.period(LATEST) {
            Ok(period) => Ok(period.as_of),
            Err(Fault::EmptyStore) => Ok(self.today()),
            Err(fault) => Err(fault),
        }
    }

    /// What an import would do.
    pub(super) fn preview(
        &mut self,
        lang: Lang,
        paths: Vec<PathBuf>,
        how: How,
        step: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<Preview, Trouble> {
        let (tables, sources) = parted(&paths, &how, step)?;
        let mut preview = if tables.is_empty() {
            Preview { how, ..Preview::default() }
        } else {
            match self.import(&tables, how.clone(), true, step) {
                Err(Fault::Cancelled) => return Err(Trouble::Cancelled),
                done => files::preview(lang, tables, how, done),
            }
        };
        preview.files = paths;
        let (rounds, sources): (Vec<Source>, Vec<Source>) = sources.into_iter().partition(monitor::is_of_round);
        if !sources.is_empty() {
            let day = self.day_of_forms()?;
            let done = forms::take(self, day, sources, true, step)?;
            preview.usable += forms::usable(&done);
            preview.forms = forms::rows(lang, &done);
            preview.forms_sum = forms::summed(lang, &done);
        }
        if !rounds.is_empty() {
            let day = self.day_of_forms()?;
            let done = monitor::take(self, day, rounds, true, step)?;
            preview.usable += monitor::usable(&done);
            preview.forms.extend(monitor::rows(lang, &done, preview.forms.len()));
            preview.forms_sum.push(monitor::summed(lang, &done));
        }
        Ok(preview)
    }

    /// The import: tables first, since forms belong to projects that they bring.
    pub(super) fn import_all(
        &mut self,
        lang: Lang,
        paths: &[PathBuf],
        how: How,
        step: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<Outcome, Fault> {
        let (tables, sources) = parted(paths, &how, step)?;
        let (rounds, sources): (Vec<Source>, Vec<Source>) = sources.into_iter().partition(monitor::is_of_round);
        let mut outcome = Outcome::default();
        if !tables.is_empty() {
            let done = self.import(&tables, how, false, step)?;
            outcome = files::outcome(self, lang, &done)?;
        }
        if !sources.is_empty() {
            let day = self.day_of_forms()?;
            let done = forms::take(self, day, sources, false, step)?;
            let head = lang.strings().targets.forms_part;
            outcome.changes.extend(forms::summed(lang, &done).into_iter().map(|line| (head.to_string(), line)));
            outcome.forms = forms::rows(lang, &done);
        }
        if !rounds.is_empty() {
            let day = self.day_of_forms()?;
            let done = monitor::take(self, day, rounds, false, step)?;
            let head = lang.strings().monitor_desk.title;
            outcome.changes.push((head.to_string(), monitor::summed(lang, &done)));
            outcome.forms.extend(monitor::rows(lang, &done, outcome.forms.len()));
            outcome.of_round = true;
        }
        Ok(outcome)
    }
}

/// What the operator named a kind for is a table.
fn parted(
    paths: &[PathBuf],
    how: &How,
    step: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<(Vec<PathBuf>, Vec<Source>), Fault> {
    if how.kind.is_some() { Ok((paths.to_vec(), Vec::new())) } else { forms::parted(paths, step) }
}
