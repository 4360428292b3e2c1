//! What an operator does with many alerts, by the keys it takes.

use crate::drive::Drive;
use jixiao::domain::monitor::life::State;
use jixiao::present::Lang;

const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 36);

/// So many alerts in a state.
fn count(d: &Drive, state: State) -> usize {
    let projects = &d.app.city.as_ref().expect("city").projects;
    projects.iter().flat_map(|p| &p.alerts).filter(|a| a.state() == state).count()
}

/// Sends the marked alerts, or the one under the cursor, into a folder of the test.
fn send(d: &mut Drive) -> std::path::PathBuf {
    let folder = d.folder().join("函");
    d.keys("n<tab><tab><tab><tab><c-u>").keys(&folder.display().to_string());
    folder
}

#[test]
fn forty_alerts_go_out_as_letters_in_one_action_and_count_down() {
    let mut d = Drive::new(Lang::Zh, SMALL);
    let log = d.desk.store().log_len().expect("log");
    d.keys("3").keys(&" ".repeat(40));
    let folder = send(&mut d);
    assert!(d.sees("40 条预警，答复期限 2021-08-16"), "{}", d.screen());
    d.keys("<enter>");
    assert!(d.sees("发函？"), "{}", d.screen());
    d.keys("y");
    assert!(d.sees("已发函"), "{}", d.screen());
    assert_eq!(count(&d, State::Noticed), 40);
    assert_eq!(d.desk.store().log_len().expect("log"), log + 1, "one entry");
    let letters = d.desk.store().letters().expect("letters");
    let files = std::fs::read_dir(&folder).expect("folder").count();
    assert_eq!(files, letters.len() + 1, "a file each, and the list");
    d.keys("g");
    assert!(d.sees("已发函 还剩10日"), "{}", d.screen());
    assert_eq!(d.screen().matches("还剩10日").count(), 19, "every line in sight counts down\n{}", d.screen());

    // By the state alone; then later, when the term is over.
    d.keys("f").keys("jjjjj<enter>");
    assert!(d.sees("已发函"), "{}", d.screen());
    d.keys("<esc>t<c-u>2021-08-19<enter>");
    assert!(d.sees("超时3日"), "{}", d.screen());
    // The first ones to be late stand first.
    d.keys("s").keys(&"j".repeat(6)).keys("<enter>");
    assert!(d.screen().lines().nth(3).is_some_and(|l| l.contains("超时3日")), "{}", d.screen());
}

#[test]
fn a_unit_answers_and_the_answer_stands_in_the_list() {
    let mut d = Drive::new(Lang::Zh, SMALL);
    d.keys("3");
    send(&mut d);
    d.keys("<enter>y");
    d.keys("d");
    assert!(d.sees("单位处置意见"), "{}", d.screen());
    d.keys("也许<enter>");
    assert!(d.sees("应为继续、调整或取消"), "{}", d.screen());
    d.keys("<c-u>2<tab><tab>调减五十万元<enter>");
    assert!(d.sees("已处置 1 条"), "{}", d.screen());
    assert!(d.sees("已发函 调整"), "{}", d.screen());
    d.resize(120, 36).keys("<enter>");
    assert!(d.sees("调整 2021-08-02 答复 调减五十万元"), "{}", d.screen());
    assert!(d.sees("饶财绩函〔2021〕30号"), "{}", d.screen());
}

#[test]
fn a_waiver_wants_a_reason_a_name_and_a_day_and_says_how_many() {
    let mut d = Drive::new(Lang::Zh, SMALL);
    d.keys("3  w");
    assert!(d.sees("2 条预警"), "{}", d.screen());
    d.keys("<enter>");
    assert!(d.sees("请写明理由"), "{}", d.screen());
    d.keys("合同已签<enter>");
    assert!(d.sees("请写明批准人"), "{}", d.screen());
    d.keys("王局<tab><c-u>2021-07-01<enter>");
    assert!(d.sees("日期早于数据日期"), "{}", d.screen());
    d.keys("<c-u>2021-12-31<enter>");
    assert!(d.sees("将 2 条预警豁免？"), "{}", d.screen());
    d.keys("y");
    assert!(d.sees("已豁免 2 条"), "{}", d.screen());
    assert_eq!(count(&d, State::Waived), 2);
    // What is waived is not verified again; opened again, it is new.
    d.keys("g").keys("a");
    assert!(d.sees("选中的预警不能这样处理"), "{}", d.screen());
    d.keys("o<enter>");
    assert_eq!(count(&d, State::Waived), 1, "{}", d.screen());
}

#[test]
fn an_answer_that_nobody_asked_for_is_not_taken() {
    let mut d = Drive::new(Lang::Zh, SMALL);
    d.keys("3d");
    assert!(d.sees("选中的预警不能这样处理"), "{}", d.screen());
    d.keys("cx<esc>");
    d.keys("y<enter>");
    assert!(d.sees("请写明理由"), "{}", d.screen());
    d.keys("已支付<enter>");
    assert!(d.sees("已消除 1 条"), "{}", d.screen());
}

#[test]
fn a_folder_with_such_a_letter_stops_them_all() {
    let mut d = Drive::new(Lang::Zh, SMALL);
    d.keys("3");
    let folder = send(&mut d);
    std::fs::create_dir_all(&folder).expect("folder");
    d.keys("<enter>y");
    assert_eq!(count(&d, State::Noticed), 1);
    let first = std::fs::read_dir(&folder).expect("folder").map(|e| e.expect("entry").path());
    let first = first.into_iter().find(|p| p.extension().is_some_and(|e| e == "docx")).expect("a letter");
    let name = first.file_name().expect("name").to_string_lossy().replace("30号", "31号");
    std::fs::write(folder.join(name), "旧").expect("there");
    send(&mut d);
    d.keys("<enter>y");
    assert!(d.sees("已存在") || d.sees("已有"), "{}", d.screen());
    assert_eq!(d.desk.store().letters().expect("letters").len(), 1);
}

#[test]
fn what_is_gone_is_shown_when_it_is_asked_for() {
    let mut d = Drive::new(Lang::Zh, LARGE);
    assert!(d.sees("双监控预警"), "{}", d.screen());
    // Half the year before: what came later is not raised, and never was on that day.
    d.keys("t<c-u>2021-12-31<enter>");
    let gone = d.app.city.as_ref().expect("city").past.len();
    if gone > 0 {
        d.keys("3f").keys("jjjjjjjjjjjj");
        assert!(d.sees("自动解除"), "{}", d.screen());
    }
}
