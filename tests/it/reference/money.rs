//! Budget, payments, fund lines and pace, worked out by the book: the plainest
//! way there is, in exact fractions.

use super::fraction::Fraction;
use super::rows::{Book, Day, Payment, Project, Quota};

/// 资金性质 by its place in the glossary, then by its word.
pub type Fund = (u8, String);

pub fn fund(cell: &str) -> Fund {
    const ORDER: [&str; 12] = [
        "一般公共预算",
        "政府性基金",
        "国有资本",
        "社会保险",
        "地方政府债券",
        "专项债券",
        "一般债券",
        "财政拨款",
        "财政专户",
        "单位资金",
        "其他资金",
        "转移支付",
    ];
    if cell.is_empty() {
        return (99, String::new());
    }
    match ORDER.iter().position(|word| cell.contains(word)) {
        Some(at) => (at as u8, ORDER[at].into()),
        None => (50, cell.into()),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Initial,
    Addition,
    Cut,
    CarryOver,
}

/// A quota line as it counts on the day.
#[derive(Debug, Clone)]
pub struct InForce {
    pub kind: Kind,
    pub fund: Fund,
    pub origin: i64,
    pub issued: Option<Day>,
    pub amount: i128,
    pub stands_in: bool,
}

/// What a file's type cell says, and whether the money is carried over.
fn told(cell: &str) -> (Option<Kind>, bool) {
    let has = |words: &[&str]| words.iter().any(|w| cell.contains(w));
    let carried = has(&["结转", "结余"]);
    let kind = if has(&["追减", "调减", "收回"]) {
        Some(Kind::Cut)
    } else if has(&["追加", "调增", "新增"]) {
        Some(Kind::Addition)
    } else if carried {
        Some(Kind::CarryOver)
    } else if has(&["年初", "部门预算", "当年预算"]) {
        Some(Kind::Initial)
    } else {
        None
    };
    (kind, carried)
}

/// The quota lines of a project that count on `d`.
pub fn in_force(project: &Project, quotas: &[&Quota], d: Day) -> Vec<InForce> {
    let year = project.year;
    let known: Vec<&&Quota> = quotas.iter().filter(|q| q.issued.is_none_or(|i| i <= d)).collect();
    let signed = |q: &Quota| if told(&q.kind).0 == Some(Kind::Cut) { -q.amount.abs() } else { q.amount };
    let earliest = known.iter().filter(|q| signed(q) >= 0).map(|q| q.issued).min().flatten();
    let mut lines: Vec<InForce> = known
        .iter()
        .map(|q| {
            let (kind, carried) = told(&q.kind);
            let amount = signed(q);
            let origin = match q.origin.filter(|o| *o <= year) {
                Some(origin) => origin,
                None if carried => year - 1,
                None => year,
            };
            let kind = match kind {
                _ if amount < 0 => Kind::Cut,
                Some(kind) => kind,
                None if origin < year => Kind::CarryOver,
                None if q.issued == earliest => Kind::Initial,
                None => Kind::Addition,
            };
            InForce { kind, fund: fund(&q.fund), origin, issued: q.issued, amount, stands_in: false }
        })
        .collect();
    if let (true, Some(amount)) = (lines.is_empty(), project.declared) {
        let issued = Some(Day::new(year, 1, 1));
        let kind = Kind::Initial;
        lines.push(InForce { kind, fund: fund(&project.fund), origin: year, issued, amount, stands_in: true });
    }
    lines
}

/// A fund line with what it bears.
#[derive(Debug, Clone)]
pub struct Line {
    pub origin: i64,
    pub fund: Fund,
    pub budget: i128,
    pub paid: i128,
}

impl Line {
    fn room(&self) -> i128 {
        (self.budget - self.paid).max(0)
    }
}

/// Fund lines, oldest origin first, then by the glossary; payments by FIFO.
pub fn fund_lines(quotas: &[InForce], payments: &[&Payment]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for q in quotas {
        match lines.iter_mut().find(|l| l.origin == q.origin && l.fund == q.fund) {
            Some(line) => line.budget += q.amount,
            None => lines.push(Line { origin: q.origin, fund: q.fund.clone(), budget: q.amount, paid: 0 }),
        }
    }
    lines.sort_by(|a, b| (a.origin, &a.fund).cmp(&(b.origin, &b.fund)));
    let mut funds: Vec<Fund> = payments.iter().map(|p| fund(&p.fund)).filter(|f| f.0 != 99).collect();
    funds.sort();
    funds.dedup();
    // What each fund type paid net goes to its own lines; the rest is anybody's.
    let net = |f: &Fund| payments.iter().filter(|p| fund(&p.fund) == *f).map(|p| p.amount).sum::<i128>();
    let mut rest = net(&(99, String::new()));
    for f in &funds {
        let sum = net(f);
        let own: Vec<usize> = (0..lines.len()).filter(|i| lines[*i].fund == *f).collect();
        match (sum < 0, own.last()) {
            (true, Some(last)) => lines[*last].paid += sum,
            _ => rest += take(&mut lines, &own, sum),
        }
    }
    let all: Vec<usize> = (0..lines.len()).collect();
    let left = if rest < 0 { give_back(&mut lines, rest) } else { take(&mut lines, &all, rest) };
    if let Some(last) = lines.last_mut() {
        last.paid += left;
    }
    lines
}

fn take(lines: &mut [Line], order: &[usize], mut sum: i128) -> i128 {
    for i in order {
        let part = if sum > 0 { lines[*i].room().min(sum) } else { 0 };
        lines[*i].paid += part;
        sum -= part;
    }
    sum
}

/// More came back than went out untagged: the newest payer gets it first.
fn give_back(lines: &mut [Line], mut sum: i128) -> i128 {
    for line in lines.iter_mut().rev() {
        let part = line.paid.max(0).min(-sum);
        line.paid -= part;
        sum += part;
    }
    sum
}

/// The pace of some quota lines, and its basis.
pub fn pace(quotas: &[InForce], year: i64, d: Day) -> (Fraction, &'static str) {
    let end = Day::new(year, 12, 31).number();
    let (mut due, mut whole) = (Fraction::zero(), 0);
    for q in quotas.iter().filter(|q| q.amount > 0) {
        let from = match q.issued {
            Some(day) if q.kind != Kind::CarryOver && q.origin >= year => day,
            _ => Day::new(year, 1, 1),
        };
        if from > d {
            continue;
        }
        let (gone, all) = (d.number() - from.number(), end - from.number());
        let share = if gone >= all { Fraction::new(1, 1) } else { Fraction::new(gone.into(), all.into()) };
        due = due.plus(&share.times(&Fraction::new(q.amount, 1)));
        whole += q.amount;
    }
    match due.divided(&Fraction::new(whole, 1)) {
        Some(pace) => (pace, "weighted"),
        None => (Fraction::new(months(year, d).into(), 12), "month"),
    }
}

/// How many months of the year are over by the day.
pub fn months(year: i64, d: Day) -> i64 {
    (1..=12)
        .filter(|m| {
            let next = Day::new(year + m / 12, m % 12 + 1, 1).number();
            d.number() >= next - 1
        })
        .count() as i64
}

/// Usual share by the same day, over the last three earlier years that paid.
pub fn usual(book: &Book, d: Day, year: i64, whose: &dyn Fn(&Project) -> bool) -> Option<Fraction> {
    let mut shares = Vec::new();
    for back in 1..=10 {
        let past = year - back;
        let until = Day::new(d.y - back, d.m, d.d);
        // Feb 29 of a common year is its Feb 28; a whole February is a whole February.
        let until = if d.m == 2 && d.last_of_month() { Day::new(d.y - back, 2, 29) } else { until };
        let is_meant = |p: &&Payment| {
            p.year == past && book.projects.iter().any(|q| q.year == past && q.code == p.code && whose(q))
        };
        let rows = || book.payments.iter().filter(is_meant);
        let total: i128 = rows().map(|p| p.amount).sum();
        let by_day: i128 = rows().filter(|p| p.date <= until).map(|p| p.amount).sum();
        if total > 0 && shares.len() < 3 {
            shares.push(Fraction::new(by_day, total));
        }
    }
    let n = shares.len() as i128;
    let sum = shares.iter().fold(Fraction::zero(), |a, b| a.plus(b));
    sum.divided(&Fraction::new(n, 1))
}
