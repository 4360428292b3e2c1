//! The sample city's key evaluations: the six of the report, each at another
//! point of its life, by invented institutions; and what departments evaluated
//! themselves. Names of institutions are made up and say so.

use rust_decimal::Decimal;

use super::model::City;
use super::projects::KEY_EVALUATED;
use super::random::Random;
use crate::domain::date::{self, Date};
use crate::domain::evaluation::key::chapter::Chapter;
use crate::domain::evaluation::key::engage::Role;
use crate::domain::evaluation::key::institution::Rating;
use crate::domain::evaluation::key::opinion::{Adoption, Party};
use crate::domain::evaluation::key::problem::Problem;
use crate::domain::evaluation::key::state::Step;
use crate::domain::money::Money;
use crate::domain::rectification::finding::{BudgetAction, Category};
use crate::exchange::framework::Framework;
use crate::exchange::sheet::digest;
use crate::service::key_evaluation::department::{self, Filing};
use crate::service::key_evaluation::institutions::{self, NewInstitution};
use crate::service::key_evaluation::scores::{self, Entered};
use crate::service::key_evaluation::{
    Commission, Doing, Selection, act, commission, draft, opinions, plan, select, work,
};
use crate::service::period::Period;
use crate::service::{Fault, Stamp};
use crate::store::Store;

/// Institutions of the city: name, kind. No real ones.
const INSTITUTIONS: [(&str, &str); 4] = [
    ("示例甲会计师事务所", "会计师事务所"),
    ("示例乙绩效咨询有限公司", "咨询机构"),
    ("示例丙工程咨询有限公司", "咨询机构"),
    ("示例丁大学财政研究中心", "高校"),
];

/// How far an evaluation has come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Until {
    /// 已委托: its plan has objections.
    Commissioned,
    /// 方案已审
    Planned,
    /// 实施中
    AtWork,
    /// 征求意见
    Asked,
    /// 定稿
    Final,
    /// 整改中
    Rectifying,
}

/// One of the six, in the order of [`KEY_EVALUATED`].
struct Case {
    years: &'static [i16],
    reason: &'static str,
    institution: usize,
    /// Planned and agreed, yuan.
    fees: (i64, i64),
    due: Date,
    /// The draft, the opinions' last day, the final report.
    days: [Date; 3],
    until: Until,
    /// Indicator, points, why.
    deductions: &'static [(&'static str, &'static str, &'static str)],
}

const fn on(month: i8, day: i8) -> Date {
    Date::constant(super::YEAR, month, day)
}

