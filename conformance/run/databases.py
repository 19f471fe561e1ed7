"""The databases in which compare_runs.py lets both programs run, and what is in them."""

import contextlib
import datetime
import re
import urllib.parse

NOW = "<now>"
ID = re.compile(r"[0-9a-f]{32}")
TIME = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d(:?\d\d)?)?")


class Rows:
    """Makes the rows of two runs comparable: as texts, in an order, and without the times of the runs."""

    def __init__(self, began):
        self.first = began - datetime.timedelta(days=1)
        self.last = began + datetime.timedelta(days=2)

    def of(self, columns, rows):
        made = []
        for row in rows:
            cells = ["NULL" if cell is None else TIME.sub(self.time, str(cell)) for cell in row]
            # The id of a version is made from the key and the time, where a snapshot compares columns.
            if NOW in cells:
                cells = ["<id>" if ID.fullmatch(cell) else cell for cell in cells]
            made.append(cells)
        return sorted(made)

    def time(self, match):
        try:
            time = datetime.datetime.fromisoformat(match.group(0))
        except ValueError:
            return match.group(0)
        if time.tzinfo is None:
            time = time.replace(tzinfo=datetime.timezone.utc)
        return NOW if self.first < time < self.last else match.group(0)


class Postgres:
    """A database of its own on a server, of the same name for both programs."""

    NAME = "floe_conformance"

    def __init__(self, url, began):
        import psycopg2

        self.driver = psycopg2
        self.url = urllib.parse.urlsplit(url)
        self.rows = Rows(began)

    def connect(self, name):
        connection = self.driver.connect(
            host=self.url.hostname, port=self.url.port or 5432, user=self.url.username, password=self.url.password,
            dbname=name)
        connection.autocommit = True
        return connection

    def recreate(self, folder):
        self.execute_on_server(f"drop database if exists {self.NAME} with (force)")
        self.execute_on_server(f"create database {self.NAME}")

    def execute_on_server(self, sql):
        name = self.url.path.lstrip("/") or "postgres"
        with contextlib.closing(self.connect(name)) as connection, connection.cursor() as cursor:
            cursor.execute(sql)

    def target(self):
        return {"type": "postgres", "host": self.url.hostname, "port": self.url.port or 5432, "user": self.url.username,
                "pass": self.url.password, "dbname": self.NAME}

    def execute(self, sql):
        with contextlib.closing(self.connect(self.NAME)) as connection, connection.cursor() as cursor:
            cursor.execute(sql)

    def relations(self):
        found = {}
        with contextlib.closing(self.connect(self.NAME)) as connection, connection.cursor() as cursor:
            cursor.execute("""
                select c.oid, n.nspname, c.relname, c.relkind::text, c.relpersistence::text, obj_description(c.oid),
                    array(
                        select case g.grantee when 0 then 'public' else g.grantee::regrole::text end || ' '
                            || g.privilege_type
                        from aclexplode(c.relacl) g where g.grantee <> c.relowner order by 1)
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'v', 'm', 'p') and n.nspname !~ '^(pg_|information_schema)'
                order by 2, 3""")
            for oid, schema, name, kind, persistence, comment, grants in cursor.fetchall():
                cursor.execute("""
                    select attname, format_type(atttypid, atttypmod), attnotnull, col_description(attrelid, attnum)
                    from pg_attribute where attrelid = %s and attnum > 0 and not attisdropped order by attnum""", [oid])
                columns = cursor.fetchall()
                cursor.execute("""
                    select regexp_replace(pg_get_indexdef(indexrelid), 'INDEX \\S+ ON', 'INDEX ON') from pg_index
                    where indrelid = %s order by 1""", [oid])
                indexes = [row[0] for row in cursor.fetchall()]
                cursor.execute("""
                    select contype::text || ' ' || pg_get_constraintdef(oid) from pg_constraint where conrelid = %s
                    and contype <> 'n' order by 1""", [oid])
                constraints = [row[0] for row in cursor.fetchall()]
                cursor.execute("select " + ", ".join('"%s"::text' % column[0].replace('"', '""') for column in columns)
                               + ' from "%s"."%s"' % (schema, name))
                found[f"{schema}.{name}"] = {
                    "kind": kind + persistence, "comment": comment, "grants": grants, "columns": columns,
                    "indexes": indexes, "constraints": constraints,
                    "rows": self.rows.of([column[0] for column in columns], cursor.fetchall())}
        return found

    def close(self):
        pass


class DuckDb:
    """A file of its own, of the same name for both programs, with others beside it if they are attached."""

    def __init__(self, began, attached=()):
        import duckdb

        self.driver = duckdb
        self.rows = Rows(began)
        self.attached = attached
        self.path = None

    def recreate(self, folder):
        self.path = folder / "conformance.duckdb"

    def target(self):
        return {"type": "duckdb", "path": str(self.path)}

    def connect(self):
        connection = self.driver.connect(str(self.path))
        for name in self.attached:
            connection.execute(f"attach '{self.path.with_name(name + '.duckdb')}' as {name}")
        return connection

    def execute(self, sql):
        with self.connect() as connection:
            connection.execute(sql)

    def relations(self):
        found = {}
        with self.connect() as connection:
            own = connection.execute("select current_database()").fetchone()[0]
            for database in (own,) + tuple(self.attached):
                for schema, name, relation in self.relations_of(connection, database):
                    found[f"{schema}.{name}" if database == own else f"{database}.{schema}.{name}"] = relation
        return found

    def relations_of(self, connection, database):
        listed = connection.execute("""
            select table_schema, table_name, table_type from information_schema.tables
            where table_catalog = ? order by 1, 2""", [database]).fetchall()
        for schema, name, kind in listed:
            columns = connection.execute("""
                select column_name, data_type from information_schema.columns
                where table_catalog = ? and table_schema = ? and table_name = ?
                order by ordinal_position""", [database, schema, name]).fetchall()
            try:
                rows = connection.execute(
                    "select " + ", ".join('"%s"::varchar' % column[0].replace('"', '""') for column in columns)
                    + ' from "%s"."%s"."%s"' % (database, schema, name)).fetchall()
            except self.driver.Error as failure:
                rows = [[str(failure)]]
            yield schema, name, {"kind": kind, "columns": columns, "rows": self.rows.of([column[0] for column in columns], rows)}

    def close(self):
        pass
