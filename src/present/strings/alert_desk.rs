//! What the workstation says while alerts are dealt with.
//!
//! Never here: whether a step may be taken.

super::sentences! {
    /// Dealing with alerts.
    AlertDesk {
        col_term: "期限", "Term";
        explain_title: "说明预警", "Explain alerts";
        explain_label: "说明", "Explanation";
        explain_hint: "单位或本处的说明，Enter 保存", "what the unit or the office says; Enter saves";
        resolve_title: "消除预警", "Resolve alerts";
        resolve_label: "依据", "Known by";
        resolve_hint: "问题已解决的依据；之后的数据仍触发时恢复为新增", "how it is known; new again where later figures raise it";
        reopen_title: "重新打开预警", "Reopen alerts";
        reopen_label: "理由", "Why";
        reopen_hint: "可不写", "may be left empty";
        waive_title: "豁免预警", "Waive alerts";
        waive_reason: "理由", "Reason";
        waive_approver: "批准人", "Approved by";
        waive_until: "豁免至", "Until";
        waive_hint: "到期后恢复为新增", "new again after that day";
        dispose_title: "单位处置意见", "The unit's decision";
        dispose_decision: "处置", "Decision";
        dispose_day: "答复日期", "Answered on";
        dispose_text: "单位说明", "In its words";
        dispose_hint: "处置：1 继续  2 调整  3 取消", "decision: 1 continue  2 adjust  3 cancel";
        send_title: "预警发函", "Letters on alerts";
        send_word: "机关代字", "Code";
        send_number: "起始号", "First number";
        send_day: "发函日期", "Date of letters";
        send_days: "期限（工作日）", "Working days";
        send_folder: "存放目录", "Folder";
        send_hint: "每个部门一份，列出其预警，要求限期答复处置意见", "one letter a department with its alerts, asking for a decision";
        bad_day: "应为日期，如 2021-12-31", "a day such as 2021-12-31";
        bad_decision: "应为继续、调整或取消", "continue, adjust or cancel";
        bad_number: "应为 1 以上的整数", "a whole number from 1";
        bad_days: "应为 0 到 365 的整数", "a whole number from 0 to 365";
        bad_word: "机关代字不含括号", "a code without brackets";
        no_folder: "请写明目录", "name a folder";
        none_fits: "选中的预警不能这样处理", "what is chosen cannot be dealt with like that";
        past_title: "已不再触发的预警", "No longer raised";
        history: "经过", "History";
    } made {
        of_many(usize): |n| format!("{n} 条预警"), |n| format!("{n} alerts");
        left_out(usize): |n| format!("另有 {n} 条不能这样处理，不动"), |n| format!("{n} more cannot be dealt with like that and stay as they are");
        ask(&str, usize): |what, n| format!("将 {n} 条预警{what}？"), |what, n| format!("{what}: {n} alerts?");
        done(&str, usize): |what, n| format!("已{what} {n} 条"), |what, n| format!("{n} alerts: {what}");
        plan(usize, usize, &str): |letters, alerts, due| format!("{letters} 份函，{alerts} 条预警，答复期限 {due}"), |letters, alerts, due| format!("{letters} letters on {alerts} alerts, answer due {due}");
        plan_uncharted(i16): |year| format!("（{year} 年没有放假安排，按周末计算）"), |year| format!(" (no calendar for {year}: weekends only)");
        ask_send(&str, &str, &str): |plan, first, folder| format!("发函？{plan}\n文号自 {first} 起，存入 {folder}"), |plan, first, folder| format!("Send? {plan}\nnumbers from {first}, into {folder}");
        sent(usize, usize, &str, &str, &str): |letters, alerts, first, last, due| format!("已发函 {letters} 份 {alerts} 条，{first} 至 {last}，答复期限 {due}"), |letters, alerts, first, last, due| format!("{letters} letters on {alerts} alerts, {first} to {last}, due {due}");
        today(usize, usize): |new, gone| format!("今日新增{new} 解除{gone}"), |new, gone| format!("today +{new} -{gone}");
    }
}
