//! Heads of an alert's arithmetic and of a project's page.
//!
//! Never here: figures.

super::sentences! {
    /// Arithmetic.
    Why {
        budget: "调整后预算", "Budget";
        paid: "已支付", "Paid";
        rate: "执行率", "Rate";
        expected: "应达进度", "Expected";
        lag: "滞后", "Behind";
        ahead: "超前", "Ahead";
        ratio: "进度比", "Pace ratio";
        unspent: "未支出", "Unspent";
        finding: "说明", "Finding";
        line: "资金", "Fund line";
        forecast: "全年预计", "Forecast";
        progress: "目标进度", "Targets";
        progress_ratio: "进度之比", "Progress ratio";
        gap: "相差", "Apart";
        usual: "往年同期占比", "Usual share";
        wan: "万元", "10k";
        points_unit: "个百分点", "points";
        basis: "依据", "Set by";
        builtin: "默认值", "default";
        green: "转绿条件", "To turn green";
        same_rule: "同规则", "Same rule";
        written: "处理记录", "Notes";
        nothing_issued: "没有指标，取项目清单的年初预算数", "no quota line: the declared budget";
        note_action: "备注", "note";
        acknowledged: "核实", "verified";
        reopened: "重新打开", "reopened";
        other_years: "其他年度", "Other years";
        lights: "支 目 预", "Lights";
        alerts: "预警", "Alerts";
        tab_empty_log: "还没有处理记录", "Nothing was done yet";
    } made {
        of_line(u64, &str): |n, day| format!("本资金行分得，项目共 {n} 笔收付，数据截至 {day}"), |n, day| format!("borne by this line; {n} payments and refunds of the project, data as of {day}");
        by_round(u8, &str): |n, day| format!("1~{n}月监控表，截至 {day}"), |n, day| format!("by the form of month {n}, as of {day}");
        payments(u64, &str): |n, day| format!("{n} 笔收付净额，数据截至 {day}"), |n, day| format!("net of {n} payments and refunds, data as of {day}");
        weighted(&str, &str, &str): |basis, month, day| format!("{basis}；按月 {month}%，按日 {day}%"), |basis, month, day| format!("{basis}; by month {month}%, by day {day}%");
        same(usize, usize): |red, yellow| format!("红 {red} 个项目，黄 {yellow} 个"), |red, yellow| format!("{red} red, {yellow} yellow");
        limit(&str, &str, &str): |key, value, source| format!("{key} {value}（{source}）"), |key, value, source| format!("{key} {value} ({source})");
        year(i16, &str, &str): |y, budget, paid| format!("{y} 年预算 {budget}，支付 {paid} 万元"), |y, budget, paid| format!("{y}: budget {budget}, paid {paid}");
        period(&str, &str): |a, b| format!("{a} 至 {b}"), |a, b| format!("{a} to {b}");
    }
}
