package dev.floe.compiler.document;

import dev.floe.documents.Located;
import dev.floe.spi.artifact.AccessControl.Access;
import dev.floe.spi.artifact.AccessControl.Privilege;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code governance.access_control} of a manifest. */
public record AccessControlSection(Optional<Located<Access>> access, Map<String, Located<RoleSection>> roles) {
    /** One role. */
    public record RoleSection(
            Optional<Located<List<Located<String>>>> layers, Optional<Located<List<Located<Privilege>>>> privileges) {}

    public AccessControlSection {
        roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
    }
}
