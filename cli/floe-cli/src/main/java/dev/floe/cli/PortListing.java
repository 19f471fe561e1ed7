package dev.floe.cli;

import dev.floe.cli.report.JsonObject;
import dev.floe.compiler.document.InputPortSection;
import dev.floe.compiler.document.OutputPortSection;
import dev.floe.compiler.document.PortsSection;
import dev.floe.documents.Located;
import dev.floe.spi.value.PropertyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ports of products, as {@code floe.yaml} has them. */
final class PortListing {
    private PortListing() {}

    /** Adds a row for each port. */
    static void rows(TextTable table, String product, PortsSection ports) {
        for (Located<OutputPortSection> each : ports.output()) {
            OutputPortSection port = each.value();
            table.row(product, "output", text(port.title()), text(port.version()), text(port.model()));
        }
        for (Located<InputPortSection> each : ports.input()) {
            InputPortSection port = each.value();
            table.row(product, "input", name(port), text(port.version()), text(port.source()));
        }
    }

    static PropertyValue items(PortsSection ports) {
        List<PropertyValue> items = new ArrayList<>();
        for (Located<OutputPortSection> each : ports.output()) {
            OutputPortSection port = each.value();
            items.add(new JsonObject()
                    .with("direction", "output")
                    .with("port", text(port.title()))
                    .withOptional("version", port.version().map(Located::value))
                    .withOptional("model", port.model().map(Located::value))
                    .value());
        }
        for (Located<InputPortSection> each : ports.input()) {
            InputPortSection port = each.value();
            items.add(new JsonObject()
                    .with("direction", "input")
                    .with("port", name(port))
                    .withOptional("version", port.version().map(Located::value))
                    .withOptional("contract", port.contract().map(Located::value))
                    .value());
        }
        return new PropertyValue.Items(items);
    }

    private static String name(InputPortSection port) {
        return text(port.product()) + "/" + text(port.port());
    }

    private static String text(Optional<Located<String>> located) {
        return located.map(Located::value).orElse("-");
    }
}
