//! The screens of evaluation by keys, over the real store: a form filled in,
//! cut off, gone on with, handed in, judged.

mod by_keys;
mod case;
mod judging;
mod killed;
mod looks;

use std::path::PathBuf;

use jixiao::domain::form::Form;
use jixiao::present::Lang;
use jixiao::service::evaluation::{Entry, entry};
use jixiao::service::import::{self as files, Input};
use jixiao::service::period;
use jixiao::service::target::Subject;
use jixiao::service::target::import::{Request, take_in};
use jixiao::service::target::issue::{self, Which};
use jixiao::service::target::review::{Verdict, review};
use jixiao::service::target::show;
use jixiao::store::Store;
use jixiao::tui::look::{Depth, Look};

use crate::city::stamp;
use crate::drive::Drive;
use crate::targets::{by, day, decision, form, on, source};

pub const TRAINING: &str = "36110021T000000000001";
pub const PINE: &str = "36110021T000000000002";

const PROJECTS: &str = "项目代码,项目名称,主管部门,预算单位,项目类别,年初预算数\n\
    36110021T000000000001,培训费,148-市民航局,148001-市民航局本级,特定目标类,5200000\n\
    36110021T000000000002,松材线虫病防治,210-市林业局,210001-市林业局本级,特定目标类,500000\n";
const QUOTAS: &str = "项目代码,项目名称,预算单位,指标文号,指标类型,资金性质,指标金额,下达日期\n\
    36110021T000000000001,培训费,148001-市民航局本级,饶财行指〔2021〕1号,年初,一般公共预算,5200000,2021-02-01\n\
    36110021T000000000002,松材线虫病防治,210001-市林业局本级,饶财农指〔2021〕2号,年初,一般公共预算,500000,2021-02-01\n";
const PAYMENTS: &str = "凭证号,支付日期,支付金额,单位名称,项目代码,资金性质,收款人名称,用途\n\
    V1,2021-12-20,4126000,148001-市民航局本级,36110021T000000000001,一般公共预算,培训中心,培训费\n\
    V2,2021-12-30,500000,210001-市林业局本级,36110021T000000000002,一般公共预算,防治公司,防治\n";

/// The rows of TC-20: class, name, target, marks.
const TC20: [(&str, &str, &str, &str, &str); 7] = [
    ("产出指标", "数量指标", "培训期数", "≥50期", "15"),
    ("产出指标", "质量指标", "考核合格率", "≥98%", "15"),
    ("产出指标", "时效指标", "培训完成时间", "2021年12月31日前", "10"),
    ("产出指标", "成本指标", "培训总成本", "≤520万元", "10"),
    ("效益指标", "社会效益指标", "岗位能力提升", "效果明显", "20"),
    ("效益指标", "可持续影响指标", "长效培训机制", "影响长远", "10"),
    ("满意度指标", "服务对象满意度指标", "学员满意度", "≥90%", "10"),
];

fn training() -> Form {
    let mut form = form(TRAINING, "培训费", "520");
    for (row, said) in form.rows.iter_mut().zip(TC20) {
        row.level1.text = said.0.into();
        row.level2.text = said.1.into();
        row.name.text = said.2.into();
        row.target.text = said.3.into();
        row.reading = jixiao::domain::indicator::Reading::parse(said.3);
        row.marks.text = said.4.into();
    }
    form.goals.annual.text = "全年培训50期，学员满意度90%以上".into();
    form
}

/// A store with two projects whose targets were issued and whose year is over.
pub fn office() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("folder");
    let put = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("write");
        Input::Path(path)
    };
    let files = vec![put("2021年项目.csv", PROJECTS), put("2021年指标.csv", QUOTAS), put("2021年支付.csv", PAYMENTS)];
    let to = folder.path().join("city.db");
    let mut store = Store::open(&to).expect("store");
    let request = files::Request { files, ..files::Request::default() };
    files::import(&mut store, &stamp(), day("2022-01-05"), &request, &mut |_, _| true).expect("master data");
    let forms = vec![training(), form(PINE, "松材线虫病防治", "50")];
    let request = Request { files: Vec::new(), year: Some(2021), day: day("2020-10-20"), dry_run: false };
    take_in(&mut store, &stamp(), vec![source("申报表.xlsx", forms)], &request, &mut |_, _| true).expect("targets");
    for code in [TRAINING, PINE] {
        let item = show(&store, on("2020-11-05"), &Subject::Project(code.into())).expect("page").item;
        review(&mut store, &stamp(), on("2020-11-05"), &[decision(&item, Verdict::Pass, "")]).expect("passed");
    }
    let request =
        issue::Request { which: Which::Approved, document: "饶财预〔2021〕5号".into(), day: day("2021-02-10") };
    issue::issue(&mut store, &stamp(), on("2021-02-10"), &request).expect("issued");
    drop(store);
    (folder, to)
}

