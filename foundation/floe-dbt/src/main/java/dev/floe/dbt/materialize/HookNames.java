package dev.floe.dbt.materialize;

import dev.floe.dbt.document.Fields;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Value;

/** The names by which dbt speaks of a project's hooks. */
public final class HookNames {
    private HookNames() {}

    /** Package, kind and number, such as {@code shop.on-run-end.0}. */
    public static String of(DictValue operation) {
        String name = Fields.text(operation, "name", "");
        String kind = Fields.list(operation, "tags").stream()
                .map(Value::toText)
                .findFirst()
                .orElse("hook");
        return Fields.text(operation, "package_name", "") + "." + kind + "."
                + name.substring(name.lastIndexOf('-') + 1);
    }
}
