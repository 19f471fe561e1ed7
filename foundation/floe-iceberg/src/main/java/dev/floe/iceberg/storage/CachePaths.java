package dev.floe.iceberg.storage;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The paths of this machine that stand for the locations of a store, and back. A location may be made of anything, its path
 * never leads out of the directory.
 */
final class CachePaths {
    private static final Pattern LOCATION =
            Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*)://([^/]+)(?:/(.*))?", Pattern.DOTALL);
    private static final Pattern ESCAPED = Pattern.compile("%([0-9A-F]{2})");
    private static final String KEPT = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=.,@+";

    private final Path root;
    private final String scheme;

    /**
     * @param root holds the files of that store and no other
     * @param scheme of the locations that {@link #location} gives
     */
    CachePaths(Path root, String scheme) {
        this.root = root;
        this.scheme = scheme;
    }

    /** Slashes at the end do not count, and no more does the scheme. */
    Path path(String location) {
        Matcher matcher = LOCATION.matcher(location);
        if (!matcher.matches()) {
            throw StorageError.MISCONFIGURED.exception(
                    "'" + location + "' is no location of a store, such as " + scheme + "://bucket/directory",
                    "correct 'plugins.storage' or the 'location' of the layer in the manifest");
        }
        Path path = root.resolve(escaped(matcher.group(2)));
        String key = matcher.group(3);
        if (key != null) {
            for (String part : key.replaceFirst("/+$", "").split("/", -1)) {
                path = path.resolve(escaped(part));
            }
        }
        return path;
    }

    /** The location that a path stands for. */
    String location(Path path) {
        List<String> parts = new ArrayList<>();
        root.relativize(path).forEach(part -> parts.add(plain(part.toString())));
        return scheme + "://" + String.join("/", parts);
    }

    private static String escaped(String part) {
        if (part.isEmpty()) {
            return "%";
        }
        StringBuilder escaped = new StringBuilder();
        for (byte each : part.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (each & 0xff);
            // A first point hides a file, or leads upwards.
            boolean isKept = KEPT.indexOf(letter) >= 0 && !(letter == '.' && escaped.isEmpty());
            escaped.append(isKept ? Character.toString(letter) : "%%%02X".formatted(each & 0xff));
        }
        return escaped.toString();
    }

    private static String plain(String part) {
        if (part.equals("%")) {
            return "";
        }
        String bytes = ESCAPED.matcher(part)
                .replaceAll(match ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(match.group(1), 16))));
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
