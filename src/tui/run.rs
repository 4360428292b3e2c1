//! The loop: wait, update, do the effects, draw once.
//!
//! Never here: what a message means. Nothing is drawn when nothing changed.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};

use ratatui::layout::Rect;

use crate::present::Lang;
use crate::store::Store;

use super::app::App;
use super::desk::{Clock, StoreDesk};
use super::effect::{Effect, When};
use super::jobs::Jobs;
use super::look::Look;
use super::msg::Msg;
use super::{input, screens, terminal};

/// How the workstation is opened.
#[derive(Debug, Clone)]
pub struct Options {
    /// Language of the interface.
    pub lang: Lang,
    /// Colours and borders.
    pub look: Look,
    /// Year and day; the latest there is by default.
    pub when: When,
    /// Who works here, as the audit log names them.
    pub operator: String,
    /// Where the file picker begins.
    pub folder: PathBuf,
}

/// Opens the workstation on a store; comes back when the operator leaves or
/// the terminal goes away.
///
/// # Errors
/// What the terminal says.
pub fn run(store: Store, options: Options) -> io::Result<()> {
    let (guard, mut screen) = terminal::take()?;
    let (to, from) = channel();
    let operator = options.operator.clone();
    let jobs = Jobs::start(move || StoreDesk::new(store, operator, Clock::system()), to.clone())?;
    input::watch(&to)?;
    let size = screen.size()?;
    let size = Rect::new(0, 0, size.width, size.height);
    let mut app = App::new(options.lang, options.look, size, options.when, options.folder);
    let effects = app.start();
    let result = serve(&mut app, effects, &jobs, &from, &mut screen);
    drop(jobs);
    drop(guard);
    result
}

fn serve(
    app: &mut App,
    mut effects: Vec<Effect>,
    jobs: &Jobs,
    from: &Receiver<Msg>,
    screen: &mut terminal::Screen,
) -> io::Result<()> {
    loop {
        for effect in effects.drain(..) {
            match effect {
                Effect::Run(job, request) => jobs.run(job, request),
                Effect::Cancel(job) => jobs.cancel(job),
                Effect::Repaint => screen.clear()?,
                Effect::Quit => return Ok(()),
            }
        }
        if app.take_changed() {
            // A window that grew before the watcher listened is noticed with the next frame.
            let now = screen.size()?;
            if (now.width, now.height) != (app.size.width, app.size.height) {
                effects.extend(app.update(Msg::Resize(now.width, now.height)));
                app.take_changed();
            }
            terminal::draw(screen, |f| screens::view(app, f))?;
        }
        if effects.is_empty() {
            effects = step(app, from);
        }
    }
}

/// Waits for one message, then takes all that wait, so that a burst of keys costs one frame.
fn step(app: &mut App, from: &Receiver<Msg>) -> Vec<Effect> {
    let Ok(first) = from.recv() else { return vec![Effect::Quit] };
    let mut effects = app.update(first);
    while let Ok(more) = from.try_recv() {
        effects.extend(app.update(more));
    }
    effects
}
