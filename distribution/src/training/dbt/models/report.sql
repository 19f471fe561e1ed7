-- What queries are usually made of, for the reader of lineage.
with paid as (
    select id, cast(card_amount as decimal(7, 1)) as amount, 'card' as method
    from {{ ref('payments') }}
    union all
    select others.id, others.transfer_amount, 'transfer' as method
    from {{ ref('payments') }} as others
    where others.transfer_amount is not null and id in (1, 2)
),

ranked as (
    select
        paid.*,
        row_number() over (partition by paid.id order by paid.amount desc) as position,
        case when paid.amount > 10 then 'large' else 'small' end as size
    from paid
    left join {{ ref('payments') }} as payments on payments.id = paid.id
)

select
    id,
    method || '-' || size as kind,
    cast(count(*) as int) as payments,
    count(*) filter (where size = 'large') as large,
    coalesce(sum(amount), 0) as total,
    extract('year' from max(date '2026-01-01')) as year
from ranked
where position between 1 and 2
group by id, kind
having count(*) > 0
order by total desc
limit 10
