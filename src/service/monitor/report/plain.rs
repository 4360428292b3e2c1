//! How figures stand in a snapshot: amounts as yuan, shares and weights with
//! all their digits, days as `YYYY-MM-DD`, everything else by its key.

/// Text that leads back to a value.
pub(super) trait Plain: Sized {
    /// As it is written.
    fn write(&self) -> String;
    /// As it is read.
    fn read(text: &str) -> Option<Self>;
}

impl Plain for crate::domain::money::Money {
    fn write(&self) -> String {
        self.yuan().to_string()
    }
    fn read(text: &str) -> Option<Self> {
        crate::domain::money::Money::parse(text, crate::domain::money::MoneyUnit::Yuan).ok()
    }
}

impl Plain for rust_decimal::Decimal {
    fn write(&self) -> String {
        self.normalize().to_string()
    }
    fn read(text: &str) -> Option<Self> {
        rust_decimal::Decimal::from_str_exact(text).ok()
    }
}

impl Plain for crate::domain::date::Date {
    fn write(&self) -> String {
        self.to_string()
    }
    fn read(text: &str) -> Option<Self> {
        crate::domain::date::parse_iso(text)
    }
}

macro_rules! keyed {
    ($($type:ty),* $(,)?) => {$(
        impl Plain for $type {
            fn write(&self) -> String {
                self.key().to_string()
            }
            fn read(text: &str) -> Option<Self> {
                <$type>::from_key(text)
            }
        }
    )*};
}
keyed!(
    crate::domain::monitor::light::Light,
    crate::domain::monitor::light::Level,
    crate::domain::indicator::Lamp,
    crate::domain::indicator::Open,
    crate::domain::monitor::reported::FormState,
    crate::domain::monitor::reported::Possibility,
    crate::domain::monitor::reported::Cause,
    crate::domain::monitor::correction::Correction,
    crate::domain::monitor::rule::RuleId,
);

/// A value.
pub(super) mod one {
    use super::Plain;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<T: Plain, S: Serializer>(value: &T, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&value.write())
    }

    pub fn deserialize<'de, T: Plain, D: Deserializer<'de>>(d: D) -> Result<T, D::Error> {
        let text = String::deserialize(d)?;
        T::read(&text).ok_or_else(|| D::Error::custom(text))
    }
}

/// A value, or nothing.
pub(super) mod maybe {
    use super::Plain;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub fn serialize<T: Plain, S: Serializer>(value: &Option<T>, s: S) -> Result<S::Ok, S::Error> {
        value.as_ref().map(Plain::write).serialize(s)
    }

    pub fn deserialize<'de, T: Plain, D: Deserializer<'de>>(d: D) -> Result<Option<T>, D::Error> {
        let text = Option::<String>::deserialize(d)?;
        text.map(|t| T::read(&t).ok_or_else(|| D::Error::custom(t))).transpose()
    }
}

/// A list of values.
pub(super) mod many {
    use super::Plain;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub fn serialize<T: Plain, S: Serializer>(values: &[T], s: S) -> Result<S::Ok, S::Error> {
        values.iter().map(Plain::write).collect::<Vec<_>>().serialize(s)
    }

    pub fn deserialize<'de, T: Plain, D: Deserializer<'de>>(d: D) -> Result<Vec<T>, D::Error> {
        let texts = Vec::<String>::deserialize(d)?;
        texts.into_iter().map(|t| T::read(&t).ok_or_else(|| D::Error::custom(t))).collect()
    }
}
