//! Forms written and read back: not a cell lost or shifted, whatever stands in
//! them, and whatever program filled them in between.

use jixiao::domain::date::Date;
use jixiao::domain::form::{Block, Cited, Figure, Form, FormKind, FundKind, FundRow, Mark, Row, TaskRow};
use jixiao::domain::indicator::Taxonomy;
use jixiao::domain::money::Money;
use jixiao::domain::text::clean;
use jixiao::exchange::form::write::{Shape, workbook};
use jixiao::exchange::form::{read, read_file};
use jixiao::exchange::sheet::Limits;
use proptest::prelude::*;

const DAY: Date = Date::constant(2021, 8, 2);

/// What a unit may type into a cell; none of it is a label of the form.
const WORDS: &[&str] = &[
    "修缮面积",
    "旅客",
    "吞吐量",
    "≥",
    "=",
    "\"好\"",
    "'",
    "<&>",
    "100",
    "％",
    " ",
    "，",
    "及时",
    "\n",
    "1.",
    "+5",
    "-3",
    "@用户",
    "361100210000000000001",
    "（一期）",
    "元/人",
    "𠮷",
    "。",
];

fn text(longest: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 1..longest).prop_map(|w| w.concat())
}

/// A text that says something after cleaning: blanks alone are an empty cell.
fn said(longest: usize) -> impl Strategy<Value = String> {
    text(longest).prop_map(|words| format!("甲{words}乙"))
}

/// A goal, now and then longer than one row of a sheet can show.
fn goal() -> impl Strategy<Value = String> {
    prop_oneof![4 => said(40), 1 => said(1500)]
}

fn target() -> impl Strategy<Value = String> {
    const FIXED: &[&str] =
        &["≥95%", "=9条", "-3%", "100", "0.50", "1-12月", "2021年12月底前", "36110021T000000000001", "+86", "±3%以内"];
    prop_oneof![prop::sample::select(FIXED).prop_map(str::to_string), said(4), Just(String::new())]
}

fn cited(words: impl Into<String>) -> Cited {
    Cited::new(words, "")
}

fn amount() -> impl Strategy<Value = Option<Money>> {
    prop_oneof![Just(None), (-1_000_000_000_000i64..9_000_000_000_000).prop_map(|fen| Some(Money::from_fen(fen)))]
}

fn figure() -> impl Strategy<Value = Figure> {
    amount().prop_map(|amount| Figure { cited: Cited::default(), amount })
}

prop_compose! {
    fn fund(kind: FundKind)(whole_life in figure(), initial in figure()) -> FundRow {
        FundRow { kind, label: cited(kind.label()), whole_life, initial, ..FundRow::default() }
    }
}

prop_compose! {
    fn row(taxonomy: Taxonomy, block: Block)(
        class in 0..taxonomy.classes().len(), name in said(5), target in target(),
        marks in prop::sample::select(vec!["", "10", "12.5", "7.50", "3"]), standard in said(6), extra in 0..3,
    ) -> (usize, Row) {
        let (level1, level2) = taxonomy.classes()[class];
        let mut row = Row::empty(block);
        row.level1 = cited(level1.name());
        row.level2 = cited(level2.name());
        row.name = cited(name);
        row.target = cited(target);
        row.marks = cited(marks);
        if extra == 2 && block == Block::Annual {
            row.standard = cited(standard);
        }
        (class, row)
    }
}

/// Rows of a block in the order of the form.
fn rows(taxonomy: Taxonomy, block: Block) -> impl Strategy<Value = Vec<Row>> {
    // A form without any indicator is told as such; that is not what is looked at here.
    let least = usize::from(block == Block::Annual);
    prop::collection::vec(row(taxonomy, block), least..=40).prop_map(|mut rows| {
        rows.sort_by_key(|(class, _)| *class);
        rows.into_iter().map(|(_, row)| row).collect()
    })
}

fn task() -> impl Strategy<Value = TaskRow> {
    (said(4), said(8), figure(), figure(), figure()).prop_map(|(name, content, total, fiscal, other)| TaskRow {
        name: cited(name),
        content: cited(content),
        total,
        fiscal,
        other,
    })
}

fn taxonomy() -> impl Strategy<Value = Taxonomy> {
    prop::sample::select(vec![Taxonomy::T2015, Taxonomy::T2021])
}

fn code() -> impl Strategy<Value = String> {
    prop_oneof![Just("36110021T000000000001".to_string()), "[0-9]{21}", "[0-9]{6}"]
}

