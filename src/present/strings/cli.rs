//! What the commands say besides their lists.
//!
//! Never here: help texts (see `cli_help`) and faults (see `faults`).

super::sentences! {
    /// Commands.
    Cli {
        hint: "提示：", "hint: ";
        comma: "；", "; ";
        none: "无", "none";
        no_home: "不知道数据库放在哪里", "no place for the store is known";
        no_home_hint: "用 --db 指定文件，或设置 HOME", "name a file with --db, or set HOME";
        no_terminal: "工作站要在终端里打开", "the workstation needs a terminal";
        no_terminal_hint: "查询用子命令，见 jixiao --help", "use a command instead, see jixiao --help";
        xlsx_to_terminal: "xlsx 不能写到终端", "a workbook cannot be written to a terminal";
        xlsx_to_terminal_hint: "用 -o 文件.xlsx 写到文件", "write it to a file with -o FILE.xlsx";
        no_folder: "没有指明文件夹", "no folder named";
        no_folder_hint: "用 -o 文件夹 指明写到哪里", "name one with -o FOLDER";
        no_list: "此命令的结果不是列表，只有 table 和 json 两种格式", "this answer is no list: table and json only";
        no_list_hint: "去掉 --format，或用 --format json", "leave --format out, or use --format json";
        no_department_hint: "用 jixiao departments 查看部门代码和名称", "jixiao departments lists codes and names";
        no_alert_hint: "用 jixiao project 查看该项目的预警", "jixiao project lists its alerts";
        no_basket_row_hint: "用 jixiao basket 查看编号", "jixiao basket lists the ids";
        not_suggested_hint: "用 --project 指明项目代码", "name the project with --project";
        acknowledged: "已核实", "verified";
        reopened: "已恢复为新增", "set back to new";
        noted: "已写备注", "note written";
        col_code: "代码", "Code";
        col_id: "编号", "Id";
        col_kind: "类别", "Kind";
        col_file: "文件", "File";
        col_sheet: "工作表", "Sheet";
        col_read: "读取", "Read";
        col_changed: "更正", "Corrected";
        col_aside: "搁置", "Set aside";
        col_amount_yuan: "金额 元", "Amount yuan";
        col_control: "合计行 元", "Printed total";
        col_difference: "差额 元", "Difference";
        col_by: "操作人", "By";
        col_todo: "处理", "What to do";
        col_takes: "取值", "Takes";
        col_reason: "理由", "Reason";
        col_before: "现在", "Now";
        col_after: "之后", "After";
        col_entry: "序号", "No.";
        col_subject: "对象", "Subject";
        general: "通用", "general";
        back_to_default: "恢复出厂值", "back to the default";
        dry_run: "试运行：库未改变", "dry run: the store is as before";
        basket_how: "接受建议：jixiao basket accept 编号，或 --all；指定项目加 --project 代码", "accept with: jixiao basket accept ID, or --all; choose a project with --project CODE";
        copying: "正在复制", "Copying";
        making_city: "正在生成示例城市", "Making the sample city";
        brief_no_change: "还没有可比较的上次导入", "no earlier import to compare with";
        sound: "正常", "sound";
        check_database: "文件与引用", "file and references:";
        check_batches: "批次行数", "rows of the batches:";
        check_sums: "项目合计与明细", "sums of projects and rows:";
        all_sound: "库完好", "the store is sound";
        not_sound: "库有问题，请恢复备份或联系维护人员", "the store is not sound: restore a backup or report this";
        bad_option: "没有这个选项", "no such option";
        bad_verb: "没有这个命令", "no such command";
        usage_hint: "用 jixiao --help 查看命令和选项", "see jixiao --help";
        missing_value: "缺少", "missing";
    } made {
        heading(i16, &str, &str): |y, d, data| format!("{y} 年，截至 {d}，支付数据到 {data}；金额单位：万元"), |y, d, data| format!("{y}, as of {d}, payments up to {data}; amounts in 10k yuan");
        sums(&crate::service::survey::Sums): |s| format!("合计 {} 个项目，预算 {}，支出 {}，执行率 {}%，应达 {}%，闲置 {}", s.projects, wan(s.budget), wan(s.paid), share(s.rate()), share(s.pace()), wan(s.idle)), |s| format!("{} projects, budget {}, paid {}, rate {}%, due {}%, idle {}", s.projects, wan(s.budget), wan(s.paid), share(s.rate()), share(s.pace()), wan(s.idle));
        alert_counts(usize, usize, usize): |r, y, b| format!("预警 {} 条：红 {r}，黄 {y}，蓝 {b}", r + y + b), |r, y, b| format!("{} alerts: {r} red, {y} yellow, {b} blue", r + y + b);
        no_department(&str): |d| format!("没有部门 {d}"), |d| format!("no department {d}");
        no_alert(&str, &str): |code, rule| format!("项目 {code} 没有「{rule}」预警"), |code, rule| format!("project {code} has no alert {rule}");
        which_alert(&str, &str): |code, rule| format!("项目 {code} 有几条「{rule}」预警"), |code, rule| format!("project {code} has several alerts {rule}");
        which_alert_hint(&str): |parts| format!("用 --part 指明：{parts}"), |parts| format!("choose with --part: {parts}");
        no_basket_row(&str): |id| format!("未匹配中没有 {id}"), |id| format!("no row {id} in the basket");
        not_suggested(&str): |id| format!("{id} 没有建议"), |id| format!("{id} has no suggestion");
        undone(i64, &str): |id, file| format!("批次 {id}（{file}）已撤销"), |id, file| format!("batch {id} ({file}) undone");
        rematched(usize): |n| format!("未匹配中有 {n} 行找到了项目"), |n| format!("{n} rows of the basket found their project");
        same_as(&str, i64): |file, id| format!("{file} 与批次 {id} 是同一个表"), |file, id| format!("{file} is the very table of batch {id}");
        control_differs(&str, &str, &str, &str, &str): |place, label, printed, summed, d| format!("{place}「{label}」{printed} 元，明细合计 {summed} 元，差 {d} 元"), |place, label, printed, summed, d| format!("{place} {label} prints {printed}, its rows sum to {summed}: {d} apart");
        execution_differs(&str, &str, &str, &str, &str): |cell, label, what, printed, ours| format!("{cell}「{label}」{what} {printed} 元，库中 {ours} 元"), |cell, label, what, printed, ours| format!("{cell} {label} {what} {printed}, ours {ours}");
        hidden_sheet(&str, &str): |file, sheet| format!("{file}：隐藏的工作表「{sheet}」也已读取"), |file, sheet| format!("{file}: the hidden sheet {sheet} was read too");
        no_rows(&str, &str): |file, sheet| format!("{file}：工作表「{sheet}」表头下没有数据行"), |file, sheet| format!("{file}: no rows below the header of sheet {sheet}");
        sheet_skipped(&str, &str, &str): |file, why, todo| format!("{file}：{why}；此表未导入，{todo}"), |file, why, todo| format!("{file}: {why}; this sheet was left out; {todo}");
        unit_assumed(&str): |file| format!("{file}：没有写明金额单位，按元；不对时先撤销，再用 --unit wan 导入"), |file| format!("{file}: no unit of money told, yuan assumed; if wrong, undo and import with --unit wan");
        year_assumed(&str, i16): |file, year| format!("{file}：没有写明年度，按 {year} 年；不对时先撤销，再用 --year 指明"), |file, year| format!("{file}: no year told, {year} assumed; if wrong, undo and import with --year");
        rows_missing(&str, i64): |file, n| format!("{file}：以前导入的行中有 {n} 行这次没有"), |file, n| format!("{file}: {n} rows of earlier imports are not in it");
        rule_set(&str, &str, &str): |key, value, from| format!("{key} = {value}，{from} 起"), |key, value, from| format!("{key} = {value} from {from}");
        rules_imported(usize, &str): |n, from| format!("改动 {n} 项，{from} 起"), |n, from| format!("{n} settings changed from {from}");
        simulated(&str, &str, &str, &str): |key, a, b, d| format!("{key} 由 {a} 改为 {b}，截至 {d}"), |key, a, b, d| format!("{key} from {a} to {b}, as of {d}");
        forms_written(usize, usize, &str): |n, files, folder| format!("已写出 {n} 张表、{files} 个工作簿，在 {folder}"), |n, files, folder| format!("{n} forms in {files} workbooks, in {folder}");
        backed_up(&str): |file| format!("已备份到 {file}，并已核对"), |file| format!("copied to {file} and verified");
        restored(&str): |file| format!("已用 {file} 恢复"), |file| format!("restored from {file}");
        kept_as(&str): |file| format!("原来的库保留为 {file}"), |file| format!("the former store is kept as {file}");
        city_made(&str): |db| format!("示例数据，库在 {db}"), |db| format!("SAMPLE DATA, the store is {db}");
        brief_scope(usize, usize, &str, &str): |d, p, budget, paid| format!("{d} 个部门，{p} 个项目，预算 {budget} 亿元，已支付 {paid} 亿元"), |d, p, budget, paid| format!("{d} departments, {p} projects, budget {budget}, paid {paid} (100 million yuan)");
        brief_pace(&str, &str): |rate, pace| format!("执行率 {rate}%，应达 {pace}%"), |rate, pace| format!("paid {rate}%, due {pace}%");
        brief_lights([usize; 5]): |[r, y, b, g, n]| format!("项目：红 {r}，黄 {y}，蓝 {b}，绿 {g}，灰 {n}"), |[r, y, b, g, n]| format!("projects: {r} red, {y} yellow, {b} blue, {g} green, {n} grey");
        brief_idle(&str, &str): |sum, list| format!("闲置 {sum} 万元，最大：{list}"), |sum, list| format!("idle {sum} (10k yuan), largest: {list}");
        brief_late(&str): |list| format!("滞后最多（点）：{list}"), |list| format!("furthest behind (points): {list}");
        brief_open(usize, i64): |alerts, rows| format!("未核实预警 {alerts} 条，未匹配 {rows} 行"), |alerts, rows| format!("{alerts} alerts not verified, {rows} rows unmatched");
        brief_change(&str, &str): |paid, budget| format!("与上次导入前相比：支付 {paid} 万元，预算 {budget} 万元"), |paid, budget| format!("since before the last import: paid {paid}, budget {budget} (10k yuan)");
        brief_alerts(usize, usize): |raised, cleared| format!("新增或加重预警 {raised} 条，消除 {cleared} 条"), |raised, cleared| format!("{raised} alerts raised, {cleared} cleared");
        check_schema(i64): |v| format!("库结构第 {v} 版"), |v| format!("schema {v}");
        check_audit(u64): |n| format!("审计链（{n} 条）"), |n| format!("audit chain ({n} entries):");
        audit_content(i64): |id| format!("第 {id} 条被改动"), |id| format!("entry {id} was changed");
        audit_link(i64): |id| format!("第 {id} 条与前一条不相接"), |id| format!("entry {id} does not follow the one before");
        batch_broken(i64, i64, i64): |id, a, b| format!("批次 {id} 记 {a} 行，实有 {b} 行"), |id, a, b| format!("batch {id} counted {a} rows and holds {b}");
        sum_broken(i16, &str, &str, &str): |y, what, a, b| format!("{y} 年 {what} 明细 {a} 元，项目合计 {b} 元"), |y, what, a, b| format!("{y} {what}: rows {a}, projects {b}");
        bad_value(&str, &str): |value, option| format!("{option} 的值「{value}」不对"), |value, option| format!("{value} is not a value for {option}");
        values(&str): |words| format!("可以是：{words}"), |words| format!("it may be: {words}");
        unknown(&str, &str): |what, word| format!("{what}：{word}"), |what, word| format!("{what}: {word}");
        nearest(&str): |word| format!("是不是 {word}？"), |word| format!("did you mean {word}?");
        missing(&str): |what| format!("缺少 {what}"), |what| format!("{what} is missing");
        conflict(&str, &str): |a, b| format!("{a} 不能与 {b} 一起用"), |a, b| format!("{a} cannot be used with {b}");
        twice(&str): |a| format!("{a} 写了两次"), |a| format!("{a} stands twice");
    }
}

use crate::present::number::{percent_or_dash as share, wan};
