//! Monitoring rounds: lists, steps, why one was not taken.
//!
//! Never here: whether a step may be taken, or the words of the report.

super::sentences! {
    /// Rounds.
    Rounds {
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
    } made {
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
