package dev.floe.compiler.contract;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The table of a contract.
 *
 * @param name of the model
 * @param physicalName the namespace and the name in the catalog
 * @param quality rules about the table as a whole
 */
public record ContractTable(
        String name,
        String physicalName,
        Optional<String> description,
        List<ContractColumn> columns,
        List<QualityRule> quality) {
    public ContractTable {
        requireNonNull(name, "name is null");
        requireNonNull(physicalName, "physicalName is null");
        requireNonNull(description, "description is null");
        columns = List.copyOf(columns);
        quality = List.copyOf(quality);
    }

    /** Names differ by more than their case, as in SQL. */
    public Optional<ContractColumn> column(String column) {
        return columns.stream()
                .filter(each -> each.name().equalsIgnoreCase(column))
                .findFirst();
    }

    /** The columns of the primary key, in its order; none: there is no key. */
    public List<String> primaryKey() {
        return columns.stream()
                .filter(column -> column.keyPosition().isPresent())
                .sorted((left, right) -> Integer.compare(
                        left.keyPosition().getAsInt(), right.keyPosition().getAsInt()))
                .map(ContractColumn::name)
                .toList();
    }
}
