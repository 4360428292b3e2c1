//! Words of the field for the domain's and the importer's enums.
//!
//! Never here: which word belongs to which value (see `present::terms`).

super::sentences! {
    /// Terms.
    Terms {
        red: "红", "R";
        yellow: "黄", "Y";
        blue: "蓝", "B";
        green: "绿", "G";
        grey: "灰", "-";
        kind_departments: "部门与单位", "departments and units";
        kind_projects: "项目", "projects";
        kind_quotas: "预算指标", "quotas";
        kind_payments: "支付明细", "payments";
        kind_targets: "绩效目标", "targets";
        kind_indicators: "指标库", "indicator library";
        kind_execution: "执行情况表", "execution table";
        unit_yuan: "元", "yuan";
        unit_qian: "千元", "1k yuan";
        unit_wan: "万元", "10k yuan";
        unit_baiwan: "百万元", "1m yuan";
        unit_yi: "亿元", "100m yuan";
        ground_document: "指标文号相同", "same quota document";
        ground_unit: "单位相同", "same unit";
        ground_purpose: "用途相近", "similar purpose";
        ground_name: "名称相同", "same name";
        personnel: "人员类", "personnel";
        office: "运转类公用经费", "office";
        operating: "其他运转类", "operating";
        specific: "特定目标类", "specific";
        quota_initial: "年初", "initial";
        quota_addition: "追加", "addition";
        quota_cut: "追减", "cut";
        quota_carryover: "结转", "carried over";
        reason_bad_amount: "金额不是数字", "the amount is no number";
        reason_too_fine: "金额细于一分", "the amount is finer than a cent";
        reason_too_large: "金额大得不合理", "the amount is too large";
        reason_bad_date: "日期无法识别", "not a date";
        reason_digits_lost: "代码在表格软件中丢了位数", "the code lost digits in a spreadsheet";
        reason_bad_code: "代码格式不对", "not a code";
        reason_error_cell: "单元格是公式错误", "a formula error";
        reason_formula: "公式没有算出值", "a formula without a value";
        reason_conflicting: "同一凭证在文件中出现两次且内容不同", "the same key twice with different content";
        reason_classified: "涉密项目，不得入库", "classified: must not be stored";
        reason_voided: "凭证已作废或未支付", "a voided or unpaid voucher";
        reason_no_project: "没有写明项目", "names no project";
        reason_unknown_project: "库中没有这个项目", "unknown project";
        reason_ambiguous: "名称对应多个项目", "fits several projects";
        reason_no_department: "没有写明部门和单位", "names neither department nor unit";
        reason_no_year: "看不出年度", "no year can be told";
        reason_not_a_target: "不是绩效目标表", "not a form that declares targets";
        reason_other_body: "表上的部门或单位与项目不符", "the form names another department or unit";
        reason_target_locked: "目标已批复锁定，内容不同", "the target is issued and locked, and says something else";
        reason_target_approved: "目标已审核通过，内容不同", "the target is approved and says something else";
        reason_would_block: "新表通不过校验，未替换已上报的表", "the new form fails the checks and did not replace the submitted one";
        todo_other_command: "监控表、自评表请用相应功能导入", "import monitoring and evaluation forms with their own command";
        todo_write_code: "在表中填上项目代码", "write the project code into the form";
        todo_adjust: "确需改动的，走目标调整", "ask for an adjustment if it must change";
        reason_unknown_body: "没有这个部门或县（市、区）", "no such department or county";
        reason_unknown_item: "考核方案中没有这一项", "the scheme has no such item";
        reason_computed_item: "该项由系统计算，不收表中数据", "the program computes this item, no table is taken for it";
        reason_bad_score: "数字不对：应为不超过满分的正数，或应完成与已完成两个数", "no good figure: points up to full marks, or two counts";
        todo_scheme: "用 jixiao assess scheme 查看考核项目", "jixiao assess scheme lists the items";
        todo_return_first: "先退回再导入", "return it first, then import";
        todo_fix_cell: "改正该单元格后重新导入", "correct the cell and import again";
        todo_text_column: "请把代码列设为文本后重新导出", "export again with the code column as text";
        todo_basket: "已放入未匹配，可接受建议", "kept in the basket: accept a suggestion there";
        todo_recalculate: "用表格软件打开另存一次再导入", "open and save it in a spreadsheet, then import";
        todo_import_projects: "先导入项目清单", "import the project list first";
        todo_none: "无须处理", "nothing to do";
        file_not_found: "没有这个文件", "no such file";
        file_directory: "这是目录，不是文件", "a folder, not a file";
        file_empty: "文件是空的", "the file is empty";
        file_encrypted: "文件有密码", "the file is password-protected";
        file_not_table: "不是表格文件", "not a table";
        file_cancelled: "已取消", "cancelled";
        hint_path: "检查路径", "check the path";
        file_not_file: "这是管道或设备，不是文件", "a pipe or a device, not a file";
        hint_not_file: "先存成文件；从管道读入时以 - 代替文件名", "save it as a file, or name - to read standard input";
        hint_directory: "选择目录中的文件", "choose a file in it";
        hint_empty: "请重新导出", "export it again";
        hint_encrypted: "去掉密码后另存一份再导入", "save a copy without the password";
        hint_damaged: "用表格软件打开另存一次，或请对方重发", "open and save it in a spreadsheet, or ask for it again";
        hint_doc: "在 Word 或 WPS 中另存为 docx 再导入", "save it as docx in Word or WPS, then import it";
        hint_form: "检查是否有「项目名称」和「三级指标、指标值」等栏", "see whether it has 项目名称 and columns such as 三级指标 and 指标值";
        hint_not_table: "可导入 xlsx、xls、ods、csv", "xlsx, xls, ods and csv can be imported";
        hint_too_large: "拆成几个文件后导入", "split it into several files";
        hint_header: "核对表头，或用 --kind 指明类别，用 --column 说明表头", "check the header row, or name the kind";
        hint_permission: "检查文件权限", "check its permissions";
    } made {
        reason_missing(&str): |c| format!("缺{c}"), |c| format!("{c} is missing");
        file_unreadable(&str): |why| format!("读不了：{why}"), |why| format!("cannot be read: {why}");
        file_damaged(&str): |why| format!("文件损坏或不完整：{why}"), |why| format!("damaged or cut off: {why}");
        file_no_form(&str): |found| format!("没有认出绩效表格，文件开头是：{found}"), |found| format!("no performance form found; the file begins with: {found}");
        file_unsupported(&str): |what| format!("不支持这种文件：{what}"), |what| format!("not supported: {what}");
        file_too_large(&str, &str, &str): |what, found, limit| format!("{what} {found}，超过上限 {limit}"), |what, found, limit| format!("{what} {found} is over the limit {limit}");
        file_no_header(&str, &str): |looked, found| format!("找不到表头。要找：{looked}；找到：{found}"), |looked, found| format!("no header row. Looked for: {looked}; found: {found}");
        file_missing(&str, u32, &str, &str, &str): |sheet, row, kind, missing, found| format!("{sheet}第 {row} 行是{kind}的表头，但缺：{missing}；有：{found}"), |sheet, row, kind, missing, found| format!("{sheet}row {row} is a header of {kind} but lacks {missing}; it has {found}");
        in_sheet(&str): |s| format!("工作表「{s}」"), |s| format!("sheet {s}, ");
        where_what_todo(&str, &str, &str): |place, what, todo| format!("{place} {what}，{todo}"), |place, what, todo| format!("{place} {what}: {todo}");
    }
}
