package dev.floe.compiler.document;

import dev.floe.documents.Located;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code governance} asks of every dbt project.
 *
 * @param truths the switches, by their path below {@code governance}
 * @param lists the lists, in the same way
 */
public record ProjectDemandsSection(
        Map<String, Located<Boolean>> truths, Map<String, Located<List<Located<String>>>> lists) {
    public ProjectDemandsSection {
        truths = Collections.unmodifiableMap(new LinkedHashMap<>(truths));
        lists = Collections.unmodifiableMap(new LinkedHashMap<>(lists));
    }
}
