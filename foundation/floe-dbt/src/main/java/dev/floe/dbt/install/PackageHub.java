package dev.floe.dbt.install;

import dev.floe.dbt.document.Fields;
import dev.floe.dbt.document.JsonValues;
import dev.floe.dbt.install.Requirement.Hub;
import dev.floe.dbt.packages.PackageEntry;
import dev.floe.dbt.packages.PackageError;
import dev.floe.dbt.project.DbtVersion;
import dev.floe.dbt.version.SemanticVersion;
import dev.floe.dbt.version.VersionRange;
import dev.floe.dbt.version.VersionRange.Comparison;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The registry of packages: which versions there are, and where they can be downloaded. */
final class PackageHub {
    private static final long LARGEST_ANSWER = 64L << 20;
    private static final Pattern NAME = Pattern.compile("[\\w-][\\w.-]*/[\\w-][\\w.-]*");

    private final PackageWeb web;
    private final URI address;
    private final VersionCheck check;
    private final Path scratch;
    private final Map<String, DictValue> answers = new HashMap<>();
    private final List<Problem> warnings = new ArrayList<>();

    /** @param scratch a folder for answers */
    PackageHub(PackageWeb web, URI address, VersionCheck check, Path scratch) {
        this.web = web;
        this.address = address;
        this.check = check;
        this.scratch = scratch;
    }

    /** Whether a package has to be made for this version of dbt. */
    enum VersionCheck {
        ON,
        OFF
    }

    /** Where packages have moved. */
    List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * Chooses the latest version that satisfies everyone.
     *
     * @throws FloeException if there is none, or the hub does not answer
     */
    PinnedPackage.Hub choose(Hub wanted) {
        if (wanted.range().isEmpty()) {
            throw failure(
                    PackageError.VERSION,
                    wanted,
                    "Versions of package '" + wanted.name() + "' contradict each other: " + wanted.range(),
                    "change the versions, or those of the packages that want it");
        }
        List<SemanticVersion> installable = new ArrayList<>();
        Map<SemanticVersion, String> written = new HashMap<>();
        versions(wanted).entries().forEach((key, specification) -> SemanticVersion.read(key.toText())
                .filter(version -> wanted.installsPrereleases() || !version.isPrerelease())
                .filter(version -> fitsDbt(specification))
                .ifPresent(version -> {
                    installable.add(version);
                    written.put(version, key.toText());
                }));
        installable.sort(null);
        SemanticVersion chosen = installable.reversed().stream()
                .filter(wanted.range()::contains)
                .findFirst()
                .orElseThrow(() -> failure(
                        PackageError.VERSION,
                        wanted,
                        "Package '" + wanted.name() + "' has no version in " + wanted.range(),
                        available(installable)));
        return pinned(wanted, chosen, installable.getLast(), written);
    }

    private static PinnedPackage.Hub pinned(
            Hub wanted, SemanticVersion chosen, SemanticVersion latest, Map<SemanticVersion, String> written) {
        return new PinnedPackage.Hub(
                wanted,
                written.getOrDefault(chosen, chosen.toString()),
                chosen.equals(latest) ? Optional.empty() : Optional.of(latest.toString()));
    }

    private static String available(List<SemanticVersion> installable) {
        return installable.isEmpty()
                ? "no version of it is made for dbt " + DbtVersion.TEXT
                : "choose one of: "
                        + installable.reversed().stream()
                                .limit(10)
                                .map(SemanticVersion::toString)
                                .collect(Collectors.joining(", "));
    }

    private boolean fitsDbt(Value specification) {
        if (check == VersionCheck.OFF || !(specification instanceof DictValue fields)) {
            return true;
        }
        List<Comparison> comparisons = new ArrayList<>();
        for (Value text : Fields.list(fields, "require_dbt_version")) {
            Optional<Comparison> comparison = Comparison.read(text.toText());
            if (comparison.isEmpty() && !text.toText().isEmpty()) {
                return false;
            }
            comparison.ifPresent(comparisons::add);
        }
        return new VersionRange(comparisons).contains(DbtVersion.value());
    }

    /**
     * The name of the project in a version.
     *
     * @throws FloeException if the hub does not know the version
     */
    String projectName(PinnedPackage.Hub pinned) {
        return Fields.text(specification(pinned), "name", "");
    }

    /** The packages that a version needs. */
    List<PackageEntry> packages(PinnedPackage.Hub pinned) {
        return Fields.list(specification(pinned), "packages").stream()
                .map(entry -> PackageEntry.read(entry, entry, pinned.place()))
                .toList();
    }

    /** Where the archive of a version is. */
    String archive(PinnedPackage.Hub pinned) {
        return Fields.text(Fields.dict(specification(pinned), "downloads"), "tarball", "");
    }

    private DictValue specification(PinnedPackage.Hub pinned) {
        return versions(pinned.requirement())
                .find(pinned.version())
                .filter(DictValue.class::isInstance)
                .map(DictValue.class::cast)
                .orElseThrow(() -> failure(
                        PackageError.VERSION,
                        pinned.requirement(),
                        "Package '" + pinned.shown() + "' has no version '" + pinned.version() + "'",
                        "run 'floe dbt deps --upgrade' to choose another one"));
    }

    private DictValue versions(Hub wanted) {
        DictValue answer = answers.get(wanted.name());
        if (answer == null) {
            answer = ask(wanted);
            answers.put(wanted.name(), answer);
            warnIfMoved(wanted, answer);
        }
        return Fields.dict(answer, "versions");
    }

    private DictValue ask(Hub wanted) {
        if (!NAME.matcher(wanted.name()).matches()) {
            throw unknown(wanted);
        }
        String base = address.toString();
        URI page = URI.create(base + (base.endsWith("/") ? "" : "/") + "api/v1/" + wanted.name() + ".json");
        try {
            Path file = Files.createTempFile(scratch, "hub", ".json");
            web.download(page, file, LARGEST_ANSWER);
            DictValue answer = JsonValues.read(file);
            if (answer.find("versions").isEmpty()) {
                throw new IOException("the answer names no versions");
            }
            return answer;
        } catch (NoSuchFileException missing) {
            throw unknown(wanted);
        } catch (IOException failed) {
            throw new FloeException(
                    Problem.error(
                                    PackageError.DOWNLOAD,
                                    wanted.place(),
                                    "Hub '" + base + "' does not tell of package '" + wanted.name() + "': "
                                            + Said.by(failed))
                            .withHelp("look at the connection, or set DBT_PACKAGE_HUB_URL to another hub"),
                    failed);
        }
    }

    private FloeException unknown(Hub wanted) {
        return failure(
                PackageError.VERSION,
                wanted,
                "Hub '" + address + "' has no package '" + wanted.name() + "'",
                "look for its name at the hub");
    }

    private void warnIfMoved(Hub wanted, DictValue answer) {
        Optional<String> namespace = Fields.text(answer, "redirectnamespace");
        Optional<String> name = Fields.text(answer, "redirectname");
        if (namespace.isPresent() || name.isPresent()) {
            String moved = namespace.orElseGet(() -> Fields.text(answer, "namespace", "")) + "/"
                    + name.orElseGet(() -> Fields.text(answer, "name", ""));
            warnings.add(Problem.warning(
                            PackageError.UNSTABLE,
                            wanted.place(),
                            "Package '" + wanted.name() + "' has moved to '" + moved + "'")
                    .withHelp("name '" + moved + "' instead"));
        }
    }

    private static FloeException failure(PackageError error, Hub wanted, String message, String help) {
        Place place = wanted.place();
        return new FloeException(Problem.error(error, place, message).withHelp(help));
    }
}
