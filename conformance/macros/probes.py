"""The table of probes: for which adapters, which expression, and what the macros find around them."""

from probes_adapters import ADAPTERS
from probes_duckdb import DUCKDB_ONLY
from probes_functions import FUNCTIONS
from probes_graph import GRAPH
from probes_materializations import MATERIALIZATIONS
from probes_python import PYTHON
from probes_relations import RELATIONS
from probes_snapshots import SNAPSHOTS

PROBES = [*FUNCTIONS, *ADAPTERS, *MATERIALIZATIONS, *SNAPSHOTS, *RELATIONS, *DUCKDB_ONLY, *GRAPH, *PYTHON]
