-- Schema 10. Made by a test from the migrations; do not edit.

CREATE TABLE alert_event (
  id integer primary key,
  project_id integer not null references project (id),
  rule text not null,
  part text not null,
  act text not null check (act in ('appeared', 'vanished', 'note', 'acknowledged', 'explained', 'noticed',
    'resolved', 'waived', 'reopened', 'asked', 'disposed')),
  day text not null check (length(day) = 10),       -- whose figures were looked at
  level text check (level is null or level in ('red', 'yellow', 'blue')),
  text text not null,
  approver text,
  until text check (until is null or length(until) = 10),
  due text check (due is null or length(due) = 10),
  disposition text check (disposition is null or disposition in ('continue', 'adjust', 'cancel')),
  answered text check (answered is null or length(answered) = 10), -- when the unit gave its disposition
  letter_id integer references letter (id),
  run integer,                                      -- import that made it appear or vanish
  by text not null,
  at text not null,
  live integer not null default 1 check (live in (0, 1))
) strict;

CREATE TABLE alias (
  id integer primary key,
  kind text not null check (kind in ('department', 'unit', 'project')),
  fold text not null,
  target integer not null,
  batch_id integer references batch (id),
  confirmed_by text not null,
  confirmed_at text not null,
  live integer not null default 1 check (live in (0, 1))
) strict;

CREATE TABLE assessment_announcement (
  snapshot_id integer primary key references assessment_snapshot (id),
  day text not null check (length(day) = 10),
  address text not null,
  by text not null,
  at text not null
) strict;

CREATE TABLE assessment_answer (
  appeal_id integer primary key references assessment_appeal (id),
  points integer,                   -- hundredths; null: not granted
  reason text not null check (reason <> ''),
  day text not null check (length(day) = 10),
  by text not null,
  at text not null
) strict;

CREATE TABLE assessment_appeal (
  id integer primary key,
  year integer not null check (year between 1990 and 2199),
  department_id integer references department (id),
  county text,
  item text not null,
  text text not null check (text <> ''),
  day text not null check (length(day) = 10),
  by text not null,
  at text not null,
  check ((department_id is null) <> (county is null))
) strict;

CREATE TABLE assessment_report (
  id integer primary key,
  batch_id integer not null references batch (id),
  cell text not null,
  year integer not null check (year between 1990 and 2199),
  department_id integer references department (id),
  county text,
  item text not null,
  name text not null,
  should text,                      -- exact decimal
  done text,
  points integer,                   -- hundredths, where the table gives points
  evidence text not null,
  live integer not null default 1 check (live in (0, 1)),
  check ((department_id is null) <> (county is null))
) strict;

CREATE TABLE assessment_result (
  snapshot_id integer not null references assessment_snapshot (id),
  position integer not null,
  department_id integer references department (id),
  county text,
  code text,
  name text not null,
  division text,
  points integer not null,          -- hundredths
  full integer not null,
  bonus integer not null,
  total integer not null,
  rank integer not null,
  level text not null,
  primary key (snapshot_id, position)
) strict, without rowid;

CREATE TABLE assessment_result_item (
  snapshot_id integer not null,
  position integer not null,
  line integer not null,
  key text not null,
  part_of text not null,
  name text,
  measure text not null,
  formula text not null,            -- `rate 0.95 0.60`
  origin text not null,
  full integer not null,
  computed integer,                 -- hundredths
  points integer,                   -- null: does not apply
  reason text not null,
  by text not null,
  primary key (snapshot_id, position, line),
  foreign key (snapshot_id, position) references assessment_result (snapshot_id, position)
) strict, without rowid;

CREATE TABLE assessment_result_row (
  snapshot_id integer not null,
  position integer not null,
  line integer not null,
  n integer not null,
  code text,
  name text not null,
  should text not null,             -- exact decimal
  done text not null,
  note text not null,
  primary key (snapshot_id, position, line, n),
  foreign key (snapshot_id, position, line) references assessment_result_item (snapshot_id, position, line)
) strict, without rowid;

CREATE TABLE assessment_scheme (
  id integer primary key,
  year integer not null check (year between 1990 and 2199),
  ladder text not null check (ladder in ('departments', 'counties')),
  bonus integer not null check (bonus >= 0),  -- hundredths of a point
  by text not null,
  at text not null
) strict;

CREATE TABLE assessment_scheme_item (
  scheme_id integer not null references assessment_scheme (id),
  position integer not null,
  key text not null,
  part_of text not null,
  name text,
  points integer not null check (points > 0),  -- hundredths
  measure text not null,
  primary key (scheme_id, position)
) strict, without rowid;

