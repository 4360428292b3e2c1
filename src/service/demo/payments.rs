//! The city's payments: each line's total spread over days, payees and purposes.

use std::collections::HashMap;

use super::calendar::{plus, working_day};
use super::fates::Fate;
use super::model::{City, Payment};
use super::payees::{self, Payee};
use super::quotas::Line;
use super::random::Random;
use super::{STANDS_ON, YEAR};
use crate::domain::date::{Date, days_between};

/// Makes the payments of all lines.
pub(super) fn build(city: &mut City, lines: &[Line]) {
    for (index, line) in lines.iter().enumerate() {
        if line.paid > 0 {
            pay_line(city, line, index);
        }
    }
}

fn pay_line(city: &mut City, line: &Line, index: usize) {
    let project = &city.projects[line.project];
    let mut random = Random::of("payments", index);
    let name = project.name.clone();
    let (gross, back) = match project.fate {
        Fate::Refunds if line.year == YEAR => refunds(line.paid, 15),
        Fate::ManyRefunds if line.year == YEAR => refunds(line.paid, 36),
        _ => (line.paid, 0),
    };
    // The same firms year after year.
    let firms = payees::of_project(&name, &mut Random::of("firms", line.project));
    let first = city.quotas[line.quotas[0]].issued.max(Date::constant(line.year, 1, 6));
    let count = how_many(gross, line.year, &mut random);
    let days = days(first, line.until, count, &mut random);
    let amounts = split(gross, days.len(), &mut random);
    for (turn, (date, amount)) in days.into_iter().zip(amounts).enumerate() {
        let firm: &Payee = random.pick(&firms);
        let purpose = payees::purpose(&name, date.month(), turn, &mut random);
        let payment = voucher(city, line, date, amount, firm, purpose);
        city.payments.push(payment);
    }
    if back > 0 {
        let purpose = format!("退回{name}款项");
        let day = working_day(plus(line.until, -8), first);
        let mut payment = voucher(city, line, day, -back, &firms[0], purpose);
        payment.refund = "项目验收未通过，款项退回";
        city.payments.push(payment);
    }
}

/// Gross payments and refunds whose difference is `net`.
fn refunds(net: i64, share: i64) -> (i64, i64) {
    let gross = net / (100 - share) * 100;
    (gross, gross - net)
}

fn voucher(city: &City, line: &Line, date: Date, amount: i64, firm: &Payee, purpose: String) -> Payment {
    let in_force = |q: &&usize| city.quotas[**q].issued <= date && city.quotas[**q].amount > 0;
    let quota = line.quotas.iter().rfind(in_force).unwrap_or(&line.quotas[0]);
    Payment {
        project: line.project,
        year: line.year,
        date,
        amount,
        fund: line.fund.clone(),
        quota: *quota,
        payee: firm.name.clone(),
        account: firm.account.clone(),
        purpose,
        refund: "",
        unmatched: false,
        group: city.payments.len(),
        voucher: String::new(),
        line: 1,
    }
}

/// How many vouchers an amount takes.
fn how_many(amount: i64, year: i16, random: &mut Random) -> usize {
    let wan = amount / 1_000_000;
    let (low, high) = match wan {
        ..=5 => (2, 5),
        6..=20 => (4, 9),
        21..=100 => (7, 12),
        101..=600 => (9, 15),
        601..=3_000 => (12, 20),
        _ => (16, 28),
    };
    let n = random.between(low, high);
    // Seven months have fewer than a whole year, and 2019 had the fewest projects.
    let percent = match year {
        2019 => 110,
        2020 => 101,
        _ => 83,
    };
    (n * percent / 100).max(1) as usize
}

/// Working days from a week after the money came to the end, in order.
fn days(first: Date, until: Date, count: usize, random: &mut Random) -> Vec<Date> {
    let start = plus(first, 5).min(plus(until, -3));
    let room = days_between(start, until);
    let mut days: Vec<Date> = (0..count)
        .map(|i| {
            // One day in each stretch of the time, so that no month stays empty.
            let (from, to) = (room * i as i64 / count as i64, room * (i as i64 + 1) / count as i64);
            let mut day = plus(start, random.between(from, to.max(from)));
            // A fifth of the year's last quarter slides into December.
            if until.month() == 12 && day.month() >= 10 && random.chance(20) {
                day = Date::constant(until.year(), 12, random.between(8, 29) as i8);
            }
            working_day(day, first)
        })
        .map(|day| if day > until { working_day(plus(until, -3), first).min(until) } else { day })
        .collect();
    days.sort_unstable();
    days
}

/// Parts of an amount, none of them nothing; round ones and odd ones.
fn split(total: i64, count: usize, random: &mut Random) -> Vec<i64> {
    let weights: Vec<i64> = (0..count).map(|_| random.between(40, 160)).collect();
    let sum: i64 = weights.iter().sum();
    let mut left = total;
    let mut parts: Vec<i64> = Vec::with_capacity(count);
    for weight in weights {
        let fair = total / sum * weight;
        let mut part = if random.chance(45) { fair / 10_000 * 10_000 } else { fair };
        // No two alike by chance: those would look like a bill paid twice.
        while part > 10_000 && parts.contains(&part) {
            part -= 10_000;
        }
        let part = part.max(100).min(left);
        left -= part;
        parts.push(part);
    }
    if let Some(last) = parts.last_mut() {
        *last += left;
    }
    parts.retain(|part| *part > 0);
    parts
}

/// Orders the payments by day and gives each voucher its number.
pub(super) fn number(city: &mut City) {
    let order = |p: &Payment| (p.date, p.project, p.group, p.line);
    city.payments.sort_by_key(order);
    let mut given: HashMap<usize, String> = HashMap::new();
    let mut next: HashMap<i16, u32> = HashMap::new();
    for p in &mut city.payments {
        let voucher = given.entry(p.group).or_insert_with(|| {
            let n = next.entry(p.year).or_insert(0);
            *n += 1;
            format!("{}0300{n:06}", p.year)
        });
        p.voucher.clone_from(voucher);
    }
    debug_assert!(city.payments.iter().all(|p| p.date <= STANDS_ON));
}
