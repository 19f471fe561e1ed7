package dev.floe.dbt.parse;

import dev.floe.dbt.adapter.Adapter;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.macro.Macro;
import dev.floe.dbt.macro.Macros;
import dev.floe.dbt.project.LoadedProject;
import dev.floe.dbt.project.ProjectFile;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes nodes, and brings their configuration and their names up to date. */
final class NodeFactory {
    private static final Set<ResourceKind> MATERIALIZED =
            Set.of(ResourceKind.MODEL, ResourceKind.SEED, ResourceKind.SNAPSHOT);

    private final LoadedProject project;
    private final Adapter adapter;
    private final Configs configs;
    private final Macros macros;
    private final Renderer renderer;

    NodeFactory(LoadedProject project, Adapter adapter, Macros macros, Renderer renderer) {
        this.project = project;
        this.adapter = adapter;
        this.configs = new Configs(project);
        this.macros = macros;
        this.renderer = renderer;
    }

    Configs configs() {
        return configs;
    }

    LoadedProject project() {
        return project;
    }

    Adapter adapter() {
        return adapter;
    }

    /**
     * A node with what is known before its code is rendered.
     *
     * @param path below the folder of its kind
     * @param originalPath below the project
     */
    Node create(
            ResourceKind kind,
            ProjectFile own,
            String name,
            String path,
            String originalPath,
            List<String> folders,
            String code,
            DictValue checksum) {
        List<String> fqn = new ArrayList<>();
        fqn.add(own.name());
        fqn.addAll(folders);
        fqn.add(name);
        DictValue fields = DictValue.empty();
        fields.put("database", StringValue.of(project.profile().database()));
        fields.put("schema", StringValue.of(project.profile().schema()));
        fields.put("name", StringValue.of(name));
        fields.put("resource_type", StringValue.of(kind.label()));
        fields.put("package_name", StringValue.of(own.name()));
        fields.put("path", StringValue.of(path));
        fields.put("original_file_path", StringValue.of(originalPath));
        fields.put("unique_id", StringValue.of(kind.label() + "." + own.name() + "." + name));
        fields.put("fqn", ListValue.ofStrings(fqn));
        fields.put("alias", StringValue.of(name));
        fields.put("checksum", checksum);
        fields.put("config", configs.rendered(kind, own, fqn, DictValue.empty(), DictValue.empty()));
        fields.put("tags", ListValue.empty());
        fields.put("description", StringValue.EMPTY);
        fields.put("columns", DictValue.empty());
        fields.put("meta", DictValue.empty());
        fields.put("group", NoneValue.NONE);
        fields.put("docs", docs());
        fields.put("patch_path", NoneValue.NONE);
        fields.put("build_path", NoneValue.NONE);
        fields.put("unrendered_config", DictValue.empty());
        fields.put("created_at", NoneValue.NONE);
        fields.put("relation_name", NoneValue.NONE);
        fields.put("raw_code", StringValue.of(code));
        fields.put("doc_blocks", ListValue.empty());
        if (kind == ResourceKind.SEED) {
            fields.put(
                    "root_path",
                    StringValue.of(own.directory().toAbsolutePath().normalize().toString()));
        } else {
            fields.put("language", StringValue.of("sql"));
            fields.put("metrics", ListValue.empty());
            fields.put("functions", ListValue.empty());
            fields.put("compiled_path", NoneValue.NONE);
            fields.put("contract", contract(DictValue.empty()));
        }
        if (kind == ResourceKind.MODEL) {
            fields.put("access", StringValue.of("protected"));
            fields.put("constraints", ListValue.empty());
            fields.put("version", NoneValue.NONE);
            fields.put("latest_version", NoneValue.NONE);
            fields.put("deprecation_date", NoneValue.NONE);
            fields.put("primary_key", ListValue.empty());
            fields.put("time_spine", NoneValue.NONE);
        }
        if (kind == ResourceKind.FUNCTION) {
            fields.put("arguments", ListValue.empty());
            DictValue returns = DictValue.empty();
            // What dbt has where nobody has said what a function returns.
            returns.put("data_type", StringValue.of("INVALID_TYPE"));
            returns.put("description", NoneValue.NONE);
            fields.put("returns", returns);
        }
        return new Node(kind, own, fields);
    }

    private static DictValue docs() {
        DictValue docs = DictValue.empty();
        docs.put("show", BoolValue.TRUE);
        docs.put("node_color", NoneValue.NONE);
        return docs;
    }

