//! Monitoring rounds: lists, steps, why one was not taken.
//!
//! Never here: whether a step may be taken, or the words of the report.

super::sentences! {
    /// Rounds.
    Rounds {
        rounds: "监控轮次", "Monitoring rounds";
        forms: "监控表", "Forms";
        departments: "分部门", "By department";
        imported: "导入的监控表", "Forms imported";
        problems: "表中问题", "Problems";
        opened: "已开启", "opened";
        amended: "已调整", "amended";
        same: "未变", "unchanged";
        filed: "已收", "filed";
        filed_again: "重新报送", "filed again";
        step_file: "报送", "filed";
        step_return: "退回", "returned";
        step_accept: "审核通过", "accepted";
        step_notice: "发整改", "letter sent";
        col_round: "轮次", "Round";
        col_cutoff: "截止日", "Cut-off";
        col_due: "报送期限", "Due";
        col_must: "应报", "To file";
        col_late: "逾期未报", "Overdue";
        col_closed: "关闭日期", "Closed";
        col_progress: "目标进度%", "Progress %";
        col_possibility: "完成可能性", "Possibility";
        col_asked: "待核数值", "To ask about";
        col_problems: "问题", "Problems";
        col_problem: "问题", "Problem";
        col_row_text: "该行内容", "What the row says";
        col_division: "业务科室", "Division";
        col_actual: "执行情况", "Actual";
        col_forecast: "全年预计", "Forecast";
        col_causes: "偏差原因", "Causes";
        col_reason: "原因说明", "Reason";
        col_judged: "未判断的原因", "Why not judged";
        no_forms_hint: "用 jixiao monitor status 查看哪些项目应报", "jixiao monitor status shows which projects must file";
        no_round_hint: "用 jixiao monitor open 开启，用 jixiao monitor list 查看", "jixiao monitor open opens one, jixiao monitor list lists them";
        opening_hint: "如 --round 7 --cutoff 2021-07-31 --due 2021-08-31", "as in --round 7 --cutoff 2021-07-31 --due 2021-08-31";
        collecting_hint: "只能延长报送期限；截止日要改，先撤销已导入的监控表", "only the last day to file may move; take the forms back first to move the cut-off";
        round_hint: "用 jixiao monitor status 查看", "jixiao monitor status tells more";
        refused_hint: "去掉这些项目后重试", "leave these out and try again";
        back_dated_hint: "日期不能早于该表上一次处理的日期", "the day cannot lie before what happened last";
        no_part_hint: "截止日没有已批复的绩效目标，或按设置不需监控", "no target was in force on the cut-off day, or its category is not watched";
        nothing_waits_hint: "用 jixiao monitor status 查看各项目状态", "jixiao monitor status shows where each form stands";
        in_use_hint: "先退回这些监控表，再由单位重报", "send these forms back and let the units file again";
        snapshot_hint: "请恢复备份，并查明原因", "restore a backup and find out why";
        report_ending: "看不出要写成什么文件", "the kind of file cannot be told";
        report_ending_hint: "文件名以 .md、.xlsx 或 .docx 结尾，或加 --format json", "name a file that ends in .md, .xlsx or .docx, or add --format json";
    } made {
        closed(u8, &str, usize, usize): |n, day, all, missing| format!("1~{n}月轮次已于 {day} 关闭，快照已封存：应报 {all} 份，未报 {missing} 份"), |n, day, all, missing| format!("round 1~{n} closed on {day}, its snapshot is kept: {all} forms to file, {missing} missing");
        round_broken(i16, u8, i64): |y, n, id| format!("{y} 年 1~{n}月轮次的办理记录 {id} 与前一条不衔接"), |y, n, id| format!("event {id} of round 1~{n} of {y} does not follow from the one before");
        form_broken(i16, u8, i64): |y, n, id| format!("{y} 年 1~{n}月监控表的办理记录 {id} 与前一条不衔接"), |y, n, id| format!("event {id} of a form of round 1~{n} of {y} does not follow from the one before");
        snapshot_lost(i16, u8): |y, n| format!("{y} 年 1~{n}月轮次的快照与封存时不一致"), |y, n| format!("the snapshot of round 1~{n} of {y} is not what was kept");
        round_name(u8): |n| format!("1~{n}月"), |n| format!("1~{n}");
        heading(i16, u8, &str, &str, &str): |y, n, cutoff, due, state| format!("{y} 年 1~{n}月绩效监控，数据截至 {cutoff}，{due} 前报送，{state}"), |y, n, cutoff, due, state| format!("monitoring {y}, months 1~{n}, figures to {cutoff}, due {due}, {state}");
        opened_as(&str, i16, u8, &str, &str): |what, y, n, cutoff, due| format!("{what}：{y} 年 1~{n}月监控轮次，数据截至 {cutoff}，{due} 前报送"), |what, y, n, cutoff, due| format!("{what}: round 1~{n} of {y}, figures to {cutoff}, due {due}");
        must_file(usize): |n| format!("应报 {n} 份"), |n| format!("{n} forms to file");
        count(&str, usize): |state, n| format!("{state} {n}"), |state, n| format!("{state} {n}");
        late(usize, usize): |n, d| format!("逾期未报 {n} 份，涉及 {d} 个部门"), |n, d| format!("{n} forms overdue in {d} departments");
        no_rounds(i16): |y| format!("{y} 年还没有监控轮次"), |y| format!("{y} has no monitoring round yet");
        no_forms(&str, u8): |d, n| format!("{d}在 1~{n}月轮次没有要填报的监控表"), |d, n| format!("{d} has no form to file in round 1~{n}");
        shown(&str, &str, &str): |state, p, lamp| format!("{state}，目标进度 {p}%，{lamp}"), |state, p, lamp| format!("{state}, progress {p} %, {lamp}");
        taken(u8, usize, &str): |n, k, state| format!("1~{n}月轮次 {k} 份监控表：{state}"), |n, k, state| format!("round 1~{n}, {k} forms: {state}");
        import_sum(usize, usize, usize, usize, usize, usize): |files, new, again, same, aside, broken| format!("{files} 个文件：新收 {new}，重新报送 {again}，未变 {same}，未采用 {aside}，读不了的文件 {broken}"), |files, new, again, same, aside, broken| format!("{files} files: {new} filed, {again} filed again, {same} unchanged, {aside} set aside, {broken} unreadable");
        problems_sum(usize): |n| format!("表中有 {n} 处问题，已随表登记，可据此退回"), |n| format!("{n} problems noted with the forms; return them if need be");
        no_round(i16, u8): |y, n| format!("{y} 年没有 1~{n}月监控轮次"), |y, n| format!("{y} has no monitoring round 1~{n}");
        collecting(u8, &str): |n, d| format!("1~{n}月轮次已有监控表报来，截止日仍为 {d}"), |n, d| format!("forms came in for round 1~{n}; its cut-off stays {d}");
        round(u8, &str): |n, why| format!("1~{n}月轮次：{why}"), |n, why| format!("round 1~{n}: {why}");
        of(&str, &str): |name, why| format!("{name}：{why}"), |name, why| format!("{name}: {why}");
        refused(usize, &str): |n, who| format!("{n} 份监控表不能这样处理：{who}"), |n, who| format!("{n} forms cannot be dealt with like that: {who}");
        stale(&str): |who| format!("他人已先处理，未更改任何内容：{who}"), |who| format!("someone else was faster, nothing was changed: {who}");
        back_dated(&str, &str, &str): |name, day, last| format!("{name}：{day} 早于上一次处理的 {last}"), |name, day, last| format!("{name}: {day} lies before {last}");
        no_part(&str): |name| format!("{name}不在本轮监控范围"), |name| format!("{name} takes no part in the round");
        nothing_waits(u8): |n| format!("1~{n}月轮次没有可这样处理的监控表"), |n| format!("no form of round 1~{n} waits for that");
        in_use(i64, u64): |b, n| format!("批次 {b} 中有 {n} 份监控表已处理，不能撤销"), |b, n| format!("{n} forms of batch {b} have moved on; it cannot be taken back");
        snapshot_broken(u8): |n| format!("1~{n}月轮次的快照与封存时不一致"), |n| format!("the snapshot of round 1~{n} is not what was kept");
    }
}
