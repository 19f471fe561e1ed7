package dev.floe.compiler.document;

import dev.floe.documents.DocumentNode;
import dev.floe.documents.Located;
import dev.floe.documents.shape.ObjectShape;
import dev.floe.documents.shape.SchemaDefinitions;
import dev.floe.documents.shape.Shape;
import dev.floe.documents.shape.Shapes;
import dev.floe.documents.shape.Subject;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue;
import java.util.Map;
import java.util.Optional;

/** A selection in its short form, the name alone, or its long form. */
final class SelectionShape {
    private SelectionShape() {}

    static Shape<SelectionSection> of(String title, String description) {
        ObjectShape<SelectionSection> longForm = ObjectShape.of(title, description, fields -> {
            var name = fields.required("name", Forms.NAME, "Which technology");
            var config = fields.optional("config", Shapes.properties(), "Its settings; never a credential");
            var secret = fields.optional(
                    "connection_secret_ref",
                    Forms.SECRET_REFERENCE,
                    "The name of the secret that holds its credentials");
            return values -> new SelectionSection(
                    values.get(name), values.get(config).map(Located::value).orElse(Map.of()), values.get(secret));
        });
        return Shapes.either(new ShortForm(), longForm);
    }

    /** The name alone. */
    private static final class ShortForm implements Shape<SelectionSection> {
        @Override
        public Optional<SelectionSection> read(Subject subject, DocumentNode node, ProblemCollector problems) {
            return Forms.NAME
                    .read(subject, node, problems)
                    .map(name -> new SelectionSection(
                            Optional.of(Located.at(name, node.place())), Map.of(), Optional.empty()));
        }

        @Override
        public String kind() {
            return Forms.NAME.kind();
        }

        @Override
        public PropertyValue.Entries jsonSchema(SchemaDefinitions definitions) {
            return Forms.NAME.jsonSchema(definitions);
        }
    }
}
