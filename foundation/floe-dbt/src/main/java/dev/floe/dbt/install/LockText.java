package dev.floe.dbt.install;

import dev.floe.dbt.document.DocumentValues;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.install.PackageResolution.Resolved;
import dev.floe.documents.YamlWriter;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.value.PropertyValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The text of package-lock.yml, quoted as PyYAML quotes, so that dbt and floe leave each other's file alone. */
final class LockText {
    private LockText() {}

    static String of(List<Resolved> packages, String fingerprint) {
        StringBuilder text = new StringBuilder("packages:\n");
        for (Resolved resolved : packages) {
            Map<String, String> fields = new TreeMap<>(resolved.pinned().locked());
            fields.put("name", resolved.projectName());
            String start = "  - ";
            for (Map.Entry<String, String> field : fields.entrySet()) {
                text.append(start).append(field.getKey()).append(": ").append(scalar(field.getValue()));
                text.append('\n');
                start = "    ";
            }
        }
        return text.append("sha1_hash: ")
                .append(scalar(fingerprint))
                .append('\n')
                .toString();
    }

    private static String scalar(String value) {
        if (!value.chars().allMatch(character -> character >= ' ' && character <= '~')) {
            return YamlWriter.write(PropertyValue.of(value)).strip();
        }
        return isReadAs(value, value) ? value : "'" + value.replace("'", "''") + "'";
    }

    /** Whether a scalar without quotes is the same text to a reader. */
    private static boolean isReadAs(String scalar, String value) {
        try {
            return DocumentValues.read("lock", ("value: " + scalar + "\n").getBytes(StandardCharsets.UTF_8))
                    .filter(DictValue.class::isInstance)
                    .flatMap(document -> Fields.find((DictValue) document, "value"))
                    .equals(Optional.of(StringValue.of(value)));
        } catch (FloeException unreadable) {
            return false;
        }
    }
}
