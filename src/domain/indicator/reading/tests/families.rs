//! Targets by family, as forms print them.

use crate::domain::indicator::reading::*;

/// A reading on one line: `ge 90 %`, `range -3..3 %`, `date 2021-12-31`,
/// `unknown 5 % ?damaged_operator`, words behind a bar.
fn line(r: &Reading) -> String {
    let mut out = r.operator.key().to_string();
    if let Some(value) = r.value {
        out.push_str(&format!(" {}", value.normalize()));
    }
    if let Some(upper) = r.upper {
        out.push_str(&format!("..{}", upper.normalize()));
    }
    if !r.unit.is_empty() {
        out.push_str(&format!(" {}", r.unit));
    }
    if let Some(day) = r.date {
        out.push_str(&format!(" {day}"));
    }
    if !r.text.is_empty() && r.text != r.raw {
        out.push_str(&format!(" | {}", r.text));
    }
    if let Some(doubt) = r.doubt {
        out.push_str(&format!(" ?{}", doubt.key()));
    }
    out
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (raw, want) in cases {
        let read = Reading::parse(raw);
        assert_eq!(line(&read), *want, "{raw:?}");
        assert_eq!(read.raw, text::clean(raw));
    }
}

#[test]
fn operators_in_signs() {
    check(&[
        ("≥50个", "ge 50 个"),
        ("≧ 735 人次", "ge 735 人次"),
        (">=95%", "ge 95 %"),
        ("=> 80", "ge 80"),
        ("> = 80", "ge 80"),
        ("（≥）90%", "ge 90 %"),
        ("＞92％", "gt 92 %"),
        ("═ 100 %", "eq 100 %"),
        ("＝８个", "eq 8 个"),
        ("≦10次", "le 10 次"),
        ("<=10", "le 10"),
        ("＜0.9‰", "lt 0.9 ‰"),
        ("≥-5%", "ge -5 %"),
        ("≯5%", "le 5 %"),
        ("不<95%", "ge 95 %"),
        ("“≥95%”", "ge 95 %"),
        ("满意度≥90%", "ge 90 % | 满意度"),
        ("工期≤90天", "le 90 天 | 工期"),
    ]);
}

#[test]
fn operators_in_words_before_the_number() {
    check(&[
        ("不低于95%", "ge 95 %"),
        ("不少于12种", "ge 12 种"),
        ("不得小于10%", "ge 10 %"),
        ("不低\n于90%", "ge 90 %"),
        ("大于等于90%", "ge 90 %"),
        ("大于或等于90%", "ge 90 %"),
        ("大于90%", "gt 90 %"),
        ("超过100人", "gt 100 人"),
        ("多于5个", "gt 5 个"),
        ("至少3次", "ge 3 次"),
        ("不超过15万元", "le 15 万元"),
        ("不得超过15万元", "le 15 万元"),
        ("未超过15万元", "le 15 万元"),
        ("不高于5%", "le 5 %"),
        ("不多于3起", "le 3 起"),
        ("不大于10%", "le 10 %"),
        ("小于等于5‰", "le 5 ‰"),
        ("小于0.9‰", "lt 0.9 ‰"),
        ("低于3%", "lt 3 %"),
        ("少于2起", "lt 2 起"),
        ("控制在90万元以内", "le 90 万元"),
        ("控制在预算100万元以内", "le 100 万元 | 预算"),
        ("不超过预算的5%", "le 5 % | 预算的"),
        ("至少全年完成2次宣传", "ge 2 次 | 全年完成宣传"),
        ("每月不少于3次", "ge 3 次 | 每月"),
        // Less than the average by five points, not less than five.
        ("低于全省平均水平5个百分点", "unknown 5 个百分点 | 低于全省平均水平"),
    ]);
}

#[test]
fn operators_in_words_behind_the_number() {
    check(&[
        ("90%以上", "ge 90 %"),
        ("90分及以上", "ge 90 分"),
        ("3次（含）以上", "ge 3 次"),
        ("3%以下", "le 3 %"),
        ("15%及其以下", "le 15 %"),
        ("15天内", "le 15 天"),
        ("5个工作日以内", "le 5 个工作日"),
        ("30日内完成", "le 30 日 | 完成"),
        ("三年内完成", "le 3 年 | 完成"),
        ("较上年增长3%以上", "ge 3 % | 较上年增长"),
        ("≥90%以上", "ge 90 %"),
        (">90%以上", "gt 90 %"),
        ("5万元以内（含5万元）", "le 5 万元 | （含5万元）"),
        // Both ways at once: one of them is wrong.
        ("≥90%以下", "unknown 90 % ?damaged_operator"),
    ]);
}

