//! `idle`: what could be given back, what was asked for, what came of it.

use super::*;

const NAMES: &str = "项目代码,项目名称,部门代码,部门名称,项目类别\n\
36110021T000000000001,防洪堤加固,153,市水利局,特定目标类\n\
36110021T000000000002,水文监测设备,153,市水利局,特定目标类\n\
36110021T000000000003,森林防火,160,市林业局,特定目标类\n";

/// Last year's money of the first and all money of the second lie idle at the
/// end of September; the third spends.
const MONEY: &str = "项目代码,资金性质,指标类型,指标金额,下达日期,指标文号,资金年度\n\
36110021T000000000001,一般公共预算,结转,300000.00,2021-01-01,饶财指〔2021〕1号,2019\n\
36110021T000000000001,一般公共预算,年初,1000000.00,2021-01-01,饶财指〔2021〕2号,2021\n\
36110021T000000000002,一般公共预算,年初,500000.50,2021-02-01,饶财指〔2021〕3号,2021\n\
36110021T000000000003,一般公共预算,年初,800000.00,2021-01-01,饶财指〔2021〕4号,2021\n";

const PAID: &str = "项目代码,支付日期,支付金额,凭证号,资金性质\n\
36110021T000000000001,2021-06-30,1100000.00,1,一般公共预算\n\
36110021T000000000003,2021-09-30,780000.00,2,一般公共预算\n";

/// At the end of September 0.5 million of the second project was never
/// touched; of the first the oldest money is spent and 200,000 are left.
fn office() -> Home {
    let home = Home::empty();
    for (name, text) in [("项目.csv", NAMES), ("指标.csv", MONEY), ("支付.csv", PAID)] {
        home.write(name, text);
    }
    let done = home.run(&["import", "项目.csv", "指标.csv", "支付.csv"]);
    assert_eq!(status(&done), 0, "{}", said(&done));
    home
}

fn ask(home: &Home) -> Json {
    home.json(&["idle"], 0)
}

#[test]
fn lines_and_sums_are_what_the_lists_call_idle() {
    let home = office();
    let idle = ask(&home);
    assert_eq!(
        json!([idle["year"], idle["as_of"], idle["total"], idle["idle"]]),
        json!([2021, "2021-09-30", "500000.50", "500000.50"])
    );
    let line = &idle["lines"][0];
    assert_eq!(
        json!([line["project_code"], line["fund"], line["origin_year"], line["reason"], line["amount"]]),
        json!(["36110021T000000000002", "一般公共预算", 2021, "no_spend", "500000.50"])
    );
    assert_eq!(idle["by_department"][0]["department"], "市水利局");
    assert_eq!(idle["by_reason"][0]["reason"], "no_spend");
    let groups = home.json(&["departments"], 0);
    let listed = groups["groups"].as_array().expect("groups").iter().find(|g| g["name"] == "市水利局").expect("own");
    assert_eq!(listed["idle"], idle["total"]);
    let none = home.json(&["idle", "--department", "市林业局"], 0);
    assert_eq!((&none["total"], &none["lines"]), (&json!("0.00"), &json!([])));
    let table = shown(&home.run(&["idle", "--by", "department"]));
    assert!(table.contains("市水利局") && table.contains("可收回 50.00"), "{table}");
    home.refused(&["idle", "--reason", "lagging_spend"], &["no_spend"]);
}