    private static DictValue contract(DictValue config) {
        DictValue contract = DictValue.empty();
        contract.put(
                "enforced",
                BoolValue.of(config.find("enforced").map(Value::isTrue).orElse(false)));
        contract.put(
                "alias_types",
                BoolValue.of(config.find("alias_types").map(Value::isTrue).orElse(true)));
        contract.put("checksum", NoneValue.NONE);
        return contract;
    }

    /** Whether macros of a package, or of the root project, take the place of dbt's own functions. */
    boolean hasOwnCalls(ProjectFile own) {
        return Stream.of("ref", "source", "config")
                .anyMatch(name -> macros.find(own.name(), name).isPresent());
    }

    /** What Python makes is a table, where its own properties say nothing else. */
    private static DictValue patch(DictValue fields, DictValue given) {
        if (!Fields.text(fields, "language", "").equals("python")
                || given.find("materialized").isPresent()) {
            return given;
        }
        DictValue patch = Fields.copy(given);
        patch.put("materialized", StringValue.of("table"));
        return patch;
    }

    /** Computes a node's configuration anew, and everything in its fields that follows from it. */
    void configure(Node node, DictValue given, ParseContext context) {
        DictValue fields = node.fields();
        DictValue patch = patch(fields, given);
        DictValue config = configs.rendered(
                node.kind(), node.project(), node.fqn(), patch, node.calls().all());
        fields.put("config", config);
        fields.put(
                "unrendered_config",
                configs.unrendered(
                        node.kind(),
                        node.project(),
                        node.fqn(),
                        patch,
                        node.calls().all()));
        ListValue tags = ListValue.of(Fields.list(fields, "tags"));
        for (Value tag : Fields.list(config, "tags")) {
            if (!tags.elements().contains(tag)) {
                tags.elements().add(tag);
            }
        }
        fields.put("tags", tags);
        DictValue meta = Fields.dict(config, "meta");
        if (meta.isTrue()) {
            fields.put("meta", meta);
        }
        Fields.find(config, "group").ifPresent(group -> fields.put("group", group));
        if (node.kind() == ResourceKind.MODEL) {
            Fields.find(config, "access").ifPresent(access -> fields.put("access", access));
        }
        if (Fields.dict(config, "docs").isTrue()) {
            fields.put("docs", Fields.dict(config, "docs"));
        }
        if (fields.find("contract").isPresent()) {
            fields.put("contract", contract(Fields.dict(config, "contract")));
        }
        name(node, context);
    }

    /** Renders a node's hooks for the macros that they call. */
    void renderHooks(Node node, ParseContext context) {
        for (String key : List.of("pre-hook", "post-hook")) {
            for (DictValue hook : Fields.dicts(node.config(), key)) {
                renderer.render(node, context, node.text("original_file_path"), Fields.text(hook, "sql", ""));
            }
        }
    }

    /** Asks the macros of the project what the relation of a node is called. */
    void name(Node node, ParseContext context) {
        DictValue config = node.config();
        name(node, context, "database", Fields.text(config, "database"));
        name(node, context, "schema", Fields.text(config, "schema"));
        name(node, context, "alias", Fields.text(config, "alias"));
        if (node.kind() == ResourceKind.SNAPSHOT) {
            Fields.text(config, "target_database").ifPresent(name -> node.put("database", StringValue.of(name)));
            Fields.text(config, "target_schema").ifPresent(name -> node.put("schema", StringValue.of(name)));
        }
        boolean isStored = node.kind() == ResourceKind.TEST
                && !Fields.text(config, "store_failures_as", "ephemeral").equals("ephemeral");
        boolean isRelation = (MATERIALIZED.contains(node.kind()) && !node.isEphemeral()) || isStored;
        node.put(
                "relation_name",
                isRelation
                        ? StringValue.of(
                                Relations.render(adapter, node.fields(), "alias", Fields.dict(config, "quoting")))
                        : NoneValue.NONE);
    }

    private void name(Node node, ParseContext context, String component, Optional<String> custom) {
        Macro macro = namingMacro(node, "generate_" + component + "_name");
        Set<String> before = new HashSet<>(node.macros());
        Optional<String> name =
                renderer.call(macro, context, node.text("original_file_path"), Fields.orNone(custom), node.fields());
        node.macros().retainAll(before);
        node.put(component, Fields.orNone(name));
    }

    /** A package's own macro names its nodes; else the root project's does, else dbt's. */
    private Macro namingMacro(Node node, String name) {
        Optional<Macro> own = node.project().isRoot() ? Optional.empty() : macros.in(node.packageName(), name);
        return own.or(() -> macros.find(project.root().name(), name))
                .orElseThrow(() -> new IllegalStateException("There is no macro '" + name + "'"));
    }
}
