//! The words by which the blocks, headers and labels of a form are known, as
//! data: the first list that a text fits decides. Texts are compared without
//! blanks, brackets' content and colons (see `key`).
//!
//! Never here: where a word stands.

/// What a column of the indicator block holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Col {
    Level1,
    Level2,
    Name,
    /// Levels and name under one merged header.
    Nested,
    Target,
    WholeLifeTarget,
    Operator,
    Unit,
    Direction,
    Marks,
    Standard,
    Explanation,
    Note,
    Actual,
    Forecast,
    Likelihood,
    /// A tick column of 完成目标可能性: 0 确定能, 1 有可能, 2 完全不可能.
    Tick(u8),
    /// A tick column of 偏差原因: index into `Row::causes`.
    Cause(u8),
    Score,
    Reason,
    /// 项目名称 of a flat list.
    Project,
    /// 主管部门 or 单位 of a flat list.
    Owner,
    /// Known and of no use: 序号, 是否核心指标, years past.
    Other,
}

/// A header is one of these words.
pub(super) const EXACT: &[(Col, &[&str])] = &[
    (Col::Level1, &["指标类型", "指标类别", "项目类别", "目标类型", "一级目录", "一级"]),
    (Col::Level2, &["一级二级", "二级目录", "二级", "指标分类"]),
    (Col::Name, &["指标内容", "指标名称", "指标", "三级", "具体指标", "绩效指标名称", "绩效指标内容", "指标项", "考核指标", "细化指标", "个性指标", "指标描述", "四级指标"]),
    (Col::Nested, &["评价内容", "评价指标", "考核内容", "绩效指标", "指标体系"]),
    (Col::Operator, &["性质", "符号", "指标性质", "运算符", "运算符号", "比较符", "比较符号", "计算符号", "关系", "指标关系", "目标值符号", "指标值符号", "逻辑符", "判断符号"]),
    (Col::Unit, &["单位", "计量单位", "度量单位", "指标单位", "指标值单位", "目标值单位", "单位文字描述", "量纲"]),
    (Col::Target, &["值", "数值", "目标", "目标值", "指标值", "预期值", "计划值", "标准值", "年度", "年度值"]),
    (Col::WholeLifeTarget, &["中期", "长期", "中长期", "实施期", "全周期"]),
    (Col::Marks, &["分值", "权重", "标准分", "满分", "权值", "分数", "参考分值", "指标权重", "权重占比", "权重分", "分值权重"]),
    (Col::Note, &["备注", "说明", "备注说明", "其他说明"]),
    (Col::Actual, &["实际值", "完成值", "完成情况", "实施进度", "完成", "实际", "实际完成", "实绩"]),
    (Col::Score, &["得分", "自评分", "自评得分", "评分", "单项得分", "自评分值", "指标得分"]),
    (Col::Likelihood, &["完成目标可能性", "目标完成可能性", "可能性"]),
    (Col::Tick(0), &["确定能", "能够完成", "确定能完成"]),
    (Col::Tick(1), &["有可能", "可能完成"]),
    (Col::Tick(2), &["完全不可能", "不可能", "不能完成"]),
    (Col::Cause(0), &["经费保障", "经费"]),
    (Col::Cause(1), &["制度保障", "制度"]),
    (Col::Cause(2), &["人员保障", "人员"]),
    (Col::Cause(3), &["硬件条件保障", "硬件保障", "硬件条件", "硬件"]),
    (Col::Cause(4), &["其他", "其它", "其他原因"]),
    (Col::Reason, &["原因", "原因说明", "原因分析", "偏差原因"]),
    (Col::Other, &["序号", "编号", "是否核心指标", "核心指标", "得分系数", "指标编码", "指标代码", "折算得分", "加权得分", "复核分", "复核得分", "财政审核评分", "佐证材料", "上传端口", "审核意见", "一级指标代码", "二级指标代码"]),
    (Col::Project, &["项目名称", "项目"]),
    (Col::Owner, &["主管部门", "实施单位", "项目单位", "单位名称", "部门名称", "预算单位", "部门"]),
];

