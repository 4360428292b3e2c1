//! Boxes over a page: what is asked, typed or chosen, and what follows.
//!
//! Never here: drawing (see `screens::modals`) or a loop of their own.

use crossterm::event::KeyEvent;

use crate::domain::evaluation::cell::At;
use crate::domain::evaluation::key::state::Step;
use crate::domain::evaluation::scheme::ZeroBudget;
use crate::exchange::record::Kind;
use crate::service::alerts::Action;
use crate::service::evaluation::Seen;
use crate::tui::effect::{How, Request, Slot};
use crate::tui::keymap::{Cmd, Context};
use crate::tui::parts::field::Field;
use crate::tui::parts::form::Form;
use crate::tui::parts::menu::Menu;
use crate::tui::parts::note::Note;
use crate::tui::parts::palette::Palette;
use crate::tui::parts::sheet::Keep;
use crate::tui::parts::whole::Whole;
use crate::tui::rows::evaluation::{Clash, Unfinished};
use crate::tui::screens::Page;

use super::App;
use super::forms::FormFor;
use super::monitor::Paper;
use super::targets::Reason;

/// A box.
#[allow(clippy::large_enum_variant)] // there is one or two of them at a time
pub enum Modal {
    /// The keys that work here.
    Help(Whole),
    /// All commands.
    Palette(Palette),
    /// A question with what follows a yes.
    Confirm {
        /// What will happen, with the name or number of what it happens to.
        question: String,
        /// What follows.
        then: Then,
    },
    /// A line to type.
    Prompt(Prompt),
    /// By which column to sort.
    Sort(Menu<Option<usize>>),
    /// Which rows to show.
    Filter(Menu<Keep>),
    /// What the tables of an import are about.
    Kind(Menu<Option<Kind>>),
    /// A note on an alert.
    Note(i64, Box<Note>),
    /// Why a target goes back or is rejected.
    Reason(Reason, Box<Note>),
    /// A text of a form on a page of its own.
    Long(At, Box<Note>),
    /// How a year without a budget counts.
    ZeroBudget(Menu<ZeroBudget>),
    /// Which step of a key evaluation.
    Steps(Menu<Step>),
    /// Why forms of evaluation go back.
    SendBack(Vec<Seen>, Box<Note>),
    /// Two values of one cell; whether ours is chosen.
    Clash(Clash, Menu<bool>),
    /// Several lines to fill in.
    Form(FormFor, Form),
    /// A text uncut.
    Whole(Whole),
    /// What stands behind the line under the cursor; the next line is a key away.
    OfRow(Whole, Behind),
}

/// What of a line is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behind {
    /// Its cells, uncut.
    Cells,
    /// The values of a form of a monitoring round.
    RoundForm,
}

/// What follows a yes.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum Then {
    Ask(Slot, Request),
    Resume(Unfinished),
    Quit,
}

/// A line being typed.
pub struct Prompt {
    /// What for.
    pub purpose: Purpose,
    /// What was typed.
    pub field: Field,
    /// Why it was not taken.
    pub problem: Option<String>,
}

/// What a line is typed for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// Searching the list while typing.
    Find,
    /// Another day.
    AsOf,
    /// The file a list goes to.
    Export,
    /// The file a list of corrections goes to.
    Corrections,
    /// A file of evidence.
    Evidence,
    /// A scoring table.
    Scores,
    /// The folder forms go into.
    Forms,
    /// Where something of the monitoring screen goes.
    Monitor(Paper),
    /// What a header of a file means.
    Header,
    /// Another value of a threshold.
    Value {
        /// Its key.
        key: String,
        /// What holds now.
        now: String,
    },
}

impl Modal {
    /// Where its keys are looked up.
    pub fn context(&self) -> Context {
        match self {
            Modal::Help(_) => Context::Help,
            Modal::Palette(_) => Context::Palette,
            Modal::Confirm { .. } => Context::Confirm,
            Modal::Prompt(_) => Context::Typing,
            Modal::Sort(_)
            | Modal::Filter(_)
            | Modal::Kind(_)
            | Modal::Clash(..)
            | Modal::ZeroBudget(_)
            | Modal::Steps(_) => Context::Menu,
            Modal::Note(..) | Modal::Reason(..) | Modal::Long(..) | Modal::SendBack(..) => Context::Writing,
            Modal::Form(..) => Context::Filling,
            Modal::Whole(_) => Context::Whole,
            Modal::OfRow(..) => Context::OfRow,
        }
    }

