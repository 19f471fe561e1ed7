{{ config(alias='a_model_with_a_name_that_is_longer_than_postgresql_lets_it_be_not_ok') }} select 1 as id
