//! Runs the workstation without a terminal or a thread: keys in, screen out.

use std::path::PathBuf;
use std::sync::OnceLock;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use jixiao::domain::date::Date;
use jixiao::present::{Lang, width};
use jixiao::service::import::{Input, Request, import};
use jixiao::service::{Stamp, demo};
use jixiao::store::audit::Entry;
use jixiao::store::{Store, StoreError};
use jixiao::tui::app::App;
use jixiao::tui::desk::{Clock, StoreDesk};
use jixiao::tui::effect::{Effect, When};
use jixiao::tui::jobs::Desk;
use jixiao::tui::look::{Depth, Look};
use jixiao::tui::msg::Msg;
use jixiao::tui::screens;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

/// A folder with the sample city's files and its store, made once.
pub fn sample() -> &'static (tempfile::TempDir, Vec<PathBuf>) {
    static SAMPLE: OnceLock<(tempfile::TempDir, Vec<PathBuf>)> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("folder");
        let mut store = Store::open(&folder.path().join("city.db")).expect("store");
        let stamp = Stamp { actor: "李工".into(), at: "2021-08-01T09:00:00+08:00".into() };
        demo::make(&mut store, &stamp, folder.path(), &mut |_, _| true).expect("city");
        let found = std::fs::read_dir(folder.path()).expect("folder").map(|e| e.expect("entry").path());
        // The treasury's files; the departments' forms lie in a folder beside them.
        let mut files: Vec<PathBuf> =
            found.filter(|p| p.is_file() && !p.to_string_lossy().contains("city.db")).collect();
        files.sort();
        (folder, files)
    })
}

/// The sample city before any target was declared: what its treasury knows.
fn bare_sample() -> &'static tempfile::TempDir {
    static BARE: OnceLock<tempfile::TempDir> = OnceLock::new();
    BARE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("folder");
        let mut store = Store::open(&folder.path().join("city.db")).expect("store");
        let stamp = Stamp { actor: "李工".into(), at: "2021-08-01T09:00:00+08:00".into() };
        let files = demo::write_city(folder.path(), &mut |_, _| true).expect("files");
        let request = Request { files: files.into_iter().map(Input::Path).collect(), ..Request::default() };
        import(&mut store, &stamp, Date::constant(2021, 8, 1), &request, &mut |_, _| true).expect("import");
        let marks = [("city", "上饶市本级"), ("place", "上饶"), ("sample", "1")];
        let marked = store.write(&stamp, |w| {
            marks.iter().try_for_each(|(key, value)| w.set_meta(key, value))?;
            let entry = Entry { action: "sample_city", subject: "2021".into(), detail: serde_json::json!({}) };
            Ok::<_, StoreError>(((), entry))
        });
        marked.expect("marked");
        folder
    })
}

/// A copy of the sample city's store that a test may write to.
pub fn city_file() -> (tempfile::TempDir, PathBuf) {
    copy_of(sample().0.path())
}

/// The same without targets.
pub fn bare_city_file() -> (tempfile::TempDir, PathBuf) {
    copy_of(bare_sample().path())
}

fn copy_of(of: &std::path::Path) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("folder");
    let to = folder.path().join("city.db");
    for end in ["", "-wal"] {
        let from = of.join(format!("city.db{end}"));
        if from.exists() {
            std::fs::copy(from, folder.path().join(format!("city.db{end}"))).expect("copy");
        }
    }
    (folder, to)
}

/// The program with its store, driven by hand.
pub struct Drive {
    pub app: App,
    pub desk: StoreDesk,
    pub quit: bool,
    term: Terminal<TestBackend>,
    folder: Option<tempfile::TempDir>,
}

fn noon() -> (String, Date) {
    ("2021-08-02T12:00:00+08:00".to_string(), Date::constant(2021, 8, 2))
}

impl Drive {
    /// On the sample city.
    pub fn new(lang: Lang, size: (u16, u16)) -> Drive {
        let (folder, file) = city_file();
        let store = Store::open(&file).expect("store");
        Drive::on(store, Some(folder), lang, Look { depth: Depth::Ansi16, ascii: false }, size)
    }

    /// On any store, with any look.
    pub fn on(store: Store, folder: Option<tempfile::TempDir>, lang: Lang, look: Look, size: (u16, u16)) -> Drive {
        Drive::at(store, folder, sample().0.path().to_path_buf(), lang, look, size)
    }

    /// The same with files chosen from another folder.
    pub fn at(
        store: Store,
        folder: Option<tempfile::TempDir>,
        picker: PathBuf,
        lang: Lang,
        look: Look,
        (w, h): (u16, u16),
    ) -> Drive {
        let desk = StoreDesk::new(store, "绩效办 李工".into(), Clock::fixed(noon));
        let mut app = App::new(lang, look, Rect::new(0, 0, w, h), When::default(), picker);
        let effects = app.start();
        let term = Terminal::new(TestBackend::new(w, h)).expect("term");
        let mut drive = Drive { app, desk, quit: false, term, folder };
        drive.perform(effects);
        drive
    }

