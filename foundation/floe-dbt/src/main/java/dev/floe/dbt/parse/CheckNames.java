package dev.floe.dbt.parse;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;
import java.util.List;

/** The functions with which a template checks a value, and says itself what a failure is called. */
final class CheckNames {
    private CheckNames() {}

    /** {@code validation.any(a, b)}: a check that a value is one of some. */
    static DictValue validation() {
        DictValue validation = DictValue.empty();
        validation.put(
                "any",
                new FunctionValue(
                        "any",
                        (_, allowed) -> new FunctionValue("inner", (_, given) -> {
                            Value value = given.positional().getFirst();
                            if (!allowed.positional().contains(value)) {
                                throw TemplateException.of(
                                        ErrorKind.RAISED,
                                        "Expected value \"%s\" to be one of %s"
                                                .formatted(
                                                        value.toText(),
                                                        String.join(
                                                                ",",
                                                                allowed.positional().stream()
                                                                        .map(Value::toText)
                                                                        .toList())));
                            }
                            return NoneValue.NONE;
                        })));
        return validation;
    }

    static FunctionValue tryOrCompilerError() {
        return new FunctionValue("try_or_compiler_error", CheckNames::tried);
    }

    private static Value tried(Evaluation evaluation, Arguments arguments) {
        List<Value> positional = arguments.positional();
        try {
            return evaluation.call(
                    positional.get(1), new Arguments(positional.subList(2, positional.size()), arguments.named()));
        } catch (TemplateException failure) {
            if (failure.kind() == ErrorKind.BUDGET) {
                throw failure;
            }
            throw new TemplateException(ErrorKind.RAISED, positional.getFirst().toText(), failure);
        }
    }
}
