//! Files in by the command line: what is said of every row, what is refused.

use super::*;

#[test]
fn an_import_says_what_became_of_every_row() {
    let home = Home::city();
    home.write(
        "八月.csv",
        "项目代码,支付日期,支付金额,凭证号,资金性质,收款人\n\
         36110021T000000000002,2021-08-05,100.00,2001,一般公共预算,甲公司\n\
         36110021T000000000002,2021-08-06,十元,2002,一般公共预算,甲公司\n\
         ,2021-08-06,50.00,2003,一般公共预算,甲公司\n",
    );
    let before = home.json(&["imports"], 0);
    let tried = home.json(&["import", "八月.csv", "--dry-run"], 1);
    assert_eq!(tried["batches"][0]["rows_imported"], 1);
    assert_eq!(home.json(&["imports"], 0), before, "a dry run leaves nothing");
    let strict = home.run(&["import", "八月.csv", "--strict"]);
    assert_eq!(status(&strict), 2);
    assert!(said(&strict).contains("2 行会被搁置"), "{}", said(&strict));
    assert!(shown(&strict).contains("C3"), "the rows are named all the same");
    assert_eq!(home.json(&["imports"], 0), before, "a refused import leaves nothing");

    let done = home.json(&["import", "八月.csv"], 1);
    let b = &done["batches"][0];
    assert_eq!(
        json!([b["file"], b["kind"], b["rows_read"], b["rows_imported"], b["rows_unchanged"], b["rows_set_aside"]]),
        json!(["八月.csv", "payments", 3, 1, 0, 2])
    );
    assert_eq!(
        json!([b["amount_imported"], b["control_total"], b["control_difference"]]),
        json!(["100.00", null, null])
    );
    assert_eq!(b["sha256"].as_str().expect("hash").len(), 64);
    let aside: Vec<_> = b["set_aside"].as_array().expect("list").iter().map(|r| (&r["cell"], &r["code"])).collect();
    assert!(aside.contains(&(&json!("C3"), &json!("bad_amount"))), "{aside:?}");
    assert!(aside.iter().any(|(_, code)| **code == json!("no_project")), "{aside:?}");
    let again = home.json(&["import", "八月.csv"], 1);
    assert_eq!(json!([again["batches"][0]["rows_imported"], again["batches"][0]["same_as"]]), json!([0, b["batch"]]));

    // The row without a project waits in the basket and can be given one.
    let waiting = home.json(&["basket"], 0);
    let id = waiting["rows"][0]["id"].as_str().expect("id").to_string();
    home.refused(&["basket", "accept", &id], &["没有建议", "--project"]);
    home.refused(&["basket", "accept", "payment:99999"], &["没有 payment:99999"]);
    let given = home.json(&["basket", "accept", &id, "--project", "36110021T000000000002"], 0);
    assert_eq!(given["accepted"], 1);
    let project = home.json(&["project", "36110021T000000000002"], 0);
    assert_eq!(project["paid"], "150.00");

    let batch = b["batch"].to_string();
    home.json(&["import", "--undo", &batch], 0);
    home.refused(&["import", "--undo", &batch], &["早已撤销"]);
    home.refused(&["import", "--undo", "99"], &["没有批次 99", "jixiao imports"]);
}

#[test]
fn standard_input_is_a_file_too() {
    let home = Home::empty();
    home.write("项目.csv", PROJECTS);
    let mut c = home.command(&["import", "-", "--year", "2021", "--format", "json"]);
    let done = c.stdin(std::fs::File::open(home.path("项目.csv")).expect("file")).output().expect("starts");
    assert_eq!(status(&done), 0, "{}", said(&done));
    let out: Json = serde_json::from_slice(&done.stdout).expect("object");
    assert_eq!(json!([out["batches"][0]["file"], out["batches"][0]["rows_imported"]]), json!(["-", 3]));
}

