//! Every page as a terminal shows it, printed for a reader.

use crate::drive::Drive;
use jixiao::present::Lang;
use jixiao::store::Store;
use jixiao::tui::look::{Depth, Look};

const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 36);

fn shot(lang: Lang, size: (u16, u16), keys: &str) -> String {
    Drive::new(lang, size).keys(keys).screen()
}

/// Each page small and large in Chinese, and once in English.
macro_rules! pages {
    ($($name:ident: $keys:expr;)+) => {
        $(#[test]
        fn $name() {
            let name = stringify!($name);
            insta::assert_snapshot!(format!("{name}_small"), shot(Lang::Zh, SMALL, $keys));
            insta::assert_snapshot!(format!("{name}_large"), shot(Lang::Zh, LARGE, $keys));
            insta::assert_snapshot!(format!("{name}_en"), shot(Lang::En, LARGE, $keys));
        })+
    };
}

pages! {
    workbench: "";
    projects_list: "2jjj";
    alerts_list: "3j";
    why_lagging: "<tab><enter>";
    why_no_spend: "3/xdwzc<enter><enter>";
    dossier_overview: "/航线运营<enter><enter>";
    dossier_money: "/航线运营<enter><enter><tab>";
    dossier_later: "<enter><tab><tab>";
    vouchers: "/航线运营<enter>v";
    groups_by_department: "b";
    groups_by_fund: "b<tab><tab>";
    behind_a_group: "bj<enter>";
    filter_while_typing: "/hxyy";
    filter_menu: "f";
    sort_menu: "s";
    help_page: "?";
    palette: ":dr";
    linkage: "8";
    linkage_decide: "8ja";
    linkage_filter: "8f";
    statistics_year: "9";
    statistics_departments: "9<tab>";
    statistics_counties: "9<tab><tab>";
    assessed_items: "9<tab><enter>";
    assessed_evidence: "9<tab><enter>jj<enter>";
    dossier_cycle: "8j<enter>";
    batches: "B";
    rows_set_aside: "B<enter>";
    basket: "U";
    dossier_log: "<tab>a<tab><tab><tab>/上饶市西货站<enter><enter><tab><tab><tab><tab><tab><tab><tab>";
    rules: "R";
    audit_log: "A";
    as_of_prompt: "t";
    note_being_written: "<tab>m核实后再报";
    verify_many: "<tab>   a";
    confirm_quit: "q";
    marked_rows: "   ";
    whole_row: "x";
    export_prompt: "e<c-u>单.txt<enter>";
}

#[test]
fn first_run() {
    for (name, lang, size) in
        [("first_run_small", Lang::Zh, SMALL), ("first_run_large", Lang::Zh, LARGE), ("first_run_en", Lang::En, LARGE)]
    {
        let store = Store::in_memory().expect("store");
        let mut d = Drive::on(store, None, lang, Look { depth: Depth::Ansi16, ascii: false }, size);
        insta::assert_snapshot!(name, d.screen());
    }
}

#[test]
fn an_import_from_inside() {
    for (name, lang, size) in [("small", Lang::Zh, SMALL), ("large", Lang::Zh, LARGE), ("en", Lang::En, LARGE)] {
        let store = Store::in_memory().expect("store");
        let mut d = Drive::on(store, None, lang, Look { depth: Depth::Ansi16, ascii: false }, size);
        d.keys("<enter>").mark_files();
        insta::assert_snapshot!(format!("import_preview_{name}"), d.keys("<enter>").screen());
        insta::assert_snapshot!(format!("import_outcome_{name}"), d.keys("<enter>").screen());
    }
}

#[test]
fn a_running_import_tells_how_far_it_is() {
    use jixiao::tui::effect::Effect;
    use jixiao::tui::msg::Msg;
    let store = Store::in_memory().expect("store");
    let mut d = Drive::on(store, None, Lang::Zh, Look { depth: Depth::Ansi16, ascii: false }, SMALL);
    d.keys("<enter>").mark_files();
    d.keys("<enter>");
    let enter = crossterm::event::KeyEvent::from(crossterm::event::KeyCode::Enter);
    let effects = d.app.update(Msg::Key(enter));
    let Some(Effect::Run(job, _)) = effects.into_iter().next() else { panic!("the import") };
    d.app.update(Msg::Progress(job, 6_000, 15_000));
    insta::assert_snapshot!("import_running", d.screen());
    let esc = crossterm::event::KeyEvent::from(crossterm::event::KeyCode::Esc);
    assert_eq!(d.app.update(Msg::Key(esc)), [Effect::Cancel(job)]);
    d.app.update(Msg::Answer(job, Err(jixiao::tui::msg::Trouble::Cancelled)));
    assert!(d.sees("导入已取消，库未改变"), "{}", d.screen());
}

#[test]
fn without_colour_and_with_ascii_borders() {
    let (folder, file) = crate::drive::city_file();
    let store = Store::open(&file).expect("store");
    let mut d = Drive::on(store, Some(folder), Lang::Zh, Look { depth: Depth::Mono, ascii: true }, SMALL);
    insta::assert_snapshot!("mono_ascii", d.screen());
    let screen = d.keys("<tab><enter>").screen();
    assert!(screen.is_ascii() || !screen.contains(['│', '─', '┌', '\u{2801}', '\u{28C0}']), "{screen}");
    insta::assert_snapshot!("mono_ascii_why", screen);
}

#[test]
fn a_window_that_is_too_small_says_so_and_waits() {
    let mut d = Drive::new(Lang::Zh, (120, 36));
    d.resize(60, 20);
    assert_eq!(d.lines()[0], "窗口 60x20 太小，请放大到 80x24");
    d.resize(80, 24);
    assert!(d.sees("双监控预警"));
}

#[test]
fn every_page_survives_every_size() {
    for keys in ["", "3", "<tab><enter>", "<enter><tab>", "b", "?", ":", "t", "<tab>m", "x", "i", "f"] {
        let mut d = Drive::new(Lang::Zh, (120, 36));
        d.keys(keys);
        for (w, h) in [
            (0, 0),
            (1, 1),
            (79, 24),
            (80, 23),
            (80, 24),
            (81, 25),
            (100, 24),
            (119, 31),
            (120, 29),
            (120, 31),
            (200, 60),
        ] {
            d.resize(w, h).screen();
        }
    }
}

#[test]
fn no_line_is_wider_than_the_window() {
    for keys in ["", "2", "3", "<tab><enter>", "<enter>", "<enter><tab>", "b", "B", "R", "A", "?", ":", "i"] {
        for size in [SMALL, LARGE] {
            let mut d = Drive::new(Lang::Zh, size);
            for line in d.keys(keys).lines() {
                let wide = jixiao::present::width::columns(&line);
                assert!(wide <= size.0 as usize, "{keys} {size:?} {wide}: {line}");
            }
        }
    }
}
