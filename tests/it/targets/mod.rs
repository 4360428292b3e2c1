//! Targets through the services as the office works with them: filed, checked,
//! reviewed, issued, adjusted, looked at again on any day.

mod drafting;
mod life;
mod papers;
mod sitting;
mod taking;

use jixiao::domain::date::{Date, parse_iso};
use jixiao::domain::form::{Cited, Figure, Form, FormKind, FundKind, FundRow, Row};
use jixiao::domain::indicator::Reading;
use jixiao::domain::money::{Money, MoneyUnit};
use jixiao::service::import::{self as files, Input};
use jixiao::service::period::Period;
use jixiao::service::target::import::{FormReport, Imported, Request, Source, take_in};
use jixiao::service::target::review::{Decision, Reviewed, Verdict, review};
use jixiao::service::target::{Item, Queue, Subject, list, show};
use jixiao::service::{Fault, Stamp};
use jixiao::store::Store;

use crate::city::stamp;

pub const AIR: &str = "36110021T000000000001";
pub const PINE: &str = "36110021T000000000002";

const PROJECTS: &str = "项目代码,项目名称,主管部门,预算单位,项目类别,年初预算数\n\
    36110021T000000000001,航线补贴,148-市民航局,148001-市民航局本级,特定目标类,6000000\n\
    36110021T000000000002,松材线虫病防治,210-市林业局,210001-市林业局本级,特定目标类,500000\n\
    36110021R000000000003,人员经费,210-市林业局,210001-市林业局本级,人员类,900000\n\
    36110021T000000000004,设备购置,210-市林业局,210001-市林业局本级,其他运转类,80000\n\
    36110021T000000000005,设备购置,148-市民航局,148001-市民航局本级,其他运转类,70000\n";
const QUOTAS: &str = "项目代码,项目名称,预算单位,指标文号,指标类型,资金性质,指标金额,下达日期\n\
    36110021T000000000001,航线补贴,148001-市民航局本级,饶财建指〔2021〕1号,年初,一般公共预算,6000000,2021-02-01\n\
    36110021T000000000002,松材线虫病防治,210001-市林业局本级,饶财农指〔2021〕2号,年初,政府性基金,500000,2021-02-01\n";

pub fn day(s: &str) -> Date {
    parse_iso(s).expect("a day")
}

pub fn on(s: &str) -> Period {
    Period { year: 2021, as_of: day(s) }
}

pub fn by(actor: &str) -> Stamp {
    Stamp { actor: actor.into(), ..stamp() }
}

/// An office that knows its projects and their money.
pub struct Office {
    pub store: Store,
}

impl Office {
    pub fn open() -> Office {
        let folder = tempfile::tempdir().expect("folder");
        let put = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).expect("write");
            Input::Path(path)
        };
        let request = files::Request {
            files: vec![put("2021年项目.csv", PROJECTS), put("指标.csv", QUOTAS)],
            ..files::Request::default()
        };
        let mut store = Store::in_memory().expect("store");
        files::import(&mut store, &stamp(), day("2021-08-01"), &request, &mut |_, _| true).expect("master data");
        Office { store }
    }

    /// A project list of another year.
    pub fn projects(&mut self, name: &str, text: &str) {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("write");
        let request = files::Request { files: vec![Input::Path(path)], ..files::Request::default() };
        files::import(&mut self.store, &stamp(), day("2021-08-01"), &request, &mut |_, _| true).expect("projects");
    }

    /// One file of forms, handed in on a day.
    pub fn file(&mut self, name: &str, on: &str, forms: Vec<Form>) -> Imported {
        self.try_file(name, on, forms).expect("taken in")
    }

    pub fn try_file(&mut self, name: &str, on: &str, forms: Vec<Form>) -> Result<Imported, Fault> {
        let request = Request { files: Vec::new(), year: Some(2021), day: day(on), dry_run: false };
        take_in(&mut self.store, &stamp(), vec![source(name, forms)], &request, &mut |_, _| true)
    }

    pub fn item(&self, code: &str, on_day: &str) -> Item {
        show(&self.store, on(on_day), &Subject::Project(code.into())).expect("page").item
    }

    pub fn state(&self, code: &str, on_day: &str) -> Option<&'static str> {
        self.item(code, on_day).state.map(|s| s.key())
    }

    pub fn queue(&self, queue: Queue, on_day: &str, me: &str) -> Vec<String> {
        list(&self.store, on(on_day), queue, me).expect("list").into_iter().map(|i| i.name).collect()
    }

    pub fn decide(&mut self, on_day: &str, code: &str, verdict: Verdict, note: &str) -> Result<Reviewed, Fault> {
        let decision = decision(&self.item(code, on_day), verdict, note);
        review(&mut self.store, &stamp(), on(on_day), &[decision])
    }
}

