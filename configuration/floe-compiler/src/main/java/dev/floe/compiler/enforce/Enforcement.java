package dev.floe.compiler.enforce;

import static java.util.Objects.requireNonNull;

import dev.floe.compiler.port.PortContract;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came of checking the rules.
 *
 * @param compliant empty if anything at all is wrong
 * @param violations how many each rule about dbt projects that is in force has found, by its name
 * @param contracts of the output ports
 */
public record Enforcement(
        Optional<CompliantProduct> compliant, Map<String, Integer> violations, List<PortContract> contracts) {
    public Enforcement {
        requireNonNull(compliant, "compliant is null");
        contracts = List.copyOf(contracts);
        violations = Collections.unmodifiableMap(new TreeMap<>(violations));
    }
}
