//! What the city's office did with problems that were found: the two of the
//! airport's evaluation that the report tells of, and others in every stage.
//! Every step is the service's own; the days lie before [`super::STANDS_ON`].

use super::model::City;
use super::{STANDS_ON, YEAR};
use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::domain::rectification::finding::{BudgetAction, Category, Conclusion, Number, Source};
use crate::domain::rectification::ladder::Measure;
use crate::domain::rectification::state::Step;
use crate::service::key_evaluation::problems;
use crate::service::period::Period;
use crate::service::rectification::add::{Draft, add};
use crate::service::rectification::send::{Request, send};
use crate::service::rectification::{Doing, Seen, act, press};
use crate::service::{Fault, Stamp};
use crate::store::Store;

/// Who keeps the ledger, and who verifies: never the same person.
const CLERK: &str = "示例操作员";
const VERIFIER: &str = "示例复核员";

/// Month and day of the city's year.
type On = (i8, i8);

/// What was done, and when.
enum Did {
    /// 反馈: number, summary, day of delivery.
    Sent(On, &'static str, &'static str, Option<On>),
    Planned(On, &'static str),
    Progressed(On, &'static str),
    Reported(On, &'static str),
    Verified(On, Conclusion, &'static str),
    Closed(On),
    Extended(On, On, &'static str),
    Urged(On, &'static str),
    Pressed(On, Measure),
}

/// Findings on one project, of one paper, that go the same way.
struct Case {
    project: &'static str,
    source: Source,
    document: &'static str,
    period: &'static str,
    found: On,
    findings: &'static [Found],
    did: &'static [Did],
}

/// A finding.
struct Found {
    category: Category,
    description: &'static str,
    figure: &'static str,
    item: &'static str,
    wan: i64,
    requirement: &'static str,
    action: BudgetAction,
    cut_wan: i64,
}

const fn found(category: Category, description: &'static str, requirement: &'static str) -> Found {
    Found { category, description, figure: "", item: "", wan: 0, requirement, action: BudgetAction::None, cut_wan: 0 }
}

const CASES: &[Case] = &[
    Case {
        project: "三清山机场2019和2020年度航线运营补贴",
        source: Source::KeyEvaluation,
        document: "饶财绩评〔2021〕1号",
        period: "2019、2020年度",
        found: (7, 5),
        // Its problems are those of the evaluation itself.
        findings: &[],
        did: &[
            Did::Sent(
                (7, 8),
                "饶财绩函〔2021〕26号",
                "委托第三方机构对2019、2020年度航线运营补贴开展绩效评价，综合得分76.40分，等级为中。",
                Some((7, 9)),
            ),
            Did::Planned((7, 20), "成立航线补贴整改专班，逐条航线测算单座成本，与承运人重新谈判"),
            Did::Progressed((7, 29), "已与两家承运人各谈判一轮，重复航线拟于冬春航季停飞"),
        ],
    },
    Case {
        project: "人才发展专项资金",
        source: Source::KeyEvaluation,
        document: "饶财绩评〔2020〕6号",
        period: "2019年度",
        found: (5, 20),
        findings: &[found(
            Category::Execution,
            "专项资金管理办法缺失，资金分配依据不充分",
            "制定专项资金管理办法并印发执行",
        )],
        did: &[
            Did::Sent((5, 26), "饶财绩函〔2021〕15号", "", Some((5, 27))),
            Did::Planned((6, 9), "起草管理办法，征求各部门意见"),
            Did::Urged((6, 29), "饶财绩函〔2021〕22号"),
            Did::Urged((7, 13), "饶财绩函〔2021〕27号"),
            Did::Pressed((7, 28), Measure::Propose),
        ],
    },
    Case {
        project: "中医院发展专项经费",
        source: Source::KeyEvaluation,
        document: "饶财绩评〔2020〕4号",
        period: "2019年度",
        found: (6, 10),
        findings: &[Found {
            wan: 126,
            action: BudgetAction::TakeBack,
            cut_wan: 126,
            ..found(Category::Funds, "部分设备采购结余资金闲置超过一年", "清理结余资金，交回财政统筹")
        }],
        did: &[
            Did::Sent((6, 16), "饶财绩函〔2021〕19号", "", Some((6, 17))),
            Did::Urged((7, 20), "饶财绩函〔2021〕28号"),
        ],
    },
    Case {
        project: "市级储备粮补贴",
        source: Source::KeyEvaluation,
        document: "饶财绩评〔2020〕5号",
        period: "2019年度",
        found: (6, 28),
        findings: &[found(Category::Output, "轮换进度未达年度计划，库点信息更新不及时", "调整轮换计划，按月报送进度")],
        did: &[
            Did::Sent((7, 5), "饶财绩函〔2021〕25号", "", Some((7, 6))),
            Did::Planned((7, 15), "倒排轮换工期，按旬调度"),
        ],
    },
    Case {
        project: "卫生健康专项经费",
        source: Source::DepartmentEvaluation,
        document: "",
        period: "2020年度",
        found: (6, 1),
        findings: &[found(Category::Data, "基层上报的服务人次与系统台账不一致", "核对台账，统一统计口径")],
        did: &[
            Did::Sent((6, 7), "饶财绩函〔2021〕17号", "", Some((6, 8))),
            Did::Progressed((6, 25), "已核对12个站点台账"),
            Did::Reported((7, 7), "台账全部核对一致，印发统计口径说明"),
        ],
    },
    Case {
        project: "等级保护测评",
        source: Source::SelfEvaluation,
        document: "",
        period: "2020年度",
        found: (5, 10),
        findings: &[found(Category::Output, "2个系统未按期完成测评，自评表填列为已完成", "补做测评，更正自评表")],
        did: &[
            Did::Sent((5, 14), "饶财绩函〔2021〕12号", "", Some((5, 17))),
            Did::Reported((6, 10), "两个系统测评报告已出具，自评表已更正"),
            Did::Verified((6, 18), Conclusion::Done, "查阅测评报告原件，与自评表一致"),
            Did::Closed((6, 18)),
        ],
    },
    Case {
        project: "松线虫专项治理",
        source: Source::Inspection,
        document: "饶审报〔2021〕3号",
        period: "2020年度",
        found: (4, 26),
        findings: &[Found {
            wan: 38,
            ..found(Category::Funds, "2020年度枯死木清理工程款结算单缺少验收记录", "补齐验收资料，完善结算审批")
        }],
        did: &[
            Did::Sent((5, 6), "饶财绩函〔2021〕10号", "", Some((5, 7))),
            Did::Reported((6, 4), "已补齐三个标段验收记录"),
            Did::Verified((6, 16), Conclusion::Partly, "抽查五个标段，其中两个标段验收记录仍不完整"),
            Did::Extended((6, 17), (8, 16), "涉及标段须待汛期后现场复核"),
            Did::Progressed((7, 15), "其余两个标段已完成现场复核"),
        ],
    },
    Case {
        project: "农产品广告宣传费",
        source: Source::Monitoring,
        document: "",
        period: "2021年度",
        found: (7, 26),
        findings: &[found(Category::Execution, "宣传合同未约定投放效果的考核办法", "签订补充协议，约定考核和扣款条款")],
        did: &[],
    },
    Case {
        project: "科普经费",
        source: Source::Monitoring,
        document: "",
        period: "2021年度",
        found: (7, 19),
        findings: &[found(
            Category::Output,
            "科普活动场次进度偏慢，目标完成不足三成",
            "制定下半年活动计划，按月报送完成场次",
        )],
        did: &[Did::Sent((7, 27), "饶财绩函〔2021〕29号", "", None)],
    },
    Case {
        project: "特保人员经费",
        source: Source::Inspection,
        document: "饶审报〔2020〕27号",
        period: "2019、2020年度",
        found: (3, 2),
        findings: &[found(Category::Execution, "特保人员考勤与工资发放核对不及时", "建立按月核对机制，长期执行")],
        did: &[
            Did::Sent((3, 8), "饶财绩函〔2021〕4号", "", Some((3, 9))),
            Did::Reported((4, 2), "已建立按月核对台账"),
            Did::Verified((4, 13), Conclusion::LongTerm, "台账完整，须长期坚持"),
            Did::Closed((4, 13)),
        ],
    },
    Case {
        project: "上饶市西货站一期（坑口铁路专用线）",
        source: Source::KeyEvaluation,
        document: "饶财绩评〔2020〕3号",
        period: "2018、2019年度",
        found: (6, 21),
        findings: &[found(Category::Execution, "征拆资料归档不完整，变更签证审批滞后", "完善档案，规范变更审批程序")],
        did: &[
            Did::Sent((6, 28), "饶财绩函〔2021〕23号", "", Some((6, 29))),
            Did::Planned((7, 12), "委托档案机构整理，9月底前完成"),
            Did::Extended((7, 22), (9, 30), "档案数量大，须分批整理"),
        ],
    },
];

/// What happened to the findings of the city by the day on which it stands.
///
/// # Errors
/// What the services say.
pub(super) fn make(store: &mut Store, stamp: &Stamp, city: &City) -> Result<(), Fault> {
    let mut office = Office { store, at: stamp.at.clone() };
    CASES.iter().try_for_each(|case| office.case(city, case))
}

const fn day((month, day): On) -> Date {
    Date::constant(YEAR, month, day)
}

struct Office<'a> {
    store: &'a mut Store,
    at: String,
}

impl Office<'_> {
    fn stamp(&self, actor: &str) -> Stamp {
        Stamp { actor: actor.into(), at: self.at.clone() }
    }

    fn case(&mut self, city: &City, case: &Case) -> Result<(), Fault> {
        let of_year = |p: &&super::model::Project| p.name == case.project && p.last_year == YEAR;
        let Some(project) = city.projects.iter().find(of_year) else { return Ok(()) };
        let yuan = |wan: i64| (wan > 0).then(|| Money::from_yuan(wan * 10_000));
        let draft = |f: &Found| Draft {
            source_document: Some(case.document.to_string()),
            project: Some(project.code.clone()),
            period: case.period.into(),
            figure: f.figure.into(),
            item: f.item.into(),
            amount: yuan(f.wan),
            requirement: f.requirement.into(),
            action: f.action,
            action_amount: yuan(f.cut_wan),
            ..Draft::new(case.source, f.category, f.description)
        };
        let drafts: Vec<Draft> = match self.evaluated(case)? {
            Some(of_evaluation) => of_evaluation,
            None => case.findings.iter().map(draft).collect(),
        };
        let (stamp, found) = (self.stamp(CLERK), day(case.found));
        let numbers = add(self.store, &stamp, Period { year: YEAR, as_of: STANDS_ON }, found, &drafts)?;
        case.did.iter().try_for_each(|did| self.did(&numbers, did))
    }

    /// The problems of the year's own evaluation, where the case has none of its own.
    fn evaluated(&self, case: &Case) -> Result<Option<Vec<Draft>>, Fault> {
        let all = self.store.key_evaluations(Some(YEAR))?;
        let own = all.iter().find(|c| c.name == case.project).filter(|_| case.findings.is_empty());
        own.map(|c| problems::drafts(self.store, c.id)).transpose()
    }

    fn seen(&self, numbers: &[Number]) -> Result<Vec<Seen>, Fault> {
        let of = |n: &Number| Ok(Seen { number: *n, revision: self.store.finding(*n)?.revision() });
        numbers.iter().map(of).collect()
    }

    fn did(&mut self, numbers: &[Number], did: &Did) -> Result<(), Fault> {
        let seen = self.seen(numbers)?;
        let clerk = self.stamp(CLERK);
        let (stamp, doing) = match did {
            Did::Sent(on, document, summary, delivered) => {
                let request = Request {
                    document: (*document).into(),
                    day: day(*on),
                    delivered: delivered.map(day),
                    term: None,
                    receiver: None,
                    copies: Vec::new(),
                    summary: (*summary).into(),
                };
                send(self.store, &clerk, &seen, &request)?;
                return Ok(());
            }
            Did::Urged(on, document) => {
                press::urge(self.store, &clerk, day(*on), &seen, document)?;
                return Ok(());
            }
            Did::Pressed(on, measure) => {
                press::press(self.store, &clerk, day(*on), &seen, &[*measure], "")?;
                return Ok(());
            }
            Did::Planned(on, words) => (clerk, Doing::new(Step::Plan, day(*on), words)),
            Did::Progressed(on, words) => (clerk, Doing::new(Step::Progress, day(*on), words)),
            Did::Reported(on, words) => (clerk, Doing::new(Step::Report, day(*on), words)),
            Did::Verified(on, conclusion, words) => {
                let doing = Doing::new(Step::Verify, day(*on), words);
                (self.stamp(VERIFIER), Doing { conclusion: Some(*conclusion), ..doing })
            }
            Did::Closed(on) => (self.stamp(VERIFIER), Doing::new(Step::Close, day(*on), "")),
            Did::Extended(on, to, words) => {
                let doing = Doing::new(Step::Extend, day(*on), words);
                (clerk, Doing { due: Some(day(*to)), approver: Some("分管局领导".into()), ..doing })
            }
        };
        act(self.store, &stamp, &seen, &doing)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::rectification::{Queue, list};

    #[test]
    fn every_stage_stands_in_the_city_and_the_airport_s_is_under_way() {
        let city = City::build();
        for case in CASES {
            assert!(
                city.projects.iter().any(|p| p.name == case.project && p.last_year == YEAR),
                "{} is no project",
                case.project
            );
        }
        let folder = tempfile::tempdir().expect("folder");
        let mut store = Store::in_memory().expect("store");
        let stamp = Stamp { actor: CLERK.into(), at: "2021-08-01T09:00:00+08:00".into() };
        super::super::money(&city, &mut store, &stamp, folder.path(), &mut |_, _| true).expect("money");
        super::super::evaluated::make(&mut store, &stamp, &city).expect("evaluations");
        make(&mut store, &stamp, &city).expect("findings");
        let period = Period { year: YEAR, as_of: STANDS_ON };
        let count = |queue| list(&store, period, queue).expect("ledger").len();
        let got = [Queue::All, Queue::Overdue, Queue::DueSoon, Queue::ToVerify, Queue::ToSend, Queue::Ended].map(count);
        assert_eq!(got, [12, 2, 1, 1, 1, 2]);
        let items = list(&store, period, Queue::All).expect("ledger");
        let times: Vec<i64> = items.iter().map(|i| i.clock.days_over()).filter(|d| *d > 0).collect();
        assert_eq!(times, [33, 12]);
        let airport: Vec<_> = items.iter().filter(|i| i.finding.about.contains("机场")).collect();
        assert_eq!(airport.len(), 2);
        for item in airport {
            assert_eq!((item.department.as_str(), item.copies.join("、")), ("市民航局", "预算科、经建科".into()));
            assert_eq!((item.state.key(), item.standing.due), ("in_progress", Some(day((8, 9)))));
        }
    }
}
