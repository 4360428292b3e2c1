//! Flat lists in and out.

use super::*;
use crate::domain::date::Date;
use crate::domain::indicator::Reading;
use crate::exchange::form::{FormFile, read};
use crate::exchange::out::{csv, xlsx};
use crate::exchange::sheet::Limits;

fn taken(name: &str, bytes: Vec<u8>) -> FormFile {
    read(name, bytes, &Limits::default(), &mut |_, _| true).expect("list")
}

fn cells(rows: &[Row]) -> Vec<(&str, &str, &str)> {
    rows.iter().map(|r| (r.name.text.as_str(), r.target.text.as_str(), r.name.cell.as_str())).collect()
}

const LIST: &str = "2021年度绩效指标清单,,,,,,,,\n\
    备注,三级指标,项目名称,指标值,计量单位,指标性质,二级指标,一级指标,权重,项目编码\n\
    ,开通航线,航线运营补贴,9,条,≥,数量指标,产出指标,20,36110021T000000000001\n\
    新增,航班正常率,航线运营补贴,80,%,≥,质量指标,产出指标,10,36110021T000000000001\n\
    ,修缮面积,办公楼维修,1200,平方米,＝,数量指标,产出指标,30,36110021T000000000003\n\
    ,没有项目,,5,个,≥,数量指标,产出指标,,\n\
    ,旅客满意度,航线运营补贴,92,%,≥,服务对象满意度指标,满意度指标,10,36110021T000000000001\n";

#[test]
fn columns_in_any_order_make_a_form_of_each_project() {
    let file = taken("清单.csv", LIST.into());
    let [route, building] = file.forms.as_slice() else { panic!("{:#?}", file.forms) };
    assert_eq!(route.project_code, Cited::new("36110021T000000000001", "J3"));
    assert_eq!((route.project.text.as_str(), route.year), ("航线运营补贴", Some(2021)));
    let rows = [("开通航线", "≥ 9 条", "B3"), ("航班正常率", "≥ 80 %", "B4"), ("旅客满意度", "≥ 92 %", "B7")];
    assert_eq!(cells(&route.rows), rows);
    assert_eq!(route.rows[1].note, Cited::new("新增", "A4"));
    assert_eq!(cells(&building.rows), [("修缮面积", "＝ 1200 平方米", "B5")]);
    let told: Vec<_> = file.left_out.iter().map(|l| (l.cell.as_str(), l.why, l.quote.as_str())).collect();
    assert_eq!(told, [("B6", Why::NoProject, "没有项目")]);
}

#[test]
fn a_code_that_lost_its_digits_names_nobody() {
    let list = "项目代码,一级指标,二级指标,三级指标,指标值\n3.61E+20,产出指标,数量指标,开通航线,≥9条\n148001,产出指标,数量指标,航班,≥9班\n";
    let file = taken("清单.csv", list.into());
    assert_eq!(file.forms.len(), 1, "{:#?}", file.forms);
    assert_eq!(file.forms[0].project_code.text, "148001");
    let told: Vec<_> = file.left_out.iter().map(|l| (l.cell.as_str(), l.why)).collect();
    assert_eq!(told, [("A2", Why::DigitsLost)]);
}

#[test]
fn a_list_that_goes_out_comes_back() {
    let row = |class: (&str, &str), name: &str, target: &str, marks: &str| {
        let mut row = Row::empty(Block::Annual);
        (row.level1, row.level2) = (Cited::new(class.0, ""), Cited::new(class.1, ""));
        (row.name, row.target, row.marks) = (Cited::new(name, ""), Cited::new(target, ""), Cited::new(marks, ""));
        row.reading = Reading::parse(target);
        row
    };
    let form = |code: &str, name: &str, rows: Vec<Row>| Form {
        project_code: Cited::new(code, ""),
        project: Cited::new(name, ""),
        department: Cited::new("148-市民航局", ""),
        rows,
        ..Form::default()
    };
    let output = ("产出指标", "数量指标");
    let forms = [
        form(
            "36110021T000000000001",
            "航线运营补贴",
            vec![
                row(output, "开通航线", "≥9条", "20"),
                row(output, "=旅客", "效果明显", ""),
                row(output, "时限", "2021年12月底前", "5"),
            ],
        ),
        form("361100210000000000002", "办公楼维修", vec![row(output, "修缮面积", "1200平方米", "12.5")]),
    ];
    let list = sheet("指标", &forms);
    let day = Date::constant(2021, 8, 2);
    for (name, bytes) in
        [("清单.xlsx", xlsx(std::slice::from_ref(&list), day).expect("bytes")), ("清单.csv", csv(&list))]
    {
        let back = taken(name, bytes);
        assert_eq!(back.left_out, [], "{name}");
        assert_eq!(back.forms.len(), 2, "{name}");
        for (before, after) in forms.iter().zip(&back.forms) {
            assert_eq!(after.project_code.text, before.project_code.text, "{name}");
            assert_eq!(after.project.text, before.project.text, "{name}");
            assert_eq!(after.department.text, before.department.text, "{name}");
            let said = |r: &Row| {
                let read = Reading::parse(&r.target.text);
                (r.name.text.clone(), r.marks.text.clone(), read.operator, read.value, read.unit, read.date)
            };
            let (a, b): (Vec<_>, Vec<_>) =
                (after.rows.iter().map(said).collect(), before.rows.iter().map(said).collect());
            assert_eq!(a, b, "{name}");
        }
    }
}

#[test]
fn an_official_form_is_no_list() {
    let page = "项目支出绩效目标申报表,,,,\n项目名称,航线运营补贴,项目代码,36110021T000000000001,\n\
        绩效指标,一级指标,二级指标,三级指标,指标值\n,产出指标,数量指标,开通航线,≥9条\n";
    let file = taken("表.csv", page.into());
    assert_eq!(file.forms[0].project.text, "航线运营补贴");
    assert_eq!(file.forms[0].rows.len(), 1);
}
