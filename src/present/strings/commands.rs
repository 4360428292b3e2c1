//! What each command does, in the words of the hint line, help and palette.
//!
//! Never here: a key. Keys stand in the face's one table.

super::sentences! {
    /// Commands.
    Commands {
        quit: "退出", "Quit";
        help: "帮助", "Help";
        palette: "命令", "Commands";
        repaint: "重画屏幕", "Repaint the screen";
        back: "返回", "Back";
        close: "关闭", "Close";
        cancel: "取消", "Cancel";
        accept: "确定", "OK";
        yes: "是", "Yes";
        no: "否", "No";
        down: "下移一行", "Down a row";
        up: "上移一行", "Up a row";
        page_down: "下翻一页", "Down a page";
        page_up: "上翻一页", "Up a page";
        top: "到首行", "First row";
        bottom: "到末行", "Last row";
        left: "向左", "Left";
        right: "向右", "Right";
        dossier: "项目档案", "Project";
        its_alerts: "看预警", "Its alerts";
        set_aside: "搁置的行", "Rows set aside";
        open: "打开", "Open";
        mark: "多选", "Mark";
        mark_all: "全选或全不选", "Mark all or none";
        find: "查找", "Find";
        filter: "筛选", "Filter";
        sort: "排序", "Sort";
        export: "导出", "Export";
        whole: "全文", "Whole row";
        next: "下一个", "Next";
        previous: "上一个", "Previous";
        next_pane: "换窗格", "Next pane";
        previous_pane: "上一窗格", "Previous pane";
        next_tab: "下一页签", "Next tab";
        previous_tab: "上一页签", "Previous tab";
        zoom: "放大窗格", "Zoom pane";
        link: "联动", "Link";
        reload: "重新读取", "Read again";
        tab_bench: "工作台", "Workstation";
        tab_projects: "项目", "Projects";
        tab_alerts: "预警", "Alerts";
        tab_targets: "目标", "Targets";
        tab_monitoring: "监控", "Monitoring";
        tab_evaluation: "评价", "Evaluation";
        tab_rectification: "整改", "Rectification";
        tab_application: "应用", "Application";
        tab_statistics: "统计", "Statistics";
        groups: "分组汇总", "Figures by group";
        next_grouping: "换分组", "Group by another";
        import: "导入", "Import";
        batches: "导入批次", "Import batches";
        basket: "未匹配", "Unmatched rows";
        rules: "规则", "Rules";
        log: "日志", "Audit log";
        as_of: "截至日", "As-of day";
        language: "中文或英文", "Chinese or English";
        verify: "核实", "Verify";
        note: "备注", "Note";
        vouchers: "支付明细", "Vouchers";
        undo_batch: "撤销批次", "Undo batch";
        accept_suggestion: "接受建议", "Accept suggestion";
        edit_value: "改阈值并试算", "Change and simulate";
        parent: "上级目录", "Parent folder";
        kind: "指定类别", "Name the kind";
        unit: "换金额单位", "Change the unit";
        header: "说明表头", "Explain a header";
        start_import: "开始导入", "Start import";
        sample_city: "示例城市", "Sample city";
        review: "审核", "Review";
        next_queue: "换队列", "Next queue";
        previous_queue: "上一队列", "Previous queue";
        pass: "通过", "Pass";
        return_target: "退回", "Return";
        reject_target: "不通过", "Reject";
        grade: "评等级", "Grade";
        other_part: "数据表或目标表", "Tables or forms";
        what_follows: "看预警或目标", "Alerts or targets";
        other_side: "指标或提示", "Other side";
        diff: "与上一版比", "Compare";
        undo_judgement: "撤回", "Undo";
        only_objections: "只看有提示的", "Objections only";
        whole_target: "目标全文", "All of it";
        receipt: "审核小结", "Receipt";
        end_sitting: "结束审核", "End the sitting";
        coverage: "覆盖", "Coverage";
        issue_targets: "批复下达", "Issue";
        unfunded: "资金不得安排", "Money not to arrange";
        library: "指标库", "Indicator library";
        corrections: "退回修改清单", "List of corrections";
        forms: "导出申报表", "Write forms";
        next_line: "下一项", "Next field";
        previous_line: "上一项", "Previous field";
        home: "行首", "Start of line";
        end: "行末", "End of line";
        save: "保存", "Save";
    } made {
    }
}
