with source as (
    select * from date_dim
),
renamed as (
    select
        d_date_sk as date_sk,
        d_date as date,
        d_year as year,
        d_moy as moy,
        d_dom as dom,
        d_qoy as qoy,
        d_day_name as day_name,
        d_week_seq as week_seq,
        d_year || '-Q' || d_qoy as quarter
    from source
)
select * from renamed
