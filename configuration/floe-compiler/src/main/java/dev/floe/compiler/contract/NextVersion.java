package dev.floe.compiler.contract;

import dev.floe.dbt.version.SemanticVersion;
import java.math.BigInteger;

/** The versions that a change asks for. */
public final class NextVersion {
    private NextVersion() {}

    /** The lowest version after another one that says how much has changed. Before 1.0.0, a minor version may break. */
    public static SemanticVersion after(SemanticVersion version, ChangeLevel level) {
        boolean isFirst = version.major().signum() == 0;
        return switch (level) {
            case MAJOR ->
                isFirst ? minor(version) : of(version.major().add(BigInteger.ONE), BigInteger.ZERO, BigInteger.ZERO);
            case MINOR -> isFirst ? patch(version) : minor(version);
            case PATCH -> patch(version);
        };
    }

    /** Whether a version is as high as another one, whatever pre-release or build it is. */
    public static boolean isReached(SemanticVersion needed, SemanticVersion version) {
        return of(version.major(), version.minor(), version.patch()).compareTo(needed) >= 0;
    }

    private static SemanticVersion minor(SemanticVersion version) {
        return of(version.major(), version.minor().add(BigInteger.ONE), BigInteger.ZERO);
    }

    private static SemanticVersion patch(SemanticVersion version) {
        return of(version.major(), version.minor(), version.patch().add(BigInteger.ONE));
    }

    private static SemanticVersion of(BigInteger major, BigInteger minor, BigInteger patch) {
        return new SemanticVersion(major, minor, patch, "", "");
    }
}