#[test]
fn a_number_without_operator_has_no_direction() {
    check(&[
        ("15万元", "unknown 15 万元"),
        ("1600元/亩", "unknown 1600 元/亩"),
        ("0.5元/人·月", "unknown 0.5 元/人·月"),
        ("25TB", "unknown 25 TB"),
        ("2小时", "unknown 2 小时"),
        ("200万", "unknown 200 万"),
        ("30000人次", "unknown 30000 人次"),
        ("100百分比", "unknown 100 %"),
        ("百分之九十五", "unknown 95 %"),
        ("100%覆盖", "unknown 100 % | 覆盖"),
        ("1000余人", "unknown 1000 人 | 余"),
        ("50（个）", "unknown 50 个"),
        ("1,234,567.89元", "unknown 1234567.89 元"),
        ("１２３４５６", "unknown 123456"),
        ("43.2", "unknown 43.2"),
        ("100.00%", "unknown 100 %"),
        ("-5%", "unknown -5 %"),
        ("同比-5%", "unknown -5 % | 同比"),
        ("0起", "unknown 0 起"),
        ("年度预算220万元", "unknown 220 万元 | 年度预算"),
        ("达到90%", "unknown 90 % | 达到"),
        ("PM2.5浓度下降5%", "unknown 5 % | PM2.5浓度下降"),
        ("1.2E+07", "unknown 12000000"),
    ]);
}

#[test]
fn ranges_and_tolerances() {
    check(&[
        ("90%-95%", "range 90..95 %"),
        ("90～95", "range 90..95"),
        ("3至5次", "range 3..5 次"),
        ("3—5次/年", "range 3..5 次/年"),
        ("3万-5万元", "range 3..5 万元"),
        ("[90,95]", "range 90..95"),
        ("[90%，95%]", "range 90..95 %"),
        ("95%-100%之间", "range 95..100 %"),
        ("±3%以内", "range -3..3 %"),
        ("-3至3%", "range -3..3 %"),
        ("10±2毫米", "range 8..12 毫米"),
        ("≥90%且≤95%", "range 90..95 %"),
        ("90%≤满意度≤95%", "range 90..95 %"),
        ("5-10年", "range 5..10 年"),
    ]);
}

#[test]
fn days_and_periods() {
    check(&[
        ("2021年12月", "date 2021-12-31"),
        ("2021年12月31日前", "date 2021-12-31"),
        ("2021年11月底前", "date 2021-11-30"),
        ("2021-12-31", "date 2021-12-31"),
        ("2021.12.31", "date 2021-12-31"),
        ("2021-12", "date 2021-12-31"),
        ("2023.07-2024.01", "date 2024-01-31"),
        ("2021年1-11月", "date 2021-11-30"),
        ("2021年1月1日—2021年6月30日", "date 2021-06-30"),
        ("2021-2023年", "date 2023-12-31"),
        ("2021.1-2021.12", "date 2021-12-31"),
        ("20210101-20211231", "date 2021-12-31"),
        ("21年12月", "date 2021-12-31"),
        ("每月15日", "date"),
        ("2020年", "date 2020-12-31"),
        ("2021年上半年", "date 2021-06-30"),
        ("二〇二一年十二月底前", "date 2021-12-31"),
        ("2021年12月31日前完成率达到100%", "date 2021-12-31"),
        ("不晚于2021年10月", "date 2021-10-31"),
        ("1-12月", "date"),
        ("11月底完成100%", "date"),
        ("12月底之前完成", "date"),
        ("年底前", "date"),
        ("全年", "date"),
        ("每月5日前", "date"),
        // Not about a day.
        ("全年无重大事故", "qualitative"),
        ("资源采购期以当年为主", "qualitative"),
        ("根据3月会议精神落实到人", "qualitative"),
        ("2021年完成3次", "unknown 3 次 | 2021年完成"),
        ("12月底前支付率≥95%", "ge 95 % | 12月底前支付率"),
        ("≤3月", "le 3 月"),
    ]);
}

