//! Deadlines and what follows them, day by day, by commands: natural and working
//! days through the October holiday with its worked weekends (调休), reminders,
//! both letters, escalation, an extension that begins anew.

use serde_json::{Value as Json, json};

use super::{Home, said, status};

const AIR: &str = "36110021T000000000001";

#[track_caller]
fn ok(home: &Home, args: &[&str]) {
    let done = home.run(args);
    assert_eq!((status(&done), said(&done).as_str()), (0, ""), "{args:?}");
}

/// A finding fed back with so many days, and delivered.
fn delivered(day: &str, term: &[&str]) -> Home {
    let home = Home::city();
    ok(&home, &["rectify", "add", "--problem", "航线重复", "--project", AIR, "--on", "2021-08-20"]);
    let send = ["rectify", "send", "1", "--doc", "饶财绩函〔2021〕1号", "--on", "2021-08-25", "--delivered", day];
    ok(&home, &[&send[..], term].concat());
    home
}

fn item(home: &Home, day: &str) -> Json {
    home.json(&["rectify", "show", "1", "--as-of", day], 0)
}

/// What the office is asked to do on a day, and whether anything.
#[track_caller]
fn asked(home: &Home, day: &str, want: &[&str]) {
    let due = home.json(&["rectify", "due", "--as-of", day], i32::from(!want.is_empty()));
    let rows = due["findings"].as_array().expect("rows").iter();
    let to_do = rows.flat_map(|f| f["to_do"].as_array().expect("measures").iter());
    let measures: Vec<&str> = to_do.filter_map(|m| m["measure"].as_str()).collect();
    assert_eq!(measures, want, "on {day}");
}

#[test]
fn the_ladder_fires_on_its_days_through_the_october_holiday() {
    // Thirty natural days end on Sunday, October 3, in the holiday: Friday the 8th.
    let home = delivered("2021-09-03", &["--days", "30"]);
    let now = item(&home, "2021-09-29");
    assert_eq!(json!([now["due"], now["days_left"]]), json!(["2021-10-08", 9]));
    let (remind, urge) = (["remind"], ["urge"]);
    let letter = |n: &str, on: &str| {
        let doc = format!("饶财绩函〔2021〕{n}号");
        home.json(&["rectify", "urge", "1", "--doc", &doc, "--on", on], 0)["letters"][0].clone()
    };
    asked(&home, "2021-09-29", &[]);
    // D-7 is October 1, D-3 the 5th, D-1 the 7th: all in the holiday, so the eve of it.
    asked(&home, "2021-09-30", &remind);
    ok(&home, &["rectify", "remind", "1", "--on", "2021-09-30"]);
    for day in ["2021-09-30", "2021-10-01", "2021-10-05", "2021-10-07", "2021-10-08"] {
        asked(&home, day, &[]);
    }
    // D+1 is a Saturday that is worked; the Sunday after it is none.
    for day in ["2021-10-09", "2021-10-10", "2021-10-11"] {
        asked(&home, day, &urge);
    }
    let first = letter("2", "2021-10-09");
    assert_eq!(json!([first["kind"], first["findings"]]), json!(["urge", ["2021-001"]]));
    // D+15 is Saturday the 23rd, an ordinary one: Monday the 25th.
    for day in ["2021-10-09", "2021-10-22", "2021-10-23", "2021-10-24"] {
        asked(&home, day, &[]);
    }
    asked(&home, "2021-10-25", &["urge_again"]);
    let second = letter("3", "2021-10-25");
    let copies = second["copies"].as_array().expect("copies");
    assert!(copies.iter().any(|c| c == "分管领导"), "the second goes to the leader in charge: {second}");
    // D+30 is Sunday, November 7; D+60 Tuesday, December 7.
    for (day, want) in [("2021-11-05", &[][..]), ("2021-11-07", &[]), ("2021-11-08", &["propose"])] {
        asked(&home, day, want);
    }
    ok(&home, &["rectify", "escalate", "1", "--on", "2021-11-08"]);
    for (day, want) in [("2021-11-08", &[][..]), ("2021-12-06", &[]), ("2021-12-07", &["transfer"])] {
        asked(&home, day, want);
    }
    ok(&home, &["rectify", "escalate", "1", "--on", "2021-12-07"]);
    asked(&home, "2021-12-31", &[]);
    let now = item(&home, "2021-12-31");
    assert_eq!(json!([now["overdue"], now["days_over"]]), json!([true, 84]));
}

#[test]
fn of_a_letter_delivered_on_september_17_thirty_days_end_on_october_18() {
    let home = delivered("2021-09-17", &["--days", "30"]);
    let due = home.json(&["rectify", "due", "--delivered", "2021-09-17", "--days", "30"], 0);
    assert_eq!(json!([due["due"], due["rolled_from"]]), json!(["2021-10-18", "2021-10-17"]));
    // Monday, Friday; D-1 is the Sunday: the Friday again.
    let days = [
        ("2021-10-10", &[][..]),
        ("2021-10-11", &["remind"]),
        ("2021-10-15", &["remind"]),
        ("2021-10-18", &["remind"]),
        ("2021-10-19", &["urge"]),
    ];
    for (day, want) in days {
        asked(&home, day, want);
    }
    ok(&home, &["rectify", "remind", "1", "--on", "2021-10-11"]);
    asked(&home, "2021-10-14", &[]);
    asked(&home, "2021-10-15", &["remind"]);
}

#[test]
fn working_days_leave_the_holiday_out_and_count_worked_weekends() {
    // September 23, 24, Sunday 26 (worked), 27 to 30, October 8, Saturday 9 (worked), Monday 11.
    let home = delivered("2021-09-22", &["--days", "10", "--kind", "working"]);
    let now = item(&home, "2021-09-22");
    assert_eq!(json!([now["due"], now["working_days_left"]]), json!(["2021-10-11", 10]));
    for (day, left) in [("2021-09-26", 7), ("2021-09-30", 3), ("2021-10-07", 3), ("2021-10-09", 1)] {
        assert_eq!(item(&home, day)["working_days_left"], left, "on {day}");
    }
    asked(&home, "2021-10-12", &["urge"]);
}

#[test]
fn an_extension_that_was_agreed_begins_the_ladder_anew() {
    let home = delivered("2021-09-17", &["--days", "30"]);
    ok(&home, &["rectify", "urge", "1", "--doc", "饶财绩函〔2021〕2号", "--on", "2021-10-19"]);
    let extend = ["rectify", "extend", "1", "--to", "2021-11-30", "--reason", "换季", "--on", "2021-10-20"];
    home.refused(&extend, &["批准人"]);
    ok(&home, &[&extend[..], &["--approver", "张局"]].concat());
    let now = item(&home, "2021-10-20");
    assert_eq!(json!([now["due"], now["overdue"]]), json!(["2021-11-30", false]));
    let days = [("2021-11-22", &[][..]), ("2021-11-23", &["remind"]), ("2021-12-01", &["urge"])];
    for (day, want) in days {
        asked(&home, day, want);
    }
}
