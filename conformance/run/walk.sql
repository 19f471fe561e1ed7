with relations as (
    select c.oid, n.nspname, c.relname, c.relkind::text || c.relpersistence::text as kind
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'v', 'm', 'p') and n.nspname !~ '^(pg_|information_schema)'
)
select concat_ws(
    ' ',
    nspname || '.' || relname,
    kind,
    (
        select string_agg(
            attname || ' ' || format_type(atttypid, atttypmod)
                || coalesce(' -- ' || col_description(attrelid, attnum), ''),
            ', ' order by attnum)
        from pg_attribute where attrelid = oid and attnum > 0 and not attisdropped
    ),
    '-- ' || obj_description(oid, 'pg_class'),
    (
        select string_agg(
            regexp_replace(pg_get_indexdef(indexrelid), 'INDEX \S+ ON', 'INDEX ON'), '; '
            order by regexp_replace(pg_get_indexdef(indexrelid), 'INDEX \S+ ON', 'INDEX ON'))
        from pg_index where indrelid = oid
    ),
    (
        select string_agg(grantee::regrole::text || ' may ' || privilege_type, ', ' order by 1)
        from pg_class g, aclexplode(g.relacl) where g.oid = relations.oid and grantee <> g.relowner
    )
)
from relations
union all
select nspname || '.' || relname || ': ' || line
from relations, xmltable(
    '/table/row'
    passing query_to_xml(format('select t::text as line from %I.%I t', nspname, relname), true, false, '')
    columns line text path 'line'
)
