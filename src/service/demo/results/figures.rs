//! Figures of the end of the cycle, all invented. Data only.

use super::day;
use crate::domain::date::Date;
use crate::domain::target::review::Grade;

/// 三清山机场航线运营补贴
const AIRPORT: &str = "36110021T000000000001";
/// 上饶市人民医院城北院区工程建设
const HOSPITAL: &str = "36110019T000000000012";
/// 上饶市西货站一期（坑口铁路专用线）
const STATION: &str = "36110019T000000000006";
/// 中医院发展专项经费
const CHINESE_MEDICINE: &str = "36110019T000000000011";
/// 市级储备粮补贴
const GRAIN: &str = "36110019T000000000004";
/// 人才发展专项资金
const TALENT: &str = "36110019T000000000002";

/// Code, grade of a report that is final, cut in yuan where it is not the
/// grade's, reason.
pub(super) const PROPOSALS: [(&str, Option<Grade>, Option<i64>, &str); 6] = [
    (
        AIRPORT,
        Some(Grade::Fair),
        None,
        "2019和2020年度航线补贴评价：上饶=北京大兴与昆明=上饶=哈尔滨补贴成本较高，北京（南苑）=上饶=佛山与上饶=北京大兴重复",
    ),
    (HOSPITAL, Some(Grade::Good), None, "建设进度符合计划，二期设备采购论证须补齐"),
    (STATION, None, Some(30_000_000), "工程款支付滞后，按合同应付数安排"),
    (CHINESE_MEDICINE, None, None, "设备采购结余资金闲置超过一年，整改逾期"),
    (GRAIN, None, Some(500_000), "轮换进度未达年度计划，按实际轮换量安排"),
    (TALENT, None, Some(10_000_000), "资金分配依据不充分，整改逾期"),
];

/// Code, cut in yuan (nothing: as proposed; 0: declined), reason.
pub(super) const DECISIONS: [(&str, Option<i64>, &str); 3] = [
    (STATION, None, "2022 年按进度据实安排"),
    (CHINESE_MEDICINE, None, "整改到位后再予安排"),
    (TALENT, Some(5_000_000), "保留在引人才待遇，核减宣传和活动经费"),
];

/// Code, what the draft arranges in 万元.
pub(super) const DRAFTED: [(&str, i64); 5] =
    [(AIRPORT, 6_000), (STATION, 9_000), (TALENT, 4_700), (CHINESE_MEDICINE, 3_300), (HOSPITAL, 28_000)];

/// Departments whose draft is in.
pub(super) const DRAFTING: [&str; 6] = ["148", "142", "106", "170", "171", "123"];

/// Last digits of the departments' codes, the day, the address.
pub(super) const PUBLICATIONS: [(&[u32], Date, &str); 3] = [
    (&[0, 1, 2, 3, 5, 6, 8], day(3, 10), "https://www.zgsr.gov.cn/zgsr/bmyjs/2021.shtml"),
    (&[4], day(3, 29), "https://www.zgsr.gov.cn/zgsr/bmyjs/2021-4.shtml"),
    (&[0, 1, 2, 3], day(7, 20), "https://www.zgsr.gov.cn/zgsr/bmyjs/2021-7.shtml"),
];

/// Names of the items in the tables.
pub(super) const NAMES: [(&str, &str); 13] = [
    ("organisation", "组织领导"),
    ("appraisal", "事前评估"),
    ("target", "目标管理"),
    ("monitor", "运行监控"),
    ("evaluation", "绩效评价"),
    ("result", "结果应用"),
    ("disclosure", "信息公开"),
    ("basics.library", "指标库建设"),
    ("basics.agencies", "第三方机构管理"),
    ("basics.systems", "信息化"),
    ("basics.training", "培训"),
    ("evaluation.share", "部门评价开展"),
    ("evaluation.quality", "评价报告质量"),
];

/// Code, name, points of 组织领导 in tenths, then done of ten for each of
/// 事前评估 目标管理 运行监控 绩效评价 结果应用 信息公开, then points in tenths of
/// 指标库建设 第三方机构管理 信息化 培训.
type County = (&'static str, &'static str, i64, [i64; 6], [i64; 4]);

/// 县（市、区）
pub(super) const COUNTIES: [County; 12] = [
    ("361102", "信州区", 95, [9, 10, 9, 9, 8, 10], [28, 18, 19, 28]),
    ("361103", "广丰区", 98, [10, 10, 10, 9, 9, 10], [30, 19, 20, 30]),
    ("361104", "广信区", 90, [8, 10, 9, 9, 8, 9], [26, 16, 18, 27]),
    ("361123", "玉山县", 92, [9, 10, 9, 10, 9, 10], [29, 18, 18, 29]),
    ("361124", "铅山县", 85, [7, 9, 8, 8, 7, 8], [22, 15, 15, 24]),
    ("361125", "横峰县", 88, [8, 10, 9, 9, 8, 10], [25, 15, 18, 26]),
    ("361126", "弋阳县", 80, [7, 9, 8, 7, 6, 8], [20, 14, 15, 22]),
    ("361127", "余干县", 78, [6, 9, 7, 7, 5, 7], [18, 12, 14, 20]),
    ("361128", "鄱阳县", 82, [7, 9, 8, 8, 6, 8], [21, 14, 16, 23]),
    ("361129", "万年县", 86, [8, 9, 8, 8, 7, 9], [24, 15, 16, 25]),
    ("361130", "婺源县", 94, [9, 10, 9, 9, 9, 10], [28, 18, 19, 28]),
    ("361181", "德兴市", 94, [9, 10, 9, 9, 9, 10], [28, 18, 19, 28]),
];

/// Items of the counties with counts, in the order of [`COUNTIES`].
pub(super) const COUNTED: [&str; 6] = ["事前评估", "目标管理", "运行监控", "绩效评价", "结果应用", "信息公开"];

/// Items of the counties with points, in the order of [`COUNTIES`].
pub(super) const POINTED: [&str; 4] = ["指标库建设", "第三方机构管理", "信息化", "培训"];

/// Title and issuer as the office's report names them; days are not told there.
pub(super) const DOCUMENTS: [(&str, &str, Option<Date>); 3] = [
    ("中共上饶市委 上饶市人民政府关于全面实施预算绩效管理的实施方案", "中共上饶市委、上饶市人民政府", None),
    ("上饶市市级财政支出绩效评价管理暂行办法", "上饶市财政局", None),
    ("上饶市预算绩效管理内部规程", "上饶市财政局", None),
];

/// Title, audience, people, day.
pub(super) const TRAININGS: [(&str, &str, i64, Date); 3] = [
    ("2021年预算绩效目标编制培训", "departments", 186, day(1, 21)),
    ("绩效运行监控实务培训", "units", 240, day(6, 17)),
    ("第三方机构评价质量座谈培训", "agencies", 32, day(7, 8)),
];

/// Title, channel, day.
pub(super) const PUBLICITY: [(&str, &str, Date); 2] = [
    ("花钱必问效，无效必问责", "上饶财政公众号", day(4, 12)),
    ("我市预算绩效管理覆盖全部市直部门", "上饶日报", day(6, 2)),
];
