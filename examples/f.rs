#![allow(clippy::all, clippy::print_stdout, missing_docs)]
fn main() {
    for a in std::env::args().skip(1) {
        println!("== {a}");
        match jixiao::exchange::form::read_file(std::path::Path::new(&a), &Default::default(), &mut |_, _| true) {
            Err(e) => println!("ERR {e} {e:?}"),
            Ok(f) => {
                for form in &f.forms {
                    let s = |c: &jixiao::domain::form::Cited| format!("{}={}", c.cell, c.text);
                    println!(
                        "[{}] {:?} t {} y {:?} m {:?} u {:?}\n  code {} project {} dept {} unit {} attr {} period {}",
                        form.sheet,
                        form.kind,
                        s(&form.title),
                        form.year,
                        form.months,
                        form.money_unit,
                        s(&form.project_code),
                        s(&form.project),
                        s(&form.department),
                        s(&form.unit),
                        s(&form.attribute),
                        s(&form.period)
                    );
                    for f in &form.funds {
                        println!(
                            "  $ {:?} {} W{:?} I{:?} A{:?} E{:?} F{:?} m {} r {} s {}",
                            f.kind,
                            s(&f.label),
                            (s(&f.whole_life.cited), f.whole_life.amount.map(|m| m.wan().to_string())),
                            (s(&f.initial.cited), f.initial.amount.map(|m| m.wan().to_string())),
                            (s(&f.adjusted.cited), f.adjusted.amount.map(|m| m.wan().to_string())),
                            (s(&f.executed.cited), f.executed.amount.map(|m| m.wan().to_string())),
                            (s(&f.forecast.cited), f.forecast.amount.map(|m| m.wan().to_string())),
                            s(&f.marks),
                            s(&f.rate),
                            s(&f.score)
                        );
                    }
                    for t in &form.tasks {
                        println!(
                            "  # {} {} {} {} {}",
                            s(&t.name),
                            s(&t.content),
                            s(&t.total.cited),
                            s(&t.fiscal.cited),
                            s(&t.other.cited)
                        );
                    }
                    println!(
                        "  goals W {} A {} X {}",
                        s(&form.goals.whole_life),
                        s(&form.goals.annual),
                        s(&form.goals.actual)
                    );
                    for r in &form.rows {
                        println!(
                            "  {:?} {} | {} | {} | {} | m {} | act {} | fc {} | lk {} | {} | sc {} | why {} | st {} | ex {} | note {} | dir {}",
                            r.block,
                            s(&r.level1),
                            s(&r.level2),
                            s(&r.name),
                            s(&r.target),
                            s(&r.marks),
                            s(&r.actual),
                            s(&r.forecast),
                            s(&r.likelihood),
                            r.causes.iter().map(|c| s(c)).collect::<Vec<_>>().join(","),
                            s(&r.score),
                            s(&r.reason),
                            s(&r.standard),
                            s(&r.explanation),
                            s(&r.note),
                            s(&r.direction)
                        );
                    }
                    println!("  total {} {} {}", s(&form.total_marks), s(&form.total_score), s(&form.grade));
                    for (a, b) in &form.texts {
                        println!("  text {} -> {}", s(a), s(b));
                    }
                }
                for l in &f.left_out {
                    println!("  ! {:?} {} {} {}", l.why, l.sheet, l.cell, l.quote);
                }
            }
        }
    }
}
