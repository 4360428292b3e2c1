//! Findings through the services as the office works with them: recorded, fed
//! back, answered, verified, urged, looked at again on any day.

mod life;
mod refused;
mod screens;

use jixiao::domain::date::{Date, parse_iso};
use jixiao::domain::money::Money;
use jixiao::domain::rectification::finding::{BudgetAction, Category, Conclusion, Number, Source};
use jixiao::domain::rectification::state::Step;
use jixiao::service::import::{self as files, Input};
use jixiao::service::period::Period;
use jixiao::service::rectification::act::Done;
use jixiao::service::rectification::add::{Draft, add};
use jixiao::service::rectification::send::{Letter, Request, send};
use jixiao::service::rectification::{Doing, Item, Queue, Seen, act, list};
use jixiao::service::{Fault, Stamp};
use jixiao::store::Store;

use crate::city::stamp;

const DEPARTMENTS: &str = "部门代码,部门名称,单位代码,单位名称,业务科室\n\
    148,市民航局,148001,市民航局本级,经建科\n\
    142,市交通运输局,142001,市交通运输局本级,经建科\n\
    142,市交通运输局,142002,市公路事业发展中心,经建科\n\
    210,市林业局,210001,市林业局本级,农业科\n";
const PROJECTS: &str = "项目代码,项目名称,主管部门,预算单位,项目类别,年初预算数\n\
    36110021T000000000001,三清山机场航线运营补贴,148-市民航局,148001-市民航局本级,特定目标类,60000000\n\
    36110021T000000000002,农村公路养护,142-市交通运输局,142002-市公路事业发展中心,特定目标类,8000000\n\
    36110021T000000000003,松材线虫病防治,210-市林业局,210001-市林业局本级,特定目标类,500000\n";

pub const AIR: &str = "36110021T000000000001";
pub const ROAD: &str = "36110021T000000000002";
pub const PINE: &str = "36110021T000000000003";

pub fn day(s: &str) -> Date {
    parse_iso(s).expect("a day")
}

pub fn on(s: &str) -> Period {
    Period { year: 2021, as_of: day(s) }
}

pub fn by(actor: &str) -> Stamp {
    Stamp { actor: actor.into(), ..stamp() }
}

pub fn number(place: u32) -> Number {
    Number { year: 2021, place }
}

/// An office that knows its departments and projects.
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
            files: vec![put("部门.csv", DEPARTMENTS), put("2021年项目.csv", PROJECTS)],
            ..files::Request::default()
        };
        let mut store = Store::in_memory().expect("store");
        files::import(&mut store, &stamp(), day("2021-08-01"), &request, &mut |_, _| true).expect("master data");
        Office { store }
    }

    /// With the two findings of the airport's evaluation.
    pub fn with_airport() -> Office {
        let mut office = Office::open();
        let numbers = office.add("2021-09-10", &airport()).expect("recorded");
        assert_eq!(numbers, [number(1), number(2)]);
        office
    }

    /// The same, fed back and delivered on September 17.
    pub fn delivered() -> Office {
        let mut office = Office::with_airport();
        office.send("2021-09-16", Some("2021-09-17"), &[1, 2]).expect("sent");
        office
    }

    pub fn add(&mut self, on_day: &str, drafts: &[Draft]) -> Result<Vec<Number>, Fault> {
        add(&mut self.store, &stamp(), on(on_day), day(on_day), drafts)
    }

    pub fn send(&mut self, on_day: &str, delivered: Option<&str>, places: &[u32]) -> Result<Vec<Letter>, Fault> {
        let request = Request { delivered: delivered.map(day), ..request(on_day) };
        let seen = self.seen(places);
        send(&mut self.store, &stamp(), &seen, &request)
    }

    pub fn seen(&self, places: &[u32]) -> Vec<Seen> {
        let of = |place: &u32| {
            let row = self.store.finding(number(*place)).expect("finding");
            Seen { number: row.finding.number, revision: row.revision() }
        };
        places.iter().map(of).collect()
    }

    pub fn act(&mut self, actor: &str, places: &[u32], doing: Doing) -> Result<Vec<Done>, Fault> {
        let seen = self.seen(places);
        act(&mut self.store, &by(actor), &seen, &doing)
    }

    pub fn step(&mut self, actor: &str, place: u32, step: Step, on_day: &str, words: &str) -> Result<Vec<Done>, Fault> {
        self.act(actor, &[place], Doing::new(step, day(on_day), words))
    }

    pub fn verify(&mut self, actor: &str, place: u32, on_day: &str, found: Conclusion) -> Result<Vec<Done>, Fault> {
        let doing = Doing {
            conclusion: Some(found), ..Doing::new(Step::Verify, day(on_day), "查阅了合同和拨付凭证")
        };
        self.act(actor, &[place], doing)
    }

    pub fn list(&self, queue: Queue, on_day: &str) -> Vec<Item> {
        list(&self.store, on(on_day), queue).expect("ledger")
    }

    pub fn item(&self, place: u32, on_day: &str) -> Item {
        self.list(Queue::All, on_day).into_iter().find(|i| i.number().place == place).expect("in the ledger")
    }
}

pub fn request(on_day: &str) -> Request {
    Request {
        document: "饶财绩函〔2021〕12号".into(),
        day: day(on_day),
        delivered: None,
        term: None,
        receiver: None,
        copies: Vec::new(),
        summary: String::new(),
    }
}

/// What the report on the airport's route subsidies of 2019 and 2020 found.
pub fn airport() -> [Draft; 2] {
    let common = Draft {
        project: Some(AIR.into()),
        source_document: Some("饶财绩评〔2021〕3号".into()),
        period: "2019、2020年度".into(),
        ..Draft::new(Source::KeyEvaluation, Category::Outcome, "")
    };
    [
        Draft {
            description: "上饶=北京大兴航线与昆明=上饶=哈尔滨航线财政补贴成本较高，性价比较差。".into(),
            figure: "单座补贴成本402.50元，比航线平均高38.6%".into(),
            item: "上饶=北京大兴；昆明=上饶=哈尔滨".into(),
            amount: Some(Money::from_yuan(18_600_000)),
            requirement: "重新测算补贴标准，与航空公司商定后签订补充协议。".into(),
            action: BudgetAction::Cut,
            action_amount: Some(Money::from_yuan(3_000_000)),
            ..common.clone()
        },
        Draft {
            category: Category::Decision,
            description: "北京（南苑）=上饶=佛山和上饶=北京大兴航线重复。".into(),
            item: "北京（南苑）=上饶=佛山；上饶=北京大兴".into(),
            requirement: "取消重复航线，优化航线网络。".into(),
            ..common
        },
    ]
}
