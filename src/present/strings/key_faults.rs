//! Why a key evaluation was not touched, and what to do.
//!
//! Never here: whether it may be.

super::sentences! {
    /// Faults of key evaluation.
    KeyFaults {
        no_name: "评价名称为空", "the evaluation has no name";
        no_name_hint: "涉及多个项目时用 --name 写明名称", "name it with --name where it is about several projects";
        no_contract: "缺合同编号", "the number of the contract is missing";
        no_contract_hint: "用 --contract 写明", "give it with --contract";
        no_scores: "没有可登记的得分", "there is no score to enter";
        no_scores_hint: "请核对得分栏", "check the column of scores";
        no_reason: "须写明理由", "a reason is needed";
        negative: "金额须大于 0", "an amount must be above zero";
        nothing: "没有可办理的事项", "there is nothing to do";
        subject_hint: "写作 项目代码:年度，如 36110019T000000000001:2019,2020", "write CODE:YEAR, such as 36110019T000000000001:2019,2020";
        state_hint: "用 evaluate key 编号 查看现状和可办事项", "see where it stands with evaluate key ID";
        stale_hint: "请刷新后再办", "look again, then repeat";
        institution_hint: "用 evaluate institution list 查看，或 evaluate institution add 登记", "see evaluate institution list, or add it";
        conflict_hint: "请另选机构；登记有误的，用 evaluate institution withdraw 撤销", "choose another, or withdraw what was written down by mistake";
        suspended_hint: "请另选机构，或先恢复", "choose another, or restore it first";
        low_hint: "仍要委托的，用 --reason 写明理由", "say why with --reason to take it all the same";
        fee_none: "委托费用须大于 0", "a fee is above zero";
        fee_hint: "请调整费用，或重新确定计划费用", "lower the fee, or plan another";
        due_hint: "请核对日期", "check the days";
        table_hint: "请用方案的指标表填写得分", "fill in the scores in the plan's own table";
        indicator_hint: "用三级指标名称或序号指明", "name the third-level indicator, or its place";
        score_hint: "请改正后再登记，本次未登记任何得分", "put it right and repeat; no score of this call was kept";
        problem_none: "问题描述为空", "the finding is empty";
        problem_requirement: "整改要求为空", "nothing is asked for";
        problem_action: "未建议核减或收回，不能写核减金额", "an amount to be cut, and nothing is to be cut";
        points_hint: "0 至 100，最多两位小数", "0 to 100, at most two decimals";
        name_hint: "用 evaluate key 查看编号", "see the numbers with evaluate key";
    } made {
        no_evaluation(i64): |id| format!("没有编号为 {id} 的重点评价"), |id| format!("no key evaluation {id}");
        refused(&str, &str, &str): |name, step, why| format!("{name}：不能{step}，{why}"), |name, step, why| format!("{name}: not {step}: {why}");
        not_from(&str): |state| format!("现处于{state}"), |state| format!("it is at: {state}");
        needs_more(&str, usize): |what, n| format!("{what}（{n} 项）"), |what, n| format!("{what} ({n})");
        not_now(&str, &str): |name, state| format!("{name}：现处于{state}，不能登记"), |name, state| format!("{name} is at: {state}, nothing can be entered");
        stale(&str): |name| format!("{name}：其他人刚办理过"), |name| format!("{name}: a colleague was faster");
        back_dated(&str, &str, &str): |name, day, last| format!("{name}：{day} 早于上一步的 {last}"), |name, day, last| format!("{name}: {day} lies before the last step of {last}");
        bad_subject(&str): |typed| format!("认不出项目和年度：{typed}"), |typed| format!("no project and year: {typed}");
        twice(&str, i16): |code, year| format!("{code} 的 {year} 年度重复"), |code, year| format!("{code} of {year} is given twice");
        taken(&str, i16, i64): |code, year, other| format!("{code} 的 {year} 年度已在第 {other} 号评价中"), |code, year, other| format!("{code} of {year} is in evaluation {other} already");
        no_subject(&str): |typed| format!("评价不涉及：{typed}"), |typed| format!("the evaluation is not about: {typed}");
        too_long(usize, usize): |n, most| format!("文字 {n} 字，超过 {most} 字"), |n, most| format!("{n} characters, at most {most}");
        no_institution(&str): |name| format!("没有登记机构：{name}"), |name| format!("no institution: {name}");
        institution_exists(&str): |name| format!("机构已登记：{name}"), |name| format!("the institution is there already: {name}");
        suspended(&str, &str): |name, why| format!("{name}已暂停委托：{why}"), |name, why| format!("{name} is suspended: {why}");
        low(&str, &str, &str): |name, total, floor| format!("{name}考核均分 {total}，低于 {floor}"), |name, total, floor| format!("{name} was rated {total}, below {floor}");
        conflict(&str, &str): |name, works| format!("{name}与评价对象有利益冲突：{works}"), |name, works| format!("{name} did conflicting work: {works}");
        conflict_work(&str, i16, &str): |project, year, role| format!("{project}（{year} 年度，{role}）"), |project, year, role| format!("{project} ({year}, {role})");
        fee_above(&str, &str): |fee, planned| format!("委托费用 {fee} 元，超过计划 {planned} 元"), |fee, planned| format!("the fee of {fee} yuan lies above the plan of {planned} yuan");
        due_before(&str, &str): |due, start| format!("截止日 {due} 不晚于起始日 {start}"), |due, start| format!("the deadline {due} does not lie behind {start}");
        no_work(i64): |id| format!("没有编号为 {id} 的工作记录，或已撤销"), |id| format!("no work {id}, or withdrawn before");
        bad_points(&str): |p| format!("分数不成立：{p}"), |p| format!("no points: {p}");
        not_commissioned(&str): |name| format!("{name}：尚未委托机构或报送方案"), |name| format!("{name}: nobody is commissioned, or there is no plan");
        unknown_rows(&str): |rows| format!("以下指标不在方案中，或分值不同：{rows}"), |rows| format!("not in the plan, or with other marks: {rows}");
        in_cell(&str, &str): |cell, what| format!("{cell} {what}"), |cell, what| format!("{cell} {what}");
        no_indicator(&str): |typed| format!("方案中没有指标：{typed}"), |typed| format!("the plan has no indicator: {typed}");
        many_indicators(&str): |typed| format!("方案中有多个同名指标：{typed}"), |typed| format!("several indicators of the plan are called: {typed}");
        scores(&str): |which| format!("得分不成立：{which}"), |which| format!("scores cannot stand: {which}");
        unreadable(&str): |which| format!("得分读不出：{which}"), |which| format!("scores cannot be read: {which}");
        above_full(&str, &str): |points, full| format!("得分 {points} 超过分值 {full}"), |points, full| format!("{points} is above the full marks of {full}");
        below_zero(&str): |points| format!("得分 {points} 小于 0"), |points| format!("{points} is below nought");
        too_fine(&str): |points| format!("得分 {points} 超过两位小数"), |points| format!("{points} has more than two decimals");
        no_deduction(&str, &str): |points, full| format!("得分 {points}、分值 {full}，未写扣分原因"), |points, full| format!("{points} of {full}, and no reason for the deduction");
        no_row(usize): |n| format!("没有第 {n} 行"), |n| format!("no row {n}");
        no_opinion(i64): |id| format!("该评价没有编号为 {id} 的意见"), |id| format!("the evaluation has no opinion {id}");
        bad_problem(&str): |why| format!("问题不成立：{why}"), |why| format!("the problem cannot stand: {why}");
        problem_above(&str): |budget| format!("建议核减金额超过项目预算 {budget} 元"), |budget| format!("more is to be cut than the budget of {budget} yuan");
        no_problem(u32): |n| format!("没有第 {n} 个问题"), |n| format!("no problem {n}");
        sample_above(&str, &str): |looked, all| format!("核查金额 {looked} 元超过资金 {all} 元"), |looked, all| format!("{looked} yuan looked at, and there are {all} yuan");
        grade_differs(&str): |grade| format!("按分数应评为{grade}，与所写等级不一致"), |grade| format!("the points make it: {grade}, not the grade given");
        no_department(&str): |code| format!("{code} 没有报送部门评价"), |code| format!("no department evaluation of {code} was filed");
    }
}
