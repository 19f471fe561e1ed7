"""Short ways to write down probes."""

from recording import Setting

BOTH = ("duckdb", "postgres")


def probes(expressions, adapters=BOTH, **setting):
    """One probe for every line, all with the same surroundings."""
    lines = [line.strip() for line in expressions.strip().splitlines()]
    return [(adapters, line, Setting(**setting)) for line in lines if line]


class Found:
    """An answer of `get_relation`: a relation of one type with the asked-for name."""

    def __init__(self, adapter_type, relation_type):
        self.adapter_type = adapter_type
        self.relation_type = relation_type

    def __call__(self, database, schema, identifier):
        from recording import adapter_classes

        relation = adapter_classes(self.adapter_type).Relation
        return relation.create(database=database, schema=schema, identifier=identifier, type=self.relation_type)

    def __repr__(self):
        return f"Found({self.adapter_type}, {self.relation_type})"


class Columns:
    """An answer of `get_columns_in_relation`: integer columns with these names, other ones for relations named."""

    def __init__(self, *names, **names_by_relation):
        self.names = names
        self.names_by_relation = names_by_relation

    @staticmethod
    def of_relation(**names_by_relation):
        return Columns(**names_by_relation)

    def __call__(self, relation):
        from dbt.adapters.base import Column

        names = self.names_by_relation.get(getattr(relation, "identifier", None), self.names)
        return [Column.create(name, "integer") for name in names]

    def __repr__(self):
        return f"Columns{self.names}{self.names_by_relation or ''}"


class TypesOfQuery:
    """An answer of `get_column_schema_from_query`: the columns of a contract, and those of the query below it."""

    def __init__(self, promised, found=None):
        self.promised = promised
        self.found = promised if found is None else found

    def __call__(self, sql):
        from dbt.adapters.base import Column

        return [Column.create(*column) for column in (self.promised if "null" in sql else self.found)]

    def __repr__(self):
        return f"TypesOfQuery({self.promised}, {self.found})"
