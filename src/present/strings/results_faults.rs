//! Why a thing was not done at the end of the cycle, and what to do.
//!
//! Never here: how it came about.

super::sentences! {
    /// Faults of the end of the cycle.
    ResultsFaults {
        no_reason: "没有写明理由", "no reason given";
        no_reason_hint: "用 --reason 写明理由", "say why with --reason";
        above_hint: "核减金额不得超过预算；全部取消时填预算数", "a cut may reach the budget, not exceed it";
        negative_hint: "核减金额填正数", "a cut is a positive amount";
        no_proposal_hint: "先用 jixiao apply propose 提出建议", "put one forward first with jixiao apply propose";
        nothing_to_propose_hint: "没有评价等级，也没有逾期整改；用 --grade 或 --cut 指明", "no grade and no overdue rectification: give --grade or --cut";
        stale_hint: "刷新后再办", "look again, then decide";
        draft_year_hint: "用 --year 指明本年，草案应为下一年", "--year names this year; a draft is of the next";
        draft_amounts_hint: "表中应有「年初预算数」一类的金额列，注明元或万元", "the table needs a column of amounts such as 年初预算数, with its unit";
        draft_useless_hint: "改正后再导入；库未改变", "mend the rows and import again; the store is as before";
        classified_hint: "涉密项目不公开，也不出现在任何清单中", "a classified project is published nowhere and listed nowhere";
        nothing_to_publish_hint: "目标批复后、自评认可后、报告定稿后才有可公开的事项，见 jixiao disclose list", "there is something to publish once a target is issued, a self-evaluation accepted, a report final; see jixiao disclose list";
        nowhere: "没有写明在哪里公开", "nothing says where it was published";
        nowhere_hint: "用 --url 写网址，或用 --place 写载体", "give --url, or --place for another place";
        bad_address: "网址不完整", "the address is incomplete";
        bad_address_hint: "应以 http:// 或 https:// 开头，不含空格，500 字符以内", "begin with http:// or https://, no blanks, 500 characters at most";
        not_published_hint: "见 jixiao disclose list", "see jixiao disclose list";
        due_hint: "应公开日不能早于有内容可公开之日", "nothing is due before it is there";
        no_county_hint: "用六位或九位区划代码，或县（市、区）名称；见 jixiao assess counties", "by its code of six or nine digits or by name; see jixiao assess counties";
        county_code_hint: "区划代码为六位数字，或九位且末三位为 000", "six digits, or nine that end in 000";
        no_item_hint: "用 jixiao assess scheme 查看考核项目", "jixiao assess scheme lists the items";
        computed_hint: "佐证见 jixiao assess show --item；有异议走申诉", "see its rows with jixiao assess show --item; who disagrees appeals";
        points_hint: "不低于 0、不高于满分，最多两位小数", "from 0 to full marks, two decimals at most";
        scheme_hint: "用 jixiao assess scheme export 导出后再改", "begin with jixiao assess scheme export";
        unknown_measure_hint: "可用的取值见导出的方案；人工打分写 manual", "the exported scheme shows them; manual for points by hand";
        scheme_frozen_hint: "已按原方案定稿；新方案用于下一年", "results stand under the old scheme; a new one is for another year";
        no_appeal_hint: "见 jixiao assess appeals", "see jixiao assess appeals";
        open: "还有未打分的项目或未答复的申诉，不能定稿", "points or answers to appeals are still open; nothing was frozen";
        open_hint: "用 jixiao assess score 打分、jixiao assess answer 答复，或导入数据", "give points with jixiao assess score, answer with jixiao assess answer, or import data";
        nobody: "没有考核对象", "nobody to assess";
        nobody_hint: "用 --year 指明有项目的年度", "name a year with projects by --year";
        no_snapshot: "没有定稿的考核结果", "no frozen results";
        no_snapshot_hint: "用 jixiao assess freeze 定稿", "freeze them with jixiao assess freeze";
        announced: "该结果已经公布过", "the results were announced before";
        no_entry_hint: "用 list 查看编号", "list shows the numbers";
        people_hint: "填 1 到 1,000,000 的整数", "a whole number from 1 to 1,000,000";
    } made {
        above_budget(&str, &str, &str): |name, cut, budget| format!("{name}：核减 {cut}超过预算 {budget}"), |name, cut, budget| format!("{name}: a cut of {cut} exceeds the budget of {budget}");
        in_yuan(&str): |m| format!("{m} 元"), |m| format!("{m} yuan");
        in_wan(&str): |m| format!("{m} 万元"), |m| format!("{m} (10k yuan)");
        negative(&str, &str): |name, cut| format!("{name}：核减金额 {cut} 元为负数"), |name, cut| format!("{name}: a cut of {cut} yuan is negative");
        no_proposal(&str): |name| format!("{name} 没有结果应用建议"), |name| format!("nothing was proposed for {name}");
        nothing_to_propose(&str): |name| format!("{name} 没有可提的建议"), |name| format!("nothing to propose for {name}");
        stale(&str): |name| format!("{name} 的建议刚被他人更新"), |name| format!("a colleague has just put forward another proposal for {name}");
        back_dated(&str, &str, &str): |name, day, last| format!("{name}：{day} 早于 {last}"), |name, day, last| format!("{name}: {day} lies before {last}");
        draft_year(&str, i16, i16): |file, told, expected| format!("{file} 是 {told} 年的，应为 {expected} 年预算草案"), |file, told, expected| format!("{file} is of {told}, a draft budget of {expected} is wanted");
        draft_amounts(&str): |file| format!("{file} 没有预算金额"), |file| format!("{file} holds no amounts");
        classified(&str): |code| format!("{code} 是涉密项目"), |code| format!("{code} is a classified project");
        nothing_to_publish(&str): |name| format!("{name} 没有应公开的这类事项"), |name| format!("{name} has nothing of the kind to publish");
        too_early(&str): |ready| format!("公开日期早于 {ready}，那时还没有内容可公开"), |ready| format!("published before {ready}, when there was nothing to publish yet");
        of(&str, &str): |name, what| format!("{name}：{what}"), |name, what| format!("{name}: {what}");
        not_published(&str): |name| format!("{name} 没有登记过公开"), |name| format!("no publication of {name} was entered");
        due_before(&str, &str): |due, ready| format!("应公开日 {due} 早于 {ready}"), |due, ready| format!("due {due} lies before {ready}");
        no_county(&str): |typed| format!("没有县（市、区）{typed}"), |typed| format!("no county {typed}");
        county_code(&str): |typed| format!("{typed} 不是区划代码"), |typed| format!("{typed} is no division code");
        no_item(&str): |key| format!("考核方案中没有 {key}"), |key| format!("the scheme has no item {key}");
        known_items(&str): |keys| format!("有：{keys}"), |keys| format!("there are: {keys}");
        computed(&str): |key| format!("{key} 由佐证数据计算，不能人工打分"), |key| format!("{key} is computed from its evidence, not given by hand");
        points(&str, &str, &str): |key, points, full| format!("{key} 的 {points} 分不在 0 到 {full} 之间"), |key, points, full| format!("{points} points for {key} are not between 0 and {full}");
        bonus(&str, &str): |points, full| format!("加减分 {points} 超出正负 {full} 分或为 0"), |points, full| format!("a bonus or malus of {points} is beyond {full} either way, or nothing");
        scheme_sum(&str): |sum| format!("考核方案各项分值合计 {sum}，应为 100"), |sum| format!("the items of the scheme sum to {sum}, not to 100");
        scheme_twice(&str): |key| format!("考核方案中 {key} 出现两次"), |key| format!("the scheme has {key} twice");
        scheme_key(&str): |key| format!("考核方案中的代号「{key}」只能用字母、数字、点、横线"), |key| format!("key {key} of the scheme: letters, digits, dots and dashes only");
        scheme_points(&str): |key| format!("考核方案中 {key} 的分值应为正数，最多两位小数"), |key| format!("points of {key} must be positive, two decimals at most");
        scheme_measure(&str): |word| format!("考核方案中的计算方法 {word} 不存在"), |word| format!("the scheme names a measure {word} that is none");
        scheme_county(&str): |key| format!("县（市、区）考核方案中 {key} 只能用 manual 或 reported"), |key| format!("{key} of the counties' scheme can be manual or reported only");
        scheme_frozen(i64): |id| format!("本年考核结果已定稿（第 {id} 号），方案不能再改"), |id| format!("results of the year are frozen (no. {id}), the scheme stays");
        no_appeal(i64): |id| format!("没有第 {id} 号申诉"), |id| format!("no appeal {id}");
        answered(i64): |id| format!("第 {id} 号申诉已经答复"), |id| format!("appeal {id} was answered before");
        open_of(&str, usize): |name, n| format!("{name} {n} 项"), |name, n| format!("{name} {n}");
        and_more(usize): |n| format!("等 {n} 个"), |n| format!(" and others, {n} in all");
        no_entry(i64): |id| format!("没有第 {id} 号登记，或已撤销"), |id| format!("no entry {id}, or it was withdrawn");
        people(i64): |n| format!("人数 {n} 不对"), |n| format!("{n} people cannot be");
    }
}
