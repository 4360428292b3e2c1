//! Monitoring rounds by commands alone.

use jixiao::exchange::form::read_file;
use jixiao::exchange::form::write::{Shape, workbook};

use super::desk::office;
use super::*;
use jixiao::domain::date::Date;
use jixiao::domain::form::{Cited, Form};
use jixiao::exchange::sheet::Limits;

const AIRPORT: &str = "36110021T000000000001";
const NET: &str = "36110021T000000000002";

/// In the order of the target.
pub(super) const WELL: [&str; 7] = ["500班次", "88%", "未完成", "4.8万元", "12万人次", "1800万元", "92%"];

/// With the targets of two projects issued and the round 1~7月 open.
pub(super) fn monitored() -> Home {
    let home = office();
    home.json(&["target", "review", AIRPORT, NET, "--pass", "--on", "2020-10-20"], 0);
    home.json(&["target", "issue", AIRPORT, NET, "--doc", "饶财预〔2021〕6号", "--date", "2021-03-10"], 0);
    let open = ["monitor", "open", "--round", "7", "--cutoff", "2021-07-31", "--due", "2021-08-31"];
    let open = home.json(&open, 0);
    assert_eq!((&open["outcome"], &open["forms"]["total"]), (&json!("opened"), &json!(2)), "{open}");
    home
}

impl Home {
    /// The form as the program gives it, filled in and written as the unit sends it.
    pub(super) fn filled(&self, code: &str, actual: &[&str], to: &str) -> Form {
        let done = self.run(&["monitor", "form", "--round", "7", "--project", code, "-o", "发出.xlsx"]);
        assert_eq!(status(&done), 0, "{}", said(&done));
        let file = read_file(&self.path("发出.xlsx"), &Limits::default(), &mut |_, _| true).expect("a form");
        let mut form = file.forms.into_iter().next().expect("one");
        for (row, actual) in form.rows.iter_mut().zip(actual) {
            row.actual = Cited::new(*actual, "");
            row.likelihood = Cited::new("确定能", "");
        }
        self.send(&[form.clone()], to);
        form
    }

    pub(super) fn send(&self, forms: &[Form], to: &str) {
        let bytes = workbook(forms, Shape::AS_IT_IS, Date::constant(2021, 8, 20)).expect("a workbook");
        self.write(to, bytes);
    }
}

