//! The lists that key evaluations begin with: projects ranked, institutions.
//!
//! Never here: their rows (see `desk::evaluation::choose`).

use crate::tui::parts::table::{Column, figure, text};

/// 项目名称 among [`CANDIDATES`].
pub const PROJECT: usize = 2;
/// 评价编号: it is being evaluated already.
pub const TAKEN: usize = 7;
/// 项目代码
pub const CODE: usize = 8;
/// 机构 among [`INSTITUTIONS`].
pub const NAME: usize = 0;

/// Projects ranked for key evaluation, with a reason for every point.
pub const CANDIDATES: &[Column] = &[
    figure(|s| s.key_lists.col_place, 4, 0),
    figure(|s| s.key_lists.col_points, 6, 0),
    text(|s| s.bench.col_project, 18, 2, 0),
    text(|s| s.bench.col_department, 10, 0, 3),
    figure(|s| s.bench.col_budget, 10, 1),
    text(|s| s.key_desk.col_made_of, 20, 3, 0),
    text(|s| s.key_lists.col_last, 12, 0, 4),
    text(|s| s.key_lists.col_evaluation, 8, 0, 0),
    text(|s| s.bench.col_code, 21, 0, 5),
    text(|s| s.key_lists.col_reasons, 40, 4, 9),
];

/// Third-party institutions with their records.
pub const INSTITUTIONS: &[Column] = &[
    text(|s| s.key_lists.col_institution, 20, 2, 0),
    text(|s| s.key_lists.col_kind, 10, 0, 3),
    figure(|s| s.key_lists.col_rating, 8, 0),
    figure(|s| s.key_lists.col_commissions, 6, 0),
    figure(|s| s.key_lists.col_delivered, 8, 2),
    figure(|s| s.key_lists.col_late, 8, 0),
    text(|s| s.key_lists.col_standing, 10, 1, 0),
    text(|s| s.key_lists.works, 20, 3, 1),
    text(|s| s.key_lists.col_contact, 10, 0, 5),
    text(|s| s.key_lists.col_code, 18, 0, 6),
];
