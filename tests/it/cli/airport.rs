//! The airport's story by commands alone: two problems of an evaluation's final
//! report, fed back, put right, verified by another person, and what the next
//! budget makes of them. Every step is found in the log, with who and when.

use serde_json::{Value as Json, json};

use super::rectify::docx_text;
use super::{Home, said, shown, status};

const AIR: &str = "36110021T000000000001";
const LETTER: &str = "饶财绩函〔2021〕12号";

/// A command with the day on which it is given, told to have gone well.
#[track_caller]
fn ok(home: &Home, args: &[&str]) -> String {
    let done = home.run(args);
    assert_eq!((status(&done), said(&done).as_str()), (0, ""), "{args:?}");
    shown(&done)
}

/// Three years of the subsidy; the bureau's directory names the divisions.
fn three_years() -> Home {
    let home = Home::city();
    for year in ["2019", "2020"] {
        let names = [format!("项目{year}.csv"), format!("指标{year}.csv"), format!("支付{year}.csv")];
        let texts = [
            "项目代码,项目名称,部门代码,部门名称,单位代码,单位名称\nAIR,三清山机场航线运营补贴,148,市民航局,148001,市民航局本级\n",
            "项目代码,资金性质,指标类型,指标金额,下达日期,指标文号\nAIR,一般公共预算,年初,60000000.00,YEAR-01-05,饶财建指〔YEAR〕1号\n",
            "项目代码,支付日期,支付金额,凭证号,资金性质,收款人\nAIR,YEAR-06-30,56000000.00,YEAR1,一般公共预算,甲公司\n",
        ];
        for (name, text) in names.iter().zip(texts) {
            home.write(name, text.replace("AIR", AIR).replace("YEAR", year));
        }
        ok(&home, &["import", &names[0], &names[1], &names[2], "--year", year]);
    }
    ok(&home, &["register", "divisions", "set", "经建科", "市民航局", "142", "--from", "2021-01-01", "--year", "2021"]);
    home
}

/// The evaluation of 2019 and 2020, from its selection to the final report.
fn evaluated(home: &Home) {
    let (first, second) = (format!("{AIR}:2019"), format!("{AIR}:2020"));
    let e = |args: &[&str]| ok(home, &[&["evaluate"], args].concat());
    e(&["institution", "add", "示例甲事务所"]);
    let name = "三清山机场2019和2020年度航线运营补贴";
    let why = "社会关注度高、涉及面广、金额较大";
    e(&["select", &first, &second, "--name", name, "--reason", why, "--fee", "90000", "--on", "2021-03-10"]);
    let contract = ["--fee", "85000", "--due", "2021-08-31", "--contract", "JX-1", "--on", "2021-04-01"];
    e(&[&["commission", "1", "--institution", "示例甲事务所"], &contract[..]].concat());
    e(&["plan", "1", "--shipped", "--on", "2021-04-10"]);
    for step in ["notify", "approve-plan", "begin"] {
        e(&["step", "1", step, "--note", "评审会纪要", "--on", "2021-04-20"]);
    }
    for of in [&first, &second] {
        e(&["receive", "1", of, "--received", "60000000", "--paid", "56000000"]);
        e(&["fieldwork", "1", of, "--amount", "40000000", "--on", "2021-06-01"]);
    }
    e(&["framework", "1", "-o", "评分.csv"]);
    let table = std::fs::read_to_string(home.path("评分.csv")).expect("csv");
    let mut lines = table.lines();
    let mut filled = format!("{}\n", lines.next().expect("header"));
    for line in lines {
        let weight = line.split(',').nth(3).expect("weight");
        let (points, why) = match () {
            () if line.contains("实施效益") => ("4", "航线重复"),
            () if line.contains("成本节约率") => ("0", "补贴成本较高"),
            () => (weight, ""),
        };
        filled.push_str(&format!("{},{points},{why}\n", line.strip_suffix(",,").expect("two empty cells")));
    }
    home.write("评分好.csv", filled);
    e(&["scores", "1", "评分好.csv"]);
    home.write(
        "报告.txt",
        "一、基本情况\n二、绩效评价工作开展情况\n三、综合评价情况及评价结论\n综合得分77分，评价等级为中。\n\
         四、绩效评价指标分析\n五、主要经验及做法、存在的问题及原因分析\n六、有关建议\n七、其他需要说明的问题\n",
    );
    e(&["draft", "1", "报告.txt", "--on", "2021-07-20"]);
    e(&["step", "1", "consult", "--on", "2021-07-21"]);
    e(&["step", "1", "pass", "--note", "评审会", "--on", "2021-08-05"]);
    let finish = ["--lead", "周敏", "--doc", "饶财绩评〔2021〕3号", "--file", "报告.txt", "--on", "2021-08-31"];
    e(&[&["step", "1", "finish"], &finish[..]].concat());
}

