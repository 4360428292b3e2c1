//! The store thread: progress, cancelling, other processes' writes.

use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use crate::drive::{city_file, sample};
use jixiao::present::Lang;
use jixiao::service::{Stamp, draft, survey};
use jixiao::store::Store;
use jixiao::tui::desk::{Clock, StoreDesk};
use jixiao::tui::effect::{How, Request, Slot, When};
use jixiao::tui::jobs::Jobs;
use jixiao::tui::msg::{Job, Msg, Reply, Trouble};

fn next(from: &Receiver<Msg>) -> Msg {
    from.recv_timeout(Duration::from_secs(60)).expect("message")
}

fn start(db: &std::path::Path) -> (Jobs, Receiver<Msg>) {
    let (to, from) = channel();
    let store = Store::open(db).expect("store");
    let jobs = Jobs::start(move || StoreDesk::new(store, "李工".into(), Clock::system()), to).expect("thread");
    (jobs, from)
}

#[test]
fn a_cancelled_import_leaves_nothing_behind() {
    let folder = tempfile::tempdir().expect("folder");
    let db = folder.path().join("empty.db");
    let (jobs, from) = start(&db);
    let job = Job { slot: Slot::Import, id: 1 };
    jobs.run(job, Request::Import(Lang::Zh, sample().1.clone(), How::default()));
    let mut reports = 0;
    let reply = loop {
        match next(&from) {
            Msg::Progress(j, done, total) => {
                assert_eq!(j, job);
                assert!(done <= total, "{done} of {total}");
                reports += 1;
                if reports == 2 {
                    jobs.cancel(job);
                }
            }
            Msg::Answer(_, reply) => break reply,
            other => panic!("{other:?}"),
        }
    };
    assert!(matches!(reply, Err(Trouble::Cancelled)), "{reply:?} after {reports} reports");
    drop(jobs);
    let store = Store::open(&db).expect("store");
    assert!(survey::latest(&store).expect("survey").is_none());
    assert!(store.batches().expect("batches").is_empty());
}

#[test]
fn progress_comes_at_most_ten_times_a_second() {
    let folder = tempfile::tempdir().expect("folder");
    let (jobs, from) = start(&folder.path().join("empty.db"));
    let begun = Instant::now();
    jobs.run(Job { slot: Slot::Import, id: 1 }, Request::Import(Lang::Zh, sample().1.clone(), How::default()));
    let mut reports = 0;
    loop {
        match next(&from) {
            Msg::Progress(..) => reports += 1,
            Msg::Answer(_, reply) => {
                assert!(matches!(reply, Ok(Reply::Imported(_))), "{reply:?}");
                break;
            }
            other => panic!("{other:?}"),
        }
    }
    let tenths = begun.elapsed().as_millis() / 100;
    assert!(reports as u128 <= tenths + 1, "{reports} reports in {tenths} tenths of a second");
}

#[test]
fn of_many_readings_only_the_newest_is_done() {
    let (_folder, db) = city_file();
    let (jobs, from) = start(&db);
    for id in 1..=20 {
        jobs.run(Job { slot: Slot::City, id }, Request::City(Lang::Zh, When::default()));
    }
    let mut done = 0;
    for _ in 0..20 {
        if let Msg::Answer(job, Ok(Reply::City(city))) = next(&from) {
            done += 1;
            if job.id == 20 {
                assert_eq!(city.projects.len(), 623);
            }
        }
    }
    assert!((1..=3).contains(&done), "{done} of 20 were done");
}

#[test]
fn what_another_process_wrote_is_noticed() {
    let (_folder, db) = city_file();
    let (jobs, from) = start(&db);
    let mut other = Store::open(&db).expect("store");
    let stamp = Stamp { actor: "王工".into(), at: "2021-08-02T09:00:00+08:00".into() };
    draft::keep(&mut other, &stamp, None).expect("write");
    assert!(matches!(next(&from), Msg::Changed));
    drop(jobs);
}
