//! Alerts, their arithmetic and what an operator does about them.
//!
//! Never here: thresholds and figures; they come from the domain.

super::sentences! {
    /// Alerts.
    Alerts {
        title: "双监控预警", "Dual-monitoring alerts";
        short: "预警", "Alerts";
        why: "为什么", "Why";
        col_level: "级", "Lv";
        col_rule: "规则", "Rule";
        col_project: "项目", "Project";
        col_department: "部门", "Department";
        col_what: "说明", "What";
        col_state: "状态", "State";
        col_fund: "资金", "Fund";
        state_new: "新增", "new";
        state_open: "未处理", "open";
        state_verified: "已核实", "verified";
        state_cleared: "已消除", "cleared";
        basis: "依据", "Set by";
        threshold: "阈值", "Threshold";
        formula: "算式", "Formula";
        inputs: "数据", "Inputs";
        turns_green: "转绿条件", "To turn green";
        same_rule: "同规则", "Same rule";
        chart: "累计支出与应达进度", "Cumulative payments and expected pace";
        paid: "支付", "paid";
        expected: "应达", "due";
        verify_title: "核实预警", "Verify alerts";
        note_of_alert: "备注", "Note";
        filter_new: "新增", "New";
        filter_verified: "已核实", "Verified";
        draft_found: "上次有一条备注没有写完，按 m 接着写", "A note was left unfinished: press m to go on";
    } made {
        reopened(usize): |n| format!("已重新打开 {n} 条"), |n| format!("{n} open again");
        ask_reopen(usize): |n| format!("将 {n} 条已核实的预警重新打开？"), |n| format!("Open {n} verified alerts again?");
        ask_verify(usize): |n| format!("将 {n} 条预警记为已核实？"), |n| format!("Mark {n} alerts as verified?");
        verified(usize): |n| format!("已核实 {n} 条"), |n| format!("{n} verified");
        level_counts(usize, usize): |r, y| format!("红{r} 黄{y}"), |r, y| format!("R{r} Y{y}");
        upto(&str): |d| format!("数据截至 {d}"), |d| format!("data as of {d}");
    }
}