/// A header holds one of these; asked in this order, after the exact words.
pub(super) const WITHIN: &[(Col, &[&str])] = &[
    (Col::Other, &["上年", "去年", "历史", "前年", "往年", "前三年", "近三年"]),
    (Col::Level1, &["一级指标", "1级指标", "一级目标"]),
    (Col::Level2, &["二级指标", "2级指标", "二级目标"]),
    (Col::Name, &["三级指标", "3级指标", "指标内容", "指标名称", "三级目标"]),
    (Col::Reason, &["偏差原因", "未完成原因", "改进措施", "原因分析", "原因说明", "扣分原因", "偏差分析"]),
    (Col::Likelihood, &["可能性"]),
    (Col::Forecast, &["全年预计", "预计完成", "预计全年", "预期完成情况"]),
    (Col::Other, &["复核", "核心指标", "得分系数", "折算", "佐证"]),
    (Col::Standard, &["评分标准", "评价标准", "计分标准", "评分细则", "评分方法", "评分规则", "计分方法", "赋分", "扣分标准", "绩效标准", "评价要点"]),
    (Col::Explanation, &["指标解释", "指标说明", "数据来源", "计算公式", "取值", "指标设定依据", "设定依据", "指标依据", "计算方法", "证明材料", "评价依据"]),
    (Col::WholeLifeTarget, &["指标值中期", "中期指标值", "指标值长期", "长期指标值", "中期目标值", "长期目标值", "实施期指标值", "实施期目标值", "目标值中期", "目标值长期", "中长期", "指标值中长期", "指标值实施期"]),
    (Col::Target, &["指标值", "目标值", "预期实现值", "计划水平", "计划值", "预期值", "参考值", "目标水平", "指标标准", "预期水平"]),
    (Col::Score, &["得分", "自评分", "自评得", "评分"]),
    (Col::Marks, &["分值", "权重", "标准分"]),
    (Col::Actual, &["完成值", "完成情况", "实际值", "执行情况", "实际完成", "实现值", "完成指标", "实施进度", "实现情况", "实际达到", "全年完成"]),
    (Col::Unit, &["计量单位", "度量单位"]),
    (Col::Direction, &["方向"]),
    (Col::Note, &["备注"]),
];

/// Words of `WITHIN` that mean an actual value although they hold 指标值 or 目标值.
pub(super) const ACTUAL_FIRST: &[&str] = &["实际完成", "完成值", "完成指标值", "实际值", "全年完成", "完成情况", "执行情况"];

/// Texts in the column of units that are no unit.
pub(super) const NO_UNITS: &[&str] = &["文字描述", "文字", "定性", "无", "/", "其他"];

/// What a column of the fund block holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FundCol {
    Label,
    WholeLife,
    Initial,
    Adjusted,
    Executed,
    Forecast,
    Marks,
    Rate,
    Score,
    Received,
    Reason,
    /// Known and without a place: money left, its basis.
    Other,
}

/// Headers of the fund block: a header is one of these or holds one of the second list.
pub(super) const FUNDS: &[(FundCol, &[&str], &[&str])] = &[
    (FundCol::Forecast, &[], &["预计执行", "预计支出", "预计全年"]),
    (FundCol::Score, &["得分"], &["得分", "自评分"]),
    (FundCol::Marks, &["分值", "权重"], &["分值", "权重"]),
    (FundCol::Rate, &["预算执行"], &["执行率", "支出率", "完成率", "执行进度"]),
    (FundCol::Received, &["全年到位资金", "到位资金", "实际到位资金", "实际到位", "到位资金数"], &[]),
    (FundCol::Reason, &["原因", "偏差原因", "调整原因", "原因说明"], &[]),
    (FundCol::Other, &["备注", "说明"], &["到位", "结余", "统筹整合资金数", "收回", "上年", "依据", "偏差", "测算", "单价", "数量"]),
    (FundCol::WholeLife, &[], &["中期", "长期", "实施期"]),
    (FundCol::Executed, &["支出数", "实际支出", "支出"], &["执行数", "执行资金", "实际支付", "实际支出", "支付数", "支出数", "执行金额", "支出金额", "累计支出"]),
    (FundCol::Adjusted, &["预算数", "年度预算数"], &["全年预算", "调整后预算", "调整预算", "调整数", "调整后", "整合资金后"]),
    (FundCol::Initial, &["年初预算", "金额", "预算申请", "预算"], &["年初预算", "年初安排", "计划安排", "申报数", "预算安排", "预算申报", "年度预算", "预算金额", "申请金额", "申请数", "年预算"]),
    (FundCol::Adjusted, &[], &["预算数"]),
    (FundCol::Label, &["资金来源", "资金性质", "资金类别", "项目", "支出内容", "资金名称"], &[]),
];

/// Labels of fund rows: a label holds one of these.
pub(super) const FUND_ROWS: &[&str] = &[
    "资金总额", "财政拨款", "其他资金", "其它资金", "结转资金", "结余资金", "单位资金", "自有资金", "自筹资金", "财政资金", "专户管理资金",
    "专户资金", "项目总投资", "预算申报数", "预算申报", "财政安排", "补助安排", "年度总金额", "总金额", "一般公共预算", "政府性基金", "国有资本经营",
    "中央补助", "省级补助", "市级补助", "上级补助", "市财政预算", "本级财政", "上级资金", "预算内", "专项债", "项目总额", "社会资金", "事业收入", "预算总额", "资金合计",
];
/// A label is one of these, in a fund block only.
pub(super) const FUND_ROWS_INSIDE: &[&str] =
    &["总额", "合计", "小计", "其他", "其它", "总计", "中央", "省级", "市级", "县级", "本级", "省市", "省、地", "省地", "市县", "市、县", "财政"];

