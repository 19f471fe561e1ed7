package dev.floe.iceberg.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.iceberg.MetadataUpdate;
import org.apache.iceberg.MetadataUpdate.AddPartitionSpec;
import org.apache.iceberg.MetadataUpdate.AddSchema;
import org.apache.iceberg.MetadataUpdate.AddSnapshot;
import org.apache.iceberg.MetadataUpdate.AddSortOrder;
import org.apache.iceberg.MetadataUpdate.AssignUUID;
import org.apache.iceberg.MetadataUpdate.RemoveProperties;
import org.apache.iceberg.MetadataUpdate.RemoveSnapshotRef;
import org.apache.iceberg.MetadataUpdate.RemoveSnapshots;
import org.apache.iceberg.MetadataUpdate.SetCurrentSchema;
import org.apache.iceberg.MetadataUpdate.SetDefaultPartitionSpec;
import org.apache.iceberg.MetadataUpdate.SetDefaultSortOrder;
import org.apache.iceberg.MetadataUpdate.SetLocation;
import org.apache.iceberg.MetadataUpdate.SetProperties;
import org.apache.iceberg.MetadataUpdate.SetSnapshotRef;
import org.apache.iceberg.MetadataUpdate.UpgradeFormatVersion;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.UpdateRequirement;
import org.apache.iceberg.UpdateRequirement.AssertRefSnapshotID;
import org.apache.iceberg.UpdateRequirements;

/**
 * What leads from one version of a table to another, as a catalog wants to be told. It is found from what the two say, so a
 * version need not be published by the process that made it.
 *
 * @param requirements that hold as long as nobody else has changed the table
 * @param updates in their order
 */
public record TableUpdates(List<UpdateRequirement> requirements, List<MetadataUpdate> updates) {
    /** Stands for what the same request has added last. */
    private static final int LAST_ADDED = -1;

    public TableUpdates {
        requirements = List.copyOf(requirements);
        updates = List.copyOf(updates);
    }

    /** What makes a table that is not there yet. */
    public static TableUpdates creating(TableVersion first) {
        TableMetadata next = first.metadata();
        List<MetadataUpdate> updates =
                new ArrayList<>(List.of(new AssignUUID(next.uuid()), new UpgradeFormatVersion(next.formatVersion())));
        // Files name their spec by its id, so a catalog gets all of them, in the order in which it gives ids.
        next.schemas().stream()
                .sorted(Comparator.comparingInt(Schema::schemaId))
                .map(AddSchema::new)
                .forEach(updates::add);
        updates.add(new SetCurrentSchema(next.currentSchemaId()));
        next.specs().stream()
                .sorted(Comparator.comparingInt(PartitionSpec::specId))
                .map(AddPartitionSpec::new)
                .forEach(updates::add);
        updates.add(new SetDefaultPartitionSpec(next.defaultSpecId()));
        next.sortOrders().stream()
                .sorted(Comparator.comparingInt(SortOrder::orderId))
                .map(AddSortOrder::new)
                .forEach(updates::add);
        updates.add(new SetDefaultSortOrder(next.defaultSortOrderId()));
        updates.add(new SetLocation(next.location()));
        if (!next.properties().isEmpty()) {
            updates.add(new SetProperties(next.properties()));
        }
        next.snapshots().stream().map(AddSnapshot::new).forEach(updates::add);
        next.refs().forEach((name, ref) -> updates.add(reference(name, ref)));
        return new TableUpdates(UpdateRequirements.forCreateTable(updates), updates);
    }

    /** What leads from one version to another. */
    public static TableUpdates between(TableVersion base, TableVersion staged) {
        TableMetadata before = base.metadata();
        TableMetadata next = staged.metadata();
        List<MetadataUpdate> updates = new ArrayList<>();
        if (next.formatVersion() > before.formatVersion()) {
            updates.add(new UpgradeFormatVersion(next.formatVersion()));
        }
        if (!next.location().equals(before.location())) {
            updates.add(new SetLocation(next.location()));
        }
        addSchemas(before, next, updates);
        addSpecs(before, next, updates);
        addSortOrders(before, next, updates);
        addProperties(before.properties(), next.properties(), updates);
        addSnapshots(before, next, updates);
        List<UpdateRequirement> requirements =
                new ArrayList<>(UpdateRequirements.forUpdateTable(before, List.copyOf(updates)));
        if (requirements.stream().noneMatch(TableUpdates::isAboutMain)) {
            requirements.add(mainIs(before));
        }
        return new TableUpdates(requirements, updates);
    }

