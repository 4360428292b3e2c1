//! The last line of a form that this program writes, and reading it back:
//! `表单标识：JX-2021-36110021T000000000001-2-4F`, of a monitoring form of the
//! round 1—7月 `…-2R7-4F`. Its two last digits are made from the others; a line
//! that somebody retyped wrongly is not believed.

use crate::domain::form::Mark;
use crate::domain::text;

const WORDS: &str = "表单标识：";
const HEAD: &str = "JX-";

/// The line of a mark.
pub fn line(mark: &Mark) -> String {
    let round = mark.round.map(|n| format!("R{n}")).unwrap_or_default();
    let body = format!("{HEAD}{}-{}-{}{round}", mark.year, mark.code, mark.version);
    format!("{WORDS}{body}-{:02X}", seal(&body))
}

/// The mark in a cell's text; nothing where it holds none, or a damaged one.
pub fn parse(cell: &str) -> Option<Mark> {
    let narrow = text::narrow(cell);
    let from = narrow.find(HEAD)?;
    let whole = narrow[from..].trim();
    let (body, sealed) = whole.rsplit_once('-')?;
    if u8::from_str_radix(sealed.get(..2)?, 16).ok()? != seal(body) {
        return None;
    }
    let (rest, version) = body.strip_prefix(HEAD)?.rsplit_once('-')?;
    let (year, code) = rest.split_once('-')?;
    let (version, round) = match version.split_once('R') {
        Some((version, round)) => (version, Some(round.parse().ok().filter(|n| (1..=12).contains(n))?)),
        None => (version, None),
    };
    Some(Mark { code: code.to_string(), year: year.parse().ok()?, version: version.parse().ok()?, round })
}

fn seal(body: &str) -> u8 {
    // Odd weights, so that two characters that changed places show.
    body.bytes().fold(7u8, |sum, b| sum.wrapping_mul(31).wrapping_add(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(code: &str) -> Mark {
        Mark { code: code.into(), year: 2021, version: 2, round: None }
    }

    #[test]
    fn a_mark_reads_back_whatever_its_code() {
        for code in ["36110021T000000000001", "148", "A-1-2", ""] {
            assert_eq!(parse(&line(&mark(code))), Some(mark(code)), "{code}");
        }
        let of_round = Mark { round: Some(7), ..mark("148") };
        assert_eq!(parse(&line(&of_round)), Some(of_round));
        assert_eq!(parse(&format!(" {}　", line(&mark("148")))), Some(mark("148")));
    }

    #[test]
    fn a_mark_that_was_edited_is_not_believed() {
        let written = line(&mark("36110021T000000000001"));
        assert_eq!(parse(&written.replace("0001-", "0002-")), None);
        assert_eq!(parse(&written.replace("2021", "2012")), None);
        for other in ["", "JX-", "JX-2021", "表单标识：", "JX-2021-148-2-é", "项目JX-1"] {
            assert_eq!(parse(other), None, "{other}");
        }
    }
}
