package dev.floe.compiler.contract;

import dev.floe.compiler.contract.Change.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the columns and the keys of two contracts. */
final class ColumnChanges {
    private final ContractTable before;
    private final ContractTable after;
    private final List<Change> changes = new ArrayList<>();

    private ColumnChanges(ContractTable before, ContractTable after) {
        this.before = before;
        this.after = after;
    }

    static List<Change> between(ContractTable before, ContractTable after) {
        ColumnChanges comparison = new ColumnChanges(before, after);
        comparison.compare();
        return comparison.changes;
    }

    private void compare() {
        for (ContractColumn column : before.columns()) {
            Optional<ContractColumn> now = after.column(column.name());
            if (now.isPresent()) {
                compare(column, now.get());
            } else {
                remove(column);
            }
        }
        after.columns().stream()
                .filter(column -> before.column(column.name()).isEmpty())
                .filter(column -> renamedTo(column).isEmpty())
                .forEach(column -> add(Kind.COLUMN_ADDED, column, "is new"));
        compareKeys();
        if (!order(before, after).equals(order(after, before))) {
            changes.add(new Change(Kind.COLUMNS_REORDERED, Optional.empty(), "the columns are in another order"));
        }
    }

    private void remove(ContractColumn column) {
        Optional<ContractColumn> renamed = after.columns().stream()
                .filter(candidate -> renamedTo(candidate).filter(column::equals).isPresent())
                .findFirst();
        if (renamed.isPresent()) {
            add(
                    Kind.COLUMN_RENAMED,
                    column,
                    "is called '%s' now".formatted(renamed.get().name()));
        } else {
            add(Kind.COLUMN_REMOVED, column, "is gone");
        }
    }

    /** The column that a new one has taken the place of: one of the same type at the same position that is gone. */
    private Optional<ContractColumn> renamedTo(ContractColumn added) {
        int position = after.columns().indexOf(added);
        return before.column(added.name()).isEmpty()
                        && before.columns().size() == after.columns().size()
                        && after.column(before.columns().get(position).name()).isEmpty()
                ? Optional.of(before.columns().get(position))
                        .filter(column -> column.type().equals(added.type()))
                : Optional.empty();
    }

    private void compare(ContractColumn old, ContractColumn now) {
        compareTypes(old, now);
        if (isRequired(old) && !isRequired(now)) {
            add(Kind.NULLS_ALLOWED, now, "may be null");
        } else if (!isRequired(old) && isRequired(now)) {
            add(Kind.NULLS_EXCLUDED, now, "is never null");
        }
        if (isUnique(before, old) && !isUnique(after, now)) {
            add(Kind.DUPLICATES_ALLOWED, now, "may have a value twice");
        } else if (!isUnique(before, old) && isUnique(after, now)) {
            add(Kind.DUPLICATES_EXCLUDED, now, "has no value twice");
        }
        changes.addAll(QualityChanges.between(
                "column '" + now.name() + "'", Optional.of(now.name()), old.quality(), now.quality()));
        if (!old.classification().equals(now.classification())) {
            add(
                    Kind.CLASSIFICATION_CHANGED,
                    now,
                    now.classification().map("is classified as '%s'"::formatted).orElse("is no longer classified"));
        }
        if (!old.description().equals(now.description())) {
            add(Kind.WORDS_CHANGED, now, "is described differently");
        }
    }

    private void compareTypes(ContractColumn old, ContractColumn now) {
        if (old.type().equals(now.type())) {
            return;
        }
        if (old.type().isEmpty()) {
            add(Kind.TYPE_ADDED, now, "is of type " + now.type().orElseThrow());
        } else {
            add(
                    Kind.TYPE_CHANGED,
                    now,
                    "is of %s instead of type %s"
                            .formatted(
                                    now.type().map(type -> "type " + type).orElse("any type"),
                                    old.type().get()));
        }
    }

    /** A key is unique by all of its columns together: whatever is unique by some of them keeps the promise. */
    private void compareKeys() {
        Set<String> old = lower(before.primaryKey());
        Set<String> now = lower(after.primaryKey());
        if (old.equals(now)) {
            return;
        }
        boolean isKept = old.isEmpty()
                || (!now.isEmpty() && old.containsAll(now))
                || after.columns().stream()
                        .filter(ContractColumn::isUnique)
                        .anyMatch(column -> old.contains(lower(column.name())));
        changes.add(new Change(
                isKept ? Kind.KEY_NARROWED : Kind.KEY_WIDENED,
                Optional.empty(),
                now.isEmpty()
                        ? "there is no primary key any more"
                        : "the primary key is (%s)%s"
                                .formatted(
                                        String.join(", ", after.primaryKey()),
                                        old.isEmpty()
                                                ? ""
                                                : " instead of (%s)"
                                                        .formatted(String.join(", ", before.primaryKey())))));
    }

    private static boolean isRequired(ContractColumn column) {
        return column.isRequired() || column.keyPosition().isPresent();
    }

    private static boolean isUnique(ContractTable table, ContractColumn column) {
        return column.isUnique() || lower(table.primaryKey()).equals(Set.of(lower(column.name())));
    }

    /** The columns of a table that the other one has as well. */
    private static List<String> order(ContractTable table, ContractTable other) {
        return table.columns().stream()
                .map(ContractColumn::name)
                .filter(name -> other.column(name).isPresent())
                .map(ColumnChanges::lower)
                .toList();
    }

    private static Set<String> lower(List<String> names) {
        return names.stream().map(ColumnChanges::lower).collect(Collectors.toSet());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void add(Kind kind, ContractColumn column, String fact) {
        changes.add(new Change(kind, Optional.of(column.name()), "column '%s' %s".formatted(column.name(), fact)));
    }
}
