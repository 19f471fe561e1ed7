package dev.floe.compiler.port;

import dev.floe.compiler.contract.ContractColumn.Promise;
import dev.floe.compiler.contract.QualityRule;
import dev.floe.compiler.project.ProductProject;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.value.PropertyValue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the constraints and tests of a model make sure of. A test counts where it fails a run: not one that warns, that looks
 * at some rows only or that tolerates some failures. A constraint counts where the model's contract is enforced.
 */
final class ModelPromises {
    private static final String COMBINATION = "unique_combination_of_columns";

    private final Map<String, Set<Promise>> promises = new LinkedHashMap<>();
    private final Map<String, List<QualityRule>> ofColumns = new LinkedHashMap<>();
    private final List<QualityRule> ofTable = new ArrayList<>();
    private final List<List<String>> keys = new ArrayList<>();
    private final List<List<String>> combined = new ArrayList<>();

    private ModelPromises() {}

    static ModelPromises of(ProductProject project, ManifestNode model) {
        ModelPromises promises = new ModelPromises();
        if (isEnforced(model)) {
            promises.addConstraints(model);
        }
        project.testsOf(model).stream().filter(ModelPromises::isStrict).forEach(promises::addTest);
        return promises;
    }

    /** Whether dbt builds the table with the columns that are declared. */
    static boolean isEnforced(ManifestNode model) {
        return Fields.find(Fields.dict(model.config(), "contract"), "enforced")
                .filter(Value::isTrue)
                .isPresent();
    }

    Set<Promise> of(String column) {
        Set<Promise> made = EnumSet.noneOf(Promise.class);
        made.addAll(promises.getOrDefault(lower(column), Set.of()));
        if (primaryKey().contains(lower(column))) {
            made.add(Promise.REQUIRED);
        }
        return made;
    }

    List<QualityRule> qualityOf(String column) {
        return ofColumns.getOrDefault(lower(column), List.of());
    }

    List<QualityRule> quality() {
        return ofTable;
    }

    /** In lower case: what is declared as one, else the first column, else the first columns together, that could be one. */
    List<String> primaryKey() {
        Optional<List<String>> declared = keys.stream().findFirst();
        return declared.orElseGet(() -> promises.entrySet().stream()
                .filter(entry -> entry.getValue().containsAll(EnumSet.allOf(Promise.class)))
                .map(entry -> List.of(entry.getKey()))
                .findFirst()
                .or(this::testedTogether)
                .orElse(List.of()));
    }

    private Optional<List<String>> testedTogether() {
        return combined.stream()
                .filter(columns -> !columns.isEmpty()
                        && columns.stream().allMatch(column -> promises.getOrDefault(column, Set.of())
                                .contains(Promise.REQUIRED)))
                .findFirst();
    }

    private void addConstraints(ManifestNode model) {
        Fields.dicts(model.fields(), "constraints")
                .forEach(constraint -> addConstraint(
                        constraint,
                        Fields.list(constraint, "columns").stream()
                                .map(Value::toText)
                                .toList()));
        Fields.dict(model.fields(), "columns").entries().forEach((name, value) -> {
            if (value instanceof DictValue column) {
                Fields.dicts(column, "constraints")
                        .forEach(constraint -> addConstraint(constraint, List.of(name.toText())));
            }
        });
    }

    private void addConstraint(DictValue constraint, List<String> columns) {
        switch (Fields.text(constraint, "type", "")) {
            case "not_null" -> columns.forEach(column -> promise(column, Promise.REQUIRED));
            case "unique" -> {
                if (columns.size() == 1) {
                    promise(columns.getFirst(), Promise.UNIQUE);
                }
            }
            case "primary_key" ->
                keys.add(columns.stream().map(ModelPromises::lower).toList());
            default -> {
                // Other constraints are no promise that the standard has a word for.
            }
        }
    }

    private static boolean isStrict(ManifestNode test) {
        DictValue config = test.config();
        return Fields.text(config, "severity", "error").equalsIgnoreCase("error")
                && Fields.find(config, "where").isEmpty()
                && Fields.text(config, "error_if", "!= 0").equals("!= 0");
    }

    private void addTest(ManifestNode test) {
        DictValue metadata = Fields.dict(test.fields(), "test_metadata");
        DictValue arguments = Fields.dict(metadata, "kwargs");
        Optional<String> column = Fields.text(arguments, "column_name");
        String name = test.testName().orElse("");
        if (name.equals("not_null") && column.isPresent()) {
            promise(column.get(), Promise.REQUIRED);
        } else if (name.equals("unique") && column.isPresent()) {
            promise(column.get(), Promise.UNIQUE);
        } else if (name.equals("accepted_values") && column.isPresent()) {
            rules(column.get())
                    .add(QualityRule.validValues(Fields.list(arguments, "values").stream()
                            .map(PlainValues::of)
                            .toList()));
        } else if (!name.isEmpty()) {
            if (name.equals(COMBINATION)) {
                combined.add(Fields.list(arguments, "combination_of_columns").stream()
                        .map(value -> lower(value.toText()))
                        .toList());
            }
            List<QualityRule> rules = column.map(this::rules).orElse(ofTable);
            rules.add(QualityRule.dbtTest(
                    Fields.text(metadata, "namespace")
                            .map(namespace -> namespace + "." + name)
                            .orElse(name),
                    withoutSubject(arguments)));
        }
    }

    private static PropertyValue.Entries withoutSubject(DictValue arguments) {
        Map<String, PropertyValue> rest =
                new LinkedHashMap<>(PlainValues.of(arguments).values());
        rest.remove("model");
        rest.remove("column_name");
        return new PropertyValue.Entries(rest);
    }

    private List<QualityRule> rules(String column) {
        return ofColumns.computeIfAbsent(lower(column), name -> new ArrayList<>());
    }

    private void promise(String column, Promise promise) {
        promises.computeIfAbsent(lower(column), name -> EnumSet.noneOf(Promise.class))
                .add(promise);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