/// A column of 年度主要任务.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TaskCol {
    Name,
    Content,
    Total,
    Fiscal,
    Other,
}

/// Headers of 年度主要任务; under 预算金额 stand the last three.
pub(super) const TASKS: &[(TaskCol, &[&str])] = &[
    (TaskCol::Name, &["任务名称", "主要任务", "重点任务", "工作任务", "任务", "年度主要任务名称"]),
    (TaskCol::Content, &["主要内容", "任务内容", "工作内容", "具体内容", "主要工作内容"]),
    (TaskCol::Total, &["总额", "预算金额总额", "预算金额", "金额", "合计", "总金额", "预算资金", "资金总额"]),
    (TaskCol::Fiscal, &["财政拨款", "预算金额财政拨款", "其中财政拨款", "财政资金"]),
    (TaskCol::Other, &["其他资金", "预算金额其他资金", "其中其他资金"]),
];

/// What a cell beside a value says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Label {
    Project,
    ProjectCode,
    Department,
    Unit,
    Attribute,
    Period,
    Year,
    Grade,
    Total,
    /// The block's own label, with no value of its own.
    Block,
    /// 总体目标, which may head finer labels.
    Goal,
    WholeLifeGoal,
    AnnualGoal,
    ActualGoal,
    /// Names and telephone numbers of persons: never kept.
    Personal,
    /// A label whose value is kept among the other texts.
    Text,
}

