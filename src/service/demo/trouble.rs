//! What goes wrong with single vouchers: returned transfers, reversals, a bill
//! paid twice, money moved to a sibling's account, cells left empty.

use super::calendar::{plus, working_day};
use super::fates::Fate;
use super::model::{City, Payment, ProjectYear};
use super::random::Random;
use super::{STANDS_ON, YEAR};
use crate::domain::date::Date;

/// Stirs trouble of every kind into the payments of 2021, and a little into
/// those of the years before.
pub(super) fn stir(city: &mut City) {
    let mut order: Vec<usize> = (0..city.payments.len()).filter(|i| plain(city, *i)).collect();
    Random::of("trouble", 0).shuffle(&mut order);
    let mut take = order.into_iter();
    returned(city, &mut take);
    reversed(city, &mut take);
    paid_twice(city, &mut take);
    to_a_sibling(city, &mut take);
    without_project(city, &mut take);
    before_the_money(city);
    careless(city, &mut take);
    on_the_last_day(city, &mut take);
    declared_otherwise(city);
}

/// A voucher of 2021 that may meet with trouble: of a project that does well,
/// and small beside its budget, so that its lights stay what they are.
fn plain(city: &City, i: usize) -> bool {
    let p = &city.payments[i];
    let project = &city.projects[p.project];
    p.year == YEAR
        && project.fate == Fate::Steady
        && !project.named
        && p.amount > 500_000
        && p.amount < project.budget / 24
}

/// The next vouchers that also fit `want`.
fn some(
    city: &City,
    take: &mut impl Iterator<Item = usize>,
    count: usize,
    want: impl Fn(&Payment) -> bool,
) -> Vec<usize> {
    take.filter(|i| want(&city.payments[*i])).take(count).collect()
}

/// Money sent back by the bank some days later, and sent again.
fn returned(city: &mut City, take: &mut impl Iterator<Item = usize>) {
    for i in some(city, take, 16, |p| p.date < Date::constant(YEAR, 7, 8)) {
        let paid = city.payments[i].clone();
        let back = working_day(plus(paid.date, 4), paid.date);
        let mut refund = Payment { date: back, amount: -paid.amount, group: city.payments.len(), ..paid.clone() };
        refund.refund = "退票：收款人户名不符";
        city.payments.push(refund);
        // More than a week after the first try, so that it does not look like a double.
        let again = working_day(plus(paid.date, 13), plus(paid.date, 9));
        let group = city.payments.len();
        city.payments.push(Payment { date: again, group, ..paid });
    }
}

/// +x and −x in one voucher on one day, booked again with the right purpose.
fn reversed(city: &mut City, take: &mut impl Iterator<Item = usize>) {
    for i in some(city, take, 9, |p| p.date < Date::constant(YEAR, 7, 14)) {
        let wrong = city.payments[i].clone();
        let mut red = Payment { amount: -wrong.amount, line: 2, ..wrong.clone() };
        red.refund = "红字冲销";
        city.payments.push(red);
        let again = working_day(plus(wrong.date, 12), plus(wrong.date, 9));
        let group = city.payments.len();
        city.payments.push(Payment { date: again, group, ..wrong });
    }
}

/// The same bill twice within a week.
fn paid_twice(city: &mut City, take: &mut impl Iterator<Item = usize>) {
    for i in some(city, take, 4, |p| p.date < Date::constant(YEAR, 7, 20)) {
        let first = city.payments[i].clone();
        let date = working_day(plus(first.date, 5), first.date);
        let group = city.payments.len();
        city.payments.push(Payment { date, group, ..first });
    }
}

/// 以拨代支: three to a sibling unit of the same department, one of them large.
fn to_a_sibling(city: &mut City, take: &mut impl Iterator<Item = usize>) {
    let siblings = |p: &Payment| city.departments[city.projects[p.project].department].units.len() > 2;
    let large: Vec<usize> = (0..city.payments.len())
        .filter(|i| plain(city, *i) && siblings(&city.payments[*i]) && city.payments[*i].amount > 110_000_000)
        .take(1)
        .collect();
    let small = some(city, take, 3, |p| siblings(p) && p.amount < 60_000_000 && p.amount > 2_000_000);
    for i in large.into_iter().chain(small) {
        let project = &city.projects[city.payments[i].project];
        let units = &city.departments[project.department].units;
        let sibling = units.iter().rposition(|u| u.code != units[project.unit].code).unwrap_or(0);
        let name = units[sibling].name.clone();
        let p = &mut city.payments[i];
        p.account = format!("9999000000{}", units[sibling].code);
        p.payee = name;
        p.purpose = "拨付下属单位经费".into();
    }
}

/// Vouchers that name the unit, the document and the purpose, but no project.
fn without_project(city: &mut City, take: &mut impl Iterator<Item = usize>) {
    for i in some(city, take, 5, |p| p.amount < 30_000_000) {
        let name = city.projects[city.payments[i].project].name.clone();
        let p = &mut city.payments[i];
        p.unmatched = true;
        // The purpose still names the project, so that a suggestion can be made.
        p.purpose = format!("支付{name}款");
    }
}

/// Paid some days before the quota was issued.
fn before_the_money(city: &mut City) {
    let late: Vec<usize> =
        (0..city.projects.len()).filter(|i| city.projects[*i].fate == Fate::LateMoney).step_by(3).collect();
    for project in late {
        let of_it = |p: &&mut Payment| p.project == project && p.year == YEAR;
        let Some(p) = city.payments.iter_mut().filter(of_it).min_by_key(|p| (p.date, p.group)) else { continue };
        let issued = city.quotas[p.quota].issued;
        p.date = working_day(plus(issued, -9), Date::constant(YEAR, 1, 4));
    }
}

/// Cells that a clerk left empty or filled wrongly.
fn careless(city: &mut City, take: &mut impl Iterator<Item = usize>) {
    for i in some(city, take, 4, |_| true) {
        city.payments[i].account = format!("{}（基本户）", city.payments[i].account);
    }
    for (n, i) in some(city, take, 6, |_| true).into_iter().enumerate() {
        city.payments[i].purpose = if n % 3 == 2 { "——".into() } else { String::new() };
    }
}

/// The treasury closes its month on a Saturday.
fn on_the_last_day(city: &mut City, take: &mut impl Iterator<Item = usize>) {
    for i in some(city, take, 7, |p| p.date >= Date::constant(YEAR, 7, 14)) {
        city.payments[i].date = STANDS_ON;
    }
}

/// Lists whose 年初预算数 is not what the quotas say.
fn declared_otherwise(city: &mut City) {
    let steady = |y: &ProjectYear| {
        let p = &city.projects[y.project];
        y.year == YEAR && p.fate == Fate::Steady && !p.named && p.budget > 50_000_000
    };
    let chosen: Vec<usize> = (0..city.years.len()).filter(|i| steady(&city.years[*i])).step_by(97).take(3).collect();
    for i in chosen {
        if let Some(declared) = &mut city.years[i].declared {
            *declared += *declared / 10 / 1_000_000 * 1_000_000 + 1_000_000;
        }
    }
}
