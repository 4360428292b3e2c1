//! The pages of monitoring in the workstation: rounds and their forms.
//!
//! Never here: whether a step may be taken, or the words of a state.

super::sentences! {
    /// Monitoring.
    Monitoring {
        title: "监控", "Monitoring";
        form_title: "监控表", "Monitoring form";
        forms: "报送", "Forms";
        no_round: "还没有监控轮次，按 o 开启", "No monitoring round yet: o opens one";
        no_round_of_project: "这个项目没有参加监控轮次", "This project takes part in no monitoring round";
        empty: "库中还没有项目，按 i 导入", "No project in the store yet: i imports";
        nobody: "本轮没有应报监控表的项目", "No project takes part in this round";
        open_title: "开启监控轮次，已开启的可改期限", "Open a round, or move its days";
        open_hint: "轮次填 1 到 12；截止日应在该月之内", "the round is 1 to 12; the cut-off lies in that month";
        months: "1 至几月", "Months 1 to";
        cutoff: "数据截止日", "Cut-off day";
        due: "报送期限", "Forms due";
        bad_months: "应为 1 到 12", "1 to 12";
        bad_date: "不是日期", "not a date";
        return_title: "退回监控表", "Send back";
        return_hint: "意见随表退回单位；多份用同一条意见", "goes back with the form; the same for all";
        reason: "退回意见", "Why";
        reason_needed: "请写明退回意见", "say why";
        nothing_chosen: "所选各表尚未报来", "none of these has come in";
        folder: "绩效监控表", "monitoring-forms-";
        no_missing: "本轮没有未报的监控表", "no form is missing";
        not_filed: "尚未报送", "not filed";
        target: "绩效目标", "Target";
        col_light: "灯", "L";
        col_state: "状态", "State";
        col_due: "报送", "Filing";
        col_progress: "目标进度%", "Progress %";
        col_possibility: "可能性", "Likely";
        col_notes: "问题", "Notes";
        col_filings: "次", "No";
        col_filed: "报送日", "Filed";
        col_key: "重点", "Key";
        col_note: "说明", "Remark";
        col_indicator: "三级指标", "Indicator";
        col_target: "指标值", "Target";
        col_actual: "执行情况", "Actual";
        col_forecast: "全年预计", "Forecast";
        col_reason: "原因及说明", "Causes";
        col_weight: "分值", "Marks";
        col_level: "类别", "Class";
        col_cell: "单元格", "Cell";
        problems: "表中问题", "Noted";
        history: "经过", "History";
        key: "重点", "key";
    } made {
        round(u8, usize): |n, of| if of > 1 { format!("1~{n}月（共 {of} 轮）") } else { format!("1~{n}月") }, |n, of| if of > 1 { format!("1~{n} ({of} rounds)") } else { format!("1~{n}") };
        days(&str, &str, &str): |cutoff, due, state| format!("数据截至 {cutoff}，{due} 前报送，{state}"), |cutoff, due, state| format!("figures to {cutoff}, due {due}, {state}");
        ask_accept(usize): |n| format!("通过 {n} 份监控表？"), |n| format!("Accept {n} forms?");
        ask_accept_noted(usize, usize): |n, bad| format!("通过 {n} 份监控表？其中 {bad} 份有问题未消除。"), |n, bad| format!("Accept {n} forms? {bad} of them have unsettled notes.");
        ask_return(usize, &str): |n, why| format!("退回 {n} 份监控表？\n意见：{why}"), |n, why| format!("Send {n} forms back?\n{why}");
        accepted(usize): |n| format!("已通过 {n} 份监控表"), |n| format!("{n} forms accepted");
        returned(usize): |n| format!("已退回 {n} 份监控表"), |n| format!("{n} forms sent back");
        opened(u8): |n| format!("1~{n}月监控轮次已开启"), |n| format!("round 1~{n} is open");
        filed_on(&str): |d| format!("{d} 报送"), |d| format!("filed {d}");
        form_of(&str, &str): |p, d| format!("{p}（{d}）"), |p, d| format!("{p} ({d})");
        progress(&str, &str): |p, lamp| format!("目标进度 {p}%，{lamp}"), |p, lamp| format!("progress {p} %, {lamp}");
        version(u32): |v| format!("绩效目标第 {v} 版"), |v| format!("target version {v}");
        at_cell(&str): |cell| format!("{cell} "), |cell| format!("{cell} ");
    }
}
