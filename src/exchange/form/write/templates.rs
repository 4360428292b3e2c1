//! The official forms, cell by cell (domain.md §3). Data only.

use super::template::{
    Cell, Column, Each, FundColumn, Part, Shown, Slot, Template, column, maybe, slot, words, words2,
};
use crate::domain::form::Block::{Annual, WholeLife};
use crate::domain::form::FormKind;

/// The template of a form.
pub(super) fn of(kind: FormKind) -> &'static Template {
    match kind {
        FormKind::ProjectTarget => &PROJECT_TARGET,
        FormKind::DepartmentTarget => &DEPARTMENT_TARGET,
        FormKind::Monitoring => &MONITORING,
        FormKind::SelfEvaluation => &SELF_EVALUATION,
        FormKind::DepartmentEvaluation => &DEPARTMENT_EVALUATION,
    }
}

/// A single row.
const fn line(body: &'static [Cell]) -> Part {
    Part { side: None, head: &[], each: Each::Once, body }
}

/// §3.1: 中期 left, 年度 right.
static PROJECT_TARGET: Template = Template {
    title: "项目支出绩效目标申报表",
    columns: &[
        column(5),
        column(9),
        column(9),
        column(17),
        column(12),
        maybe(6, Shown::Filled(Slot::Marks(WholeLife))),
        column(9),
        column(17),
        column(12),
        maybe(6, Shown::Weights),
        maybe(8, Shown::Filled(Slot::Direction)),
        maybe(20, Shown::Filled(Slot::Standard)),
        maybe(18, Shown::Filled(Slot::Explanation)),
        maybe(14, Shown::Filled(Slot::Note)),
    ],
    parts: &[
        line(&[words(0, 1, "项目名称"), slot(2, 5, Slot::Project), words(6, 6, "项目代码"), slot(7, 13, Slot::Code)]),
        line(&[
            words(0, 1, "主管部门及代码"),
            slot(2, 5, Slot::Department),
            words(6, 6, "实施单位"),
            slot(7, 13, Slot::Unit),
        ]),
        line(&[words(0, 1, "项目属性"), slot(2, 5, Slot::Attribute), words(6, 6, "项目期"), slot(7, 13, Slot::Period)]),
        Part {
            side: Some(words(0, 1, "项目资金（{unit}）")),
            head: &[],
            each: Each::Fund,
            body: &[
                slot(2, 3, Slot::FundLabelWholeLife),
                slot(4, 5, Slot::Fund(FundColumn::WholeLife)),
                slot(6, 7, Slot::FundLabel),
                slot(8, 13, Slot::Fund(FundColumn::Initial)),
            ],
        },
        Part {
            side: Some(words(0, 0, "总体目标")),
            head: &[&[words(1, 5, "中期目标"), words(6, 13, "年度目标")]],
            each: Each::Once,
            body: &[slot(1, 5, Slot::GoalWholeLife), slot(6, 13, Slot::GoalAnnual)],
        },
        Part {
            side: Some(words(0, 0, "绩效指标")),
            head: &[&[
                words(1, 1, "一级指标"),
                words(2, 2, "二级指标"),
                words(3, 3, "三级指标"),
                words(4, 4, "指标值"),
                words(5, 5, "分值"),
                words(6, 6, "二级指标"),
                words(7, 7, "三级指标"),
                words(8, 8, "指标值"),
                words(9, 9, "分值"),
                words(10, 10, "指标方向"),
                words(11, 11, "评分标准"),
                words(12, 12, "指标解释"),
                words(13, 13, "备注"),
            ]],
            each: Each::Indicator,
            body: &[
                slot(1, 1, Slot::Level1),
                slot(2, 2, Slot::Level2(WholeLife)),
                slot(3, 3, Slot::Name(WholeLife)),
                slot(4, 4, Slot::Target(WholeLife)),
                slot(5, 5, Slot::Marks(WholeLife)),
                slot(6, 6, Slot::Level2(Annual)),
                slot(7, 7, Slot::Name(Annual)),
                slot(8, 8, Slot::Target(Annual)),
                slot(9, 9, Slot::Marks(Annual)),
                slot(10, 10, Slot::Direction),
                slot(11, 11, Slot::Standard),
                slot(12, 12, Slot::Explanation),
                slot(13, 13, Slot::Note),
            ],
        },
    ],
    notes: &[],
};

