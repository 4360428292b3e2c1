//! Letters on findings: what a feedback letter and an urging letter say.
//!
//! Never here: which findings a letter holds, or how it is laid out.

super::sentences! {
    /// Letters on findings.
    Feedback {
        overview: "评价概况", "Overview";
        problems: "主要问题", "Problems";
        requirements: "整改要求", "Requirements";
        deadline: "期限与报送方式", "Deadline and how to report";
        overview_other: "基本情况", "Overview";
        no_requirement: "针对问题制定措施，整改到位。", "Take measures and put it right.";
        general: "请对照上述问题逐项整改，举一反三，完善制度，并落实责任人。", "Please put each right, mend the rules behind it and name who answers for it.";
        report_how: "整改情况请按问题编号逐项填报，附合同、凭证、制度等佐证材料，以书面和电子表格两种形式报送我局绩效管理办公室。", "Report by the numbers of the problems, with contracts, vouchers and rules as evidence, on paper and as a sheet, to the performance office.";
        use_of_results: "整改情况将作为改进预算管理、编制以后年度预算的重要依据。", "What is done will weigh in the management of budgets and in those of the years to come.";
        head_number: "编号", "Number";
        head_problem: "问题", "Problem";
        head_requirement: "整改要求", "Requirement";
        head_due: "到期日", "Due";
        head_late: "逾期天数", "Days over";
        urge_closing: "请抓紧整改，收到本函后5个工作日内将整改报告和佐证材料报送我局绩效管理办公室。", "Please report, with evidence, to the performance office within 5 working days of this letter.";
        urge_again_closing: "请主要负责人督办，收到本函后3个工作日内报送整改报告和佐证材料。仍未整改的，我局将建议暂缓安排或调减相关预算，并在年度绩效考核中扣分。", "Please see to it and report, with evidence, within 3 working days of this letter; else we shall propose holding or cutting the budget and take points off in the year's assessment.";
    } made {
        title_evaluation(&str): |about| format!("关于反馈{about}项目\n绩效评价结果的函"), |about| format!("Results of the evaluation of\n{about}");
        title_monitoring(&str): |about| format!("关于反馈{about}项目\n绩效监控问题的函"), |about| format!("Findings of monitoring on\n{about}");
        title_self(&str): |about| format!("关于反馈{about}项目\n绩效自评复核结果的函"), |about| format!("Review of the self-evaluation of\n{about}");
        title_inspection(&str): |about| format!("关于{about}\n问题整改的函"), |about| format!("Rectification of\n{about}");
        title_urge(&str): |about| format!("关于催办{about}\n问题整改的函"), |about| format!("Urging the rectification of\n{about}");
        title_urge_again(&str): |about| format!("关于再次催办{about}\n问题整改的函"), |about| format!("Urging again the rectification of\n{about}");
        opening(&str, &str, &str): |about, years, source| format!("根据预算绩效管理工作安排，我局对{about}项目{years}开展了{source}。现将有关情况反馈如下，请认真组织整改。"), |about, years, source| format!("We carried out {source} of {about} {years}. The results follow; please see to their rectification.");
        opening_inspection(&str): |about| format!("现将{about}审计或检查发现的问题函告如下，请认真组织整改。"), |about| format!("The following was found in an audit or inspection of {about}; please see to its rectification.");
        years(&str): |y| format!("（{y}）"), |y| format!("({y})");
        figure(&str): |f| format!("证据数据：{f}。"), |f| format!("Figure: {f}.");
        item(&str): |i| format!("涉及：{i}。"), |i| format!("Concerns: {i}.");
        amount(&str): |m| format!("涉及金额{m}万元。"), |m| format!("Amount: {m} ten thousand yuan.");
        problem(&str, &str, &str): |category, words, number| format!("{words}（{category}，问题编号{number}）"), |category, words, number| format!("{words} ({category}, finding {number})");
        action(&str): |a| format!("结果应用建议：{a}。"), |a| format!("Suggested to the budget: {a}.");
        action_amount(&str, &str): |a, m| format!("{a}{m}万元"), |a, m| format!("{a}, {m} ten thousand yuan");
        requirement(&str, &str): |number, words| format!("针对问题{number}：{words}"), |number, words| format!("On {number}: {words}");
        term_days(u16, &str): |n, kind| format!("请自收到本函之日起{n}天（{kind}）内完成整改"), |n, kind| format!("Please have it done within {n} {kind} of receiving this letter");
        term_until(&str): |day| format!("请于{day}前完成整改"), |day| format!("Please have it done by {day}");
        reckoned(&str, &str): |delivered, due| format!("（{delivered}送达的，截止日为{due}）"), |delivered, due| format!(" (delivered on {delivered}, the last day is {due})");
        reckoned_rolled(&str, &str, &str): |delivered, due, from| format!("（{delivered}送达的，期满日{from}为休息日，截止日顺延至{due}）"), |delivered, due, from| format!(" (delivered on {delivered}, it would end on {from}, a day off; the last day is {due})");
        urge_opening(&str, &str): |document, day| format!("我局以{document}函告你单位整改的下列问题，截至{day}已逾期，仍未收到整改报告。"), |document, day| format!("The problems below, of our letter {document}, are overdue as of {day}, and no report has come.");
        attached_report(&str): |about| format!("{about}绩效评价报告"), |about| format!("Report on {about}");
        bureau_division(&str): |name| if name.starts_with('局') || name.starts_with('市') || name.contains("领导") { name.to_string() } else { format!("局{name}") }, |name| name.to_string();
    }
}
