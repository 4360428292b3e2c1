//! What an operator does, by the keys it takes.

use crate::drive::Drive;
use jixiao::present::Lang;
use jixiao::store::Store;
use jixiao::tui::look::{Depth, Look};
use jixiao::tui::msg::Msg;

const SMALL: (u16, u16) = (80, 24);

fn start() -> Drive {
    Drive::new(Lang::Zh, SMALL)
}

fn empty() -> Drive {
    let store = Store::in_memory().expect("store");
    Drive::on(store, None, Lang::Zh, Look { depth: Depth::Ansi16, ascii: false }, SMALL)
}

#[test]
fn the_first_alert_is_judged_with_two_keys() {
    let mut d = start();
    d.keys("<tab>a");
    assert!(d.sees("已核实 1 条"), "{}", d.screen());
    let verified = d.app.city.as_ref().expect("city").projects.iter().flat_map(|p| &p.alerts);
    assert_eq!(verified.filter(|a| a.state() == jixiao::domain::monitor::life::State::Acknowledged).count(), 1);
}

#[test]
fn marked_alerts_are_judged_after_one_question() {
    let mut d = start();
    d.keys("<tab>   a");
    assert!(d.sees("将 3 条预警记为已核实？"), "{}", d.screen());
    d.keys("y");
    assert!(d.sees("已核实 3 条"), "{}", d.screen());
}

#[test]
fn a_note_is_kept_and_shown_behind_the_alert() {
    let mut d = start();
    d.keys("<tab>m补贴九月集中拨付<c-d>");
    assert!(d.sees("已保存"), "{}", d.screen());
    d.resize(120, 36).keys("x<esc><enter>");
    assert!(d.sees("补贴九月集中拨付"), "{}", d.screen());
}

#[test]
fn a_note_that_was_left_is_there_again() {
    let mut d = start();
    d.keys("<tab>m写到一半<esc>");
    assert!(!d.sees("写到一半"));
    d.keys("m");
    assert!(d.sees("写到一半"), "{}", d.screen());
}

#[test]
fn a_dropped_line_loses_no_note_and_the_next_start_goes_on_there() {
    let mut d = start();
    d.keys("<tab>jjm断线前写的");
    d.send(Msg::Hangup);
    assert!(d.quit);
    let mut again = Drive::again(d);
    assert!(again.sees("按 m 接着写"), "{}", again.screen());
    again.keys("m，接着写<c-d>");
    assert!(again.sees("已保存"), "{}", again.screen());
    again.keys("x<esc><enter>");
    again.resize(120, 36);
    assert!(again.sees("断线前写的，接着写"), "{}", again.screen());
    let mut third = Drive::again(again);
    assert!(!third.sees("按 m 接着写"), "{}", third.screen());
}

#[test]
fn a_verified_alert_can_be_opened_again() {
    let mut d = start();
    d.keys("<tab>aja");
    d.keys("k<enter>a");
    assert!(d.sees("将 1 条已核实的预警重新打开？"), "{}", d.screen());
    d.keys("y");
    assert!(d.sees("已重新打开 1 条"), "{}", d.screen());
}

#[test]
fn pinyin_initials_find_a_project() {
    let mut d = start();
    d.keys("/hxbt");
    assert!(d.sees("三清山机场航线运营补贴") && d.sees(" /hxbt"), "{}", d.screen());
    d.keys("<enter><enter>");
    assert!(d.sees("36110021T000000000001"), "{}", d.screen());
    d.keys("<esc><esc>");
    assert!(d.sees("623"), "{}", d.screen());
}

#[test]
fn full_width_keys_mean_their_ascii_twins() {
    let (mut a, mut b) = (start(), start());
    assert_eq!(a.keys("？").screen(), b.keys("?").screen());
    assert_eq!(a.keys("<esc>ｊｊ：").screen(), b.keys("<esc>jj:").screen());
    // In a field they are text.
    let mut c = start();
    c.keys("/？");
    assert!(c.sees("/？"), "{}", c.screen());
}

#[test]
fn next_and_previous_stay_in_the_open_item() {
    let mut d = start();
    d.keys("<tab><enter>");
    assert!(d.sees("1/272"), "{}", d.screen());
    d.keys("nnn");
    assert!(d.sees("4/272") && d.sees("为什么"), "{}", d.screen());
    d.keys("p");
    assert!(d.sees("3/272"));
    d.keys("q");
    assert_eq!(d.app.bench.alerts.list.at(), Some(2), "the list stands where the page was left");
}

