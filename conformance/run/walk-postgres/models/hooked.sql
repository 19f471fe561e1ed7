{{ config(
    materialized='table',
    pre_hook=[
        "insert into audit.hooks values ('{{ this }}', 'pre in')",
        {'sql': "vacuum audit.hooks", 'transaction': false},
        before_begin("insert into audit.hooks values ('{{ this.name }}', 'pre out')"),
        "set local statement_timeout = 12345",
        "create temporary table of_this_session as select 1 as i"],
    post_hook=[
        "insert into audit.hooks select current_setting('statement_timeout') || count(*)::text, 'post in' from {{ this }}",
        {'sql': "analyze {{ this }}", 'transaction': false},
        after_commit("insert into audit.hooks select '{{ model.name }} ' || count(*), 'post out' from {{ this }}")]
) }}
select i from of_this_session
