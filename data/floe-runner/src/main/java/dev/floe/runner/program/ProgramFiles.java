package dev.floe.runner.program;

import static java.util.Objects.requireNonNull;

import dev.floe.documents.json.JsonWriter;
import dev.floe.spi.artifact.DbtProfile;
import dev.floe.spi.compute.DbtTarget;
import dev.floe.spi.value.PropertyValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of one run of dbt, in a directory that is there for it alone: its profile, its database, its logs and artifacts.
 * They go with the run, since dbt may write into them what floe would have redacted.
 */
public final class ProgramFiles implements AutoCloseable {
    private static final String FALLBACK_NAME = "floe";
    private static final String PROCESS = "dbt.pid";
    private static final String SEPARATOR = "-";
    private static final Pattern OWNED = Pattern.compile("(\\d{1,18})-\\d+-.*");

    private final Path directory;

    private ProgramFiles(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes a directory for a run. Those whose floe has been killed go, and a dbt that still works there is ended.
     *
     * @param parent where the runs of a product have their directories
     * @throws UncheckedIOException if it cannot be made
     */
    public static ProgramFiles create(Path parent) {
        Path all = parent.toAbsolutePath().normalize();
        leftOver(all).forEach(files -> {
            files.endProcess();
            files.close();
        });
        try {
            Files.createDirectories(all);
            ProgramFiles files =
                    new ProgramFiles(Files.createTempDirectory(all, owner(ProcessHandle.current()) + SEPARATOR));
            Files.createDirectories(files.target());
            return files;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The name of a directory begins with the process that it belongs to, so that it belongs to one from the beginning. */
    private static String owner(ProcessHandle process) {
        return process.pid() + SEPARATOR + started(process);
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static List<ProgramFiles> leftOver(Path parent) {
        try (Stream<Path> all = Files.isDirectory(parent) ? Files.list(parent) : Stream.empty()) {
            return all.filter(directory -> isLeftOver(directory.getFileName().toString()))
                    .map(ProgramFiles::new)
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static boolean isLeftOver(String name) {
        Matcher owner = OWNED.matcher(name);
        return owner.matches()
                && ProcessHandle.of(Long.parseLong(owner.group(1)))
                        .filter(process -> name.startsWith(owner(process) + SEPARATOR))
                        .isEmpty();
    }

    /** The directory of all of them. */
    public Path directory() {
        return directory;
    }

    Path target() {
        return directory.resolve("target");
    }

    Path logs() {
        return directory.resolve("logs");
    }

    /** The database of a target: DuckDB calls it as its file. */
    public Path database(DbtTarget target) {
        String path = target.entries().get("path") instanceof PropertyValue.Text(String text) ? text : FALLBACK_NAME;
        String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        String stem = file.contains(".") ? file.substring(0, file.lastIndexOf('.')) : file;
        return directory.resolve((stem.matches("\\w+") && !stem.equals("memory") ? stem : FALLBACK_NAME) + ".duckdb");
    }

    /**
     * Writes the profile, which holds references to secrets alone.
     *
     * @param target instead of the profile's own
     */
    public void writeProfile(DbtProfile profile, DbtTarget target) {
        Map<String, PropertyValue> entries = new LinkedHashMap<>(target.entries());
        entries.put("path", PropertyValue.of(database(target).toString()));
        PropertyValue outputs = new PropertyValue.Entries(Map.of(profile.target(), new PropertyValue.Entries(entries)));
        PropertyValue all = new PropertyValue.Entries(Map.of(
                requireNonNull(profile.name()),
                new PropertyValue.Entries(Map.of("target", PropertyValue.of(profile.target()), "outputs", outputs))));
        try {
            Files.writeString(directory.resolve("profiles.yml"), JsonWriter.write(all));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Lets dbt 2, which brings no DuckDB of its own, find one instead of downloading it. */
    public void linkLibrary(Path library) {
        try {
            Files.createDirectories(libraries());
            Files.createSymbolicLink(libraries().resolve(System.mapLibraryName("duckdb")), library.toAbsolutePath());
        } catch (IOException | UnsupportedOperationException unlinked) {
            // Then dbt 2 looks for its own.
        }
    }

    /** The directory with libraries for dbt. */
    Path libraries() {
        return directory.resolve("lib");
    }

    /** Remembers which process works here. */
    void rememberProcess(ProcessHandle process) {
        try {
            Files.writeString(directory.resolve(PROCESS), owner(process));
        } catch (IOException unimportant) {
            // Only a floe that is killed just now leaves a process that nobody finds.
        }
    }

    private void endProcess() {
        try {
            String identity = Files.readString(directory.resolve(PROCESS));
            ProcessHandle.of(Long.parseLong(identity.substring(0, identity.indexOf(SEPARATOR))))
                    .filter(process -> owner(process).equals(identity))
                    .ifPresent(process -> Stream.concat(process.descendants(), Stream.of(process))
                            .toList()
                            .forEach(ProcessHandle::destroyForcibly));
        } catch (IOException | NumberFormatException | StringIndexOutOfBoundsException none) {
            // No dbt has been started there.
        }
    }

    /** Removes all of them. */
    @Override
    public void close() {
        try (Stream<Path> all = Files.exists(directory) ? Files.walk(directory) : Stream.empty()) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
            removeParent();
        } catch (IOException | UncheckedIOException leftThere) {
            // The next run tries again.
        }
    }

    private void removeParent() {
        try {
            Files.delete(requireNonNull(directory.getParent(), "a run's directory is in none"));
        } catch (IOException others) {
            // Other runs have their directories there.
        }
    }

    /** A file that dbt has written, if it has. */
    Optional<Path> artifact(String name) {
        return Optional.of(target().resolve(name)).filter(Files::isRegularFile);
    }
}