prop_compose! {
    fn project_target()(taxonomy in taxonomy())(
        taxonomy in Just(taxonomy), whole_life in rows(taxonomy, Block::WholeLife), annual in rows(taxonomy, Block::Annual),
        code in code(), head in prop::collection::vec(said(6), 4), goals in (goal(), goal()),
        funds in (fund(FundKind::Total), fund(FundKind::Fiscal), fund(FundKind::Other)), version in 0u32..9,
    ) -> (Taxonomy, Form) {
        let mut form = Form {
            kind: FormKind::ProjectTarget,
            year: Some(2021),
            project_code: cited(code.clone()),
            project: cited(head[0].clone()),
            department: cited(head[1].clone()),
            unit: cited(head[2].clone()),
            attribute: cited("延续项目"),
            period: cited("2019—2023"),
            funds: vec![funds.0, funds.1, funds.2],
            rows: whole_life.into_iter().chain(annual).collect(),
            mark: Some(Mark { code, year: 2021, version, round: None }),
            ..Form::default()
        };
        form.goals.whole_life = cited(goals.0);
        form.goals.annual = cited(goals.1);
        (taxonomy, form)
    }
}

prop_compose! {
    fn department_target()(taxonomy in taxonomy())(
        taxonomy in Just(taxonomy), annual in rows(taxonomy, Block::Annual), name in said(4), goal in goal(),
        tasks in prop::collection::vec(task(), 0..6),
    ) -> (Taxonomy, Form) {
        let mut form = Form {
            kind: FormKind::DepartmentTarget,
            year: Some(2021),
            department: cited(name),
            rows: annual,
            tasks,
            mark: Some(Mark { code: "148".into(), year: 2021, version: 0, round: None }),
            ..Form::default()
        };
        form.goals.annual = cited(goal);
        (taxonomy, form)
    }
}

/// Forms of a workbook's bytes.
fn back(bytes: Vec<u8>) -> Vec<Form> {
    let file = read("表.xlsx", bytes, &Limits::default(), &mut |_, _| true).expect("forms");
    let left: Vec<_> = file.left_out.iter().filter(|l| l.why.key() != "no_indicators").collect();
    assert!(left.is_empty(), "{left:?}");
    file.forms
}

/// What a form says, cell by cell, as text: label and value.
fn facts(form: &Form) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut say = |label: String, cited: &Cited| out.push((label, clean(&cited.text)));
    say("code".into(), &form.project_code);
    say("project".into(), &form.project);
    say("department".into(), &form.department);
    say("unit".into(), &form.unit);
    say("attribute".into(), &form.attribute);
    say("period".into(), &form.period);
    say("whole life".into(), &form.goals.whole_life);
    say("annual".into(), &form.goals.annual);
    for block in [Block::WholeLife, Block::Annual] {
        for (n, row) in form.rows.iter().filter(|r| r.block == block && !r.is_blank()).enumerate() {
            let mut say = |what: &str, cited: &Cited| say(format!("{block:?} {n} {what}"), cited);
            say("level 1", &row.level1);
            say("level 2", &row.level2);
            say("name", &row.name);
            say("target", &row.target);
            say("marks", &row.marks);
            say("direction", &row.direction);
            say("standard", &row.standard);
            say("explanation", &row.explanation);
            say("note", &row.note);
        }
    }
    out
}

fn money(form: &Form) -> Vec<(FundKind, Option<Money>, Option<Money>)> {
    form.funds.iter().map(|f| (f.kind, f.whole_life.amount, f.initial.amount)).collect()
}

fn task_facts(form: &Form) -> Vec<(String, String, [Option<Money>; 3])> {
    let own = form.tasks.iter().filter(|t| !t.name.text.contains("合计") && !t.name.is_empty());
    own.map(|t| (clean(&t.name.text), clean(&t.content.text), [t.total.amount, t.fiscal.amount, t.other.amount]))
        .collect()
}

