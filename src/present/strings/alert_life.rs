//! What is done with alerts, letters and the working calendar.
//!
//! Never here: whether a step may be taken.

super::sentences! {
    /// The life of alerts, letters, the calendar.
    AlertLife {
        nothing_chosen: "没有选中预警", "no alert is chosen";
        nothing_chosen_hint: "用 jixiao alerts 查看预警", "jixiao alerts lists them";
        refused_hint: "全部未处理；去掉这些预警后再试", "nothing was done to any of them; leave these out and try again";
        too_long_hint: "写短一些，详细材料另附", "say it shorter";
        number_taken_hint: "用 jixiao letters 查看已用文号，或不指定文号", "jixiao letters lists the numbers in use; without one the next is taken";
        bad_number_hint: "机关代字不含括号和数字，号从 1 起", "the code has no brackets, numbers begin with 1";
        no_letter_hint: "用 jixiao letters 查看文号，如 饶财绩函〔2021〕12号；问题反馈函用 jixiao rectify deliver --doc 登记送达", "jixiao letters lists the numbers, such as 饶财绩函〔2021〕12号; delivery of feedback on findings is entered with jixiao rectify deliver --doc";
        check_date: "检查日期", "check the date";
        which: "没有指明预警", "which alerts is not said";
        which_hint: "写项目代码（如 CODE:no_spend），或用 --all、--rule、--level、--department、--state", "name projects (CODE:no_spend), or use --all, --rule, --level, --department, --state";
        text_hint: "加上 --text", "add --text";
        rest: "期限和处置", "Term";
        quiet: "今日没有新增和解除", "nothing new or cleared today";
        by_approver: "批准", "approved by";
        no_finding: "数据已不再触发", "the figures no longer raise it";
        back_again: "再次出现", "came back";
    } made {
        refused(usize, &str): |n, said| format!("{n} 条预警不能这样处理：{said}"), |n, said| format!("{n} alerts cannot be dealt with like that: {said}");
        refused_one(&str, &str, &str): |code, rule, why| format!("{code} {rule} {why}"), |code, rule, why| format!("{code} {rule}: {why}");
        and_more(usize): |n| format!("等 {n} 条"), |n| format!("{n} in all");
        too_long(usize): |n| format!("文字超过 {n} 字"), |n| format!("the text has more than {n} characters");
        not_yet(&str): |d| format!("{d} 还没有到"), |d| format!("{d} has not come yet");
        number_taken(&str): |n| format!("文号 {n} 已经用过"), |n| format!("the number {n} is in use");
        bad_number(&str): |n| format!("{n} 不是文号"), |n| format!("{n} is no letter number");
        no_letter(&str): |n| format!("没有 {n} 这份函"), |n| format!("no letter {n}");
        before_issue(&str): |d| format!("送达日早于发函日 {d}"), |d| format!("delivered before it was issued on {d}");
        due_before(&str): |d| format!("期限早于起算日 {d}"), |d| format!("due before {d}, from which it is counted");
        handled(usize, &str): |n, what| format!("已处理 {n} 条：{what}"), |n, what| format!("{n} alerts: {what}");
        left_out(usize): |n| format!("另有 {n} 条不能这样处理，未动"), |n| format!("{n} more cannot be dealt with like that and were left");
        today(usize, usize): |new, gone| format!("今日新增 {new} 解除 {gone}"), |new, gone| format!("today {new} new, {gone} cleared");
        of_rule(&str, usize, usize): |rule, new, gone| format!("{rule} 新增 {new} 解除 {gone}"), |rule, new, gone| format!("{rule} {new} new, {gone} cleared");
        since_import(&str): |said| format!("上次导入：{said}"), |said| format!("last import: {said}");
        waiting(usize, usize): |open, over| format!("待单位处置 {open} 条，已超时 {over} 条"), |open, over| format!("{open} answers awaited, {over} overdue");
        until(&str): |d| format!("至 {d}"), |d| format!("until {d}");
        due(&str): |d| format!("期限 {d}"), |d| format!("due {d}");
        answered(&str): |d| format!("{d} 答复"), |d| format!("answered {d}");
        left_short(i64): |n| format!("还剩{n}日"), |n| format!("{n}d left");
        over_short(i64): |n| format!("超时{n}日"), |n| format!("{n}d over");
    }
}
