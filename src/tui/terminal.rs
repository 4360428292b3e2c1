//! Takes the terminal and always gives it back: by quit, error and panic.
//!
//! Never here: what is drawn. The terminal is never asked a question and the
//! mouse is never captured.

use std::io::{self, BufWriter, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::{Frame, Terminal};

use super::wire::Wire;

/// The screen behind one large buffer, so that a frame is one write.
pub type Screen = Terminal<Wire<BufWriter<Stdout>>>;

/// Whether the screen is ours and has to be given back.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Dropping it gives the terminal back.
#[derive(Debug)]
pub struct Guard;

impl Drop for Guard {
    fn drop(&mut self) {
        give_back();
    }
}

/// Takes the terminal. The hook comes first, the guard before anything that may fail.
pub fn take() -> io::Result<(Guard, Screen)> {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        give_back();
        before(info);
    }));
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    let guard = Guard;
    // GNU screen and the Linux console may ignore the alternate screen: clear as well.
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, Clear(ClearType::All))?;
    // A plain stdout is flushed every line; a frame in many packets tears.
    let screen = Terminal::new(Wire::new(BufWriter::with_capacity(64 * 1024, io::stdout())))?;
    Ok((guard, screen))
}

/// Leaves the terminal as it was; does nothing when it is not ours.
pub fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        // A frame may have been cut in the middle, so the update is ended as well.
        let _ = execute!(io::stdout(), EndSynchronizedUpdate, DisableBracketedPaste, LeaveAlternateScreen, Show);
        let _ = disable_raw_mode();
    }
}

/// Draws one frame as one synchronized update.
pub fn draw(screen: &mut Screen, view: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
    queue!(screen.backend_mut(), BeginSynchronizedUpdate)?;
    screen.draw(view)?;
    queue!(screen.backend_mut(), EndSynchronizedUpdate)?;
    Write::flush(screen.backend_mut())
}
