-- Findings: what somebody found wrong, one problem a row. Never changed; one
-- that should not be there is withdrawn by a step of its life.
create table finding (
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
create index finding_project on finding (project_id);
create index finding_origin on finding (origin) where origin is not null;

-- The life of every finding. Where it stands on a day D is what its events say
-- that take effect on or before D.
create table rectification_event (
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
create index rectification_event_of on rectification_event (finding_id, id);
create index rectification_event_letter on rectification_event (letter_id) where letter_id is not null;

-- What a unit sent with a report, what was seen at a verification. The files
-- stay where they are; their fingerprints stay here.
create table rectification_evidence (
  id integer primary key,
  event_id integer not null references rectification_event (id),
  name text not null,
  sha256 text check (sha256 is null or length(sha256) = 64),  -- null: named only
  size integer
) strict;
create index rectification_evidence_of on rectification_evidence (event_id);
