-- Use of results, disclosure, assessment, and the office's registers. Rows are
-- added, never changed; only the mark `live` falls, with its batch.

-- 结果应用: what is proposed for next year's budget of a project; a later
-- proposal takes the place of an earlier one until the budget division decided.
create table linkage_proposal (
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
create index linkage_proposal_of on linkage_proposal (project_id, id);

create table linkage_decision (
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
create index linkage_decision_of on linkage_decision (proposal_id);

-- 下年预算草案: of a department the newest call counts.
create table draft_budget (
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
create index draft_budget_of on draft_budget (year, department_id) where live = 1;
create index draft_budget_batch on draft_budget (batch_id);

-- 公开. A classified project is named nowhere.
create table project_classified (
  id integer primary key,
  code text not null,
  classified integer not null check (classified in (0, 1)),
  reason text not null check (reason <> ''),
  by text not null,
  at text not null
) strict;
create index project_classified_code on project_classified (code, id);

-- Items that the office keeps an eye on beside those that follow from targets,
-- self-evaluations and reports.
create table disclosure_item (
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
create index disclosure_item_year on disclosure_item (year);

create table disclosure_event (
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
create index disclosure_event_year on disclosure_event (year, kind);

create table disclosure_withdrawn (
  event_id integer primary key references disclosure_event (id),
  reason text not null check (reason <> ''),
  by text not null,
  at text not null
) strict;

-- 考核. A year's own scheme; the newest counts.
create table assessment_scheme (
  id integer primary key,
  year integer not null check (year between 1990 and 2199),
  ladder text not null check (ladder in ('departments', 'counties')),
  bonus integer not null check (bonus >= 0),  -- hundredths of a point
  by text not null,
  at text not null
) strict;
create index assessment_scheme_of on assessment_scheme (year, ladder, id);

create table assessment_scheme_item (
  scheme_id integer not null references assessment_scheme (id),
  position integer not null,
  key text not null,
  part_of text not null,
  name text,
  points integer not null check (points > 0),  -- hundredths
  measure text not null,
  primary key (scheme_id, position)
) strict, without rowid;

-- Counties and zones beside those that every code table has.
create table county (
  id integer primary key,
  code text not null,
  name text not null,
  valid_from text check (valid_from is null or length(valid_from) = 10),
  valid_until text check (valid_until is null or length(valid_until) = 10),
  by text not null,
  at text not null
) strict;

-- What a table of results says of a department or a county.
create table assessment_report (
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
create index assessment_report_year on assessment_report (year) where live = 1;
create index assessment_report_batch on assessment_report (batch_id);

-- Points given by hand; the newest of an item counts. An empty item: bonus or
-- malus, which add up.
create table assessment_score (
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
create index assessment_score_year on assessment_score (year);

create table assessment_appeal (
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
create index assessment_appeal_year on assessment_appeal (year);

create table assessment_answer (
  appeal_id integer primary key references assessment_appeal (id),
  points integer,                   -- hundredths; null: not granted
  reason text not null check (reason <> ''),
  day text not null check (length(day) = 10),
  by text not null,
  at text not null
) strict;

-- 定稿: everything as it was, with its evidence; later corrections leave it alone.
create table assessment_snapshot (
  id integer primary key,
  year integer not null check (year between 1990 and 2199),
  ladder text not null check (ladder in ('departments', 'counties')),
  as_of text not null check (length(as_of) = 10),
  note text not null,
  by text not null,
  at text not null
) strict;

create table assessment_result (
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

create table assessment_result_item (
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

create table assessment_result_row (
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

create table assessment_announcement (
  snapshot_id integer primary key references assessment_snapshot (id),
  day text not null check (length(day) = 10),
  address text not null,
  by text not null,
  at text not null
) strict;

-- Registers of the office.
create table register_document (
  id integer primary key,
  title text not null,
  number text not null,
  issuer text not null,
  day text check (day is null or length(day) = 10),
  note text not null,
  by text not null,
  at text not null
) strict;

create table register_training (
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

create table register_publicity (
  id integer primary key,
  title text not null,
  channel text not null,
  address text not null,
  day text not null check (length(day) = 10),
  note text not null,
  by text not null,
  at text not null
) strict;

create table register_withdrawn (
  register text not null check (register in ('documents', 'trainings', 'publicity')),
  entry_id integer not null,
  reason text not null check (reason <> ''),
  by text not null,
  at text not null,
  primary key (register, entry_id)
) strict, without rowid;