/// A label is one of these words; earlier words of a list win over later ones.
pub(super) const LABELS: &[(Label, &[&str])] = &[
    (Label::ProjectCode, &["项目代码", "项目编码", "项目编号"]),
    (Label::Project, &["项目名称", "项目编码-名称", "项目代码-名称", "项目代码及名称", "项目编码及名称", "政策名称", "专项名称", "专项资金名称", "项目编码和名称", "项目名称及编码", "项目名称及代码", "转移支付名称", "转移支付项目名称"]),
    (Label::Department, &["主管部门", "主管部门及代码", "项目主管部门", "主管部门名称", "主管部门单位", "部门名称", "部门单位名称", "主管部门代码及名称", "主管部门和代码", "主管单位", "预算部门", "预算主管部门", "市级主管部门", "省级主管部门", "地方主管部门", "部门", "主管预算部门", "部门单位", "业务主管部门", "主管部门及编码", "主管处室", "责任部门", "中央主管部门"]),
    (Label::Unit, &["实施单位", "项目实施单位", "项目单位", "资金使用单位", "项目承担单位", "承担单位", "预算单位", "使用单位", "单位名称", "执行单位", "项目执行单位", "建设单位", "项目申报单位", "申报单位", "填报单位", "单位", "预算单位名称", "项目实施单位及代码", "具体实施单位", "实施单位及代码", "预算单位及代码"]),
    (Label::Attribute, &["项目属性", "项目性质", "项目类型", "项目类别", "项目状态"]),
    (Label::Period, &["项目期", "项目期限", "项目周期", "项目起止时间", "起止时间", "实施期限", "项目实施期", "项目实施期限", "实施周期", "项目执行周期", "项目年限", "执行期限", "资金使用期限", "项目起止年限"]),
    (Label::Year, &["年度", "预算年度", "项目年度", "申报年度", "所属年度", "评价年度"]),
    (Label::Grade, &["等级", "自评等级", "评价等级", "评价等次", "自评等次", "评价结论", "自评结论", "绩效等级", "评定等级", "综合等级", "评级"]),
    (Label::Total, &["总分", "总得分", "合计得分", "自评总分", "自评得分", "评价得分", "综合得分", "绩效自评总分", "总分合计", "总计得分", "自评总得分", "总评分"]),
    (Label::Block, &["绩效指标", "年度绩效指标", "项目资金", "项目资金情况", "预算执行情况", "资金情况", "年度主要任务", "中期绩效指标", "长期绩效指标", "整体绩效指标", "资金预算", "部门预算情况", "预算情况", "项目预算", "预算执行", "项目预算执行情况", "年度资金", "基本信息", "基本情况", "项目基本情况", "项目基本信息", "绩效指标完成情况", "绩效目标完成情况", "中长期绩效指标", "资金来源", "项目支出预算", "长期指标", "年度指标", "中期指标", "项目绩效指标", "绩效目标", "绩效目标和指标", "资金安排", "绩效目标及指标", "项目资金申请", "预算资金", "年度部门预算", "部门预算"]),
    (Label::WholeLifeGoal, &["中期目标", "长期目标", "中长期目标", "实施期目标", "项目中期目标", "项目长期目标", "中期绩效目标", "长期绩效目标", "中长期绩效目标", "实施期绩效目标", "项目实施期目标", "实施期总目标", "中期总体目标", "长期总体目标", "项目总目标", "项目中长期目标"]),
    (Label::AnnualGoal, &["年度目标", "预期目标", "年度绩效目标", "年初设定目标", "年初预期目标", "年初目标", "当年目标", "本年度目标", "年度预期目标", "项目年度目标", "年度总目标", "年度预期总目标", "预期绩效目标", "项目年度绩效目标", "年初绩效目标", "当年绩效目标", "设定目标", "年初设定绩效目标", "年度计划目标"]),
    (Label::ActualGoal, &["实际完成情况", "全年实际完成情况", "年度实际完成情况", "目标实际完成情况", "目标完成情况", "总体目标完成情况", "年度目标完成情况", "年度总体目标完成情况", "实际完成目标", "完成情况", "绩效目标实际完成情况", "目标实现情况", "年度绩效目标完成情况", "当年完成情况", "全年完成情况", "实际完成"]),
    (Label::Goal, &["总体目标", "年度总体目标", "项目总体目标", "整体目标", "总体绩效目标", "年度总体绩效目标", "项目总体绩效目标", "整体绩效目标", "部门整体绩效目标", "项目绩效总目标", "绩效总目标", "项目绩效目标", "年度整体目标", "项目目标", "项目绩效总体目标"]),
    (Label::Personal, &["填报人", "填表人", "制表人", "项目负责人", "负责人", "单位负责人", "部门负责人", "联系人", "联系电话", "电话", "手机", "手机号码", "联系方式", "办公电话", "经办人", "审核人", "分管领导", "财务负责人", "项目联系人", "单位分管领导", "邮箱", "电子邮箱", "填报人姓名", "负责人及电话", "项目负责人及电话", "联系人及电话", "项目负责人及联系电话", "填报人及电话", "传真", "复核人", "法定代表人", "项目负责人电话", "经办人电话", "单位联系人", "负责人签字", "填报人电话", "填表人电话"]),
    (Label::Text, &["填报日期", "填表日期", "填报时间", "单位地址", "地址", "邮政编码", "立项依据", "项目立项依据", "立项必要性", "项目立项的必要性", "项目实施的必要性", "项目实施的可行性", "可行性", "必要性", "单位职能概述", "部门职能概述", "项目概况", "项目概述", "项目简介", "项目内容", "实施内容", "项目实施计划", "项目实施进度计划", "测算依据", "预算测算依据", "项目支出测算依据", "主要问题", "存在问题", "存在的问题", "改进措施", "主要经验", "其他需要说明的问题", "其他说明", "其他需说明的问题", "审核意见", "主管部门审核意见", "主管部门意见", "财政部门审核意见", "财政部门意见", "业务科室意见", "绩效科意见", "第三方意见", "第三方审核意见", "评审意见", "资金用途", "资金投向", "支出方向", "保证项目实施的制度、措施", "项目分类", "资金管理办法", "职能职责", "支出功能分类", "功能科目", "项目等级", "分类", "单位职责", "部门职责", "主要职责"]),
];

/// A text that begins like this is a note under a form.
pub(super) const NOTES: &[&str] = &["注:", "注1", "注：", "备注:", "说明:", "填表说明", "填报说明", "注释", "注.", "*注", "填写说明", "指标解释:", "注明"];

/// What makes a form's title: one word of each list, and its end.
pub(super) const TITLE_FIELD: &[&str] = &["绩效", "自评", "监控"];
pub(super) const TITLE_ENDS: &[&str] = &["表", "报告", "情况", "批复", "书", "情况表"];

/// Level-2 words that stand in the name column of forms without a level-2 column.
pub(super) const BARE_CLASSES: &[&str] = &[
    "数量", "质量", "时效", "成本", "经济效益", "社会效益", "生态效益", "可持续影响", "数量指标", "质量指标", "时效指标", "成本指标", "经济效益指标",
    "社会效益指标", "生态效益指标", "可持续影响指标", "满意度", "服务对象满意度", "服务对象满意度指标",
];

/// Boxes that are ticked, and boxes that are not.
pub(super) const TICKED: &[char] = &['☑', '☒', '■', '√', '✓', '✔', '▣', '✅', '◉', '●', '\u{F052}', '\u{F0FE}', '\u{F0FD}'];
pub(super) const UNTICKED: &[char] = &['□', '☐', '▢', '○', '◯', '〇', '\u{F0A8}', '\u{F06F}', '\u{F0A3}'];