pub fn decision(item: &Item, verdict: Verdict, note: &str) -> Decision {
    let seen = item.seen().expect("something was filed");
    Decision { seen, verdict, note: note.into(), points: None, grade: None }
}

pub fn source(name: &str, forms: Vec<Form>) -> Source {
    Source { file: name.into(), sha256: "0".repeat(64), format: "xlsx".into(), forms: Ok(forms), left_out: Vec::new() }
}

pub fn only(done: &Imported) -> &FormReport {
    let mut forms = done.forms();
    let one = forms.next().expect("a form");
    assert!(forms.next().is_none(), "one form");
    one
}

fn cited(text: &str, cell: &str) -> Cited {
    Cited::new(text, cell)
}

/// A sound target form: seven indicators, weights of 90.
pub fn form(code: &str, name: &str, wan: &str) -> Form {
    let rows = [
        ("产出指标", "数量指标", "保障航班班次", "≥1200班次", "20"),
        ("产出指标", "质量指标", "航班正常率", "≥85%", "10"),
        ("产出指标", "时效指标", "补贴拨付及时率", "＝100%", "10"),
        ("产出指标", "成本指标", "每班次补贴标准", "≤5000元", "10"),
        ("效益指标", "社会效益指标", "旅客吞吐量", "≥40万人次", "15"),
        ("效益指标", "经济效益指标", "带动旅游收入增长率", "≥3%", "15"),
        ("满意度指标", "服务对象满意度指标", "旅客满意度", "≥90%", "10"),
    ];
    let amount = |cell: &str| Figure {
        cited: cited(wan, cell),
        amount: Some(Money::parse(wan, MoneyUnit::Wan).expect("an amount")),
    };
    let fund = |kind, label: &str, row: u32| FundRow {
        kind,
        label: cited(label, &format!("A{row}")),
        initial: amount(&format!("D{row}")),
        ..FundRow::default()
    };
    let row = |n: usize, r: &(&str, &str, &str, &str, &str)| {
        let at = |column: char| format!("{column}{}", 12 + n);
        Row {
            block: Default::default(),
            level1: cited(r.0, &at('A')),
            level2: cited(r.1, &at('B')),
            name: cited(r.2, &at('C')),
            target: cited(r.3, &at('D')),
            reading: Reading::parse(r.3),
            marks: cited(r.4, &at('E')),
            direction: Cited::default(),
            standard: Cited::default(),
            explanation: Cited::default(),
            note: Cited::default(),
            actual: Cited::default(),
            forecast: Cited::default(),
            likelihood: Cited::default(),
            causes: Default::default(),
            score: Cited::default(),
            reason: Cited::default(),
        }
    };
    let mut form = Form {
        kind: FormKind::ProjectTarget,
        sheet: "申报表".into(),
        title: cited("项目支出绩效目标申报表（2021年度）", "A1"),
        year: Some(2021),
        project_code: if code.is_empty() { Cited::default() } else { cited(code, "B3") },
        project: cited(name, "B4"),
        attribute: cited("延续项目", "B6"),
        money_unit: Some(MoneyUnit::Wan),
        funds: vec![fund(FundKind::Total, "年度资金总额", 8), fund(FundKind::Fiscal, "其中：财政拨款", 9)],
        rows: rows.iter().enumerate().map(|(n, r)| row(n, r)).collect(),
        texts: vec![(cited("立项依据", "A30"), cited("市政府常务会议纪要", "B30"))],
        ..Form::default()
    };
    form.goals.annual = cited("全年保障航班1200班次，旅客吞吐量达到40万人次", "B10");
    form
}

pub fn air() -> Form {
    form(AIR, "航线补贴", "600")
}

pub fn pine() -> Form {
    form(PINE, "松材线虫病防治", "50")
}

/// The same with another target in one row.
pub fn with_target(mut form: Form, row: usize, target: &str) -> Form {
    form.rows[row].target.text = target.into();
    form.rows[row].reading = Reading::parse(target);
    form
}
