package dev.floe.compiler.contract;

import dev.floe.spi.problem.ErrorCode;
import dev.floe.spi.problem.Fault;

/** What can be wrong with the contracts and ports of products, and with who belongs to a domain. */
public enum ContractError implements ErrorCode {
    /** A contract breaks the JSON Schema of the standard. */
    NOT_STANDARD("FLOE-C210"),
    /** A contract is of a release of the standard that floe does not know, or of nothing that floe has ports for. */
    NOT_READABLE("FLOE-C211"),
    VERSION_TOO_LOW("FLOE-C212"),
    PORT_MODEL_UNKNOWN("FLOE-C213"),
    PORT_TAKEN("FLOE-C214"),
    CONTRACT_MISSING("FLOE-C215"),
    /** The committed contract says something else than the product does. */
    CONTRACT_BEHIND("FLOE-C216"),
    INPUT_VERSION("FLOE-C217"),
    CONTRACT_OTHER("FLOE-C218"),
    RANGE_NOT_READABLE("FLOE-C219"),
    NAMESPACE_TAKEN("FLOE-C220"),
    MEMBER_UNKNOWN("FLOE-C221"),
    COLUMN_NOT_IN_MODEL("FLOE-C222"),
    COLUMN_TYPE_DIFFERS("FLOE-C223"),
    COLUMN_TYPE_UNKNOWN("FLOE-C224"),
    SOURCE_NOT_AS_PROMISED("FLOE-C225"),
    TABLE_DIFFERS("FLOE-C226"),
    MANIFEST_NOT_FOUND("FLOE-C227"),
    PRODUCT_BREAKS("FLOE-C228");

    private final String id;

    ContractError(String id) {
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