#[test]
fn what_a_contract_still_needs_stays_until_its_day() {
    let home = office();
    let code = "36110021T000000000002";
    let tail = ["idle", "tail", code, "--amount", "12万元", "--reason", "设备尾款", "--until", "2021-10-31"];
    assert_eq!(status(&home.run(&tail)), 0);
    let idle = ask(&home);
    let line = &idle["lines"][0];
    assert_eq!(
        json!([line["idle"], line["tail"], line["amount"], line["tail_reason"]]),
        json!(["500000.50", "120000.00", "380000.50", "设备尾款"])
    );
    assert_eq!(json!([idle["total"], idle["idle"]]), json!(["380000.50", "500000.50"]), "the lists still call it idle");
    // The day before the mark and the day after its last day know nothing of it.
    for day in ["2021-09-29", "2021-11-01"] {
        assert_eq!(home.json(&["idle", "--as-of", day], 0)["tail"], "0.00", "{day}");
    }
    let tails = home.json(&["idle", "tails"], 0);
    assert_eq!(json!([tails["tails"][0]["amount"], tails["tails"][0]["until"]]), json!(["120000.00", "2021-10-31"]));
    assert_eq!(status(&home.run(&["idle", "tail", code, "--remove", "--reason", "合同终止"])), 0);
    assert_eq!(ask(&home)["total"], "500000.50");
    home.refused(&["idle", "tail", code, "--remove", "--reason", "再取消"], &[code, "没有合同尾款标记"]);
    home.refused(&["idle", "tail", code, "--reason", " "], &["理由"]);
    home.refused(&["idle", "tail", code, "--amount", "0", "--reason", "尾款"], &["大于零"]);
    home.refused(&["idle", "tail", code, "--amount", "很多", "--reason", "尾款"], &["大于零"]);
    home.refused(&["idle", "tail", "36110021T000000000009", "--reason", "尾款"], &["没有项目"]);
    let both = ["idle", "tail", code, "36110021T000000000003", "--amount", "10", "--reason", "尾款"];
    home.refused(&both, &["一个金额", "--fund"]);
    // Two lines, none of them idle: which one is meant must be said.
    let first = "36110021T000000000001";
    home.refused(&["idle", "tail", first, "--reason", "尾款"], &["2019年一般公共预算", "--origin"]);
    assert_eq!(status(&home.run(&["idle", "tail", first, "--origin", "2021", "--reason", "尾款"])), 0);
}

#[test]
fn a_proposal_is_numbered_frozen_and_printed_again() {
    let home = office();
    home.refused(&["idle", "propose"], &["-o"]);
    home.refused(&["idle", "propose", "-o", "建议.pdf"], &[".docx"]);
    home.refused(&["idle", "propose", "-o", "没有/建议.xlsx"], &["没有/建议.xlsx"]);
    assert_eq!(home.json(&["idle", "proposals"], 0)["proposals"], json!([]), "what cannot be printed is not proposed");
    let made = home.json(&["idle", "propose", "-o", "建议.xlsx"], 0);
    assert_eq!(json!([made["number"], made["amount"], made["as_of"]]), json!([1, "500000.50", "2021-09-30"]));
    home.refused(&["idle", "propose", "-o", "又.xlsx"], &["没有新的可收回资金", "idle track"]);
    let first = std::fs::read(home.path("建议.xlsx")).expect("file");
    // What changes afterwards changes no proposal.
    assert_eq!(status(&home.run(&["idle", "tail", "36110021T000000000002", "--reason", "尾款"])), 0);
    let again = home.json(&["idle", "propose", "--number", "1", "-o", "重印.xlsx"], 0);
    assert_eq!(again["rows"], made["rows"]);
    assert!(std::fs::read(home.path("重印.xlsx")).expect("file") == first, "the same bytes");
    assert_eq!(status(&home.run(&["idle", "propose", "--number", "1", "-o", "建议.docx"])), 0);
    let word = std::fs::read(home.path("建议.docx")).expect("file");
    home.run(&["idle", "propose", "--number", "1", "-o", "建议2.docx"]);
    assert!(std::fs::read(home.path("建议2.docx")).expect("file") == word, "the same bytes");
    home.refused(&["idle", "propose", "--number", "2", "-o", "二.xlsx"], &["没有第 2 号"]);
    assert!(!home.path("二.xlsx").exists());
    let before = home.json(&["idle", "proposals", "--as-of", "2021-09-29"], 0);
    assert_eq!(before["proposals"], json!([]), "the day before knew none");
}

