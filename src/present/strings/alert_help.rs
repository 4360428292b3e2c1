//! Help of `alerts`, `letters` and `calendar`, in the manner of `cli_help`.
//!
//! Never here: names of options themselves.

/// What every verb over alerts takes.
macro_rules! chosen {
    ($($verb:literal),+) => {
        &[$(
            (
                concat!("alerts ", $verb, ":names"),
                "预警：项目代码、代码:规则 或 代码:规则:资金分项，可写多个；只写代码时为该项目的全部预警",
                "alerts: a project's code, CODE:RULE or CODE:RULE:PART, any number of them; a code alone is all of its alerts",
            ),
            (concat!("alerts ", $verb, ":rule"), "只处理一条规则的，如 lagging_spend 或 R01", "of one rule only"),
            (concat!("alerts ", $verb, ":level"), "只处理一级：red、yellow、blue", "of one level only: red, yellow, blue"),
            (concat!("alerts ", $verb, ":department"), "只处理一个部门：代码或名称", "of one department only: code or name"),
            (
                concat!("alerts ", $verb, ":state"),
                "只处理一种状态，如 new、acknowledged、noticed",
                "in one state only, such as new, acknowledged, noticed",
            ),
            (concat!("alerts ", $verb, ":all"), "全部可以这样处理的预警", "all alerts that can be dealt with like that"),
            (
                concat!("alerts ", $verb, ":part"),
                "同一规则有几条预警时，指明资金分项或问题种类",
                "fund line or kind of defect, where a rule has several alerts",
            ),
        )+]
    };
}

/// Path, 中文, English.
pub const CHOSEN: &[(&str, &str, &str)] =
    chosen!("ack", "note", "explain", "waive", "resolve", "reopen", "dispose", "send");

/// Path, 中文, English.
pub const HELP: &[(&str, &str, &str)] = &[
    (
        "alerts",
        "双监控预警及其算式。末行的红黄蓝条数按 --rule 和 --department 计，不受 --level 和 --state 影响",
        "alerts with their arithmetic. The counts follow --rule and --department, not --level or --state",
    ),
    ("alerts:rule", "只看一条规则，如 lagging_spend 或 R01", "one rule only, such as lagging_spend or R01"),
    ("alerts:level", "只列一级：red、yellow、blue", "list one level only: red, yellow, blue"),
    ("alerts:department", "只看一个部门：代码或名称", "one department only: code or name"),
    (
        "alerts:state",
        "只列一种状态：new、acknowledged、explained、noticed、resolved、waived、cleared",
        "list one state only: new, acknowledged, explained, noticed, resolved, waived, cleared",
    ),
    ("alerts:all", "连同已不再触发的一起列出", "list those too that are no longer raised"),
    (
        "alerts:fail_on",
        "有达到此级的预警时以状态 1 退出，豁免的不算",
        "exit with status 1 when an alert is at least of this level, but for those waived",
    ),
    ("alerts ack", "记为已核实", "mark alerts as verified"),
    ("alerts note", "写备注；文字也可作为最后一个参数", "write a note; the text may also stand last"),
    ("alerts note:text", "备注内容", "the note"),
    (
        "alerts explain",
        "记下单位或本处的说明；文字也可作为最后一个参数",
        "write down an explanation; the text may also stand last",
    ),
    ("alerts explain:text", "说明", "the explanation"),
    ("alerts waive", "豁免到某日", "let alerts rest until a day"),
    ("alerts waive:reason", "理由", "why"),
    ("alerts waive:approver", "批准人", "who agreed"),
    ("alerts waive:until", "豁免的最后一天", "the last day on which they rest"),
    (
        "alerts resolve",
        "记为已消除；之后的数据仍触发时恢复为新增",
        "mark as resolved; they are new again where later figures still raise them",
    ),
    ("alerts resolve:reason", "依据", "how it is known"),
    ("alerts reopen", "恢复为新增", "set alerts back to new"),
    ("alerts reopen:reason", "理由", "why"),
    ("alerts dispose", "记下单位的处置意见", "write down what the unit decided"),
    ("alerts dispose:decision", "continue 继续、adjust 调整、cancel 取消", "continue, adjust or cancel"),
    ("alerts dispose:text", "单位的说明", "in the unit's words"),
    ("alerts dispose:on", "答复日期 [默认今天]", "day of the answer [default: today]"),
    (
        "alerts send",
        "发函：每个部门或单位一份，列出其预警，要求限期答复处置意见；函件和清单存入 -o 指定的目录",
        "send letters, one a department or unit with its alerts, asking for a decision; letters and their list go to the folder of -o",
    ),
    ("alerts send:date", "发函日期 [默认今天]", "day of the letters [default: today]"),
    (
        "alerts send:delivered",
        "送达日期；未定时期限自发函日起算",
        "day of delivery; until it is known the term runs from the day of the letter",
    ),
    (
        "alerts send:days",
        "自送达起的工作日数 [默认 monitor.dispose_days]",
        "working days from delivery [default: monitor.dispose_days]",
    ),
    ("alerts send:due", "答复期限，代替工作日数", "last day to answer, in place of a number of days"),
    ("alerts send:word", "机关代字 [默认 letter.code]", "code before the year of the number [default: letter.code]"),
    ("alerts send:number", "第一份的号 [默认接续]", "number of the first letter [default: the next one]"),
    (
        "alerts send:by",
        "每个 department 或 unit 一份 [默认 department]",
        "one a department or a unit [default: department]",
    ),
    ("letters", "发文登记", "the register of letters"),
    ("letters deliver", "记下送达日期，答复期限随之重算", "enter the day of delivery; the term to answer runs from it"),
    ("letters deliver:numbers", "文号，如 饶财绩函〔2021〕12号，可写多个", "numbers such as 饶财绩函〔2021〕12号"),
    ("letters deliver:date", "送达日期", "day of delivery"),
    (
        "calendar",
        "工作日历：放假和调休上班的日子（用 --year 选年）",
        "the working calendar: days off and weekends worked (choose the year with --year)",
    ),
    ("calendar set", "设定一天放假、上班或照常", "say that a day is off, worked or ordinary"),
    ("calendar set:date", "日期", "the day"),
    ("calendar set:kind", "off 放假、work 调休上班、ordinary 照常", "off, work or ordinary"),
    ("calendar set:note", "说明，如 国庆", "a note, such as the holiday's name"),
    ("calendar import", "从表格导入放假安排", "take days from a file"),
    (
        "calendar import:file",
        "csv 或 xlsx，有日期和放假、上班两列或一列类型",
        "csv or xlsx with days and whether each is off or worked",
    ),
];
