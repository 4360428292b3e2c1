//! Severity of an alert and the light it makes.

/// How bad an alert is (domain.md §6.4). Ordered from mild to harsh.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 提示
    Blue,
    /// 关注
    Yellow,
    /// 预警
    Red,
}

impl Level {
    /// All levels, harshest first, as lists are sorted.
    pub const ALL: [Level; 3] = [Level::Red, Level::Yellow, Level::Blue];

    /// The word used in JSON, in the store and on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Level::Blue => "blue",
            Level::Yellow => "yellow",
            Level::Red => "red",
        }
    }

    /// The reverse of [`Level::key`].
    pub fn from_key(key: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|l| l.key() == key)
    }
}

/// A light; the worst is the greatest. Grey says that there was nothing to judge.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Light {
    /// 不适用
    #[default]
    Grey,
    /// 正常
    Green,
    /// 提示
    Blue,
    /// 关注
    Yellow,
    /// 预警
    Red,
}

impl Light {
    /// All, from none to worst.
    pub const ALL: [Light; 5] = [Light::Grey, Light::Green, Light::Blue, Light::Yellow, Light::Red];

    /// The reverse of [`Light::key`].
    pub fn from_key(key: &str) -> Option<Light> {
        Light::ALL.into_iter().find(|l| l.key() == key)
    }

    /// The word used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Light::Grey => "grey",
            Light::Green => "green",
            Light::Blue => "blue",
            Light::Yellow => "yellow",
            Light::Red => "red",
        }
    }
}

impl From<Level> for Light {
    fn from(level: Level) -> Light {
        match level {
            Level::Blue => Light::Blue,
            Level::Yellow => Light::Yellow,
            Level::Red => Light::Red,
        }
    }
}

/// The three lights of a project (contract "Three lights a project").
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lights {
    /// 支
    pub spend: Light,
    /// 目
    pub target: Light,
    /// 预
    pub outlook: Light,
}

impl Lights {
    /// The list's single light: the worst of the three.
    pub fn worst(self) -> Light {
        self.spend.max(self.target).max(self.outlook)
    }
}
