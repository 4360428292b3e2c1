//! The two official taxonomies of indicators, chosen per year (domain.md §4.1).

/// Which taxonomy a year uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Taxonomy {
    /// 财预〔2015〕88号 and 财预〔2020〕10号: 产出, 效益, 满意度; cost is an output.
    T2015,
    /// 财预〔2021〕101号: 成本 is a level of its own.
    T2021,
}

/// 一级指标
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level1 {
    /// 成本指标 (T2021)
    Cost,
    /// 产出指标
    Output,
    /// 效益指标
    Benefit,
    /// 满意度指标
    Satisfaction,
}

/// 二级指标
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level2 {
    /// 数量
    Quantity,
    /// 质量
    Quality,
    /// 时效
    Timeliness,
    /// 成本 (T2015, under 产出)
    Cost,
    /// 经济成本 (T2021)
    EconomicCost,
    /// 社会成本 (T2021)
    SocialCost,
    /// 生态环境成本 (T2021)
    EcologicalCost,
    /// 经济效益
    Economic,
    /// 社会效益
    Social,
    /// 生态效益
    Ecological,
    /// 可持续影响 (T2015)
    Sustainable,
    /// 服务对象满意度
    Satisfaction,
}

impl Taxonomy {
    /// The word used in settings.
    pub const fn key(self) -> &'static str {
        match self {
            Taxonomy::T2015 => "T2015",
            Taxonomy::T2021 => "T2021",
        }
    }

    /// The reverse of [`Taxonomy::key`].
    pub fn from_key(key: &str) -> Option<Taxonomy> {
        [Taxonomy::T2015, Taxonomy::T2021].into_iter().find(|t| t.key().eq_ignore_ascii_case(key))
    }
}

impl Taxonomy {
    /// Its classes in the order of the forms.
    pub const fn classes(self) -> &'static [(Level1, Level2)] {
        match self {
            Taxonomy::T2015 => &[
                (Level1::Output, Level2::Quantity),
                (Level1::Output, Level2::Quality),
                (Level1::Output, Level2::Timeliness),
                (Level1::Output, Level2::Cost),
                (Level1::Benefit, Level2::Economic),
                (Level1::Benefit, Level2::Social),
                (Level1::Benefit, Level2::Ecological),
                (Level1::Benefit, Level2::Sustainable),
                (Level1::Satisfaction, Level2::Satisfaction),
            ],
            Taxonomy::T2021 => &[
                (Level1::Cost, Level2::EconomicCost),
                (Level1::Cost, Level2::SocialCost),
                (Level1::Cost, Level2::EcologicalCost),
                (Level1::Output, Level2::Quantity),
                (Level1::Output, Level2::Quality),
                (Level1::Output, Level2::Timeliness),
                (Level1::Benefit, Level2::Economic),
                (Level1::Benefit, Level2::Social),
                (Level1::Benefit, Level2::Ecological),
                (Level1::Satisfaction, Level2::Satisfaction),
            ],
        }
    }
}

impl Level1 {
    /// In the order of the forms.
    pub const ALL: [Level1; 4] = [Level1::Cost, Level1::Output, Level1::Benefit, Level1::Satisfaction];

    /// Reads a printed word with whatever stands around it: `产出指标（50分）`,
    /// `项目完成指标`, `预期产出指标`, `社会公众或服务对象满意度指标`. Words of other
    /// frames (决策, 投入, 过程) are none of these.
    pub fn parse(printed: &str) -> Option<Level1> {
        const WORDS: [(&str, Level1); 8] = [
            ("满意", Level1::Satisfaction),
            ("产出", Level1::Output),
            ("完成指标", Level1::Output),
            ("效益", Level1::Benefit),
            ("效果", Level1::Benefit),
            ("结果", Level1::Benefit),
            ("影响", Level1::Benefit),
            ("成本", Level1::Cost),
        ];
        WORDS.into_iter().find(|(word, _)| printed.contains(word)).map(|(_, level)| level)
    }

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Level1::Cost => "cost",
            Level1::Output => "output",
            Level1::Benefit => "benefit",
            Level1::Satisfaction => "satisfaction",
        }
    }

    /// The reverse of [`Level1::key`].
    pub fn from_key(key: &str) -> Option<Level1> {
        Level1::ALL.into_iter().find(|l| l.key() == key)
    }

    /// The official name, a term of the forms in every language of the interface.
    pub const fn name(self) -> &'static str {
        match self {
            Level1::Cost => "成本指标",
            Level1::Output => "产出指标",
            Level1::Benefit => "效益指标",
            Level1::Satisfaction => "满意度指标",
        }
    }
}

