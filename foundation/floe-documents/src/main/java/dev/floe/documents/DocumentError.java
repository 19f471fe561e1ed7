package dev.floe.documents;

import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Fault;

/** What can be wrong with a document, whatever it describes. */
public enum DocumentError implements ErrorCode {
    UNREADABLE("FLOE-D001"),
    TOO_LARGE("FLOE-D002"),
    NOT_UTF8("FLOE-D003"),
    BYTE_ORDER_MARK("FLOE-D004"),
    CONTROL_CHARACTER("FLOE-D005"),
    BIDIRECTIONAL_OVERRIDE("FLOE-D006"),
    SYNTAX("FLOE-D007"),
    TAG("FLOE-D008"),
    ANCHOR_OR_ALIAS("FLOE-D009"),
    MERGE_KEY("FLOE-D010"),
    DUPLICATE_KEY("FLOE-D011"),
    TOO_DEEP("FLOE-D012"),
    TOO_MANY_NODES("FLOE-D013"),
    SEVERAL_DOCUMENTS("FLOE-D014"),
    EMPTY("FLOE-D015"),
    KEY_NOT_A_STRING("FLOE-D016"),
    UNKNOWN_KEY("FLOE-D020"),
    WRONG_TYPE("FLOE-D021"),
    MISSING_KEY("FLOE-D022"),
    NOT_A_CHOICE("FLOE-D023"),
    OUT_OF_RANGE("FLOE-D024"),
    WRONG_FORM("FLOE-D025"),
    NO_VALUE("FLOE-D026"),
    ARTIFACT_TRUNCATED("FLOE-A001"),
    ARTIFACT_ALTERED("FLOE-A002"),
    ARTIFACT_VERSION("FLOE-A003");

    private final String id;

    DocumentError(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Fault fault() {
        return Fault.INPUT;
    }
}
