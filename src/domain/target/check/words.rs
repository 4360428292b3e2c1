//! Words by which the checks know things: vague words, measure units, clues to
//! a level-2 class, words of budget execution, what a template leaves behind.
//! A list grows here; no check names a word of its own.

use crate::domain::indicator::Level2;

/// Words that say nothing anyone could measure. Found in a target without a number.
pub(super) const VAGUE: &[&str] = &[
    "效果明显", "明显", "显著", "有效", "良好", "较好", "优良", "优秀", "提高", "提升", "改善", "增强", "加强",
    "促进", "推动", "推进", "保障", "进一步", "不断", "持续", "逐步", "长远", "长期", "深远", "积极", "满意",
    "及时", "按时", "按期", "按计划", "稳定", "稳步", "增加", "减少", "降低", "扩大", "优化", "完善",
    "相关规定", "有关规定", "相关制度", "相关财经", "严格执行", "严格按照", "达成预期", "达到预期", "预期效果",
    "预期目标", "合理", "适当", "尽量", "尽快", "计划完成时间", "计划时间内", "规定时间内", "规定时限", "好坏",
    "大幅", "一定程度", "有所", "普遍", "基本", "发挥", "良性", "和谐", "认可", "有序", "高效", "高质量", "优质", "可持续", "长效", "永久",
    "落实到位", "保障到位", "圆满", "顺利", "按要求", "按进度", "如期", "符合要求", "达到要求", "较大", "较小", "较强", "有力", "深入", "增进", "繁荣", "环保意识", "意识",
];

/// Said against another time or place, or by rank: it can be checked.
pub(super) const COMPARED: &[&str] = &[
    "上年", "去年", "往年", "平均水平", "等次", "名次", "排名", "前三", "前五", "前十", "A级", "甲级", "一级", "二级", "三级", "一等", "每年", "每季", "每月", "每周",
    "每日", "每天", "一次", "两次", "三次", "首次", "24小时", "零增长", "不低于", "不少于", "不超过", "不高于", "两年", "三年", "五年", "以上", "以内", "全年无", "无重大", "无安全", "不发生", "无事故", "无投诉",
];
/// Even so it says nothing.
pub(super) const COMPARED_VAGUELY: &[&str] = &["有所", "明显", "一定", "显著", "稳步", "逐步", "进一步", "大幅"];

/// Stands for an empty row.
pub(super) const NOT_APPLICABLE: &[&str] = &["无", "暂无", "不涉及", "不适用", "无此项", "没有"];

/// A verb that a deadline in a name belongs to.
pub(super) const DONE_BY: &[&str] =
    &["完成", "竣工", "开工", "办结", "交付", "到位", "上报", "提交", "印发", "下达", "发放", "投入使用", "验收", "启动", "建成"];

/// Words beside a number that tell its direction.
pub(super) const TOLD: &[&str] = &["下降", "增长", "提高", "减少", "降低", "增加", "上升", "达到", "不", "前"];

/// Targets that are only an adverb or an adjective.
pub(super) const VAGUE_WHOLE: &[&str] = &[
    "高", "好", "优", "大", "强", "较高", "很好", "较大", "多", "快", "低", "无",
];

/// Texts without a number that can be checked all the same.
pub(super) const CHECKABLE: &[&str] = &[
    "是", "否", "有", "通过", "合格", "达标", "完成", "已完成", "全部完成", "建成", "验收合格", "验收通过",
    "通过验收", "全覆盖", "全天候", "零事故", "无事故", "零投诉", "不发生", "零发生", "不超标", "公开",
    "已公开", "出台", "印发", "投入使用", "竣工", "开工",
];

/// A standard that is named can be checked against.
pub(super) const NAMED_STANDARD: &[&str] = &[
    "国家标准", "行业标准", "类标准", "级标准", "Ⅱ类", "Ⅲ类", "Ⅳ类", "II类", "III类", "IV类", "国标", "地方标准", "GB", "gb", "JGJ", "《", "技术规范", "验收规范", "设计规范",
    "一级标准", "二级标准", "三级标准",
];

/// What says in an indicator's name that the name itself is vague.
pub(super) const VAGUE_NAME: &[&str] = &[
    "明显", "显著", "较好", "良好", "良性", "进一步", "有效", "大幅", "保护", "促进", "提升", "提高", "改善",
    "增强", "加强", "保障", "推动", "维护", "安全度汛",
];

