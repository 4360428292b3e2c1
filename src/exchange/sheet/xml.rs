//! The little of XML that the readers share: events, attributes by local name,
//! text. What the elements mean is not known here.

use crate::exchange::record::FileFault;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;
use std::io::{self, BufRead, Read};

/// Deeper than any table is nested.
const DEEPEST: usize = 1000;

/// More bytes than any one element's head or text has.
const LONGEST: usize = 64 << 20;

/// A source that gives so much to one event and no more: the reader gathers an
/// event in memory, whatever its size.
struct Rationed<R> {
    source: R,
    left: usize,
}

impl<R: BufRead> Read for Rationed<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let taken = self.fill_buf()?.read(out)?;
        self.consume(taken);
        Ok(taken)
    }
}

impl<R: BufRead> BufRead for Rationed<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            return Err(io::Error::other("text without end"));
        }
        let ready = self.source.fill_buf()?;
        Ok(&ready[..ready.len().min(self.left)])
    }

    fn consume(&mut self, amount: usize) {
        self.left -= amount.min(self.left);
        self.source.consume(amount);
    }
}

/// Events of a document that must come to its end.
pub(in crate::exchange) struct Xml<R: BufRead> {
    reader: Reader<Rationed<R>>,
    buffer: Vec<u8>,
    depth: usize,
}

impl<R: BufRead> Xml<R> {
    pub(in crate::exchange) fn new(source: R) -> Self {
        let mut reader = Reader::from_reader(Rationed { source, left: LONGEST });
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        Xml { reader, buffer: Vec::with_capacity(1024), depth: 0 }
    }

    /// The next event; `None` at the proper end. A document that ends inside an
    /// element is cut off.
    pub(in crate::exchange) fn next(&mut self) -> Result<Option<Event<'_>>, FileFault> {
        self.buffer.clear();
        self.reader.get_mut().left = LONGEST;
        let event = self.reader.read_event_into(&mut self.buffer).map_err(|e| FileFault::Damaged(e.to_string()))?;
        match event {
            Event::Start(_) => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(FileFault::Damaged("elements nested without end".into()));
                }
            }
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::Eof if self.depth > 0 => {
                return Err(FileFault::Damaged("cut off inside an element".into()));
            }
            Event::Eof => return Ok(None),
            _ => {}
        }
        Ok(Some(event))
    }

    /// How many bytes were read.
    pub(in crate::exchange) fn position(&self) -> u64 {
        self.reader.buffer_position()
    }
}

/// An attribute by its name without prefix.
pub(in crate::exchange) fn attribute<'a>(element: &'a BytesStart<'_>, local: &str) -> Option<Cow<'a, str>> {
    element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|a| a.key.local_name().as_ref() == local)
        .map(|a| a.normalized_value(XmlVersion::Implicit1_0).map_or(Cow::Borrowed(""), |v| Cow::Owned(v.into_owned())))
}

/// A number in an attribute.
pub(in crate::exchange) fn count(element: &BytesStart<'_>, local: &str) -> Option<u64> {
    attribute(element, local)?.trim().parse().ok()
}

/// Whether an attribute says yes.
pub(in crate::exchange) fn says_yes(element: &BytesStart<'_>, local: &str) -> bool {
    attribute(element, local).is_some_and(|v| matches!(v.as_ref(), "1" | "true" | "on"))
}

/// The text an event adds to its element.
pub(in crate::exchange) fn add_text(event: &Event<'_>, out: &mut String) {
    match event {
        Event::Text(text) => out.push_str(&text.xml10_content()),
        Event::CData(text) => out.push_str(&text.xml10_content()),
        Event::GeneralRef(name) => match name.resolve_char_ref() {
            Ok(Some(c)) => out.push(c),
            _ => out.push_str(match name.as_ref() {
                "lt" => "<",
                "gt" => ">",
                "amp" => "&",
                "quot" => "\"",
                "apos" => "'",
                "nbsp" => "\u{a0}",
                _ => "",
            }),
        },
        _ => {}
    }
}
