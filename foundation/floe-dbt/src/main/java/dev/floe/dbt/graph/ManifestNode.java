package dev.floe.dbt.graph;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.select.ResourceType;
import dev.floe.dbt.select.SelectableNode;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * A node of the manifest, with what selection and listings ask about it.
 *
 * @param fields its entry in the manifest
 */
public record ManifestNode(ResourceType resourceType, DictValue fields) implements SelectableNode {
    public ManifestNode {
        requireNonNull(resourceType, "resourceType is null");
        requireNonNull(fields, "fields is null");
    }

    private String text(String key) {
        return Fields.text(fields, key, "");
    }

    private List<String> texts(String key) {
        return Fields.list(fields, key).stream().map(Value::toText).toList();
    }

    /** How dbt lists it: its fqn with dots, after the kind for what is no node of dbt's. */
    public String selector() {
        return switch (resourceType) {
            case SOURCE -> "source:" + packageName() + "." + text("source_name") + "." + name();
            case EXPOSURE, METRIC, SAVED_QUERY, SEMANTIC_MODEL ->
                resourceType.text() + ":" + packageName() + "." + name();
            case UNIT_TEST -> "unit_test:" + packageName() + "." + versionedName();
            default -> String.join(".", fqn());
        };
    }

    private String versionedName() {
        return version().map(version -> name() + "_v" + version.toText()).orElseGet(this::name);
    }

    @Override
    public String uniqueId() {
        return text("unique_id");
    }

    @Override
    public String name() {
        return text("name");
    }

    @Override
    public String packageName() {
        return text("package_name");
    }

    @Override
    public List<String> fqn() {
        return texts("fqn");
    }

    @Override
    public List<String> tags() {
        return fields.find("tags").isPresent()
                ? texts("tags")
                : Fields.list(config(), "tags").stream().map(Value::toText).toList();
    }

    @Override
    public String path() {
        return text("original_file_path");
    }

    @Override
    public Optional<String> patchPath() {
        return Fields.text(fields, "patch_path").map(path -> path.substring(path.indexOf("://") + 3));
    }

    @Override
    public DictValue config() {
        return Fields.dict(fields, "config");
    }

    @Override
    public Optional<String> access() {
        return Fields.text(fields, "access");
    }

    @Override
    public Optional<Value> version() {
        return Fields.find(fields, "version");
    }

    @Override
    public Optional<Value> latestVersion() {
        return Fields.find(fields, "latest_version");
    }

    @Override
    public Optional<String> sourceName() {
        return Fields.text(fields, "source_name");
    }

    @Override
    public Optional<String> testName() {
        return Fields.text(Fields.dict(fields, "test_metadata"), "name");
    }

    @Override
    public boolean isBlank() {
        return fields.find("language").isPresent() && text("raw_code").isBlank();
    }
}
