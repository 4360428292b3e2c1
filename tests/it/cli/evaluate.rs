//! `evaluate` for key evaluations: the airport's way by commands alone, tables
//! and letters out, and everything refused with its reason.

use super::*;

const AIR: &str = "36110021T000000000001";

fn home() -> Home {
    let home = Home::city();
    for name in ["示例甲事务所", "示例乙咨询"] {
        assert_eq!(status(&home.run(&["evaluate", "institution", "add", name])), 0);
    }
    home
}

/// The airport's evaluation, commissioned.
fn commissioned() -> Home {
    let home = home();
    let done =
        home.run(&["evaluate", "select", AIR, "--reason", "社会关注度高", "--fee", "9万元", "--on", "2021-03-10"]);
    assert_eq!(status(&done), 0, "{}", said(&done));
    let done = home.run(&[
        "evaluate",
        "commission",
        "1",
        "--institution",
        "示例甲事务所",
        "--fee",
        "85000",
        "--due",
        "2021-07-31",
        "--contract",
        "JX-1",
        "--on",
        "2021-04-01",
    ]);
    assert_eq!(status(&done), 0, "{}", said(&done));
    home
}

#[test]
fn candidates_give_a_reason_for_every_point() {
    let home = home();
    let answer = home.json(&["evaluate", "candidates", "--top", "1"], 0);
    assert_eq!((&answer["total"], &answer["candidates"][0]["project_code"]), (&json!(3), &json!(AIR)));
    let reasons = answer["candidates"][0]["reasons"].as_array().expect("reasons");
    let sum: f64 = reasons.iter().map(|r| r["points"].as_str().expect("points").parse::<f64>().expect("number")).sum();
    assert_eq!(format!("{sum:.2}"), answer["candidates"][0]["points"]);
    assert!(reasons.iter().all(|r| !r["reason"].as_str().expect("words").is_empty()));
    let table = shown(&home.run(&["evaluate", "candidates"]));
    assert!(table.contains("金额 30/30（金额超过 100.00% 的项目）"), "{table}");
}