const CASES: [Case; 6] = [
    Case {
        years: &[2019, 2020],
        reason: "社会关注度高、金额较大，连续两年安排",
        institution: 1,
        fees: (120_000, 108_000),
        due: on(6, 30),
        days: [on(6, 10), on(6, 22), on(6, 30)],
        until: Until::Rectifying,
        deductions: &[
            ("绩效指标明确性", "3", "未设置单座补贴成本指标"),
            ("预算编制科学性", "2.5", "补贴标准未按航线客座率测算"),
            ("制度执行有效性", "3.5", "航线考核资料不完整"),
            ("成本节约率", "1", "上饶=北京大兴、昆明=上饶=哈尔滨航线单座补贴成本较高"),
            ("实施效益", "9", "航线重复，客座率偏低，补贴性价比较差"),
            ("满意度", "7.4", "旅客对航班时刻的满意度不足90%"),
        ],
    },
    Case {
        years: &[2020],
        reason: "涉及面广、金额大",
        institution: 2,
        fees: (180_000, 165_000),
        due: on(7, 15),
        days: [on(6, 28), on(7, 9), on(7, 16)],
        until: Until::Final,
        deductions: &[
            ("预算编制科学性", "3", "二期设备采购论证不充分"),
            ("预算执行率", "3.2", "工程进度款支付滞后"),
            ("质量达标率", "6.5", "部分隐蔽工程验收资料后补"),
            ("完成及时性", "4", "主体工程较计划延后两个月"),
            ("实施效益", "13", "尚未投入使用，效益未充分体现"),
        ],
    },
    Case {
        years: &[2020],
        reason: "重大基础设施项目，社会关注度高",
        institution: 2,
        fees: (150_000, 142_000),
        due: on(7, 31),
        days: [on(7, 20), on(8, 4), on(8, 13)],
        until: Until::Asked,
        deductions: &[
            ("立项程序规范性", "2", "设计变更报批滞后"),
            ("资金到位率", "2.4", "专项债券资金分批到位"),
            ("预算执行率", "3", "工程款支付滞后"),
            ("实际完成率", "5", "铺轨里程未达年度计划"),
            ("完成及时性", "4", "静态验收较计划延后"),
            ("成本节约率", "5", "征拆费用超概算"),
            ("实施效益", "11", "货运量尚未形成"),
            ("满意度", "8", "沿线群众对施工扰民有意见"),
        ],
    },
    Case {
        years: &[2020],
        reason: "民生项目，群众关注",
        institution: 3,
        fees: (80_000, 76_000),
        due: on(8, 31),
        days: [on(7, 20), on(8, 4), on(8, 13)],
        until: Until::AtWork,
        deductions: &[],
    },
    Case {
        years: &[2020],
        reason: "粮食安全，专项资金连续多年安排",
        institution: 0,
        fees: (80_000, 78_000),
        due: on(8, 31),
        days: [on(7, 20), on(8, 4), on(8, 13)],
        until: Until::Planned,
        deductions: &[],
    },
    Case {
        years: &[2020],
        reason: "涉及面广，人大代表关注",
        institution: 1,
        fees: (80_000, 75_000),
        due: on(9, 15),
        days: [on(7, 20), on(8, 4), on(8, 13)],
        until: Until::Commissioned,
        deductions: &[],
    },
];

/// The two problems of the report's airport: kind, finding, figure, item, amount
/// in 万元, requirement, action, cut in 万元.
type Found = (Category, &'static str, &'static str, &'static str, i64, &'static str, BudgetAction, Option<i64>);
const PROBLEMS: [Found; 2] = [
    (
        Category::Outcome,
        "上饶=北京大兴航线与昆明=上饶=哈尔滨航线财政补贴成本较高，性价比较差",
        "单座补贴成本分别为612元、548元，全部航线平均386元",
        "上饶=北京大兴；昆明=上饶=哈尔滨",
        1_860,
        "重新测算补贴标准，与承运人商定后签订补充协议，明确客座率考核",
        BudgetAction::Cut,
        Some(300),
    ),
    (
        Category::Decision,
        "北京（南苑）=上饶=佛山和上饶=北京大兴航线重复",
        "两条航线均飞北京，时刻相近，每周合计14班",
        "北京（南苑）=上饶=佛山；上饶=北京大兴",
        940,
        "取消重复航线，优化航线网络，调整结果报市财政局备案",
        BudgetAction::Cancel,
        None,
    ),
];

/// Takes the six as far as they have come, and files departments' evaluations.
///
/// # Errors
/// What the services say.
pub(super) fn make(store: &mut Store, stamp: &Stamp, city: &City) -> Result<(), Fault> {
    let stamp = Stamp { actor: super::targets::OPERATOR.into(), at: stamp.at.clone() };
    let mut office = Office { store, stamp: &stamp };
    office.institutions(city)?;
    for (case, name) in CASES.iter().zip(KEY_EVALUATED) {
        let code = city.projects.iter().find(|p| p.name == name).map(|p| p.code.clone()).unwrap_or_default();
        office.evaluate(case, name, &code)?;
    }
    office.departments(city)
}

struct Office<'s> {
    store: &'s mut Store,
    stamp: &'s Stamp,
}

