//! Words of key evaluation: states, steps, roles, and what its settings decide.
//!
//! Never here: which state comes next.

super::sentences! {
    /// Words of key evaluation.
    KeyTerms {
        candidate: "备选", "candidate";
        selected: "入选", "selected";
        commissioned: "已委托", "commissioned";
        plan_approved: "方案已审", "plan approved";
        fieldwork: "实施中", "field work";
        draft: "初稿", "draft";
        consulting: "征求意见", "consulting";
        reviewed: "评审通过", "reviewed";
        finished: "定稿", "final";
        fed_back: "已反馈", "fed back";
        rectifying: "整改中", "rectifying";
        closed: "办结", "closed";
        cancelled: "终止", "called off";
        step_nominate: "列入备选", "nominated";
        step_select: "确定入选", "selected";
        step_commission: "委托", "commissioned";
        step_release: "解除委托", "released";
        step_notify: "送达评价通知书", "notice delivered";
        step_file_plan: "报送方案", "plan filed";
        step_return_plan: "退回方案", "plan returned";
        step_approve_plan: "方案评审通过", "plan approved";
        step_begin: "进点实施", "field work begun";
        step_sample: "登记现场核查", "field work recorded";
        step_file_draft: "提交初稿", "draft filed";
        step_return_draft: "退回初稿", "draft returned";
        step_consult: "征求意见", "opinions asked for";
        step_take_opinion: "登记意见", "opinion taken";
        step_pass: "报告评审通过", "report passed";
        step_finish: "定稿", "final report";
        step_feed_back: "反馈", "fed back";
        step_rectify: "转入整改", "rectification begun";
        step_close: "办结", "closed";
        step_cancel: "终止", "called off";
        role_evaluation: "绩效评价", "evaluation";
        role_recheck: "评价结果复核", "recheck";
        role_ex_ante: "事前绩效评估", "ex-ante appraisal";
        role_target_review: "绩效目标审核", "target review";
        role_target_setting: "协助设定绩效目标", "helped to set targets";
        role_monitoring: "协助运行监控", "helped with monitoring";
        role_self_evaluation: "协助绩效自评", "helped with self-evaluation";
        role_implementation: "参与项目实施", "took part in the project";
        by_amount: "金额", "amount";
        by_alerts: "预警", "alerts";
        by_self: "自评异常", "self-evaluation";
        by_unevaluated: "多年未评", "not evaluated";
        by_attention: "社会关注", "public interest";
        by_policy: "新设或到期", "new or ending";
        party_unit: "项目单位", "unit";
        party_department: "主管部门", "department";
        party_division: "业务科室", "division";
        party_expert: "专家", "expert";
        adopted: "采纳", "adopted";
        partly: "部分采纳", "partly adopted";
        declined: "不采纳", "declined";
        unanswered: "未答复", "unanswered";
        decision: "决策", "decision";
        process: "过程", "process";
        output: "产出", "output";
        outcome: "效益", "outcome";
        chapter_basics: "基本情况", "Basics";
        chapter_work: "绩效评价工作开展情况", "How the evaluation was done";
        chapter_conclusion: "综合评价情况及评价结论", "Conclusion";
        chapter_analysis: "绩效评价指标分析", "Analysis of the indicators";
        chapter_problems: "主要经验及做法、存在的问题及原因分析", "Practice, problems and their causes";
        chapter_advice: "有关建议", "Advice";
        chapter_other: "其他需要说明的问题", "Other remarks";
        set_rank_amount: "备选排序：金额分值", "ranking: points for the amount";
        set_rank_alerts: "备选排序：预警分值", "ranking: points for alerts";
        set_rank_self: "备选排序：自评异常分值", "ranking: points for an odd self-evaluation";
        set_rank_unevaluated: "备选排序：多年未评分值", "ranking: points for not evaluated";
        set_rank_attention: "备选排序：社会关注分值", "ranking: points for public interest";
        set_rank_policy: "备选排序：新设或到期政策分值", "ranking: points for a new or ending policy";
        set_alerts_full: "得满分的红灯数（黄灯折半）", "red alerts for full points (yellow is half)";
        set_recent_years: "多少年内评过不计分", "years within which an evaluation is recent";
        set_attention_words: "项目名称中的社会关注词", "words of public interest in a name";
        set_least_results: "产出和效益最低分值", "least marks of output and outcome";
        set_sample_share: "现场核查金额最低占比", "least share of the money seen on site";
        set_opinion_days: "征求意见期限（工作日）", "working days for opinions";
        set_feedback_days: "定稿后反馈期限（天）", "days from final report to feedback";
        set_conflicting_roles: "与评价冲突的工作", "work that rules out evaluating";
        set_rating_floor: "机构考核分下限", "least rating of an institution";
        set_rating_late_step: "每逾期一个工作日及时性扣分", "timeliness lost a working day";
        set_paid_tolerance: "支出数允许差额（元）", "payments may differ by (yuan)";
        need_reason: "须写明理由", "a reason is needed";
        need_subject: "须有项目和年度", "a project and year are needed";
        need_engagement: "须有机构、费用、合同和交付日", "institution, fee, contract and deadline are needed";
        need_notice: "评价通知书尚未送达", "the notice has not been delivered";
        need_plan: "方案（指标表）尚未报送", "no plan (indicator table) was filed";
        need_sound_plan: "方案指标表尚有问题", "the indicator table has objections";
        need_sample: "现场核查占比不足，又未说明原因", "field work saw too little, and nobody says why";
        need_scores: "尚有三级指标未评分", "indicators are not scored";
        need_chapters: "报告缺章", "chapters of the report are missing";
        need_due: "须有意见反馈截止日", "a last day for opinions is needed";
        need_heard: "征求意见期未满，且各方尚未全部答复", "time for opinions is not over, and not everybody has answered";
        need_answers: "尚有意见未处理", "opinions are unanswered";
        need_lead: "须写明主评人", "the lead evaluator is needed";
        need_document: "须有文号", "a document number is needed";
        need_problem: "没有需要整改的问题", "there is no problem to put right";
        need_rectified: "尚有问题未销号", "problems are still open";
    } made {
    }
}
