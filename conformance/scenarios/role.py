"""Makes a role on a PostgreSQL server, if it has none of that name: role.py URL NAME."""

import sys

import psycopg2

with psycopg2.connect(sys.argv[1]) as connection, connection.cursor() as cursor:
    cursor.execute("select 1 from pg_roles where rolname = %s", [sys.argv[2]])
    if cursor.fetchone() is None:
        cursor.execute(f'create role "{sys.argv[2]}"')
