//! What an operator does with alerts: one, or all that are marked.
//!
//! Never here: what may follow what (the service says), or drawing.

use crate::domain::date::{self, Date};
use crate::domain::letter::Serial;
use crate::domain::monitor::life::{Disposition, State, Waiver};
use crate::domain::text;
use crate::present::monitor;
use crate::service::alerts::{Action, Addressed, Addressees, Handled, Order, allows};
use crate::service::letters::term;
use crate::tui::effect::{Request, Slot};
use crate::tui::keymap::Cmd;
use crate::tui::msg::Posted;
use crate::tui::parts::form::Form;
use crate::tui::parts::note::Note;
use crate::tui::screens::Page;

use super::App;
use super::forms::FormFor;
use super::modal::{Modal, Then};

/// What is filled in for alerts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// 说明
    Explain,
    /// 消除
    Resolve,
    /// 重新打开
    Reopen,
    /// 豁免
    Waive,
    /// 处置
    Dispose,
    /// 发函
    Send,
}

/// The line that is not right, and why.
type Refused = Option<(usize, &'static str)>;

/// The alerts that a box is filled in for, as they were when it was opened.
#[derive(Debug, Clone, Default)]
pub struct Chosen {
    /// Those it can be done with.
    alerts: Vec<Addressed>,
    /// How many it cannot be done with.
    left_out: usize,
}

fn day(typed: &str) -> Option<Date> {
    date::parse(typed, date::Epoch::default()).filter(|r| !r.month_only).map(|r| r.day)
}

/// By the word, its letter, or the first letter of its pinyin.
fn decision(typed: &str) -> Option<Disposition> {
    match typed.trim().to_ascii_lowercase().as_str() {
        "继续" | "1" | "j" | "jx" | "continue" => Some(Disposition::Continue),
        "调整" | "2" | "t" | "tz" | "adjust" => Some(Disposition::Adjust),
        "取消" | "3" | "q" | "qx" | "cancel" => Some(Disposition::Cancel),
        _ => None,
    }
}

impl App {
    /// The commands that deal with alerts; says whether it was one.
    pub(super) fn alert_command(&mut self, cmd: Cmd) -> bool {
        match cmd {
            Cmd::Verify => self.verify(),
            Cmd::Note => self.note(),
            Cmd::Explain => self.begin(Doing::Explain),
            Cmd::Resolve => self.begin(Doing::Resolve),
            Cmd::ReopenAlert => self.begin(Doing::Reopen),
            Cmd::Waive => self.begin(Doing::Waive),
            Cmd::Dispose => self.begin(Doing::Dispose),
            Cmd::SendLetters => self.begin(Doing::Send),
            _ => return false,
        }
        true
    }

    /// The alerts an action applies to: the one open, the marked ones, or the one under the cursor.
    fn alerts_chosen(&self) -> Vec<i64> {
        match self.pages.last() {
            Some(Page::Why(w)) => vec![w.key],
            Some(_) => Vec::new(),
            None => self.bench.alerts.chosen(),
        }
    }

    pub(super) fn handled(&self, key: i64) -> Option<Handled> {
        let (project, raised) = self.alert(key)?;
        Some(Handled::of(project, raised))
    }

    /// The chosen alerts, without those that an action cannot be done with.
    fn fitting(&self, action: &Action) -> Chosen {
        let day = self.city.as_ref().and_then(|c| c.as_of).unwrap_or(Date::ZERO);
        self.choose(|state_of| allows(state_of, day, action).is_ok())
    }

    fn choose(&self, fits: impl Fn(&crate::domain::monitor::life::Life) -> bool) -> Chosen {
        let keys = self.alerts_chosen();
        let alerts: Vec<Addressed> = keys
            .iter()
            .filter_map(|k| self.alert(*k))
            .filter(|(_, a)| fits(&a.life))
            .map(|(p, a)| Addressed::of(p, a))
            .collect();
        Chosen { left_out: keys.len() - alerts.len(), alerts }
    }

    /// Marks alerts as looked into; where all of them are, opens them again.
    fn verify(&mut self) {
        let chosen = self.fitting(&Action::Acknowledge);
        let s = self.strings();
        if !chosen.alerts.is_empty() {
            let one = chosen.alerts.len() == 1 && chosen.left_out == 0;
            return self.settle(chosen, Action::Acknowledge, one);
        }
        let verified = |k: &i64| self.alert(*k).is_some_and(|(_, a)| a.state() == State::Acknowledged);
        let keys = self.alerts_chosen();
        if !keys.is_empty() && keys.iter().all(verified) {
            let chosen: Vec<Handled> = keys.iter().filter_map(|k| self.handled(*k)).collect();
            let question = (s.alerts.ask_reopen)(chosen.len());
            let action = Action::Reopen(String::new());
            return self.confirm(question, Then::Ask(Slot::Write, Request::Handle(self.shown_when(), chosen, action)));
        }
        if !keys.is_empty() {
            self.say(s.alert_desk.none_fits);
        }
    }

    fn note(&mut self) {
        let Some(key) = self.alerts_chosen().first().copied() else { return };
        let draft = self.draft.take().filter(|(k, _)| *k == key).map(|(_, text)| text);
        self.modals.push(Modal::Note(key, Box::new(Note::new(&draft.unwrap_or_default()))));
    }

    /// Does it, after one question that says with how many, unless it is one alone.
    fn settle(&mut self, chosen: Chosen, action: Action, one: bool) {
        let s = self.strings();
        let handled: Vec<Handled> = chosen.alerts.into_iter().map(|a| a.handled).collect();
        let count = handled.len();
        let request = Request::Handle(self.shown_when(), handled, action.clone());
        if one {
            return self.ask(Slot::Write, request);
        }
        let mut question = match &action {
            Action::Acknowledge => (s.alerts.ask_verify)(count),
            other => (s.alert_desk.ask)(monitor::act(s, &other.act()), count),
        };
        if chosen.left_out > 0 {
            question.push_str(&format!("\n{}", (s.alert_desk.left_out)(chosen.left_out)));
        }
        self.confirm(question, Then::Ask(Slot::Write, request));
    }

    /// Opens the box of an act, for those it can be done with.
    fn begin(&mut self, doing: Doing) {
        let words = "x".to_string();
        let today = self.city.as_ref().and_then(|c| c.today).unwrap_or(Date::ZERO);
        let chosen = match doing {
            Doing::Explain => self.fitting(&Action::Explain(words)),
            Doing::Resolve => self.fitting(&Action::Resolve(words)),
            Doing::Reopen => self.fitting(&Action::Reopen(words)),
            Doing::Waive => {
                let last = Date::MAX;
                self.fitting(&Action::Waive(Waiver { reason: words.clone(), approver: words, until: last }))
            }
            Doing::Dispose => {
                let disposition = Disposition::Continue;
                self.fitting(&Action::Dispose { disposition, text: String::new(), answered: today })
            }
            Doing::Send => self.choose(|life| life.state.is_open()),
        };
        if chosen.alerts.is_empty() {
            let asked_any = chosen.left_out > 0;
            if asked_any {
                self.say(self.strings().alert_desk.none_fits);
            }
            return;
        }
        self.choice = chosen;
        self.fill_in(FormFor::Alerts(doing));
    }

    /// The lines of a box, with what is usual in them.
    pub(super) fn alert_form(&self, doing: Doing) -> Form {
        let t = &self.strings().alert_desk;
        let one = |label: &str| vec![(label.to_string(), String::new())];
        let today = self.city.as_ref().and_then(|c| c.today).map(|d| d.to_string()).unwrap_or_default();
        match doing {
            Doing::Explain => Form::new(t.explain_title, t.explain_hint, one(t.explain_label)),
            Doing::Resolve => Form::new(t.resolve_title, t.resolve_hint, one(t.resolve_label)),
            Doing::Reopen => Form::new(t.reopen_title, t.reopen_hint, one(t.reopen_label)),
            Doing::Waive => {
                let end = self.city.as_ref().map(|c| date::last_of_year(c.year).to_string()).unwrap_or_default();
                let lines = [(t.waive_reason, String::new()), (t.waive_approver, String::new()), (t.waive_until, end)];
                Form::new(t.waive_title, t.waive_hint, lines.map(|(l, v)| (l.to_string(), v)).to_vec())
            }
            Doing::Dispose => {
                let lines =
                    [(t.dispose_decision, String::new()), (t.dispose_day, today), (t.dispose_text, String::new())];
                Form::new(t.dispose_title, t.dispose_hint, lines.map(|(l, v)| (l.to_string(), v)).to_vec())
            }
            Doing::Send => {
                let usual = self.city.as_ref().map(|c| c.letters.clone()).unwrap_or_default();
                let folder = self.folder.join(format!("{}{today}", self.strings().letters.sent_folder));
                let lines = [
                    (t.send_word, usual.word),
                    (t.send_number, usual.next.to_string()),
                    (t.send_day, today),
                    (t.send_days, usual.days.to_string()),
                    (t.send_folder, folder.display().to_string()),
                ];
                Form::new(t.send_title, t.send_hint, lines.map(|(l, v)| (l.to_string(), v)).to_vec())
            }
        }
    }

    /// What the lines of a box come to: with how many it is done, by when they answer.
    pub(super) fn alert_sum(&self, doing: Doing, form: &Form) -> String {
        let t = &self.strings().alert_desk;
        let count = self.choice.alerts.len();
        if doing == Doing::Send
            && let Ok(order) = self.order(form)
        {
            return self.planned(&order);
        }
        match self.choice.left_out {
            0 => (t.of_many)(count),
            left => format!("{}  {}", (t.of_many)(count), (t.left_out)(left)),
        }
    }

    /// `19 份函，40 条预警，答复期限 2021-08-13`
    fn planned(&self, order: &Order) -> String {
        let t = &self.strings().alert_desk;
        let mut departments: Vec<i64> = self.choice.alerts.iter().map(|a| a.department_id).collect();
        departments.sort_unstable();
        departments.dedup();
        let end = self.city.as_ref().map(|c| term(&c.calendar, order.issued, order.days.unwrap_or_default()));
        let due = end.as_ref().map(|e| e.day.to_string()).unwrap_or_default();
        let plan = (t.plan)(departments.len(), self.choice.alerts.len(), &due);
        match end.and_then(|e| e.uncharted.first().copied()) {
            Some(year) => format!("{plan}{}", (t.plan_uncharted)(year)),
            None => plan,
        }
    }

    /// What the box of letters says; the line and the reason where it does not.
    fn order(&self, form: &Form) -> Result<Order, (usize, &'static str)> {
        let s = self.strings();
        let t = &s.alert_desk;
        let number: u32 = text::narrow(&form.text(1)).parse().ok().filter(|n| *n > 0).ok_or((1, t.bad_number))?;
        let issued = day(&form.text(2)).ok_or((2, t.bad_day))?;
        let days: u16 = text::narrow(&form.text(3)).parse().ok().filter(|n| *n <= 365).ok_or((3, t.bad_days))?;
        let word = text::clean(&form.text(0));
        let serial = Serial { word: word.clone(), year: issued.year(), number };
        if Serial::parse(&serial.to_string()).as_ref() != Some(&serial) {
            return Err((0, t.bad_word));
        }
        // Left as proposed, the number is whatever is next when they go out.
        let usual = self.city.as_ref().is_some_and(|c| c.letters.next == number && c.letters.word == word);
        Ok(Order {
            title: s.letters.alert_title.to_string(),
            budget_section: s.letters.budget_section.to_string(),
            word: Some(word),
            first: (!usual).then_some(number),
            issued,
            delivered: None,
            days: Some(days),
            due: None,
            to: Addressees::Departments,
        })
    }

    /// Takes what was filled in, or says which line is not right.
    pub(super) fn alert_filled(&mut self, doing: Doing, form: &Form) -> Refused {
        let s = self.strings();
        let t = &s.alert_desk;
        let words = text::clean(&form.text(0));
        let needs_words = matches!(doing, Doing::Explain | Doing::Resolve | Doing::Waive);
        if needs_words && words.is_empty() {
            return Some((0, s.monitor_terms.need_reason));
        }
        let action = match doing {
            Doing::Explain => Action::Explain(words),
            Doing::Resolve => Action::Resolve(words),
            Doing::Reopen => Action::Reopen(words),
            Doing::Waive => {
                let (approver, until) = (text::clean(&form.text(1)), day(&form.text(2)));
                if approver.is_empty() {
                    return Some((1, s.monitor_terms.need_approver));
                }
                let Some(until) = until else { return Some((2, t.bad_day)) };
                if self.city.as_ref().and_then(|c| c.as_of).is_some_and(|as_of| until < as_of) {
                    return Some((2, s.monitor_terms.in_the_past));
                }
                Action::Waive(Waiver { reason: words, approver, until })
            }
            Doing::Dispose => {
                let Some(disposition) = decision(&form.text(0)) else { return Some((0, t.bad_decision)) };
                let Some(answered) = day(&form.text(1)) else { return Some((1, t.bad_day)) };
                Action::Dispose { disposition, text: form.text(2), answered }
            }
            Doing::Send => return self.ask_send(form),
        };
        let chosen = std::mem::take(&mut self.choice);
        let one = chosen.alerts.len() == 1 && chosen.left_out == 0;
        self.settle(chosen, action, one);
        None
    }

    fn ask_send(&mut self, form: &Form) -> Refused {
        let t = &self.strings().alert_desk;
        let order = match self.order(form) {
            Ok(order) => order,
            Err(refused) => return Some(refused),
        };
        let folder = form.text(4);
        if folder.is_empty() {
            return Some((4, t.no_folder));
        }
        let first = Serial {
            word: form.text(0),
            year: order.issued.year(),
            number: text::narrow(&form.text(1)).parse().unwrap_or(1),
        };
        let mut question = (t.ask_send)(&self.planned(&order), &first.to_string(), &folder);
        let chosen = std::mem::take(&mut self.choice);
        if chosen.left_out > 0 {
            question.push_str(&format!("\n{}", (t.left_out)(chosen.left_out)));
        }
        let request = Request::SendLetters(self.lang, self.shown_when(), chosen.alerts, Box::new(order), folder.into());
        self.confirm(question, Then::Ask(Slot::Write, request));
        None
    }

    /// Alerts were dealt with: says so, and reads again.
    pub(super) fn after_handling(&mut self, action: &Action, count: usize) {
        let s = self.strings();
        let said = match action {
            Action::Acknowledge => (s.alerts.verified)(count),
            Action::Reopen(_) => (s.alerts.reopened)(count),
            Action::Note(_) => s.common.saved.to_string(),
            other => (s.alert_desk.done)(monitor::act(s, &other.act()), count),
        };
        self.bench.alerts.marks.clear();
        self.written(said);
    }

    /// Letters went out: says how many, their numbers, by when they are to be answered.
    pub(super) fn after_letters(&mut self, p: &Posted) {
        let t = &self.strings().alert_desk;
        let said = (t.sent)(p.letters, p.alerts, &p.first, &p.last, &p.due.to_string());
        self.bench.alerts.marks.clear();
        self.written(said);
    }
}