#[test]
fn a_round_from_opening_to_acceptance() {
    let home = monitored();
    let list = home.json(&["monitor", "list"], 0);
    assert_eq!(list["rounds"][0]["state"], "open");
    home.filled(AIRPORT, &WELL, "航线.xlsx");
    let dry = home.json(&["monitor", "import", "航线.xlsx", "--filed", "2021-08-20", "--dry-run"], 0);
    assert_eq!((&dry["dry_run"], &dry["summary"]["filed"]), (&json!(true), &json!(1)));
    let done = home.json(&["monitor", "import", "航线.xlsx", "--filed", "2021-08-20"], 0);
    assert_eq!(done["files"][0]["forms"][0]["outcome"], "filed", "{done}");
    let problems = &done["files"][0]["forms"][0]["problems"];
    assert_eq!((&problems[0]["problem"], problems.as_array().map(Vec::len)), (&json!("no_cause"), Some(1)), "{done}");
    let status = home.json(&["monitor", "status", "--round", "7", "--as-of", "2021-09-05"], 0);
    let summary = &status["summary"];
    assert_eq!(
        json!([summary["total"], summary["filed"], summary["missing"], summary["late"]]),
        json!([2, 1, 1, 1]),
        "{status}"
    );
    assert_eq!(status["departments"][0]["department"], "市交通运输局");
    assert_eq!(json!([status["departments"][0]["late"], status["departments"][0]["days_late"]]), json!([1, 5]));
    let one = home.json(&["monitor", "show", "--round", "7", AIRPORT, "--as-of", "2021-08-20"], 0);
    let first = &one["indicators"][0];
    // 500 of 1200 in seven months of twelve: 5/7 of what was to be done.
    assert_eq!(
        json!([first["actual"], first["progress"], first["against_standard"], first["light"]]),
        json!(["500班次", "0.4167", "0.7143", "yellow"]),
        "{one}"
    );
    // (20·5/12 + 10 + 10 + 15·0.6 + 15·0.6 + 10)/80: what is due in December does not count yet.
    assert_eq!(one["target_progress"], "0.7042");
    let project = home.json(&["project", AIRPORT, "--as-of", "2021-07-31"], 0);
    assert_eq!(project["target_progress"], "0.7042", "the figures of July know it");
    assert_eq!(project["monitoring"][0]["state"], "not_filed", "though nothing had come in by then");
    let back =
        home.json(&["monitor", "return", AIRPORT, "--round", "7", "--reason", "航线数请核实", "--on", "2021-08-22"], 0);
    assert_eq!((&back["forms"][0]["state"], &back["forms"][0]["note"]), (&json!("returned"), &json!("航线数请核实")));
    home.refused(&["monitor", "accept", AIRPORT, "--round", "7", "--on", "2021-08-22"], &["不能这样处理", "退回"]);
    home.filled(AIRPORT, &[&["800班次"], &WELL[1..]].concat(), "航线2.xlsx");
    home.json(&["monitor", "import", "航线2.xlsx", "--filed", "2021-08-24"], 0);
    let accepted = home.json(&["monitor", "accept", "--all", "--round", "7", "--on", "2021-08-25"], 0);
    assert_eq!(accepted["forms"][0]["state"], "accepted");
    let status = home.json(&["monitor", "status", "--round", "7", "--state", "accepted", "--as-of", "2021-08-25"], 0);
    assert_eq!((&status["forms"][0]["filings"], &status["forms"][0]["target_progress"]), (&json!(2), &json!("0.7667")));
}

#[test]
fn a_folder_of_forms_is_answered_for_one_by_one() {
    let home = monitored();
    std::fs::create_dir(home.path("收到")).expect("a folder");
    let out = home.json(&["monitor", "form", "--round", "7", "--all", "-o", "发出"], 0);
    assert_eq!((&out["forms"], out["files"].as_array().map(Vec::len)), (&json!(2), Some(2)));
    home.filled(AIRPORT, &["500班次", "很好", "未完成", "4.8万元", "12万人次", "1800万元", "92%"], "收到/航线.xlsx");
    home.write("收到/说明.txt", "不是表");
    let mut other = home.filled(NET, &WELL, "收到/信息化.xlsx");
    other.months = Some(6);
    other.mark = None;
    home.send(&[other], "收到/信息化上半年.xlsx");
    let done = home.json(&["monitor", "import", "收到", "--filed", "2021-08-20"], 1);
    let s = &done["summary"];
    assert_eq!(json!([s["files"], s["filed"], s["set_aside"], s["broken"]]), json!([4, 2, 1, 1]), "{done}");
    let forms: Vec<&Json> =
        done["files"].as_array().expect("files").iter().flat_map(|f| f["forms"].as_array().expect("forms")).collect();
    let aside = forms.iter().find(|f| f["outcome"] == "set_aside").expect("one was set aside");
    assert_eq!(aside["set_aside"]["reason"], "no_round");
    let noted = forms.iter().find(|f| f["project_code"] == AIRPORT).expect("the airport")["problems"][1].clone();
    assert_eq!((&noted["problem"], &noted["quote"]), (&json!("unclear"), &json!("很好")));
    assert!(noted["cell"].as_str().is_some_and(|c| !c.is_empty()), "{noted}");
    home.refused(&["monitor", "form", "--round", "9", "--all", "-o", "发出"], &["没有 1~9月监控轮次", "monitor open"]);
    home.refused(&["monitor", "open", "--round", "7", "--cutoff", "2021-06-30", "--due", "2021-08-31"], &["截止日"]);
    home.refused(&["monitor", "open", "--round", "13", "--cutoff", "2021-07-31", "--due", "2021-08-31"], &["--round"]);
    let undone = home.run(&["import", "--undo", &done["files"][1]["batch"].to_string()]);
    assert_eq!(status(&undone), 0, "{}", said(&undone));
}

