package dev.floe.jinja.template;

/** A compiled statement. */
@FunctionalInterface
interface StatementCode {
    Flow run(Frame frame, Output output);

    /** Several statements, one after the other, until one leaves the loop around them. */
    static StatementCode sequence(StatementCode[] statements) {
        return switch (statements.length) {
            case 0 -> (frame, output) -> Flow.NEXT;
            case 1 -> statements[0];
            default ->
                (frame, output) -> {
                    for (StatementCode statement : statements) {
                        Flow flow = statement.run(frame, output);
                        if (flow != Flow.NEXT) {
                            return flow;
                        }
                    }
                    return Flow.NEXT;
                };
        };
    }
}
