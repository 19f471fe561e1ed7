package dev.floe.dbt.select;

import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * What selection asks about one node: model, test, source, exposure, and whatever else the graph holds.
 *
 * <p>Everything is as the manifest has it. A fact that the type of the node does not have is empty.
 */
public interface SelectableNode {
    String uniqueId();

    ResourceType resourceType();

    /** The name without version; of a source the name of the table. */
    String name();

    /** The name of the project or package that defines the node. */
    String packageName();

    /** The package, the directories below the root of its kind, the name and, of a versioned model, {@code v1}. */
    List<String> fqn();

    List<String> tags();

    /** {@code original_file_path}: from the directory of the package that defines the node, with {@code /} between names. */
    String path();

    /** The file of properties that describes the node: {@code patch_path} without the package and {@code ://}. */
    Optional<String> patchPath();

    /** The final configuration, with {@code enabled}. Criteria ask for it only where dbt's do. */
    DictValue config();

    /** {@code public}, {@code protected} or {@code private}; only of models. */
    Optional<String> access();

    /** The version, a number or a text; only of models that have one. */
    Optional<Value> version();

    /** {@code latest_version}; only of models that have versions. */
    Optional<Value> latestVersion();

    /** The name of the source that the table belongs to; only of sources. */
    Optional<String> sourceName();

    /** The name of the generic test, such as {@code not_null}; a test without one is a singular test. */
    Optional<String> testName();

    /** Whether the file has no text but white space, so that there is nothing to run; never of a seed. */
    boolean isBlank();
}
