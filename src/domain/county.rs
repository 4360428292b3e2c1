//! Counties of the city by their codes of GB/T 2260 (domain.md §9.1). Zones
//! without such a code are added by the office.

/// Code, name, first and last year of it, where it has not always been or is no more.
type Line = (&'static str, &'static str, Option<i16>, Option<i16>);

/// The counties of 上饶市, old names of two of them beside the new.
const COUNTIES: [Line; 14] = [
    ("361102", "信州区", None, None),
    ("361103", "广丰区", Some(2015), None),
    ("361104", "广信区", Some(2019), None),
    ("361121", "上饶县", None, Some(2018)),
    ("361122", "广丰县", None, Some(2014)),
    ("361123", "玉山县", None, None),
    ("361124", "铅山县", None, None),
    ("361125", "横峰县", None, None),
    ("361126", "弋阳县", None, None),
    ("361127", "余干县", None, None),
    ("361128", "鄱阳县", None, None),
    ("361129", "万年县", None, None),
    ("361130", "婺源县", None, None),
    ("361181", "德兴市", None, None),
];

/// A county as it is known in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct County {
    /// Six digits.
    pub code: String,
    /// 名称
    pub name: String,
}

/// The counties of a year, by code.
pub fn of_year(year: i16) -> Vec<County> {
    let there = |l: &&Line| l.2.is_none_or(|from| year >= from) && l.3.is_none_or(|last| year <= last);
    COUNTIES.iter().filter(there).map(|l| County { code: l.0.into(), name: l.1.into() }).collect()
}

/// A code of six or of nine digits as six: finance systems write `361102000`.
pub fn short_code(typed: &str) -> Option<String> {
    let plain = super::text::narrow(typed.trim());
    let digits = !plain.is_empty() && plain.bytes().all(|b| b.is_ascii_digit());
    match plain.len() {
        6 if digits => Some(plain),
        9 if digits && plain.ends_with("000") => Some(plain[..6].to_string()),
        _ => None,
    }
}

/// The county that is meant by its code or its name, with or without the city
/// before it.
pub fn find<'a>(counties: &'a [County], typed: &str) -> Option<&'a County> {
    if let Some(code) = short_code(typed) {
        return counties.iter().find(|c| c.code == code);
    }
    let plain = super::text::fold(typed);
    let plain = plain.strip_prefix("上饶市").unwrap_or(&plain);
    counties.iter().find(|c| {
        let name = super::text::fold(&c.name);
        name == plain || name.strip_suffix(['区', '县', '市']).is_some_and(|stem| stem == plain)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_counties_under_the_names_of_their_time() {
        let now = of_year(2021);
        assert_eq!(now.len(), 12);
        assert_eq!(find(&now, "361104000").map(|c| c.name.as_str()), Some("广信区"));
        assert_eq!(find(&now, "上饶县"), None);
        let then = of_year(2013);
        assert_eq!(then.len(), 12);
        assert_eq!(find(&then, "广丰县").map(|c| c.code.as_str()), Some("361122"));
    }

    #[test]
    fn a_county_by_any_of_its_names() {
        let now = of_year(2021);
        for typed in ["361128", "鄱阳县", "上饶市鄱阳县", " 鄱阳 ", "３６１１２８"] {
            assert_eq!(find(&now, typed).map(|c| c.code.as_str()), Some("361128"), "{typed}");
        }
        assert_eq!(find(&now, "361128001"), None);
        assert_eq!(find(&now, "昌江区"), None);
    }
}
