//! The lists of the use of results and of statistics: columns, titles, filters.
//!
//! Never here: their rows (see `desk::results`).

use crate::domain::linkage::Outcome;
use crate::present::results as words;
use crate::present::strings::Strings;
use crate::tui::app::App;
use crate::tui::effect::Which;
use crate::tui::parts::menu::Menu;
use crate::tui::parts::sheet::{Keep, Row, Sheet};
use crate::tui::parts::table::{Column, figure, text};
use crate::tui::parts::value::Value;
use crate::tui::rows::results::Stat;

/// Columns of [`LINKAGE`] that other code speaks of.
pub const OUTCOME: usize = 0;
/// 名称
pub const NAME: usize = 1;
/// 建议核减
pub const CUT: usize = 6;
/// 预算科
pub const VERDICT: usize = 7;
/// 未落实
pub const MISSING: usize = 10;
/// 项目代码
pub const CODE: usize = 14;
/// Beyond the columns: the proposal as it was seen.
pub const PROPOSAL: usize = 15;
/// 代号 among [`ITEMS`].
pub const ITEM_KEY: usize = 7;

/// Proposals, decisions, the draft beside them.
pub const LINKAGE: &[Column] = &[
    text(|s| s.results_screens.col_outcome, 10, 0, 0),
    text(|s| s.bench.col_project, 18, 3, 0),
    text(|s| s.bench.col_department, 10, 1, 3),
    text(|s| s.results_screens.col_grade, 4, 0, 1),
    text(|s| s.results_screens.col_findings, 10, 0, 4),
    figure(|s| s.results_screens.col_budget, 9, 1),
    figure(|s| s.results_screens.col_cut, 9, 0),
    text(|s| s.results_screens.col_verdict, 8, 0, 0),
    figure(|s| s.results_screens.col_decided, 9, 1),
    figure(|s| s.results_screens.col_draft, 9, 0),
    figure(|s| s.results_screens.col_missing, 9, 2),
    text(|s| s.results_screens.col_reason, 14, 2, 5),
    text(|s| s.results_screens.col_text, 12, 1, 7),
    text(|s| s.bench.col_division, 8, 0, 8),
    text(|s| s.bench.col_code, 21, 0, 9),
];

/// The year on one page.
pub const SUMMARY: &[Column] = &[
    text(|s| s.results_screens.col_part, 6, 0, 0),
    text(|s| s.results_screens.col_told, 22, 1, 0),
    text(|s| s.results_screens.col_figure, 40, 3, 0),
];

/// A ranking.
pub const RANKING: &[Column] = &[
    figure(|s| s.results.col_rank, 4, 0),
    text(|s| s.results.col_name, 20, 2, 0),
    text(|s| s.results.col_division, 10, 0, 2),
    figure(|s| s.results.col_total, 7, 0),
    text(|s| s.results.col_level, 9, 0, 0),
    figure(|s| s.results.col_points, 7, 1),
    figure(|s| s.results.col_full, 7, 1),
    figure(|s| s.results.col_bonus, 6, 3),
    figure(|s| s.results.col_pending, 7, 0),
    text(|s| s.results.col_code, 6, 0, 4),
];

/// The items of a subject.
pub const ITEMS: &[Column] = &[
    text(|s| s.results.col_part, 14, 0, 1),
    text(|s| s.results.col_item, 16, 1, 0),
    figure(|s| s.results.col_full, 6, 0),
    figure(|s| s.results.col_points, 6, 0),
    figure(|s| s.results.col_rows, 6, 0),
    text(|s| s.results.col_origin, 9, 0, 0),
    text(|s| s.results.col_note, 24, 3, 2),
    text(|s| s.results.col_key, 20, 0, 3),
];

/// Evidence rows.
pub const EVIDENCE: &[Column] = &[
    text(|s| s.results.col_name, 24, 3, 0),
    figure(|s| s.results.col_should, 14, 0),
    figure(|s| s.results.col_done, 14, 0),
    text(|s| s.results.col_note, 12, 1, 0),
    text(|s| s.results.col_code, 21, 0, 1),
];