#[track_caller]
fn same(written: &Form, read: &Form) {
    assert_eq!((read.kind, read.year, &read.mark), (written.kind, written.year, &written.mark));
    assert_eq!(facts(read), facts(written));
    assert_eq!(task_facts(read), task_facts(written));
    if written.kind == FormKind::ProjectTarget {
        assert_eq!(money(read), money(written));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_form_that_was_written_reads_back_as_it_was(
        forms in prop::collection::vec(prop_oneof![3 => project_target(), 1 => department_target()], 1..4),
        room in 0usize..3, weights in any::<bool>(),
    ) {
        let shape = Shape { taxonomy: forms[0].0, weights, room };
        let forms: Vec<Form> = forms.into_iter().map(|(_, form)| form).collect();
        let read = back(workbook(&forms, shape, DAY).expect("bytes"));
        prop_assert_eq!(read.len(), forms.len());
        for (written, read) in forms.iter().zip(&read) {
            same(written, read);
        }
    }
}

/// What `tests/data/form_out/fill.py` writes for the n-th empty row.
fn typed(n: usize) -> (String, &'static str) {
    const TARGETS: [&str; 10] = [
        "≥95%",
        "=9条",
        "100",
        "1-12月",
        "+3%",
        "及时",
        "2021年12月底前",
        "≤202.6万元",
        "@全体",
        "361100210000000000001",
    ];
    (format!("第{n}项"), TARGETS[n % TARGETS.len()])
}

/// A blank form was exported, filled with another program, and comes back: the
/// rows that the unit filled and no others, each in its class and its block.
#[track_caller]
fn filled(name: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/form_out").join(name);
    let file = read_file(&path, &Limits::default(), &mut |_, _| true).unwrap_or_else(|e| panic!("{name}: {e}"));
    assert!(file.left_out.is_empty(), "{name}: {:?}", file.left_out);
    let [department, project] = file.forms.as_slice() else { panic!("{name}: {} forms", file.forms.len()) };
    let classes = Taxonomy::T2015.classes();
    // Row by row, 中期 before 年度, two rows a class; every third is left empty.
    let number =
        |block: Block, class: usize, second: usize| (class * 2 + second) * 2 + 1 + usize::from(block == Block::Annual);
    for block in [Block::WholeLife, Block::Annual] {
        let rows: Vec<&Row> = project.rows.iter().filter(|r| r.block == block && !r.is_blank()).collect();
        let expected = (0..classes.len()).flat_map(|c| [(c, number(block, c, 0)), (c, number(block, c, 1))]);
        let expected: Vec<(usize, usize)> = expected.filter(|(_, n)| n % 3 != 0).collect();
        assert_eq!(rows.len(), expected.len(), "{name} {block:?}");
        for (row, (class, n)) in rows.iter().zip(expected) {
            let (said, target) = typed(n);
            assert_eq!((row.name.text.as_str(), row.target.text.as_str()), (said.as_str(), target), "{name}");
            assert_eq!(row.class(), (Some(classes[class].0), Some(classes[class].1)), "{name} {said}");
            let marks = if block == Block::Annual { format!("{}.5", n % 7) } else { String::new() };
            assert_eq!(row.marks.text, marks, "{name} {said}");
        }
    }
    assert_eq!(project.project_code.text, "36110021T000000000001", "{name}");
    assert_eq!(
        project.mark,
        Some(Mark { code: "36110021T000000000001".into(), year: 2021, version: 1, round: None }),
        "{name}"
    );
    let goal = |words: &str| clean(&format!("{words}1.保障航线正常运营；\n2.旅客“吞吐量”≥65万人次。"));
    assert_eq!(project.goals.whole_life.text, goal("中期目标"), "{name}");
    assert_eq!(project.goals.annual.text, goal("年度目标"), "{name}");
    assert_eq!(project.funds[0].initial.amount, Some(Money::from_yuan(60_000_000)), "{name}");
    assert_eq!(project.funds[1].whole_life.amount, Some(Money::from_yuan(300_000_000)), "{name}");
    assert_eq!(department.goals.annual.text, goal("年度总体目标"), "{name}");
    let tasks = task_facts(department);
    let task = |k: i64| {
        let amounts = [Some(Money::from_yuan(1_002_500 * k)), Some(Money::from_yuan(1_000_000 * k)), None];
        (format!("任务{k}"), "=内容".to_string(), amounts)
    };
    assert_eq!(tasks, [task(2), task(4)], "{name}");
    assert_eq!(department.rows.iter().filter(|r| !r.is_blank()).count(), 12, "{name}");
}

#[test]
fn forms_filled_with_other_programs_lose_and_shift_nothing() {
    for name in ["filled_openpyxl.xlsx", "filled_lo.xlsx", "filled_lo.xls", "filled_lo.ods"] {
        filled(name);
    }
}
