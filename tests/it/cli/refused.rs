//! What the end of the cycle refuses: with the reason, with status 2, and with
//! a log that is as long as it was.

use super::{Home, said, status};

const AIR: &str = "36110021T000000000001";
const DOC: &str = "饶财绩函〔2021〕1号";

#[track_caller]
fn ok(home: &Home, args: &[&str]) {
    let done = home.run(args);
    assert_eq!((status(&done), said(&done).as_str()), (0, ""), "{args:?}");
}

/// Entries of the log.
fn entries(home: &Home) -> i64 {
    home.json(&["log"], 0)["total"].as_i64().expect("a number")
}

/// Refused with these words, and nothing written.
#[track_caller]
fn nothing(home: &Home, args: &[&str], words: &[&str]) {
    let before = entries(home);
    home.refused(args, words);
    assert_eq!(entries(home), before, "{args:?} left something in the log");
}

/// A finding fed back and delivered, reported by 李工.
fn reported() -> Home {
    let home = Home::city();
    ok(&home, &["rectify", "add", "--problem", "航线重复", "--project", AIR, "--on", "2021-09-01"]);
    ok(&home, &["rectify", "send", "1", "--doc", DOC, "--on", "2021-09-16", "--delivered", "2021-09-17"]);
    ok(&home, &["rectify", "report", "1", "--text", "已取消", "--on", "2021-10-10"]);
    home
}

