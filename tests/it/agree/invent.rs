//! Invented cities, each from a seed: rows with every trouble the rules know,
//! as the CSV files a treasury might send. The same seed gives the same city.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The files of a city, as text.
#[derive(Debug, Clone)]
pub struct City {
    pub units: String,
    pub projects: String,
    pub quotas: String,
    pub payments: String,
}

impl City {
    /// Writes the files into a folder.
    pub fn write(&self, folder: &Path) -> Vec<PathBuf> {
        let files = [
            ("单位.csv", &self.units),
            ("项目.csv", &self.projects),
            ("指标.csv", &self.quotas),
            ("支付.csv", &self.payments),
        ];
        let write = |(name, text): (&str, &String)| {
            let path = folder.join(name);
            std::fs::write(&path, text).expect("a file");
            path
        };
        files.into_iter().map(write).collect()
    }
}

/// A small generator (xorshift64*), good enough to invent cities.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// From 0 up to `n`, `n` left out.
    pub fn below(&mut self, n: i64) -> i64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as i64) % n
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len() as i64) as usize]
    }

    /// One in `n`.
    fn once_in(&mut self, n: i64) -> bool {
        self.below(n) == 0
    }

    fn day(&mut self, year: i64, months: std::ops::RangeInclusive<i64>) -> String {
        let m = months.start() + self.below(months.end() - months.start() + 1);
        // Often the days on which something turns.
        let d = match self.below(5) {
            0 => 1,
            1 if m == 2 => 28,
            1 if matches!(m, 4 | 6 | 9 | 11) => 30,
            1 => 31,
            _ => 1 + self.below(28),
        };
        format!("{year}-{m:02}-{d:02}")
    }
}

const FUNDS: [&str; 6] = ["一般公共预算", "政府性基金预算", "专项债券", "地方政府债券", "国有资本经营预算", "单位资金"];
const KINDS: [&str; 8] =
    ["年初预算", "[21]当年预算", "追加", "当年预算追减", "[22]上年结转（非权责制）", "", "调减", "暂存款"];
const YEAR: i64 = 2021;

struct Writer {
    dice: Dice,
    quotas: String,
    payments: String,
    serial: i64,
}

/// 分 as yuan.
fn yuan(fen: i64) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", fen.abs() / 100, fen.abs() % 100)
}

#[derive(Clone)]
struct Who {
    code: String,
    department: String,
    unit: String,
    unit_code: String,
}

impl Writer {
    fn quota(&mut self, who: &Who, kind: &str, fund: &str, origin: &str, fen: i64, issued: &str) {
        self.serial += 1;
        let n = self.serial;
        let _ = writeln!(
            self.quotas,
            "{YEAR},ZB{n:06},饶财〔2021〕{n}号,{kind},{},{},{},{fund},{origin},{},{issued}",
            who.department,
            who.unit,
            who.code,
            yuan(fen),
        );
    }

    #[allow(clippy::too_many_arguments)]
    fn payment(&mut self, who: &Who, year: i64, fund: &str, fen: i64, date: &str, payee: (&str, &str), mark: &str) {
        self.serial += 1;
        let n = self.serial;
        let purpose = if self.dice.once_in(60) { "——" } else { "项目款" };
        let _ = writeln!(
            self.payments,
            "{year},PZ{n:06},1,{date},{},{},{},{fund},{},{},{},{purpose},{mark}",
            who.unit_code,
            who.unit,
            who.code,
            yuan(fen),
            payee.0,
            payee.1,
        );
    }

    fn pay(&mut self, who: &Who, fund: &str, fen: i64, date: &str) {
        let n = self.serial;
        self.payment(who, YEAR, fund, fen, date, ("江西某公司", &format!("1506{n:08}")), "");
    }
}

/// The city of a seed.
pub fn city(seed: u64) -> City {
    let mut w = Writer {
        dice: Dice::new(seed),
        quotas: "预算年度,指标编号,指标文号,指标类型,主管部门,预算单位,项目代码,资金性质,资金年度,指标金额,下达日期\n".into(),
        payments: "预算年度,凭证号,明细序号,支付日期,单位代码,预算单位,项目代码,资金性质,支付金额,收款人名称,收款人账号,用途,退款原因\n".into(),
        serial: 0,
    };
    let mut units = String::from("部门代码,部门名称,单位代码,单位名称,归口科室\n");
    let mut projects = String::from(
        "预算年度,项目代码,项目名称,部门代码,主管部门,单位代码,预算单位,业务科室,项目类别,资金性质,年初预算数\n",
    );
    let listed = !w.dice.once_in(3);
    for n in 1..=4 {
        for u in 1..=2 {
            if n + u < 6 {
                let _ = writeln!(units, "10{n},某{n}局,10{n}00{u},某{n}局{u}所,科{}", n % 2);
            }
        }
    }
    let mut made: Vec<Who> = Vec::new();
    for n in 0..60 {
        let (d, u) = (1 + w.dice.below(4), 1 + w.dice.below(2));
        let who = Who {
            code: format!("36110021T{n:012}"),
            department: format!("某{d}局"),
            unit: format!("某{d}局{u}所"),
            unit_code: format!("10{d}00{u}"),
        };
        let fund = w.dice.pick(&FUNDS);
        let declared = if w.dice.once_in(2) { yuan(w.dice.below(50) * 10_000_000) } else { String::new() };
        for year in 2017..=YEAR {
            if year < YEAR && !w.dice.once_in(2) {
                continue;
            }
            let declared = if year == YEAR { declared.as_str() } else { "" };
            let category = ["1 人员类", "22 其他运转类", "3 特定目标类", ""][w.dice.below(4) as usize];
            let _ = writeln!(
                projects,
                "{year},{},项目{n}号,10{d},{},{},{},科{},{category},{fund},{declared}",
                who.code,
                who.department,
                who.unit_code,
                who.unit,
                d % 2,
            );
            if year < YEAR {
                past(&mut w, &who, year);
            }
        }
        match n {
            0..14 => boundary(&mut w, &who, n),
            14..18 => twins(&mut w, &who, n),
            _ => troubled(&mut w, &who),
        }
        made.push(who);
    }
    let units = if listed {
        units
    } else {
        units.lines().next().unwrap_or_default().to_string() + "\n101,某1局,101001,某1局1所,科1\n"
    };
    City { units, projects, quotas: w.quotas, payments: w.payments }
}

