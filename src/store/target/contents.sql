select c.id, c.kind, c.sheet, c.form_year, c.money_unit
from target_content c join target_version v on v.id = c.version_id
where c.live = 1 and (c.id = :id or v.target_id in (select id from target where year = :year))
order by c.id
