//! The screens of targets, by the keys it takes to review, issue and look back.

use crate::drive::{Drive, bare_city_file};
use crate::targets::{form, source};
use jixiao::domain::date::parse_iso;
use jixiao::domain::form::{Cited, Form};
use jixiao::domain::indicator::Reading;
use jixiao::present::Lang;
use jixiao::service::target::import::{Request, take_in};
use jixiao::service::target::{Item, Queue, list};
use jixiao::service::{Stamp, period};
use jixiao::store::Store;
use jixiao::tui::look::{Depth, Look};

const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 36);

/// How many targets wait.
const FILED: usize = 12;

/// The sample city with targets of its first projects, every third of them faulty.
fn desk_of(lang: Lang, size: (u16, u16), look: Look) -> Drive {
    let (folder, file) = bare_city_file();
    let mut store = Store::open(&file).expect("store");
    let period = period::resolve(&store, None, None).expect("period");
    let items = list(&store, period, Queue::NotFiled, "").expect("items");
    let forms: Vec<Form> = items
        .iter()
        .filter(|i| i.required && i.code.as_deref().is_some_and(|c| c.starts_with("3611")))
        .take(FILED)
        .enumerate()
        .map(|(n, i)| filed(n, i))
        .collect();
    let stamp = Stamp { actor: "绩效办 王工".into(), at: "2020-11-05T09:00:00+08:00".into() };
    let request =
        Request { files: Vec::new(), year: Some(2021), day: parse_iso("2020-11-05").expect("day"), dry_run: false };
    let done = take_in(&mut store, &stamp, vec![source("申报表.xlsx", forms)], &request, &mut |_, _| true);
    let done = done.expect("taken in");
    assert_eq!(done.forms().filter(|f| f.outcome.is_new()).count(), FILED, "{done:?}");
    Drive::on(store, Some(folder), lang, look, size)
}

fn filed(n: usize, item: &Item) -> Form {
    let wan = item.budget.wan().normalize().to_string();
    let mut form = form(item.code.as_deref().unwrap_or_default(), &item.name, &wan);
    form.department = Cited::new(item.department.clone(), "B5");
    form.rows[2].name.text = "新航线开通时间".into();
    form.rows[2].target.text = "2021年6月30日前".into();
    form.rows[2].reading = Reading::parse("2021年6月30日前");
    // No two projects are measured by the same words.
    for row in &mut form.rows {
        row.name.text = format!("{}{}", item.department, row.name.text);
    }
    if n.is_multiple_of(3) {
        form.rows[1].target.text = "290%".into();
        form.rows[1].reading = Reading::parse("290%");
        form.rows[4].target.text = "效果明显".into();
        form.rows[4].reading = Reading::parse("效果明显");
    }
    form
}

fn start() -> Drive {
    desk_of(Lang::Zh, SMALL, Look { depth: Depth::Ansi16, ascii: false })
}

fn count(d: &Drive, queue: Queue) -> usize {
    d.app.targets.len(queue)
}

#[test]
fn ten_targets_are_passed_or_returned_with_at_most_two_keys_each() {
    let mut d = start();
    d.keys("4");
    assert_eq!(count(&d, Queue::ToReview), FILED);
    d.keys("<enter>");
    for n in 0..10 {
        let (keys, said) = if n % 3 == 0 { ("r<c-d>", "已退回") } else { ("y", "已通过") };
        d.keys(keys);
        assert!(d.sees(said), "{n}\n{}", d.screen());
    }
    assert!(d.sees("11/12"), "the next one is open\n{}", d.screen());
    d.keys("<esc>");
    assert_eq!((count(&d, Queue::ToReview), count(&d, Queue::Returned), count(&d, Queue::Reviewed)), (2, 4, 6));
    assert_eq!(count(&d, Queue::Mine), 10);
}

fn small() -> Drive {
    let mut d = start();
    d.keys("4");
    d
}

#[test]
fn what_was_decided_is_taken_back_in_its_order() {
    let mut d = small();
    d.keys("<enter>r<c-d>y");
    assert!(d.sees("3/12"), "{}", d.screen());
    d.keys("u");
    assert!(d.sees("已撤回 1 项审核决定"), "{}", d.screen());
    d.keys("u<esc>");
    assert_eq!((count(&d, Queue::ToReview), count(&d, Queue::Reviewed), count(&d, Queue::Returned)), (FILED, 0, 0));
    d.keys("u");
    assert!(d.sees("没有可撤回的审核"), "{}", d.screen());
}

