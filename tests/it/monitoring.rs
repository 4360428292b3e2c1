//! The monitoring screen, by the keys it takes.

use std::path::Path;

use crate::drive::Drive;
use crate::rounds::{Desk, WELL, filled};
use crate::targets::{AIR, PINE, by, day, on};
use jixiao::domain::monitor::reported::FormState;
use jixiao::domain::monitor::round::FormStep;
use jixiao::exchange::form::read_file;
use jixiao::exchange::form::write::workbook;
use jixiao::exchange::paper::markdown;
use jixiao::exchange::sheet::Limits;
use jixiao::present::Lang;
use jixiao::present::round_report::paper;
use jixiao::service::monitor::{self, form};
use jixiao::store::Store;
use jixiao::tui::look::{Depth, Look};
use jixiao::tui::msg::Msg;

const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 36);
const LOOK: Look = Look { depth: Depth::Ansi16, ascii: false };

/// Two projects with targets in force and no round yet; files are chosen from `folder`.
fn office(folder: &Path) -> Drive {
    Drive::at(Desk::ready().office.store, None, folder.to_path_buf(), Lang::Zh, LOOK, SMALL)
}

fn state(d: &mut Drive, name: &str) -> FormState {
    let view = &d.app.monitor.forms;
    let items: Vec<_> = view.sheet.rows().iter().filter_map(|r| view.item(r.key)).collect();
    items.into_iter().find(|i| i.project.contains(name)).expect("takes part").state
}

/// What a unit does with the forms it got: fills them in and sends them.
fn answer(sent: &Path, to: &Path, actual: [&str; 7]) {
    let limits = Limits::default();
    let mut forms = Vec::new();
    let mut files: Vec<_> = std::fs::read_dir(sent).expect("folder").map(|e| e.expect("entry").path()).collect();
    files.sort();
    for file in files {
        forms.extend(read_file(&file, &limits, &mut |_, _| true).expect("forms").forms);
    }
    let forms: Vec<_> = forms.into_iter().map(|f| filled(f, actual)).collect();
    std::fs::write(to, workbook(&forms, form::SHAPE, day("2021-08-05")).expect("workbook")).expect("file");
}

/// A value that comes in with the second filing.
const AGAIN: [&str; 7] = ["700班次", "88%", "100%", "4800元", "24万人次", "3.1%", "92%"];

/// The report of the round as it is printed.
fn printed(store: &Store) -> String {
    let report = monitor::report(store, on("2021-08-05"), 7).expect("a report");
    markdown(&paper(Lang::Zh, &report))
}

/// The same steps as commands take them.
fn by_commands() -> String {
    let mut desk = Desk::open();
    let forms = |desk: &Desk, actual| [AIR, PINE].map(|code| filled(desk.form(code), actual));
    let first = forms(&desk, WELL);
    desk.file("2021-08-05", &first);
    desk.take(FormStep::Return, "2021-08-05", "旅客吞吐量与机场统计不符", AIR).expect("returned");
    desk.take(FormStep::Accept, "2021-08-05", "", PINE).expect("accepted");
    let second = forms(&desk, AGAIN);
    desk.file("2021-08-05", &second);
    desk.take(FormStep::Accept, "2021-08-05", "", AIR).expect("accepted");
    let closing = monitor::Closing { months: 7, with_missing: false, seen: None };
    monitor::close(&mut desk.office.store, &by("王工"), on("2021-08-05"), closing).expect("closed");
    printed(desk.store())
}

