package dev.floe.runner.product;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What SQL reads beside tables: files that it names, which change without any table changing, and things that are never the
 * same twice, such as the time.
 */
final class ReadFiles {
    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')+)'");
    private static final Pattern REMOTE = Pattern.compile("'[a-zA-Z][a-zA-Z0-9+.-]+://");
    private static final Pattern EVER_NEW = Pattern.compile(
            "\\b(now|today|random|uuid|gen_random_uuid|uuidv4|uuidv7|get_current_timestamp|get_current_time|"
                    + "transaction_timestamp|nextval|setseed)\\s*\\(|"
                    + "\\b(current_date|current_time|current_timestamp|localtime|localtimestamp)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern GLOB = Pattern.compile("[*?\\[]");

    private final Path project;

    ReadFiles(Path project) {
        this.project = project;
    }

    /** Whether the SQL may give other rows each time, from the same tables and files. */
    boolean isEverNew(String sql) {
        return EVER_NEW.matcher(sql).find() || REMOTE.matcher(sql).find();
    }

    /** The files that the SQL names, with their lengths and the times of their last change. */
    List<String> fingerprints(String sql) {
        return LITERAL.matcher(sql)
                .results()
                .map(literal -> literal.group(1).replace("''", "'"))
                .filter(text -> text.contains(".") || text.contains("/"))
                .distinct()
                .flatMap(this::files)
                .map(ReadFiles::fingerprint)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
    }

    private Stream<Path> files(String text) {
        try {
            MatchResult glob = GLOB.matcher(text).results().findFirst().orElse(null);
            if (glob == null) {
                return Stream.of(project.resolve(text)).filter(Files::isRegularFile);
            }
            String fixed = text.substring(0, glob.start());
            Path start = project.resolve(fixed.substring(0, fixed.lastIndexOf('/') + 1));
            PathMatcher matcher = FileSystems.getDefault()
                    .getPathMatcher("glob:" + project.resolve("x").resolveSibling(text));
            return Files.isDirectory(start) ? below(start, matcher) : Stream.of();
        } catch (InvalidPathException noPath) {
            return Stream.of();
        }
    }

    private static Stream<Path> below(Path start, PathMatcher matcher) {
        try (Stream<Path> all = Files.walk(start)) {
            return all.filter(file -> matcher.matches(file) && Files.isRegularFile(file)).toList().stream();
        } catch (IOException unreadable) {
            return Stream.of();
        }
    }

    private static Optional<String> fingerprint(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(file + " " + attributes.size() + " "
                    + attributes.lastModifiedTime().toMillis());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