#[test]
fn a_sheet_left_out_is_told_and_wants_attention() {
    let home = Home::city();
    let sheet = |name: &str, rows: &str| {
        let cell = |c: &str| format!("<Cell><Data ss:Type=\"String\">{c}</Data></Cell>");
        let row = |r: &str| format!("<Row>{}</Row>", r.split(',').map(cell).collect::<String>());
        format!(
            "<Worksheet ss:Name=\"{name}\"><Table>{}</Table></Worksheet>",
            rows.lines().map(row).collect::<String>()
        )
    };
    let book = format!(
        "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
         xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">{}{}</Workbook>",
        sheet("七月", "凭证号,支付日期,项目代码,支付金额\n9,2021-07-01,36110021T000000000001,5"),
        sheet("八月", "凭证号,项目代码,支付金额,收款人\n10,36110021T000000000001,5,甲")
    );
    home.write("支付.xls", book);
    let done = home.json(&["import", "支付.xls", "--dry-run"], 1);
    let told = &done["notices"][0];
    assert_eq!(json!([told["notice"], told["sheet"], told["missing"]]), json!(["sheet_skipped", "八月", ["pay_date"]]));
    let done = home.run(&["import", "支付.xls"]);
    assert_eq!(status(&done), 1);
    assert!(shown(&done).contains("工作表「八月」") && shown(&done).contains("支付日期"), "{}", shown(&done));
}

#[test]
fn bad_input_is_refused_and_nothing_changes() {
    let home = Home::city();
    let before = home.json(&["imports"], 0);
    home.write("空.csv", "");
    home.write("缺列.csv", "项目代码,支付日期,收款人\n36110021T000000000001,2021-08-01,甲\n");
    home.write("好.csv", PAYMENTS);
    home.write("坏.xlsx", b"PK\x03\x04 this is cut off");
    home.refused(&["import", "无.xlsx"], &["无.xlsx", "没有这个文件"]);
    home.refused(&["import", "."], &["这是目录"]);
    home.refused(&["import", "空.csv"], &["空.csv", "是空的"]);
    home.refused(&["import", "缺列.csv"], &["缺列.csv", "第 1 行", "缺：", "金额", "收款人"]);
    home.refused(&["import", "好.csv", "坏.xlsx", "空.csv"], &["坏.xlsx", "空.csv：文件是空的", "提示"]);
    let done = home.run(&["import", "无\u{1b}[31m\u{202e}此.xlsx"]);
    assert!(said(&done).contains("此.xlsx") && !said(&done).contains(['\u{1b}', '\u{202e}']), "{:?}", said(&done));
    home.refused(&["import", "好.csv", "--kind", "vouchers"], &["--kind", "vouchers", "payments"]);
    home.refused(&["import"], &["缺少"]);
    home.refused(&["projects", "--as-of", "2021-02-30"], &["--as-of", "2021-02-30", "YYYY-MM-DD"]);
    home.refused(&["projects", "--year", "2018"], &["没有 2018 年"]);
    home.refused(&["rules", "set", "lagging_spend.green", "1"], &["没有参数 lagging_spend.green", "rule.R01.yellow"]);
    home.refused(&["rules", "set", "lagging_spend.yellow", "many"], &["值不对", "0.80"]);
    home.refused(&["rules", "set", "lagging_spend.yellow", "0.5"], &["界限颠倒"]);
    home.refused(&["projcts"], &["projcts", "projects"]);
    home.refused(&["projects", "--yaer", "2021"], &["--yaer", "--year"]);
    home.refused(&["brief", "--format", "xlsx"], &["不是列表"]);
    home.refused(&[], &["终端"]);
    assert_eq!(home.json(&["imports"], 0), before);
    assert_eq!(home.json(&["rules", "history"], 0)["changes"], json!([]));
}

#[test]
fn ctrl_c_in_the_middle_leaves_the_store_as_it_was() {
    let home = Home::city();
    let before = home.json(&["imports"], 0);
    let mut rows = String::from("项目代码,支付日期,支付金额,凭证号,资金性质,收款人\n");
    for n in 0..60_000 {
        rows.push_str(&format!("36110021T000000000001,2021-08-0{},{n}.00,V{n},一般公共预算,甲公司\n", n % 9 + 1));
    }
    home.write("大.csv", rows);
    let queue = home.path("new.db.queue");
    let child = home
        .command(&["import", "大.csv", "--db", "new.db"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    // The side file appears when the store is opened, which is after signals are heard.
    for _ in 0..2_000 {
        if queue.exists() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let id = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(id, rustix::process::Signal::INT).expect("it runs");
    let done = child.wait_with_output().expect("ends");
    assert_eq!(status(&done), 2, "{}", said(&done));
    assert!(said(&done).contains("已取消"), "{}", said(&done));
    assert_eq!(home.json(&["imports", "--db", "new.db"], 0)["batches"], json!([]));
    assert_eq!(home.json(&["imports"], 0), before);
}
