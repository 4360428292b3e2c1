-- Monitoring rounds "1—N月" of a year, the forms of projects in them, the
-- snapshot of a closed one. Rows are added, never changed; only the mark `live`
-- falls, when the batch that a row came with is taken back.
create table monitor_round (
  id integer primary key,
  year integer not null check (year between 1990 and 2199),
  months integer not null check (months between 1 and 12),
  unique (year, months)
) strict;

-- The life of a round: open, amend, collect, close, report. The days that count
-- are those of the last row that names them.
create table monitor_round_event (
  id integer primary key,
  round_id integer not null references monitor_round (id),
  step text not null,
  from_state text,                  -- null: the round begins
  to_state text not null,
  cutoff text check (cutoff is null or length(cutoff) = 10),
  due text check (due is null or length(due) = 10),
  day text not null check (length(day) = 10),
  by text not null,
  at text not null,
  note text not null
) strict;
create index monitor_round_event_of on monitor_round_event (round_id, id);

-- A project's form in a round, made when something first came in.
create table monitor_form (
  id integer primary key,
  round_id integer not null references monitor_round (id),
  project_id integer not null references project (id),
  unique (round_id, project_id)
) strict;
create index monitor_form_project on monitor_form (project_id);

-- What came in, once per filing, held against the target version in force on
-- the cut-off day.
create table monitor_content (
  id integer primary key,
  form_id integer not null references monitor_form (id),
  filing integer not null check (filing > 0),
  version_id integer not null references target_version (id),
  target_content_id integer not null references target_content (id),
  reported integer not null,        -- indicators with a value
  digest text not null,             -- of what the form says, whatever file it stands in
  day text not null check (length(day) = 10),
  batch_id integer references batch (id),
  file text not null,
  sha256 text not null,
  sheet text not null,
  money_unit text,
  by text not null,
  at text not null,
  live integer not null default 1 check (live in (0, 1))
) strict;
create index monitor_content_of on monitor_content (form_id, filing) where live = 1;
create index monitor_content_batch on monitor_content (batch_id);

-- Texts of the form with their cells: title, names, goals, and what else it says.
create table monitor_text (
  id integer primary key,
  content_id integer not null references monitor_content (id),
  role text not null,
  label text not null,
  label_cell text not null,
  text text not null,
  cell text not null
) strict;
create index monitor_text_of on monitor_text (content_id);

create table monitor_fund (
  id integer primary key,
  content_id integer not null references monitor_content (id),
  kind text not null,
  label text not null,
  label_cell text not null,
  initial text not null, initial_cell text not null, initial_amount integer,
  executed text not null, executed_cell text not null, executed_amount integer,
  forecast text not null, forecast_cell text not null, forecast_amount integer,
  rate text not null, rate_cell text not null
) strict;
create index monitor_fund_of on monitor_fund (content_id);

-- A line an indicator of the version in force, in its order; empty where the
-- form has no row for it.
create table monitor_value (
  id integer primary key,
  content_id integer not null references monitor_content (id),
  indicator_id integer not null references target_indicator (id),
  -- 1—N月执行情况 as written, and as it was understood when it came in
  actual text not null, actual_cell text not null,
  actual_operator text not null, actual_value text, actual_upper text, actual_unit text not null,
  actual_date text check (actual_date is null or length(actual_date) = 10),
  actual_words text not null, actual_doubt text,
  -- 全年预计完成情况, the same
  forecast text not null, forecast_cell text not null,
  forecast_operator text not null, forecast_value text, forecast_upper text, forecast_unit text not null,
  forecast_date text check (forecast_date is null or length(forecast_date) = 10),
  forecast_words text not null, forecast_doubt text,
  likelihood text not null, likelihood_cell text not null,
  possibility text,                 -- certain, possible, impossible
  causes integer not null,          -- a bit each, in the order of the form
  reason text not null, reason_cell text not null,
  note text not null, note_cell text not null
) strict;
create index monitor_value_of on monitor_value (content_id);

-- What was wrong with the form and did not keep it out.
create table monitor_note (
  id integer primary key,
  content_id integer not null references monitor_content (id),
  problem text not null,
  detail text not null,             -- what the problem names: an indicator, a cell, the target as issued
  paid integer,                     -- 分, by the treasury
  said integer,                     -- 分, by the form
  quote text not null,
  cell text not null,
  row_text text not null            -- of a row that fits no indicator, all it says
) strict;
create index monitor_note_of on monitor_note (content_id);

-- The life of every form. Where it stands on a day D is what the last of its
-- events says that happened on or before D.
create table monitor_event (
  id integer primary key,
  form_id integer not null references monitor_form (id),
  content_id integer references monitor_content (id),
  step text not null,               -- file, return, accept, notice
  from_state text not null,
  to_state text not null,
  day text not null check (length(day) = 10),
  by text not null,
  at text not null,
  note text not null,
  document text,
  batch_id integer references batch (id),
  live integer not null default 1 check (live in (0, 1))
) strict;
create index monitor_event_of on monitor_event (form_id, id) where live = 1;
create index monitor_event_batch on monitor_event (batch_id);

-- All that the report of a closed round prints.
create table monitor_snapshot (
  round_id integer primary key references monitor_round (id),
  body text not null,               -- JSON
  sha256 text not null check (length(sha256) = 64),
  by text not null,
  at text not null
) strict;