#[test]
fn a_day_without_its_year_takes_the_budget_year() {
    for (raw, want) in [
        ("11月底完成100%", Some("2021-11-30")),
        ("1-12月", Some("2021-12-31")),
        ("年底前", Some("2021-12-31")),
        ("前三季度", Some("2021-09-30")),
        ("次年3月底前", Some("2022-03-31")),
        ("2月", Some("2021-02-28")),
        ("6月中旬", Some("2021-06-20")),
        ("2020年6月", Some("2020-06-30")),
        ("每月5日前", None),
    ] {
        let read = Reading::parse_in(raw, Some(2021));
        assert_eq!((read.operator, read.date.map(|d| d.to_string()).as_deref()), (Operator::Date, want), "{raw}");
    }
}

#[test]
fn a_serial_number_is_a_day_only_where_time_is_asked_for() {
    let asked = |raw: &str, class: Option<Level2>| line(&Reading::parse(raw).with_class(class));
    let timely = Some(Level2::Timeliness);
    assert_eq!(asked("44561", timely), "unknown 44561 2021-12-31 ?date_serial");
    assert_eq!(asked("44,561", timely), "unknown 44561 2021-12-31 ?date_serial");
    assert_eq!(asked("44561", None), "unknown 44561 2021-12-31 ?date_serial");
    assert_eq!(asked("44561", Some(Level2::Quantity)), "unknown 44561");
    assert_eq!(asked("44561人", timely), "unknown 44561 人");
    assert_eq!(asked("20211231", timely), "date 2021-12-31");
    assert_eq!(asked("2021.12", timely), "date 2021-12-31");
    assert_eq!(asked("2021", timely), "date 2021-12-31");
    assert_eq!(asked("2021", Some(Level2::Quantity)), "unknown 2021");
    assert_eq!(asked("100", timely), "unknown 100");
}

#[test]
fn words_and_blanks() {
    check(&[
        ("效果明显", "qualitative"),
        ("是", "qualitative"),
        ("否", "qualitative"),
        ("不超预算", "qualitative"),
        ("不低于上年水平", "qualitative"),
        ("第3批", "qualitative"),
        ("财预〔2020〕10号", "qualitative"),
        ("3A级景区", "qualitative"),
        ("1.按时完成；2.质量合格", "qualitative"),
        ("建设一批", "qualitative"),
        ("三分之一以上", "qualitative"),
        ("", "unknown"),
        ("  ", "unknown"),
    ]);
    for nothing in ["", "—", "——", "/", "无", "-", "……", "N/A"] {
        let read = Reading::parse(nothing);
        assert!(read.is_blank() && !read.is_measurable(), "{nothing}: {read:?}");
    }
}

#[test]
fn chinese_digits_count_where_an_operator_shows_it() {
    check(&[
        ("至少三次", "ge 3 次"),
        ("每季度至少一次", "ge 1 次 | 每季度"),
        ("两次以上", "ge 2 次"),
        ("十二个月以内", "le 12 个月"),
        ("百分之九十五以上", "ge 95 %"),
        ("二类以上水质", "qualitative"),
    ]);
}

#[test]
fn several_things_are_not_read_as_one() {
    check(&[
        ("完成1部宣传片，2套方案", "qualitative"),
        ("6月份完成宣传片制作；9月份完成文本；11月完成专家评审", "qualitative"),
        ("乡镇5个，覆盖率≥90%", "qualitative"),
        ("优秀率≥30%，合格率≥95%", "qualitative"),
        ("100% 1000件", "qualitative"),
        ("7×24小时", "qualitative"),
        ("师生比1:20", "qualitative"),
        ("3、4月", "qualitative"),
        // One number is the target, the others name what is counted or explain it.
        ("6小时内扑灭率不低于95%", "ge 95 % | 6小时内扑灭率"),
        ("0-6岁儿童健康管理率≥90%", "ge 90 % | 0-6岁儿童健康管理率"),
        ("4G/5G网络覆盖率≥98%", "ge 98 % | 4G/5G网络覆盖率"),
        ("PM2.5≤35μg/m3", "le 35 μg/m3 | PM2.5"),
        ("≥2次/年（春秋各1次）", "ge 2 次/年 | （春秋各1次）"),
    ]);
    assert!(Reading::parse("完成1部宣传片，2套方案").is_measurable());
}