    /// Whether characters are text here and not commands.
    pub fn takes_text(&self) -> bool {
        matches!(
            self,
            Modal::Palette(_)
                | Modal::Prompt(_)
                | Modal::Note(..)
                | Modal::Reason(..)
                | Modal::Long(..)
                | Modal::SendBack(..)
                | Modal::Form(..)
        )
    }
}

impl App {
    /// Opens a line to type.
    pub(in crate::tui) fn prompt(&mut self, purpose: Purpose, text: &str) {
        self.modals.push(Modal::Prompt(Prompt { purpose, field: Field::new(text), problem: None }));
    }

    /// Asks before something is done.
    pub(in crate::tui) fn confirm(&mut self, question: String, then: Then) {
        self.modals.push(Modal::Confirm { question, then });
    }

    pub(super) fn modal_command(&mut self, cmd: Cmd) {
        match cmd {
            Cmd::Quit => return self.leave(),
            Cmd::Repaint => return self.out.push(crate::tui::effect::Effect::Repaint),
            _ => {}
        }
        let moved = match self.modals.last_mut() {
            Some(Modal::Help(w) | Modal::Whole(w) | Modal::OfRow(w, _)) => w.command(cmd),
            Some(Modal::Palette(p)) => p.list.command(cmd),
            Some(Modal::Sort(m)) => m.list.command(cmd),
            Some(Modal::Filter(m)) => m.list.command(cmd),
            Some(Modal::Kind(m)) => m.list.command(cmd),
            Some(Modal::Clash(_, m)) => m.list.command(cmd),
            Some(Modal::ZeroBudget(m)) => m.list.command(cmd),
            Some(Modal::Steps(m)) => m.list.command(cmd),
            Some(Modal::Form(_, form)) => form.command(cmd),
            _ => false,
        };
        match cmd {
            _ if moved => {}
            Cmd::Accept | Cmd::Save => self.accept(),
            Cmd::Close => self.close_modal(),
            Cmd::Next | Cmd::Previous => self.next_row(cmd == Cmd::Previous),
            _ => {}
        }
    }

    /// The next line of the list, without closing what is shown of this one.
    fn next_row(&mut self, back: bool) {
        let Some(Modal::OfRow(_, behind)) = self.modals.last() else { return };
        let behind = *behind;
        let Some(sheet) = self.sheet_mut() else { return };
        if !sheet.list.command(if back { Cmd::Up } else { Cmd::Down }) {
            return;
        }
        match behind {
            Behind::Cells => {
                self.modals.pop();
                self.whole();
            }
            Behind::RoundForm => self.open_in_monitor(),
        }
        self.relink();
    }

    fn close_modal(&mut self) {
        match self.modals.pop() {
            Some(Modal::Prompt(Prompt { purpose: Purpose::Find, .. })) => self.find(""),
            // What was written is kept for the next time the note is opened.
            Some(Modal::Note(key, note)) => self.draft = Some((key, note.text())),
            Some(Modal::Reason(reason, note)) => self.keep_reason(&reason, note.text()),
            Some(Modal::SendBack(seen, note)) => self.keep_return(&seen, note.text()),
            // Closing is no choice: ours stays in its cell, not kept yet.
            Some(Modal::Confirm { then: Then::Resume(_), .. }) => self.stay(None),
            _ => {}
        }
    }

