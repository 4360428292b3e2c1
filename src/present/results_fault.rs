//! A fault of the end of the cycle in words: what was not done, and what to do.
//!
//! Never here: how it came about.

use super::strings::Strings;
use super::{Lang, number, reasons, terms};
use crate::domain::assessment::BadScheme;
use crate::domain::disclosure::BadPublication;
use crate::domain::linkage::Refusal;
use crate::service::ResultsFault;

/// What happened, and what the reader can do.
pub fn fault(lang: Lang, fault: &ResultsFault) -> (String, Option<String>) {
    let s = lang.strings();
    let f = &s.results_faults;
    let (text, hint) = match fault {
        ResultsFault::Refused { name, why } => refused(s, name, *why),
        ResultsFault::NoProposal(name) => ((f.no_proposal)(name), f.no_proposal_hint),
        ResultsFault::NothingToPropose(name) => ((f.nothing_to_propose)(name), f.nothing_to_propose_hint),
        ResultsFault::Stale(name) => ((f.stale)(name), f.stale_hint),
        ResultsFault::BackDated { name, day, last } => ((f.back_dated)(name, &day.to_string(), &last.to_string()), ""),
        ResultsFault::DraftYear { file, told, expected } => ((f.draft_year)(file, *told, *expected), f.draft_year_hint),
        ResultsFault::DraftWithoutAmounts(file) => ((f.draft_amounts)(file), f.draft_amounts_hint),
        ResultsFault::DraftUseless { file, rows, first } => {
            let (why, _) = reasons::reason_of_key(lang, &first.reason, first.column.as_deref());
            ((s.rectify.nothing_taken)(file, *rows, &first.cell, &first.quote, &why), f.draft_useless_hint)
        }
        ResultsFault::Classified(code) => ((f.classified)(code), f.classified_hint),
        ResultsFault::NothingToPublish(name) => ((f.nothing_to_publish)(name), f.nothing_to_publish_hint),
        ResultsFault::Publication { name, bad } => publication(s, name, *bad),
        ResultsFault::NotPublished(name) => ((f.not_published)(name), f.not_published_hint),
        ResultsFault::DueBeforeReady { due, ready } => {
            ((f.due_before)(&due.to_string(), &ready.to_string()), f.due_hint)
        }
        ResultsFault::NoCounty(typed) => ((f.no_county)(typed), f.no_county_hint),
        ResultsFault::CountyCode(typed) => ((f.county_code)(typed), f.county_code_hint),
        ResultsFault::NoItem { key, known } => {
            let known = terms::list(lang, known.iter().map(String::as_str));
            return ((f.no_item)(key), Some((f.known_items)(&known)));
        }
        ResultsFault::Computed(key) => ((f.computed)(key), f.computed_hint),
        ResultsFault::Points { key, points, full } if key == "bonus" => {
            ((f.bonus)(&points.to_string(), &full.normalize().to_string()), f.points_hint)
        }
        ResultsFault::Points { key, points, full } => {
            ((f.points)(key, &points.to_string(), &full.normalize().to_string()), f.points_hint)
        }
        ResultsFault::Scheme(bad) => scheme(s, bad),
        ResultsFault::SchemeFrozen(id) => ((f.scheme_frozen)(*id), f.scheme_frozen_hint),
        ResultsFault::NoAppeal(id) => ((f.no_appeal)(*id), f.no_appeal_hint),
        ResultsFault::AppealAnswered(id) => ((f.answered)(*id), ""),
        ResultsFault::Open(open) => {
            let first: Vec<String> = open.iter().take(8).map(|(name, n)| (f.open_of)(name, *n)).collect();
            let mut named = terms::list(lang, first.iter().map(String::as_str));
            if open.len() > first.len() {
                named.push_str(&(f.and_more)(open.len()));
            }
            ((f.of)(f.open, &named), f.open_hint)
        }
        ResultsFault::Nobody => (f.nobody.to_string(), f.nobody_hint),
        ResultsFault::NoSnapshot => (f.no_snapshot.to_string(), f.no_snapshot_hint),
        ResultsFault::Announced => (f.announced.to_string(), ""),
        ResultsFault::NoEntry(id) => ((f.no_entry)(*id), f.no_entry_hint),
        ResultsFault::People(n) => ((f.people)(*n), f.people_hint),
    };
    (text, Some(hint.to_string()).filter(|h| !h.is_empty()))
}

fn refused(s: &Strings, name: &str, why: Refusal) -> (String, &'static str) {
    let f = &s.results_faults;
    match why {
        Refusal::AboveBudget { cut, budget } => {
            // In yuan where 万元 would hide by how much.
            let exact = number::wan(cut) == number::wan(budget);
            let say = |m| if exact { (f.in_yuan)(&number::yuan(m)) } else { (f.in_wan)(&number::wan(m)) };
            ((f.above_budget)(name, &say(cut), &say(budget)), f.above_hint)
        }
        Refusal::Negative(cut) => ((f.negative)(name, &number::yuan(cut)), f.negative_hint),
        Refusal::NoReason => ((f.of)(name, f.no_reason), f.no_reason_hint),
    }
}

fn publication(s: &Strings, name: &str, bad: BadPublication) -> (String, &'static str) {
    let f = &s.results_faults;
    match bad {
        BadPublication::Nowhere => ((f.of)(name, f.nowhere), f.nowhere_hint),
        BadPublication::BadAddress => ((f.of)(name, f.bad_address), f.bad_address_hint),
        BadPublication::TooEarly(ready) => ((f.of)(name, &(f.too_early)(&ready.to_string())), ""),
    }
}

fn scheme(s: &Strings, bad: &BadScheme) -> (String, &'static str) {
    let f = &s.results_faults;
    match bad {
        BadScheme::Sum(sum) => ((f.scheme_sum)(&sum.normalize().to_string()), f.scheme_hint),
        BadScheme::Twice(key) => ((f.scheme_twice)(key), f.scheme_hint),
        BadScheme::BadKey(key) => ((f.scheme_key)(key), f.scheme_hint),
        BadScheme::BadPoints(key) => ((f.scheme_points)(key), f.scheme_hint),
        BadScheme::UnknownMeasure(word) => ((f.scheme_measure)(word), f.unknown_measure_hint),
        BadScheme::NotOfCounties(key) => ((f.scheme_county)(key), f.scheme_hint),
    }
}
