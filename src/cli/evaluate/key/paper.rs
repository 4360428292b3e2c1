//! `evaluate letter`: commission, notice, request for opinions as Word files.
//! Never here: what they say.

use serde_json::json;

use super::args::{LetterArgs, LetterWord};
use super::plain;
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::stop::Stop;
use crate::exchange::docx::write_docx;
use crate::exchange::out::Existing;
use crate::present::key_paper::{self, Kind};
use crate::service::DEFAULT_PLACE;
use crate::service::key_evaluation::show;

/// `evaluate letter`
pub(super) fn letter(desk: &Desk, args: &LetterArgs) -> Result<u8, Stop> {
    let t = &desk.s.key_letters;
    let store = desk.existing()?;
    let day = args.when.day(desk, &store)?;
    let file = desk.output.as_deref().ok_or_else(|| Stop::said(t.no_file, t.no_file_hint))?;
    let kind = match args.kind {
        LetterWord::Commission => Kind::Commission,
        LetterWord::Notice => Kind::Notice,
        LetterWord::Opinions => Kind::Opinions,
    };
    let page = show(&store, args.id, day)?;
    let place = store.meta("place")?.unwrap_or_else(|| DEFAULT_PLACE.to_string());
    let by = (desk.s.targets.bureau_of)(&place);
    let made = key_paper::letter(desk.s, &page, kind, plain(&args.doc), (&by, day));
    let made = made.ok_or_else(|| Stop::said(t.no_recipient, t.no_recipient_hint))?;
    write_docx(file, &made, Existing::Refuse)?;
    let name = file.display().to_string();
    desk.to_stdout().tell(
        &[(desk.s.key_lists.written)(&name)],
        || json!({"evaluation": args.id, "file": name, "to": made.recipient, "copies": made.copies}),
    )?;
    Ok(DONE)
}