#[test]
fn the_july_round_runs_by_keys_alone() {
    let folder = tempfile::tempdir().expect("folder");
    let mut d = office(folder.path());
    d.keys("5");
    assert!(d.sees("按 o 开启一轮"), "{}", d.screen());
    // The months that are over, their last day, the end of the next month.
    d.keys("o");
    assert!(d.sees("2021-07-31") && d.sees("2021-08-31"), "{}", d.screen());
    d.keys("<enter>");
    assert!(d.sees("已开启 1~7月监控") && d.sees("应报 2 份"), "{}", d.screen());
    // Forms go out and come back.
    let out = folder.path().join("发出");
    d.keys(" F<c-u>").send(Msg::Paste(out.display().to_string())).keys("<enter>");
    assert!(d.sees("已写出 1 个部门的监控表"), "{}", d.screen());
    d.keys(" k F<c-u>").send(Msg::Paste(folder.path().join("全部").display().to_string())).keys("<enter>");
    answer(&folder.path().join("全部"), &folder.path().join("监控表.xlsx"), WELL);
    d.keys("i/").send(Msg::Paste("监控表.xlsx".into())).keys("<enter> /<esc><enter>");
    assert!(d.sees("监控表 2 份：收入 2"), "{}", d.screen());
    d.keys("<enter>");
    assert!(d.sees("导入结果") || d.sees("监控表 2 份：收入 2"), "{}", d.screen());
    d.keys("<enter>");
    assert!(d.sees("[报送]") && d.sees("已报 2"), "{}", d.screen());
    // Its values; the next project without closing them.
    d.keys("<enter>");
    let first = d.screen();
    d.keys("p");
    assert!(d.screen() != first && d.sees("n 下一个"), "{}", d.screen());
    d.keys("n");
    assert_eq!(d.screen(), first);
    d.keys("<esc>");
    // One goes back with a reason, the other is accepted.
    d.keys("/航线<enter>r<enter>");
    assert!(d.sees("请写明理由"), "{}", d.screen());
    d.keys("旅客吞吐量与机场统计不符<enter>");
    assert!(d.sees("已退回 1 份监控表"), "{}", d.screen());
    d.keys("<esc>");
    assert_eq!(state(&mut d, "航线"), FormState::Returned);
    // What waits stands first.
    d.keys("gy");
    assert!(d.sees("已通过 1 份监控表"), "{}", d.screen());
    // It comes in again and is accepted.
    answer(&folder.path().join("全部"), &folder.path().join("重报.xlsx"), AGAIN);
    d.keys("i/").send(Msg::Paste("重报.xlsx".into())).keys("<enter> /<esc><enter><enter><enter>");
    assert_eq!(state(&mut d, "航线"), FormState::Filed);
    d.keys("*y");
    assert_eq!(state(&mut d, "航线"), FormState::Accepted, "{}", d.screen());
    // It is closed, and its report is printed; nothing can be done to it any more.
    d.keys("<esc>5c");
    assert!(d.sees("关闭 1~7月监控轮次？已审 2 份"), "{}", d.screen());
    d.keys("y");
    assert!(d.sees("轮次已于 2021-08-05 关闭"), "{}", d.screen());
    let report = folder.path().join("报告.docx");
    d.keys("p<c-u>").send(Msg::Paste(report.display().to_string())).keys("<enter>");
    assert!(d.sees("监控报告已写入") && report.exists(), "{}", d.screen());
    d.keys("c");
    assert!(d.sees("本轮已关闭"), "{}", d.screen());
    // By keys and by commands it is the same round.
    assert_eq!(printed(d.desk.store()).replace("绩效办 李工", "王工"), by_commands());
    // What the round told stands in the project's page, and both have their place.
    d.keys("/航线<enter>D<tab><tab><tab>");
    assert!(d.sees("1~7月") && d.sees("已审"), "{}", d.screen());
    d.keys("<esc>5<tab>");
    assert_eq!(d.app.monitor.quadrants.told.dots.len(), 2, "{}", d.screen());
}

#[test]
fn nothing_is_done_to_a_form_that_is_not_there() {
    let mut d = Drive::at(Desk::open().office.store, None, "/".into(), Lang::Zh, LOOK, SMALL);
    d.keys("5y");
    assert!(d.sees("所选的没有待审的监控表"), "{}", d.screen());
    d.keys("r");
    assert!(d.sees("所选的没有可退回的监控表"), "{}", d.screen());
    d.keys("o<bs>13<enter>");
    assert!(d.sees("月份应为 1 到 12"), "{}", d.screen());
    d.keys("<bs><bs>8<tab><c-u>2021-09-30<enter>");
    assert!(d.sees("截止日"), "{}", d.screen());
}

#[test]
fn an_empty_store_says_so_on_every_view() {
    for lang in [Lang::Zh, Lang::En] {
        let store = Store::in_memory().expect("store");
        let mut d = Drive::at(store, None, "/".into(), lang, LOOK, SMALL);
        for keys in ["5", "<tab>", "<tab>", "<tab>", "<tab>", "<tab>"] {
            d.keys(keys).screen();
            d.keys("y").keys("<esc>5");
        }
    }
}

/// The sample city, on a view of the screen.
fn city(lang: Lang, size: (u16, u16), keys: &str) -> Drive {
    let mut d = Drive::new(lang, size);
    d.keys("5").keys(keys);
    d
}