/// What stands in the open, and what should.
pub const DISCLOSURE: &[Column] = &[
    text(|s| s.results.col_standing, 10, 0, 0),
    text(|s| s.results.col_kind, 10, 0, 0),
    text(|s| s.results.col_name, 20, 2, 0),
    text(|s| s.results.col_department, 12, 1, 2),
    text(|s| s.results.col_publisher, 8, 0, 3),
    text(|s| s.results.col_due, 10, 0, 0),
    figure(|s| s.results.col_days_over, 9, 0),
    text(|s| s.results.col_published, 10, 0, 1),
    text(|s| s.results.col_where, 20, 2, 4),
    text(|s| s.results.col_code, 21, 0, 5),
];

/// The columns of a page of statistics.
pub const fn statistics(stat: Stat) -> &'static [Column] {
    match stat {
        Stat::Summary => SUMMARY,
        Stat::Departments | Stat::Counties => RANKING,
        Stat::Disclosure => DISCLOSURE,
    }
}

fn name(s: &'static Strings, stat: Stat) -> &'static str {
    let t = &s.results_screens;
    match stat {
        Stat::Summary => t.summary,
        Stat::Departments => t.departments,
        Stat::Counties => t.counties,
        Stat::Disclosure => t.disclosure,
    }
}

/// What a list is called; nothing where it is none of these.
pub fn title(app: &App, which: &Which) -> Option<String> {
    let s = app.strings();
    let t = &s.results_screens;
    Some(match which {
        Which::Linkage => {
            let next = app.city.as_ref().filter(|c| c.year > 0).map(|c| (t.next_of)(c.year + 1));
            format!("{} {}", t.application, next.unwrap_or_default()).trim_end().to_string()
        }
        Which::Statistics(now) => {
            let part = |stat: Stat| {
                let name = name(s, stat);
                if stat == *now { format!("[{name}]") } else { name.to_string() }
            };
            Stat::ALL.map(part).join(" ")
        }
        Which::Assessed(_, _, name) => format!("{} {name}", t.sheet),
        Which::Evidence(_, _, item) => format!("{} {item}", t.evidence),
        _ => return None,
    })
}

/// What an empty one says.
pub fn empty(s: &'static Strings, which: &Which) -> Option<&'static str> {
    match which {
        Which::Linkage => Some(s.results_screens.empty_linkage),
        Which::Statistics(Stat::Counties) => Some(s.results_screens.empty_counties),
        _ => None,
    }
}

/// What is still to be taken out of the drafts, of the rows shown.
pub fn not_done(s: &'static Strings, sheet: &Sheet) -> String {
    let sum = super::lists::sum(sheet, MISSING);
    if sum.is_zero() { String::new() } else { (s.results_screens.not_done)(&crate::present::number::wan(sum)) }
}

/// What may be shown: by what became of it, by the word on it.
pub fn filters(s: &'static Strings, page: &Which, rows: &[Row], now: &Keep) -> Option<Menu<Keep>> {
    let columns: &[usize] = match page {
        Which::Linkage => &[OUTCOME, VERDICT],
        Which::Statistics(Stat::Disclosure) => &[0, 1],
        Which::Statistics(Stat::Departments) => &[4, 2],
        _ => return None,
    };
    let mut items =
        vec![(s.bench.filter_all.to_string(), Keep::All), (s.bench.filter_marked.to_string(), Keep::Marked)];
    if *page == Which::Linkage {
        // What wants a word can always be asked for, be there any or not.
        for outcome in [Outcome::Ignored, Outcome::Unused] {
            let word = words::outcome(s, outcome).to_string();
            items.push((word.clone(), Keep::Saying { column: OUTCOME, text: word }));
        }
    }
    for column in columns {
        for row in rows {
            let Some(Value::Text(word)) = row.cells.get(*column) else { continue };
            let keep = Keep::Saying { column: *column, text: word.to_string() };
            if !word.is_empty() && items.iter().all(|(_, k)| *k != keep) {
                items.push((word.to_string(), keep));
            }
        }
    }
    let at = items.iter().position(|(_, k)| k == now).unwrap_or(0);
    Some(Menu::new(s.common.filter_title, items, at))
}
