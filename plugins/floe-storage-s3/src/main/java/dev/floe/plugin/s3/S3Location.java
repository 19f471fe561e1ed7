package dev.floe.plugin.s3;

import dev.floe.spi.storage.StorageException;
import dev.floe.spi.storage.StorageException.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A location taken apart.
 *
 * @param scheme as it was written
 * @param key empty: the bucket itself
 */
record S3Location(String scheme, String bucket, String key) {
    private static final Pattern FORM = Pattern.compile("(s3[an]?)://([^/]+)(?:/(.*))?", Pattern.DOTALL);

    static S3Location of(String location) {
        Matcher matcher = FORM.matcher(location);
        if (!matcher.matches()) {
            throw new StorageException(
                    Kind.CONFIGURATION, "'" + location + "' is no location of S3, such as s3://bucket/directory");
        }
        String key = matcher.group(3);
        return new S3Location(matcher.group(1), matcher.group(2), key == null ? "" : key);
    }

    /** Another key of the same bucket. */
    S3Location sibling(String otherKey) {
        return new S3Location(scheme, bucket, otherKey);
    }

    @Override
    public String toString() {
        return scheme + "://" + bucket + (key.isEmpty() ? "" : "/" + key);
    }
}