#[test]
fn a_line_is_marked_as_a_contract_tail_and_the_rest_is_proposed() {
    let mut d = city(Lang::Zh, SMALL, "<tab><tab>");
    assert!(d.sees("25 行可收回"), "{}", d.screen());
    d.keys("m<tab>设备尾款<enter>");
    assert!(d.sees("已标记 1 行为合同尾款"), "{}", d.screen());
    d.keys("x<esc>");
    assert!(d.sees("24 行可收回"), "{}", d.screen());
    let folder = tempfile::tempdir().expect("folder");
    let paper = folder.path().join("建议.docx");
    d.keys("p<c-u>").send(Msg::Paste(paper.display().to_string())).keys("<enter>");
    assert!(d.sees("对 24 行提出收回建议"), "{}", d.screen());
    d.keys("y");
    assert!(d.sees("第 1 号"), "{}", d.screen());
    assert!(paper.exists());
    d.keys("p");
    assert!(d.sees("没有新的可收回资金"), "{}", d.screen());
    d.keys("vvv");
    assert!(d.sees("[收回情况]") && d.sees("未收回"), "{}", d.screen());
    d.keys("v/").send(Msg::Paste("特困人员".into())).keys("<enter>u合同终止<enter>");
    assert!(d.sees("已取消 1 行合同尾款标记"), "{}", d.screen());
}

#[test]
fn projects_are_chosen_dropped_and_checked() {
    let mut d = city(Lang::Zh, SMALL, "<tab><tab><tab>");
    assert!(d.sees("清单 10 个项目"), "{}", d.screen());
    d.keys("c合规<tab>未公开招标<enter>");
    assert!(d.sees("已登记 2 项检查"), "{}", d.screen());
    d.keys("x<esc>");
    assert!(d.sees("扩展检查 2 项，问题 1 项") && d.sees("2/7"), "{}", d.screen());
    d.keys("jjjjjjjjjj  <enter>大气污染和机场安全社会关注<enter>");
    assert!(d.sees("已选 2 个项目为重点监控"), "{}", d.screen());
    d.keys("x<esc>");
    assert!(d.sees("清单 12 个项目"), "{}", d.screen());
    d.keys("g<enter><enter>");
    assert!(d.sees("请写明理由"), "{}", d.screen());
    d.keys("改由部门监控<enter>x<esc>");
    assert!(d.sees("清单 11 个项目"), "{}", d.screen());
    d.keys("G c");
    assert!(d.sees("不在重点监控清单"), "{}", d.screen());
}

#[test]
fn two_days_are_asked_for() {
    let mut d = city(Lang::Zh, SMALL, "<tab><tab><tab><tab>");
    assert!(d.sees("2021-06-30 与 2021-07-31"), "{}", d.screen());
    d.keys("d<c-u>2021-03-31<tab><c-u>2021-02-28<enter>");
    assert!(d.sees("前一日不能晚于后一日"), "{}", d.screen());
    d.keys("<tab><c-u>2021-04-30<enter>");
    assert!(d.sees("2021-03-31 与 2021-04-30"), "{}", d.screen());
    // Another as-of day: the usual two again.
    d.keys("t<c-u>2021-05-31<enter>");
    assert!(d.sees("2021-04-30 与 2021-05-31"), "{}", d.screen());
}

#[test]
fn every_view_as_it_is_shown() {
    let looks = [("small", Lang::Zh, SMALL), ("large", Lang::Zh, LARGE), ("en", Lang::En, LARGE)];
    let views = [
        ("forms", ""),
        ("form", "<enter>"),
        ("quadrants", "<tab>"),
        ("quadrant", "<tab>vv"),
        ("idle", "<tab><tab>"),
        ("idle_reasons", "<tab><tab>vv"),
        ("key", "<tab><tab><tab>"),
        ("key_checks", "<tab><tab><tab>c"),
        ("days", "<tab><tab><tab><tab>"),
        ("tail", "<tab><tab>m"),
    ];
    for (size, lang, window) in looks {
        for (name, keys) in views {
            insta::assert_snapshot!(format!("monitor_{name}_{size}"), city(lang, window, keys).screen());
        }
    }
}

#[test]
fn what_monitoring_knows_of_a_project_stands_on_its_page() {
    for (size, lang, window) in [("small", Lang::Zh, SMALL), ("large", Lang::Zh, LARGE), ("en", Lang::En, LARGE)] {
        let mut d = Drive::new(lang, window);
        d.keys("/hxyybt<enter><enter><tab><tab><tab>");
        insta::assert_snapshot!(format!("monitor_of_a_project_{size}"), d.screen());
    }
}

#[test]
fn no_view_is_wider_than_the_window_or_falls_in_a_small_one() {
    let mut d = city(Lang::Zh, LARGE, "");
    for _ in 0..5 {
        d.keys("<tab>");
        for (w, h) in [(80, 24), (81, 25), (100, 30), (200, 60), (79, 20), (1, 1), (120, 36)] {
            d.resize(w, h);
            for line in d.lines() {
                assert!(jixiao::present::width::columns(&line) <= w as usize || w < 80, "{w}x{h} {line}");
            }
        }
    }
}
