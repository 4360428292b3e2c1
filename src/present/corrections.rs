//! 退回修改清单 in words: what a department is to correct, cell by cell.
//!
//! Never here: which objection is raised, or how the list is laid out.

use crate::domain::date::Date;
use crate::domain::form::Form;
use crate::domain::target::check::Check;
use crate::domain::target::objection::{Certainty, Objection};
use crate::domain::target::state::State;
use crate::exchange::corrections::{Corrections, Group, Heads, Item};
use crate::exchange::docx::Signature;
use crate::service::target::Page;

use super::strings::Strings;
use super::{objection, review};

/// One target with what is objected to.
pub struct Faulty<'a> {
    /// Code and name.
    pub title: String,
    /// File and sheet it came from.
    pub source: String,
    /// What it says.
    pub form: &'a Form,
    /// What is objected to.
    pub found: &'a [Objection<Check>],
    /// What the reviewer wrote.
    pub note: &'a str,
}

/// The lists that the pages of targets give, one a department; none of a
/// department that has nothing to correct.
pub fn of_pages(s: &Strings, by: &str, day: Date, pages: &[Page]) -> Vec<Corrections> {
    let mut departments: Vec<&str> = Vec::new();
    for page in pages {
        if !departments.contains(&page.item.department.as_str()) {
            departments.push(&page.item.department);
        }
    }
    let lists = departments.into_iter().map(|name| {
        let own = pages.iter().filter(|p| p.item.department == name);
        list(s, name, by, day, &own.filter_map(faulty).collect::<Vec<_>>())
    });
    lists.filter(|l| !l.groups.is_empty()).collect()
}

fn faulty(page: &Page) -> Option<Faulty<'_>> {
    let current = page.current.as_ref()?;
    // What came back without a finding of the checks came back for the reviewer's own words.
    let note = if page.item.state == Some(State::Returned) { page.item.note.as_str() } else { "" };
    let code = page.item.code.clone().unwrap_or_default();
    (!page.objections.is_empty() || !note.is_empty()).then(|| Faulty {
        title: format!("{code} {}", page.item.name).trim().to_string(),
        source: current.head.file.clone(),
        form: &current.form,
        found: &page.objections,
        note,
    })
}

/// The list for one department.
pub fn list(s: &Strings, recipient: &str, by: &str, day: Date, targets: &[Faulty<'_>]) -> Corrections {
    let t = &s.targets;
    Corrections {
        title: t.list_title.to_string(),
        recipient: recipient.to_string(),
        opening: vec![(t.list_opening)(targets.len())],
        heads: Heads {
            number: t.col_number_long.into(),
            form: t.list_form.into(),
            cell: t.list_cell.into(),
            quote: t.list_quote.into(),
            message: t.list_message.into(),
            suggestion: t.list_suggestion.into(),
            certainty: t.list_certainty.into(),
            duty: t.list_duty.into(),
            reply: t.list_reply.into(),
        },
        groups: targets.iter().map(|f| group(s, f)).collect(),
        closing: vec![t.list_closing.to_string()],
        signature: Signature { by: by.to_string(), day },
    }
}

fn group(s: &Strings, f: &Faulty<'_>) -> Group {
    let mut items: Vec<Item> = f.found.iter().map(|o| item(s, f, o)).collect();
    // Without a finding of the checks the reviewer's own words stand.
    if items.is_empty() && !f.note.is_empty() {
        items.push(Item { form: f.source.clone(), message: f.note.to_string(), ..Item::default() });
    }
    Group { title: f.title.clone(), items }
}

fn item(s: &Strings, f: &Faulty<'_>, o: &Objection<Check>) -> Item {
    let t = &s.targets;
    let duty = match o.certainty {
        Certainty::Sure => t.duty_must,
        Certainty::Judgement => t.duty_explain,
        Certainty::Doubtful => t.duty_check,
    };
    Item {
        form: f.source.clone(),
        cell: o.at.cell.clone(),
        quote: o.at.text.clone(),
        message: objection::message(s, o),
        suggestion: objection::suggestion(s, f.form, o),
        certainty: review::certainty(s, o.certainty).to_string(),
        duty: duty.to_string(),
    }
}
