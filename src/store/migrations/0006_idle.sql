-- Idle money: contract tails, proposals to give back, what was taken back; key monitoring.

-- Marks on fund lines: so much of it is owed by contract (合同尾款) and stays.
-- Of a line on a day D the newest mark counts that has begun by D.
create table contract_tail (
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
create index contract_tail_of on contract_tail (project_id, id);

-- 收回建议表: numbered within the year, frozen as it was made.
create table idle_proposal (
  id integer primary key,
  year integer not null,
  number integer not null,
  as_of text not null check (length(as_of) = 10),
  by text not null,
  at text not null,
  unique (year, number)
) strict;
create table idle_proposal_row (
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
create index idle_proposal_row_of on idle_proposal_row (proposal_id, id);
create index idle_proposal_row_project on idle_proposal_row (project_id);

-- Rows that are no longer asked for.
create table idle_withdrawn (
  id integer primary key,
  row_id integer not null unique references idle_proposal_row (id),
  reason text not null,
  day text not null check (length(day) = 10),
  by text not null,
  at text not null
) strict;

-- Taken back as a document tells, where no quota file has told it yet; a
-- wrong entry is reversed by another.
create table idle_taken (
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
create index idle_taken_of on idle_taken (project_id, id);
create table idle_taken_reversed (
  taken_id integer primary key references idle_taken (id),
  reason text not null,
  by text not null,
  at text not null
) strict;

-- 重点监控: chosen and dropped; the newest choice by the day counts before what
-- the project list says.
create table key_choice (
  id integer primary key,
  project_id integer not null references project (id),
  chosen integer not null check (chosen in (0, 1)),
  reason text not null,
  day text not null check (length(day) = 10),
  by text not null,
  at text not null
) strict;
create index key_choice_of on key_choice (project_id, id);

-- 扩展检查 of key projects: the newest result of an item counts.
create table key_check (
  id integer primary key,
  project_id integer not null references project (id),
  item text not null,
  result text not null check (result in ('compliant', 'problem', 'not_applicable')),
  note text not null,
  day text not null check (length(day) = 10),
  by text not null,
  at text not null
) strict;
create index key_check_of on key_check (project_id, id);
