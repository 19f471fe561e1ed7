package dev.floe.dbt.packages;

import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.FloatValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a package comes from, by the key that says so. */
public enum PackageKind {
    /** A registry of packages. */
    HUB("package"),
    /** A git repository. */
    GIT("git"),
    /** A folder. */
    LOCAL("local"),
    /** An archive behind an address. */
    TARBALL("tarball"),
    /** A git repository of a hosting service that dbt's cloud knows. */
    PRIVATE("private");

    private final String key;

    PackageKind(String key) {
        this.key = key;
    }

    /** The key whose value says where the package is. */
    public String key() {
        return key;
    }

    /** The keys that dbt fills in where they are missing. */
    List<String> settings() {
        return switch (this) {
            case HUB -> List.of("install_prerelease", "version");
            case GIT -> List.of("revision", "subdirectory", "warn-unpinned");
            case PRIVATE -> List.of("provider", "revision", "subdirectory", "warn-unpinned");
            case LOCAL, TARBALL -> List.of();
        };
    }

    /** The kind of an entry, if its keys are those of one. */
    static Optional<PackageKind> of(DictValue entry) {
        return Stream.of(values())
                .filter(kind -> entry.find(kind.key).isPresent())
                .findFirst();
    }

    /** What is wrong with an entry of this kind, if anything is. */
    Optional<String> mistake(DictValue entry) {
        if (!(entry.find(key).orElse(NoneValue.NONE) instanceof StringValue source) || !source.isTrue()) {
            return Optional.of("'" + key + "' names nothing");
        }
        for (var setting : entry.entries().entrySet()) {
            String name = setting.getKey().toText();
            if (!name.equals(key) && !name.equals("name") && !settings().contains(name)) {
                return Optional.of("A package with '" + key + "' has no setting '" + name + "'");
            }
            if (!fits(name, setting.getValue())) {
                return Optional.of(
                        "'" + name + "' cannot be '" + setting.getValue().toText() + "'");
            }
        }
        boolean isHub = this == HUB;
        if (isHub && !source.value().contains("/")) {
            return Optional.of("Package '" + source.value() + "' has no namespace, such as 'dbt-labs/dbt_utils'");
        }
        if (isHub && !entry.find("version").orElse(NoneValue.NONE).isTrue()) {
            return Optional.of("Package '" + source.value() + "' has no version");
        }
        return this == TARBALL && entry.find("name").isEmpty()
                ? Optional.of("An archive needs the 'name' of its project")
                : Optional.empty();
    }

    private boolean fits(String name, Value value) {
        if (value == NoneValue.NONE) {
            return !name.equals("name") || this != TARBALL;
        }
        return switch (name) {
            case "version" ->
                isVersion(value)
                        || (value instanceof ListValue list
                                && list.elements().stream().allMatch(PackageKind::isVersion));
            case "revision" -> isVersion(value) || value instanceof IntValue;
            case "install_prerelease", "warn-unpinned" -> value instanceof BoolValue;
            default -> value instanceof StringValue;
        };
    }

    private static boolean isVersion(Value value) {
        return value instanceof StringValue || value instanceof FloatValue;
    }
}
