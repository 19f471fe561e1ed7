package dev.floe.jinja.operation;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Value;

/** Which names templates may ask values for: not those by which Python reaches its own insides. */
public final class SafeAttributes {
    private SafeAttributes() {}

    /**
     * Lets a name pass.
     *
     * @throws TemplateException of kind SECURITY for one such as {@code __class__}
     */
    public static void require(Value value, String name) {
        if (name.startsWith("__") && name.endsWith("__")) {
            throw new TemplateException(
                    ErrorKind.SECURITY,
                    "access to attribute '%s' of '%s' object is unsafe".formatted(name, value.typeName()));
        }
    }
}
