package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.StringValue;

/** Where the rows that fail a test are kept, when a command asks for all of them. */
public final class FailureRelations {
    private FailureRelations() {}

    /** Gives each data test a relation in the manifest, as dbt does with {@code --store-failures} while it parses. */
    public static void name(ParsedProject project) {
        Fields.dict(project.manifest(), "nodes").entries().values().forEach(node -> {
            if (node instanceof DictValue fields
                    && Fields.text(fields, "resource_type", "").equals("test")) {
                fields.put(
                        "relation_name",
                        StringValue.of(Relations.render(
                                project.language().adapter(),
                                fields,
                                "alias",
                                Fields.dict(Fields.dict(fields, "config"), "quoting"))));
            }
        });
    }
}
