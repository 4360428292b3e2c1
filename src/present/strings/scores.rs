//! One sentence for every score, or for why there is none.
//!
//! Never here: the score.

super::sentences! {
    /// Scores.
    Scores {
        col_target: "指标值", "Target";
        col_actual: "实际值", "Actual";
        col_marks: "分值", "Marks";
        col_score: "得分", "Score";
        col_completion: "完成率%", "Completion %";
        col_explanation: "计分说明", "How it was scored";
        sheet: "计分", "Score";
        done: "达成", "achieved";
        part: "部分达成", "partly achieved";
        undone: "未达成", "not achieved";
        reason: "，须说明原因", "; the reason has to be told";
        copies: "，宜写明事实", "; a fact would be better";
        negative_actual: "，请核对是否误填", "; check for a slip";
        no_target: "指标值为空，不计分；请补指标值", "no target, no score: give the target";
        unreported: "实际值为空，不计分；请填实际完成值", "no actual value, no score: report it";
        not_due: "未到完成时间，不计分", "not due yet, not scored";
        marks: "分值须大于 0、不超过 100，不计分", "marks must be above 0 and at most 100: not scored";
        contradiction: "文字与百分比不一致，不计分；请核对", "words and percentage contradict each other, not scored: check them";
        no_day: "逾期完成而未写明日期，不计分；请填完成日期", "done late on a day nobody names, not scored: give the day";
        not_applicable: "经批准不适用，不得分", "approved as not applicable: no points";
        execution_open: "预算和执行均为 0，不计分；请定：0 分、满分或按其余分值折算", "nothing budgeted, nothing spent, not scored: decide for 0, full marks, or the rest brought to 100";
        execution_zero: "预算和执行均为 0，按决定计 0 分", "nothing budgeted, nothing spent: 0 as decided";
        execution_full: "预算和执行均为 0，按决定计满分", "nothing budgeted, nothing spent: full marks as decided";
        execution_out: "预算和执行均为 0，按决定由其余分值折算", "nothing budgeted, nothing spent: the rest is brought to 100 as decided";
        execution_without: "无预算而有支出，不计分；请核对资金数据", "spent without a budget, not scored: check the figures";
        execution_negative: "全年预算数为负，不计分；请核对资金数据", "the budget is below nought, not scored: check the figures";
        execution_refunds: "，全年执行数为负，请核对", "; spending is below nought, check it";
        execution_over: "，支出超预算", "; more than the budget";
        execution_not_quite: "，未满执行，四舍五入后为满分", "; not quite all, full marks by rounding";
        execution_step: "，按档计分", "; scored in steps";
        set_scheme: "计分规则", "rules of scoring";
        set_execution: "预算执行率分值", "marks of budget execution";
        set_excellent: "评为优的起点分", "points for excellent";
        set_good: "评为良的起点分", "points for good";
        set_fair: "评为中的起点分", "points for fair";
        set_rounding: "四舍五入：逐行或合计", "rounding: rows or the sum";
        set_grade_on: "按舍入后或舍入前总分定级", "grade by the total as rounded or before";
        set_over: "超额完成较多的处理", "far above the target";
        set_over_threshold: "超额完成的起算倍数", "times the target that is far above";
        set_over_floor: "超额扣减后的最低分值比例", "least share of the marks far above";
        set_negative: "反向指标超出的扣分方式", "how a bar that is passed costs points";
        set_equal: "等于类指标的口径", "how = is read";
        set_equal_tolerance: "等于类指标的允许偏差", "deviation from = that costs nothing";
        set_late: "逾期完成的扣分方式", "what being late costs";
        set_late_step: "每逾期一个月的扣分比例", "share lost for a month begun";
        set_words_done: "定性达成的最低比例", "least share for words: achieved";
        set_words_part: "定性部分达成的最低比例", "least share for words: partly";
        set_usual_part: "定性部分达成的预填比例", "usual share: partly";
        set_usual_undone: "定性未达成的预填比例", "usual share: not achieved";
        set_zero_budget: "预算和执行均为 0 的处理", "nothing budgeted, nothing spent";
        set_not_applicable: "不适用指标的处理", "indicators that do not apply";
    } made {
        met(&str, &str, &str): |a, t, w| format!("实际值 {a} 达到指标值 {t}，得满分 {w} 分"), |a, t, w| format!("{a} reaches the target {t}: all {w} marks");
        kept(&str, &str, &str): |a, t, w| format!("实际值 {a} 未超过指标值 {t}，得满分 {w} 分"), |a, t, w| format!("{a} stays within the target {t}: all {w} marks");
        within(&str, &str, &str): |a, t, w| format!("实际值 {a} 在指标值 {t} 之内，得满分 {w} 分"), |a, t, w| format!("{a} lies within {t}: all {w} marks");
        over_full(&str, &str, &str, &str): |a, t, c, w| format!("实际值 {a} 是指标值 {t} 的 {c} 倍，得满分 {w} 分"), |a, t, c, w| format!("{a} is {c} times the target {t}: all {w} marks");
        over_less(&str, &str, &str, &str, &str): |a, t, c, share, p| format!("实际值 {a} 是指标值 {t} 的 {c} 倍，按分值的 {share} 计 {p} 分"), |a, t, c, share, p| format!("{a} is {c} times the target {t}: {share} of the marks, {p}");
        objective(&str, &str, &str, &str): |a, t, c, w| format!("实际值 {a} 是指标值 {t} 的 {c} 倍，认定指标值并非偏低，得满分 {w} 分"), |a, t, c, w| format!("{a} is {c} times the target {t}, which was not set low: all {w} marks");
        short(&str, &str, &str, &str, &str): |a, t, c, w, p| format!("实际值 {a} 为指标值 {t} 的 {c}，分值 {w} 按此计 {p} 分"), |a, t, c, w, p| format!("{a} is {c} of the target {t}: {p} of {w} marks");
        off(&str, &str, &str, &str, &str): |a, t, by, w, p| format!("实际值 {a} 偏离指标值 {t} 达 {by}，分值 {w} 扣减同一比例，计 {p} 分"), |a, t, by, w, p| format!("{a} is off {t} by {by}: {w} marks less that share, {p}");
        inverse(&str, &str, &str, &str, &str): |t, a, c, w, p| format!("指标值 {t} 为实际值 {a} 的 {c}，分值 {w} 按此计 {p} 分"), |t, a, c, w, p| format!("the target {t} is {c} of {a}: {p} of {w} marks");
        lost(&str, &str): |a, t| format!("实际值 {a} 偏离指标值 {t} 达一倍以上，不得分"), |a, t| format!("{a} is off {t} by as much again or more: no points");
        lost_zero(&str): |a| format!("指标值为 0，实际值 {a}，不得分"), |a| format!("the target is 0 and {a} was reported: no points");
        below_zero(&str): |a| format!("实际值 {a} 为负数，不得分"), |a| format!("{a} is below nought: no points");
        above_60(&str, &str, &str): |c, w, p| format!("完成 {c}，高于 60% 的部分折算到分值 {w}，计 {p} 分"), |c, w, p| format!("{c} done; what lies above 60% is spread over {w} marks: {p}");
        below_60(&str): |c| format!("完成 {c}，不足 60%，不得分"), |c| format!("{c} done, less than 60%: no points");
        satisfaction(&str, &str, &str): |a, share, p| format!("满意度 {a}，按档得分值的 {share}，计 {p} 分"), |a, share, p| format!("satisfaction {a}: the step gives {share} of the marks, {p}");
        words(&str, &str, &str): |band, share, p| format!("{band}，按分值的 {share} 计 {p} 分"), |band, share, p| format!("{band}: {share} of the marks, {p}");
        picked(&str, &str): |band, p| format!("{band}，评定 {p} 分"), |band, p| format!("{band}: {p} as picked");
        answered(&str, &str): |a, p| format!("实际值为 {a}，得满分 {p} 分"), |a, p| format!("answered {a}: all {p} marks");
        answered_no(&str): |a| format!("实际值为 {a}，不得分"), |a| format!("answered {a}: no points");
        same_words(&str): |p| format!("实际值与指标值文字相同，视为达成，得满分 {p} 分"), |p| format!("the target's own words, taken as achieved: all {p} marks");
        on_time(&str, &str, &str): |done, due, w| format!("{done} 完成，不晚于 {due}，得满分 {w} 分"), |done, due, w| format!("done on {done}, not later than {due}: all {w} marks");
        on_time_plain(&str, &str): |due, w| format!("在 {due} 前完成，得满分 {w} 分"), |due, w| format!("done by {due}: all {w} marks");
        late(&str, &str, &str): |due, n, p| format!("晚于 {due}，逾期 {n} 个月（不足一月按一月），计 {p} 分"), |due, n, p| format!("later than {due}, {n} month(s) begun: {p}");
        late_zero(&str): |due| format!("晚于 {due}，不得分"), |due| format!("later than {due}: no points");
        done_on(&str, &str): |done, rest| format!("{done} 完成，{rest}"), |done, rest| format!("done on {done}, {rest}");
        not_done(&str): |due| format!("应在 {due} 前完成，未完成，不得分"), |due| format!("due by {due}, not done: no points");
        on_bar(&str): |t| format!("，恰等于 {t}，按严格口径尚未超过"), |t| format!("; exactly {t}, which a strict reading does not count");
        no_direction(&str): |t| format!("指标值 {t} 未写明方向，不计分；请注明不低于、不超过或等于"), |t| format!("{t} does not tell its direction, not scored: at least, at most or equal?");
        damaged(&str): |t| format!("{t} 的符号疑似损坏，不计分；请核对原件"), |t| format!("a sign in {t} is probably damaged, not scored: compare with the original");
        malformed(&str): |t| format!("{t} 不是成立的数字，不计分；请核对原件"), |t| format!("{t} is no proper number, not scored: compare with the original");
        serial(&str): |t| format!("{t} 疑为电子表格的日期序号，不计分；请填日期"), |t| format!("{t} may be a spreadsheet's number of a day, not scored: give the day");
        no_number(&str, &str): |a, t| format!("指标值 {t} 要求数字，实际值 {a} 中没有可比的数字，不计分；请填数字"), |a, t| format!("{t} asks for a number and {a} has none to compare, not scored: give a number");
        other_unit(&str, &str): |a, t| format!("实际值 {a} 与指标值 {t} 的单位不能换算，不计分；请用同一单位"), |a, t| format!("the units of {a} and {t} cannot be converted, not scored: use one unit");
        perhaps_share(&str, &str): |a, t| format!("实际值 {a} 对指标值 {t}：是 {a} 倍还是 {a}%，不计分；请写明"), |a, t| format!("{a} against {t}: a share of 1 or {a}%? not scored: say which");
        words_open(&str): |a| format!("从实际值 {a} 看不出达成程度，不计分；请填达成、部分达成、未达成或百分比"), |a| format!("{a} does not tell how far, not scored: say achieved, partly, not achieved, or a percentage");
        outside_band(&str, &str, &str): |band, low, high| format!("文字为{band}，评分应在 {low} 至 {high} 之间，不计分；请改评分或文字"), |band, low, high| format!("{band} takes {low} to {high} points: change points or words");
        below(&str, &str, &str): |band, low, high| format!("文字为{band}，评分应不低于 {low}、低于 {high}，不计分；请改评分或文字"), |band, low, high| format!("{band} takes at least {low} and less than {high} points: change points or words");
        execution(&str, &str, &str, &str, &str): |spent, budget, rate, marks, p| format!("执行率 {rate} = {spent} / {budget}，分值 {marks} 按此计 {p} 分"), |spent, budget, rate, marks, p| format!("{rate} = {spent} / {budget}: {p} of {marks} marks");
    }
}
