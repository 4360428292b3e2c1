//! Departments, units and the 623 projects of 2021 with those of the two years
//! before: names, codes, funds and budgets.

use std::collections::HashMap;

use super::departments::{DEPARTMENTS, DepartmentSeed};
use super::fates::Fate;
use super::model::{Department, Project, Unit};
use super::random::Random;
use crate::domain::fund::FundType;

/// How many projects the report counts.
pub(super) const PROJECTS: usize = 623;
/// What the budget of 2021 is brought to, in yuan.
const TOTAL_YUAN: i64 = 4_838_000_000;
/// 分 in 万元.
const WAN: i64 = 1_000_000;

/// The ten the report monitors closely, by name.
pub(super) const KEY_MONITORED: [&str; 10] = [
    "三清山机场航线运营补贴",
    "等级保护测评",
    "卫生健康专项经费",
    "新老办公楼行政大楼基本运行经费",
    "科普经费",
    "松线虫专项治理",
    "特保人员经费",
    "国资国企改革、国资监管、监管企业审计项目支出",
    "农产品广告宣传费",
    "金融监管",
];

/// The six the report evaluates closely, by name.
pub(super) const KEY_EVALUATED: [&str; 6] = [
    "三清山机场2019和2020年度航线运营补贴",
    "上饶市人民医院城北院区工程建设",
    "上饶市西货站一期（坑口铁路专用线）",
    "中医院发展专项经费",
    "市级储备粮补贴",
    "人才发展专项资金",
];

/// Names every department uses, after its topic, most usual first.
pub(super) const USUAL: [&str; 7] = [
    "信息系统运行维护费",
    "业务培训经费",
    "编外人员劳务费",
    "办公设备购置",
    "专项检查经费",
    "宣传经费",
    "档案整理及数字化",
];

/// Names of projects that ended before 2021: name, first year, last year.
const ENDED: [(&str, i16, i16); 6] = [
    ("机构改革办公用房搬迁", 2019, 2019),
    ("疫情防控物资购置", 2020, 2020),
    ("脱贫攻坚挂点帮扶", 2019, 2020),
    ("“十四五”规划编制", 2020, 2020),
    ("第二轮机房改造", 2019, 2019),
    ("“十三五”规划评估", 2019, 2020),
];
/// How many ended projects there are.
const ENDED_COUNT: usize = 190;

/// A project before it has a code.
struct Draft {
    name: String,
    department: usize,
    wan: Option<i64>,
    fund: FundType,
    first_year: i16,
    last_year: i16,
}

/// All departments and all projects, budgets brought to the city's total.
pub(super) fn build() -> (Vec<Department>, Vec<Project>) {
    let departments: Vec<Department> = DEPARTMENTS.iter().map(department).collect();
    let mut drafts: Vec<Draft> = DEPARTMENTS
        .iter()
        .enumerate()
        .flat_map(|(i, seed)| seed.projects.split(' ').map(move |p| draft(i, p)))
        .collect();
    let missing = PROJECTS.saturating_sub(drafts.len());
    drafts.extend(usual().take(missing));
    for (i, d) in drafts.iter_mut().enumerate() {
        d.first_year = first_year(i, d);
    }
    drafts.extend(ended());
    // Those the report names come first in their series of codes.
    drafts.sort_by_key(|d| (rank(&d.name), d.department));
    let mut serials = HashMap::new();
    let mut projects: Vec<Project> =
        drafts.into_iter().enumerate().map(|(i, d)| project(i, d, &departments, &mut serials)).collect();
    scale(&mut projects);
    (departments, projects)
}

fn department(seed: &DepartmentSeed) -> Department {
    let own = format!("{}本级", seed.name);
    let names = std::iter::once(own).chain(seed.units.split_whitespace().map(String::from));
    let units = names.zip(1..).map(|(name, n)| Unit { code: format!("{}{n:03}", seed.code), name }).collect();
    Department { code: seed.code.into(), name: seed.name.into(), division: seed.division, units }
}

fn draft(department: usize, entry: &str) -> Draft {
    let (name, amount) = entry.split_once(':').map_or((entry, ""), |(n, a)| (n, a));
    let digits = amount.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let fund = match &amount[digits.len()..] {
        "g" => FundType::GovernmentFund,
        "s" => FundType::SpecialBond,
        "b" => FundType::GeneralBond,
        _ => FundType::GeneralPublic,
    };
    Draft {
        name: name.into(),
        department,
        wan: digits.parse().ok(),
        fund,
        first_year: super::YEAR,
        last_year: super::YEAR,
    }
}

