package dev.floe.runner.product;

import dev.floe.iceberg.table.TableVersion;
import dev.floe.spi.session.QueryRows;
import dev.floe.spi.table.TableScan;
import java.util.List;

/** Takes the rows of a table that dbt has built. */
final class DbtCoreTable {
    private static final String PUBLISHED = "__floe_published";

    private final TableWriter writer;

    DbtCoreTable(TableWriter writer) {
        this.writer = writer;
    }

    /** A version with all of its rows. */
    TableVersion replace() {
        return writer.replace(built());
    }

    /**
     * A version with all of its rows, of a table that dbt has added to: where no published row has gone, only the new ones are
     * written, which may be none.
     */
    TableVersion add(TableVersion published) {
        if (!published.change(writer.describe(built())).schema().equals(published.schema())) {
            return replace();
        }
        String before = EngineCalls.beside(writer.relation(), PUBLISHED);
        TableScan scan = published.scan();
        EngineCalls.refusals(() -> {
            writer.session().tableFiles().orElseThrow().createView(before, scan);
            return scan;
        });
        String old = "select * from " + before;
        try {
            if (hasRows(old + " except all " + built())) {
                return replace();
            }
            String added = built() + " except all " + old;
            List<String> queries = hasRows(added) ? List.of(added) : List.of();
            return writer.write(published.change(published.schema()), target -> target.change()
                    .addRows(
                            queries.stream()
                                    .flatMap(query -> target.write(query, "new").stream())
                                    .toList(),
                            writer.summary()));
        } finally {
            EngineCalls.drop("view", before, writer.session());
        }
    }

    private String built() {
        return "select * from " + writer.relation();
    }

    private boolean hasRows(String query) {
        return EngineCalls.refusals(() -> {
            try (QueryRows rows = writer.session().query(query + " limit 1")) {
                return rows.next();
            }
        });
    }
}