    /// The next start on the same store.
    pub fn again(before: Drive) -> Drive {
        let folder = before.folder.expect("a store in a folder");
        drop(before.desk);
        let store = Store::open(&folder.path().join("city.db")).expect("store");
        Drive::on(store, Some(folder), Lang::Zh, Look { depth: Depth::Ansi16, ascii: false }, (80, 24))
    }

    /// Where its store lies.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.as_ref().expect("a store in a folder").path()
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Quit => self.quit = true,
                Effect::Cancel(_) | Effect::Repaint => {}
                Effect::Run(job, request) => {
                    let reply = self.desk.answer(request, &mut |_, _| true);
                    let more = self.app.update(Msg::Answer(job, reply));
                    self.perform(more);
                }
            }
        }
    }

    /// What happens to the program.
    pub fn send(&mut self, msg: Msg) -> &mut Self {
        let effects = self.app.update(msg);
        self.perform(effects);
        self
    }

    /// `jj<enter>整改<esc>`
    pub fn keys(&mut self, script: &str) -> &mut Self {
        for key in parse(script) {
            self.send(Msg::Key(key));
        }
        self
    }

    /// Marks all files of the sample city in the picker.
    pub fn mark_files(&mut self) -> &mut Self {
        for file in &sample().1 {
            let name = file.file_name().expect("name").to_string_lossy().into_owned();
            self.keys("/").send(Msg::Paste(name)).keys("<enter> /<esc>");
        }
        self
    }

    /// Another window.
    pub fn resize(&mut self, w: u16, h: u16) -> &mut Self {
        self.term.backend_mut().resize(w, h);
        self.send(Msg::Resize(w, h))
    }

    /// The lines as a terminal shows them.
    pub fn lines(&mut self) -> Vec<String> {
        self.screen().lines().take_while(|l| *l != "---").map(|l| l.trim_end_matches('|').to_string()).collect()
    }

    /// Whether the text is in sight.
    pub fn sees(&mut self, text: &str) -> bool {
        self.lines().iter().any(|l| l.contains(text))
    }

    /// The cells as a terminal shows them, then where the cursor is, then the styles as runs.
    pub fn screen(&mut self) -> String {
        let app = &self.app;
        let mut cursor = None;
        let frame = self.term.draw(|f| screens::view(app, f)).expect("draw");
        let buf = frame.buffer.clone();
        if app.modals.iter().any(jixiao::tui::app::modal::Modal::takes_text) {
            cursor = self.term.get_cursor_position().ok();
        }
        let (mut out, mut styles) = (String::new(), String::new());
        for y in 0..buf.area.height {
            let (mut skip, mut last) = (0, (Color::Reset, Modifier::empty()));
            for x in 0..buf.area.width {
                let cell = &buf[(x, y)];
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                out.push_str(cell.symbol());
                skip = width::columns(cell.symbol()).max(1) - 1;
                let style = (cell.fg, cell.modifier);
                if style != last {
                    if style != (Color::Reset, Modifier::empty()) {
                        styles.push_str(&format!("{y}:{x} {:?} {:?}\n", cell.fg, cell.modifier));
                    }
                    last = style;
                }
            }
            out.truncate(out.trim_end_matches(' ').len());
            out.push_str("|\n");
        }
        let cursor = cursor.map(|c| format!("cursor {},{}\n", c.x, c.y)).unwrap_or_default();
        format!("{out}---\n{cursor}{styles}")
    }
}

fn parse(script: &str) -> Vec<KeyEvent> {
    let mut out = vec![];
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        if let Some(end) = rest.find('>').filter(|_| c == '<') {
            let (code, mods) = match &rest[1..end] {
                "enter" => (KeyCode::Enter, KeyModifiers::NONE),
                "esc" => (KeyCode::Esc, KeyModifiers::NONE),
                "tab" => (KeyCode::Tab, KeyModifiers::NONE),
                "down" => (KeyCode::Down, KeyModifiers::NONE),
                "up" => (KeyCode::Up, KeyModifiers::NONE),
                "left" => (KeyCode::Left, KeyModifiers::NONE),
                "right" => (KeyCode::Right, KeyModifiers::NONE),
                "bs" => (KeyCode::Backspace, KeyModifiers::NONE),
                "pgdn" => (KeyCode::PageDown, KeyModifiers::NONE),
                name => match name.strip_prefix("c-").and_then(|c| c.chars().next()) {
                    Some(c) => (KeyCode::Char(c), KeyModifiers::CONTROL),
                    None => panic!("key {name}"),
                },
            };
            out.push(KeyEvent::new(code, mods));
            rest = &rest[end + 1..];
        } else {
            out.push(KeyEvent::from(KeyCode::Char(c)));
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}
