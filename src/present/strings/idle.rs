//! Idle money: lists, proposals, what was taken back.
//!
//! Never here: reasons, which bear the names of their rules (see `terms`).

super::sentences! {
    /// Idle money.
    Idle {
        title: "闲置资金", "Idle money";
        by_department: "按部门", "By department";
        by_reason: "按原因", "By reason";
        tails: "合同尾款", "Contract tails";
        proposals: "收回建议", "Proposals";
        tracking: "收回情况", "Taken back";
        entries: "收回登记", "Entries by hand";
        col_reason: "原因", "Reason";
        col_idle: "闲置 万元", "Idle 10k";
        col_tail: "合同尾款 万元", "Tail 10k";
        col_amount: "可收回 万元", "To give back 10k";
        col_asked: "已建议 万元", "Asked before 10k";
        col_lines: "资金行", "Lines";
        col_projects: "项目", "Projects";
        col_why: "理由", "Why";
        col_until: "截止日", "Until";
        col_from: "起始日", "From";
        col_by: "经办人", "By";
        col_number: "建议编号", "Proposal";
        col_day: "日期", "Day";
        col_rows: "行数", "Rows";
        col_proposed: "建议收回 万元", "Asked 10k";
        col_recovered: "已收回 万元", "Taken back 10k";
        col_difference: "差额 万元", "Difference 10k";
        col_documents: "收回文号", "Documents";
        col_withdrawn: "撤销", "Withdrawn";
        col_id: "编号", "Id";
        col_document: "文号", "Document";
        col_note: "备注", "Note";
        whole_line: "全部", "all";
        withdrawn: "已撤销", "withdrawn";
        by_hand: "手工登记", "entered";
        reversed: "已冲销", "reversed";
        paper_title: "存量资金收回建议表", "Proposal to take back idle money";
        paper_number: "序号", "No.";
        paper_code: "项目代码", "Project code";
        paper_project: "项目", "Project";
        paper_department: "主管部门", "Department";
        paper_fund: "资金性质", "Fund";
        paper_origin: "资金年度", "Year of money";
        paper_reason: "收回原因", "Reason";
        paper_idle: "闲置 元", "Idle yuan";
        paper_tail: "合同尾款 元", "Contract tail yuan";
        paper_asked: "前期已建议 元", "Asked before yuan";
        paper_amount: "建议收回 元", "To be taken back yuan";
        paper_reply: "单位意见", "Reply of the unit";
        paper_unit: "单位：元", "Unit: yuan";
        paper_total: "合计", "Total";
        no_file: "没有指明写到哪个文件", "no file named";
        no_file_hint: "用 -o 文件.xlsx 或 -o 文件.docx 指明", "name one with -o FILE.xlsx or -o FILE.docx";
        bad_ending: "收回建议表只写成 .xlsx 或 .docx", "a proposal is written as .xlsx or .docx only";
        no_reason: "请写明理由", "give a reason";
        no_reason_hint: "用 --reason 写明", "say it with --reason";
        no_document: "请写明收回文号", "name the document";
        no_document_hint: "用 --document 写明", "say it with --document";
        no_amount: "金额须大于零", "the amount must be above zero";
        no_amount_hint: "以元为单位填写，如 1200000 或 120万元", "in yuan, such as 1200000 or 120万元";
        one_amount: "一个金额只能标在一笔资金上", "one amount is for one line";
        bad_until: "截止日早于起始日", "the last day lies before the first";
        bad_until_hint: "改正日期", "mend the days";
        nothing_to_propose: "没有新的可收回资金", "nothing that could be given back was not asked for before";
        nothing_to_propose_hint: "用 jixiao idle 查看，已提出的见 jixiao idle track", "see jixiao idle; what was asked for is in jixiao idle track";
        not_marked_hint: "用 jixiao idle tails 查看标记", "jixiao idle tails lists the marks";
        no_proposal_hint: "用 jixiao idle proposals 查看编号", "jixiao idle proposals lists the numbers";
        no_entry_hint: "用 jixiao idle taken 查看编号", "jixiao idle taken lists the entries";
        never_proposed_hint: "收回日须在建议日之后；先用 jixiao idle propose 提出", "the day must come after the proposal's; propose it first with jixiao idle propose";
        entered_hint: "登记有误时先用 jixiao idle taken --reverse 编号 冲销", "reverse a wrong entry first: jixiao idle taken --reverse ID";
        which_line_hint: "用 --fund 和 --origin 指明资金性质和年度", "choose with --fund and --origin";
        no_proposals: "还没有收回建议", "nothing was proposed yet";
        no_tails: "没有合同尾款标记", "no line is marked as a contract tail";
        none: "今天没有可收回的闲置资金", "nothing could be given back today";
    } made {
        sums(usize, &str, &str, &str): |n, idle, tail, amount| format!("{n} 行可收回；闲置 {idle}，合同尾款 {tail}，可收回 {amount}"), |n, idle, tail, amount| format!("{n} lines; idle {idle}, contract tails {tail}, to give back {amount}");
        asked(&str): |m| format!("其中已提出收回建议、尚未收回 {m}"), |m| format!("of that asked for and not yet taken back: {m}");
        number(i16, i64): |y, n| format!("{y} 年第 {n} 号"), |y, n| format!("No. {n} of {y}");
        paper_as_of(&str): |d| format!("截至 {d}"), |d| format!("as of {d}");
        paper_group(&str, usize, &str): |d, n, m| format!("{d}：{n} 行，{m} 元"), |d, n, m| format!("{d}: {n} rows, {m} yuan");
        paper_body(&str, usize, usize, &str): |d, departments, n, m| format!("截至 {d}，经核对预算指标和国库支付数据，{departments} 个部门的 {n} 笔资金闲置，建议收回 {m} 元，明细如下。合同尾款已扣除。"), |d, departments, n, m| format!("As of {d}, by quota and treasury data, {n} lines of {departments} departments lie idle; {m} yuan are proposed to be taken back. Contract tails are left out.");
        proposed(&str, usize, &str, &str): |number, n, m, file| format!("收回建议 {number}：{n} 行，{m} 万元，已写入 {file}"), |number, n, m, file| format!("proposal {number}: {n} rows, {m} (10k yuan), written to {file}");
        tracked(&str, &str, &str, &str): |asked, taken, withdrawn, left| format!("建议收回 {asked}，已收回 {taken}，撤销 {withdrawn}，未收回 {left}"), |asked, taken, withdrawn, left| format!("asked {asked}, taken back {taken}, withdrawn {withdrawn}, outstanding {left}");
        beyond(&str): |m| format!("超出建议另收回 {m}"), |m| format!("cut beyond what was proposed: {m}");
        marked(usize): |n| format!("已标记 {n} 行为合同尾款"), |n| format!("{n} lines marked as contract tails");
        unmarked(usize): |n| format!("已取消 {n} 行合同尾款标记"), |n| format!("marks of {n} lines taken off");
        entered(i64, &str, &str): |id, code, m| format!("登记 {id}：{code} 收回 {m} 元"), |id, code, m| format!("entry {id}: {m} yuan taken back from {code}");
        entry_reversed(i64): |id| format!("登记 {id} 已冲销"), |id| format!("entry {id} reversed");
        rows_withdrawn(i64, usize): |number, n| format!("第 {number} 号建议撤销 {n} 行"), |number, n| format!("{n} rows of proposal {number} withdrawn");
        which_line(&str, &str): |code, lines| format!("项目 {code} 有几笔资金，或没有所指的资金：{lines}"), |code, lines| format!("project {code} has several lines, or not the one meant: {lines}");
        not_marked(&str): |code| format!("项目 {code} 没有合同尾款标记"), |code| format!("project {code} bears no mark");
        no_proposal(i64): |n| format!("没有第 {n} 号收回建议"), |n| format!("no proposal {n}");
        no_row(i64, &str): |n, code| format!("第 {n} 号建议中没有尚在执行的 {code}"), |n, code| format!("proposal {n} asks nothing more of {code}");
        never_proposed(&str): |code| format!("项目 {code} 在该日之前没有收回建议"), |code| format!("nothing of project {code} was proposed before that day");
        entered_before(&str, &str): |code, doc| format!("项目 {code} 已登记 {doc}"), |code, doc| format!("{doc} is entered for project {code} already");
        no_entry(i64): |id| format!("没有登记 {id}，或已冲销"), |id| format!("no entry {id}, or reversed before");
    }
}
