package dev.floe.documents;

/** Which YAML a file is written in. */
public enum YamlDialect {
    /** floe's own files: YAML 1.2 core types; no tags, anchors, aliases, merge keys. */
    STRICT,
    /** dbt's files as PyYAML reads them: YAML 1.1 types ({@code yes} and {@code on} are booleans), anchors and merge keys. */
    DBT
}
