//! Rules with simulation, and the audit log.
//!
//! Never here: rule names of the domain (see the registry).

super::sentences! {
    /// Rules and log.
    Rules {
        title: "规则", "Rules";
        col_rule: "规则", "Rule";
        col_name: "名称", "Name";
        col_key: "参数", "Setting";
        col_value: "现值", "Now";
        col_default: "原值", "Default";
        col_since: "生效日", "Since";
        col_by: "设定人", "Set by";
        col_on: "启用", "On";
        builtin: "默认", "default";
        new_value: "新值", "New value";
        bad_value: "数值不对", "Not a value for this setting";
        simulation: "试算", "Simulation";
        no_change: "灯没有变化", "No light changes";
        log_title: "日志", "Audit log";
        col_when: "时间", "When";
        col_who: "操作人", "Who";
        col_what: "操作", "What";
        col_detail: "内容", "Detail";
        log_empty: "还没有记录", "Nothing yet";
    } made {
        ask_set(&str, &str, &str): |key, old, new| format!("{key} 由 {old} 改为 {new}？"), |key, old, new| format!("Set {key} from {old} to {new}?");
        and_more(usize): |n| format!("另有 {n} 个项目变灯"), |n| format!("and {n} more projects");
        set_done(&str, &str): |key, new| format!("{key} 已改为 {new}"), |key, new| format!("{key} is now {new}");
        before_after(&str, usize, usize): |what, a, b| format!("{what} {a} -> {b}"), |what, a, b| format!("{what} {a} -> {b}");
    }
}