/// The report's two problems, and the ledger that takes them over.
fn found(home: &Home) {
    let problem = |args: &[&str]| ok(home, &[&["evaluate", "problem", "1", "--on", "2021-09-01"], args].concat());
    let first = "上饶=北京大兴航线与昆明=上饶=哈尔滨航线财政补贴成本较高，性价比较差";
    problem(
        &[
            &["--finding", first, "--category", "效益", "--figure", "单座补贴402.50元", "--amount", "18600000"][..],
            &["--requirement", "重新测算补贴标准", "--action", "核减", "--action-amount", "9000000"],
        ]
        .concat(),
    );
    let second = "北京（南苑）=上饶=佛山和上饶=北京大兴航线重复";
    problem(&["--finding", second, "--category", "决策", "--amount", "9400000", "--requirement", "取消重复航线"]);
    let taken = ok(home, &["evaluate", "problem", "1", "--to-ledger", "--on", "2021-09-10"]);
    assert!(taken.contains("2021-001 2021-002"), "{taken}");
}

/// The letter with its copies, its delivery and the day it sets.
fn fed_back(home: &Home) {
    let send = ["rectify", "send", "--all", "--doc", LETTER, "--on", "2021-09-16", "-o", "函.docx"];
    let sent = home.json(&[&send[..], &["--summary", "评价得分77分，等级为中。"]].concat(), 0);
    let letter = &sent["letters"][0];
    assert_eq!(json!([letter["to"], letter["copies"]]), json!(["市民航局", ["预算科", "经建科"]]));
    let words = docx_text(home, "函.docx");
    for word in [LETTER, "市民航局：", "评价得分77分", "昆明=上饶=哈尔滨", "上饶=佛山", "抄送：局预算科，局经建科。"]
    {
        assert!(words.contains(word), "{word} is not in the letter: {words}");
    }
    ok(home, &["evaluate", "step", "1", "feed-back", "--doc", LETTER, "--on", "2021-09-16"]);
    ok(home, &["rectify", "deliver", "--doc", LETTER, "--on", "2021-09-17"]);
    let due = home.json(&["rectify", "show", "1", "--as-of", "2021-09-17"], 0);
    assert_eq!(json!([due["delivered"], due["due"]]), json!(["2021-09-17", "2021-10-18"]));
    let register = home.json(&["letters"], 0)["letters"][0].clone();
    let keys = ["number", "kind", "addressee", "delivered", "due", "title"];
    assert_eq!(
        json!(keys.map(|k| register[k].clone())),
        json!([
            LETTER,
            "feedback",
            "市民航局",
            "2021-09-17",
            "2021-10-18",
            "关于反馈三清山机场2019和2020年度航线运营补贴项目绩效评价结果的函"
        ])
    );
    assert_eq!(json!([register["items"], register["projects"]]), json!([2, 1]));
}

