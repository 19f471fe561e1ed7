package dev.floe.dbt.version;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of dbt or of a package, ordered by its numbers first and its pre-release then.
 *
 * @param prerelease what stands before a release, such as {@code b1}; empty for the release itself
 * @param build what follows a plus sign; it has no part in the order
 */
public record SemanticVersion(BigInteger major, BigInteger minor, BigInteger patch, String prerelease, String build)
        implements Comparable<SemanticVersion> {
    private static final String NUMBER = "(0|[1-9]\\d*)";
    private static final String PART = "(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)";
    private static final Pattern FORM =
            Pattern.compile("%1$s\\.%1$s\\.%1$s(?:-?(%2$s(?:\\.%2$s)*))?(?:\\+([0-9A-Za-z-]*(?:\\.[0-9A-Za-z-]*)*))?"
                    .formatted(NUMBER, PART));

    public SemanticVersion {
        requireNonNull(major, "major is null");
        requireNonNull(minor, "minor is null");
        requireNonNull(patch, "patch is null");
        requireNonNull(prerelease, "prerelease is null");
        requireNonNull(build, "build is null");
    }

    /** Reads a version of three numbers; empty if it is none. */
    public static Optional<SemanticVersion> read(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new SemanticVersion(
                new BigInteger(matcher.group(1)),
                new BigInteger(matcher.group(2)),
                new BigInteger(matcher.group(3)),
                Optional.ofNullable(matcher.group(4)).orElse(""),
                Optional.ofNullable(matcher.group(5)).orElse("")));
    }

    public boolean isPrerelease() {
        return !prerelease.isEmpty();
    }

    /** Whether the three numbers are the same. */
    boolean hasNumbersOf(SemanticVersion other) {
        return major.equals(other.major) && minor.equals(other.minor) && patch.equals(other.patch);
    }

    @Override
    public int compareTo(SemanticVersion other) {
        int numbers = major.compareTo(other.major);
        if (numbers == 0) {
            numbers = minor.compareTo(other.minor);
        }
        if (numbers == 0) {
            numbers = patch.compareTo(other.patch);
        }
        if (numbers != 0) {
            return numbers;
        }
        if (isPrerelease() != other.isPrerelease()) {
            return isPrerelease() ? -1 : 1;
        }
        return isPrerelease() ? comparePrerelease(parts(prerelease), parts(other.prerelease)) : 0;
    }

    private static List<String> parts(String prerelease) {
        return List.of(prerelease.split("\\.", -1));
    }

    /** Part by part: numbers as numbers and before words; the longer one is later where all else is equal. */
    private static int comparePrerelease(List<String> left, List<String> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            boolean isLeftNumber = isNumber(left.get(i));
            boolean isRightNumber = isNumber(right.get(i));
            int compared;
            if (isLeftNumber && isRightNumber) {
                compared = new BigInteger(left.get(i)).compareTo(new BigInteger(right.get(i)));
            } else if (isLeftNumber || isRightNumber) {
                compared = isLeftNumber ? -1 : 1;
            } else {
                compared = left.get(i).compareTo(right.get(i));
            }
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static boolean isNumber(String part) {
        return part.chars().allMatch(character -> character >= '0' && character <= '9');
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch + (prerelease.isEmpty() ? "" : "-" + prerelease)
                + (build.isEmpty() ? "" : "+" + build);
    }
}