/// Beginnings of a name that is a statement, not a measure.
pub(super) const STATEMENT: &[&str] = &[
    "促进", "推动", "推进", "提升", "提高", "增强", "加强", "改善", "保障", "维护", "带动", "助推", "优化",
    "完善", "确保", "减轻", "丰富", "营造", "弘扬",
];

/// Endings of a name that is an abstract noun: a percentage of it means nothing.
pub(super) const ABSTRACT: &[&str] = &[
    "能力", "发展", "水平", "影响", "使用性", "持续性", "稳定性", "环境", "意识", "形象", "质量", "作用",
];

/// Endings of a name that measures a share.
pub(super) const RATE: &[&str] = &[
    "率", "比例", "比重", "占比", "百分比", "满意度", "知晓度", "认可度", "支持度", "达成度", "完成度",
    "参与度", "覆盖面", "增幅", "降幅",
];

/// Ends like a share and is none: measured in units of its own.
pub(super) const NOT_A_RATE: &[&str] = &[
    "频率", "功率", "分辨率", "速率", "利率", "税率", "汇率", "曲率", "斜率", "心率", "倍率", "容积率",
    "中标率", "效率",
];

/// Endings of a name that counts things.
pub(super) const COUNT: &[&str] = &[
    "数", "数量", "次数", "人数", "人次", "户数", "件数", "个数", "场次", "台数", "份数", "天数", "规模",
    "金额", "面积", "里程", "长度", "总量",
];

/// Ends like a count and is none.
pub(super) const NOT_A_COUNT: &[&str] = &[
    "指数", "倍数", "系数", "基数", "分数", "参数", "百分数", "级数",
];

/// Endings of a name that measures ground.
pub(super) const AREA: &[&str] = &[
    "面积",
];

/// More of it is worse.
pub(super) const NEGATIVE: &[&str] = &[
    "误差", "投诉", "事故", "伤亡", "死亡", "受害", "成灾", "发病", "结余", "结转", "流失", "超支", "差错", "违规", "违法", "故障",
    "中断", "返贫", "辍学", "失业", "火灾", "损失", "污染", "排放", "能耗", "消耗", "超标", "缺陷", "逾期", "争议", "纠纷", "发案", "受灾", "病虫",
    "调整次数", "响应时间", "响应时限", "恢复速度", "切换速度", "等待时间", "处理时间", "处置时间", "用时", "耗时", "复发", "退货", "浪费", "闲置", "空置",
    "上访", "延误", "变动率", "拖欠",
];

/// A share that may well pass 100 %.
pub(super) const UNCAPPED: &[&str] = &[
    "增长", "增幅", "增加", "提升", "提高", "增收", "增值", "投入产出", "回报", "收益率", "利润率", "利用率", "完成率", "完成度", "超额", "放大", "比上年",
    "同比", "毛入学", "流动比率", "产销率", "保值增值",
];

/// Benefits or losses to reverse: a word before 率 that turns a negative noun into a good.
pub(super) const REVERSED: &[&str] = &[
    "下降", "降低", "减少", "压减", "节约", "节省", "查处", "查明", "处置率", "处理率", "处置及时", "处理及时", "扑灭", "控制在", "化解", "整改", "修复", "治理",
    "办结", "防治", "回复", "监测", "救助", "排除", "调解", "回收", "盘活", "演练", "预防", "应急", "宣传", "培训", "巡查", "检查", "整治", "排查", "保险",
    "覆盖", "达标", "合格", "满意", "知晓", "准确", "及时", "完成", "处罚", "立案", "查办", "审理", "结案", "预警", "预报", "就业", "减排", "筛查", "拆除", "打击",
    "责停", "统防", "挽回", "避免", "受理", "鉴定", "仲裁", "赔付", "补偿", "补助", "补贴", "发放", "隐患", "防控", "防范", "有效率", "存活", "调查", "数据",
];

/// Money that was not spent.
pub(super) const SAVED: &[&str] = &["节约", "节省", "下降", "降低", "减少", "压减"];

