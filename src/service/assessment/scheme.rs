//! The scheme of a year, and its file: what a place wants to weigh otherwise.

use rust_decimal::Decimal;

use crate::domain::assessment::{BadScheme, Item, Ladder, Measure, Scheme};
use crate::domain::text;
use crate::service::{Fault, ResultsFault, Stamp};
use crate::store::Store;
use crate::store::audit::Entry;

/// The scheme of a year: its own, else the one that ships.
///
/// # Errors
/// What the store says.
pub fn scheme(store: &Store, year: i16, ladder: Ladder) -> Result<Scheme, Fault> {
    Ok(store.assessment_scheme(year, ladder)?.unwrap_or_else(|| Scheme::default_of(ladder)))
}

/// Gives a year a scheme of its own.
///
/// # Errors
/// [`ResultsFault::Scheme`]; [`ResultsFault::SchemeFrozen`] once results of the
/// year were frozen under the one before.
pub fn set_scheme(store: &mut Store, stamp: &Stamp, year: i16, scheme: &Scheme) -> Result<(), Fault> {
    scheme.check().map_err(ResultsFault::Scheme)?;
    if let Some(last) = store.assessment_snapshots(year, scheme.ladder)?.last() {
        return Err(ResultsFault::SchemeFrozen(last.id).into());
    }
    store.write(stamp, |w| {
        w.add_assessment_scheme(year, scheme, &stamp.actor, &stamp.at)?;
        let items = scheme.items.iter().map(|i| (i.key.clone(), i.points.to_string()));
        let detail = serde_json::json!({"ladder": scheme.ladder.key(), "items": items.collect::<Vec<_>>()});
        Ok(((), Entry { action: "assess_scheme", subject: year.to_string(), detail }))
    })
}

/// The scheme as a file.
pub fn to_toml(scheme: &Scheme) -> String {
    let item = |i: &Item| {
        let mut t = toml::Table::new();
        let mut put = |key: &str, value: &str| t.insert(key.into(), toml::Value::String(value.into()));
        put("key", &i.key);
        put("group", &i.group);
        put("points", &i.points.normalize().to_string());
        put("measure", i.measure.key());
        if let Some(name) = &i.name {
            put("name", name);
        }
        toml::Value::Table(t)
    };
    let mut root = toml::Table::new();
    root.insert("ladder".into(), toml::Value::String(scheme.ladder.key().into()));
    root.insert("bonus".into(), toml::Value::String(scheme.bonus.normalize().to_string()));
    root.insert("item".into(), toml::Value::Array(scheme.items.iter().map(item).collect()));
    toml::to_string(&root).expect("tables of strings always serialise")
}

/// Reads a scheme's file; points may stand bare or in quotes.
///
/// # Errors
/// [`Fault::Toml`], [`ResultsFault::Scheme`].
pub fn from_toml(file: &str, ladder: Ladder) -> Result<Scheme, Fault> {
    let root: toml::Table = toml::from_str(file).map_err(|e| Fault::Toml(e.to_string()))?;
    if let Some(told) = root.get("ladder").and_then(toml::Value::as_str).filter(|l| *l != ladder.key()) {
        return Err(Fault::Toml(format!("ladder = {told}")));
    }
    let bonus = root.get("bonus").map_or(Some(Decimal::from(5)), number);
    let bonus = bonus.ok_or_else(|| ResultsFault::Scheme(BadScheme::BadPoints("bonus".into())))?;
    let items = root.get("item").and_then(toml::Value::as_array).ok_or_else(|| Fault::Toml("item".into()))?;
    let items = items.iter().map(item).collect::<Result<Vec<Item>, Fault>>()?;
    let scheme = Scheme { ladder, items, bonus };
    scheme.check().map_err(ResultsFault::Scheme)?;
    Ok(scheme)
}

fn item(value: &toml::Value) -> Result<Item, Fault> {
    let word = |key: &str| value.get(key).and_then(toml::Value::as_str).map(text::clean).filter(|t| !t.is_empty());
    let key = word("key").unwrap_or_default();
    let points = value.get("points").and_then(number);
    let points = points.ok_or_else(|| ResultsFault::Scheme(BadScheme::BadPoints(key.clone())))?;
    let measure = word("measure").unwrap_or_else(|| Measure::Manual.key().into());
    let unknown = || ResultsFault::Scheme(BadScheme::UnknownMeasure(measure.clone()));
    let measure = Measure::from_key(&measure).ok_or_else(unknown)?;
    let name = word("name").map(|n| n.chars().take(40).collect());
    let group = word("group").unwrap_or_else(|| key.clone());
    Ok(Item { key, group, name, points, measure })
}

fn number(value: &toml::Value) -> Option<Decimal> {
    let text = match value {
        toml::Value::String(s) => s.trim().to_string(),
        toml::Value::Integer(n) => n.to_string(),
        // Its shortest form: what stood in the file, but for trailing zeros.
        toml::Value::Float(n) => n.to_string(),
        _ => return None,
    };
    Decimal::from_str_exact(&text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scheme_goes_out_and_comes_back_as_it_was() {
        for ladder in Ladder::ALL {
            let scheme = Scheme::default_of(ladder);
            assert_eq!(from_toml(&to_toml(&scheme), ladder).ok(), Some(scheme));
        }
    }

    #[test]
    fn a_place_may_weigh_otherwise_and_add_its_own() {
        let file = "bonus = 3\n[[item]]\nkey = \"execution\"\npoints = 60.5\nmeasure = \"execution\"\n\
                    [[item]]\nkey = \"innovation\"\nname = \"特色工作\"\npoints = \"39.5\"\n";
        let scheme = from_toml(file, Ladder::Departments).expect("a scheme");
        assert_eq!((scheme.items[1].measure, scheme.items[1].name.as_deref()), (Measure::Manual, Some("特色工作")));
        assert_eq!(scheme.bonus, Decimal::from(3));
        let bad = |file: &str| from_toml(file, Ladder::Departments).err().map(|f| f.to_string());
        assert!(bad("[[item]]\nkey = \"a\"\npoints = 99").is_some_and(|f| f.contains("Sum(99)")));
        assert!(bad("[[item]]\nkey = \"a\"\npoints = 100\nmeasure = \"luck\"").is_some_and(|f| f.contains("luck")));
        assert!(matches!(from_toml("ladder = \"counties\"", Ladder::Departments), Err(Fault::Toml(_))));
    }
}