#[test]
fn linked_panes_follow_the_selection() {
    let mut d = start();
    d.keys("l");
    let first = d.app.bench.alerts.list.len();
    d.keys("/航线运营<enter>");
    let airport = d.app.bench.alerts.list.len();
    assert!(first < 272 && airport < 272 && airport > 0, "{first} {airport}");
    d.keys("l");
    assert_eq!(d.app.bench.alerts.list.len(), 272);
}

#[test]
fn sorting_by_budget_puts_the_largest_first() {
    let mut d = start();
    d.keys("sjjjj<enter>");
    let line = d.lines()[3].clone();
    assert!(line.contains("28,000.00") || line.contains(","), "{line}");
    assert!(d.sees("预算 万元v"), "{}", d.screen());
    let budgets: Vec<_> = d.app.bench.projects.shown().map(|r| r.cells[3].order()).collect();
    assert!(budgets.windows(2).all(|w| w[0] >= w[1]));
}

#[test]
fn figures_by_group_lead_to_the_projects_behind_them() {
    let mut d = start();
    d.keys("b");
    assert!(d.sees("按部门") && d.sees("1/92"), "{}", d.screen());
    d.keys("<enter>");
    let shown = d.app.bench.projects.list.len();
    assert!(shown > 0 && shown < 623, "{shown}");
    d.keys("<esc>");
    assert_eq!(d.app.bench.projects.list.len(), 623);
}

#[test]
fn every_figure_leads_back_to_its_cell() {
    let mut d = start();
    d.resize(120, 36).keys("/航线运营<enter>jvx");
    assert!(d.sees("出处") && d.sees("支付明细!") && d.sees(".xlsx"), "{}", d.screen());
}

#[test]
fn another_day_changes_the_figures() {
    let mut d = start();
    d.keys("t<c-u>2021-03-31<enter>");
    assert!(d.sees("截至 03-31"), "{}", d.screen());
    d.keys("t<c-u>不是日期<enter>");
    assert!(d.sees("不是日期"), "{}", d.screen());
    d.keys("<esc>t<c-u><enter>");
    assert!(d.sees("截至 07-31"), "{}", d.screen());
    d.keys("t<c-u>1999-01-01<enter>");
    assert!(d.sees("库中没有 1999 年"), "{}", d.screen());
    d.keys("<esc>r");
    assert!(d.sees("截至 07-31"), "a year that is not there leaves what is shown\n{}", d.screen());
}

#[test]
fn old_data_is_told_in_a_banner() {
    let mut d = start();
    assert!(!d.sees("请导入新数据"));
    d.keys("t<c-u>2021-12-31<enter>");
    assert!(d.sees("已过 153 天，请导入新数据"), "{}", d.screen());
}

#[test]
fn a_threshold_is_tried_before_it_is_set() {
    let mut d = start();
    d.keys("R/R02.red_pp<enter><enter><c-u>60<enter>");
    assert!(d.sees("rule.R02.red_pp 由 20 改为 60？") && d.sees("->"), "{}", d.screen());
    d.keys("y");
    assert!(d.sees("rule.R02.red_pp 已改为 60"), "{}", d.screen());
    d.keys("<esc><enter><c-u>abc<enter>");
    assert!(d.sees("数值不对"), "{}", d.screen());
}

#[test]
fn files_are_imported_from_inside_an_empty_store() {
    let mut d = empty();
    assert!(d.sees("这个库还没有数据"), "{}", d.screen());
    d.keys("<enter>");
    assert!(d.sees("选择文件"), "{}", d.screen());
    d.mark_files().keys("<enter>");
    assert!(d.sees("预览") && d.sees("支付明细"), "{}", d.screen());
    assert!(d.app.is_first_run(), "a preview changes nothing");
    d.keys("<enter>");
    assert!(d.sees("导入结果") && d.sees("新增预警"), "{}", d.screen());
    d.keys("<esc>");
    assert!(d.sees("623"), "{}", d.screen());
}

#[test]
fn the_sample_city_is_made_from_the_first_page() {
    let mut d = empty();
    d.keys("d");
    assert!(d.sees("在本库生成示例城市？"), "{}", d.screen());
    d.keys("y");
    assert!(d.sees("导入结果"), "{}", d.screen());
    d.keys("<esc>");
    assert!(d.sees("示例数据") && d.sees("1/623"), "{}", d.screen());
}

