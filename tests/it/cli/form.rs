//! Forms for the units to fill in.

use jixiao::exchange::sheet::{self, Cell, Limits};

use super::*;

fn texts(path: &Path) -> Vec<(String, Vec<String>)> {
    let (book, _) = sheet::open(path, &Limits::default(), &mut |_, _| true).expect("workbook");
    let words = |cell: &Cell| match cell {
        Cell::Text(words) => words.clone(),
        Cell::Number { value, .. } => value.normalize().to_string(),
        _ => String::new(),
    };
    let sheets = book.sheets.iter();
    sheets.map(|s| (s.name.clone(), s.rows.iter().flatten().map(words).filter(|w| !w.is_empty()).collect())).collect()
}

#[test]
fn a_project_s_form_comes_with_what_the_store_knows() {
    let home = Home::city();
    let done = home.run(&["form", "target", "--project", "36110021T000000000001", "-o", "表.xlsx"]);
    assert_eq!((status(&done), said(&done).as_str()), (0, ""));
    let sheets = texts(&home.path("表.xlsx"));
    assert_eq!(sheets.len(), 1);
    assert_eq!(sheets[0].0, "三清山机场航线运营补贴");
    for words in ["（2021年度）", "36110021T000000000001", "148-市民航局", "市民航局本级", "6000", "指标2：", "分值"]
    {
        assert!(sheets[0].1.iter().any(|w| w == words), "{words} in {:?}", sheets[0].1);
    }
}

#[test]
fn a_department_gets_its_own_form_and_those_of_its_projects() {
    let home = Home::city();
    let done = home.run(&["form", "target", "--department", "市交通运输局", "-o", "表.xlsx"]);
    assert_eq!((status(&done), said(&done).as_str()), (0, ""));
    let names: Vec<String> = texts(&home.path("表.xlsx")).into_iter().map(|s| s.0).collect();
    assert_eq!(names, ["市交通运输局", "信息化建设经费", "办公楼维修经费"]);
    let out = home.json(&["form", "target", "--all", "-o", "全部"], 0);
    assert_eq!((&out["forms"], out["files"].as_array().map(Vec::len)), (&json!(5), Some(2)));
    assert_eq!(texts(&home.path("全部/142市交通运输局.xlsx")).len(), 3);
}

#[test]
fn a_form_needs_to_know_whose() {
    let home = Home::city();
    home.refused(&["form", "target", "-o", "表.xlsx"], &["--project"]);
    home.refused(&["form", "target", "--project", "9", "-o", "表.xlsx"], &["没有项目 9"]);
    home.refused(&["form", "target", "--all"], &["没有指明文件夹", "-o"]);
    home.refused(&["form", "target", "--department", "市教育局", "-o", "表.xlsx"], &["没有部门 市教育局"]);
}

/// The sound parts of a form and one that is not: a target without a number.
fn hand_in(home: &Home) {
    let done = home.run(&["form", "target", "--project", "36110021T000000000001", "-o", "申报.xlsx"]);
    assert_eq!(status(&done), 0, "{}", said(&done));
    let list = "项目代码,项目名称,一级指标,二级指标,三级指标,指标值,分值\n\
        36110021T000000000001,三清山机场航线运营补贴,产出指标,数量指标,开通航线,效果明显,50\n\
        36110021T000000000001,三清山机场航线运营补贴,效益指标,社会效益指标,旅客吞吐量,≥65万人次,40\n";
    home.write("清单.csv", list);
    let done = home.run(&["target", "import", "清单.csv", "--format", "json"]);
    assert!(status(&done) <= 1, "{}", said(&done));
}

#[test]
fn what_is_to_be_corrected_leaves_as_a_letter_and_as_a_sheet() {
    let home = Home::city();
    hand_in(&home);
    let out = home.json(&["target", "corrections", "--department", "148", "-o", "修改.xlsx"], 0);
    assert_eq!((&out["targets"], &out["files"]), (&json!(1), &json!(["修改.xlsx"])));
    let sheets = texts(&home.path("修改.xlsx"));
    assert_eq!(sheets[0].0, "市民航局");
    for words in ["36110021T000000000001 三清山机场航线运营补贴", "效果明显", "F2"] {
        assert!(sheets[0].1.iter().any(|w| w == words), "{words} in {:?}", sheets[0].1);
    }
    let done = home.run(&["target", "corrections", "36110021T000000000001", "-o", "修改.docx"]);
    assert!(shown(&done).contains("修改.docx"), "{}", said(&done));
    assert!(std::fs::read(home.path("修改.docx")).expect("file").starts_with(b"PK"));
    let none = home.json(&["target", "corrections", "--department", "142", "-o", "无.docx"], 0);
    assert_eq!(json!([none["targets"], none["files"]]), json!([0, []]));
    home.refused(&["target", "corrections", "--department", "142"], &["没有指明文件"]);
    home.refused(&["target", "corrections", "-o", "修改.docx"], &["缺少"]);
}
