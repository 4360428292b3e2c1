//! Words of monitoring rounds, of the life of an alert and of idle money.
//!
//! Never here: whether a step may be taken.

super::sentences! {
    /// Monitoring.
    MonitorTerms {
        alert_new: "新增", "new";
        alert_acknowledged: "已核实", "verified";
        alert_explained: "已说明", "explained";
        alert_noticed: "已发函", "letter sent";
        alert_resolved: "已消除", "resolved";
        alert_waived: "豁免", "waived";
        alert_cleared: "自动解除", "cleared";
        act_appeared: "出现", "appeared";
        act_vanished: "解除", "vanished";
        act_noted: "备注", "note";
        act_acknowledged: "核实", "verified";
        act_explained: "说明", "explained";
        act_noticed: "发函", "letter";
        act_resolved: "消除", "resolved";
        act_waived: "豁免", "waived";
        act_reopened: "重新打开", "reopened";
        act_asked: "要求处置", "disposition asked";
        act_disposed: "处置", "disposition";
        keep_on: "继续", "continue";
        adjust: "调整", "adjust";
        cancel: "取消", "cancel";
        worse: "较上次处理时加重", "worse than when last dealt with";
        last_day: "今天到期", "due today";
        need_reason: "请写明理由", "give a reason";
        need_letter: "请写明文号或文件", "name the letter";
        need_approver: "请写明批准人", "name who approved it";
        in_the_past: "日期早于数据日期", "the day lies before the figures";
        not_asked: "尚未要求单位处置", "no disposition was asked for";
        form_not_filed: "未报", "not filed";
        form_filed: "已报", "filed";
        form_returned: "退回", "returned";
        form_accepted: "已审", "accepted";
        form_noticed: "已发整改", "rectification sent";
        round_open: "已开启", "open";
        round_collecting: "收集中", "collecting";
        round_closed: "已关闭", "closed";
        round_reported: "已报告", "reported";
        bad_months: "轮次应为 1 到 12 月", "a round ends with month 1 to 12";
        bad_cutoff: "截止日应在该年度该月之内", "the cut-off must lie in that month of the year";
        bad_due: "报送期限不能早于截止日", "forms cannot be due before the cut-off";
        not_closed: "本轮尚未关闭", "the round is not closed";
        round_over: "本轮已关闭，数据不再变动", "the round is closed and does not change";
        money_ahead: "钱快事慢", "money ahead";
        work_ahead: "事快钱慢", "work ahead";
        both_slow: "双慢", "both slow";
        normal: "正常", "normal";
        open_unreported: "未填报", "not reported";
        open_not_due: "未到期", "not yet due";
        open_no_target: "没有指标值", "no target";
        open_no_direction: "指标值没有方向，不能判断", "the target has no direction";
        open_doubtful: "读数可疑，请核对原文", "doubtful as read; look at the original";
        open_no_number: "应填数值或日期", "a number or a day is asked for";
        open_other_unit: "计量单位与指标值不一致", "the unit differs from the target's";
        open_perhaps_share: "是百分数还是小数，请写明 %", "percent or fraction: write %";
        open_words: "请写明达成、部分达成或未达成", "say reached, partly reached or not reached";
        other_kind: "不是绩效监控表", "not a monitoring form";
        other_project: "是另一个项目的表", "another project's form";
        unknown_indicator: "已批复的目标中没有这个指标", "no such indicator in the target in force";
        no_value: "没有填报完成情况", "no value";
        unknown_possibility: "完成可能性应为确定能、有可能或完全不可能", "possibility must be one of the three";
        no_cause: "进度滞后，没有勾选原因也没有说明", "behind, and no cause given";
        no_measures: "预计不能完成，没有说明原因和措施", "not expected to be reached, and no measures given";
    } made {
        days_left(i64): |n| format!("还剩 {n} 个工作日"), |n| format!("{n} working days left");
        days_over(i64): |n| format!("已超时 {n} 个工作日"), |n| format!("{n} working days overdue");
        natural_left(i64): |n| format!("还剩 {n} 天"), |n| format!("{n} days left");
        natural_over(i64): |n| format!("已超时 {n} 天"), |n| format!("{n} days overdue");
        not_from(&str): |state| format!("预警{state}，不能这样处理"), |state| format!("the alert is {state}: not possible");
        form_not_from(&str): |state| format!("监控表{state}，不能这样处理"), |state| format!("the form is {state}: not possible");
        missing_forms(usize): |n| format!("还有 {n} 份监控表未报，确要关闭请加 --with-missing"), |n| format!("{n} forms are missing; close with --with-missing");
        other_year(i16): |y| format!("是 {y} 年度的表"), |y| format!("a form of {y}");
        other_round(u8): |n| format!("是 1~{n}月的表"), |n| format!("a form of month {n}");
        twice(&str): |cell| format!("指标重复填报，已取 {cell} 所在行"), |cell| format!("filled in twice; the row of {cell} counts");
        missing_indicator(&str): |name| format!("缺指标「{name}」"), |name| format!("indicator {name} is missing");
        target_changed(&str): |issued| format!("指标值被改动，以批复的「{issued}」为准"), |issued| format!("the target was changed; {issued} as issued counts");
        forecast_of(&str): |why| format!("全年预计：{why}"), |why| format!("forecast: {why}");
        other_paid(&str, &str): |paid, form| format!("执行数 {form} 万元与国库支付 {paid} 万元不一致"), |paid, form| format!("executed {form}, but the treasury paid {paid}");
    }
}
