//! `alerts send`: one letter a department or unit with its alerts.
//! Never here: what a letter says.

use serde_json::json;

use super::args::{Send, ToWord};
use super::choose::{Found, chosen};
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::stop::Stop;
use crate::domain::monitor::life::State;
use crate::present::letters as words;
use crate::service::alerts::{self, Addressed, Addressees, Order, Sent, Unsent, send_into};
use crate::service::{DEFAULT_PLACE, survey};

/// `alerts send`
pub(super) fn send(desk: &Desk, args: &Send) -> Result<u8, Stop> {
    let t = &desk.s.letters;
    let folder = desk.output.as_deref().ok_or_else(|| Stop::said(t.no_folder, t.no_folder_hint))?;
    let mut store = desk.existing()?;
    let period = desk.period(&store)?;
    let survey = survey::survey(&store, period)?;
    let (mut found, named) = chosen(desk, &survey, &args.which)?;
    if !named {
        // Who was written to is not written to again unasked.
        let again = args.which.filter.state == Some(State::Noticed);
        found.retain(|(_, a)| a.state().is_open() && (again || a.state() != State::Noticed));
    }
    let alerts: Vec<Addressed> = found.iter().map(|(p, a)| Addressed::of(p, a)).collect();
    let plan = alerts::plan(&store, period, order(desk, args), &alerts)?;
    let place = store.meta("place")?.unwrap_or_else(|| DEFAULT_PLACE.to_string());
    let by = (desk.s.targets.bureau_of)(&place);
    let mut papers = |sent: &[Sent]| {
        let letters = words::papers(desk.s, &by, period.as_of, &plan, sent, &found);
        (letters, words::list_name(desk.s, sent), words::sent_list(desk.s, sent, &found))
    };
    let sent = send_into(&mut store, &desk.stamp(), (period, &plan), &alerts, folder, &mut papers);
    let (sent, files) = sent.map_err(|why| match why {
        Unsent::Files(why) => why.into(),
        Unsent::Refused(fault) => Stop::from(fault),
    })?;
    let mut lines = vec![(t.sent)(sent.len(), found.len(), &folder.display().to_string())];
    lines.push(numbers(desk, &sent));
    lines.push((t.term)(&plan.due.to_string()));
    if !plan.uncharted.is_empty() {
        lines.push((t.uncharted)(&years(&plan.uncharted)));
    }
    // The folder is named by -o; the answer goes to whoever called.
    desk.to_stdout().tell(&lines, || {
        let letters = sent.iter().zip(&files).map(|(one, file)| letter(one, file, &found));
        json!({
            "count": found.len(), "due": plan.due.to_string(), "days": plan.days, "uncharted": plan.uncharted,
            "letters": letters.collect::<Vec<_>>(), "list": files.last().map(|f| f.display().to_string()),
        })
    })?;
    Ok(DONE)
}

fn order(desk: &Desk, args: &Send) -> Order {
    let t = &desk.s.letters;
    Order {
        title: t.alert_title.to_string(),
        budget_section: t.budget_section.to_string(),
        word: args.word.clone(),
        first: args.number,
        issued: args.date.unwrap_or_else(|| desk.today()),
        delivered: args.delivered,
        days: args.days,
        due: args.due,
        to: match args.by {
            ToWord::Department => Addressees::Departments,
            ToWord::Unit => Addressees::Units,
        },
    }
}

fn numbers(desk: &Desk, sent: &[Sent]) -> String {
    let t = &desk.s.letters;
    match sent {
        [first, .., last] => (t.range)(&first.letter.serial.to_string(), &last.letter.serial.to_string()),
        one => (t.one_number)(&one.iter().map(|s| s.letter.serial.to_string()).collect::<String>()),
    }
}

/// Years in one line.
pub(in crate::cli) fn years(years: &[i16]) -> String {
    years.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn letter(one: &Sent, file: &std::path::Path, found: &[Found<'_>]) -> serde_json::Value {
    let listed = one.alerts.iter().filter_map(|n| found.get(*n)).map(
        |(p, a)| json!({"project_code": p.project.code, "rule": a.alert.rule.key(), "part": a.alert.identity().part}),
    );
    let l = &one.letter;
    json!({
        "number": l.serial.to_string(), "addressee": l.addressee, "copies": l.copies, "title": l.title,
        "issued": l.issued.to_string(), "due": l.due.map(|d| d.to_string()), "file": file.display().to_string(),
        "alerts": listed.collect::<Vec<_>>(),
    })
}
