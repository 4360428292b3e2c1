//! Lists that are asked for one by one: groups, vouchers, batches, rows set
//! aside, the basket, thresholds, the audit log.
//!
//! Never here: their rows (see `desk`).

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::money::Money;
use crate::present::number;
use crate::present::strings::Strings;
use crate::service::group::By;
use crate::tui::app::App;
use crate::tui::effect::Which;
use crate::tui::keymap::Context;
use crate::tui::parts::pane::pane;
use crate::tui::parts::sheet::{Sheet, Style};
use crate::tui::parts::table::{Column, figure, text};
use crate::tui::parts::value::Value;

use super::bench::{narrowing, note, rates};
use super::evaluation::choose;
use super::results;

/// A list and whether it has been read.
pub struct ListPage {
    /// Which list.
    pub which: Which,
    /// Its rows.
    pub sheet: Sheet,
    /// Whether its rows have come.
    pub read: bool,
}

impl ListPage {
    /// Not read yet.
    pub fn new(which: Which) -> ListPage {
        let columns = match &which {
            Which::Groups(_) => GROUPS,
            Which::Vouchers(_) => VOUCHERS,
            Which::Batches => BATCHES,
            Which::Aside(_) => ASIDE,
            Which::Basket => BASKET,
            Which::Rules => RULES,
            Which::Log => LOG,
            Which::Coverage => COVERAGE,
            Which::Unfunded => UNFUNDED,
            Which::Library => LIBRARY,
            Which::Candidates => choose::CANDIDATES,
            Which::Institutions => choose::INSTITUTIONS,
            Which::Linkage => results::LINKAGE,
            Which::Statistics(stat) => results::statistics(*stat),
            Which::Assessed(..) => results::ITEMS,
            Which::Evidence(..) => results::EVIDENCE,
        };
        ListPage { which, sheet: Sheet::new(columns), read: false }
    }

    /// Where its keys are looked up.
    pub fn context(&self) -> Context {
        match self.which {
            Which::Groups(_) => Context::Groups,
            Which::Vouchers(_) | Which::Aside(_) => Context::Vouchers,
            Which::Batches => Context::Batches,
            Which::Basket => Context::Basket,
            Which::Rules => Context::Rules,
            Which::Log => Context::Log,
            Which::Coverage | Which::Unfunded | Which::Library => Context::Vouchers,
            Which::Candidates => Context::Candidates,
            Which::Institutions => Context::Institutions,
            Which::Linkage => Context::Application,
            Which::Statistics(_) => Context::Statistics,
            Which::Assessed(..) => Context::Assessed,
            Which::Evidence(..) => Context::Vouchers,
        }
    }
}

/// Figures by group.
pub const GROUPS: &[Column] = &[
    text(|s| s.bench.col_group, 16, 1, 0),
    figure(|s| s.bench.col_projects, 7, 1),
    figure(|s| s.bench.col_budget, 12, 0),
    figure(|s| s.bench.col_paid, 12, 2),
    figure(|s| s.bench.col_rate, 7, 0),
    figure(|s| s.bench.col_pace, 6, 1),
    figure(|s| s.bench.col_red, 4, 0),
    figure(|s| s.bench.col_yellow, 4, 0),
    figure(|s| s.bench.col_idle, 12, 0),
];

/// Vouchers with the cell each came from.
pub const VOUCHERS: &[Column] = &[
    text(|s| s.bench.col_date, 10, 0, 0),
    text(|s| s.bench.col_voucher, 17, 0, 2),
    figure(|s| s.bench.col_amount, 12, 0),
    text(|s| s.bench.col_payee, 16, 2, 1),
    text(|s| s.bench.col_purpose, 14, 2, 3),
    text(|s| s.bench.col_fund, 14, 0, 6),
    text(|s| s.bench.col_quota_doc, 16, 0, 7),
    text(|s| s.bench.col_source, 20, 1, 4),
];

