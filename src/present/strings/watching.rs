//! Key monitoring, money against results, two days side by side.
//!
//! Never here: names of quadrants and states (see `monitor_terms`).

super::sentences! {
    /// What the office watches closely, and what changed.
    Watching {
        key_title: "重点监控", "Key monitoring";
        suggestion: "重点监控建议", "Suggested for key monitoring";
        checks: "扩展检查", "Extended checks";
        col_rank: "名次", "Rank";
        col_points: "分", "Points";
        col_chosen: "已选", "Chosen";
        col_why: "依据", "Why";
        col_reason: "入选理由", "Reason";
        col_since: "入选日", "Since";
        col_by: "经办人", "By";
        col_item: "检查事项", "Item";
        col_result: "结果", "Result";
        col_note: "说明", "Note";
        col_day: "日期", "Day";
        col_done: "已检查", "Checked";
        col_problems: "问题", "Problems";
        compliant: "合规", "compliant";
        problem: "有问题", "problem";
        not_applicable: "不适用", "not applicable";
        unchecked: "未检查", "not checked";
        listed: "项目清单所列", "as the project list says";
        new: "当年新增", "new this year";
        expiring: "年内到期", "ends this year";
        check_procurement: "采购", "procurement";
        check_tender: "招投标", "tender";
        check_supervision: "监理", "supervision";
        check_acceptance: "验收", "acceptance";
        check_disclosure: "公示", "disclosure";
        check_assets: "资产", "assets";
        check_accounting: "会计核算", "accounting";
        no_reason: "请写明入选或移出的理由", "give a reason";
        no_reason_hint: "用 --reason 写明", "say it with --reason";
        no_note: "检查结果为有问题时请写明问题", "say what the problem is";
        no_note_hint: "用 --note 写明", "say it with --note";
        list_hint: "用 jixiao monitor key list 查看清单", "jixiao monitor key list shows the list";
        quadrants: "资金与成效对照", "Money against results";
        no_place: "无法定位", "No place";
        no_place_why: "没有预算，或监控轮次尚未报来目标完成情况", "no budget, or no round has told of its targets yet";
        col_quadrant: "分区", "Quadrant";
        col_progress: "目标完成%", "Progress %";
        col_progress_pace: "目标应达%", "Progress due %";
        changes: "两日对比", "Two days compared";
        changed_projects: "变动的项目", "Projects that changed";
        changed_rules: "各规则预警变动", "Alerts by rule";
        col_figure: "项", "Figure";
        col_new: "新增", "New";
        col_cleared: "解除", "Cleared";
        col_worse: "加重", "Worse";
        col_better: "减轻", "Better";
        col_lights: "灯", "Light";
        col_changes: "预警变动", "Alerts";
        col_paid: "支出增减 万元", "Paid +/- 10k";
        col_budget: "预算增减 万元", "Budget +/- 10k";
        col_idle: "闲置增减 万元", "Idle +/- 10k";
        figure_projects: "项目数", "projects";
        figure_budget: "预算 万元", "budget 10k";
        figure_paid: "支出 万元", "paid 10k";
        figure_rate: "执行率%", "rate %";
        figure_pace: "应达%", "due %";
        figure_idle: "闲置 万元", "idle 10k";
        figure_red: "红灯项目", "red projects";
        figure_yellow: "黄灯项目", "yellow projects";
        figure_blue: "蓝灯项目", "blue projects";
        figure_green: "绿灯项目", "green projects";
        figure_grey: "灰灯项目", "grey projects";
        figure_alerts: "预警", "alerts";
        days_crossed_hint: "前一日须早于后一日", "the first day must come before the second";
        nothing_changed: "两日之间灯和预警没有变动", "no light and no alert changed between the two days";
    } made {
        why_amount(&str, &str): |p, share| format!("金额 {p}（高于 {share}% 的项目）"), |p, share| format!("amount {p} (above {share}%)");
        why_history(&str, &str): |p, counts| format!("预警 {p}（{counts}）"), |p, counts| format!("alerts {p} ({counts})");
        why_counts(usize, usize): |red, yellow| format!("红 {red} 黄 {yellow}"), |red, yellow| format!("{red} red, {yellow} yellow");
        why_past(&str, &str): |now, past| format!("{now}，上年{past}"), |now, past| format!("{now}, last year {past}");
        why_word(&str, &str): |p, word| format!("社会关注 {p}（{word}）"), |p, word| format!("attention {p} ({word})");
        why_new(&str, &str): |p, what| format!("{what} {p}"), |p, what| format!("{what} {p}");
        chosen(usize): |n| format!("已选 {n} 个项目为重点监控"), |n| format!("{n} projects chosen for key monitoring");
        dropped(usize): |n| format!("已移出 {n} 个项目"), |n| format!("{n} projects dropped");
        checked(&str, &str, &str): |code, item, result| format!("{code} {item}：{result}"), |code, item, result| format!("{code} {item}: {result}");
        key_count(usize, usize): |n, all| format!("重点监控 {n} 个项目，全年 {all} 个"), |n, all| format!("{n} of {all} projects are key-monitored");
        chosen_before(&str): |code| format!("项目 {code} 已在重点监控清单"), |code| format!("project {code} is in the list already");
        not_chosen(&str): |code| format!("项目 {code} 不在重点监控清单"), |code| format!("project {code} is not in the list");
        no_item(&str): |item| format!("没有检查事项「{item}」"), |item| format!("no item {item}");
        items(&str): |all| format!("可以是：{all}"), |all| format!("it may be: {all}");
        quadrant_line(&str, usize, &str, &str): |name, n, budget, idle| format!("{name} {n} 个项目，预算 {budget}，闲置 {idle}"), |name, n, budget, idle| format!("{name}: {n} projects, budget {budget}, idle {idle}");
        heading(i16, &str, &str): |y, from, to| format!("{y} 年，{from} 与 {to} 对比；金额单位：万元"), |y, from, to| format!("{y}, {from} against {to}; amounts in 10k yuan");
        moved(&str, &str): |then, now| format!("{then}变{now}"), |then, now| format!("{then} to {now}");
        turn_new(&str, &str): |rule, now| format!("新增{rule}{now}"), |rule, now| format!("new {rule} {now}");
        turn_cleared(&str, &str): |rule, then| format!("解除{rule}{then}"), |rule, then| format!("cleared {rule} {then}");
        turn_moved(&str, &str, &str): |rule, then, now| format!("{rule}{then}变{now}"), |rule, then, now| format!("{rule} {then} to {now}");
        changed(usize): |n| format!("{n} 个项目的灯或预警有变动"), |n| format!("{n} projects changed a light or an alert");
        days_crossed(&str, &str): |from, to| format!("{from} 晚于 {to}"), |from, to| format!("{from} comes after {to}");
    }
}
