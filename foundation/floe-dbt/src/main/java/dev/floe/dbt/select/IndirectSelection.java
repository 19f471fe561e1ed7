package dev.floe.dbt.select;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which tests come along with the nodes that they test although nobody selected them. */
public enum IndirectSelection {
    /** Those of which at least one parent is selected. */
    EAGER("eager"),
    /** Those of which all parents are selected. */
    CAUTIOUS("cautious"),
    /** Those of which each parent is selected, is an ancestor of what is selected, or is a source. */
    BUILDABLE("buildable"),
    /** None. */
    EMPTY("empty");

    private final String text;

    IndirectSelection(String text) {
        this.text = text;
    }

    /** As the command line and selectors.yml write it. */
    public String text() {
        return text;
    }

    public static Optional<IndirectSelection> find(String text) {
        return Arrays.stream(values()).filter(mode -> mode.text.equals(text)).findFirst();
    }

    /** All names, in the order of this enum. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(IndirectSelection::text).toList();
    }
}
