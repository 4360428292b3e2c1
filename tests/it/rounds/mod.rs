//! Monitoring rounds through the services, with forms that really are files.

mod closing;
mod filing;
mod life;

use jixiao::domain::form::{Cited, Form};
use jixiao::domain::monitor::round::{FormStep, Opening};
use jixiao::exchange::form::write::workbook;
use jixiao::service::import::{self as files, Input};
use jixiao::service::monitor::import::{FormReport, Imported, Request, import};
use jixiao::service::monitor::{Item, Opened, Step, form, open, status, step};
use jixiao::service::target::issue;
use jixiao::service::target::review::Verdict;
use jixiao::service::{Fault, Stamp};
use jixiao::store::Store;

use crate::city::stamp;
use crate::targets::{AIR, Office, PINE, air, by, day, on, pine};

const PAYMENTS: &str = "项目代码,支付日期,支付金额,凭证号,凭证明细号,资金性质,收款人\n\
    36110021T000000000001,2021-06-30,1800000.00,1001,1,一般公共预算,甲公司\n\
    36110021T000000000002,2021-05-10,400000.00,1002,1,政府性基金,乙公司\n\
    36110021T000000000001,2021-08-05,500000.00,1003,1,一般公共预算,甲公司\n";

/// An office whose targets are issued, with payments to July, and a round 1~7月.
pub struct Desk {
    pub office: Office,
}

impl Desk {
    /// Two projects with targets in force, one without.
    pub fn ready() -> Desk {
        let mut office = Office::open();
        office.file("a.xlsx", "2020-10-20", vec![air(), pine()]);
        for code in [AIR, PINE] {
            office.decide("2020-11-20", code, Verdict::Pass, "").expect("passed");
        }
        let all = issue::Request {
            which: issue::Which::Approved,
            document: "饶财预〔2021〕6号".into(),
            day: day("2021-02-26"),
        };
        issue::issue(&mut office.store, &stamp(), on("2021-02-26"), &all).expect("issued");
        let mut desk = Desk { office };
        desk.pay(PAYMENTS);
        desk
    }

    pub fn open() -> Desk {
        let mut desk = Desk::ready();
        assert_eq!(desk.try_open(7, "2021-07-31", "2021-08-31").expect("opened"), Opened::New);
        desk
    }

    pub fn store(&self) -> &Store {
        &self.office.store
    }

    pub fn pay(&mut self, csv: &str) -> files::Imported {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("支付.csv");
        std::fs::write(&path, csv).expect("write");
        let request = files::Request { files: vec![Input::Path(path)], ..files::Request::default() };
        files::import(&mut self.office.store, &stamp(), day("2021-09-01"), &request, &mut |_, _| true).expect("paid")
    }

    pub fn try_open(&mut self, months: u8, cutoff: &str, due: &str) -> Result<Opened, Fault> {
        let opening = Opening { year: 2021, months, cutoff: day(cutoff), due: day(due) };
        open(&mut self.office.store, &stamp(), day("2021-08-01"), opening, "")
    }

    /// The form as the unit gets it.
    pub fn form(&self, code: &str) -> Form {
        form::project(self.store(), on("2021-08-10"), 7, code).expect("a form")
    }

    /// Files one workbook on a day.
    pub fn file(&mut self, on_day: &str, forms: &[Form]) -> Imported {
        self.file_for(None, on_day, forms)
    }

    pub fn file_for(&mut self, months: Option<u8>, on_day: &str, forms: &[Form]) -> Imported {
        let bytes = workbook(forms, form::SHAPE, day(on_day)).expect("a workbook");
        let request =
            Request { files: vec![Input::Bytes(bytes)], year: 2021, months, day: day(on_day), dry_run: false };
        import(&mut self.office.store, &stamp(), &request, &mut |_, _| true).expect("taken in")
    }

    pub fn item(&self, code: &str, on_day: &str) -> Item {
        let status = status(self.store(), on(on_day), 7).expect("a round");
        status.items.into_iter().find(|i| i.code == code).expect("takes part")
    }

    pub fn state(&self, code: &str, on_day: &str) -> &'static str {
        self.item(code, on_day).state.key()
    }

    pub fn take(&mut self, what: FormStep, on_day: &str, reason: &str, code: &str) -> Result<(), Fault> {
        let seen = self.item(code, "2022-12-31").seen();
        let one = Step { step: what, reason: reason.into(), document: None, day: day(on_day) };
        step(&mut self.office.store, &by("王工"), (2021, 7), &one, &[seen])
    }
}

/// A form filled in: actual values in the order of the target, all forecasts to
/// be reached.
pub fn filled(mut form: Form, actual: [&str; 7]) -> Form {
    for (row, actual) in form.rows.iter_mut().zip(actual) {
        row.actual = said(actual);
        row.likelihood = said("确定能");
    }
    form
}

/// On the way in all.
pub const WELL: [&str; 7] = ["720班次", "88%", "100%", "4800元", "24万人次", "3.1%", "92%"];

pub fn said(words: &str) -> Cited {
    Cited::new(words, "")
}

pub fn only(done: &Imported) -> &FormReport {
    let mut forms = done.forms();
    let one = forms.next().expect("a form");
    assert!(forms.next().is_none(), "one form");
    one
}

/// Who does something else at the same time.
pub fn colleague() -> Stamp {
    by("赵工")
}
