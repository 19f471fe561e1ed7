{{ config(alias='visited', schema='web') }} select 1 as id, 1 as customer_id, current_date as visited_at
