//! Codes of the finance system. Opaque strings: never numbers, never padded
//! by guess (domain.md §9.2).

use super::text;

macro_rules! code {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Cleans and checks what a file or a person gives.
            ///
            /// # Errors
            /// See [`BadCode`].
            pub fn parse(typed: &str) -> Result<$name, BadCode> {
                check(typed).map($name)
            }

            /// The code as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

code!(
    /// 项目代码: up to 21 characters, e.g. `36110021T000000000001`.
    ProjectCode
);
code!(
    /// 部门代码: normally 3 digits.
    DepartmentCode
);
code!(
    /// 单位代码: department + unit, normally 6 digits, deeper levels 3 more each.
    UnitCode
);

/// The longest code the finance system knows.
pub const LONGEST: usize = 21;

/// Why a text is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BadCode {
    /// Nothing stands there.
    Empty,
    /// Longer than [`LONGEST`] characters.
    TooLong,
    /// A character other than a letter, a digit, `-`, `.` or `_`.
    BadCharacter,
    /// `3.6110022E+20`: a spreadsheet took it for a number and lost its digits.
    DigitsLost,
}

fn check(typed: &str) -> Result<String, BadCode> {
    let plain: String =
        text::narrow(typed).chars().filter(|c| !text::is_blank(*c) && *c != '\'' && !c.is_control()).collect();
    if plain.is_empty() {
        return Err(BadCode::Empty);
    }
    if looks_scientific(&plain) {
        return Err(BadCode::DigitsLost);
    }
    // A code that was a small number in the sheet comes back as `148.0`.
    let plain = match plain.strip_suffix(".0") {
        Some(whole) if whole.bytes().all(|b| b.is_ascii_digit()) => whole.to_string(),
        _ => plain,
    };
    if !plain.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_')) {
        return Err(BadCode::BadCharacter);
    }
    if plain.len() > LONGEST {
        return Err(BadCode::TooLong);
    }
    Ok(plain.to_ascii_uppercase())
}

/// `3.6110022E+20`, but not a code that happens to hold an E.
fn looks_scientific(s: &str) -> bool {
    let Some((mantissa, exponent)) = s.split_once(['E', 'e']) else { return false };
    let signed = exponent.strip_prefix(['+', '-']);
    mantissa.contains('.') && mantissa.chars().all(|c| c.is_ascii_digit() || c == '.') && {
        let digits = signed.unwrap_or(exponent);
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
    } || (signed.is_some() && mantissa.bytes().all(|b| b.is_ascii_digit()) && !mantissa.is_empty())
}

impl UnitCode {
    /// The department a unit belongs to by its code: the first three characters.
    pub fn department(&self) -> Option<DepartmentCode> {
        (self.0.len() >= 6 && self.0.is_char_boundary(3)).then(|| DepartmentCode(self.0[..3].to_string()))
    }
}

/// Code and name from one cell: `[21]当年预算`, `(433001)单位`, `219-棠溪镇`,
/// `360 - 单位`, `219001单位`, `2010101|行政运行` (domain.md §11.2). Either may
/// be missing: a cell that is all code or all name gives just that.
pub fn split(cell: &str) -> (Option<String>, Option<String>) {
    let plain = text::clean(cell);
    if plain.is_empty() {
        return (None, None);
    }
    let body = plain.trim_start_matches(['[', '(', '（', '【', '［']);
    let bracketed = body.len() < plain.len();
    let end = body
        .char_indices()
        .find(|(_, c)| !(c.is_ascii_digit() || c.is_ascii_uppercase()))
        .map_or(body.len(), |(i, _)| i);
    let (code, rest) = body.split_at(end);
    let closed = rest.starts_with([']', ')', '）', '】', '］']);
    let name = rest.trim_start_matches(|c: char| {
        matches!(c, ']' | ')' | '）' | '】' | '］' | '|' | '_' | '、' | ':' | '：')
            || text::is_dash(c)
            || c.is_whitespace()
    });
    let digits = code.chars().filter(char::is_ascii_digit).count();
    let is_code = (2..=LONGEST).contains(&code.len()) && digits >= 2 && (!bracketed || closed);
    match (is_code, name) {
        (true, "") => (Some(code.to_string()), None),
        // `2021年度…` and `5G基站` are names that begin with digits.
        (true, n)
            if closed
                || (!n.starts_with(['年', '月', '日', '个', '号', '%', '.', '届', '世'])
                    && !n.starts_with(|c: char| c.is_ascii()))
                || rest.len() > n.len() =>
        {
            (Some(code.to_string()), Some(n.to_string()))
        }
        _ => (None, Some(plain)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_split(cell: &str, code: Option<&str>, name: Option<&str>) {
        assert_eq!(split(cell), (code.map(String::from), name.map(String::from)), "{cell:?}");
    }

    #[test]
    fn code_and_name_in_one_cell() {
        check_split("[21]当年预算", Some("21"), Some("当年预算"));
        check_split("(433001)单位", Some("433001"), Some("单位"));
        check_split("（433001）单位", Some("433001"), Some("单位"));
        check_split("219-棠溪镇人民政府", Some("219"), Some("棠溪镇人民政府"));
        check_split("360 - 单位", Some("360"), Some("单位"));
        check_split("219001单位", Some("219001"), Some("单位"));
        check_split("2010101|行政运行", Some("2010101"), Some("行政运行"));
        check_split("36110021T000000000001-航线补贴", Some("36110021T000000000001"), Some("航线补贴"));
        check_split("148", Some("148"), None);
        check_split("市民航局", None, Some("市民航局"));
        check_split("2021年度航线补贴", None, Some("2021年度航线补贴"));
        check_split("（补充）航线补贴", None, Some("（补充）航线补贴"));
        check_split("5G基站建设", None, Some("5G基站建设"));
        check_split("", None, None);
    }

    #[test]
    fn codes_are_opaque() {
        assert_eq!(ProjectCode::parse(" ３６1100-21 ").map(|c| c.to_string()), Ok("361100-21".into()));
        assert_eq!(ProjectCode::parse("148.0").map(|c| c.to_string()), Ok("148".into()));
        assert_eq!(ProjectCode::parse("3.6110022E+20"), Err(BadCode::DigitsLost));
        assert_eq!(ProjectCode::parse("4E+20"), Err(BadCode::DigitsLost));
        assert_eq!(ProjectCode::parse("361100E000000000001").map(|c| c.to_string()), Ok("361100E000000000001".into()));
        assert_eq!(ProjectCode::parse("航线补贴"), Err(BadCode::BadCharacter));
        assert_eq!(ProjectCode::parse(" "), Err(BadCode::Empty));
        assert_eq!(ProjectCode::parse(&"1".repeat(22)), Err(BadCode::TooLong));
    }

    #[test]
    fn a_unit_knows_its_department() {
        let code = UnitCode::parse("148001").expect("code");
        assert_eq!(code.department().map(|d| d.to_string()), Some("148".into()));
        assert_eq!(UnitCode::parse("148").expect("code").department(), None);
    }
}
