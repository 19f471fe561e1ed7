package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What each rule said of each node of the dbt project. A violation that blocks never stands here: there is no artifact then.
 *
 * @param decidedOn the day by which exemptions were taken as running or expired, as {@code 2027-01-31}; empty where there
 *     are none, so that the day changes nothing
 * @param nodes by unique id
 */
public record Evidence(Optional<String> decidedOn, List<Exemption> exemptions, List<NodeEvidence> nodes) {
    /** Nothing was asked of the project. */
    public static final Evidence NONE = new Evidence(Optional.empty(), List.of(), List.of());

    public Evidence {
        requireNonNull(decidedOn, "decidedOn is null");
        exemptions = List.copyOf(exemptions);
        nodes = List.copyOf(nodes);
    }

    /**
     * Somebody's decision that a rule need not hold for a while.
     *
     * @param rule its name
     * @param nodes patterns of names or unique ids
     * @param expires the last day on which it holds
     * @param manifest which grants it
     * @param uses how many violations it has excused
     */
    public record Exemption(
            String rule,
            List<String> nodes,
            String reason,
            String owner,
            String expires,
            String manifest,
            State state,
            int uses) {
        public Exemption {
            requireNonNull(rule, "rule is null");
            nodes = List.copyOf(nodes);
            requireNonNull(reason, "reason is null");
            requireNonNull(owner, "owner is null");
            requireNonNull(expires, "expires is null");
            requireNonNull(manifest, "manifest is null");
            requireNonNull(state, "state is null");
        }
    }

    /** Whether an exemption holds. */
    public enum State {
        ACTIVE,
        EXPIRED
    }

    /**
     * What the rules said of one node.
     *
     * @param node its unique id
     * @param passed the names of the rules that it keeps, sorted
     */
    public record NodeEvidence(String node, List<String> passed, List<Finding> findings) {
        public NodeEvidence {
            requireNonNull(node, "node is null");
            passed = List.copyOf(passed);
            findings = List.copyOf(findings);
        }
    }

    /**
     * A violation that stops nobody.
     *
     * @param code such as {@code FLOE-C116}
     * @param file relative to the project directory
     * @param line counted from 1
     * @param column counted from 1
     * @param excuse the reason of the exemption; present where the status is {@code EXEMPTED}
     */
    public record Finding(
            String rule,
            String code,
            Status status,
            String message,
            String file,
            int line,
            int column,
            Optional<String> excuse) {
        public Finding {
            requireNonNull(rule, "rule is null");
            requireNonNull(code, "code is null");
            requireNonNull(status, "status is null");
            requireNonNull(message, "message is null");
            requireNonNull(file, "file is null");
            requireNonNull(excuse, "excuse is null");
        }
    }

    /** Why a violation stops nobody. */
    public enum Status {
        WARNED,
        NOTIFIED,
        EXEMPTED
    }
}
