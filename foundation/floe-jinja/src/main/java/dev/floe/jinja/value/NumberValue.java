package dev.floe.jinja.value;

import java.math.BigDecimal;

/** A number; booleans are numbers, as in Python. */
public sealed interface NumberValue extends Value permits BoolValue, IntValue, FloatValue, DecimalValue {

    /** The nearest double. */
    double doubleValue();

    /** The exact value; must not be called on a float that is infinite or not a number. */
    BigDecimal exact();
}
