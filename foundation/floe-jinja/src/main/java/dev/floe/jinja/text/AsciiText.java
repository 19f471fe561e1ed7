package dev.floe.jinja.text;

import dev.floe.jinja.value.Value;
import java.util.Locale;

/** Python's {@code ascii()}. */
final class AsciiText {
    private AsciiText() {}

    static String of(Value value) {
        StringBuilder ascii = new StringBuilder();
        value.repr().codePoints().forEach(point -> {
            if (point < 128) {
                ascii.append((char) point);
            } else {
                String form = point <= 0xff ? "\\x%02x" : point <= 0xffff ? "\\u%04x" : "\\U%08x";
                ascii.append(String.format(Locale.ROOT, form, point));
            }
        });
        return ascii.toString();
    }
}
