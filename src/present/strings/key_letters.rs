//! Letters of key evaluation: commission, notice, request for opinions.
//!
//! Never here: whom a letter goes to.

super::sentences! {
    /// Letters of key evaluation.
    KeyLetters {
        commission_title: "绩效评价委托函", "Commission of a performance evaluation";
        notice_title: "关于开展财政重点绩效评价的\n通知书", "Notice of a key performance evaluation";
        opinions_title: "关于征求绩效评价报告（初稿）\n意见的函", "Request for opinions on a draft evaluation report";
        head_subjects: "一、评价对象", "1. What is evaluated";
        head_terms: "二、委托事项和时限", "2. Terms";
        head_duties: "三、工作要求", "3. Duties";
        head_institution: "二、评价机构", "2. The institution";
        head_data: "三、需提供的资料", "3. Papers asked for";
        head_cooperation: "四、配合要求", "4. Cooperation";
        head_score: "二、评价得分", "2. Points";
        head_reply: "三、反馈要求", "3. How to answer";
        duty_team: "组成评价工作组，明确主评人，主评人应具备相应专业能力并在报告上签字", "form a team with a lead evaluator, who signs the report";
        duty_plan: "先报送工作方案和评价指标体系，经评审通过后实施", "file the plan with its indicators first; work begins once it is approved";
        duty_field: "开展资料核查、现场核查和问卷调查，工作底稿归档备查", "check papers, go to the sites, ask the people served, and keep the working papers";
        duty_report: "按规定的七个章节撰写报告，附评分表，得分与扣分依据一一对应", "write the report in its seven chapters with the scoring table, each deduction with its ground";
        duty_opinions: "报告初稿应征求项目单位和主管部门意见，逐条说明采纳情况", "ask the unit and its department for opinions on the draft and answer each";
        duty_integrity: "独立、客观、公正开展评价，保守秘密，不得转包", "work independently, keep secrets, do not pass the work on";
        data_basis: "项目立项依据、可行性研究、申报和审批材料", "grounds of the project, studies, applications and approvals";
        data_targets: "绩效目标申报表、自评表和绩效监控表", "target forms, self-evaluation and monitoring forms";
        data_money: "预算批复、资金到位和支出明细、会计账簿和凭证", "budget, money received and paid, books and vouchers";
        data_rules: "项目和资金管理制度", "rules of the project and its money";
        data_results: "项目完成、验收、产出和效益佐证资料", "evidence of completion, outputs and benefits";
        data_people: "受益对象名单或服务对象联系方式", "who benefits, and how to reach them";
        cooperation: "请指定专人负责联络，如实、完整、及时提供资料，为现场核查提供便利。", "Please name a contact, give true and whole papers in time, and help with the visits.";
        reply_how: "请就报告所述事实、数据和结论提出书面意见并附依据，由单位盖章后反馈；逾期未反馈的，视为无意见。", "Please answer in writing with your grounds, under your seal; no answer by then is taken as agreement.";
        attached_draft: "绩效评价报告（初稿）", "draft evaluation report";
        attached_table: "评价指标评分表", "scoring table";
        head_project: "项目", "Project";
        head_year: "年度", "Year";
        head_unit: "实施单位", "Unit";
        head_budget: "预算（万元）", "Budget (10k)";
        head_block: "一级指标", "Level 1";
        head_full: "分值", "Full marks";
        head_points: "得分", "Points";
        total: "合计", "Total";
        no_recipient: "没有可主送的单位", "there is nobody to write to";
        no_recipient_hint: "先委托机构，或核对项目的主管部门", "commission an institution first, or check the project's department";
        no_file: "没有指明文件", "no file was named";
        no_file_hint: "用 -o 文件.docx 指明", "name it with -o FILE.docx";
    } made {
        commission_opening(&str): |name| format!("根据年度绩效评价工作计划，经研究，现委托贵单位承担{name}财政重点绩效评价工作，有关事项如下："), |name| format!("By this year's plan of evaluations you are commissioned with the key evaluation of {name}, as follows:");
        commission_terms(&str, &str, &str, &str): |contract, fee, start, due| format!("合同编号：{contract}。委托费用：{fee}元。委托时间：{start}起，{due}前提交评价报告。"), |contract, fee, start, due| format!("Contract: {contract}. Fee: {fee} yuan. From {start}; the report is due {due}.");
        notice_opening(&str): |name| format!("为提高财政资金使用效益，根据年度绩效评价工作计划，决定对{name}开展财政重点绩效评价，有关事项通知如下："), |name| format!("By this year's plan a key evaluation of {name} will be carried out, as follows:");
        notice_institution(&str, &str): |name, due| format!("本次评价委托{name}实施，评价工作于{due}前完成。"), |name, due| format!("{name} is commissioned; the work ends by {due}.");
        opinions_opening(&str): |name| format!("{name}财政重点绩效评价报告（初稿）已形成，现征求意见如下："), |name| format!("The draft report of the key evaluation of {name} is before you:");
        opinions_score(&str, &str): |total, grade| format!("经评价，该项目综合得分{total}分，评价等级为{grade}，各部分得分见下表。"), |total, grade| format!("It makes {total} points, grade: {grade}; the parts are below.");
        opinions_due(&str): |due| format!("请于{due}前反馈。"), |due| format!("Please answer by {due}.");
        bureau_division(&str): |name| format!("局{name}"), |name| name.to_string();
    }
}