/// Payments of an earlier year, some of them booked in the January after it.
fn past(w: &mut Writer, who: &Who, year: i64) {
    let n = w.dice.below(4);
    for _ in 0..n {
        let fen = (1 + w.dice.below(30)) * 10_000_000;
        let fen = if w.dice.once_in(12) { -fen } else { fen };
        let late = w.dice.once_in(6);
        let date = if late { w.dice.day(year + 1, 1..=2) } else { w.dice.day(year, 1..=12) };
        w.payment(who, year, "", fen, &date, ("江西某公司", "15060000"), "");
    }
}

/// Amounts that meet a limit exactly, one 分 below it and one above.
fn boundary(w: &mut Writer, who: &Who, n: i64) {
    // 364 days from January 1 to December 31: each is 50,000 分 of this budget.
    let (budget, daily) = (364 * 50_000, 50_000);
    let gone = [211, 211, 211, 272][(n % 4) as usize]; // July 31 or September 30
    let off = n % 3 - 1;
    let scale = if w.dice.once_in(2) { 1 } else { 1_000 };
    let exact = match n / 3 {
        0 => gone * daily * 8 / 10,      // q = 0.80
        1 => gone * daily * 6 / 10,      // q = 0.60
        2 => gone * daily - budget / 10, // lag = 10 points
        3 => gone * daily - budget / 5,  // lag = 20 points
        _ => budget * 6 / 10,            // r = 0.60
    };
    w.quota(who, "年初预算", "一般公共预算", "", budget * scale, ["2021-01-01", ""][(n % 2) as usize]);
    w.pay(who, ["", "一般公共预算"][(n / 2 % 2) as usize], exact * scale + off, "2021-02-01");
}

/// The same payment twice, to strangers, to a sibling, and taken back once.
fn twins(w: &mut Writer, who: &Who, n: i64) {
    w.quota(who, "年初预算", "政府性基金预算", "", 200_000_000, "2021-01-15");
    let apart = ["2021-04-08", "2021-04-09", "2021-04-01", "2021-04-08"][(n % 4) as usize];
    let payee = if n % 2 == 0 { ("上饶某商行".to_string(), "6217001") } else { (who.unit.clone(), "36050001") };
    let payee = (payee.0.as_str(), payee.1);
    w.payment(who, YEAR, "", 50_000_000, "2021-04-01", payee, "");
    w.payment(who, YEAR, "", 50_000_000, apart, payee, "");
    if n == 17 {
        w.payment(who, YEAR, "", 50_000_000, "2021-05-20", payee, "账号有误退款");
    }
    w.payment(who, YEAR, "", 10_000_000, "2021-06-01", ("某商行", "工行上饶分行"), "");
}

/// Anything at all.
fn troubled(w: &mut Writer, who: &Who) {
    let lines = w.dice.below(5);
    let own = [w.dice.pick(&FUNDS), w.dice.pick(&FUNDS)];
    for _ in 0..lines {
        let kind = w.dice.pick(&KINDS);
        let fund = if w.dice.once_in(8) { "" } else { own[w.dice.below(2) as usize] };
        let origin = if kind.contains("结转") || w.dice.once_in(6) {
            w.dice.pick(&["", "2020", "2019", "2018", "2021"])
        } else {
            ""
        };
        let fen = match w.dice.below(6) {
            0 => w.dice.below(3_000_000_000),
            1 if kind.contains("结转") => -(1 + w.dice.below(9)) * 10_000_000,
            2 => 1_000_000,
            _ => (1 + w.dice.below(40)) * 50_000_000,
        };
        let issued = match w.dice.below(8) {
            0 => String::new(),
            1 => "2021-12-31".into(),
            2 => "2020-12-31".into(),
            3 => w.dice.day(YEAR, 6..=12),
            _ => w.dice.day(YEAR, 1..=5),
        };
        w.quota(who, kind, fund, origin, fen, &issued);
    }
    let payments = w.dice.below(8);
    for _ in 0..payments {
        let fund = if w.dice.once_in(2) { "" } else { own[w.dice.below(2) as usize] };
        let fen = match w.dice.below(8) {
            0 => w.dice.below(900_000_000),
            1 => -w.dice.below(200_000_000),
            _ => (1 + w.dice.below(20)) * 25_000_000,
        };
        let mark = if w.dice.once_in(12) { "账户已注销退票" } else { "" };
        let date = match w.dice.below(10) {
            0 => w.dice.day(YEAR + 1, 1..=2),
            1 => w.dice.day(YEAR, 12..=12),
            _ => w.dice.day(YEAR, 1..=11),
        };
        let n = w.serial;
        w.payment(who, YEAR, fund, fen, &date, ("江西某公司", &format!("15{n:08}")), mark);
    }
}