impl Office<'_> {
    fn institutions(&mut self, city: &City) -> Result<(), Fault> {
        for (name, kind) in INSTITUTIONS {
            let new = NewInstitution { name: name.into(), kind: kind.into(), ..NewInstitution::default() };
            institutions::add(self.store, self.stamp, on(3, 1), &new)?;
        }
        // Who helped to set the talent fund's targets may not evaluate it.
        let talent = city.projects.iter().find(|p| p.name == KEY_EVALUATED[5]);
        if let Some(talent) = talent {
            let (name, work) = (INSTITUTIONS[3].0, (talent.code.as_str(), 2020));
            institutions::add_work(self.store, self.stamp, name, work, Role::TargetSetting, "协助编制绩效目标")?;
        }
        Ok(())
    }

    fn step(&mut self, id: i64, doing: &Doing) -> Result<(), Fault> {
        act(self.store, self.stamp, id, doing).map(|_| ())
    }

    fn evaluate(&mut self, case: &Case, name: &str, code: &str) -> Result<(), Fault> {
        let wanted = Selection {
            year: super::YEAR,
            name: name.into(),
            subjects: case.years.iter().map(|y| (code.to_string(), *y)).collect(),
            fee: Some(Money::from_yuan(case.fees.0)),
            reason: Some(case.reason.into()),
            day: on(3, 15),
        };
        let id = select(self.store, self.stamp, &wanted)?;
        let terms = Commission {
            institution: INSTITUTIONS[case.institution].0.into(),
            fee: Money::from_yuan(case.fees.1),
            day: on(4, 6),
            due: case.due,
            contract: format!("饶财绩委〔2021〕{id}号"),
            lead: String::new(),
            reason: String::new(),
            seen: None,
        };
        commission(self.store, self.stamp, id, &terms)?;
        self.plan(id, case.until)?;
        if case.until >= Until::Planned {
            self.step(id, &Doing::new(Step::Notify, on(4, 20), ""))?;
            self.step(id, &Doing::new(Step::ApprovePlan, on(4, 28), "方案评审会通过"))?;
        }
        if case.until >= Until::AtWork {
            self.step(id, &Doing::new(Step::Begin, on(5, 6), ""))?;
        }
        if case.until >= Until::Asked {
            self.report(id, case)?;
        }
        if case.until >= Until::Final {
            self.finish(id, case)?;
        }
        if case.until >= Until::Rectifying {
            self.feed_back(id)?;
        }
        Ok(())
    }

    /// The framework that ships; the one that is only commissioned has weights
    /// that do not add up.
    fn plan(&mut self, id: i64, until: Until) -> Result<(), Fault> {
        let mut table: Framework = plan::shipped();
        if until == Until::Commissioned {
            let last = table.lines.len() - 1;
            table.lines[last].row.weight = Some(Decimal::from(5));
            table.lines[0].row.source.clear();
        }
        let sha256 = digest(format!("{id}{table:?}").as_bytes());
        plan::file_rows(self.store, self.stamp, id, on(4, 16), ("评价方案及指标体系.xlsx", &sha256, &table))?;
        Ok(())
    }

    /// Money received, field work, scores, the draft, and the unit asked.
    fn report(&mut self, id: i64, case: &Case) -> Result<(), Fault> {
        let purse = crate::service::key_evaluation::show(self.store, id, on(7, 31))?.item.about;
        for about in &purse {
            let whose = about.year.to_string();
            let paid = about.amounts.paid;
            // A little more was received than spent, never more than the budget.
            let more = Money::from_fen(paid.fen() / 50 / 1_000_000 * 1_000_000);
            let received = Money::from_fen((paid + more).fen().min(about.amounts.budget.fen()));
            work::receive(self.store, self.stamp, id, &whose, Some(received), Some(paid), "资金到账凭证")?;
            let seen = Money::from_fen(paid.fen() / 100 * 46);
            work::sample(self.store, self.stamp, id, on(5, 28), (&whose, seen), "现场核查凭证和合同")?;
        }
        let entered: Vec<Entered> = plan::shipped().lines.iter().map(|l| entered(case, &l.row)).collect();
        scores::enter(self.store, self.stamp, id, &entered)?;
        let [filed, due, _] = case.days;
        draft::file_draft(self.store, self.stamp, id, filed, None, "")?;
        draft::mark(self.store, self.stamp, id, &Chapter::ALL, true, "")?;
        self.step(id, &Doing { due: Some(due), ..Doing::new(Step::Consult, filed, "") })?;
        let said = (Party::Unit, "项目单位");
        let opinion = opinions::take(
            self.store,
            self.stamp,
            id,
            date::days_after(filed, 7),
            said,
            "建议补充说明疫情对项目实施的影响",
        )?;
        let answer = (opinion, Adoption::Partly);
        let why = "已在指标分析中说明，得分依据不变";
        if case.until > Until::Asked {
            opinions::answer(self.store, self.stamp, id, due, answer, why)?;
        }
        Ok(())
    }

    fn finish(&mut self, id: i64, case: &Case) -> Result<(), Fault> {
        let [_, due, day] = case.days;
        let mut pass = Doing::new(Step::Pass, date::days_after(due, 2), "报告评审会通过");
        pass.points = Some(Decimal::from(88));
        self.step(id, &pass)?;
        let mut finish = Doing::new(Step::Finish, day, "");
        finish.document = Some(format!("饶财绩评〔2021〕{id}号"));
        finish.lead = Some(format!("主评人{}", ["甲", "乙", "丙", "丁"][case.institution]));
        finish.file = Some(("绩效评价报告（定稿）.docx".into(), digest(format!("final {id}").as_bytes())));
        self.step(id, &finish)
    }

    fn feed_back(&mut self, id: i64) -> Result<(), Fault> {
        let yuan = |wan: i64| Money::from_yuan(wan * 10_000);
        for (category, finding, figure, item, amount, requirement, action, cut) in PROBLEMS {
            let problem = Problem {
                number: 0,
                category,
                finding: finding.into(),
                figure: figure.into(),
                item: item.into(),
                amount: Some(yuan(amount)),
                requirement: requirement.into(),
                action,
                action_amount: cut.map(yuan),
                copies: Vec::new(),
            };
            crate::service::key_evaluation::problems::put(self.store, self.stamp, id, on(7, 5), &problem)?;
        }
        let mut feed = Doing::new(Step::FeedBack, on(7, 8), "");
        feed.document = Some("饶财绩函〔2021〕26号".into());
        self.step(id, &feed)?;
        self.step(id, &Doing::new(Step::Rectify, on(7, 20), "项目单位已报整改方案"))?;
        let points = |n: i64| Decimal::from(n);
        let rating = Rating { timeliness: points(100), quality: points(86), professionalism: points(88) };
        institutions::rate(self.store, self.stamp, id, rating, "按时交付，问题清楚")?;
        Ok(())
    }

    /// A handful of what departments evaluated themselves, some drawn and one
    /// of them looked at again.
    fn departments(&mut self, city: &City) -> Result<(), Fault> {
        let period = Period { year: super::YEAR - 1, as_of: super::STANDS_ON };
        let plain = city.of_year(period.year).map(|y| &city.projects[y.project]).filter(|p| !p.named);
        let chosen: Vec<String> = plain.step_by(61).take(8).map(|p| p.code.clone()).collect();
        for (n, code) in chosen.iter().enumerate() {
            let points = Decimal::new(Random::of("department evaluation", n).between(7_600, 9_700), 2);
            let filing = Filing {
                code: code.clone(),
                points,
                grade: None,
                evaluator: String::new(),
                file: None,
                day: on(6, 1 + n as i8),
                note: String::new(),
            };
            department::file(self.store, self.stamp, period, &filing)?;
        }
        let (_, drawn) = department::draw(self.store, self.stamp, period, 3, 20_210_715)?;
        let filed = department::list(self.store, period)?;
        let first = filed.iter().find(|f| drawn.first() == Some(&f.row.id));
        if let Some((code, points)) = first.map(|f| (f.project.code.clone(), f.row.points)) {
            let less = (points - Decimal::new(725, 2)).max(Decimal::ZERO);
            department::recheck(self.store, self.stamp, period, &code, less, "产出佐证材料不充分")?;
        }
        Ok(())
    }
}

/// Full marks but for what the case deducts.
fn entered(case: &Case, row: &crate::domain::evaluation::key::frame::Row) -> Entered {
    let cut = case.deductions.iter().find(|d| d.0 == row.level3);
    let points = cut.and_then(|d| Decimal::from_str_exact(d.1).ok()).or(row.weight).unwrap_or_default();
    Entered { indicator: row.level3.clone(), points, reason: cut.map_or(String::new(), |d| d.2.into()) }
}
