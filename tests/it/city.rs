//! The sample city through the real importer.

use jixiao::domain::date::Date;
use jixiao::domain::monitor::light::Light;
use jixiao::service::alerts::On;
use jixiao::service::import::{Input, Request, import, undo};
use jixiao::service::{Stamp, brief, check, demo, survey};
use jixiao::store::Store;

/// A store with the whole city in it.
pub fn city() -> Store {
    let folder = tempfile::tempdir().expect("folder");
    let files = demo::write_city(folder.path(), &mut |_, _| true).expect("files");
    let mut store = Store::in_memory().expect("store");
    let request = Request { files: files.into_iter().map(Input::Path).collect(), ..Request::default() };
    import(&mut store, &stamp(), Date::constant(2021, 8, 1), &request, &mut |_, _| true).expect("import");
    store
}

pub fn stamp() -> Stamp {
    Stamp { actor: "李工".into(), at: "2021-08-01T09:00:00+08:00".into() }
}

#[test]
fn the_city_is_as_the_report_tells() {
    let store = city();
    let survey = survey::latest(&store).expect("survey").expect("not empty");
    assert_eq!(survey.projects.len(), 623);
    assert_eq!(survey.period.as_of.to_string(), "2021-07-31");
    let brief = brief::brief(&store, &survey, On::Figures(survey.period.as_of), survey.period.as_of).expect("brief");
    assert_eq!(brief.departments, 92);
    for b in store.batches().expect("batches") {
        println!(
            "{} {} {} read {} imported {} unchanged {} aside {} amount {:?} control {:?}/{:?}",
            b.id,
            b.kind,
            b.file,
            b.rows_read,
            b.rows_imported,
            b.rows_unchanged,
            b.rows_set_aside,
            b.amount_imported,
            b.control_total,
            b.control_sum
        );
    }
    println!(
        "{:?} {:?} {:?} rate {:?} pace {:?} basket {}",
        survey.counts(),
        brief.lights,
        brief.sums,
        brief.sums.rate(),
        brief.sums.pace(),
        brief.basket
    );
    let airport = survey.project("36110021T000000000001").expect("airport");
    println!("{:?} {:?}", airport.figures, airport.lights);
    assert_eq!(airport.lights.worst(), Light::Red);
    assert!(check::check(&store).expect("check").is_sound());
}

#[test]
fn undoing_a_batch_restores_the_figures() {
    let mut store = city();
    let before = survey::latest(&store).expect("survey").expect("some");
    let last = store.batches().expect("batches")[0].clone();
    let folder = tempfile::tempdir().expect("folder");
    let files = demo::write_city(folder.path(), &mut |_, _| true).expect("files");
    undo(&mut store, &stamp(), last.id).expect("undo");
    let without = survey::latest(&store).expect("survey");
    assert_ne!(without.map(|s| s.sums()), Some(before.sums()));
    let request = Request { files: files.into_iter().map(Input::Path).collect(), ..Request::default() };
    import(&mut store, &stamp(), Date::constant(2021, 8, 1), &request, &mut |_, _| true).expect("import");
    let again = survey::latest(&store).expect("survey").expect("some");
    assert_eq!(again.sums(), before.sums());
    assert_eq!(again.projects.len(), before.projects.len());
    assert_eq!(again.counts(), before.counts());
    assert!(check::check(&store).expect("check").is_sound());
}
