//! Pages of the use of results and of statistics, and the year on one page.
//!
//! Never here: heads that the commands share (see `results`).

super::sentences! {
    /// Pages of the end of the cycle.
    ResultsScreens {
        application: "结果应用", "Use of results";
        statistics: "统计", "Statistics";
        summary: "年度一览", "The year";
        departments: "部门考核", "Departments";
        counties: "县区考核", "Counties";
        disclosure: "信息公开", "Disclosure";
        sheet: "考核明细", "Items of";
        evidence: "佐证", "Evidence";
        col_outcome: "落实", "Outcome";
        col_grade: "等级", "Gr.";
        col_findings: "整改", "Rect.";
        col_budget: "本年 万元", "Now 10k";
        col_cut: "建议核减", "Cut 10k";
        col_verdict: "预算科", "Decision";
        col_decided: "核定核减", "Decided 10k";
        col_draft: "下年草案", "Draft 10k";
        col_missing: "未落实", "Not done 10k";
        col_reason: "理由", "Reason";
        col_text: "建议用语", "Words";
        col_part: "部分", "Part";
        col_told: "事项", "Item";
        col_figure: "情况", "Figure";
        empty_linkage: "没有评价等级、待整改的问题或结果应用建议；p 按等级提出建议", "no grades, findings or proposals; p proposes by grade";
        empty_counties: "没有考核数据，用 jixiao assess import --county 导入", "no data yet; jixiao assess import --county takes it";
        decide_title: "预算科决定", "The budget division's word";
        decide_hint: "决定填 采纳、调整 或 不采纳；核减金额单位万元，调整时填写，不得超过预算", "adopt, amend or decline; a cut in 10k yuan, within the budget";
        decide_word: "决定", "Word";
        decide_cut: "核减 万元", "Cut 10k";
        decide_reason: "理由", "Reason";
        bad_word: "填 采纳、调整 或 不采纳", "adopt, amend or decline";
        bad_cut: "填金额，如 1200", "an amount such as 1200";
        no_reason: "须写理由", "say why";
        one_only: "调整金额一次只能一个项目", "another amount is for one project at a time";
        nothing_proposed: "所选项目没有建议", "nothing was proposed for these";
        ask_propose: "按评价等级和整改情况提出结果应用建议？人工提出或已定的不动。", "Propose by grade and rectification? What was proposed by hand or decided stays.";
        part_money: "资金", "Money";
        part_targets: "目标", "Targets";
        part_course: "过程", "Course";
        part_results: "结果", "Results";
        size: "规模", "Size";
        execution: "预算执行", "Execution";
        alerts: "预警和闲置", "Alerts and idle";
        covered_departments: "部门整体目标覆盖", "Departments with targets";
        covered_projects: "项目目标覆盖", "Projects with targets";
        covered_required: "应设目标的项目", "Projects that need one";
        covered_amount: "资金覆盖", "Money under targets";
        reviewed: "目标审核等级", "Grades at review";
        rounds: "运行监控", "Monitoring rounds";
        self_evaluated: "自评等级", "Grades of self-evaluations";
        evaluated: "财政评价等级", "Grades of key evaluations";
        findings: "问题整改", "Rectification";
        registers: "制度、培训、宣传", "Registers";
        cycle_title: "从目标到下年预算", "From the target to the next budget";
        short_excellent: "优", "exc.";
        short_good: "良", "good";
        short_fair: "中", "fair";
        short_poor: "差", "poor";
        cycle_head: "年度", "Year";
        cycle_paid: "支出 万元", "Paid 10k";
        cycle_target: "目标", "Target";
        cycle_monitor: "监控", "Monit.";
        cycle_self: "自评", "Self";
        cycle_outside: "外评", "Outside";
        cycle_findings: "整改", "Rectified";
        cycle_next: "下年预算", "Next budget";
        cycle_undecided: "预算科待定", "the budget division has not decided";
        cycle_none: "没有记录", "nothing on record";
    } made {
        next_of(i16): |y| format!("{y} 年预算"), |y| format!("budget of {y}");
        not_done(&str): |wan| format!("未落实 {wan} 万元  "), |wan| format!("not done {wan} (10k)  ");
        decided(usize): |n| format!("{n} 个项目已定"), |n| format!("{n} decided");
        proposed(usize, usize, usize): |made, same, kept| format!("新提 {made} 个，未变 {same} 个，不动 {kept} 个"), |made, same, kept| format!("{made} proposed, {same} unchanged, {kept} left alone");
        ask_decide(usize, &str, &str): |n, word, reason| format!("对 {n} 个项目{word}？\n理由：{reason}"), |n, word, reason| format!("{n} projects: {word}?\nReason: {reason}");
        size_of(usize, usize, &str): |d, p, yi| format!("{d} 个部门，{p} 个项目，预算 {yi} 亿元"), |d, p, yi| format!("{d} departments, {p} projects, budget {yi} (100m yuan)");
        rate_of(&str, &str, &str): |paid, rate, pace| format!("已支付 {paid} 亿元，执行率 {rate}%，应达 {pace}%"), |paid, rate, pace| format!("paid {paid} (100m yuan), rate {rate} %, expected {pace} %");
        execution_of(&str): |fund| format!("其中 {fund}"), |fund| format!("of it {fund}");
        fund_of(&str, &str, &str): |budget, paid, rate| format!("预算 {budget} 亿元，已支付 {paid}，执行率 {rate}%"), |budget, paid, rate| format!("budget {budget} (100m yuan), paid {paid}, {rate} %");
        alerts_of(usize, usize, usize, &str): |red, yellow, blue, idle| format!("红 {red}，黄 {yellow}，蓝 {blue}；闲置 {idle} 万元"), |red, yellow, blue, idle| format!("red {red}, yellow {yellow}, blue {blue}; idle {idle} (10k yuan)");
        share_of(usize, usize, &str): |a, b, rate| format!("{a}/{b}，{rate}%"), |a, b, rate| format!("{a} of {b}, {rate} %");
        money_of(&str, &str, &str): |a, b, rate| format!("{a}/{b} 亿元，{rate}%"), |a, b, rate| format!("{a} of {b} (100m yuan), {rate} %");
        covered_of(&str): |fund| format!("其中 {fund}"), |fund| format!("of it {fund}");
        in_all(usize): |n| format!("共 {n}"), |n| format!("{n} in all");
        round(u8): |n| format!("1-{n} 月监控"), |n| format!("Monitoring of months 1-{n}");
        round_of(usize, usize, usize, usize): |all, filed, accepted, late| format!("应报 {all}，已报 {filed}，已审 {accepted}，逾期 {late}"), |all, filed, accepted, late| format!("{all} due, {filed} filed, {accepted} accepted, {late} late");
        findings_of(usize, usize, usize): |all, closed, late| format!("问题 {all} 个，已销号 {closed}，逾期 {late}"), |all, closed, late| format!("{all} findings, {closed} closed, {late} overdue");
        ranking_of(&str, usize): |who, n| format!("{who}考核 {n} 个"), |who, n| format!("{n} {who} assessed");
        registers_of(usize, usize, i64, usize): |d, t, people, p| format!("制度文件 {d} 份，培训 {t} 次 {people} 人次，宣传 {p} 次"), |d, t, people, p| format!("{d} documents, {t} trainings of {people} people, {p} pieces of publicity");
        cycle_months(u8, &str): |n, p| format!("{n}月 {p}"), |n, p| format!("m{n} {p}");
        cycle_money(&str, &str): |budget, paid| format!("预算 {budget} 已付 {paid} 万元"), |budget, paid| format!("budget {budget}, paid {paid} (10k)");
        cycle_proposed(&str, &str, &str, &str): |day, source, cut, why| format!("{day} 建议核减 {cut} 万元（{source}）：{why}"), |day, source, cut, why| format!("{day} a cut of {cut} (10k) is proposed ({source}): {why}");
        cycle_decided(&str, &str, &str, &str): |day, verdict, cut, why| format!("{day} 预算科{verdict}，核减 {cut} 万元：{why}"), |day, verdict, cut, why| format!("{day} the budget division: {verdict}, cut {cut} (10k): {why}");
        cycle_draft(i16, &str, &str): |y, draft, missing| format!("{y} 年草案 {draft} 万元，未落实 {missing} 万元"), |y, draft, missing| format!("draft of {y}: {draft} (10k), {missing} still to be taken out");
    }
}
