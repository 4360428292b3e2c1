//! What a target text was understood to say.
//!
//! Never here: the field's own words, which stay as they were printed.

super::sentences! {
    /// Readings.
    Reading {
        col_raw: "原文", "Printed";
        col_reading: "读法", "Reading";
        col_value: "数值", "Value";
        col_upper: "上限", "Upper";
        col_unit: "单位", "Unit";
        col_day: "日期", "Day";
        col_text: "其余文字", "Other words";
        col_doubt: "疑问", "Doubt";
        sheet: "指标值读法", "Readings";
        blank: "空白", "blank";
        words: "定性", "in words";
        several: "定性，文字中有数字", "in words, with numbers";
        day_open: "有时限，年份或日期未写明", "a day without its year";
        no_number: "读不出数字", "no number";
        damaged: "符号疑似损坏，请核对原件", "a sign is probably damaged: compare with the original";
        malformed: "数字不成立，请核对原件", "no proper number: compare with the original";
        serial: "疑似电子表格的日期序号", "probably a spreadsheet's number of a day";
    } made {
        ge(&str): |v| format!("不低于 {v}"), |v| format!("at least {v}");
        gt(&str): |v| format!("高于 {v}"), |v| format!("more than {v}");
        eq(&str): |v| format!("等于 {v}"), |v| format!("exactly {v}");
        lt(&str): |v| format!("低于 {v}"), |v| format!("less than {v}");
        le(&str): |v| format!("不超过 {v}"), |v| format!("at most {v}");
        unknown(&str): |v| format!("{v}，方向未写明"), |v| format!("{v}, direction not told");
        range(&str, &str): |a, b| format!("{a} 至 {b}"), |a, b| format!("{a} to {b}");
        by(&str): |day| format!("不晚于 {day}"), |day| format!("not later than {day}");
        perhaps(&str): |day| format!("是日期 {day} 吗"), |day| format!("is it {day}?");
    }
}
