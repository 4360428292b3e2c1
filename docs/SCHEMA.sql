-- Schema 1. Made by a test from the migrations; do not edit.

CREATE TABLE alert_note (
  id integer primary key,
  project_id integer not null references project (id),
  rule text not null,
  part text not null,
  action text not null check (action in ('acknowledged', 'note', 'reopened')),
  text text not null,
  by text not null,
  at text not null
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

CREATE TABLE batch (
  id integer primary key,
  run integer not null,             -- batches of one call share it
  kind text not null check (kind in ('departments', 'projects', 'quotas', 'payments', 'execution')),
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

CREATE TABLE control (
  id integer primary key,
  batch_id integer not null references batch (id),
  cell text not null,
  label text not null,
  printed integer not null,
  summed integer not null,
  grand integer not null check (grand in (0, 1))
) strict;

CREATE TABLE department (id integer primary key) strict;

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

CREATE TABLE meta (
  key text primary key,
  value text not null
) strict, without rowid;

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

CREATE TABLE rule_setting (
  id integer primary key,
  key text not null,
  value text,                       -- null: back to the default
  valid_from text not null check (length(valid_from) = 10),
  set_by text not null,
  set_at text not null,
  reason text
) strict;

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

CREATE INDEX alert_note_of on alert_note (project_id, rule, part);

CREATE INDEX alias_fold on alias (kind, fold) where live = 1;

CREATE INDEX control_batch on control (batch_id);

CREATE INDEX department_version_batch on department_version (batch_id);

CREATE INDEX department_version_of on department_version (department_id, live);

CREATE INDEX execution_batch on execution (batch_id);

CREATE INDEX payee_fold on payee (fold);

CREATE INDEX payment_batch on payment (batch_id);

CREATE INDEX payment_content on payment (content);

CREATE INDEX payment_facts on payment (year, project_id, date, amount, fund, defects) where live = 1;

CREATE INDEX payment_payee on payment (payee_id) where live = 1;

CREATE INDEX payment_strong on payment (strong) where strong is not null;

CREATE INDEX payment_twins on payment (year, unit_id, payee_id, amount, date) where live = 1 and payee_id is not null;

CREATE INDEX payment_weak on payment (weak) where weak is not null;

CREATE INDEX project_version_batch on project_version (batch_id);

CREATE INDEX project_version_of on project_version (project_id, live);

CREATE INDEX quota_batch on quota (batch_id);

CREATE INDEX quota_content on quota (content);

CREATE INDEX quota_project on quota (year, project_id) where live = 1;

CREATE INDEX quota_strong on quota (strong) where strong is not null;

CREATE INDEX quota_weak on quota (weak) where weak is not null;

CREATE INDEX rule_setting_key on rule_setting (key, valid_from, id);

CREATE INDEX set_aside_batch on set_aside (batch_id);

CREATE INDEX unit_version_batch on unit_version (batch_id);

CREATE INDEX unit_version_fold on unit_version (fold) where live = 1;

CREATE INDEX unit_version_of on unit_version (unit_id, live);
