package dev.floe.compiler.contract;

import dev.floe.dbt.version.SemanticVersion;
import dev.floe.dbt.version.VersionRange;
import dev.floe.dbt.version.VersionRange.Comparison;
import dev.floe.dbt.version.VersionRange.Side;
import java.util.List;
import java.util.Optional;

/** Reads ranges of versions: comparisons such as {@code >=1.2.0}, with commas between them, or {@code ^1.2.0}. */
public final class VersionRanges {
    private VersionRanges() {}

    /** Empty if one of the comparisons is none. */
    public static Optional<VersionRange> read(String text) {
        VersionRange range = VersionRange.ANY;
        for (String part : text.split(",", -1)) {
            Optional<VersionRange> read = part(part.strip());
            if (read.isEmpty()) {
                return Optional.empty();
            }
            range = range.and(read.get());
        }
        return Optional.of(range);
    }

    private static Optional<VersionRange> part(String text) {
        if (text.startsWith("^")) {
            return SemanticVersion.read(text.substring(1)).map(VersionRanges::compatible);
        }
        return Comparison.read(text).map(comparison -> new VersionRange(List.of(comparison)));
    }

    /** All that promise no less. */
    private static VersionRange compatible(SemanticVersion version) {
        return new VersionRange(List.of(
                new Comparison(Side.AT_LEAST, version),
                new Comparison(Side.BELOW, NextVersion.after(version, ChangeLevel.MAJOR))));
    }
}