/// The usual names, department after department, then the next name.
fn usual() -> impl Iterator<Item = Draft> {
    USUAL.iter().flat_map(|words| {
        DEPARTMENTS.iter().enumerate().map(move |(i, seed)| draft(i, &format!("{}{words}", seed.topic)))
    })
}

fn ended() -> impl Iterator<Item = Draft> {
    let all = ENDED.iter().flat_map(|(words, first, last)| {
        DEPARTMENTS.iter().enumerate().map(move |(i, seed)| {
            let name = format!("{}{words}", seed.topic);
            Draft { first_year: *first, last_year: *last, ..draft(i, &name) }
        })
    });
    // Every third, so that each year has its share.
    all.enumerate().filter(|(i, _)| i % 5 < 2).map(|(_, d)| d).take(ENDED_COUNT)
}

/// The year a project of 2021 began: a good half has a past under the same code.
fn first_year(index: usize, d: &Draft) -> i16 {
    let bond = matches!(d.fund, FundType::SpecialBond | FundType::GeneralBond);
    match d.name.as_str() {
        "三清山机场航线运营补贴" => 2021,
        name if rank(name) < 2 => 2019,
        _ => match Random::of("first year", index).between(1, 100) {
            ..=45 if !bond => 2019,
            ..=58 => 2020,
            _ => 2021,
        },
    }
}

/// 0 for the two airport subsidies, 1 for the others the report names, 2 for the rest.
fn rank(name: &str) -> u8 {
    if name.starts_with("三清山机场") && name.contains("航线运营补贴") {
        0
    } else if KEY_MONITORED.contains(&name) || KEY_EVALUATED.contains(&name) {
        1
    } else {
        2
    }
}

fn project(index: usize, d: Draft, departments: &[Department], serials: &mut HashMap<(i16, char), u32>) -> Project {
    let (letter, category) = category(&d.name);
    let serial = serials.entry((d.first_year, letter)).or_default();
    *serial += 1;
    let mut random = Random::of("project", index);
    let wan = d.wan.unwrap_or_else(|| usual_size(&mut random));
    let units = departments[d.department].units.len();
    let unit = if rank(&d.name) < 2 || random.chance(60) { 0 } else { random.below(units) };
    Project {
        code: format!("361100{:02}{letter}{serial:012}", d.first_year % 100),
        key_monitored: KEY_MONITORED.contains(&d.name.as_str()),
        named: rank(&d.name) < 2,
        name: d.name,
        department: d.department,
        unit,
        category,
        fund: d.fund,
        first_year: d.first_year,
        last_year: d.last_year,
        budget: wan * WAN,
        fate: Fate::Steady,
    }
}

/// The type letter of the code and 项目类别, told from the name.
fn category(name: &str) -> (char, &'static str) {
    let has = |words: &[&str]| words.iter().any(|w| name.contains(w));
    if has(&["离休", "抚恤", "军休"]) {
        ('R', "1 人员类")
    } else if has(&["运行", "运维", "维护费", "办公", "劳务", "培训经费", "人员经费", "特保"]) {
        ('Y', "22 其他运转类")
    } else {
        ('T', "3 特定目标类")
    }
}

/// 万元 of a project whose size the table does not tell: many small, few large.
fn usual_size(random: &mut Random) -> i64 {
    match random.between(1, 10) {
        ..=4 => random.between(6, 30),
        5..=8 => random.between(30, 90),
        _ => random.between(90, 240),
    }
}

/// Brings the projects of 2021 to the city's total; those the report names stay.
fn scale(projects: &mut [Project]) {
    let sum = |named: bool, ps: &[Project]| -> i64 {
        ps.iter().filter(|p| p.last_year == super::YEAR && p.named == named).map(|p| p.budget / WAN).sum()
    };
    let (named, others) = (sum(true, projects), sum(false, projects));
    let aim = TOTAL_YUAN / 10_000 - named;
    for p in projects.iter_mut().filter(|p| !p.named) {
        let scaled = p.budget / others * aim + p.budget % others * aim / others;
        // Small ones to 1,000 yuan, large ones to 10,000, as budgets are approved.
        let grain = if scaled < 100 * WAN { WAN / 10 } else { WAN };
        p.budget = (scaled / grain).max(1) * grain;
    }
}
