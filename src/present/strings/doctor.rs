//! What `doctor` says of the machine.
//!
//! Never here: the characters of its test card.

super::sentences! {
    /// Doctor.
    Doctor {
        program: "程序", "program";
        terminal: "终端", "terminal";
        colour: "颜色", "colour";
        locale: "系统语言", "locale";
        folder: "数据目录", "folder";
        store: "数据库", "store";
        schema: "库结构", "schema";
        integrity: "完整性", "integrity";
        no_terminal: "输出不是终端", "the output is no terminal";
        dumb: "TERM=dumb：工作站打不开，命令可用", "TERM=dumb: commands work, the workstation does not";
        not_utf8: "系统语言不是 UTF-8：若汉字显示为乱码，请设置 LANG=zh_CN.UTF-8", "the locale is not UTF-8: if Chinese is garbled, set LANG=zh_CN.UTF-8";
        little_room: "磁盘空间不足 200 MB", "less than 200 MB are free";
        not_writable: "目录不可写", "the folder cannot be written to";
        card: "字宽测试：各行的竖线应对齐", "Width test: the bars below should stand in one column";
        card_how: "若含符号的行偏右，终端把这些字符画成两列宽：请用 --ascii，或在终端设置中把歧义宽度设为窄", "If lines with signs stand out, the terminal draws them two columns wide: use --ascii, or set ambiguous width to narrow";
    } made {
        columns(usize): |n| format!("{n} 列"), |n| format!("{n} columns");
        network(&str): |name| format!("数据库在网络文件系统（{name}）上，锁不可靠：请移到本机磁盘"), |name| format!("the store lies on a network file system ({name}) whose locks cannot be relied on: move it to a local disk");
        free(&str, &str): |folder, mb| format!("{folder}，可用 {mb} MB"), |folder, mb| format!("{folder}, {mb} MB free");
        none_yet(&str): |path| format!("{path}（尚未建立）"), |path| format!("{path} (not made yet)");
    }
}
