package dev.floe.dbt.version;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The versions that satisfy all of some comparisons, such as {@code >=1.0.0} and {@code <2.0.0}.
 *
 * @param comparisons none of them: any version
 */
public record VersionRange(List<Comparison> comparisons) {
    /** Any version. */
    public static final VersionRange ANY = new VersionRange(List.of());

    public VersionRange {
        comparisons = List.copyOf(comparisons);
    }

    /**
     * A version and on which side of it others have to be.
     *
     * @param version of which the sides are
     */
    public record Comparison(Side side, SemanticVersion version) {
        public Comparison {
            requireNonNull(side, "side is null");
            requireNonNull(version, "version is null");
        }

        /** Reads a comparison; a version alone means exactly that one. Empty if it is neither. */
        public static Optional<Comparison> read(String text) {
            for (Side side : Side.values()) {
                if (text.startsWith(side.sign)) {
                    return SemanticVersion.read(text.substring(side.sign.length()))
                            .map(version -> new Comparison(side, version));
                }
            }
            return SemanticVersion.read(text).map(version -> new Comparison(Side.EQUAL, version));
        }

        private boolean holds(SemanticVersion candidate) {
            int compared = candidate.compareTo(version);
            return switch (side) {
                case AT_LEAST -> compared >= 0;
                case AT_MOST -> compared <= 0;
                case ABOVE -> compared > 0;
                case BELOW -> compared < 0 && !isPrereleaseOfLimit(candidate);
                case EQUAL -> compared == 0;
            };
        }

        /** Who wants less than 2.0.0 does not want its betas either. */
        private boolean isPrereleaseOfLimit(SemanticVersion candidate) {
            return candidate.isPrerelease() && !version.isPrerelease() && candidate.hasNumbersOf(version);
        }

        @Override
        public String toString() {
            return side.sign + version;
        }
    }

    /** On which side of a version others are; longer signs come first. */
    public enum Side {
        AT_LEAST(">="),
        AT_MOST("<="),
        ABOVE(">"),
        BELOW("<"),
        EQUAL("=");

        private final String sign;

        Side(String sign) {
            this.sign = sign;
        }

        private boolean isLower() {
            return this == AT_LEAST || this == ABOVE;
        }

        private boolean isUpper() {
            return this == AT_MOST || this == BELOW;
        }

        private boolean isInclusive() {
            return this != ABOVE && this != BELOW;
        }
    }

    /** What is in both. */
    public VersionRange and(VersionRange other) {
        List<Comparison> all = new ArrayList<>(comparisons);
        other.comparisons.stream()
                .filter(comparison -> !all.contains(comparison))
                .forEach(all::add);
        return new VersionRange(all);
    }

    public boolean contains(SemanticVersion version) {
        return comparisons.stream().allMatch(comparison -> comparison.holds(version));
    }

    /** Whether no version can satisfy all comparisons. */
    public boolean isEmpty() {
        Optional<Comparison> exact = comparisons.stream()
                .filter(comparison -> comparison.side == Side.EQUAL)
                .findFirst();
        if (exact.isPresent()) {
            return !contains(exact.get().version);
        }
        for (Comparison lower : comparisons) {
            for (Comparison upper : comparisons) {
                if (lower.side.isLower() && upper.side.isUpper() && contradict(lower, upper)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean contradict(Comparison lower, Comparison upper) {
        int compared = lower.version.compareTo(upper.version);
        return compared > 0 || (compared == 0 && !(lower.side.isInclusive() && upper.side.isInclusive()));
    }

    @Override
    public String toString() {
        return comparisons.isEmpty()
                ? "any version"
                : comparisons.stream().map(Comparison::toString).collect(Collectors.joining(", "));
    }
}
