package dev.floe.dbt.select;

import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Optional;

/** A node as the oracle knows it. */
record RecordedNode(DictValue facts) implements SelectableNode {
    List<String> parents() {
        return RecordedSelections.texts(facts, "parents");
    }

    @Override
    public String uniqueId() {
        return RecordedSelections.text(facts, "unique_id");
    }

    @Override
    public ResourceType resourceType() {
        return ResourceType.find(RecordedSelections.text(facts, "resource_type"))
                .orElseThrow();
    }

    @Override
    public String name() {
        return RecordedSelections.text(facts, "name");
    }

    @Override
    public String packageName() {
        return RecordedSelections.text(facts, "package_name");
    }

    @Override
    public List<String> fqn() {
        return RecordedSelections.texts(facts, "fqn");
    }

    @Override
    public List<String> tags() {
        return RecordedSelections.texts(facts, "tags");
    }

    @Override
    public String path() {
        return RecordedSelections.text(facts, "path");
    }

    @Override
    public Optional<String> patchPath() {
        return facts.find("patch_path").map(Value::toText);
    }

    @Override
    public DictValue config() {
        return (DictValue) facts.find("config").orElseThrow();
    }

    @Override
    public Optional<String> access() {
        return facts.find("access").map(Value::toText);
    }

    @Override
    public Optional<Value> version() {
        return facts.find("version");
    }

    @Override
    public Optional<Value> latestVersion() {
        return facts.find("latest_version");
    }

    @Override
    public Optional<String> sourceName() {
        return facts.find("source_name").map(Value::toText);
    }

    @Override
    public Optional<String> testName() {
        return facts.find("test_name").map(Value::toText);
    }

    @Override
    public boolean isBlank() {
        return facts.find("is_blank").filter(Value::isTrue).isPresent();
    }
}