    fn accept(&mut self) {
        match self.modals.pop() {
            Some(Modal::Confirm { then: Then::Ask(slot, request), .. }) => {
                if slot == Slot::Import {
                    self.pages.push(Page::Running);
                }
                self.ask(slot, request);
            }
            Some(Modal::Confirm { then: Then::Quit, .. }) => self.leave(),
            Some(Modal::Confirm { then: Then::Resume(unfinished), .. }) => self.resume(unfinished),
            Some(Modal::Palette(p)) => self.run_chosen(&p),
            Some(Modal::Sort(menu)) => {
                if let (Some(chosen), Some(sheet)) = (menu.chosen(), self.sheet_mut()) {
                    match chosen {
                        Some(column) => sheet.sort_by(column),
                        None => sheet.unsort(),
                    }
                }
            }
            Some(Modal::Filter(menu)) => {
                if let (Some(keep), Some(sheet)) = (menu.chosen(), self.sheet_mut()) {
                    sheet.set_keep(keep);
                }
            }
            Some(Modal::Kind(menu)) => {
                if let (Some(kind), Some(Page::Preview(p))) = (menu.chosen(), self.pages.last()) {
                    let how = How { kind, ..p.preview.how.clone() };
                    self.preview_again(how);
                }
            }
            Some(Modal::Note(key, note)) => self.save_note(key, &note.text()),
            Some(Modal::Reason(reason, note)) => self.send_reason(reason, note.text()),
            Some(Modal::SendBack(seen, note)) => self.send_return(seen, note.text()),
            Some(Modal::Long(at, note)) => self.written_long(at, &note.text()),
            Some(Modal::ZeroBudget(menu)) => self.decide_zero_budget(menu.chosen()),
            Some(Modal::Steps(menu)) => {
                if let Some(step) = menu.chosen() {
                    self.step_chosen(step);
                }
            }
            Some(Modal::Clash(clash, menu)) => {
                let ours = menu.chosen().unwrap_or(true);
                self.settle_clash(clash, ours);
            }
            Some(Modal::Form(what, form)) => self.filled(what, form),
            Some(Modal::Prompt(prompt)) => self.typed(prompt),
            _ => {}
        }
    }

    fn run_chosen(&mut self, palette: &Palette) {
        match palette.chosen() {
            Some(Ok(cmd)) => self.page_command(cmd),
            Some(Err(place)) => {
                let s = self.strings();
                let name = crate::tui::bindings::context_name(s, place);
                self.say(format!("{} {name}", s.common.works_in));
            }
            None => {}
        }
    }

    fn save_note(&mut self, key: i64, text: &str) {
        self.draft = None;
        if let Some(alert) = self.handled(key).filter(|_| !text.is_empty()) {
            let action = Action::Note(text.to_string());
            self.ask(Slot::Write, Request::Handle(self.shown_when(), vec![alert], action));
        }
    }

    pub(in crate::tui) fn find(&mut self, needle: &str) {
        if let Some(sheet) = self.sheet_mut() {
            sheet.set_needle(needle);
        }
    }

    /// Gives a key to the box that takes text; says whether it took it.
    pub(super) fn type_key(&mut self, event: KeyEvent) -> bool {
        match self.modals.last_mut() {
            Some(Modal::Note(_, note) | Modal::Reason(_, note) | Modal::Long(_, note) | Modal::SendBack(_, note)) => {
                note.key(event);
                true
            }
            Some(Modal::Form(_, form)) => {
                let took = form.key(event);
                self.sum_up();
                took
            }
            Some(Modal::Palette(p)) => {
                let took = p.field.key(event);
                if took {
                    p.refilter();
                }
                took
            }
            Some(Modal::Prompt(_)) => self.edit(|field| field.key(event)),
            None => self.type_in_entry(event) || self.type_in_case(event),
            _ => false,
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        match self.modals.last_mut() {
            Some(Modal::Note(_, note) | Modal::Reason(_, note) | Modal::Long(_, note) | Modal::SendBack(_, note)) => {
                note.paste(text)
            }
            Some(Modal::Form(_, form)) => {
                form.paste(text);
                self.sum_up();
            }
            Some(Modal::Palette(p)) => {
                p.field.paste(text);
                p.refilter();
            }
            Some(Modal::Prompt(_)) => {
                self.edit(|field| {
                    field.paste(text);
                    true
                });
            }
            None => {
                self.paste_in_entry(text);
                self.paste_in_case(text);
            }
            _ => return,
        }
        self.changed = true;
    }

    fn edit(&mut self, change: impl FnOnce(&mut Field) -> bool) -> bool {
        let Some(Modal::Prompt(prompt)) = self.modals.last_mut() else { return false };
        let took = change(&mut prompt.field);
        prompt.problem = None;
        if took && prompt.purpose == Purpose::Find {
            let needle = prompt.field.text();
            self.find(&needle);
        }
        took
    }
}
