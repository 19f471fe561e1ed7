package dev.floe.cli.report;

import static java.util.Objects.requireNonNull;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The schema of SARIF 2.1.0 as OASIS publishes it. */
public final class SarifSchema {
    private SarifSchema() {}

    /** Where a report is none. */
    public static List<String> violations(String report) throws IOException {
        try (InputStream schema = SarifSchema.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V7)
                    .getSchema(requireNonNull(schema, "the schema of SARIF is missing"))
                    .validate(report, InputFormat.JSON)
                    .stream()
                    .map(Object::toString)
                    .toList();
        }
    }
}
