package dev.floe.jinja.syntax;

import java.util.List;

/** What a value is assigned to. */
public sealed interface Target {
    int offset();

    /** A variable. */
    record Variable(String name, int offset) implements Target {}

    /** Several targets, one for each element of the value. */
    record Unpacking(List<Target> targets, int offset) implements Target {
        public Unpacking {
            targets = List.copyOf(targets);
        }
    }

    /** {@code namespace.attribute}. */
    record NamespaceAttribute(String namespace, String attribute, int offset) implements Target {}
}
