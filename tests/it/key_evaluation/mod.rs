//! Key evaluations through the services as the office works with them: chosen,
//! commissioned, planned, scored, consulted on, final; and everything refused.

mod life;
mod refused;

use jixiao::domain::date::{Date, parse_iso};
use jixiao::domain::evaluation::key::chapter::Chapter;
use jixiao::domain::evaluation::key::opinion::{Adoption, Party};
use jixiao::domain::evaluation::key::state::{State, Step};
use jixiao::domain::money::Money;
use jixiao::service::import::{self as files, Input};
use jixiao::service::key_evaluation::institutions::{self, NewInstitution};
use jixiao::service::key_evaluation::scores::{self, Entered};
use jixiao::service::key_evaluation::{
    Commission, Doing, KeyEvaluationFault, Selection, act, commission, draft, opinions, plan, select, work,
};
use jixiao::service::period::Period;
use jixiao::service::{Fault, Stamp};
use jixiao::store::Store;

use crate::city::stamp;

pub const AIR: &str = "36110019T000000000001";
pub const GRAIN: &str = "36110019T000000000002";

const HEAD: &str = "项目代码,项目名称,主管部门,预算单位,项目类别,年初预算数\n";
const AIR_ROW: &str = "36110019T000000000001,航线补贴,148-市民航局,148001-市民航局本级,特定目标类";
const GRAIN_ROW: &str =
    "36110019T000000000002,市级储备粮补贴,138-市粮食和物资储备局,138001-市粮食和物资储备局本级,特定目标类";
const SMALL_ROW: &str = "36110020T000000000003,档案整理,148-市民航局,148001-市民航局本级,其他运转类";
const PAYMENTS: &str = "凭证号,项目代码,项目名称,预算单位,支付日期,支付金额,资金性质\n\
    P1,36110019T000000000001,航线补贴,148001-市民航局本级,2019-11-20,50000000,一般公共预算\n\
    P2,36110019T000000000001,航线补贴,148001-市民航局本级,2020-11-20,54000000,一般公共预算\n\
    P3,36110019T000000000002,市级储备粮补贴,138001-市粮食和物资储备局本级,2020-12-01,30000000,一般公共预算\n";

pub fn day(s: &str) -> Date {
    parse_iso(s).expect("a day")
}

pub fn on(s: &str) -> Period {
    Period { year: 2021, as_of: day(s) }
}

pub fn by(actor: &str) -> Stamp {
    Stamp { actor: actor.into(), ..stamp() }
}

pub fn yuan(n: i64) -> Money {
    Money::from_yuan(n)
}

/// An office that knows two projects over two years and what was paid.
pub struct Office {
    pub store: Store,
}

