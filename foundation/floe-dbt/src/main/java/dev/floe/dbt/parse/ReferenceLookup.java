package dev.floe.dbt.parse;

import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;
import java.util.Optional;

/** Finds the entries of the manifest that {@code ref} and {@code source} name. */
public interface ReferenceLookup {
    /**
     * The model, seed or snapshot of a name.
     *
     * @param packageName the package that the call names
     * @param version the version that the call names, or None
     * @param ownPackage the package of the node that calls
     */
    Optional<DictValue> node(String name, Optional<String> packageName, Value version, String ownPackage);

    /**
     * The function of a name.
     *
     * @param packageName the package that the call names
     * @param ownPackage the package of the node that calls
     */
    Optional<DictValue> function(String name, Optional<String> packageName, String ownPackage);

    /** The table of a source. */
    Optional<DictValue> source(String source, String table, String ownPackage);
}
