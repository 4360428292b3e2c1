//! Forms as pages: what stands where.

use super::*;
use crate::domain::form::{Block, Cited, FormKind, FundKind, FundRow, Mark, Row};
use crate::domain::money::Money;
use crate::exchange::out::{Look, Piece, Value};

const BLANK: Shape = Shape { taxonomy: Taxonomy::T2015, weights: true, room: 2 };

fn row(block: Block, levels: (&str, &str), name: &str, target: &str) -> Row {
    let mut row = Row::empty(block);
    (row.level1, row.level2) = (Cited::new(levels.0, ""), Cited::new(levels.1, ""));
    (row.name, row.target) = (Cited::new(name, ""), Cited::new(target, ""));
    row
}

fn fund(kind: FundKind, whole_life: i64, year: i64) -> FundRow {
    let mut row = FundRow { kind, ..FundRow::default() };
    row.whole_life.amount = Some(Money::from_yuan(whole_life));
    row.initial.amount = Some(Money::from_yuan(year));
    row
}

/// The target form of an air route, as a unit would hand it in.
fn air_route() -> Form {
    let output = ("产出指标", "数量指标");
    let mut form = Form {
        year: Some(2021),
        project_code: Cited::new("36110021T000000000001", ""),
        project: Cited::new("三清山机场航线运营补贴", ""),
        department: Cited::new("148-市民航局", ""),
        unit: Cited::new("上饶三清山机场有限公司", ""),
        attribute: Cited::new("延续项目", ""),
        period: Cited::new("2019—2023", ""),
        funds: vec![fund(FundKind::Total, 300_000_000, 60_000_000), fund(FundKind::Fiscal, 300_000_000, 60_000_000)],
        mark: Some(Mark { code: "36110021T000000000001".into(), year: 2021, version: 1, round: None }),
        rows: vec![
            row(Block::WholeLife, output, "开通航线", "≥12条"),
            row(Block::WholeLife, output, "旅客吞吐量", "≥300万人次"),
            row(Block::WholeLife, ("满意度指标", "服务对象满意度指标"), "旅客满意度", "≥92%"),
            row(Block::Annual, output, "开通航线", "≥9条"),
            row(Block::Annual, ("产出指标", "质量指标"), "航班正常率", "≥80%"),
            row(Block::Annual, ("效益指标", "社会效益指标"), "旅客吞吐量增长率", "=-3%"),
        ],
        ..Form::default()
    };
    form.goals.whole_life = Cited::new("1.开通并巩固航线12条；\n2.旅客吞吐量累计达到300万人次。", "");
    form.goals.annual = Cited::new("保持9条航线正常运营。", "");
    form
}

fn texts(page: &Page) -> Vec<(u32, u16, u32, u16, String)> {
    let text = |p: &Piece| match &p.value {
        Value::Text(words) => Some((p.row, p.column, p.tall, p.wide, words.clone())),
        _ => None,
    };
    page.pieces.iter().filter_map(text).collect()
}

fn find(page: &Page, words: &str) -> (u32, u16, u32, u16) {
    let all = texts(page);
    let found = all.iter().find(|t| t.4 == words).unwrap_or_else(|| panic!("{words} in {all:#?}"));
    (found.0, found.1, found.2, found.3)
}

/// No two cells of a page overlap, none lies outside, none of the frame is left out.
#[track_caller]
fn sound(page: &Page) {
    let rows = page.pieces.iter().map(|p| p.row + p.tall).max().unwrap_or(0);
    let mut grid = vec![vec![None; page.columns.len()]; rows as usize];
    for (n, piece) in page.pieces.iter().enumerate() {
        for row in piece.row..piece.row + piece.tall {
            for column in piece.column..piece.column + piece.wide {
                let at = &mut grid[row as usize][usize::from(column)];
                assert_eq!(*at, None, "{piece:?} over {:?}", at.map(|other: usize| &page.pieces[other]));
                *at = Some(n);
            }
        }
    }
    let holes = grid.iter().flatten().filter(|at| at.is_none()).count();
    assert_eq!(holes, 0, "holes in the frame");
}

#[test]
fn the_two_blocks_stand_side_by_side_under_one_level_1() {
    let page = page(&air_route(), Shape::AS_IT_IS);
    sound(&page);
    assert_eq!(find(&page, "产出指标").2, 2, "two rows on either side");
    assert_eq!(find(&page, "指标1：旅客满意度").1, 3);
    let (row, column, ..) = find(&page, "指标1：航班正常率");
    assert_eq!((row, column), (find(&page, "指标2：旅客吞吐量").0, 6));
    assert_eq!(find(&page, "中期资金总额").0, find(&page, "年度资金总额").0);
    assert!(!page.landscape);
    assert!(texts(&page).iter().all(|t| t.4 != "分值"), "no marks, no column for them");
    assert_eq!(page.pieces.last().map(|p| p.look), Some(Look::Mark));
}

