package dev.floe.compiler.load;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How one document refers to a manifest: {@code path}, or {@code path@sha256:digest} to pin it.
 *
 * @param sha256 the pinned digest in lower-case hexadecimal digits
 */
record ManifestReference(Kind kind, String path, Optional<String> sha256) {
    private static final Pattern SCHEME = Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]+):.*");
    private static final Pattern PIN = Pattern.compile("^(.*)@sha256:([0-9a-fA-F]{64})$");

    /** What the reference points to. */
    enum Kind {
        RELATIVE,
        ABSOLUTE,
        OCI,
        OTHER_SCHEME,
        BAD_DIGEST
    }

    static ManifestReference parse(String text) {
        if (text.startsWith("oci://")) {
            return of(Kind.OCI, text);
        }
        Matcher pin = PIN.matcher(text);
        boolean pinned = pin.matches();
        String path = pinned ? pin.group(1) : text;
        if (SCHEME.matcher(path).matches() && !pinned && !path.contains("@sha")) {
            return of(Kind.OTHER_SCHEME, text);
        }
        if (!pinned && path.matches(".*@[a-z0-9]+:.*")) {
            return of(Kind.BAD_DIGEST, text);
        }
        if (path.startsWith("/") || path.startsWith("\\") || path.startsWith("~") || !isPath(path)) {
            return of(Kind.ABSOLUTE, text);
        }
        return new ManifestReference(
                Kind.RELATIVE, path, pinned ? Optional.of(pin.group(2).toLowerCase(Locale.ROOT)) : Optional.empty());
    }

    private static boolean isPath(String text) {
        try {
            return !Path.of(text).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static ManifestReference of(Kind kind, String text) {
        return new ManifestReference(kind, text, Optional.empty());
    }
}
