//! An official form as its cells say it (domain.md §3): one shape for the
//! target, monitoring and self-evaluation forms of all regions, so that one
//! reader fills it and one set of checks judges it.
//!
//! Never here: where a block stands on a sheet (see `exchange::form`), or
//! whether what it says is right (see `target::check`).

use rust_decimal::Decimal;

use super::indicator::{Level1, Level2, Reading};
use super::money::{Money, MoneyUnit};

/// A text with the cell it stands in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cited {
    /// Cleaned of control characters; empty where the cell is empty or missing.
    pub text: String,
    /// Address such as `D12`; of a Word table `T1R4C2`; empty where the form has no such cell.
    pub cell: String,
}

impl Cited {
    /// A text and its cell.
    pub fn new(text: impl Into<String>, cell: impl Into<String>) -> Cited {
        Cited { text: text.into(), cell: cell.into() }
    }

    /// Whether nothing stands there.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether the form has the cell at all, be it empty.
    pub fn is_there(&self) -> bool {
        !self.cell.is_empty()
    }
}

/// Which form it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormKind {
    /// 项目支出绩效目标申报表 (§3.1)
    #[default]
    ProjectTarget,
    /// 部门(单位)整体支出绩效目标申报表 (§3.4)
    DepartmentTarget,
    /// 项目支出绩效目标执行监控表 (§3.2)
    Monitoring,
    /// 项目支出绩效自评表 (§3.3)
    SelfEvaluation,
    /// 部门整体支出绩效自评表 (§3.4)
    DepartmentEvaluation,
}

impl FormKind {
    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            FormKind::ProjectTarget => "target",
            FormKind::DepartmentTarget => "department_target",
            FormKind::Monitoring => "monitoring",
            FormKind::SelfEvaluation => "self_evaluation",
            FormKind::DepartmentEvaluation => "department_evaluation",
        }
    }

    /// The reverse of [`FormKind::key`].
    pub fn from_key(key: &str) -> Option<FormKind> {
        const ALL: [FormKind; 5] = [
            FormKind::ProjectTarget,
            FormKind::DepartmentTarget,
            FormKind::Monitoring,
            FormKind::SelfEvaluation,
            FormKind::DepartmentEvaluation,
        ];
        ALL.into_iter().find(|k| k.key() == key)
    }

    /// Whether it declares targets only: no actual values, no scores.
    pub const fn is_target(self) -> bool {
        matches!(self, FormKind::ProjectTarget | FormKind::DepartmentTarget)
    }

    /// Whether it speaks of a whole department.
    pub const fn is_department(self) -> bool {
        matches!(self, FormKind::DepartmentTarget | FormKind::DepartmentEvaluation)
    }
}

/// A form. What it does not have stays at its default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    /// Which form it is.
    pub kind: FormKind,
    /// Sheet name, or the number of a Word table; empty where the file has none.
    pub sheet: String,
    /// Its title as printed.
    pub title: Cited,
    /// Budget year of the title.
    pub year: Option<i16>,
    /// N of a monitoring form "1—N月".
    pub months: Option<u8>,
    /// 项目代码, in a cell of its own or before the name.
    pub project_code: Cited,
    /// 项目名称
    pub project: Cited,
    /// 主管部门(及代码); of a department form the department itself.
    pub department: Cited,
    /// 实施单位
    pub unit: Cited,
    /// 项目属性: 新增项目, 延续项目, …
    pub attribute: Cited,
    /// 项目期
    pub period: Cited,
    /// Unit of its amounts where the form tells one; else they were read as
    /// 万元, in which all official forms are (§3).
    pub money_unit: Option<MoneyUnit>,
    /// 项目资金
    pub funds: Vec<FundRow>,
    /// 年度主要任务 of a department form.
    pub tasks: Vec<TaskRow>,
    /// 总体目标
    pub goals: Goals,
    /// 绩效指标
    pub rows: Vec<Row>,
    /// 总分: full marks.
    pub total_marks: Cited,
    /// 总分: the score.
    pub total_score: Cited,
    /// 等级
    pub grade: Cited,
    /// Other cells with text (立项依据, 主要问题, notes), label first.
    pub texts: Vec<(Cited, Cited)>,
    /// 支出明细: what it was spent on and how much, as printed.
    pub details: Vec<(Cited, Cited)>,
    /// Which declaration it is, on a form that this program wrote.
    pub mark: Option<Mark>,
}

/// What a form that this program wrote says of itself in its last line, so
/// that it finds its project whatever was done to the names above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// 项目代码; of a department form 部门代码.
    pub code: String,
    /// Budget year.
    pub year: i16,
    /// Version of the target that the form was filled from; 0 where there was none.
    pub version: u32,
    /// N of the round "1—N月" of a monitoring form.
    pub round: Option<u8>,
}

impl Form {
    /// The amount of the year: of a target form 年度资金总额; where no row is
    /// called a total, the sum of the rows that are not parts of others.
    pub fn amount(&self) -> Option<Money> {
        let of_year = |f: &FundRow| f.adjusted.amount.or(f.initial.amount);
        let total = self.funds.iter().find(|f| f.kind == FundKind::Total);
        total
            .and_then(of_year)
            .or_else(|| self.funds.iter().filter(|f| f.kind != FundKind::Part).filter_map(of_year).reduce(|a, b| a + b))
    }
}

/// 总体目标
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Goals {
    /// 中期目标 / 长期目标
    pub whole_life: Cited,
    /// 年度目标 / 预期目标
    pub annual: Cited,
    /// 实际完成情况
    pub actual: Cited,
}

