package dev.floe.dbt.lineage;

import dev.floe.dbt.compile.CompiledNode;
import dev.floe.lineage.syntax.Query;
import java.util.Optional;

/**
 * A node's query as it was read.
 *
 * @param compiled empty: it cannot be compiled without the database, or not at all
 */
record ModelSql(String uniqueId, Optional<CompiledNode> compiled, Query query) {}
