//! Letters on alerts: sent, entered and written into a folder.
//!
//! Never here: what a letter says, or to whom it goes.

use std::path::Path;

use crate::present::{Lang, letters as words};
use crate::service::alerts::{self, Addressed, Order, Sent, Unsent, send_into};
use crate::service::survey::{JudgedProject, RaisedAlert};
use crate::service::{DEFAULT_PLACE, Fault, survey};
use crate::store::StoreError;
use crate::tui::effect::When;
use crate::tui::msg::{Posted, Reply, Trouble};

use super::StoreDesk;
use super::papers::out;

/// Sends them, all or none.
pub fn send(
    desk: &mut StoreDesk,
    lang: Lang,
    when: When,
    chosen: &[Addressed],
    order: Order,
    folder: &Path,
) -> Result<Reply, Trouble> {
    let s = lang.strings();
    let (period, stamp) = (desk.period(when)?, desk.stamp());
    let survey = survey::survey(&desk.store, period)?;
    // What a letter says of an alert is what holds now; where it is gone a colleague was faster.
    let found: Option<Vec<(&JudgedProject, &RaisedAlert)>> = chosen.iter().map(|a| of(&survey, a)).collect();
    let found = found.ok_or(Fault::Store(StoreError::Stale))?;
    let plan = alerts::plan(&desk.store, period, order, chosen)?;
    let place = desk.store.meta("place").map_err(Fault::from)?.unwrap_or_else(|| DEFAULT_PLACE.to_string());
    let by = (s.targets.bureau_of)(&place);
    let mut papers = |sent: &[Sent]| {
        let letters = words::papers(s, &by, period.as_of, &plan, sent, &found);
        (letters, words::list_name(s, sent), words::sent_list(s, sent, &found))
    };
    let sent = send_into(&mut desk.store, &stamp, (period, &plan), chosen, folder, &mut papers);
    let (sent, _) = sent.map_err(|why| match why {
        Unsent::Files(why) => out(why, folder),
        Unsent::Refused(fault) => fault.into(),
    })?;
    let serial = |one: Option<&alerts::Sent>| one.map(|s| s.letter.serial.to_string()).unwrap_or_default();
    Ok(Reply::LettersSent(Posted {
        letters: sent.len(),
        alerts: chosen.len(),
        first: serial(sent.first()),
        last: serial(sent.last()),
        due: plan.due,
    }))
}

/// An alert as it stands in a survey.
fn of<'a>(survey: &'a survey::Survey, a: &Addressed) -> Option<(&'a JudgedProject, &'a RaisedAlert)> {
    let project = survey.projects.iter().find(|p| p.project.id == a.handled.project_id)?;
    Some((project, project.alerts.iter().find(|r| r.alert.identity() == a.handled.key)?))
}
