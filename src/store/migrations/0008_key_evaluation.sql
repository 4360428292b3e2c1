-- Key evaluations: projects that the bureau gives to a third party. Rows are
-- added, never changed; where several say the same thing, the last one counts.
create table key_evaluation (
  id integer primary key,
  year integer not null check (year between 1990 and 2199),  -- of the plan, not of the projects
  name text not null
) strict;
create index key_evaluation_year on key_evaluation (year);

-- What it is about: one project or several, one year or several.
create table key_subject (
  id integer primary key,
  evaluation_id integer not null references key_evaluation (id),
  project_id integer not null references project (id),
  unique (evaluation_id, project_id)
) strict;
create index key_subject_project on key_subject (project_id);

-- Third-party institutions.
create table institution (
  id integer primary key,
  name text not null unique,
  code text not null,               -- 统一社会信用代码
  kind text not null,
  contact text not null,
  day text not null check (length(day) = 10),
  by text not null,
  at text not null
) strict;

-- What became of an institution: suspended, restored, noted.
create table institution_event (
  id integer primary key,
  institution_id integer not null references institution (id),
  kind text not null,
  day text not null check (length(day) = 10),
  note text not null,
  by text not null,
  at text not null
) strict;
create index institution_event_of on institution_event (institution_id, id);

-- Work of an institution on a project beside our commissions; what conflicts
-- with evaluating it is looked for here. Withdrawn by a row of its own.
create table institution_work (
  id integer primary key,
  institution_id integer not null references institution (id),
  project_code text not null,
  project text not null,
  role text not null,
  year integer not null check (year between 1990 and 2199),
  note text not null,
  by text not null,
  at text not null
) strict;
create index institution_work_of on institution_work (institution_id);
create table institution_work_withdrawn (
  work_id integer primary key references institution_work (id),
  note text not null,
  by text not null,
  at text not null
) strict;

-- A commission with its terms.
create table key_engagement (
  id integer primary key,
  evaluation_id integer not null references key_evaluation (id),
  institution_id integer not null references institution (id),
  role text not null,
  fee integer not null check (fee > 0),                      -- 分
  start text not null check (length(start) = 10),
  due text not null check (length(due) = 10),
  contract text not null,
  lead text not null,               -- 主评人; empty until known
  by text not null,
  at text not null
) strict;
create index key_engagement_of on key_engagement (evaluation_id, id);
create index key_engagement_by on key_engagement (institution_id);

-- A plan's indicator table, once for every filing.
create table key_plan (
  id integer primary key,
  evaluation_id integer not null references key_evaluation (id),
  file text not null,
  sha256 text not null check (length(sha256) = 64),
  sheet text not null,
  day text not null check (length(day) = 10),
  by text not null,
  at text not null
) strict;
create index key_plan_of on key_plan (evaluation_id, id);
create table key_plan_row (
  id integer primary key,
  plan_id integer not null references key_plan (id),
  place integer not null check (place > 0),
  level1 text not null,
  level2 text not null,
  level3 text not null,
  weight integer,                   -- hundredths of a mark; null: not readable
  weight_text text not null,
  explanation text not null,
  points text not null,             -- 指标说明
  rule text not null,               -- 评分标准
  source text not null,             -- 数据来源
  cell text not null,
  unique (plan_id, place)
) strict;

-- The scoring table; the last score of a row counts.
create table key_score (
  id integer primary key,
  row_id integer not null references key_plan_row (id),
  points integer not null check (points >= 0),               -- hundredths of a mark
  reason text not null,
  file text not null,               -- empty: entered here
  by text not null,
  at text not null
) strict;
create index key_score_of on key_score (row_id, id);

-- What the institution found to have been received, and says was paid.
create table key_receipt (
  id integer primary key,
  subject_id integer not null references key_subject (id),
  received integer,                 -- 分, 实际到位资金
  reported_paid integer,            -- 分
  source text not null,
  by text not null,
  at text not null
) strict;
create index key_receipt_of on key_receipt (subject_id, id);

-- Money looked at on site, by project and year.
create table key_sample (
  id integer primary key,
  subject_id integer not null references key_subject (id),
  amount integer not null check (amount >= 0),               -- 分
  note text not null,
  day text not null check (length(day) = 10),
  by text not null,
  at text not null
) strict;
create index key_sample_of on key_sample (subject_id, id);

create table key_chapter (
  id integer primary key,
  evaluation_id integer not null references key_evaluation (id),
  chapter text not null,
  present integer not null check (present in (0, 1)),
  note text not null,
  file text not null,
  by text not null,
  at text not null
) strict;
create index key_chapter_of on key_chapter (evaluation_id, id);

