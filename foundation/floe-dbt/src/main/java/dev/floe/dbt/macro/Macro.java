package dev.floe.dbt.macro;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.template.Template;
import dev.floe.jinja.value.DictValue;
import org.jspecify.annotations.Nullable;

/**
 * A macro of a project.
 *
 * @param name the name by which it is called; a generic test's begins with {@code test_}
 * @param template the compiled block in which it stands
 * @param fields what the manifest says about it
 */
public record Macro(String packageName, String name, Template template, DictValue fields) {
    public Macro {
        requireNonNull(packageName, "packageName is null");
        requireNonNull(name, "name is null");
        requireNonNull(template, "template is null");
        requireNonNull(fields, "fields is null");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Macro macro && macro.uniqueId().equals(uniqueId());
    }

    @Override
    public int hashCode() {
        return uniqueId().hashCode();
    }

    public String uniqueId() {
        return "macro." + packageName + "." + name;
    }
}