#[test]
fn marked_targets_are_passed_after_one_question_that_says_how_many() {
    let mut d = small();
    d.keys("j  y");
    assert!(d.sees("审核通过 2 个目标？"), "{}", d.screen());
    d.keys("y");
    assert!(d.sees("已通过 2 个目标"), "{}", d.screen());
    assert_eq!((count(&d, Queue::ToReview), count(&d, Queue::Reviewed)), (FILED - 2, 2));
    d.keys("u");
    assert_eq!(count(&d, Queue::ToReview), FILED, "what was decided at once is taken back at once");
}

#[test]
fn faults_among_the_marked_are_told_before_they_pass() {
    let mut d = small();
    d.keys("*y");
    assert!(d.sees("审核通过 12 个目标？其中 4 个有确定的问题。"), "{}", d.screen());
    d.keys("n");
    assert_eq!(count(&d, Queue::ToReview), FILED);
}

#[test]
fn many_go_back_each_with_its_own_objections() {
    let mut d = small();
    d.keys("   r请于三日内修改<c-d>");
    assert!(d.sees("退回 3 个目标？"), "{}", d.screen());
    d.keys("y");
    assert!(d.sees("已退回 3 个目标"), "{}", d.screen());
    d.keys("<tab><tab>D");
    assert!(d.sees("请于三日内修改 1. D16"), "{}", d.screen());
}

#[test]
fn the_text_that_goes_back_holds_the_objections_and_is_kept_when_left() {
    let mut d = small();
    d.keys("<enter>r");
    assert!(d.sees("1. D16 「效果明显」没有数值，无法衡量"), "{}", d.screen());
    d.keys("另附测算<esc>r");
    assert!(d.sees("另附测算"), "{}", d.screen());
    d.keys("<c-d>");
    assert!(d.sees("已退回"), "{}", d.screen());
}

#[test]
fn a_rejection_needs_a_reason() {
    let mut d = small();
    d.keys("j<enter>X");
    d.keys("<c-d>");
    assert!(d.sees("请写明理由"), "{}", d.screen());
    d.keys("与部门职责无关<c-d>");
    assert!(d.sees("不通过"), "{}", d.screen());
}

#[test]
fn marks_go_with_the_decision_and_poor_does_not_pass() {
    let mut d = small();
    d.keys("<enter>g差<enter>");
    assert!(d.sees("等级 差"), "{}", d.screen());
    d.keys("y");
    assert!(d.sees("评为差，不能通过"), "{}", d.screen());
    d.keys("<esc>g<bs>l<enter>y<esc>");
    assert_eq!(count(&d, Queue::Reviewed), 1);
    d.keys("<tab>");
    assert!(d.sees("良"), "{}", d.screen());
}

#[test]
fn points_of_eight_items_make_the_grade() {
    let mut d = small();
    d.keys("<enter>g<tab>9<tab>9<tab>14<tab>13<tab>13<tab>14<tab>9<tab>9");
    assert!(d.sees("等级 优 90"), "{}", d.screen());
    d.keys("<bs>12<enter>");
    assert!(d.sees("分数不在范围内"), "{}", d.screen());
    d.keys("<bs><bs>8<enter>");
    assert!(d.sees("等级 良 89"), "{}", d.screen());
}

#[test]
fn a_sitting_is_summed_up_and_ended() {
    let mut d = small();
    d.keys("<enter>r<c-d>yyn<esc><esc>");
    for said in ["本次审核小结", "通过", "2 个", "退回", "1 个", "看过未决"] {
        assert!(d.sees(said), "{said}\n{}", d.screen());
    }
    d.keys("<esc>4Zy");
    assert!(d.sees("本次审核已结束"), "{}", d.screen());
    d.keys("<esc>u");
    assert!(d.sees("没有可撤回的审核"), "{}", d.screen());
}

#[test]
fn the_last_of_a_queue_leads_back_to_the_list() {
    let mut d = small();
    d.keys("G<enter>y");
    assert!(d.sees("本次审核小结"), "{}", d.screen());
    d.keys("<esc>");
    assert!(d.sees("待审 11"), "{}", d.screen());
}

#[test]
fn only_rows_with_objections_are_shown_and_an_objection_leads_to_its_row() {
    let mut d = small();
    d.keys("<enter>o");
    assert!(d.sees("效果明显") && !d.sees("≥1200班次"), "{}", d.screen());
    d.keys("o<tab>");
    d.keys("<enter>");
    assert!(d.sees("指标全文") && d.sees("效果明显"), "{}", d.screen());
}

#[test]
fn pinyin_finds_a_target_and_a_filter_narrows_the_queue() {
    let mut d = small();
    d.keys("/hxyy");
    assert_eq!(d.app.sheet().map(|s| s.list.len()), Some(1), "{}", d.screen());
    d.keys("<esc>fjj<enter>");
    let shown = d.app.sheet().map_or(0, |s| s.list.len());
    assert!(shown > 0 && shown < FILED, "{}", d.screen());
}

