//! What follows from a line that was typed.
//!
//! Never here: the line itself (see `modal`).

use crate::domain::date;
use crate::tui::effect::{Request, Slot, When};

use super::App;
use super::modal::{Modal, Prompt, Purpose};

impl App {
    pub(super) fn typed(&mut self, mut prompt: Prompt) {
        let s = self.strings();
        let text = prompt.field.text().trim().to_string();
        let problem = match &prompt.purpose {
            Purpose::Find => None,
            Purpose::AsOf => self.change_day(&text).then_some(()).map_or(Some(s.common.as_of_bad), |()| None),
            Purpose::Export => {
                let ending = text.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase());
                match ending.as_deref() {
                    Some("xlsx" | "csv") => {
                        self.export_to(&text);
                        None
                    }
                    _ => Some(s.common.export_bad_ending),
                }
            }
            Purpose::Monitor(paper) => self.named_paper(*paper, &text),
            Purpose::Evidence => {
                self.attach(&text);
                None
            }
            Purpose::Scores => {
                self.scores_from(&text);
                None
            }
            Purpose::Forms if text.is_empty() => Some(s.targets.list_bad_ending),
            Purpose::Forms => {
                self.write_targets(&prompt.purpose, &text);
                None
            }
            Purpose::Corrections => {
                let ending = text.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase());
                match ending.as_deref() {
                    Some("docx" | "xlsx") => {
                        self.write_targets(&prompt.purpose, &text);
                        None
                    }
                    _ => Some(s.targets.list_bad_ending),
                }
            }
            Purpose::Header => self.header_means(&text).then_some(()).map_or(Some(s.import.header_bad), |()| None),
            Purpose::Value { key, .. } => {
                use crate::domain::monitor::setting::{parse, shape_of};
                match parse(shape_of(key), &text) {
                    Some(_) => {
                        let request = Request::Simulate(self.lang, self.shown_when(), key.clone(), text.clone());
                        self.ask(Slot::Simulate, request);
                        None
                    }
                    None => Some(s.rules.bad_value),
                }
            }
        };
        if let Some(problem) = problem {
            // What was typed stays, with the reason beside it.
            prompt.problem = Some(problem.to_string());
            self.modals.push(Modal::Prompt(prompt));
        }
    }

    /// Another as-of day; says whether it is one.
    fn change_day(&mut self, text: &str) -> bool {
        let year = self.city.as_ref().map(|c| c.year);
        self.when = if text.is_empty() {
            When { year, as_of: None }
        } else {
            let Some(day) = date::parse(text, date::Epoch::default()).map(|r| r.day) else { return false };
            When { year: Some(day.year()), as_of: Some(day) }
        };
        self.detail = None;
        self.read_city();
        true
    }
}
