//! Words of the use of results, of disclosure, assessment and the registers.
//!
//! Never here: heads of lists and what the commands say (see `results`).

super::sentences! {
    /// Words of the end of the cycle.
    ResultTerms {
        excellent_cut: "评为优的核减比例", "share cut: excellent";
        good_cut: "评为良的核减比例", "share cut: good";
        fair_cut: "评为中的核减比例", "share cut: fair";
        poor_cut: "评为差的核减比例", "share cut: poor";
        excellent_text: "评为优的建议用语", "words of a proposal: excellent";
        good_text: "评为良的建议用语", "words of a proposal: good";
        fair_text: "评为中的建议用语", "words of a proposal: fair";
        poor_text: "评为差的建议用语", "words of a proposal: poor";
        overdue: "整改逾期是否暂缓安排", "whether overdue rectification suspends";
        overdue_text: "整改逾期的建议用语", "words of a proposal: overdue rectification";
        self_counts: "单位自评等级是否作依据", "whether the unit's own grade counts";
        target_days: "目标公开期限（批复后天数）", "days to publish a target after its issue";
        self_due: "自评公开截止日（次年）", "self-evaluations published by (year after)";
        report_days: "报告公开期限（定稿后天数）", "days to publish a report once final";
        execution_full: "执行率得满分的起点", "execution rate for full points";
        execution_zero: "执行率不得分的终点", "execution rate for no points";
        gap_free: "自评偏差不扣分的范围（分）", "gap of the spot check that is free (points)";
        gap_step: "自评偏差每扣一分的幅度（分）", "gap that costs a point (points)";
        absent: "不涉及的考核项目", "items that do not apply";
        level_excellent: "考核优秀的起点分", "points for excellent";
        level_good: "考核良好的起点分", "points for good";
        level_pass: "考核合格的起点分", "points for pass";
        log_proposed: "提出结果应用建议", "use of results proposed";
        log_decided: "预算科决定结果应用", "use of results decided";
        log_draft_budget: "导入下年预算草案", "next year's draft budget imported";
        log_disclosed: "登记公开", "publication entered";
        log_disclosure_item: "登记应公开事项", "item to be published entered";
        log_classified: "标注涉密项目", "project marked as classified";
        log_scored: "考核人工打分", "assessment points given";
        log_bonus: "考核加减分", "bonus or malus given";
        log_appeal: "受理考核申诉", "appeal taken down";
        log_appeal_decided: "答复考核申诉", "appeal answered";
        log_reported: "导入考核数据", "assessment data imported";
        log_frozen: "考核结果定稿", "assessment frozen";
        log_announced: "考核结果公布", "assessment announced";
        log_scheme: "修改考核方案", "assessment scheme changed";
        log_register: "登记台账", "register entry";
        log_register_withdrawn: "撤销台账登记", "register entry withdrawn";
    } made {
    }
}
