package dev.floe.testing.run;

import java.util.List;

/**
 * Something that goes wrong with one request of a run to its catalog, or with several.
 *
 * @param request the first of them: {@code METHOD path}, as a regular expression
 * @param occurrence of it
 * @param times for how many requests in a row, whichever they are
 */
record CatalogFault(String name, String request, int occurrence, int times, Kind kind) {
    /** What goes wrong. */
    enum Kind {
        /** 500; the catalog knows nothing of the request. */
        ERROR,
        /** 503; the catalog knows nothing of the request. */
        UNAVAILABLE,
        /** 504, after the catalog has done what it was told. */
        TIMEOUT_AFTER,
        /** 500, after the catalog has done what it was told. */
        ERROR_AFTER,
        /** 429, with a time to wait. */
        TOO_MANY,
        /** 401, as for a token that has expired. */
        EXPIRED,
        /** No answer ever; the catalog knows nothing of the request. */
        HANG,
        /** No answer ever, after the catalog has done what it was told. */
        HANG_AFTER,
        /** The connection is cut; the catalog knows nothing of the request. */
        RESET,
        /** The connection is cut, after the catalog has done what it was told. */
        RESET_AFTER,
        /** The catalog gets the request only after whoever made it has given up waiting. */
        LATE
    }

    private static final String PUBLICATION = "POST .*/transactions/commit";
    private static final String LEASE = "POST .*/floe/tables/generations";
    private static final String LOAD = "GET .*/gold/tables/.*";
    private static final String STATE = "GET .*/floe/tables/generations";
    private static final String TOKEN = "POST .*/oauth/tokens";
    private static final String CONFIG = "GET .*/config";

    /** Every fault, a short time each. */
    static final List<CatalogFault> ALL = List.of(
            of("500 to the publication", PUBLICATION, Kind.ERROR),
            of("503 to the publication", PUBLICATION, Kind.UNAVAILABLE),
            of("504 after the publication", PUBLICATION, Kind.TIMEOUT_AFTER),
            of("500 after the publication", PUBLICATION, Kind.ERROR_AFTER),
            of("429 to the publication", PUBLICATION, Kind.TOO_MANY),
            of("401 to the publication", PUBLICATION, Kind.EXPIRED),
            of("no answer to the publication", PUBLICATION, Kind.HANG),
            of("no answer after the publication", PUBLICATION, Kind.HANG_AFTER),
            of("connection cut before the publication", PUBLICATION, Kind.RESET),
            of("connection cut after the publication", PUBLICATION, Kind.RESET_AFTER),
            of("publication that comes late", PUBLICATION, Kind.LATE),
            new CatalogFault("504 after the publication, then silence", PUBLICATION, 1, 200, Kind.TIMEOUT_AFTER),
            new CatalogFault("500 to the publication, then to all", PUBLICATION, 1, 200, Kind.ERROR),
            new CatalogFault("connections cut from the publication on", PUBLICATION, 1, 200, Kind.RESET),
            of("500 to the lease", LEASE, Kind.ERROR),
            of("504 after the lease", LEASE, Kind.TIMEOUT_AFTER),
            of("no answer after the lease", LEASE, Kind.HANG_AFTER),
            of("connection cut after the lease", LEASE, Kind.RESET_AFTER),
            of("503 to a table", LOAD, Kind.UNAVAILABLE),
            of("no answer for a table", LOAD, Kind.HANG),
            of("connection cut for a table", LOAD, Kind.RESET),
            of("401 for a table", LOAD, Kind.EXPIRED),
            of("429 for a table", LOAD, Kind.TOO_MANY),
            new CatalogFault("500 for all tables", LOAD, 3, 200, Kind.ERROR),
            of("500 for the state", STATE, Kind.ERROR),
            of("503 for a token", TOKEN, Kind.UNAVAILABLE),
            of("500 for the configuration", CONFIG, Kind.ERROR),
            new CatalogFault("connections cut from the start", CONFIG, 1, 200, Kind.RESET));

    /** One of each kind, for every build. */
    static final List<CatalogFault> SOME = ALL.stream()
            .filter(fault -> List.of(
                            "504 after the publication",
                            "no answer after the publication",
                            "publication that comes late",
                            "connection cut before the publication",
                            "504 after the publication, then silence",
                            "504 after the lease",
                            "401 for a table",
                            "429 for a table",
                            "500 for all tables")
                    .contains(fault.name()))
            .toList();

    private static CatalogFault of(String name, String request, Kind kind) {
        return new CatalogFault(name, request, 1, 1, kind);
    }
}
