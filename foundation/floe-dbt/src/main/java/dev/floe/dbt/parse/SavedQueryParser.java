package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Makes the entries of saved queries; which metrics they ask for is found later. */
final class SavedQueryParser {
    private final SemanticFields shared;
    private final NodeFactory factory;
    private final NodeParser nodes;

    SavedQueryParser(SemanticFields shared, NodeFactory factory, NodeParser nodes) {
        this.shared = shared;
        this.factory = factory;
        this.nodes = nodes;
    }

    Node parse(Properties.Entry entry) {
        DictValue written = entry.rendered();
        Node node = shared.node(ResourceKind.SAVED_QUERY, entry, written);
        DictValue asked = Fields.dict(written, "query_params");
        DictValue parameters = SemanticFields.pick(asked, "limit");
        for (String key : List.of("metrics", "group_by", "order_by")) {
            parameters.put(key, ListValue.of(Fields.list(asked, key)));
        }
        parameters.put("where", SemanticFields.filter(asked, "where"));
        node.put("query_params", parameters);
        ListValue exports = ListValue.empty();
        Fields.dicts(written, "exports").forEach(export -> exports.elements().add(export(node, export)));
        node.put("exports", exports);
        Set<String> tags = new TreeSet<>();
        Fields.list(node.config(), "tags").forEach(tag -> tags.add(tag.toText()));
        Fields.list(written, "tags").forEach(tag -> tags.add(tag.toText()));
        node.put("tags", ListValue.ofStrings(tags));
        return node;
    }

    private DictValue export(Node query, DictValue written) {
        DictValue own = Fields.dict(written, "config");
        DictValue names = named(query, written, own);
        Value exportAs = Fields.find(own, "export_as")
                .or(() -> query.config().find("export_as"))
                .orElse(NoneValue.NONE);
        DictValue config = DictValue.empty();
        config.put("export_as", exportAs);
        config.put(
                "schema_name",
                Fields.find(own, "schema_name")
                        .or(() -> Fields.find(own, "schema"))
                        .or(() -> Fields.find(query.config(), "schema"))
                        .or(() -> names.find("schema"))
                        .orElse(NoneValue.NONE));
        config.put(
                "alias", Fields.find(own, "alias").or(() -> names.find("alias")).orElse(NoneValue.NONE));
        config.put("database", names.find("database").orElse(NoneValue.NONE));
        DictValue export = SemanticFields.pick(written, "name");
        export.put("config", config);
        export.put("unrendered_config", own);
        return export;
    }

    /** The names that the project's macros give to the relation of an export. */
    private DictValue named(Node query, DictValue written, DictValue own) {
        DictValue fields = DictValue.of(query.fields().entries());
        fields.put("name", StringValue.of(Fields.text(written, "name", "")));
        fields.put("config", SemanticFields.pick(own, "alias", "database"));
        Node export = new Node(ResourceKind.SAVED_QUERY, query.project(), fields);
        factory.name(export, nodes.context(export));
        return fields;
    }
}