/// Plan, progress, report; sent back once; verified by another person; closed.
fn put_right(home: &Home) {
    home.write("补充协议.pdf", "signed");
    let r = |args: &[&str]| ok(home, &[&["rectify"], args].concat());
    r(&["receive", "1", "2", "--on", "2021-09-18"]);
    r(&["plan", "1", "2", "--text", "与航空公司谈判", "--contact", "周华 0793-8220000", "--on", "2021-09-24"]);
    ok(home, &["evaluate", "step", "1", "rectify", "--on", "2021-09-24"]);
    r(&["progress", "1", "2", "--text", "谈判两轮", "--on", "2021-10-08"]);
    r(&["report", "1", "2", "--text", "补贴标准已重新测算", "--on", "2021-10-13"]);
    r(&["take", "1", "--on", "2021-10-14", "--operator", "王敏"]);
    r(&["return", "1", "--reason", "缺补充协议", "--on", "2021-10-15", "--operator", "王敏"]);
    r(&["report", "1", "--text", "补充协议已签", "--evidence", "补充协议.pdf", "--on", "2021-10-18"]);
    let verify = ["rectify", "verify", "1", "2", "--conclusion", "已完成", "--text", "查阅协议", "--on", "2021-10-20"];
    home.refused(&verify, &["2021-001", "李工登记", "另一人核查"]);
    home.refused(&["rectify", "close", "1", "--on", "2021-10-21"], &["2021-001"]);
    ok(home, &[&verify[..], &["--operator", "陈红"]].concat());
    r(&["close", "1", "2", "--on", "2021-10-21", "--operator", "陈红"]);
    ok(home, &["evaluate", "step", "1", "close", "--on", "2021-10-22"]);
    let item = home.json(&["rectify", "show", "1", "--as-of", "2021-10-22"], 0);
    assert_eq!(json!([item["state"], item["closed"], item["verifier"]]), json!(["closed", "2021-10-21", "陈红"]));
    assert_eq!(item["evidence"][0]["name"], "补充协议.pdf");
}

/// The draft asks for so much, in 万元; what it makes of the cut.
fn drafted(home: &Home, wan: &str, day: &str) -> Json {
    let text = format!(
        "2022年部门预算项目草案（单位：万元）\n项目代码,项目名称,主管部门,年初预算数\n{AIR},三清山机场航线运营补贴,148-市民航局,{wan}\n"
    );
    home.write("2022年草案.csv", text);
    ok(home, &["apply", "import-draft", "2022年草案.csv", "--as-of", day]);
    home.json(&["apply", "list", "--as-of", day], 0)["linkage"][0]["outcome"].clone()
}

#[test]
fn from_the_final_report_to_the_next_budget_and_into_the_open() {
    let home = three_years();
    evaluated(&home);
    found(&home);
    fed_back(&home);
    // What is proposed while nothing is put right: a fifth less, and an ignored
    // cut is 提了没改; once it is put right and the money stays, 改了没用.
    let proposed = home.json(&["apply", "propose", "--as-of", "2021-10-12"], 0);
    assert_eq!(
        json!([proposed["proposed"][0]["cut"], proposed["proposed"][0]["grade"]]),
        json!(["12000000.00", "fair"])
    );
    assert_eq!(drafted(&home, "6000", "2021-10-12"), "ignored");
    put_right(&home);
    home.refused(
        &["apply", "decide", AIR, "--cut", "60000001", "--reason", "多压", "--as-of", "2021-11-01"],
        &["核减 60,000,001.00 元超过预算 60,000,000.00 元"],
    );
    ok(&home, &["apply", "decide", AIR, "--cut", "9000000", "--reason", "分两年压减", "--as-of", "2021-11-01"]);
    assert_eq!(drafted(&home, "6000", "2021-11-20"), "unused");
    assert_eq!(drafted(&home, "5400", "2021-11-25"), "partly");
    assert_eq!(drafted(&home, "5100", "2021-12-01"), "done");
    assert_eq!(status(&home.run(&["apply", "compare", "--as-of", "2021-12-01"])), 0, "nobody need ask why");

    let missing = home.json(&["disclose", "missing", "--kind", "report", "--as-of", "2021-12-01"], 1);
    let item = &missing["items"][0];
    assert_eq!(
        json!([item["code"], item["publisher"], item["ready"], item["due"], item["days_over"]]),
        json!([AIR, "finance", "2021-08-31", "2021-09-30", 62])
    );
    let url = "https://www.zgsr.gov.cn/czj/1.shtml";
    ok(&home, &["disclose", "publish", AIR, "--kind", "report", "--url", url, "--as-of", "2021-12-01"]);
    assert_eq!(home.json(&["disclose", "missing", "--kind", "report", "--as-of", "2021-12-01"], 0)["total"], 0);

    let page = home.json(&["project", AIR, "--as-of", "2021-12-01"], 0);
    let year = |n: usize| page["cycle"][n].clone();
    assert_eq!(year(0)["findings"], json!({"total": 2, "closed": 2, "overdue": 0}));
    assert_eq!(
        json!([year(0)["next_budget"]["outcome"], year(0)["next_budget"]["draft"]]),
        json!(["done", "51000000.00"])
    );
    assert_eq!(json!([year(1)["year"], year(1)["outside_score"]]), json!([2020, "77.00"]));
    logged(&home);
    assert_eq!(status(&home.run(&["check"])), 0);
}