#[test]
fn coverage_counts_departments_projects_and_money() {
    let mut d = small();
    d.keys("<enter>y<esc>c");
    assert!(d.sees("部门整体") && d.sees("92") && d.sees("623"), "{}", d.screen());
    d.keys("<esc>n");
    assert!(d.sees("资金不得安排") && d.sees("没有报送绩效目标"), "{}", d.screen());
}

#[test]
fn nothing_is_decided_that_was_not_seen() {
    use jixiao::tui::effect::{Effect, Request};
    use jixiao::tui::msg::Msg;
    let mut d = small();
    d.keys("<enter>");
    let y = || Msg::Key(crossterm::event::KeyEvent::from(crossterm::event::KeyCode::Char('y')));
    let first = d.app.update(y());
    assert!(matches!(first.as_slice(), [Effect::Run(_, Request::Judge(..))]), "{first:?}");
    assert!(d.app.update(y()).is_empty(), "while it is kept, the key does nothing");
}

#[test]
fn what_is_to_be_corrected_leaves_as_a_letter_or_a_sheet() {
    use jixiao::tui::msg::Msg;
    let folder = tempfile::tempdir().expect("folder");
    let mut d = small();
    for ending in ["docx", "xlsx"] {
        let file = folder.path().join(format!("清单.{ending}"));
        d.keys("w<c-u>").send(Msg::Paste(file.display().to_string())).keys("<enter>");
        assert!(d.sees("已写出 1 个目标的 2 条修改意见"), "{}", d.screen());
        assert!(file.exists());
    }
    d.keys("w<c-u>").send(Msg::Paste(folder.path().join("清单.txt").display().to_string())).keys("<enter>");
    assert!(d.sees("文件名须以 .docx 或 .xlsx 结尾"), "{}", d.screen());
    d.keys("<esc>");
    let many = folder.path().join("多个.docx");
    d.keys("*w<c-u>").send(Msg::Paste(many.display().to_string())).keys("<enter>");
    assert!(d.sees("已写出 4 个目标的"), "{}", d.screen());
    let written = std::fs::read_dir(folder.path()).expect("folder").count();
    assert_eq!(written, 2 + 4, "a file a department");
}

