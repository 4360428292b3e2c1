//! Departments, units and the names people give them.

use super::text;

/// A first-level budget department (预算部门), as known on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    /// Row in the store.
    pub id: i64,
    /// 部门代码; some files never tell it.
    pub code: Option<String>,
    /// 名称
    pub name: String,
    /// 业务科室 that owns the department.
    pub division: Option<String>,
}

/// A budget unit (预算单位), as known on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Row in the store.
    pub id: i64,
    /// 单位代码
    pub code: Option<String>,
    /// 名称
    pub name: String,
    /// Department it belongs to.
    pub department_id: i64,
}

/// What is left of a name when the place before it is taken away, for telling
/// that 市林业局, 上饶市林业局 and 林业局 are one. `place` is the city's name
/// without 市 (上饶). Two names that fold to the same are the same body.
pub fn fold_name(name: &str, place: &str) -> String {
    let folded = text::fold(name);
    let mut rest = folded.as_str();
    for prefix in ["江西省", place, "市级", "市本级", "市直", "市"] {
        match rest.strip_prefix(prefix) {
            // 「市」 alone or a two-letter rest is no name.
            Some(tail) if tail.chars().count() >= 2 => rest = tail,
            _ => {}
        }
    }
    rest.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_body_under_three_names() {
        for name in ["市林业局", "上饶市林业局", "林业局", "江西省上饶市林业局", " 上饶市 林业局 "]
        {
            assert_eq!(fold_name(name, "上饶"), "林业局", "{name}");
        }
        assert_ne!(fold_name("信州区林业局", "上饶"), "林业局");
        assert_eq!(fold_name("市场监督管理局", "上饶"), "场监督管理局");
        assert_eq!(fold_name("市市场监督管理局", "上饶"), "市场监督管理局");
    }
}
