//! Every rule of money, straight down the table.

use std::collections::HashMap;

use super::attain::{self, Form};
use super::fraction::Fraction;
use super::money::{self, InForce, Kind, Line};
use super::rows::{Book, Day, Payment, Project, Quota};

/// An alert as the command prints it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Alert {
    pub code: String,
    pub rule: &'static str,
    pub level: &'static str,
    pub budget: String,
    pub paid: String,
    pub unspent: String,
    pub rate: Option<String>,
    pub expected: String,
    pub basis: &'static str,
    pub lag: Option<String>,
}

/// A project as the command prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    pub code: String,
    pub budget: i128,
    pub paid: i128,
    pub rate: Option<String>,
    pub expected: String,
    pub progress: Option<String>,
    pub spend: &'static str,
    pub target: &'static str,
    pub outlook: &'static str,
    pub alerts: Vec<Alert>,
}

struct Figures {
    budget: i128,
    paid: i128,
    rate: Option<Fraction>,
    pace: Fraction,
    basis: &'static str,
}

impl Figures {
    fn of(budget: i128, paid: i128, quotas: &[InForce], year: i64, d: Day) -> Figures {
        let (pace, basis) = money::pace(quotas, year, d);
        let rate = (budget != 0).then(|| Fraction::new(paid, budget));
        Figures { budget, paid, rate, pace, basis }
    }

    fn lag(&self) -> Option<Fraction> {
        self.rate.as_ref().map(|r| self.pace.minus(r).times(&Fraction::new(100, 1)))
    }
}

/// `60000000.00`
pub fn yuan(fen: i128) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", fen.unsigned_abs() / 100, fen.unsigned_abs() % 100)
}

const WAN: i128 = 1_000_000;
const LEVELS: [&str; 3] = ["", "yellow", "red"];

fn worst(yellow: bool, red: bool) -> usize {
    if red { 2 } else { usize::from(yellow) }
}

/// All projects of a year on a day, by code.
pub fn judge(book: &Book, year: i64, d: Day) -> Vec<Judged> {
    let mut by_code: HashMap<&str, (Vec<&Quota>, Vec<&Payment>)> = HashMap::new();
    for q in book.quotas.iter().filter(|q| q.year == year) {
        by_code.entry(&q.code).or_default().0.push(q);
    }
    for p in book.payments.iter().filter(|p| p.year == year) {
        by_code.entry(&p.code).or_default().1.push(p);
    }
    let mut by_account: HashMap<(&str, &str), Vec<&Payment>> = HashMap::new();
    for p in book.payments.iter().filter(|p| p.year == year && p.date <= d) {
        by_account.entry((&p.unit, &p.account)).or_default().push(p);
    }
    let mut all: Vec<Judged> = book
        .projects
        .iter()
        .filter(|p| p.year == year)
        .map(|project| {
            let (quotas, payments) = by_code.get(project.code.as_str()).cloned().unwrap_or_default();
            Desk { book, project, year, d, payments: &payments, by_account: &by_account }.judge(&quotas)
        })
        .collect();
    all.sort_by(|a, b| a.code.cmp(&b.code));
    all
}

struct Desk<'a> {
    book: &'a Book,
    project: &'a Project,
    year: i64,
    d: Day,
    payments: &'a [&'a Payment],
    /// All payments of the year up to the day, by unit and account.
    by_account: &'a HashMap<(&'a str, &'a str), Vec<&'a Payment>>,
}

