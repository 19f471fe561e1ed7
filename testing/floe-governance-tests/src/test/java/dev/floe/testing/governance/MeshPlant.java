package dev.floe.testing.governance;

/** One way to break what a product of a mesh owes to the others. */
enum MeshPlant {
    CONTRACT_BREAKS_THE_STANDARD("FLOE-C210", File.CONTRACT, "kind: DataContract", "kind: Contract"),
    CONTRACT_OF_ANOTHER_RELEASE("FLOE-C211", File.CONTRACT, "apiVersion: v3.1.0", "apiVersion: v2.2.2"),
    TYPE("FLOE-C212", File.SQL, "as integer", "as bigint", File.FLOE, "model: facts"),
    COLUMN("FLOE-C212", File.SQL, "as note", "as remark", File.FLOE, "model: facts"),
    MODEL("FLOE-C213", File.FLOE, "model: facts", "model: fact, name: facts"),
    SOURCE("FLOE-C213", File.FLOE, "source: up.facts", "source: up.fact"),
    PORT_TAKEN(
            "FLOE-C214",
            File.FLOE,
            "  input:",
            "    - {model: others, name: facts, version: 1.0.0}\n  input:",
            File.FLOE,
            "model: others"),
    CONTRACT_MISSING("FLOE-C215", File.FLOE, "/facts.odcs.yaml", "/fact.odcs.yaml"),
    CONTRACT_BEHIND("FLOE-C216", File.FLOE, "version: 1.0.0", "version: 1.0.1"),
    RANGE("FLOE-C217", File.FLOE, "version: ^1.0.0", "version: ^2.0.0"),
    CONTRACT_OF_ANOTHER_PORT("FLOE-C218", File.CONTRACT, "id: p", "id: q"),
    RANGE_NOT_READABLE("FLOE-C219", File.FLOE, "version: ^1.0.0", "version: latest"),
    NAMESPACE("FLOE-C220", "../../crm/floe.yaml", "gold: ns_up", "gold: ns_PRODUCT", File.FLOE, "namespaces:"),
    MEMBERSHIP("FLOE-C221", File.DOMAIN, "products/*", "products/p0", File.FLOE, "platform:"),
    COLUMN_NOT_IN_MODEL("FLOE-C222", File.PROPERTIES, "- {name: amount}", "- {name: amount}\n      - {name: sum}"),
    COLUMN_TYPE_DIFFERS("FLOE-C223", File.PROPERTIES, "- {name: amount}", "- {name: amount, data_type: date}"),
    COLUMN_TYPE_UNKNOWN("FLOE-C224", File.SQL, "cast(2 as double)", "some_macro(2)", File.PROPERTIES, "{name: amount}"),
    SOURCE_TYPE("FLOE-C225", File.PROPERTIES, "data_type: integer", "data_type: bigint"),
    SOURCE_COLUMN("FLOE-C225", File.PROPERTIES, "{name: id, data_type", "{name: ident, data_type");

    private final String code;
    private final String file;
    private final String old;
    private final String text;
    private final String reportedFile;
    private final String reportedLine;

    MeshPlant(String code, String file, String old, String text) {
        this(
                code,
                file,
                old,
                text,
                file,
                text.substring(text.lastIndexOf('\n') + 1).strip());
    }

    MeshPlant(String code, String file, String old, String text, String reportedFile, String reportedLine) {
        this.code = code;
        this.file = file;
        this.old = old;
        this.text = text;
        this.reportedFile = reportedFile;
        this.reportedLine = reportedLine;
    }

    /** The files of a product. */
    static final class File {
        static final String FLOE = "floe.yaml";
        static final String SQL = "models/facts.sql";
        static final String PROPERTIES = "models/properties.yml";
        static final String CONTRACT = "contracts/facts.odcs.yaml";
        static final String DOMAIN = "../../domain.yaml";

        private File() {}
    }

    String code() {
        return code;
    }

    String file() {
        return file;
    }

    /** The file's text with the violation. */
    String plantedIn(String before, String product) {
        if (!before.contains(old)) {
            throw new IllegalStateException("'" + old + "' is not in " + file);
        }
        return before.replace(old, text.replace("PRODUCT", product));
    }

    String reportedFile() {
        return reportedFile;
    }

    /** A part of the line that has to be reported. */
    String reportedLine() {
        return reportedLine;
    }
}
