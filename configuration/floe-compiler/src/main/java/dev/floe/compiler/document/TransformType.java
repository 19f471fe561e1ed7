package dev.floe.compiler.document;

/** What kind of transform it is. */
public enum TransformType {
    DBT
}