#[test]
fn a_suggestion_is_accepted_from_the_basket() {
    let mut d = start();
    let before = d.app.city.as_ref().expect("city").budget;
    d.keys("U<enter>");
    assert!(d.sees("接受 1 条建议？"), "{}", d.screen());
    d.keys("y");
    assert!(d.sees("已归入 1 行") && d.sees("1/4"), "{}", d.screen());
    assert_eq!(d.app.city.as_ref().expect("city").budget, before, "a payment does not change the budget");
}

#[test]
fn what_the_header_does_not_tell_the_operator_says() {
    let mut d = empty();
    d.keys("<enter>/预算指标<enter><enter>");
    assert!(d.sees("类别 按表头  单位 按表头") && d.sees("1,915"), "{}", d.screen());
    d.keys("uu");
    assert!(d.sees("单位 万元"), "{}", d.screen());
    d.keys("fj<enter>");
    assert!(d.sees("类别 部门与单位"), "{}", d.screen());
}

#[test]
fn a_file_that_is_no_table_says_so_in_the_preview() {
    let mut d = start();
    d.keys("i/city<enter><enter>");
    assert!(d.sees("预览") && d.sees("没有可导入的行"), "{}", d.screen());
}

#[test]
fn a_batch_is_undone_whole() {
    let mut d = start();
    d.keys("B");
    let before = d.app.city.as_ref().expect("city").budget;
    d.keys("d");
    assert!(d.sees("撤销批次"), "{}", d.screen());
    d.keys("y");
    assert!(d.sees("已撤销"), "{}", d.screen());
    let _ = before;
}

#[test]
fn the_view_is_exported_and_nothing_overwritten() {
    let folder = tempfile::tempdir().expect("folder");
    let file = folder.path().join("清单.csv");
    let mut d = start();
    d.keys("/市民航局<enter>e<c-u>").send(Msg::Paste(file.display().to_string())).keys("<enter>");
    assert!(d.sees("已导出"), "{}", d.screen());
    let text = String::from_utf8(std::fs::read(&file).expect("file")).expect("utf-8");
    assert!(text.contains("三清山机场航线运营补贴") && text.lines().count() < 30, "{text}");
    d.keys("je<c-u>").send(Msg::Paste(file.display().to_string())).keys("<enter>");
    assert!(d.sees("已存在"), "{}", d.screen());
    let xlsx = folder.path().join("清单.xlsx");
    d.keys("jje<c-u>").send(Msg::Paste(xlsx.display().to_string())).keys("<enter>");
    assert!(xlsx.exists());
}

#[test]
fn the_other_language_is_one_key_away() {
    let mut d = start();
    d.keys("L");
    assert!(d.sees("Projects") && d.sees("Dual-monitoring"), "{}", d.screen());
    d.keys("L");
    assert!(d.sees("双监控预警"));
}

#[test]
fn the_palette_runs_what_it_finds() {
    let mut d = start();
    d.keys(":fzhz<enter>");
    assert!(d.sees("按部门"), "{}", d.screen());
}

#[test]
fn no_tab_is_dead() {
    for key in "123456789".chars() {
        let mut d = start();
        d.keys(&key.to_string());
        assert!(!d.sees("尚未纳入本版"), "{key}\n{}", d.screen());
        d.keys("<esc>");
    }
}

#[test]
fn leaving_is_asked_once_and_control_c_leaves_at_once() {
    let mut d = start();
    d.keys("q");
    assert!(d.sees("退出绩效工作站？") && !d.quit);
    d.keys("n");
    assert!(!d.quit);
    d.keys("qy");
    assert!(d.quit);
    let mut d = start();
    assert!(d.keys("<c-c>").quit);
}

#[test]
fn nothing_is_drawn_when_nothing_happened() {
    let mut d = start();
    d.app.take_changed();
    d.keys("¥");
    assert!(!d.app.take_changed(), "a key that means nothing changes nothing");
    d.keys("j");
    assert!(d.app.take_changed());
}

#[test]
fn a_late_answer_is_dropped() {
    use jixiao::tui::effect::Effect;
    use jixiao::tui::jobs::Desk;
    let mut d = start();
    let old = d.app.update(Msg::Changed);
    let newer = d.app.update(Msg::Changed);
    let Some(Effect::Run(job, request)) = old.into_iter().next() else { panic!("a request") };
    d.app.take_changed();
    let reply = d.desk.answer(request, &mut |_, _| true);
    d.app.update(Msg::Answer(job, reply));
    assert!(!d.app.take_changed(), "the older of two answers no longer counts");
    assert_eq!(newer.len(), 1);
}