/// One more project of the year with its target issued, whose money was taken back.
pub fn without_money(db: &std::path::Path, folder: &std::path::Path, code: &str, name: &str) {
    let path = folder.join("补充2021年项目.csv");
    let head = PROJECTS.lines().next().expect("head");
    let text = format!("{head}\n{code},{name},148-市民航局,148001-市民航局本级,特定目标类,100000\n");
    std::fs::write(&path, text).expect("write");
    let quotas = folder.join("补充2021年指标.csv");
    let head = QUOTAS.lines().next().expect("head");
    let line = |document: &str, kind: &str, amount: &str| {
        format!("{code},{name},148001-市民航局本级,{document},{kind},一般公共预算,{amount},2021-02-01\n")
    };
    let given = line("饶财行指〔2021〕8号", "年初", "100000");
    let taken = line("饶财行指〔2021〕9号", "调减", "-100000");
    std::fs::write(&quotas, format!("{head}\n{given}")).expect("write");
    let mut store = Store::open(db).expect("store");
    let files = vec![Input::Path(path), Input::Path(quotas)];
    let request = files::Request { files, ..files::Request::default() };
    files::import(&mut store, &stamp(), day("2022-01-05"), &request, &mut |_, _| true).expect("master data");
    let request = Request { files: Vec::new(), year: Some(2021), day: day("2020-10-20"), dry_run: false };
    let forms = vec![form(code, name, "10")];
    take_in(&mut store, &stamp(), vec![source("补充.xlsx", forms)], &request, &mut |_, _| true).expect("targets");
    let item = show(&store, on("2020-11-05"), &Subject::Project(code.into())).expect("page").item;
    review(&mut store, &stamp(), on("2020-11-05"), &[decision(&item, Verdict::Pass, "")]).expect("passed");
    let request =
        issue::Request { which: Which::Approved, document: "饶财预〔2021〕6号".into(), day: day("2021-02-10") };
    issue::issue(&mut store, &stamp(), on("2021-02-10"), &request).expect("issued");
    let back = folder.join("收回2021年指标.csv");
    std::fs::write(&back, format!("{head}\n{taken}")).expect("write");
    let request = files::Request { files: vec![Input::Path(back)], ..files::Request::default() };
    files::import(&mut store, &stamp(), day("2022-01-05"), &request, &mut |_, _| true).expect("taken back");
}

/// The workstation on it.
pub fn start(size: (u16, u16), lang: Lang) -> Drive {
    let (folder, file) = office();
    let store = Store::open(&file).expect("store");
    Drive::on(store, Some(folder), lang, Look { depth: Depth::Ansi16, ascii: false }, size)
}

/// With the form of the training open, its first cell under the cursor.
pub fn filling() -> Drive {
    let mut d = start((80, 24), Lang::Zh);
    d.keys("6/培训<enter><enter>");
    assert!(d.sees("单位自评 培训费 2021"), "{}", d.screen());
    d
}

/// What is kept of the training.
pub fn kept(d: &Drive) -> Entry {
    let store = d.desk.store();
    let period = period::resolve(store, None, None).expect("period");
    entry::load(store, period, &Subject::Project(TRAINING.into())).expect("entry")
}

/// What stands in a row: actual value and reason.
pub fn said(d: &Drive, row: usize) -> (String, String) {
    let filled = kept(d).draft.sheet.lines[row].1.clone();
    (filled.actual, filled.reason)
}

/// A colleague's hand.
pub fn colleague() -> jixiao::service::Stamp {
    by("绩效办 王工")
}

/// All values of TC-20 and the reasons that they ask for.
pub const VALUES: &str = "45<enter>96.5<enter>2021-12-20<enter>530<enter>70%<enter>100%<enter>86<enter>";
