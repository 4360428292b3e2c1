-- Self-evaluations of project-years and department-years. Rows are added, never
-- changed; only the mark `live` falls, when the batch that a row came with is
-- taken back. Points are hundredths.
create table evaluation (
  id integer primary key,
  year integer not null check (year between 1990 and 2199),
  project_id integer references project (id),
  department_id integer references department (id),
  check ((project_id is null) <> (department_id is null))
) strict;
create unique index evaluation_project on evaluation (project_id) where project_id is not null;
create unique index evaluation_department on evaluation (year, department_id) where department_id is not null;

-- What was filed, once per filing, held against the target version in force at
-- the year's end; and what the rules of the year made of it then.
create table evaluation_content (
  id integer primary key,
  evaluation_id integer not null references evaluation (id),
  filing integer not null check (filing > 0),
  version_id integer references target_version (id),
  target_content_id integer references target_content (id),
  entry_id integer references evaluation_entry (id),
  digest text not null,             -- of what it says, whatever file it stands in
  day text not null check (length(day) = 10),
  batch_id integer references batch (id),
  file text not null,               -- empty: entered here
  sha256 text not null,
  sheet text not null,
  kind text not null,
  form_year integer,
  money_unit text,
  scheme text not null,
  own integer, computed integer,
  indicators integer, indicator_marks integer not null,
  execution integer, execution_marks integer not null,
  budget integer, spent integer,    -- 分
  grade text,
  rows integer not null, asked integer not null, silent integer not null,
  over integer not null, copied integer not null,
  zero_budget text,
  by text not null,
  at text not null,
  live integer not null default 1 check (live in (0, 1))
) strict;
create index evaluation_content_of on evaluation_content (evaluation_id, filing) where live = 1;
create index evaluation_content_batch on evaluation_content (batch_id);

-- Texts with their cells: title, names, goals, 主要问题, 改进措施, and what else it says.
create table evaluation_text (
  id integer primary key,
  content_id integer not null references evaluation_content (id),
  role text not null,
  label text not null, label_cell text not null,
  text text not null, cell text not null
) strict;
create index evaluation_text_of on evaluation_text (content_id);

create table evaluation_fund (
  id integer primary key,
  content_id integer not null references evaluation_content (id),
  kind text not null,
  label text not null, label_cell text not null,
  initial text not null, initial_cell text not null, initial_amount integer,
  adjusted text not null, adjusted_cell text not null, adjusted_amount integer,
  executed text not null, executed_cell text not null, executed_amount integer,
  marks text not null, marks_cell text not null,
  rate text not null, rate_cell text not null,
  score text not null, score_cell text not null
) strict;
create index evaluation_fund_of on evaluation_fund (content_id);

-- A row an indicator, in the order of the target; rows that are none of its
-- indicators come after them.
create table evaluation_row (
  id integer primary key,
  content_id integer not null references evaluation_content (id),
  indicator_id integer references target_indicator (id),
  level1 text not null, level1_cell text not null,
  level2 text not null, level2_cell text not null,
  name text not null, name_cell text not null,
  target text not null, target_cell text not null,
  direction text not null,
  marks text not null, marks_cell text not null,
  actual text not null, actual_cell text not null,
  score text not null, score_cell text not null,
  reason text not null, reason_cell text not null,
  own integer, computed integer, picked integer,
  objective integer not null check (objective in (0, 1)),
  not_applicable integer not null check (not_applicable in (0, 1)),
  set_points integer, set_reason text not null, set_by text not null
) strict;
create index evaluation_row_of on evaluation_row (content_id);

-- An entry here: open from its first cell until it is handed in.
create table evaluation_entry (
  id integer primary key,
  evaluation_id integer not null references evaluation (id),
  version_id integer not null references target_version (id),
  target_content_id integer not null references target_content (id),
  day text not null check (length(day) = 10),
  by text not null,
  at text not null
) strict;
create index evaluation_entry_of on evaluation_entry (evaluation_id);

-- Every cell that was committed. What stands in it is its last row; its number
-- is the revision with which the next change must agree.
create table evaluation_cell (
  id integer primary key,
  entry_id integer not null references evaluation_entry (id),
  line integer not null,            -- from 0; -1 is the form as a whole
  field text not null,
  value text not null,
  undoes integer references evaluation_cell (id),
  by text not null,
  at text not null
) strict;
create index evaluation_cell_of on evaluation_cell (entry_id, line, field);

-- 佐证材料: what it is called, what it was when it was named here.
create table evaluation_evidence (
  id integer primary key,
  evaluation_id integer not null references evaluation (id),
  line integer,
  name text not null,
  sha256 text not null,
  note text not null,
  by text not null,
  at text not null
) strict;
create index evaluation_evidence_of on evaluation_evidence (evaluation_id);
create table evaluation_evidence_withdrawn (
  evidence_id integer primary key references evaluation_evidence (id),
  by text not null,
  at text not null
) strict;

-- The life of every self-evaluation. Where it stands on a day D is what the
-- last of its events says that happened on or before D.
create table evaluation_event (
  id integer primary key,
  evaluation_id integer not null references evaluation (id),
  content_id integer references evaluation_content (id),
  step text not null,               -- file, return, accept, spot_check, publish
  from_state text not null,
  to_state text not null,
  day text not null check (length(day) = 10),
  by text not null,
  at text not null,
  note text not null,
  score integer,                    -- of a spot check
  batch_id integer references batch (id),
  live integer not null default 1 check (live in (0, 1))
) strict;
create index evaluation_event_of on evaluation_event (evaluation_id, id) where live = 1;
create index evaluation_event_batch on evaluation_event (batch_id);
