//! Why something was not done, and what to do about it.
//!
//! Never here: faults of a file's content (see `terms`).

super::sentences! {
    /// Faults.
    Faults {
        empty_store: "库中还没有数据", "the store is empty";
        empty_store_hint: "先导入国库文件，或运行 jixiao demo 看示例城市", "import the treasury's files, or run jixiao demo for a sample city";
        no_year_hint: "用 jixiao imports 查看已导入的文件", "jixiao imports lists what was imported";
        no_project_hint: "用 jixiao projects 查看项目代码", "jixiao projects lists the codes";
        no_batch_hint: "用 jixiao imports 查看批次号", "jixiao imports lists the batches";
        strict_hint: "改正后重新导入，或去掉 --strict", "correct them and import again, or leave --strict out";
        column_hint: "写成「文件里的表头=含义」，如 拨付数=支付金额", "write HEADER=MEANING, as in 拨付数=支付金额";
        exists_hint: "换个文件名", "choose another name";
        write_hint: "检查目录和权限", "check the folder and its permissions";
        toml_hint: "对照 jixiao rules export 的输出改正", "compare with the output of jixiao rules export";
        empty_text: "内容是空的", "there is no text";
        apart_incomplete: "单独设定须写明理由和截止日，截止日不早于生效日", "what is set apart needs a reason and a last day that is not before its first";
        apart_incomplete_hint: "加上 --reason 和 --until", "add --reason and --until";
        no_department_hint: "用 jixiao departments 查看部门", "jixiao departments lists them";
        cancelled: "已取消，未更改任何内容", "cancelled; nothing was changed";
        busy: "数据库正被占用", "the database is in use";
        busy_hint: "稍后再试", "try again in a moment";
        too_new_hint: "请升级本程序", "a newer version of this program is needed";
        not_a_store_hint: "检查 --db 指定的文件", "check the file that --db names";
        cannot_open_hint: "检查路径和权限", "check the path and its permissions";
        full: "磁盘已满，未写入任何内容", "the disk is full; nothing was written";
        full_hint: "腾出空间后重试", "free some space and try again";
        read_only: "库文件或目录不可写", "the store or its folder is read-only";
        read_only_hint: "检查权限", "check its permissions";
        corrupt_hint: "运行 jixiao check，必要时恢复备份", "run jixiao check, restore a backup if need be";
        stale: "他人已修改此项，未覆盖", "someone else changed this; nothing was overwritten";
        stale_hint: "重新读取后再改", "read it again, then change it";
        gone: "该项已不存在", "it no longer exists";
        gone_hint: "重新读取", "read again";
        internal_hint: "未更改数据；请把此信息发给维护人员", "nothing was changed; please report this";
        io_hint: "检查磁盘和权限", "check the disk and its permissions";
        unknown_key_hint: "用 jixiao rules 查看所有参数", "jixiao rules lists all settings";
        crossed_hint: "红灯线须严于黄灯线", "the red limit must be harsher than the yellow one";
        files_hint: "修正或去掉这些文件后，一起重新导入", "mend these files or leave them out, then import again";
    } made {
        files(usize, &str): |n, said| format!("{n} 个文件不能导入，未更改数据：{said}"), |n, said| format!("{n} files cannot be imported, nothing was changed: {said}");
        in_file(&str, &str): |file, what| format!("{file}：{what}"), |file, what| format!("{file}: {what}");
        no_year(i16): |y| format!("库中没有 {y} 年"), |y| format!("the store has no year {y}");
        no_project(&str, i16): |code, y| format!("{y} 年没有项目 {code}"), |code, y| format!("no project {code} in {y}");
        no_department(&str): |d| format!("没有部门 {d}"), |d| format!("no department {d}");
        no_batch(i64): |id| format!("没有批次 {id}"), |id| format!("no batch {id}");
        already_undone(i64): |id| format!("批次 {id} 早已撤销"), |id| format!("batch {id} was undone before");
        strict(i64): |n| format!("有 {n} 行会被搁置，按 --strict 未导入"), |n| format!("{n} rows would be set aside; nothing was imported (--strict)");
        column(&str): |said| format!("看不懂表头说明「{said}」"), |said| format!("not a header and its meaning: {said}");
        exists(&str): |f| format!("{f} 已存在，未覆盖"), |f| format!("{f} exists and was not overwritten");
        write(&str, &str): |f, why| format!("不能写入 {f}：{why}"), |f, why| format!("cannot write {f}: {why}");
        toml(&str): |why| format!("规则文件有误：{why}"), |why| format!("the rule file is wrong: {why}");
        too_new(i64, i64): |f, p| format!("库的版本 {f} 高于本程序支持的 {p}"), |f, p| format!("the store has version {f}; this program knows {p}");
        not_a_store(&str): |p| format!("{p} 不是绩效工作站的库"), |p| format!("{p} is not a store of this program");
        cannot_open(&str, &str): |p, why| format!("不能打开 {p}：{why}"), |p, why| format!("cannot open {p}: {why}");
        corrupt(&str): |why| format!("库已损坏：{why}"), |why| format!("the store is damaged: {why}");
        internal(&str): |why| format!("内部错误：{why}"), |why| format!("internal error: {why}");
        io(&str): |why| format!("系统拒绝：{why}"), |why| format!("the system refused: {why}");
        unknown_key(&str): |k| format!("没有参数 {k}"), |k| format!("no setting {k}");
        unknown_key_near(&str): |near| format!("相近的有：{near}"), |near| format!("near it: {near}");
        bad_value(&str): |k| format!("{k} 的值不对"), |k| format!("not a value for {k}");
        bad_value_hint(&str): |shape| format!("应为{shape}"), |shape| format!("it takes {shape}");
        crossed(&str, &str): |k, other| format!("{k} 与 {other} 的界限颠倒"), |k, other| format!("{k} would pass the {other} limit");
    }
}