#[test]
fn an_evaluation_goes_its_way_by_commands_alone() {
    let home = commissioned();
    // The table out, filled in, and in again.
    assert_eq!(status(&home.run(&["evaluate", "framework", "-o", "方案.xlsx"])), 0);
    let plan = home.json(&["evaluate", "plan", "1", "方案.xlsx", "--on", "2021-04-10"], 0);
    assert_eq!((plan["rows"].as_array().expect("rows").len(), &plan["objections"]), (17, &json!([])));
    for step in [&["notify"][..], &["approve-plan", "--note", "评审会纪要"], &["begin"]] {
        let args: Vec<&str> =
            ["evaluate", "step", "1"].into_iter().chain(step.iter().copied()).chain(["--on", "2021-04-20"]).collect();
        let done = home.run(&args);
        assert_eq!(status(&done), 0, "{}", said(&done));
    }
    let money = home.json(&["evaluate", "receive", "1", "--received", "2000万元", "--paid", "16260000"], 0);
    assert_eq!((&money["paid_over_received"], &money["paid_over_budget"]), (&json!("0.8130"), &json!("0.2710")));
    assert_eq!(status(&home.run(&["evaluate", "fieldwork", "1", "--amount", "800万元", "--on", "2021-05-20"])), 0);

    assert_eq!(status(&home.run(&["evaluate", "framework", "1", "-o", "评分.csv"])), 0);
    let table = std::fs::read_to_string(home.path("评分.csv")).expect("csv");
    let mut lines = table.lines();
    let mut filled = format!("{}\n", lines.next().expect("header"));
    for line in lines {
        // Full marks but for one: weight stands in the fourth cell, 得分 and 扣分原因 are the last two.
        let weight = line.split(',').nth(3).expect("weight");
        let (points, why) = if line.contains("实施效益") { ("12.5", "航线重复") } else { (weight, "") };
        filled.push_str(&format!("{},{points},{why}\n", line.strip_suffix(",,").expect("two empty cells")));
    }
    home.write("评分好.csv", filled);
    let scored = home.json(&["evaluate", "scores", "1", "评分好.csv"], 0);
    assert_eq!(
        (&scored["score"], &scored["grade"], &scored["unscored"]),
        (&json!("92.50"), &json!("excellent"), &json!(0))
    );

    let report = "一、基本情况\n二、绩效评价工作开展情况\n三、综合评价情况及评价结论\n综合得分90.5分，评价等级为优。\n\
        四、绩效评价指标分析\n五、主要经验及做法、存在的问题及原因分析\n六、有关建议\n七、其他需要说明的问题\n";
    home.write("初稿.txt", report);
    // Nothing was paid before June 30: until then field work is held against the whole budget.
    home.refused(&["evaluate", "draft", "1", "初稿.txt", "--on", "2021-06-20"], &["现场核查占比不足，又未说明原因"]);
    let draft = home.json(&["evaluate", "draft", "1", "初稿.txt", "--on", "2021-07-01"], 1);
    assert_eq!(draft["chapters"].as_array().expect("chapters").len(), 7);
    assert_eq!(draft["differences"], json!(["报告所写得分 90.5，评分表合计 92.5"]));

    let letter =
        home.json(&["evaluate", "letter", "1", "commission", "--doc", "饶财绩〔2021〕1号", "-o", "函.docx"], 0);
    assert_eq!(letter["to"], "示例甲事务所");
    assert!(std::fs::read(home.path("函.docx")).expect("file").starts_with(b"PK"));
    home.refused(&["evaluate", "letter", "1", "notice", "-o", "函.docx"], &["函.docx", "已存在"]);

    assert_eq!(status(&home.run(&["evaluate", "step", "1", "consult", "--on", "2021-07-02"])), 0);
    let taken =
        home.json(&["evaluate", "opinion", "1", "--party", "unit", "--text", "得分偏低", "--on", "2021-07-05"], 0);
    assert_eq!(taken["opinions_unanswered"], 1);
    home.refused(&["evaluate", "opinion", "1", "--answer", "1", "--adoption", "declined"], &["须写明理由"]);
    let answer = ["evaluate", "opinion", "1", "--answer", "1", "--adoption", "declined", "--reason", "依据充分"];
    assert_eq!(status(&home.run(&answer)), 0);
    let passed = ["evaluate", "step", "1", "pass", "--note", "评审会", "--on", "2021-07-16"];
    assert_eq!(status(&home.run(&passed)), 0);
    let finish =
        ["evaluate", "step", "1", "finish", "--lead", "周敏", "--doc", "饶财绩评〔2021〕1号", "--on", "2021-07-20"];
    assert_eq!(status(&home.run(&finish)), 0);
    let problem = [
        "evaluate",
        "problem",
        "1",
        "--finding",
        "上饶=北京大兴航线补贴成本较高",
        "--category",
        "效益",
        "--requirement",
        "重新测算",
        "--action",
        "核减",
        "--action-amount",
        "300万元",
        "--on",
        "2021-07-21",
    ];
    assert_eq!(status(&home.run(&problem)), 0);
    let ledger = home.run(&["evaluate", "problem", "1", "--to-ledger", "--on", "2021-07-22"]);
    assert!(shown(&ledger).contains("1 个问题转入整改台账：2021-001"), "{}", shown(&ledger));
    home.refused(&["evaluate", "problem", "1", "--to-ledger"], &["2021-001"]);

    let list = home.json(&["evaluate", "key"], 0);
    assert_eq!(list["totals"]["amount"], "60000000.00");
    assert_eq!(
        (&list["evaluations"][0]["state"], &list["evaluations"][0]["due_for"]),
        (&json!("final"), &json!("feedback"))
    );
    let before = home.json(&["evaluate", "key", "1", "--as-of", "2021-05-01"], 0);
    assert_eq!(before["state"], "fieldwork", "any day can be looked at again");
    let log = shown(&home.run(&["log", "--all"]));
    for word in ["确定重点评价", "委托评价", "登记评价得分", "提交评价初稿", "答复意见", "登记评价问题"]
    {
        assert!(log.contains(word), "{word}");
    }
}

