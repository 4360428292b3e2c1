//! Import: choosing files, preview, progress, result, batches, the basket.
//!
//! Never here: names of kinds and reasons (see `terms`).

super::sentences! {
    /// Import.
    Import {
        pick_title: "选择文件", "Choose files";
        col_name: "名称", "Name";
        col_size: "大小", "Size";
        col_date: "修改日期", "Changed";
        folder: "目录", "folder";
        preview_title: "预览", "Preview";
        col_file: "文件", "File";
        col_sheet: "工作表", "Sheet";
        col_kind: "类别", "Kind";
        col_rows: "行数", "Rows";
        col_usable: "可用", "Usable";
        col_aside: "搁置", "Aside";
        col_amount: "金额 万元", "Amount 10k";
        col_control: "合计差额 万元", "Control diff 10k";
        col_unit: "单位", "Unit";
        nothing_usable: "没有可导入的行", "Nothing to import";
        running: "正在导入", "Importing";
        running_hint: "Esc 取消，取消后库中不留痕迹", "Esc cancels and leaves nothing behind";
        result_title: "导入结果", "Import result";
        changed_title: "与上次相比", "Since the last import";
        new_alerts: "新增预警", "New alerts";
        cleared_alerts: "消除预警", "Cleared alerts";
        aside_title: "搁置的行", "Rows set aside";
        col_cell: "单元格", "Cell";
        col_reason: "原因", "Reason";
        col_quote: "内容", "Content";
        batches_title: "导入批次", "Import batches";
        col_batch: "批次", "Batch";
        col_when: "导入时间", "When";
        col_imported: "新增", "New";
        col_unchanged: "重复", "Known";
        col_undone: "撤销", "Undone";
        undone: "已撤销", "undone";
        basket_title: "未匹配", "Unmatched rows";
        col_suggestion: "建议归入", "Suggested project";
        basket_empty: "没有未匹配的行", "No unmatched row";
        batches_empty: "还没有导入过文件", "Nothing has been imported yet";
        no_suggestion: "没有建议", "no suggestion";
        cancelled: "导入已取消，库未改变", "Import cancelled; the store is as before";
        by_header: "按表头", "by the header";
        kind_question: "表的类别", "What is it?";
    } made {
        ask_undo(&str, &str): |batch, file| format!("撤销批次 {batch}（{file}）？该批带来的行全部退回。"), |batch, file| format!("Undo batch {batch} ({file})? All rows it brought will be taken back.");
        undone_done(&str): |batch| format!("批次 {batch} 已撤销"), |batch| format!("Batch {batch} undone");
        files_marked(usize): |n| format!("已选 {n} 个文件"), |n| format!("{n} files marked");
        ask_accept(usize): |n| format!("接受 {n} 条建议？"), |n| format!("Accept {n} suggestions?");
        accepted(usize): |n| format!("已归入 {n} 行"), |n| format!("{n} rows placed");
        imported(&str, &str, &str): |new, known, aside| format!("新增 {new} 行，重复 {known} 行，搁置 {aside} 行"), |new, known, aside| format!("{new} new, {known} known, {aside} set aside");
    }
}
