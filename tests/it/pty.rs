//! The real program in a real terminal. Few, because each costs half a second.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::drive::city_file;
use jixiao::present::Lang;
use jixiao::store::Store;
use jixiao::tui::look::{Depth, Look};
use jixiao::tui::run::{Options, run};
use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};

type Seen = Arc<Mutex<(vt100::Parser, Vec<u8>)>>;

struct Pty {
    child: Box<dyn portable_pty::Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    seen: Seen,
    reader: Option<std::thread::JoinHandle<()>>,
    stop: Arc<AtomicBool>,
    folder: Option<tempfile::TempDir>,
}

/// Run by the tests below, in a terminal of their own.
#[test]
#[ignore = "child of the tests of this file"]
fn child_works() {
    let Some(db) = std::env::var_os("JIXIAO_TEST_DB").map(PathBuf::from) else { return };
    let store = Store::open(&db).expect("store");
    let options = Options {
        lang: Lang::Zh,
        look: Look { depth: Depth::Ansi16, ascii: false },
        when: jixiao::tui::effect::When::default(),
        operator: "李工".into(),
        folder: db.parent().expect("folder").to_path_buf(),
    };
    run(store, options).expect("run");
}

/// Run by `a_panic_gives_the_terminal_back`.
#[test]
#[ignore = "child of the tests of this file"]
fn child_panics() {
    if std::env::var_os("JIXIAO_TEST_DB").is_none() {
        return;
    }
    let _taken = jixiao::tui::terminal::take().expect("tty");
    panic!("as asked");
}

fn command(test: &str, shell: bool) -> CommandBuilder {
    let exe = std::env::current_exe().expect("exe");
    let mut cmd = if shell {
        let mut sh = CommandBuilder::new("sh");
        sh.args(["-c", "trap '' HUP; exec \"$0\" \"$@\""]);
        sh.arg(&exe);
        sh
    } else {
        CommandBuilder::new(&exe)
    };
    cmd.args(["--ignored", "--exact", &format!("pty::{test}"), "--nocapture"]);
    cmd.env("TERM", "xterm-256color");
    cmd
}

impl Pty {
    fn start(test: &str, shell: bool) -> Pty {
        let (folder, db) = city_file();
        Pty::on(test, shell, folder, &db)
    }

