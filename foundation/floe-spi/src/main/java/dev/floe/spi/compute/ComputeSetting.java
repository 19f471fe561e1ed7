package dev.floe.spi.compute;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A key that {@code config} of a compute takes, or that of a storage. Credentials are no settings: a compute reads them by
 * {@code env_var()}, and a storage is handed them.
 *
 * @param description one sentence without its full stop, for editors and {@code floe plugins}
 * @param choices the only texts allowed; empty: any
 * @param inheritance whether a manifest below may change it
 */
public record ComputeSetting(
        String name, SettingType type, String description, List<String> choices, Inheritance inheritance) {
    /** What a domain's manifest may do to a setting of its enterprise's. */
    public enum Inheritance {
        /** Set it anew. */
        OVERRIDABLE,
        /** Nothing: who sets it first fixes it, because it guards something. */
        FIXED
    }

    public ComputeSetting {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        requireNonNull(description, "description is null");
        choices = List.copyOf(choices);
        requireNonNull(inheritance, "inheritance is null");
    }

    public static ComputeSetting text(String name, String description) {
        return of(name, SettingType.TEXT, description);
    }

    public static ComputeSetting count(String name, String description) {
        return of(name, SettingType.COUNT, description);
    }

    public static ComputeSetting truth(String name, String description) {
        return of(name, SettingType.TRUTH, description);
    }

    public static ComputeSetting size(String name, String description) {
        return of(name, SettingType.SIZE, description);
    }

    public static ComputeSetting textList(String name, String description) {
        return of(name, SettingType.TEXT_LIST, description);
    }

    public static ComputeSetting map(String name, String description) {
        return of(name, SettingType.MAP, description);
    }

    /** The same text setting with nothing but these values allowed. */
    public ComputeSetting oneOf(String... allowed) {
        return new ComputeSetting(name, type, description, List.of(allowed), inheritance);
    }

    /** The same setting, fixed by whichever manifest sets it first. */
    public ComputeSetting fixed() {
        return new ComputeSetting(name, type, description, choices, Inheritance.FIXED);
    }

    private static ComputeSetting of(String name, SettingType type, String description) {
        return new ComputeSetting(name, type, description, List.of(), Inheritance.OVERRIDABLE);
    }
}