/// Import batches.
pub const BATCHES: &[Column] = &[
    figure(|s| s.import.col_batch, 4, 0),
    text(|s| s.import.col_when, 16, 0, 3),
    text(|s| s.import.col_kind, 10, 0, 1),
    text(|s| s.import.col_file, 18, 2, 0),
    text(|s| s.import.col_sheet, 8, 0, 7),
    figure(|s| s.import.col_rows, 7, 2),
    figure(|s| s.import.col_imported, 7, 0),
    figure(|s| s.import.col_unchanged, 6, 5),
    figure(|s| s.import.col_aside, 5, 0),
    figure(|s| s.import.col_amount, 15, 4),
    figure(|s| s.import.col_control, 15, 6),
    text(|s| s.import.col_undone, 6, 0, 1),
];

/// Rows set aside.
pub const ASIDE: &[Column] = &[
    text(|s| s.import.col_cell, 8, 0, 0),
    text(|s| s.import.col_reason, 28, 1, 0),
    text(|s| s.import.col_quote, 16, 1, 1),
    figure(|s| s.bench.col_amount, 12, 2),
    text(|s| s.bench.col_source, 20, 2, 3),
];

/// Rows without a project.
pub const BASKET: &[Column] = &[
    text(|s| s.bench.col_date, 10, 0, 2),
    figure(|s| s.bench.col_amount, 12, 0),
    text(|s| s.import.col_quote, 18, 2, 0),
    text(|s| s.import.col_reason, 14, 0, 3),
    text(|s| s.import.col_suggestion, 20, 2, 0),
    text(|s| s.bench.col_source, 16, 1, 4),
];

/// Thresholds in force.
pub const RULES: &[Column] = &[
    text(|s| s.rules.col_rule, 14, 1, 0),
    text(|s| s.rules.col_key, 24, 0, 1),
    text(|s| s.rules.col_value, 12, 0, 0),
    text(|s| s.rules.col_name, 20, 1, 0),
    text(|s| s.rules.col_default, 10, 0, 2),
    text(|s| s.rules.col_since, 10, 0, 1),
    text(|s| s.rules.col_by, 10, 0, 3),
];

/// The audit log.
pub const LOG: &[Column] = &[
    text(|s| s.rules.col_when, 19, 0, 0),
    text(|s| s.rules.col_who, 8, 0, 1),
    text(|s| s.rules.col_what, 16, 0, 0),
    text(|s| s.bench.col_project, 16, 1, 2),
    text(|s| s.rules.col_detail, 20, 2, 0),
];

/// How much of the city has approved targets.
pub const COVERAGE: &[Column] = &[
    text(|s| s.targets.col_scope, 22, 1, 0),
    figure(|s| s.bench.col_projects, 7, 0),
    figure(|s| s.targets.col_approved, 8, 0),
    figure(|s| s.targets.col_share, 7, 1),
    figure(|s| s.targets.col_amount, 12, 0),
    figure(|s| s.targets.col_approved_amount, 12, 2),
    figure(|s| s.targets.col_amount_share, 9, 0),
];

/// Column of the budget among [`UNFUNDED`].
const UNFUNDED_BUDGET: usize = 2;

/// Projects whose money may not be arranged.
pub const UNFUNDED: &[Column] = &[
    text(|s| s.bench.col_project, 22, 3, 0),
    text(|s| s.bench.col_department, 10, 1, 1),
    figure(|s| s.bench.col_budget, 11, 0),
    text(|s| s.targets.col_state, 8, 0, 0),
    text(|s| s.targets.col_due, 9, 0, 2),
    text(|s| s.targets.col_why, 18, 2, 0),
    text(|s| s.bench.col_code, 21, 0, 3),
];

/// The indicator library.
pub const LIBRARY: &[Column] = &[
    text(|s| s.targets.col_level, 12, 0, 0),
    text(|s| s.targets.col_indicator, 20, 2, 0),
    text(|s| s.targets.col_target, 14, 1, 0),
    text(|s| s.targets.col_owner, 12, 1, 1),
    text(|s| s.targets.col_standard, 20, 2, 2),
];

