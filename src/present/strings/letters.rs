//! Letters, the register of them, the working calendar.
//!
//! Never here: to whom a letter goes.

super::sentences! {
    /// Letters and the calendar.
    Letters {
        register: "发文登记", "Letters sent";
        sent_list: "发函清单", "letters sent";
        sent_folder: "预警函", "letters ";
        alert_title: "关于核实处置绩效运行监控预警问题的函", "Letter on monitoring alerts to be verified and answered";
        budget_section: "预算科", "budget section";
        closing: "逾期未反馈的，我局将在后续预算执行和绩效监控中予以重点关注。", "Where no answer comes in time, the projects will be watched more closely in the further execution of the budget.";
        col_number: "序号", "No.";
        col_project: "项目", "Project";
        col_unit: "单位", "Unit";
        col_alert: "预警事项", "Alert";
        col_what: "情况", "What";
        col_decision: "处置意见", "Decision";
        col_serial: "文号", "Number";
        col_addressee: "主送", "To";
        col_title: "标题", "Title";
        col_issued: "发函日期", "Issued";
        col_delivered: "送达日期", "Delivered";
        col_due: "答复期限", "Answer due";
        col_items: "事项", "Items";
        col_copies: "抄送", "Copies";
        col_by: "经办", "By";
        no_letters: "还没有发过函", "no letter has been sent";
        no_folder: "没有写明存放函件的目录", "no folder for the letters";
        no_folder_hint: "加上 -o 目录", "add -o FOLDER";
        calendar: "工作日历", "Working calendar";
        col_day: "日期", "Day";
        col_weekday: "星期", "Weekday";
        col_kind: "安排", "Kind";
        col_note: "说明", "Note";
        col_source: "来源", "Source";
        off: "放假", "off";
        work: "调休上班", "worked";
        ordinary: "正常", "ordinary";
        shipped: "随程序提供", "ships with the program";
        bad_day: "没有日期，或日期不对", "no day, or not a day";
        bad_kind: "没有写明放假还是上班", "does not say whether the day is off or worked";
        bad_otherwise: "与前面的行不一致", "an earlier row says otherwise";
        monday: "一", "Mon";
        tuesday: "二", "Tue";
        wednesday: "三", "Wed";
        thursday: "四", "Thu";
        friday: "五", "Fri";
        saturday: "六", "Sat";
        sunday: "日", "Sun";
    } made {
        opening(&str, usize, usize): |day, projects, alerts| format!("根据截至{day}的国库支付数据和绩效监控情况，你单位{projects}个项目触发预警{alerts}条，具体如下："), |day, projects, alerts| format!("By the payments and the monitoring up to {day}, {projects} of your projects raise {alerts} alerts:");
        asking(&str): |term| format!("请逐项核实原因，提出继续、调整或取消的处置意见，{term}书面反馈我局。"), |term| format!("Please look into the cause of each, decide whether it goes on, is adjusted or is cancelled, and answer in writing {term}.");
        within(u16, &str): |n, day| format!("于送达之日起{n}个工作日内（{day}前）"), |n, day| format!("within {n} working days from delivery, by {day}");
        before(&str): |day| format!("于{day}前"), |day| format!("by {day}");
        sent(usize, usize, &str): |letters, alerts, folder| format!("已发函 {letters} 份，涉及预警 {alerts} 条，存入 {folder}"), |letters, alerts, folder| format!("{letters} letters on {alerts} alerts, in {folder}");
        range(&str, &str): |first, last| format!("文号 {first} 至 {last}"), |first, last| format!("numbers {first} to {last}");
        one_number(&str): |n| format!("文号 {n}"), |n| format!("number {n}");
        term(&str): |due| format!("答复期限 {due}"), |due| format!("answer due {due}");
        uncharted(&str): |years| format!("{years} 年没有放假安排，按周末计算；用 jixiao calendar import 补上"), |years| format!("no calendar for {years}: counted by weekends; add one with jixiao calendar import");
        rolled(&str): |day| format!("到期日 {day} 遇休息日顺延"), |day| format!("ended on {day}, a day off, and moved on");
        delivered(&str, &str): |n, day| format!("{n} {day} 送达"), |n, day| format!("{n} delivered {day}");
        moved(usize): |n| format!("{n} 条预警的期限随之调整"), |n| format!("the deadline of {n} alerts moved with it");
        day_set(&str, &str): |day, kind| format!("{day} {kind}"), |day, kind| format!("{day} {kind}");
        days_taken(usize, usize): |n, same| format!("记入 {n} 天，另有 {same} 天与已有的相同"), |n, same| format!("{n} days entered, {same} were so already");
        bad_row(&str, &str, &str): |cell, quote, why| format!("{cell}「{quote}」{why}"), |cell, quote, why| format!("{cell} {quote}: {why}");
        year_days(i16, usize, usize): |y, off, work| format!("{y} 年：放假 {off} 天，调休上班 {work} 天"), |y, off, work| format!("{y}: {off} days off, {work} weekend days worked");
    }
}