impl Desk<'_> {
    fn judge(&self, quotas: &[&Quota]) -> Judged {
        let (year, d) = (self.year, self.d);
        let quotas = money::in_force(self.project, quotas, d);
        let forms: Vec<&Form> =
            self.book.forms.iter().filter(|f| f.year == year && f.code == self.project.code).collect();
        let told = attain::told(&forms, &quotas, year, d);
        let paid: Vec<&Payment> = self.payments.iter().copied().filter(|p| p.date <= d).collect();
        let lines = money::fund_lines(&quotas, &paid);
        let sum = paid.iter().map(|p| p.amount).sum();
        let total = Figures::of(quotas.iter().map(|q| q.amount).sum(), sum, &quotas, year, d);
        let mut out = Judged {
            code: self.project.code.clone(),
            budget: total.budget,
            paid: total.paid,
            rate: total.rate.as_ref().map(|r| r.print(4)),
            expected: total.pace.print(4),
            progress: None,
            spend: "grey",
            target: "grey",
            outlook: "grey",
            alerts: Vec::new(),
        };
        out.progress = told.as_ref().and_then(|t| t.progress.as_ref()).map(|p| p.print(4));
        if total.budget == 0 && total.paid == 0 {
            return out;
        }
        let exempt = ["人员", "公用"].iter().any(|w| self.project.category.contains(w));
        let told = told.filter(|_| !exempt);
        let rate = total.rate.as_ref().filter(|_| total.budget > 0);
        let target = [
            ("target_lag", told.as_ref().and_then(|t| t.lag())),
            ("spent_without_output", told.as_ref().and_then(|t| t.spent(rate, d))),
            ("output_unpaid", told.as_ref().and_then(|t| t.unpaid(rate))),
        ];
        if let Some(level) = target.iter().filter_map(|(_, level)| *level).max() {
            out.target = if level == 0 { "green" } else { LEVELS[level] };
        }
        for (rule, level) in target {
            self.raise(&mut out.alerts, rule, level.unwrap_or(0), &total);
        }
        let overdue = if exempt { 0 } else { attain::overdue(&forms, d) };
        self.raise(&mut out.alerts, "monitoring_overdue", overdue, &total);
        let unlikely = told.as_ref().and_then(|t| t.unlikely());
        self.raise(&mut out.alerts, "target_unlikely", unlikely.unwrap_or(0), &total);
        let spend = self.spend(&mut out.alerts, &total, &lines, &quotas);
        out.spend = if spend == 0 { "green" } else { LEVELS[spend] };
        let forecast = self.forecast(&total);
        self.raise(&mut out.alerts, "forecast_carryover", forecast.unwrap_or(0), &total);
        if let Some(level) = forecast.max(unlikely) {
            out.outlook = if level == 0 { "green" } else { LEVELS[level] };
        }
        self.aside(&mut out.alerts, &total, &quotas, &paid);
        out.alerts.sort();
        out
    }

    fn raise(&self, alerts: &mut Vec<Alert>, rule: &'static str, level: usize, f: &Figures) {
        if level > 0 {
            self.say(alerts, rule, LEVELS[level], f);
        }
    }

    fn say(&self, alerts: &mut Vec<Alert>, rule: &'static str, level: &'static str, f: &Figures) {
        alerts.push(Alert {
            code: self.project.code.clone(),
            rule,
            level,
            budget: yuan(f.budget),
            paid: yuan(f.paid),
            unspent: yuan(f.budget - f.paid),
            rate: f.rate.as_ref().map(|r| r.print(4)),
            expected: f.pace.print(4),
            basis: f.basis,
            lag: f.lag().map(|l| l.print(2)),
        });
    }

    /// R01 with R02, R03, R05, R06, R07, R14; gives the worst level.
    fn spend(&self, alerts: &mut Vec<Alert>, total: &Figures, lines: &[Line], quotas: &[InForce]) -> usize {
        let (year, d) = (self.year, self.d);
        let first = alerts.len();
        let whole = self.lagging(total);
        if total.budget > 0 {
            self.raise(alerts, "lagging_spend", whole, total);
        }
        for line in lines {
            let is_own = |q: &&InForce| q.fund == line.fund && q.origin == line.origin;
            let own: Vec<InForce> = quotas.iter().filter(is_own).cloned().collect();
            let f = Figures::of(line.budget, line.paid, &own, year, d);
            let level = self.lagging(&f);
            if lines.len() > 1 && total.budget > 0 && line.budget * 10 >= total.budget && level > whole {
                self.raise(alerts, "lagging_spend", level, &f);
            }
            self.raise(alerts, "no_spend", self.no_spend(line, &own), &f);
            let left = line.budget - line.paid > 0;
            let autumn = d >= Day::new(year, 10, 1);
            self.raise(alerts, "carryover_expiring", usize::from(left && autumn && line.origin == year - 1), &f);
            self.raise(alerts, "carryover_expired", 2 * usize::from(left && line.origin <= year - 2), &f);
        }
        let unspent = total.budget - total.paid;
        if total.budget > 0 && d >= Day::new(year, 9, 30) && total.paid * 10 < total.budget * 6 {
            self.raise(alerts, "large_idle", worst(unspent >= 200 * WAN, unspent >= 500 * WAN), total);
        }
        self.raise(alerts, "overspend", 2 * usize::from(total.paid > total.budget), total);
        alerts[first..].iter().map(|a| LEVELS.iter().position(|l| *l == a.level).expect("a level")).max().unwrap_or(0)
    }

    /// R01 and R02: the milder of the two, from a quarter of the year on.
    fn lagging(&self, f: &Figures) -> usize {
        let Some(rate) = f.rate.as_ref().filter(|_| f.budget > 0 && money::months(self.year, self.d) >= 3) else {
            return 0;
        };
        let Some(q) = rate.divided(&f.pace) else { return 0 };
        let by_ratio = worst(q.below(&Fraction::new(80, 100)), q.below(&Fraction::new(60, 100)));
        let lag = f.lag().expect("a rate");
        let by_points = worst(lag.at_least(&Fraction::new(10, 1)), lag.at_least(&Fraction::new(20, 1)));
        by_ratio.min(by_points)
    }

    fn no_spend(&self, line: &Line, own: &[InForce]) -> usize {
        let new_year = Day::new(self.year, 1, 1);
        let since = own.iter().filter(|q| q.amount > 0).map(|q| q.issued.unwrap_or(new_year)).min();
        let Some(since) = since.filter(|_| line.paid <= 0 && line.budget >= WAN) else { return 0 };
        let days = self.d.number() - since.number();
        let (yellow, red) = if line.fund.1 == "专项债券" { (180, 365) } else { (90, 180) };
        worst(days >= yellow, days >= red)
    }

    /// R24; nothing where there is no forecast.
    fn forecast(&self, total: &Figures) -> Option<usize> {
        if self.d < Day::new(self.year, 8, 1) || total.budget <= 0 {
            return None;
        }
        let own = |p: &Project| p.code == self.project.code;
        let department = |p: &Project| p.department == self.project.department;
        let usual = money::usual(self.book, self.d, self.year, &own)
            .or_else(|| money::usual(self.book, self.d, self.year, &department))
            .unwrap_or(total.pace.clone());
        if usual.below(&Fraction::new(5, 100)) {
            return None;
        }
        let budget = Fraction::new(total.budget, 1);
        let mut full = Fraction::new(total.paid, 1).divided(&usual)?;
        if budget.below(&full) {
            full = budget.clone();
        }
        if full.below(&Fraction::zero()) {
            full = Fraction::zero();
        }
        let left = budget.minus(&full);
        let over = |percent, wan| {
            left.at_least(&budget.times(&Fraction::new(percent, 100))) && left.at_least(&Fraction::new(wan * WAN, 1))
        };
        Some(worst(over(20, 100), over(40, 300)))
    }

    /// R13, R15, R17, R18, R22, R23: they feed no light.
    fn aside(&self, alerts: &mut Vec<Alert>, total: &Figures, quotas: &[InForce], paid: &[&Payment]) {
        let of = |kind: Kind| quotas.iter().filter(move |q| q.kind == kind).map(|q| q.amount);
        let initial: i128 = of(Kind::Initial).sum();
        let moved: i128 = of(Kind::Addition).chain(of(Kind::Cut)).map(i128::abs).sum();
        if initial > 0 {
            self.raise(alerts, "budget_churn", worst(moved * 100 >= initial * 30, moved * 100 >= initial * 50), total);
        }
        if self.d >= Day::new(self.year, 12, 31) && total.paid > 0 {
            let december = |p: &&&Payment| p.date.y == self.year && p.date.m == 12;
            let sum: i128 = paid.iter().filter(december).map(|p| p.amount).sum();
            self.raise(
                alerts,
                "yearend_rush",
                worst(sum * 100 >= total.paid * 25, sum * 100 >= total.paid * 40),
                total,
            );
        }
        let gross: i128 = paid.iter().map(|p| p.amount).filter(|a| *a > 0).sum();
        let back: i128 = -paid.iter().map(|p| p.amount).filter(|a| *a < 0).sum::<i128>();
        if gross > 0 && back >= WAN {
            self.raise(alerts, "refund_ratio", worst(back * 100 >= gross * 10, back * 100 >= gross * 30), total);
        }
        for _ in 0..self.defects(quotas, paid) {
            self.say(alerts, "data_quality", "blue", total);
        }
        if paid.iter().any(|p| self.is_twin(p)) {
            self.say(alerts, "duplicate_payment", "blue", total);
        }
        let own: i128 = paid.iter().filter(|p| self.is_own(p)).map(|p| p.amount).sum();
        self.raise(alerts, "transfer_to_self", worst(own > 0, own >= 100 * WAN), total);
    }

    /// How many kinds of defect there are.
    fn defects(&self, quotas: &[InForce], paid: &[&Payment]) -> usize {
        let real = || quotas.iter().filter(|q| !q.stands_in);
        let initial: i128 = real().filter(|q| q.kind == Kind::Initial).map(|q| q.amount).sum();
        let differs = self.project.declared.is_some_and(|declared| real().count() > 0 && declared != initial);
        let ahead = |p: &&&Payment| p.date > self.d && p.cutoff.is_some_and(|c| p.date > c && self.d >= c);
        let new_year = Day::new(self.year, 1, 1);
        let first = quotas.iter().filter(|q| q.amount > 0).map(|q| q.issued.unwrap_or(new_year)).min();
        let carried = quotas.iter().any(|q| q.kind == Kind::CarryOver && q.amount > 0);
        let early = |p: &&Payment| p.amount > 0 && !carried && first.is_some_and(|f| p.date < f);
        let odd_account = |p: &&Payment| p.account.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        let no_purpose = |p: &&Payment| p.purpose.as_ref().is_some_and(|t| !t.chars().any(char::is_alphanumeric));
        let unit = (self.project.department.clone(), self.project.unit.clone());
        let unknown = !self.book.units.is_empty() && !self.project.unit.is_empty() && !self.book.units.contains(&unit);
        [
            differs,
            self.payments.iter().any(|p| ahead(&p)),
            paid.iter().any(early),
            paid.iter().any(odd_account),
            paid.iter().any(no_purpose),
            unknown,
        ]
        .into_iter()
        .filter(|is| *is)
        .count()
    }

    /// Whether an earlier payment of the unit to the same account over the same
    /// amount lies at most seven days before, and neither came back.
    fn is_twin(&self, p: &Payment) -> bool {
        let all = || self.by_account[&(p.unit.as_str(), p.account.as_str())].iter();
        let same = |o: &Payment| o.payee == p.payee;
        let came_back = |o: &Payment| all().any(|b| same(b) && b.amount == -o.amount && b.date >= o.date);
        let near = |o: &Payment| (0..=7).contains(&(p.date.number() - o.date.number()));
        let before =
            |o: &Payment| !std::ptr::eq(o, p) && (o.date < p.date || (o as *const Payment) < (p as *const Payment));
        p.amount > 0
            && !came_back(p)
            && all().any(|o| o.amount == p.amount && same(o) && near(o) && before(o) && !came_back(o))
    }

    /// Whether the payee is the unit itself, its department, or a sibling.
    fn is_own(&self, p: &Payment) -> bool {
        let bare = |name: &str| name.trim_start_matches("上饶市").trim_start_matches('市').to_string();
        let payee = bare(&p.payee);
        let department = &self.project.department;
        let sibling = self.book.projects.iter().any(|q| q.department == *department && bare(&q.unit) == payee);
        let listed = self.book.units.iter().any(|(d, u)| d == department && bare(u) == payee);
        !payee.is_empty() && (bare(department) == payee || sibling || listed)
    }
}
