package dev.floe.spi.artifact;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who may do what with which layers.
 *
 * @param access what holds for a role and layer that {@code roles} does not name
 * @param roles by name
 */
public record AccessControl(Access access, Map<String, Role> roles) {
    /** The answer where no role gives one. */
    public enum Access {
        ALLOW,
        DENY
    }

    /** What can be done with a table. */
    public enum Privilege {
        READ,
        WRITE
    }

    /** What one role may do. */
    public record Role(List<String> layers, List<Privilege> privileges) {
        public Role {
            layers = List.copyOf(layers);
            privileges = List.copyOf(privileges);
        }
    }

    public AccessControl {
        requireNonNull(access, "access is null");
        roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
    }
}