#[test]
fn a_form_with_room_offers_every_class_a_row_more_than_it_has() {
    let page = page(&air_route(), BLANK);
    sound(&page);
    let all = texts(&page);
    let count = |words: &str| all.iter().filter(|t| t.4 == words).count();
    assert_eq!(count("时效指标"), 2, "once on either side");
    assert_eq!(find(&page, "产出指标").2, 9, "3+2+2+2 rows on the left, 2+2+2+2 on the right");
    assert_eq!(count("指标3："), 1);
    assert_eq!(count("其他资金"), 2);
    assert_eq!(count("分值"), 1);
    let level1 = |words: &str| all.iter().filter(|t| t.4 == words).map(|t| t.0).collect::<Vec<_>>();
    assert!(level1("效益指标")[0] < level1("满意度指标")[0], "in the order of the form");
    assert_eq!((level1("效益指标").len(), level1("满意度指标").len()), (1, 1));
}

#[test]
fn every_form_is_whole_with_and_without_content() {
    let kinds = ["target", "department_target", "monitoring", "self_evaluation", "department_evaluation"];
    for kind in kinds.map(|k| FormKind::from_key(k).expect("kind")) {
        for shape in [BLANK, Shape::AS_IT_IS, Shape { taxonomy: Taxonomy::T2021, ..BLANK }] {
            sound(&page(&Form { kind, ..Form::default() }, shape));
            sound(&page(&Form { kind, months: Some(7), ..air_route() }, shape));
        }
    }
}

#[test]
fn what_a_row_says_beyond_the_template_gets_a_column() {
    let mut form = air_route();
    form.rows[4].standard = Cited::new("每低1个百分点扣1分", "");
    form.rows[3].marks = Cited::new("12.5", "");
    let page = page(&form, Shape::AS_IT_IS);
    sound(&page);
    let (head, place) = (find(&page, "评分标准"), find(&page, "每低1个百分点扣1分"));
    assert_eq!(head.1, place.1);
    assert!(page.landscape);
    assert!(page.pieces.iter().any(|p| p.value == Value::Number(rust_decimal::Decimal::new(125, 1))));
}

#[test]
fn a_monitoring_form_names_its_months_and_ticks_what_the_row_says() {
    let mut form = Form { kind: FormKind::Monitoring, months: Some(7), ..air_route() };
    form.rows[0].likelihood = Cited::new("有可能", "");
    form.rows[1].likelihood = Cited::new("完全不可能", "");
    let page = page(&form, Shape::AS_IT_IS);
    sound(&page);
    assert_eq!(find(&page, "1—7月执行率").3, 3);
    let ticks: Vec<u16> = texts(&page).into_iter().filter(|t| t.4 == "√").map(|t| t.1).collect();
    assert_eq!(ticks, [14, 15]);
    assert!(page.landscape);
}

#[test]
fn the_tasks_of_a_department_end_in_their_sum() {
    let mut form = Form { kind: FormKind::DepartmentTarget, ..air_route() };
    for yuan in [1_000_000, 2_500_000] {
        let mut task = crate::domain::form::TaskRow { name: Cited::new("航线培育", ""), ..Default::default() };
        task.total.amount = Some(Money::from_yuan(yuan));
        form.tasks.push(task);
    }
    let page = page(&form, Shape::AS_IT_IS);
    sound(&page);
    let (row, ..) = find(&page, "金额合计");
    let sum = page.pieces.iter().find(|p| p.row == row && p.column == 4).map(|p| p.value.clone());
    assert_eq!(sum, Some(Value::wan(Money::from_yuan(3_500_000))));
}

#[test]
fn an_essay_that_no_row_can_hold_is_spread_over_several() {
    let mut form = air_route();
    form.goals.annual = Cited::new("保障航线正常运营。".repeat(200), "");
    for kind in [FormKind::ProjectTarget, FormKind::DepartmentTarget] {
        let page = page(&Form { kind, ..form.clone() }, BLANK);
        sound(&page);
        let essay = page.pieces.iter().find(|p| p.value == Value::text(&form.goals.annual.text)).expect("goal");
        assert!(essay.tall > 1, "{kind:?}");
    }
}

#[test]
fn numbered_points_begin_lines_of_their_own() {
    for (read, printed) in [
        ("1.开通航线； 2.旅客 65 万人次", "1.开通航线；\n2.旅客 65 万人次"),
        ("目标： （1）甲 （2）乙", "目标：\n（1）甲\n（2）乙"),
        ("一、甲 二、乙", "一、甲\n二、乙"),
        ("增长 3.5 个百分点 a", "增长 3.5 个百分点 a"),
        ("", ""),
    ] {
        assert_eq!(slots::in_points(read), printed);
    }
}
