//! The words of a monitoring round's report.
//!
//! Never here: what is counted, or which projects are named.

super::sentences! {
    /// The report.
    RoundReport {
        gap: "", " ";
        provisional: "本轮未关闭，暂行报告，数据随库更新。", "The round is not closed: this report is provisional and follows the store.";
        kind_twice: "指标重复填报", "an indicator filled in twice";
        kind_missing_indicator: "缺指标", "an indicator is missing";
        kind_target_changed: "指标值被改动，以批复为准", "the target was changed; as issued counts";
        kind_unclear: "完成情况不能判断", "the value cannot be judged";
        kind_unclear_forecast: "全年预计不能判断", "the forecast cannot be judged";
        kind_other_paid: "执行数与国库支付不一致", "the executed amount is not what the treasury paid";
        filing: "一、报送情况", "1. Filing";
        overall: "二、预算执行和目标完成总体情况", "2. Money and targets as a whole";
        key: "三、重点监控项目", "3. Projects under key monitoring";
        troubled: "四、红灯和黄灯项目", "4. Projects with red or yellow lights";
        behind: "五、未达进度的指标", "5. Indicators that lie behind";
        forecast: "六、全年预计", "6. The year's end as the units see it";
        proposals: "七、处理建议", "7. What is proposed";
        quality: "八、填报质量", "8. Quality of the forms";
        by_department: "九、分部门情况", "9. By department";
        all_in: "应报监控表已全部报送。", "All forms are in.";
        no_key: "没有列入重点监控的项目。", "No project is under key monitoring.";
        none_troubled: "没有红灯和黄灯项目。", "No project has a red or yellow light.";
        none_behind: "没有未达进度的指标。", "No indicator lies behind.";
        none_doubted: "没有填报可能完不成的指标。", "No indicator is doubted by its unit.";
        listed_above: "名单见第一部分", "listed in part 1";
        no_proposal: "没有需要处理的项目。", "Nothing needs to be done.";
        no_problem: "监控表没有登记问题。", "No problem was noted in the forms.";
        with_missing: "关闭时有监控表未报。", "It was closed with forms missing.";
        tab_missing: "未报", "Missing";
        tab_lights: "三灯", "Lights";
        tab_rules: "预警", "Alerts";
        tab_key: "重点监控", "Key monitoring";
        tab_troubled: "红黄灯项目", "Red and yellow";
        tab_behind: "未达进度指标", "Behind";
        tab_doubted: "可能完不成的指标", "Doubted";
        tab_proposals: "处理建议", "Proposals";
        tab_kinds: "问题类别", "Kinds of problems";
        col_places: "处数", "Places";
        tab_problems: "填报问题", "Problems";
        tab_departments: "分部门", "Departments";
        tab_values: "填报数据", "Values";
        row_worst: "综合", "all three";
        row_indicators: "指标", "indicators";
        col_light: "灯", "Light";
        col_alerts: "预警", "Alerts";
        col_correction: "建议", "Proposal";
        col_number: "项目数", "Projects";
        col_projects: "项目", "Projects";
        col_whole_pace: "序时%", "Pace %";
        correction_file: "限期补报监控表", "file the form by a deadline";
        correction_declare: "补报绩效目标", "declare a target";
        correction_verify: "核查资金使用，必要时暂缓拨付", "look into the spending, hold payments back if need be";
        correction_pay: "督促按进度支付，防止拖欠", "see that what is done is paid";
        correction_adjust: "按程序调减预算并同步调整绩效目标", "cut the budget and adjust the target by procedure";
        correction_catch_up: "制定纠偏措施，加快实施", "take measures to catch up";
        correction_watch: "跟踪督办", "keep an eye on it";
        correction_spend: "加快支出", "spend faster";
        correction_recover: "提出收回或统筹意见", "propose to take the money back or use it elsewhere";
        correction_check: "核实数据", "verify the data";
    } made {
        title(&str, i16, u8): |city, y, n| format!("{city} {y} 年 1~{n}月预算绩效运行监控报告").trim_start().to_string(), |city, y, n| format!("{city} performance monitoring {y}, months 1~{n}").trim_start().to_string();
        head(&str, &str): |cutoff, stands| format!("数据截至 {cutoff}，报送情况截至 {stands}。"), |cutoff, stands| format!("Figures to {cutoff}, forms as of {stands}.");
        closed(&str, &str): |day, by| format!("本轮于 {day} 关闭，经办人 {by}。"), |day, by| format!("The round was closed on {day} by {by}.");
        forms(usize, usize, usize, &str): |total, came, accepted, share| format!("应报监控表 {total} 份，已报 {came} 份，报送率 {share}，其中已审 {accepted} 份。"), |total, came, accepted, share| format!("{total} forms to file, {came} in ({share}), {accepted} of them accepted.");
        missing(usize, usize, usize): |not, back, late| format!("未报 {not} 份，退回未再报 {back} 份，逾期 {late} 份。"), |not, back, late| format!("{not} not filed, {back} sent back and not in again, {late} overdue.");
        money(usize, &str, &str, &str, &str): |n, budget, paid, rate, pace| format!("全年项目 {n} 个，预算 {budget} 亿元，已支付 {paid} 亿元，执行率 {rate}，序时进度 {pace}。"), |n, budget, paid, rate, pace| format!("{n} projects, budget {budget} 100m yuan, paid {paid}, rate {rate}, pace {pace}.");
        watched(usize, &str, &str): |n, budget, rate| format!("本轮监控项目 {n} 个，预算 {budget} 亿元，执行率 {rate}。"), |n, budget, rate| format!("{n} of them take part in the round, budget {budget}, rate {rate}.");
        idle(&str): |sum| format!("可能闲置沉淀的资金 {sum} 万元。"), |sum| format!("{sum} (10k yuan) may lie idle.");
        troubled_sum(usize, usize): |red, yellow| format!("红灯 {red} 个，黄灯 {yellow} 个。"), |red, yellow| format!("{red} red, {yellow} yellow.");
        behind_sum(usize, usize): |red, yellow| format!("红灯指标 {red} 个，黄灯指标 {yellow} 个。"), |red, yellow| format!("{red} red indicators, {yellow} yellow.");
        expected(usize, &str, &str, &str): |n, budget, forecast, left| format!("{n} 份监控表填报了全年预计执行数：预算 {budget} 万元，预计执行 {forecast} 万元，预计年末结转结余 {left} 万元。"), |n, budget, forecast, left| format!("{n} forms name a full-year amount: budget {budget}, forecast {forecast}, left at the year's end {left} (10k yuan).");
        doubted(usize, usize): |possible, impossible| format!("填报有可能完成的指标 {possible} 个，完全不可能完成的 {impossible} 个。"), |possible, impossible| format!("{possible} indicators may be reached, {impossible} cannot be.");
        problems(usize, usize): |forms, n| format!("{forms} 份监控表共登记 {n} 处问题。"), |forms, n| format!("{n} problems were noted in {forms} forms.");
        alert(&str, &str): |rule, level| format!("{rule}（{level}）"), |rule, level| format!("{rule} ({level})");
    }
}
