package dev.floe.compiler.document;

import static dev.floe.documents.shape.Shapes.list;

import dev.floe.documents.Located;
import dev.floe.documents.shape.ObjectShape;
import java.util.List;

/** What {@code ports} of {@code floe.yaml} may hold. */
final class PortsShape {
    private static final ObjectShape<OutputPortSection> OUTPUT =
            ObjectShape.of("OutputPort", "A table that the product offers to others", fields -> {
                var name = fields.optional("name", Forms.NAME, "What others call it; absent: the model's name");
                var model = fields.required("model", Forms.LABEL, "The model, seed or snapshot whose table it is");
                var version = fields.required("version", Forms.VERSION, "The version of its contract");
                var age = fields.optional("max_age", Forms.AGE, "How old its newest rows may be, such as 24h");
                var description = fields.optional("description", Forms.SENTENCE, "What it is for");
                return values -> new OutputPortSection(
                        values.get(name),
                        values.get(model),
                        values.get(version),
                        values.get(age),
                        values.get(description));
            });

    private static final ObjectShape<InputPortSection> INPUT =
            ObjectShape.of("InputPort", "A table of another product that this one reads", fields -> {
                var product = fields.required("product", Forms.NAME, "The product that offers it");
                var port = fields.required("port", Forms.NAME, "The name of its output port");
                var version = fields.required(
                        "version", Forms.RANGE, "The versions of the contract that will do, such as ^1.2.0");
                var contract = fields.required(
                        "contract", Forms.REFERENCE, "The contract's file: a path relative to this file");
                var source = fields.optional("source", Forms.LABEL, "The dbt source that reads it, as source.table");
                return values -> new InputPortSection(
                        values.get(product),
                        values.get(port),
                        values.get(version),
                        values.get(contract),
                        values.get(source));
            });

    static final ObjectShape<PortsSection> SHAPE =
            ObjectShape.of("Ports", "What the product offers to others, and reads of them", fields -> {
                var output = fields.optional("output", list(OUTPUT), "The tables that others may read");
                var input = fields.optional("input", list(INPUT), "The tables of other products that are read");
                return values -> new PortsSection(
                        values.get(output).map(Located::value).orElse(List.of()),
                        values.get(input).map(Located::value).orElse(List.of()));
            });

    private PortsShape() {}
}