/// §3.4
static DEPARTMENT_TARGET: Template = Template {
    title: "部门（单位）整体支出绩效目标申报表",
    columns: &[
        column(5),
        column(14),
        column(16),
        column(16),
        column(13),
        column(13),
        column(13),
        maybe(7, Shown::Weights),
        maybe(8, Shown::Filled(Slot::Direction)),
        maybe(20, Shown::Filled(Slot::Standard)),
        maybe(18, Shown::Filled(Slot::Explanation)),
        maybe(14, Shown::Filled(Slot::Note)),
    ],
    parts: &[
        line(&[words(0, 1, "部门（单位）名称"), slot(2, 11, Slot::Department)]),
        Part {
            side: Some(words(0, 0, "年度主要任务")),
            head: &[
                &[words2(1, 1, "任务名称"), words2(2, 3, "主要内容"), words(4, 11, "预算金额（{unit}）")],
                &[words(4, 4, "总额"), words(5, 5, "财政拨款"), words(6, 11, "其他资金")],
            ],
            each: Each::Task,
            body: &[
                slot(1, 1, Slot::TaskName),
                slot(2, 3, Slot::TaskContent),
                slot(4, 4, Slot::TaskTotal),
                slot(5, 5, Slot::TaskFiscal),
                slot(6, 11, Slot::TaskOther),
            ],
        },
        line(&[words(0, 1, "年度总体目标"), slot(2, 11, Slot::GoalAnnual)]),
        Part {
            side: Some(words(0, 0, "年度绩效指标")),
            head: &[&[
                words(1, 1, "一级指标"),
                words(2, 2, "二级指标"),
                words(3, 4, "三级指标"),
                words(5, 6, "指标值"),
                words(7, 7, "分值"),
                words(8, 8, "指标方向"),
                words(9, 9, "评分标准"),
                words(10, 10, "指标解释"),
                words(11, 11, "备注"),
            ]],
            each: Each::Indicator,
            body: &[
                slot(1, 1, Slot::Level1),
                slot(2, 2, Slot::Level2(Annual)),
                slot(3, 4, Slot::Name(Annual)),
                slot(5, 6, Slot::Target(Annual)),
                slot(7, 7, Slot::Marks(Annual)),
                slot(8, 8, Slot::Direction),
                slot(9, 9, Slot::Standard),
                slot(10, 10, Slot::Explanation),
                slot(11, 11, Slot::Note),
            ],
        },
    ],
    notes: &[],
};

/// §3.2, of 财预〔2019〕136号
static MONITORING: Template = Template {
    title: "项目支出绩效目标执行监控表",
    columns: &[
        column(5),
        column(9),
        column(10),
        column(18),
        column(11),
        column(11),
        column(11),
        column(6),
        column(6),
        column(6),
        column(6),
        column(6),
        column(14),
        column(6),
        column(6),
        column(7),
        column(14),
    ],
    parts: &[
        line(&[words(0, 1, "项目名称"), slot(2, 6, Slot::Project), words(7, 9, "项目代码"), slot(10, 16, Slot::Code)]),
        line(&[
            words(0, 1, "主管部门及代码"),
            slot(2, 6, Slot::Department),
            words(7, 9, "实施单位"),
            slot(10, 16, Slot::Unit),
        ]),
        Part {
            side: Some(words(0, 1, "项目资金（{unit}）")),
            head: &[&[
                words(2, 3, ""),
                words(4, 5, "年初预算数"),
                words(6, 8, "{months}执行数"),
                words(9, 11, "{months}执行率"),
                words(12, 16, "全年预计执行数"),
            ]],
            each: Each::Fund,
            body: &[
                slot(2, 3, Slot::FundLabel),
                slot(4, 5, Slot::Fund(FundColumn::Initial)),
                slot(6, 8, Slot::Fund(FundColumn::Executed)),
                slot(9, 11, Slot::Fund(FundColumn::Rate)),
                slot(12, 16, Slot::Fund(FundColumn::Forecast)),
            ],
        },
        line(&[words(0, 1, "年度总体目标"), slot(2, 16, Slot::GoalAnnual)]),
        Part {
            side: Some(words(0, 0, "绩效指标")),
            head: &[
                &[
                    words2(1, 1, "一级指标"),
                    words2(2, 2, "二级指标"),
                    words2(3, 3, "三级指标"),
                    words2(4, 4, "年度指标值"),
                    words2(5, 5, "{months}执行情况"),
                    words2(6, 6, "全年预计完成情况"),
                    words(7, 12, "偏差原因分析"),
                    words(13, 15, "完成目标可能性"),
                    words2(16, 16, "备注"),
                ],
                &[
                    words(7, 7, "经费保障"),
                    words(8, 8, "制度保障"),
                    words(9, 9, "人员保障"),
                    words(10, 10, "硬件条件保障"),
                    words(11, 11, "其他"),
                    words(12, 12, "原因说明"),
                    words(13, 13, "确定能"),
                    words(14, 14, "有可能"),
                    words(15, 15, "完全不可能"),
                ],
            ],
            each: Each::Indicator,
            body: &[
                slot(1, 1, Slot::Level1),
                slot(2, 2, Slot::Level2(Annual)),
                slot(3, 3, Slot::Name(Annual)),
                slot(4, 4, Slot::Target(Annual)),
                slot(5, 5, Slot::Actual),
                slot(6, 6, Slot::Forecast),
                slot(7, 7, Slot::Cause(0)),
                slot(8, 8, Slot::Cause(1)),
                slot(9, 9, Slot::Cause(2)),
                slot(10, 10, Slot::Cause(3)),
                slot(11, 11, Slot::Cause(4)),
                slot(12, 12, Slot::Reason),
                slot(13, 13, Slot::Likelihood(0)),
                slot(14, 14, Slot::Likelihood(1)),
                slot(15, 15, Slot::Likelihood(2)),
                slot(16, 16, Slot::Note),
            ],
        },
    ],
    notes: &[
        "注：1.偏差原因分析：针对与预期目标产生偏差的指标值，分别从经费保障、制度保障、人员保障、硬件条件保障等方面进行判断和分析，并说明原因。",
        "2.完成目标可能性：对应所设定的实现绩效目标的路径，分确定能、有可能、完全不可能三级综合判断完成的可能性。",
        "3.备注：说明预计到年底不能完成目标的原因及拟采取的措施。",
    ],
};

