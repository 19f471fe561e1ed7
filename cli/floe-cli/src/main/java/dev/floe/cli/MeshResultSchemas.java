package dev.floe.cli;

import static dev.floe.cli.ResultSchemas.choice;
import static dev.floe.cli.ResultSchemas.count;
import static dev.floe.cli.ResultSchemas.list;
import static dev.floe.cli.ResultSchemas.object;
import static dev.floe.cli.ResultSchemas.origins;
import static dev.floe.cli.ResultSchemas.result;
import static dev.floe.cli.ResultSchemas.text;
import static dev.floe.cli.ResultSchemas.truth;

import dev.floe.cli.report.JsonObject;
import dev.floe.spi.value.PropertyValue;

/** The JSON Schemas of what {@code floe enterprise}, {@code domain} and {@code product} print under {@code --output json}. */
final class MeshResultSchemas {
    private MeshResultSchemas() {}

    /** @param level the name of the command */
    static PropertyValue.Entries mesh(String level) {
        return result(level + "-result", "The result of floe " + level)
                .optional("manifest", text())
                .optional("origins", origins())
                .optional(
                        "products",
                        list(object().required("name", text())
                                .required("directory", text())
                                .optional("version", text())
                                .required("ports", ports())
                                .schema()))
                .optional(
                        "checked",
                        list(object().required("product", text())
                                .required("result", choice("compiles", "fails", "breaks", "failed before"))
                                .required("errors", count(0))
                                .schema()))
                .schema();
    }

    static PropertyValue.Entries product() {
        PropertyValue change = object().required("level", choice("major", "minor", "patch"))
                .required("kind", text())
                .optional("column", text())
                .required("message", text())
                .schema();
        return result("product-result", "The result of floe product")
                .optional("origins", origins())
                .optional("ports", ports())
                .optional(
                        "contracts",
                        list(object().required("port", text())
                                .required("version", text())
                                .required("path", text())
                                .required("written", truth())
                                .required(
                                        "document",
                                        new JsonObject().with("type", "object").value())
                                .schema()))
                .optional(
                        "differences",
                        list(object().required("port", text())
                                .required("version", text())
                                .optional("promised", text())
                                .optional("needed", text())
                                .optional("level", choice("major", "minor", "patch"))
                                .required("changes", list(change))
                                .schema()))
                .optional("verified", list(text()))
                .schema();
    }

    private static PropertyValue ports() {
        return list(object().required("direction", choice("output", "input"))
                .required("port", text())
                .optional("version", text())
                .optional("model", text())
                .optional("contract", text())
                .schema());
    }
}
