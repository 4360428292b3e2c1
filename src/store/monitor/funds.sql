select x.content_id, x.kind, x.label, x.label_cell,
  x.initial, x.initial_cell, x.initial_amount,
  x.executed, x.executed_cell, x.executed_amount,
  x.forecast, x.forecast_cell, x.forecast_amount,
  x.rate, x.rate_cell
from monitor_fund x
where x.content_id in (select value from json_each(?1))
order by x.id
