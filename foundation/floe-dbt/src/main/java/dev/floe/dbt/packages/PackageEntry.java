package dev.floe.dbt.packages;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * One package that a project names.
 *
 * @param settings what is said of it, rendered
 * @param unrendered the same as it was written
 */
public record PackageEntry(PackageKind kind, DictValue settings, DictValue unrendered) {
    public PackageEntry {
        requireNonNull(kind, "kind is null");
        requireNonNull(settings, "settings is null");
        requireNonNull(unrendered, "unrendered is null");
    }

    /** The name in the registry, the address, or the folder. */
    public String source() {
        return Fields.text(settings, kind.key(), "");
    }

    /** The comparisons that a version has to satisfy, as they were written. */
    public List<String> versions() {
        return Fields.list(settings, "version").stream().map(Value::toText).toList();
    }

    /** The branch, tag or commit. */
    public Optional<String> revision() {
        return Fields.text(settings, "revision");
    }

    /** The folder of the repository that the package is in. */
    public Optional<String> subdirectory() {
        return Fields.text(settings, "subdirectory");
    }

    /** The entry with everything that dbt fills in: what the fingerprint of a list of packages is made of. */
    DictValue filledIn() {
        DictValue filled = DictValue.empty();
        settings.entries().forEach((key, value) -> {
            if (!key.toText().equals("name") || value != NoneValue.NONE) {
                filled.entries().put(key, value);
            }
        });
        for (String key : kind.settings()) {
            if (filled.find(key).isEmpty()) {
                filled.put(key, key.equals("install_prerelease") ? BoolValue.FALSE : NoneValue.NONE);
            }
        }
        filled.put("unrendered", unrendered);
        return filled;
    }
}
