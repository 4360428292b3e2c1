-- The kinds of batch are the program's list, which grows with each stage; the
-- file no longer holds its own copy of it. (Foreign keys rest while a step runs
-- and are checked after it.)
create table batch_open (
  id integer primary key,
  run integer not null,             -- batches of one call share it
  kind text not null,
  file text not null,
  sha256 text not null check (length(sha256) = 64),
  sheet text not null,
  format text not null,
  layout text not null,
  unit text not null check (unit in ('yuan', 'qian', 'wan', 'baiwan', 'yi')),
  cutoff text check (cutoff is null or length(cutoff) = 10),
  assumed_year integer,             -- of a project list that no word dated; settled by the first dated money
  imported_at text not null,
  imported_by text not null,
  rows_read integer not null,
  rows_imported integer not null,
  rows_changed integer not null,
  rows_unchanged integer not null,
  rows_missing integer not null,
  rows_set_aside integer not null,   -- basket rows too
  rows_basket integer not null,
  amount_imported integer,          -- 分
  control_total integer,            -- 分, as the file prints it
  control_sum integer,              -- 分, what its rows add up to
  undone_at text,
  undone_by text
) strict;
insert into batch_open select * from batch;
drop table batch;
alter table batch_open rename to batch;

-- Performance targets (绩效目标). Rows are added, never changed; only the mark
-- `live` falls, when the batch that a row came with is taken back.

-- A project-year or a department-year that has, or had, a target.
create table target (
  id integer primary key,
  year integer not null check (year between 1990 and 2199),
  project_id integer references project (id),
  department_id integer references department (id),
  check ((project_id is null) <> (department_id is null))
) strict;
create unique index target_project on target (project_id) where project_id is not null;
create unique index target_department on target (year, department_id) where department_id is not null;

-- Version 1 is the first declared; an adjustment makes the next. A number is
-- never given twice but to a version whose batch was taken back.
create table target_version (
  id integer primary key,
  target_id integer not null references target (id),
  number integer not null check (number > 0),
  batch_id integer references batch (id),
  live integer not null default 1 check (live in (0, 1))
) strict;
create unique index target_version_of on target_version (target_id, number) where live = 1;
create index target_version_batch on target_version (batch_id);

-- What a version said, once per round of filling it in.
create table target_content (
  id integer primary key,
  version_id integer not null references target_version (id),
  round integer not null check (round > 0),
  day text not null check (length(day) = 10),
  batch_id integer references batch (id),
  file text not null,               -- empty: written here
  sha256 text not null,
  sheet text not null,
  kind text not null,
  form_year integer,
  money_unit text,
  amount integer,                   -- 分; the amount of the year by the form's total row
  by text not null,
  at text not null,
  live integer not null default 1 check (live in (0, 1))
) strict;
create index target_content_of on target_content (version_id, round) where live = 1;
create index target_content_batch on target_content (batch_id);

-- Texts of the form with their cells: title, names, goals, and what else it says.
create table target_text (
  id integer primary key,
  content_id integer not null references target_content (id),
  role text not null,
  label text not null,
  label_cell text not null,
  text text not null,
  cell text not null
) strict;
create index target_text_of on target_text (content_id);

create table target_fund (
  id integer primary key,
  content_id integer not null references target_content (id),
  kind text not null,
  label text not null,
  label_cell text not null,
  whole_life text not null, whole_life_cell text not null, whole_life_amount integer,
  initial text not null, initial_cell text not null, initial_amount integer,
  adjusted text not null, adjusted_cell text not null, adjusted_amount integer
) strict;
create index target_fund_of on target_fund (content_id);

-- 年度主要任务 of a department.
create table target_task (
  id integer primary key,
  content_id integer not null references target_content (id),
  name text not null, name_cell text not null,
  content text not null, content_cell text not null,
  total text not null, total_cell text not null, total_amount integer,
  fiscal text not null, fiscal_cell text not null, fiscal_amount integer,
  other text not null, other_cell text not null, other_amount integer
) strict;
create index target_task_of on target_task (content_id);

create table target_indicator (
  id integer primary key,
  content_id integer not null references target_content (id),
  block text not null check (block in ('annual', 'whole_life')),
  class1 text,                      -- as classified when it came in
  class2 text,
  level1 text not null, level1_cell text not null,
  level2 text not null, level2_cell text not null,
  name text not null, name_cell text not null,
  target text not null, target_cell text not null,
  raw text not null,                -- the reading of the target, as it was understood when it came in
  operator text not null,
  value text,                       -- exact decimal
  upper text,
  unit text not null,
  date text check (date is null or length(date) = 10),
  words text not null,
  doubt text,
  direction text not null, direction_cell text not null,
  marks text not null, marks_cell text not null,
  weight integer,                   -- hundredths of a mark
  standard text not null, standard_cell text not null,
  explanation text not null, explanation_cell text not null,
  note text not null, note_cell text not null
) strict;
create index target_indicator_of on target_indicator (content_id);

-- A reviewer's sitting (one go through the queue), and its end.
create table target_sitting (
  id integer primary key,
  year integer not null,
  by text not null,
  at text not null
) strict;
create index target_sitting_by on target_sitting (by, year);
create table target_sitting_end (
  sitting_id integer primary key references target_sitting (id),
  at text not null
) strict;

-- What a reviewer decided of one version: pass, return, reject, or skip.
create table target_decision (
  id integer primary key,
  sitting_id integer not null references target_sitting (id),
  version_id integer not null references target_version (id),
  content_id integer not null references target_content (id),
  verdict text not null,
  grade text,
  points integer,                   -- hundredths
  note text not null,
  by text not null,
  at text not null
) strict;
create index target_decision_sitting on target_decision (sitting_id);
create index target_decision_version on target_decision (version_id);
create table target_points (
  decision_id integer not null references target_decision (id),
  item text not null,
  points integer not null,          -- hundredths
  primary key (decision_id, item)
) strict, without rowid;
create table target_decision_undone (
  decision_id integer primary key references target_decision (id),
  by text not null,
  at text not null
) strict;

-- An issue with the budget: many targets under one document.
create table target_issue (
  id integer primary key,
  year integer not null,
  document text not null,
  day text not null check (length(day) = 10),
  by text not null,
  at text not null
) strict;

-- The life of every version. Where it stands on a day D is what the last of
-- its events says that take effect on or before D.
create table target_event (
  id integer primary key,
  version_id integer not null references target_version (id),
  content_id integer references target_content (id),
  step text not null,
  from_state text,                  -- null: the version begins
  to_state text not null,
  day text not null check (length(day) = 10),
  by text not null,
  at text not null,
  note text not null,
  document text,
  decision_id integer references target_decision (id),
  issue_id integer references target_issue (id),
  batch_id integer references batch (id),
  live integer not null default 1 check (live in (0, 1))
) strict;
create index target_event_of on target_event (version_id, id) where live = 1;
create index target_event_batch on target_event (batch_id);
create index target_event_decision on target_event (decision_id);

-- Indicators to draft from, common to all or of one department.
create table indicator_library (
  id integer primary key,
  batch_id integer references batch (id),
  code text,
  scope text not null check (scope in ('common', 'department')),
  department_id integer references department (id),
  level1 text,
  level2 text,
  name text not null,
  operator text,
  unit text not null,
  standard text not null,           -- 评分标准
  explanation text not null,        -- 指标解释, 数据来源
  source text not null,
  live integer not null default 1 check (live in (0, 1))
) strict;
create index indicator_library_batch on indicator_library (batch_id);
