package dev.floe.compiler.document;

import dev.floe.documents.shape.Shape;
import dev.floe.documents.shape.Shapes;

/** The forms that names and values of both files have in common. */
final class Forms {
    /** Of products, manifests, layers, environments, computes and other things that a platform names. */
    static final Shape<String> NAME =
            Shapes.text("^[a-z][a-z0-9_-]*$", "lower-case letters, digits, '-' and '_', starting with a letter", 63);

    /** A semantic version (semver.org 2.0.0), without a leading {@code v}. */
    static final Shape<String> VERSION = Shapes.text(
            "^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)"
                    + "(-(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)(\\.(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*))*)?"
                    + "(\\+[0-9a-zA-Z-]+(\\.[0-9a-zA-Z-]+)*)?$",
            "a semantic version such as 1.2.3",
            128);

    /** The name of a Kubernetes Secret (an RFC 1123 subdomain). */
    static final Shape<String> SECRET_REFERENCE = Shapes.text(
            "^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$",
            "the name of a secret: lower-case letters, digits, '-' and '.'",
            253);

    /** How long something is kept: days, weeks, months or years. */
    static final Shape<String> RETENTION =
            Shapes.text("^[1-9][0-9]{0,4}[dwmy]$", "a number and d, w, m or y, such as 90d or 7y", 32);

    /** How old something may be: minutes, hours or days. */
    static final Shape<String> AGE =
            Shapes.text("^[1-9][0-9]{0,4}[mhd]$", "a number and m, h or d, such as 30m or 24h", 32);

    /** A range of versions; whether each of its comparisons is one is checked where it is read. */
    static final Shape<String> RANGE =
            Shapes.text("^[^\\s](.*[^\\s])?$", "a range of versions such as ^1.2.0 or '>=1.2.0, <3.0.0'", 256);

    /** A namespace of the catalog; a dot separates its levels. */
    static final Shape<String> NAMESPACE = Shapes.text(
            "^[a-zA-Z][a-zA-Z0-9_-]*(\\.[a-zA-Z][a-zA-Z0-9_-]*)*$",
            "names of letters, digits, '_' and '-', separated by dots",
            255);

    /** What table names begin with. */
    static final Shape<String> PREFIX =
            Shapes.text("^[a-z][a-z0-9_]*$", "lower-case letters, digits and '_', starting with a letter", 63);

    /** A path, a reference or a URI. */
    static final Shape<String> REFERENCE =
            Shapes.text("^[^\\s](.*[^\\s])?$", "not blank, without spaces around it", 1024);

    /** The name of a dbt test, or of a tag. */
    static final Shape<String> LABEL = Shapes.text("^[^\\s,]+$", "not blank, without spaces and commas", 128);

    /** A regular expression; whether it is one is checked where it is compiled. */
    static final Shape<String> PATTERN = Shapes.text("^[^\\s]+$", "a regular expression without spaces", 256);

    /** An expression of the Common Expression Language; of one or several lines. */
    static final Shape<String> EXPRESSION =
            Shapes.text("^[\\s\\S]*[^\\s][\\s\\S]*$", "an expression that is not blank", 4096);

    /** Something for people to read. */
    static final Shape<String> SENTENCE = Shapes.text("^[^\\s](.*[^\\s])?$", "one line that is not blank", 512);

    /** A day. */
    static final Shape<String> DATE =
            Shapes.text("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", "a day such as 2027-01-31", 10);

    private Forms() {}
}
