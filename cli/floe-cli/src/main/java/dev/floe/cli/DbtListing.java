package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.graph.ManifestNode;
import dev.floe.dbt.manifest.ManifestWriter;
import dev.floe.dbt.select.SelectedNodes;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe dbt ls}: lists nodes in dbt's forms. */
final class DbtListing {
    private static final String OUTPUT_KEYS = "--output-keys";
    private static final List<String> KEYS = List.of(
            "alias",
            "name",
            "package_name",
            "depends_on",
            "tags",
            "config",
            "resource_type",
            "source_name",
            "original_file_path",
            "unique_id");

    /** What a line says of a node. */
    private enum Form {
        SELECTOR,
        NAME,
        PATH,
        JSON
    }

    private DbtListing() {}

    static void addTo(CommandSpec specification) {
        specification.addOption(GlobalOption.values(
                OUTPUT_KEYS, "A B", "ls: what '--output json' says of each node, such as 'name config.tags'"));
    }

    static CommandResult run(DbtContext context, SelectedNodes selected) {
        List<ManifestNode> nodes = selected.uniqueIds().stream()
                .map(context.graph()::node)
                .sorted(Comparator.comparing(ManifestNode::selector))
                .toList();
        Form form = context.options()
                .text(GlobalOption.OUTPUT)
                .filter(text -> !text.equals("text"))
                .map(DbtListing::form)
                .orElse(Form.SELECTOR);
        List<String> keys = context.options().words(OUTPUT_KEYS);
        return new CommandResult(
                () -> nodes.stream().map(node -> line(node, form, keys) + "\n").collect(Collectors.joining()),
                () -> new JsonObject()
                        .withEach("nodes", nodes, node -> node(node).value())
                        .value()
                        .values(),
                ProblemSources.findings(
                        WarningRules.apply(
                                Stream.concat(context.parsed().warnings().stream(), selected.warnings().stream())
                                        .toList(),
                                context.flags()),
                        context.project()));
    }

    private static Form form(String text) {
        return Arrays.stream(Form.values())
                .filter(form -> form.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new FloeException(
                        UsageFault.notAChoice(text, "option '--output'", List.of("selector", "name", "path", "json"))));
    }

    private static String line(ManifestNode node, Form form, List<String> keys) {
        return switch (form) {
            case SELECTOR -> node.selector();
            case NAME ->
                node.sourceName().map(source -> source + ".").orElse("")
                        + node.name()
                        + node.version().map(version -> ".v" + version.toText()).orElse("");
            case PATH -> node.path();
            case JSON -> ManifestWriter.spaced(json(node.fields(), keys));
        };
    }

    /** The fields that are asked for, in the order of the manifest, and those of {@code config} by their paths. */
    private static DictValue json(DictValue fields, List<String> keys) {
        DictValue shown = DictValue.empty();
        List<String> wanted = keys.isEmpty() ? KEYS : keys;
        fields.entries().forEach((key, value) -> {
            if (wanted.contains(key.toText())) {
                shown.put(key.toText(), value);
            }
        });
        keys.stream().filter(key -> key.contains(".")).forEach(key -> at(fields, key)
                .ifPresent(value -> shown.put(key, value)));
        return shown;
    }

    private static Optional<Value> at(DictValue fields, String path) {
        Value value = fields;
        for (String part : path.split("\\.", -1)) {
            value = value instanceof DictValue dict ? Fields.find(dict, part).orElse(NoneValue.NONE) : NoneValue.NONE;
        }
        return value == NoneValue.NONE ? Optional.empty() : Optional.of(value);
    }

    /** How nodes stand in floe's own JSON. */
    static JsonObject node(ManifestNode node) {
        return new JsonObject()
                .with("selector", node.selector())
                .with("unique_id", node.uniqueId())
                .with("type", node.resourceType().text())
                .with("path", node.path());
    }
}
