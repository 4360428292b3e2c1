//! The end of the cycle as it is called: use of results, disclosure,
//! assessment, registers. Figures are reckoned by hand.

use serde_json::{Value as Json, json};

use super::{Home, said, status};

const AIR: &str = "36110021T000000000001";

/// Next year's draft of two departments; the airport asks for `air` 万元.
fn draft(home: &Home, air: &str) -> Json {
    let text = format!(
        "2022年部门预算项目草案（单位：万元）,,,\n项目代码,项目名称,主管部门,年初预算数\n\
         {AIR},三清山机场航线运营补贴,148-市民航局,{air}\n\
         36110021T000000000002,信息化建设经费,142-市交通运输局,80\n"
    );
    home.write("2022年草案.csv", text);
    home.json(&["apply", "import-draft", "2022年草案.csv"], 0)
}

#[track_caller]
fn line(home: &Home, code: &str) -> Json {
    let list = home.json(&["apply", "list"], 0);
    let lines = list["linkage"].as_array().expect("lines");
    lines.iter().find(|l| l["project_code"] == code).expect("a line").clone()
}

#[test]
fn a_cut_is_proposed_decided_and_held_against_the_draft_of_the_next_year() {
    let home = Home::city();
    home.refused(&["apply", "decide", AIR, "--adopt", "--reason", "按评价结果"], &["没有结果应用建议"]);
    let propose = |args: &[&'static str]| [&["apply", "propose", AIR][..], args].concat();
    home.refused(&propose(&["--reason", "评价报告"]), &["没有可提的建议", "--grade"]);
    home.refused(&propose(&["--grade", "中"]), &["内容"]);
    let above = ["--cut", "6000.01万元", "--reason", "多压"];
    home.refused(&propose(&above), &["核减 6,000.01 万元超过预算 6,000.00 万元"]);
    home.refused(&propose(&["--cut", "-1", "--reason", "少"]), &["负数"]);
    let made = home.json(&propose(&["--grade", "中", "--reason", "航线重复，补贴成本较高"]), 0);
    assert_eq!((&made["cut"], &made["budget"]), (&json!("12000000.00"), &json!("60000000.00")));

    let decide = |args: &[&'static str]| [&["apply", "decide", AIR][..], args].concat();
    home.refused(&decide(&["--cut", "60000001", "--reason", "多压"]), &["超过预算", "不得超过"]);
    home.refused(&decide(&["--adopt", "--reason", " "]), &["没有写明理由"]);
    home.refused(&decide(&["--adopt", "--reason", "早了", "--on", "2021-07-30"]), &["2021-07-30 早于 2021-07-31"]);
    assert_eq!(line(&home, AIR)["outcome"], "no_draft");
    assert_eq!(line(&home, AIR)["decision"], Json::Null, "nothing refused was kept");

    let taken = draft(&home, "6000");
    assert_eq!(taken["batches"][0]["amount_imported"], "60800000.00");
    assert_eq!(home.run(&["apply", "compare"]).status.code(), Some(1), "someone should ask why");
    assert_eq!(line(&home, AIR)["outcome"], "ignored");
    home.json(&decide(&["--cut", "9000000", "--reason", "分两年压减"]), 0);
    // Asked for: 900; 5,400 arranged: 600 less, 300 still to be taken out.
    let second = draft(&home, "5400");
    let now = line(&home, AIR);
    let got = ["outcome", "asked", "reduced", "missing", "decision"].map(|k| now[k].as_str().unwrap_or_default());
    assert_eq!(got, ["partly", "9000000.00", "6000000.00", "3000000.00", "amend"]);
    draft(&home, "5100");
    assert_eq!(line(&home, AIR)["outcome"], "done");
    assert_eq!(status(&home.run(&["apply", "compare"])), 0);

    // The last draft is taken back: the one before counts again, then the first.
    let last = second["batches"][0]["batch"].as_i64().expect("a number") + 1;
    for (batch, outcome) in [(last, "partly"), (last - 1, "ignored")] {
        let undone = home.run(&["import", "--undo", &batch.to_string()]);
        assert_eq!(status(&undone), 0, "{}", said(&undone));
        assert_eq!(line(&home, AIR)["outcome"], outcome);
    }
    let log = home.json(&["log"], 0);
    let actions: Vec<_> = log["entries"].as_array().expect("entries").iter().map(|e| e["action"].clone()).collect();
    for action in ["linkage_propose", "linkage_decide", "draft_budget_import", "import_undo"] {
        assert!(actions.iter().any(|a| a == action), "{action} in {actions:?}");
    }
}

#[test]
fn a_project_that_the_draft_leaves_out_is_arranged_nothing_and_one_of_another_code_is_known_by_its_name() {
    let home = Home::city();
    home.json(&["apply", "propose", AIR, "--cut", "60000000", "--reason", "项目到期"], 0);
    let code = "36110021T000000000002";
    home.json(&["apply", "propose", code, "--cut", "100000", "--reason", "压减"], 0);
    home.write(
        "草案.csv",
        "项目代码,项目名称,主管部门,年初预算数（元）\n\
         36110022T000000000009,市民航局宣传,148-市民航局,10000\n\
         36110022T000000000010,信息化建设经费,142-市交通运输局,900000\n\
         36110022T000000000011,无主项目,999-市没有局,1\n",
    );
    let done = home.json(&["apply", "import-draft", "草案.csv"], 1);
    assert_eq!(done["batches"][0]["set_aside"][0]["reason"], "no_department");
    let gone = line(&home, AIR);
    assert_eq!((&gone["draft"], &gone["outcome"]), (&json!("0.00"), &json!("done")));
    assert_eq!(line(&home, code)["outcome"], "done", "900,000 of 1,000,000 less 100,000");
}

#[test]
fn a_draft_of_the_wrong_year_or_without_amounts_is_no_draft() {
    let home = Home::city();
    home.write("本年.csv", "2021年项目清单\n项目代码,项目名称,主管部门,年初预算数\nA1,航线,148-市民航局,1\n");
    home.refused(&["apply", "import-draft", "本年.csv"], &["本年.csv 是 2021 年的", "2022"]);
    home.write("没钱.csv", "2022年项目清单\n项目代码,项目名称,主管部门\nA1,航线,148-市民航局\n");
    home.refused(&["apply", "import-draft", "没钱.csv"], &["没钱.csv", "金额"]);
    home.write("文.csv", "一份说明\n");
    home.refused(&["apply", "import-draft", "文.csv"], &["文.csv"]);
    assert_eq!(home.json(&["imports"], 0)["batches"].as_array().map(Vec::len), Some(3), "nothing was kept");
}

#[test]
fn what_should_stand_in_the_open_is_missing_until_it_does_and_a_classified_project_is_named_nowhere() {
    let home = Home::city();
    let add = ["disclose", "add", "2020年重点评价报告", "--due", "2021-07-01", "--ready", "2021-06-01", "--by-finance"];
    home.json(&add, 0);
    home.refused(&["disclose", "add", "x", "--due", "2021-05-01", "--ready", "2021-06-01"], &["早于"]);
    let missing = home.json(&["disclose", "missing"], 1);
    assert_eq!(missing["items"][0]["name"], "2020年重点评价报告");
    let publish = |args: &[&'static str]| [&["disclose", "publish", "1", "--kind", "other"][..], args].concat();
    home.refused(&publish(&[]), &["没有写明在哪里公开"]);
    home.refused(&publish(&["--url", "czj.zgsr"]), &["网址不完整", "http"]);
    home.refused(&publish(&["--place", "公报", "--on", "2021-05-31"]), &["2021-06-01"]);
    home.refused(&["disclose", "publish", "9", "--kind", "other", "--place", "公报"], &["没有应公开"]);
    home.json(&publish(&["--url", "https://www.zgsr.gov.cn/czj/1.shtml", "--on", "2021-07-10"]), 0);
    assert_eq!(home.json(&["disclose", "missing"], 0)["total"], 0);
    let list = home.json(&["disclose", "list"], 0);
    assert_eq!((&list["items"][0]["state"], &list["summary"]["late"]), (&json!("late"), &json!(1)));
    home.json(&["disclose", "withdraw", "1", "--kind", "other", "--reason", "误登"], 0);
    assert_eq!(home.json(&["disclose", "missing"], 1)["total"], 1);

    home.json(&["apply", "propose", AIR, "--grade", "差", "--reason", "评价"], 0);
    home.json(&["disclose", "classify", AIR, "--reason", "定密"], 0);
    assert_eq!(home.json(&["apply", "list"], 0)["total"], 0);
    home.refused(&["apply", "propose", AIR, "--grade", "差", "--reason", "评价"], &["涉密项目"]);
    home.refused(&["disclose", "publish", AIR, "--kind", "target", "--place", "公报"], &["涉密项目"]);
    home.json(&["disclose", "classify", AIR, "--lift", "--reason", "解密"], 0);
    assert_eq!(home.json(&["apply", "list"], 0)["total"], 1);
}

#[test]
fn registers_hold_documents_trainings_and_publicity_and_an_error_is_withdrawn() {
    let home = Home::empty();
    let title = "上饶市预算绩效管理内部规程";
    home.json(&["register", "documents", "add", title, "--issuer", "上饶市财政局", "--on", "2020-12-01"], 0);
    let train = |people: &str| {
        let args = ["register", "trainings", "add", "监控培训", "--on", "2021-06-17", "--people", people];
        args.map(String::from).to_vec()
    };
    let call = |people: &str| train(people).iter().map(String::as_str).collect::<Vec<_>>().join("\u{0}");
    let run = |people: &str| {
        let joined = call(people);
        let args: Vec<&str> = joined.split('\u{0}').collect();
        status(&home.run(&args))
    };
    assert_eq!((run("0"), run("240"), run("30")), (2, 0, 0));
    let all = home.json(&["register", "trainings"], 0);
    assert_eq!((&all["total"], &all["people"]), (&json!(2), &json!(270)));
    home.json(&["register", "trainings", "withdraw", "2", "--reason", "重复"], 0);
    assert_eq!(home.json(&["register", "trainings", "list"], 0)["people"], 240);
    home.refused(&["register", "trainings", "withdraw", "2", "--reason", "重复"], &["没有第 2 号登记"]);
    let news = ["register", "publicity", "add", "花钱必问效", "--channel", "上饶日报", "--on", "2021-06-02"];
    home.json(&news, 0);
    assert_eq!(home.json(&["register", "publicity"], 0)["publicity"][0]["channel"], "上饶日报");
    assert_eq!(home.json(&["register", "documents", "--year", "2019"], 0)["documents"], json!([]));
}

#[test]
fn a_suspended_project_is_seen_when_next_year_s_target_is_reviewed() {
    let home = Home::city();
    home.json(&["apply", "propose", AIR, "--suspend", "--reason", "整改逾期"], 0);
    home.write(
        "项目2022.csv",
        format!("项目代码,项目名称,部门代码,部门名称\n{AIR},三清山机场航线运营补贴,148,市民航局\n36110022T000000000009,宣传,148,市民航局\n"),
    );
    let done = home.run(&["import", "项目2022.csv", "--year", "2022"]);
    assert_eq!(status(&done), 0, "{}", said(&done));
    let list = || home.json(&["target", "list", "--year", "2022"], 0)["targets"].clone();
    let of =
        |code: &str| list().as_array().expect("rows").iter().find(|t| t["project_code"] == code).expect("it").clone();
    assert_eq!(of(AIR)["frozen"], "整改逾期未完成，暂缓安排");
    assert_eq!(of("36110022T000000000009")["frozen"], Json::Null);
    let table = home.run(&["target", "list", "--year", "2022", "--lang", "en"]);
    assert!(super::shown(&table).contains("suspended"));
    // The budget division lets it be arranged: the flag is gone.
    home.json(&["apply", "decide", AIR, "--decline", "--reason", "已整改到位", "--year", "2021"], 0);
    assert_eq!(of(AIR)["frozen"], Json::Null);
}

#[test]
fn a_classified_project_is_in_no_list_and_no_file_of_the_open_and_counts_without_a_name() {
    let home = Home::city();
    let name = "三清山机场航线运营补贴";
    home.json(&["apply", "propose", AIR, "--grade", "差", "--reason", "评价"], 0);
    draft(&home, "6000");
    let counted = |home: &Home| {
        let sheet = home.json(&["assess", "show", "148", "--evidence"], 0);
        let items = sheet["items"].as_array().expect("items").clone();
        items.into_iter().find(|i| i["item"] == "execution").expect("execution")["rows"][0].clone()
    };
    assert_eq!(counted(&home)["code"], AIR);
    home.json(&["disclose", "classify", AIR, "--reason", "定密"], 0);
    let calls: [&[&str]; 9] = [
        &["disclose", "list"],
        &["disclose", "missing"],
        &["disclose", "list", "--format", "json"],
        &["disclose", "list", "--format", "csv"],
        &["apply", "list"],
        &["apply", "compare", "--format", "json"],
        &["assess", "show", "148", "--evidence"],
        &["assess", "show", "148", "--evidence", "--format", "json"],
        &["assess", "show", "148", "--item", "execution", "--format", "csv"],
    ];
    for call in calls {
        let out = super::shown(&home.run(call));
        assert!(!out.contains(AIR) && !out.contains(name), "{call:?} names it: {out}");
    }
    let row = counted(&home);
    assert_eq!(json!([row["code"], row["name"], row["should"]]), json!([null, null, "60000000"]));
    for file in ["应用.xlsx", "应用.docx"] {
        home.run(&["apply", "export", "-o", file]);
        let bytes = std::fs::read(home.path(file)).expect("file");
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a file");
        for n in 0..zip.len() {
            let mut part = String::new();
            if std::io::Read::read_to_string(&mut zip.by_index(n).expect("a part"), &mut part).is_ok() {
                assert!(!part.contains(AIR) && !part.contains(name), "{file} names it");
            }
        }
    }
}
