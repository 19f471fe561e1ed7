package dev.floe.compiler.contract;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A column of a contract.
 *
 * @param type empty where a contract that somebody else wrote says none
 * @param keyPosition its place in the primary key, counted from 1
 */
public record ContractColumn(
        String name,
        Optional<ColumnType> type,
        Set<Promise> promises,
        OptionalInt keyPosition,
        Optional<String> classification,
        Optional<String> description,
        List<QualityRule> quality) {
    public ContractColumn {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        promises = promises.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(promises));
        requireNonNull(keyPosition, "keyPosition is null");
        requireNonNull(classification, "classification is null");
        requireNonNull(description, "description is null");
        quality = List.copyOf(quality);
    }

    /** What can be promised of every value. */
    public enum Promise {
        /** It is never null. */
        REQUIRED,
        /** No other row has it. */
        UNIQUE
    }

    public boolean isRequired() {
        return promises.contains(Promise.REQUIRED);
    }

    public boolean isUnique() {
        return promises.contains(Promise.UNIQUE);
    }
}
