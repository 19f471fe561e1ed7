package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the nodes of exposures, and the groups. */
final class ExposureParser {
    private final NodeFactory factory;
    private final Renderer renderer;
    private final Docs docs;

    ExposureParser(NodeFactory factory, Renderer renderer, Docs docs) {
        this.factory = factory;
        this.renderer = renderer;
        this.docs = docs;
    }

    Node exposure(Properties.Entry entry) {
        DictValue written = entry.rendered();
        String packageName = entry.project().name();
        String file = entry.file().originalPath();
        List<String> fqn = new ArrayList<>();
        fqn.add(packageName);
        fqn.addAll(entry.file().folders());
        fqn.add(entry.name());
        DictValue patch = DictValue.of(Fields.dict(written, "config").entries());
        for (String key : List.of("tags", "meta", "enabled")) {
            written.find(key).ifPresent(value -> Configs.update(patch, DictValue.ofNamed(Map.of(key, value))));
        }
        DictValue config =
                factory.configs().rendered(ResourceKind.EXPOSURE, entry.project(), fqn, patch, DictValue.empty());
        DictValue fields = DictValue.empty();
        fields.put("name", StringValue.of(entry.name()));
        fields.put("resource_type", StringValue.of("exposure"));
        fields.put("package_name", StringValue.of(packageName));
        fields.put("path", StringValue.of(entry.file().relativePath()));
        fields.put("original_file_path", StringValue.of(file));
        fields.put("unique_id", StringValue.of("exposure." + packageName + "." + entry.name()));
        fields.put("fqn", ListValue.ofStrings(fqn));
        fields.put("type", written.find("type").orElse(NoneValue.NONE));
        fields.put("owner", owner(Fields.dict(written, "owner")));
        fields.put(
                "description",
                StringValue.of(docs.render(packageName, file, Fields.text(written, "description", ""))
                        .text()));
        for (String key : List.of("label", "maturity", "url")) {
            fields.put(key, written.find(key).orElse(NoneValue.NONE));
        }
        fields.put("meta", Fields.dict(config, "meta"));
        fields.put("tags", ListValue.of(Fields.list(config, "tags")));
        fields.put("config", config);
        fields.put(
                "unrendered_config",
                factory.configs().unrendered(ResourceKind.EXPOSURE, entry.project(), fqn, patch, DictValue.empty()));
        fields.put("metrics", ListValue.empty());
        fields.put("created_at", NoneValue.NONE);
        Node node = new Node(ResourceKind.EXPOSURE, entry.project(), fields);
        ParseContext context = renderer.context(node);
        for (Value parent : Fields.list(written, "depends_on")) {
            renderer.text(context, file, "{{ " + parent.toText() + " }}");
        }
        return node;
    }

    private static DictValue owner(DictValue written) {
        DictValue owner = DictValue.of(written.entries());
        for (String key : List.of("email", "name")) {
            owner.entries().putIfAbsent(StringValue.of(key), NoneValue.NONE);
        }
        return owner;
    }

    DictValue group(Properties.Entry entry) {
        DictValue written = entry.rendered();
        String id = "group." + entry.project().name() + "." + entry.name();
        DictValue fields = DictValue.empty();
        fields.put("name", StringValue.of(entry.name()));
        fields.put("resource_type", StringValue.of("group"));
        fields.put("package_name", StringValue.of(entry.project().name()));
        fields.put("path", StringValue.of(entry.file().relativePath()));
        fields.put("original_file_path", StringValue.of(entry.file().originalPath()));
        fields.put("unique_id", StringValue.of(id));
        fields.put("owner", owner(Fields.dict(written, "owner")));
        fields.put("description", written.find("description").orElse(NoneValue.NONE));
        List<String> fqn = new ArrayList<>();
        fqn.add(entry.project().name());
        fqn.addAll(entry.file().folders());
        fqn.add(entry.name());
        fields.put("config", factory.configs().group(entry.project(), fqn, Fields.dict(written, "config")));
        return fields;
    }
}