/// Who did what, in this order; each with the moment of its entry.
fn logged(home: &Home) {
    let log = home.json(&["log", "--all"], 0);
    let mut entries: Vec<&Json> = log["entries"].as_array().expect("entries").iter().collect();
    entries.reverse();
    assert!(entries.iter().all(|e| e["at"].as_str().is_some_and(|at| at.len() >= 19)), "each says when");
    let wanted = [
        ("李工", "division_set"),
        ("李工", "evaluation_select"),
        ("李工", "evaluation_commission"),
        ("李工", "evaluation_scores"),
        ("李工", "evaluation_draft"),
        ("李工", "evaluation_problem"),
        ("李工", "evaluation_problem"),
        ("李工", "finding_add"),
        ("李工", "rectify_send"),
        ("李工", "rectify_deliver"),
        ("李工", "linkage_propose"),
        ("李工", "draft_budget_import"),
        ("李工", "rectify_receive"),
        ("李工", "rectify_plan"),
        ("李工", "rectify_progress"),
        ("李工", "rectify_report"),
        ("王敏", "rectify_take"),
        ("王敏", "rectify_return"),
        ("李工", "rectify_report"),
        ("陈红", "rectify_verify"),
        ("陈红", "rectify_close"),
        ("李工", "linkage_decide"),
        ("李工", "draft_budget_import"),
        ("李工", "draft_budget_import"),
        ("李工", "draft_budget_import"),
        ("李工", "disclosure_publish"),
    ];
    let mut rest = entries.iter();
    for (who, what) in wanted {
        let found = rest.any(|e| (e["actor"].as_str(), e["action"].as_str()) == (Some(who), Some(what)));
        assert!(found, "{what} by {who} is not in the log, or not in its place");
    }
    let table = ok(home, &["log", "--all"]);
    for word in ["提出结果应用建议", "整改退回", "办理评价", "登记公开", "陈红"] {
        assert!(table.contains(word), "{word}: {table}");
    }
}

#[test]
fn a_letter_follows_the_division_that_owns_the_department_on_its_day() {
    let home = three_years();
    let add = ["rectify", "add", "--problem", "航线重复", "--project", AIR, "--on", "2021-09-01"];
    for _ in 0..2 {
        ok(&home, &add);
    }
    let set = ["register", "divisions", "set", "企业科", "148", "--from", "2021-09-10"];
    assert!(ok(&home, &set).contains("市民航局 自 2021-09-10 起归口企业科"));
    assert!(ok(&home, &set).contains("没有变动"), "said once, it holds");
    let copies = |number: &str, doc: &str, on: &str| {
        let sent = home.json(&["rectify", "send", number, "--doc", doc, "--on", on], 0);
        sent["letters"][0]["copies"].clone()
    };
    assert_eq!(copies("1", "饶财绩函〔2021〕1号", "2021-09-09"), json!(["预算科", "经建科"]));
    assert_eq!(copies("2", "饶财绩函〔2021〕2号", "2021-09-10"), json!(["预算科", "企业科"]));
    let list = home.json(&["register", "divisions", "--as-of", "2021-09-10"], 0);
    assert_eq!(list["departments"][0], json!({"division": "企业科", "code": "148", "name": "市民航局"}));
    let groups = home.json(&["departments", "--by", "division", "--as-of", "2021-09-10"], 0);
    assert!(groups["groups"].as_array().expect("groups").iter().any(|g| g["name"] == "企业科"), "{groups}");
    home.refused(&["register", "divisions", "set", "企业科", "148", "市水产局"], &["市水产局"]);
    home.refused(&["register", "divisions", "set", " ", "148"], &["内容"]);
}
