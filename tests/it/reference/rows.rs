//! The rows of the treasury's files, read cell by cell with nothing but a
//! table of header words: a second reader that shares no line with the first.

use std::collections::HashMap;
use std::path::Path;

use calamine::{Data, Reader as _};

use super::attain::Form;

/// A day as a number that grows by one a day, with its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    pub y: i64,
    pub m: i64,
    pub d: i64,
}

impl Day {
    pub const fn new(y: i64, m: i64, d: i64) -> Day {
        Day { y, m, d }
    }

    /// Days since the last of 1899.
    pub fn number(self) -> i64 {
        let leap = |y: i64| y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
        let months = [31, if leap(self.y) { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        let past = self.y - 1;
        let years = 365 * (self.y - 1900) + past / 4 - past / 100 + past / 400 - 460;
        years + months[..(self.m - 1) as usize].iter().sum::<i64>() + self.d
    }

    pub fn last_of_month(self) -> bool {
        Day { d: self.d + 1, ..self }.number() == Day { y: self.y + self.m / 12, m: self.m % 12 + 1, d: 1 }.number()
    }

    /// The day of a spreadsheet's serial number, after its February 29, 1900.
    fn of_serial(serial: i64) -> Day {
        let months = (1900..2100).flat_map(|y| (1..=12).map(move |m| Day { y, m, d: 1 }));
        let first = months.take_while(|day| day.number() < serial).last().expect("a month");
        Day { d: serial - first.number(), ..first }
    }

    pub fn parse(text: &str) -> Option<Day> {
        let parts: Vec<i64> = text.split(['-', '/']).map(|p| p.trim().parse().ok()).collect::<Option<_>>()?;
        match parts[..] {
            [y, m, d] => Some(Day { y, m, d }),
            // 20210731
            [whole] if text.trim().len() == 8 => Some(Day { y: whole / 10000, m: whole / 100 % 100, d: whole % 100 }),
            _ => None,
        }
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.y, self.m, self.d)
    }
}

#[derive(Debug, Clone, Default)]
pub struct Project {
    pub year: i64,
    pub code: String,
    pub department: String,
    pub unit: String,
    pub fund: String,
    pub declared: Option<i128>,
    pub category: String,
}

#[derive(Debug, Clone)]
pub struct Quota {
    pub year: i64,
    pub code: String,
    pub kind: String,
    pub fund: String,
    pub origin: Option<i64>,
    pub issued: Option<Day>,
    pub amount: i128,
}

#[derive(Debug, Clone)]
pub struct Payment {
    pub year: i64,
    pub code: String,
    pub unit: String,
    pub fund: String,
    pub date: Day,
    pub amount: i128,
    pub payee: String,
    pub account: String,
    pub purpose: Option<String>,
    /// Up to which day the file speaks.
    pub cutoff: Option<Day>,
}

/// All that some files say.
#[derive(Debug, Clone, Default)]
pub struct Book {
    pub units: Vec<(String, String)>,
    pub projects: Vec<Project>,
    pub quotas: Vec<Quota>,
    pub payments: Vec<Payment>,
    pub forms: Vec<Form>,
}

const WORDS: [(&str, &[&str]); 21] = [
    ("code", &["项目代码", "项目编码", "预算项目编码"]),
    ("name", &["项目名称", "预算项目名称"]),
    ("department", &["主管部门", "部门名称", "一级预算单位"]),
    ("unit", &["预算单位", "预算单位名称", "单位名称", "基层预算单位"]),
    ("fund", &["资金性质"]),
    ("declared", &["年初预算数", "年初预算（元）", "预算数（万元）"]),
    ("kind", &["指标类型"]),
    ("origin", &["资金年度"]),
    ("quota", &["指标金额", "指标金额（元）"]),
    ("issued", &["下达日期"]),
    ("year", &["预算年度"]),
    ("paid", &["支付金额", "金额（元）"]),
    ("date", &["支付日期", "实际支付日期", "付款日期"]),
    ("mark", &["退款原因"]),
    ("payee", &["收款人名称", "收款账户名称"]),
    ("account", &["收款人账号", "银行账号"]),
    ("purpose", &["用途", "摘要"]),
    ("voucher", &["凭证号", "支付凭证号"]),
    ("category", &["项目类别"]),
    ("division", &["业务科室"]),
    ("department_code", &["部门代码"]),
];

impl Book {
    /// Adds the rows of a file: csv in UTF-8 or GB18030, a workbook, or a page
    /// of HTML that bears a workbook's name.
    pub fn read(&mut self, path: &Path) {
        let name = path.file_name().expect("a name").to_string_lossy().to_string();
        let bytes = std::fs::read(path).expect("a file");
        let grid = if name.ends_with(".xlsx") {
            workbook(path)
        } else if name.ends_with(".csv") {
            comma_separated(&bytes)
        } else {
            page(&String::from_utf8_lossy(&bytes))
        };
        self.take(&name, &grid);
    }