/// Level 2 with its word in JSON and in the store and its official name.
const LEVEL2: [(Level2, &str, &str); 12] = [
    (Level2::Quantity, "quantity", "数量指标"),
    (Level2::Quality, "quality", "质量指标"),
    (Level2::Timeliness, "timeliness", "时效指标"),
    (Level2::Cost, "cost", "成本指标"),
    (Level2::EconomicCost, "economic_cost", "经济成本指标"),
    (Level2::SocialCost, "social_cost", "社会成本指标"),
    (Level2::EcologicalCost, "ecological_cost", "生态环境成本指标"),
    (Level2::Economic, "economic", "经济效益指标"),
    (Level2::Social, "social", "社会效益指标"),
    (Level2::Ecological, "ecological", "生态效益指标"),
    (Level2::Sustainable, "sustainable", "可持续影响指标"),
    (Level2::Satisfaction, "satisfaction", "服务对象满意度指标"),
];

impl Level2 {
    /// In the order of the forms.
    pub const ALL: [Level2; 12] = [
        Level2::Quantity,
        Level2::Quality,
        Level2::Timeliness,
        Level2::Cost,
        Level2::EconomicCost,
        Level2::SocialCost,
        Level2::EcologicalCost,
        Level2::Economic,
        Level2::Social,
        Level2::Ecological,
        Level2::Sustainable,
        Level2::Satisfaction,
    ];

    /// Reads a printed word; one that names several classes at once
    /// (`社会、经济、生态效益指标`) names none.
    pub fn parse(printed: &str) -> Option<Level2> {
        let has = |word: &str| printed.contains(word);
        if has("满意") {
            return Some(Level2::Satisfaction);
        }
        if has("成本") || (has("预算") && has("控制")) {
            return Some(match (has("生态") || has("环境"), has("社会"), has("经济")) {
                (true, false, false) => Level2::EcologicalCost,
                (false, true, false) => Level2::SocialCost,
                (false, false, true) => Level2::EconomicCost,
                _ => Level2::Cost,
            });
        }
        let named = [
            (has("数量"), Level2::Quantity),
            (has("质量"), Level2::Quality),
            (has("时效"), Level2::Timeliness),
            (has("经济"), Level2::Economic),
            (has("社会"), Level2::Social),
            (has("生态") || has("环境"), Level2::Ecological),
            (has("可持续"), Level2::Sustainable),
        ];
        let mut found = named.into_iter().filter(|(named, _)| *named).map(|(_, level)| level);
        match (found.next(), found.next()) {
            (Some(one), None) => Some(one),
            _ => None,
        }
    }

    /// The level it stands under where the form does not say.
    pub const fn usual_level1(self) -> Level1 {
        match self {
            Level2::Quantity | Level2::Quality | Level2::Timeliness | Level2::Cost => Level1::Output,
            Level2::EconomicCost | Level2::SocialCost | Level2::EcologicalCost => Level1::Cost,
            Level2::Economic | Level2::Social | Level2::Ecological | Level2::Sustainable => Level1::Benefit,
            Level2::Satisfaction => Level1::Satisfaction,
        }
    }

    /// The word used in JSON and in the store.
    pub fn key(self) -> &'static str {
        LEVEL2[self as usize].1
    }

    /// The reverse of [`Level2::key`].
    pub fn from_key(key: &str) -> Option<Level2> {
        LEVEL2.iter().find(|(_, k, _)| *k == key).map(|(level, ..)| *level)
    }

    /// The official name, a term of the forms in every language of the interface.
    pub fn name(self) -> &'static str {
        LEVEL2[self as usize].2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn level_1_under_its_many_words() {
        for (printed, level) in [
            ("产出指标(50分)", Some(Level1::Output)),
            ("项目完成指标", Some(Level1::Output)),
            ("项目产出(30分)", Some(Level1::Output)),
            ("效果指标", Some(Level1::Benefit)),
            ("社会公众或服务对象满意度指标", Some(Level1::Satisfaction)),
            ("成本指标", Some(Level1::Cost)),
            ("项目决策", None),
            ("(50分)", None),
        ] {
            assert_eq!(Level1::parse(printed), level, "{printed}");
        }
    }

    #[test]
    fn level_2_under_its_many_words() {
        for (printed, level) in [
            ("数量指标(或建筑规模指标)", Some(Level2::Quantity)),
            ("时效指标(工期指标、形象进度指标)", Some(Level2::Timeliness)),
            ("预算(或投资规模)控制指标", Some(Level2::Cost)),
            ("经济成本指标", Some(Level2::EconomicCost)),
            ("生态环境成本指标", Some(Level2::EcologicalCost)),
            ("社会、经济、生态效益指标", None),
            ("可持续影响指标", Some(Level2::Sustainable)),
            ("服务对象满意度指标等", Some(Level2::Satisfaction)),
            ("", None),
        ] {
            assert_eq!(Level2::parse(printed), level, "{printed}");
        }
    }

    #[test]
    fn words_of_the_store_lead_back() {
        for (level, key, _) in LEVEL2 {
            assert_eq!(Level2::from_key(key), Some(level));
            assert_eq!(level.key(), key);
        }
    }
}
