//! The workstation: panes, lists, groups, dossier.
//!
//! Never here: alerts and their arithmetic (see `alerts`).

super::sentences! {
    /// The workstation.
    Workbench {
        projects: "项目", "Projects";
        evaluations: "评价", "Evaluation";
        rectifications: "整改", "Rectification";
        rectifications_later: "这里将列出发现的问题、责任单位和整改期限。", "Findings, who must act and by when will stand here.";
        budget: "预算", "Budget";
        executed: "执行", "Paid";
        pace: "序时", "Pace";
        yi: "亿", " (100M)";
        col_light: "灯", "L";
        col_code: "项目代码", "Code";
        col_project: "项目", "Project";
        col_department: "部门", "Department";
        col_division: "业务科室", "Division";
        col_unit: "单位", "Unit";
        col_category: "类别", "Category";
        col_budget: "预算 万元", "Budget 10k";
        col_paid: "支出 万元", "Paid 10k";
        col_unspent: "未支出 万元", "Unspent 10k";
        col_rate: "执行率%", "Rate %";
        col_pace: "应达%", "Due %";
        col_lag: "滞后点", "Lag";
        col_spend: "支", "S";
        col_target: "目", "T";
        col_outlook: "预", "O";
        col_key: "重点", "Key";
        col_group: "名称", "Name";
        col_projects: "项目数", "Projects";
        col_red: "红", "Red";
        col_yellow: "黄", "Yellow";
        col_idle: "闲置 万元", "Idle 10k";
        by_department: "按部门", "by department";
        by_division: "按业务科室", "by division";
        by_fund: "按资金性质", "by fund type";
        by_category: "按项目类别", "by category";
        groups: "分组汇总", "Figures by group";
        total: "合计", "Total";
        none_told: "未注明", "Not told";
        filter_all: "全部", "All";
        filter_red: "红灯", "Red";
        filter_yellow: "黄灯", "Yellow";
        filter_lit: "红黄灯", "Red or yellow";
        filter_key: "重点监控", "Key-monitored";
        filter_marked: "已选的行", "Marked rows";
        filter_grey: "灰灯", "Grey";
        filter_green: "绿灯", "Green";
        tab_overview: "概况", "Overview";
        tab_money: "资金", "Money";
        tab_targets: "目标", "Targets";
        tab_monitoring: "监控", "Monitoring";
        tab_evaluation: "评价", "Evaluation";
        tab_rectification: "整改", "Rectification";
        tab_application: "应用", "Application";
        tab_log: "日志", "Log";
        dossier: "项目档案", "Project";
        quotas: "预算指标", "Quota lines";
        payments: "支付明细", "Vouchers";
        monthly: "按月支出", "By month";
        col_quota_doc: "指标文号", "Document";
        col_quota_kind: "类型", "Kind";
        col_fund: "资金性质", "Fund";
        col_origin: "年度", "Year";
        col_issued: "下达日期", "Issued";
        col_amount: "金额 万元", "Amount 10k";
        col_date: "日期", "Date";
        col_voucher: "凭证号", "Voucher";
        col_payee: "收款人", "Payee";
        col_purpose: "用途", "Purpose";
        col_source: "出处", "Source";
        col_month: "月份", "Month";
        col_expected: "应达 万元", "Due 10k";
        period: "起止", "Period";
        declared: "年初预算数", "Declared";
        welcome: "欢迎使用绩效工作站", "Welcome";
        welcome_empty: "这个库还没有数据。", "This store is empty.";
        welcome_import: "导入国库的文件：部门、项目、指标、支付，格式任意", "Import the treasury's files: any format";
        welcome_sample: "先看示例城市：92 个部门、623 个项目", "Look at a sample city first: 92 departments, 623 projects";
        ask_sample: "在本库生成示例城市？本库从此标为示例数据，真实数据请另用新库。", "Make the sample city in this store? It stays marked as a sample; use a new store for real data.";
        no_selection: "没有选中的项目", "No project is selected";
        no_alert: "没有预警", "No alert";
        no_alert_here: "所选项目没有预警", "The selected project has no alert";
    } made {
        of_city(&str): |place| format!("{place}市本级"), |place| place.to_string();
        upto(&str): |d| format!("截至 {d}"), |d| format!("as of {d}");
        stale(i64, &str): |n, d| format!("支付数据只到 {d}，已过 {n} 天，请导入新数据"), |n, d| format!("Payments end on {d}, {n} days ago: import newer ones");
        group_line(&str, usize): |name, n| format!("{name}：{n} 个项目"), |name, n| format!("{name}: {n} projects");
        in_group(&str): |g| format!("只看 {g}"), |g| format!("only {g}");
        sorted_by(&str): |c| format!("按 {c} 排序"), |c| format!("sorted by {c}");
        tab_later(&str): |t| format!("「{t}」页签尚未纳入本版，后续版本在此提供。"), |t| format!("{t} is not in this version yet; it will stand here later.");
        money_later(&str): |t| format!("{t}：尚无数据"), |t| format!("{t}: nothing yet");
    }
}