/// Consumption that falls where costs fall.
pub(super) const CONSUMPTION: &[&str] = &[
    "消耗", "能耗", "水电", "用电", "用水", "费用", "成本", "经费", "支出",
];

/// What money does when a budget is carried out.
pub(super) const MONEY: &[&str] = &[
    "预算", "资金", "经费", "支出", "款项", "拨款",
];
pub(super) const SPENDING: &[&str] = &[
    "执行", "支付", "支出", "使用", "完成",
];
/// Money paid on to others is what the project does.
pub(super) const PAID_ON: &[&str] = &[
    "补贴", "补助", "补偿", "发放", "奖", "工资", "结算", "救助", "养老", "保险", "及时", "合规", "合法", "规范", "合格", "效率", "效益", "满意", "违规",
    "准确", "安全", "专款", "公开", "监管", "报销", "偿还", "还本", "付息", "拨付", "兑付", "兑现", "下达", "到位",
];
/// The money comes in: a means, not a result.
pub(super) const ARRIVAL: &[&str] = &[
    "到位率", "到位及时", "资金到位", "经费到位", "拨付率", "拨付完成率", "拨付及时", "下达率", "下达及时",
];
/// Budget discipline, no benefit to anyone.
pub(super) const DISCIPLINE: &[&str] = &[
    "结余率", "结转率", "预算执行率", "资金执行率", "支出执行率", "预算调整", "科目调整", "支付进度", "支出进度", "资金使用合规", "资金支付", "三公经费",
];

/// Casualties and accidents are social.
pub(super) const CASUALTY: &[&str] = &[
    "伤亡", "事故", "安全率", "安全生产",
];
/// Safety in general: a reviewer would ask.
pub(super) const SAFETY: &[&str] = &[
    "安全",
];
/// Nothing to do with nature.
pub(super) const NOT_ECOLOGICAL: &[&str] = &[
    "成本", "造价", "市场", "增收", "农民", "经济", "历史", "文化", "文物", "教育", "就业", "收入", "满意", "服务水平", "党建", "审计",
    "预算",
];
/// Nature.
pub(super) const ECOLOGICAL: &[&str] = &[
    "生态", "环境", "环保", "绿", "污染", "排放", "节能", "减排", "水质", "空气", "大气", "植被", "森林", "林",
    "草", "湿地", "碳", "垃圾", "噪声", "噪音", "扬尘", "能耗", "水土", "土壤", "土地", "耕地", "资源", "河",
    "湖", "水", "物种", "野生", "渔", "节约", "卫生", "清洁", "气候",
];
/// Sound of a benefit, in a cost row.
pub(super) const BENEFIT_VERB: &[&str] = &[
    "提升", "提高", "改善", "传承", "促进", "保护", "增强", "丰富", "带动", "弘扬",
];
/// Sound of a cost.
pub(super) const COSTLY: &[&str] = &[
    "成本", "费", "价", "污染", "排放", "损", "消耗", "耗", "影响", "代价", "负担", "扰", "预算", "控制",
    "占用", "噪", "标准", "支出", "资金", "金额", "投资", "节约",
];

/// Time, in a row of number or quality.
pub(super) const TIMELY: &[&str] = &[
    "及时率", "及时性", "完成时间", "完成时限", "完工时间", "完工时限", "按时", "按期", "准时",
];
/// Quality, in a row of time.
pub(super) const QUALITY: &[&str] = &[
    "合格率", "达标率", "优良率", "准确率", "验收率", "完好率",
];

/// A public work or a large purchase: it has a cost and something one can count on site.
pub(super) const BUILDING: &[&str] = &[
    "建设", "改造", "工程", "修缮", "购置", "采购", "装修", "维修", "新建", "扩建", "升级", "修复", "道路",
    "公路", "安装",
];
/// A public work in the narrow sense.
pub(super) const WORKS: &[&str] = &[
    "工程", "公路", "道路", "改造", "新建", "扩建", "修缮",
];
/// What is counted where nothing on site is.
pub(super) const PAPER: &[&str] = &[
    "结算", "款", "资金", "金额", "支付", "报告", "会议", "培训", "材料", "方案", "合同",
];

/// A share of what was planned or was to be accepted; a target far below all of it is low.
pub(super) const ALL_OF_IT: &[&str] = &[
    "完成率", "及时率", "达标率",
];
pub(super) const ACCEPTED: &[&str] = &[
    "验收合格率", "验收率", "质量合格率", "工程合格率", "安全率",
];

