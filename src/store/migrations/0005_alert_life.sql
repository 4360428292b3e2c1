-- The life of alerts: what operators did, what imports made appear and vanish.
-- Rows are added, never changed; only the mark `live` falls, when the import
-- that a row came with is taken back. Whether an alert is raised on a day is
-- computed, not kept here.
create table alert_event (
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
create index alert_event_of on alert_event (project_id, rule, part, id);
create index alert_event_run on alert_event (run) where run is not null;
create index alert_event_letter on alert_event (letter_id) where letter_id is not null;

-- What was said before there were days of figures: on the day it was said, or
-- on the last day that the figures of its year have, whichever came first.
insert into alert_event (project_id, rule, part, act, day, text, by, at)
select n.project_id, n.rule, n.part, n.action,
  min(substr(n.at, 1, 10), coalesce(
    (select max(date) from payment where live = 1 and year = (select year from project where id = n.project_id)),
    substr(n.at, 1, 10))),
  n.text, n.by, n.at
from alert_note n order by n.id;
drop table alert_note;

-- The register of letters sent (发文登记), whatever they are about.
create table letter (
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

-- What a letter speaks of, in its order.
create table letter_item (
  letter_id integer not null references letter (id),
  n integer not null,
  project_id integer references project (id),
  subject text not null,            -- of an alert: rule:part
  primary key (letter_id, n)
) strict, without rowid;

-- When it was delivered and by when it is to be answered; the newest row holds.
create table letter_delivery (
  id integer primary key,
  letter_id integer not null references letter (id),
  day text check (day is null or length(day) = 10), -- null: not known yet; the term runs from the day of issue
  due text check (due is null or length(due) = 10),
  by text not null,
  at text not null
) strict;
create index letter_delivery_of on letter_delivery (letter_id, id);

-- Days that differ from what their weekday says, over the calendar that ships;
-- the newest row of a day holds.
create table calendar_day (
  id integer primary key,
  day text not null check (length(day) = 10),
  kind text not null check (kind in ('off', 'work', 'ordinary')),
  note text not null,
  by text not null,
  at text not null
) strict;
create index calendar_day_of on calendar_day (day, id);