    fn take(&mut self, name: &str, grid: &[Vec<String>]) {
        let known = |cell: &String| WORDS.iter().find(|(_, words)| words.contains(&cell.as_str())).map(|(key, _)| *key);
        let head = grid.iter().position(|row| row.iter().filter_map(known).count() >= 3).expect("a header");
        let at: HashMap<&str, usize> =
            grid[head].iter().enumerate().filter_map(|(i, cell)| known(cell).map(|key| (key, i))).collect();
        let above = grid[..head].concat().join(" ") + name;
        let in_wan = above.contains("单位：万元") || grid[head].iter().any(|c| c.contains("（万元）"));
        let cutoff = above.split_once("截至").and_then(|(_, tail)| chinese_day(tail));
        let title_year = above.find("年").and_then(|_| year_before(&above));
        for row in &grid[head + 1..] {
            let cell = |key: &str| at.get(key).and_then(|i| row.get(*i)).map_or("", |c| c.trim());
            let money = |key: &str| fen(cell(key), in_wan);
            let year = cell("year").parse().ok();
            let org = |key: &str| without_code(cell(key));
            if row.iter().take(3).any(|c| c == "合计") || row.iter().all(|c| c.trim().is_empty()) {
                continue;
            }
            if at.contains_key("paid") {
                let (Some(date), Some(amount)) = (Day::parse(cell("date")), money("paid")) else { continue };
                let back = ["退款", "退票", "红字", "冲销"].iter().any(|word| cell("mark").contains(word));
                let amount = if back { -amount.abs() } else { amount };
                self.payments.push(Payment {
                    year: year.unwrap_or(date.y),
                    code: cell("code").into(),
                    unit: org("unit"),
                    fund: cell("fund").into(),
                    date,
                    amount,
                    payee: cell("payee").into(),
                    account: cell("account").into(),
                    purpose: at.contains_key("purpose").then(|| cell("purpose").into()),
                    cutoff,
                });
            } else if at.contains_key("quota") {
                let Some(amount) = money("quota") else { continue };
                let issued = Day::parse(cell("issued"));
                self.quotas.push(Quota {
                    year: year.or(issued.map(|d| d.y)).expect("a year"),
                    code: cell("code").into(),
                    kind: cell("kind").into(),
                    fund: cell("fund").into(),
                    origin: cell("origin").parse().ok(),
                    issued,
                    amount,
                });
            } else if at.contains_key("code") {
                if cell("code").is_empty() || cell("name").is_empty() {
                    continue;
                }
                self.projects.push(Project {
                    year: year.or(title_year).expect("a year"),
                    code: cell("code").into(),
                    department: org("department"),
                    unit: org("unit"),
                    fund: cell("fund").into(),
                    declared: money("declared"),
                    category: cell("category").into(),
                });
            } else {
                self.units.push((org("department"), org("unit")));
            }
        }
    }
}

fn workbook(path: &Path) -> Vec<Vec<String>> {
    let mut book = calamine::open_workbook_auto(path).expect("a workbook");
    let (_, sheet) = book.worksheets().into_iter().next().expect("a sheet");
    let text = |cell: &Data| match cell {
        Data::DateTime(d) => Day::of_serial(d.as_f64() as i64).to_string(),
        Data::Float(n) => decimal(*n),
        other => other.to_string(),
    };
    sheet.rows().map(|row| row.iter().map(text).collect()).collect()
}

/// The shortest decimal that is this number: what the writer wrote.
fn decimal(n: f64) -> String {
    format!("{n}")
}

fn comma_separated(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_string(),
        Err(_) => encoding_rs::GB18030.decode(bytes).0.to_string(),
    };
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader
        .records()
        .map(|r| r.expect("a row").iter().map(|c| c.trim_start_matches('\u{feff}').to_string()).collect())
        .collect()
}

fn page(html: &str) -> Vec<Vec<String>> {
    let cut = |text: &str, tag: &str| -> Vec<String> {
        text.split(&format!("<{tag}"))
            .skip(1)
            .map(|p| p.split_once('>').map_or("", |(_, rest)| rest).to_string())
            .collect()
    };
    let bare = |cell: &str| {
        let inner = cell.split("</t").next().unwrap_or("");
        let mut plain = String::new();
        let mut inside = false;
        for c in inner.chars() {
            match c {
                '<' => inside = true,
                '>' => inside = false,
                c if !inside => plain.push(c),
                _ => {}
            }
        }
        plain
            .replace("&nbsp;", " ")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&")
            .trim()
            .to_string()
    };
    let rows = cut(html, "tr").into_iter().map(|row| {
        let row = row.split("</tr").next().unwrap_or("").replace("<th", "<td");
        cut(&row, "td").iter().map(|c| bare(c)).collect()
    });
    rows.collect()
}

/// An amount in 分, exactly.
fn fen(cell: &str, wan: bool) -> Option<i128> {
    let plain = cell.replace([',', '￥', ' '], "");
    let (sign, plain) = plain.strip_prefix('-').map_or((1, plain.as_str()), |rest| (-1, rest));
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    if whole.is_empty() || !whole.chars().chain(part.chars()).all(|c| c.is_ascii_digit()) {
        return None;
    }
    let places = if wan { 6 } else { 2 };
    let digits = format!("{whole}{part:0<places$}");
    assert!(part.len() <= places, "{cell} is finer than a 分");
    Some(sign * digits.parse::<i128>().expect("digits"))
}

fn without_code(cell: &str) -> String {
    let code = |c: char| c.is_ascii_digit() || "[]()（）- ".contains(c);
    cell.trim_start_matches(code).to_string()
}

fn chinese_day(text: &str) -> Option<Day> {
    let numbers: Vec<i64> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|p| !p.is_empty())
        .take(3)
        .map(|p| p.parse().ok())
        .collect::<Option<_>>()?;
    (numbers.len() == 3).then(|| Day::new(numbers[0], numbers[1], numbers[2]))
}

fn year_before(text: &str) -> Option<i64> {
    let at = text.match_indices('年').map(|(i, _)| i).find(|i| *i >= 4 && text.is_char_boundary(i - 4))?;
    text[at - 4..at].parse().ok()
}
