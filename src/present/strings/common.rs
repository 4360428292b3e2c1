//! Words and sentences that every screen uses, and faults of the program itself.
//!
//! Never here: what belongs to one screen.

super::sentences! {
    /// Common words.
    Common {
        program: "绩效工作站", "Performance Workstation";
        program_short: "绩效", "PW";
        sample: "示例数据", "SAMPLE DATA";
        reading: "正在读取", "Reading";
        saving: "正在保存", "Saving";
        working: "正在处理", "Working";
        saved: "已保存", "Saved";
        cancelled: "已取消", "Cancelled";
        nothing_here: "没有内容", "Nothing here";
        nothing_found: "没有符合条件的行，Esc 取消筛选", "No row fits; Esc clears the filter";
        find_prompt: "查找", "Find";
        palette_title: "命令", "Commands";
        help_title: "帮助", "Help";
        help_works_here: "此处可用", "Works here";
        ctx_anywhere: "随时", "Always";
        ctx_places: "各页", "Every page";
        ctx_base: "首页", "Start";
        ctx_list: "列表", "Lists";
        ctx_menu: "菜单", "Menus";
        ctx_typing: "单行输入", "One-line fields";
        ctx_filling: "多行填写", "Fields";
        works_in: "可用于", "works in";
        help_everywhere: "随处可用", "Works everywhere";
        confirm_title: "请确认", "Please confirm";
        note_title: "备注", "Note";
        ctx_of_row: "一行的全文", "A row in full";
        whole_title: "全文", "Whole row";
        sort_title: "排序", "Sort by";
        as_read: "原顺序", "As it came";
        filter_title: "筛选", "Show";
        export_title: "导出当前列表", "Export this list";
        export_hint: "按扩展名决定格式：.xlsx 或 .csv", "The ending decides: .xlsx or .csv";
        export_bad_ending: "文件名须以 .xlsx 或 .csv 结尾", "The name must end in .xlsx or .csv";
        as_of_title: "截至日", "As-of day";
        as_of_hint: "年-月-日，如 2021-07-31；清空则取该年最后支付日", "Year-month-day, like 2021-07-31; empty: the last payment day";
        as_of_bad: "不是日期", "Not a day";
        semicolon: "；", "; ";
        separator: "、", ", ";
        colon: "：", ": ";
        yes: "是", "yes";
        no: "否", "no";
        all: "全部", "All";
        none_marked: "未选", "none marked";
        quit_question: "退出绩效工作站？", "Quit?";
        changed_elsewhere: "他人更新了数据，按 r 重新读取", "Someone changed the data; r reads it again";
        language_now: "界面语言：中文", "Language: English";
        link_on: "联动已开：右侧只显示所选项目", "Linked: panes follow the selected project";
        link_off: "联动已关：右侧显示全部", "Not linked: panes show everything";
        repainted: "已重画", "Repainted";
        busy_already: "上一项操作尚未结束", "Still busy with the last task";
    } made {
        of(usize, usize): |a, b| format!("{a}/{b}"), |a, b| format!("{a}/{b}");
        too_small(u16, u16): |w, h| format!("窗口 {w}x{h} 太小，请放大到 80x24"), |w, h| format!("{w}x{h} is too small, please enlarge to 80x24");
        marked(usize): |n| format!("已选 {n} 行"), |n| format!("{n} marked");
        found(usize, usize): |n, all| format!("{n}/{all} 行"), |n, all| format!("{n} of {all} rows");
        progress(&str, &str, &str): |what, done, total| format!("{what} {done}/{total}"), |what, done, total| format!("{what} {done} of {total}");
        exported(usize, &str): |n, file| format!("已导出 {n} 行到 {file}"), |n, file| format!("{n} rows written to {file}");
        as_of_now(&str): |d| format!("截至日改为 {d}"), |d| format!("As of {d}");
        fault_not_empty(&str): |f| format!("{f} 已存在，换个名字"), |f| format!("{f} exists already; choose another name");
        cannot_write(&str, &str): |f, why| format!("不能写入 {f}：{why}"), |f, why| format!("Cannot write {f}: {why}");
        cannot_read_dir(&str, &str): |f, why| format!("不能打开目录 {f}：{why}"), |f, why| format!("Cannot open folder {f}: {why}");
    }
}
