package dev.floe.iceberg.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.util.JsonUtil;

/**
 * The time of a table, which does not go back. Iceberg stamps what it makes by the clock of this machine, and refuses to make
 * anything where a machine with a later clock has written before. There, the table is worked on in this machine's time, and
 * what comes of it is brought into the table's.
 *
 * @param aheadMillis by how much the last that was done to the table is later than the clock of this machine
 */
record TableTime(long aheadMillis) {
    /** Of a table to which nothing has been done. */
    static final TableTime OF_NEW = new TableTime(0);

    private static final String STAMP = "timestamp-ms";
    private static final String LAST_STAMP = "last-updated-ms";
    private static final List<String> STAMPED = List.of("snapshots", "snapshot-log", "metadata-log");

    static TableTime of(TableMetadata metadata) {
        long last = metadata.lastUpdatedMillis();
        Snapshot current = metadata.currentSnapshot();
        if (current != null) {
            last = Math.max(last, current.timestampMillis());
        }
        return new TableTime(Math.max(0, last - now()));
    }

    /** What Iceberg's own stamps say: there is no other clock that counts. */
    private static long now() {
        return TableMetadata.newTableMetadata(new Schema(), PartitionSpec.unpartitioned(), "nowhere", Map.of())
                .lastUpdatedMillis();
    }

    TableMetadata toMachine(TableMetadata metadata) {
        return shifted(metadata, -aheadMillis);
    }

    TableMetadata toTable(TableMetadata metadata) {
        return shifted(metadata, aheadMillis);
    }

    private static TableMetadata shifted(TableMetadata metadata, long millis) {
        if (millis == 0) {
            return metadata;
        }
        try {
            ObjectNode json = (ObjectNode) JsonUtil.mapper().readTree(TableMetadataParser.toJson(metadata));
            json.put(LAST_STAMP, json.get(LAST_STAMP).asLong() + millis);
            for (String list : STAMPED) {
                for (JsonNode each : json.path(list)) {
                    ((ObjectNode) each).put(STAMP, each.get(STAMP).asLong() + millis);
                }
            }
            return TableMetadataParser.fromJson(metadata.metadataFileLocation(), json.toString());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Iceberg cannot read what it has written", impossible);
        }
    }
}
