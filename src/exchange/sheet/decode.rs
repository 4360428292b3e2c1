//! Bytes to text in the encodings that Chinese offices use, or the verdict that
//! they are no text. What the text means is not known here.

use crate::domain::text::is_han;
use crate::exchange::record::FileFault;
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// As much as is looked at to guess.
const SAMPLE: usize = 1 << 20;

/// The text and the name of its encoding.
pub(super) fn decode(bytes: Vec<u8>) -> Result<(String, &'static str), FileFault> {
    let encoding = match Encoding::for_bom(&bytes) {
        Some((encoding, _)) => encoding,
        None => guess(&bytes)?,
    };
    let (text, _) = encoding.decode_with_bom_removal(&bytes);
    if text.chars().all(|c| c.is_whitespace()) {
        return Err(FileFault::Empty);
    }
    if !looks_like_text(&text) {
        return Err(FileFault::NotATable);
    }
    let name = if encoding == UTF_8 && bytes.starts_with(b"\xEF\xBB\xBF") { "UTF-8 BOM" } else { encoding.name() };
    Ok((text.into_owned(), name))
}

fn guess(bytes: &[u8]) -> Result<&'static Encoding, FileFault> {
    if let Some(wide) = utf16(bytes) {
        return Ok(wide);
    }
    if bytes.contains(&0) {
        return Err(FileFault::NotATable);
    }
    if std::str::from_utf8(bytes).is_ok() || nearly_utf8(bytes) {
        return Ok(UTF_8);
    }
    if let Some(named) = declared(bytes) {
        return Ok(named);
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let (_, bad) = GB18030.decode_without_bom_handling(sample);
    // A sample may end in the middle of a character.
    if !bad || sample.len() < bytes.len() {
        return Ok(GB18030);
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let found = detector.guess(Some(b"cn"), chardetng::Utf8Detection::Allow);
    Ok(if found.is_single_byte() { GB18030 } else { found })
}

/// UTF-8 with a few spoilt bytes: read as GB 18030 all of it would be rubbish.
fn nearly_utf8(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(SAMPLE)]);
    let bad = text.chars().filter(|c| *c == '\u{fffd}').count();
    let han = text.chars().filter(|c| is_han(*c)).count();
    han > bad * 20
}

/// UTF-16 without its mark: every other byte of the separators is zero.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let pairs = || sample.chunks_exact(2);
    let plain = |b: u8| matches!(b, b'\t' | b'\n' | b'\r' | b' '..=b'~');
    let little = pairs().filter(|p| p[1] == 0 && plain(p[0])).count();
    let big = pairs().filter(|p| p[0] == 0 && plain(p[1])).count();
    let nothing = pairs().filter(|p| p[0] == 0 && p[1] == 0).count();
    let needed = (sample.len() / 2 / 20).max(1);
    match (little >= needed, big >= needed) {
        _ if nothing > 0 || sample.is_empty() => None,
        (true, _) if little > big * 4 => Some(UTF_16LE),
        (_, true) if big > little * 4 => Some(UTF_16BE),
        _ => None,
    }
}

/// What a web page or an XML file says of itself.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    if !head.trim_start().starts_with('<') {
        return None;
    }
    let after = ["charset=", "encoding="].into_iter().find_map(|key| head.split_once(key))?.1;
    let label: String = after
        .trim_start_matches(['"', '\''])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    let named = Encoding::for_label(label.as_bytes())?;
    // GB 2312 and GBK are said where GB 18030 is meant; a false UTF-8 was ruled out.
    match named.name() {
        "GBK" | "gb18030" | "UTF-8" | "UTF-16LE" | "UTF-16BE" => Some(GB18030),
        _ => Some(named),
    }
}

/// Text has no control characters to speak of, and few bytes that could not be decoded.
fn looks_like_text(text: &str) -> bool {
    let (mut all, mut bad) = (0_usize, 0_usize);
    for c in text.chars().take(SAMPLE) {
        all += 1;
        match c {
            '\0' => return false,
            '\t' | '\n' | '\r' | '\u{c}' | '\u{1a}' => {}
            c if c.is_control() || c == '\u{fffd}' || ('\u{e000}'..='\u{f8ff}').contains(&c) => bad += 1,
            _ => {}
        }
    }
    bad * 50 <= all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_of_chinese_offices() {
        let text = "单位,金额\n市林业局,1234.50\n";
        let wide = |le: bool| -> Vec<u8> {
            text.encode_utf16().flat_map(|u| if le { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
        };
        for (bytes, name) in [
            (text.as_bytes().to_vec(), "UTF-8"),
            ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), "UTF-8 BOM"),
            ([&b"\xFF\xFE"[..], &wide(true)].concat(), "UTF-16LE"),
            (wide(true), "UTF-16LE"),
            (wide(false), "UTF-16BE"),
            (GB18030.encode(text).0.into_owned(), "gb18030"),
        ] {
            assert_eq!(decode(bytes), Ok((text.to_owned(), name)));
        }
    }

    #[test]
    fn a_false_declaration_is_not_believed() {
        let page = "<html><meta charset=utf-8><table><tr><td>市林业局</td></tr></table>";
        let (text, name) = decode(GB18030.encode(page).0.into_owned()).unwrap();
        assert_eq!((text.as_str(), name), (page, "gb18030"));
    }

    #[test]
    fn a_spoilt_byte_does_not_spoil_the_file() {
        let mut bytes = "单位,金额\n".repeat(20).into_bytes();
        bytes.truncate(bytes.len() - 6);
        bytes.push(0xE4);
        assert_eq!(decode(bytes).unwrap().1, "UTF-8");
    }

    #[test]
    fn junk_and_blank() {
        assert_eq!(decode(b" \r\n\t".to_vec()), Err(FileFault::Empty));
        assert_eq!(decode(b"\xEF\xBB\xBF".to_vec()), Err(FileFault::Empty));
        assert_eq!(decode(vec![0; 100]), Err(FileFault::NotATable));
        assert_eq!(decode((0..=255).collect()), Err(FileFault::NotATable));
        assert_eq!(decode(vec![1, 2, 3, 4, 5, 6]), Err(FileFault::NotATable));
    }
}