#[test]
fn a_closed_round_prints_the_same_bytes_after_payments_were_corrected() {
    let home = monitored();
    home.filled(AIRPORT, &WELL, "航线.xlsx");
    home.json(&["monitor", "import", "航线.xlsx", "--filed", "2021-08-20"], 0);
    home.refused(&["monitor", "close", "--round", "7", "--on", "2021-09-01"], &["1 份监控表未报", "--with-missing"]);
    let file = |name: &str| {
        let done = home.run(&["monitor", "report", "--round", "7", "-o", name]);
        assert_eq!(status(&done), 0, "{}", said(&done));
        std::fs::read(home.path(name)).expect("a file")
    };
    let provisional = String::from_utf8(file("暂.md")).expect("text");
    assert!(provisional.contains("暂行") && provisional.contains("信息化建设经费"), "{provisional}");
    let closed = home.json(&["monitor", "close", "--round", "7", "--on", "2021-09-01", "--with-missing"], 0);
    assert_eq!(json!([closed["forms"], closed["missing"], closed["closed"]]), json!([2, 1, "2021-09-01"]));
    let names = ["一.md", "一.xlsx", "一.docx"];
    let before = names.map(file);
    assert!(
        String::from_utf8_lossy(&before[0]).contains("已支付 0.17 亿元"),
        "{}",
        String::from_utf8_lossy(&before[0])
    );

    home.write(
        "更正.csv",
        "项目代码,支付日期,支付金额,凭证号,资金性质,收款人\n\
         36110021T000000000001,2021-07-20,20000000.00,2001,一般公共预算,甲公司\n\
         36110021T000000000001,2021-08-20,5000000.00,2002,一般公共预算,甲公司\n",
    );
    let late = home.json(&["import", "更正.csv"], 0);
    let told = json!({"notice": "round_closed", "year": 2021, "round": 7, "rows": 1, "amount": "20000000.00"});
    assert_eq!(late["batches"][0]["notices"][1], told, "{late}");
    let again = names.map(|n| file(&n.replace('一', "二")));
    assert!(before == again, "identical bytes in every kind");
    let now = home.json(&["projects", "--as-of", "2021-07-31"], 0);
    assert_eq!(now["projects"][0]["paid"], "36260000.00", "the query shows the corrected figure");
    let json = home.json(&["monitor", "report", "--round", "7"], 0);
    assert_eq!(json["projects"][0]["paid"], "16260000.00", "the snapshot does not");
    assert_eq!(home.json(&["monitor", "list"], 0)["rounds"][0]["state"], "reported");
    home.refused(&["monitor", "accept", "--all", "--round", "7"], &["本轮已关闭"]);
    home.refused(&["monitor", "report", "--round", "7", "-o", "报告.txt"], &[".md"]);
    assert_eq!(home.json(&["check"], 0)["rounds"], json!([]));
}

#[test]
fn what_was_kept_of_a_closed_round_is_guarded() {
    let home = monitored();
    home.json(&["monitor", "close", "--round", "7", "--with-missing"], 0);
    let db = rusqlite::Connection::open(home.path(".local/share/jixiao/jixiao.db")).expect("the store");
    db.execute("update monitor_snapshot set body = replace(body, '16260000.00', '6000000.00')", []).expect("changed");
    drop(db);
    home.refused(&["monitor", "report", "--round", "7"], &["快照与封存时不一致", "备份"]);
    let check = home.json(&["check"], 1);
    assert_eq!(check["rounds"][0]["what"], "snapshot", "{check}");
}
