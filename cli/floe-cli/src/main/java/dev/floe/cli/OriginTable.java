package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.spi.artifact.CompiledArtifacts;
import dev.floe.spi.artifact.Origin;
import dev.floe.spi.value.PropertyValue;
import java.util.ArrayList;
import java.util.List;

/** Every value that is in force, with who set it where. */
record OriginTable(CompiledArtifacts artifacts) {
    String text() {
        EffectiveValues values = EffectiveValues.of(artifacts);
        TextTable table = new TextTable().row("KEY", "VALUE", "SET BY", "AT");
        artifacts
                .origins()
                .forEach((key, origin) -> table.row(key, values.at(key).orElse("-"), origin.manifest(), place(origin)));
        return table.render();
    }

    PropertyValue items() {
        EffectiveValues values = EffectiveValues.of(artifacts);
        List<PropertyValue> items = new ArrayList<>();
        artifacts.origins().forEach((key, origin) -> items.add(item(key, values, origin)));
        return new PropertyValue.Items(items);
    }

    private static String place(Origin origin) {
        return origin.position().map(Origin.Position::toString).orElse("built in");
    }

    private static PropertyValue item(String key, EffectiveValues values, Origin origin) {
        JsonObject object = new JsonObject()
                .with("key", key)
                .withOptional("value", values.at(key))
                .with("manifest", origin.manifest());
        origin.position().ifPresent(position -> object.with("file", position.file())
                .with("line", position.line())
                .with("column", position.column()));
        return object.value();
    }
}
