//! Help of `evaluate` and what stands behind it, in the manner of `cli_help`.
//!
//! Never here: names of options themselves.

/// Path, 中文, English.
pub const EVALUATE: &[(&str, &str, &str)] = &[
    ("evaluate", "绩效评价", "evaluation"),
    (
        "evaluate check",
        "审阅自评表等表格：重算有公式的数，指出矛盾、套话和缺项；不改变库",
        "review self-evaluation and other forms: recompute, contradict, ask for facts; changes nothing",
    ),
    ("evaluate check:files", "文件或文件夹", "files or folders"),
    (
        "evaluate score",
        "按计分规则算一行指标的得分；读不准的不计分，说明要问什么",
        "score one indicator by the rule in force; what cannot be relied on is asked about",
    ),
    ("evaluate score:target", "年度指标值，如 ≥50个", "the target, such as ≥50"),
    ("evaluate score:actual", "实际完成值", "the actual value"),
    ("evaluate score:weight", "分值", "full marks"),
    ("evaluate score:scheme", "计分规则：S2020、S2021 [默认该年设定]", "S2020 or S2021 [default: as set for the year]"),
    ("evaluate score:direction", "指标方向：positive 正向、negative 反向", "positive or negative"),
    (
        "evaluate score:over",
        "超额完成较多时：explain、linear、tier、off [默认该年设定]",
        "far above the target: explain, linear, tier, off [default: as set for the year]",
    ),
    ("evaluate score:class", "二级指标，如 quality 或 质量指标", "class of the indicator, such as quality"),
    ("evaluate score:points", "定性指标评定的分数", "points picked for an indicator in words"),
];
