//! What each threshold decides, and what the audit log calls a change.
//!
//! Never here: its value.

super::sentences! {
    /// Names of thresholds.
    Settings {
        time_base: "进度口径的次序", "order of paces";
        min_elapsed: "从全年的几成起判断", "judged from this share of the year";
        combine: "进度比与滞后如何合并", "how ratio and points combine";
        stale_days: "数据陈旧的天数", "days until data is old";
        allocation: "支付先冲哪年的资金", "which year's money is spent first";
        line_share: "单独判断的资金行占比", "share from which a fund line counts";
        quadrant_money: "四象限：支出慢的进度比", "quadrants: slow money below this ratio";
        quadrant_work: "四象限：事慢的进度比", "quadrants: slow work below this ratio";
        dispose_days: "单位处置期限（工作日）", "working days for a disposition";
        taxonomy: "绩效指标体系", "taxonomy of indicators";
        weight_base: "指标权重合计", "sum of weights";
        min_indicators: "三级指标最少条数", "least number of indicators";
        quantitative_share: "定量指标最低占比", "least share of quantitative indicators";
        copy_limit: "同部门雷同项目数上限", "most projects of a department with one text";
        grade_excellent: "审核评为优的起点分", "review points for excellent";
        grade_good: "审核评为良的起点分", "review points for good";
        grade_fair: "审核评为中的起点分", "review points for fair";
        target_due: "目标申报截止日（上年）", "targets due (year before)";
        midyear_days: "追加项目补报目标的天数", "days to declare a mid-year project";
        endorsement: "主管部门审核", "endorsement of the department";
        exempt: "不要求目标的项目类别", "categories that need no target";
        progress_exempt: "免目标进度预警的项目类别", "categories exempt from rules of progress";
        rectify_days: "整改期限（天）", "days to rectify";
        rectify_kind: "整改期限按自然日或工作日计", "natural or working days to rectify";
        rectify_roll: "到期日遇休息日顺延", "a deadline on a day off moves on";
        rectify_remind: "到期前几天提醒", "days before the deadline to remind";
        rectify_urge: "逾期几天发第一次催办函", "days overdue for the first urging letter";
        rectify_urge_again: "逾期几天发第二次催办函", "days overdue for the second urging letter";
        rectify_propose: "逾期几天建议暂缓或调减", "days overdue to propose holding or cutting the budget";
        rectify_transfer: "逾期几天移送", "days overdue to hand over to supervision";
        rectify_workdays: "提醒和催办避开休息日", "reminders and letters avoid days off";
        rectify_copies: "反馈函抄送", "whom feedback letters are copied to";
        enabled: "启用", "on";
        yellow: "黄灯线", "yellow limit";
        red: "红灯线", "red limit";
        yellow_points: "黄灯线（百分点）", "yellow limit (points)";
        red_points: "红灯线（百分点）", "red limit (points)";
        yellow_days: "黄灯线（天）", "yellow limit (days)";
        red_days: "红灯线（天）", "red limit (days)";
        yellow_days_bond: "债券黄灯线（天）", "yellow limit, bonds (days)";
        red_days_bond: "债券红灯线（天）", "red limit, bonds (days)";
        yellow_yuan: "黄灯线（元）", "yellow limit (yuan)";
        red_yuan: "红灯线（元）", "red limit (yuan)";
        min_amount: "起算金额（元）", "least amount (yuan)";
        talk: "约谈金额（元）", "amount for a talk (yuan)";
        from: "起算日", "judged from";
        days: "相隔天数", "days apart";
        years: "参照年数", "years looked at";
        min_share: "往年占比下限", "least usual share";
        red_share: "红灯占节点的比例", "share of the node for red";
        rate_lt: "执行率低于", "rate below";
        node_june: "6 月底应达", "due by the end of June";
        node_september: "9 月底应达", "due by the end of September";
        node_november: "11 月底应达", "due by the end of November";
        node_april: "4 月底应达", "due by the end of April";
        node_august: "8 月底应达", "due by the end of August";
        node_october: "10 月底应达", "due by the end of October";
        blue: "蓝灯线", "blue limit";
        red_weight: "单个指标可致红灯的分值", "weight from which one indicator turns it red";
        pace_red: "目标进度与序时之比的红灯线", "red limit of progress over pace";
        fresh_days: "目标进度的有效天数", "days for which progress is fresh";
        cap_80: "执行率不足 80% 的得分上限", "highest score below 80%";
        cap_70: "执行率不足 70% 的得分上限", "highest score below 70%";
        cap_60: "执行率不足 60% 的得分上限", "highest score below 60%";
        cap_50: "执行率不足 50% 的得分上限", "highest score below 50%";
        log_import: "导入", "import";
        log_import_undo: "撤销批次", "batch undone";
        log_basket: "接受归入建议", "suggestions accepted";
        log_rule: "改阈值", "threshold set";
        log_sample: "生成示例城市", "sample city";
        log_verified: "核实预警", "alerts verified";
        log_reopened: "重新打开预警", "alerts reopened";
        log_note: "写备注", "note written";
        log_draft: "留存未写完的备注", "unfinished note kept";
        log_draft_done: "备注写完", "unfinished note done";
        log_target_import: "导入绩效目标", "targets imported";
        log_target_review: "审核绩效目标", "targets reviewed";
        log_target_review_undo: "撤回审核决定", "review decision taken back";
        log_target_sitting_end: "结束审核", "review sitting ended";
        log_target_issue: "批复下达目标", "targets issued";
        log_target_adjust: "受理目标调整", "target adjustment requested";
        log_target_granted: "同意目标调整", "target adjustment granted";
        log_target_refused: "不同意目标调整", "target adjustment refused";
        log_target_close: "办结目标", "target closed";
        log_target_cancel: "取消目标", "target cancelled";
        log_target_draft: "起草目标", "target drafted";
        log_library: "导入指标库", "indicator library imported";
    } made {
    }
}