#[test]
fn damaged_signs_are_doubted_and_never_guessed() {
    check(&[
        ("290%", "unknown 290 % ?damaged_operator"),
        ("292%", "unknown 292 % ?damaged_operator"),
        ("2280次", "unknown 2280 次 ?damaged_operator"),
        ("工5%", "unknown 5 % ?damaged_operator"),
        ("^80%", "unknown 80 % ?damaged_operator"),
        ("5=50%", "unknown 50 % ?damaged_operator"),
        ("5=±3%", "unknown -3 % ?damaged_operator"),
        ("到0次", "unknown 0 次 ?damaged_operator"),
        ("二100百分比", "unknown 100 % ?damaged_operator"),
        ("》90%", "unknown 90 % ?damaged_operator"),
        // On sight these are what they are.
        ("200%", "unknown 200 %"),
        ("增长250%", "unknown 250 % | 增长"),
        ("≥290%", "ge 290 %"),
        ("200次", "unknown 200 次"),
        ("28", "unknown 28"),
        ("2500人", "unknown 2500 人"),
        ("2735人", "unknown 2735 人"),
        ("2280元", "unknown 2280 元"),
    ]);
}

#[test]
fn an_actual_value_may_raise_the_doubt() {
    let doubted = |target: &str, actual: &str| Reading::parse(target).doubt_against(&Reading::parse(actual)).is_some();
    assert!(doubted("28", "8"));
    assert!(doubted("21", "1"));
    assert!(doubted("250", "50"));
    assert!(doubted("2400份", "420份"));
    assert!(!doubted("28", "27"));
    assert!(!doubted("200次", "200次"));
    assert!(!doubted("90", "100"));
    assert!(!doubted("28", "达成预期指标"));
    assert!(!doubted("≥28", "8"), "the sign is there, so the target is missed");
}

#[test]
fn malformed_numbers_are_refused() {
    check(&[
        ("7,00.0,77", "unknown ?malformed_number"),
        ("854万854万", "unknown ?malformed_number"),
        ("M.8万元", "unknown ?malformed_number"),
        ("3555035550355501082.12%8.5", "unknown ?malformed_number"),
        ("10000,000", "unknown ?malformed_number"),
        ("≥ 1 000 人", "unknown ?malformed_number"),
        (">…", "unknown ?malformed_number"),
        ("≥", "unknown ?malformed_number"),
    ]);
}

#[test]
fn actual_values_read_the_same_way() {
    check(&[
        ("≥266米", "ge 266 米"),
        ("达成预期指标", "qualitative"),
        ("已完成100%", "unknown 100 % | 已完成"),
        ("204.46平方米", "unknown 204.46 平方米"),
        ("2023年10月", "date 2023-10-31"),
    ]);
}

#[test]
fn three_columns_make_one_target() {
    for (operator, value, unit, want) in [
        ("≧", "735", "人次", "ge 735 人次"),
        ("═", "100", "%", "eq 100 %"),
        ("大于等于", "95", "百分比", "ge 95 %"),
        ("＜", "0.9", "‰", "lt 0.9 ‰"),
        ("定性", "有效", "", "qualitative | 有效"),
        ("定性", "100", "", "qualitative | 100"),
        ("", "有效", "", "qualitative"),
        ("≥", "长期有效", "", "qualitative | 长期有效"),
        // An incumbent's codes tell nothing.
        ("1", "100", "%", "unknown 100 %"),
        ("5", "10", "次", "unknown 10 次"),
        ("", "90", "个", "unknown 90 个"),
        ("=", "44,561", "44,561", "eq 44561"),
        ("", "44,561", "44,561", "unknown 44561"),
        ("≥", "≥90%", "%", "ge 90 %"),
        ("≥", "≤90%", "%", "unknown 90 % ?damaged_operator"),
        ("≥", "290", "%", "ge 290 %"),
        ("", "290%", "%", "unknown 290 % ?damaged_operator"),
        ("≤", "2021年12月", "", "date 2021-12-31 | 2021年12月"),
        ("≤", "3", "（个月）", "le 3 个月"),
        ("≥", "", "%", "unknown"),
    ] {
        let read = Reading::from_columns(operator, value, unit);
        assert_eq!(line(&read), want, "{operator:?} {value:?} {unit:?}");
    }
    assert_eq!(Reading::from_columns("≧", "735", "人次").raw, "≧ 735 人次");
}

#[test]
fn directions_stand_in_a_cell_of_their_own_or_in_the_operator() {
    assert_eq!(Direction::parse("正向"), Some(Direction::Positive));
    assert_eq!(Direction::parse(" 反向指标 "), Some(Direction::Negative));
    assert_eq!(Direction::parse("1"), None);
    assert_eq!(Operator::Le.direction(), Some(Direction::Negative));
    assert_eq!(Operator::Unknown.direction(), None);
}