const EVALUATION_COLUMNS: &[Column] =
    &[column(5), column(10), column(14), column(20), column(12), column(12), column(7), column(8), column(15)];

const EVALUATION_FUNDS: Part = Part {
    side: Some(words(0, 1, "项目资金（{unit}）")),
    head: &[&[
        words(2, 2, ""),
        words(3, 3, "年初预算数"),
        words(4, 4, "全年预算数"),
        words(5, 5, "全年执行数"),
        words(6, 6, "分值"),
        words(7, 7, "执行率"),
        words(8, 8, "得分"),
    ]],
    each: Each::Fund,
    body: &[
        slot(2, 2, Slot::FundLabel),
        slot(3, 3, Slot::Fund(FundColumn::Initial)),
        slot(4, 4, Slot::Fund(FundColumn::Adjusted)),
        slot(5, 5, Slot::Fund(FundColumn::Executed)),
        slot(6, 6, Slot::Fund(FundColumn::Marks)),
        slot(7, 7, Slot::Fund(FundColumn::Rate)),
        slot(8, 8, Slot::Fund(FundColumn::Score)),
    ],
};

const EVALUATION_GOALS: Part = Part {
    side: Some(words(0, 0, "年度总体目标")),
    head: &[&[words(1, 4, "预期目标"), words(5, 8, "实际完成情况")]],
    each: Each::Once,
    body: &[slot(1, 4, Slot::GoalAnnual), slot(5, 8, Slot::GoalActual)],
};

const EVALUATION_ROWS: Part = Part {
    side: Some(words(0, 0, "绩效指标")),
    head: &[&[
        words(1, 1, "一级指标"),
        words(2, 2, "二级指标"),
        words(3, 3, "三级指标"),
        words(4, 4, "年度指标值"),
        words(5, 5, "实际完成值"),
        words(6, 6, "分值"),
        words(7, 7, "得分"),
        words(8, 8, "偏差原因分析及改进措施"),
    ]],
    each: Each::Indicator,
    body: &[
        slot(1, 1, Slot::Level1),
        slot(2, 2, Slot::Level2(Annual)),
        slot(3, 3, Slot::Name(Annual)),
        slot(4, 4, Slot::Target(Annual)),
        slot(5, 5, Slot::Actual),
        slot(6, 6, Slot::Marks(Annual)),
        slot(7, 7, Slot::Score),
        slot(8, 8, Slot::Reason),
    ],
};

const EVALUATION_TOTAL: Part =
    line(&[words(0, 5, "总分"), slot(6, 6, Slot::TotalMarks), slot(7, 7, Slot::TotalScore), words(8, 8, "")]);

/// §3.3, of 财预〔2020〕10号
static SELF_EVALUATION: Template = Template {
    title: "项目支出绩效自评表",
    columns: EVALUATION_COLUMNS,
    parts: &[
        line(&[words(0, 1, "项目名称"), slot(2, 4, Slot::Project), words(5, 5, "项目代码"), slot(6, 8, Slot::Code)]),
        line(&[words(0, 1, "主管部门"), slot(2, 4, Slot::Department), words(5, 5, "实施单位"), slot(6, 8, Slot::Unit)]),
        EVALUATION_FUNDS,
        EVALUATION_GOALS,
        EVALUATION_ROWS,
        EVALUATION_TOTAL,
    ],
    notes: &[],
};

/// §3.4: no national form; the project's one with the department's head.
static DEPARTMENT_EVALUATION: Template = Template {
    title: "部门整体支出绩效自评表",
    columns: EVALUATION_COLUMNS,
    parts: &[
        line(&[words(0, 1, "部门名称"), slot(2, 8, Slot::Department)]),
        EVALUATION_FUNDS,
        EVALUATION_GOALS,
        EVALUATION_ROWS,
        EVALUATION_TOTAL,
    ],
    notes: &[],
};
