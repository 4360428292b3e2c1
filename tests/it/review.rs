//! The screens of targets, by the keys it takes to review, issue and look back.

use crate::drive::{Drive, city_file};
use crate::targets::{form, source};
use jixiao::domain::date::parse_iso;
use jixiao::domain::form::Form;
use jixiao::domain::indicator::Reading;
use jixiao::present::Lang;
use jixiao::service::target::import::{Request, take_in};
use jixiao::service::target::{Item, Queue, list};
use jixiao::service::{Stamp, period};
use jixiao::store::Store;
use jixiao::tui::look::{Depth, Look};

const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 36);

/// How many targets wait.
const FILED: usize = 12;

/// The sample city with targets of its first projects, every third of them faulty.
fn desk_of(lang: Lang, size: (u16, u16), look: Look) -> Drive {
    let (folder, file) = city_file();
    let mut store = Store::open(&file).expect("store");
    let period = period::resolve(&store, None, None).expect("period");
    let items = list(&store, period, Queue::NotFiled, "").expect("items");
    let forms: Vec<Form> = items
        .iter()
        .filter(|i| i.required && i.code.as_deref().is_some_and(|c| c.starts_with("3611")))
        .take(FILED)
        .enumerate()
        .map(|(n, i)| filed(n, i))
        .collect();
    let stamp = Stamp { actor: "绩效办 王工".into(), at: "2020-11-05T09:00:00+08:00".into() };
    let request =
        Request { files: Vec::new(), year: Some(2021), day: parse_iso("2020-11-05").expect("day"), dry_run: false };
    let done = take_in(&mut store, &stamp, vec![source("申报表.xlsx", forms)], &request, &mut |_, _| true);
    let done = done.expect("taken in");
    assert_eq!(done.forms().filter(|f| f.outcome.is_new()).count(), FILED, "{done:?}");
    Drive::on(store, Some(folder), lang, look, size)
}

fn filed(n: usize, item: &Item) -> Form {
    let wan = item.budget.wan().normalize().to_string();
    let mut form = form(item.code.as_deref().unwrap_or_default(), &item.name, &wan);
    if n.is_multiple_of(3) {
        form.rows[1].target.text = "290%".into();
        form.rows[1].reading = Reading::parse("290%");
        form.rows[4].target.text = "效果明显".into();
        form.rows[4].reading = Reading::parse("效果明显");
    }
    form
}

fn start() -> Drive {
    desk_of(Lang::Zh, SMALL, Look { depth: Depth::Ansi16, ascii: false })
}

fn count(d: &Drive, queue: Queue) -> usize {
    d.app.targets.len(queue)
}

#[test]
fn ten_targets_are_passed_or_returned_with_at_most_two_keys_each() {
    let mut d = start();
    d.keys("4");
    assert_eq!(count(&d, Queue::ToReview), FILED);
    d.keys("<enter>");
    for n in 0..10 {
        let (keys, said) = if n % 3 == 0 { ("r<c-d>", "已退回") } else { ("y", "已通过") };
        d.keys(keys);
        assert!(d.sees(said), "{n}\n{}", d.screen());
    }
    assert!(d.sees("11/12"), "the next one is open\n{}", d.screen());
    d.keys("<esc>");
    assert_eq!((count(&d, Queue::ToReview), count(&d, Queue::Returned), count(&d, Queue::Reviewed)), (2, 4, 6));
    assert_eq!(count(&d, Queue::Mine), 10);
}

#[test]
fn look() {
    for size in [SMALL, LARGE] {
        let mut d = desk_of(Lang::Zh, size, Look { depth: Depth::Ansi16, ascii: false });
        for keys in [
            "4",
            "<enter>",
            "r",
            "<esc>",
            "x",
            "<esc>",
            "<enter>",
            "<esc>",
            "<tab>j",
            "<tab>",
            "y",
            "y",
            "d",
            "<esc>",
            "<esc>",
            "z",
            "<esc>",
            "c",
            "<esc>",
            "n",
            "<esc>",
            "<tab>",
            "D",
            "<tab><tab>",
        ] {
            println!("=== {size:?} {keys}\n{}", d.keys(keys).lines().join("\n"));
        }
    }
}
