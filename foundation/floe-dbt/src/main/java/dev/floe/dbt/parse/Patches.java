package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.macro.Macro;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.regex.Pattern;

/** Puts what properties files say about nodes and macros on these. */
final class Patches {
    /** Settings that may stand beside {@code config} instead of in it. */
    private static final List<String> SETTINGS = List.of("meta", "docs", "group", "contract", "access", "tags");

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private final NodeFactory factory;
    private final NodeParser nodes;
    private final Docs docs;

    Patches(NodeFactory factory, NodeParser nodes, Docs docs) {
        this.factory = factory;
        this.nodes = nodes;
        this.docs = docs;
    }

    void patch(Node node, Properties.Entry entry) {
        DictValue written = entry.rendered();
        String file = entry.file().originalPath();
        if (node.isEnabled()) {
            Fields.text(node.fields(), "patch_path").ifPresent(other -> {
                throw DbtError.DUPLICATE.in(
                        entry.file().displayPath(),
                        "Two entries describe '%s': the other one is in '%s'"
                                .formatted(entry.name(), other.substring(other.indexOf("://") + 3)),
                        "put them together");
            });
        }
        DictValue config = DictValue.of(Fields.dict(written, "config").entries());
        for (String key : SETTINGS) {
            written.find(key).ifPresent(value -> config.entries().putIfAbsent(StringValue.of(key), value));
        }
        node.put("patch_path", StringValue.of(entry.project().name() + "://" + file));
        if (node.kind() == ResourceKind.MODEL) {
            node.put("constraints", Contract.ofModel(Fields.dicts(written, "constraints")));
            node.put(
                    "deprecation_date",
                    deprecation(written.find("deprecation_date").orElse(NoneValue.NONE)));
            written.find("latest_version").ifPresent(value -> node.put("latest_version", value));
        }
        if (node.kind() == ResourceKind.FUNCTION) {
            patchFunction(node, written);
        }
        // The name of a version has changed since its relation was named, even where nothing is set.
        if (config.isTrue() || Fields.find(node.fields(), "version").isPresent()) {
            factory.configure(node, config, nodes.context(node));
        }
        Docs rendering = node.isEnabled() ? docs : docs.unrendered();
        Docs.Description description =
                rendering.render(entry.project().name(), file, Fields.text(written, "description", ""));
        node.put("description", StringValue.of(description.text()));
        node.put("doc_blocks", ListValue.ofStrings(description.blocks()));
        node.put("columns", new Columns(rendering).of(entry, written));
        if (node.kind() == ResourceKind.MODEL) {
            Contract.seal(node);
            node.put("time_spine", TimeSpine.of(node, written, Fields.dict(node.fields(), "columns")));
            Contract.targets(node).forEach(target -> nodes.note(node, file, target));
        }
    }

    private static void patchFunction(Node node, DictValue written) {
        ListValue arguments = ListValue.empty();
        for (DictValue each : Fields.dicts(written, "arguments")) {
            DictValue argument = DictValue.empty();
            for (String key : List.of("name", "data_type", "description", "default_value")) {
                argument.put(key, each.find(key).orElse(NoneValue.NONE));
            }
            arguments.elements().add(argument);
        }
        node.put("arguments", arguments);
        Fields.find(written, "returns").ifPresent(_ -> {
            DictValue returns = DictValue.empty();
            for (String key : List.of("data_type", "description")) {
                returns.put(key, Fields.dict(written, "returns").find(key).orElse(NoneValue.NONE));
            }
            node.put("returns", returns);
        });
    }

    /** A day as the moment it begins, by UTC on every machine; dbt takes the zone of the machine that parses. */
    private static Value deprecation(Value written) {
        return DAY.matcher(written.toText()).matches() ? StringValue.of(written.toText() + "T00:00:00+00:00") : written;
    }

    void patch(Macro macro, Properties.Entry entry) {
        DictValue written = entry.rendered();
        String file = entry.file().originalPath();
        DictValue fields = macro.fields();
        DictValue config = Fields.dict(written, "config");
        DictValue meta = DictValue.of(Fields.dict(written, "meta").entries());
        meta.entries().putAll(Fields.dict(config, "meta").entries());
        fields.put("meta", meta);
        Fields.dict(fields, "config").put("meta", meta);
        fields.put("patch_path", StringValue.of(entry.project().name() + "://" + file));
        fields.put(
                "description",
                StringValue.of(docs.render(entry.project().name(), file, Fields.text(written, "description", ""))
                        .text()));
        ListValue arguments = ListValue.empty();
        for (DictValue each : Fields.dicts(written, "arguments")) {
            DictValue argument = DictValue.empty();
            argument.put("name", each.find("name").orElse(NoneValue.NONE));
            argument.put("type", each.find("type").orElse(NoneValue.NONE));
            Value description = each.find("description").orElse(StringValue.EMPTY);
            argument.put(
                    "description",
                    StringValue.of(docs.render(entry.project().name(), file, description.toText())
                            .text()));
            arguments.elements().add(argument);
        }
        if (!arguments.elements().isEmpty() || !hasCheckedArguments()) {
            fields.put("arguments", arguments);
        }
        Fields.find(written, "docs").or(() -> Fields.find(config, "docs")).ifPresent(shown -> {
            if (shown instanceof DictValue dict) {
                Fields.dict(fields, "docs").entries().putAll(dict.entries());
            }
        });
    }

    /** With this flag, a macro without described arguments keeps those of its own text. */
    private boolean hasCheckedArguments() {
        return MacroLoader.hasCheckedArguments(factory.project().root());
    }
}
