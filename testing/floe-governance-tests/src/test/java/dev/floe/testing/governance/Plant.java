package dev.floe.testing.governance;

/** One way to break a rule in a model that keeps all of them. */
enum Plant {
    NAME("FLOE-C112"),
    ALIAS("FLOE-C112"),
    NAME_PATTERN("FLOE-C112"),
    LAYER("FLOE-C113"),
    REQUIRED_TEST("FLOE-C114"),
    COVERAGE("FLOE-C115"),
    DESCRIPTION("FLOE-C116"),
    COLUMN_DESCRIPTION("FLOE-C116"),
    OWNER("FLOE-C117"),
    TAG("FLOE-C118"),
    META("FLOE-C119"),
    MATERIALIZATION("FLOE-C120"),
    MATERIALIZATION_IN_PROPERTIES("FLOE-C120"),
    PRIMARY_KEY("FLOE-C121"),
    CONTRACT("FLOE-C122"),
    FRESHNESS("FLOE-C123"),
    FUNCTION("FLOE-C124"),
    FUNCTION_WITHOUT_PARENTHESES("FLOE-C124"),
    SOURCE("FLOE-C125"),
    OTHER_PROJECT("FLOE-C126"),
    HARD_CODED("FLOE-C127"),
    HARD_CODED_JOIN("FLOE-C127"),
    HARD_CODED_FILE("FLOE-C127"),
    RETENTION("FLOE-C128"),
    SNAPSHOT_STRATEGY("FLOE-C129"),
    SNAPSHOT_DELETES("FLOE-C129"),
    NAMESPACE("FLOE-C130"),
    NO_LAYER("FLOE-C131"),
    POLICY_COLUMN("FLOE-C132"),
    POLICY_NODE("FLOE-C132"),
    POLICY_EDGE("FLOE-C132"),
    UNKNOWN_COLUMN("FLOE-C180"),
    UNKNOWN_RELATION("FLOE-C181"),
    AMBIGUOUS_COLUMN("FLOE-C182"),
    COLUMN_COUNT("FLOE-C183"),
    TYPE_CLASH("FLOE-C184"),
    CLASSIFIED_COLUMN("FLOE-C185"),
    CLASSIFIED_FROM_AFAR("FLOE-C185"),
    UNKNOWN_CLASSIFICATION("FLOE-C191"),
    CLASSIFICATION_LOST("FLOE-C192"),
    LOOSE_GATE("FLOE-C230"),
    CHECK_THAT_DELETES("FLOE-C231"),
    CHECK_THAT_READS_A_FILE("FLOE-C232"),
    CHECK_OF_ANOTHER_TABLE("FLOE-C233");

    private final String code;

    Plant(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    /** Whether it can be planted in a model of this layer, counted from 0. */
    boolean fits(Style style, int layer) {
        return switch (this) {
            case NAME, ALIAS -> !style.prefix(layer).isEmpty();
            case LAYER -> style == Style.MEDALLION ? layer == 2 : layer == 1;
            case FRESHNESS -> layer == 0;
            case SOURCE, CLASSIFIED_COLUMN -> layer > 0;
            case CLASSIFIED_FROM_AFAR, CLASSIFICATION_LOST -> layer == 1;
            default -> true;
        };
    }
}
