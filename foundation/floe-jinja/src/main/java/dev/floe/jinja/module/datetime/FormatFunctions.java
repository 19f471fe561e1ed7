package dev.floe.jinja.module.datetime;

import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.StringValue;
import java.util.function.Supplier;

/** The function {@code strftime} of whatever has one. */
final class FormatFunctions {
    /** No directive makes more text than this of one character, but for explicit widths, which have a limit. */
    private static final int MAXIMUM_GROWTH = 16;

    private FormatFunctions() {}

    static FunctionValue strftime(Supplier<TimeFormat> time) {
        return FunctionValue.of(Parameters.of("strftime(format)"), (evaluation, arguments) -> {
            String format = arguments.text("format");
            evaluation.chargeSteps(format.length());
            evaluation.chargeText((long) format.length() * MAXIMUM_GROWTH);
            return StringValue.of(time.get().format(format));
        });
    }
}
