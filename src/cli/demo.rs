//! `demo`: the sample city, through the real importer and from real files.
//! Never here: the city.

use std::path::{Path, PathBuf};

use super::desk::Desk;
use super::stop::Stop;
use super::watch::Watch;
use super::{DONE, Outcome, args, status};
use crate::service::demo;
use crate::service::{Fault, brief, survey};
use crate::store::Store;

/// A folder that goes away unless it is kept.
struct Passing(Option<PathBuf>);

impl Passing {
    fn make(name: &str) -> Result<Passing, Stop> {
        let base = std::env::temp_dir();
        // Of many names one is free; several people may look at the city at once.
        let made = (0..1000u32).find_map(|n| {
            let folder = base.join(format!("{name}-{}-{n}", std::process::id()));
            std::fs::create_dir(&folder).ok().map(|()| folder)
        });
        match made {
            Some(folder) => Ok(Passing(Some(folder))),
            None => {
                let why = std::fs::create_dir(base.join(name)).err().map(|e| e.to_string()).unwrap_or_default();
                Err(Fault::Write { file: base.display().to_string(), why }.into())
            }
        }
    }

    fn path(&self) -> &Path {
        self.0.as_deref().unwrap_or(Path::new("."))
    }

    fn keep(mut self) -> PathBuf {
        self.0.take().unwrap_or_default()
    }
}

impl Drop for Passing {
    fn drop(&mut self) {
        if let Some(folder) = self.0.take() {
            // Left behind at worst: the system clears its temporary folder.
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

/// `demo`
pub(super) fn demo(desk: &Desk, args: &args::Demo, named: Option<&Path>) -> Result<Outcome, Stop> {
    let mut session = if args.no_tui { None } else { Some(desk.session()?) };
    let home = if named.is_none() { Some(Passing::make("jixiao-demo")?) } else { None };
    let db = match (&home, named) {
        (_, Some(file)) => file.to_path_buf(),
        (Some(folder), None) => folder.path().join("jixiao.db"),
        (None, None) => unreachable!("one of the two is there"),
    };
    if db.exists() {
        let file = db.display().to_string();
        return Err(Fault::Exists(file).into());
    }
    let files = Passing::make("jixiao-demo-files")?;
    let mut store = Store::open(&db)?;
    let mut watch = Watch::over(desk.s.cli.making_city);
    let made = demo::make(&mut store, &desk.stamp(), files.path(), &mut |n, of| watch.step(n, of));
    drop(watch);
    if let Err(fault) = made {
        drop(store);
        remove_store(&db);
        return Err(fault.into());
    }
    if let Some(session) = &mut session {
        session.db = db;
        session.temporary = home.map(Passing::keep);
        return Ok(Outcome::Workstation(session.clone()));
    }
    if let Some(home) = home {
        home.keep();
    }
    let period = desk.period(&store)?;
    let survey = survey::survey(&store, period)?;
    let brief = brief::brief(&store, &survey, desk.new_on(), desk.counting_day())?;
    let mut lines = vec![(desk.s.cli.city_made)(&db.display().to_string())];
    lines.extend(status::lines(desk, &survey, &brief));
    desk.tell(&lines, || serde_json::json!({"db": db.display().to_string(), "projects": survey.projects.len()}))?;
    Ok(Outcome::Done(DONE))
}

/// A store that was begun and is not to be.
fn remove_store(db: &Path) {
    for end in ["", "-wal", "-shm", ".queue"] {
        let mut name = db.as_os_str().to_owned();
        name.push(end);
        let _ = std::fs::remove_file(PathBuf::from(name));
    }
}
