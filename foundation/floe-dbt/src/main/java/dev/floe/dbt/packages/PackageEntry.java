package dev.floe.dbt.packages;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One package that a project names.
 *
 * @param settings what is said of it, rendered
 * @param unrendered the same as it was written
 * @param place where it stands
 */
public record PackageEntry(PackageKind kind, DictValue settings, DictValue unrendered, Place place) {
    public PackageEntry {
        requireNonNull(kind, "kind is null");
        requireNonNull(settings, "settings is null");
        requireNonNull(unrendered, "unrendered is null");
        requireNonNull(place, "place is null");
    }

    /**
     * Reads an entry of a list of packages.
     *
     * @throws FloeException if it does not say where a package is, or says what its kind cannot say
     */
    public static PackageEntry read(Value settings, Value unrendered, Place place) {
        if (!(settings instanceof DictValue entry) || !(unrendered instanceof DictValue written)) {
            throw noKind(place);
        }
        PackageKind kind = PackageKind.of(entry).orElseThrow(() -> noKind(place));
        Optional<String> mistake = kind.mistake(entry);
        if (mistake.isPresent()) {
            throw new FloeException(Problem.error(PackageError.FORM, place, mistake.get())
                    .withHelp("see the page of this error for what an entry can say"));
        }
        return new PackageEntry(kind, entry, written, place);
    }

    private static FloeException noKind(Place place) {
        String kinds = Stream.of(PackageKind.values()).map(PackageKind::key).collect(Collectors.joining(", "));
        return new FloeException(Problem.error(PackageError.FORM, place, "The entry does not say where a package is")
                .withHelp("give one of: " + kinds));
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

    /** The address as it was written: a secret in it is still a template there. */
    public String unrenderedSource() {
        return Fields.text(unrendered, kind.key(), source());
    }

    /** The name of the project in an archive. */
    public Optional<String> projectName() {
        return Fields.text(settings, "name");
    }

    /** Whether versions before a release will do. */
    public boolean takesPrereleases() {
        return Fields.find(settings, "install_prerelease").map(Value::isTrue).orElse(false);
    }

    /** Whether to warn of a repository whose revision may change. */
    public boolean warnsUnpinned() {
        return Fields.find(settings, "warn-unpinned").map(Value::isTrue).orElse(true);
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