#[test]
fn forms_to_fill_in_are_written_for_a_department() {
    use jixiao::tui::msg::Msg;
    let folder = tempfile::tempdir().expect("folder");
    let to = folder.path().join("申报表");
    let mut d = small();
    for _ in 0..2 {
        d.keys("F<c-u>").send(Msg::Paste(to.display().to_string())).keys("<enter>");
    }
    assert!(d.sees("已存在"), "nothing is overwritten\n{}", d.screen());
    let names: Vec<String> = std::fs::read_dir(&to)
        .expect("folder")
        .map(|e| e.expect("entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(names.len(), 1, "{names:?}");
    assert!(names[0].contains("市民航局"), "{names:?}");
}

#[test]
fn what_has_passed_is_issued_with_the_budget_and_locked() {
    let mut d = small();
    d.keys("<enter>r<c-d>yyr<c-d><esc><tab>p");
    assert!(d.sees("批复文号") && d.sees("2021-08-02"), "{}", d.screen());
    d.keys("<enter>");
    assert!(d.sees("请填写批复文号"), "{}", d.screen());
    d.keys("饶财预〔2021〕12号<tab><c-u>2021-07-31<enter>");
    assert!(d.sees("批复下达 2 个目标") && d.sees("5,210.00"), "{}", d.screen());
    insta::assert_snapshot!("target_issue_asked", d.screen());
    d.keys("y");
    assert!(d.sees("已按 饶财预〔2021〕12号 批复下达 2 个目标") && d.sees("已批复"), "{}", d.screen());
    d.keys("<enter>y");
    assert!(d.sees("已锁定") || d.sees("不能办"), "{}", d.screen());
}

#[test]
fn what_cannot_be_issued_is_named_with_the_reason() {
    let mut d = small();
    d.keys("<enter>r<c-d>y<esc>");
    d.keys("p");
    assert!(d.sees("批复下达从「已审」队列开始"), "{}", d.screen());
    d.keys("<tab>*p");
    d.keys("饶财预〔2021〕12号<enter>");
    assert!(d.sees("批复下达 1 个目标"), "{}", d.screen());
}

/// A folder beside the sample city's files with forms of two projects, one
/// that nobody knows, and a file that is none.
fn forms_folder(d: &Drive) -> std::path::PathBuf {
    use jixiao::exchange::form::write::{Shape, write_workbook};
    use jixiao::exchange::out::Existing;
    let folder = crate::drive::sample().0.path().join("绩效表");
    std::fs::create_dir_all(&folder).expect("folder");
    let period = period::resolve(d.desk.store(), None, None).expect("period");
    let items = list(d.desk.store(), period, Queue::NotFiled, "").expect("items");
    let of: Vec<&Item> =
        items.iter().filter(|i| i.required && i.code.as_deref().is_some_and(|c| c.starts_with("3611"))).collect();
    let mut unknown = filed(1, of[0]);
    unknown.project_code.text = "36110021T999999999999".into();
    unknown.project.text = "没有这个项目".into();
    let today = parse_iso("2021-08-02").expect("day");
    for (name, forms) in [("一.xlsx", vec![filed(1, of[0]), filed(3, of[1])]), ("二.xlsx", vec![unknown])] {
        let done = write_workbook(&folder.join(name), &forms, Shape::AS_IT_IS, today, Existing::Replace);
        done.expect("written");
    }
    std::fs::write(folder.join("三.docx"), "不是文档").expect("written");
    folder
}

#[test]
fn target_forms_come_in_through_the_import_page() {
    let (folder, file) = bare_city_file();
    let store = Store::open(&file).expect("store");
    let look = Look { depth: Depth::Ansi16, ascii: false };
    let mut d = Drive::on(store, Some(folder), Lang::Zh, look, SMALL);
    forms_folder(&d);
    d.keys("i/绩效表<enter><enter>*<enter>");
    for said in ["绩效表 4", "新报 2", "未收 1", "读不出的文件 1"] {
        assert!(d.sees(said), "{said}\n{}", d.screen());
    }
    insta::assert_snapshot!("import_forms_small", d.screen());
    insta::assert_snapshot!("import_forms_large", d.resize(120, 36).screen());
    d.resize(80, 24).keys("<enter>");
    assert!(d.sees("导入结果") && d.sees("新报 2"), "{}", d.screen());
    d.keys("<enter>");
    assert_eq!(count(&d, Queue::ToReview), 2, "{}", d.screen());
    d.keys("i*<enter>");
    assert!(d.sees("无变化 2"), "the second time nothing is new\n{}", d.screen());
}

macro_rules! pages {
    ($($name:ident: $keys:expr;)+) => {
        $(#[test]
        fn $name() {
            let name = stringify!($name);
            let look = Look { depth: Depth::Ansi16, ascii: false };
            for (suffix, lang, size) in [("small", Lang::Zh, SMALL), ("large", Lang::Zh, LARGE), ("en", Lang::En, LARGE)] {
                let mut d = desk_of(lang, size, look);
                insta::assert_snapshot!(format!("{name}_{suffix}"), d.keys($keys).screen());
            }
        })+
    };
}

pages! {
    targets_list: "4jj";
    targets_marked: "4  ";
    target_review: "4<enter>";
    target_objections: "4<enter><tab>j";
    target_returned: "4<enter>r";
    target_grade: "4<enter>gl";
    target_whole: "4<enter>x";
    target_receipt: "4<enter>yz";
    targets_coverage: "4c";
    targets_unfunded: "4n";
    dossier_target: "4<enter>yD";
}

#[test]
fn targets_without_colour_and_with_ascii_borders() {
    let mut d = desk_of(Lang::Zh, SMALL, Look { depth: Depth::Mono, ascii: true });
    insta::assert_snapshot!("mono_ascii_review", d.keys("4<enter>").screen());
}

#[test]
fn an_empty_store_says_how_targets_come_in() {
    let store = Store::in_memory().expect("store");
    let mut d = Drive::on(store, None, Lang::Zh, Look { depth: Depth::Ansi16, ascii: false }, SMALL);
    assert!(d.keys("4").sees("库中还没有绩效目标"), "{}", d.screen());
    for key in ["<enter>", "y", "r", "p", "u", "z", "c", "<esc>", "n", "<esc>", "l", "<esc>", "D", "w", "F", " ", "f"] {
        d.keys(key).screen();
    }
}

#[test]
fn every_page_of_targets_survives_every_size() {
    for keys in ["4", "4<enter>", "4<enter><tab>", "4<enter>r", "4<enter>g", "4c"] {
        let mut d = desk_of(Lang::Zh, LARGE, Look { depth: Depth::Ansi16, ascii: false });
        d.keys(keys);
        for (w, h) in [(0, 0), (1, 1), (79, 24), (80, 24), (81, 25), (100, 24), (119, 31), (120, 29), (200, 60)] {
            d.resize(w, h).screen();
        }
    }
}
