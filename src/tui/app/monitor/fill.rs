//! Boxes with lines to fill in on the monitoring screen.
//!
//! Never here: whether what was filled in may be done (the service says).

use crate::domain::date::{self, Date};
use crate::domain::money::{Money, MoneyUnit};
use crate::domain::monitor::key::Checked;
use crate::domain::text;
use crate::present::key as names;
use crate::service::key::Found;
use crate::tui::effect::Slot;
use crate::tui::monitor::Ask;
use crate::tui::parts::form::Form;

use super::App;

/// What is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// Months, cut-off, due.
    OpenRound,
    /// Why forms go back.
    Return,
    /// The number of the letter of rectification.
    Notice,
    /// Amount, reason, last day of a contract tail.
    Tail,
    /// Why the mark is taken off.
    Untail,
    /// Why projects are chosen.
    Choose,
    /// Why they are dropped.
    Drop,
    /// A result for every item.
    Checks,
    /// Two days.
    Days,
}

/// The line that is not right, and why.
type Refused = Option<(usize, &'static str)>;

fn day(typed: &str) -> Option<Date> {
    date::parse(typed, date::Epoch::default()).map(|r| r.day)
}

/// A result as it is typed: a word of the three, its pinyin, or a problem in words.
fn result(typed: &str) -> (Checked, String) {
    match text::clean(typed).to_ascii_lowercase().as_str() {
        "合规" | "hg" | "ok" | "compliant" => (Checked::Compliant, String::new()),
        "不适用" | "bsy" | "n/a" | "na" | "not applicable" => (Checked::NotApplicable, String::new()),
        _ => (Checked::Problem, text::clean(typed)),
    }
}

impl App {
    /// The lines of a box, with what is usual in them.
    pub(in crate::tui::app) fn monitor_form(&self, what: Fill) -> Form {
        let t = &self.strings().monitor_desk;
        let one = |label: &str| vec![(label.to_string(), String::new())];
        match what {
            Fill::OpenRound => Form::new(t.open_title, t.open_hint, self.usual_round()),
            Fill::Return => Form::new(t.return_title, t.return_hint, one(t.return_label)),
            Fill::Notice => Form::new(t.notice_title, t.notice_hint, one(t.notice_label)),
            Fill::Tail => {
                let lines = [t.tail_amount, t.tail_reason, t.tail_until].map(|l| (l.to_string(), String::new()));
                Form::new(t.tail_title, t.tail_hint, lines.to_vec())
            }
            Fill::Untail => Form::new(t.untail_title, t.choose_hint, one(t.tail_reason)),
            Fill::Choose => Form::new(t.choose_title, t.choose_hint, one(t.tail_reason)),
            Fill::Drop => Form::new(t.drop_title, t.choose_hint, one(t.tail_reason)),
            Fill::Checks => Form::new(t.checks_title, t.checks_hint, self.known_checks()),
            Fill::Days => {
                let days = self.monitor.days.days;
                let said = |d: Option<Date>| d.map(|d| d.to_string()).unwrap_or_default();
                let lines = vec![
                    (t.days_from.to_string(), said(days.map(|d| d.0))),
                    (t.days_to.to_string(), said(days.map(|d| d.1))),
                ];
                Form::new(t.days_title, t.days_hint, lines)
            }
        }
    }

    /// The months that are over by the day in sight, to be filed by the end of the next.
    fn usual_round(&self) -> Vec<(String, String)> {
        let t = &self.strings().monitor_desk;
        let mut said = [String::new(), String::new(), String::new()];
        if let Some(day) = self.city.as_ref().and_then(|c| c.as_of) {
            let over = day == day.last_of_month();
            let end = if over { day } else { day.first_of_month().yesterday().unwrap_or(day) };
            if end.year() == day.year() {
                let due = end.tomorrow().unwrap_or(end).last_of_month();
                said = [end.month().to_string(), end.to_string(), due.to_string()];
            }
        }
        [t.open_months, t.open_cutoff, t.open_due].map(str::to_string).into_iter().zip(said).collect()
    }

    fn known_checks(&self) -> Vec<(String, String)> {
        let s = self.strings();
        let Some(line) = self.monitor.key.current() else { return Vec::new() };
        let said = |c: &Option<(Checked, String)>| match c {
            None => String::new(),
            Some((Checked::Problem, note)) => note.clone(),
            Some((result, _)) => names::checked(s, *result).to_string(),
        };
        line.checks.iter().map(|(item, c)| (names::item(s, item).to_string(), said(c))).collect()
    }

    /// Takes what was filled in, or says which line is not right.
    pub(in crate::tui::app) fn monitor_filled(&mut self, what: Fill, form: &Form) -> Refused {
        let t = &self.strings().monitor_desk;
        let reason = form.text(0);
        let needs_reason = matches!(what, Fill::Return | Fill::Untail | Fill::Choose | Fill::Drop);
        if needs_reason && reason.is_empty() {
            return Some((0, t.no_reason));
        }
        if what == Fill::Notice && reason.is_empty() {
            return Some((0, t.no_document));
        }
        let ask = match what {
            Fill::OpenRound => match self.opening(form) {
                Ok(ask) => ask,
                Err(refused) => return Some(refused),
            },
            Fill::Return => Ask::Return(self.monitor.forms.months?, self.to_return(), reason),
            Fill::Notice => Ask::Notice(self.monitor.forms.months?, self.to_notice(), reason),
            Fill::Tail => match self.tail(form) {
                Ok(ask) => ask,
                Err(refused) => return Some(refused),
            },
            Fill::Untail => Ask::Unmark(self.tail_lines(true), reason),
            Fill::Choose | Fill::Drop => {
                let codes = self.monitor.key.chosen().iter().map(|l| l.code.clone()).collect();
                Ask::Choose(codes, what == Fill::Choose, reason)
            }
            Fill::Checks => Ask::Check(self.checks_typed(form)),
            Fill::Days => match (day(&form.text(0)), day(&form.text(1))) {
                (None, _) => return Some((0, t.bad_day)),
                (_, None) => return Some((1, t.bad_day)),
                (Some(from), Some(to)) if from > to => return Some((0, t.days_crossed)),
                (Some(from), Some(to)) => {
                    self.monitor.days.asked = true;
                    self.ask_monitor(Slot::Monitor, Ask::Days(Some((from, to))));
                    return None;
                }
            },
        };
        if !matches!(&ask, Ask::Check(found) if found.is_empty()) {
            self.ask_monitor(Slot::Write, ask);
        }
        None
    }

    fn opening(&mut self, form: &Form) -> Result<Ask, (usize, &'static str)> {
        let t = &self.strings().monitor_desk;
        let months = form.text(0).parse().ok().filter(|n| (1..=12).contains(n)).ok_or((0, t.bad_months))?;
        let cutoff = day(&form.text(1)).ok_or((1, t.bad_day))?;
        let due = day(&form.text(2)).ok_or((2, t.bad_day))?;
        // The round that is opened comes in sight.
        self.monitor.forms.months = Some(months);
        Ok(Ask::Open(months, cutoff, due))
    }

    fn tail(&self, form: &Form) -> Result<Ask, (usize, &'static str)> {
        let t = &self.strings().monitor_desk;
        let (typed, reason, until) = (form.text(0), form.text(1), form.text(2));
        let lines = self.tail_lines(false);
        let amount = match typed.as_str() {
            "" => None,
            typed => {
                let read = Money::parse(&text::narrow(typed), MoneyUnit::Yuan).ok().filter(|m| m.is_positive());
                Some(read.ok_or((0, t.bad_amount))?)
            }
        };
        if amount.is_some() && lines.len() > 1 {
            return Err((0, t.one_amount));
        }
        if reason.is_empty() {
            return Err((1, t.no_reason));
        }
        let until = if until.is_empty() { None } else { Some(day(&until).ok_or((2, t.bad_day))?) };
        Ok(Ask::Mark(lines, amount, reason, until))
    }

    /// Only what was changed.
    fn checks_typed(&self, form: &Form) -> Vec<Found> {
        let before = self.known_checks();
        let Some(line) = self.monitor.key.current() else { return Vec::new() };
        let items = line.checks.iter().zip(&before).enumerate();
        let changed = items.filter_map(|(n, ((item, _), (_, was)))| {
            let typed = form.text(n);
            if typed.is_empty() || typed == *was {
                return None;
            }
            let (result, note) = result(&typed);
            Some(Found { code: line.code.clone(), item: item.clone(), result, note })
        });
        changed.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_one_of_three_words_or_a_problem() {
        assert_eq!(result("合规").0, Checked::Compliant);
        assert_eq!(result("HG").0, Checked::Compliant);
        assert_eq!(result("n/a").0, Checked::NotApplicable);
        assert_eq!(result(" 未按合同组织验收 "), (Checked::Problem, "未按合同组织验收".to_string()));
    }
}
