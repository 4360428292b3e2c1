//! Keys in, screen out, over a form held in memory and scored by the domain.

use std::collections::VecDeque;

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Rect;

use crate::domain::evaluation::Scheme;
use crate::domain::evaluation::sheet::{Filled, Line, Sheet, judge};
use crate::domain::indicator::{Level1, Level2, Reading};
use crate::domain::money::{Money, MoneyUnit, parse_number};
use crate::present::Lang;
use crate::tui::app::App;
use crate::tui::desk::evaluation::sheet::page;
use crate::tui::effect::{Effect, Request, When};
use crate::tui::evaluation::{Ask, Told};
use crate::tui::look::{Depth, Look};
use crate::tui::msg::{Msg, Reply};
use crate::tui::rows::evaluation::{EntryPage, Place, Seen};
use crate::tui::screens::{self, Page};

type Asking = (&'static str, &'static str, Level1, Level2, i64);

/// TC-20 of domain.md.
const ROWS: [Asking; 7] = [
    ("培训期数", "≥50期", Level1::Output, Level2::Quantity, 15),
    ("合格率", "≥98%", Level1::Output, Level2::Quality, 15),
    ("拨付时间", "2021-12-31", Level1::Output, Level2::Timeliness, 10),
    ("总成本", "≤520万元", Level1::Output, Level2::Cost, 10),
    ("社会影响", "影响明显", Level1::Benefit, Level2::Social, 20),
    ("长效机制", "长期有效", Level1::Benefit, Level2::Sustainable, 10),
    ("学员满意度", "≥90%", Level1::Satisfaction, Level2::Satisfaction, 10),
];

#[derive(Default)]
struct Model {
    actual: [String; 7],
    reason: [String; 7],
    budget: String,
    paid: String,
    sets: usize,
}

impl Model {
    fn page(&self) -> EntryPage {
        let s = Lang::Zh.strings();
        let scheme = Scheme::default();
        let line = |n: usize| {
            let (name, target, l1, l2, weight) = ROWS[n];
            let line = Line {
                indicator: None,
                levels: (String::new(), String::new()),
                name: name.into(),
                target: Reading::parse_in(target, Some(2021)),
                class: (Some(l1), Some(l2)),
                direction: None,
                weight: Some(weight.into()),
            };
            let filled = Filled { actual: self.actual[n].clone(), reason: self.reason[n].clone(), ..Filled::default() };
            (line, filled)
        };
        let money = |t: &str| parse_number(t).and_then(|n| Money::parse(&n.to_string(), MoneyUnit::Wan).ok());
        let sheet = Sheet {
            year: 2021,
            lines: (0..7).map(line).collect(),
            budget: money(&self.budget),
            spent: money(&self.paid),
            ..Sheet::default()
        };
        let judged = judge(&sheet, &scheme);
        EntryPage {
            id: 7,
            title: "培训费".into(),
            saved: Some("14:32:07".into()),
            seen: Some(Seen { form: 7, revision: 1, name: "培训费".into() }),
            ..page(s, &sheet, &judged, &scheme)
        }
    }

    fn answer(&mut self, ask: Ask) -> Told {
        match ask {
            Ask::Set(_, edits) => {
                self.sets += 1;
                for e in edits {
                    match e.at {
                        Place::Actual(n) => self.actual[n] = e.after,
                        Place::Reason(n) => self.reason[n] = e.after,
                        Place::Budget => self.budget = e.after,
                        Place::Paid => self.paid = e.after,
                        _ => {}
                    }
                }
                Told::Kept(Box::new(self.page()), Vec::new())
            }
            Ask::Submit(_) => Told::Submitted(Box::new(self.page())),
            _ => Told::Form(Box::new(self.page())),
        }
    }
}

struct Driver {
    app: App,
    model: Model,
    term: Terminal<TestBackend>,
}

impl Driver {
    fn start() -> Driver {
        let look = Look { depth: Depth::Mono, ascii: false };
        let app = App::new(Lang::Zh, look, Rect::new(0, 0, 80, 24), When::default(), "/".into());
        let model = Model { budget: "520.00".into(), ..Model::default() };
        let mut d = Driver { app, model, term: Terminal::new(TestBackend::new(80, 24)).expect("term") };
        d.app.pages.push(Page::Entry(Box::new(super::Entry::new(7))));
        d.key(KeyCode::F(5));
        let told = Msg::Answer(
            crate::tui::msg::Job { slot: crate::tui::effect::Slot::Entry, id: 0 },
            Ok(Reply::Evaluation(Told::Stays)),
        );
        d.app.update(told);
        if let Some(Page::Entry(e)) = d.app.pages.last_mut() {
            e.fill(Lang::Zh.strings(), d.model.page());
        }
        d
    }

    fn key(&mut self, code: KeyCode) {
        self.send(Msg::Key(KeyEvent::from(code)));
    }