/// What a row of the fund block is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FundKind {
    /// 年度资金总额: the only row that scores.
    Total,
    /// 财政拨款, 当年财政拨款, 一般公共预算拨款
    Fiscal,
    /// 上年结转资金
    CarryOver,
    /// 其他资金, 单位资金, 自有资金
    #[default]
    Other,
    /// A part of the row above it (中央, 省, 市补助).
    Part,
}

impl FundKind {
    /// The label that the official forms print, a term in every language of the interface.
    pub const fn label(self) -> &'static str {
        match self {
            FundKind::Total => "年度资金总额",
            FundKind::Fiscal => "其中：财政拨款",
            FundKind::CarryOver => "上年结转资金",
            FundKind::Other | FundKind::Part => "其他资金",
        }
    }

    /// Reads the label of a row.
    pub fn parse(label: &str) -> FundKind {
        let has = |word: &str| label.contains(word);
        if has("总额")
            || has("总金额")
            || has("合计")
            || has("总计")
            || has("共计")
            || has("总投资")
            || has("资金总")
            || has("计划安排")
        {
            FundKind::Total
        } else if has("结转") || has("结余") {
            FundKind::CarryOver
        } else if has("其他") || has("其它") || has("自有") || has("自筹") || has("单位资金") || has("专户")
        {
            FundKind::Other
        } else if has("中央") || has("省") || has("市级") || has("市补") || has("县级") || has("上级") {
            FundKind::Part
        } else if has("财政") || has("预算拨款") || has("预算内") {
            FundKind::Fiscal
        } else {
            FundKind::Part
        }
    }
}

/// A row of the fund block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FundRow {
    /// What it is.
    pub kind: FundKind,
    /// As printed.
    pub label: Cited,
    /// 中期资金总额 and its parts.
    pub whole_life: Figure,
    /// 年初预算数; of a target form the amount of the year.
    pub initial: Figure,
    /// 全年预算数
    pub adjusted: Figure,
    /// 全年执行数; of a monitoring form 1—N月执行数.
    pub executed: Figure,
    /// 全年预计执行数
    pub forecast: Figure,
    /// 分值
    pub marks: Cited,
    /// 执行率 as printed.
    pub rate: Cited,
    /// 得分
    pub score: Cited,
    /// 全年到位资金
    pub received: Figure,
    /// 原因, of forms that ask for it beside the money.
    pub reason: Cited,
}

/// An amount as printed and as read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figure {
    /// As printed.
    pub cited: Cited,
    /// As read; nothing where the cell is empty, a dash or malformed.
    pub amount: Option<Money>,
}

/// A line of 年度主要任务.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TaskRow {
    /// 任务名称
    pub name: Cited,
    /// 主要内容
    pub content: Cited,
    /// 预算金额: 总额
    pub total: Figure,
    /// 财政拨款
    pub fiscal: Figure,
    /// 其他资金
    pub other: Figure,
}

/// Which of two blocks side by side a row belongs to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Block {
    /// 年度
    #[default]
    Annual,
    /// 中期, 长期
    WholeLife,
}

/// A row of the indicator block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which block.
    pub block: Block,
    /// 一级指标 as printed; a merged cell counts for all its rows.
    pub level1: Cited,
    /// 二级指标 as printed.
    pub level2: Cited,
    /// 三级指标 as printed, without the template's prefix `指标1：`.
    pub name: Cited,
    /// 指标值 as printed; where operator, value and unit stand in three
    /// columns, the three joined, under the address of the value.
    pub target: Cited,
    /// What the target says.
    pub reading: Reading,
    /// 指标方向: 正向, 反向
    pub direction: Cited,
    /// 分值, 权重
    pub marks: Cited,
    /// 评分标准
    pub standard: Cited,
    /// 指标解释, 数据来源
    pub explanation: Cited,
    /// 备注
    pub note: Cited,
    /// 实际完成值; of a monitoring form 1—N月执行情况.
    pub actual: Cited,
    /// 全年预计完成情况
    pub forecast: Cited,
    /// 完成目标可能性
    pub likelihood: Cited,
    /// 偏差原因分析: 经费, 制度, 人员, 硬件条件, 其他 (ticked or not).
    pub causes: [Cited; 5],
    /// 得分
    pub score: Cited,
    /// 偏差原因分析及改进措施, 原因说明
    pub reason: Cited,
}

/// Marks as printed, as a number.
pub fn weight(marks: &str) -> Option<Decimal> {
    let bare = marks.trim().trim_end_matches(['分', '%', '％']);
    match bare.strip_prefix(['-', '−']) {
        Some(rest) => super::money::parse_number(rest).map(|n| -n),
        None => super::money::parse_number(bare),
    }
}

impl Row {
    /// A row with nothing in it.
    pub fn empty(block: Block) -> Row {
        Row {
            block,
            level1: Cited::default(),
            level2: Cited::default(),
            name: Cited::default(),
            target: Cited::default(),
            reading: Reading::parse(""),
            direction: Cited::default(),
            marks: Cited::default(),
            standard: Cited::default(),
            explanation: Cited::default(),
            note: Cited::default(),
            actual: Cited::default(),
            forecast: Cited::default(),
            likelihood: Cited::default(),
            causes: Default::default(),
            score: Cited::default(),
            reason: Cited::default(),
        }
    }

    /// The class that the printed words mean.
    pub fn class(&self) -> (Option<Level1>, Option<Level2>) {
        let level2 = Level2::parse(&self.level2.text);
        let level1 = Level1::parse(&self.level1.text).or(level2.map(Level2::usual_level1));
        (level1, level2)
    }

    /// Its marks as a number; nothing where there are none or they are malformed.
    pub fn weight(&self) -> Option<Decimal> {
        weight(&self.marks.text)
    }

    /// Whether it is a row that the template left empty.
    pub fn is_blank(&self) -> bool {
        self.name.is_empty() && self.target.is_empty() && self.actual.is_empty()
    }
}