    /// On a store that lies in a folder.
    fn on(test: &str, shell: bool, folder: tempfile::TempDir, db: &std::path::Path) -> Pty {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("pty");
        let mut cmd = command(test, shell);
        cmd.env("JIXIAO_TEST_DB", db);
        let child = pair.slave.spawn_command(cmd).expect("spawn");
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().expect("reader");
        let writer = pair.master.take_writer().expect("writer");
        let rows = 24.try_into().expect("rows");
        let seen = Arc::new(Mutex::new((vt100::Parser::new(rows, 80.try_into().expect("cols"), 0), vec![])));
        let into = Arc::clone(&seen);
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let reader = std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(n) = reader.read(&mut bytes) {
                if n == 0 || stopped.load(Ordering::SeqCst) {
                    break;
                }
                let mut to = into.lock().expect("lock");
                to.0.process(&bytes[..n]);
                to.1.extend_from_slice(&bytes[..n]);
            }
        });
        Pty {
            child,
            master: Some(pair.master),
            writer: Some(writer),
            seen,
            reader: Some(reader),
            stop,
            folder: Some(folder),
        }
    }

    fn wait(&self, what: &str, is: impl Fn(&vt100::Screen) -> bool) {
        let begun = Instant::now();
        while !is(self.seen.lock().expect("lock").0.screen()) {
            let late = begun.elapsed() > Duration::from_secs(60);
            assert!(!late, "waited for {what}:\n{}", self.seen.lock().expect("lock").0.screen().contents());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn send(&mut self, keys: &str) {
        let writer = self.writer.as_mut().expect("writer");
        writer.write_all(keys.as_bytes()).expect("send");
        writer.flush().expect("flush");
    }

    fn ends(&mut self) {
        let begun = Instant::now();
        while self.child.try_wait().expect("wait").is_none() {
            assert!(begun.elapsed() < Duration::from_secs(60), "still there");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn bytes(&self) -> Vec<u8> {
        self.seen.lock().expect("lock").1.clone()
    }
}

fn given_back(s: &vt100::Screen) -> bool {
    !s.alternate_screen() && !s.hide_cursor() && !s.bracketed_paste()
}

#[test]
fn starts_types_chinese_and_leaves_a_clean_terminal() {
    let mut p = Pty::start("child_works", false);
    p.wait("the list", |s| s.contents().contains("623") && s.hide_cursor());
    p.send("/航线");
    p.wait("the cursor after two wide characters", |s| {
        s.contents().contains(" /航线") && s.cursor_position() == (23, 6) && !s.hide_cursor()
    });
    p.send("\x1b");
    p.wait("the filter to close", |s| s.hide_cursor() && !s.contents().contains("/航线"));
    p.send("qy");
    p.ends();
    p.wait("the normal screen", given_back);
    let text = String::from_utf8_lossy(&p.bytes()).into_owned();
    assert!(!text.contains("\x1b[6n") && !text.contains("\x1b[c"), "the terminal is never asked");
    assert!(!text.contains("\x1b[?1000h") && !text.contains("\x1b[?1006h"), "the mouse is left alone");
    // One more end than begins: giving back ends an update that may have been cut.
    assert_eq!(text.matches("\x1b[?2026h").count() + 1, text.matches("\x1b[?2026l").count());
}

#[test]
fn a_pasted_newline_does_not_submit() {
    let mut p = Pty::start("child_works", false);
    p.wait("the list", |s| s.contents().contains("623"));
    p.send("/\x1b[200~航\n线\x1b[201~");
    p.wait("one line", |s| s.contents().contains(" /航 线"));
    p.send("\x1b");
    p.wait("the filter to close", |s| s.hide_cursor());
    p.send("qy");
    p.ends();
}

#[test]
fn another_size_is_another_layout() {
    let mut p = Pty::start("child_works", false);
    p.wait("the stacked panes", |s| s.contents().contains("[双监控预警"));
    p.seen.lock().expect("lock").0.screen_mut().set_size(36.try_into().expect("rows"), 120.try_into().expect("cols"));
    let size = PtySize { rows: 36, cols: 120, pixel_width: 0, pixel_height: 0 };
    p.master.as_ref().expect("master").resize(size).expect("resize");
    p.wait("four panes", |s| s.contents().contains("┌ 整改") && s.contents().contains("┌ 评价"));
    p.send("qy");
    p.ends();
}

#[test]
fn an_idle_session_sends_no_byte() {
    let mut p = Pty::start("child_works", false);
    p.wait("the list", |s| s.contents().contains("623"));
    std::thread::sleep(Duration::from_millis(300));
    let before = p.bytes().len();
    // Longer than the look for other processes' changes.
    std::thread::sleep(Duration::from_millis(2500));
    assert_eq!(p.bytes().len(), before);
    p.send("qy");
    p.ends();
}

#[test]
fn kill_gives_the_terminal_back() {
    let mut p = Pty::start("child_works", false);
    p.wait("the list", |s| s.contents().contains("623"));
    let id = p.child.process_id().expect("id").to_string();
    std::process::Command::new("kill").arg(id).status().expect("kill");
    p.ends();
    p.wait("the normal screen", given_back);
}

/// A job runner or `nohup` may ignore SIGHUP; the program must still notice.
#[test]
fn leaves_when_the_terminal_goes_away() {
    let mut p = Pty::start("child_works", true);
    p.wait("the list", |s| s.contents().contains("623"));
    // The reader holds the line open too; it ends with the next bytes.
    p.stop.store(true, Ordering::SeqCst);
    p.send("j");
    p.reader.take().expect("reader").join().expect("join");
    p.writer = None;
    p.master = None;
    p.ends();
}

#[test]
fn a_panic_gives_the_terminal_back() {
    let mut p = Pty::start("child_panics", false);
    p.ends();
    p.wait("the normal screen", given_back);
    let bytes = p.bytes();
    let text = String::from_utf8_lossy(&bytes);
    let left = text.find("\x1b[?1049l").expect("left the alternate screen");
    let said = text.find("as asked").expect("message");
    assert!(left < said, "the message is printed on the normal screen");
}

/// No signal that a program could answer: what was committed is in the store,
/// and the next start goes on behind it.
#[test]
fn a_process_killed_in_a_form_loses_the_cell_being_typed_at_most() {
    let (folder, db) = crate::evaluating::office();
    let mut p = Pty::on("child_works", false, folder, &db);
    p.wait("the list", |s| s.contents().contains("培训费"));
    p.send("6");
    p.wait("the list of evaluations", |s| s.contents().contains("未报 2"));
    p.send("/培训\r\r");
    p.wait("the form", |s| s.contents().contains("单位自评 培训费 2021"));
    p.send("45\r96.5\r");
    p.wait("both scores", |s| s.contents().contains("13.50") && s.contents().contains("14.77"));
    p.send("2021-12");
    p.wait("what is being typed", |s| s.contents().contains("2021-12 ") && !s.hide_cursor());
    let id = p.child.process_id().expect("id").to_string();
    std::process::Command::new("kill").args(["-9", &id]).status().expect("kill");
    p.ends();
    let folder = p.folder.take().expect("folder");
    let mut p = Pty::on("child_works", false, folder, &db);
    p.wait("the offer", |s| s.contents().contains("接着填？"));
    p.send("y");
    p.wait("both values", |s| s.contents().contains("13.50") && s.contents().contains("96.5"));
    p.send("2021-12-20\r");
    p.wait("the third score", |s| s.contents().contains("10.00") && s.contents().contains("2021-12-20"));
    p.send("\x1b");
    p.wait("the list of evaluations", |s| s.contents().contains("填报中"));
    p.send("q");
    p.wait("the workstation", |s| s.contents().contains("换窗格"));
    p.send("q");
    p.wait("the question", |s| s.contents().contains("退出绩效工作站"));
    p.send("y");
    p.ends();
}
