//! A project in one budget year.

use super::date::Date;
use super::money::Money;

/// 项目类别 (domain.md §9.2).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// 人员类
    Personnel,
    /// 运转类公用经费
    Office,
    /// 其他运转类
    Operating,
    /// 特定目标类
    Specific,
    /// As the file wrote it.
    Other(String),
}

impl Category {
    /// Reads the word or the code of a file (`1 人员类`, `[22]其他运转类`, `31`).
    pub fn parse(typed: &str) -> Option<Category> {
        let (code, name) = super::code::split(typed);
        let word = name.unwrap_or_default();
        let found = if word.contains("人员") {
            Category::Personnel
        } else if word.contains("公用") {
            Category::Office
        } else if word.contains("运转") {
            Category::Operating
        } else if word.contains("特定目标") {
            Category::Specific
        } else {
            match (code.as_deref().or(Some(word.as_str()).filter(|w| w.len() == 1)), word.as_str()) {
                (Some("1" | "11" | "12"), _) => Category::Personnel,
                (Some("21"), _) => Category::Office,
                (Some("2" | "22"), _) => Category::Operating,
                (Some("3" | "31" | "32"), "" | "3") => Category::Specific,
                (_, "") => return None,
                (_, w) => Category::Other(w.to_string()),
            }
        };
        Some(found)
    }

    /// The code under which the store keeps it; an unknown one is kept as written.
    pub fn key(&self) -> &str {
        match self {
            Category::Personnel => "personnel",
            Category::Office => "office",
            Category::Operating => "operating",
            Category::Specific => "specific",
            Category::Other(word) => word,
        }
    }

    /// The reverse of [`Category::key`].
    pub fn from_key(key: &str) -> Category {
        match key {
            "personnel" => Category::Personnel,
            "office" => Category::Office,
            "operating" => Category::Operating,
            "specific" => Category::Specific,
            word => Category::Other(word.to_string()),
        }
    }
}

/// A project-year as the lists show it; the key is (year, code).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// Row in the store.
    pub id: i64,
    /// Budget year.
    pub year: i16,
    /// 项目代码
    pub code: String,
    /// 项目名称
    pub name: String,
    /// Department by the row that brought the project in.
    pub department_id: i64,
    /// 部门代码
    pub department_code: Option<String>,
    /// 部门名称
    pub department: String,
    /// 业务科室
    pub division: Option<String>,
    /// 单位代码
    pub unit_code: Option<String>,
    /// 单位名称
    pub unit: Option<String>,
    /// 项目类别
    pub category: Option<Category>,
    /// 年初预算数 of the project list.
    pub declared: Option<Money>,
    /// 重点监控
    pub key_monitored: bool,
    /// First day of the project.
    pub start: Option<Date>,
    /// Last day of the project.
    pub end: Option<Date>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_by_word_and_by_code() {
        assert_eq!(Category::parse("3 特定目标类"), Some(Category::Specific));
        assert_eq!(Category::parse("[22]其他运转类"), Some(Category::Operating));
        assert_eq!(Category::parse("21"), Some(Category::Office));
        assert_eq!(Category::parse("31"), Some(Category::Specific));
        assert_eq!(Category::parse("基建类"), Some(Category::Other("基建类".into())));
        assert_eq!(Category::parse(""), None);
    }
}
