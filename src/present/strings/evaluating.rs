//! The screens of evaluation: entry, lists, review, what is asked on the way.
//!
//! Never here: how a score explains itself, or what a review note says.

super::sentences! {
    /// Screens of evaluation.
    Evaluating {
        title: "评价", "Evaluation";
        entry: "单位自评", "Self-evaluation";
        entry_department: "部门整体自评", "Evaluation of a department";
        entry_typing: "自评填报", "Filling in";
        entry_letters: "自评填报命令", "Filling in: commands";
        entry_judging: "自评审核", "Review of an evaluation";
        col_flag: "提", "!";
        col_class: "类型", "Class";
        col_name: "三级指标", "Indicator";
        col_target: "指标值", "Target";
        col_actual: "实际值", "Actual";
        col_weight: "分值", "Marks";
        col_score: "得分", "Score";
        col_checked: "复核分", "Checked";
        col_reason: "偏差原因", "Reason";
        execution: "预算执行", "Execution";
        budget: "全年预算", "Budget";
        paid: "全年执行", "Paid";
        rate: "执行率", "Rate";
        sum: "合计", "Total";
        no_total: "未算出", "not yet";
        achieved: "目标完成情况", "Goal achieved";
        problems: "主要问题", "Problems";
        measures: "改进措施", "Measures";
        evidence: "附件", "Evidence";
        not_written: "未填写", "not written";
        reason_missing: "! 需填写偏差原因", "! reason needed";
        saving: "正在保存", "saving";
        remarks: "复核提示", "Review notes";
        no_remark: "无", "none";
        nothing_missing: "已填齐", "complete";
        write_hint: "Ctrl-D 保存", "Ctrl-D saves";
        override_title: "改定得分", "Set a score";
        override_hint: "写明理由和批准人；得分留空则恢复按规则计算", "Give reason and approver; an empty score goes back to the rule";
        override_score: "得分", "Score";
        override_reason: "理由", "Reason";
        override_approver: "批准人", "Approved by";
        override_no_reason: "请写明理由", "A reason is needed";
        override_no_approver: "请写明批准人", "Who approved it?";
        override_bad: "得分填数字，不超过分值", "A number up to the full marks";
        by_hand_mark: "*", "*";
        evidence_prompt: "附件文件", "File of evidence";
        evidence_hint: "记下文件名和摘要值，文件留在原处", "Its name and hash are kept; the file stays where it is";
        evidence_empty: "还没有附件", "No evidence yet";
        nothing_to_undo: "没有可撤销的填写", "Nothing to take back";
        clash_title: "同事同时改了这一格", "A colleague changed this cell";
        clash_note: "两个值都在，选一个", "Both values are kept: choose one";
        read_only: "已上报，不能再改", "Filed: it cannot be changed";
        not_able_here: "这一格不能改", "This cell is not typed into";
        submit_missing: "还不能提交", "Not yet complete";
        in_full: "全文", "In full";
    } made {
        saved_at(&str): |t| format!("已保存 {t}"), |t| format!("saved {t}");
        unsaved(usize): |n| format!("{n} 格未保存"), |n| format!("{n} not saved");
        missing_count(usize): |n| format!("还差 {n} 项"), |n| format!("{n} missing");
        remark_count(usize): |n| format!("复核提示 {n}"), |n| format!("{n} review notes");
        remark_row(usize): |r| format!("{r}行 "), |r| format!("row {r}: ");
        more_remarks(usize): |n| format!("另有 {n} 条，按 v 看"), |n| format!("{n} more: press v");
        proof_count(usize): |n| format!("{n} 件"), |n| format!("{n}");
        pasted(usize): |n| format!("已填入 {n} 格"), |n| format!("{n} cells filled");
        passed_over(usize): |n| format!("，{n} 格不可填写，未动"), |n| format!(", {n} not typed into left as they are");
        beyond(usize, usize): |r, c| format!("，超出表格 {r} 行 {c} 列，未填"), |r, c| format!(", {r} rows and {c} columns beyond the form left out");
        missing_is(&str, usize): |what, n| format!("还不能提交：{what}（共 {n} 项）"), |what, n| format!("Not yet: {what} ({n} in all)");
        ask_submit(&str, &str, &str): |name, total, grade| format!("提交「{name}」？合计 {total}，{grade}。提交后由财政部门审核，不能再改。"), |name, total, grade| format!("Submit {name}? Total {total}, {grade}. It cannot be changed afterwards.");
        submitted(&str): |name| format!("已提交 {name}"), |name| format!("{name} submitted");
        clash_ours(&str): |v| format!("用我的：{v}"), |v| format!("Mine: {v}");
        clash_theirs(&str, &str): |by, v| format!("用 {by} 的：{v}"), |by, v| format!("{by}'s: {v}");
        ask_resume(&str): |name| format!("上次正在填「{name}」，接着填？"), |name| format!("You were filling in {name}. Go on?");
        other_total(&str, &str): |who, v| format!("{who} {v}"), |who, v| format!("{who} {v}");
        override_of(&str, &str): |name, marks| format!("{name}，分值 {marks}"), |name, marks| format!("{name}, {marks} marks");
        attached(&str): |name| format!("已记入附件 {name}"), |name| format!("Evidence {name} kept");
        taken_back(usize): |n| format!("已撤销 {n} 格"), |n| format!("{n} taken back");
        returned_because(&str): |why| format!("退回意见：{why}"), |why| format!("Returned: {why}");
    }
}
