//! What every verb stands on: language, store, period, operator, clock.
//! Never here: what a verb does with them.

use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use super::Session;
use super::args::{Format, Globals, LangWord, When};
use super::stop::Stop;
use crate::domain::date::Date;
use crate::present::Lang;
use crate::present::strings::Strings;
use crate::service::alerts::On;
use crate::service::period::{self, Period};
use crate::service::{Fault, Stamp};
use crate::store::Store;

/// The options of a call, settled.
#[derive(Clone)]
pub(super) struct Desk {
    pub lang: Lang,
    pub s: &'static Strings,
    /// The store that the call or the environment names.
    pub named: Option<PathBuf>,
    /// `None`: nobody named a store and the system names no home.
    pub db: Option<PathBuf>,
    pub year: Option<i16>,
    pub as_of: Option<Date>,
    pub format: Format,
    /// `None`: standard output.
    pub output: Option<PathBuf>,
    /// Colour on standard output.
    pub color: bool,
    color_told: Option<bool>,
    pub ascii: bool,
    pub operator: String,
}

/// A variable of the environment that says something.
pub(super) fn env(name: &str) -> Option<String> {
    std::env::var_os(name).map(|v| v.to_string_lossy().into_owned()).filter(|v| !v.is_empty())
}

/// The same where it names a file: its bytes are kept as they are.
fn path(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from)
}