/// What a template says to whoever fills it in.
pub(super) const TEMPLATE: &[&str] = &[
    "字以内", "字左右", "请填", "请在此", "请简要", "此处填", "填写说明", "填报说明", "（填写", "(填写", "××",
    "XX单位", "XX项目", "xx项目", "XXX", "xxx", "XX%", "≥XX", "≤XX", "XX个", "点击此处", "单击此处", "示例:", "示例：", "例如:", "例如：",
    "如:…", "对照年度目标", "结合自评情况",
];

/// Progress told where a target belongs.
pub(super) const PROGRESS: &[&str] = &[
    "已完成", "已开展", "已举办", "已成立", "截至目前", "目前已", "现已", "成立了", "开展了", "举办了",
    "完成了", "取得了",
];

/// Says that there is nothing to measure.
pub(super) const NOTHING: &[&str] = &[
    "无经济效益", "无社会效益", "无生态效益", "不产生经济效益", "不产生生态效益", "无直接经济效益", "不涉及",
    "不适用", "不存在经济效益",
];

/// What a name counts, and how the units of that begin or end.
pub(super) const FAMILIES: &[(&[&str], &[&str])] = &[
    (&["次数"], &["次", "场", "起", "批", "期", "轮", "回", "趟", "班", "遍", "件", "宗", "例"]),
    (&["天数"], &["天", "日"]),
    (&["人数"], &["人", "名", "员", "户", "位"]),
    (&["户数"], &["户", "家"]),
    (&["面积"], &["米", "亩", "顷", "㎡", "m2", "m²", "里", "平", "方", "千米"]),
    (&["里程", "长度"], &["米", "里", "km", "m", "KM"]),
    (&["金额"], &["元", "万", "亿"]),
];

/// Units in which more than the number asked for is welcome: an equality misses it.
pub(super) const OPEN_UNITS: &[&str] = &[
    "人次", "天", "户次", "万人次", "小时", "课时", "学时", "车次",
];
pub(super) const MAYBE_OPEN_UNITS: &[&str] = &[
    "人", "户", "公里", "千米", "亩", "平方米", "米", "场", "次", "场次", "吨", "年",
];
/// Units whose direction nothing but a sign tells.
pub(super) const DIRECTED_UNITS: &[&str] = &[
    "%", "‰", "小时", "分钟", "秒", "天", "日", "工作日", "个工作日", "TB", "GB", "MB", "M", "人次", "万人次", "分贝", "分",
];

/// Units of measure known to the field (V-UNIT); a compound `元/亩` is known by its parts.
pub(super) const UNITS: &[&str] = &[
    "%", "‰", "百分点", "个百分点", "台次", "台套", "个", "项", "次", "人", "人次", "名", "户", "户次", "家", "套", "台", "部", "辆", "件", "份",
    "张", "本", "册", "篇", "期", "场", "场次", "批", "批次", "起", "例", "宗", "条", "处", "座", "栋", "幢",
    "间", "所", "口", "盏", "盘", "枚", "组", "对", "双", "支", "只", "头", "羽", "尾", "株", "棵", "粒", "颗",
    "袋", "箱", "桶", "瓶", "盒", "片", "块", "面", "根", "门", "班", "节", "课时", "学时", "点", "点位", "村",
    "镇", "乡", "县", "市", "社区", "街道", "学校", "单位", "企业", "机构", "品种", "种", "类", "级", "档",
    "等级", "分", "分值", "元", "千元", "万元", "亿元", "万", "亿", "千", "百", "米", "千米", "公里", "厘米",
    "毫米", "里", "亩", "万亩", "公顷", "平方米", "平米", "㎡", "m2", "m²", "万平方米", "平方公里", "平方千米",
    "立方米", "方", "万方", "m3", "m³", "升", "毫升", "吨", "万吨", "千克", "公斤", "克", "斤", "kg", "t",
    "千瓦", "千瓦时", "度", "KW", "kW", "MW", "兆瓦", "kV", "kVA", "天", "日", "工作日", "个工作日", "小时",
    "时", "分钟", "秒", "周", "月", "个月", "季度", "年", "年度", "TB", "GB", "MB", "KB", "M", "G", "T", "兆",
    "Mbps", "Gbps", "倍", "℃", "分贝", "dB", "万人", "万人次", "万户", "人天", "人日", "人月", "人年", "车次",
    "趟", "航班", "班次", "架次", "标段", "合同", "标准", "系统", "平台", "模块", "套次", "幅", "首", "集",
    "档次", "卷", "宗卷", "页", "字", "万字", "条次", "件次", "只次", "头次", "mg/L", "μg/m³", "微克/立方米",
    "分/人", "亿立方米", "万立方米", "层", "樘", "副", "艘", "床", "张床", "机位", "车位", "岗", "岗位",
    "个岗位", "代", "届", "轮", "遍", "例次", "人份", "剂", "剂次", "针次", "杆", "桩", "井", "孔", "线",
    "幢次", "站", "馆", "园", "场馆", "米²", "立方", "平方", "厘", "丈", "顷", "mm", "cm", "m", "km", "ha",
    "hm2", "L", "ml", "g", "h", "min", "s", "Hz", "V", "A", "kWh", "KWh", "吨标准煤", "吨标煤", "标煤", "名次",
    "位", "位次", "席", "元次",
];

