package dev.floe.dbt.compile;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.DictValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where nodes are read that are not built here: what another run has made.
 *
 * @param nodes the entries of its manifest
 * @param preference for what is there in both places
 */
public record Deferral(DictValue nodes, Preference preference) {
    private static final Set<String> REFERABLE = Set.of("model", "seed", "snapshot", "function");

    /** Which relation is read where both are there. */
    public enum Preference {
        HERE,
        THERE
    }

    public Deferral {
        requireNonNull(nodes, "nodes is null");
        requireNonNull(preference, "preference is null");
    }

    /** Everything is read here. */
    public static Deferral none() {
        return new Deferral(DictValue.empty(), Preference.HERE);
    }

    /** What the other run has made of a node. */
    public Optional<DictValue> find(String uniqueId) {
        return Fields.find(nodes, uniqueId)
                .filter(DictValue.class::isInstance)
                .map(DictValue.class::cast)
                .filter(node -> REFERABLE.contains(Fields.text(node, "resource_type", ""))
                        && !Fields.text(Fields.dict(node, "config"), "materialized", "")
                                .equals("ephemeral"));
    }

    /** Whether a node is read there, even if it is here, too. */
    boolean prefersThere(String uniqueId, List<String> selected) {
        return preference == Preference.THERE && !selected.contains(uniqueId);
    }
}
