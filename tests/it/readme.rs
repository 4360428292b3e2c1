//! The commands that both READMEs print, run as they stand there.

use std::path::Path;
use std::process::Command;

use jixiao::service::demo;

/// The `jixiao …` lines of the shell blocks, without their comments.
fn commands(readme: &str) -> Vec<String> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(readme)).expect("readme");
    let blocks = text.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    let lines = blocks.flat_map(str::lines).filter(|l| l.starts_with("jixiao"));
    lines.map(|l| l.split('#').next().unwrap_or(l).trim().to_string()).collect()
}

fn run(readme: &str) {
    let folder = tempfile::tempdir().expect("folder");
    for file in demo::write_city(folder.path(), &mut |_, _| true).expect("files") {
        let name = file.file_name().expect("name").to_string_lossy().into_owned();
        // As an office would call them.
        let short = match name.as_str() {
            "部门和单位.xlsx" => "部门.xlsx",
            "2021年项目库清单.xlsx" => "项目库.xlsx",
            "预算指标明细.xls" => "指标.xls",
            "支付明细2019-2020.csv" => "支付明细.csv",
            _ => continue,
        };
        std::fs::rename(&file, folder.path().join(short)).expect("rename");
    }
    let all = commands(readme);
    assert!(all.len() > 5, "{readme} prints commands");
    for line in all.iter().filter(|l| *l != "jixiao") {
        let words = line.split_whitespace().skip(1);
        let done = Command::new(env!("CARGO_BIN_EXE_jixiao"))
            .args(words)
            .current_dir(folder.path())
            .env_clear()
            .env("HOME", folder.path())
            .output()
            .expect("run");
        let status = done.status.code();
        assert!(
            matches!(status, Some(0 | 1)),
            "{readme}: {line}: {status:?}\n{}",
            String::from_utf8_lossy(&done.stderr)
        );
    }
}

#[test]
fn the_english_readme_tells_the_truth() {
    run("README.md");
}

#[test]
fn the_chinese_readme_tells_the_truth() {
    run("docs/README.zh.md");
}