CREATE TABLE assessment_score (
  id integer primary key,
  year integer not null check (year between 1990 and 2199),
  department_id integer references department (id),
  county text,
  item text not null,
  points integer not null,          -- hundredths, signed
  reason text not null check (reason <> ''),
  by text not null,
  at text not null,
  check ((department_id is null) <> (county is null))
) strict;

CREATE TABLE assessment_snapshot (
  id integer primary key,
  year integer not null check (year between 1990 and 2199),
  ladder text not null check (ladder in ('departments', 'counties')),
  as_of text not null check (length(as_of) = 10),
  note text not null,
  by text not null,
  at text not null
) strict;

CREATE TABLE audit (
  id integer primary key,
  at text not null,                 -- civil date and time with offset, as the face gave it
  actor text not null,
  action text not null,
  subject text not null,
  detail text not null,             -- JSON
  previous text not null check (length(previous) = 64),
  hash text not null unique check (length(hash) = 64)
) strict;

CREATE TABLE "batch" (
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

CREATE TABLE calendar_day (
  id integer primary key,
  day text not null check (length(day) = 10),
  kind text not null check (kind in ('off', 'work', 'ordinary')),
  note text not null,
  by text not null,
  at text not null
) strict;

CREATE TABLE contract_tail (
  id integer primary key,
  project_id integer not null references project (id),
  origin_year integer not null,
  fund text not null,
  amount integer check (amount is null or amount > 0),  -- 分; null: all that lies idle
  marked integer not null check (marked in (0, 1)),     -- 0: the mark is taken off
  reason text not null,
  day text not null check (length(day) = 10),           -- from which it holds
  until text check (until is null or length(until) = 10),
  by text not null,
  at text not null
) strict;

CREATE TABLE control (
  id integer primary key,
  batch_id integer not null references batch (id),
  cell text not null,
  label text not null,
  printed integer not null,
  summed integer not null,
  grand integer not null check (grand in (0, 1))
) strict;

CREATE TABLE county (
  id integer primary key,
  code text not null,
  name text not null,
  valid_from text check (valid_from is null or length(valid_from) = 10),
  valid_until text check (valid_until is null or length(valid_until) = 10),
  by text not null,
  at text not null
) strict;

CREATE TABLE department (id integer primary key) strict;

CREATE TABLE department_draw (
  id integer primary key,
  year integer not null,
  seed text not null,
  by text not null,
  at text not null
) strict;

CREATE TABLE department_draw_item (
  draw_id integer not null references department_draw (id),
  evaluation_id integer not null references department_evaluation (id),
  place integer not null,
  primary key (draw_id, evaluation_id)
) strict, without rowid;

CREATE TABLE department_evaluation (
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

CREATE TABLE department_recheck (
  id integer primary key,
  evaluation_id integer not null references department_evaluation (id),
  points integer not null check (points between 0 and 10000),
  grade text not null,
  note text not null,
  by text not null,
  at text not null
) strict;

CREATE TABLE department_version (
  id integer primary key,
  department_id integer not null references department (id),
  batch_id integer references batch (id),
  code text,
  name text not null,
  fold text not null,
  division text,
  valid_from text check (valid_from is null or length(valid_from) = 10),
  live integer not null default 1 check (live in (0, 1))
) strict;

CREATE TABLE disclosure_event (
  id integer primary key,
  year integer not null check (year between 1990 and 2199),
  kind text not null check (kind in ('target', 'self_evaluation', 'report', 'other')),
  project_id integer references project (id),
  department_id integer references department (id),
  item_id integer references disclosure_item (id),
  published text not null check (length(published) = 10),
  address text,
  place text not null,
  file text not null,               -- name of a screen shot
  by text not null,
  at text not null
) strict;

CREATE TABLE disclosure_item (
  id integer primary key,
  year integer not null check (year between 1990 and 2199),
  title text not null,
  project_id integer references project (id),
  department_id integer references department (id),
  publisher text not null check (publisher in ('department', 'finance')),
  ready text not null check (length(ready) = 10),
  due text not null check (length(due) = 10),
  by text not null,
  at text not null
) strict;

CREATE TABLE disclosure_withdrawn (
  event_id integer primary key references disclosure_event (id),
  reason text not null check (reason <> ''),
  by text not null,
  at text not null
) strict;

CREATE TABLE draft_budget (
  id integer primary key,
  batch_id integer not null references batch (id),
  cell text not null,
  year integer not null check (year between 1990 and 2199),
  department_id integer not null references department (id),
  code text not null,
  name text not null,
  amount integer not null,          -- 分
  live integer not null default 1 check (live in (0, 1))
) strict;

CREATE TABLE evaluation (
  id integer primary key,
  year integer not null check (year between 1990 and 2199),
  project_id integer references project (id),
  department_id integer references department (id),
  check ((project_id is null) <> (department_id is null))
) strict;

CREATE TABLE evaluation_cell (
  id integer primary key,
  entry_id integer not null references evaluation_entry (id),
  line integer not null,            -- from 0; -1 is the form as a whole
  field text not null,
  value text not null,
  undoes integer references evaluation_cell (id),
  by text not null,
  at text not null
) strict;

CREATE TABLE evaluation_content (
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

CREATE TABLE evaluation_entry (
  id integer primary key,
  evaluation_id integer not null references evaluation (id),
  version_id integer not null references target_version (id),
  target_content_id integer not null references target_content (id),
  day text not null check (length(day) = 10),
  by text not null,
  at text not null
) strict;

CREATE TABLE evaluation_event (
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

CREATE TABLE evaluation_evidence (
  id integer primary key,
  evaluation_id integer not null references evaluation (id),
  line integer,
  name text not null,
  sha256 text not null,
  note text not null,
  by text not null,
  at text not null
) strict;

CREATE TABLE evaluation_evidence_withdrawn (
  evidence_id integer primary key references evaluation_evidence (id),
  by text not null,
  at text not null
) strict;

CREATE TABLE evaluation_fund (
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

CREATE TABLE evaluation_row (
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

CREATE TABLE evaluation_text (
  id integer primary key,
  content_id integer not null references evaluation_content (id),
  role text not null,
  label text not null, label_cell text not null,
  text text not null, cell text not null
) strict;

CREATE TABLE execution (
  id integer primary key,
  batch_id integer not null references batch (id),
  cell text not null,
  year integer not null,
  project_id integer references project (id),
  department_id integer references department (id),
  unit_id integer references unit (id),
  label text not null,
  fund text,
  budget integer,
  paid integer,
  as_of text,
  live integer not null default 1 check (live in (0, 1))
) strict;

CREATE TABLE finding (
  id integer primary key,
  year integer not null check (year between 1990 and 2199),  -- of the ledger
  place integer not null check (place > 0),                  -- 1, 2, … in it
  source text not null,
  source_document text,             -- 来源文号
  origin text,                      -- the alert, problem or form it was made from, in our own words
  project_id integer references project (id),
  department_id integer not null references department (id),
  unit_id integer references unit (id),
  about text not null,              -- what it concerns, as letters call it; the project's name as a rule
  period text not null,             -- 涉及年度
  problem integer not null,         -- 问题序号 of its source
  category text not null,
  description text not null,
  figure text not null,             -- 证据数据
  item text not null,               -- 涉及子项
  amount integer,                   -- 分
  requirement text not null,
  action text not null,
  action_amount integer,            -- 分
  copies text not null,             -- JSON: whom a copy goes to beyond the rule
  note text not null,
  unique (year, place)
) strict;

CREATE TABLE idle_proposal (
  id integer primary key,
  year integer not null,
  number integer not null,
  as_of text not null check (length(as_of) = 10),
  by text not null,
  at text not null,
  unique (year, number)
) strict;

CREATE TABLE idle_proposal_row (
  id integer primary key,
  proposal_id integer not null references idle_proposal (id),
  project_id integer not null references project (id),
  code text not null,               -- names as they were
  name text not null,
  department_code text,
  department text not null,
  origin_year integer not null,
  fund text not null,
  reason text not null,
  idle integer not null,            -- 分
  tail integer not null,            -- 分
  asked integer not null,           -- 分, by earlier proposals and not yet taken back
  amount integer not null check (amount > 0)
) strict;

CREATE TABLE idle_taken (
  id integer primary key,
  project_id integer not null references project (id),
  origin_year integer not null,
  fund text not null,
  amount integer not null check (amount > 0),           -- 分
  document text not null,
  day text not null check (length(day) = 10),
  note text not null,
  by text not null,
  at text not null
) strict;

CREATE TABLE idle_taken_reversed (
  taken_id integer primary key references idle_taken (id),
  reason text not null,
  by text not null,
  at text not null
) strict;

CREATE TABLE idle_withdrawn (
  id integer primary key,
  row_id integer not null unique references idle_proposal_row (id),
  reason text not null,
  day text not null check (length(day) = 10),
  by text not null,
  at text not null
) strict;

CREATE TABLE indicator_library (
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

CREATE TABLE institution (
  id integer primary key,
  name text not null unique,
  code text not null,               -- 统一社会信用代码
  kind text not null,
  contact text not null,
  day text not null check (length(day) = 10),
  by text not null,
  at text not null
) strict;

CREATE TABLE institution_event (
  id integer primary key,
  institution_id integer not null references institution (id),
  kind text not null,
  day text not null check (length(day) = 10),
  note text not null,
  by text not null,
  at text not null
) strict;

CREATE TABLE institution_rating (
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

CREATE TABLE institution_work (
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

CREATE TABLE institution_work_withdrawn (
  work_id integer primary key references institution_work (id),
  note text not null,
  by text not null,
  at text not null
) strict;

CREATE TABLE key_attention (
  id integer primary key,
  project_id integer not null references project (id),
  points integer not null check (points >= 0),               -- hundredths
  reason text not null,
  by text not null,
  at text not null
) strict;

CREATE TABLE key_chapter (
  id integer primary key,
  evaluation_id integer not null references key_evaluation (id),
  chapter text not null,
  present integer not null check (present in (0, 1)),
  note text not null,
  file text not null,
  by text not null,
  at text not null
) strict;

CREATE TABLE key_check (
  id integer primary key,
  project_id integer not null references project (id),
  item text not null,
  result text not null check (result in ('compliant', 'problem', 'not_applicable')),
  note text not null,
  day text not null check (length(day) = 10),
  by text not null,
  at text not null
) strict;

CREATE TABLE key_choice (
  id integer primary key,
  project_id integer not null references project (id),
  chosen integer not null check (chosen in (0, 1)),
  reason text not null,
  day text not null check (length(day) = 10),
  by text not null,
  at text not null
) strict;

CREATE TABLE key_delivery (
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

CREATE TABLE key_engagement (
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

CREATE TABLE key_evaluation (
  id integer primary key,
  year integer not null check (year between 1990 and 2199),  -- of the plan, not of the projects
  name text not null
) strict;

CREATE TABLE key_event (
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

CREATE TABLE key_opinion (
  id integer primary key,
  evaluation_id integer not null references key_evaluation (id),
  party text not null,
  who text not null,
  text text not null,
  day text not null check (length(day) = 10),
  by text not null,
  at text not null
) strict;

CREATE TABLE key_opinion_answer (
  id integer primary key,
  opinion_id integer not null references key_opinion (id),
  adoption text not null,
  reason text not null,
  day text not null check (length(day) = 10),
  by text not null,
  at text not null
) strict;

CREATE TABLE key_plan (
  id integer primary key,
  evaluation_id integer not null references key_evaluation (id),
  file text not null,
  sha256 text not null check (length(sha256) = 64),
  sheet text not null,
  day text not null check (length(day) = 10),
  by text not null,
  at text not null
) strict;

CREATE TABLE key_plan_row (
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

CREATE TABLE key_problem (
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

CREATE TABLE key_receipt (
  id integer primary key,
  subject_id integer not null references key_subject (id),
  received integer,                 -- 分, 实际到位资金
  reported_paid integer,            -- 分
  source text not null,
  by text not null,
  at text not null
) strict;

CREATE TABLE key_sample (
  id integer primary key,
  subject_id integer not null references key_subject (id),
  amount integer not null check (amount >= 0),               -- 分
  note text not null,
  day text not null check (length(day) = 10),
  by text not null,
  at text not null
) strict;

CREATE TABLE key_score (
  id integer primary key,
  row_id integer not null references key_plan_row (id),
  points integer not null check (points >= 0),               -- hundredths of a mark
  reason text not null,
  file text not null,               -- empty: entered here
  by text not null,
  at text not null
) strict;

CREATE TABLE key_subject (
  id integer primary key,
  evaluation_id integer not null references key_evaluation (id),
  project_id integer not null references project (id),
  unique (evaluation_id, project_id)
) strict;

CREATE TABLE letter (
  id integer primary key,
  kind text not null,               -- what it is about: alert
  word text not null,               -- 机关代字
  year integer not null check (year between 1990 and 2199),
  number integer not null check (number > 0),
  department_id integer references department (id),
  unit_id integer references unit (id),
  addressee text not null,
  copies text not null,             -- JSON: 抄送
  title text not null,
  issued text not null check (length(issued) = 10),
  days integer,                     -- term to answer, in working days from delivery
  by text not null,
  at text not null,
  unique (word, year, number)
) strict;

CREATE TABLE letter_delivery (
  id integer primary key,
  letter_id integer not null references letter (id),
  day text check (day is null or length(day) = 10), -- null: not known yet; the term runs from the day of issue
  due text check (due is null or length(due) = 10),
  by text not null,
  at text not null
) strict;

CREATE TABLE letter_item (
  letter_id integer not null references letter (id),
  n integer not null,
  project_id integer references project (id),
  subject text not null,            -- of an alert: rule:part
  primary key (letter_id, n)
) strict, without rowid;

CREATE TABLE linkage_decision (
  id integer primary key,
  proposal_id integer not null references linkage_proposal (id),
  verdict text not null check (verdict in ('adopt', 'amend', 'decline')),
  cut integer not null check (cut >= 0),
  suspend integer not null check (suspend in (0, 1)),
  reason text not null check (reason <> ''),
  division text not null,           -- 预算科
  day text not null check (length(day) = 10),
  by text not null,
  at text not null
) strict;

CREATE TABLE linkage_proposal (
  id integer primary key,
  project_id integer not null references project (id),  -- in the year whose budget is the base
  source text not null check (source in
    ('key_evaluation', 'department_evaluation', 'self_evaluation', 'rectification', 'office')),
  grade text check (grade is null or grade in ('excellent', 'good', 'fair', 'poor')),
  budget integer not null,          -- 分
  cut integer not null check (cut >= 0),
  suspend integer not null check (suspend in (0, 1)),
  text text not null,               -- as the setting had it
  reason text not null,             -- empty: made by the table of grades
  day text not null check (length(day) = 10),
  by text not null,
  at text not null
) strict;

CREATE TABLE meta (
  key text primary key,
  value text not null
) strict, without rowid;

CREATE TABLE monitor_content (
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

CREATE TABLE monitor_event (
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

CREATE TABLE monitor_form (
  id integer primary key,
  round_id integer not null references monitor_round (id),
  project_id integer not null references project (id),
  unique (round_id, project_id)
) strict;

CREATE TABLE monitor_fund (
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

CREATE TABLE monitor_note (
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

CREATE TABLE monitor_round (
  id integer primary key,
  year integer not null check (year between 1990 and 2199),
  months integer not null check (months between 1 and 12),
  unique (year, months)
) strict;

CREATE TABLE monitor_round_event (
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

CREATE TABLE monitor_snapshot (
  round_id integer primary key references monitor_round (id),
  body text not null,               -- JSON
  sha256 text not null check (length(sha256) = 64),
  by text not null,
  at text not null
) strict;

CREATE TABLE monitor_text (
  id integer primary key,
  content_id integer not null references monitor_content (id),
  role text not null,
  label text not null,
  label_cell text not null,
  text text not null,
  cell text not null
) strict;

CREATE TABLE monitor_value (
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

CREATE TABLE payee (
  id integer primary key,
  name text not null,
  fold text not null,
  account text not null,
  unique (name, account)
) strict;

CREATE TABLE payment (
  id integer primary key,
  batch_id integer not null references batch (id),
  cell text not null,
  year integer not null,
  project_id integer references project (id),       -- null: in the basket
  given_code text,
  given_name text,
  given_unit text,
  date text not null check (length(date) = 10),
  amount integer not null,          -- 分, signed
  fund text,
  unit_id integer references unit (id),
  payee_id integer references payee (id),
  voucher_no text,
  voucher_line text,
  doc_no text,
  purpose text,
  defects integer not null,
  basket_reason text,
  content integer not null,
  strong integer,
  weak integer,
  live integer not null default 1 check (live in (0, 1)),
  superseded_by integer references batch (id),
  confirmed_by integer references batch (id)
) strict;

CREATE TABLE preference (
  operator text not null,
  key text not null,
  value text not null,
  primary key (operator, key)
) strict, without rowid;

CREATE TABLE project (
  id integer primary key,
  year integer not null check (year between 1990 and 2199),
  code text not null,
  unique (year, code)
) strict;

CREATE TABLE project_classified (
  id integer primary key,
  code text not null,
  classified integer not null check (classified in (0, 1)),
  reason text not null check (reason <> ''),
  by text not null,
  at text not null
) strict;

CREATE TABLE project_version (
  id integer primary key,
  project_id integer not null references project (id),
  batch_id integer references batch (id),
  row integer not null,
  name text not null,
  department_id integer not null references department (id),
  unit_id integer references unit (id),
  category text,
  fund text,
  declared integer,                 -- 分; 年初预算数
  key_monitored integer not null check (key_monitored in (0, 1)),
  starts text,
  ends text,
  live integer not null default 1 check (live in (0, 1))
) strict;

CREATE TABLE quota (
  id integer primary key,
  batch_id integer not null references batch (id),
  cell text not null,
  year integer not null,
  project_id integer references project (id),       -- null: in the basket
  given_code text,
  given_name text,
  given_unit text,
  kind text check (kind in ('initial', 'addition', 'cut', 'carry_over')),
  fund text not null,
  origin_year integer,
  amount integer not null,          -- 分, signed
  issued text check (issued is null or length(issued) = 10),
  doc_no text,
  line_no text,
  purpose text,
  basket_reason text,
  content integer not null,
  strong integer,
  weak integer,
  live integer not null default 1 check (live in (0, 1)),
  superseded_by integer references batch (id),
  confirmed_by integer references batch (id)
) strict;

CREATE TABLE rectification_event (
  id integer primary key,
  finding_id integer not null references finding (id),
  step text not null,
  from_state text,                  -- null: it was recorded
  to_state text not null,
  day text not null check (length(day) = 10),
  by text not null,
  at text not null,
  note text not null,
  document text,
  letter_id integer,
  receiver text,                    -- 主送
  copies text,                      -- JSON: 抄送
  approver text,
  due text check (due is null or length(due) = 10),
  conclusion text,
  measure text,                     -- of the ladder
  contact text,                     -- 责任人, 电话
  term text                         -- of a letter: '30 natural', '20 working', 'until 2021-10-31'
) strict;

CREATE TABLE rectification_evidence (
  id integer primary key,
  event_id integer not null references rectification_event (id),
  name text not null,
  sha256 text check (sha256 is null or length(sha256) = 64),  -- null: named only
  size integer
) strict;

CREATE TABLE register_document (
  id integer primary key,
  title text not null,
  number text not null,
  issuer text not null,
  day text check (day is null or length(day) = 10),
  note text not null,
  by text not null,
  at text not null
) strict;

CREATE TABLE register_publicity (
  id integer primary key,
  title text not null,
  channel text not null,
  address text not null,
  day text not null check (length(day) = 10),
  note text not null,
  by text not null,
  at text not null
) strict;

CREATE TABLE register_training (
  id integer primary key,
  title text not null,
  level text not null check (level in ('province', 'city', 'county')),
  audience text not null check (audience in ('departments', 'units', 'agencies', 'counties', 'bureau')),
  people integer not null check (people > 0),
  day text not null check (length(day) = 10),
  note text not null,
  by text not null,
  at text not null
) strict;

CREATE TABLE register_withdrawn (
  register text not null check (register in ('documents', 'trainings', 'publicity')),
  entry_id integer not null,
  reason text not null check (reason <> ''),
  by text not null,
  at text not null,
  primary key (register, entry_id)
) strict, without rowid;

CREATE TABLE rule_setting (
  id integer primary key,
  key text not null,
  value text,                       -- null: back to the default
  valid_from text not null check (length(valid_from) = 10),
  set_by text not null,
  set_at text not null,
  reason text
, scope_kind text
  check (scope_kind is null or scope_kind in ('department', 'category', 'fund', 'project')), scope_value text, until text check (until is null or length(until) = 10)) strict;

CREATE TABLE run_report (
  run integer primary key,
  report text not null              -- JSON
) strict;

CREATE TABLE set_aside (
  id integer primary key,
  batch_id integer not null references batch (id),
  cell text not null,
  reason text not null,
  column_key text,
  quote text not null,
  row_text text not null,
  amount integer
) strict;

CREATE TABLE target (
  id integer primary key,
  year integer not null check (year between 1990 and 2199),
  project_id integer references project (id),
  department_id integer references department (id),
  check ((project_id is null) <> (department_id is null))
) strict;

CREATE TABLE target_content (
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

CREATE TABLE target_decision (
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

CREATE TABLE target_decision_undone (
  decision_id integer primary key references target_decision (id),
  by text not null,
  at text not null
) strict;

CREATE TABLE target_event (
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

CREATE TABLE target_fund (
  id integer primary key,
  content_id integer not null references target_content (id),
  kind text not null,
  label text not null,
  label_cell text not null,
  whole_life text not null, whole_life_cell text not null, whole_life_amount integer,
  initial text not null, initial_cell text not null, initial_amount integer,
  adjusted text not null, adjusted_cell text not null, adjusted_amount integer
) strict;

CREATE TABLE target_indicator (
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

CREATE TABLE target_issue (
  id integer primary key,
  year integer not null,
  document text not null,
  day text not null check (length(day) = 10),
  by text not null,
  at text not null
) strict;

CREATE TABLE target_points (
  decision_id integer not null references target_decision (id),
  item text not null,
  points integer not null,          -- hundredths
  primary key (decision_id, item)
) strict, without rowid;

CREATE TABLE target_sitting (
  id integer primary key,
  year integer not null,
  by text not null,
  at text not null
) strict;

CREATE TABLE target_sitting_end (
  sitting_id integer primary key references target_sitting (id),
  at text not null
) strict;

CREATE TABLE target_task (
  id integer primary key,
  content_id integer not null references target_content (id),
  name text not null, name_cell text not null,
  content text not null, content_cell text not null,
  total text not null, total_cell text not null, total_amount integer,
  fiscal text not null, fiscal_cell text not null, fiscal_amount integer,
  other text not null, other_cell text not null, other_amount integer
) strict;

CREATE TABLE target_text (
  id integer primary key,
  content_id integer not null references target_content (id),
  role text not null,
  label text not null,
  label_cell text not null,
  text text not null,
  cell text not null
) strict;

CREATE TABLE target_version (
  id integer primary key,
  target_id integer not null references target (id),
  number integer not null check (number > 0),
  batch_id integer references batch (id),
  live integer not null default 1 check (live in (0, 1))
) strict;

CREATE TABLE taught (
  layout text primary key,
  kind text not null,
  columns text not null,            -- JSON: [[index, column]]
  unit text,
  taught_by text not null,
  taught_at text not null
) strict, without rowid;

CREATE TABLE unit (id integer primary key) strict;

CREATE TABLE unit_version (
  id integer primary key,
  unit_id integer not null references unit (id),
  department_id integer not null references department (id),
  batch_id integer references batch (id),
  code text,
  name text not null,
  fold text not null,
  listed integer not null check (listed in (0, 1)),  -- from a directory of units, not only named by a project
  valid_from text check (valid_from is null or length(valid_from) = 10),
  live integer not null default 1 check (live in (0, 1))
) strict;

CREATE INDEX alert_event_letter on alert_event (letter_id) where letter_id is not null;

CREATE INDEX alert_event_of on alert_event (project_id, rule, part, id);

CREATE INDEX alert_event_run on alert_event (run) where run is not null;

CREATE INDEX alias_fold on alias (kind, fold) where live = 1;

CREATE INDEX assessment_appeal_year on assessment_appeal (year);

CREATE INDEX assessment_report_batch on assessment_report (batch_id);

CREATE INDEX assessment_report_year on assessment_report (year) where live = 1;

CREATE INDEX assessment_scheme_of on assessment_scheme (year, ladder, id);

CREATE INDEX assessment_score_year on assessment_score (year);

CREATE INDEX calendar_day_of on calendar_day (day, id);

CREATE INDEX contract_tail_of on contract_tail (project_id, id);

CREATE INDEX control_batch on control (batch_id);

CREATE INDEX department_evaluation_of on department_evaluation (project_id, id);

CREATE INDEX department_recheck_of on department_recheck (evaluation_id, id);

CREATE INDEX department_version_batch on department_version (batch_id);

CREATE INDEX department_version_of on department_version (department_id, live);

CREATE INDEX disclosure_event_year on disclosure_event (year, kind);

CREATE INDEX disclosure_item_year on disclosure_item (year);

CREATE INDEX draft_budget_batch on draft_budget (batch_id);

CREATE INDEX draft_budget_of on draft_budget (year, department_id) where live = 1;

CREATE INDEX evaluation_cell_of on evaluation_cell (entry_id, line, field);

CREATE INDEX evaluation_content_batch on evaluation_content (batch_id);

CREATE INDEX evaluation_content_of on evaluation_content (evaluation_id, filing) where live = 1;

CREATE UNIQUE INDEX evaluation_department on evaluation (year, department_id) where department_id is not null;

CREATE INDEX evaluation_entry_of on evaluation_entry (evaluation_id);

CREATE INDEX evaluation_event_batch on evaluation_event (batch_id);

CREATE INDEX evaluation_event_of on evaluation_event (evaluation_id, id) where live = 1;

CREATE INDEX evaluation_evidence_of on evaluation_evidence (evaluation_id);

CREATE INDEX evaluation_fund_of on evaluation_fund (content_id);

CREATE UNIQUE INDEX evaluation_project on evaluation (project_id) where project_id is not null;

CREATE INDEX evaluation_row_of on evaluation_row (content_id);

CREATE INDEX evaluation_text_of on evaluation_text (content_id);

CREATE INDEX execution_batch on execution (batch_id);

CREATE INDEX finding_origin on finding (origin) where origin is not null;

CREATE INDEX finding_project on finding (project_id);

CREATE INDEX idle_proposal_row_of on idle_proposal_row (proposal_id, id);

CREATE INDEX idle_proposal_row_project on idle_proposal_row (project_id);

CREATE INDEX idle_taken_of on idle_taken (project_id, id);

CREATE INDEX indicator_library_batch on indicator_library (batch_id);

CREATE INDEX institution_event_of on institution_event (institution_id, id);

CREATE INDEX institution_rating_of on institution_rating (institution_id, id);

CREATE INDEX institution_work_of on institution_work (institution_id);

CREATE INDEX key_attention_of on key_attention (project_id, id);

CREATE INDEX key_chapter_of on key_chapter (evaluation_id, id);

CREATE INDEX key_check_of on key_check (project_id, id);

CREATE INDEX key_choice_of on key_choice (project_id, id);

CREATE INDEX key_delivery_engagement on key_delivery (engagement_id);

CREATE INDEX key_delivery_of on key_delivery (evaluation_id, id);

CREATE INDEX key_engagement_by on key_engagement (institution_id);

CREATE INDEX key_engagement_of on key_engagement (evaluation_id, id);

CREATE INDEX key_evaluation_year on key_evaluation (year);

CREATE INDEX key_event_of on key_event (evaluation_id, id);

CREATE INDEX key_opinion_answer_of on key_opinion_answer (opinion_id, id);

CREATE INDEX key_opinion_of on key_opinion (evaluation_id, id);

CREATE INDEX key_plan_of on key_plan (evaluation_id, id);

CREATE INDEX key_problem_of on key_problem (evaluation_id, number, id);

CREATE INDEX key_receipt_of on key_receipt (subject_id, id);

CREATE INDEX key_sample_of on key_sample (subject_id, id);

CREATE INDEX key_score_of on key_score (row_id, id);

CREATE INDEX key_subject_project on key_subject (project_id);

CREATE INDEX letter_delivery_of on letter_delivery (letter_id, id);

CREATE INDEX linkage_decision_of on linkage_decision (proposal_id);

CREATE INDEX linkage_proposal_of on linkage_proposal (project_id, id);

CREATE INDEX monitor_content_batch on monitor_content (batch_id);

CREATE INDEX monitor_content_of on monitor_content (form_id, filing) where live = 1;

CREATE INDEX monitor_event_batch on monitor_event (batch_id);

CREATE INDEX monitor_event_of on monitor_event (form_id, id) where live = 1;

CREATE INDEX monitor_form_project on monitor_form (project_id);

CREATE INDEX monitor_fund_of on monitor_fund (content_id);

CREATE INDEX monitor_note_of on monitor_note (content_id);

CREATE INDEX monitor_round_event_of on monitor_round_event (round_id, id);

CREATE INDEX monitor_text_of on monitor_text (content_id);

CREATE INDEX monitor_value_of on monitor_value (content_id);

CREATE INDEX payee_fold on payee (fold);

CREATE INDEX payment_batch on payment (batch_id);

CREATE INDEX payment_content on payment (content);

CREATE INDEX payment_facts on payment (year, project_id, date, amount, fund, defects) where live = 1;

CREATE INDEX payment_payee on payment (payee_id) where live = 1;

CREATE INDEX payment_strong on payment (strong) where strong is not null;

CREATE INDEX payment_twins on payment (year, unit_id, payee_id, amount, date) where live = 1 and payee_id is not null;

CREATE INDEX payment_weak on payment (weak) where weak is not null;

CREATE INDEX project_classified_code on project_classified (code, id);

CREATE INDEX project_version_batch on project_version (batch_id);

CREATE INDEX project_version_of on project_version (project_id, live);

CREATE INDEX quota_batch on quota (batch_id);

CREATE INDEX quota_content on quota (content);

CREATE INDEX quota_project on quota (year, project_id) where live = 1;

CREATE INDEX quota_strong on quota (strong) where strong is not null;

CREATE INDEX quota_weak on quota (weak) where weak is not null;

CREATE INDEX rectification_event_letter on rectification_event (letter_id) where letter_id is not null;

CREATE INDEX rectification_event_of on rectification_event (finding_id, id);

CREATE INDEX rectification_evidence_of on rectification_evidence (event_id);

CREATE INDEX rule_setting_key on rule_setting (key, valid_from, id);

CREATE INDEX set_aside_batch on set_aside (batch_id);

CREATE INDEX target_content_batch on target_content (batch_id);

CREATE INDEX target_content_of on target_content (version_id, round) where live = 1;

CREATE INDEX target_decision_sitting on target_decision (sitting_id);

CREATE INDEX target_decision_version on target_decision (version_id);

CREATE UNIQUE INDEX target_department on target (year, department_id) where department_id is not null;

CREATE INDEX target_event_batch on target_event (batch_id);

CREATE INDEX target_event_decision on target_event (decision_id);

CREATE INDEX target_event_of on target_event (version_id, id) where live = 1;

CREATE INDEX target_fund_of on target_fund (content_id);

CREATE INDEX target_indicator_of on target_indicator (content_id);

CREATE UNIQUE INDEX target_project on target (project_id) where project_id is not null;

CREATE INDEX target_sitting_by on target_sitting (by, year);

CREATE INDEX target_task_of on target_task (content_id);

CREATE INDEX target_text_of on target_text (content_id);

CREATE INDEX target_version_batch on target_version (batch_id);

CREATE UNIQUE INDEX target_version_of on target_version (target_id, number) where live = 1;

CREATE INDEX unit_version_batch on unit_version (batch_id);

CREATE INDEX unit_version_fold on unit_version (fold) where live = 1;

CREATE INDEX unit_version_of on unit_version (unit_id, live);
