//! How long the office waits: medians over many runs, `cargo bench`.

use divan::{Bencher, black_box};
use jixiao::domain::date::Date;
use jixiao::service::import::{Input, Request, import};
use jixiao::service::{Stamp, demo, dossier, group, period, survey};
use jixiao::store::Store;

fn main() {
    divan::main();
}

fn stamp() -> Stamp {
    Stamp { actor: "bench".into(), at: "2021-08-01T09:00:00+08:00".into() }
}

/// The sample city in a real file, and the folder that holds it.
fn city() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().expect("folder");
    let files = demo::write_city(folder.path(), &mut |_, _| true).expect("files");
    let mut store = Store::open(&folder.path().join("city.db")).expect("store");
    let request = Request { files: files.into_iter().map(Input::Path).collect(), ..Request::default() };
    import(&mut store, &stamp(), Date::constant(2021, 8, 1), &request, &mut |_, _| true).expect("import");
    (folder, store)
}

/// 623 projects judged: what stands behind every list.
#[divan::bench]
fn survey_of_the_city(bencher: Bencher<'_, '_>) {
    let (_folder, store) = city();
    let period = period::resolve(&store, None, None).expect("period");
    bencher.bench_local(|| survey::survey(black_box(&store), period).expect("survey"));
}

/// The same, when earlier years are looked at for the forecast.
#[divan::bench]
fn survey_in_october(bencher: Bencher<'_, '_>) {
    let (_folder, store) = city();
    let period = period::resolve(&store, Some(2021), Some(Date::constant(2021, 10, 31))).expect("period");
    bencher.bench_local(|| survey::survey(black_box(&store), period).expect("survey"));
}

#[divan::bench]
fn dossier_of_a_project(bencher: Bencher<'_, '_>) {
    let (_folder, store) = city();
    let period = period::resolve(&store, None, None).expect("period");
    bencher.bench_local(|| dossier::open(black_box(&store), period, "36110021T000000000001").expect("dossier"));
}

#[divan::bench]
fn groups_by_department(bencher: Bencher<'_, '_>) {
    let (_folder, store) = city();
    let survey = survey::latest(&store).expect("survey").expect("some");
    bencher.bench_local(|| group::group(black_box(&survey), group::By::Department));
}

/// Seven files, 16,000 rows, written and read back.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn the_whole_city_from_its_files(bencher: Bencher<'_, '_>) {
    bencher.bench_local(city);
}