/// Sizes before a unit (`百万元`, `亿立方米`, `万尾`).
pub(super) const SIZES: &[&str] = &[
    "十万", "百万", "千万", "万", "亿", "千", "百", "十",
];

/// Words that say a level-2 class in an indicator's name, and the class.
pub(super) const BELONGS: &[(&[&str], Level2)] = &[
    (CASUALTY, Level2::Social),
    (&["文物", "文化", "历史", "教育", "就业"], Level2::Social),
    (&["成本", "造价"], Level2::Cost),
];

/// Words of a form's title that name no project.
pub(super) const TITLE: &[&str] = &[
    "项目支出绩效", "项目绩效", "财政预算支出", "财政支出", "预算支出", "预算项目", "专项资金", "转移支付",
    "整体支出", "部门预算", "部门整体", "省级部门", "市直部门", "市级", "省级", "区级", "县级", "中央", "本级",
    "部门", "单位", "财政", "预算", "项目", "支出", "绩效", "目标", "自评价", "自我评价", "自评", "评价",
    "申报", "批复", "执行", "监控", "情况", "完成", "运行", "报告", "得分", "评分", "汇总", "年度", "附件",
    "附表", "表",
];

/// Days of the year named in an indicator's name.
pub(super) const DEADLINE: &[&str] = &[
    "月底", "月前", "月末", "年底", "年末", "年前", "日前", "之前", "以前", "上半年", "下半年", "季度末", "季度前",
];

/// A better wording by clue: words of the name, target to propose. Read in order.
pub(super) const WORDINGS: &[(&[&str], &str)] = &[
    (&["控制率"], "≤100%"),
    (&["满意"], "服务对象满意度 ≥90%"),
    (&["知晓", "宣传", "意识", "普及"], "群众知晓率 ≥90%"),
    (&["合规", "财经法规"], "经费支出合规率 ＝100%"),
    (&["健全", "制度", "机制"], "建立制度 ≥（数量）项"),
    (&["规范"], "抽查规范率 ≥95%"),
    (&["安全", "事故", "伤亡"], "安全事故起数 ＝0起"),
    (&["就业", "岗位"], "新增就业岗位 ≥（数量）个"),
    (&["增收", "收入", "负担"], "受益群众人均增收 ≥（金额）元"),
    (&["绿化", "绿"], "新增绿化面积 ≥（数量）平方米"),
    (&["污染", "环境", "生态", "排放", "节能", "环保"], "环境监测达标率 ≥95%"),
    (&["市场", "营商"], "企业投诉办结率 ≥95%"),
    (&["文化", "文物", "历史", "传承"], "文化活动受益人次 ≥（数量）人次"),
    (&["教育", "学校", "学生"], "受益学生人数 ≥（数量）人"),
    (&["养老", "老年", "老人"], "受益老年人数 ≥（数量）人"),
    (&["合格", "验收", "质量"], "验收合格率 ＝100%"),
    (&["条件", "设施", "设备"], "改善设施 ≥（数量）处"),
];
