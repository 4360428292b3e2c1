//! Letters: what stands in the file, and that it is the same every time.

use std::io::{Cursor, Read};

use super::*;

fn letter() -> Letter {
    Letter {
        number: Some("饶财绩函〔2021〕12号".into()),
        title: "关于反馈三清山机场航线运营补贴\n绩效目标审核意见的函".into(),
        recipient: Some("市民航局".into()),
        body: vec![
            Block::Heading(1, "一、审核情况".into()),
            Block::Text("<附件> & \"引号\"\u{7}\u{FFFF}一段。\n另一段。".into()),
            Block::Numbered(vec!["补充数量指标；".into(), "指标值应当量化。".into()]),
            Block::Table(Table {
                widths: vec![1, 3],
                header: vec!["单元格".into(), "问题".into()],
                rows: vec![
                    TableRow::Group("36110021T000000000001 三清山机场航线运营补贴".into()),
                    TableRow::Cells(vec!["H12".into(), "=没有指标值".into(), "另外一句".into()]),
                    TableRow::Cells(vec!["H13".into()]),
                ],
            }),
        ],
        attachments: vec!["退回修改清单".into(), "申报表".into()],
        signature: Some(Signature { by: "上饶市财政局".into(), day: Date::constant(2021, 7, 3) }),
        copies: vec!["局预算科".into(), "经建科".into()],
        ..Letter::default()
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("archive");
    let mut text = String::new();
    archive.by_name(name).expect("part").read_to_string(&mut text).expect("text");
    text
}

#[test]
fn a_letter_says_what_it_was_given() {
    let document = part(&docx(&letter()).expect("bytes"), "word/document.xml");
    for words in [
        "市民航局：",
        "&lt;附件&gt; &amp; &quot;引号&quot;一段。",
        "2.指标值应当量化。",
        "=没有指标值",
        "另外一句",
        "附件：1.退回修改清单",
        "2021年7月3日",
        "抄送：局预算科，经建科。",
        "w:eastAsia=\"方正小标宋简体\"",
        "w:val=\"44\"",
    ] {
        assert!(document.contains(words), "{words}");
    }
    let mut reader = quick_xml::Reader::from_str(&document);
    let mut deep = 0;
    loop {
        match reader.read_event().expect("well-formed") {
            quick_xml::events::Event::Start(_) => deep += 1,
            quick_xml::events::Event::End(_) => deep -= 1,
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(deep, 0);
}

#[test]
fn the_same_letter_gives_the_same_bytes() {
    let wide = Letter { landscape: true, ..letter() };
    for letter in [letter(), wide, Letter::default()] {
        assert!(docx(&letter).expect("bytes") == docx(&letter).expect("bytes"));
    }
}

#[test]
fn a_table_without_columns_or_rows_harms_nothing() {
    let body = vec![Block::Table(Table::default()), Block::Numbered(Vec::new()), Block::Text(String::new())];
    let bytes = docx(&Letter { body, ..Letter::default() }).expect("bytes");
    assert!(part(&bytes, "word/document.xml").contains("</w:document>"));
}
