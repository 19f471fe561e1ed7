package dev.floe.compiler.contract;

import dev.floe.compiler.contract.ContractColumn.Promise;
import dev.floe.dbt.version.SemanticVersion;
import dev.floe.spi.value.PropertyValue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/** Makes contracts and changes them, by chance, but the same for the same seed. */
final class SampleContracts {
    static final String LOADED_AT = "loaded_at";

    private static final List<String> TYPES = List.of(
            "INTEGER",
            "BIGINT",
            "DECIMAL(18,2)",
            "DECIMAL(18,4)",
            "DECIMAL(10,2)",
            "DOUBLE",
            "FLOAT",
            "VARCHAR",
            "DATE");
    private static final List<String> WORDS = List.of("a", "b", "c", "d");

    private final Random random;

    SampleContracts(long seed) {
        this.random = new Random(seed);
    }

    /** Its last column is a time, for what is promised of it. */
    Contract next() {
        List<ContractColumn> columns = new ArrayList<>();
        int count = 3 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            columns.add(column("c" + i));
        }
        List<Integer> keys =
                random.nextInt(3) == 0 ? List.of() : List.of(0, 1, 2).subList(0, 1 + random.nextInt(3));
        for (int i = 0; i < keys.size(); i++) {
            columns.set(i, key(columns.get(i), i + 1));
        }
        columns.add(new ContractColumn(
                LOADED_AT,
                Optional.of(ColumnType.of("timestamp")),
                Set.of(Promise.REQUIRED),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of()));
        return new Contract(
                new PortId("shop", "orders"),
                SemanticVersion.read("1.0.0").orElseThrow(),
                Optional.of("sales"),
                Optional.of("All orders"),
                new ContractTable(
                        "orders",
                        "gold.orders",
                        Optional.empty(),
                        columns,
                        random.nextBoolean() ? rowCount() : List.of()),
                List.of(server("one")),
                Optional.of("team"),
                service());
    }

    private List<QualityRule> rowCount() {
        String operator = random.nextBoolean() ? "mustBeGreaterThan" : "mustBeGreaterOrEqualTo";
        return List.of(new QualityRule(new PropertyValue.Entries(Map.of(
                "type",
                PropertyValue.of("library"),
                "metric",
                PropertyValue.of("rowCount"),
                operator,
                PropertyValue.of(1 + random.nextInt(4))))));
    }

    static ContractServer server(String catalog) {
        return new ContractServer(
                catalog,
                Optional.empty(),
                new PropertyValue.Entries(
                        Map.of("type", PropertyValue.of("custom"), "catalog", PropertyValue.of(catalog))));
    }

    private List<ServiceLevel> service() {
        List<ServiceLevel> levels = new ArrayList<>();
        if (random.nextBoolean()) {
            levels.add(ServiceLevel.span("latency", 1 + random.nextInt(48), "h"));
        }
        if (random.nextBoolean()) {
            levels.add(ServiceLevel.span("retention", 30 + random.nextInt(300), "d"));
        }
        return levels;
    }

    private ContractColumn column(String name) {
        ColumnType type = ColumnType.of(any(TYPES));
        Set<Promise> promises = EnumSet.noneOf(Promise.class);
        if (random.nextBoolean()) {
            promises.add(Promise.REQUIRED);
        }
        boolean isListed = type.physical().equals("VARCHAR") && random.nextBoolean();
        if (!isListed && random.nextInt(3) == 0) {
            promises.add(Promise.UNIQUE);
        }
        return new ContractColumn(
                name,
                Optional.of(type),
                promises,
                OptionalInt.empty(),
                Optional.of(any(List.of("public", "internal"))),
                Optional.of("says " + random.nextInt(3)),
                isListed ? List.of(words()) : List.of());
    }

    private QualityRule words() {
        return QualityRule.validValues(WORDS.subList(0, 2 + random.nextInt(3)).stream()
                .map(PropertyValue::of)
                .toList());
    }

    private static ContractColumn key(ContractColumn column, int position) {
        Set<Promise> promises = EnumSet.of(Promise.REQUIRED);
        promises.addAll(column.promises());
        return new ContractColumn(
                column.name(),
                column.type(),
                promises,
                OptionalInt.of(position),
                column.classification(),
                column.description(),
                List.of());
    }

    /** The same contract with one thing changed, or, by chance, with none. */
    Contract changed(Contract contract) {
        ContractTable table = contract.table();
        List<ContractColumn> columns = new ArrayList<>(table.columns());
        int at = random.nextInt(columns.size() - 1);
        ContractColumn column = columns.get(at);
        Contract other = next();
        return switch (random.nextInt(15)) {
            case 0 -> with(contract, without(columns, at));
            case 1 -> with(contract, inserted(columns, column("added" + random.nextInt(100))));
            case 2 -> with(contract, replaced(columns, at, named(column, "renamed" + random.nextInt(100))));
            case 3 -> with(contract, replaced(columns, at, typed(column, ColumnType.of(any(TYPES)))));
            case 4 -> with(contract, replaced(columns, at, toggled(column, Promise.REQUIRED)));
            case 5 -> with(contract, replaced(columns, at, toggled(column, Promise.UNIQUE)));
            case 6 -> with(contract, keyed(columns));
            case 7 -> with(contract, replaced(columns, at, listed(column)));
            case 8 -> with(contract, replaced(columns, at, described(column)));
            case 9 -> with(contract, inserted(without(columns, at), column));
            case 10 -> withTable(contract, table.physicalName(), other.table().quality());
            case 11 -> withTable(contract, random.nextBoolean() ? "gold.orders" : "gold.sales", table.quality());
            case 12 -> withOperation(contract, contract.servers(), other.service());
            case 13 -> withOperation(contract, servers(), contract.service());
            default -> contract;
        };
    }

    private List<ContractServer> servers() {
        return any(List.of(
                List.of(server("one")), List.of(server("two")), List.of(server("one"), server("two")), List.of()));
    }

    private static Contract with(Contract contract, List<ContractColumn> columns) {
        ContractTable table = contract.table();
        return withTable(
                contract,
                new ContractTable(table.name(), table.physicalName(), table.description(), columns, table.quality()));
    }

    private static Contract withTable(Contract contract, String physicalName, List<QualityRule> quality) {
        ContractTable table = contract.table();
        return withTable(
                contract, new ContractTable(table.name(), physicalName, table.description(), table.columns(), quality));
    }

    private static Contract withTable(Contract contract, ContractTable table) {
        return new Contract(
                contract.id(),
                contract.version(),
                contract.domain(),
                contract.description(),
                table,
                contract.servers(),
                contract.team(),
                contract.service());
    }

    private static Contract withOperation(Contract contract, List<ContractServer> servers, List<ServiceLevel> service) {
        return new Contract(
                contract.id(),
                contract.version(),
                contract.domain(),
                contract.description(),
                contract.table(),
                servers,
                contract.team(),
                service);
    }

    private List<ContractColumn> keyed(List<ContractColumn> columns) {
        List<ContractColumn> keyed = new ArrayList<>();
        int position = 1;
        for (ContractColumn column : columns) {
            boolean isKey = position < 4
                    && random.nextInt(3) == 0
                    && column.quality().isEmpty()
                    && !column.name().equals(LOADED_AT);
            keyed.add(isKey ? key(column, position++) : plain(column));
        }
        return keyed;
    }

    private static ContractColumn plain(ContractColumn column) {
        return new ContractColumn(
                column.name(),
                column.type(),
                column.promises(),
                OptionalInt.empty(),
                column.classification(),
                column.description(),
                column.quality());
    }

    private static ContractColumn named(ContractColumn column, String name) {
        return new ContractColumn(
                name,
                column.type(),
                column.promises(),
                column.keyPosition(),
                column.classification(),
                column.description(),
                column.quality());
    }

    private static ContractColumn typed(ContractColumn column, ColumnType type) {
        return new ContractColumn(
                column.name(),
                Optional.of(type),
                column.promises(),
                column.keyPosition(),
                column.classification(),
                column.description(),
                type.physical().equals("VARCHAR") ? column.quality() : List.of());
    }

    /** A key is never null, and few values cannot all be different. */
    private static ContractColumn toggled(ContractColumn column, Promise promise) {
        Set<Promise> promises =
                EnumSet.copyOf(column.promises().isEmpty() ? EnumSet.noneOf(Promise.class) : column.promises());
        if (column.keyPosition().isPresent()
                || (promise == Promise.UNIQUE && !column.quality().isEmpty())) {
            return column;
        }
        if (!promises.remove(promise)) {
            promises.add(promise);
        }
        return new ContractColumn(
                column.name(),
                column.type(),
                promises,
                column.keyPosition(),
                column.classification(),
                column.description(),
                column.quality());
    }

    private ContractColumn listed(ContractColumn column) {
        boolean mayBeListed =
                column.type().filter(ColumnType.of("varchar")::equals).isPresent()
                        && !column.isUnique()
                        && column.keyPosition().isEmpty();
        return new ContractColumn(
                column.name(),
                column.type(),
                column.promises(),
                column.keyPosition(),
                column.classification(),
                column.description(),
                mayBeListed && random.nextInt(4) > 0 ? List.of(words()) : List.of());
    }

    private ContractColumn described(ContractColumn column) {
        return new ContractColumn(
                column.name(),
                column.type(),
                column.promises(),
                column.keyPosition(),
                Optional.of(any(List.of("public", "internal"))),
                Optional.of("says " + random.nextInt(3)),
                column.quality());
    }

    private List<ContractColumn> inserted(List<ContractColumn> columns, ContractColumn column) {
        List<ContractColumn> inserted = new ArrayList<>(columns);
        inserted.add(random.nextInt(columns.size() + 1), column);
        return inserted;
    }

    private static List<ContractColumn> without(List<ContractColumn> columns, int at) {
        List<ContractColumn> rest = new ArrayList<>(columns);
        rest.remove(at);
        return rest;
    }

    private static List<ContractColumn> replaced(List<ContractColumn> columns, int at, ContractColumn column) {
        List<ContractColumn> replaced = new ArrayList<>(columns);
        replaced.set(at, column);
        return replaced;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
