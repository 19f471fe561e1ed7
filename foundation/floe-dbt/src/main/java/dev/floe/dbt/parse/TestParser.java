package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.macro.Macro;
import dev.floe.dbt.macro.Macros;
import dev.floe.dbt.project.SettingsRenderer;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes the nodes of generic tests. */
final class TestParser {
    private final NodeFactory factory;
    private final Renderer renderer;
    private final Macros macros;

    TestParser(NodeFactory factory, Renderer renderer, Macros macros) {
        this.factory = factory;
        this.renderer = renderer;
        this.macros = macros;
    }

    /**
     * What the tests of one entry are made with.
     *
     * @param fileKey the section and the name of the entry
     * @param attached the node that is tested, where it is one
     */
    record Subject(
            Properties.Entry entry,
            GenericTest.Target target,
            String fileKey,
            Optional<Node> attached,
            Optional<List<String>> source,
            Value version) {}

    /** The tests of an entry and of its columns. */
    List<Node> tests(Subject subject, DictValue described) {
        List<Node> nodes = new ArrayList<>();
        items(described).forEach(item -> nodes.add(test(subject, item, Optional.empty(), DictValue.empty())));
        for (DictValue column : Fields.dicts(described, "columns")) {
            String name = Fields.text(column, "name", "");
            String quoted = column.find("quote").map(Value::isTrue).orElse(false)
                    ? factory.adapter().quote(name)
                    : name;
            items(column).forEach(item -> nodes.add(test(subject, item, Optional.of(quoted), column)));
        }
        return nodes;
    }

    private static List<Value> items(DictValue described) {
        List<Value> items = new ArrayList<>(Fields.list(described, "data_tests"));
        items.addAll(Fields.list(described, "tests"));
        return items;
    }

    private Node test(Subject subject, Value item, Optional<String> column, DictValue describedColumn) {
        Properties.Entry entry = subject.entry();
        String file = entry.file().originalPath();
        SettingsRenderer settings = renderer.properties(entry.project().name(), file);
        GenericTest test = GenericTest.of(item, subject.target(), column, settings, property(), file);
        Node node = factory.create(
                ResourceKind.TEST,
                entry.project(),
                test.fullName(),
                test.shortName() + ".sql",
                file,
                entry.file().folders(),
                test.code(),
                noChecksum());
        node.put(
                "unique_id",
                StringValue.of("test." + entry.project().name() + "." + test.fullName() + "." + test.hash()));
        node.put("column_name", Fields.orNone(column));
        node.put("file_key_name", StringValue.of(subject.fileKey()));
        node.put("test_metadata", test.metadata());
        node.put("description", StringValue.of(test.description()));
        Set<String> tags = new TreeSet<>();
        for (DictValue level : List.of(describedColumn, Fields.dict(describedColumn, "config"), test.config())) {
            Fields.list(level, "tags").forEach(tag -> tags.add(tag.toText()));
        }
        node.put("tags", ListValue.ofStrings(tags));
        node.put("attached_node", Fields.orNone(subject.attached().map(Node::uniqueId)));
        render(node, test, subject, file);
        subject.attached()
                .ifPresent(attached ->
                        node.put("group", attached.fields().find("group").orElse(NoneValue.NONE)));
        return node;
    }

    /** The flag is on unless the project turns it off, as of dbt-core 1.11. */
    private GenericTest.ArgumentsProperty property() {
        DictValue flags = Fields.dict(factory.project().root().rendered(), "flags");
        boolean isUnfolded = flags.find("require_generic_test_arguments_property")
                .map(Value::isTrue)
                .orElse(true);
        return isUnfolded ? GenericTest.ArgumentsProperty.UNFOLDED : GenericTest.ArgumentsProperty.KEPT;
    }

    private static DictValue noChecksum() {
        DictValue checksum = DictValue.empty();
        checksum.put("name", StringValue.of("none"));
        checksum.put("checksum", StringValue.EMPTY);
        return checksum;
    }

    private void render(Node node, GenericTest test, Subject subject, String file) {
        Macro macro = macro(node, test, file);
        node.macros().add(macro.uniqueId());
        ParseContext context = renderer.context(node);
        if (GenericTest.isStatic(macro)) {
            node.calls().add(Arguments.of(test.config()));
            if (subject.source().isPresent()) {
                node.sources().add(subject.source().get());
            } else {
                node.references().add(new Node.Reference(subject.entry().name(), NoneValue.NONE, subject.version()));
            }
        } else {
            context.showOnly(macros.reachable(visible(macro)));
            context.put(
                    TestArguments.NAME,
                    TestArguments.render(test.arguments(), template -> renderer.value(context, file, template)));
            renderer.text(context, file, test.code());
            context.showAll();
            DictValue tags = DictValue.empty();
            test.config().find("tags").ifPresent(value -> tags.put("tags", value));
            node.calls().add(Arguments.of(tags));
        }
        factory.configure(node, DictValue.empty(), context);
    }

    private List<Macro> visible(Macro macro) {
        List<Macro> visible = new ArrayList<>();
        visible.add(macro);
        macros.findByText("dbt", "get_where_subquery").ifPresent(visible::add);
        macros.findByText(factory.project().root().name(), "get_where_subquery").ifPresent(visible::add);
        return visible;
    }

    private Macro macro(Node node, GenericTest test, String file) {
        Optional<Macro> macro = macros.findByText(node.packageName(), test.macroName());
        return macro.orElseThrow(() -> DbtError.REFERENCE.in(
                file,
                "'" + test.macroName() + "' is undefined: there is no generic test '" + test.name() + "'",
                "define it with '{% test " + test.name() + "(model) %}', or install the package that has it"));
    }
}
