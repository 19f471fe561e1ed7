select 1 as id, 2 as amount, current_date as ordered_at, 'a' as kind
