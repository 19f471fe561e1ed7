"""The table of probes: for which adapters, which expression, and what the macros find around them."""

from probes_adapters import ADAPTERS
from probes_functions import FUNCTIONS
from probes_materializations import MATERIALIZATIONS
from probes_snapshots import SNAPSHOTS

PROBES = [*FUNCTIONS, *ADAPTERS, *MATERIALIZATIONS, *SNAPSHOTS]