#[test]
fn a_finding_s_steps_that_may_not_be_taken() {
    let home = reported();
    ok(&home, &["rectify", "add", "--problem", "成本较高", "--project", AIR, "--on", "2021-09-01"]);
    let second = ["rectify", "send", "2", "--on", "2021-09-16"];
    let with = |args: &[&'static str]| [&second[..], args].concat();
    nothing(&home, &with(&["--doc", "饶财绩函〔2021〕2号", "--to", " "]), &["没有主送单位"]);
    let early = with(&["--doc", "饶财绩函〔2021〕2号", "--delivered", "2021-09-17", "--due", "2021-09-16"]);
    nothing(&home, &early, &["到期日 2021-09-16 早于送达日 2021-09-17"]);
    nothing(&home, &with(&["--doc", DOC]), &["已用于另一份函"]);
    let verify = ["rectify", "verify", "1", "--conclusion", "已完成", "--text", "查阅", "--on", "2021-10-11"];
    nothing(&home, &verify, &["李工登记", "另一人核查"]);
    let close = ["rectify", "close", "1", "--on", "2021-10-11", "--operator", "王敏"];
    nothing(&home, &close, &["2021-001", "已报整改"]);
    let poor = ["rectify", "verify", "1", "--conclusion", "未完成", "--text", "仍在飞", "--on", "2021-10-11"];
    ok(&home, &[&poor[..], &["--operator", "王敏"]].concat());
    nothing(&home, &close, &["2021-001"]);
    nothing(&home, &["rectify", "plan", "1", "9", "--text", "x", "--on", "2021-10-12"], &["2021-009"]);
    nothing(&home, &["rectify", "note", "1", "--text", "x", "--on", "2021-09-01"], &["早于"]);
}

#[test]
fn a_cut_larger_than_the_budget_wherever_it_is_said() {
    let home = reported();
    let add = ["rectify", "add", "--problem", "x", "--project", AIR, "--action", "核减", "--action-amount"];
    nothing(&home, &[&add[..], &["60000000.01"]].concat(), &["核减 60,000,000.01 元超过预算 60,000,000.00 元"]);
    ok(&home, &[&add[..], &["60000000"]].concat());
    let propose = ["apply", "propose", AIR, "--reason", "评价", "--cut"];
    nothing(&home, &[&propose[..], &["60000000.01"]].concat(), &["60,000,000.01 元超过预算"]);
    nothing(&home, &[&propose[..], &["-1"]].concat(), &["-1.00 元为负数"]);
    nothing(&home, &[&propose[..], &["很多"]].concat(), &["金额不对"]);
    ok(&home, &["apply", "propose", AIR, "--grade", "中", "--reason", "评价"]);
    let decide = ["apply", "decide", AIR, "--reason", "压减", "--cut"];
    nothing(&home, &[&decide[..], &["6000.01万元"]].concat(), &["核减 6,000.01 万元超过预算 6,000.00 万元"]);
    nothing(&home, &["apply", "decide", "A9", "--adopt", "--reason", "x"], &["A9"]);
    let english = home.run(&["--lang", "en", "apply", "decide", AIR, "--reason", "x", "--cut", "60000000.01"]);
    assert!(said(&english).contains("a cut of 60,000,000.01 yuan exceeds the budget of 60,000,000.00 yuan"));
}

#[test]
fn a_draft_budget_that_is_none() {
    let home = Home::city();
    let import = |name: &str, text: &[u8], words: &[&str]| {
        home.write(name, text);
        nothing(&home, &["apply", "import-draft", name], &[&[name][..], words].concat());
    };
    import("空.xlsx", b"", &["空"]);
    import("坏.xlsx", b"PK\x03\x04 and then nothing that can be unpacked", &[]);
    import("图.xlsx", b"\x89PNG\r\n\x1a\n", &[]);
    let head = "项目代码,项目名称,主管部门,年初预算数（元）\n";
    let own = format!("2021年部门预算草案\n{head}{AIR},三清山机场航线运营补贴,148-市民航局,1\n");
    import("本年.csv", own.as_bytes(), &["是 2021 年的", "2022"]);
    let column = format!("年度,{head}2023,{AIR},三清山机场航线运营补贴,148-市民航局,1\n");
    import("后年.csv", column.as_bytes(), &["是 2023 年的", "2022"]);
    let below = format!("{head}{AIR},三清山机场航线运营补贴,148-市民航局,-1\n");
    import("负数.csv", below.as_bytes(), &["1 行都不能用", "2"]);
    let nobody = format!("{head}B1,无主项目,999-市没有局,1\nB2,无主项目二,999-市没有局,2\n");
    import("无主.csv", nobody.as_bytes(), &["2 行都不能用"]);
    // A good one beside a bad one: none is taken.
    let good = format!("{head}{AIR},三清山机场航线运营补贴,148-市民航局,1\n");
    home.write("好.csv", good);
    nothing(&home, &["apply", "import-draft", "好.csv", "坏.xlsx"], &["坏.xlsx"]);
    nothing(&home, &["apply", "import-draft", "好.csv", "无主.csv"], &["无主.csv"]);
    nothing(&home, &["apply", "import-draft", "没有.csv"], &["没有.csv"]);
    assert_eq!(home.json(&["imports"], 0)["batches"].as_array().map(Vec::len), Some(3));
}

#[test]
fn reports_on_findings_that_are_not_there() {
    let home = reported();
    let head = "问题编号,项目名称,整改措施,整改进展,报告日期\n";
    home.write("回报.csv", format!("{head}2021-099,航线,谈判,已签,2021-10-15\n2020-001,航线,谈判,已签,2021-10-15\n"));
    let import = ["rectify", "import", "回报.csv", "--on", "2021-10-16"];
    nothing(&home, &import, &["回报.csv 的 2 行都不能用", "A2", "2021-099", "台账中没有这个编号"]);
    let dry = home.json(&[&import[..], &["--dry-run"]].concat(), 1);
    assert_eq!(dry["summary"]["set_aside"], 2, "each row is told why");
    home.write("坏.xlsx", b"PK\x03\x04");
    nothing(&home, &["rectify", "import", "坏.xlsx"], &["坏.xlsx"]);
    home.write("说明.csv", "一份说明\n没有表头\n");
    nothing(&home, &["rectify", "import", "说明.csv"], &["说明.csv"]);
    // One that is there beside one that is not: the good row is taken, the other told.
    home.write("两行.csv", format!("{head}2021-001,航线,谈判,又报,2021-10-15\n2021-099,航线,谈判,已签,2021-10-15\n"));
    let both = home.json(&["rectify", "import", "两行.csv", "--on", "2021-10-16"], 1);
    assert_eq!(both["files"][0]["set_aside"][0]["cell"], "A3");
}

#[test]
fn assessments_and_publications_that_cannot_be() {
    let home = Home::city();
    let cases: [(&[&str], &[&str]); 9] = [
        (&["assess", "score", "148", "organisation", "5.5", "--reason", "好"], &["0 到 5"]),
        (&["assess", "score", "148", "execution", "5", "--reason", "好"], &["由佐证数据计算"]),
        (&["assess", "bonus", "148", "0", "--reason", "无"], &["或为 0"]),
        (&["assess", "appeal", "148", "nothing", "--reason", "x"], &["没有 nothing"]),
        (&["assess", "answer", "1", "--refuse", "--reason", "x"], &["没有第 1 号申诉"]),
        (&["assess", "freeze"], &["不能定稿"]),
        (&["assess", "announce"], &["没有定稿"]),
        (&["disclose", "publish", AIR, "--kind", "target", "--place", "公报"], &["没有应公开"]),
        (&["disclose", "classify", AIR, "--reason", " "], &["内容"]),
    ];
    for (args, words) in cases {
        nothing(&home, args, words);
    }
}
