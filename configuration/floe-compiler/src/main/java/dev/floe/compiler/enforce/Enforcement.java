package dev.floe.compiler.enforce;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came of checking the rules.
 *
 * @param compliant empty if anything at all is wrong
 * @param violations how many each rule about dbt projects that is in force has found, by its name
 */
public record Enforcement(Optional<CompliantProduct> compliant, Map<String, Integer> violations) {
    public Enforcement {
        requireNonNull(compliant, "compliant is null");
        violations = Collections.unmodifiableMap(new TreeMap<>(violations));
    }
}
