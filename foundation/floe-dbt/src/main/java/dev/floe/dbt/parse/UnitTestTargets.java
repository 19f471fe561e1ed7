package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.documents.NearestName;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the models that unit tests test, once all models are known, and adds the tests to the manifest. */
final class UnitTestTargets {
    private static final String INCREMENTAL = "is_incremental";

    private final Manifest manifest;

    UnitTestTargets(Manifest manifest) {
        this.manifest = manifest;
    }

    /**
     * Adds a unit test, and one for each version where its model has several.
     *
     * @throws FloeException if there is no such model or version, or the test does not say what an incremental model needs
     */
    void add(Node test) {
        String model = test.text("model");
        String name = model.strip().split("\\s+", 2)[0];
        Predicate<Node> isTested = node -> node.kind() == ResourceKind.MODEL
                && node.packageName().equals(test.packageName())
                && node.name().equals(name);
        List<Node> models = manifest.nodes().values().stream().filter(isTested).toList();
        if (models.isEmpty()) {
            boolean isDisabled =
                    manifest.disabled().values().stream().flatMap(List::stream).anyMatch(isTested);
            if (!isDisabled) {
                throw missing(test, model);
            }
            test.config().put("enabled", BoolValue.FALSE);
        }
        if (!test.isEnabled()) {
            test.dependOn(List.of());
            manifest.disable(test);
            return;
        }
        Node tested = latest(models);
        requireIncremental(test, tested);
        test.put("schema", StringValue.of(tested.text("schema")));
        if (Fields.find(tested.fields(), "version").isEmpty()) {
            if (versions(test, "include").isPresent()
                    || versions(test, "exclude").isPresent()) {
                throw wrong(
                        test,
                        "chooses versions of model '" + tested.name() + "', which has none",
                        "remove its 'versions'");
            }
            place(test, tested);
            return;
        }
        List<Node> chosen = models.stream().filter(each -> isChosen(test, each)).toList();
        if (chosen.isEmpty()) {
            throw wrong(test, "chooses no version that model '" + tested.name() + "' has", "look at its 'versions'");
        }
        chosen.forEach(each -> placeVersion(test, each));
    }

    private static Node latest(List<Node> models) {
        return models.stream()
                .filter(node ->
                        Fields.text(node.fields(), "version").equals(Fields.text(node.fields(), "latest_version")))
                .findFirst()
                .orElse(models.getFirst());
    }

    private static Optional<List<String>> versions(Node test, String key) {
        List<Value> versions = Fields.list(Fields.dict(test.fields(), "versions"), key);
        return versions.isEmpty()
                ? Optional.empty()
                : Optional.of(versions.stream().map(Value::repr).toList());
    }

    private static boolean isChosen(Node test, Node model) {
        String version = model.fields().find("version").orElse(NoneValue.NONE).repr();
        return versions(test, "exclude")
                .map(excluded -> !excluded.contains(version))
                .or(() -> versions(test, "include").map(included -> included.contains(version)))
                .orElse(true);
    }

    private void placeVersion(Node test, Node model) {
        Node own = new Node(ResourceKind.UNIT_TEST, test.project(), Fields.copy(test.fields()));
        Value version = model.fields().find("version").orElse(NoneValue.NONE);
        own.put("version", version);
        own.put("unique_id", StringValue.of(test.uniqueId() + "_v" + version.toText()));
        place(own, model);
    }

    private void place(Node test, Node model) {
        test.dependOn(List.of(model.uniqueId()));
        Node other = manifest.unitTests().putIfAbsent(test.uniqueId(), test);
        if (other != null) {
            throw DbtError.DUPLICATE.in(
                    test.text("original_file_path"),
                    "Two unit tests of model '%s' are called '%s'".formatted(model.name(), test.name()),
                    "rename one of them");
        }
    }

    private static void requireIncremental(Node test, Node model) {
        if (!model.macros().contains("macro.dbt." + INCREMENTAL)) {
            return;
        }
        Value override = Fields.dict(Fields.dict(test.fields(), "overrides"), "macros")
                .find(INCREMENTAL)
                .orElse(NoneValue.NONE);
        if (!(override instanceof BoolValue)) {
            throw wrong(
                    test,
                    "does not say whether model '" + model.name() + "' is incremental",
                    "write 'overrides: {macros: {is_incremental: true}}', or false");
        }
        boolean hasThis = Fields.dicts(test.fields(), "given").stream()
                .anyMatch(given -> Fields.text(given, "input", "").equals("this"));
        if (override.isTrue() && !hasThis) {
            throw wrong(
                    test,
                    "gives no rows to 'this', which the incremental model '" + model.name() + "' reads",
                    "write '- input: this' with rows below 'given'");
        }
    }

    private FloeException missing(Node test, String model) {
        List<String> known = manifest.nodes().values().stream()
                .filter(node -> node.kind() == ResourceKind.MODEL)
                .map(Node::name)
                .toList();
        return DbtError.REFERENCE.in(
                test.text("original_file_path"),
                "Unit test '%s' tests a model named '%s' which was not found".formatted(test.name(), model),
                NearestName.of(model, known)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("look at the name; the model must be of package '" + test.packageName() + "'"));
    }

    private static FloeException wrong(Node test, String fact, String help) {
        return DbtError.PROPERTIES.in(test.text("original_file_path"), "Unit test '" + test.name() + "' " + fact, help);
    }
}
