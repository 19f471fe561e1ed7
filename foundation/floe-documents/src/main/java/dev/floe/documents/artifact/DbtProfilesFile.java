package dev.floe.documents.artifact;

import dev.floe.documents.YamlWriter;
import dev.floe.spi.artifact.DbtProfile;
import dev.floe.spi.value.PropertyValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** dbt's {@code profiles.yml}. */
public final class DbtProfilesFile {
    private DbtProfilesFile() {}

    /** The text of the file. Equal profiles give equal bytes. */
    public static String write(DbtProfile profile) {
        Map<String, PropertyValue> outputs = new LinkedHashMap<>();
        profile.outputs().forEach((name, target) -> outputs.put(name, new PropertyValue.Entries(target.entries())));
        Map<String, PropertyValue> body = new LinkedHashMap<>();
        body.put("target", PropertyValue.of(profile.target()));
        body.put("outputs", new PropertyValue.Entries(outputs));
        return YamlWriter.write(new PropertyValue.Entries(Map.of(profile.name(), new PropertyValue.Entries(body))));
    }
}
