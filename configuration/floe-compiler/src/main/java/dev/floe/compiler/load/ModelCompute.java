package dev.floe.compiler.load;

import dev.floe.documents.DocumentNode.Entry;
import dev.floe.documents.DocumentNode.Nothing;
import dev.floe.documents.DocumentNode.Scalar;
import dev.floe.documents.Located;
import dev.floe.spi.problem.ProblemCollector;
import dev.floe.spi.value.PropertyValue.Text;
import java.util.Optional;

/** A compute that a YAML file of dbt chooses for models. */
public final class ModelCompute {
    private ModelCompute() {}

    /** The choice; empty, and reported, where it is not a plain string; empty where nothing is chosen. */
    public static Optional<Located<String>> literal(Entry entry, ProblemCollector problems) {
        if (entry.value() instanceof Nothing) {
            return Optional.empty();
        }
        if (entry.value() instanceof Scalar scalar
                && scalar.value() instanceof Text text
                && !text.value().contains("{")) {
            return Optional.of(new Located<>(text.value(), scalar.place(), entry.keyPlace()));
        }
        problems.add(ModelConfigScanner.notLiteral(Located.at("", entry.value().place())));
        return Optional.empty();
    }
}
