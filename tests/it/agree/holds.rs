//! What holds whatever the rows: a past day, an undone batch, a file sent
//! twice, and sums that add up to the city.

use jixiao::service::group::{By, group};
use jixiao::service::import::undo;

use super::*;

fn surveyed(store: &Store, as_of: Date) -> Survey {
    survey(store, Period { year: 2021, as_of }).expect("a survey")
}

fn import_into(store: &mut Store, files: &[PathBuf]) -> Vec<i64> {
    let request = Request { files: files.iter().cloned().map(Input::Path).collect(), ..Request::default() };
    let done = import(store, &stamp(), Date::constant(2022, 3, 1), &request, &mut |_, _| true).expect("an import");
    done.batches.iter().map(|b| b.batch.id).collect()
}

/// The rows of a file whose cell in `column` is empty or a day up to `day`.
fn cut(text: &str, column: usize, day: Date) -> String {
    let until = day.to_string();
    let known = |line: &&str| line.split(',').nth(column).is_none_or(|d| d <= until.as_str());
    let mut lines = text.lines();
    let head = lines.next().expect("a header");
    std::iter::once(head).chain(lines.filter(known)).map(|l| format!("{l}\n")).collect()
}

/// Every other row of a file.
fn half(text: &str) -> String {
    let take = |(n, _): &(usize, &str)| *n == 0 || n % 2 == 1;
    text.lines().enumerate().filter(take).map(|(_, l)| format!("{l}\n")).collect()
}

fn written(city: &invent::City) -> (tempfile::TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().expect("a folder");
    let files = city.write(folder.path());
    (folder, files)
}

#[test]
fn an_import_cut_at_a_day_equals_the_whole_as_of_that_day() {
    for seed in 101..=102 {
        let whole = invent::city(seed);
        let (_kept, files) = written(&whole);
        let store = imported(&files);
        for (y, m, d) in DAYS {
            let day = Date::constant(y, m, d);
            let mut then = whole.clone();
            then.quotas = cut(&whole.quotas, 10, day);
            then.payments = cut(&whole.payments, 3, day);
            let (_kept, files) = written(&then);
            compare(
                &format!("seed {seed} cut at {day}"),
                &told(&surveyed(&imported(&files), day)),
                &told(&surveyed(&store, day)),
            );
        }
    }
}

#[test]
fn an_undone_batch_leaves_no_trace_in_the_figures() {
    let whole = invent::city(201);
    let mut part = whole.clone();
    part.payments = half(&whole.payments);
    part.quotas = half(&whole.quotas);
    let ((_a, all), (_b, some)) = (written(&whole), written(&part));
    let day = Date::constant(2021, 10, 1);
    let mut store = imported(&some);
    let before = told(&surveyed(&store, day));
    // The same rows again and as many new ones.
    let batches = import_into(&mut store, &all);
    let with = told(&surveyed(&store, day));
    assert_ne!(with, before);
    compare("half and then the whole", &with, &told(&surveyed(&imported(&all), day)));
    for batch in batches.into_iter().rev() {
        undo(&mut store, &stamp(), batch).expect("an undo");
    }
    compare("undone", &told(&surveyed(&store, day)), &before);
    import_into(&mut store, &all);
    compare("imported again", &told(&surveyed(&store, day)), &with);
}

#[test]
fn a_file_sent_twice_changes_nothing() {
    let (_kept, files) = written(&invent::city(202));
    let mut store = imported(&files);
    let day = Date::constant(2021, 12, 31);
    let before = told(&surveyed(&store, day));
    import_into(&mut store, &files);
    compare("twice", &told(&surveyed(&store, day)), &before);
}

#[test]
fn the_sum_over_every_grouping_is_the_city() {
    for seed in 301..=304 {
        let (_kept, files) = written(&invent::city(seed));
        let store = imported(&files);
        for (y, m, d) in DAYS {
            let survey = surveyed(&store, Date::constant(y, m, d));
            let city = survey.sums();
            for by in By::ALL {
                let groups = group(&survey, by);
                assert_eq!(
                    groups.iter().map(|g| g.budget).sum::<jixiao::domain::money::Money>(),
                    city.budget,
                    "{by:?}"
                );
                assert_eq!(groups.iter().map(|g| g.paid).sum::<jixiao::domain::money::Money>(), city.paid, "{by:?}");
                assert_eq!(groups.iter().map(|g| g.idle).sum::<jixiao::domain::money::Money>(), city.idle, "{by:?}");
                let projects: usize = groups.iter().map(|g| g.projects).sum();
                assert!(projects == city.projects || by == By::Fund && projects > city.projects, "{by:?}");
            }
        }
    }
}