/// The language of texts, before the command line has been understood: even
/// its refusal is said in it.
pub(super) fn language(args: &[OsString]) -> Lang {
    let words: Vec<String> = args.iter().map(|a| a.to_string_lossy().into_owned()).collect();
    let after = words.windows(2).find(|w| w[0] == "--lang").map(|w| w[1].clone());
    let joined = words.iter().find_map(|w| w.strip_prefix("--lang=").map(str::to_string));
    if let Some(lang) = after.or(joined).and_then(|w| Lang::from_locale(&w)) {
        return lang;
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(env);
    of_locale(locale.as_deref())
}

/// Chinese, unless the locale names another language; C and POSIX name none.
fn of_locale(locale: Option<&str>) -> Lang {
    let Some(locale) = locale else { return Lang::Zh };
    let word = locale.split(['.', '@']).next().unwrap_or_default();
    match word {
        "" | "C" | "POSIX" => Lang::Zh,
        word if word.starts_with("zh") => Lang::Zh,
        _ => Lang::En,
    }
}

impl Desk {
    pub fn new(lang: Lang, g: &Globals) -> Desk {
        let lang = match g.lang {
            Some(LangWord::Zh) => Lang::Zh,
            Some(LangWord::En) => Lang::En,
            None => lang,
        };
        let output = g.output.clone().filter(|f| f.as_os_str() != "-");
        let told = g.format.or_else(|| output.as_deref().and_then(by_ending));
        let color_told = match g.color {
            When::Auto => None,
            When::Always => Some(true),
            When::Never => Some(false),
        };
        let plain = env("NO_COLOR").is_some() || env("TERM").is_none_or(|t| t == "dumb");
        // An empty variable is one that is not set.
        let named = g.db.clone().or_else(|| path("JIXIAO_DB"));
        Desk {
            lang,
            s: lang.strings(),
            db: named.clone().or_else(default_db),
            named,
            year: g.year,
            as_of: g.as_of,
            format: told.unwrap_or(Format::Table),
            color: color_told.unwrap_or(!plain && output.is_none() && std::io::stdout().is_terminal()),
            output,
            color_told,
            ascii: g.ascii,
            operator: g
                .operator
                .clone()
                .or_else(|| env("JIXIAO_OPERATOR"))
                .filter(|o| !o.trim().is_empty())
                .unwrap_or_else(user),
        }
    }

    /// Where the store is.
    pub fn path(&self) -> Result<&Path, Stop> {
        let c = &self.s.cli;
        self.db.as_deref().ok_or_else(|| Stop::said(c.no_home, c.no_home_hint))
    }

    /// The store, made if there is none.
    pub fn store(&self) -> Result<Store, Stop> {
        Ok(Store::open(self.path()?)?)
    }

    /// The store for reading; none is made where there is none.
    pub fn existing(&self) -> Result<Store, Stop> {
        if !self.path()?.exists() {
            return Err(Fault::EmptyStore.into());
        }
        self.store()
    }

    /// The store, or an empty one in memory where there is none.
    pub fn or_empty(&self) -> Result<Store, Stop> {
        if self.path()?.exists() { self.store() } else { Ok(Store::in_memory()?) }
    }

    /// The year and day of the call.
    pub fn period(&self, store: &Store) -> Result<Period, Stop> {
        Ok(period::resolve(store, self.year, self.as_of)?)
    }

    /// The same, answering on standard output: what `-o` names is taken already.
    pub fn to_stdout(&self) -> Desk {
        let by_file = self.output.as_deref().and_then(by_ending) == Some(self.format);
        let format = if by_file { Format::Table } else { self.format };
        Desk { output: None, format, ..self.clone() }
    }

    /// Today by the machine's clock: for the day of an import and the stamp of
    /// a write, never for a figure.
    pub fn today(&self) -> Date {
        jiff::ZonedDateTime::now().date()
    }

    /// The real day from which deadlines are looked at: the day the call asks
    /// for, else the machine's.
    pub fn counting_day(&self) -> Date {
        self.as_of.unwrap_or_else(|| self.today())
    }

    /// Which alerts are new: those of the day the call asks for, else those
    /// that were written down today.
    pub fn new_on(&self) -> On {
        self.as_of.map_or_else(|| On::Entered(self.today()), On::Figures)
    }

    /// Who writes, and when.
    pub fn stamp(&self) -> Stamp {
        let at = jiff::ZonedDateTime::now().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
        Stamp { actor: self.operator.clone(), at }
    }

    /// How the workstation is to be opened.
    pub fn session(&self) -> Result<Session, Stop> {
        let c = &self.s.cli;
        if !(std::io::stdin().is_terminal() && std::io::stdout().is_terminal()) {
            return Err(Stop::said(c.no_terminal, c.no_terminal_hint));
        }
        Ok(Session {
            db: self.path()?.to_path_buf(),
            year: self.year,
            as_of: self.as_of,
            lang: self.lang,
            operator: self.operator.clone(),
            ascii: self.ascii,
            color: self.color_told,
            temporary: None,
        })
    }
}

fn by_ending(file: &Path) -> Option<Format> {
    match file.extension()?.to_string_lossy().to_ascii_lowercase().as_str() {
        "json" => Some(Format::Json),
        "csv" => Some(Format::Csv),
        "xlsx" => Some(Format::Xlsx),
        "txt" => Some(Format::Table),
        _ => None,
    }
}

fn default_db() -> Option<PathBuf> {
    let data = path("XDG_DATA_HOME").filter(|p| p.is_absolute());
    let data = data.or_else(|| path("HOME").map(|h| h.join(".local/share")))?;
    Some(data.join("jixiao/jixiao.db"))
}

fn user() -> String {
    ["USER", "LOGNAME"].into_iter().find_map(env).or_else(account).unwrap_or_else(|| "unknown".into())
}

/// The account's name where no variable tells it, as in a job of cron.
fn account() -> Option<String> {
    let uid = rustix::process::getuid().as_raw().to_string();
    let accounts = std::fs::read_to_string("/etc/passwd").ok()?;
    let own = accounts.lines().map(|l| l.split(':').collect::<Vec<_>>()).find(|l| l.get(2) == Some(&uid.as_str()))?;
    own.first().map(|name| (*name).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_unless_the_locale_says_another() {
        for zh in [None, Some(""), Some("C"), Some("C.UTF-8"), Some("POSIX"), Some("zh_CN.UTF-8"), Some("zh")] {
            assert_eq!(of_locale(zh), Lang::Zh, "{zh:?}");
        }
        for en in ["en_US.UTF-8", "de_DE", "fr_FR@euro"] {
            assert_eq!(of_locale(Some(en)), Lang::En, "{en}");
        }
        let args = |words: &[&str]| words.iter().map(OsString::from).collect::<Vec<_>>();
        assert_eq!(language(&args(&["jixiao", "--lang", "en"])), Lang::En);
        assert_eq!(language(&args(&["jixiao", "brief", "--lang=zh"])), Lang::Zh);
    }
}