    private static boolean isAboutMain(UpdateRequirement requirement) {
        return requirement instanceof AssertRefSnapshotID reference
                && reference.refName().equals(SnapshotRef.MAIN_BRANCH);
    }

    @SuppressWarnings("NullAway") // Iceberg's way to say that the branch is not there.
    private static UpdateRequirement mainIs(TableMetadata metadata) {
        return new AssertRefSnapshotID(
                SnapshotRef.MAIN_BRANCH,
                Optional.ofNullable(metadata.currentSnapshot())
                        .map(Snapshot::snapshotId)
                        .orElse(null));
    }

    private static void addSchemas(TableMetadata before, TableMetadata next, List<MetadataUpdate> updates) {
        int lastAdded = LAST_ADDED;
        for (Schema schema : next.schemas()) {
            if (!before.schemasById().containsKey(schema.schemaId())) {
                updates.add(new AddSchema(schema));
                lastAdded = schema.schemaId();
            }
        }
        if (next.currentSchemaId() != before.currentSchemaId()) {
            updates.add(new SetCurrentSchema(reference(next.currentSchemaId(), lastAdded)));
        }
    }

    private static void addSpecs(TableMetadata before, TableMetadata next, List<MetadataUpdate> updates) {
        int lastAdded = LAST_ADDED;
        for (PartitionSpec spec : next.specs()) {
            if (!before.specsById().containsKey(spec.specId())) {
                updates.add(new AddPartitionSpec(spec));
                lastAdded = spec.specId();
            }
        }
        if (next.defaultSpecId() != before.defaultSpecId()) {
            updates.add(new SetDefaultPartitionSpec(reference(next.defaultSpecId(), lastAdded)));
        }
    }

    private static void addSortOrders(TableMetadata before, TableMetadata next, List<MetadataUpdate> updates) {
        int lastAdded = LAST_ADDED;
        for (SortOrder order : next.sortOrders()) {
            if (!before.sortOrdersById().containsKey(order.orderId())) {
                updates.add(new AddSortOrder(order));
                lastAdded = order.orderId();
            }
        }
        if (next.defaultSortOrderId() != before.defaultSortOrderId()) {
            updates.add(new SetDefaultSortOrder(reference(next.defaultSortOrderId(), lastAdded)));
        }
    }

    /** A catalog gives what is added an id of its own, so that is named by being the last. */
    private static int reference(int id, int lastAdded) {
        return id == lastAdded ? LAST_ADDED : id;
    }

    private static void addProperties(
            Map<String, String> before, Map<String, String> next, List<MetadataUpdate> updates) {
        Map<String, String> set = new HashMap<>(next);
        set.entrySet().removeIf(entry -> entry.getValue().equals(before.get(entry.getKey())));
        if (!set.isEmpty()) {
            updates.add(new SetProperties(set));
        }
        Set<String> removed = new TreeSet<>(before.keySet());
        removed.removeAll(next.keySet());
        if (!removed.isEmpty()) {
            updates.add(new RemoveProperties(removed));
        }
    }

    private static void addSnapshots(TableMetadata before, TableMetadata next, List<MetadataUpdate> updates) {
        next.snapshots().stream()
                .filter(snapshot -> isNotIn(before, snapshot))
                .sorted(Comparator.comparingLong(Snapshot::sequenceNumber))
                .map(AddSnapshot::new)
                .forEach(updates::add);
        next.refs().forEach((name, ref) -> {
            if (!Objects.equals(ref, before.refs().get(name))) {
                updates.add(reference(name, ref));
            }
        });
        before.refs().keySet().stream()
                .filter(name -> !next.refs().containsKey(name))
                .map(RemoveSnapshotRef::new)
                .forEach(updates::add);
        Set<Long> gone = new TreeSet<>();
        before.snapshots().stream()
                .filter(snapshot -> isNotIn(next, snapshot))
                .map(Snapshot::snapshotId)
                .forEach(gone::add);
        if (!gone.isEmpty()) {
            updates.add(new RemoveSnapshots(gone));
        }
    }

    private static boolean isNotIn(TableMetadata metadata, Snapshot snapshot) {
        return metadata.snapshot(snapshot.snapshotId()) == null;
    }

    @SuppressWarnings("NullAway") // Iceberg's way to say that nothing is set.
    private static MetadataUpdate reference(String name, SnapshotRef ref) {
        return new SetSnapshotRef(
                name,
                ref.snapshotId(),
                ref.type(),
                ref.minSnapshotsToKeep(),
                ref.maxSnapshotAgeMs(),
                ref.maxRefAgeMs());
    }
}
