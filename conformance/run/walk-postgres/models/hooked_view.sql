-- depends_on: {{ ref('hooked') }}
{{ config(post_hook="create table if not exists audit.made_by_view as select 1 as i") }}
select to_regclass('pg_temp.of_this_session') is null as is_gone, current_setting('statement_timeout') as timeout
