-- Thresholds set apart for a department, a category, a fund type or a project.
alter table rule_setting add column scope_kind text
  check (scope_kind is null or scope_kind in ('department', 'category', 'fund', 'project'));
alter table rule_setting add column scope_value text;
alter table rule_setting add column until text check (until is null or length(until) = 10);