impl Office {
    pub fn open() -> Office {
        let folder = tempfile::tempdir().expect("folder");
        let put = |name: &str, text: String| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).expect("write");
            Input::Path(path)
        };
        let files = vec![
            put("2019年项目.csv", format!("{HEAD}{AIR_ROW},60000000\n{GRAIN_ROW},30000000\n")),
            put("2020年项目.csv", format!("{HEAD}{AIR_ROW},60000000\n{GRAIN_ROW},36000000\n{SMALL_ROW},80000\n")),
            put("2021年项目.csv", format!("{HEAD}{GRAIN_ROW},36000000\n")),
            put("支付.csv", PAYMENTS.to_string()),
        ];
        let request = files::Request { files, ..files::Request::default() };
        let mut store = Store::in_memory().expect("store");
        files::import(&mut store, &stamp(), day("2021-03-01"), &request, &mut |_, _| true).expect("master data");
        Office { store }
    }

    /// An office with an institution and the airport's two years selected.
    pub fn selected() -> (Office, i64) {
        let mut office = Office::open();
        for name in ["致远绩效咨询有限公司", "明衡会计师事务所"] {
            let new = NewInstitution { name: name.into(), kind: "咨询机构".into(), ..NewInstitution::default() };
            institutions::add(&mut office.store, &stamp(), day("2021-03-01"), &new).expect("added");
        }
        let wanted = Selection {
            year: 2021,
            name: "航线补贴2019和2020年度".into(),
            subjects: vec![(AIR.into(), 2019), (AIR.into(), 2020)],
            fee: Some(yuan(90_000)),
            reason: Some("社会关注度高、金额较大".into()),
            day: day("2021-03-10"),
        };
        let id = select(&mut office.store, &stamp(), &wanted).expect("selected");
        (office, id)
    }

    pub fn commission(&mut self, id: i64) -> Result<(), Fault> {
        commission(&mut self.store, &stamp(), id, &terms("致远绩效咨询有限公司"))
    }

    pub fn step(&mut self, id: i64, step: Step, on: &str, note: &str) -> Result<State, Fault> {
        act(&mut self.store, &stamp(), id, &Doing::new(step, day(on), note))
    }

    pub fn plan(&mut self, id: i64, on: &str, text: &str) -> Result<plan::Filed, Fault> {
        let input = Input::Bytes(text.as_bytes().to_vec());
        plan::file_plan(&mut self.store, &stamp(), id, day(on), &input, &mut |_, _| true)
    }

    /// Goes on to field work with the framework that ships.
    pub fn at_work() -> (Office, i64) {
        let (mut office, id) = Office::selected();
        office.commission(id).expect("commissioned");
        let shipped = plan::shipped();
        let sha = "0".repeat(64);
        let file = ("方案.xlsx", sha.as_str(), &shipped);
        plan::file_rows(&mut office.store, &stamp(), id, day("2021-04-10"), file).expect("filed");
        office.step(id, Step::Notify, "2021-04-12", "").expect("notice");
        office.step(id, Step::ApprovePlan, "2021-04-20", "评审会纪要第3号").expect("approved");
        office.step(id, Step::Begin, "2021-04-25", "").expect("begun");
        (office, id)
    }

    /// All points but for what is named: indicator, points, reason.
    pub fn score(&mut self, id: i64, less: &[(&str, &str, &str)]) {
        let rows = plan::shipped().lines;
        let entered: Vec<Entered> = rows
            .iter()
            .map(|l| {
                let name = l.row.level3.as_str();
                let cut = less.iter().find(|c| c.0 == name);
                let full = l.row.weight.expect("weight");
                Entered {
                    indicator: name.into(),
                    points: cut.map_or(full, |c| c.1.parse().expect("points")),
                    reason: cut.map_or(String::new(), |c| c.2.into()),
                }
            })
            .collect();
        scores::enter(&mut self.store, &stamp(), id, &entered).expect("scored");
    }

    /// Money received, field work, scores and a draft with all chapters.
    pub fn drafted() -> (Office, i64) {
        let (mut office, id) = Office::at_work();
        for (year, received) in [("2019", 52_000_000), ("2020", 54_000_000)] {
            work::receive(&mut office.store, &stamp(), id, year, Some(yuan(received)), None, "到账凭证")
                .expect("received");
            let looked_at = (year, yuan(25_000_000));
            work::sample(&mut office.store, &stamp(), id, day("2021-05-10"), looked_at, "").expect("sampled");
        }
        office.score(id, &[("成本节约率", "3", "两条航线单客补贴偏高"), ("实施效益", "12.5", "客座率低，航线重复")]);
        draft::file_draft(&mut office.store, &stamp(), id, day("2021-06-30"), None, "").expect("drafted");
        draft::mark(&mut office.store, &stamp(), id, &Chapter::ALL, true, "").expect("chapters");
        (office, id)
    }

    /// An opinion with its answer.
    pub fn heard(&mut self, id: i64, on: &str) {
        for party in [Party::Unit, Party::Department, Party::Division] {
            let n = opinions::take(&mut self.store, &stamp(), id, day(on), (party, ""), "无意见").expect("taken");
            opinions::answer(&mut self.store, &stamp(), id, day(on), (n, Adoption::Adopted), "").expect("answered");
        }
    }
}

pub fn terms(institution: &str) -> Commission {
    Commission {
        institution: institution.into(),
        fee: yuan(85_000),
        day: day("2021-04-01"),
        due: day("2021-07-31"),
        contract: "JX2021-01".into(),
        lead: String::new(),
        reason: String::new(),
        seen: None,
    }
}

#[track_caller]
pub fn fault<T: std::fmt::Debug>(done: Result<T, Fault>) -> KeyEvaluationFault {
    match done {
        Err(Fault::KeyEvaluation(fault)) => fault,
        other => panic!("refused as a key evaluation, not {other:?}"),
    }
}
