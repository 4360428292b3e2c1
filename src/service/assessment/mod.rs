//! Assessment of departments and counties: sheets computed from what the store
//! holds, points and appeals by hand, tables of counties, frozen rankings.

mod evidence;
mod freeze;
mod import;
mod scheme;
mod score;
mod sheet;
mod subject;

pub use freeze::{Frozen, announce, freeze, frozen};
pub use import::{Reported, import};
pub use scheme::{from_toml, scheme, set_scheme, to_toml};
pub use score::{NewScore, answer, appeal, bonus, score};
pub use sheet::{Sheet, SheetItem, sheets};
pub use subject::{add_county, counties, department, subject};