#[test]
fn what_may_not_be_is_said_with_its_reason() {
    let home = home();
    home.refused(&["evaluate", "select", "X9:2021", "--reason", "x"], &["X9"]);
    home.refused(&["evaluate", "select", &format!("{AIR}:2018"), "--reason", "x"], &["2018"]);
    home.refused(&["evaluate", "select", &format!("{AIR}:二〇"), "--reason", "x"], &["认不出项目和年度"]);
    home.refused(&["evaluate", "key", "7"], &["没有编号为 7 的重点评价"]);
    home.refused(&["evaluate", "institution", "add", "示例甲事务所"], &["机构已登记"]);

    let home = commissioned();
    home.refused(&["evaluate", "step", "1", "finish", "--lead", "周敏"], &["不能定稿", "现处于已委托"]);
    home.refused(&["evaluate", "step", "1", "notify", "--on", "2021-03-01"], &["2021-03-01 早于上一步的 2021-04-01"]);
    home.refused(&["evaluate", "scores", "1", "--set", "实施效益=10"], &["现处于已委托，不能登记"]);
    home.write(
        "差.csv",
        "一级指标,二级指标,三级指标,分值,评分标准,数据来源\n决策,立项,依据,60,标准,文件\n产出,数量,条数,30,标准,台账\n",
    );
    let judged = home.json(&["evaluate", "plan", "1", "差.csv", "--on", "2021-04-10"], 1);
    let said: Vec<&str> =
        judged["objections"].as_array().expect("list").iter().map(|o| o["check"].as_str().expect("key")).collect();
    assert_eq!(said, ["sum", "results"]);
    let approve = ["evaluate", "step", "1", "approve-plan", "--note", "纪要", "--on", "2021-04-12"];
    home.refused(&approve, &["方案指标表尚有问题（2 项）"]);
    home.refused(&["evaluate", "plan", "1", "没有.csv"], &["没有.csv"]);

    let release = ["evaluate", "step", "1", "release", "--note", "人员变动", "--on", "2021-05-01"];
    assert_eq!(status(&home.run(&release)), 0);
    let work = [
        "evaluate",
        "institution",
        "work",
        "示例乙咨询",
        "--project",
        AIR,
        "--for",
        "2019",
        "--role",
        "target-setting",
    ];
    assert_eq!(status(&home.run(&work)), 0);
    let again = |institution: &str, fee: &str, due: &str| {
        let on = ["--contract", "JX-2", "--on", "2021-05-06"];
        let all = ["evaluate", "commission", "1", "--institution", institution, "--fee", fee, "--due", due];
        all.into_iter().chain(on).map(String::from).collect::<Vec<_>>()
    };
    let refused = |args: Vec<String>, words: &[&str]| {
        home.refused(&args.iter().map(String::as_str).collect::<Vec<_>>(), words);
    };
    refused(again("示例乙咨询", "80000", "2021-08-31"), &["利益冲突", "2019 年度，协助设定绩效目标"]);
    refused(again("示例甲事务所", "90000.01", "2021-08-31"), &["90,000.01 元，超过计划 90,000.00 元"]);
    refused(again("示例甲事务所", "80000", "2021-05-06"), &["截止日 2021-05-06 不晚于起始日 2021-05-06"]);
    refused(again("无此机构", "80000", "2021-08-31"), &["没有登记机构"]);
}

#[test]
fn departments_evaluations_are_filed_drawn_and_looked_at_again() {
    let home = home();
    home.refused(&["evaluate", "department", "file", AIR, "--points", "101"], &["101"]);
    home.refused(&["evaluate", "department", "file", AIR, "--points", "85", "--grade", "优"], &["应评为良"]);
    assert_eq!(status(&home.run(&["evaluate", "department", "file", AIR, "--points", "85"])), 0);
    let drawn = home.json(&["evaluate", "department", "draw", "--count", "2", "--seed", "7"], 0);
    assert_eq!(drawn["evaluations"].as_array().expect("list").len(), 1);
    assert_eq!(status(&home.run(&["evaluate", "department", "recheck", AIR, "--points", "77.5"])), 0);
    let list = home.json(&["evaluate", "department", "list"], 0);
    assert_eq!(
        (&list["evaluations"][0]["gap"], &list["evaluations"][0]["recheck_grade"]),
        (&json!("7.50"), &json!("fair"))
    );
}