/// What a grouping is called.
pub fn by_name(s: &'static Strings, by: By) -> &'static str {
    match by {
        By::Department => s.bench.by_department,
        By::Division => s.bench.by_division,
        By::Fund => s.bench.by_fund,
        By::Category => s.bench.by_category,
    }
}

/// What a list is called.
pub fn title(app: &App, which: &Which) -> String {
    let s = app.strings();
    match which {
        Which::Groups(by) => format!("{} {}", s.bench.groups, by_name(s, *by)),
        Which::Vouchers(id) => {
            let name = app.project(*id).map_or("", |p| p.project.name.as_str());
            format!("{} {name}", s.bench.payments)
        }
        Which::Batches => s.import.batches_title.to_string(),
        Which::Aside(batch) => format!("{} {batch}", s.import.aside_title),
        Which::Basket => s.import.basket_title.to_string(),
        Which::Rules => s.rules.title.to_string(),
        Which::Log => s.rules.log_title.to_string(),
        Which::Coverage => s.targets.coverage_title.to_string(),
        Which::Unfunded => s.targets.unfunded_title.to_string(),
        Which::Library => s.targets.library_title.to_string(),
        Which::Candidates => s.key_desk.candidates.to_string(),
        Which::Institutions => s.key_desk.institutions.to_string(),
        other => results::title(app, other).unwrap_or_default(),
    }
}

fn empty(s: &'static Strings, which: &Which) -> &'static str {
    match which {
        Which::Batches => s.import.batches_empty,
        Which::Basket => s.import.basket_empty,
        Which::Log => s.rules.log_empty,
        Which::Unfunded => s.targets.unfunded_empty,
        Which::Library => s.targets.library_empty,
        Which::Candidates => s.key_desk.no_candidate,
        Which::Institutions => s.key_desk.no_institution,
        other => results::empty(s, other).unwrap_or(s.common.nothing_here),
    }
}

/// What the amounts of a column add up to, of the rows shown.
pub fn sum(sheet: &Sheet, column: usize) -> Money {
    let of = |v: Option<&Value<'_>>| if let Some(Value::Wan(Some(m))) = v { *m } else { Money::ZERO };
    sheet.shown().map(|r| of(r.cells.get(column))).fold(Money::ZERO, |a, b| a + b)
}

/// Draws one.
pub fn draw(app: &App, page: &ListPage, body: Rect, buf: &mut Buffer) {
    let s = app.strings();
    let sheet = &page.sheet;
    let title = format!("{}{}", title(app, &page.which), narrowing(app, sheet));
    let at = sheet.list.at().map_or(0, |i| i + 1);
    let figures =
        if page.read { format!("{}/{}", number::count(at), number::count(sheet.list.len())) } else { String::new() };
    // A line of groups is read against the whole.
    let whole = match (&page.which, &app.city) {
        (Which::Groups(_), Some(c)) => {
            format!("{} {}{}  {}  ", s.bench.total, number::yi(c.budget), s.bench.yi, rates(s, c))
        }
        (Which::Unfunded, _) if page.read => (s.targets.sum_of)(&number::wan(sum(sheet, UNFUNDED_BUDGET))),
        (Which::Linkage, _) if page.read => results::not_done(s, sheet),
        _ => String::new(),
    };
    let figures = format!("{whole}{figures}");
    let inner = pane(body, &title, &figures, true, &app.look, buf);
    if !page.read {
        note(app, s.common.reading, inner, buf);
    } else if sheet.list.is_empty() {
        note(app, if sheet.narrowed() { s.common.nothing_found } else { empty(s, &page.which) }, inner, buf);
    } else {
        sheet.draw(s, &app.look, Style { focus: true, below: None }, inner, buf);
    }
}
