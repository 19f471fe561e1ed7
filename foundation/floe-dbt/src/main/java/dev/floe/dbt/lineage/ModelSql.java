package dev.floe.dbt.lineage;

import dev.floe.jinja.template.RenderedText;
import dev.floe.lineage.syntax.Query;
import java.util.Optional;

/**
 * A node's query as it was read.
 *
 * @param rendered empty: it cannot be compiled without the database, or not at all
 */
record ModelSql(String uniqueId, Optional<RenderedText> rendered, Query query) {}
