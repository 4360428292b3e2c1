//! What each rule is called and how its finding is said.
//!
//! Never here: the rules themselves.

super::sentences! {
    /// Findings of the rules.
    Findings {
        lagging_spend: "支出滞后", "Lagging spend";
        no_spend: "下达未支出", "No spend";
        node_rate: "节点未达", "Below node rate";
        large_idle: "大额沉淀", "Large idle funds";
        carryover_expiring: "结转将满两年", "Carry-over expiring";
        carryover_expired: "结转超两年", "Carry-over expired";
        target_lag: "目标滞后", "Target behind";
        target_unlikely: "目标难完成", "Target unlikely";
        spent_without_output: "钱快事慢", "Spent without output";
        output_unpaid: "事快钱慢", "Output unpaid";
        no_target: "无目标有预算", "Budget without target";
        budget_churn: "预算调整过大", "Budget churn";
        overspend: "超预算支付", "Overspend";
        yearend_rush: "年末突击", "Year-end rush";
        late_target: "追加未补目标", "Late target";
        refund_ratio: "退款偏高", "High refunds";
        data_quality: "数据质量", "Data quality";
        monitoring_overdue: "监控逾期", "Monitoring overdue";
        self_evaluation_inconsistent: "高分低执行", "High score, low rate";
        rectification_overdue: "整改逾期", "Rectification overdue";
        duplicate_payment: "疑似重复支付", "Duplicate payment?";
        transfer_to_self: "以拨代支", "Transfer to self";
        forecast_carryover: "预计大额结转", "Forecast carry-over";
        spend_timetable: "未达支出时间表", "Behind the timetable";
        divergence: "目标与支出背离", "Goal and money apart";
        score_cap: "得分超执行上限", "Score above its cap";
        basis_plan: "按用款计划", "by cash plan";
        basis_weighted: "按下达日期加权", "weighted by issue date";
        basis_month: "按月", "by month";
        basis_day: "按日", "by day";
        cut_below_paid: "（预算调减到已支付数以下）", " (the budget was cut below what had been paid)";
        talk: "，应约谈部门", "; the department should be asked to a talk";
        correct: "在源头改正数据后重新导入", "correct the data at its source and import again";
        verify: "核实后记为已核实", "look into it, then mark it verified";
        catch_up: "加快实施，确需调整的按程序调整目标", "speed up, or have the target adjusted";
        file: "报送监控表", "file the monitoring form";
        check_evaluation: "复核自评，与实际不符的退回", "check the self-evaluation, send it back where it is not so";
        rectify: "督促单位完成整改并报送", "see that the unit puts it right and reports";
        unit_unknown: "项目的单位不在单位名录中", "the project's unit is not in the directory";
        declare_target: "请单位申报或改好绩效目标", "ask the unit to declare the target, or to mend it";
        review_target: "审核已报的绩效目标", "review the target that was declared";
        from_pace: "按序时进度", "by pace";
    } made {
        lagging(&str, &str, &str): |rate, due, lag| format!("执行率 {rate}%，应达 {due}%，滞后 {lag} 点"), |rate, due, lag| format!("paid {rate}%, due {due}%, {lag} points behind");
        nothing_paid(i64, &str): |days, wan| format!("下达 {days} 天未支出，闲置 {wan} 万元"), |days, wan| format!("issued {days} days ago, nothing paid, {wan} idle");
        node(&str, &str, &str): |rate, day, need| format!("执行率 {rate}%，{day} 节点应达 {need}%"), |rate, day, need| format!("paid {rate}%, node of {day} asks {need}%");
        idle(&str, &str): |wan, rate| format!("未支出 {wan} 万元，执行率 {rate}%"), |wan, rate| format!("{wan} unspent, paid {rate}%");
        expiring(&str, i16): |wan, year| format!("{year} 年结转资金还剩 {wan} 万元，年底满两年"), |wan, year| format!("{wan} of {year} left, two years old at year's end");
        expired(&str, i16): |wan, year| format!("{year} 年资金还剩 {wan} 万元，已超两年，应收回"), |wan, year| format!("{wan} of {year} left, over two years old");
        churn(&str, &str, &str): |share, moved, initial| format!("调整 {moved} 万元，占年初预算 {initial} 万元的 {share}%"), |share, moved, initial| format!("{moved} moved, {share}% of the initial {initial}");
        without_target(&str, &str): |wan, state| format!("预算 {wan} 万元，绩效目标{state}"), |wan, state| format!("a budget of {wan}, target {state}");
        target_late(&str, i64, &str): |since, days, state| format!("{since} 追加，已 {days} 天，绩效目标{state}"), |since, days, state| format!("money added on {since}, {days} days ago, target {state}");
        over(&str, &str): |paid, budget| format!("支付 {paid} 万元，超过预算 {budget} 万元"), |paid, budget| format!("paid {paid} over a budget of {budget}");
        rush(&str, &str): |december, share| format!("12 月支付 {december} 万元，占全年 {share}%"), |december, share| format!("{december} paid in December, {share}% of the year");
        refunds(&str, &str): |sum, share| format!("退款 {sum} 万元，占支付 {share}%"), |sum, share| format!("{sum} refunded, {share}% of payments");
        declared(&str, &str): |declared, initial| format!("项目清单年初预算 {declared} 万元，年初指标合计 {initial} 万元"), |declared, initial| format!("declared {declared}, initial quotas {initial}");
        future(usize, &str): |n, wan| format!("{n} 笔支付的日期晚于文件，共 {wan} 万元"), |n, wan| format!("{n} payments dated after their file, {wan}");
        early(usize, &str, &str): |n, wan, day| format!("{n} 笔支付早于首次下达（{day}），共 {wan} 万元"), |n, wan, day| format!("{n} payments before the first quota of {day}, {wan}");
        han_account(usize, &str): |n, wan| format!("{n} 笔支付的收款账号含汉字，共 {wan} 万元"), |n, wan| format!("{n} payments to accounts with Chinese letters, {wan}");
        no_purpose(usize, &str): |n, wan| format!("{n} 笔支付没有用途，共 {wan} 万元"), |n, wan| format!("{n} payments without a purpose, {wan}");
        month_only(usize, &str): |n, wan| format!("{n} 笔支付只有月份，共 {wan} 万元"), |n, wan| format!("{n} payments with only a month, {wan}");
        twins(usize, &str): |n, wan| format!("{n} 笔疑似重复，共 {wan} 万元"), |n, wan| format!("{n} look paid twice, {wan}");
        own(usize, &str, &str): |n, wan, payee| format!("{n} 笔拨到本部门账户，净额 {wan} 万元（{payee}）"), |n, wan, payee| format!("{n} to the department's own accounts, net {wan} ({payee})");
        forecast(&str, &str): |left, share| format!("预计年底剩 {left} 万元，占预算 {share}%"), |left, share| format!("{left} likely left at year's end, {share}% of the budget");
        from_project(usize): |n| format!("本项目前 {n} 年"), |n| format!("{n} earlier years of the project");
        from_department(usize): |n| format!("本部门前 {n} 年"), |n| format!("{n} earlier years of the department");
        target_behind(u8, &str, &str): |n, p, due| format!("1~{n}月目标进度 {p}%，应达 {due}%"), |n, p, due| format!("targets {p}% by month {n}, due {due}%");
        indicators_behind(usize, &str, &str, &str): |n, name, actual, target| format!("，{n} 个指标滞后，最重的是「{name}」：完成 {actual}，目标 {target}"), |n, name, actual, target| format!("; {n} indicators behind, worst {name}: {actual} of {target}");
        doubted(u8, usize, usize, &str): |n, never, maybe, name| format!("1~{n}月单位填报：完全不可能完成的指标 {never} 个，有可能完成的 {maybe} 个，如「{name}」"), |n, never, maybe, name| format!("month {n}: the unit calls {never} indicators impossible, {maybe} possible only, such as {name}");
        spent_ahead(u8, &str, &str, &str): |n, p, rate, gap| format!("执行率 {rate}%，1~{n}月目标进度 {p}%，支出快 {gap} 点"), |n, p, rate, gap| format!("paid {rate}%, targets {p}% by month {n}, money {gap} points ahead");
        output_ahead(u8, &str, &str, &str): |n, p, rate, gap| format!("1~{n}月目标进度 {p}%，执行率 {rate}%，支出慢 {gap} 点，防止拖欠账款"), |n, p, rate, gap| format!("targets {p}% by month {n}, paid {rate}%, money {gap} points behind: arrears?");
        apart(u8, &str, &str, &str): |n, p, rate, gap| format!("1~{n}月目标进度 {p}%，执行率 {rate}%，相差 {gap} 点"), |n, p, rate, gap| format!("targets {p}% by month {n}, paid {rate}%, {gap} points apart");
        rectify_over(usize, &str, &str, i64): |n, number, due, days| format!("{n} 个问题整改逾期，最长 {days} 天（{number}，应于 {due} 前完成）"), |n, number, due, days| format!("{n} findings overdue, the longest by {days} days ({number}, due {due})");
        self_evaluation(&str, &str): |score, odd| format!("自评 {score} 分：{odd}"), |score, odd| format!("self-evaluation {score}: {odd}");
        over_cap(&str, &str, &str): |score, rate, cap| format!("自评 {score} 分，执行率 {rate}% 的得分上限为 {cap} 分"), |score, rate, cap| format!("self-evaluation {score}; {rate}% spent allows {cap}");
        rectify_soon(usize, &str, &str, i64): |n, number, due, days| format!("{n} 个问题整改将到期，最近的还剩 {days} 天（{number}，{due} 到期）"), |n, number, due, days| format!("{n} findings due soon, the next in {days} days ({number}, due {due})");
        not_filed(u8, &str, i64): |n, due, days| format!("1~{n}月监控表应于 {due} 前报送，逾期 {days} 天未报"), |n, due, days| format!("monitoring form of month {n} due {due}, {days} days late");
        filed_empty(u8, &str, i64): |n, due, days| format!("1~{n}月监控表没有填完成值，应于 {due} 前报送，逾期 {days} 天"), |n, due, days| format!("monitoring form of month {n} has no values, due {due}, {days} days late");
        not_filed_again(u8, &str, i64): |n, due, days| format!("1~{n}月监控表（{due} 到期）退回后 {days} 天未重报"), |n, due, days| format!("monitoring form of month {n} (due {due}) sent back {days} days ago, not filed again");
        deliver(&str): |p| format!("目标进度超过 {p}%"), |p| format!("bring target progress above {p}%");
        pay(&str): |wan| format!("再支付 {wan} 万元"), |wan| format!("pay {wan} more");
        pay_or_return(&str): |wan| format!("支付或交回 {wan} 万元"), |wan| format!("pay or give back {wan}");
        give_back(&str): |wan| format!("交回 {wan} 万元"), |wan| format!("give back {wan}");
        cover(&str): |wan| format!("追加或退回 {wan} 万元"), |wan| format!("add or bring back {wan}");
        line(i16, &str): |year, fund| format!("{year}年{fund}"), |year, fund| format!("{year} {fund}");
        set_apart(&str, &str): |by, from| format!("{by} 单独设定，{from} 起"), |by, from| format!("set apart by {by} from {from}");
        set_local(&str, &str): |by, from| format!("{by} 设定，{from} 起"), |by, from| format!("set by {by} from {from}");
    }
}