create table key_opinion (
  id integer primary key,
  evaluation_id integer not null references key_evaluation (id),
  party text not null,
  who text not null,
  text text not null,
  day text not null check (length(day) = 10),
  by text not null,
  at text not null
) strict;
create index key_opinion_of on key_opinion (evaluation_id, id);
create table key_opinion_answer (
  id integer primary key,
  opinion_id integer not null references key_opinion (id),
  adoption text not null,
  reason text not null,
  day text not null check (length(day) = 10),
  by text not null,
  at text not null
) strict;
create index key_opinion_answer_of on key_opinion_answer (opinion_id, id);

-- Papers that were delivered: plan, draft, final report.
create table key_delivery (
  id integer primary key,
  evaluation_id integer not null references key_evaluation (id),
  engagement_id integer not null references key_engagement (id),
  kind text not null,
  file text not null,
  sha256 text check (sha256 is null or length(sha256) = 64),
  due text not null check (length(due) = 10),
  day text not null check (length(day) = 10),
  by text not null,
  at text not null
) strict;
create index key_delivery_of on key_delivery (evaluation_id, id);
create index key_delivery_engagement on key_delivery (engagement_id);

-- Numbered problems; a later row of the same number replaces the earlier one.
create table key_problem (
  id integer primary key,
  evaluation_id integer not null references key_evaluation (id),
  number integer not null check (number > 0),
  category text not null,
  finding text not null,
  figure text not null,             -- 证据数据
  item text not null,               -- 涉及子项
  amount integer,                   -- 分
  requirement text not null,
  action text not null,
  action_amount integer,            -- 分
  copies text not null,             -- JSON
  withdrawn integer not null default 0 check (withdrawn in (0, 1)),
  by text not null,
  at text not null
) strict;
create index key_problem_of on key_problem (evaluation_id, number, id);

-- How the institution worked on an evaluation; the last row counts.
create table institution_rating (
  id integer primary key,
  evaluation_id integer not null references key_evaluation (id),
  institution_id integer not null references institution (id),
  timeliness integer not null,      -- hundredths of a point
  quality integer not null,
  professionalism integer not null,
  note text not null,
  by text not null,
  at text not null
) strict;
create index institution_rating_of on institution_rating (institution_id, id);

-- The life of every evaluation. Where it stands on a day D is what the last of
-- its events says that take effect on or before D.
create table key_event (
  id integer primary key,
  evaluation_id integer not null references key_evaluation (id),
  step text not null,
  from_state text,                  -- null: it begins
  to_state text not null,
  day text not null check (length(day) = 10),
  by text not null,
  at text not null,
  note text not null,
  document text,
  due text check (due is null or length(due) = 10),
  fee integer,                      -- 分, 计划费用
  lead text,                        -- 主评人, who signs the report
  points integer,                   -- hundredths, of a review of the report
  engagement_id integer references key_engagement (id),
  plan_id integer references key_plan (id)
) strict;
create index key_event_of on key_event (evaluation_id, id);

-- What an operator says of the public's interest in a project.
create table key_attention (
  id integer primary key,
  project_id integer not null references project (id),
  points integer not null check (points >= 0),               -- hundredths
  reason text not null,
  by text not null,
  at text not null
) strict;
create index key_attention_of on key_attention (project_id, id);

-- Evaluations that departments did themselves (部门评价) and filed here.
create table department_evaluation (
  id integer primary key,
  project_id integer not null references project (id),
  points integer not null check (points between 0 and 10000),  -- hundredths
  grade text not null,
  evaluator text not null,          -- who did it: the department, or an institution
  file text not null,
  sha256 text check (sha256 is null or length(sha256) = 64),
  day text not null check (length(day) = 10),
  note text not null,
  withdrawn integer not null default 0 check (withdrawn in (0, 1)),
  by text not null,
  at text not null
) strict;
create index department_evaluation_of on department_evaluation (project_id, id);

-- A draw of those to be looked at again, and what came of it.
create table department_draw (
  id integer primary key,
  year integer not null,
  seed text not null,
  by text not null,
  at text not null
) strict;
create table department_draw_item (
  draw_id integer not null references department_draw (id),
  evaluation_id integer not null references department_evaluation (id),
  place integer not null,
  primary key (draw_id, evaluation_id)
) strict, without rowid;
create table department_recheck (
  id integer primary key,
  evaluation_id integer not null references department_evaluation (id),
  points integer not null check (points between 0 and 10000),
  grade text not null,
  note text not null,
  by text not null,
  at text not null
) strict;
create index department_recheck_of on department_recheck (evaluation_id, id);