#[test]
fn cuts_of_quotas_are_matched_and_entries_count_until_a_file_tells() {
    let home = office();
    home.json(&["idle", "propose", "-o", "建议.xlsx"], 0);
    let code = "36110021T000000000002";
    let entry = |amount: &'static str, document: &'static str, day: &'static str| {
        ["idle", "taken", code, "--amount", amount, "--document", document, "--on", day]
    };
    home.refused(&entry("200000", "饶财收〔2021〕5号", "2021-09-30"), &["没有收回建议"]);
    home.refused(&entry("-1", "饶财收〔2021〕5号", "2021-10-10"), &["大于零"]);
    assert_eq!(status(&home.run(&entry("200000", "饶财收〔2021〕5号", "2021-10-10"))), 0);
    home.refused(&entry("200000", "饶财收〔2021〕 5号", "2021-10-10"), &["已登记"]);
    let track = |day: &str| home.json(&["idle", "track", "--as-of", day], 0);
    let told = |t: &Json| json!([t["proposed"], t["recovered"], t["outstanding"]]);
    assert_eq!(told(&track("2021-10-09")), json!(["500000.50", "0.00", "500000.50"]));
    assert_eq!(told(&track("2021-10-31")), json!(["500000.50", "200000.00", "300000.50"]));
    // The file tells the same document and one more; its cut names no origin year.
    home.write(
        "收回.csv",
        "项目代码,资金性质,调整类型,指标金额,下达日期,指标文号\n\
         36110021T000000000002,一般公共预算,收回,200000.00,2021-10-10,饶财收〔2021〕5号\n\
         36110021T000000000002,一般公共预算,收回,100000.00,2021-11-20,饶财收〔2021〕9号\n",
    );
    let done = home.run(&["import", "收回.csv", "--kind", "quotas"]);
    assert_eq!(status(&done), 0, "{}{}", said(&done), shown(&done));
    let after = track("2021-12-31");
    assert_eq!(told(&after), json!(["500000.50", "300000.00", "200000.50"]), "the entry is the file's first row");
    let taken = &after["rows"][0]["taken"];
    assert_eq!(
        json!([taken[0]["source"], taken[0]["file"], taken[1]["cell"]]),
        json!(["file", "收回.csv", taken[1]["cell"]])
    );
    assert_eq!(after["rows"][0]["difference"], "200000.50");
    // What is asked for and has not come is not asked for again.
    let idle = home.json(&["idle", "--as-of", "2021-12-31"], 0);
    assert_eq!(json!([idle["lines"][0]["amount"], idle["lines"][0]["asked"]]), json!(["200000.50", "200000.50"]));
    // Withdrawn, it may be.
    assert_eq!(status(&home.run(&["idle", "withdraw", "1", "--reason", "项目重启", "--as-of", "2021-12-31"])), 0);
    assert_eq!(track("2021-12-31")["outstanding"], "0.00");
    home.refused(&["idle", "withdraw", "1", "--reason", "再撤"], &["没有尚在执行"]);
    let second = home.json(&["idle", "propose", "-o", "二.xlsx", "--as-of", "2021-12-31"], 0);
    assert_eq!(json!([second["number"], second["amount"]]), json!([2, "200000.50"]));
    let entries = home.json(&["idle", "taken"], 0);
    assert_eq!(entries["entries"][0]["reversed"], Json::Null);
    assert_eq!(status(&home.run(&["idle", "taken", "--reverse", "1", "--reason", "误登"])), 0);
    home.refused(&["idle", "taken", "--reverse", "1", "--reason", "误登"], &["没有登记 1"]);
    let log = shown(&home.run(&["log"]));
    for word in ["提出收回建议", "登记收回", "撤销收回建议", "冲销收回登记"] {
        assert!(log.contains(word), "{word}: {log}");
    }
    assert_eq!(status(&home.run(&["check"])), 0);
}