    fn send(&mut self, msg: Msg) {
        let mut effects: VecDeque<Effect> = self.app.update(msg).into();
        while let Some(effect) = effects.pop_front() {
            if let Effect::Run(job, Request::Evaluation(_, _, ask)) = effect {
                let told = self.model.answer(ask);
                effects.extend(self.app.update(Msg::Answer(job, Ok(Reply::Evaluation(told)))));
            }
        }
    }

    /// `45\n96.5\n`: a line end is the Enter key.
    fn keys(&mut self, typed: &str) {
        for c in typed.chars() {
            self.key(if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) });
        }
    }

    fn screen(&mut self) -> String {
        let app = &self.app;
        let frame = self.term.draw(|f| screens::view(app, f)).expect("draw");
        let buf = frame.buffer;
        let mut out = String::new();
        for y in 0..buf.area.height {
            let mut skip = 0;
            for x in 0..buf.area.width {
                let symbol = buf[(x, y)].symbol();
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                out.push_str(symbol);
                skip = crate::present::width::columns(symbol).max(1) - 1;
            }
            out.push('\n');
        }
        out
    }

    #[track_caller]
    fn sees(&mut self, text: &str) {
        let screen = self.screen();
        assert!(screen.contains(text), "{text}\n{screen}");
    }
}

#[test]
fn tc_20_by_keys() {
    let mut d = Driver::start();
    d.keys("45\n96.5\n2021-12-20\n530\n70%\n100%\n86\n");
    d.keys("412.60\n");
    d.sees("合计 89.57  良");
    d.sees("执行率 79.35%");
    for score in ["13.50", "14.77", "10.00", "9.81", "14.00", "9.56", "7.93"] {
        d.sees(score);
    }
    assert_eq!(d.model.sets, 8, "every committed cell is kept at once, and nothing else");
}

#[test]
fn submitting_says_what_is_missing_and_goes_there() {
    let mut d = Driver::start();
    d.keys("45\n96.5\n2021-12-20\n530\n70%\n100%\n86\n412.60\n");
    d.keys("S");
    d.sees("还不能提交：「培训期数」未填偏差原因（共 5 项）");
    d.keys("报名不足\n");
    assert_eq!(d.model.reason[0], "报名不足");
    for reason in ["一", "二", "三", "四"] {
        d.keys("n");
        d.keys(reason);
        d.key(KeyCode::Tab);
    }
    d.sees("已填齐");
    d.keys("S");
    d.sees("提交「培训费」？合计 89.57，良");
    d.keys("y");
    d.sees("已提交 培训费");
}

#[test]
fn escape_gives_back_and_undo_goes_back() {
    let mut d = Driver::start();
    d.keys("45\n");
    d.keys("9");
    d.key(KeyCode::Esc);
    assert_eq!(d.model.actual[0], "45");
    assert!(matches!(d.app.pages.last(), Some(Page::Entry(_))), "the first Esc leaves the cell, not the form");
    d.keys("u");
    assert_eq!((d.model.actual[0].as_str(), d.model.sets), ("", 2));
}

#[test]
fn a_block_of_a_spreadsheet_is_kept_in_one_go() {
    let mut d = Driver::start();
    d.send(Msg::Paste("45\t15\t13.5\t报名不足\r\n96.5\t15\r\n2021-12-20\n530\n70%\n100%\n86\n多出\n".into()));
    d.sees("已填入 8 格，3 格不可填写，未动，超出表格 1 行 0 列，未填");
    assert_eq!((d.model.sets, d.model.actual[6].as_str(), d.model.reason[0].as_str()), (1, "86", "报名不足"));
}

/// What a frame costs on the line.
#[derive(Clone, Default)]
struct Bytes(std::rc::Rc<std::cell::RefCell<usize>>);

impl std::io::Write for Bytes {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        *self.0.borrow_mut() += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_move_and_a_digit_cost_few_bytes() {
    let mut d = Driver::start();
    d.keys("45\n96.5\n2021-12-20\n530\n70%\n100%\n86\n412.60\n");
    let wire = Bytes::default();
    let viewport = ratatui::TerminalOptions { viewport: ratatui::Viewport::Fixed(Rect::new(0, 0, 80, 24)) };
    let mut term = Terminal::with_options(crate::tui::wire::Wire::new(wire.clone()), viewport).expect("term");
    let mut cost = |d: &mut Driver| {
        *wire.0.borrow_mut() = 0;
        if d.app.take_changed() {
            term.draw(|f| screens::view(&d.app, f)).expect("draw");
        }
        *wire.0.borrow()
    };
    cost(&mut d);
    assert_eq!(cost(&mut d), 0, "nothing is drawn when nothing changed");
    let mut costs = Vec::new();
    for code in [KeyCode::Down, KeyCode::Down, KeyCode::Left, KeyCode::Char('9'), KeyCode::Char('1'), KeyCode::Enter] {
        d.key(code);
        costs.push(cost(&mut d));
    }
    println!("{costs:?}");
    d.key(KeyCode::Char('Q'));
    assert_eq!(cost(&mut d), 0, "a key that means nothing draws nothing");
    assert!(costs.iter().all(|c| *c <= 700), "{costs:?}");
}
