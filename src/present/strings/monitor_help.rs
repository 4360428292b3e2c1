//! What the commands of monitoring rounds say of themselves: path, 中文, English.
//!
//! Never here: words that a command answers with.

/// See [`super::cli_help::HELP`].
pub const HELP: &[(&str, &str, &str)] = &[
    (
        "monitor",
        "绩效运行监控：开启轮次、发表、收表、退回、审核",
        "performance monitoring: rounds, forms out and in, return, accept",
    ),
    ("monitor list", "一年的监控轮次和各状态的表数", "the rounds of a year and how many forms stand where"),
    (
        "monitor open",
        "开启一个轮次；已开启而未关闭的，改它的日期",
        "open a round, or mend the days of one that is not closed",
    ),
    ("monitor open:round", "轮次：1~N月的 N", "N of the round 1~N"),
    ("monitor open:cutoff", "数据截止日，在第 N 月内", "the day of its figures, in month N"),
    ("monitor open:due", "报送期限", "the last day to file"),
    ("monitor open:note", "备注", "a note"),
    ("monitor open:on", "开启日期 [默认数据日期]", "the day it is opened on [default: the as-of day]"),
    (
        "monitor form",
        "生成交单位填报的监控表（xlsx），已填好名称、代码、资金和已批复的指标",
        "monitoring forms for the units (xlsx), with names, codes, money and the indicators in force in place",
    ),
    ("monitor form:round", "轮次：1~N月的 N", "N of the round 1~N"),
    ("monitor form:project", "一个项目：项目代码", "one project: its code"),
    (
        "monitor form:department",
        "一个部门的全部项目，一个工作簿：代码或名称",
        "all projects of a department in one workbook: code or name",
    ),
    (
        "monitor form:all",
        "全部部门，每个部门一个工作簿，写到 -o 指定的文件夹",
        "all departments, one workbook each, into the folder named with -o",
    ),
    ("monitor form:missing", "只要未报和被退回的", "only those that are not in"),
    (
        "monitor import",
        "导入报来的监控表；每份逐项核对，未采用的说明原因和单元格，有未采用时退出码为 1",
        "take filed forms in; each is checked, what is set aside says why and in which cell. Exits 1 when something was set aside",
    ),
    ("monitor import:files", "文件或文件夹，一个文件可有多份表", "files or folders; a file may hold several forms"),
    ("monitor import:round", "轮次；不写时按表上的月份", "the round; by default the month on the form"),
    ("monitor import:filed", "报送日期 [默认数据日期]", "the day they count as filed [default: the as-of day]"),
    ("monitor import:dry_run", "只看结果，不写库", "say what would happen, change nothing"),
    (
        "monitor status",
        "一个轮次的报送情况：各状态多少、谁逾期、逐项目清单",
        "who has filed in a round: counts, who is late, every project",
    ),
    ("monitor status:round", "轮次：1~N月的 N", "N of the round 1~N"),
    (
        "monitor status:state",
        "只列一种状态：not_filed、filed、returned、accepted、noticed",
        "only forms in this state: not_filed, filed, returned, accepted, noticed",
    ),
    ("monitor status:department", "只列一个部门：代码或名称", "only this department: code or name"),
    (
        "monitor show",
        "一个项目的监控表：指标进度、灯、原因、表中问题、办理过程",
        "one form: progress and light of each indicator, causes, problems, history",
    ),
    ("monitor show:code", "项目代码", "the project's code"),
    ("monitor show:round", "轮次：1~N月的 N", "N of the round 1~N"),
    ("monitor return", "退回监控表，写明原因", "send forms back, with the reason"),
    ("monitor return:codes", "项目代码", "codes of projects"),
    ("monitor return:round", "轮次：1~N月的 N", "N of the round 1~N"),
    ("monitor return:reason", "退回原因", "why"),
    ("monitor return:on", "日期 [默认数据日期]", "the day [default: the as-of day]"),
    ("monitor accept", "审核通过监控表", "accept forms"),
    ("monitor accept:codes", "项目代码", "codes of projects"),
    ("monitor accept:all", "全部已报待审的", "all that are filed"),
    ("monitor accept:round", "轮次：1~N月的 N", "N of the round 1~N"),
    ("monitor accept:on", "日期 [默认数据日期]", "the day [default: the as-of day]"),
    ("monitor notice", "登记已发整改通知", "note that a letter was sent"),
    ("monitor notice:codes", "项目代码", "codes of projects"),
    ("monitor notice:round", "轮次：1~N月的 N", "N of the round 1~N"),
    ("monitor notice:doc", "文号", "number of the letter"),
    ("monitor notice:on", "日期 [默认数据日期]", "the day [default: the as-of day]"),
];
